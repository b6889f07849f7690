"""Makes .venv and installs the locked requirements, for scripts/setup."""

from __future__ import annotations

import fcntl
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "hooks"), str(ROOT / "scripts")]

import ending  # noqa: E402 - the path comes first

ending.listen(__name__)

from palet.processes import end_with_parent  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Sequence

ENVIRONMENT = ROOT / ".venv"
# There while something is being installed: what a killed installation left is not to be trusted.
_BUSY = ENVIRONMENT / "installing"

# What pip or Python says, and what that means.
_MEANINGS = (
    (r"ensurepip is not|No module named '?(?:venv|ensurepip)",
     "Python mist het onderdeel 'venv'. Installeer dat, op Debian en Ubuntu met: "
     "apt install python3-venv."),
    (r"No space left|Disk quota exceeded", "De schijf is vol."),
    (r"Read-only file system|Permission denied", "In deze map kan niet worden geschreven."),
    (r"DO NOT MATCH THE HASHES", "Wat de pakketbron geeft, is niet wat Palet verwacht. "
     "Meld dit aan wie Palet onderhoudt."),
    (r"resolution|NewConnection|ConnectTimeout|ReadTimeout|ProxyError|SSLError|unreachable|"
     r"Connection (?:refused|reset|broken|aborted)|No matching distribution",
     "De pakketbron is niet te bereiken. Is er internet? Probeer het dan opnieuw."),
)  # fmt: skip


def main(arguments: Sequence[str] | None = None) -> int:
    """Install one of the locks; return 0 when all of it is there."""
    name = (sys.argv[1:] if arguments is None else arguments)[0]
    lock, stamp = ROOT / f"{name}.txt", ENVIRONMENT / f"installed-{name}.txt"
    # Two at once would spoil each other's work: the second waits here until the first has ended.
    folder = os.open(ROOT, os.O_RDONLY)
    fcntl.flock(folder, fcntl.LOCK_EX)
    if _is_usable() and stamp.is_file() and stamp.read_bytes() == lock.read_bytes():
        return 0
    code, said = 0, ""
    if not _is_usable():
        code, said = _run(sys.executable, "-m", "venv", "--clear", str(ENVIRONMENT))
    if code == 0:
        _BUSY.touch()
        code, said = _run(
            str(ENVIRONMENT / "bin" / "python"), "-m", "pip", "install", "--quiet", "--no-input",
            "--disable-pip-version-check", "--no-deps", "--only-binary", ":all:",
            "--require-hashes", "-r", str(lock),
        )  # fmt: skip
    if code:
        print(f"Palet is niet te installeren. {_meaning(said)}", file=sys.stderr)
        return 1
    shutil.copy(lock, stamp)
    _BUSY.unlink()
    return 0


def _is_usable() -> bool:
    """Say whether there is an environment that no half installation spoilt."""
    python = ENVIRONMENT / "bin" / "python"
    if _BUSY.exists() or not python.exists():
        return False
    return _run(str(python), "-m", "pip", "--version")[0] == 0


def _run(*command: str) -> tuple[int, str]:
    """Return how a command ended, and what it said."""
    done = subprocess.run(  # noqa: S603 - our own words
        command, env={**os.environ, "PIP_USER": "0"}, check=False, text=True, errors="replace",
        stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        preexec_fn=end_with_parent,
    )  # fmt: skip
    return done.returncode, done.stdout


def _meaning(said: str) -> str:
    """Return in one sentence what the words of a program that failed mean."""
    known = next((meaning for words, meaning in _MEANINGS if re.search(words, said)), "")
    lines = [line for line in said.splitlines() if line.strip()]
    return known or (f"Dit ging er mis: {lines[-1].strip()}" if lines else "Waarom is niet bekend.")


if __name__ == "__main__":
    ending.run(main)
