"""The map with a numbered dot for every area."""

from __future__ import annotations

from dataclasses import dataclass
from math import hypot
from typing import TYPE_CHECKING

from palet.language.dutch import sort_key

if TYPE_CHECKING:
    from collections.abc import Sequence

    from palet.content.catalog import Entry
    from palet.content.outline import Outline
    from palet.model.area import Area

# In units of the outline's own drawing, which is 400 wide.
DOT_RADIUS = 10
_ROOM = 2 * DOT_RADIUS + 1.5
_ROUNDS = 400


@dataclass(frozen=True)
class Dot:
    """An area's number and dot; ``x``/``y`` is the dot, ``at_x``/``at_y`` the place itself."""

    number: int
    area: Entry[Area]
    x: float
    y: float
    at_x: float
    at_y: float

    @property
    def moved(self) -> bool:
        """Whether the dot stands so far from its place that a line must join them."""
        return hypot(self.x - self.at_x, self.y - self.at_y) > DOT_RADIUS / 2


class AreaMap:
    """The outline to draw, if there is one, and the dots in the order of the areas' names."""

    def __init__(self, outline: Outline | None, areas: Sequence[Entry[Area]]) -> None:
        """Place the dots."""
        self.outline = outline
        self.radius = DOT_RADIUS
        ordered = sorted(areas, key=lambda area: sort_key(area.record.title))
        self.dots = _dots(ordered, outline)

    def only(self, area: Entry[Area]) -> list[Dot]:
        """Return the dot of one area."""
        return [dot for dot in self.dots if dot.area is area]


def _dots(areas: Sequence[Entry[Area]], outline: Outline | None) -> list[Dot]:
    points = [area.record.location for area in areas]
    # Without a drawing only the numbers count, and any places that are apart will do.
    places = [outline.project(p.lat, p.lon) if outline else (0, 0) for p in points]
    return [
        Dot(number, area, round(x, 1), round(y, 1), round(at[0], 1), round(at[1], 1))
        for number, (area, (x, y), at) in enumerate(
            zip(areas, _apart(places), places, strict=True), 1
        )
    ]


def _apart(places: Sequence[tuple[float, float]]) -> list[tuple[float, float]]:
    """Return the places with those that would overlap pushed apart.

    Each round moves every overlapping pair half their overlap away from each
    other. Dots in one and the same place part along a line that depends on
    their order, so that the outcome is always the same.
    """
    dots = [list(place) for place in places]
    for _ in range(_ROUNDS):
        moved = False
        for i, a in enumerate(dots):
            for j, b in enumerate(dots[:i]):
                dx, dy = a[0] - b[0], a[1] - b[1]
                distance = hypot(dx, dy)
                if distance >= _ROOM:
                    continue
                if distance == 0:
                    dx, dy, distance = i - j, 1, hypot(i - j, 1)
                push = (_ROOM - distance) / 2 / distance
                a[0], a[1] = a[0] + dx * push, a[1] + dy * push
                b[0], b[1] = b[0] - dx * push, b[1] - dy * push
                moved = True
        if not moved:
            break
    return [(x, y) for x, y in dots]
