from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import pytest
import sample
from making import (
    ACTION_LINE,
    AREA,
    INTERVENTION,
    MILESTONE,
    NEWS,
    SOURCE,
    THEME,
    edited,
    problems,
)
from pydantic import Field, ValidationError

from palet.model.field import Number, Part, Text
from palet.model.refusals import explain

if TYPE_CHECKING:
    from pathlib import Path

QUOTE = "Zet het tussen aanhalingstekens: "
ITEMS = "Zet elke waarde op een eigen regel met '- ' ervoor."
FIELDS = "Zet op elke regel een veld als 'naam: waarde', ingesprongen."
DIGITS = "Schrijf alleen cijfers, zonder punten voor duizendtallen, zoals 5000."
DATE = "Schrijf een jaar, een maand of een dag, zoals 2025, 2024-05 of 2024-05-23."
ORDER = "Schrijf eerst het jaar, dan de maand, dan de dag."
ID = "Gebruik kleine letters, cijfers en streepjes."
COORDINATES = "De breedte (lat) ligt tussen -90 en 90, de lengte (lon) tussen -180 en 180."
UNITS = {
    "12%": " Wat u telt, hoort bij 'unit': procent.",
    "2,5 procent": " Wat u telt, hoort bij 'unit': procent.",
    "1.000.000 euro": " Wat u telt, hoort bij 'unit': euro.",
}
LOOK = "Kijk in de uitleg van dit veld."
BRIEF = "title: Brief over de proef"


@pytest.mark.parametrize(
    ("name", "old", "new", "said"),
    [
        (
            SOURCE,
            f"{BRIEF}\n",
            "",
            "1:1: title: dit veld ontbreekt. Voeg een regel 'title:' met een waarde toe.",
        ),
        (
            SOURCE,
            BRIEF,
            "title:",
            "1:1: title: hier hoort tekst, maar er staat niets. "
            "Schrijf de tekst achter de dubbele punt. "
            "Begint hij met #? Zet hem dan tussen aanhalingstekens.",
        ),
        (
            SOURCE,
            BRIEF,
            "title: 5",
            f"1:1: title: hier hoort tekst, maar er staat het getal 5. {QUOTE}'5'.",
        ),
        (
            SOURCE,
            BRIEF,
            "title: 1.5",
            f"1:1: title: hier hoort tekst, maar er staat het getal 1.5. {QUOTE}'1.5'.",
        ),
        (
            SOURCE,
            BRIEF,
            "title: 1.500",
            f"1:1: title: hier hoort tekst, maar er staat het getal 1.500. {QUOTE}'1.500'.",
        ),
        (
            SOURCE,
            BRIEF,
            "title: true",
            f"1:1: title: hier hoort tekst, maar er staat true. {QUOTE}'true'.",
        ),
        (
            SOURCE,
            BRIEF,
            "title: [a]",
            "1:1: title: hier hoort tekst, maar er staat een lijst. "
            "Schrijf een tekst, zonder streepje of rechte haken ervoor.",
        ),
        (
            SOURCE,
            BRIEF,
            "title: {a: b}",
            "1:1: title: hier hoort tekst, maar er staat een groep velden. "
            "Staat er een dubbele punt in de tekst? Zet de hele tekst dan tussen aanhalingstekens.",
        ),
        (
            SOURCE,
            BRIEF,
            "title: ' '",
            "1:1: title: deze tekst is leeg. Schrijf een tekst, of haal het veld weg.",
        ),
        (
            SOURCE,
            BRIEF,
            "title: een <b>brief</b>",
            "1:12: title: hier staat HTML, en dat mag niet in een record. "
            "Gebruik gewone tekst of Markdown: **vet**, *schuin*, [tekst](https://adres).",
        ),
        (SOURCE, "date: 2024-05-23", "date: 23 mei", f"4:1: date: '23 mei' is geen datum. {DATE}"),
        (
            SOURCE,
            "date: 2024-05-23",
            "date: 2024-13",
            f"4:1: date: '2024-13' is geen datum. Maand 13 bestaat niet. {ORDER}",
        ),
        (
            SOURCE,
            "date: 2024-05-23",
            "date: [2024]",
            f"4:1: date: hier hoort een datum, maar er staat een lijst. {DATE}",
        ),
        (
            SOURCE,
            "date: 2024-05-23",
            "date: 1-2-2024",
            "4:1: date: '1-2-2024' is geen datum. Schrijf 2024-02-01.",
        ),
        (
            SOURCE,
            "date: 2024-05-23",
            "date: 3 mei 2024",
            "4:1: date: '3 mei 2024' is geen datum. Schrijf 2024-05-03.",
        ),
        (
            SOURCE,
            "date: 2024-05-23",
            "date: \u201c2024\u201d",
            "4:1: date: '\u201c2024\u201d' is geen datum. "
            "Gekrulde aanhalingstekens tellen niet mee. Gebruik rechte: '2024'.",
        ),
        (
            SOURCE,
            "url: https://voorbeeld.nl/brief",
            "url: voorbeeld.nl",
            "5:1: url: 'voorbeeld.nl' is geen webadres. Schrijf https://voorbeeld.nl.",
        ),
        (
            INTERVENTION,
            "email: info@voorbeeld.nl",
            "email: info",
            "32:42: contact.email: 'info' is geen e-mailadres. "
            "Schrijf een adres als info@voorbeeld.nl.",
        ),
        (
            THEME,
            "[mediawijsheid]",
            "mediawijsheid",
            f"7:1: synonyms: hier hoort een lijst, maar er staat 'mediawijsheid'. {ITEMS}",
        ),
        (
            THEME,
            "[mediawijsheid]",
            "{naam: x}",
            "7:1: synonyms: hier hoort een lijst, maar er staat een groep velden. "
            "Zet '- ' voor het eerste veld van elk onderdeel.",
        ),
        (
            THEME,
            "sources: [brief]",
            "sources: []",
            "9:1: sources: deze lijst is leeg. Noem er minstens een.",
        ),
        (
            THEME,
            "'#4a3fb5'",
            "'#4A3FB5'",
            "3:1: colour: '#4A3FB5' is geen kleur. Schrijf '#4a3fb5'.",
        ),
        (
            THEME,
            "'#4a3fb5'",
            "'#4a3fb5",
            "3:1: colour: '#4a3fb5 colour_dark:' is geen kleur. "
            "Sluit het aanhalingsteken aan het einde van de regel.",
        ),
        (
            THEME,
            "material/laptop-account",
            "laptop",
            "5:1: icon: 'laptop' is geen naam van een pictogram. "
            "Schrijf de map en de naam, met een streep ertussen, zoals material/laptop.",
        ),
        (
            AREA,
            "{lat: 51.982, lon: 5.94}",
            "midden",
            f"7:1: location: hier horen velden, maar er staat 'midden'. {FIELDS}",
        ),
        (
            AREA,
            "{lat: 51.982, lon: 5.94}",
            "[51.982, 5.94]",
            "7:1: location: hier horen velden, maar er staat een lijst. "
            "Haal het streepje of de rechte haken weg.",
        ),
        (
            AREA,
            "lat: 51.982",
            "lat: [52]",
            "7:12: location.lat: hier hoort een getal, maar er staat een lijst. "
            "Schrijf cijfers met een punt voor decimalen, zoals 1.5.",
        ),
        (
            AREA,
            "51.982",
            "-91",
            f"7:12: location.lat: -91 is te klein. {COORDINATES}",
        ),
        (
            AREA,
            "5.94",
            "181",
            f"7:25: location.lon: 181 is te groot. {COORDINATES}",
        ),
        (
            AREA,
            "51.982",
            "true",
            "7:12: location.lat: hier hoort een getal, maar er staat true. "
            "Schrijf cijfers met een punt voor decimalen, zoals 1.5.",
        ),
        (
            AREA,
            "51.982",
            "nan",
            "7:12: location.lat: hier hoort een getal, maar er staat 'nan'. "
            "Schrijf cijfers met een punt voor decimalen, zoals 1.5.",
        ),
        (
            AREA,
            "GM0202",
            "gm202",
            "5:1: gm_code: 'gm202' is geen gemeentecode. Schrijf GM0202.",
        ),
        (
            AREA,
            "55000",
            "veel",
            f"9:3: residents.value: hier hoort een getal, maar er staat 'veel'. {DIGITS}",
        ),
        *(
            (
                AREA,
                "55000",
                dutch,
                f"9:3: residents.value: hier hoort een getal, maar er staat '{dutch}'. "
                f"Schrijf {plain}.{UNITS.get(dutch, '')}",
            )
            for dutch, plain in [
                ("1.000,50", "1000.5"),
                ("€ 5", "5"),
                ("€ 1.000,-", "1000"),
                ("12%", "12"),
                ("2,5 procent", "2.5"),
                ("1.000.000 euro", "1000000"),
                ("3,00", "3"),
            ]
        ),
        (
            AREA,
            "55000",
            "1.2.3",
            f"9:3: residents.value: hier hoort een getal, maar er staat '1.2.3'. {DIGITS}",
        ),
        (
            AREA,
            "55000",
            "true",
            f"9:3: residents.value: hier hoort een getal, maar er staat true. {DIGITS}",
        ),
        (
            AREA,
            "55000",
            "",
            f"9:3: residents.value: hier hoort een getal, maar er staat niets. {DIGITS}",
        ),
        (
            AREA,
            "kind: context",
            "kind: context\n  highlight: ja",
            "13:3: residents.highlight: hier hoort true of false, maar er staat 'ja'. "
            "Schrijf true.",
        ),
        (
            AREA,
            "sources: [brief]",
            "sources: [Brief!]",
            "22:11: sources.0: bron 'Brief!' bestaat niet. "
            "Bedoelde u 'brief' (Brief over de proef)?",
        ),
        (
            AREA,
            "sources: [brief]",
            "sources: ['?']",
            "22:11: sources.0: bron '?' bestaat niet. "
            "Maak eerst een bron met 'scripts/new bron NAAM', "
            "of haal deze verwijzing weg als dat bestand er niet meer is.",
        ),
        (ACTION_LINE, "number: 2", "number: 0", "3:1: number: 0 is te klein. Schrijf minstens 1."),
        (
            ACTION_LINE,
            "number: 2",
            "number: 2.5",
            "3:1: number: hier hoort een heel getal, maar er staat 2.5. "
            "Schrijf alleen cijfers, zonder punt of komma.",
        ),
        (
            MILESTONE,
            "id: opening",
            "id: De opening",
            f"10:5: sessions.0.id: 'De opening' kan geen id zijn. {ID} Schrijf de-opening.",
        ),
        (
            NEWS,
            "{date: 2024-06, text: De datum is verbeterd.}",
            "x",
            f"7:5: corrections.0: hier horen velden, maar er staat 'x'. {FIELDS}",
        ),
    ],
)
def test_what_is_wrong_with_a_field_is_said_in_dutch_with_what_to_write(
    tmp_path: Path, name: str, old: str, new: str, said: str
) -> None:
    assert f"{name}:{said}" in problems(tmp_path, edited(name, old, new))


@pytest.mark.parametrize(
    ("name", "old", "new", "said"),
    [
        (
            SOURCE,
            "publisher:",
            "publischer:",
            "2:1: publischer: dit veld bestaat niet. Bedoelde u 'publisher' (uitgever)?",
        ),
        (
            AREA,
            "gm_code:",
            "GM-code:",
            "5:1: GM-code: dit veld bestaat niet. Bedoelde u 'gm_code' (gemeentecode)?",
        ),
        (
            INTERVENTION,
            "value: 57",
            "vallue: 57",
            "26:10: implementations.0.results.0.vallue: dit veld bestaat niet. "
            "Bedoelde u 'value' (getal)?",
        ),
        (
            INTERVENTION,
            "period: {start: 2023}",
            "period: {strat: 2023}",
            "23:14: implementations.0.period.strat: dit veld bestaat niet. "
            "Bedoelde u 'start' (begin)?",
        ),
        (
            INTERVENTION,
            "evidence: {level:",
            "evidence: {xyz: 1, level:",
            "14:12: evidence.xyz: dit veld bestaat niet. "
            "Velden die hier mogen: level, assessor, date, valid_until, note, source, earlier.",
        ),
        (
            THEME,
            "summary:",
            "titels: x\nsummary:",
            "2:1: titels: dit veld bestaat niet. Bedoelde u 'title' (naam)?",
        ),
    ],
)
def test_an_unknown_field_is_answered_with_the_fields_of_its_own_group(
    tmp_path: Path, name: str, old: str, new: str, said: str
) -> None:
    assert f"{name}:{said}" in problems(tmp_path, edited(name, old, new))


def test_a_misspelt_field_is_not_also_said_to_be_missing(tmp_path: Path) -> None:
    (found,) = problems(tmp_path, edited(SOURCE, "publisher:", "publischer:"))
    assert "publischer: dit veld bestaat niet. Bedoelde u 'publisher' (uitgever)?" in found


def test_a_space_that_lacks_between_braces_is_told(tmp_path: Path) -> None:
    assert problems(tmp_path, edited(AREA, "{lat: 51.982", "{lat:51.982")) == [
        f"{AREA}:7:12: location.lat:51.982: dit veld bestaat niet. "
        "Zet een spatie na de dubbele punt: lat: 51.982."
    ]


def test_a_value_of_several_lines_is_shown_on_one(tmp_path: Path) -> None:
    files = edited(SOURCE, "date: 2024-05-23", "date: |-\n  een\n  twee")
    assert f"{SOURCE}:4:1: date: 'een twee' is geen datum. {DATE}" in problems(tmp_path, files)


def test_a_long_value_is_shown_in_part(tmp_path: Path) -> None:
    files = edited(SOURCE, "date: 2024-05-23", f"date: {'x' * 61}")
    said = f"4:1: date: '{'x' * 57}...' is geen datum. {DATE}"
    assert f"{SOURCE}:{said}" in problems(tmp_path / "a", files)
    files = edited(SOURCE, "date: 2024-05-23", f"date: {'x' * 60}")
    said = f"4:1: date: '{'x' * 60}' is geen datum. {DATE}"
    assert f"{SOURCE}:{said}" in problems(tmp_path / "b", files)


def test_a_value_with_braces_is_shown_as_it_is(tmp_path: Path) -> None:
    files = edited(SOURCE, "date: 2024-05-23", "date: '{input} {0} %s'")
    assert f"{SOURCE}:4:1: date: '{{input}} {{0}} %s' is geen datum. {DATE}" in problems(
        tmp_path, files
    )


# What no field of a record of today can bring about.


class Small(Part):
    name: Annotated[str, Field(max_length=3)] = "a"
    word: Annotated[str, Field(min_length=2)] = "aa"
    number: Number = 1
    whole: int = 1
    items: tuple[Text, ...] = ()


def explained(fields: dict[str, Any]) -> list[tuple[Any, str, str]]:
    with pytest.raises(ValidationError) as caught:
        Small.model_validate(fields)
    return list(explain(Small, caught.value.errors(include_url=False)))


def test_a_text_that_is_too_long_is_told_both_lengths() -> None:
    assert explained({"name": "abcde"}) == [
        (("name",), "deze tekst is te lang: 5 tekens.", "Houd het bij hooguit 3 tekens.", "")
    ]


def test_a_refusal_without_words_of_its_own_is_named() -> None:
    assert explained({"word": "a"}) == [(("word",), "'a' kan hier niet staan.", LOOK, "")]


def test_a_value_of_no_kind_that_yaml_has_is_something_else() -> None:
    assert explained({"items": ["a", object()]}) == [
        (("items", 1), "hier hoort tekst, maar er staat iets anders.", "Schrijf een tekst.", "")
    ]


def test_a_number_that_is_refused_twice_is_reported_once() -> None:
    assert explained({"number": "y"}) == [
        (("number",), "hier hoort een getal, maar er staat 'y'.", DIGITS, "")
    ]


def test_each_field_that_is_wrong_is_reported() -> None:
    found = [location for location, *_ in explained({"number": "x", "items": [5, "a", 6]})]
    assert found == [("number",), ("items", 0), ("items", 2)]


@pytest.mark.parametrize(
    ("name", "old", "new", "said"),
    [
        (SOURCE, "publisher:", "int: 5\npublisher:", "int: dit veld bestaat niet."),
        (AREA, "lat: 51.982", "lat: abc", "lat: hier hoort een getal, maar er staat 'abc'."),
        (AREA, "value: 55000", "value: 55.000", "residents.value: '55.000' kan op twee manieren"),
        (THEME, "[spuk-kansrijke-wijk]", "[Spuk]", "origins.0: 'Spuk' staat niet in de lijst"),
        (MILESTONE, "sessions:\n", "sessions:\n  - {id: opening, title: X}\n", "er twee keer."),
    ],
)  # fmt: skip
def test_a_slip_is_explained(tmp_path: Path, name: str, old: str, new: str, said: str) -> None:
    (problem,) = problems(tmp_path, edited(name, old, new))
    assert said in problem


def test_a_title_that_is_too_long_is_told_its_length(tmp_path: Path) -> None:
    (problem,) = problems(tmp_path, edited(SOURCE, "Brief over de proef", "x" * 151))
    assert "deze tekst is te lang: 151 tekens. Houd het bij hooguit 150 tekens." in problem


def test_a_term_that_stands_in_a_list_twice_is_refused(tmp_path: Path) -> None:
    (problem,) = problems(
        tmp_path, {"vocabularies/levels.yml": sample.vocabulary(["individu", "individu"])}
    )
    assert "'individu' staat er twee keer. Geef elk onderdeel een eigen id." in problem
