from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from making import NOTHING_RUNS, areas, catalog, press, runs, themes

from palet.pages.plans import plans
from palet.views.comparable import Comparable
from palet.views.facet import facets
from palet.views.matrix import matrix

if TYPE_CHECKING:
    from pathlib import Path

    import making

    from palet.views.facet import Facet
    from palet.views.matrix import Cell, Matrix

THEME = "digitale-weerbaarheid"


def made(folder: Path, *files: making.Files) -> Matrix:
    whole = {key: text for part in (NOTHING_RUNS, *files) for key, text in part.items()}
    found = catalog(folder, whole)
    return matrix(found, Comparable(found.all("area")))


def overview(folder: Path, files: making.Files) -> str:
    """Return the body of the page with the matrix."""
    made = press(folder, files)
    return made.page(next(p for p in plans(made) if p.address == "overzicht/")).body


def numbers(facet: Facet, name: str) -> set[int]:
    return next(set(option.numbers) for option in facet.options if option.id == name)


def cell(found: Matrix, area: str, theme: str) -> Cell:
    cells = [cell for row in found.rows for cell in row.cells]
    return next(one for one in cells if (one.area.id, one.theme.id) == (area, theme))


def counts(found: Matrix) -> dict[str, list[int]]:
    return {row.area.id: [cell.count for cell in row.cells] for row in found.rows}


def test_every_area_has_a_cell_for_every_theme_in_the_order_of_their_titles(
    tmp_path: Path,
) -> None:
    found = made(
        tmp_path, areas(b=1000, a=1000), themes("wonen", "bouwen"),
        runs("x", "a"), runs("y", "a", "b", on="wonen"), runs("z", "a", on=f"wonen, {THEME}"),
    )  # fmt: skip
    assert [theme.id for theme in found.themes] == ["bouwen", THEME, "wonen"]
    assert counts(found) == {"a": [0, 2, 2], "b": [0, 0, 1]}


def test_the_totals_count_each_intervention_once(tmp_path: Path) -> None:
    found = made(
        tmp_path, areas(a=1000, b=1000), themes("wonen"),
        runs("x", "a", "b", on=f"wonen, {THEME}"), runs("y", "b"),
    )  # fmt: skip
    assert [row.total for row in found.rows] == [1, 2]
    assert (found.totals, found.total) == ((2, 1), 2)


def test_what_runs_outside_the_areas_does_not_count(tmp_path: Path) -> None:
    elsewhere = runs("x")["interventions/x.yml"]
    assert isinstance(elsewhere, str)
    there = elsewhere.replace("[]", "[{place: Ergens, status: gepland}]")
    found = made(tmp_path, areas(a=1000), {"interventions/x.yml": there})
    assert (found.totals, found.total) == ((0,), 0)


def test_a_column_has_the_areas_with_the_most_in_front(tmp_path: Path) -> None:
    found = made(
        tmp_path, areas(a=1, b=1, c=1, d=1), themes("wonen"), runs("x", "b", "c", on="wonen"),
        runs("y", "c", on="wonen"), runs("z", "a"),
    )  # fmt: skip
    column = found.column(found.themes[1])
    assert [(one.area.id, one.count) for one in column] == [("c", 2), ("b", 1), ("a", 0), ("d", 0)]


def test_the_cell_with_the_most_has_the_deepest_shade_and_an_empty_one_has_none(
    tmp_path: Path,
) -> None:
    many = [runs(f"x{number}", "a") for number in range(9)]
    some = [runs(f"y{number}", "b") for number in range(3)]
    found = made(tmp_path, areas(a=1, b=1, c=1, d=1), *many, *some, runs("z", "c"))
    assert [row.cells[0].shade for row in found.rows] == [4, 2, 1, 0]


def test_a_cell_leads_to_the_list_of_what_it_counts(tmp_path: Path) -> None:
    found = made(tmp_path, areas(a=1000, b=1000), runs("x", "a", "b"), runs("y", "b"))
    one = cell(found, "a", THEME)
    assert one.query == f"?thema={THEME}&gebied=a"
    assert one.label == "1\u00a0interventie: Digitale weerbaarheid in A"
    assert one.instead == ()


def test_a_cell_counts_what_the_filter_in_its_link_finds(tmp_path: Path) -> None:
    files = NOTHING_RUNS | areas(a=1, b=1) | themes("wonen") | runs("x", "a", "b", on="wonen")
    files |= runs("y", "a", on=f"wonen, {THEME}") | runs("z", "b")
    found = catalog(tmp_path, files)
    by_theme, by_area = facets(found, found.all("intervention"))[:2]
    for row in matrix(found, Comparable(found.all("area"))).rows:
        for one in row.cells:
            here, on = numbers(by_area, one.area.id), numbers(by_theme, one.theme.id)
            assert one.count == len(here & on)
        assert row.total == len(numbers(by_area, row.area.id))


def test_an_empty_cell_leads_to_the_comparable_areas_that_have_something(tmp_path: Path) -> None:
    """D is too different in size to be among the three, and C has nothing."""
    found = made(
        tmp_path, areas(a=1000, b=900, c=1000, d=20, e=950), runs("x", "b", "d"), runs("y", "e"),
    )  # fmt: skip
    one = cell(found, "a", THEME)
    assert one.query == f"?thema={THEME}&gebied=e,b"
    assert one.label == (
        "niets vastgelegd over Digitale weerbaarheid in A; bekijk Digitale weerbaarheid in E en B"
    )


def test_an_empty_cell_leads_nowhere_if_the_comparable_areas_have_nothing(tmp_path: Path) -> None:
    found = made(tmp_path, areas(a=1000, b=900), themes("wonen"), runs("x", "b", on="wonen"))
    one = cell(found, "a", THEME)
    assert (one.query, one.label) == ("", "niets vastgelegd over Digitale weerbaarheid in A")


def test_without_areas_there_are_no_rows(tmp_path: Path) -> None:
    found = made(tmp_path)
    assert (found.rows, found.totals, found.total) == ((), (0,), 0)


# The page.


@pytest.fixture
def body(tmp_path: Path) -> str:
    files = NOTHING_RUNS | areas(a=1000, b=1000) | themes("wonen") | runs("x", "b", on="wonen")
    return overview(tmp_path, files)


def test_the_table_links_what_there_is_and_what_similar_areas_have(body: str) -> None:
    assert (
        'href="../interventies/?thema=wonen&amp;gebied=b" aria-label="1\u00a0interventie: '
        'Wonen in B">1</a>'
    ) in body
    assert (
        'href="../interventies/?thema=wonen&amp;gebied=b" title="niets vastgelegd over Wonen in A; '
        'bekijk Wonen in B"></a>'
    ) in body


def test_an_empty_cell_without_a_link_still_says_so(body: str) -> None:
    table = body[: body.index("</table>")]
    assert table.count('<span class="hidden">niets vastgelegd</span>') == 2


def test_the_lists_for_a_narrow_screen_say_the_same(body: str) -> None:
    lists = body[body.index("</table>") :]
    assert lists.count("<details") == 2
    assert lists.count('<a href="../interventies/?thema=wonen&amp;gebied=b">') == 2
    assert "A: niets vastgelegd. Kijk bij <a" in lists
    assert lists.count("niets vastgelegd") == 3


def test_the_page_says_how_many_interventions_it_leaves_out(tmp_path: Path, body: str) -> None:
    assert "alleen buiten" not in body
    files = NOTHING_RUNS | areas(a=1000) | runs("x", "a")
    there = runs("y", "a")["interventions/y.yml"]
    assert isinstance(there, str)
    files["interventions/y.yml"] = there.replace("area: a", "place: Ergens")
    found = overview(tmp_path / "more", files)
    assert "1\u00a0interventie loopt alleen buiten deze gebieden." in found
