"""Shares work out over the machine's processors, where there is enough of it."""

from __future__ import annotations

import ctypes
import os
import pickle
import signal
import sys
import traceback
from itertools import zip_longest
from typing import TYPE_CHECKING, Any, BinaryIO, TypeVar

from .fault import STOPS, ending

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence

Item = TypeVar("Item")
Result = TypeVar("Result")

# Below this number of items a second process costs more than it saves.
WORTH_SHARING = 1000
_NOTHING: Any = object()

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

    With ``count`` shares, the first holds items 0, count, 2 * count and so on.
    The results come in the order of the shares, and must be fit for pickling.
    A forked process sees all that this one holds, so ``work`` may be any
    function; what it changes in memory is lost.

    Raises:
        WorkerError: a process failed; if it could, it has printed why.
        OSError: the system refused something to one of them.

    """
    count = os.cpu_count() or 1
    if len(items) < WORTH_SHARING or count == 1 or not hasattr(os, "fork"):
        return [work(items)]
    children: list[tuple[int, BinaryIO]] = []
    try:
        for number in range(1, count):
            children.append(_start(work, items[number::count]))  # noqa: PERF401 - one may fail
        results = [work(items[::count])]
        while children:
            sent = children[0][1].read()
            child, pipe = children.pop(0)
            pipe.close()
            results.append(_result(sent, os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])))
        return results
    finally:
        # Only when something failed: what these do is of no use any more.
        for child, pipe in children:
            pipe.close()
            os.kill(child, signal.SIGKILL)
            os.waitpid(child, 0)


def together(shares: Sequence[Sequence[Item]]) -> list[Item]:
    """Return the items of all shares in the order that they had before."""
    mixed = [item for items in zip_longest(*shares, fillvalue=_NOTHING) for item in items]
    return [item for item in mixed if item is not _NOTHING]


def _start(work: Callable[[Sequence[Item]], Result], share: Sequence[Item]) -> tuple[int, BinaryIO]:
    """Start a process that does ``share``; return its id and the pipe its result comes from."""
    pipe, end = os.pipe()
    # Until it is on its own, a child would do what its parent does when it is told to stop.
    mask = signal.pthread_sigmask(signal.SIG_BLOCK, STOPS)
    child = -1
    try:
        child = os.fork()
    finally:
        # In the parent, also when no child came.
        if child:
            signal.pthread_sigmask(signal.SIG_SETMASK, mask)
            os.close(end)
    if child:
        return child, os.fdopen(pipe, "rb")
    try:
        _be_a_child(mask)
        os.close(pipe)
        with os.fdopen(end, "wb") as stream:
            try:
                result: Any = work(share)
            except OSError as error:
                result = error
            pickle.dump(result, stream)
        os._exit(0)
    except BaseException:  # noqa: BLE001 - a child must never return into its parent's code
        traceback.print_exc()
        os._exit(1)


def _be_a_child(mask: Collection[int]) -> None:
    """End without a word when told to stop, and with the parent; ``mask`` is what it held off."""
    end_with_parent()
    for number in STOPS:
        if callable(signal.getsignal(number)):
            signal.signal(number, signal.SIG_DFL)
    signal.pthread_sigmask(signal.SIG_SETMASK, mask)


def _result(sent: bytes, code: int) -> Any:
    """Return what a child sent before it ended with ``code``."""
    if code or not sent:
        raise WorkerError(f"Een deel van het werk {ending(code)}.")
    result = pickle.loads(sent)  # noqa: S301 - our own child wrote it
    if isinstance(result, OSError):
        raise result
    return result
