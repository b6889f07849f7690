"""Reads and checks the content folder: files become records, or problems."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from palet.language.dates import today
from palet.language.mailbox import MAILBOXES
from palet.language.signs import spoilt
from palet.model.kind import KINDS, Kind, kind_meant
from palet.model.plausible import repeated
from palet.model.refusals import explain
from palet.model.section import SECTIONS
from palet.model.site import Site
from palet.model.source import Source
from palet.model.vocabulary import Vocabulary
from palet.problem import Problem, shorten
from palet.processes import share_out, together
from palet.reading.astext import TO_FILL_IN, text_problems, unfilled
from palet.reading.document import DocumentError, Location, parse, read_text
from palet.reading.place import find, locate

from .dropped import cut_above, cut_off, glued, otherwise
from .folder import survey
from .privacy import found_in, personal_problems
from .quantity import advice, unsourced

if TYPE_CHECKING:
    import datetime
    from collections.abc import Collection, Iterator, Mapping, Sequence
    from pathlib import Path

    from palet.language.personal import Personal
    from palet.model.record import Record


# What scripts/new writes for an id that is not known; there is no such record, so no check passes.


# Of a file that says more twice, the first say enough.
_MOST_REPEATED = 50


@dataclass(frozen=True)
class Item:
    """A record that its model accepts, and the file it came from."""

    kind: Kind
    id: str
    path: Path
    record: Record


@dataclass(frozen=True)
class Content:
    """All that a content folder holds.

    ``items`` are the records that are valid by themselves, in the order of
    kind and id; ``ids`` are those of all records by kind, so that a record
    with a mistake is not also said to be missing; ``refused`` are the fields of
    the records that their model refuses; ``pictures`` are the files of the pictures;
    ``problems`` is what is wrong with the files by themselves.
    """

    folder: Path
    items: Sequence[Item]
    ids: Mapping[str, Collection[str]]
    refused: Sequence[tuple[Kind, Path, Mapping[str, Any]]]
    pictures: Sequence[Path]
    problems: Sequence[Problem]


def problem_at(
    path: Path, location: Location, message: str, hint: str = "", words: str = ""
) -> Problem:
    """Return a problem at ``location`` in the file ``path``, at ``words`` in it if given."""
    line, column = locate(path, location)
    if words:
        line, column = find(path, words, line) or (line, column)
    field = ".".join(shorten(str(step)) for step in location)
    return Problem(str(path), line, column, field, message, hint)


def load(folder: Path, day: datetime.date | None = None) -> Content:
    """Read all files under ``folder``, as they are on a ``day``: today if none is given."""
    context = {"today": day or today()}
    found = survey(folder)
    items: list[Item] = []
    refused: list[tuple[Kind, Path, Mapping[str, Any]]] = []
    problems: list[Problem] = list(found.problems)
    readings = together(share_out(_read_all, found.files))
    for (kind, path), reading in zip(found.files, readings, strict=True):
        item = _validate(kind, path, reading, context)
        problems += (*reading.as_text, *_bare_numbers(kind, path, reading))
        if isinstance(item, Item):
            items.append(item)
        else:
            problems += item
            refused.append((kind, path, reading.fields))
    mailboxes = _mailboxes(items)
    for (_, path), reading in zip(found.files, readings, strict=True):
        problems += personal_problems(
            path, reading.text, reading.personal, reading.fields, mailboxes
        )
    ids: dict[str, set[str]] = {name: set() for name in KINDS}
    for kind, name in (*((kind, path.stem) for kind, path in found.files), *found.misnamed):
        ids[kind.name].add(name)
    # A link to a page may also lead to one that is made of records, if there is one.
    site = site_of(items)
    ids["page"] |= (site.words if site else SECTIONS).keys()
    return Content(folder, items, ids, refused, found.pictures, problems)


def site_of(items: Sequence[Item]) -> Site | None:
    """Return the record of the site, if there is one without mistakes."""
    return next((item.record for item in items if isinstance(item.record, Site)), None)


@dataclass(frozen=True)
class _Reading:
    """What a file holds: its fields, or why it has none; and what is wrong with its texts.

    ``as_text`` is what is wrong with the file before YAML is read in it.
    """

    fields: dict[str, Any]
    problems: Sequence[Problem] = ()
    bare: Sequence[tuple[Location, str]] = ()
    as_text: Sequence[Problem] = ()
    text: str = ""
    personal: Sequence[Personal] = ()


def _read_all(files: Sequence[tuple[Kind, Path]]) -> list[_Reading]:
    return [_read(kind, path) for kind, path in files]


def _read(kind: Kind, path: Path) -> _Reading:
    try:
        text = read_text(path)
    except DocumentError as error:
        return _Reading({}, error.problems)
    as_text = text_problems(path, text)
    try:
        document = parse(path, text)
    except DocumentError as error:
        # What YAML stumbles over is not what an editor has to mend.
        cut = cut_above(path, text, error.problems[0].line)
        return _Reading({}, as_text or ([cut] if cut else error.problems))
    as_text += (*unfilled(path, text), *cut_off(document, kind.model, text))
    as_text += (*glued(document, kind.model, text), *otherwise(document, kind.model, text))
    fields = document.fields
    if kind.suffix == ".md" and "body" in fields:
        message = "de tekst hoort niet bij de velden."
        return _Reading(
            {}, [problem_at(path, (), message, "Zet hem onder de tweede '---'.", "body")]
        )
    if kind.suffix == ".md":
        fields = {**fields, "body": document.body.strip()}
    # A source's own title may name any number.
    bare = () if kind.model is Source else list(unsourced(fields))
    for location, words in islice(repeated(fields), _MOST_REPEATED):
        message = f"'{words}' staat er twee keer." if words else "dit staat er twee keer."
        as_text.append(problem_at(path, location, message, "Haal er een weg."))
    personal = found_in(text)
    return _Reading(fields, (), bare, as_text, text if personal else "", personal)


def _validate(
    kind: Kind, path: Path, reading: _Reading, context: Mapping[str, datetime.date]
) -> Item | Sequence[Problem]:
    if reading.problems:
        return reading.problems
    if other := kind_meant(kind, reading.fields):
        message = f"dit lijkt een {other.dutch}, en dit is de map van {kind.plural}."
        return [Problem(str(path), 1, 1, "", message, f"Zet het in content/{other.folder}.")]
    try:
        return Item(
            kind, path.stem, path, kind.model.model_validate(reading.fields, context=dict(context))
        )
    except ValidationError as error:
        explained = explain(kind.model, error.errors(include_url=False))
        found = [problem_at(path, *words) for words in explained if not _is_told(reading, words[0])]
        lines = read_text(path).split("\n") if reading.as_text else []
        # What still has to be filled in is told at its first place.
        return [p for p in found if TO_FILL_IN not in "".join(lines[p.line - 1 : p.line])]


def _is_told(reading: _Reading, location: Location) -> bool:
    """Say whether what is wrong with a field follows from what is wrong with the file as text."""
    if not reading.as_text:
        return False
    value: Any = reading.fields
    for step in location:
        inside = isinstance(value, list) and isinstance(step, int) and step < len(value)
        value = value[step] if inside or (isinstance(value, dict) and step in value) else None
    name = ".".join(map(str, location))
    written = f"{name}\n{value}" if isinstance(value, str) else name
    return any(name == problem.field for problem in reading.as_text) or any(spoilt(written))


def _bare_numbers(kind: Kind, path: Path, reading: _Reading) -> Iterator[Problem]:
    for location, words in reading.bare:
        message = f"het getal in '{' '.join(words.split())}' heeft geen bron."
        hint = advice(kind.model, reading.fields, location)
        yield problem_at(path, location, message, hint, words.split("\n")[0])


def _mailboxes(items: Sequence[Item]) -> set[str]:
    """Return the mailboxes that editors know to be of an organisation."""
    lists = (i.record for i in items if i.id == MAILBOXES and isinstance(i.record, Vocabulary))
    return {term.id for found in lists for term in found.terms}
