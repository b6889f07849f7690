"""The page that says what was added, changed or stopped since a day."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import partial
from itertools import groupby
from typing import TYPE_CHECKING

from palet.content.catalog import holds
from palet.history.change import Change, changes, newest_first
from palet.history.commits import edits
from palet.language.dutch import slug
from palet.model.kind import KINDS, Dated
from palet.model.milestone import Milestone
from palet.model.record import Sourced
from palet.model.terms import MilestoneKind, MilestoneStatus

from .listing import Choice, Choices, by_date
from .page import overview

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterable, Iterator, Sequence

    from palet.content.catalog import Catalog, Entry
    from palet.model.kind import Kind

    from .page import Context, Plan
    from .press import Press

# The page stays readable; older changes are in the repository. Not every edit is a change
# to tell of: those of sources are not.
MOST = 1000
MOST_EDITS = 1500

SORTS = {
    "added": "Toegevoegd", "changed": "Gewijzigd",
    "stopped": "Gestopt of afgerond", "removed": "Verwijderd", "checked": "Nagekeken",
}  # fmt: skip


@dataclass(frozen=True)
class Group:
    """The changes of one sort to records of one kind, on one day."""

    sort: str
    kind: Kind
    changes: Sequence[Change]


@dataclass(frozen=True)
class Day:
    """What changed on one day."""

    date: datetime.date
    groups: Sequence[Group]


def plan(press: Press) -> Plan:
    """Return the plan of the page."""
    return overview(press.catalog.site, "nieuw", "changes.html", partial(_context, press))


def _context(press: Press) -> Context:
    catalog = press.catalog
    found = edits(press.settings.content, MOST_EDITS)
    listed = _by_their_dates(catalog) if found is None else changes(found, catalog)
    shown = listed[:MOST]
    congresses = [
        m for m in by_date(catalog.of(Milestone)) if m.record.kind == MilestoneKind.CONGRESS
    ]
    held = [congress for congress in congresses if congress.record.status == MilestoneStatus.PAST]
    return {
        "days": list(_days(shown)),
        "sorts": SORTS,
        "choices": [_kinds(shown)],
        "congresses": congresses,
        "last": held[-1] if held else None,
        "whole": found is not None,
        "older": len(listed) > MOST or len(found or ()) >= MOST_EDITS,
    }


def _days(listed: Iterable[Change]) -> Iterator[Day]:
    """Yield the days, newest first; the groups of each are in the order of ``SORTS`` and kinds."""
    sorts, kinds = list(SORTS), list(KINDS)

    def place(change: Change) -> tuple[int, int]:
        return sorts.index(change.sort), kinds.index(change.kind.name)

    for date, of_day in groupby(listed, lambda change: change.date):
        grouped = groupby(sorted(of_day, key=place), lambda change: (change.sort, change.kind))
        yield Day(date, [Group(sort, kind, list(group)) for (sort, kind), group in grouped])


def _kinds(listed: Iterable[Change]) -> Choices:
    counts = Counter(change.kind for change in listed)
    boxes = [
        Choice(slug(k.dutch), k.plural.capitalize(), counts[k]) for k in KINDS.values() if counts[k]
    ]
    return Choices("soort", "Soort", boxes)


def _by_their_dates(catalog: Catalog) -> list[Change]:
    """Return what the records themselves say of when they appeared or were checked."""
    found = [
        _by_its_date(entry)
        for kind, entries in catalog.entries.items()
        if KINDS[kind].address
        for entry in entries.values()
        if holds(entry, Sourced)
    ]
    return sorted(found, key=newest_first)


def _by_its_date(entry: Entry[Sourced]) -> Change:
    record, reviewed = entry.record, entry.record.reviewed.first_day
    date = record.date if isinstance(record, Dated) else None
    file, fields = entry.kind.file(entry.id), {"title": record.title}
    if date and date.day and date.first_day <= reviewed:
        return Change(file, entry.kind, None, fields, "added", date=date.first_day)
    return Change(file, entry.kind, None, fields, "checked", date=reviewed)
