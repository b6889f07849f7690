"""Advice: what is right but could be better."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

import pytest
import sample
from making import edited

from palet.content.advice import advice
from palet.content.load import load
from palet.problem import ADVICE

if TYPE_CHECKING:
    from pathlib import Path

    import making

TODAY = datetime.date(2026, 11, 22)
INTERVENTION = "interventions/proefteam.yml"
GLOSSARY = "vocabularies/glossary.yml"

LONG = " ".join(["woord"] * 26) + "."


def told(tmp_path: Path, files: making.Files, today: datetime.date = TODAY) -> list[str]:
    content = load(sample.write_content(tmp_path, files))
    assert content.problems == []
    found = advice(content, today)
    assert {problem.level for problem in found} <= {ADVICE}
    folder = f"{tmp_path}/content/"
    return [str(problem).replace(folder, "") for problem in found]


def test_good_content_needs_no_advice(tmp_path: Path) -> None:
    assert told(tmp_path, {}) == []


def test_long_sentences_are_named_where_they_stand(tmp_path: Path) -> None:
    files = edited(INTERVENTION, "Jongeren weten wat er online mis kan gaan.", LONG)
    assert told(tmp_path, files) == [
        f"{INTERVENTION}:9:1: tip: goal: de zinnen zijn gemiddeld 26 woorden lang. "
        "Maak er kortere van: hooguit 25 woorden."
    ]


@pytest.mark.parametrize(
    "text",
    [
        " ".join(["woord"] * 25) + ".",
        f"{LONG} Kort.",
        " ".join(["woord"] * 25) + " [bron](source:brief).",
        " ".join(["woord"] * 23) + " [twee woorden](theme:digitale-weerbaarheid).",
    ],
)
def test_it_is_the_average_of_a_text_that_counts_and_a_source_is_no_word(
    tmp_path: Path, text: str
) -> None:
    files = edited(INTERVENTION, "Jongeren weten wat er online mis kan gaan.", text)
    assert told(tmp_path, files) == []


def test_an_abbreviation_that_nobody_explains_is_named_once(tmp_path: Path) -> None:
    files = edited(INTERVENTION, "Begin klein.", "De GGD en de ggz. De GGD en het NPLV.")
    assert told(tmp_path, files) == [
        f"{INTERVENTION}:29:17: tip: implementations.0.lessons: "
        "de afkorting 'GGD' wordt nergens uitgelegd. "
        "Schrijf haar voluit, of zet haar in content/vocabularies/glossary.yml."
    ]


@pytest.mark.parametrize(
    "text", ["Fase II en XV.", "Stichting PACT helpt.", "Vitamine C.", "GGD'er"]
)
def test_a_roman_number_and_a_name_are_no_abbreviations(tmp_path: Path, text: str) -> None:
    files = edited(INTERVENTION, "Begin klein.", text.replace("GGD'er", "Goed."))
    files[INTERVENTION] = (files[INTERVENTION] or "").replace(
        "[Stichting Proef]", "[Stichting PACT]"
    )
    assert told(tmp_path, files) == []


def test_without_a_glossary_every_abbreviation_is_named(tmp_path: Path) -> None:
    said = told(tmp_path, {GLOSSARY: None})
    assert [line.split("'")[1] for line in said] == ["NPLV"]


@pytest.mark.parametrize("summary", ["Proefteam.", "Het proefteam. Voor jongeren.", "Proefteam"])
def test_a_summary_that_begins_with_the_title_is_named(tmp_path: Path, summary: str) -> None:
    files = edited(INTERVENTION, "Jongeren leren elkaar veilig op internet te zijn.", summary)
    (said,) = told(tmp_path, files)
    assert said.startswith(f"{INTERVENTION}:2:1: tip: summary: de samenvatting begint met wat")


def test_a_summary_that_uses_the_title_in_a_sentence_is_good(tmp_path: Path) -> None:
    text = "Het Proefteam leert jongeren veilig te zijn."
    files = edited(INTERVENTION, "Jongeren leren elkaar veilig op internet te zijn.", text)
    assert told(tmp_path, files) == []


def test_a_check_of_more_than_a_year_and_a_half_ago_is_named(tmp_path: Path) -> None:
    files = edited(INTERVENTION, "reviewed: 2026-11-22", "reviewed: 2025-01-31")
    assert told(tmp_path / "a", files, datetime.date(2026, 7, 31)) == []
    (said,) = told(tmp_path / "b", files, datetime.date(2026, 8, 1))
    assert "reviewed: dit is langer dan achttien maanden geleden nagekeken." in said


def test_two_records_of_a_kind_with_nearly_one_title_or_summary_are_named(tmp_path: Path) -> None:
    other = sample.INTERVENTION.replace("Proefteam", "Heel ander werk")
    files: making.Files = {"interventions/zelfde.yml": other}
    assert told(tmp_path, files) == [
        f"interventions/zelfde.yml:2:1: tip: summary: dit lijkt op "
        f"{tmp_path}/content/{INTERVENTION}. ".replace(f"{tmp_path}/content/", "")
        + "Is het hetzelfde? Houd er dan een over, en noem de ander bij 'former_ids'."
    ]


def test_few_words_say_nothing_about_likeness_unless_they_are_the_same(tmp_path: Path) -> None:
    short = sample.INTERVENTION.replace("Jongeren leren elkaar veilig op internet te zijn.", "{}")
    files: making.Files = {
        "interventions/a.yml": short.replace("Proefteam", "Twee woorden").replace(
            "{}", "Eerst dit."
        ),
        "interventions/b.yml": short.replace("Proefteam", "Drie woorden").replace("{}", "Dan dat."),
    }
    assert told(tmp_path / "other", files) == []
    files["interventions/b.yml"] = (files["interventions/b.yml"] or "").replace("Drie", "twee")
    (said,) = told(tmp_path / "same", files)
    assert said.startswith("interventions/b.yml:1:1: tip: title: dit lijkt op interventions/a.yml.")


def test_a_word_that_all_have_says_nothing_about_likeness(tmp_path: Path) -> None:
    files: making.Files = {
        f"interventions/i{n}.yml": sample.INTERVENTION.replace("Proefteam", f"Naam{n}")
        for n in range(30)
    }
    assert told(tmp_path, files) == []


def test_two_sources_with_one_address_are_named_and_two_with_one_title_are_not(
    tmp_path: Path,
) -> None:
    other = sample.SOURCE.replace("https://voorbeeld.nl/brief", "https://voorbeeld.nl/ander")
    files: making.Files = {"sources/titel.yml": other, "sources/zonder.yml": other.replace(
        "url: https://voorbeeld.nl/ander\n", "")}  # fmt: skip
    assert not any("lijkt op" in said for said in told(tmp_path / "a", files))
    _, said = told(tmp_path / "b", {"sources/dubbel.yml": sample.SOURCE})
    assert said.startswith("sources/dubbel.yml:5:1: tip: url: dit lijkt op sources/brief.yml.")
