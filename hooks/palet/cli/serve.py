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
from collections.abc import Set as AbstractSet
from contextlib import suppress
from pathlib import Path
from queue import SimpleQueue
from typing import TYPE_CHECKING

from watchfiles import watch

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

Touched = AbstractSet[Path]


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
        watcher = Watcher(given.content, folder)
        try:
            server = Server(address, watcher.preview, watcher.changed, _tell)
        except (OSError, UnicodeError) as error:
            _tell(_not_to_be_had(address, error))
            return 1
        touched: SimpleQueue[Touched] = SimpleQueue()
        threading.Thread(target=watcher.tell, args=(touched,), daemon=True).start()
        watcher.look()
        threading.Thread(target=server.serve_forever, daemon=True).start()
        _tell(f"http://{address._replace(port=server.server_port)}")
        while True:
            watcher.look(touched.get())


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


class Watcher:
    """Keeps a preview as new as the files that it is made of."""

    def __init__(self, content: Path, chrome: Path) -> None:
        """Watch ``content``; ``chrome`` is an empty folder for what MkDocs builds."""
        self.preview = Preview(content, find_skin(), chrome)
        self.changed = threading.Condition()
        self._content = content.resolve()
        self._chrome = chrome
        self._stale = True

    def tell(self, touched: SimpleQueue[Touched]) -> None:
        """Put the files that come, go or change in ``touched``, as soon as they are quiet.

        For a thread of its own: while it watches, what tells the program to stop is not heard.
        """
        places = self._content, ROOT / "theme_overrides", ROOT / "hooks"
        # What Python makes of the code is no change of it.
        for found in watch(
            *places, watch_filter=lambda _, path: "__pycache__" not in path, rust_timeout=0
        ):
            touched.put({Path(path) for _, path in found})

    def look(self, touched: Touched = frozenset()) -> None:
        """Refresh the preview, after the files ``touched`` were changed."""
        code = {path for path in touched if path.suffix == ".py"}
        if code:
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

    def _build_chrome(self) -> None:
        """Let MkDocs build the blank pages, the hand-written ones and the theme's files."""
        code, said = mkdocs(self._content, self._chrome, "--quiet", PALET_CHROME="1")
        self._stale = code != 0
        # Of a traceback the last line says what is wrong.
        self.preview.fault = said.rpartition("\n")[2] if "Traceback" in said else said
        if self.preview.fault:
            _tell(self.preview.fault)
