"""Areas that do not lie where their record says, and provinces that are none."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING

from palet.model.area import Area
from palet.model.intervention import Intervention

from .load import problem_at, site_of
from .outline import find_outline

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from palet.problem import Problem

    from .load import Content
    from .outline import Outline

# The middle of an area is about right, and so is the drawing.
_KM = 5

# Where in a record, what is wrong, and what to do.
_Said = tuple[tuple[str, ...], str, str]


def misplaced(content: Content, maps: Path) -> Iterator[Problem]:
    """Yield a problem for each area that is not on the map, and for each other code of a town.

    ``maps`` is the folder with the drawings. Without a map an area lies where it says.
    """
    outline = find_outline(site_of(content.items), maps)
    towns: dict[str, tuple[Path, Area]] = {}
    for item in content.items:
        area = item.record
        if isinstance(area, Intervention) and outline:
            yield from _provinces(item.path, area, outline)
        if not isinstance(area, Area):
            continue
        for location, message, hint in _on_map(area, outline) if outline else ():
            yield problem_at(item.path, location, message, hint)
        for key in (area.municipality, area.gm_code):
            path, other = towns.setdefault(key, (item.path, area))
            if (area.municipality, area.gm_code) != (other.municipality, other.gm_code):
                own, its = (f"{a.municipality} {a.gm_code}" for a in (area, other))
                message = f"hier staat {own}, en in {path} {its}."
                hint = "Een gemeente heeft een code: zoek haar op bij het CBS."
                yield problem_at(item.path, ("gm_code",), message, hint)


def _provinces(path: Path, record: Intervention, outline: Outline) -> Iterator[Problem]:
    """Yield a problem for each province of a place of an intervention that is not on the map."""
    for index, one in enumerate(record.implementations):
        if one.province and one.province not in outline.names:
            location = "implementations", index, "province"
            message = f"'{one.province}' is geen provincie."
            yield problem_at(path, location, message, _meant(one.province, outline))


def _on_map(area: Area, outline: Outline) -> Iterator[_Said]:
    """Yield what is wrong with the place of an area."""
    if area.province not in outline.names:
        message = f"'{area.province}' is geen provincie."
        yield ("province",), message, _meant(area.province, outline)
    off = list(_beyond(area, outline))
    yield from off
    if off or area.province not in outline.names:
        return
    distances = outline.distances(area.location.lat, area.location.lon)
    if distances[area.province] > _KM:
        there = [name for name, km in distances.items() if km == 0]
        message, hint = f"deze plek ligt niet in {outline.name}.", "Verbeter 'lat' en 'lon'."
        if there:
            message = f"deze plek ligt in {there[0]}, niet in {area.province}."
            hint = "Verbeter 'province', of 'lat' en 'lon'."
        yield ("location",), message, hint


def _meant(province: str, outline: Outline) -> str:
    """Return which province may be meant."""
    known = {name.casefold(): name for name in outline.names}
    wrong = province.casefold()
    near = get_close_matches(wrong, known, 1, 0.75)
    meant = outline.regions.get(wrong) or (known[near[0]] if near else "")
    return f"Schrijf {meant}." if meant else f"Kies uit {', '.join(outline.names)}."


def _beyond(area: Area, outline: Outline) -> Iterator[_Said]:
    """Yield what is wrong with a place that the drawing has no room for."""
    (south, north), (west, east) = outline.bounds["lat"], outline.bounds["lon"]
    hint = (
        f"De breedte (lat) ligt tussen {south} en {north}, de lengte (lon) tussen {west} en {east}."
    )
    point = area.location
    for name, value, least, most in (
        ("lat", point.lat, south, north),
        ("lon", point.lon, west, east),
    ):
        if not least <= value <= most:
            how = "klein" if value < least else "groot"
            yield ("location", name), f"{value} is te {how}.", hint
