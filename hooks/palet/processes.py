"""Shares work out over the machine's processors, where there is enough of it."""

from __future__ import annotations

import os
import pickle
import traceback
from itertools import zip_longest
from typing import TYPE_CHECKING, Any, BinaryIO, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

Item = TypeVar("Item")
Result = TypeVar("Result")

# Below this number of items a second process costs more than it saves.
WORTH_SHARING = 1000
_NOTHING: Any = object()


def share_out(work: Callable[[Sequence[Item]], Result], items: Sequence[Item]) -> list[Result]:
    """Call ``work`` on shares of ``items``, each in a process of its own.

    With ``count`` shares, the first holds items 0, count, 2 * count and so on.
    The results come in the order of the shares, and must be fit for pickling.
    A forked process sees all that this one holds, so ``work`` may be any
    function; what it changes in memory is lost.

    Raises:
        RuntimeError: a process failed; it has printed why.

    """
    count = os.cpu_count() or 1
    if len(items) < WORTH_SHARING or count == 1 or not hasattr(os, "fork"):
        return [work(items)]
    children = [_start(work, items[number::count]) for number in range(1, count)]
    try:
        return [work(items[::count]), *(_receive(pipe) for _, pipe in children)]
    finally:
        # A child that still has much to say would wait for a reader for ever. All pipes first:
        # a later child holds the pipes of the earlier ones open too.
        for _, pipe in children:
            pipe.close()
        for child, _ in children:
            os.waitpid(child, 0)


def together(shares: Sequence[Sequence[Item]]) -> list[Item]:
    """Return the items of all shares in the order that they had before."""
    mixed = [item for items in zip_longest(*shares, fillvalue=_NOTHING) for item in items]
    return [item for item in mixed if item is not _NOTHING]


def _start(work: Callable[[Sequence[Item]], Result], share: Sequence[Item]) -> tuple[int, BinaryIO]:
    """Start a process that does ``share``; return its id and the pipe its result comes from."""
    pipe, end = os.pipe()
    child = os.fork()
    if child:
        os.close(end)
        return child, os.fdopen(pipe, "rb")
    try:
        os.close(pipe)
        with os.fdopen(end, "wb") as stream:
            pickle.dump(work(share), stream)
        os._exit(0)
    except BaseException:  # noqa: BLE001 - a child must never return into its parent's code
        traceback.print_exc()
        os._exit(1)


def _receive(pipe: BinaryIO) -> Any:
    sent = pipe.read()
    if not sent:
        raise RuntimeError("a process that shared the work failed")
    return pickle.loads(sent)  # noqa: S301 - our own child wrote it
