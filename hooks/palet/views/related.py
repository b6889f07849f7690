"""Which interventions to show with another, and why.

The traits of an intervention are its themes, for whom it is, where it runs,
what it strengthens and at what level. Two interventions are near when what they
share, each trait with its weight, is a large part of all that either has; so
those that are about everything do not stand beside everyone.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from typing import TYPE_CHECKING

from palet.language.dutch import few, listing

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from palet.content.catalog import Entry
    from palet.model.intervention import Intervention
    from palet.model.record import Record

# A field and one of its ids.
Trait = tuple[str, str]

MOST = 5
WEIGHTS = {"themes": 6, "target_groups": 5, "areas": 4, "protective_factors": 3, "levels": 1}
# Interventions that share none of these are not near, whatever else they share.
_MEETING = {"themes", "target_groups", "areas"}
_WORDS = {
    "themes": "thema", "target_groups": "doelgroep", "protective_factors": "beschermende factor",
}  # fmt: skip
# How many of those that share a trait are looked at: one intervention among ten
# thousand costs no more than one among a hundred.
_NEAREST = 16


class Related:
    """All interventions by their traits."""

    def __init__(self, interventions: Iterable[Entry[Intervention]]) -> None:
        """Note the traits of the interventions, which come in the order of their ids."""
        self._traits: dict[Entry[Record], frozenset[Trait]] = {
            entry: frozenset(_traits(entry)) for entry in interventions
        }
        self._weights = {entry: _weight(traits) for entry, traits in self._traits.items()}
        self._sharing: dict[Trait, list[Entry[Record]]] = defaultdict(list)
        for entry, traits in self._traits.items():
            for trait in traits:
                if trait[0] in _MEETING:
                    self._sharing[trait].append(entry)

    def to(self, entry: Entry[Intervention]) -> list[tuple[Entry[Record], str]]:
        """Return at most five other interventions, the best first, each with the reason."""
        linked = entry.near("intervention")
        others = dict.fromkeys(self._neighbours(entry))
        for known in (entry, *linked):
            others.pop(known, None)
        best = sorted(others, key=lambda other: self._nearness(entry, other), reverse=True)
        found = [(other, "hoort hierbij") for other in linked]
        return [*found, *((other, self._reason(entry, other)) for other in best[:MOST])][:MOST]

    def _neighbours(self, entry: Entry[Intervention]) -> Iterator[Entry[Record]]:
        """Yield those that share a trait, for each trait the ones after ``entry`` first.

        Starting from the entry itself spreads the attention: those that are as
        near as each other are each shown by those before them, not all by everyone.
        """
        for trait in _traits(entry):
            sharing: Sequence[Entry[Record]] = self._sharing.get(trait, ())
            place = bisect_right(sharing, entry.id, key=_id)
            after = sharing[place : place + _NEAREST]
            yield from after
            yield from sharing[: min(place, _NEAREST - len(after))]

    def _nearness(self, one: Entry[Record], other: Entry[Record]) -> float:
        """Return from 0 to 1 how much of what either has they share."""
        shared = _weight(self._traits[one] & self._traits[other])
        return shared / (self._weights[one] + self._weights[other] - shared)

    def _reason(self, entry: Entry[Record], other: Entry[Record]) -> str:
        shared = self._traits[entry] & self._traits[other]
        places = [area.record.title for area in entry.links["area"] if ("areas", area.id) in shared]
        fields = {field for field, _ in shared}
        same = listing(word for field, word in _WORDS.items() if field in fields)
        reasons = [f"ook in {few(places, 2)}"] if places else []
        return ", ".join([*reasons, f"zelfde {same}"] if same else reasons)


def _traits(entry: Entry[Intervention]) -> Iterator[Trait]:
    yield from (("themes", name) for name in entry.record.themes)
    yield from (("target_groups", name) for name in entry.record.target_groups)
    yield from (("areas", area.id) for area in entry.links["area"])
    yield from (("protective_factors", name) for name in entry.record.protective_factors)
    yield from (("levels", name) for name in entry.record.levels)


def _weight(traits: Iterable[Trait]) -> int:
    return sum(WEIGHTS[field] for field, _ in traits)


def _id(entry: Entry[Record]) -> str:
    return entry.id
