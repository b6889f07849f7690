"""The terms that the code relies on. Their labels may say anything; without them it cannot do.

Whatever looks at a term by its id looks at it here, so that the check can refuse content in
which there is no such term, and a misspelt one is an error of the program.
"""

from __future__ import annotations

from enum import StrEnum


class Status(StrEnum):
    """How a place where an intervention is carried out stands."""

    PLANNED = "gepland"
    RUNNING = "in-uitvoering"
    FINISHED = "afgerond"
    STOPPED = "gestopt"
    UNKNOWN = "onbekend"


class MilestoneStatus(StrEnum):
    """How sure a date is."""

    PLANNED = "gepland"
    CONFIRMED = "bevestigd"
    MOVED = "verplaatst"
    CANCELLED = "afgelast"
    PAST = "geweest"


class MilestoneKind(StrEnum):
    """What a milestone is."""

    CONGRESS = "congres"
    LETTER = "kamerbrief"
    MILESTONE = "mijlpaal"


class FigureKind(StrEnum):
    """What a number tells."""

    OUTCOME = "uitkomst"
    REACH = "bereik"
    GOAL = "doel"
    BASELINE = "beginsituatie"
    CONTEXT = "context"


class Verdict(StrEnum):
    """What a study found."""

    POSITIVE = "positief"
    MIXED = "gemengd"
    WEAK = "zwak"
    UNKNOWN = "nog-onbekend"


class Direction(StrEnum):
    """How what a study looked at came out."""

    BETTER = "beter"
    SAME = "geen-verschil"
    WORSE = "slechter"
    MIXED = "gemengd"


class TimeUnit(StrEnum):
    """What a duration counts."""

    DAYS = "dagen"
    WEEKS = "weken"
    MONTHS = "maanden"
    YEARS = "jaren"


class EvidenceLevel(StrEnum):
    """The place on the ladder of recognition, from low to high."""

    NOT_ASSESSED = "niet-beoordeeld"
    DESCRIBED = "goed-beschreven"
    FOUNDED = "goed-onderbouwd"
    FIRST_SIGNS = "effectief-eerste-aanwijzingen"
    GOOD_SIGNS = "effectief-goede-aanwijzingen"
    STRONG_SIGNS = "effectief-sterke-aanwijzingen"


class StudyDesign(StrEnum):
    """How something was studied, from what says least to what says most of its effect."""

    EXPERIENCES = "ervaringen"
    PROCESS = "procesevaluatie"
    QUALITATIVE = "kwalitatief"
    BEFORE_AFTER = "voor-en-nameting"
    COMPARED = "vergelijkingsgroep"
    RANDOMISED = "gerandomiseerd"
    REVIEW = "overzichtsstudie"


class Strength(StrEnum):
    """How sure it is what an intervention does, from not at all to very."""

    NONE = "onbekend"
    VERY_LIMITED = "zeer-beperkt"
    LIMITED = "beperkt"
    FAIR = "redelijk"
    GOOD = "goed"
    STRONG = "sterk"


# By the list that must have them.
RELIED_ON: dict[str, type[StrEnum]] = {
    "statuses": Status,
    "milestone-statuses": MilestoneStatus,
    "milestone-kinds": MilestoneKind,
    "figure-kinds": FigureKind,
    "verdicts": Verdict,
    "evidence-levels": EvidenceLevel,
    "directions": Direction,
    "study-designs": StudyDesign,
    "strengths": Strength,
    "time-units": TimeUnit,
}

# Of these lists the section without whose records nobody needs them.
OF_SECTION = {"milestone-statuses": "mijlpalen", "milestone-kinds": "mijlpalen"}

# Places where it does not go on.
OVER = (Status.FINISHED, Status.STOPPED)
# Numbers of what came of it.
MEASURED = (FigureKind.OUTCOME, FigureKind.REACH)
