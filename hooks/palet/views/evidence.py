"""What a record says in short of how sure it is that an intervention works, and of what it takes.

The rules stand here and nowhere else; the page ``onderbouwing/`` says them in plain Dutch.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from palet.model.terms import EvidenceLevel, Strength, StudyDesign, TimeUnit, Verdict

if TYPE_CHECKING:
    from collections.abc import Iterable

    from palet.model.evidence import Cost, Effort, Evaluation, Recognition
    from palet.model.intervention import Intervention

# From weak to strong.
STRENGTHS = tuple(Strength)

_BY_LEVEL = {
    EvidenceLevel.DESCRIBED: Strength.VERY_LIMITED,
    EvidenceLevel.FOUNDED: Strength.LIMITED,
    EvidenceLevel.FIRST_SIGNS: Strength.FAIR,
    EvidenceLevel.GOOD_SIGNS: Strength.GOOD,
    EvidenceLevel.STRONG_SIGNS: Strength.STRONG,
}
_BY_DESIGN = {
    StudyDesign.EXPERIENCES: Strength.VERY_LIMITED,
    StudyDesign.PROCESS: Strength.VERY_LIMITED,
    StudyDesign.QUALITATIVE: Strength.VERY_LIMITED,
    StudyDesign.BEFORE_AFTER: Strength.LIMITED,
    StudyDesign.COMPARED: Strength.FAIR,
    StudyDesign.RANDOMISED: Strength.GOOD,
    StudyDesign.REVIEW: Strength.STRONG,
}
_DAYS = {TimeUnit.DAYS: 1, TimeUnit.WEEKS: 7, TimeUnit.MONTHS: 30, TimeUnit.YEARS: 365}


@dataclass(frozen=True)
class Glance:
    """What is known of an intervention at one look.

    ``strength`` and ``verdict`` are ids of terms. ``recognition`` is the one that counts;
    ``cost`` the first that the record names. None, or the term for it, means: not known.
    """

    strength: Strength
    verdict: Verdict
    recognition: Recognition | None
    cost: Cost | None
    effort: Effort | None

    @property
    def step(self) -> int:
        """The strength as a number: 0 for not assessed, up to 5."""
        return STRENGTHS.index(self.strength)


def glance(record: Intervention) -> Glance:
    """Return what a record says in short; a recognition counts if it was valid when checked."""
    counting = recognition(record)
    effort = record.effort if record.effort and record.effort.duration is not None else None
    return Glance(
        strength(counting, record.evaluations),
        verdict(record.evaluations),
        counting,
        next(iter(record.costs), None),
        effort,
    )


def recognition(record: Intervention) -> Recognition | None:
    """Return the newest recognition that was valid on the day when the record was checked."""
    day = record.reviewed.first_day
    valid = (
        one
        for one in record.evidence.recognitions
        if one.valid_until is None or one.valid_until.last_day >= day
    )
    return next(valid, None)


def strength(counting: Recognition | None, evaluations: Iterable[Evaluation]) -> Strength:
    """Return how sure it is what an intervention does, whether that is much or little.

    That is the most that its recognition says, or any study of which the outcome is known. A
    study of which the design is not known counts as experiences.
    """
    found = [Strength.NONE]
    if counting and counting.level in set(EvidenceLevel):
        found.append(_BY_LEVEL.get(EvidenceLevel(counting.level), Strength.NONE))
    for one in evaluations:
        if one.verdict != Verdict.UNKNOWN:
            known = one.design in set(StudyDesign)
            design = StudyDesign(one.design or "") if known else StudyDesign.EXPERIENCES
            found.append(_BY_DESIGN[design])
    return max(found, key=STRENGTHS.index)


def verdict(evaluations: Iterable[Evaluation]) -> Verdict:
    """Return what studies say together: mixed as soon as they differ."""
    found = {one.verdict for one in evaluations} - {Verdict.UNKNOWN}
    if not found:
        return Verdict.UNKNOWN
    return Verdict(found.pop()) if len(found) == 1 else Verdict.MIXED


def days(effort: Effort | None) -> float | None:
    """Return for how many days somebody takes part, about; None if that is not known."""
    if effort is None or effort.duration is None or effort.unit not in set(TimeUnit):
        return None
    most = effort.duration if effort.upper is None else effort.upper
    return most * _DAYS[TimeUnit(effort.unit or "")]
