"""The timeline: milestones by year, and where in its year each one falls."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterable, Sequence

    from palet.content.catalog import Entry
    from palet.model.milestone import Milestone


# In hundredths of a year.
_FEW_DAYS = 2


@dataclass(frozen=True)
class Mark:
    """A milestone on the line of its year: from where to where, in hundredths of the year.

    The two are the same for one day; a month or a year that is all that is known is a stretch.
    """

    milestone: Entry[Milestone]
    start: float
    end: float

    @property
    def long(self) -> bool:
        """Whether it is a stretch, and not a day or a few."""
        return self.end - self.start > _FEW_DAYS


@dataclass(frozen=True)
class Year:
    """A year of the timeline; it may be empty."""

    number: int
    marks: Sequence[Mark]


def years(milestones: Iterable[Entry[Milestone]]) -> list[Year]:
    """Return every year from the first milestone to the last.

    Within a year that comes first which is over first, so that what is past on a day stands
    before what is not.
    """
    ordered = sorted(
        milestones, key=lambda m: (m.record.date.year, m.record.over, m.record.date, m.id)
    )
    found = {
        number: [_mark(milestone) for milestone in group]
        for number, group in groupby(ordered, lambda milestone: milestone.record.date.year)
    }
    if not found:
        return []
    return [Year(number, found.get(number, ())) for number in range(min(found), max(found) + 1)]


def _mark(milestone: Entry[Milestone]) -> Mark:
    first = milestone.record.date.first_day
    last = min(milestone.record.last.last_day, first.replace(month=12, day=31))
    return Mark(milestone, _place(first), _place(last))


def _place(day: datetime.date) -> float:
    days = 365 + calendar.isleap(day.year)
    return round(100 * (day.timetuple().tm_yday - 0.5) / days, 1)
