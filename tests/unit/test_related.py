from __future__ import annotations

from typing import TYPE_CHECKING

import sample
from making import catalog, intervention

from palet.related import MOST, related

if TYPE_CHECKING:
    from pathlib import Path

    import making

HERE = "[{area: proefwijk, status: gepland}]"
SAME_THEME = "zelfde thema: Digitale weerbaarheid"


def shown(folder: Path, name: str, files: making.Files) -> list[tuple[str, str]]:
    """Return the ids of what is shown with the intervention ``name``, and why."""
    entry = catalog(folder, files)["intervention"][name]
    return [(other.id, reason) for other, reason in related(entry)]


def theme(title: str) -> str:
    return sample.THEME.replace("Digitale weerbaarheid", title)


def test_an_intervention_alone_has_nothing_beside_it(tmp_path: Path) -> None:
    assert shown(tmp_path, "proefteam", {}) == []


def test_what_is_named_and_what_names_it_come_first(tmp_path: Path) -> None:
    files: making.Files = {
        "interventions/a.yml": intervention(related="[proefteam]"),
        "interventions/b.yml": intervention(implementations=HERE),
        "interventions/q.yml": intervention(related="[b]"),
    }
    assert shown(tmp_path, "proefteam", files) == [
        ("a", "hoort hierbij"),
        ("b", "ook in Proefwijk, zelfde thema"),
        ("q", SAME_THEME),
    ]


def test_the_first_reason_counts(tmp_path: Path) -> None:
    files: making.Files = {
        "interventions/a.yml": intervention(implementations=HERE, related="[proefteam]")
    }
    assert shown(tmp_path, "proefteam", files) == [("a", "hoort hierbij")]


def test_the_same_place_with_another_theme_is_not_near(tmp_path: Path) -> None:
    files: making.Files = {
        "themes/wonen.yml": theme("Wonen"),
        "interventions/a.yml": intervention(themes="[wonen]", implementations=HERE),
    }
    assert shown(tmp_path, "proefteam", files) == []


def test_at_most_two_for_each_theme_that_they_share(tmp_path: Path) -> None:
    both = "[digitale-weerbaarheid, wonen]"
    files: making.Files = {"themes/wonen.yml": theme("Wonen")}
    files |= {f"interventions/a{n}.yml": intervention() for n in range(4)}
    files |= {f"interventions/b{n}.yml": intervention(themes="[wonen]") for n in range(4)}
    files["interventions/zelf.yml"] = intervention(themes=both)
    assert shown(tmp_path, "zelf", files) == [
        ("a0", SAME_THEME),
        ("a1", SAME_THEME),
        ("b0", "zelfde thema: Wonen"),
        ("b1", "zelfde thema: Wonen"),
    ]


def test_the_ones_that_come_next_by_name_are_shown_and_the_last_begins_again(
    tmp_path: Path,
) -> None:
    files: making.Files = {f"interventions/{letter}.yml": intervention() for letter in "abcd"}
    found = catalog(tmp_path, files)["intervention"]
    neighbours = {name: [other.id for other, _ in related(entry)] for name, entry in found.items()}
    assert neighbours == {
        "a": ["b", "c"],
        "b": ["c", "d"],
        "c": ["d", "proefteam"],
        "d": ["proefteam", "a"],
        "proefteam": ["a", "b"],
    }


def test_no_more_than_five_are_shown_and_never_the_intervention_itself(tmp_path: Path) -> None:
    files: making.Files = {
        f"interventions/a{n}.yml": intervention(implementations=HERE) for n in range(9)
    }
    found = shown(tmp_path, "a4", files)
    assert [name for name, _ in found] == ["a5", "a6", "a7", "a8", "proefteam"]
    assert len(found) == MOST


def test_only_the_nearest_of_a_large_theme_are_looked_at(tmp_path: Path) -> None:
    files: making.Files = {f"interventions/x{n:03}.yml": intervention() for n in range(90)}
    files["interventions/a.yml"] = intervention(implementations=HERE)
    files["interventions/x045.yml"] = intervention(implementations=HERE)
    assert ("a", "ook in Proefwijk, zelfde thema") in shown(tmp_path / "near", "proefteam", files)
    files["interventions/x095.yml"] = intervention(implementations=HERE)
    assert "x045" not in [name for name, _ in shown(tmp_path / "far", "x095", files)]
