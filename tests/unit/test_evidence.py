"""What a record says in short of its evidence: the rules, case by case."""

from __future__ import annotations

from typing import Any

import pytest
from making import document, intervention

from palet.model.evidence import Effort
from palet.model.intervention import Intervention
from palet.model.terms import Strength, StudyDesign, Verdict
from palet.views.evidence import STRENGTHS, days, glance

RECOGNISED = "{level: LEVEL, assessor: NJi, date: 2019-03-13, source: brief}"


def record(tmp_path: Any, **fields: str) -> Intervention:
    return Intervention.model_validate(document(tmp_path, intervention(**fields)))


def studies(*found: str) -> str:
    """Return evaluations, each "verdict" or "verdict design"."""
    parts = []
    for words in found:
        verdict, _, design = words.partition(" ")
        said = f"design: {design}, " if design else ""
        parts.append(f"{{verdict: {verdict}, {said}summary: Onderzocht., source: brief}}")
    return f"[{', '.join(parts)}]"


def test_without_recognition_or_study_nothing_is_known(tmp_path: Any) -> None:
    found = glance(record(tmp_path))
    assert (found.strength, found.step, found.verdict) == (Strength.NONE, 0, Verdict.UNKNOWN)
    assert (found.recognition, found.cost, found.effort) == (None, None, None)


@pytest.mark.parametrize(
    ("level", "step"),
    [
        ("goed-beschreven", 1), ("goed-onderbouwd", 2), ("effectief-eerste-aanwijzingen", 3),
        ("effectief-goede-aanwijzingen", 4), ("effectief-sterke-aanwijzingen", 5),
        # A list may have a level of its own; what it says of the effect is not known.
        ("veelbelovend", 0),
    ],
)  # fmt: skip
def test_a_recognition_says_how_strong_the_evidence_is(
    tmp_path: Any, level: str, step: int
) -> None:
    found = glance(record(tmp_path, evidence=RECOGNISED.replace("LEVEL", level)))
    assert found.step == step
    # A recognition is no measured outcome.
    assert found.verdict == Verdict.UNKNOWN


@pytest.mark.parametrize(
    ("found", "step"),
    [
        (["positief"], 1), (["zwak"], 1), (["positief ervaringen"], 1),
        (["gemengd procesevaluatie"], 1), (["positief kwalitatief"], 1),
        (["positief voor-en-nameting"], 2), (["positief vergelijkingsgroep"], 3),
        (["positief gerandomiseerd"], 4), (["positief overzichtsstudie"], 5),
        (["zwak gerandomiseerd"], 4), (["nog-onbekend gerandomiseerd"], 0),
        (["positief ervaringen", "zwak vergelijkingsgroep"], 3),
        # A list may have a design of its own; how much it says is not known.
        (["positief dagboekonderzoek"], 1),
    ],
)  # fmt: skip
def test_a_study_counts_by_its_design_whatever_it_found(
    tmp_path: Any, found: list[str], step: int
) -> None:
    assert glance(record(tmp_path, evaluations=studies(*found))).step == step


def test_every_design_has_a_step() -> None:
    assert len(STRENGTHS) == 6
    assert len(StudyDesign) == 7


def test_the_strongest_of_recognition_and_studies_counts(tmp_path: Any) -> None:
    evidence = RECOGNISED.replace("LEVEL", "goed-onderbouwd")
    found = glance(record(tmp_path, evidence=evidence, evaluations=studies("zwak gerandomiseerd")))
    assert (found.strength, found.verdict) == (Strength.GOOD, Verdict.WEAK)


@pytest.mark.parametrize(
    ("found", "verdict"),
    [
        ([], "nog-onbekend"), (["nog-onbekend"], "nog-onbekend"), (["positief"], "positief"),
        (["positief", "positief", "nog-onbekend"], "positief"), (["zwak", "zwak"], "zwak"),
        (["positief", "zwak"], "gemengd"), (["gemengd", "positief"], "gemengd"),
        # A list may have a verdict of its own.
        (["veelbelovend"], "veelbelovend"), (["veelbelovend", "positief"], "gemengd"),
    ],
)  # fmt: skip
def test_studies_that_differ_are_mixed(tmp_path: Any, found: list[str], verdict: str) -> None:
    assert glance(record(tmp_path, evaluations=studies(*found))).verdict == verdict


EARLIER = (
    "{level: effectief-goede-aanwijzingen, assessor: NJi, date: 2019, valid_until: UNTIL, "
    "source: brief, earlier: [{level: goed-onderbouwd, assessor: NJi, date: 2015, source: brief}]}"
)


@pytest.mark.parametrize(
    ("until", "level"),
    [
        ("2027", "effectief-goede-aanwijzingen"), ("2026-11-22", "effectief-goede-aanwijzingen"),
        ("2026-11-21", "goed-onderbouwd"), ("2024", "goed-onderbouwd"),
    ],
)  # fmt: skip
def test_the_newest_recognition_that_was_valid_when_checked_counts(
    tmp_path: Any, until: str, level: str
) -> None:
    counting = glance(record(tmp_path, evidence=EARLIER.replace("UNTIL", until))).recognition
    assert counting
    assert counting.level == level


def test_all_recognitions_are_kept_the_newest_first(tmp_path: Any) -> None:
    kept = record(tmp_path, evidence=EARLIER.replace("UNTIL", "2024")).evidence.recognitions
    assert [one.date.dutch for one in kept] == ["2019", "2015"]


@pytest.mark.parametrize(
    ("fields", "count"),
    [
        ({"duration": 3, "unit": "maanden"}, 90), ({"duration": 2, "unit": "jaren"}, 730),
        ({"duration": 8, "upper": 10, "unit": "weken"}, 70), ({"duration": 1, "unit": "dagen"}, 1),
        ({}, None), ({"duration": 3, "unit": "lesuren"}, None),
    ],
)  # fmt: skip
def test_a_duration_is_put_in_days_by_its_longest(fields: Any, count: float | None) -> None:
    assert days(Effort(source="brief", **fields)) == count


def test_nobody_knows_how_long_what_is_not_said_takes() -> None:
    assert days(None) is None
