from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from making import NOTHING_RUNS, area, areas, catalog, intervention, runs, themes

from palet.views.comparable import Comparable

if TYPE_CHECKING:
    from pathlib import Path

    import making

    from palet.content.catalog import Entry
    from palet.views.comparable import Comparison


def compared(folder: Path, name: str, *files: making.Files) -> list[Comparison]:
    """Return what the area ``name`` is compared with."""
    whole = {key: text for part in (NOTHING_RUNS, *files) for key, text in part.items()}
    found = catalog(folder, whole)
    return Comparable(found.all("area")).to(found["area"][name])


def ids(entries: tuple[Entry, ...] | list[Entry]) -> list[str]:
    return [entry.id for entry in entries]


def names(comparisons: list[Comparison]) -> list[str]:
    return ids([one.area for one in comparisons])


# Which areas, and in what order.


def test_an_area_alone_is_comparable_with_none(tmp_path: Path) -> None:
    assert compared(tmp_path, "a", areas(a=1000)) == []


def test_the_three_nearest_in_size_come_first_whether_larger_or_smaller(tmp_path: Path) -> None:
    found = compared(tmp_path, "a", areas(a=1000, b=3000, c=2000, d=600, e=1100))
    assert names(found) == ["e", "d", "c"]


def test_areas_that_are_equally_near_go_by_title(tmp_path: Path) -> None:
    found = compared(
        tmp_path, "a",
        {"areas/a.yml": area("Hier"), "areas/b.yml": area("Zee"), "areas/c.yml": area("Één"),
         "areas/d.yml": area("Dorp"), "areas/e.yml": area("Dorp")},
    )  # fmt: skip
    assert names(found) == ["d", "e", "c"]


def test_the_same_province_decides_between_areas_of_one_size(tmp_path: Path) -> None:
    found = compared(
        tmp_path, "a", areas(b=50000), {"areas/a.yml": area("A"), "areas/c.yml": area("C")}
    )
    assert names(found) == ["c", "b"]


def test_the_province_weighs_less_than_a_clear_difference_in_size(tmp_path: Path) -> None:
    near = {"areas/a.yml": area("A", 1000), "areas/c.yml": area("C", 2000)}
    assert names(compared(tmp_path, "a", areas(b=1200), near)) == ["b", "c"]


def test_shared_themes_count_as_a_part_of_all_themes_in_either_area(tmp_path: Path) -> None:
    """C has one theme of its own besides the shared one, D has two."""
    found = compared(
        tmp_path, "a", areas(a=1000, b=1000, c=1000, d=1000), themes("wonen", "werk", "sport"),
        runs("x", "a", "c", "d", on="wonen"), runs("y", "c", "d", on="werk"),
        runs("z", "d", on="sport"), runs("q", "b", on="sport"),
    )  # fmt: skip
    assert names(found) == ["c", "d", "b"]


@pytest.mark.parametrize(("size", "order"), [(900, ["b", "c"]), (200, ["c", "b"])])
def test_themes_weigh_less_than_size(tmp_path: Path, size: int, order: list[str]) -> None:
    """B has the same theme and another size; C has nothing and the same size."""
    shared = runs("x", "a", "b")
    found = compared(tmp_path, "a", areas(a=1000, b=size, c=1000), shared)
    assert names(found) == order


def test_the_sum_is_what_the_decision_says(tmp_path: Path) -> None:
    files = {
        "areas/a.yml": area("A", 3000), "areas/b.yml": area("B", 1500), **themes("wonen", "werk"),
        **runs("x", "a", "b", on="wonen"), **runs("y", "b", on="werk"),
    }  # fmt: skip
    found = catalog(tmp_path, NOTHING_RUNS | files)
    a, b = found.all("area")
    comparable = Comparable(found.all("area"))
    assert comparable.likeness(a, b) == comparable.likeness(b, a) == 6 / 2 + 4 / 2 + 1
    assert comparable.likeness(a, a) == 11


def test_areas_without_residents_are_of_one_size(tmp_path: Path) -> None:
    assert names(compared(tmp_path, "a", areas(a=0, b=5000, c=0))) == ["c", "b"]


def test_an_area_that_only_a_text_names_has_no_part_in_it(tmp_path: Path) -> None:
    named = intervention(
        approach="Buiten [B](area:b) en zonder [Wonen](theme:wonen).",
        implementations="[{area: a, status: gepland}]",
    )
    files = NOTHING_RUNS | areas(a=1000, b=1000) | themes("wonen")
    found = catalog(tmp_path, {**files, "interventions/x.yml": named})
    here, there = Comparable(found.all("area")).themes.values()
    assert (ids(list(here)), there) == (["digitale-weerbaarheid"], {})


def test_an_intervention_counts_once_in_an_area(tmp_path: Path) -> None:
    found = catalog(tmp_path, NOTHING_RUNS | areas(a=1000) | runs("x", "a", "a"))
    counts = Comparable(found.all("area")).themes[found["area"]["a"]]
    assert list(counts.values()) == [1]


# The reason.


@pytest.mark.parametrize(
    ("residents", "words"),
    [
        (48000, "Ongeveer even groot (ongeveer 48.000 inwoners)."),
        (62500, "Ongeveer even groot (ongeveer 62.500 inwoners)."),
        (62600, "Groter (ongeveer 62.600 inwoners)."),
        (40000, "Ongeveer even groot (ongeveer 40.000 inwoners)."),
        (39900, "Kleiner (ongeveer 39.900 inwoners)."),
    ],
)
def test_the_reason_says_whether_the_other_is_larger_or_smaller(
    tmp_path: Path, residents: int, words: str
) -> None:
    assert compared(tmp_path, "a", areas(a=50000, b=residents))[0].reason == words


def test_the_reason_names_the_province_that_they_share(tmp_path: Path) -> None:
    files = {"areas/a.yml": area("A"), "areas/b.yml": area("B")}
    assert compared(tmp_path, "a", files)[0].reason == (
        "Ongeveer even groot (ongeveer 50.000 inwoners) en ook in Gelderland."
    )


def test_the_reason_names_the_theme_that_they_share_and_no_other(tmp_path: Path) -> None:
    found = compared(
        tmp_path, "a", areas(a=50000, b=50000), themes("wonen", "werk"),
        runs("x", "a", "b"), runs("y", "a", on="wonen"), runs("z", "b", on="werk"),
    )  # fmt: skip
    assert found[0].reason.split(". ")[1] == "Hetzelfde thema: digitale weerbaarheid."


def test_of_many_themes_those_with_most_in_both_areas_are_named(tmp_path: Path) -> None:
    """On sport there is much here but little there; on work there is more in both."""
    found = compared(
        tmp_path, "a", areas(a=50000, b=50000), themes("wonen", "werk", "sport", "school"),
        runs("k", "a", "b", on="school"),
        runs("x", "a", "b", on="wonen"), runs("y", "a", "b", on="werk"),
        runs("z", "a", "b", on="werk"), runs("p", "a", on="sport"), runs("q", "a", on="sport"),
        runs("r", "a", "b", on="sport"),
    )  # fmt: skip
    assert found[0].reason.split(". ")[1] == "Dezelfde thema's: werk, school en nog 2."


# What runs elsewhere.


def test_what_runs_there_and_not_here_is_named_and_a_theme_that_is_not_here_comes_first(
    tmp_path: Path,
) -> None:
    found = compared(
        tmp_path, "a", areas(a=1000, b=1000), themes("wonen", "werk"),
        runs("s", "a", "b"), runs("e", "b"), runs("d", "b"), runs("x", "b", on="wonen"),
        runs("y", "b", on="digitale-weerbaarheid, werk"), runs("hier", "a"),
    )  # fmt: skip
    assert ids(found[0].elsewhere) == ["x", "y", "d"]


def test_where_nothing_else_runs_nothing_is_named(tmp_path: Path) -> None:
    found = compared(tmp_path, "a", areas(a=1000, b=1000), runs("s", "a", "b"), runs("t", "a"))
    assert found[0].elsewhere == ()
