from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from making import figure, period

from palet.language import dutch
from palet.model import words

NBSP = "\u00a0"


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0, "0"), (7, "7"), (999, "999"), (1000, "1.000"), (1234567, "1.234.567"),
        (-2500, "-2.500"),
        (1.5, "1,5"), (0.25, "0,25"), (1234.5, "1.234,5"), (5.0, "5"), (1000.0, "1.000"),
        (66.7, "66,7"), (0.1 + 0.2, "0,3"),
    ],
)  # fmt: skip
def test_a_number_has_points_for_thousands_and_a_comma_for_decimals(
    value: float, text: str
) -> None:
    assert dutch.number(value) == text


@given(st.integers())
def test_the_digits_of_a_whole_number_are_all_there(value: int) -> None:
    assert int(dutch.number(value).replace(".", "")) == value


@given(st.decimals(-99_999, 99_999, places=2).map(float))
def test_a_decimal_number_can_be_read_back(value: float) -> None:
    assert float(dutch.number(value).replace(".", "").replace(",", ".")) == value


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (5, "€_5"),
        (313327, "€_313.327"),
        (999_999, "€_999.999"),
        (1_000_000, "€_1_miljoen"),
        (1_065_000, "€_1.065.000"),
        (2_100_000, "€_2,1_miljoen"),
        (10_600_000, "€_10,6_miljoen"),
        (250_000_000, "€_250_miljoen"),
        (1_500_000_000, "€_1.500_miljoen"),
        (6_300_000.0, "€_6,3_miljoen"),
        (6_310_000, "€_6.310.000"),
        (1500, "€_1.500"),
    ],
)
def test_an_amount_is_in_millions_only_when_that_is_exact(value: float, text: str) -> None:
    assert dutch.euro(value) == text.replace("_", NBSP)


@pytest.mark.parametrize(
    ("value", "unit", "upper", "text"),
    [
        (57, "jongeren", None, "57 jongeren"),
        (40, "jongeren", 60, "40 tot 60 jongeren"),
        (5000, "inwoners", None, "5.000 inwoners"),
        (80, "procent", None, "80%"),
        (7.5, "procent", 10, "7,5 tot 10%"),
        (2_100_000, "euro", None, "€_2,1_miljoen"),
        (500, "euro", 1500, "€_500 tot €_1.500"),
    ],
)
def test_a_quantity_has_its_unit(value: float, unit: str, upper: float | None, text: str) -> None:
    assert dutch.quantity(value, unit, upper) == text.replace("_", NBSP)


def test_an_amount_says_how_precise_it_is() -> None:
    assert words.amount(figure(5000, "inwoners", qualifier="ruim")) == "ruim 5.000 inwoners"
    assert words.amount(figure(40, upper=60)) == "40 tot 60 jongeren"


@pytest.mark.parametrize(
    ("start", "end", "text"),
    [
        ("2023", "2025", "2023 tot en met 2025"),
        ("2024-05", "2024-06-23", "mei tot en met 23 juni 2024"),
        ("2024-05-03", "2024-05-23", "3 tot en met 23 mei 2024"),
        ("2024-05-03", "2024-06-23", "3 mei tot en met 23 juni 2024"),
        ("2023-12-31", "2024-01-01", "31 december 2023 tot en met 1 januari 2024"),
        ("2024-05", "2024-05-23", "mei tot en met 23 mei 2024"),
        ("2024-05", None, "sinds mei 2024"),
        (None, "2025", "tot en met 2025"),
        ("2025", "2025", "2025"),
        ("2025-01-01", "2025-01-01", "1 januari 2025"),
        ("2024", "2024-01", "2024 tot en met januari 2024"),
        (None, None, ""),
    ],
)
def test_a_period_is_written_in_words(start: str | None, end: str | None, text: str) -> None:
    assert words.period(period(start, end)) == text


def test_no_period_is_no_words() -> None:
    assert words.period(None) == ""


@pytest.mark.parametrize(
    ("words", "text"),
    [([], ""), (["a"], "a"), (["a", "b"], "a en b"), (["a", "b", "c"], "a, b en c")],
)
def test_words_are_listed_with_en_before_the_last(words: list[str], text: str) -> None:
    assert dutch.listing(iter(words)) == text


def test_the_last_word_may_be_another() -> None:
    assert dutch.listing(["a", "b", "c"], "of") == "a, b of c"


@pytest.mark.parametrize(
    ("words", "text"),
    [([], ""), (["a"], "a"), (["a", "b"], "a en b"), (["a", "b", "c"], "a, b en nog 1"),
     (["a", "b", "c", "d"], "a, b en nog 2")],
)  # fmt: skip
def test_of_many_words_only_the_first_are_named(words: list[str], text: str) -> None:
    assert dutch.few(words, 2) == text


@pytest.mark.parametrize(
    ("count", "text"), [(0, "0_mensen"), (1, "1_mens"), (2, "2_mensen"), (1500, "1.500_mensen")]
)
def test_a_count_has_the_word_that_fits(count: int, text: str) -> None:
    assert dutch.plural(count, "mens", "mensen") == text.replace("_", NBSP)


def test_titles_sort_without_case_accents_or_quotation_marks() -> None:
    titles = ["Zwolle", "Één", "'s-Gravenhage", "arnhem", '"B"', "Eén", "Ede", "Fryslân"]
    assert sorted(titles, key=dutch.sort_key) == [
        "arnhem", '"B"', "Ede", "Eén", "Één", "Fryslân", "'s-Gravenhage", "Zwolle",
    ]  # fmt: skip


def test_large_and_small_decimals_are_written_out() -> None:
    assert dutch.number(12345678901.5) == "12.345.678.901,5"
    assert dutch.number(0.00001) == "0,00001"


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Gelderland", "gelderland"), ("Fryslân", "fryslan"), ("Noord-Holland", "noord-holland"),
        ("Zuid  Holland", "zuid-holland"), ("'s-Gravenhage", "s-gravenhage"),
        ("R&D (2024)!", "r-d-2024"), ("-- a --", "a"), ("Éé", "ee"), ("a_b/c", "a-b-c"), ("", ""),
    ],
)  # fmt: skip
def test_a_name_in_an_address_has_small_letters_figures_and_hyphens(name: str, text: str) -> None:
    assert dutch.slug(name) == text


@given(st.text())
def test_a_slug_is_safe_in_an_address_and_its_own_slug(name: str) -> None:
    found = dutch.slug(name)
    assert re.fullmatch("([a-z0-9]+(-[a-z0-9]+)*)?", found)
    assert dutch.slug(found) == found
