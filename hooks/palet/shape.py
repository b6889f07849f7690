"""What the fields of a part hold, read from its model, for values that the model may refuse."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, get_args, get_origin

from .field import Markdown, Part, Reference, Term

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping


@dataclass(frozen=True)
class Shape:
    """What a field holds: one value or a list, of parts or of plain values with a mark."""

    many: bool = False
    part: type[Part] | None = None
    mark: Reference | Term | Markdown | None = None
    number: bool = False


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
        )
    return found


def _leaves(annotation: Any) -> Iterator[Any]:
    yield annotation
    for inner in get_args(annotation):
        yield from _leaves(inner)
