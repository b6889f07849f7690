"""Shares work out over the machine's processors, where there is enough of it."""

from __future__ import annotations

import ctypes
import os
import signal
import sys
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextvars import ContextVar
from itertools import zip_longest
from multiprocessing import active_children, get_context
from typing import TYPE_CHECKING, Any, TypeVar

from .fault import STOPS, ending

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence

Item = TypeVar("Item")
Result = TypeVar("Result")

# Below this number of items a second process costs more than it saves.
WORTH_SHARING = 1000
_NOTHING: Any = object()

# What a child does: a pool can only send it what can be pickled, but a fork has it already.
_SHARE: ContextVar[Callable[[int], Any]] = ContextVar("_SHARE")

# Loaded here: between a fork and what follows it is no time to load anything.
_LINUX = ctypes.CDLL(None) if sys.platform.startswith("linux") else None
_PR_SET_PDEATHSIG = 1


class WorkerError(Exception):
    """A process that did a share of the work failed; the text says how it ended, in Dutch."""


def end_with_parent() -> None:
    """Let the system end this process as soon as its parent ends, where it can (Linux)."""
    if _LINUX:
        _LINUX.prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)


def share_out(work: Callable[[Sequence[Item]], Result], items: Sequence[Item]) -> list[Result]:
    """Call ``work`` on shares of ``items``, each in a process of its own.

    With ``count`` shares, the first holds items 0, count, 2 * count and so on, and is done here.
    The results come in the order of the shares, and must be fit for pickling, as must what
    ``work`` raises. A forked process sees all that this one holds, so ``work`` may be any
    function; what it changes in memory is lost.

    Raises:
        WorkerError: a process was ended by something else than its work.

    """
    count = os.cpu_count() or 1
    if len(items) < WORTH_SHARING or count == 1 or not hasattr(os, "fork"):
        return [work(items)]

    def share(number: int) -> Result:
        return work(items[number::count])

    before = set(active_children())
    # Until it is on its own, a child would do what its parent does when it is told to stop.
    mask = signal.pthread_sigmask(signal.SIG_BLOCK, STOPS)
    pool = ProcessPoolExecutor(count - 1, get_context("fork"), _be_a_child, (share, mask))
    try:
        others = [pool.submit(_do, number) for number in range(1, count)]
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, mask)
        children = set(active_children()) - before
    try:
        return [share(0), *(other.result() for other in others)]
    except BrokenProcessPool:
        pool.shutdown()
        codes = [child.exitcode for child in children if child.exitcode]
        # A pool ends the others itself, by SIGTERM.
        code = next((code for code in codes if code != -signal.SIGTERM), -signal.SIGTERM)
        raise WorkerError(f"Een deel van het werk {ending(code)}.") from None
    except BaseException:
        # What the others do is of no use any more.
        for child in children:
            child.kill()
        raise
    finally:
        pool.shutdown()


def together(shares: Sequence[Sequence[Item]]) -> list[Item]:
    """Return the items of all shares in the order that they had before."""
    mixed = [item for items in zip_longest(*shares, fillvalue=_NOTHING) for item in items]
    return [item for item in mixed if item is not _NOTHING]


def _be_a_child(share: Callable[[int], Any], mask: Collection[int]) -> None:
    """End without a word when told to stop, and with the parent; ``mask`` is what it held off."""
    _SHARE.set(share)
    end_with_parent()
    for number in STOPS:
        if callable(signal.getsignal(number)):
            signal.signal(number, signal.SIG_DFL)
    signal.pthread_sigmask(signal.SIG_SETMASK, mask)


def _do(number: int) -> Any:
    return _SHARE.get()(number)
