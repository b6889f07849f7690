"""The Git history of the content: what its files were, and on which days they changed.

What it returns depends on the commits alone: not on the
clock, the time zone, the language or the settings of the machine, nor on what is not
committed yet.
"""

from __future__ import annotations

import datetime
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

from .git import REGULAR_FILE, GitError, git, texts

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from pathlib import Path

_SUFFIXES = (".yml", ".md")

# All that a user's or a repository's settings could change about the log is said here. The
# settings themselves stay in use: they also say which folders Git may trust.
_LOG = (
    "-c", "log.diffMerges=first-parent", "-c", "log.follow=false",
    "log", "--first-parent", "-m", "--reverse", "--root", "--raw", "-z", "--no-abbrev",
    "--no-renames", "-O/dev/null", "--no-ext-diff", "--no-color", "--no-show-signature",
    "--relative", "--date=short", "--encoding=UTF-8", "--format=tformat:%cd %ct", "HEAD", "--", ".",
)  # fmt: skip
_DIFF = (
    "diff", "--name-only", "--relative", "--no-renames", "-O/dev/null", "--no-ext-diff", "-z",
    "HEAD", "--", ".",
)  # fmt: skip


@dataclass(frozen=True)
class Edit:
    """What one day did to one file.

    ``date`` is the day as the committer recorded it, ``path`` counts from the
    content folder, with forward slashes. ``before`` is the text of the file before that
    day and ``after`` the text at the end of it, both with line feeds between their
    lines; None means that there was no file.
    """

    date: datetime.date
    path: str
    before: str | None
    after: str | None


@dataclass
class _Step:
    """An edit with the names of the texts in the place of the texts.

    ``second`` is that of its commit since 1970, and later than that of any commit before it.
    """

    date: datetime.date
    second: int
    path: str
    before: str | None
    after: str | None


def edits(folder: Path, most: int = sys.maxsize) -> list[Edit] | None:
    """Return what happened to the records and pages below ``folder``, oldest first, then by path.

    If there are more than ``most`` edits, only those of the newest days are returned:
    as many whole days as it takes to have ``most``.

    The history is the main line alone: what came with a merge counts on the day of
    the merge. A day never lies before that of the file's edit before it, so that
    the edits of one file follow on each other.

    Returns None when the history is not known: without Git, outside a repository, in a
    shallow clone, or where nothing in ``folder`` is committed.
    """
    try:
        steps = [step for steps in _whole(folder).values() for step in steps]
        steps.sort(key=lambda step: (step.date, step.path))
        if len(steps) > most:
            steps = [step for step in steps if step.date >= steps[-most].date]
        texts = _texts(folder, steps)
    except (GitError, ValueError):
        return None
    return [Edit(s.date, s.path, texts.get(s.before), texts.get(s.after)) for s in steps]


def last_said(folder: Path, same: Callable[[str, str, str], bool]) -> dict[str, datetime.date]:
    """Return by path the day on which each file came to say what it says, as ``edits`` has days.

    ``same`` is given a path and two of its texts, and says whether those say the same. Of the
    versions of a file it sees only the newest, until one says something else.

    Returns nothing when the history is not known.
    """
    found: dict[str, datetime.date] = {}
    try:
        left = _whole(folder)
        while left:
            newest = {path: steps.pop() for path, steps in left.items()}
            texts = _texts(folder, [s for s in newest.values() if s.before and s.after])
            for path, step in newest.items():
                before, after = texts.get(step.before), texts.get(step.after)
                if before is None or after is None or not same(path, before, after):
                    found[path] = step.date
            left = {path: steps for path, steps in left.items() if steps and path not in found}
    except (GitError, ValueError):
        return {}
    return found


def last_committed(folder: Path) -> dict[str, datetime.datetime]:
    """Return by path when each file below ``folder`` was last changed by a commit.

    A later commit always counts as later, by a second at least, whatever the clocks said. A
    file that is not as it was committed is left out. Where only a part of the history is known,
    a file that has not changed in that part is given its first moment: rather too late than
    too early.

    Returns nothing without Git, or where nothing is committed.
    """
    seconds: dict[str, int] = {}
    try:
        for step in _steps(git(folder, *_LOG).decode("utf-8", "replace")):
            seconds[step.path] = step.second
        changed = git(folder, *_DIFF)
        found = {
            path: datetime.datetime.fromtimestamp(s, datetime.UTC) for path, s in seconds.items()
        }
    except (GitError, ValueError, OverflowError):
        return {}
    for path in changed.decode("utf-8", "replace").split("\0"):
        found.pop(path, None)
    return found


def _whole(folder: Path) -> dict[str, list[_Step]]:
    """Return all steps of the records and pages below ``folder`` by path, oldest first.

    Raises:
        GitError: the history is not known.

    """
    asked = git(folder, "rev-parse", "--is-inside-work-tree", "--is-shallow-repository")
    if asked != b"true\nfalse\n":
        raise GitError(folder)
    by_path = _join(_steps(git(folder, *_LOG).decode("utf-8", "replace")))
    if not any(steps[-1].after for steps in by_path.values()):
        raise GitError(folder)
    kept = {
        path: [step for step in steps if step.before != step.after]
        for path, steps in by_path.items()
        if path.endswith(_SUFFIXES)
    }
    return {path: steps for path, steps in kept.items() if steps}


def _steps(log: str) -> Iterator[_Step]:
    """Yield the steps in the output of git log, one for each file in each commit."""
    date, second = datetime.date.min, 0
    words = iter(log.split("\0"))
    for word in words:
        text = word.strip()
        if text.startswith(":"):
            old_mode, new_mode, old, new, _ = text[1:].split()
            before = old if old_mode.startswith(REGULAR_FILE) else None
            after = new if new_mode.startswith(REGULAR_FILE) else None
            yield _Step(date, second, next(words), before, after)
        elif text:
            date = datetime.date.fromisoformat(text[:10])
            second = max(int(text[11:]), second + 1)


def _join(steps: Iterable[_Step]) -> dict[str, list[_Step]]:
    """Return the steps by path, those of one day joined into one."""
    by_path: dict[str, list[_Step]] = {}
    for step in steps:
        earlier = by_path.setdefault(step.path, [])
        # Clocks and time zones differ: a later commit may carry an earlier day.
        if earlier and step.date <= earlier[-1].date:
            earlier[-1].after = step.after
        else:
            earlier.append(step)
    return by_path


def _texts(folder: Path, steps: Sequence[_Step]) -> dict[str | None, str]:
    """Return the texts that the steps name, each read once.

    Raises:
        GitError: a text is missing.

    """
    found = texts(folder, (name for s in steps for name in (s.before, s.after) if name))
    return {
        name: raw.decode("utf-8-sig", "replace").replace("\r\n", "\n")
        for name, raw in found.items()
    }
