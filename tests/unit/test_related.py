from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from making import areas, catalog, intervention, runs, themes

from palet.views.related import MOST, Related

if TYPE_CHECKING:
    from pathlib import Path

    import making

HERE = "[{area: proefwijk, status: gepland}]"
OWN = "digitale-weerbaarheid"


def everything(folder: Path, *files: making.Files) -> dict[str, list[tuple[str, str]]]:
    """Return for each intervention the ids of what is shown with it, and why."""
    whole = {name: text for part in files for name, text in part.items()}
    entries = catalog(folder, whole).all("intervention")
    related = Related(entries)
    return {entry.id: [(o.id, why) for o, why in related.to(entry)] for entry in entries}


def shown(folder: Path, name: str, *files: making.Files) -> list[tuple[str, str]]:
    return everything(folder, *files)[name]


def record(name: str, **fields: str) -> making.Files:
    return {f"interventions/{name}.yml": intervention(**fields)}


def alone(**fields: str) -> making.Files:
    """Return a theme, and an intervention ``zelf`` on nothing but that."""
    return {**themes("wonen"), **record("zelf", **{"themes": "[wonen]", **fields})}


def test_an_intervention_alone_has_nothing_beside_it(tmp_path: Path) -> None:
    assert shown(tmp_path, "proefteam") == []


def test_an_intervention_with_which_nothing_fits_has_nothing_beside_it(tmp_path: Path) -> None:
    """That both strengthen the same, and at the same level, is not enough."""
    alike = {"levels": "[individu]", "protective_factors": f"[{OWN}]"}
    assert shown(tmp_path, "zelf", alone(**alike)) == []


# The reason.


def test_what_is_named_and_what_names_it_come_first(tmp_path: Path) -> None:
    found = shown(
        tmp_path, "zelf", themes("wonen"),
        record("zelf", themes="[wonen]", related="[c]"),
        record("b", themes="[wonen]"), record("c"), record("a", related="[zelf]"),
    )  # fmt: skip
    assert found == [("c", "hoort hierbij"), ("a", "hoort hierbij"), ("b", "zelfde thema")]


def test_what_is_named_is_shown_once(tmp_path: Path) -> None:
    files = record("a", implementations=HERE, related="[proefteam]")
    assert shown(tmp_path, "proefteam", files) == [("a", "hoort hierbij")]


@pytest.mark.parametrize(
    ("shared", "reason"),
    [
        ({"themes": "[wonen]"}, "zelfde thema"),
        ({"target_groups": "[ouders]"}, "zelfde doelgroep"),
        ({"implementations": "[{area: a, status: gepland}]"}, "ook in A"),
        ({"themes": "[wonen]", "target_groups": "[ouders]"}, "zelfde thema en doelgroep"),
        (
            {"target_groups": "[ouders]", "protective_factors": f"[{OWN}]"},
            "zelfde doelgroep en beschermende factor",
        ),
        (
            {"themes": "[wonen]", "target_groups": "[ouders]", "protective_factors": f"[{OWN}]",
             "levels": "[individu]", "implementations": "[{area: a, status: gepland}]"},
            "ook in A, zelfde thema, doelgroep en beschermende factor",
        ),
    ],
)  # fmt: skip
def test_the_reason_names_what_they_share_and_nothing_else(
    tmp_path: Path, shared: dict[str, str], reason: str
) -> None:
    whole = {
        "themes": "[wonen]", "target_groups": "[ouders]", "protective_factors": f"[{OWN}]",
        "levels": "[individu]", "implementations": "[{area: a, status: gepland}]",
    }  # fmt: skip
    files = [themes("wonen", "werk"), areas(a=1000), record("zelf", **whole)]
    other = record("ander", **{"themes": "[werk]", **shared})
    found = dict(shown(tmp_path, "zelf", *files, other))
    assert found.get("ander") == reason


def test_of_many_places_that_they_share_two_are_named(tmp_path: Path) -> None:
    files = [themes("wonen", "werk"), areas(a=1, b=1, c=1, d=1)]
    files += [runs("x", "a", "b", "c", "d", on="wonen"), runs("y", "c", "b", "a", on="werk")]
    assert shown(tmp_path, "x", *files) == [("y", "ook in A, B en nog 1")]


def test_a_place_that_only_a_text_names_is_not_shared(tmp_path: Path) -> None:
    named = record("y", approach="Buiten [A](area:a).", themes="[werk]")
    files = [themes("wonen", "werk"), areas(a=1), runs("x", "a", on="wonen"), named]
    assert shown(tmp_path, "x", *files) == []


# The order.


def test_what_shares_most_comes_first(tmp_path: Path) -> None:
    zelf = {"themes": "[wonen]", "target_groups": "[ouders]", "protective_factors": f"[{OWN}]"}
    found = shown(
        tmp_path, "zelf", themes("wonen", "werk"), record("zelf", **zelf),
        record("a", themes="[werk]", target_groups="[ouders]"), record("b", themes="[wonen]"),
        record("c", themes="[wonen]", target_groups="[ouders]"), record("d", **zelf),
        record("e", themes="[wonen]", protective_factors=f"[{OWN}]"),
    )  # fmt: skip
    assert [name for name, _ in found] == ["d", "c", "e", "b", "a"]


def test_the_level_decides_between_those_that_share_as_much(tmp_path: Path) -> None:
    found = shown(
        tmp_path, "zelf", alone(levels="[individu]"),
        record("a", themes="[wonen]", levels="[gemeenschap]"),
        record("b", themes="[wonen]", levels="[individu]"),
    )  # fmt: skip
    assert found == [("b", "zelfde thema"), ("a", "zelfde thema")]


def test_what_is_about_everything_comes_after_what_is_about_the_same(tmp_path: Path) -> None:
    files = [themes("werk", "school"), record("alles", themes="[wonen, werk, school]")]
    found = shown(tmp_path, "zelf", alone(), *files, record("net-zo", themes="[wonen]"))
    assert [name for name, _ in found] == ["net-zo", "alles"]


def test_no_more_than_five_are_shown_and_never_the_intervention_itself(tmp_path: Path) -> None:
    files = [record(f"a{n}", themes="[wonen]", related=f"[a{(n + 1) % 7}]") for n in range(7)]
    files[0] = record("a0", themes="[wonen]", related="[a1, a2, a3, a4, a5, a6]")
    found = everything(tmp_path, themes("wonen"), *files)
    assert {len(others) for name, others in found.items() if name != "proefteam"} == {MOST}
    assert [name for name, _ in found["a0"]] == ["a1", "a2", "a3", "a4", "a5"]
    assert not [name for name, others in found.items() if name in dict(others)]


def test_among_equals_those_that_come_next_are_shown_and_the_last_begins_again(
    tmp_path: Path,
) -> None:
    files = [record(name, themes="[wonen]") for name in "abcdefg"]
    found = everything(tmp_path, themes("wonen"), *files)
    neighbours = {name: "".join(other for other, _ in others) for name, others in found.items()}
    assert neighbours == {
        "a": "bcdef", "b": "cdefg", "c": "defga", "d": "efgab", "e": "fgabc", "f": "gabcd",
        "g": "abcde", "proefteam": "",
    }  # fmt: skip


def test_attention_is_spread_over_a_large_theme(tmp_path: Path) -> None:
    files = [record(f"x{n:03}", themes="[wonen]") for n in range(90)]
    found = everything(tmp_path, themes("wonen"), *files)
    times = [sum(f"x{n:03}" in dict(others) for others in found.values()) for n in range(90)]
    assert times == [MOST] * 90


def test_only_the_nearest_of_a_large_theme_are_looked_at(tmp_path: Path) -> None:
    """The best match stands 17 places on among those that share a theme, or 16."""
    same = {"themes": "[wonen]", "levels": "[individu]"}
    files = [themes("wonen"), record("a", **same), record("z", **same)]
    files += [record(f"x{n:02}", themes="[wonen]") for n in range(15)]
    assert dict(shown(tmp_path / "near", "a", *files)).keys() >= {"z"}
    files.append(record("x15", themes="[wonen]"))
    assert "z" not in dict(shown(tmp_path / "far", "a", *files))
