from __future__ import annotations

import json
from itertools import combinations, pairwise
from math import hypot
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from making import OUTLINE

from palet.content.outline import Outline
from palet.views.map import DOT_RADIUS, AreaMap, Dot

if TYPE_CHECKING:
    from pathlib import Path

# One unit for each degree: easy to work out by heart.
PLAIN = {"north": 0, "west": 0, "scale": 1}


def area(title: str, lat: float = 52, lon: float = 5) -> Any:
    record = SimpleNamespace(title=title, location=SimpleNamespace(lat=lat, lon=lon))
    return SimpleNamespace(record=record)


def test_the_outline_comes_from_its_file(tmp_path: Path) -> None:
    drawing = {
        "width": 400, "height": 470, "credit": {"title": "Kaart"}, "name": "Land",
        "bounds": {"lat": [50, 54], "lon": [3, 8]}, "regions": {"veen": "Drenthe"},
        "provinces": [{"name": "Drenthe", "path": "M0,0z"}], "projection": PLAIN,
    }  # fmt: skip
    (tmp_path / "kaart.json").write_text(json.dumps(drawing))
    found = Outline(tmp_path / "kaart.json")
    assert (found.width, found.height, found.credit) == (400, 470, {"title": "Kaart"})
    assert (found.name, found.provinces) == ("Land", drawing["provinces"])
    assert (found.bounds, found.regions) == (drawing["bounds"], drawing["regions"])
    assert (AreaMap(found, []).radius, AreaMap(found, []).dots) == (DOT_RADIUS, [])


def test_without_an_outline_the_areas_are_numbered_alike() -> None:
    areas = [area("Zuid", 51), area("arnhem", 53)]
    dots = AreaMap(None, areas).dots
    assert [(dot.number, dot.area.record.title) for dot in dots] == [(1, "arnhem"), (2, "Zuid")]


def test_dots_are_numbered_in_the_order_of_the_names() -> None:
    areas = [area("Zuid", 51), area("'s-Gravenhage", 52), area("arnhem", 53)]
    dots = AreaMap(OUTLINE, areas).dots
    assert [(dot.number, dot.area.record.title) for dot in dots] == [
        (1, "arnhem"),
        (2, "'s-Gravenhage"),
        (3, "Zuid"),
    ]


def test_a_dot_alone_stands_at_its_place() -> None:
    (dot,) = AreaMap(OUTLINE, [area("A")]).dots
    assert (dot.x, dot.y) == (dot.at_x, dot.at_y)
    assert not dot.moved


def test_dots_that_would_overlap_are_pushed_apart_as_far_from_their_places() -> None:
    one, two = AreaMap(OUTLINE, [area("A", 52, 5), area("B", 52, 5.05)]).dots
    assert hypot(one.x - two.x, one.y - two.y) == pytest.approx(21.5, abs=0.2)
    assert one.at_x - one.x == pytest.approx(two.x - two.at_x, abs=0.11)
    assert one.moved
    assert two.moved


def test_dots_above_each_other_are_pushed_up_and_down() -> None:
    one, two = AreaMap(OUTLINE, [area("A", 52, 5), area("B", 52.05, 5)]).dots
    assert one.y - two.y == pytest.approx(21.5, abs=0.2)
    assert one.y - one.at_y == pytest.approx(two.at_y - two.y, abs=0.11)
    assert (one.x, two.x) == (one.at_x, two.at_x)


def test_dots_far_apart_stay_where_they_are() -> None:
    dots = AreaMap(OUTLINE, [area("A", 51), area("B", 52), area("C", 53)]).dots
    assert [dot.moved for dot in dots] == [False] * 3
    assert all((dot.x, dot.y) == (dot.at_x, dot.at_y) for dot in dots)


def test_dots_in_one_place_part_the_same_way_every_time() -> None:
    areas = [area(letter) for letter in "ABCD"]
    first, second = AreaMap(OUTLINE, areas).dots, AreaMap(OUTLINE, areas[::-1]).dots
    assert [(dot.x, dot.y) for dot in first] == [(dot.x, dot.y) for dot in second]
    assert len({(dot.x, dot.y) for dot in first}) == 4
    assert all(hypot(a.x - b.x, a.y - b.y) > 2 * DOT_RADIUS for a, b in pairwise(first))


@given(
    st.lists(
        st.tuples(
            st.floats(50.8, 53.5, allow_subnormal=False), st.floats(3.4, 7.2, allow_subnormal=False)
        ),
        min_size=2,
        max_size=8,
    )
)
@hypothesis_settings(max_examples=50)
def test_dots_never_overlap(places: list[tuple[float, float]]) -> None:
    dots = AreaMap(OUTLINE, [area(str(n), *place) for n, place in enumerate(places)]).dots
    assert all(hypot(a.x - b.x, a.y - b.y) >= 2 * DOT_RADIUS for a, b in combinations(dots, 2))


@pytest.mark.parametrize(("x", "moved"), [(100, False), (105, False), (105.1, True), (94, True)])
def test_a_dot_is_moved_when_it_no_longer_covers_half_its_place(x: float, moved: bool) -> None:
    assert Dot(1, area("A"), x, 100, 100, 100).moved is moved


def test_a_map_can_be_asked_for_one_area_only() -> None:
    areas = [area("A", 51), area("B", 52)]
    found = AreaMap(OUTLINE, areas)
    assert found.only(areas[1]) == [found.dots[1]]
    assert found.only(area("B", 52)) == []
