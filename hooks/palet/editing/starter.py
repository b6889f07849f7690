"""The beginning of a new record: all that it must have, with "VUL IN" for what is not known."""

from __future__ import annotations

import datetime
import json
import os
from pathlib import Path
from typing import TYPE_CHECKING

from palet.language.dates import ZONE
from palet.model.field import Part, Reference, Term
from palet.model.form import NO_ID
from palet.model.part import Implementation
from palet.model.shape import Shape, begun, shapes
from palet.model.terms import EvidenceLevel, FigureKind, Status
from palet.model.vocabulary import Vocabulary
from palet.reading.astext import TO_FILL_IN

from .layout import canonical

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from palet.content.load import Content
    from palet.model.kind import Kind

# The terms that say least.
_TERMS = {
    "statuses": Status.UNKNOWN,
    "evidence-levels": EvidenceLevel.NOT_ASSESSED,
    "figure-kinds": FigureKind.CONTEXT,
}


def starter(kind: Kind, path: Path, given: Mapping[str, Sequence[str]], content: Content) -> str:
    """Return the text of a new record with the fields ``given`` and all others it must have."""
    terms = {
        item.id: [term.id for term in item.record.terms]
        for item in content.items
        if isinstance(item.record, Vocabulary)
    }
    lines = list(_part(kind.model, given, terms))
    schema = path.resolve().parents[kind.folder.count("/") + 2] / "schemas"
    schema /= f"{kind.name}.schema.json"
    if kind.suffix == ".md":
        body = f"{TO_FILL_IN}: De tekst."
        if "sources" in kind.model.model_fields:
            source = next(iter(given.get("sources", ())), NO_ID)
            body += f" Zet achter elk feit zijn bron [bron](source:{source})."
        lines = ["---", *lines, "---", "", body]
    elif schema.is_file():
        # Where the settings in .vscode do not reach, this tells an editor which fields there are.
        where = Path(os.path.relpath(schema, path.resolve().parent)).as_posix()
        lines.insert(0, f"# yaml-language-server: $schema={where}")
    return canonical(kind, path, "\n".join([*lines, ""]))


def _part(
    model: type[Part],
    given: Mapping[str, Sequence[str]],
    terms: Mapping[str, Sequence[str]],
    pad: str = "",
) -> Iterator[str]:
    """Yield the lines of a part with the fields ``given`` and all others it must have."""
    begin = begun(model, described=True)
    for name, field in model.model_fields.items():
        shape = shapes(model)[name]
        needed = field.is_required() or (name in begin and "area" not in given)
        if name == "body" or not (name in given or needed):
            continue
        if shape.part:
            yield f"{pad}{name}:"
            for known in _parts_given(shape.part, given):
                lines = list(_part(shape.part, known, terms, f"{pad}    "))
                if shape.many:
                    lines[0] = f"{pad}  - {lines[0].lstrip()}"
                yield from lines
            continue
        blank = _blank(name, field.description or name, shape, terms)
        values = [json.dumps(value, ensure_ascii=False) for value in given.get(name, ())] or [blank]
        if shape.many:
            yield from (f"{pad}{name}:", *(f"{pad}  - {value}" for value in values))
        else:
            yield f"{pad}{name}: {values[0]}"


def _parts_given(
    model: type[Part], given: Mapping[str, Sequence[str]]
) -> list[dict[str, Sequence[str]]]:
    """Return what is known of each part of a field, from what is known of the record."""
    sources = given.get("sources", ())[:1]
    field = model.model_fields.get("source")
    known: dict[str, Sequence[str]] = {}
    if sources and field and field.is_required():
        known["source"] = sources
    if model is Implementation and "areas" in given:
        return [{**known, "area": [area]} for area in given["areas"]]
    return [known]


def _blank(name: str, explanation: str, shape: Shape, terms: Mapping[str, Sequence[str]]) -> str:
    """Return what to write for a field that is not known, with a comment if that is no sentence."""
    mark = shape.mark
    if isinstance(mark, Reference):
        return NO_ID
    if isinstance(mark, Term):
        known = terms.get(mark.vocabulary, ())
        term = _TERMS.get(mark.vocabulary, "")
        value = term if term in known else next(iter(known), NO_ID)
        return f"{value}  # {TO_FILL_IN}: kies uit {', '.join(known)}."
    if name == "reviewed":
        return f"{datetime.datetime.now(ZONE):%Y-%m-%d}"
    if shape.form.blank is not None:
        # By its form it must not be left open, though it is not known yet.
        return f"{json.dumps(shape.form.blank)}  # {TO_FILL_IN}: {explanation}"
    return json.dumps(f"{TO_FILL_IN}: {explanation}", ensure_ascii=False)
