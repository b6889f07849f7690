"""Lets a command end in one sentence, and with the right exit status, whatever ends it."""

from __future__ import annotations

import os
import signal
import sys
from contextlib import suppress
from typing import TYPE_CHECKING, NoReturn

from palet.fault import sentence
from palet.processes import STOPS

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import FrameType

# As the shell has it: 128 and the number of the signal.
_SIGNALLED = 128


def listen(name: str) -> None:
    """End at once when told to stop, as long as the command that is called ``name`` only loads.

    Does nothing when it is loaded by another program, which has its own ways.
    """
    if name == "__main__":
        _on_stop(_leave_at_once)


def run(main: Callable[[], int]) -> NoReturn:
    """Do the work of a command, and end the program.

    When it is told to stop, all ``finally`` blocks are done, as with any other exception.
    """
    _on_stop(_leave)
    try:
        code = main()
        sys.stdout.flush()
    except BrokenPipeError:
        # Nobody reads on: the end of `scripts/check | head`.
        code = _SIGNALLED + signal.SIGPIPE
        _say_no_more()
    except (OSError, MemoryError) as error:
        code = 1
        _say_no_more()
        print(sentence(error), file=sys.stderr)
    finish()
    sys.exit(code)


def finish() -> None:
    """Do not stop any more: what is left takes less time than undoing what is done.

    Does nothing in a program that does not run by ``run``: its signals are its own.
    """
    for number in STOPS:
        if signal.getsignal(number) is _leave:
            signal.signal(number, signal.SIG_IGN)


def _on_stop(what: Callable[[int, FrameType | None], object]) -> None:
    for number in STOPS:
        # What ignores it from the start, as behind nohup, goes on ignoring it.
        if signal.getsignal(number) is not signal.SIG_IGN:
            signal.signal(number, what)


def _leave(number: int, _: FrameType | None) -> NoReturn:
    finish()
    _say_stopped(number)
    raise SystemExit(_SIGNALLED + number)


def _leave_at_once(number: int, _: FrameType | None) -> NoReturn:
    _say_stopped(number)
    os._exit(_SIGNALLED + number)


def _say_stopped(number: int) -> None:
    # Behind the ^C that a terminal shows. Not by print: it may be what we are in the middle of.
    line = "\n" if number == signal.SIGINT and os.isatty(2) else ""
    with suppress(OSError):
        os.write(2, f"{line}Gestopt.\n".encode())


def _say_no_more() -> None:
    """Throw away what is still to be written, so that Python does not try again at the end."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
