"""Atom feeds of records, as RFC 4287 has them."""

from __future__ import annotations

import datetime
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from palet.language.dates import ZONE
from palet.language.dutch import sort_key
from palet.model.kind import Dated
from palet.model.news import News

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from uuid import UUID

    from palet.content.catalog import Entry
    from palet.history.edits import History
    from palet.model.record import Sourced

    from .press import Press

# A feed says what is new, not all there is. Each kind has its own room: many changes to one
# must not push out the news.
MOST = 50


@dataclass(frozen=True)
class Item:
    """A record in a feed, with its moments as RFC 3339 writes them and its words."""

    entry: Entry[Sourced]
    updated: str
    published: str | None
    summary: str


def feed(
    press: Press,
    address: str,
    title: str,
    name: UUID,
    entries: Iterable[Entry[Sourced]],
    history: History,
) -> str:
    """Return the feed of the newest of ``entries`` of each kind as XML.

    ``address`` is that of the page that the feed belongs to, and ``name`` is what
    it is known by for good. What changed last comes first.
    """
    days = {entry: _changed(entry, history) for entry in entries}
    newest = sorted(days, key=lambda entry: sort_key(entry.record.title))
    newest.sort(key=lambda entry: days[entry], reverse=True)
    of_kind = Counter[str]()
    items = []
    for entry in newest:
        of_kind[entry.kind.name] += 1
        if of_kind[entry.kind.name] <= MOST:
            published = _published(entry, days[entry])
            items.append(Item(entry, _moment(days[entry]), published, " ".join(_words(entry))))
    return press.text("feed.html", address=address, title=title, items=items, id=name)


def _changed(entry: Entry[Sourced], history: History) -> datetime.date:
    """Return the day on which a record last said something else.

    News says it when it appears and when it is put right; of any other record the history
    knows it. Without one it is when the record was checked, for no change goes without a check.
    """
    record = entry.record
    if not isinstance(record, News):
        return history.said(entry) or record.reviewed.first_day
    # Of a month or a year the last day counts, so that what was put right is newer.
    last = record.reviewed.last_day
    corrected = [min(correction.date.last_day, last) for correction in record.corrections]
    return max(record.date.first_day, *corrected, datetime.date.min)


def _published(entry: Entry[Sourced], changed: datetime.date) -> str | None:
    """Return the moment at which a dated record appeared, if the day is known."""
    date = entry.record.date if isinstance(entry.record, Dated) else None
    if date and date.day and date.first_day <= changed:
        return _moment(date.first_day)
    return None


def _moment(day: datetime.date) -> str:
    """Return the start of a day here, as RFC 3339 writes it."""
    start = datetime.datetime.combine(day, datetime.time(), ZONE)
    # Long ago the clocks here differed by seconds too, which RFC 3339 cannot write.
    odd = start.utcoffset() or datetime.timedelta()
    return (start.astimezone(datetime.UTC) if odd.seconds % 60 else start).isoformat()


def _words(entry: Entry[Sourced]) -> Iterator[str]:
    date = entry.record.date if isinstance(entry.record, Dated) else None
    kind = entry.kind.dutch.capitalize()
    yield f"{kind}, {date.dutch}." if date else f"{kind}."
    yield " ".join(entry.record.summary.split())
    for correction in entry.record.corrections if isinstance(entry.record, News) else ():
        yield f"Verbeterd, {correction.date.dutch}: {correction.text}"
