"""Lets scripts/setup install what a test wants, in a copy of Palet."""

from __future__ import annotations

import hashlib
import json
import re
import shutil
import subprocess
import zipfile
from typing import TYPE_CHECKING

from building import ROOT, environment

if TYPE_CHECKING:
    from pathlib import Path

LOCKS = ("requirements", "requirements-dev")
INSTALLING = "Palet wordt geïnstalleerd. Dat kan een minuut duren.\n"
NO_REGISTRY = {"PIP_NO_INDEX": "1", "PIP_CONFIG_FILE": "/dev/null", "PIP_EXTRA_INDEX_URL": ""}


def fresh_copy(folder: Path) -> Path:
    """Return a copy of Palet without ``.venv``, of which the locks hold nothing."""
    for name in ("hooks", "scripts"):
        ignored = shutil.ignore_patterns("__pycache__")
        shutil.copytree(ROOT / name, folder / name, ignore=ignored)
    for name in ("requirements-pip", *LOCKS):
        (folder / f"{name}.txt").write_text("")
    return folder


def start(palet: Path, lock: str = "requirements", **more: str) -> subprocess.Popen[str]:
    """Begin to install a lock."""
    return subprocess.Popen(
        ["bash", "-c", f'. scripts/setup {lock} && echo "$python"'],
        cwd=palet, env=environment(**more), text=True,
        stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip


def setup(palet: Path, lock: str = "requirements", **more: str) -> tuple[int, str, str]:
    """Install a lock; return the exit status and what was said on both outputs."""
    process = start(palet, lock, **more)
    said, complained = process.communicate(timeout=300)
    return process.returncode, said, complained


def wheel(folder: Path, name: str, version: str, *requires: str) -> str:
    """Write a package that holds nothing to ``folder``; return its line in a lock."""
    stem = f"{name.replace('-', '_')}-{version}"
    about = ["Metadata-Version: 2.1", f"Name: {name}", f"Version: {version}"]
    about += [f"Requires-Dist: {each}" for each in requires]
    path = folder / f"{stem}-py3-none-any.whl"
    with zipfile.ZipFile(path, "w") as file:
        file.writestr(f"{stem}.dist-info/METADATA", "\n".join([*about, ""]))
        file.writestr(f"{stem}.dist-info/WHEEL", "Wheel-Version: 1.0\nTag: py3-none-any\n")
        file.writestr(f"{stem}.dist-info/RECORD", "")
    return f"{name}=={version} --hash=sha256:{hashlib.sha256(path.read_bytes()).hexdigest()}\n"


def installed(palet: Path) -> dict[str, str]:
    """Return the versions of the packages in ``.venv``, without those that Python brings."""
    done = subprocess.run(
        [palet / ".venv/bin/python", "-m", "pip", "list", "--format", "json"],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    found = {
        re.sub(r"[._]", "-", each["name"].lower()): each["version"]
        for each in json.loads(done.stdout)
    }
    return {name: version for name, version in found.items() if name not in ("pip", "setuptools")}
