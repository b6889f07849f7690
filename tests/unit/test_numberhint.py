"""What an editor is told to write for a number that is written as people write numbers."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sample import FROZEN

from palet.language.numberhint import _QUALIFIERS, number_hint
from palet.model.part import Figure, Grant
from palet.reading.document import parse

FIGURE, GRANT = Figure.model_fields, Grant.model_fields


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("57-60", "Schrijf 57, en voeg 'upper: 60' toe."),
        ("57 \u2013 60", "Schrijf 57, en voeg 'upper: 60' toe."),
        ("57 tot 60", "Schrijf 57, en voeg 'upper: 60' toe."),
        ("tussen 1.000 en 2.000",
         "Schrijf 1000, en voeg 'upper: 2000' toe."),
        ("10 \u00e0 12 jongeren",
         "Schrijf 10, en voeg 'upper: 12' toe. Wat u telt, hoort bij 'unit': jongeren."),
        ("30 van de 57", "Schrijf 30, en voeg 'total: 57' toe."),
        ("ca. 57", "Schrijf 57, en voeg 'qualifier: ongeveer' toe."),
        ("circa 1.500", "Schrijf 1500, en voeg 'qualifier: ongeveer' toe."),
        ("\u00b1 50", "Schrijf 50, en voeg 'qualifier: ongeveer' toe."),
        ("ruim 300 mensen",
         "Schrijf 300, en voeg 'qualifier: ruim' toe. Wat u telt, hoort bij 'unit': mensen."),
        ("bijna 2,5 miljoen", "Schrijf 2500000, en voeg 'qualifier: bijna' toe."),
        (">50", "Schrijf 50, en voeg 'qualifier: minstens' toe."),
        ("57+", "Schrijf 57, en voeg 'qualifier: minstens' toe."),
        ("<50", "Schrijf 50, en voeg 'qualifier: hooguit' toe."),
        ("max. 12", "Schrijf 12, en voeg 'qualifier: hooguit' toe."),
        ("\u00bd", "Schrijf 0.5."),
        ("2\u00bc", "Schrijf 2.25."),
        ("1 000", "Schrijf 1000."),
        ("1\u00a0000\u00a0000", "Schrijf 1000000."),
        ("1'000", "Schrijf 1000."),
        ("057", "Schrijf 57."),
        ("-057", "Schrijf -57."),
        ("\u22125", "Schrijf -5."),
        ("0,50", "Schrijf 0.5."),
        ("1.000,50", "Schrijf 1000.5."),
        ("6,3 mln", "Schrijf 6300000."),
        ("twaalf", "Schrijf 12."),
        ("57 jongeren", "Schrijf 57. Wat u telt, hoort bij 'unit': jongeren."),
        ("12%", "Schrijf 12. Wat u telt, hoort bij 'unit': procent."),
        ("onbekend", "Is het getal niet bekend? Laat dit hele onderdeel dan weg."),
        ("n.v.t.", "Is het getal niet bekend? Laat dit hele onderdeel dan weg."),
        ("veel", ""), ("", ""), ("1.2.3", ""), ("nan", ""), ("57 in 2024", ""), ("1/3", ""),
        ("60-57", ""), ("5e3", ""), ("0x1F", ""), ("9" * 50, ""), ("- " * 30_000, ""),
    ],
)  # fmt: skip
def test_a_figure_is_understood_as_it_is_meant(text: str, said: str) -> None:
    assert number_hint(text, "value", FIGURE, needed=True) == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("€ 5", "Schrijf 5."),
        ("€ 1.000,-", "Schrijf 1000."),
        ("1.000.000 euro", "Schrijf 1000000."),
        ("€ 6,3 miljoen", "Schrijf 6300000."),
        ("ca. 500", "Schrijf 500, en zeg in een tekst erbij dat het getal niet precies is."),
        ("100-200",
         "Hier past maar een getal. Noem er een, en zet het andere bij de toelichting."),
        ("niet bekend", "Is het getal niet bekend? Laat dit veld dan weg."),
        # No field would keep what is counted.
        ("57 jongeren", ""),
        ("12%", ""),
    ],
)  # fmt: skip
def test_an_amount_has_no_unit_or_upper_end_beside_it(text: str, said: str) -> None:
    assert number_hint(text, "amount", GRANT, needed=False) == said


@given(
    st.integers(0, 10**9),
    st.sampled_from(["{:,}", "{}", "ca. {:,}", "> {:,}", "{:,} jongeren", "€ {:,}", "0{}"]),
)
def test_the_number_that_is_proposed_is_the_one_that_was_written(number: int, form: str) -> None:
    said = number_hint(form.format(number).replace(",", "."), "value", FIGURE, needed=True)
    found = re.match(r"Schrijf (\d+)[.,]", said)
    assert found
    assert int(found[1]) == number


@given(st.decimals(0, 10**6, places=2))
def test_a_decimal_keeps_its_value(number: Decimal) -> None:
    said = number_hint(f"{number:f}".replace(".", ","), "value", FIGURE, needed=True)
    found = re.fullmatch(r"Schrijf ([\d.]+)\.", said)
    assert found
    assert Decimal(found[1]) == number


@given(st.text(max_size=70))
def test_any_text_gets_whole_sentences_or_none(text: str) -> None:
    said = number_hint(text, "value", FIGURE, needed=True)
    assert said == "" or said.endswith(".")


def test_the_precision_that_is_proposed_is_a_term_of_the_list() -> None:
    path = FROZEN / "vocabularies" / "qualifiers.yml"
    terms = parse(path, path.read_text("utf-8")).fields["terms"]
    assert set(_QUALIFIERS) <= {term["id"] for term in terms}
