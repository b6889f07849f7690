"""The boxes to narrow a list with: which there are, in what order, and how much each fits."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

import making
import pytest
import sample
from making import KNOWLEDGE, MILESTONE

from palet.pages.listing import Choice, Choices, kind_choices, theme_choices

if TYPE_CHECKING:
    from pathlib import Path

    from palet.content.catalog import Catalog

KINDS = ["mijlpaal", "congres", "regeling", "kamerbrief"]


def milestones(**kinds: str) -> making.Files:
    """Return milestones, each given as its name and its kind with any further lines."""
    files: making.Files = {
        MILESTONE: None,
        "vocabularies/milestone-kinds.yml": sample.vocabulary(KINDS),
    }
    for name, kind in kinds.items():
        files[f"milestones/{name}.yml"] = (
            f"title: {name}\nsummary: Iets.\nkind: {kind}\ndate: 2024\nstatus: gepland\n"
            "sources: [brief]\nreviewed: 2024-01-01\n"
        )
    return files


def boxes(choices: Choices) -> list[tuple[str, str, int]]:
    return [(box.id, box.label, box.count) for box in choices.boxes]


# Kinds.


def test_a_list_can_be_narrowed_to_the_kinds_it_has_in_the_order_of_their_list(
    tmp_path: Path,
) -> None:
    catalog = making.catalog(
        tmp_path, milestones(a="kamerbrief", b="congres", c="kamerbrief", d="mijlpaal")
    )
    assert kind_choices(catalog, catalog.all("milestone"), "milestone-kinds") == Choices(
        "soort",
        "Soort",
        [
            Choice("mijlpaal", "Mijlpaal", 1),
            Choice("congres", "Congres", 1),
            Choice("kamerbrief", "Kamerbrief", 2),
        ],
    )


def test_the_order_of_the_records_does_not_matter_and_only_those_of_the_list_count(
    tmp_path: Path,
) -> None:
    catalog = making.catalog(tmp_path, milestones(a="kamerbrief", b="congres", c="kamerbrief"))
    entries = catalog.all("milestone")
    backwards = kind_choices(catalog, entries[::-1], "milestone-kinds")
    assert backwards == kind_choices(catalog, entries, "milestone-kinds")
    assert boxes(kind_choices(catalog, entries[:1], "milestone-kinds")) == [
        ("kamerbrief", "Kamerbrief", 1)
    ]


def test_a_kind_is_called_by_its_label(tmp_path: Path) -> None:
    terms = sample.vocabulary(["onderzoek"]).replace("label: Onderzoek", "label: Een onderzoek")
    catalog = making.catalog(tmp_path, {"vocabularies/knowledge-kinds.yml": terms})
    found = kind_choices(catalog, catalog.all("knowledge"), "knowledge-kinds")
    assert boxes(found) == [("onderzoek", "Een onderzoek", 1)]


@pytest.mark.parametrize("vocabulary", ["milestone-kinds", "bestaat-niet"])
def test_without_records_there_is_no_kind_to_choose(
    sample_catalog: Catalog, vocabulary: str
) -> None:
    assert kind_choices(sample_catalog, [], vocabulary) == Choices("soort", "Soort", [])


# Themes.


def themed(folder: Path, **themes: str) -> Choices:
    """Return the themes of publications, each given as its name and the ids of its themes."""
    files = making.themes("wonen", "armoede", "zorg")
    files["themes/zorg.yml"] = sample.THEME.replace("Digitale weerbaarheid", "éénzaamheid")
    files[KNOWLEDGE] = None
    for name, ids in themes.items():
        text = sample.KNOWLEDGE.replace("interventions: [proefteam]", f"themes: [{ids}]")
        files[f"knowledge/{name}.md"] = text
    return theme_choices(making.catalog(folder, files).all("knowledge"))


def test_a_list_can_be_narrowed_to_the_themes_it_has_by_title(tmp_path: Path) -> None:
    found = themed(tmp_path, a="wonen, zorg", b="digitale-weerbaarheid, wonen", c="wonen")
    assert (found.name, found.title) == ("thema", "Thema")
    assert boxes(found) == [
        ("digitale-weerbaarheid", "Digitale weerbaarheid", 1),
        ("zorg", "éénzaamheid", 1),
        ("wonen", "Wonen", 3),
    ]


def counts(page: str) -> dict[str, int]:
    """Return how many records of a list each of its themes fits, by what the records say."""
    found = re.findall(r'data-thema="([^"]*)"', page)
    return dict(Counter(theme for themes in found for theme in themes.split()))


def test_the_boxes_count_what_they_choose(tmp_path: Path) -> None:
    files = making.themes("wonen") | milestones(
        a="congres\nthemes: [wonen]", b="congres\nthemes: [wonen, digitale-weerbaarheid]"
    )
    press = making.press(tmp_path, files)
    found = theme_choices(press.catalog.all("milestone"))
    assert {box.id: box.count for box in found.boxes} == counts(
        making.pages(press)["mijlpalen/"].body
    )


def test_the_boxes_count_what_they_choose_when_only_a_session_names_a_theme(
    tmp_path: Path,
) -> None:
    part = "{id: a, title: A, theme: digitale-weerbaarheid}"
    files = making.themes("wonen") | milestones(
        a="congres\nthemes: [wonen]", b=f"congres\nsessions: [{part}]"
    )
    press = making.press(tmp_path, files)
    found = theme_choices(press.catalog.all("milestone"))
    assert {box.id: box.count for box in found.boxes} == counts(
        making.pages(press)["mijlpalen/"].body
    )


def test_without_records_or_without_their_themes_there_is_no_theme_to_choose(
    sample_catalog: Catalog,
) -> None:
    none = Choices("thema", "Thema", [])
    assert theme_choices([]) == none
    assert theme_choices(sample_catalog.all("news")) == none
