"""What a record says in short of how sure it is that an intervention works, and of what it takes.

The rules stand here and nowhere else; the page ``onderbouwing/`` says them in plain Dutch.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import inf
from typing import TYPE_CHECKING

from palet.model.terms import EvidenceLevel, Strength, StudyDesign, TimeUnit, Verdict

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

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
class Band:
    """Part of a scale to filter by: up to and with ``most``, of ages in years or of days."""

    id: str
    label: str
    most: float


AGES = (
    Band("0-3", "0 tot en met 3 jaar", 3), Band("4-11", "4 tot en met 11 jaar", 11),
    Band("12-17", "12 tot en met 17 jaar", 17), Band("18-26", "18 tot en met 26 jaar", 26),
    Band("27-66", "27 tot en met 66 jaar", 66), Band("67", "67 jaar en ouder", inf),
)  # fmt: skip
DURATIONS = (
    Band("3-maanden", "Tot en met 3 maanden", 92), Band("1-jaar", "Tot en met een jaar", 366),
    Band("langer", "Langer dan een jaar", inf), Band("niet-bekend", "Niet bekend", inf),
)  # fmt: skip


@dataclass(frozen=True)
class Glance:
    """What is known of an intervention at one look.

    ``strength`` and ``verdict`` are ids of terms. ``recognition`` is the one that counts;
    ``cost`` the first that the record names. None, or the term for it, means: not known.
    """

    strength: Strength
    verdict: str
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


def verdict(evaluations: Iterable[Evaluation]) -> str:
    """Return what studies say together, as a term of the verdicts: mixed as soon as they differ."""
    found = {one.verdict for one in evaluations} - {Verdict.UNKNOWN}
    if not found:
        return Verdict.UNKNOWN
    return found.pop() if len(found) == 1 else Verdict.MIXED


def unknown(record: Intervention) -> list[str]:
    """Return what nobody has recorded yet of what somebody needs who wants to begin, in Dutch."""
    lacking = {
        "wat het kost": record.costs,
        "hoe lang het duurt": record.effort and record.effort.duration is not None,
        "wat ervoor nodig is": record.preconditions or record.first_steps,
        "welk materiaal er is": record.materials,
        "waar u terechtkunt met vragen": record.contact,
    }
    return [words for words, found in lacking.items() if not found]


def age_bands(record: Intervention) -> Iterator[str]:
    """Yield the ids of the bands of the ages for which an intervention is, if those are known."""
    if record.ages is None:
        return
    youngest = record.ages.youngest or 0
    oldest = inf if record.ages.oldest is None else record.ages.oldest
    least = 0.0
    for band in AGES:
        if youngest <= band.most and oldest >= least:
            yield band.id
        least = band.most + 1


def duration_band(record: Intervention) -> str:
    """Return the id of the band of how long somebody takes part."""
    long = days(record.effort)
    if long is None:
        return DURATIONS[-1].id
    return next(band.id for band in DURATIONS if long <= band.most)


def days(effort: Effort | None) -> float | None:
    """Return for how many days somebody takes part, about; None if that is not known."""
    if effort is None or effort.duration is None or effort.unit not in set(TimeUnit):
        return None
    most = effort.duration if effort.upper is None else effort.upper
    return most * _DAYS[TimeUnit(effort.unit or "")]
