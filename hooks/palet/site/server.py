"""Shows a preview to the browsers on this computer, and to nobody else."""

from __future__ import annotations

import ipaddress
import socket
import sys
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urlsplit

from .preview import NEWER

if TYPE_CHECKING:
    from collections.abc import Callable

    from .preview import Preview

# Seconds that a browser may keep us waiting for its next word, and that it may wait for news.
PATIENCE = 10.0
WAIT = 25.0
# Who opens more connections than this loses the oldest.
MOST_CONNECTIONS = 200
LONGEST_PATH = 4000

_HERE = ("localhost", "127.0.0.1", "::1")
_ANYWHERE = ("", "0.0.0.0", "::")  # noqa: S104 - only compared with


class Address(NamedTuple):
    """Where the preview is to be seen."""

    host: str
    port: int

    def __str__(self) -> str:
        """Return it as people write it."""
        return f"[{self.host}]:{self.port}" if ":" in self.host else f"{self.host}:{self.port}"


class Server(ThreadingHTTPServer):
    """Answers with what a preview has, as long as browsers behave."""

    daemon_threads = True
    request_queue_size = 128

    def __init__(
        self, address: Address, preview: Preview, changed: threading.Condition,
        tell: Callable[[str], object],
    ) -> None:  # fmt: skip
        """Take the address; ``changed`` guards the preview, and is told when it is a newer one.

        What nobody expects is said by ``tell``.
        """
        self.preview = preview
        self.changed = changed
        self._tell = tell
        self.host = address.host
        self._connections: dict[socket.socket, None] = {}
        self._guard = threading.Lock()
        if ":" in address.host:
            self.address_family = socket.AF_INET6
        super().__init__(address, _Handler)

    def server_bind(self) -> None:
        """Take the address, without asking the network what else it is called."""
        self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        self.socket.bind(self.server_address)
        self.server_name, self.server_port = self.host, self.socket.getsockname()[1]

    def process_request(self, request: socket.socket, client_address: tuple[str, int]) -> None:  # type: ignore[override]
        """Begin a conversation; of too many, the oldest ends."""
        with self._guard:
            self._connections[request] = None
            if len(self._connections) > MOST_CONNECTIONS:
                oldest = next(iter(self._connections))
                del self._connections[oldest]
                _end(oldest)
        super().process_request(request, client_address)

    def shutdown_request(self, request: socket.socket) -> None:  # type: ignore[override]
        """End a conversation."""
        with self._guard:
            self._connections.pop(request, None)
        super().shutdown_request(request)

    def talks_on(self, request: socket.socket) -> bool:
        """Say whether a conversation has not ended."""
        return request in self._connections

    def handle_error(self, *_: object) -> None:
        """Say nothing of a browser that went away; of anything else in one line."""
        error = sys.exception()
        if not isinstance(error, OSError):
            self._tell(f"De voorvertoning: {type(error).__name__}: {error}")

    def knows(self, host: str) -> bool:
        """Say whether ``host`` is how a browser calls this computer.

        A page elsewhere can give its own name this computer's address (DNS rebinding); then the
        name is still its own.
        """
        try:
            name = urlsplit(f"//{host}").hostname or ""
        except ValueError:
            return False
        if name in {*_HERE, self.host.lower()}:
            return True
        return self.host in _ANYWHERE and (_is_number(name) or name == socket.gethostname().lower())


class _Handler(BaseHTTPRequestHandler):
    server: Server
    protocol_version = "HTTP/1.1"
    timeout = PATIENCE

    def do_GET(self) -> None:
        """Answer with a page or a file, or when there is a newer page."""
        path = self.path.partition("?")[0]
        hosts = self.headers.get_all("Host", [])
        if len(hosts) != 1 or not self.server.knows(hosts[0]):
            self._send(403, "text/plain", b"Deze voorvertoning is alleen voor deze computer.\n")
        elif len(path) > LONGEST_PATH:
            self._send(414, "text/plain", b"Dit adres is te lang.\n")
        elif path.startswith(NEWER):
            self._send(200 if self._is_newer(path.removeprefix(NEWER)) else 204, "text/plain", b"")
        else:
            with self.server.changed:
                answer = self.server.preview.answer(path)
            self._send(answer.status, answer.type, answer.body)

    do_HEAD = do_GET  # noqa: N815 - http.server calls it so

    def do_POST(self) -> None:
        """Refuse: whoever only looks changes nothing."""
        self.close_connection = True
        self._send(405, "text/plain", b"Hier valt alleen te kijken.\n")

    do_PUT = do_DELETE = do_PATCH = do_OPTIONS = do_POST  # noqa: N815

    def _is_newer(self, known: str) -> bool:
        """Wait until the preview is not the ``known`` one, or for so long as a browser will."""
        server = self.server
        until = time.monotonic() + WAIT
        with server.changed:
            while str(server.preview.number) == known:
                if time.monotonic() > until or not server.talks_on(self.connection):
                    return False
                server.changed.wait(1.0)
        return True

    def _send(self, status: int, kind: str, body: bytes) -> None:
        self.send_response(status)
        if status == 405:
            self.send_header("Allow", "GET, HEAD")
        self.send_header("Content-Type", kind)
        if status != 204:
            self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "no-store")
        if self.close_connection:
            self.send_header("Connection", "close")
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Say nothing: what an editor wants to read is what is wrong."""


def _end(connection: socket.socket) -> None:
    try:
        connection.shutdown(socket.SHUT_RDWR)
    except OSError:  # it ended by itself
        return


def _is_number(name: str) -> bool:
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return False
    return True
