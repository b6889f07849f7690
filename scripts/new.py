"""Writes the beginning of a new record: all that it must have, with "VUL IN" for what is not known.

SOORT is the kind of record, in Dutch or English (interventie, intervention), and NAAM the name of
its file, which becomes its address. On a terminal it asks for what the options leave open.
"""

from __future__ import annotations

import argparse
import datetime
import json
import os
import re
import subprocess
import sys
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any, NoReturn

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "hooks"), str(ROOT / "scripts")]

import ending  # noqa: E402 - the path comes first

ending.listen(__name__)

from check import relative  # noqa: E402 - what takes a while to load
from palet.astext import TO_FILL_IN  # noqa: E402
from palet.canonical import canonical  # noqa: E402
from palet.content import NO_ID, Content, load  # noqa: E402
from palet.dates import ZONE  # noqa: E402
from palet.dutch import slug  # noqa: E402
from palet.field import ID_PATTERN, Part, Reference, Term  # noqa: E402
from palet.kind import KINDS, Kind  # noqa: E402
from palet.names import Names, of_records  # noqa: E402
from palet.nearest import FIELDS, nearest  # noqa: E402
from palet.part import Implementation, Period  # noqa: E402
from palet.programme import BudgetLine  # noqa: E402
from palet.shape import shapes  # noqa: E402
from palet.vocabulary import Vocabulary  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

# What must not be left open by its form alone, though it is not known yet.
_EXAMPLES: Mapping[str, Any] = {
    "id": NO_ID, "value": 0, "total": 0, "amount": 0, "number": 1, "date": 1900, "start": 1900,
    "lat": 52.1, "lon": 5.3, "gm_code": "GM0000", "colour": "#5c5c5c", "colour_dark": "#b8b8b8",
    "icon": "material/help",
}  # fmt: skip
# The terms that say least.
_TERMS = {"statuses": "onbekend", "evidence-levels": "niet-beoordeeld", "figure-kinds": "context"}
# Fields that a part can do without, but not without all of them.
_EITHER: Mapping[type[Part], str] = {Implementation: "place", BudgetLine: "label", Period: "start"}
# The kind of the records that a field names; its option is called after it.
_CHOICES = {"themes": "theme", "areas": "area", "sources": "source"}


_USAGE = """\
Zo maakt u een record: scripts/new SOORT NAAM [--title TITEL] [--theme THEMA] [--area GEBIED]
                                   [--source BRON] [--yes]
Bijvoorbeeld: scripts/new bron rapport-buurthuis-2026
SOORT is een van: {kinds}.
NAAM is de naam van het bestand: kleine letters, cijfers en streepjes."""

# What argparse says that editors meet, and the same in Dutch.
_SAID = {
    r"the following arguments are required: (.+)": "Wat nog ontbreekt: {}.",
    r"unrecognized arguments: (.+)": "Dit hoort er niet bij: {}.",
    r"argument (\S+): expected one argument": "Achter {} ontbreekt een waarde.",
}


class _Parser(argparse.ArgumentParser):
    """Says in Dutch how the command is used."""

    def format_help(self) -> str:
        kinds = ", ".join(kind.dutch for kind in KINDS.values())
        return f"{_USAGE.format(kinds=kinds)}\n"

    def error(self, message: str) -> NoReturn:
        found = ((re.fullmatch(english, message), dutch) for english, dutch in _SAID.items())
        said = next((dutch.format(match[1]) for match, dutch in found if match), message)
        self.exit(2, f"{said}\n\n{self.format_help()}")


class RefusalError(Exception):
    """What was asked for cannot be made; the text says why, in Dutch."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Write a record; return 0 when it is there, 1 when it was refused."""
    options = _options(arguments)
    try:
        kind = find_kind(options.kind)
        content = load(options.content)
        path = options.content / kind.folder / f"{options.id}{kind.suffix}"
        refuse_id(options.id, kind, content, options.content)
        asks = sys.stdin.isatty() and not options.yes
        given = _given(kind, content, options, asks=asks)
        text = starter(kind, path, given, content)
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except RefusalError as refusal:
        print(refusal, file=sys.stderr)
        return 1
    except EOFError:
        print("\nGestopt. Er is niets gemaakt.", file=sys.stderr)
        return 1
    print(path)
    print(f"Vul alles in waar '{TO_FILL_IN}' of '{NO_ID}' staat, en haal die woorden zelf weg.")
    print(f"Draai daarna: scripts/check {path}")
    return 0


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = _Parser(prog="scripts/new")
    parser.add_argument("kind", metavar="SOORT")
    parser.add_argument("id", metavar="NAAM")
    parser.add_argument("--title", metavar="TITEL")
    for field, name in _CHOICES.items():
        parser.add_argument(f"--{name}", action="append", dest=field, metavar="X")
    parser.add_argument("--content", type=Path, default=relative(ROOT / "content"), metavar="DIR")
    parser.add_argument("--yes", action="store_true")
    options = parser.parse_args(arguments)
    if not options.content.is_dir():
        parser.error(f"De map {options.content} bestaat niet.")
    return options


def find_kind(name: str) -> Kind:
    """Return the kind that is called ``name``, in Dutch or English, one or many.

    Raises:
        RefusalError: there is none.

    """
    known: dict[str, Kind] = {}
    for kind in KINDS.values():
        for word in (kind.name, kind.dutch, kind.plural, PurePosixPath(kind.folder).name):
            known.setdefault(word, kind)
    # Last, because several kinds share an address, and one of them has the name of it.
    known = {kind.address: kind for kind in KINDS.values() if kind.address} | known
    if name.lower() not in known:
        kinds = ", ".join(kind.dutch for kind in KINDS.values())
        meant = {known[word].dutch for word in nearest(name, known, FIELDS)}
        hint = f"Bedoelde u '{meant.pop()}'?" if len(meant) == 1 else f"Kies uit: {kinds}."
        raise RefusalError(f"Een record van de soort '{name}' bestaat niet. {hint}")
    return known[name.lower()]


def refuse_id(name: str, kind: Kind, content: Content, folder: Path) -> None:
    """Refuse an id that is of the wrong form, or that an address has or ever had.

    Raises:
        RefusalError: it is.

    """
    if not re.fullmatch(ID_PATTERN, name):
        better = f" Bedoelde u '{slug(name)}'?" if slug(name) else ""
        raise RefusalError(
            f"De naam '{name}' mag alleen kleine letters, cijfers en streepjes hebben.{better}"
        )
    # Kinds that share an address share their ids.
    place = kind.address or kind.folder
    kinds = [other for other in KINDS.values() if (other.address or other.folder) == place]
    another = "Kies een andere naam: een adres houdt altijd dezelfde betekenis."
    for other in kinds:
        if name in content.ids[other.name]:
            raise RefusalError(f"De naam '{name}' is al van een {other.dutch}. Kies een andere.")
    for item in content.items:
        if item.kind in kinds and name in item.record.former_ids:
            raise RefusalError(f"'{name}' is een oude naam van {item.path}. {another}")
    if name in _removed(folder, [other.folder for other in kinds]):
        raise RefusalError(f"'{name}' heeft bestaan en is weggehaald. {another}")


def _removed(content: Path, folders: Sequence[str]) -> set[str]:
    """Return the ids of the records in ``folders`` that were ever removed, as far as Git knows."""
    command = ["git", "-C", str(content), "log", "--diff-filter=D", "--no-renames", "--relative",
               "--name-only", "--format=", "--", *folders]  # fmt: skip
    try:
        done = subprocess.run(command, check=False, capture_output=True, text=True)  # noqa: S603
    except OSError:
        return set()
    return {PurePosixPath(line).stem for line in done.stdout.splitlines()}


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
    for name, field in model.model_fields.items():
        shape = shapes(model)[name]
        needed = field.is_required() or (_EITHER.get(model) == name and "area" not in given)
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
        blank = _blank(name, field.description or name, shape.mark, terms)
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


def _blank(name: str, explanation: str, mark: object, terms: Mapping[str, Sequence[str]]) -> str:
    """Return what to write for a field that is not known, with a comment if that is no sentence."""
    if isinstance(mark, Reference):
        return NO_ID
    if isinstance(mark, Term):
        known = terms.get(mark.vocabulary, ())
        term = _TERMS.get(mark.vocabulary, "")
        value = term if term in known else next(iter(known), NO_ID)
        return f"{value}  # {TO_FILL_IN}: kies uit {', '.join(known)}."
    if name == "reviewed":
        return f"{datetime.datetime.now(ZONE):%Y-%m-%d}"
    if name in _EXAMPLES:
        return f"{json.dumps(_EXAMPLES[name])}  # {TO_FILL_IN}: {explanation}"
    return json.dumps(f"{TO_FILL_IN}: {explanation}", ensure_ascii=False)


if __name__ == "__main__":
    ending.run(main)
