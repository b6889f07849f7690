"""Shows the site while you work on it, and each saved file at once."""

from __future__ import annotations

import errno
import os
import re
import socket
import subprocess
import sys
import tempfile
import threading
import time
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from palet.settings import ROOT, Settings
from palet.site.preview import Preview
from palet.site.server import Address, Server
from palet.skin import find_skin
from palet.workspace import workspace

from . import ending
from .child import mkdocs

if TYPE_CHECKING:
    from argparse import Namespace

    from .usage import Parser

# Seconds between two looks at the files.
LOOK = 0.15

Stamps = dict[Path, tuple[int, int, int]]


def options(parser: Parser) -> None:
    """Let be given what is shown, and where."""
    parser.add_content(Settings.from_environment().content)
    parser.add_argument(
        "--dev-addr",
        default="127.0.0.1:8000",
        metavar="ADRES:POORT",
        help="Waar de site te zien is. Zegt u niets, dan is dat http://%(default)s.",
    )


def run(given: Namespace) -> int:
    """Serve until the user stops it; return 1 or 2 when the address cannot be had."""
    address = _address(given.dev_addr)
    if isinstance(address, str):
        _tell(address)
        return 2
    with workspace(Path(tempfile.gettempdir()), "palet-serve") as folder:
        watch = Watch(given.content, folder)
        try:
            server = Server(address, watch.preview, watch.changed, _tell)
        except (OSError, UnicodeError) as error:
            _tell(_not_to_be_had(address, error))
            return 1
        watch.look()
        threading.Thread(target=server.serve_forever, daemon=True).start()
        _tell(f"http://{address._replace(port=server.server_port)}")
        while True:
            time.sleep(LOOK)
            watch.look()


def _tell(what: object) -> None:
    print(what, file=sys.stderr)


def _address(words: str) -> Address | str:
    """Return the address that ``words`` name, or why they name none."""
    match = re.fullmatch(r"(?:\[([0-9a-fA-F:.%]+)\]|([^\s\[\]/:]*)):([0-9]+)", words)
    if not match:
        return f"'{words}' is geen adres met een poort. Schrijf --dev-addr 127.0.0.1:8000."
    host, port = match[1] or match[2] or "127.0.0.1", int(match[3][:9])
    if port > 65535:
        return (
            f"Poort {match[3]} bestaat niet: de hoogste is 65535. Schrijf --dev-addr {host}:8000."
        )
    return Address(host, port)


def _not_to_be_had(address: Address, error: OSError | UnicodeError) -> str:
    """Return why nobody can be answered at an address, and which one can be had."""
    if isinstance(error, OSError) and error.errno == errno.EADDRINUSE:
        free = next(filter(_is_free, _nearby(address)), address._replace(port=0))
        return f"Poort {address.port} is bezet; gebruik --dev-addr {free}"
    if isinstance(error, PermissionError):
        other = f"gebruik --dev-addr {address._replace(port=8000)}"
        return f"Poort {address.port} is alleen voor de beheerder van deze computer; {other}"
    port = address.port if address.port > 1023 else 8000
    return f"{address.host} is geen adres van deze computer; gebruik --dev-addr 127.0.0.1:{port}"


def _nearby(address: Address) -> list[Address]:
    return [address._replace(port=port) for port in range(address.port + 1, 65536)][:50]


def _is_free(address: Address) -> bool:
    family = socket.AF_INET6 if ":" in address.host else socket.AF_INET
    with socket.socket(family) as one, suppress(OSError):
        one.bind(address)
        return True
    return False


class Watch:
    """Keeps a preview as new as the files that it is made of."""

    def __init__(self, content: Path, chrome: Path) -> None:
        """Watch ``content``; ``chrome`` is an empty folder for what MkDocs builds."""
        self.preview = Preview(content, find_skin(), chrome)
        self.changed = threading.Condition()
        self._content = content
        self._chrome = chrome
        self._seen: Stamps | None = None
        self._stale = True

    def look(self) -> None:
        """Look at the files, and refresh the preview when one is not as it was."""
        now = self._stamps()
        if now == self._seen:
            return
        before = self._seen or {}
        touched = {path for path in {*before, *now} if before.get(path) != now.get(path)}
        self._seen = now
        code = {path for path in touched if path.suffix == ".py"}
        if code and before:
            self._start_anew()
        self._stale |= any(not self._is_made_here(path) for path in touched - code)
        with self.changed:
            self.preview.refresh()
            if not self.preview.problems and (self._stale or self.preview.lacks_chrome):
                self._build_chrome()
                self.preview.refresh()
            for problem in self.preview.problems:
                _tell(problem)
            self.changed.notify_all()

    def _start_anew(self) -> None:
        """Go on with the new program, if that is one: in the middle of a change it may not be."""
        command = [sys.executable, *sys.orig_argv[1:]]
        done = subprocess.run(  # noqa: S603 - ourselves
            [*command, "--help"], capture_output=True, text=True, check=False
        )
        if done.returncode == 0:
            ending.hold()
            os.execv(sys.executable, command)  # noqa: S606 - ourselves, anew
        why = done.stderr.strip().rpartition("\n")[2]
        _tell(f"De code van Palet werkt niet; het oude programma gaat door. {why}")

    def _is_made_here(self, path: Path) -> bool:
        """Say whether the preview makes pages of a file without the help of MkDocs."""
        places = self._content, ROOT / "theme_overrides" / "records"
        return any(path.is_relative_to(place) for place in places)

    def _stamps(self) -> Stamps:
        """Return when each file was last written, and how long it is."""
        found: Stamps = {}
        for top in (self._content, ROOT / "theme_overrides", ROOT / "hooks"):
            for folder, _, names in os.walk(top):
                for name in names if not folder.endswith("__pycache__") else ():
                    path = Path(folder, name)
                    with suppress(OSError):  # it just went
                        about = path.lstat()
                        found[path] = about.st_mtime_ns, about.st_ctime_ns, about.st_size
        return found

    def _build_chrome(self) -> None:
        """Let MkDocs build the blank pages, the hand-written ones and the theme's files."""
        code, said = mkdocs(self._content, self._chrome, "--quiet", PALET_CHROME="1")
        self._stale = code != 0
        # Of a traceback the last line says what is wrong.
        self.preview.fault = said.rpartition("\n")[2] if "Traceback" in said else said
        if self.preview.fault:
            _tell(self.preview.fault)
