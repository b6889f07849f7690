"""What is known and what is not: themes by strength of evidence, and what to find out next."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from palet.language.dutch import sort_key
from palet.model.intervention import Intervention
from palet.model.terms import FigureKind, Status, Strength, Verdict
from palet.model.theme import Theme

from .evidence import STRENGTHS, glance

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from palet.content.catalog import Catalog, Entry


@dataclass(frozen=True)
class GapRow:
    """A theme, and how many of its interventions have each strength, from none to strong.

    ``positive``, ``mixed`` and ``weak`` count those of which studies say so.
    """

    theme: Entry[Theme]
    counts: tuple[int, ...]
    positive: int
    mixed: int
    weak: int

    @property
    def total(self) -> int:
        """How many interventions there are."""
        return sum(self.counts)

    @property
    def assessed(self) -> int:
        """Of how many something is known."""
        return self.total - self.counts[0]


@dataclass(frozen=True)
class ResearchAgenda:
    """What is not known yet, each list by title.

    ``unstudied`` run without any study of which the outcome is known; ``promised`` have a goal
    in numbers and no number of what came of it; ``alone`` have outcomes without anything to
    compare them with.
    """

    unstudied: Sequence[Entry[Intervention]]
    promised: Sequence[Entry[Intervention]]
    alone: Sequence[Entry[Intervention]]


def gap_row(theme: Entry[Theme], interventions: Iterable[Entry[Intervention]]) -> GapRow:
    """Return what is known of the interventions on a theme."""
    found = [glance(entry.record) for entry in interventions]
    counts = Counter(one.strength for one in found)
    verdicts = Counter(one.verdict for one in found)
    said = (verdicts[one] for one in (Verdict.POSITIVE, Verdict.MIXED, Verdict.WEAK))
    return GapRow(theme, tuple(counts[strength] for strength in STRENGTHS), *said)


def gap_map(catalog: Catalog) -> list[GapRow]:
    """Return the row of each theme, by title."""
    on: dict[str, list[Entry[Intervention]]] = {entry.id: [] for entry in catalog.of(Theme)}
    for entry in catalog.of(Intervention):
        for theme in dict.fromkeys(entry.record.themes):
            on[theme].append(entry)
    themes = sorted(catalog.of(Theme), key=lambda entry: sort_key(entry.record.title))
    return [gap_row(theme, on[theme.id]) for theme in themes]


def research_agenda(catalog: Catalog) -> ResearchAgenda:
    """Return what is not known of the interventions that there are."""
    entries = sorted(catalog.of(Intervention), key=lambda entry: sort_key(entry.record.title))
    return ResearchAgenda(
        [entry for entry in entries if _is_unstudied(entry.record)],
        [entry for entry in entries if _is_promised(entry.record)],
        [entry for entry in entries if _stands_alone(entry.record)],
    )


def _is_unstudied(record: Intervention) -> bool:
    runs = any(part.status == Status.RUNNING for part in record.implementations)
    return runs and glance(record).strength == Strength.NONE


def _is_promised(record: Intervention) -> bool:
    kinds = {figure.kind for part in record.implementations for figure in part.results}
    return FigureKind.GOAL in kinds and FigureKind.OUTCOME not in kinds


def _stands_alone(record: Intervention) -> bool:
    outcomes = [
        figure
        for part in record.implementations
        for figure in part.results
        if figure.kind == FigureKind.OUTCOME
    ]
    return bool(outcomes) and not any(figure.comparison for figure in outcomes)
