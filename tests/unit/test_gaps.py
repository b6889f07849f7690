"""What is known per theme, and what is not known yet."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from making import INTERVENTION, catalog, intervention, themes

from palet.views.gaps import gap_map, research_agenda

if TYPE_CHECKING:
    from pathlib import Path

    from making import Files

STUDY = "[{verdict: VERDICT, design: voor-en-nameting, summary: Onderzocht., source: brief}]"


def team(name: str, theme: str, verdict: str = "", **more: str) -> Files:
    """Return an intervention on a theme; with a study, if it has a verdict."""
    fields = {"evaluations": STUDY.replace("VERDICT", verdict)} if verdict else {}
    text = intervention(name.upper(), themes=f"[{theme}]", **fields, **more)
    return {f"interventions/{name}.yml": text}


def result(kind: str, more: str = "") -> str:
    return f"{{value: 5, unit: jongeren, what: Klaar, kind: {kind}{more}, source: brief}}"


def places(*results: str, status: str = "in-uitvoering") -> str:
    return f"[{{place: Ergens, status: {status}, results: [{', '.join(results)}]}}]"


def test_each_theme_has_a_row_that_counts_its_interventions_by_strength(tmp_path: Path) -> None:
    found = gap_map(catalog(tmp_path, {
        INTERVENTION: None, "milestones/proefcongres.yml": None, "news/proef-begint.md": None,
        "knowledge/onderzoek-proef.md": None, **themes("wonen", "zorg"),
        **team("a", "wonen"), **team("b", "wonen", "positief"), **team("c", "wonen", "zwak"),
        **team("d", "wonen", "nog-onbekend"),
    }))  # fmt: skip
    rows = {row.theme.id: row for row in found}
    assert list(rows) == ["digitale-weerbaarheid", "wonen", "zorg"]
    row = rows["wonen"]
    assert (row.counts, row.total, row.assessed) == ((2, 0, 2, 0, 0, 0), 4, 2)
    assert (row.positive, row.mixed, row.weak) == (1, 0, 1)
    assert rows["zorg"].counts == (0, 0, 0, 0, 0, 0)


@pytest.mark.parametrize(
    ("name", "more", "lists"),
    [
        ("runs", {"implementations": places()}, {"unstudied"}),
        ("over", {"implementations": places(status="afgerond")}, set()),
        ("studied", {"verdict": "zwak", "implementations": places()}, set()),
        ("waits", {"verdict": "nog-onbekend", "implementations": places()}, {"unstudied"}),
        ("plans", {"implementations": places(result("doel"))}, {"unstudied", "promised"}),
        ("kept", {"implementations": places(result("doel"), result("uitkomst"))},
         {"unstudied", "alone"}),
        ("compared", {"implementations": places(
            result("uitkomst", ", comparison: {value: 3, what: de stad}"))}, {"unstudied"}),
    ],
)  # fmt: skip
def test_what_is_not_known_is_on_the_agenda(
    tmp_path: Path, name: str, more: dict[str, str], lists: set[str]
) -> None:
    agenda = research_agenda(catalog(tmp_path, team(name, "digitale-weerbaarheid", **more)))
    on = {
        which
        for which in ("unstudied", "promised", "alone")
        if name in {entry.id for entry in getattr(agenda, which)}
    }
    assert on == lists
