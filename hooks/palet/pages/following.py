"""What can be followed, with a feed and a calendar: news, milestones, themes and areas."""

from __future__ import annotations

import io
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID, uuid5

import segno
from markupsafe import Markup

from palet.content.catalog import NAMESPACE, holds
from palet.history.edits import History
from palet.model.milestone import Milestone
from palet.model.publication import News
from palet.model.record import Sourced
from palet.model.section import SECTIONS

from .events import calendar
from .feed import feed
from .listing import Plan, by_title

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from palet.content.catalog import Catalog, Entry
    from palet.model.record import Record

    from .press import Page, Press

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

    ``entry`` is the theme or area that it is about, if it is about one.
    A calendar without events is not a calendar, so a channel without milestones has none.
    """

    address: str
    title: str
    records: Sequence[Entry[Sourced]]
    milestones: Sequence[Entry[Milestone]]
    entry: Entry[Record] | None = None

    @property
    def id(self) -> UUID:
        """What names the feed for good, also when its record gets another name."""
        return uuid5(
            *((self.entry.uuid, "feed") if self.entry else (NAMESPACE, f"feed/{self.address}"))
        )

    @property
    def alternates(self) -> Markup:
        """The HTML by which the channel's page tells programs of them."""
        if not self.entry:
            return Markup()  # main.html tells of these on every page
        links = _ALTERNATE.format("application/atom+xml", self.title, FEED)
        if self.milestones:
            links += _ALTERNATE.format("text/calendar", self.title, CALENDAR)
        return links


def channels(catalog: Catalog) -> Iterator[Channel]:
    """Yield what can be followed: news and milestones, then each theme and each area."""
    milestones = catalog.of(Milestone)
    yield Channel("nieuws/", "Nieuws", catalog.of(News), ())
    yield Channel("mijlpalen/", "Mijlpalen", milestones, milestones)
    for kind in ("theme", "area"):
        for entry in by_title(catalog.all(kind)):
            near = [other for followed in _FOLLOWED for other in entry.near(followed)]
            records = [other for other in near if holds(other, Sourced)]
            dated = [other for other in near if holds(other, Milestone)]
            yield Channel(entry.address or "", entry.record.title, records, dated, entry)


def plan(press: Press) -> Plan:
    """Return the plan of the page that explains how to follow."""
    return Plan("volgen/", partial(
        press.page, "volgen/", "following.html", SECTIONS["volgen"],
        "Blijf op de hoogte: zet de mijlpalen in uw agenda, of lees het nieuws in een feed.",
        channels=list(channels(press.catalog)),
    ))  # fmt: skip


def with_files(press: Press, plans: Iterable[Plan]) -> Iterator[Plan]:
    """Yield ``plans``, with the files that programs read beside the pages they belong to."""
    history = History(press.settings.content)
    followed = {channel.address: channel for channel in channels(press.catalog)}
    dated = {milestone.address: milestone for milestone in press.catalog.of(Milestone)}
    for plan in plans:
        if channel := followed.get(plan.address):
            yield Plan(plan.address, partial(_with_channel, press, history, channel, plan))
        elif milestone := dated.get(plan.address):
            yield Plan(plan.address, partial(_with_date, press, history, milestone, plan))
        else:
            yield plan


def _with_channel(press: Press, history: History, channel: Channel, plan: Plan) -> Page:
    page: Page = plan.make()
    about = channel.address, channel.title, channel.id, channel.records
    files = {FEED: feed(press, *about, history)}
    if channel.milestones:
        files[CALENDAR] = _calendar(press, history, channel.title, channel.milestones)
    return _beside(page, files, channel.alternates, channel.entry)


def _with_date(press: Press, history: History, milestone: Entry[Milestone], plan: Plan) -> Page:
    page: Page = plan.make()
    files = {
        CALENDAR: _calendar(press, history, milestone.record.title, [milestone]),
        CODE: _code(press.settings.site_url + page.address),
    }
    alternates = _ALTERNATE.format("text/calendar", milestone.record.title, CALENDAR)
    return _beside(page, files, alternates, milestone)


def _beside(
    page: Page, files: dict[str, str], alternates: Markup, entry: Entry[Record] | None
) -> Page:
    """Return the page with its files beside it; who follows a former address finds them there."""
    section = page.address.partition("/")[0]
    former = [f"{section}/{old}/" for old in entry.record.former_ids] if entry else []
    placed = {a + name: text for a in (page.address, *former) for name, text in files.items()}
    return replace(page, files={**page.files, **placed}, alternates=alternates)


def _calendar(
    press: Press, history: History, title: str, milestones: Sequence[Entry[Milestone]]
) -> str:
    name = " ".join(f"{title} - {press.settings.site_name}".split())
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
