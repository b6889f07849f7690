"""Facets: by what interventions can be filtered, and the file that a browser counts with."""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from palet.language.dutch import slug, sort_key

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from palet.content.catalog import Catalog, Entry

    Values = Callable[[Entry], Iterable[str]]

_EPOCH = date(1970, 1, 1)
# The digits of packed numbers: those that end a number, and those that come before.
_LAST = "abcdefghijklmnopqrstuvwxyz-.:;!*"
_FIRST = "ABCDEFGHIJKLMNOPQRSTUVWXYZ()[]{}"


@dataclass(frozen=True)
class Option:
    """One value to filter by: ``numbers`` are the places in the list of the entries that have it.

    ``names`` are other words by which people know the value.
    """

    id: str
    label: str
    names: tuple[str, ...]
    numbers: tuple[int, ...]


@dataclass(frozen=True)
class Facet:
    """A kind of value to filter by; ``name`` is its parameter in the address.

    ``former`` gives the present id of each option for its ids of old.
    """

    name: str
    title: str
    options: tuple[Option, ...]
    former: Mapping[str, str]


def facets(catalog: Catalog, entries: Sequence[Entry]) -> list[Facet]:
    """Return the facets of ``entries``, with every option that exists, used or not."""
    areas = sorted(catalog.all("area"), key=lambda area: sort_key(area.title))
    provinces = sorted({area.province for area in areas}, key=sort_key)
    return [
        _records("thema", "Thema", "theme", catalog, entries),
        _records("gebied", "Gebied", "area", catalog, entries),
        _facet(
            "provincie", "Provincie", [(slug(name), name, ()) for name in provinces],
            lambda entry: (slug(area.province) for area in entry.links["area"]), entries,
        ),
        _terms("doelgroep", "Doelgroep", "target-groups", catalog, entries),
        _terms("factor", "Beschermende factor", "protective-factors", catalog, entries),
        _terms("niveau", "Niveau", "levels", catalog, entries),
        _terms("status", "Status", "statuses", catalog, entries,
               lambda entry: (part.status for part in entry.implementations)),
        _terms("onderbouwing", "Onderbouwing", "evidence-levels", catalog, entries,
               lambda entry: (entry.evidence.level,)),
        _records("geld", "Geld", "funding", catalog, entries),
    ]  # fmt: skip


def facet_file(found: Iterable[Facet], entries: Iterable[Entry]) -> str:
    """Return the JSON that a browser filters, counts and sorts with.

    For each option of each facet the numbers of its entries, every number as
    the step from the one before; for each entry the day on which its review is
    due, in days since ``start``. Both as ``packed`` text, since that compresses
    to two thirds of what lists of numbers do.
    """
    days = [entry.review_due for entry in entries]
    start = min(days, default=_EPOCH)
    return json.dumps(
        {
            "facets": {
                facet.name: {option.id: packed(_steps(option.numbers)) for option in facet.options}
                for facet in found
            },
            "former": {facet.name: facet.former for facet in found if facet.former},
            "start": start.isoformat(),
            "due": packed((day - start).days for day in days),
        },
        separators=(",", ":"),
    )


def packed(numbers: Iterable[int]) -> str:
    """Return numbers as text: in base 32, the last digit of each in lower case or punctuation.

    Small numbers, of which there are most, are one character each.
    """
    return "".join(map(_packed, numbers))


def _packed(number: int) -> str:
    text = _LAST[number % 32]
    while number := number // 32:
        text = _FIRST[number % 32] + text
    return text


def _steps(numbers: Sequence[int]) -> list[int]:
    return [after - before for before, after in zip((0, *numbers), numbers, strict=False)]


def _records(name: str, title: str, kind: str, catalog: Catalog, entries: Sequence[Entry]) -> Facet:
    """Return the facet of the records of ``kind`` that entries name."""
    records = sorted(catalog.all(kind), key=lambda record: sort_key(record.title))
    return _facet(
        name, title, [(record.id, record.title, other_names(record)) for record in records],
        lambda entry: (record.id for record in entry.links[kind]), entries,
        {old: record.id for record in records for old in record.former_ids},
    )  # fmt: skip


def _terms(
    name: str,
    title: str,
    vocabulary: str,
    catalog: Catalog,
    entries: Sequence[Entry],
    values: Values | None = None,
) -> Facet:
    """Return the facet of a vocabulary, by default of the field with its name."""
    field = vocabulary.replace("-", "_")
    terms = catalog.vocabularies.get(vocabulary, {}).values()
    return _facet(
        name, title, [(term.id, term.label, term.synonyms) for term in terms],
        values or (lambda entry: getattr(entry.record, field)), entries,
    )  # fmt: skip


def _facet(
    name: str,
    title: str,
    options: Iterable[tuple[str, str, tuple[str, ...]]],
    values: Values,
    entries: Sequence[Entry],
    former: Mapping[str, str] | None = None,
) -> Facet:
    numbers: dict[str, list[int]] = defaultdict(list)
    for number, entry in enumerate(entries):
        for value in dict.fromkeys(values(entry)):
            numbers[value].append(number)
    return Facet(
        name,
        title,
        tuple(Option(id_, label, names, tuple(numbers[id_])) for id_, label, names in options),
        former or {},
    )


def other_names(record: Entry) -> tuple[str, ...]:
    """Return the other words by which people know a theme, an area or a term."""
    fields = ("synonyms", "other_names")
    own = [name for field in fields for name in getattr(record.record, field, ())]
    places = [getattr(record.record, field, None) for field in ("municipality", "province")]
    return tuple(dict.fromkeys(filter(None, (*own, *places))))
