"""What changed inside the long texts of a record: the sentences that are not the same."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import takewhile
from typing import TYPE_CHECKING, Any

from .comment import cut
from .difference import compare
from .field import Markdown
from .likeness import pair_up, tidy
from .shape import shapes

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from .catalog import Catalog
    from .document import Location
    from .field import Part
    from .kind import Kind

# Shorter texts stand in the phrase itself.
_LONG = 60
# The most that is shown of a text.
_MOST = 300

_BETWEEN_SENTENCES = re.compile(r"(?<=[.!?])\s+|\n\s*\n")


@dataclass(frozen=True)
class Passage:
    """The sentences that make the difference; "" where there is none on that side.

    ``phrase`` is how ``compare`` says that this text changed.
    """

    phrase: str
    before: str
    after: str


def passages(
    kind: Kind, before: Mapping[str, Any], after: Mapping[str, Any], catalog: Catalog
) -> Iterator[Passage]:
    """Yield a passage for every long text that is different in ``after``."""
    old, new = tidy(dict(before)), tidy(dict(after))
    for location, was, now in _texts(kind.model, old, new):
        # The rest stays as it was, so that there is one thing to say.
        said = compare(kind, old, _with(old, location, now), catalog)
        if said:
            yield Passage(said[0], *sentences(was, now))


def sentences(before: str, after: str, most: int = _MOST) -> tuple[str, str]:
    """Return the sentences of two texts without those that they share at either end."""
    old, new = (_BETWEEN_SENTENCES.split(text.strip()) for text in (before, after))
    head = _shared(old, new)
    old, new = old[head:], new[head:]
    tail = _shared(old[::-1], new[::-1])
    texts = [" ".join(" ".join(part[: len(part) - tail]).split()) for part in (old, new)]
    at = _shared(*texts)
    first, second = (cut(text, most, at) for text in texts)
    return first, second


def _shared(one: Sequence[str], other: Sequence[str]) -> int:
    """Return how much of two lists or texts is the same from the start."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


def _texts(
    model: type[Part], old: Mapping[str, Any], new: Mapping[str, Any], at: Location = ()
) -> Iterator[tuple[Location, str, str]]:
    """Yield place, old and new of each long text; what is not there is "" ."""
    for name, shape in shapes(model).items():
        was, now = old.get(name), new.get(name)
        if was == now:
            continue
        here = (*at, name)
        if shape.part and isinstance(was, list) and isinstance(now, list):
            for one, other in pair_up(shape.part, was, now)[0]:
                place = next(index for index, item in enumerate(was) if item is one)
                yield from _texts(shape.part, one, other, (*here, place))
        elif shape.part and isinstance(was, dict) and isinstance(now, dict):
            yield from _texts(shape.part, was, now, here)
        elif not shape.many and all(isinstance(text, str | None) for text in (was, now)):
            texts = was or "", now or ""
            if isinstance(shape.mark, Markdown) or max(map(len, texts)) > _LONG:
                yield here, *texts


def _with(value: Any, location: Location, new: Any) -> Any:
    """Return ``value`` with ``new`` at ``location``."""
    if not location:
        return new
    first, *rest = location
    if isinstance(value, list):
        return [_with(v, tuple(rest), new) if i == first else v for i, v in enumerate(value)]
    return {**value, first: _with(value.get(first), tuple(rest), new)}
