"""Milestones and sessions as events of a calendar, as RFC 5545 has them."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING
from uuid import uuid5

from icalendar import Calendar, Event, vText

from palet.language.dates import ZONE
from palet.language.dutch import clock
from palet.model.terms import MilestoneKind, MilestoneStatus

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from palet.content.catalog import Catalog, Entry
    from palet.model.milestone import Milestone, Session
    from palet.model.record import Record

# How often a calendar program should come back.
_REFRESH = datetime.timedelta(days=1)

# Before all versions, and above all of RFC 5545's whole numbers.
_EPOCH = datetime.datetime(2020, 1, 1, tzinfo=datetime.UTC)
_HIGHEST = 2**31 - 1

# Of any other status nobody says that it is sure.
_STATUSES: Mapping[str, str] = {
    MilestoneStatus.CONFIRMED: "CONFIRMED",
    MilestoneStatus.MOVED: "CONFIRMED",
    MilestoneStatus.PAST: "CONFIRMED",
    MilestoneStatus.CANCELLED: "CANCELLED",
}


# When a record was last changed.
Changed = Callable[["Entry[Record]"], datetime.datetime]


def calendar(
    catalog: Catalog,
    site: str,
    name: str,
    milestones: Iterable[Entry[Milestone]],
    changed: Changed,
) -> str:
    """Return the calendar of ``milestones`` and their sessions, under ``name``.

    ``site`` is the address of the site, ending in a slash. Lines end in CRLF and
    are at most 75 octets long. The same records, last changed at the same moments,
    always give the same bytes.
    """
    made = Calendar()
    made.add("prodid", f"-//{catalog.site.title}//Palet//NL")
    made.add("version", "2.0")
    for label in ("name", "x-wr-calname"):  # RFC 7986, and what was there before it
        made.add(label, vText(name), encode=False)
    made.add("refresh-interval", _REFRESH, parameters={"VALUE": "DURATION"})
    made.add("x-published-ttl", "P1D")
    for milestone in milestones:
        version = changed(milestone)
        for event in _events(catalog, site, milestone):
            # By these a program tells versions apart. Sessions change with their congress.
            event.add("dtstamp", version)
            event.add("last-modified", version)
            event.add("sequence", sequence(version))
            made.add_component(event)
    lines: bytes = made.to_ical()
    return lines.decode()


def sequence(changed: datetime.datetime) -> int:
    """Return the number of the version of a record that was last changed at this moment.

    A program keeps the version with the highest number. Counted from the record itself it
    would fall when an editor takes something back; time only goes on.
    """
    return min(max(0, int((changed - _EPOCH).total_seconds())), _HIGHEST)


def _events(catalog: Catalog, site: str, milestone: Entry[Milestone]) -> Iterator[Event]:
    yield _milestone_event(catalog, site, milestone)
    for session in milestone.record.sessions:
        if session.start:
            yield _session_event(catalog, site, milestone, session, session.start)


def _milestone_event(catalog: Catalog, site: str, entry: Entry[Milestone]) -> Event:
    milestone = entry.record
    event = _event(milestone, str(entry.uuid))
    title = milestone.title
    if not milestone.exact:
        title += f" ({' t/m '.join(dict.fromkeys((milestone.date.dutch, milestone.last.dutch)))})"
    # Over more days a time would also take the nights; the notes say it then.
    if milestone.start_time and milestone.last == milestone.date:
        day = milestone.date.first_day
        end = (day, milestone.end_time) if milestone.end_time else None
        _add_times(event, (day, milestone.start_time), end)
    else:
        event.add("dtstart", milestone.date.first_day)
        event.add("dtend", milestone.last.last_day + datetime.timedelta(days=1))
    # Only what people go to keeps their day; a letter or a whole month does not.
    goes = milestone.exact and milestone.kind == MilestoneKind.CONGRESS
    event.add(
        "transp",
        "OPAQUE" if goes and milestone.status != MilestoneStatus.CANCELLED else "TRANSPARENT",
    )
    kind = catalog.term("milestone-kinds", milestone.kind).label
    event.add("categories", [kind, *(theme.record.title for theme in entry.links["theme"])])
    if milestone.place:
        event.add("location", milestone.place)
    _describe(event, milestone, title, [*_times(milestone), milestone.summary, *_notes(milestone)])
    event.add("url", site + (entry.address or ""))
    return event


def _session_event(
    catalog: Catalog,
    site: str,
    entry: Entry[Milestone],
    session: Session,
    start: datetime.datetime,
) -> Event:
    congress = entry.record
    event = _event(congress, str(uuid5(entry.uuid, session.id)))
    end = (session.end.date(), session.end.time()) if session.end else None
    _add_times(event, (start.date(), start.time()), end)
    event.add("transp", "TRANSPARENT" if congress.status == MilestoneStatus.CANCELLED else "OPAQUE")
    event.add("related-to", str(entry.uuid))
    places = [place for place in (session.room, congress.place) if place]
    if places:
        event.add("location", ", ".join(places))
    said = [session.summary or "", f"Onderdeel van: {congress.title}."]
    if session.theme:
        said.append(f"Thema: {catalog['theme'][session.theme].record.title}.")
    if session.speakers:
        said.append(f"Met: {', '.join(session.speakers)}.")
    _describe(event, congress, session.title, said)
    event.add("url", f"{site}{entry.address}#sessie-{session.id}")
    return event


def _event(milestone: Milestone, uid: str) -> Event:
    event = Event()
    event.add("uid", uid)
    event.add("status", _STATUSES.get(milestone.status, "TENTATIVE"))
    return event


def _describe(event: Event, milestone: Milestone, title: str, said: Iterable[str]) -> None:
    # Many programs do not show the status.
    cancelled = "Afgelast: " if milestone.status == MilestoneStatus.CANCELLED else ""
    event.add("summary", cancelled + " ".join(title.split()))
    event.add("description", "\n\n".join(" ".join(text.split()) for text in said if text))


def _times(milestone: Milestone) -> Iterator[str]:
    """Yield the times of what takes more days than one."""
    if milestone.start_time and milestone.last != milestone.date:
        said = f"Begint op {milestone.date.dutch} om {clock(milestone.start_time)} uur"
        if milestone.end_time:
            said += f" en eindigt op {milestone.last.dutch} om {clock(milestone.end_time)} uur"
        yield f"{said}."


def _notes(milestone: Milestone) -> Iterator[str]:
    if milestone.status == MilestoneStatus.CANCELLED:
        yield "Dit gaat niet door."
    if milestone.previous_dates:
        yield f"Eerder aangekondigd voor {milestone.previous_dates[-1].dutch}."
    if not milestone.exact:
        yield "De precieze dag is niet bekend."


def _add_times(
    event: Event,
    start: tuple[datetime.date, datetime.time],
    end: tuple[datetime.date, datetime.time] | None,
) -> None:
    event.add("dtstart", _utc(*start))
    # In the night that the clock goes forward half past two comes after three.
    if end and _utc(*end) > _utc(*start):
        event.add("dtend", _utc(*end))


def _utc(day: datetime.date, time: datetime.time) -> datetime.datetime:
    """Return the moment at which a clock here shows ``time`` on ``day``."""
    return datetime.datetime.combine(day, time, ZONE).astimezone(datetime.UTC)
