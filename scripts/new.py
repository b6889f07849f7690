"""Writes the beginning of a new record: all that it must have, with "VUL IN" for what is not known.

On a terminal it asks for what the options leave open.
"""

from __future__ import annotations

import ending

ending.listen(__name__)

import datetime
import json
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from named import RefusalError, find_kind, refuse_id, told
from palet.content.load import Content, load
from palet.content.names import Names, of_records
from palet.editing.layout import canonical
from palet.language.dates import ZONE
from palet.language.dutch import slug
from palet.model.field import Part, Reference, Term
from palet.model.form import NO_ID
from palet.model.kind import KINDS, Kind
from palet.model.part import Implementation
from palet.model.shape import Shape, begun, shapes
from palet.model.terms import EvidenceLevel, FigureKind, Status
from palet.model.vocabulary import Vocabulary
from palet.reading.astext import TO_FILL_IN
from usage import Parser

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator, Mapping, Sequence

# The terms that say least.
_TERMS = {
    "statuses": Status.UNKNOWN,
    "evidence-levels": EvidenceLevel.NOT_ASSESSED,
    "figure-kinds": FigureKind.CONTEXT,
}
# The kind of the records that a field names; its option is called after it.
_CHOICES = {"themes": "theme", "areas": "area", "sources": "source"}


def main(arguments: Sequence[str] | None = None) -> int:
    """Write a record; return 0 when it is there, 1 when it was refused."""
    options = _options(arguments)
    try:
        return told(lambda: _begin(options))
    except EOFError:
        print("\nGestopt. Er is niets gemaakt.", file=sys.stderr)
        return 1


def _begin(options: argparse.Namespace) -> None:
    """Write the record that is asked for.

    Raises:
        RefusalError: it cannot be made.

    """
    kind = find_kind(options.kind)
    content = load(options.content)
    path = options.content / kind.folder / f"{options.id}{kind.suffix}"
    refuse_id(options.id, kind, content, options.content)
    given = _given(kind, content, options, asks=sys.stdin.isatty() and not options.yes)
    text = starter(kind, path, given, content)
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("x", encoding="utf-8", newline="\n") as file:
        file.write(text)
    print(path)
    print(f"Vul alles in waar '{TO_FILL_IN}' of '{NO_ID}' staat, en haal die woorden zelf weg.")
    print(f"Draai daarna: scripts/check {path}")


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = Parser(
        "new", f"Begint een record. Waar {TO_FILL_IN} staat, schrijft u zelf nog iets.",
        "scripts/new bron rapport-buurthuis-2026",
    )  # fmt: skip
    kinds = ", ".join(kind.dutch for kind in KINDS.values())
    parser.add_argument("kind", metavar="SOORT", help=f"De soort: {kinds}.")
    parser.add_argument(
        "id", metavar="NAAM",
        help="De naam van het bestand: kleine letters, cijfers en streepjes. Dit wordt het adres.",
    )  # fmt: skip
    parser.add_argument("--title", metavar="TITEL", help="De titel.")
    for field, name in _CHOICES.items():
        dutch = KINDS[name].dutch
        parser.add_argument(
            f"--{name}", action="append", dest=field, metavar=dutch.upper(),
            help=f"De titel of naam van een {dutch}. Mag vaker.",
        )  # fmt: skip
    parser.add_content()
    parser.add_argument("--yes", action="store_true", help="Stelt geen vragen.")
    return parser.parse_args(arguments)


def _given(
    kind: Kind, content: Content, options: argparse.Namespace, *, asks: bool
) -> dict[str, list[str]]:
    """Return what is known of the record by the names of its fields, asking for it if that can be.

    Raises:
        RefusalError: the options name what does not exist, or what such a record does not have.

    """
    given = {"title": [options.title] if options.title else []}
    if asks and not options.title:
        given["title"] = [answer] if (answer := input("Titel: ").strip()) else []
    for field, name in _CHOICES.items():
        wanted = getattr(options, field)
        has = field in kind.model.model_fields or (field == "areas" and _has_places(kind))
        if wanted and not has:
            plural = KINDS[name].plural
            raise RefusalError(f"Een {kind.dutch} heeft geen {plural}: laat --{name} weg.")
        known = of_records(name, content)
        if wanted:
            leave = f"Laat --{name} weg"
            given[field] = [_choice(word, known, name, leave) for word in wanted]
        elif has and asks:
            given[field] = _ask(known, name)
    return {field: values for field, values in given.items() if values}


def _has_places(kind: Kind) -> bool:
    return any(shape.part is Implementation for shape in shapes(kind.model).values())


def _ask(known: Names, name: str) -> list[str]:
    """Ask which of the records ``known`` are meant, until the answer is clear."""
    plural = KINDS[name].plural
    # Nobody reads a list of hundreds.
    numbered = known.ids if len(known) <= 40 else []
    for number, id_ in enumerate(numbered, 1):
        print(f"{number:4}  {known.title(id_)}")
    how = "nummers of namen" if numbered else "namen"
    while True:
        answer = input(f"Welke {plural}? Geef {how}, met komma's ertussen (leeg: later): ")
        words = [word.strip() for word in answer.split(",") if word.strip()]
        try:
            ids = [_choice(word, known, name, "Laat dit nu leeg", numbered) for word in words]
            return list(dict.fromkeys(ids))
        except RefusalError as refusal:
            print(refusal)


def _choice(word: str, known: Names, name: str, leave: str, numbered: Sequence[str] = ()) -> str:
    """Return the id of the record that ``word`` means: its id, its title or its number.

    ``leave`` says how to do without one.

    Raises:
        RefusalError: there is none.

    """
    if word.isdecimal() and 1 <= int(word) <= len(numbered):
        return numbered[int(word) - 1]
    titles = {known.title(id_).casefold(): id_ for id_ in known.ids}
    if word in known.ids or word.casefold() in titles:
        return word if word in known.ids else titles[word.casefold()]
    dutch = KINDS[name].dutch
    if not (hint := known.hint(word)):
        place = ", en beschrijf de plek bij 'place'" if name == "area" else ""
        hint = (
            f"{leave}{place}, of maak eerst een {dutch}: scripts/new {dutch} {slug(word) or 'NAAM'}"
        )
    raise RefusalError(f"{dutch.capitalize()} '{word}' bestaat niet. {hint}")


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


if __name__ == "__main__":
    ending.run(main)
