"""What the fields of a part hold, read from its model; no other module reads annotations."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, get_args, get_origin

from pydantic.fields import FieldInfo

from .field import WRITTEN, Mark, Markdown, Part, Reference, Term
from .form import FREE, ID_PATTERN, Form
from .rule import Either

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from palet.reading.document import Location


@dataclass(frozen=True)
class Shape:
    """What a field holds: one value or a list, of parts or of values of one form.

    ``title`` is what it is called in Dutch; of what is counted the words for one and for more.
    ``examples`` are of one value.
    """

    many: bool = False
    part: type[Part] | None = None
    mark: Mark | None = None
    form: Form = FREE
    number: bool = False
    whole: bool = False
    text: bool = False
    title: str = ""
    examples: tuple[Any, ...] = ()


@cache
def shapes(model: type[Part]) -> Mapping[str, Shape]:
    """Return the shapes of the fields of ``model``, in their order."""
    found = {}
    for name, field in model.model_fields.items():
        inside = [*_leaves(field.annotation), *field.metadata]
        # What the field says of itself goes before what its type says.
        said = [field, *(leaf for leaf in reversed(inside) if isinstance(leaf, FieldInfo))]
        form = next((leaf for leaf in reversed(inside) if isinstance(leaf, Form)), FREE)
        found[name] = Shape(
            any(get_origin(leaf) is tuple for leaf in inside),
            next((t for t in inside if isinstance(t, type) and issubclass(t, Part)), None),
            next((m for m in inside if isinstance(m, Mark)), None),
            form,
            int in inside or float in inside,
            int in inside and float not in inside,
            WRITTEN in inside,
            next((info.title for info in said if info.title), ""),
            next((tuple(info.examples) for info in said if info.examples), form.examples),
        )
    return found


def marked(part: Part) -> Iterator[tuple[Location, Mark, str]]:
    """Yield location, mark and value of every marked text in ``part``, at any depth."""
    for name, shape in shapes(type(part)).items():
        value = getattr(part, name) if shape.mark or shape.part else None
        if value is None:
            continue
        for index, item in enumerate(value if shape.many else (value,)):
            at: Location = (name, index) if shape.many else (name,)
            if shape.mark:
                yield at, shape.mark, item
            elif isinstance(item, Part):
                yield from (((*at, *inner), mark, text) for inner, mark, text in marked(item))


def marked_fields(
    model: type[Part], fields: Mapping[Any, Any], above: Location = ()
) -> Iterator[tuple[Location, Mark, Any]]:
    """Yield location, mark and value of every marked value in fields that ``model`` may refuse.

    In the place of an id that is anything at all, for what a name may mean the model does not
    know; prose that is no text is left out, as is one value in the place of a list.
    """
    for name, shape in shapes(model).items():
        value = fields.get(name)
        for index, item in enumerate(value if isinstance(value, list) else (value,)):
            at: Location = (*above, name, *((index,) if isinstance(value, list) else ()))
            if shape.part and isinstance(item, dict):
                yield from marked_fields(shape.part, item, at)
            elif shape.mark and name in fields and _stands(model, name, value, item):
                yield at, shape.mark, item


def _stands(model: type[Part], name: str, value: Any, item: Any) -> bool:
    """Say whether ``item`` is there to be looked at, and not refused as a whole."""
    shape = shapes(model)[name]
    if isinstance(shape.mark, Markdown):
        return isinstance(item, str)
    if shape.many != isinstance(value, list):
        # Text in the place of a list may still be an id, but not a list in that of a text.
        return shape.many and isinstance(item, str) and bool(re.fullmatch(ID_PATTERN, item))
    return item is not None or shape.many or model.model_fields[name].is_required()


def model_at(model: type[Part], location: Location) -> type[Part] | None:
    """Return the model of the part at ``location``, or None where there is no part."""
    found: type[Part] | None = model
    for step in location:
        if isinstance(step, str) and found:
            shape = shapes(found).get(step)
            found = shape.part if shape else None
    return found


def list_of(part: type[Part], model: type[Part]) -> str:
    """Return the first field of ``model``, at any depth, that holds a list of such parts, or ""."""
    for name, shape in shapes(model).items():
        if shape.part is part and shape.many:
            return name
        if shape.part and (found := list_of(part, shape.part)):
            return found
    return ""


def shape_at(model: type[Part], location: Location) -> Shape:
    """Return what the field at ``location`` holds; of a field that is not there, nothing."""
    names = [step for step in location if isinstance(step, str)]
    owner = model_at(model, tuple(names[:-1])) if names else None
    return shapes(owner).get(names[-1], Shape()) if owner else Shape()


def names_another(model: type[Part], location: Location) -> bool:
    """Say whether a record or a term is to be named at ``location``."""
    return isinstance(shape_at(model, location).mark, Reference | Term)


def begun(model: type[Part], *, described: bool = False) -> list[str]:
    """Return with which fields a part begins: what it must have, and one of what is ``Either``.

    That is the first, or the one that is ``described`` and names no other record. Of a part that
    must have nothing, it is the first field.
    """
    either = (rule for rule in model.rules if isinstance(rule, Either))
    chosen = {
        rule.second if described and names_another(model, (rule.first,)) else rule.first
        for rule in either
    }
    fields = model.model_fields
    needed = [name for name, field in fields.items() if field.is_required() or name in chosen]
    return needed or [*fields][:1]


def _leaves(annotation: Any) -> Iterator[Any]:
    yield annotation
    for inner in get_args(annotation):
        yield from _leaves(inner)
