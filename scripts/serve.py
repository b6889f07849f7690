"""Shows the site while you work on it, and each saved file at once."""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "hooks"), str(ROOT / "scripts")]

import check  # noqa: E402 - the path comes first
from palet.content import is_record  # noqa: E402
from palet.preview import NEWER, Preview  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Sequence

# Seconds between two looks at the files, and how long a browser may wait for news.
LOOK = 0.15
WAIT = 25.0

Stamps = dict[Path, tuple[int, int]]


def main(arguments: Sequence[str] | None = None) -> int:
    """Serve until the user stops it; return 0."""
    options = _options(arguments)
    host, _, port = options.dev_addr.rpartition(":")
    with tempfile.TemporaryDirectory() as folder:
        watch = Watch(options.content, Path(folder).resolve())
        watch.look()
        server = _Server((host or "127.0.0.1", int(port)), watch)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        print(f"http://{host or '127.0.0.1'}:{server.server_port}", file=sys.stderr)
        try:
            while True:
                time.sleep(LOOK)
                watch.look()
        except KeyboardInterrupt:
            return 0


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="scripts/serve", description=__doc__)
    content = Path(os.environ.get("PALET_CONTENT", ROOT / "content"))
    parser.add_argument("--content", type=Path, default=check.relative(content), metavar="DIR")
    parser.add_argument("--dev-addr", default="127.0.0.1:8000", metavar="HOST:PORT")
    options = parser.parse_args(arguments)
    if not options.content.is_dir():
        parser.error(f"no such folder: {options.content}")
    if not options.dev_addr.rpartition(":")[2].isdigit():
        parser.error(f"not an address with a port: {options.dev_addr}")
    return options


class Watch:
    """Keeps a preview as new as the files that it is made of."""

    def __init__(self, content: Path, chrome: Path) -> None:
        """Watch ``content``; ``chrome`` is an empty folder for what MkDocs builds."""
        theme = find_spec("material")
        icons = Path(theme.origin or "").parent / "templates" / ".icons" if theme else Path()
        self.preview = Preview(content, ROOT / "theme_overrides", icons, chrome)
        self.changed = threading.Condition()
        self._content = content
        self._chrome = chrome
        self._seen: Stamps | None = None

    def look(self) -> None:
        """Look at the files, and refresh the preview when one is not as it was."""
        now = self._stamps()
        if now == self._seen:
            return
        before = self._seen or {}
        touched = {path for path in {*before, *now} if before.get(path) != now.get(path)}
        self._seen = now
        if any(path.suffix == ".py" for path in touched) and before:
            os.execv(sys.executable, [sys.executable, *sys.argv])  # noqa: S606 - ourselves, anew
        records = {path for path in touched if self._is_record(path)}
        with self.changed:
            self.preview.refresh()
            if not self.preview.problems and (touched - records or self.preview.lacks_chrome):
                self._build_chrome()
                self.preview.refresh()
            self.changed.notify_all()
        for problem in self.preview.problems:
            print(problem, file=sys.stderr)

    def _is_record(self, path: Path) -> bool:
        in_content = path.is_relative_to(self._content) and is_record(path, self._content)
        return in_content or path.is_relative_to(ROOT / "theme_overrides" / "records")

    def _stamps(self) -> Stamps:
        """Return when each file was last written, and how long it is."""
        found: Stamps = {}
        for folder in (self._content, ROOT / "theme_overrides", ROOT / "hooks"):
            for path in folder.rglob("*"):
                if "__pycache__" not in path.parts and path.is_file():
                    about = path.stat()
                    found[path] = about.st_mtime_ns, about.st_size
        return found

    def _build_chrome(self) -> None:
        """Let MkDocs build the blank pages, the hand-written ones and the theme's files."""
        environment = {
            **os.environ, "PALET_CONTENT": str(self._content.resolve()),
            "PALET_CHROME": "1", "NO_MKDOCS_2_WARNING": "1",
        }  # fmt: skip
        command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--config-file",
                   str(ROOT / "mkdocs.yml"), "--site-dir", str(self._chrome)]  # fmt: skip
        subprocess.run(command, env=environment, check=False)  # noqa: S603 - our own words


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self, address: tuple[str, int], watch: Watch) -> None:
        self.watch = watch
        super().__init__(address, _Handler)


class _Handler(BaseHTTPRequestHandler):
    server: _Server
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        """Answer with a page or a file, or when there is a newer page."""
        path = self.path.partition("?")[0]
        watch = self.server.watch
        if path.startswith(NEWER):
            known = path.removeprefix(NEWER)
            with watch.changed:
                watch.changed.wait_for(lambda: str(watch.preview.number) != known, WAIT)
                status = 204 if str(watch.preview.number) == known else 200
            self._send(status, "text/plain", b"")
            return
        with watch.changed:
            answer = watch.preview.answer(path)
        self._send(answer.status, answer.type, answer.body)

    def _send(self, status: int, kind: str, body: bytes) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Say nothing: what an editor wants to read is what is wrong."""


if __name__ == "__main__":
    sys.exit(main())
