"""Takes the pictures in docs/images and content/images from the real thing."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
import threading
import time
import urllib.request
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING

from playwright.sync_api import sync_playwright

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser

ROOT = Path(__file__).resolve().parents[1]
HOME = ROOT / "docs" / "images" / "home.png"
GUIDE = ROOT / "content" / "images"

# A mistake that is easily made, to show how it is told.
MISTAKE = ("themes:\n  - ", "themes:\n  - wonnen\n  - ")
RECORD = "interventions/boost-impact.yml"


def main() -> None:
    """Write every picture anew."""
    GUIDE.mkdir(exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=os.environ["CHROMIUM"], args=["--no-sandbox", "--disable-gpu"]
        )
        with _site() as address:
            _take(browser, address, HOME, height=900)
            _take(browser, f"{address}interventies/boost-impact/", GUIDE / "verbeter.png",
                  height=360, end=True)  # fmt: skip
        with _preview(*MISTAKE) as address:
            _take(browser, f"{address}interventies/boost-impact/", GUIDE / "fouten.png", height=240)
        with _preview() as address:
            _take_form(browser, address)
        browser.close()


def _take(browser: Browser, address: str, file: Path, *, height: int, end: bool = False) -> None:
    """Take a picture of the top of a page, or of its last lines before the footer."""
    page = browser.new_page(viewport={"width": 1280 if height > 500 else 1000, "height": height})
    page.goto(address)
    if end:
        page.locator(".page-foot").evaluate("e => e.scrollIntoView({block: 'center'})")
    page.screenshot(path=file)
    page.close()


def _take_form(browser: Browser, address: str) -> None:
    """Take a picture of the form with a record in it."""
    page = browser.new_page(viewport={"width": 1000, "height": 620})
    page.goto(f"{address}redactie/#/collections/intervention/entries/boost-impact")
    page.get_by_role("button", name="Inloggen").click()
    page.get_by_label("naam", exact=False).first.wait_for()
    page.wait_for_load_state("networkidle")
    page.wait_for_timeout(1000)  # for the line above it that says that it loads
    page.screenshot(path=GUIDE / "formulier.png")
    page.close()


@contextmanager
def _site() -> Iterator[str]:
    handler = partial(SimpleHTTPRequestHandler, directory=ROOT / "site")
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()


@contextmanager
def _preview(good: str = "", bad: str = "") -> Iterator[str]:
    """Run scripts/serve on a copy of the content with a mistake, and a server for the form."""
    with tempfile.TemporaryDirectory() as folder:
        content = Path(folder) / "content"
        shutil.copytree(ROOT / "content", content)
        record = content / RECORD
        record.write_text(record.read_text("utf-8").replace(good, bad, 1), "utf-8")
        address = "http://127.0.0.1:8123/"
        process = subprocess.Popen(  # noqa: S603 - our own words
            [str(ROOT / "scripts" / "serve"), "--content", "content",
             "--dev-addr", "127.0.0.1:8123"], cwd=folder, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        form = subprocess.Popen(  # noqa: S603 - our own words
            ["node", str(ROOT / "node_modules" / "decap-server" / "dist" / "index.js")],  # noqa: S607
            env={**os.environ, "GIT_REPO_DIRECTORY": folder, "MODE": "fs", "PORT": "8081"},
            stdout=subprocess.DEVNULL,
        )  # fmt: skip
        try:
            _wait_for(address)
            yield address
        finally:
            for started in (process, form):
                started.terminate()
                started.wait()


def _wait_for(address: str) -> None:
    for _ in range(200):
        try:
            urllib.request.urlopen(address, timeout=5).close()  # noqa: S310 - our own address
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise TimeoutError(address)


if __name__ == "__main__":
    main()
