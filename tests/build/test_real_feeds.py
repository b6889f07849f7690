"""The feeds, calendars and QR codes of the real site, as other programs read them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import feedparser
import pytest
from building import addresses
from crawling import read_site
from feeds import faults
from ical.calendar_stream import IcsCalendarStream
from icalendar import Calendar

if TYPE_CHECKING:
    from pathlib import Path

SITE = "https://palet.example/"


@pytest.fixture(scope="module")
def feeds(frozen_site: Path) -> dict[str, bytes]:
    return {
        path.parent.relative_to(frozen_site).as_posix() + "/": path.read_bytes()
        for path in frozen_site.rglob("atom.xml")
    }


@pytest.fixture(scope="module")
def calendars(frozen_site: Path) -> dict[str, bytes]:
    return {
        path.parent.relative_to(frozen_site).as_posix() + "/": path.read_bytes()
        for path in frozen_site.rglob("*.ics")
    }


def test_news_milestones_and_every_theme_and_area_have_a_feed(
    frozen_site: Path, feeds: dict[str, bytes]
) -> None:
    own = [a for a in addresses(frozen_site) if a.startswith(("themas/", "gebieden/"))]
    pages = {address for address in own if address.count("/") == 2}
    assert set(feeds) == {"nieuws/", "mijlpalen/", "onderbouwing/", *pages}
    assert len(pages) >= 32


def test_every_feed_is_valid(feeds: dict[str, bytes]) -> None:
    assert {address: said for address, feed in feeds.items() if (said := faults(feed))} == {}


def test_every_feed_is_read_without_complaint(feeds: dict[str, bytes]) -> None:
    for address, feed in feeds.items():
        found = feedparser.parse(feed)
        assert not found.bozo, (address, found.get("bozo_exception"))
        assert found.version == "atom10"
        assert found.feed.link == SITE + address
        assert found.entries


def test_every_entry_of_a_feed_leads_to_a_page(frozen_site: Path, feeds: dict[str, bytes]) -> None:
    linked = {entry.link for feed in feeds.values() for entry in feedparser.parse(feed).entries}
    assert {link.removeprefix(SITE) for link in linked} <= set(addresses(frozen_site))


def test_there_is_a_calendar_of_all_milestones_of_each_and_of_each_theme_that_has_any(
    frozen_site: Path, calendars: dict[str, bytes]
) -> None:
    milestones = {a for a in addresses(frozen_site) if a.startswith("mijlpalen/")}
    assert milestones <= set(calendars)
    assert sum(address.startswith("themas/") for address in calendars) >= 10
    whole = Calendar.from_ical(calendars["mijlpalen/"])
    assert len(whole.events) == len(milestones) - 1


def test_two_parsers_read_the_same_events_in_every_calendar(calendars: dict[str, bytes]) -> None:
    for address, calendar in calendars.items():
        one = Calendar.from_ical(calendar).events
        other = IcsCalendarStream.calendar_from_ics(calendar.decode()).events
        found = [(str(e["UID"]), str(e["SUMMARY"]), e.start, e.end) for e in one]
        assert found == [(e.uid, e.summary, e.dtstart, e.dtend) for e in other], address
        assert found


def test_every_line_of_every_calendar_is_short_and_ends_as_it_should(
    calendars: dict[str, bytes],
) -> None:
    for calendar in calendars.values():
        assert calendar.endswith(b"END:VCALENDAR\r\n")
        lines = calendar.split(b"\r\n")
        assert all(len(line) <= 75 for line in lines)
        assert not any(b"\n" in line or b"\r" in line for line in lines)


def test_every_calendar_that_a_page_names_exists(
    frozen_site: Path, calendars: dict[str, bytes]
) -> None:
    named = {
        link.removeprefix(f"webcal:{SITE.removeprefix('https:')}")
        for page in read_site(frozen_site).values()
        for link in page.anchors
        if link.startswith("webcal:")
    }
    assert named
    assert {name.removesuffix("agenda.ics") for name in named} <= set(calendars)


def test_every_milestone_has_a_code_of_its_own(frozen_site: Path) -> None:
    codes = {path.parent.name: path.read_bytes() for path in frozen_site.rglob("qr.svg")}
    milestones = {a.split("/")[1] for a in addresses(frozen_site) if a.startswith("mijlpalen/")}
    assert set(codes) == milestones - {""}
    assert len(set(codes.values())) == len(codes)
