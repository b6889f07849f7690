"""The guide to every field, made from the models, so that it cannot lag behind them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from palet.model.field import Markdown, Reference, Term
from palet.model.kind import KINDS
from palet.model.shape import Shape, shapes

if TYPE_CHECKING:
    from palet.model.field import Part


@dataclass(frozen=True)
class FieldGuide:
    """What an editor needs to know of one field; ``fields`` are those inside it."""

    name: str
    required: bool
    explanation: str
    holds: str
    vocabulary: str | None
    fields: tuple[FieldGuide, ...]


def guide(model: type[Part]) -> tuple[FieldGuide, ...]:
    """Return the guides to the fields of ``model``, those that must be there first."""
    found = []
    for name, shape in shapes(model).items():
        field, holds = model.model_fields[name], _holds(shape)
        found.append(
            FieldGuide(
                name,
                field.is_required(),
                field.description or "",
                f"een lijst; elk onderdeel is {holds}" if shape.many else holds,
                shape.mark.vocabulary if isinstance(shape.mark, Term) else None,
                guide(shape.part) if shape.part else (),
            )
        )
    return tuple(sorted(found, key=lambda field: not field.required))


def _holds(shape: Shape) -> str:
    if shape.part:
        return "een groep velden"
    if isinstance(shape.mark, Reference):
        return f"de id van een {KINDS[shape.mark.kind].dutch}"
    if isinstance(shape.mark, Term):
        return "een term uit een vaste lijst"
    if isinstance(shape.mark, Markdown):
        return "tekst met Markdown"
    return shape.form.holds
