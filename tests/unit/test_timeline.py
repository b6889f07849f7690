"""The timeline: which years there are, what stands in each, and where on its line."""

from __future__ import annotations

import calendar
import datetime
from typing import TYPE_CHECKING, Any

import making
import pytest
import sample
from hypothesis import given
from hypothesis import strategies as st
from making import MILESTONE

from palet.views.timeline import _place, years

if TYPE_CHECKING:
    from pathlib import Path

    from palet.views.timeline import Mark, Year


def milestone(dates: str, status: str = "gepland", reviewed: str = "2024-01-01") -> str:
    return (
        f"title: Mijlpaal\nsummary: Iets.\nkind: mijlpaal\ndate: {dates}\nstatus: {status}\n"
        f"sources: [brief]\nreviewed: {reviewed}\n"
    )


def timeline(folder: Path, **texts: str) -> list[Year]:
    """Return the timeline of milestones, each given as its name and its text or its dates."""
    files: making.Files = {
        f"milestones/{name}.yml": text if "\ntitle" in f"\n{text}" else milestone(text)
        for name, text in texts.items()
    }
    catalog = making.catalog(folder, {MILESTONE: None, **files})
    return years(catalog.all("milestone"))


def names(found: list[Year]) -> dict[int, list[str]]:
    return {year.number: [mark.milestone.id for mark in year.marks] for year in found}


def mark(folder: Path, dates: str, **more: Any) -> Mark:
    ((one,),) = (year.marks for year in timeline(folder, a=milestone(dates, **more)))
    return one


# The years.


def test_without_milestones_there_are_no_years() -> None:
    assert years([]) == []


def test_every_year_from_the_first_to_the_last_is_there_also_when_it_is_empty(
    tmp_path: Path,
) -> None:
    found = timeline(tmp_path, b="2027-01-01", a="2023", c="2024-12-31")
    assert names(found) == {2023: ["a"], 2024: ["c"], 2025: [], 2026: [], 2027: ["b"]}
    assert [year.number for year in found] == sorted(year.number for year in found)


def test_one_milestone_makes_one_year(tmp_path: Path) -> None:
    assert names(timeline(tmp_path, a="2024-05")) == {2024: ["a"]}


def test_what_goes_on_in_a_next_year_stands_in_the_year_in_which_it_starts(
    tmp_path: Path,
) -> None:
    assert names(timeline(tmp_path, a="2023-12-01\nend: 2025-02-01")) == {2023: ["a"]}


def test_within_a_year_that_comes_first_which_is_over_first(tmp_path: Path) -> None:
    found = timeline(
        tmp_path,
        jaar="2024", maart="2024-03", eerste="2024-03-01", laatste="2024-03-31",
        lang="2024-01-01\nend: 2024-06", volgend="2024-02\nend: 2025-01",
    )  # fmt: skip
    assert names(found) == {2024: ["eerste", "maart", "laatste", "lang", "jaar", "volgend"]}


def test_what_is_over_at_once_goes_by_when_it_starts_and_then_by_name(tmp_path: Path) -> None:
    found = timeline(
        tmp_path,
        d="2024-05-31", c="2024-05-31", b="2024-05-30\nend: 2024-05-31", a="2024-05",
    )  # fmt: skip
    assert names(found) == {2024: ["a", "b", "c", "d"]}


def test_what_has_been_comes_before_what_has_not_though_only_its_year_is_known(
    tmp_path: Path,
) -> None:
    been = milestone("2024", "geweest", "2024-05-01")
    found = timeline(tmp_path, been=been, april="2024-04-30", mei="2024-05-02")
    assert names(found) == {2024: ["been", "april", "mei"]}


@pytest.mark.parametrize("day", ["2024-02-28", "2024-06-30", "2024-12-31"])
def test_what_is_past_on_a_day_stands_before_what_is_not(tmp_path: Path, day: str) -> None:
    (year,) = timeline(
        tmp_path, a="2024", b="2024-02", c="2024-02-28", d="2024-07-01",
        e="2024-06\nend: 2024-08", f=milestone("2024", "geweest", "2024-03-01"),
    )  # fmt: skip
    past = [mark.milestone.record.over.isoformat() <= day for mark in year.marks]
    assert past == sorted(past, reverse=True)


# The marks.


@pytest.mark.parametrize(
    ("dates", "start", "end"),
    [
        # A day is drawn at its noon: day 1 of 365 at 0.5/365.
        ("2023-01-01", 0.1, 0.1),
        ("2023-07-02", 50.0, 50.0),
        ("2023-12-31", 99.9, 99.9),
        ("2024-01-01", 0.1, 0.1),
        ("2024-07-01", 49.9, 49.9),
        ("2024-12-31", 99.9, 99.9),
        ("2023-02-28", 16.0, 16.0),
        ("2024-02-29", 16.3, 16.3),
        ("2023", 0.1, 99.9),
        ("2024", 0.1, 99.9),
        ("2023-05", 33.0, 41.2),
        ("2024-02", 8.6, 16.3),
        ("2024-05-22\nend: 2024-05-24", 38.9, 39.5),
        ("2024-05-22\nend: 2024-05", 38.9, 41.4),
        ("2024-05\nend: 2024", 33.2, 99.9),
    ],
)
def test_a_mark_says_where_in_its_year_a_milestone_falls(
    tmp_path: Path, dates: str, start: float, end: float
) -> None:
    found = mark(tmp_path, dates)
    assert (found.start, found.end) == (start, end)


@pytest.mark.parametrize("end", ["2024-01-01", "2024", "2031-12-31"])
def test_a_mark_stops_at_the_end_of_its_year(tmp_path: Path, end: str) -> None:
    found = mark(tmp_path, f"2023-07-02\nend: {end}")
    assert (found.start, found.end) == (50.0, 99.9)


def test_a_mark_is_as_long_as_the_milestone_though_that_has_been(tmp_path: Path) -> None:
    found = mark(tmp_path, "2024", status="geweest", reviewed="2024-05-01")
    assert (found.start, found.end) == (0.1, 99.9)
    assert found.milestone.record.over == datetime.date(2024, 4, 30)


DAYS = st.dates(datetime.date(1000, 1, 1), datetime.date(2999, 12, 31))


@given(DAYS, DAYS)
def test_a_later_day_of_a_year_is_drawn_no_earlier(
    one: datetime.date, other: datetime.date
) -> None:
    assert 0 < _place(one) < 100
    early, late = sorted((one.timetuple().tm_yday, other.timetuple().tm_yday))
    first = datetime.date(one.year, 1, 1)
    late = min(late, 365 + calendar.isleap(one.year))
    early = min(early, late)
    places = [_place(first + datetime.timedelta(days - 1)) for days in (early, late)]
    assert places == sorted(places)


def test_the_sample_has_its_one_milestone_on_the_timeline(tmp_path: Path) -> None:
    assert "date: 2024-05\n" in sample.MILESTONE
    (year,) = years(making.catalog(tmp_path).all("milestone"))
    assert (year.number, [one.milestone.record.title for one in year.marks]) == (
        2024,
        ["Proefcongres"],
    )
