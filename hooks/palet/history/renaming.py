"""What changes in records only because another record got a new name."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from palet.model.field import Markdown, Reference
from palet.model.shape import shapes

if TYPE_CHECKING:
    from collections.abc import Mapping

    from palet.model.field import Part
    from palet.model.kind import Kind

    from .likeness import Fields

# By kind and old id: the new id.
Renames = dict[tuple[str, str], str]

_LINK = re.compile(r"(?<=\]\()(?P<kind>[a-z-]{1,20}):(?P<id>[a-z0-9-]{1,200})(?=[)\s#])")


def links(text: str) -> list[tuple[str, str]]:
    """Return kind and id of the links to records in Markdown, as far as they are plain ones."""
    return [(match["kind"], match["id"]) for match in _LINK.finditer(text)]


def followed(kind: Kind, fields: Mapping[str, Any], renames: Renames) -> Fields:
    """Return the fields of a record that calls the renamed records by their new ids."""
    return _part(kind.model, fields, renames) if renames else dict(fields)


def _part(model: type[Part], fields: Mapping[str, Any], renames: Renames) -> Fields:
    known = shapes(model)
    found = dict(fields)
    for name in known.keys() & fields.keys():
        shape, value = known[name], fields[name]
        many = isinstance(value, list)
        new = [_value(shape.part, shape.mark, v, renames) for v in (value if many else [value])]
        found[name] = new if many else new[0]
    return found


def _value(part: type[Part] | None, mark: object, value: Any, renames: Renames) -> Any:
    if part and isinstance(value, dict):
        return _part(part, value, renames)
    if not isinstance(value, str):
        return value
    if isinstance(mark, Reference):
        return renames.get((mark.kind, value), value)
    if isinstance(mark, Markdown):
        return _LINK.sub(
            lambda m: f"{m['kind']}:{renames.get((m['kind'], m['id']), m['id'])}", value
        )
    return value
