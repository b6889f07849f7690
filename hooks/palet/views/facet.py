"""Facets: by what interventions can be filtered, and the file that a browser counts with."""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from palet.language.dutch import slug, sort_key
from palet.model.area import Area
from palet.model.theme import Theme

from .evidence import AGES, DURATIONS, age_bands, duration_band, glance

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from palet.content.catalog import Catalog, Entry
    from palet.model.intervention import Intervention
    from palet.model.record import Record

    Values = Callable[[Entry[Intervention]], Iterable[str]]

_EPOCH = date(1970, 1, 1)
_NATIONAL = (("landelijk", "Landelijk", ()),)
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


def facets(catalog: Catalog, entries: Sequence[Entry[Intervention]]) -> list[Facet]:
    """Return the facets of ``entries``, with every option that exists, used or not."""
    province = {area.id: area.record.province for area in catalog.of(Area)}
    named = {p.province for e in entries for p in e.record.implementations if p.province}
    national = any(part.national for e in entries for part in e.record.implementations)
    provinces = sorted({*province.values(), *named}, key=sort_key)
    return [
        _records("thema", "Thema", "theme", catalog, entries),
        _records("gebied", "Gebied", "area", catalog, entries),
        _facet(
            "provincie", "Provincie",
            [*_NATIONAL[:national], *((slug(name), name, ()) for name in provinces)],
            lambda entry: _provinces(entry, province), entries,
        ),
        _terms("doelgroep", "Doelgroep", "target-groups", catalog, entries,
               lambda entry: entry.record.target_groups),
        _terms("factor", "Beschermende factor", "protective-factors", catalog, entries,
               lambda entry: entry.record.protective_factors),
        _terms("niveau", "Niveau", "levels", catalog, entries,
               lambda entry: entry.record.levels),
        _terms("status", "Status", "statuses", catalog, entries,
               lambda entry: (part.status for part in entry.record.implementations)),
        _terms("bewijs", "Sterkte van het bewijs", "strengths", catalog, entries,
               lambda entry: (glance(entry.record).strength,)),
        _terms("uitkomst", "Wat kwam eruit", "verdicts", catalog, entries,
               lambda entry: (glance(entry.record).verdict,)),
        _terms("onderbouwing", "Erkenning", "evidence-levels", catalog, entries,
               lambda entry: (entry.record.evidence.level,)),
        _terms("omgeving", "Omgeving", "settings", catalog, entries,
               lambda entry: entry.record.settings),
        _facet("leeftijd", "Leeftijd", [(band.id, band.label, ()) for band in AGES],
               lambda entry: age_bands(entry.record), entries),
        _facet("duur", "Duur", [(band.id, band.label, ()) for band in DURATIONS],
               lambda entry: (duration_band(entry.record),), entries),
        _facet("kosten", "Kosten", [("bekend", "Bekend", ()), ("niet-bekend", "Niet bekend", ())],
               lambda entry: ("bekend" if entry.record.costs else "niet-bekend",), entries),
        _records("geld", "Geld", "funding", catalog, entries),
    ]  # fmt: skip


def _provinces(entry: Entry[Intervention], province: Mapping[str, str]) -> Iterator[str]:
    """Yield the provinces in which an intervention is carried out."""
    yield from (slug(province[area.id]) for area in entry.links["area"])
    for part in entry.record.implementations:
        if part.national:
            yield _NATIONAL[0][0]
        elif part.province:
            yield slug(part.province)


def facet_file(found: Iterable[Facet], entries: Sequence[Entry[Intervention]]) -> str:
    """Return the JSON that a browser filters, counts and sorts with.

    For each option of each facet the numbers of its entries, every number as
    the step from the one before; for each entry the day on which its review is
    due, in days since ``start``, and its place by name. All as ``packed`` text,
    since that compresses to two thirds of what lists of numbers do.
    """
    days = [entry.record.review_due for entry in entries]
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
            "names": packed(_places([sort_key(entry.record.title) for entry in entries])),
        },
        separators=(",", ":"),
    )


def packed(numbers: Iterable[int]) -> str:
    """Return numbers as text: in base 32, the last digit of each in lower case or punctuation.

    Small numbers, of which there are most, are one character each.
    """
    return "".join(map(_packed, numbers))


def _places(names: Sequence[Any]) -> list[int]:
    """Return for each name its place in the order of all."""
    order = sorted(range(len(names)), key=names.__getitem__)
    places = [0] * len(names)
    for place, number in enumerate(order):
        places[number] = place
    return places


def _packed(number: int) -> str:
    text = _LAST[number % 32]
    while number := number // 32:
        text = _FIRST[number % 32] + text
    return text


def _steps(numbers: Sequence[int]) -> list[int]:
    return [after - before for before, after in zip((0, *numbers), numbers, strict=False)]


def _records(
    name: str, title: str, kind: str, catalog: Catalog, entries: Sequence[Entry[Intervention]]
) -> Facet:
    """Return the facet of the records of ``kind`` that entries name."""
    named = sorted(catalog.all(kind), key=lambda n: sort_key(n.record.title))
    return _facet(
        name, title, [(n.id, n.record.title, other_names(n.record)) for n in named],
        lambda entry: (one.id for one in entry.links[kind]), entries,
        {old: n.id for n in named for old in n.record.former_ids},
    )  # fmt: skip


def _terms(
    name: str,
    title: str,
    vocabulary: str,
    catalog: Catalog,
    entries: Sequence[Entry[Intervention]],
    values: Values,
) -> Facet:
    """Return the facet of a vocabulary."""
    terms = catalog.vocabularies.get(vocabulary, {}).values()
    return _facet(
        name, title, [(term.id, term.label, term.synonyms) for term in terms], values, entries,
    )  # fmt: skip


def _facet(
    name: str,
    title: str,
    options: Iterable[tuple[str, str, tuple[str, ...]]],
    values: Values,
    entries: Sequence[Entry[Intervention]],
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


def other_names(record: Record) -> tuple[str, ...]:
    """Return the other words by which people know a theme or an area."""
    if isinstance(record, Theme):
        return tuple(dict.fromkeys(record.synonyms))
    if isinstance(record, Area):
        places = (record.municipality, record.province)
        return tuple(dict.fromkeys((*record.other_names, *places)))
    return ()
