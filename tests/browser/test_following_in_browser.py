"""A visitor finds what to follow, and takes an address or a citation along."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import TYPE_CHECKING
from urllib.parse import urljoin
from urllib.request import urlopen

import feeds
import pytest
import yaml
from axe_playwright_python.sync_playwright import Axe
from icalendar import Calendar
from lxml import etree
from playwright.sync_api import expect
from sample import FROZEN
from test_by_keyboard import SHOWS_FOCUS, tab_to
from test_every_kind_of_page import AXE, AXE_COLOURS, STICKS_OUT, look, none, violations

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from pathlib import Path

    from conftest import Visit
    from playwright.sync_api import Locator, Page

pytestmark = pytest.mark.browser

# The address that the site has for the world, as mkdocs.yml says when nobody says otherwise.
SITE = "https://palet.example/"
WEBCAL = "webcal://palet.example/"
EVERYWHERE = [
    ("application/atom+xml", "Nieuws", "nieuws/atom.xml"),
    ("application/atom+xml", "Mijlpalen", "mijlpalen/atom.xml"),
    ("text/calendar", "Mijlpalen", "mijlpalen/agenda.ics"),
]
REFUSED = "Kopiëren lukt hier niet. Selecteer de tekst en kopieer hem zelf."
REFUSES = """navigator.clipboard.writeText = () =>
  Promise.reject(new DOMException("Write permission denied.", "NotAllowedError"))"""
# As where a site is not served over a safe connection.
ABSENT = "Object.defineProperty(navigator, 'clipboard', { value: undefined })"
PUBLICATION = "kennis/monitor-spuk-kansrijke-wijk/"
# What may be copied, by the address of its page.
COPIED = {
    PUBLICATION: "Kopieer de verwijzing",
    "volgen/": "Kopieer het adres van het nieuws",
}


class Alternates(HTMLParser):
    """Collects what the head of a page says can be followed."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, str, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        if tag == "link" and values.get("rel") == "alternate":
            self.found.append((values["type"], values["title"], values["href"]))


@pytest.fixture(scope="module")
def alternates(frozen_site: Path) -> Mapping[str, Sequence[tuple[str, str, str]]]:
    """Return what the head of each page says can be followed, with addresses from the root."""
    found = {}
    for path in frozen_site.rglob("*.html"):
        text = path.read_text("utf-8")
        if "</head>" not in text:  # a piece of a page
            continue
        reader = Alternates()
        reader.feed(text[: text.index("</head>")])
        address = path.relative_to(frozen_site).as_posix().removesuffix("index.html")
        found[address] = [
            (kind, title, urljoin(f"/{address}", href).lstrip("/"))
            for kind, title, href in reader.found
        ]
    return found


@pytest.fixture(scope="module")
def titles() -> Mapping[str, str]:
    """Return the titles of the themes and the areas, by the addresses of their pages."""
    return {
        f"{section}/{path.stem}/": " ".join(
            yaml.safe_load(path.read_text("utf-8"))["title"].split()
        )
        for section, folder in [("themas", "themes"), ("gebieden", "areas")]
        for path in (FROZEN / folder).iterdir()
    }


@pytest.fixture
def visit(used: Visit) -> Iterator[Visit]:
    """Return a page that others have used, on which nothing may go wrong."""
    yield used
    assert (used.watch.errors, used.watch.elsewhere) == ([], [])


def fetch(address: str) -> bytes:
    with urlopen(address, timeout=10) as answer:  # noqa: S310 - our own server
        assert answer.status == 200
        data: bytes = answer.read()
    return data


def events(data: bytes) -> list[str]:
    """Return the ids of the milestones in a calendar; a session is part of one of them."""
    made = Calendar.from_ical(data)
    return [str(event["uid"]) for event in made.walk("VEVENT") if "related-to" not in event]


def check(address: str) -> None:
    """Fail unless a feed or a calendar is what its name promises."""
    data = fetch(address)
    if address.endswith(".ics"):
        assert data.startswith(b"BEGIN:VCALENDAR\r\n")
        assert events(data), address
    else:
        assert feeds.faults(data) == []
        assert etree.fromstring(data).findall(f"{feeds.ATOM}entry"), address


def here(visit: Visit, address: str) -> str:
    """Return where the test serves what the world finds at an address."""
    for start in (SITE, WEBCAL):
        if address.startswith(start):
            return visit.address + address.removeprefix(start)
    assert address.startswith(visit.address), address
    return address


# The way there


@pytest.mark.parametrize("link", ["Zo volgt u ons", "Zet de mijlpalen in uw agenda"])
@pytest.mark.parametrize("width", [1280, 390])
def test_from_home_it_is_two_clicks_to_a_calendar_and_a_feed(
    visit: Visit, link: str, width: int
) -> None:
    visit.page.set_viewport_size({"width": width, "height": 844})
    page = visit.go("")
    page.get_by_role("main").get_by_role("link", name=re.compile(f"^{link}")).click()
    page.wait_for_url("**/volgen/")
    subscribe = page.get_by_role("link", name="Abonneer op alle mijlpalen")
    expect(subscribe).to_be_visible()
    check(here(visit, subscribe.get_attribute("href") or ""))
    expect(page.get_by_text(f"{SITE}nieuws/atom.xml")).to_be_visible()
    check(f"{visit.address}nieuws/atom.xml")


def test_without_script_it_is_as_near(new_visit: Callable[..., Visit]) -> None:
    page = new_visit(java_script_enabled=False).go("")
    page.get_by_role("link", name="Zo volgt u ons").first.click()
    page.wait_for_url("**/volgen/")
    expect(page.get_by_role("link", name="Abonneer op alle mijlpalen")).to_be_visible()
    expect(page.get_by_text(f"{SITE}nieuws/atom.xml")).to_be_visible()
    expect(page.get_by_role("button", name="Kopieer")).to_have_count(0)


@pytest.mark.parametrize("address", ["mijlpalen/", "nieuws/"])
def test_the_timeline_and_the_news_lead_there_too(visit: Visit, address: str) -> None:
    page = visit.go(address)
    page.get_by_role("main").get_by_role("link", name="Zo volgt u ons").click()
    page.wait_for_url("**/volgen/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Zo volgt u ons")


def test_the_timeline_itself_subscribes_in_one_click(visit: Visit) -> None:
    button = visit.go("mijlpalen/").get_by_role("link", name="Zet alles in uw agenda")
    assert button.get_attribute("href") == f"{WEBCAL}mijlpalen/agenda.ics"


def test_every_address_on_the_page_is_a_feed_or_a_calendar(
    visit: Visit, titles: Mapping[str, str]
) -> None:
    page = visit.go("volgen/")
    links = page.locator("main a").evaluate_all(
        "all => all.map((link) => link.href).filter((a) => /^webcal:|[.](xml|ics)$/.test(a))"
    )
    links += page.locator("main code").all_inner_texts()
    for address in set(links):
        check(here(visit, address))
    feed_of = {here(visit, address) for address in links if address.endswith(".xml")}
    assert feed_of == {
        f"{visit.address}{address}atom.xml"
        for address in [*titles, "nieuws/", "mijlpalen/", "onderbouwing/"]
    }


def test_each_theme_and_area_is_named_with_the_number_of_its_milestones(
    visit: Visit, titles: Mapping[str, str]
) -> None:
    page = visit.go("volgen/")
    rows = page.locator(".subscriptions tbody tr")
    assert set(rows.locator("th").all_inner_texts()) == set(titles.values())
    told = 0
    for row in rows.all():
        calendars = row.locator("a[href^='webcal:']")
        words = " ".join(row.locator("td[data-label=Agenda] .quiet").inner_text().split())
        if not calendars.count():
            assert words == "geen mijlpalen"
            continue
        amount = len(events(fetch(here(visit, calendars.get_attribute("href") or ""))))
        assert words == f"{amount} {'mijlpaal' if amount == 1 else 'mijlpalen'}"
        told += 1
    assert told > len(titles) / 2


def test_a_link_to_a_feed_or_a_calendar_says_of_what_it_is(
    visit: Visit, titles: Mapping[str, str]
) -> None:
    page = visit.go("volgen/")
    for title in titles.values():
        expect(page.get_by_role("link", name=f"Feed van {title}", exact=True)).to_have_count(1)
    named = page.locator("main a[href^='webcal:']").evaluate_all(
        "links => links.map((link) => link.textContent)"
    )
    assert len(named) == len(set(named))


# What pages tell programs


def test_every_page_tells_of_the_news_and_the_milestones(
    alternates: Mapping[str, Sequence[tuple[str, str, str]]],
) -> None:
    # The form is a program of its own, for editors.
    pages = {address: found for address, found in alternates.items() if address != "redactie/"}
    wrong = [address for address, found in pages.items() if list(found[:3]) != EVERYWHERE]
    none(wrong)
    assert len(alternates) > len(list((FROZEN / "interventions").iterdir()))
    assert {"", "404.html", "nieuws/", "mijlpalen/", "volgen/", "meedoen/"} <= set(alternates)


def test_themes_and_areas_have_their_own_and_milestones_their_date(
    alternates: Mapping[str, Sequence[tuple[str, str, str]]], titles: Mapping[str, str]
) -> None:
    with_calendar = 0
    for address, found in alternates.items():
        section, _, rest = address.partition("/")
        own = list(found[3:])
        if address in titles:
            assert own[0] == ("application/atom+xml", titles[address], f"{address}atom.xml")
            assert own[1:] in ([], [("text/calendar", titles[address], f"{address}agenda.ics")])
            with_calendar += len(own) == 2
        elif section == "mijlpalen" and rest:
            assert [(kind, href) for kind, _, href in own] == [
                ("text/calendar", f"{address}agenda.ics")
            ]
        elif address == "onderbouwing/":
            assert [(kind, href) for kind, _, href in own] == [
                ("application/atom+xml", f"{address}atom.xml")
            ]
        else:
            assert own == []
    assert with_calendar > len(titles) / 2


def test_all_that_pages_tell_of_is_there(
    visit: Visit, alternates: Mapping[str, Sequence[tuple[str, str, str]]]
) -> None:
    told = {address for found in alternates.values() for _, _, address in found}
    for address in told:
        check(visit.address + address)
    milestones = len(list((FROZEN / "milestones").iterdir()))
    assert len(events(fetch(f"{visit.address}mijlpalen/agenda.ics"))) == milestones
    assert len(told) > milestones + 32


def test_the_entries_of_a_feed_lead_to_pages_of_the_site(visit: Visit) -> None:
    for address in ("nieuws/", "mijlpalen/", "gebieden/arnhem-oost/"):
        feed = etree.fromstring(fetch(f"{visit.address}{address}atom.xml"))
        links = feed.findall(f"{feeds.ATOM}entry/{feeds.ATOM}link")
        assert links
        for link in links:
            assert b"<h1>" in fetch(here(visit, link.get("href") or ""))


# Copying


@pytest.fixture
def may_copy(new_visit: Callable[..., Visit]) -> Visit:
    return new_visit(permissions=["clipboard-read", "clipboard-write"])


def copied(page: Page) -> str:
    text: str = page.evaluate("navigator.clipboard.readText()")
    return text


def told_by(page: Page, button: Locator) -> Locator:
    """Return where it is said that a button did its work."""
    return button.locator("xpath=following-sibling::*[@role='status']").and_(
        page.get_by_role("status")
    )


def test_the_addresses_to_follow_are_copied_with_a_click(may_copy: Visit) -> None:
    page = may_copy.go("volgen/")
    places = page.locator(".copy")
    wanted = [SITE + address for *_, address in EVERYWHERE]
    wanted.append(f"{SITE}onderbouwing/atom.xml")
    assert sorted(places.locator("code").all_inner_texts()) == sorted(wanted)
    for place in places.all():
        button = place.get_by_role("button")
        said = told_by(page, button)
        expect(said).to_be_empty()
        button.click()
        expect(said).to_have_text("Gekopieerd")
        assert copied(page) == place.locator("code").inner_text()
    assert may_copy.watch.errors == []


def test_a_citation_is_copied_by_keyboard_as_it_stands_there(may_copy: Visit) -> None:
    page = may_copy.go(PUBLICATION)
    button = page.get_by_role("button", name=COPIED[PUBLICATION])
    button.focus()
    page.keyboard.press("Shift+Tab")
    tab_to(page, "button[data-copy]", 2)
    assert page.evaluate(SHOWS_FOCUS)
    page.keyboard.press("Enter")
    expect(told_by(page, button)).to_have_text("Gekopieerd")
    expect(button).to_be_focused()
    assert copied(page) == page.locator(".citation__text").inner_text()
    assert "Eindrapportage monitor SPUK Kansrijke Wijk" in copied(page)
    assert "(2026)" in copied(page)
    assert may_copy.watch.errors == []


@pytest.mark.parametrize(("address", "script"), list(zip(COPIED, [REFUSES, ABSENT], strict=True)))
def test_where_copying_is_refused_the_page_says_so(
    new_visit: Callable[..., Visit], address: str, script: str
) -> None:
    visit = new_visit()
    visit.page.add_init_script(script)
    page = visit.go(address)
    button = page.get_by_role("button", name=COPIED[address])
    button.click()
    expect(told_by(page, button)).to_have_text(REFUSED)
    expect(told_by(page, button)).to_be_in_viewport()
    assert visit.watch.errors == []


def test_what_is_refused_once_may_work_the_next_time(may_copy: Visit) -> None:
    page = may_copy.go(PUBLICATION)
    page.evaluate(
        """() => {
          const whole = Clipboard.prototype.writeText;
          navigator.clipboard.writeText = () => {
            delete navigator.clipboard.writeText;
            return Promise.reject(new DOMException("No", "NotAllowedError"));
          };
          return whole;
        }"""
    )
    button = page.get_by_role("button", name=COPIED[PUBLICATION])
    button.click()
    expect(told_by(page, button)).to_have_text(REFUSED)
    button.click()
    expect(told_by(page, button)).to_have_text("Gekopieerd")


def test_every_publication_says_how_to_cite_it_and_copies_the_same(visit: Visit) -> None:
    page = visit.go("kennis/")
    paths = sorted((FROZEN / "knowledge").iterdir())
    found = page.evaluate(
        """async (names) => Promise.all(names.map(async (name) => {
          const text = await (await fetch(`${name}/`)).text();
          const page = new DOMParser().parseFromString(text, "text/html");
          return [page.querySelector(".citation__text").textContent,
            page.querySelector("button[data-copy]").dataset.copy];
        }))""",
        [path.stem for path in paths],
    )
    for path, (shown, copies) in zip(paths, found, strict=True):
        record = yaml.safe_load(path.read_text("utf-8").split("\n---\n")[0])
        assert shown == copies
        assert " ".join(str(record["title"]).split()) in shown
        assert (str(record["date"])[:4] if "date" in record else "z.d.") in shown
        assert record.get("url", "") in shown


def test_without_script_a_citation_is_there_without_a_button(
    new_visit: Callable[..., Visit],
) -> None:
    page = new_visit(java_script_enabled=False).go(PUBLICATION)
    expect(page.locator(".citation__text")).to_contain_text("(2026)")
    expect(page.get_by_role("button", name="Kopieer")).to_have_count(0)


# For everybody


@pytest.fixture(scope="module", params=["volgen/", PUBLICATION])
def state(request: pytest.FixtureRequest, open_visit: Callable[..., Visit]) -> Iterator[Visit]:
    """Return a page with all that opens open, where copying was refused, the longest message."""
    visit = open_visit()
    visit.page.add_init_script(REFUSES)
    page = visit.go(request.param)
    for summary in page.locator("main summary").all():
        summary.click()
    for button in page.locator("button[data-copy]").all():
        button.click()
        expect(told_by(page, button)).to_have_text(REFUSED)
    page.evaluate(Axe().axe_script)
    yield visit
    visit.page.context.close()


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_against_it_open_and_with_a_message(
    state: Visit, scheme: str, width: int
) -> None:
    look(state, width, scheme)
    none(violations(state, AXE if scheme == "light" else AXE_COLOURS))
    none(state.page.evaluate(STICKS_OUT))
    assert (state.watch.errors, state.watch.elsewhere) == ([], [])


def test_the_steps_per_program_open_and_say_what_to_do(visit: Visit) -> None:
    page = visit.go("volgen/")
    for name in ("Outlook", "Google Agenda", "iPhone, iPad of Mac"):
        steps = page.locator("details", has_text=re.compile(f"^{name}"))
        expect(steps.get_by_role("listitem").first).to_be_hidden()
        steps.locator("summary").click()
        expect(steps.get_by_role("listitem").first).to_be_visible()
