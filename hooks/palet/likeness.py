"""Which items of two lists are one and the same, and which differences are of writing alone."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from .part import Figure, Implementation

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .field import Part

Fields = dict[str, Any]

_YEAR = re.compile(r"[1-9][0-9]{3}")
# Where a line goes on at the next one, not where a paragraph or an item of a list begins.
_WRAP = re.compile(r"(?<=\S)\n {0,3}(?=\w)(?![0-9]+[.)])")


def tidy(value: Any) -> Any:
    """Return a value of YAML without differences of writing alone.

    What is empty is left out, the lines of a paragraph are one, and a year is a number.
    """
    if isinstance(value, dict):
        items = ((name, tidy(item)) for name, item in value.items())
        return {name: item for name, item in items if item not in (None, "", [], {})}
    if isinstance(value, list):
        return [item for item in map(tidy, value) if item not in (None, "", [], {})]
    if isinstance(value, str):
        text = _WRAP.sub(" ", value.strip())
        return int(text) if _YEAR.fullmatch(text) else text
    return None if value is False else value


def pair_up(
    model: type[Part], before: Sequence[Any], after: Sequence[Any]
) -> tuple[list[tuple[Fields, Fields]], list[Any], list[Any]]:
    """Return what changed in a list: the items before and after, those gone, and those new.

    Items that stayed the same are left out. An item is the same one if it has the
    same id, stands for the same place, or is for the most part the same.
    """
    gone, come = without(before, after), without(after, before)
    scores = sorted(
        (-score, j, i)
        for j, new in enumerate(come)
        for i, old in enumerate(gone)
        if (score := _likeness(model, old, new))
    )
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for _, j, i in scores:
        if j not in pairs and i not in taken:
            pairs[j] = i
            taken.add(i)
    return (
        [(gone[i], come[j]) for j, i in sorted(pairs.items())],
        [item for i, item in enumerate(gone) if i not in taken],
        [item for j, item in enumerate(come) if j not in pairs],
    )


def without(items: Sequence[Any], others: Sequence[Any]) -> list[Any]:
    """Return the items of which ``others`` has not as many."""
    rest = list(others)
    found = []
    for item in items:
        if item in rest:
            rest.remove(item)
        else:
            found.append(item)
    return found


def _likeness(model: type[Part], old: Any, new: Any) -> int:
    """Return how surely ``new`` is ``old`` after a change; 0 if it is another item."""
    if not (isinstance(old, dict) and isinstance(new, dict)):
        return 0
    if "id" in model.model_fields:
        return int(old.get("id") == new.get("id"))
    if model is Implementation:
        if old.get("area") != new.get("area"):
            return 0
        return 2 if old.get("place") == new.get("place") else int("area" in old)
    alike = {name for name, value in old.items() if new.get(name) == value}
    if model is Figure and not alike & {"what", "value"}:
        return 0
    return len(alike) if len(alike) * 2 >= max(len(old), len(new)) else 0
