"""Areas that do not lie where their record says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from palet.model.area import Area

from .load import problem_at

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from palet.problem import Problem

    from .load import Item
    from .outline import Outline

# The middle of an area is about right, and so is the drawing.
_KM = 5


def misplaced(items: Sequence[Item], outline: Outline) -> Iterator[Problem]:
    """Yield a problem for each area outside its province, and for each other code of a town."""
    towns: dict[str, tuple[Path, Area]] = {}
    for item in items:
        area = item.record
        if not isinstance(area, Area):
            continue
        distances = outline.distances(area.location.lat, area.location.lon)
        if distances.get(area.province, 0) > _KM:
            there = [name for name, km in distances.items() if km == 0]
            message, hint = "deze plek ligt niet in Nederland.", "Verbeter 'lat' en 'lon'."
            if there:
                message = f"deze plek ligt in {there[0]}, niet in {area.province}."
                hint = "Verbeter 'province', of 'lat' en 'lon'."
            yield problem_at(item.path, ("location",), message, hint)
        for key in (area.municipality, area.gm_code):
            path, other = towns.setdefault(key, (item.path, area))
            if (area.municipality, area.gm_code) != (other.municipality, other.gm_code):
                own, its = (f"{a.municipality} {a.gm_code}" for a in (area, other))
                message = f"hier staat {own}, en in {path} {its}."
                hint = "Een gemeente heeft een code: zoek haar op bij het CBS."
                yield problem_at(item.path, ("gm_code",), message, hint)
