"""Reads a proposal from Git: two commits as data, and the files that differ between them.

What counts is what the one changed since the two parted. Both are read from the repository that
holds the content folder; the files on disk are neither read nor changed.
"""

from __future__ import annotations

import os
import tempfile
from contextlib import suppress
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from palet.content.folder import IMAGES, MAX_PICTURE
from palet.history.git import REGULAR_FILE, GitError, git, texts
from palet.reading.document import MAX_BYTES
from palet.skin import find_skin
from palet.workspace import workspace

from .otherfile import FileChange
from .proposal import report
from .version import open_version

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterator

    from palet.settings import Settings

_TEXTS = (".yml", ".yaml", ".md")
_LINK = "120000"
# Where a link leads is no longer than this on any system.
_TARGET = 4096


def report_between(
    base: str, head: str, content: Path, settings: Settings, today: datetime.date
) -> str:
    """Return in Markdown what the commit ``head`` changed since it and ``base`` parted.

    Raises:
        GitError: the repository with the folder ``content`` cannot say it; the text says why.

    """
    repository, place = _place(content)
    commits = [_commit(repository, name) for name in (base, head)]
    parted = _said(repository, "merge-base", *commits)
    start, end = parted or commits[0], commits[1]
    skin, files = find_skin(), list(_changes(repository, start, end))
    with workspace(Path(tempfile.gettempdir()), "palet-report") as folder:
        for commit, name in ((start, "before"), (end, "after")):
            _write(repository, f"{commit}:{place}", folder / name)
        before, after = (
            open_version(folder / name, place or ".", skin) for name in ("before", "after")
        )
        return report(before, after, settings, today, files, shallow=not parted)


def _place(content: Path) -> tuple[Path, str]:
    """Return the repository with the content folder, and the folder's place in it."""
    content = content.resolve()
    near = next(path for path in (content, *content.parents) if path.is_dir())
    top = Path(os.fsdecode(git(near, "rev-parse", "--show-toplevel").removesuffix(b"\n"))).resolve()
    place = content.relative_to(top).as_posix()
    return top, "" if place == "." else place


def _commit(repository: Path, name: str) -> str:
    words = ("rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}")
    found = _said(repository, *words)
    if not found:
        raise GitError(f"De commit '{' '.join(name.split())}' bestaat niet.")
    return found


def _write(repository: Path, tree: str, folder: Path) -> None:
    """Write the files of a tree below ``folder``; those that are no texts or pictures stay empty.

    Not by ``git archive``: what a commit says of itself in ``.gitattributes`` could hide files.
    """
    folder.mkdir()
    listing = b""
    with suppress(GitError):  # there may be no such folder
        listing = git(repository, "ls-tree", "-r", "-z", tree)
    files = dict(_files(listing))
    found: dict[str, bytes] = {}
    for most, wanted in ((MAX_BYTES, _is_text), (MAX_PICTURE, _is_picture)):
        asked = {path: name for path, name in files.items() if wanted(path)}
        # The check refuses what is larger, by its size; the rest of it is no matter.
        read = texts(repository, asked.values(), most, b"\0" * (most + 1))
        found |= {path: read[name] for path, name in asked.items()}
    for path in files:
        target = folder / path
        # What this system cannot hold, nobody could check out on it either.
        with suppress(OSError):
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(found.get(path, b""))


def _is_text(path: str) -> bool:
    return path.endswith(_TEXTS)


def _is_picture(path: str) -> bool:
    return path.startswith(f"{IMAGES}/") and not _is_text(path)


def _changes(repository: Path, start: str, end: str) -> Iterator[FileChange]:
    """Yield every file of the repository that differs between two commits."""
    words = ("diff-tree", "-r", "-z", "--raw", "--no-abbrev", "--find-renames=100%", "-l0")
    fields = iter(git(repository, *words, start, end).split(b"\0"))
    found = []
    for field in fields:
        if not field:
            continue
        before, after, old, new, sort = field.decode().removeprefix(":").split()
        first = os.fsdecode(next(fields))
        path = os.fsdecode(next(fields)) if sort.startswith("R") else first
        found.append((path, first if path != first else "", before, after, old, new))
    links = [new for *_, after, _, new in found if after == _LINK]
    targets = texts(repository, links, _TARGET, b"?")
    for path, former, before, after, old, new in found:
        was, now = (mode if int(mode) else "" for mode in (before, after))
        target = targets.get(new, b"") if after == _LINK else b""
        yield FileChange(path, was, now, former, os.fsdecode(target), same=old == new)


def _files(listing: bytes) -> Iterator[tuple[str, str]]:
    """Yield place and name of every regular file in the output of git ls-tree."""
    for line in listing.split(b"\0"):
        words, _, raw = line.partition(b"\t")
        path = os.fsdecode(raw)
        if words.decode().startswith(REGULAR_FILE) and _is_inside(path):
            yield path, words.decode().split()[2]


def _is_inside(path: str) -> bool:
    """Say whether a place that a commit names is below the folder that it counts from."""
    parts = PurePosixPath(path).parts
    return bool(parts) and parts[0] != "/" and ".." not in parts


def _said(repository: Path, *words: str) -> str:
    """Return what Git says, or "" when it cannot say it."""
    with suppress(GitError):
        return git(repository, *words).decode().strip()
    return ""
