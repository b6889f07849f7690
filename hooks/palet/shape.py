"""What the fields of a part hold, read from its model, for values that the model may refuse."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, get_args, get_origin

from .field import ID_PATTERN, WRITTEN, Mark, Markdown, Part, Reference, Term

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from .document import Location


@dataclass(frozen=True)
class Shape:
    """What a field holds: one value or a list, of parts or of plain values with a mark."""

    many: bool = False
    part: type[Part] | None = None
    mark: Reference | Term | Markdown | None = None
    number: bool = False
    text: bool = False


@cache
def shapes(model: type[Part]) -> Mapping[str, Shape]:
    """Return the shapes of the fields of ``model``, in their order."""
    found = {}
    for name, field in model.model_fields.items():
        inside = [*_leaves(field.annotation), *field.metadata]
        found[name] = Shape(
            any(get_origin(leaf) is tuple for leaf in inside),
            next((t for t in inside if isinstance(t, type) and issubclass(t, Part)), None),
            next((m for m in inside if isinstance(m, Reference | Term | Markdown)), None),
            int in inside or float in inside,
            WRITTEN in inside,
        )
    return found


def marked_fields(
    model: type[Part], fields: Mapping[Any, Any], above: Location = ()
) -> Iterator[tuple[Location, Mark, str]]:
    """Yield location, mark and value of every marked text in fields that ``model`` may refuse.

    What stands where no text may stand, and what can be no id, is left out: the model says that.
    """
    for name, shape in shapes(model).items():
        value = fields.get(name)
        for index, item in enumerate(value if isinstance(value, list) else (value,)):
            at: Location = (*above, name, *((index,) if isinstance(value, list) else ()))
            if shape.part and isinstance(item, dict):
                yield from marked_fields(shape.part, item, at)
            elif shape.mark and isinstance(item, str) and _may_be(shape.mark, item):
                yield at, shape.mark, item


def _may_be(mark: Mark, text: str) -> bool:
    return isinstance(mark, Markdown) or bool(re.fullmatch(ID_PATTERN, text))


def _leaves(annotation: Any) -> Iterator[Any]:
    yield annotation
    for inner in get_args(annotation):
        yield from _leaves(inner)
