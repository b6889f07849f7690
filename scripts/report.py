"""Says in Markdown what a change of the content means, from commit BASE to commit HEAD.

What counts is what HEAD changed since the two parted. Both are read as data, from the
repository that holds the content folder; the files on disk are neither read nor changed.
"""

from __future__ import annotations

import ending

ending.listen(__name__)

import datetime
import os
import subprocess
import sys
import tempfile
from contextlib import suppress
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from palet.language.dates import ZONE
from palet.pages.press import Settings
from palet.reading.document import MAX_BYTES
from palet.report.otherfile import FileChange
from palet.report.proposal import report
from palet.report.version import open_version
from palet.skin import find_skin
from palet.workspace import workspace
from usage import ROOT, Parser

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_TEXTS = (".yml", ".yaml", ".md")
# Of a link or of another repository there is no text to read.
_REGULAR_FILE = "100"
_LINK = "120000"
# Where a link leads is no longer than this on any system.
_TARGET = 4096


class UsageError(Exception):
    """What was asked cannot be told; the text says why, in Dutch."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the report; return 0, or 2 when it was asked in a wrong way."""
    parser = Parser(
        "report", "Zegt in Markdown wat er tussen twee commits aan de inhoud verandert.",
        "scripts/report main mijn-tak",
    )  # fmt: skip
    parser.add_argument("base", metavar="BASIS", help="De commit of tak waarmee u vergelijkt.")
    parser.add_argument("head", metavar="NIEUW", help="De commit of tak met de wijzigingen.")
    parser.add_content(on_disk=False)
    options = parser.parse_args(arguments)
    try:
        with workspace(Path(tempfile.gettempdir()), "palet-report") as folder:
            text = _report(options.base, options.head, options.content, folder)
    except UsageError as error:
        print(error, file=sys.stderr)
        return 2
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    print(text, end="")
    return 0


def _report(base: str, head: str, content: Path, folder: Path) -> str:
    repository, place = _place(content)
    commits = [_commit(repository, name) for name in (base, head)]
    parted = _git(repository, "merge-base", *commits, may_fail=True).decode().strip()
    start, end = parted or commits[0], commits[1]
    _write(repository, f"{start}:{place}", folder / "before")
    _write(repository, f"{end}:{place}", folder / "after")
    skin = find_skin(ROOT / "theme_overrides")
    before, after = (
        open_version(folder / name, place or ".", skin) for name in ("before", "after")
    )
    today = datetime.datetime.now(ZONE).date()
    files = list(_changes(repository, start, end))
    return report(before, after, _settings(), today, files, shallow=not parted)


def _place(content: Path) -> tuple[Path, str]:
    """Return the repository with the content folder, and the folder's place in it."""
    content = content.resolve()
    near = next(path for path in (content, *content.parents) if path.is_dir())
    top = Path(
        os.fsdecode(_git(near, "rev-parse", "--show-toplevel").removesuffix(b"\n"))
    ).resolve()
    place = content.relative_to(top).as_posix()
    return top, "" if place == "." else place


def _commit(repository: Path, name: str) -> str:
    words = ("rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}")
    found = _git(repository, *words, may_fail=True).decode().strip()
    if not found:
        raise UsageError(f"De commit '{' '.join(name.split())}' bestaat niet.")
    return found


def _write(repository: Path, tree: str, folder: Path) -> None:
    """Write the files of a tree below ``folder``; those that are not texts stay empty.

    Not by ``git archive``: what a commit says of itself in ``.gitattributes`` could hide files.
    """
    folder.mkdir()
    files = dict(_files(_git(repository, "ls-tree", "-r", "-z", tree, may_fail=True)))
    asked = [name for path, name in files.items() if path.endswith(_TEXTS)]
    # The check refuses what is larger, by its size; the rest of it is no matter.
    texts = _texts(repository, list(dict.fromkeys(asked)), MAX_BYTES, b"\0" * (MAX_BYTES + 1))
    for path, name in files.items():
        target = folder / path
        # What this system cannot hold, nobody could check out on it either.
        with suppress(OSError):
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(texts.get(name, b"") if path.endswith(_TEXTS) else b"")


def _changes(repository: Path, start: str, end: str) -> Iterator[FileChange]:
    """Yield every file of the repository that differs between two commits."""
    words = ("diff-tree", "-r", "-z", "--raw", "--no-abbrev", "--find-renames=100%", "-l0")
    fields = iter(_git(repository, *words, start, end).split(b"\0"))
    found = []
    for field in fields:
        if not field:
            continue
        before, after, old, new, sort = field.decode().removeprefix(":").split()
        first = os.fsdecode(next(fields))
        path = os.fsdecode(next(fields)) if sort.startswith("R") else first
        found.append((path, first if path != first else "", before, after, old, new))
    links = [new for *_, after, _, new in found if after == _LINK]
    targets = _texts(repository, list(dict.fromkeys(links)), _TARGET, b"?")
    for path, former, before, after, old, new in found:
        was, now = (mode if int(mode) else "" for mode in (before, after))
        target = targets.get(new, b"") if after == _LINK else b""
        yield FileChange(path, was, now, former, os.fsdecode(target), same=old == new)


def _files(listing: bytes) -> Iterator[tuple[str, str]]:
    """Yield place and name of every regular file in the output of git ls-tree."""
    for line in listing.split(b"\0"):
        words, _, raw = line.partition(b"\t")
        path = os.fsdecode(raw)
        if words.decode().startswith(_REGULAR_FILE) and _is_inside(path):
            yield path, words.decode().split()[2]


def _is_inside(path: str) -> bool:
    """Say whether a place that a commit names is below the folder that it counts from."""
    parts = PurePosixPath(path).parts
    return bool(parts) and parts[0] != "/" and ".." not in parts


def _texts(repository: Path, names: Sequence[str], most: int, instead: bytes) -> dict[str, bytes]:
    """Return what the names stand for; ``instead`` for what is more than ``most`` bytes."""
    sizes = _sizes(repository, names)
    texts = {name: instead for name in names if sizes[name] > most}
    asked = [name for name in names if name not in texts]
    answer = _git(repository, "cat-file", "--batch", stdin=_lines(asked))
    place = 0
    for name in asked:
        start = answer.index(b"\n", place) + 1
        place = start + sizes[name] + 1
        texts[name] = answer[start : place - 1]
    return texts


def _sizes(repository: Path, names: Sequence[str]) -> dict[str, int]:
    asked = _git(repository, "cat-file", "--batch-check=%(objectsize)", stdin=_lines(names))
    sizes = {}
    for name, answer in zip(names, asked.splitlines(), strict=True):
        if not answer.isdigit():
            raise UsageError(f"In de repository ontbreekt {name}.")
        sizes[name] = int(answer)
    return sizes


def _lines(names: Sequence[str]) -> bytes:
    return "".join(f"{name}\n" for name in names).encode()


def _git(repository: Path, *words: str, stdin: bytes = b"", may_fail: bool = False) -> bytes:
    """Return what Git says, in the repository of a folder whatever the surroundings point to."""
    kept = ("GIT_CONFIG_", "GIT_CEILING_", "GIT_DISCOVERY_", "GIT_EXEC_PATH")
    own = {n: v for n, v in os.environ.items() if not n.startswith("GIT_") or n.startswith(kept)}
    try:
        done = subprocess.run(  # noqa: S603 - what is asked for comes behind --end-of-options
            ["git", "--no-pager", "--no-replace-objects", "-C", str(repository), *words],  # noqa: S607
            input=stdin, capture_output=True, check=False,
            env={**own, "GIT_TERMINAL_PROMPT": "0", "GIT_OPTIONAL_LOCKS": "0"},
        )  # fmt: skip
    except OSError:
        raise UsageError("Hiervoor is Git nodig. Installeer dat, en probeer het opnieuw.") from None
    if done.returncode and not may_fail:
        raise UsageError(
            f"Git kan dit niet zeggen: {' '.join(done.stderr.decode('utf-8', 'replace').split())}"
        )
    return b"" if done.returncode else done.stdout


def _settings() -> Settings:
    url = os.environ.get("PALET_SITE_URL") or "https://palet.example/"
    skin = find_skin(ROOT / "theme_overrides")
    return Settings(
        content=ROOT / "content",
        templates=skin.templates,
        outline=skin.outline,
        edit_url="",
        site_name="Palet",
        site_url=f"{url.rstrip('/')}/",
    )


if __name__ == "__main__":
    ending.run(main)
