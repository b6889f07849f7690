"""Takes the pictures in docs/images from the built site."""

from __future__ import annotations

import os
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from playwright.sync_api import sync_playwright

ROOT = Path(__file__).resolve().parents[1]
PICTURES = {"home.png": ("", 1280, 900)}


def main() -> None:
    """Write every picture anew."""
    handler = partial(SimpleHTTPRequestHandler, directory=ROOT / "site")
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=os.environ["CHROMIUM"], args=["--no-sandbox", "--disable-gpu"]
        )
        for name, (address, width, height) in PICTURES.items():
            page = browser.new_page(viewport={"width": width, "height": height})
            page.goto(f"http://127.0.0.1:{server.server_port}/{address}")
            page.screenshot(path=ROOT / "docs" / "images" / name)
        browser.close()
    server.shutdown()


if __name__ == "__main__":
    main()
