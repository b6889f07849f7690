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

MOST = 3
SIZE, THEMES, PROVINCE = 6, 4, 1
# From this part on, two numbers of residents are about the same.
_EVEN = 0.8


@dataclass(frozen=True)
class Comparison:
    """An area to look at, the reason in words, and what runs there and not here."""

    area: Entry
    reason: str
    elsewhere: tuple[Entry, ...]


class Comparable:
    """All areas; ``themes`` tells of each on how many of the interventions there a theme is."""

    def __init__(self, areas: Iterable[Entry]) -> None:
        """Count the themes in each of the areas."""
        self.themes = {
            area: Counter(theme for entry in _running(area) for theme in entry.links["theme"])
            for area in areas
        }

    def to(self, area: Entry) -> list[Comparison]:
        """Return at most three other areas, the most comparable first."""
        others = [other for other in self.themes if other is not area]
        others.sort(key=lambda other: (-self.likeness(area, other), *_by_title(other)))
        return [
            Comparison(other, self._reason(area, other), self._elsewhere(area, other))
            for other in others[:MOST]
        ]

    def likeness(self, one: Entry, other: Entry) -> float:
        """Return how comparable two areas are, from 0 to 11."""
        here, there = self.themes[one].keys(), self.themes[other].keys()
        themes = len(here & there) / max(1, len(here | there))
        province = PROVINCE if one.province == other.province else 0
        return SIZE * _evenness(one, other) + THEMES * themes + province

    def _reason(self, area: Entry, other: Entry) -> str:
        """Return in words what holds for both areas, and which is larger if they differ much."""
        if _evenness(area, other) >= _EVEN:
            size = "Ongeveer even groot"
        else:
            size = "Groter" if other.residents.value > area.residents.value else "Kleiner"
        province = f" en ook in {area.province}" if area.province == other.province else ""
        shared = _same_themes(self.themes[area] & self.themes[other])
        return f"{size} ({amount(other.residents)}){province}.{shared}"

    def _elsewhere(self, area: Entry, other: Entry) -> tuple[Entry, ...]:
        """Return what runs there and not here, first what is on a theme that is not here."""
        here, themes = set(_running(area)), set(self.themes[area])
        found = [entry for entry in _running(other) if entry not in here]
        found.sort(key=lambda entry: (themes.issuperset(entry.links["theme"]), *_by_title(entry)))
        return tuple(found[:MOST])


def _running(area: Entry) -> Sequence[Entry]:
    return area.backlinks["intervention"]


def _evenness(one: Entry, other: Entry) -> float:
    smaller, larger = sorted((one.residents.value, other.residents.value))
    return float(smaller / larger) if larger else 1


def _same_themes(shared: Counter[Entry]) -> str:
    """Return a sentence that names the themes on which most runs in both areas."""
    ordered = sorted(shared, key=lambda theme: (-shared[theme], *_by_title(theme)))
    titles = [theme.title[:1].lower() + theme.title[1:] for theme in ordered]
    if not titles:
        return ""
    words = "Hetzelfde thema" if len(titles) == 1 else "Dezelfde thema's"
    return f" {words}: {few(titles, 2)}."


def _by_title(entry: Entry) -> tuple[tuple[str, str], str]:
    return sort_key(entry.title), entry.id
