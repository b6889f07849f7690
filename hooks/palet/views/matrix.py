"""How many interventions run in each area on each theme, and where to look if there are none."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from palet.language.dutch import listing, plural, sort_key
from palet.model.theme import Theme

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from palet.content.catalog import Catalog, Entry, R
    from palet.model.area import Area

    from .comparable import Comparable

# The shades of the cells: from 1, for a few, to this one, for the most of all.
SHADES = 4


@dataclass(frozen=True)
class Cell:
    """What there is on one theme in one area.

    If there is nothing, ``instead`` are the comparable areas that have something.
    """

    theme: Entry[Theme]
    area: Entry[Area]
    count: int
    shade: int
    instead: tuple[Entry[Area], ...]

    @property
    def query(self) -> str:
        """The part of the address that filters the list of interventions; "" for no link."""
        areas = [self.area] if self.count else self.instead
        ids = ",".join(area.id for area in areas)
        return f"?thema={self.theme.id}&gebied={ids}" if ids else ""

    @property
    def label(self) -> str:
        """What the cell says to those who do not see the table around it."""
        if self.count:
            found = plural(self.count, "interventie", "interventies")
            return f"{found}: {self.theme.record.title} in {self.area.record.title}"
        nothing = f"niets vastgelegd over {self.theme.record.title} in {self.area.record.title}"
        if not self.instead:
            return nothing
        places = listing(area.record.title for area in self.instead)
        return f"{nothing}; bekijk {self.theme.record.title} in {places}"


@dataclass(frozen=True)
class Row:
    """An area, its cells in the order of the themes, and how many interventions run there."""

    area: Entry[Area]
    cells: tuple[Cell, ...]
    total: int


@dataclass(frozen=True)
class Matrix:
    """The themes and the rows, by title; totals count each intervention once."""

    themes: tuple[Entry[Theme], ...]
    rows: tuple[Row, ...]
    totals: tuple[int, ...]
    total: int

    def column(self, theme: Entry[Theme]) -> list[Cell]:
        """Return the cells of one theme, those with the most in front."""
        place = self.themes.index(theme)
        return sorted((row.cells[place] for row in self.rows), key=lambda cell: -cell.count)


def matrix(catalog: Catalog, comparable: Comparable) -> Matrix:
    """Return what runs where, of all themes in all areas."""
    themes, areas = _by_title(catalog.of(Theme)), _by_title(comparable.themes)
    anywhere = dict.fromkeys(entry for area in areas for entry in area.backlinks["intervention"])
    on = Counter(theme for entry in anywhere for theme in entry.links["theme"])
    rows = tuple(
        Row(area, tuple(_cells(area, themes, comparable)), len(area.backlinks["intervention"]))
        for area in areas
    )
    return Matrix(themes, rows, tuple(on[theme] for theme in themes), len(anywhere))


def _cells(
    area: Entry[Area], themes: Iterable[Entry[Theme]], comparable: Comparable
) -> Iterator[Cell]:
    most = max(count for counts in comparable.themes.values() for count in (0, *counts.values()))
    near = [comparison.area for comparison in comparable.to(area)]
    for theme in themes:
        count = comparable.themes[area][theme]
        shade = -(-SHADES * count // most) if count else 0
        instead = tuple(other for other in near if not count and comparable.themes[other][theme])
        yield Cell(theme, area, count, shade, instead)


def _by_title(entries: Iterable[Entry[R]]) -> tuple[Entry[R], ...]:
    return tuple(sorted(entries, key=lambda entry: (sort_key(entry.record.title), entry.id)))
