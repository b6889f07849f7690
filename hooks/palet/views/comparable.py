"""Which areas are like an area, and what runs there that is not recorded here.

Three things count, each from 0 (nothing alike) to 1 (the same), times a weight:

- size (6): the smaller number of residents as a part of the larger;
- themes (4): of the themes on which something runs in either area, the part on
  which something runs in both;
- province (1): whether it is the same.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from palet.language.dutch import few, sort_key
from palet.model.words import amount

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from palet.content.catalog import Entry
    from palet.model.area import Area
    from palet.model.record import Record

MOST = 3
SIZE, THEMES, PROVINCE = 6, 4, 1
# From this part on, two numbers of residents are about the same.
_EVEN = 0.8


@dataclass(frozen=True)
class Comparison:
    """An area to look at, the reason in words, and what runs there and not here."""

    area: Entry[Area]
    reason: str
    elsewhere: tuple[Entry[Record], ...]


class Comparable:
    """All areas; ``themes`` tells of each on how many of the interventions there a theme is."""

    def __init__(self, areas: Iterable[Entry[Area]]) -> None:
        """Count the themes in each of the areas."""
        self.themes = {
            area: Counter(theme for entry in _running(area) for theme in entry.links["theme"])
            for area in areas
        }

    def to(self, area: Entry[Area]) -> list[Comparison]:
        """Return at most three other areas, the most comparable first."""
        others = [other for other in self.themes if other is not area]
        others.sort(key=lambda other: (-self.likeness(area, other), *_by_title(other)))
        return [
            Comparison(other, self._reason(area, other), self._elsewhere(area, other))
            for other in others[:MOST]
        ]

    def likeness(self, one: Entry[Area], other: Entry[Area]) -> float:
        """Return how comparable two areas are, from 0 to 11."""
        here, there = self.themes[one].keys(), self.themes[other].keys()
        themes = len(here & there) / max(1, len(here | there))
        province = PROVINCE if one.record.province == other.record.province else 0
        return SIZE * _evenness(one, other) + THEMES * themes + province

    def _reason(self, area: Entry[Area], other: Entry[Area]) -> str:
        """Return in words what holds for both areas, and which is larger if they differ much."""
        here, there = area.record, other.record
        if _evenness(area, other) >= _EVEN:
            size = "Ongeveer even groot"
        else:
            size = "Groter" if there.residents.value > here.residents.value else "Kleiner"
        province = f" en ook in {here.province}" if here.province == there.province else ""
        shared = _same_themes(self.themes[area] & self.themes[other])
        return f"{size} ({amount(there.residents)}){province}.{shared}"

    def _elsewhere(self, area: Entry[Area], other: Entry[Area]) -> tuple[Entry[Record], ...]:
        """Return what runs there and not here, first what is on a theme that is not here."""
        here, themes = set(_running(area)), set(self.themes[area])
        found = [entry for entry in _running(other) if entry not in here]
        found.sort(key=lambda entry: (themes.issuperset(entry.links["theme"]), *_by_title(entry)))
        return tuple(found[:MOST])


def _running(area: Entry[Area]) -> Sequence[Entry[Record]]:
    return area.backlinks["intervention"]


def _evenness(one: Entry[Area], other: Entry[Area]) -> float:
    smaller, larger = sorted((one.record.residents.value, other.record.residents.value))
    return float(smaller / larger) if larger else 1


def _same_themes(shared: Counter[Entry[Record]]) -> str:
    """Return a sentence that names the themes on which most runs in both areas."""
    ordered = sorted(shared, key=lambda theme: (-shared[theme], *_by_title(theme)))
    titles = [theme.record.title[:1].lower() + theme.record.title[1:] for theme in ordered]
    if not titles:
        return ""
    words = "Hetzelfde thema" if len(titles) == 1 else "Dezelfde thema's"
    return f" {words}: {few(titles, 2)}."


def _by_title(entry: Entry[Record]) -> tuple[tuple[str, str], str]:
    return sort_key(entry.record.title), entry.id
