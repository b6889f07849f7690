from __future__ import annotations

import pytest

from palet.problem import ADVICE, ContentError, Problem, shorten


def test_a_problem_prints_as_place_field_message_and_hint() -> None:
    problem = Problem("areas/a.yml", 3, 5, "location.lat", "dit klopt niet.", "Doe zo.")
    assert str(problem) == "areas/a.yml:3:5: location.lat: dit klopt niet. Doe zo."


def test_a_problem_of_a_whole_file_names_no_field() -> None:
    assert str(Problem("a.yml", 1, 1, "", "leeg.", "Vul aan.")) == "a.yml:1:1: leeg. Vul aan."


def test_a_problem_without_a_hint_ends_at_its_message() -> None:
    assert str(Problem("a.yml", 1, 1, "title", "leeg.")) == "a.yml:1:1: title: leeg."


def test_a_problem_gives_its_fields_by_name() -> None:
    assert Problem("a.yml", 1, 2, "title", "leeg.", "Vul aan.").as_dict() == {
        "path": "a.yml",
        "line": 1,
        "column": 2,
        "field": "title",
        "message": "leeg.",
        "hint": "Vul aan.",
        "level": "error",
    }


def test_advice_says_that_it_is_a_tip() -> None:
    tip = Problem("a.yml", 1, 2, "title", "kort.", "Vul aan.", ADVICE)
    assert str(tip) == "a.yml:1:2: tip: title: kort. Vul aan."


def test_problems_sort_by_file_then_line_then_column() -> None:
    places = [("b.yml", 1, 1), ("a.yml", 10, 1), ("a.yml", 9, 2), ("a.yml", 9, 1)]
    found = sorted(Problem(*place, "", "x") for place in places)
    assert [(p.path, p.line, p.column) for p in found] == [
        ("a.yml", 9, 1),
        ("a.yml", 9, 2),
        ("a.yml", 10, 1),
        ("b.yml", 1, 1),
    ]


def test_a_content_error_holds_each_problem_once_and_sorted() -> None:
    first, second = Problem("a.yml", 1, 1, "", "x."), Problem("b.yml", 1, 1, "", "y.")
    error = ContentError([second, first, second])
    assert error.problems == [first, second]
    assert str(error) == "a.yml:1:1: x.\nb.yml:1:1: y."


@pytest.mark.parametrize(
    ("text", "short"),
    [("een  twee\ndrie", "een twee drie"), ("x" * 60, "x" * 60), ("x" * 61, "x" * 57 + "...")],
)
def test_what_is_said_back_is_one_short_line(text: str, short: str) -> None:
    assert shorten(text) == short


def test_a_text_of_any_length_is_said_back_at_once() -> None:
    assert shorten("a b " * 250_000) == ("a b " * 15)[:57] + "..."
