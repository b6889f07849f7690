"""Lets a command end in one sentence, and with the right exit status, whatever ends it.

A command imports this before anything else and listens at once: what it loads takes a while, and
Python's own answer to ctrl-C is a traceback.
"""

from __future__ import annotations

import os
import signal
import sys

from palet.fault import STOPS, sentence

# As `typing` has it, which takes a while to load.
TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from types import FrameType
    from typing import NoReturn

# As the shell has it: 128 and the number of the signal.
_SIGNALLED = 128


def listen(name: str) -> None:
    """End at once when told to stop, as long as the command that is called ``name`` only loads.

    What came since ``scripts/setup`` held it off is heard now. Does nothing when the command is
    loaded by another program, which has its own ways.
    """
    if name == "__main__":
        _on_stop(_leave_at_once)
        signal.pthread_sigmask(signal.SIG_UNBLOCK, STOPS)


def hold() -> None:
    """Hold off what tells us to stop, until the program that takes our place listens."""
    signal.pthread_sigmask(signal.SIG_BLOCK, STOPS)


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
    try:
        os.write(2, f"{line}Gestopt.\n".encode())
    except OSError:
        return  # nobody hears it


def _say_no_more() -> None:
    """Throw away what is still to be written, so that Python does not try again at the end."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
