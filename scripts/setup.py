"""Makes .venv and installs the locked requirements, for scripts/setup."""

from __future__ import annotations

from palet.cli import ending

ending.listen(__name__)

import fcntl
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from palet.processes import end_with_parent

if TYPE_CHECKING:
    from collections.abc import Sequence

ROOT = Path(__file__).resolve().parents[1]
ENVIRONMENT = ROOT / ".venv"
_PYTHON = ENVIRONMENT / "bin" / "python"
# A link to the Python that it was made with: another cannot use what is installed in it.
_MADE_WITH = ENVIRONMENT / "made-with"
# There while something is being installed: what a killed installation left is not to be trusted.
_BUSY = ENVIRONMENT / "installing"
# Installed by any pip that Python brings, so that a known one installs all the rest.
_PIP = ROOT / "requirements-pip.txt"
# Settings of this machine that would change what is installed, or where.
_NOT_OURS = {f"PIP_{name}" for name in ("CONSTRAINT", "NO_BINARY", "PREFIX", "ROOT", "TARGET")}

# What pip or Python says, and what that means.
_MEANINGS = (
    (r"ensurepip is not|No module named '?(?:venv|ensurepip)",
     "Python mist het onderdeel 'venv'. Installeer dat, op Debian en Ubuntu met: "
     "apt install python3-venv."),
    (r"No space left|Disk quota exceeded", "De schijf is vol."),
    (r"Read-only file system|Permission denied", "In deze map kan niet worden geschreven."),
    (r"(.+(?:which is not installed|but you have .+|is not supported on this platform))",
     r"De pakketten passen niet bij elkaar: \1. Meld dit aan wie Palet onderhoudt."),
    (r"DO NOT MATCH THE HASHES", "Wat de pakketbron geeft, is niet wat Palet verwacht. "
     "Meld dit aan wie Palet onderhoudt."),
    (r"resolution|NewConnection|ConnectTimeout|ReadTimeout|ProxyError|SSLError|unreachable|"
     r"Connection (?:refused|reset|broken|aborted)|No matching distribution",
     "De pakketbron is niet te bereiken. Is er internet? Probeer het dan opnieuw."),
)  # fmt: skip


def main(arguments: Sequence[str] | None = None) -> int:
    """Install one of the locks; return 0 when all of it is there."""
    name = (sys.argv[1:] if arguments is None else arguments)[0]
    lock = ROOT / f"{name}.txt"
    # Two at once would spoil each other's work: the second waits here until the first has ended.
    folder = os.open(ROOT, os.O_RDONLY)
    fcntl.flock(folder, fcntl.LOCK_EX)
    usable = _is_usable()
    if usable and _stamp(name).is_file() and _stamp(name).read_bytes() == lock.read_bytes():
        return 0
    print("Palet wordt geïnstalleerd. Dat kan een minuut duren.", file=sys.stderr, flush=True)
    code, said = _install(lock, anew=not usable)
    if code:
        print(f"Palet is niet te installeren. {_meaning(said)}", file=sys.stderr)
        return 1
    # What the tests need holds all that building needs.
    for installed in {name, "requirements"}:
        shutil.copy(ROOT / f"{installed}.txt", _stamp(installed))
    _BUSY.unlink()
    return 0


def _stamp(name: str) -> Path:
    """Return the copy of a lock which says that it is what was installed."""
    return ENVIRONMENT / f"installed-{name}.txt"


def _install(lock: Path, *, anew: bool) -> tuple[int, str]:
    """Install a lock, in a new environment if need be; return how that ended, and what was said."""
    if anew:
        code, said = _run(sys.executable, "-m", "venv", "--clear", str(ENVIRONMENT))
        if code:
            return code, said
    _BUSY.touch()
    _MADE_WITH.unlink(missing_ok=True)
    _MADE_WITH.symlink_to(_PYTHON.resolve())
    for part in (_PIP, lock):
        code, said = _pip("install", "--quiet", "--no-deps", "--only-binary", ":all:",
                          "--require-hashes", "-r", str(part))  # fmt: skip
        if code:
            return code, said
    code, said = _pip("check")
    if code and not anew:
        # With what was installed there before, of which this lock says nothing.
        return _install(lock, anew=True)
    return code, said


def _is_usable() -> bool:
    """Say whether there is an environment that nothing spoilt."""
    if _BUSY.exists() or not (_PYTHON.exists() and _MADE_WITH.exists()):
        return False
    return _MADE_WITH.samefile(_PYTHON) and _pip("--version")[0] == 0


def _pip(*words: str) -> tuple[int, str]:
    return _run(str(_PYTHON), "-m", "pip", "--no-input", "--disable-pip-version-check", *words)


def _run(*command: str) -> tuple[int, str]:
    """Return how a command ended, and what it said."""
    own = {name: value for name, value in os.environ.items() if name not in _NOT_OURS}
    done = subprocess.run(  # noqa: S603 - our own words
        command, env={**own, "PIP_USER": "0"}, check=False, text=True, errors="replace",
        stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        preexec_fn=end_with_parent,
    )  # fmt: skip
    return done.returncode, done.stdout


def _meaning(said: str) -> str:
    """Return in one sentence what the words of a program that failed mean."""
    found = ((re.search(words, said), meaning) for words, meaning in _MEANINGS)
    known = next((match.expand(meaning) for match, meaning in found if match), "")
    lines = [line for line in said.splitlines() if line.strip()]
    return known or (f"Dit ging er mis: {lines[-1].strip()}" if lines else "Waarom is niet bekend.")


if __name__ == "__main__":
    ending.run(main)
