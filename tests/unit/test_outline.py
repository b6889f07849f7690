"""The outline of the Netherlands, and whether areas lie where their record says."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
import sample
from making import AREA, OUTLINE, SKIN, edited
from sample import FROZEN

from palet.content.catalog import check
from palet.content.load import load
from palet.content.outline import Outline

if TYPE_CHECKING:
    from pathlib import Path

outline = OUTLINE

# Town halls, cathedrals and the like; of each province the one that is furthest in a corner.
KNOWN = [
    ("Groningen", 53.3304, 6.9226), ("Fryslân", 53.1742, 5.4144), ("Drenthe", 52.9955, 6.5625),
    ("Overijssel", 52.2215, 6.8937), ("Flevoland", 52.5185, 5.4714),
    ("Gelderland", 51.9692, 6.5695), ("Utrecht", 52.0907, 5.1214),
    ("Noord-Holland", 52.3731, 4.8926), ("Zuid-Holland", 51.9225, 4.4792),
    ("Zeeland", 51.4988, 3.6110), ("Noord-Brabant", 51.4416, 5.4697), ("Limburg", 50.8514, 5.6910),
]  # fmt: skip


def drawn(folder: Path, north: float, west: float, scale: float) -> Outline:
    """Return a drawing without land, with this projection."""
    drawing = {
        "width": 400, "height": 470, "credit": {}, "provinces": [], "name": "Land",
        "bounds": {"lat": [-90, 90], "lon": [-180, 180]}, "regions": {},
        "projection": {"north": north, "west": west, "scale": scale},
    }  # fmt: skip
    (folder / "kaart.json").write_text(json.dumps(drawing))
    return Outline(folder / "kaart.json")


def test_west_and_north_are_the_top_left_corner(tmp_path: Path) -> None:
    assert drawn(tmp_path, 52, 5, 100).project(52, 5) == (0, 0)


def test_a_degree_of_longitude_is_as_wide_as_the_scale(tmp_path: Path) -> None:
    assert drawn(tmp_path, 52, 5, 101).project(52, 6) == (101, 0)


def test_a_degree_of_latitude_is_longer_the_further_it_is_from_the_equator(tmp_path: Path) -> None:
    plain = drawn(tmp_path, 0, 0, 1)
    steps = [plain.project(lat, 0)[1] for lat in (0, -1, -52, -53)]
    assert steps[0] == 0
    assert steps[1] == pytest.approx(1.0001, abs=1e-4)
    assert steps[3] - steps[2] == pytest.approx(1.643, abs=1e-3)


def test_the_real_outline_puts_known_places_where_they_are() -> None:
    for lat, lon, x, y in [(52.373, 4.893, 158.9, 201), (50.755, 6.021, 272.8, 465)]:
        assert outline.project(lat, lon) == (pytest.approx(x, abs=2), pytest.approx(y, abs=3))


@pytest.mark.parametrize(("province", "lat", "lon"), KNOWN)
def test_a_place_lies_in_its_province(province: str, lat: float, lon: float) -> None:
    distances = outline.distances(lat, lon)
    assert min(distances, key=lambda name: distances[name]) == province
    assert distances[province] == pytest.approx(0, abs=0.5)


def test_the_distance_to_a_province_is_in_kilometres() -> None:
    """From the Dom of Utrecht to Zeeland, and from the North Sea to the beach of Zandvoort."""
    assert outline.distances(52.0907, 5.1214)["Zeeland"] == pytest.approx(75, abs=10)
    assert outline.distances(52.4, 4.38)["Noord-Holland"] == pytest.approx(9.5, abs=1)


def said(tmp_path: Path, old: str, new: str) -> list[str]:
    folder = sample.write_content(tmp_path, edited(AREA, old, new))
    return [str(p).replace(f"{folder}/", "") for p in check(load(folder), SKIN)]


TOWN = "municipality: Proefstad"
POINT = "{lat: 51.982, lon: 5.94}"


@pytest.mark.parametrize(
    ("point", "message"),
    [
        ("{lat: 53.5, lon: 4.0}", "deze plek ligt niet in Nederland. Verbeter 'lat' en 'lon'."),
        ("{lat: 52.75, lon: 5.35}", "deze plek ligt niet in Nederland. Verbeter 'lat' en 'lon'."),
        ("{lat: 50.85, lon: 4.35}", "deze plek ligt niet in Nederland. Verbeter 'lat' en 'lon'."),
        ("{lat: 51.605, lon: 4.78}", "deze plek ligt in Noord-Brabant, niet in Gelderland. "
         "Verbeter 'province', of 'lat' en 'lon'."),
    ],
)  # fmt: skip
def test_an_area_in_the_sea_abroad_or_in_another_province_is_refused(
    tmp_path: Path, point: str, message: str
) -> None:
    assert said(tmp_path, POINT, point) == [f"{AREA}:7:1: location: {message}"]


def test_the_middle_of_an_area_may_lie_a_little_over_the_border(tmp_path: Path) -> None:
    """Nijmegen-Noord lies north of the Waal; Cuijk, in Brabant, is 3 km from Gelderland."""
    assert said(tmp_path, POINT, "{lat: 51.728, lon: 5.876}") == []


def test_a_municipality_has_one_code_and_a_code_one_municipality(tmp_path: Path) -> None:
    second = sample.AREA.replace("Proefwijk", "Andere wijk")
    texts = second.replace(TOWN, "municipality: Almelo"), second.replace("GM0202", "GM0141")
    for number, text in enumerate(texts):
        assert text != second
        folder = sample.write_content(tmp_path / str(number), {"areas/zuid.yml": text})
        (problem,) = check(load(folder), SKIN)
        assert "Een gemeente heeft een code: zoek haar op bij het CBS." in str(problem)
        assert problem.field == "gm_code"


def test_the_real_areas_lie_where_their_records_say() -> None:
    assert check(load(FROZEN), SKIN) == []
