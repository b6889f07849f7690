"""Signs that a page would show as they stand get a tip, and what a page does read gets none."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import sample
from making import edited

from palet.content.load import load
from palet.content.markup import markup_advice

if TYPE_CHECKING:
    from pathlib import Path

INTERVENTION = "interventions/proefteam.yml"
GOAL = "Jongeren weten wat er online mis kan gaan."
SUMMARY = "Jongeren leren elkaar veilig op internet te zijn."


def tips(tmp_path: Path, old: str, text: str) -> list[str]:
    """Return what is said of a record with ``text`` in the place of ``old``: words and hint."""
    lines = text.replace("\n", "\n  ")
    content = load(sample.write_content(tmp_path, edited(INTERVENTION, old, f"|-\n  {lines}")))
    assert content.problems == []
    found = (problem for item in content.items for problem in markup_advice(item))
    return [f"{problem.line}: {problem.message} {problem.hint}" for problem in found]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Zo:\n\n| a | b |\n|---|---|\n| 1 | 2 |", "12: '| a | b |': dit is een tabel"),
        ("a | b\n--- | ---\n1 | 2", "11: '--- | ---': dit is een tabel"),
        ("- [ ] doen\n- [x] klaar", "10: '[ ]': een lijst om af te vinken"),
        ("* [X] klaar", "10: '[X]': een lijst om af te vinken"),
        ("!!! note\n    Let op.", "10: '!!! note': een kader"),
        ('??? tip "Meer"\n    Let op.', "10: '??? tip \"Meer\"': een kader"),
        ("::: warning\nLet op.\n:::", "10: '::: warning': een kader"),
        ('=== "Tab"\n    Een.', "10: '=== \"Tab\"': een kader"),
        ("#Kop\n\nTekst.", "10: '#Kop': achter # hoort bij een kop een spatie"),
        ("Dit:\n-een\n-twee", "11: '-een -twee': achter - hoort"),
        ("Zie [[youth-cyber-team]].", "10: '[[youth-cyber-team]]': dit is geen link."),
        ("[TOC]", "10: '[TOC]': dit is geen link."),
        ("Kijk op https://voorbeeld.nl/a.",
         "10: 'https://voorbeeld.nl/a': op dit adres kan niemand klikken. "
         "Schrijf [woorden](https://voorbeeld.nl/a)."),
        ("Kijk op www.voorbeeld.nl/a, of niet.",
         "10: 'www.voorbeeld.nl/a': op dit adres kan niemand klikken. "
         "Schrijf [woorden](https://www.voorbeeld.nl/a)."),
        ("Van {{ naam }}.", "10: '{{ naam }}': dit wordt hier niet ingevuld."),
        ("Van {% include x %}.", "10: '{% include x %}': dit wordt hier niet ingevuld."),
        ("Goed zo :thumbs_up: en door.", "10: ':thumbs_up:': de code van een plaatje"),
        ("Kijk :material-home:.", "10: ':material-home:': de code van een plaatje"),
        ("Dit is ~~weg~~.", "10: '~~weg~~': doorhalen"),
        ("Dit is ==belangrijk==.", "10: '==belangrijk==': doorhalen"),
        ("Dit is ** vet**.", "10: '** vet**': deze nadruk werkt niet."),
        ("Dit is **vet.", "10: '**vet.': deze nadruk werkt niet."),
    ],
)  # fmt: skip
def test_what_other_markdown_reads_is_named_at_its_line(
    tmp_path: Path, text: str, words: str
) -> None:
    (said,) = tips(tmp_path, GOAL, text)
    assert said.startswith(words)


@pytest.mark.parametrize(
    "text",
    [
        "Een **woord** en een _ander_, met `code ~~ {{ x }} https://x.nl`.",
        "- een\n- twee\n\n1. een\n2. twee",
        "# Kop\n\n## Nog een\n\nTekst --- en ---- tekst.",
        "Zie <https://voorbeeld.nl/> of [dit](https://voorbeeld.nl/), of [www.x.nl](https://x.nl/).",
        "Van 10:30 tot 11:45, of 1:2:3. Het motto: samen: beter.",
        "Het team (#1) en de wijk-aanpak, 2 * 3 * 4, a == b, c++ en C++.",
        "In-\nen uitgaan.",
        "De a|b-test; een | teken.",
        "Zo:\n\n    | een | blok |\n    |---|---|",
        "> !!! zo riepen zij",
        "---\n\nTekst.",
    ],
)
def test_what_a_page_reads_or_means_gets_no_tip(tmp_path: Path, text: str) -> None:
    assert tips(tmp_path, GOAL, text) == []


@pytest.mark.parametrize(
    "text",
    ["Een **vet** woord.", "Een [link](https://x.nl).", "Een `code`.", "Een __woord__."],
)
def test_markdown_in_a_field_of_plain_words_is_named(tmp_path: Path, text: str) -> None:
    (said,) = tips(tmp_path, SUMMARY, text)
    assert said.endswith("in dit veld werkt geen opmaak. Schrijf alleen de woorden.")


@pytest.mark.parametrize("text", ["Een * en nog een *.", "Het bestand __init__.py.", "[a] (b)."])
def test_plain_words_with_signs_get_no_tip(tmp_path: Path, text: str) -> None:
    assert tips(tmp_path, SUMMARY, text) == []


def test_of_many_in_one_field_the_first_are_told(tmp_path: Path) -> None:
    assert len(tips(tmp_path, SUMMARY, "Een **woord**. " * 9)) == 5
