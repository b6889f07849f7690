"""A browser, and the real site for it to look at."""

from __future__ import annotations

import os
import shutil
import sys
import threading
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import sample
import small
from listed import Known
from playwright.sync_api import ViewportSize, sync_playwright
from sample import FROZEN

sys.path.append(str(Path(__file__).parents[1] / "build"))

from building import mkdocs, with_hooks

from palet.content.catalog import open_catalog

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from contextlib import AbstractContextManager

    from playwright.sync_api import Browser, Page, Request

ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
NAMES = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome")
PATIENCE = 10_000  # milliseconds
WIDE: ViewportSize = {"width": 1280, "height": 900}


class Handler(SimpleHTTPRequestHandler):
    """Serves files as a web host does: with the site's own page for what does not exist."""

    protocol_version = "HTTP/1.1"

    def send_error(self, code: int, *_: str | None) -> None:
        body = (Path(self.directory) / "404.html").read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@contextmanager
def served(site: Path) -> Iterator[str]:
    """Serve a site, and give its address."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Handler, directory=str(site)))
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


@pytest.fixture(scope="session")
def serve() -> Callable[[Path], AbstractContextManager[str]]:
    """Return how to serve another site."""
    return served


@pytest.fixture(scope="session")
def frozen_address(frozen_site: Path) -> Iterator[str]:
    """Return the address at which the real site is served."""
    with served(frozen_site) as address:
        yield address


@pytest.fixture(scope="session")
def small_content(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the content of a small site, with milestones to come."""
    return sample.write_content(tmp_path_factory.mktemp("small"), small.files())


@pytest.fixture
def folder_address(frozen_site: Path, tmp_path: Path) -> Iterator[str]:
    """Return the address of the real site where it is served below a folder."""
    (tmp_path / "map").symlink_to(frozen_site)
    with served(tmp_path) as address:
        yield f"{address}map/"


@pytest.fixture(scope="session")
def small_address(small_content: Path) -> Iterator[str]:
    """Return the address of a small site, with two interventions to a page and to a file."""
    folder = small_content.parent
    done = mkdocs(
        small_content, folder / "site", config=with_hooks(folder, "limits_hook"),
        PALET_TEST_LIMITS="CARDS=8",
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    with served(folder / "site") as address:
        yield address


@pytest.fixture(scope="session")
def known() -> Known:
    """Return what the content of the real site says of the interventions."""
    return Known.of(open_catalog(FROZEN))


@pytest.fixture(scope="session")
def known_small(small_content: Path) -> Known:
    """Return what the content of the small site says of the interventions."""
    return Known.of(open_catalog(small_content))


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Return one browser for all tests; $CHROMIUM says which, as in scripts/browser."""
    found = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=ARGUMENTS)
        yield browser
        browser.close()


@dataclass
class Watch:
    """What went wrong while a page was open."""

    address: str
    errors: list[str] = field(default_factory=list)
    elsewhere: list[str] = field(default_factory=list)

    def on(self, page: Page) -> None:
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.on("console", self._console)
        page.on("request", self._request)
        page.on("dialog", lambda dialog: (self.errors.append("dialog"), dialog.dismiss()))

    def _console(self, message: Any) -> None:
        # The browser itself reports that it was sent the page for what does not exist.
        expected = str(int(HTTPStatus.NOT_FOUND)) in message.text and message.location.get(
            "url", ""
        ).endswith("/bestaat/niet/")
        if message.type in ("error", "warning") and not expected:
            self.errors.append(message.text)

    def _request(self, request: Request) -> None:
        if not request.url.startswith((self.address, "data:", "blob:")):
            self.elsewhere.append(request.url)


@dataclass
class Visit:
    """An open page of the site, and what went wrong on it."""

    page: Page
    address: str
    watch: Watch

    def go(self, address: str) -> Page:
        """Go to an address within the site."""
        self.page.goto(self.address + address)
        return self.page


def _open(browser: Browser, address: str, **options: Any) -> Visit:
    options = {
        "viewport": WIDE,
        "reduced_motion": "reduce",
        "locale": "nl-NL",
        **options,
    }
    context = browser.new_context(**options)
    context.set_default_timeout(PATIENCE)
    page = context.new_page()
    watch = Watch(address)
    watch.on(page)
    return Visit(page, address, watch)


@pytest.fixture(scope="session")
def open_at(browser: Browser) -> Callable[..., Visit]:
    """Return how to open a page of the site at an address."""
    return partial(_open, browser)


@pytest.fixture(scope="session")
def open_visit(browser: Browser, frozen_address: str) -> Callable[..., Visit]:
    """Return how to open a page that the caller closes."""
    return partial(_open, browser, frozen_address)


@pytest.fixture
def new_visit(open_visit: Callable[..., Visit]) -> Iterator[Callable[..., Visit]]:
    """Return how to open a page in a fresh profile, with options as for a browser context."""
    visits: list[Visit] = []

    def start(**options: Any) -> Visit:
        visits.append(open_visit(**options))
        return visits[-1]

    yield start
    for visit in visits:
        visit.page.context.close()


@pytest.fixture(scope="module")
def shared(open_visit: Callable[..., Visit]) -> Iterator[Visit]:
    """Return a page for many tests."""
    visit = open_visit()
    yield visit
    visit.page.context.close()


@pytest.fixture
def used(shared: Visit) -> Visit:
    """Return a page that other tests have used, as if it were new; it costs half of a fresh one."""
    page, watch = shared.page, shared.watch
    page.goto("about:blank")
    page.unroute_all()
    page.set_viewport_size(WIDE)
    page.emulate_media(color_scheme="light")
    watch.errors.clear()
    watch.elsewhere.clear()
    return shared


@pytest.fixture
def visit(new_visit: Callable[..., Visit]) -> Visit:
    """Return a page in a fresh profile, as wide as a laptop."""
    return new_visit()


@pytest.fixture
def phone(new_visit: Callable[..., Visit]) -> Visit:
    """Return a page in a fresh profile, as narrow as a phone."""
    return new_visit(viewport={"width": 390, "height": 844})
