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


class EvidenceLevel(StrEnum):
    """The place on the ladder of recognition."""

    NOT_ASSESSED = "niet-beoordeeld"


# By the list that must have them.
RELIED_ON: dict[str, type[StrEnum]] = {
    "statuses": Status,
    "milestone-statuses": MilestoneStatus,
    "milestone-kinds": MilestoneKind,
    "figure-kinds": FigureKind,
    "verdicts": Verdict,
    "evidence-levels": EvidenceLevel,
}

# Places where it does not go on.
OVER = (Status.FINISHED, Status.STOPPED)
# Numbers of what came of it.
MEASURED = (FigureKind.OUTCOME, FigureKind.REACH)
