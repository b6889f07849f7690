"""The outline on the map: its provinces, and where a place lies among them."""

from __future__ import annotations

import json
import re
from functools import cached_property
from itertools import pairwise
from math import asinh, cos, degrees, hypot, radians, tan
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from palet.model.site import Site

_PART = re.compile(r"M(?P<x>[\d.]+),(?P<y>[\d.]+)l(?P<steps>[^z]+)z")
_NUMBER = re.compile(r"-?(?:\d+\.?\d*|\.\d+)")
_KM_IN_DEGREE = 111.3

# A place in units of the drawing.
XY = tuple[float, float]


class Outline:
    """The drawing in a file (see ``theme_overrides/map/README.md``).

    ``name`` is that of the whole. ``width`` and ``height`` are in its own units; ``provinces``
    have a ``name`` and a ``path``, and ``regions`` say in which province something else lies.
    ``bounds`` are the least and the most ``lat`` and ``lon`` of a place on it.
    """

    def __init__(self, file: Path) -> None:
        """Read the drawing."""
        drawing = json.loads(file.read_text("utf-8"))
        self.name: str = drawing["name"]
        self.bounds: Mapping[str, tuple[float, float]] = drawing["bounds"]
        self.regions: Mapping[str, str] = drawing["regions"]
        self.width: int = drawing["width"]
        self.height: int = drawing["height"]
        self.credit: Mapping[str, str] = drawing["credit"]
        self.provinces: Sequence[Mapping[str, str]] = drawing["provinces"]
        self._projection: Mapping[str, float] = drawing["projection"]

    @property
    def names(self) -> list[str]:
        """The names of the provinces."""
        return [province["name"] for province in self.provinces]

    def project(self, lat: float, lon: float) -> XY:
        """Return x and y of a place, by the Mercator projection of the drawing."""
        north, west, scale = (self._projection[key] for key in ("north", "west", "scale"))
        down = degrees(asinh(tan(radians(north))) - asinh(tan(radians(lat))))
        return scale * (lon - west), scale * down

    def distances(self, lat: float, lon: float) -> dict[str, float]:
        """Return how far a place is from each province, in km; 0 for the one it lies in."""
        at = self.project(lat, lon)
        km = _KM_IN_DEGREE * cos(radians(lat)) / self._projection["scale"]
        return {name: km * _distance(at, rings) for name, rings in self._rings.items()}

    @cached_property
    def _rings(self) -> dict[str, list[list[XY]]]:
        """The borders of each province: of its parts, and of the water inside it."""
        return {province["name"]: _parts(province["path"]) for province in self.provinces}


def find_outline(site: Site | None, maps: Path) -> Outline | None:
    """Return the outline that a site names, of those in the folder ``maps``, if it is there."""
    file = maps / f"{site.map.outline}.json" if site and site.map else None
    return Outline(file) if file and file.is_file() else None


def _parts(path: str) -> list[list[XY]]:
    parts = []
    for part in _PART.finditer(path):
        ring = [(float(part["x"]), float(part["y"]))]
        steps = [float(number) for number in _NUMBER.findall(part["steps"])]
        for dx, dy in zip(steps[::2], steps[1::2], strict=True):
            ring.append((ring[-1][0] + dx, ring[-1][1] + dy))
        parts.append([*ring, ring[0]])
    return parts


def _distance(at: XY, rings: Sequence[Sequence[XY]]) -> float:
    edges = [edge for ring in rings for edge in pairwise(ring)]
    if sum(_crosses(at, *edge) for edge in edges) % 2:
        return 0
    return min((_to_edge(at, *edge) for edge in edges), default=0)


def _crosses(at: XY, one: XY, other: XY) -> bool:
    """Say whether a line from ``at`` to the east crosses an edge."""
    (x, y), (x1, y1), (x2, y2) = at, one, other
    return (y1 > y) != (y2 > y) and x < x1 + (y - y1) / (y2 - y1) * (x2 - x1)


def _to_edge(at: XY, one: XY, other: XY) -> float:
    (x, y), (x1, y1), (x2, y2) = at, one, other
    dx, dy = x2 - x1, y2 - y1
    length = dx * dx + dy * dy
    along = max(0, min(1, ((x - x1) * dx + (y - y1) * dy) / length)) if length else 0
    return hypot(x - x1 - along * dx, y - y1 - along * dy)
