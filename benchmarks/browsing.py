"""Measures what finding costs a visitor, in a real browser, on many synthetic records.

Usage: benchmarks/browsing.py [COUNT]

Builds a site of COUNT records (10,000 by default), serves it compressed as web
hosts do, and prints what a browser with an empty cache has fetched until the
first filtered list stands, and until the first full-text results stand; and how
much time of the main thread a change of the filters takes.
"""

from __future__ import annotations

import gzip
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING, Any

from playwright.sync_api import sync_playwright

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Page

ROOT = Path(__file__).resolve().parents[1]
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking"]
COMPRESSED = {".html", ".css", ".js", ".json", ".svg"}
PATIENCE = 60_000  # milliseconds
FILTERED = "interventies/?thema=wonen&gebied=breda-noord,delft-west"
ASKED = "interventies/?q=training"
# Set by find.js when the list is as the address asks.
READY = "[data-shown]"
ROUNDS = 15


@dataclass
class Traffic:
    """What was sent over the network: the size of each file as sent, without headers."""

    files: list[tuple[str, int]] = field(default_factory=list)

    @property
    def total(self) -> int:
        """The number of bytes of all files."""
        return sum(size for _, size in self.files)


class _Handler(SimpleHTTPRequestHandler):
    """Serves files compressed, and counts them."""

    protocol_version = "HTTP/1.1"
    traffic: Traffic

    def __init__(self, traffic: Traffic, *args: Any, **options: Any) -> None:
        self.traffic = traffic
        super().__init__(*args, **options)

    def do_GET(self) -> None:
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        if not path.is_file():
            self.send_error(404)
            return
        body = path.read_bytes()
        self.send_response(200)
        if path.suffix in COMPRESSED:
            body = gzip.compress(body, 6, mtime=0)
            self.send_header("Content-Encoding", "gzip")
        self.traffic.files.append((self.path, len(body)))
        self.send_header("Content-Type", self.guess_type(str(path)))
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@contextmanager
def served(site: Path) -> Iterator[tuple[str, Traffic]]:
    """Serve a site compressed; give its address and the record of what was sent."""
    traffic = Traffic()
    handler = partial(_Handler, traffic, directory=str(site))
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/", traffic
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def build(count: int, folder: Path) -> Path:
    """Return the site of ``count`` synthetic records, built below ``folder``."""
    content, site = folder / "content", folder / "site"
    made = [sys.executable, str(ROOT / "benchmarks" / "generate.py"), str(count), str(content)]
    subprocess.run(made, check=True)
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", str(site)]
    settings = {"PALET_CONTENT": str(content), "NO_MKDOCS_2_WARNING": "1"}
    subprocess.run(command, cwd=ROOT, env={**os.environ, **settings}, check=True)
    return site


def fetched(browser: Any, site: Path, address: str) -> Traffic:
    """Return what a browser with an empty cache fetches until the list at ``address`` stands."""
    with served(site) as (root, traffic):
        context = browser.new_context()
        page = context.new_page()
        page.goto(root + address)
        page.wait_for_selector(READY, state="attached", timeout=PATIENCE)
        sent = Traffic(list(traffic.files))
        context.close()
    return sent


def filter_times(browser: Any, site: Path) -> list[float]:
    """Return the main-thread time in milliseconds of changes of the filters, one by one."""
    with served(site) as (root, _):
        page: Page = browser.new_page()
        page.goto(root + "interventies/")
        page.wait_for_selector(READY, state="attached", timeout=PATIENCE)
        session = page.context.new_cdp_session(page)
        session.send("Performance.enable")
        boxes = page.locator(".facet input[type=checkbox]")
        times = []
        for number in range(ROUNDS):
            before = _task_time(session)
            page.evaluate("document.querySelector('[data-shown]').removeAttribute('data-shown')")
            boxes.nth(number).evaluate("(box) => box.click()")
            page.wait_for_selector(READY, state="attached", timeout=PATIENCE)
            page.evaluate("new Promise((done) => requestAnimationFrame(() => setTimeout(done)))")
            times.append((_task_time(session) - before) * 1000)
        page.close()
    return times


def _task_time(session: Any) -> float:
    metrics = session.send("Performance.getMetrics")["metrics"]
    return next(metric["value"] for metric in metrics if metric["name"] == "TaskDuration")


def main(count: int) -> None:
    """Print the figures."""
    shm = Path("/dev/shm")  # noqa: S108 - memory, so that the disk does not count
    where = shm if shm.is_dir() else None
    with tempfile.TemporaryDirectory(dir=where) as folder, sync_playwright() as playwright:
        site = build(count, Path(folder))
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=ARGUMENTS
        )
        for what, address in (("filtered list", FILTERED), ("full-text results", ASKED)):
            sent = fetched(browser, site, address)
            print(f"first {what}: {sent.total / 1000:.0f} kB in {len(sent.files)} files")
            for path, size in sorted(sent.files, key=lambda file: -file[1])[:12]:
                print(f"    {size / 1000:7.1f} kB  {path}")
        times = filter_times(browser, site)
        print(f"changing a filter: median {statistics.median(times):.0f} ms, "
              f"highest {max(times):.0f} ms of the main thread")  # fmt: skip
        largest = max(site.rglob("*.html"), key=lambda path: path.stat().st_size)
        size = largest.stat().st_size / 1000
        print(f"largest page: {largest.relative_to(site)}, {size:.0f} kB")
        browser.close()


if __name__ == "__main__":
    if len(sys.argv) > 2:
        sys.exit(__doc__)
    main(int(sys.argv[1]) if sys.argv[1:] else 10_000)
