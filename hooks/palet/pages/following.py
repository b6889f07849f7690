"""What can be followed, with a feed and a calendar: news, milestones, themes and areas."""

from __future__ import annotations

import io
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID, uuid5

import segno
from markupsafe import Markup

from palet.content.catalog import NAMESPACE, holds
from palet.history.edits import History
from palet.model.milestone import Milestone
from palet.model.news import News
from palet.model.record import Sourced
from palet.views.gaps import research_agenda

from .events import calendar
from .feed import feed
from .listing import by_title
from .page import overview

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from palet.content.catalog import Catalog, Entry
    from palet.model.record import Record

    from .page import Files, Plan
    from .press import Press

# The names of the files beside a page.
FEED = "atom.xml"
CALENDAR = "agenda.ics"
CODE = "qr.svg"

# What somebody who follows a theme or an area hears of.
_FOLLOWED = ("news", "milestone", "knowledge", "intervention")

_ALTERNATE = Markup('<link rel="alternate" type="{}" title="{}" href="{}">')


@dataclass(frozen=True)
class Channel:
    """What can be followed: its page, its name, and what its feed and its calendar tell of.

    ``entry`` is the theme or area that it is about, if it is about one. The theme tells of those
    that are ``everywhere`` on every page.
    A calendar without events is not a calendar, so a channel without milestones has none.
    """

    address: str
    title: str
    records: Sequence[Entry[Sourced]]
    milestones: Sequence[Entry[Milestone]]
    entry: Entry[Record] | None = None
    everywhere: bool = False

    @property
    def id(self) -> UUID:
        """What names the feed for good, also when its record gets another name."""
        return uuid5(
            *((self.entry.uuid, "feed") if self.entry else (NAMESPACE, f"feed/{self.address}"))
        )

    @property
    def alternates(self) -> Markup:
        """The HTML by which the channel's page tells programs of them."""
        if self.everywhere:
            return Markup()
        links = _ALTERNATE.format("application/atom+xml", self.title, FEED)
        if self.milestones:
            links += _ALTERNATE.format("text/calendar", self.title, CALENDAR)
        return links


def channels(catalog: Catalog) -> Iterator[Channel]:
    """Yield what can be followed: news, milestones, what to find out, each theme and area."""
    words, milestones = catalog.site.words, catalog.of(Milestone)
    if "nieuws" in words:
        yield Channel("nieuws/", words["nieuws"].title, catalog.of(News), (), everywhere=True)
    if "mijlpalen" in words:
        title = words["mijlpalen"].title
        yield Channel("mijlpalen/", title, milestones, milestones, everywhere=True)
    if "onderbouwing" in words:
        yield Channel("onderbouwing/", "Nog te onderzoeken", research_agenda(catalog).unstudied, ())
    for kind in ("theme", "area"):
        for entry in by_title(catalog.all(kind)):
            near = [other for followed in _FOLLOWED for other in entry.near(followed)]
            records = [other for other in near if holds(other, Sourced)]
            dated = [other for other in near if holds(other, Milestone)]
            yield Channel(entry.address or "", entry.record.title, records, dated, entry)


class Following:
    """What programs read beside the pages that can be followed."""

    def __init__(self, press: Press) -> None:
        """Find the channels, and the history of their records."""
        self.channels = list(channels(press.catalog))
        self._press = press
        self._history = History(press.settings.content)
        self._by_address = {channel.address: channel for channel in self.channels}

    def plan(self) -> Plan:
        """Return the plan of the page that explains how to follow."""
        site = self._press.catalog.site
        return overview(site, "volgen", "following.html", lambda: {"channels": self.channels})

    def alternates(self, address: str, entry: Entry[Record] | None = None) -> str:
        """Return the HTML by which the page at ``address`` tells programs of its files."""
        if entry and holds(entry, Milestone):
            return _ALTERNATE.format("text/calendar", entry.record.title, CALENDAR)
        return self._by_address[address].alternates if address in self._by_address else ""

    def files(self, address: str, entry: Entry[Record] | None = None) -> Files:
        """Return the files beside the page at ``address``, that of ``entry`` if it is of one.

        Who follows a former address finds them there too.
        """
        made = self._files(address, entry)
        section = address.partition("/")[0]
        former = [f"{section}/{old}/" for old in entry.record.former_ids] if entry else []
        return {place + name: make for place in (address, *former) for name, make in made.items()}

    def _files(self, address: str, entry: Entry[Record] | None) -> Files:
        if entry and holds(entry, Milestone):
            title, url = entry.record.title, self._press.settings.site_url + address
            return {
                CALENDAR: partial(_calendar, self._press, self._history, title, [entry]),
                CODE: partial(_code, url),
            }
        if not (channel := self._by_address.get(address)):
            return {}
        about = channel.address, channel.title, channel.id, channel.records
        files: dict[str, Callable[[], str]] = {
            FEED: partial(feed, self._press, *about, self._history)
        }
        if channel.milestones:
            files[CALENDAR] = partial(
                _calendar, self._press, self._history, channel.title, channel.milestones
            )
        return files


def _calendar(
    press: Press, history: History, title: str, milestones: Sequence[Entry[Milestone]]
) -> str:
    name = " ".join(f"{title} - {press.catalog.site.title}".split())
    ordered = sorted(milestones, key=lambda milestone: (milestone.record.date, milestone.id))
    return calendar(press.catalog, press.settings.site_url, name, ordered, history.changed)


def _code(address: str) -> str:
    """Return the QR code of an address as SVG, black on white whatever stands around it."""
    drawing = io.BytesIO()
    # Level Q survives a coffee stain on a badge.
    segno.make(address, error="q", micro=False).save(
        drawing, kind="svg", scale=8, light="white", xmldecl=False, omitsize=True,
        title="QR-code", lineclass=None, svgclass=None,
    )  # fmt: skip
    return drawing.getvalue().decode()
