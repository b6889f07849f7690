from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from making import figure, period

from palet.model.part import Comparison
from palet.views.chart import Bar, bars, drawable

if TYPE_CHECKING:
    from palet.model.part import Figure

NATIONAL = Comparison(value=76, what="Landelijk")


def test_the_largest_number_is_as_long_as_the_scale() -> None:
    found = bars([figure(57, what="Aangemeld"), figure(30, what="Klaar")])
    assert found == [
        Bar("Aangemeld", "", "57 jongeren", 100),
        Bar("Klaar", "", "30 jongeren", 52.63),
    ]


def test_percentages_have_a_scale_of_one_hundred() -> None:
    found = bars([figure(80, "procent"), figure(7.5, "procent")])
    assert [(bar.amount, bar.length) for bar in found] == [("80%", 80), ("7,5%", 7.5)]


def test_a_total_stands_quietly_before_its_figure_once() -> None:
    found = bars([figure(30, total=57), figure(11, total=57)])
    assert [(bar.label, bar.amount, bar.quiet) for bar in found] == [
        ("Totaal", "57 jongeren", True),
        ("Deden mee", "30 jongeren", False),
        ("Deden mee", "11 jongeren", False),
    ]
    assert [bar.length for bar in found] == [100, 52.63, 19.3]


def test_a_total_that_is_a_figure_itself_is_not_repeated() -> None:
    found = bars([figure(57, what="Aangemeld"), figure(30, what="Klaar", total=57)])
    assert [bar.label for bar in found] == ["Aangemeld", "Klaar"]


def test_a_comparison_stands_quietly_after_its_figure() -> None:
    found = bars([figure(80, "procent", comparison=NATIONAL), figure(50, "procent", what="Later")])
    assert [(bar.label, bar.amount, bar.length, bar.quiet) for bar in found] == [
        ("Deden mee", "80%", 80, False),
        ("Landelijk", "76%", 76, True),
        ("Later", "50%", 50, False),
    ]


def test_a_comparison_may_set_the_scale() -> None:
    found = bars([figure(19, comparison=NATIONAL)])
    assert [bar.length for bar in found] == [25, 100]


def test_a_bar_says_how_precise_its_number_is_and_when_it_was() -> None:
    (bar,) = bars([figure(5000, "inwoners", qualifier="ruim", period=period("2023", "2025"))])
    assert (bar.amount, bar.period) == ("ruim 5.000 inwoners", "2023 tot en met 2025")


def test_bars_of_nothing_but_zero_have_no_length() -> None:
    assert [bar.length for bar in bars([figure(0), figure(0)])] == [0, 0]


@given(st.lists(st.integers(0, 10**9), min_size=1, max_size=8))
def test_bars_keep_the_order_and_the_proportions_of_their_numbers(values: list[int]) -> None:
    lengths = [bar.length for bar in bars([figure(value) for value in values])]
    assert all(0 <= length <= 100 for length in lengths)
    assert max(lengths) == (100 if any(values) else 0)
    for (one, length), (other, longer) in zip(
        zip(values, lengths, strict=True), zip(values[1:], lengths[1:], strict=True), strict=False
    ):
        assert (one <= other) <= (length <= longer)


@pytest.mark.parametrize(
    ("figures", "expected"),
    [
        ([], False),
        ([figure(57)], False),
        ([figure(57, total=60)], True),
        ([figure(57, comparison=NATIONAL)], True),
        ([figure(80, "procent")], True),
        ([figure(57), figure(30)], True),
        ([figure(57), figure(30, "ouders")], False),
        ([figure(40, upper=60), figure(30)], False),
        ([figure(40, "procent", upper=60)], False),
    ],
)
def test_bars_are_drawn_where_there_is_something_to_compare_in_one_unit(
    figures: list[Figure], expected: bool
) -> None:
    assert drawable(figures) is expected
