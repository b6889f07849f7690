"""Which items of two lists are one and the same, and which differences are of writing alone."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Any

from palet.model.part import Figure, Implementation

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from palet.model.field import Part

Fields = dict[str, Any]

# By what a place is known when it stands under another area.
_WORK = ("period", "organisations", "lessons", "status_note")
_SURE = 1_000_000
# So many pairs of items, about, are held against each other.
_HELD = 20_000

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
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for _, j, i in sorted(_candidates(model, gone, come)):
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
    rest = Counter(map(_key, others))
    found = []
    for item in items:
        key = _key(item)
        if rest[key]:
            rest[key] -= 1
        else:
            found.append(item)
    return found


def _key(item: Any) -> Any:
    """Return what is the same for equal items alone."""
    if isinstance(item, dict):
        return frozenset((name, _key(value)) for name, value in item.items())
    return tuple(map(_key, item)) if isinstance(item, list) else item


def _candidates(
    model: type[Part], gone: Sequence[Any], come: Sequence[Any]
) -> Iterator[tuple[int, int, int]]:
    """Yield which items can be the same: the surest are first in order; places in both lists."""
    if "id" in model.model_fields:
        places = {str(old.get("id")): i for i, old in enumerate(gone) if isinstance(old, dict)}
        for j, new in enumerate(come):
            if isinstance(new, dict) and (i := places.get(str(new.get("id")))) is not None:
                yield 0, j, i
        return
    # Of very many, only those at about the same place in the list are held against each other.
    near = max(_HELD // (len(come) or 1), 1)
    for j, new in enumerate(come):
        for i, old in enumerate(gone[max(j - near, 0) : j + near], max(j - near, 0)):
            if score := _likeness(model, old, new):
                yield -score, j, i


def _likeness(model: type[Part], old: Any, new: Any) -> int:
    """Return how surely ``new`` is ``old`` after a change; 0 if it is another item."""
    if not (isinstance(old, dict) and isinstance(new, dict)):
        return 0
    if model is Implementation:
        return _one_place(old, new)
    alike = {name for name, value in old.items() if new.get(name) == value}
    if model is Figure and not alike & {"what", "value"}:
        return 0
    return len(alike) if len(alike) * 2 >= max(len(old), len(new)) else 0


def _one_place(old: Fields, new: Fields) -> int:
    """Return how surely this is one place, or the same work that was written at another place."""
    if old.get("area") == new.get("area"):
        if old.get("place") == new.get("place"):
            return _SURE
        return _SURE - 1 if "area" in old else 0
    # Many places have the same status, and numbers change when they are put right.
    alike = {name for name in _WORK if old.get(name) and old.get(name) == new.get(name)}
    return len(alike) + len(_subjects(old) & _subjects(new))


def _subjects(place: Fields) -> set[str]:
    """Return what the figures of a place are about."""
    figures = place.get("results")
    found = (
        [item for item in figures if isinstance(item, dict)] if isinstance(figures, list) else []
    )
    return {str(figure["what"]) for figure in found if "what" in figure}
