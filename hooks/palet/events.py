"""Milestones and sessions as events of a calendar, as RFC 5545 has them."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING
from uuid import uuid5

from icalendar import Calendar, Event

from .dates import ZONE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from .catalog import Catalog, Entry
    from .milestone import Session

# How often a calendar program should come back.
_REFRESH = datetime.timedelta(days=1)

_NOON = datetime.time(12)

_STATUSES = {"gepland": "TENTATIVE", "afgelast": "CANCELLED"}


def calendar(catalog: Catalog, site: str, name: str, milestones: Iterable[Entry]) -> str:
    """Return the calendar of ``milestones`` and their sessions, under ``name``.

    ``site`` is the address of the site, ending in a slash. Lines end in CRLF and
    are at most 75 octets long. The same records always give the same bytes.
    """
    made = Calendar()
    made.add("prodid", "-//Palet//Kennisplatform//NL")
    made.add("version", "2.0")
    for label in ("name", "x-wr-calname"):  # RFC 7986, and what was there before it
        made.add(label, name)
    made.add("refresh-interval", _REFRESH, parameters={"VALUE": "DURATION"})
    made.add("x-published-ttl", "P1D")
    for milestone in milestones:
        for event in _events(catalog, site, milestone):
            made.add_component(event)
    lines: bytes = made.to_ical()
    return lines.decode()


def sequence(milestone: Entry) -> int:
    """Return how often the event has changed, so that a program knows the newest version.

    It grows when the date becomes more precise, when the event is moved and when
    it is cancelled; it follows from the record, so that no history is needed.
    """
    date, moves = milestone.date, len(milestone.previous_dates)
    precision = sum(map(bool, (date.month, date.day, milestone.start_time)))
    cancelled: bool = milestone.status == "afgelast"
    return 10 * moves + precision + 5 * cancelled


def _events(catalog: Catalog, site: str, milestone: Entry) -> Iterator[Event]:
    yield _milestone_event(catalog, site, milestone)
    for session in milestone.sessions:
        if session.start:
            yield _session_event(catalog, site, milestone, session, session.start)


def _milestone_event(catalog: Catalog, site: str, milestone: Entry) -> Event:
    event = _event(milestone, str(milestone.uuid), sequence(milestone))
    title = milestone.title
    if not milestone.exact:
        title += f" ({' t/m '.join(dict.fromkeys((milestone.date.dutch, milestone.last.dutch)))})"
    # Over more days a time would also take the nights.
    if milestone.start_time and milestone.last == milestone.date:
        event.add("dtstart", _utc(milestone.date.first_day, milestone.start_time))
        if milestone.end_time:
            event.add("dtend", _utc(milestone.last.last_day, milestone.end_time))
    else:
        event.add("dtstart", milestone.date.first_day)
        event.add("dtend", milestone.last.last_day + datetime.timedelta(days=1))
    # Only what people go to keeps their day; a letter or a whole month does not.
    goes = milestone.exact and milestone.subkind == "congres"
    event.add("transp", "OPAQUE" if goes and milestone.status != "afgelast" else "TRANSPARENT")
    kind = catalog.term("milestone-kinds", milestone.subkind).label
    event.add("categories", [kind, *(theme.title for theme in milestone.links["theme"])])
    if milestone.place:
        event.add("location", milestone.place)
    _describe(event, milestone, title, [milestone.summary, *_notes(milestone)])
    event.add("url", site + (milestone.address or ""))
    return event


def _session_event(
    catalog: Catalog, site: str, congress: Entry, session: Session, start: datetime.datetime
) -> Event:
    name = str(uuid5(congress.uuid, session.id))
    event = _event(congress, name, sequence(congress) + 10 * len(session.previous_starts))
    event.add("dtstart", _utc(start.date(), start.time()))
    if session.end:
        event.add("dtend", _utc(session.end.date(), session.end.time()))
    event.add("transp", "TRANSPARENT" if congress.status == "afgelast" else "OPAQUE")
    event.add("related-to", str(congress.uuid))
    places = [place for place in (session.room, congress.place) if place]
    if places:
        event.add("location", ", ".join(places))
    said = [session.summary or "", f"Onderdeel van: {congress.title}."]
    if session.theme:
        said.append(f"Thema: {catalog['theme'][session.theme].title}.")
    if session.speakers:
        said.append(f"Met: {', '.join(session.speakers)}.")
    _describe(event, congress, session.title, said)
    event.add("url", f"{site}{congress.address}#sessie-{session.id}")
    return event


def _event(milestone: Entry, uid: str, changed: int) -> Event:
    """Return an event with what a program tells versions apart by."""
    event = Event()
    event.add("uid", uid)
    # The last check is the last change: a build must not depend on the clock.
    checked = datetime.datetime.combine(milestone.reviewed.first_day, _NOON, datetime.UTC)
    event.add("dtstamp", checked)
    event.add("last-modified", checked)
    event.add("sequence", changed)
    event.add("status", _STATUSES.get(milestone.status, "CONFIRMED"))
    return event


def _describe(event: Event, milestone: Entry, title: str, said: Iterable[str]) -> None:
    # Many programs do not show the status.
    event.add("summary", f"Afgelast: {title}" if milestone.status == "afgelast" else title)
    event.add("description", "\n\n".join(" ".join(text.split()) for text in said if text))


def _notes(milestone: Entry) -> Iterator[str]:
    if milestone.status == "afgelast":
        yield "Dit gaat niet door."
    if milestone.previous_dates:
        yield f"Eerder aangekondigd voor {milestone.previous_dates[-1].dutch}."
    if not milestone.exact:
        yield "De precieze dag is niet bekend."


def _utc(day: datetime.date, time: datetime.time) -> datetime.datetime:
    """Return the moment at which a clock in the Netherlands shows ``time`` on ``day``."""
    return datetime.datetime.combine(day, time, ZONE).astimezone(datetime.UTC)
