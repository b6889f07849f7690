"""Bars: numbers side by side, drawn to one scale."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from palet.language import dutch
from palet.model import words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from palet.model.part import Figure


@dataclass(frozen=True)
class Bar:
    """One bar: its words, its time and number in words, and its length in percent of the scale."""

    label: str
    period: str
    amount: str
    length: float
    quiet: bool = False


def bars(figures: Sequence[Figure]) -> list[Bar]:
    """Return the bars of figures that share a unit, in their own order.

    A figure's total comes before it (once), its comparison after it; both are
    quiet. The scale is 100 for percentages, else the largest number.
    """
    unit = figures[0].unit
    rows: list[tuple[str, str, float, str]] = []
    for figure in figures:
        total, other = figure.total, figure.comparison
        if total and all(value != total for _, _, value, _ in rows):
            rows.append(("Totaal", "", total, ""))
        rows.append((figure.what, words.period(figure.period), figure.value, words.amount(figure)))
        if other:
            rows.append((other.what, "", other.value, ""))
    whole = 100 if unit == "procent" else max(value for _, _, value, _ in rows)
    return [
        Bar(label, period, amount or dutch.quantity(value, unit), _length(value, whole), not amount)
        for label, period, value, amount in rows
    ]


def _length(value: float, whole: float) -> float:
    return round(100 * value / whole, 2) if whole else 0


def drawable(figures: Sequence[Figure]) -> bool:
    """Say whether bars tell more than the numbers: there is something to compare, in one unit."""
    if not figures or len({figure.unit for figure in figures}) > 1:
        return False
    if any(figure.upper for figure in figures):
        return False
    return (
        len(figures) > 1
        or bool(figures[0].total or figures[0].comparison)
        or figures[0].unit == "procent"
    )
