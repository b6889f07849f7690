"""The Git history of the content: what its files were, and on which days they changed.

The only module that runs Git. What it returns depends on the commits alone: not on the
clock, the time zone, the language or the settings of the machine, nor on what is not
committed yet.
"""

from __future__ import annotations

import datetime
import os
import subprocess
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

_SUFFIXES = (".yml", ".md")

# Only a regular file has a text of its own; a link or a submodule is as good as absent.
_REGULAR_FILE = "100"

# The variables that Git may need to be found and to find the repository.
_KEPT = ("GIT_CONFIG_", "GIT_CEILING_", "GIT_DISCOVERY_", "GIT_EXEC_PATH")

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


class _GitError(Exception):
    """Git is not there, or cannot say what we ask."""


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
    except (_GitError, ValueError):
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
    except (_GitError, ValueError):
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
        for step in _steps(_git(folder, *_LOG).decode("utf-8", "replace")):
            seconds[step.path] = step.second
        changed = _git(folder, *_DIFF)
        found = {
            path: datetime.datetime.fromtimestamp(s, datetime.UTC) for path, s in seconds.items()
        }
    except (_GitError, ValueError, OverflowError):
        return {}
    for path in changed.decode("utf-8", "replace").split("\0"):
        found.pop(path, None)
    return found


def _whole(folder: Path) -> dict[str, list[_Step]]:
    """Return all steps of the records and pages below ``folder`` by path, oldest first.

    Raises:
        _GitError: the history is not known.

    """
    asked = _git(folder, "rev-parse", "--is-inside-work-tree", "--is-shallow-repository")
    if asked != b"true\nfalse\n":
        raise _GitError(folder)
    by_path = _join(_steps(_git(folder, *_LOG).decode("utf-8", "replace")))
    if not any(steps[-1].after for steps in by_path.values()):
        raise _GitError(folder)
    kept = {
        path: [step for step in steps if step.before != step.after]
        for path, steps in by_path.items()
        if path.endswith(_SUFFIXES)
    }
    return {path: steps for path, steps in kept.items() if steps}


def _git(folder: Path, *words: str, stdin: bytes = b"") -> bytes:
    """Return what Git says to ``words`` in ``folder``.

    Raises:
        _GitError: there is no Git, or it refuses.

    """
    command = ["git", "--no-pager", "--no-replace-objects", "-C", str(folder), *words]
    try:
        done = subprocess.run(  # noqa: S603 - all words are our own
            command, input=stdin, capture_output=True, check=True, env=_environment(os.environ)
        )
    except (OSError, subprocess.CalledProcessError) as error:
        raise _GitError from error
    return done.stdout


def _environment(whole: Mapping[str, str]) -> dict[str, str]:
    """Return the variables for Git: without those that point it to another repository.

    Git sets these itself when it runs us from a hook.
    """
    kept = {
        name: value
        for name, value in whole.items()
        if not name.startswith("GIT_") or name.startswith(_KEPT)
    }
    # Never wait for a password when a partial clone has to fetch a text.
    return {**kept, "GIT_TERMINAL_PROMPT": "0", "GIT_OPTIONAL_LOCKS": "0"}


def _steps(log: str) -> Iterator[_Step]:
    """Yield the steps in the output of git log, one for each file in each commit."""
    date, second = datetime.date.min, 0
    words = iter(log.split("\0"))
    for word in words:
        text = word.strip()
        if text.startswith(":"):
            old_mode, new_mode, old, new, _ = text[1:].split()
            before = old if old_mode.startswith(_REGULAR_FILE) else None
            after = new if new_mode.startswith(_REGULAR_FILE) else None
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
        _GitError: a text is missing.

    """
    names = dict.fromkeys(name for s in steps for name in (s.before, s.after) if name)
    asked = "".join(f"{name}\n" for name in names).encode()
    answer = _git(folder, "cat-file", "--batch", stdin=asked) if names else b""
    texts: dict[str | None, str] = {}
    place = 0
    for name in names:
        end = answer.index(b"\n", place)
        kind, _, size = answer[place:end].partition(b" ")[2].partition(b" ")
        if kind != b"blob":
            raise _GitError(name)
        start, place = end + 1, end + 1 + int(size) + 1
        texts[name] = answer[start : place - 1].decode("utf-8-sig", "replace").replace("\r\n", "\n")
    return texts
