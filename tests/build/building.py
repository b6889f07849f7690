"""Runs the builds that the tests look at, and reads what they wrote."""

from __future__ import annotations

import gzip
import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import sample

if TYPE_CHECKING:
    from collections.abc import Mapping

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]

# Every address of the sample, by kind of record; "" is the pages that list records.
ADDRESSES = {
    "": [
        "", "agenda/", "bronnen/", "doelgroepen/", "doelgroepen/jongeren/", "doelgroepen/ouders/",
        "gebieden/", "interventies/", "kennis/", "mijlpalen/", "nieuws/", "overzicht/",
        "resultaten/", "themas/", "velden/", "vergelijken/", "onderbouwing/", "zoeken/",
        "volgen/", "nieuw/", "redactie/",
    ],
    "intervention": ["interventies/proefteam/"],
    "area": ["gebieden/proefwijk/"],
    "theme": ["themas/digitale-weerbaarheid/"],
    "milestone": ["mijlpalen/proefcongres/"],
    "news": ["nieuws/proef-begint/"],
    "knowledge": ["kennis/onderzoek-proef/"],
    "source": ["bronnen/brief/"],
    "funding": ["agenda/regeling/"],
    "action-line": ["agenda/interventies/"],
    "council": ["agenda/proefraad/"],
    "page": ["over-de-proef/"],
}  # fmt: skip

# Characters that HTML, Jinja, regular expressions or the shell itself could take for their own.
HARD = """ A & B < C > D "E" 'F' {{ G }} slot-body-slot \\g"""

# Problems of several sorts in several files, none of which causes another, and where they are.
BROKEN = {
    "interventions/proefteam.yml": sample.INTERVENTION.replace(
        "themes: [digitale-weerbaarheid]", "themes: [digitale-weerbaarhied, veiligheid]"
    ),
    "news/proef-begint.md": sample.NEWS.replace("title: Proef", "title: Proef: de"),
    "programme/council/proefraad.yml": sample.COUNCIL + "title: Tweemaal\n",
    "knowledge/onderzoek-proef.md": sample.KNOWLEDGE.replace(
        "date: 2025\n", "date: 2025-13\nkleur: rood\n"
    ),
    "meedoen.md": "# Meedoen\n\nZie [x](theme:niets) en [y](area:nergens).\n",
    "verdwaald.yml": "title: Verdwaald\n",
}
BROKEN_PLACES = [
    "interventions/proefteam.yml:3:10",
    "interventions/proefteam.yml:3:33",
    "knowledge/onderzoek-proef.md:7:1",
    "knowledge/onderzoek-proef.md:8:1",
    "meedoen.md:3:9",
    "meedoen.md:3:29",
    "news/proef-begint.md:2:13",
    "programme/council/proefraad.yml:6:1",
    "verdwaald.yml:1:1",
]


def problem_places(output: str) -> list[str]:
    """Return the place of every problem that a program printed, from the content folder."""
    return re.findall(r"^\S*?content/(\S+?:\d+:\d+): ", output, re.MULTILINE)


def environment(content: Path | None = None, **more: str) -> dict[str, str]:
    """Return the environment of a build: that of the tests, without Palet's own settings."""
    ours = ("PALET_", "PYTHONPATH")  # scripts/setup sets the path, which MkDocs must not need
    own = {name: value for name, value in os.environ.items() if not name.startswith(ours)}
    own["NO_MKDOCS_2_WARNING"] = "1"
    if content:
        own["PALET_CONTENT"] = str(content)
    return {**own, **more}


def run(
    *command: str | Path, cwd: Path = ROOT, env: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    """Run Python with these arguments to its end."""
    return subprocess.run(
        [sys.executable, *command], capture_output=True, text=True, check=False,
        cwd=cwd, env=env or environment(), timeout=120,
    )  # fmt: skip


def palet(
    *words: str | Path, root: Path = ROOT, cwd: Path = ROOT, env: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    """Run a command of the Palet in ``root`` to its end, as its scripts call it."""
    own = {**(env or environment()), "PYTHONPATH": str(root / "hooks")}
    return run("-P", "-m", "palet", *words, cwd=cwd, env=own)


def mkdocs(
    content: Path, site: Path, *, tool: str = "mkdocs", config: Path | None = None, **env: str
) -> subprocess.CompletedProcess[str]:
    """Build ``site`` from ``content`` with MkDocs or a program that stands in for it."""
    return run(
        "-m", tool, "build", "--strict", "-f", config or ROOT / "mkdocs.yml", "--site-dir", site,
        cwd=content.parent, env=environment(content, **env),
    )  # fmt: skip


def with_hooks(folder: Path, *names: str) -> Path:
    """Return a configuration like Palet's own, with more hooks from this folder."""
    hooks = [ROOT / "hooks" / "publish.py", *(HERE / f"{name}.py" for name in names)]
    config = folder / f"{'-'.join(names)}.yml"
    config.write_text(
        f"INHERIT: {ROOT / 'mkdocs.yml'}\n"
        f"theme: {{custom_dir: {ROOT / 'theme_overrides'}}}\n"
        f"hooks: [{', '.join(map(str, hooks))}]\n"
        "watch: []\n",
        "utf-8",
    )
    return config


def build(*arguments: str | Path, cwd: Path = ROOT) -> subprocess.CompletedProcess[str]:
    """Run ``scripts/build`` with these arguments."""
    return palet("build", *arguments, cwd=cwd)


def copy_of_palet(folder: Path) -> Path:
    """Return a copy of Palet without content, that runs with the Python of the tests."""
    for name in ("hooks", "scripts", "theme_overrides"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("mkdocs.yml", "requirements.txt"):
        shutil.copy(ROOT / name, folder / name)
    # What scripts/setup would have made, so that it has nothing to install.
    python = folder / ".venv" / "bin" / "python"
    python.parent.mkdir(parents=True)
    python.write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)} "$@"\n', "utf-8")
    python.chmod(0o755)
    (folder / ".venv" / "made-with").symlink_to(python)
    shutil.copy(ROOT / "requirements.txt", folder / ".venv" / "installed-requirements.txt")
    return folder


def read(folder: Path) -> dict[str, bytes]:
    """Return the bytes of every file below ``folder``, by its place."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def hits(site: Path) -> dict[str, list[str]]:
    """Return for each kind, by its Dutch name, the addresses of what its hits are."""
    addresses = {}
    for fragment in (site / "pagefind" / "fragment").iterdir():
        _, text = gzip.decompress(fragment.read_bytes()).split(b"pagefind_dcd", 1)
        addresses[fragment.name.split(".")[0]] = json.loads(text)["url"].lstrip("/")
    records = json.loads((site / "pagefind" / "records.json").read_text("utf-8"))
    return {
        kind: [addresses[f"nl_{hash_}"] for hash_ in hashes.split(" ")]
        for kind, hashes in records.items()
    }


def stamps(folder: Path) -> dict[str, int]:
    """Return the time of the last change of every file and folder, by its place."""
    return {
        path.relative_to(folder).as_posix(): path.stat().st_mtime_ns
        for path in (folder, *folder.rglob("*"))
    }


def addresses(folder: Path) -> list[str]:
    """Return the address of every page in the site, sorted."""
    pages = (path.parent.relative_to(folder).as_posix() for path in folder.rglob("index.html"))
    return sorted("" if page == "." else f"{page}/" for page in pages)


def hard_titles() -> dict[str, str]:
    """Return the sample's records with ``HARD`` in the titles and the summaries."""
    quoted = HARD.replace("'", "''")
    files = {}
    for name, text in sample.FILES.items():
        # The name of the site stands in the shell itself, which has slots of its own.
        own = quoted.replace("slot-body-slot", "slot") if name == "site.yml" else quoted
        lines = text.split("\n")
        for number, line in enumerate(lines):
            field, _, words = line.partition(": ")
            if field in ("title", "summary"):
                lines[number] = f"{field}: '{words}{own}'"
        files[name] = "\n".join(lines)
    return files
