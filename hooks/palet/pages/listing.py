"""Lists of records over one or more pages."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from palet.language.dutch import sort_key

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from palet.content.catalog import Catalog, Entry

    from .press import Page, Press


@dataclass(frozen=True)
class Plan:
    """A page still to be made: its address from the root, and how to make it."""

    address: str
    make: Callable[..., Page]


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


def _nothing(_catalog: Catalog, _entries: Sequence[Entry]) -> Mapping[str, object]:
    return {}


@dataclass(frozen=True)
class Listing:
    """A section's list of records, and what it needs to be made; ``size`` is per page.

    ``beside`` gives what else the template of its pages shows, by name.
    """

    title: str
    template: str
    kind: str
    order: Callable[[Iterable[Entry]], list[Entry]]
    size: int
    description: str
    beside: Callable[[Catalog, Sequence[Entry]], Mapping[str, object]] = _nothing


def list_plans(
    press: Press, section: str, listing: Listing, entries: Sequence[Any], **context: Any
) -> Iterator[Plan]:
    """Yield the plans of the pages that together list ``entries``."""
    size = listing.size
    context = {**listing.beside(press.catalog, entries), **context}
    count = max(1, -(-len(entries) // size))
    for number in range(1, count + 1):
        part = Paging(section, number, count)
        address = part.address(number)
        title = listing.title if number == 1 else f"{listing.title}, pagina {number}"
        crumbs = [(listing.title, f"{section}/")] if number > 1 else []
        make = partial(press.page, address, listing.template, title, listing.description, crumbs)
        shown = entries[(number - 1) * size : number * size]
        yield Plan(address, partial(make, entries=shown, total=len(entries), part=part, **context))


def theme_choices(entries: Iterable[Entry]) -> Choices:
    """Return the themes of ``entries``, by title."""
    counts = Counter(theme for entry in entries for theme in entry.links["theme"])
    boxes = [Choice(theme.id, theme.title, counts[theme]) for theme in by_title(counts)]
    return Choices("thema", "Thema", boxes)


def kind_choices(catalog: Catalog, entries: Sequence[Entry], vocabulary: str) -> Choices:
    """Return the terms of ``vocabulary`` that are the kind of some entries, in its order."""
    counts = Counter(entry.subkind for entry in entries)
    terms = catalog.vocabularies.get(vocabulary, {}).values()
    boxes = [Choice(term.id, term.label, counts[term.id]) for term in terms if counts[term.id]]
    return Choices("soort", "Soort", boxes)


def by_title(entries: Iterable[Entry]) -> list[Entry]:
    """Return entries in the order of their titles."""
    return sorted(entries, key=lambda entry: sort_key(entry.title))


def by_date(entries: Iterable[Entry]) -> list[Entry]:
    """Return dated entries from old to new; those without a date are left out."""
    return sorted((e for e in entries if e.date), key=lambda e: (e.date, e.id))


def newest_first(entries: Iterable[Entry]) -> list[Entry]:
    """Return dated entries from new to old."""
    return by_date(entries)[::-1]
