"""What the form saves is what stood there, and what was typed: for every kind, every field."""

from __future__ import annotations

import os
import shutil
import subprocess
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from building import ROOT
from hostile import hostile, settle
from playwright.sync_api import expect
from sample import FROZEN
from test_form_in_browser import (  # noqa: F401 - a fixture
    Desk,
    command,
    free_port,
    git,
    log_in,
    pick,
    server_program,
    wait_for,
    write,
)

from palet.content.catalog import open_catalog
from palet.model.kind import KINDS
from palet.reading.document import parse
from palet.settings import CodeHost, Settings
from palet.site.redactie import write_form

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from contextlib import AbstractContextManager
    from pathlib import Path

    from playwright.sync_api import Browser, Locator, Page, Response

    from palet.model.kind import Kind

pytestmark = pytest.mark.browser

# Texts that programs easily take for something else; a title also makes the name of a file.
AWKWARD = [
    "# x", "a # b", "a: b", "- a", "yes", "no", "on", "0123", "1e3", "~", "null", "true", "12:30",
    "2024-05-23", "2024-05-23T10:00:00", "0x1F", "0o17", ".5", "1_000", "+5", "-5", "5", "5.0",
    "1,5", "1.000", ".inf", ".nan", "=", "<<", "|", ">-", "%x", "@x", "&x", "*x", "!x",
    "? x", "[x", "{x", "x]", "x}", ", x", "'", '"', "''", "it's \"x\"", "\\n", "\\", "`x`", "é 👍",
    "x:", ":x", "x #", " voor", "achter ", "a  b", "---", "...", "a" * 140, "wo ord " * 20 + "eind",
    "a -- b", "{{ x }}", "<3", "a & b", "€ 5", "50%", "'t", "¿qué?", "日本",
]  # fmt: skip
AWKWARD_PROSE = [
    "a\n\nb", "a\nb", "- a\n- b", "a\n# b", "a\n\n    code\n", "a\n\n\nb", "a  \nb", "1. a\n2. b",
    "> a\n\nb", "a: b\nc: d", "'a\n\n\"b", "a\n\n- b\n  - c\n\nd", "# kop\n\na", "a\\\nb",
    "a\n\n***\n\nb", "```\na: b\n```", "\\# a", "a\t b", *AWKWARD,
]  # fmt: skip
ADDRESSES = ["https://a.nl/?a=b&c=d#e", "https://a.nl/a_(b)", "https://a.nl/%20x", "https://a.nl"]


def start_desk(
    content: Path, program: Path, serve: Callable[[Path], AbstractContextManager[str]]
) -> Iterator[Desk]:
    """Serve the form for a content folder in a repository of its own; no other page is made."""
    folder = content.parent
    git(folder, "init", "--quiet", "--initial-branch=main")
    for name, value in (("user.name", "Proef"), ("user.email", "proef@voorbeeld.nl")):
        git(folder, "config", name, value)
    git(folder, "add", ".")
    git(folder, "commit", "--quiet", "--message=Begin")
    port = free_port()
    desk = Desk(folder, f"http://127.0.0.1:{port}")
    site = folder.parent / "site"
    shutil.copytree(ROOT / "theme_overrides" / "redactie", site / "redactie")
    shutil.copytree(ROOT / "theme_overrides" / "assets", site / "assets")
    (site / "404.html").write_text("", "utf-8")
    host = CodeHost("https://a.nl/palet", local=f"{desk.server}/api/v1")
    settings = replace(Settings.from_environment(), content=content, site_url="/", host=host)
    decap = ROOT / "node_modules" / "decap-cms" / "dist"
    write_form(open_catalog(content), settings, decap, site)
    own = {
        "PORT": str(port), "BIND_HOST": "127.0.0.1", "MODE": "git",
        "GIT_REPO_DIRECTORY": str(folder), "LOG_LEVEL": "error",
    }  # fmt: skip
    process = subprocess.Popen(["node", program], cwd=folder, env={**os.environ, **own})
    try:
        wait_for(port, process)
        with serve(site) as desk.address:
            yield desk
    finally:
        process.terminate()
        process.wait(20)


def saved(desk: Desk, kind: Kind, name: str) -> dict[str, Any]:
    """Return the fields of a record in the proposal that the form made for it."""
    place, text = proposed(desk, kind, name)
    document = parse(desk.folder / place, text)
    return {**document.fields, "body": document.body}


def proposed(desk: Desk, kind: Kind, name: str) -> tuple[str, str]:
    """Return the place and the text of a record in the proposal that the form made for it."""
    place = f"content/{kind.folder}/{name}{kind.suffix}".replace("/./", "/")
    return place, git(desk.folder, "show", f"cms/{kind.name}/{name}:{place}")


def before(desk: Desk, kind: Kind, name: str) -> dict[str, Any]:
    """Return the fields of a record as it is published."""
    place = f"content/{kind.folder}/{name}{kind.suffix}".replace("/./", "/")
    document = parse(desk.folder / place, git(desk.folder, "show", f"main:{place}"))
    return {**document.fields, "body": document.body}


def is_saving(response: Response) -> bool:
    return "persistEntry" in (response.request.post_data or "")


def save_record(page: Page) -> None:
    # That the one before was saved may still be told on the page.
    with page.expect_response(is_saving) as response:
        page.get_by_role("button", name="Opslaan").click()
    assert response.value.ok


def field(page: Page, name: str) -> Locator:
    """Return the boxes of the fields with this name, in records and their parts."""
    return page.locator(f"[id^={name}-field]")


def open_record(desk: Desk, page: Page, kind: Kind, name: str) -> None:
    page.goto(f"{desk.address}redactie/#/collections/{kind.name}")
    page.get_by_role("heading", name=kind.plural).wait_for()
    page.goto(f"{desk.address}redactie/#/collections/{kind.name}/entries/{name}")


def change_title(desk: Desk, page: Page, kind: Kind, name: str) -> dict[str, Any]:
    """Open a record, write something behind its name, and save it; return what it should be."""
    old = before(desk, kind, name)
    open_record(desk, page, kind, name)
    box = field(page, "title").first
    expect(box).to_have_value(old["title"], timeout=20_000)
    write(box, f"{old['title']} anders")
    save_record(page)
    return {**old, "title": f"{old['title']} anders"}


@pytest.fixture(scope="module")
def awkward(
    server_program: Path,  # noqa: F811
    tmp_path_factory: pytest.TempPathFactory,
    serve: Callable[[Path], AbstractContextManager[str]],
) -> Iterator[Desk]:
    """Return a desk with a record of each kind of which every text is awkward."""
    folder = tmp_path_factory.mktemp("awkward") / "repository"
    files = hostile(1, {"title": AWKWARD, "body": AWKWARD_PROSE, "url": ADDRESSES})
    for file in files.values():
        file.payloads.pop("title")
    settle(folder / "content", files)
    yield from start_desk(folder / "content", server_program, serve)


def record_of_each_kind(desk: Desk, most: int) -> list[tuple[Kind, str]]:
    """Return the longest record of each kind, up to so many bytes: it has the most to lose."""
    found = []
    for kind in KINDS.values():
        files = (desk.folder / "content" / kind.folder).glob(f"*{kind.suffix}")
        sizes = [(file.stat().st_size, file.stem) for file in files]
        found.append((kind, max(size for size in sizes if size[0] <= most)[1]))
    return found


def test_awkward_texts_of_every_kind_stay_as_they_are(awkward: Desk, browser: Browser) -> None:
    page = log_in(awkward, browser, 30_000)
    for kind, name in record_of_each_kind(awkward, 10**6):
        expected = change_title(awkward, page, kind, name)
        assert saved(awkward, kind, name) == expected, (kind.name, name)
    assert awkward.errors == []
    page.context.close()


@pytest.fixture(scope="module")
def real(
    server_program: Path,  # noqa: F811
    tmp_path_factory: pytest.TempPathFactory,
    serve: Callable[[Path], AbstractContextManager[str]],
) -> Iterator[Desk]:
    """Return a desk with the content of this repository."""
    folder = tmp_path_factory.mktemp("real-form") / "repository"
    shutil.copytree(FROZEN, folder / "content")
    yield from start_desk(folder / "content", server_program, serve)


# A list of hundreds of terms takes Decap a quarter of a minute.
@pytest.mark.parametrize("most", [20_000, pytest.param(10**6, marks=pytest.mark.long)])
def test_a_real_record_of_every_kind_stays_as_it_is(
    real: Desk, browser: Browser, most: int
) -> None:
    page = log_in(real, browser, 30_000)
    records = record_of_each_kind(real, most)
    for kind, name in records:
        expected = change_title(real, page, kind, name)
        assert saved(real, kind, name) == expected, (kind.name, name)
    assert real.errors == []
    page.context.close()
    content = real.published()
    for kind, name in records:
        place, text = proposed(real, kind, name)
        (content.parent / place).write_text(text, "utf-8")
    status, said = command("check", content)
    wrong = [line for line in said.splitlines() if ": tip: " not in line]
    assert (status, wrong[:-1]) == (0, [])


def add(page: Page, words: str, number: int = 0) -> None:
    """Add an item to a list, by its button with these words."""
    page.get_by_role("button", name=f"{words} toevoegen").nth(number).click()


def test_every_sort_of_field_is_saved_as_it_was_filled_in(real: Desk, browser: Browser) -> None:
    page = log_in(real, browser, 30_000)
    page.goto(f"{real.address}redactie/#/collections/milestone/new")
    label = page.get_by_label
    field(page, "title").fill("Dag #3: 'samen'")
    field(page, "summary").fill(" - een # twee: drie\n\nvier ")
    pick(page, label("Bronnen"), "Agenda Veerkrachtige")
    field(page, "reviewed").fill("2026-11")
    pick(page, label("Soort", exact=True), "Congres")
    field(page, "date").fill("2027-05-20")
    field(page, "start_time").fill("09:30")
    field(page, "end_time").fill("17:00")
    add(page, "regel", 1)
    field(page, "previous_dates").last.fill("2027-04")
    pick(page, label("Status", exact=True), "Verplaatst")
    # What was filled in and emptied again is not there.
    field(page, "place").fill("0123")
    write(field(page, "place"), "")
    pick(page, label("Gebieden (optioneel)"), "Rotterdam")
    pick(page, label("Gebieden (optioneel)"), "Breda")
    add(page, "sessie")
    field(page, "id").fill("opening")
    field(page, "title").nth(1).fill("1e3")
    field(page, "start").first.fill("2027-05-20T10:00")
    pick(page, label("Thema (optioneel)"), "Wonen")
    for number, name in enumerate(("~", "", "'no': #1")):
        add(page, "regel", 3)
        field(page, "speakers").nth(number + 1).fill(name)
    add(page, "materiaal")
    field(page, "title").nth(2).fill("null")
    field(page, "url").fill("https://voorbeeld.nl/a?b=c#d")
    save_record(page)
    assert saved(real, KINDS["milestone"], "dag-3-samen") == {
        "title": "Dag #3: 'samen'", "summary": " - een # twee: drie\n\nvier ",
        "sources": ["kamerbrief-agenda-2023"], "reviewed": "2026-11",
        "kind": "congres", "date": "2027-05-20", "start_time": "09:30", "end_time": "17:00",
        "previous_dates": ["2027-04"], "status": "verplaatst",
        "areas": ["rotterdam-zuid", "breda-noord"],
        "sessions": [{
            "id": "opening", "title": "1e3", "start": "2027-05-20T10:00", "theme": "wonen",
            "speakers": ["~", "'no': #1"],
            "materials": [{"title": "null", "url": "https://voorbeeld.nl/a?b=c#d"}],
        }],
        "body": "",
    }  # fmt: skip
    assert real.errors == []
    page.context.close()


def test_what_is_switched_on_or_off_is_saved_so(real: Desk, browser: Browser) -> None:
    page = log_in(real, browser, 30_000)
    kind = KINDS["area"]
    files = sorted((real.folder / "content" / kind.folder).glob("*.yml"))
    name = next(file.stem for file in files if "focus_area: true" in file.read_text("utf-8"))
    old = before(real, kind, name)
    open_record(real, page, kind, name)
    field(page, "focus_area").click()
    field(page, "highlight").first.click()
    save_record(page)
    residents = {**old["residents"], "highlight": True}
    expected = {**old, "focus_area": False, "residents": residents}
    assert saved(real, kind, name) == expected
    page.context.close()
