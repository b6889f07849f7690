from __future__ import annotations

import pytest

from palet.problem import ADVICE, ContentError, Problem, did_you_mean


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
    ("wrong", "meant"),
    [
        ("titel", "title"),
        ("TITLE", "title"),
        ("action-line", "action_line"),
        ("action line", "action_line"),
        ("Action_Line", "action_line"),
        ("sumary", "summary"),
    ],
)
def test_a_wrong_name_is_answered_with_the_nearest_known_one(wrong: str, meant: str) -> None:
    assert did_you_mean(wrong, ["title", "summary", "action_line"]) == f"Bedoelde u '{meant}'?"


@pytest.mark.parametrize("wrong", ["xyz", "", 5, None])
def test_a_name_like_no_other_gets_no_suggestion(wrong: object) -> None:
    assert did_you_mean(wrong, ["title", "summary"]) == ""


def test_nothing_known_is_nothing_to_suggest() -> None:
    assert did_you_mean("title", []) == ""
