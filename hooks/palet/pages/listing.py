"""Lists of records over one or more pages."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from functools import partial
from operator import itemgetter
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from palet.content.catalog import R
from palet.language.dutch import sort_key
from palet.model.kind import Dated
from palet.views.evidence import glance

from .page import overview

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from palet.content.catalog import Catalog, Entry
    from palet.model.intervention import Intervention
    from palet.model.knowledge import Knowledge
    from palet.model.milestone import Milestone
    from palet.model.record import Record

    from .page import Plan

D = TypeVar("D", bound=Dated)


@dataclass(frozen=True)
class Paging:
    """Which page of a list this is: ``number`` of ``count``, from 1."""

    section: str
    number: int
    count: int

    def address(self, number: int) -> str:
        """Return the address of another page of the same list."""
        return f"{self.section}/" if number == 1 else f"{self.section}/pagina/{number}/"


@dataclass(frozen=True)
class Choice:
    """One box to narrow a list with; ``count`` is how many records of the list it fits."""

    id: str
    label: str
    count: int


@dataclass(frozen=True)
class Choices:
    """The boxes about one thing, of which ``name`` stands in the address."""

    name: str
    title: str
    boxes: Sequence[Choice]


def _nothing(_catalog: Catalog, _entries: Sequence[Entry[Record]]) -> Mapping[str, object]:
    return {}


@dataclass(frozen=True)
class Listing(Generic[R]):
    """A section's list of records, and what it needs to be made; ``size`` is per page.

    ``beside`` gives what else the template of its pages shows, by name.
    """

    template: str
    model: type[R]
    order: Callable[[Iterable[Entry[R]]], list[Entry[R]]]
    size: int
    beside: Callable[[Catalog, Sequence[Entry[R]]], Mapping[str, object]] = _nothing


def list_plans(
    catalog: Catalog,
    section: str,
    listing: Listing[Any],
    entries: Sequence[Any],
    **context: object,
) -> Iterator[Plan]:
    """Yield the plans of the pages that together list ``entries``; the first is the section's."""
    first = overview(catalog.site, section, listing.template)
    size = listing.size
    context = {**listing.beside(catalog, entries), "total": len(entries), **context}
    count = max(1, -(-len(entries) // size))
    for number in range(1, count + 1):
        part = Paging(section, number, count)
        shown = entries[(number - 1) * size : number * size]
        plan = replace(first, context=partial(dict, context, entries=shown, part=part))
        yield plan if number == 1 else replace(
            plan, address=part.address(number), title=f"{first.title}, pagina {number}",
            crumbs=[(first.title, first.address)],
        )  # fmt: skip


def theme_choices(entries: Iterable[Entry[Record]]) -> Choices:
    """Return the themes of ``entries``, by title."""
    counts = Counter(theme for entry in entries for theme in entry.links["theme"])
    boxes = [Choice(theme.id, theme.record.title, counts[theme]) for theme in by_title(counts)]
    return Choices("thema", "Thema", boxes)


def kind_choices(
    catalog: Catalog, entries: Iterable[Entry[Milestone | Knowledge]], vocabulary: str
) -> Choices:
    """Return the terms of ``vocabulary`` that are the kind of some entries, in its order."""
    counts = Counter(entry.record.kind for entry in entries)
    terms = catalog.vocabularies.get(vocabulary, {}).values()
    boxes = [Choice(term.id, term.label, counts[term.id]) for term in terms if counts[term.id]]
    return Choices("soort", "Soort", boxes)


def by_title(entries: Iterable[Entry[R]]) -> list[Entry[R]]:
    """Return entries in the order of their titles."""
    return sorted(entries, key=lambda entry: sort_key(entry.record.title))


def by_evidence(entries: Iterable[Entry[Intervention]]) -> list[Entry[Intervention]]:
    """Return interventions from strong evidence to none; those that are equal by title."""
    return sorted(by_title(entries), key=lambda entry: glance(entry.record).step, reverse=True)


def by_date(entries: Iterable[Entry[D]]) -> list[Entry[D]]:
    """Return dated entries from old to new; those without a date are left out."""
    dated = [(date, entry.id, entry) for entry in entries if (date := entry.record.date)]
    return [entry for *_, entry in sorted(dated, key=itemgetter(0, 1))]


def newest_first(entries: Iterable[Entry[D]]) -> list[Entry[D]]:
    """Return dated entries from new to old."""
    return by_date(entries)[::-1]
