"""A folder for work in progress, which is cleared also when the work was killed.

Who works in a folder holds a lock on it, and the system lets go of that when the process
ends, in whatever way. So a folder without a holder is what a dead process left behind.
"""

from __future__ import annotations

import os
import shutil
import tempfile
import time
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

try:
    import fcntl
except ImportError:  # not a Unix: nothing tells the dead from the living, so nothing is cleared
    fcntl = None  # type: ignore[assignment]

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def workspace(parent: Path, name: str) -> Iterator[Path]:
    """Make a folder in ``parent`` that is called after ``name``, and remove it in the end.

    What dead processes left there under that name is removed as well, before and after: those
    that a killed one had started may have lived on for a moment.
    """
    _clear(parent, name)
    folder, lock = _claim(parent, name)
    try:
        yield folder
    finally:
        _remove(folder)
        if lock is not None:
            os.close(lock)
        _clear(parent, name)


def _claim(parent: Path, name: str) -> tuple[Path, int | None]:
    """Return a new folder and the lock on it, if there are locks here."""
    while True:
        folder = Path(tempfile.mkdtemp(prefix=f"{name}-", dir=parent)).resolve()
        lock = os.open(folder, os.O_RDONLY) if fcntl else None
        if lock is None or not _lock(lock, wait=True):
            return folder, lock
        # Another may have cleared it in the moment that nobody held it.
        with suppress(FileNotFoundError):
            if folder.stat().st_ino == os.fstat(lock).st_ino:
                return folder, lock
        os.close(lock)


def _lock(folder: int, *, wait: bool) -> bool:
    """Say whether the open ``folder`` is ours alone now; some file systems know no locks."""
    try:
        fcntl.flock(folder, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
    except OSError:
        return False
    return True


def _clear(parent: Path, name: str) -> None:
    """Remove the folders of this name in ``parent`` that nobody holds."""
    if fcntl is None:
        return
    for folder in parent.glob(f"{name}-*"):
        with suppress(OSError):
            # Not through a link, and only what this user made: /tmp is everybody's.
            lock = os.open(folder, os.O_RDONLY | os.O_NOFOLLOW | os.O_DIRECTORY)
            try:
                if os.fstat(lock).st_uid == os.getuid() and _lock(lock, wait=False):
                    _remove(folder)
            finally:
                os.close(lock)


def _remove(folder: Path) -> None:
    """Remove a folder, though a process that is just being ended may still write in it."""
    for _ in range(10):
        shutil.rmtree(folder, ignore_errors=True)
        if not folder.exists():
            return
        time.sleep(0.05)
