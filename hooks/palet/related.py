"""Which interventions to show with another, and why."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .catalog import Entry

MOST = 5
_NEAREST = 40


def related(entry: Entry) -> list[tuple[Entry, str]]:
    """Return at most five other interventions, the nearest first, each with the reason."""
    found: dict[Entry, str] = {}
    for other, reason in _candidates(entry):
        if other is not entry:
            found.setdefault(other, reason)
        if len(found) == MOST:
            break
    return list(found.items())


def _candidates(entry: Entry) -> Iterator[tuple[Entry, str]]:
    for other in entry.near("intervention"):
        yield other, "hoort hierbij"
    for area in entry.links["area"]:
        for theme in entry.links["theme"]:
            for other in _after(entry, theme):
                if area in other.links["area"]:
                    yield other, f"ook in {area.title}, zelfde thema"
    for theme in entry.links["theme"]:
        for other in _after(entry, theme)[:2]:
            yield other, f"zelfde thema: {theme.title}"


def _after(entry: Entry, theme: Entry) -> list[Entry]:
    """Return a theme's interventions, those after ``entry`` first.

    Starting from the entry itself spreads the attention: each intervention is
    shown by its neighbours, not always the first few of the theme. Only the
    nearest are looked at, so that a theme with thousands costs no more.
    """
    everyone = theme.backlinks["intervention"]
    place = bisect_right(everyone, entry.id, key=_id)
    return [*everyone[place : place + _NEAREST], *everyone[: min(place, _NEAREST)]]


def _id(entry: Entry) -> str:
    return entry.id
