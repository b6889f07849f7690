from __future__ import annotations

import time
from typing import TYPE_CHECKING

import making
import pytest
from hypothesis import given
from hypothesis import strategies as st

from palet.model.field import Number, Part, Prose, Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from palet.reading.document import Location

from palet.content.quantity import unsourced

if TYPE_CHECKING:
    from pathlib import Path


class Sourced(Part):
    text: Text = "-"
    source: Text
    parts: tuple[Plain, ...] = ()


class Plain(Part):
    text: Prose = "-"
    more: Text = "-"
    value: Number | None = None
    flag: bool = False
    link: Text = "-"
    parts: tuple[Plain, ...] = ()
    sourced: tuple[Sourced, ...] = ()


def found_in(record: Part) -> Iterator[tuple[Location, str]]:
    """Return the numbers without a source in a record, as it stands in its file."""
    return unsourced(record.model_dump(mode="json"))


Sourced.model_rebuild()
Plain.model_rebuild()


def bare(text: str) -> list[str]:
    """Return the words in ``text`` that need a source."""
    return [words for _, words in found_in(Plain(text=text))]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Er is € 5 voor.", "€ 5"),
        ("Er is €5.000 voor.", "€5.000"),
        ("Er is EUR 1.250,50 voor.", "EUR 1.250,50"),
        ("Het kost 3 euro.", "3 euro"),
        ("Het kost 2,1 miljoen euro.", "2,1 miljoen euro"),
        ("Het kost 300 duizend euro.", "300 duizend euro"),
        ("Het kost 1 miljard euro.", "1 miljard euro"),
        ("Zo'n 80% komt terug.", "80%"),
        ("Zo'n 80 procent komt terug.", "80 procent"),
        ("Zo'n 7,5 procent komt terug.", "7,5 procent"),
        ("Er zijn 57 jongeren.", "57 jongeren"),
        ("Er zijn 2.700 kinderen.", "2.700 kinderen"),
        ("Er zijn 30 jonge nieuwe bewoners.", "30 jonge nieuwe bewoners"),
        ("Er zijn 51 woningen.", "51 woningen"),
        ("Er zijn 12 buurtbanen.", "12 buurtbanen"),
        ("Er zijn 5 vrijwilligers.", "5 vrijwilligers"),
        ("Van de 10\nouders", "10\nouders"),
    ],
)
def test_money_people_homes_and_percentages_need_a_source(text: str, words: str) -> None:
    assert bare(text) == [words]


@pytest.mark.parametrize(
    "word",
    [
        "mensen", "personen", "inwoners", "bewoners", "burgers", "jongeren", "jeugdigen",
        "tieners", "kinderen", "peuters", "leerlingen", "studenten", "ouders", "moeders", "vaders",
        "gezinnen", "huishoudens", "deelnemers", "bezoekers", "vrijwilligers", "kandidaten",
        "werkzoekenden", "volwassenen", "leden", "mentoren", "coaches", "woningen", "huizen",
        "appartementen", "banen", "buurtbanen", "werkplekken", "opstapbanen",
    ],
)  # fmt: skip
def test_every_word_for_people_homes_and_jobs_counts(word: str) -> None:
    assert bare(f"Er zijn 57 {word}.") == [f"57 {word}"]


@pytest.mark.parametrize(
    "text",
    [
        "In 2024 kwamen jongeren.",
        "In 2024 jongeren helpen.",
        "Van 2019 bewoners.",
        "Er zijn 5 wijken en 3 scholen.",
        "Twee bewoners.",
        "Vanaf 18 jaar.",
        "5 buurthuizen",
        "5 eurocent",
        "MH17 bewoners",
        "Een jongere van 16 wil dat ook zijn ouders komen.",
        "Kamerstuk 30 995, nr. 103",
        "geen getal",
    ],
)
def test_years_ages_and_other_numbers_need_none(text: str) -> None:
    assert bare(text) == []


def test_every_number_without_a_source_is_reported() -> None:
    assert bare("Van 57 jongeren kreeg 20 procent € 5.") == ["57 jongeren", "20 procent", "€ 5"]


def test_a_link_to_a_source_counts_for_its_own_paragraph_only() -> None:
    linked = "Er zijn 57 jongeren [bron](source:brief)."
    assert bare(linked) == []
    assert bare(f"{linked}\n\nEr zijn 30 ouders.") == ["30 ouders"]
    assert bare(f"{linked}\n \nEr zijn 30 ouders.") == ["30 ouders"]
    assert bare(f"{linked}\nEr zijn 30 ouders.") == []


def test_a_link_to_anything_else_is_no_source() -> None:
    assert bare("Er zijn 57 jongeren [hier](area:wijk).") == ["57 jongeren"]


def test_a_source_field_counts_for_the_texts_beside_and_below_it() -> None:
    below = Sourced(text="Er zijn 30 ouders.", source="x", parts=(Plain(text="En 5 vaders."),))
    assert list(found_in(Plain(sourced=(below,)))) == []


def test_a_source_field_does_not_count_for_the_texts_above_it() -> None:
    record = Plain(text="Er zijn 57 jongeren.", sourced=(Sourced(source="x"),))
    assert list(found_in(record)) == [(("text",), "57 jongeren")]


def test_a_number_is_reported_at_its_place() -> None:
    record = Plain(parts=(Plain(), Plain(more="Er zijn 57 jongeren.")))
    assert list(found_in(record)) == [(("parts", 1, "more"), "57 jongeren")]


def test_a_number_that_a_field_of_the_record_holds_needs_no_other_source() -> None:
    assert list(found_in(Plain(text="Er zijn 57 jongeren.", parts=(Plain(value=57),)))) == []
    assert list(found_in(Plain(text="Er zijn 57 jongeren.", parts=(Plain(value=58),)))) != []


def test_a_number_that_stands_elsewhere_with_its_source_needs_no_other() -> None:
    record = Plain(text="Er zijn 57 jongeren.", more="De 57 jongeren [bron](source:x).")
    assert list(found_in(record)) == []


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("6,3 miljoen euro", 6_300_000),
        ("6,3 miljoen euro", 6.3),
        ("€ 6,3 miljoen", 6_300_000),
        ("€ 6.300.000", 6_300_000),
        ("300 duizend euro", 300_000),
        ("1 miljard euro", 1_000_000_000),
        ("7,5 procent", 7.5),
        ("2.700 kinderen", 2700),
    ],
)
def test_a_number_in_words_is_the_number_in_digits(text: str, value: float) -> None:
    assert list(found_in(Plain(text=text, value=value))) == []
    assert len(list(found_in(Plain(text=text, value=value + 1)))) == 1


def test_true_is_not_the_number_one() -> None:
    assert list(found_in(Plain(text="Er is 1 euro.", flag=True))) == [(("text",), "1 euro")]


def test_an_address_of_the_web_is_no_text() -> None:
    assert list(found_in(Plain(link="https://a.nl/5%20jongeren-80%"))) == []
    assert list(found_in(Plain(link="http://a.nl/5%20jongeren-80%"))) == []


@given(st.integers(1, 10**9))
def test_any_amount_needs_a_source_and_any_source_will_do(amount: int) -> None:
    words = f"€ {amount:,}".replace(",", ".")
    assert bare(f"Er is {words}.") == [words]
    assert bare(f"Er is {words} [bron](source:x).") == []
    assert list(found_in(Plain(text=f"Er is {words}.", value=amount))) == []


def test_a_number_without_a_source_is_reported_at_its_words_in_the_file(tmp_path: Path) -> None:
    text = "  Het NPLV betaalt mee aan de 900 jongeren."
    files = making.edited(making.INTERVENTION, "  Het NPLV betaalt mee.", text)
    assert making.problems(tmp_path, files) == [
        "interventions/proefteam.yml:13:31: approach: het getal in '900 jongeren' heeft geen bron. "
        "Zet in dezelfde alinea een verwijzing als [bron](source:id), "
        "of leg het getal vast bij 'results'."
    ]


def test_a_number_in_the_text_of_a_markdown_file_is_reported_there(tmp_path: Path) -> None:
    files = making.edited(making.KNOWLEDGE, "Het onderzoek laat zien", "Dus 12 van de 900 ouders,")
    assert making.problems(tmp_path, files) == [
        "knowledge/onderzoek-proef.md:20:5: body: "
        "het getal in '12 van de 900 ouders' heeft geen bron. "
        "Zet in dezelfde alinea een verwijzing als [bron](source:id), "
        "of leg het getal vast bij 'findings'."
    ]


def test_a_source_may_name_any_number(tmp_path: Path) -> None:
    files = making.edited(making.SOURCE, "Brief over de proef", "Hoe 900 jongeren meededen")
    assert making.problems(tmp_path, files) == []


def test_the_hint_names_only_what_the_kind_of_record_has(tmp_path: Path) -> None:
    files = making.edited(making.THEME, "summary: ", "summary: Er zijn 900 ouders. ")
    (problem,) = making.problems(tmp_path, files)
    assert problem.endswith(
        "Noem het getal ook in een tekst met [bron](source:id) in dezelfde alinea."
    )


def test_the_rest_of_a_heap_of_numbers_is_not_read_but_refused() -> None:
    assert bare("1 a " * 60_001) == ["1"]


@pytest.mark.parametrize(
    "text",
    ["1", "1 ", "1*", "1.000.", "1-", "1+", "(1", "tien ", "honderd", "](", "[1](", "1 op de ",
     "aantal jongeren ", "1 jonge, ", "1 keer zo ", "de helft van de ", "bsn", "\n", " "],
)  # fmt: skip
def test_a_million_signs_are_read_in_time_that_grows_with_them(text: str) -> None:
    def seconds(size: int) -> float:
        start = time.process_time()
        list(unsourced({"text": (text * size)[:size]}))
        return time.process_time() - start

    # Some two seconds at most here; a step that is squared would take hours.
    assert seconds(1_000_000) < 20
