"""A fault: what the system refused or broke off, told in one Dutch sentence."""

from __future__ import annotations

import errno
import signal

# What tells a program to stop: ctrl-C, the system, and a terminal that closes.
STOPS = tuple(
    getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)
)

# By the names of the error: a system need not know all of them.
_REASONS = {
    "ENOSPC": "de schijf is vol",
    "EDQUOT": "uw ruimte op de schijf is vol",
    "EFBIG": "een bestand wordt groter dan hier mag",
    "EROFS": "hier kan alleen worden gelezen, niet geschreven",
    "EACCES": "u hebt daar de rechten niet voor",
    "EPERM": "u hebt daar de rechten niet voor",
    "ENOENT": "het is er niet, of niet meer",
    "ENOTDIR": "op de plaats van een map staat een bestand",
    "EISDIR": "dit is een map",
    "EEXIST": "er staat al iets met die naam",
    "ENOTEMPTY": "de map is niet leeg",
    "ENAMETOOLONG": "de naam is te lang",
    "ELOOP": "de koppelingen leiden naar elkaar",
    "EMFILE": "er staan te veel bestanden open",
    "ENFILE": "er staan te veel bestanden open",
    "EIO": "de schijf geeft een fout",
    "ESTALE": "de schijf is niet meer te bereiken",
    "ETXTBSY": "een ander programma gebruikt het",
    "EBUSY": "een ander programma gebruikt het",
    "EAGAIN": "er draaien te veel programma's",
    "ENOMEM": "er is te weinig geheugen",
}
_DUTCH = {getattr(errno, name): words for name, words in _REASONS.items() if hasattr(errno, name)}


def reason(error: OSError | MemoryError) -> str:
    """Return why the system refused, as the end of a sentence."""
    if isinstance(error, MemoryError):
        return _REASONS["ENOMEM"]
    known = _DUTCH.get(error.errno or 0)
    return known or f"het systeem zegt: {error.strerror or str(error) or type(error).__name__}"


def sentence(error: OSError | MemoryError) -> str:
    """Return a sentence that says what could not be done, with what, and why."""
    name = getattr(error, "filename", None)
    # Some calls name two files; the second is where something had to go.
    named = f" met '{getattr(error, 'filename2', None) or name}'" if name is not None else ""
    return f"Het lukt niet{named}: {reason(error)}."


def ending(code: int) -> str:
    """Return how a process ended, from its exit status (negative: the signal that ended it)."""
    if code >= 0:
        return f"stopte met code {code}"
    try:
        name = signal.Signals(-code).name
    except ValueError:
        name = f"signaal {-code}"
    if name == "SIGKILL":
        return f"is door het systeem afgebroken ({name}); misschien was er te weinig geheugen"
    if name == "SIGXFSZ":
        return f"is afgebroken ({name}): {_REASONS['EFBIG']}"
    return f"is afgebroken ({name})"
