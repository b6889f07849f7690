"""Begins a new record. On a terminal it asks for what the options leave open."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from palet.content.load import Content, load
from palet.content.names import Names, of_records
from palet.editing.starter import starter
from palet.language.dutch import slug
from palet.model.form import NO_ID
from palet.model.kind import KINDS, Kind
from palet.model.part import Implementation
from palet.model.shape import shapes
from palet.reading.astext import TO_FILL_IN

from .named import RefusalError, find_kind, refuse_id, told

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Sequence

    from .usage import Parser

# The kind of the records that a field names; its option is called after it.
_CHOICES = {"themes": "theme", "areas": "area", "sources": "source"}


def options(parser: Parser) -> None:
    """Let be given which record, and what is known of it."""
    kinds = ", ".join(kind.dutch for kind in KINDS.values() if not kind.only)
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


def run(asked: Namespace) -> int:
    """Write a record; return 0 when it is there, 1 when it was refused."""
    try:
        return told(lambda: _begin(asked))
    except EOFError:
        print("\nGestopt. Er is niets gemaakt.", file=sys.stderr)
        return 1


def _begin(asked: Namespace) -> None:
    """Write the record that is asked for.

    Raises:
        RefusalError: it cannot be made.

    """
    kind = find_kind(asked.kind)
    content = load(asked.content)
    path = asked.content / kind.file(asked.id)
    refuse_id(asked.id, kind, content, asked.content)
    given = _given(kind, content, asked, asks=sys.stdin.isatty() and not asked.yes)
    text = starter(kind, path, given, content)
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("x", encoding="utf-8", newline="\n") as file:
        file.write(text)
    print(path)
    print(f"Vul alles in waar '{TO_FILL_IN}' of '{NO_ID}' staat, en haal die woorden zelf weg.")
    print(f"Draai daarna: scripts/check {path}")


def _given(kind: Kind, content: Content, asked: Namespace, *, asks: bool) -> dict[str, list[str]]:
    """Return what is known of the record by the names of its fields, asking for it if that can be.

    Raises:
        RefusalError: the options name what does not exist, or what such a record does not have.

    """
    given = {"title": [asked.title] if asked.title else []}
    if asks and not asked.title:
        given["title"] = [answer] if (answer := input("Titel: ").strip()) else []
    for field, name in _CHOICES.items():
        wanted = getattr(asked, field)
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
