"""The form for editors at /redactie/: what is filled in there becomes a file, and a page."""

from __future__ import annotations

import os
import socket
import subprocess
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import sample
from building import environment, palet
from playwright.sync_api import expect

from palet.reading.document import read

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from contextlib import AbstractContextManager

    from playwright.sync_api import Browser, ConsoleMessage, Locator, Page, Request

pytestmark = pytest.mark.browser

NEW = {
    "title": "Samen op het plein",
    "summary": "Jongeren en buren maken het plein samen weer van iedereen.",
    "sources": ["brief"],
    "reviewed": "2026-11-22",
    "themes": ["digitale-weerbaarheid"],
    "goal": "Buren kennen elkaar.",
    "approach": "Elke week is er een activiteit [bron](source:brief).\n\n- voetbal\n- koken: samen",
    "evidence": {"level": "niet-beoordeeld"},
    "implementations": [{"area": "proefwijk", "status": "in-uitvoering"}],
}


def git(folder: Path, *words: str) -> str:
    done = subprocess.run(
        ["git", *words], cwd=folder, check=True, capture_output=True, text=True, timeout=30
    )
    return done.stdout


def record(path: Path) -> dict[str, Any]:
    document = read(path)
    return {**document.fields, "body": document.body}


@dataclass
class Desk:
    """A repository with content, the site built of it, and the server that writes its files."""

    folder: Path
    server: str
    address: str = ""
    errors: list[str] = field(default_factory=list)

    def published(self) -> Path:
        """Return a copy of the content that is published; the server works in the repository."""
        copy = Path(tempfile.mkdtemp(dir=self.folder.parent))
        git(copy, "clone", "--quiet", "--branch=main", str(self.folder), ".")
        return copy / "content"

    def record(self, name: str) -> dict[str, Any]:
        return record(self.published() / name)

    def build(self) -> Path:
        site = self.folder.parent / "site"
        done = palet(
            "build", "--content", self.published(), "--site-dir", site,
            env=environment(PALET_FORM_SERVER=f"{self.server}/api/v1"),
        )  # fmt: skip
        assert done.returncode == 0, done.stderr
        return site

    def watch(self, page: Page) -> None:
        page.on("console", self._console)
        page.on("request", self._request)
        page.on("dialog", lambda dialog: dialog.accept())

    def _console(self, message: ConsoleMessage) -> None:
        # The server says 404 when there is no proposal for a record yet.
        ours = not message.location.get("url", "").startswith(self.server)
        if message.type == "error" and ours:
            self.errors.append(message.text)

    def _request(self, request: Request) -> None:
        if not request.url.startswith((self.address, self.server, "data:", "blob:")):
            self.errors.append(request.url)


@pytest.fixture(scope="module")
def server_program(packages: Path) -> Path:
    """Return the program of the server of a local form."""
    return packages / "decap-server" / "dist" / "index.js"


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port: int = found.getsockname()[1]
        return port


def wait_for(port: int, process: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + 20
    while time.monotonic() < until and process.poll() is None:
        with socket.socket() as knock:
            if knock.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    pytest.fail("decap-server does not answer")


@pytest.fixture(scope="module")
def desk(
    server_program: Path,
    tmp_path_factory: pytest.TempPathFactory,
    serve: Callable[[Path], AbstractContextManager[str]],
) -> Iterator[Desk]:
    folder = tmp_path_factory.mktemp("form") / "repository"
    folder.mkdir()
    sample.write_content(folder)
    git(folder, "init", "--quiet", "--initial-branch=main")
    for name, value in (("user.name", "Proef"), ("user.email", "proef@voorbeeld.nl")):
        git(folder, "config", name, value)
    git(folder, "add", ".")
    git(folder, "commit", "--quiet", "--message=Begin")
    port = free_port()
    desk = Desk(folder, f"http://127.0.0.1:{port}")
    own = {
        "PORT": str(port), "BIND_HOST": "127.0.0.1", "MODE": "git",
        "GIT_REPO_DIRECTORY": str(folder), "LOG_LEVEL": "error",
    }  # fmt: skip
    process = subprocess.Popen(["node", server_program], cwd=folder, env={**os.environ, **own})
    try:
        wait_for(port, process)
        with serve(desk.build()) as desk.address:
            yield desk
    finally:
        process.terminate()
        process.wait(20)


def log_in(desk: Desk, browser: Browser, patience: float) -> Page:
    """Open the form in a browser of its own that waits so many milliseconds for anything."""
    context = browser.new_context(locale="nl-NL", viewport={"width": 1280, "height": 900})
    context.set_default_timeout(patience)
    page = context.new_page()
    desk.errors.clear()
    desk.watch(page)
    page.goto(f"{desk.address}redactie/")
    page.get_by_role("button", name="Inloggen").click()
    page.get_by_role("heading", name="Interventies").wait_for()
    return page


@pytest.fixture
def page(desk: Desk, browser: Browser) -> Iterator[Page]:
    page = log_in(desk, browser, 15_000)
    yield page
    page.context.close()


def pick(page: Page, box: Locator, words: str) -> None:
    """Choose what is called ``words`` in a list to choose from."""
    box.click()
    page.keyboard.type(words)
    page.locator("[id*=-option], [class*=-option]").filter(has_text=words).first.click()


def write(box: Locator, words: str) -> None:
    """Put ``words`` in the place of what a field holds; Decap moves the cursor by itself."""
    box.press("ControlOrMeta+a")
    box.press("Delete")
    expect(box).to_have_value("")
    if words:
        box.fill(words)
    expect(box).to_have_value(words)


def save(page: Page) -> None:
    page.get_by_role("button", name="Opslaan").click()
    page.get_by_text("Item opgeslagen").wait_for()


def publish(page: Page) -> None:
    """Say that a saved proposal is ready, and publish it."""
    page.get_by_role("button", name="Status").click()
    page.get_by_role("menuitem", name="Klaar").click()
    page.get_by_text("Status van item").wait_for()
    page.get_by_role("button", name="Publiceer", exact=True).click()
    page.get_by_role("menuitem", name="Publiceer nu").click()
    page.get_by_text("Item gepubliceerd").wait_for()


def command(name: str, content: Path, *arguments: str) -> tuple[int, str]:
    done = palet(name, *arguments, "--content", content)
    return done.returncode, done.stderr


def test_a_new_intervention_becomes_a_good_file_and_a_page(desk: Desk, page: Page) -> None:
    page.get_by_role("link", name="Nieuw: Interventie").click()
    label = page.get_by_label
    label("Naam", exact=True).first.fill(NEW["title"])
    page.get_by_role("button", name="Opslaan").click()
    page.get_by_text("Samenvatting is nodig.").wait_for()
    # Of a part that is left out as a whole, nothing is needed.
    assert page.get_by_text("Organisatie is nodig.").count() == 0

    label("Samenvatting", exact=True).first.fill(NEW["summary"])
    pick(page, label("Bronnen"), "Brief over de proef")
    label("Datum van nakijken").fill("22-11-2026")
    page.keyboard.press("Tab")
    page.get_by_text("Datum van nakijken: Schrijf 2025, 2024-05 of 2024-05-23.").wait_for()
    write(label("Datum van nakijken"), NEW["reviewed"])
    pick(page, label("Thema's"), "Digitale weerbaarheid")
    label("Doel", exact=True).fill(NEW["goal"])
    label("Aanpak", exact=True).fill(NEW["approach"])
    pick(page, label("Niveau", exact=True), "Niet-beoordeeld")
    page.get_by_role("button", name="plek toevoegen").click()
    pick(page, label("Gebied (optioneel)", exact=True), "Proefwijk")
    pick(page, label("Status", exact=True), "In-uitvoering")
    # A field that was filled in and emptied again is not in the file.
    label("Wat werkt (optioneel)").fill("Iets")
    write(label("Wat werkt (optioneel)"), "")
    # Of a part with something in it, its own fields are needed; not when that is taken out again.
    contact = page.locator("[id^=contact-field]")
    contact.get_by_role("button").first.click()
    label("E-mailadres (optioneel)").fill("info@voorbeeld.nl")
    page.get_by_role("button", name="Opslaan").click()
    page.get_by_text("Organisatie is nodig.").wait_for()
    write(label("E-mailadres (optioneel)"), "")
    save(page)
    place = "interventions/samen-op-het-plein.yml"
    assert not (desk.published() / place).exists()
    publish(page)

    content = desk.published()
    assert record(content / place) == {**NEW, "body": ""}
    total = len(sample.FILES) + len(sample.VOCABULARIES) + 1
    assert command("check", content) == (0, f"{total} records gecontroleerd, geen fouten.\n")
    assert desk.errors == []
    built = (desk.build() / "interventies" / "samen-op-het-plein" / "index.html").read_text("utf-8")
    assert NEW["summary"] in built
    assert "<li>voetbal</li>" in built


@pytest.mark.parametrize(
    ("collection", "name", "title", "label", "changed"),
    [
        ("Interventies", "interventions/proefteam.yml", "Proefteam", "Samenvatting", "summary"),
        ("Mijlpalen", "milestones/proefcongres.yml", "Proefcongres", "Datum", "date"),
        ("Nieuwsberichten", "news/proef-begint.md", "Proef begint", "Naam", "title"),
    ],
)
def test_what_is_not_changed_stays_as_it_was(  # noqa: PLR0917 - one case is one row
    desk: Desk, page: Page, collection: str, name: str, title: str, label: str, changed: str
) -> None:
    before = desk.record(name)
    page.get_by_role("link", name=collection).click()
    page.get_by_role("heading", name=collection).wait_for()
    page.get_by_role("link", name=title).click()
    box = page.get_by_label(label, exact=True).first
    expect(box).to_have_value(str(before[changed]))
    new = f"{before[changed]}-23" if changed == "date" else f"{before[changed]} Anders"
    write(box, new)
    save(page)
    publish(page)
    content = desk.published()
    assert record(content / name) == {**before, changed: new}
    assert command("check", content)[0] == 0
    assert desk.errors == []


def test_two_fields_of_one_name_are_both_checked(page: Page) -> None:
    page.get_by_role("link", name="Gebieden").click()
    page.get_by_role("link", name="Nieuw: Gebied").click()
    page.get_by_label("Eenheid", exact=True).first.fill("inwoners")
    page.get_by_role("button", name="Opslaan").click()
    # The figure has a comparison with fields of the same names, which may be left out.
    expect(page.get_by_text("Getal is nodig.")).to_have_count(1)
    expect(page.get_by_text("Wat het getal zegt is nodig.")).to_have_count(1)
    page.get_by_label("Getal", exact=True).first.fill("55.000")
    page.get_by_role("button", name="Opslaan").click()
    page.get_by_text("Getal: '55.000' kan op twee manieren worden gelezen.").wait_for()


AWKWARD = "no: # 'ja' \"nee\" - & * ! % @ ` { [ | > 12:30 \\\\ 1e3 ~ é 👍"


def test_what_is_typed_is_what_stands_in_the_file(desk: Desk, page: Page) -> None:
    page.get_by_role("link", name="Gebieden").click()
    page.get_by_role("link", name="Nieuw: Gebied").click()
    label = page.get_by_label
    label("Naam", exact=True).first.fill("Wijk #3: 'Oost' / no")
    label("Samenvatting", exact=True).first.fill("- een # twee: drie\n\nvier")
    pick(page, label("Bronnen"), "Brief over de proef")
    label("Datum van nakijken").fill("2026-11")
    label("Gemeente", exact=True).fill("12:30")
    label("Provincie", exact=True).fill("Utrecht")
    label("Gemeentecode").fill("GM0344")
    label("Breedtegraad").fill("52,092")
    label("Lengtegraad").fill("5.1")
    label("Beschrijving (optioneel)").fill(f"{AWKWARD}\n\n- een\n- twee")
    label("Getal", exact=True).first.fill("55.000")
    label("Eenheid", exact=True).first.fill("inwoners")
    label("Wat het getal zegt", exact=True).first.fill("null")
    pick(page, label("Soort", exact=True).first, "Context")
    pick(page, label("Bron", exact=True).first, "Brief over de proef")
    page.get_by_role("button", name="Opslaan").click()
    page.get_by_text("Getal: '55.000' kan op twee manieren worden gelezen.").first.wait_for()
    write(label("Getal", exact=True).first, "1.055.000")
    save(page)
    publish(page)
    content = desk.published()
    assert record(content / "areas" / "wijk-3-oost-no.yml") == {
        "title": "Wijk #3: 'Oost' / no", "summary": "- een # twee: drie\n\nvier",
        "sources": ["brief"], "reviewed": "2026-11", "municipality": "12:30", "province": "Utrecht",
        "gm_code": "GM0344", "location": {"lat": 52.092, "lon": 5.1},
        "description": f"{AWKWARD}\n\n- een\n- twee",
        "residents": {"value": 1055000, "unit": "inwoners", "what": "null", "kind": "context",
                      "source": "brief"},
        "body": "",
    }  # fmt: skip
    assert command("check", content)[0] == 0
    assert desk.errors == []


def test_what_the_form_writes_can_be_formatted(desk: Desk) -> None:
    content = desk.published()
    files = sorted(content.glob("interventions/*.yml"))
    before = [record(file) for file in files]
    assert command("format", content)[0] == 0
    assert command("format", content, "--check")[0] == 0
    assert command("check", content)[0] == 0
    assert [record(file) for file in files] == before


def test_the_form_is_no_wider_than_a_phone(desk: Desk, browser: Browser) -> None:
    page = browser.new_page(viewport={"width": 390, "height": 844})
    page.goto(f"{desk.address}redactie/")
    page.get_by_role("button", name="Inloggen").click()
    page.get_by_role("link", name="Proefteam").click()
    page.get_by_label("Samenvatting", exact=True).first.wait_for()
    assert page.evaluate("document.documentElement.scrollWidth") == 390
    page.context.close()
