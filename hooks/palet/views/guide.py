"""The guide to every field, made from the models, so that it cannot lag behind them."""

from __future__ import annotations

import datetime
import types
from dataclasses import dataclass
from typing import Annotated, Any, Union, get_args, get_origin

from palet.language.dates import PartialDate
from palet.model.field import Markdown, Part, Reference, Term
from palet.model.kind import KINDS

_PLAIN = {
    str: "tekst", int: "een getal", float: "een getal", bool: "true of false",
    PartialDate: "een datum: 2025, 2024-05 of 2024-05-23",
    datetime.datetime: "een dag met een tijd: 2024-05-23T10:00", datetime.time: "een tijd: 09:30",
}  # fmt: skip


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
    for name, field in model.model_fields.items():
        many, plain, marks = _parts(field.annotation)
        mark = next((m for m in (*field.metadata, *marks) if isinstance(m, _MARKS)), None)
        inner = next((t for t in plain if isinstance(t, type) and issubclass(t, Part)), None)
        holds = "een groep velden" if inner else _holds(plain, mark)
        found.append(
            FieldGuide(
                name,
                field.is_required(),
                field.description or "",
                f"een lijst; elk onderdeel is {holds}" if many else holds,
                mark.vocabulary if isinstance(mark, Term) else None,
                guide(inner) if inner else (),
            )
        )
    return tuple(sorted(found, key=lambda field: not field.required))


_MARKS = (Reference, Term, Markdown)


def _holds(plain: list[Any], mark: Any) -> str:
    if isinstance(mark, Reference):
        return f"de id van een {KINDS[mark.kind].dutch}"
    if isinstance(mark, Term):
        return "een term uit een vaste lijst"
    if isinstance(mark, Markdown):
        return "tekst met Markdown"
    return next(_PLAIN[t] for t in plain if t in _PLAIN)


def _parts(annotation: Any) -> tuple[bool, list[Any], list[Any]]:
    """Return whether an annotation is a list, and the plain types and marks inside it."""
    origin = get_origin(annotation)
    if origin is Annotated:
        inner, *marks = get_args(annotation)
        many, plain, more = _parts(inner)
        return many, plain, [*marks, *more]
    if origin in (tuple, Union, types.UnionType):
        parts = [_parts(a) for a in get_args(annotation) if a not in (Ellipsis, type(None))]
        many = origin is tuple or any(many for many, _, _ in parts)
        return many, [t for _, ts, _ in parts for t in ts], [m for _, _, ms in parts for m in ms]
    return False, [annotation], []
