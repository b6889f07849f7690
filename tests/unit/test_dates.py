from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from palet.language.dates import PartialDate

DATES = TypeAdapter(PartialDate)


@st.composite
def partial_dates(draw: st.DrawFn) -> PartialDate:
    day = draw(st.dates(datetime.date(1900, 1, 1), datetime.date(2099, 12, 31)))
    parts = (day.year, day.month, day.day)[: draw(st.integers(1, 3))]
    return PartialDate(*parts)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("2025", (2025, None, None)),
        ("2024-05", (2024, 5, None)),
        ("2024-05-23", (2024, 5, 23)),
        ("2024-02-29", (2024, 2, 29)),
        ("1900", (1900, None, None)),
        ("2099-12", (2099, 12, None)),
    ],
)
def test_a_year_a_month_and_a_day_are_dates(text: str, parts: tuple[int | None, ...]) -> None:
    date = PartialDate.parse(text)
    assert (date.year, date.month, date.day) == parts


@pytest.mark.parametrize(
    "text",
    [
        "", "25", "20245", "2024-5", "2024-05-2", "2024-13", "2024-05-32", "2023-02-29", "0000",
        "2024-", "2024-05-", "2024/05", "23-05-2024", "23 mei 2024", "-2024", " 2024", "2024\n",
        "2024-05-23T10:00", "2024-05-23-01", "vijf", "0999", "3000", "0224-05-23",
    ],
)  # fmt: skip
def test_other_texts_and_days_that_do_not_exist_are_refused(text: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - the message is not for people
        PartialDate.parse(text)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2025", "2025-01-01", "2025-12-31"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2023-02", "2023-02-01", "2023-02-28"),
        ("2024-12", "2024-12-01", "2024-12-31"),
        ("2024-11", "2024-11-01", "2024-11-30"),
        ("2024-05-23", "2024-05-23", "2024-05-23"),
    ],
)
def test_a_date_runs_from_the_first_to_the_last_day_it_can_mean(
    text: str, first: str, last: str
) -> None:
    date = PartialDate.parse(text)
    assert (date.first_day.isoformat(), date.last_day.isoformat()) == (first, last)


@pytest.mark.parametrize(
    ("text", "dutch"),
    [
        ("2025", "2025"),
        ("2024-05", "mei 2024"),
        ("2024-05-03", "3 mei 2024"),
        ("2024-01-31", "31 januari 2024"),
        ("2024-12", "december 2024"),
    ],
)
def test_a_date_is_written_in_dutch(text: str, dutch: str) -> None:
    assert PartialDate.parse(text).dutch == dutch


def test_every_month_has_its_dutch_name() -> None:
    names = [PartialDate(2024, month).dutch.removesuffix(" 2024") for month in range(1, 13)]
    assert names == [
        "januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september",
        "oktober", "november", "december",
    ]  # fmt: skip


def test_dates_sort_by_their_first_day_and_the_less_precise_first() -> None:
    texts = ["2024-05-23", "2025", "2024-05-01", "2024-05", "2023-12-31", "2024-01", "2024"]
    ordered = [str(date) for date in sorted(map(PartialDate.parse, texts))]
    assert ordered == [
        "2023-12-31", "2024", "2024-01", "2024-05", "2024-05-01", "2024-05-23", "2025",
    ]  # fmt: skip


def test_dates_of_one_precision_and_day_are_equal_and_others_are_not() -> None:
    assert PartialDate.parse("2024-05") == PartialDate(2024, 5)
    assert PartialDate.parse("2024-01") != PartialDate(2024)
    assert PartialDate(2024) <= PartialDate(2024)
    assert PartialDate(2025) >= PartialDate(2024, 12)


@given(partial_dates())
def test_a_date_written_and_read_is_the_same_date(date: PartialDate) -> None:
    assert PartialDate.parse(str(date)) == date


@given(partial_dates(), partial_dates())
def test_the_order_of_dates_is_the_order_of_their_text(one: PartialDate, two: PartialDate) -> None:
    assert (one < two) == (str(one) < str(two))
    assert (one == two) == (str(one) == str(two))
    assert (one <= two) == (not two < one)


@given(partial_dates(), partial_dates())
def test_the_order_of_dates_follows_their_first_days(one: PartialDate, two: PartialDate) -> None:
    if one < two:
        assert one.first_day <= two.first_day


@given(partial_dates())
def test_a_date_does_not_end_before_it_begins(date: PartialDate) -> None:
    assert date.first_day <= date.last_day
    assert str(date.last_day).startswith(str(date))
    assert not str(date.last_day + datetime.timedelta(days=1)).startswith(str(date))


@pytest.mark.parametrize(
    ("text", "months", "later"),
    [
        ("2025-01-15", 18, "2026-07-15"),
        ("2025-06-30", 18, "2026-12-30"),
        ("2025-07-01", 18, "2027-01-01"),
        ("2025-12-31", 18, "2027-06-30"),  # the end of a shorter month
        ("2024-08-31", 18, "2026-02-28"),
        ("2022-08-31", 18, "2024-02-29"),  # of a leap year
        ("2022-08-29", 18, "2024-02-29"),
        ("2024-02-29", 12, "2025-02-28"),
        ("2024-02-29", 18, "2025-08-29"),  # not the end of the month: the same day
        ("2098-08-31", 18, "2100-02-28"),  # no leap year
        ("2025-11-30", 1, "2025-12-30"),
        ("2025-12-31", 0, "2025-12-31"),
        ("2024-05", 18, "2025-11-30"),  # a month counts from its last day
        ("2024-08", 18, "2026-02-28"),
        ("2024-02", 18, "2025-08-29"),
        ("2024", 18, "2026-06-30"),  # and a year from its last
        ("2024", 12, "2025-12-31"),
        ("2024", 2, "2025-02-28"),
    ],
)
def test_months_later_is_the_same_day_or_the_end_of_a_shorter_month(
    text: str, months: int, later: str
) -> None:
    assert PartialDate.parse(text).months_later(months).isoformat() == later


@given(partial_dates(), st.integers(0, 12))
def test_months_later_is_so_many_months_later(date: PartialDate, months: int) -> None:
    last, later = date.last_day, date.months_later(months)
    assert (later.year - last.year) * 12 + later.month - last.month == months
    assert later.day <= last.day
    next_day = later + datetime.timedelta(days=1)
    assert later.day == last.day or next_day.day == 1


@pytest.mark.parametrize("value", ["2024-05", "2024", 2024, PartialDate(2024, 5)])
def test_a_field_takes_text_a_year_as_a_number_and_a_date_itself(value: object) -> None:
    assert DATES.validate_python(value).year == 2024


@pytest.mark.parametrize(
    "value",
    [True, False, None, 2024.5, 24, -2024, 20240523, [], {"year": 2024}, "mei 2024", b"2024"],
)
def test_a_field_refuses_everything_else(value: object) -> None:
    with pytest.raises(ValidationError) as caught:
        DATES.validate_python(value)
    assert [error["type"] for error in caught.value.errors()] == ["date"]


def test_a_date_is_written_to_json_as_its_text() -> None:
    assert DATES.dump_json(PartialDate(2024, 5)) == b'"2024-05"'


def test_the_json_schema_takes_text_of_this_form_and_a_year_as_a_number() -> None:
    assert DATES.json_schema() == {
        "anyOf": [
            {"type": "string", "pattern": "^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$"},
            {"type": "integer"},
        ]
    }


@pytest.mark.parametrize("text", ["2024-00", "2024-05-00", "٢٠٢٤"])
def test_a_date_that_cannot_be_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        PartialDate.parse(text)


def test_even_the_last_month_has_a_last_day_and_something_after_it() -> None:
    date = PartialDate.parse("2099-12")
    assert date.last_day == datetime.date(2099, 12, 31)
    assert date.months_later(18) == datetime.date(2101, 6, 30)
