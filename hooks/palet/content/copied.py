"""Finds what a record has from another one: copied as a beginning, and never made its own.

The same people would be counted twice, for two projects.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from palet.model.intervention import Intervention

from .load import problem_at

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from palet.problem import Problem
    from palet.reading.document import Location

    from .load import Item

# So few words two projects may have in common by chance.
_FEWEST_WORDS = 12


def copied(items: Sequence[Item]) -> Iterator[Problem]:
    """Yield a problem for each intervention with all the figures, or a text, of an earlier one."""
    first: dict[object, Item] = {}
    for item in items:
        if not isinstance(item.record, Intervention):
            continue
        for location, what, key in _marks(item.record):
            other = first.setdefault(key, item)
            if other is not item:
                message = f"{what} ook in {other.path}."
                hint = "Is het een kopie? Haal weg of verander wat niet over deze interventie gaat."
                yield problem_at(item.path, location, message, hint)


def _marks(record: Intervention) -> Iterator[tuple[Location, str, object]]:
    """Yield what no two interventions have alike: where it stands, its words, and a key for it."""
    figures = {
        (figure.value, figure.unit, figure.what.casefold(), figure.source)
        for one in record.implementations
        for figure in one.results
    }
    if figures:
        yield ("implementations",), "dezelfde getallen staan", frozenset(figures)
    for name in ("goal", "approach"):
        words = getattr(record, name).casefold().split()
        if len(words) >= _FEWEST_WORDS:
            yield (name,), "dezelfde tekst staat", (name, *words)
