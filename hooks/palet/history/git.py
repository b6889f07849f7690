"""Git: the only module that runs it, in the repository of a folder and in no other."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

# Only a regular file has a text of its own; a link or a submodule is as good as absent.
REGULAR_FILE = "100"

# The variables that Git may need to be found and to find the repository.
_KEPT = ("GIT_CONFIG_", "GIT_CEILING_", "GIT_DISCOVERY_", "GIT_EXEC_PATH")


class GitError(Exception):
    """Git is not there, or cannot say what we ask; its text says so in Dutch."""


def git(folder: Path, *words: str, stdin: bytes = b"") -> bytes:
    """Return what Git says to ``words`` in ``folder``.

    Raises:
        GitError: there is no Git, or it refuses.

    """
    command = ["git", "--no-pager", "--no-replace-objects", "-C", str(folder), *words]
    try:
        done = subprocess.run(  # noqa: S603 - what others ask for comes behind --end-of-options
            command, input=stdin, capture_output=True, check=False, env=_environment(os.environ)
        )
    except OSError:
        raise GitError("Hiervoor is Git nodig. Installeer dat, en probeer het opnieuw.") from None
    if done.returncode:
        said = " ".join(done.stderr.decode("utf-8", "replace").split())
        raise GitError(f"Git kan dit niet zeggen: {said}")
    return done.stdout


def texts(
    folder: Path, names: Iterable[str], most: int = sys.maxsize, instead: bytes = b""
) -> dict[str, bytes]:
    """Return what the names of objects stand for; ``instead`` for more than ``most`` bytes.

    Raises:
        GitError: one is missing.

    """
    asked = list(dict.fromkeys(names))
    found: dict[str, bytes] = {}
    if most < sys.maxsize:
        sizes = git(folder, "cat-file", "--batch-check=%(objectsize)", stdin=_lines(asked))
        for name, size in zip(asked, sizes.splitlines(), strict=True):
            if size.isdigit() and int(size) > most:
                found[name] = instead
    asked = [name for name in asked if name not in found]
    answer = git(folder, "cat-file", "--batch", stdin=_lines(asked)) if asked else b""
    place = 0
    for name in asked:
        end = answer.index(b"\n", place)
        kind, _, size = answer[place:end].partition(b" ")[2].partition(b" ")
        if kind != b"blob":
            raise GitError(f"In de repository ontbreekt {name}.")
        start, place = end + 1, end + 1 + int(size) + 1
        found[name] = answer[start : place - 1]
    return found


def _lines(names: Iterable[str]) -> bytes:
    return "".join(f"{name}\n" for name in names).encode()


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
