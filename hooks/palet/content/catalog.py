"""The catalog: every record in its place, linked to the others both ways."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING, Generic, TypeGuard, TypeVar, cast
from uuid import UUID, uuid5

from palet.language.nearest import FIELDS, nearest
from palet.model.field import Mark, Markdown, Reference
from palet.model.kind import KINDS, Kind, kind_of
from palet.model.record import Record
from palet.model.section import SECTIONS
from palet.model.shape import marked
from palet.model.site import Site
from palet.model.theme import Theme
from palet.model.vocabulary import Vocabulary, VocabularyTerm
from palet.problem import ContentError, Problem, shorten

from .copied import copied
from .link import link_problems
from .load import Content, Item, load, problem_at
from .markdown import record_links
from .misplaced import misplaced
from .platform import site_problems
from .reference import reference_problems, term_problems

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from palet.reading.document import Location
    from palet.skin import Skin

# Where the names of records that feeds and calendars use come from; it never changes.
NAMESPACE = UUID("ab9c7ce4-7b1f-4a89-a1a8-5f387bc098ec")

_ICON = "Zoek een naam op https://pictogrammers.com/library/mdi/ en zet er material/ voor."

# The model of a record; an entry that holds one of a kind is an entry that holds a record.
R = TypeVar("R", bound=Record)
R_co = TypeVar("R_co", bound=Record, covariant=True)

# The kind and the id of a record.
Key = tuple[str, str]
# For a record and a kind, the entries found so far, in order.
_Found = dict[tuple[Key, str], dict["Entry[Record]", None]]


class Links(dict[str, tuple["Entry[Record]", ...]]):
    """Entries by kind; a kind without any gives an empty tuple."""

    def __missing__(self, kind: str) -> tuple[Entry[Record], ...]:
        """Return the entries of a kind that has none."""
        return ()


@dataclass(frozen=True, eq=False)
class Entry(Generic[R_co]):
    """A record in the catalog, with the others around it by kind.

    ``links`` are the records that its fields name, ``backlinks`` those whose
    fields name it; ``mentions`` are those that its text mentions or whose text
    mentions it.
    """

    kind: Kind
    id: str
    path: Path
    record: R_co
    links: Mapping[str, tuple[Entry[Record], ...]] = field(repr=False)
    backlinks: Mapping[str, tuple[Entry[Record], ...]] = field(repr=False)
    mentions: Mapping[str, tuple[Entry[Record], ...]] = field(repr=False)

    @property
    def address(self) -> str | None:
        """The address of the page from the root of the site, such as ``gebieden/breda-noord/``."""
        return self.kind.page(self.id)

    @property
    def uuid(self) -> UUID:
        """What names the record for good, wherever the site moves and however it is renamed.

        Readers of feeds and calendars know it by this. It follows from the record's first id,
        which is the first of ``former_ids`` if there are any.
        """
        return uuid5(NAMESPACE, f"{self.kind.name}/{next(iter(self.record.former_ids), self.id)}")

    def near(self, kind: str) -> Sequence[Entry[Record]]:
        """Return the records of ``kind`` that this one names or that name it, each once."""
        found = *self.links[kind], *self.backlinks[kind], *self.mentions[kind]
        return tuple(dict.fromkeys(found))


def holds(entry: Entry[Record], model: type[R]) -> TypeGuard[Entry[R]]:
    """Say whether the record of an entry is of the kind of ``model``."""
    return isinstance(entry.record, model)


@dataclass(frozen=True)
class Catalog:
    """All entries by kind and id, and the terms by vocabulary and id.

    Complete and closed: every id that a record names is in it.
    """

    entries: Mapping[str, Mapping[str, Entry[Record]]]
    vocabularies: Mapping[str, Mapping[str, VocabularyTerm]]

    def __getitem__(self, kind: str) -> Mapping[str, Entry[Record]]:
        """Return the entries of ``kind`` by id."""
        return self.entries[kind]

    def all(self, kind: str) -> Sequence[Entry[Record]]:
        """Return the entries of ``kind`` in the order of their ids."""
        return tuple(self.entries[kind].values())

    def of(self, model: type[R]) -> Sequence[Entry[R]]:
        """Return the entries of the kind with this model in the order of their ids."""
        return cast("Sequence[Entry[R]]", self.all(kind_of(model).name))

    @property
    def site(self) -> Site:
        """The record of the site itself."""
        return self.of(Site)[0].record

    def page_title(self, page: str) -> str:
        """Return the title of a section, or of a page written by hand."""
        words = self.site.words.get(page)
        return words.title if words else self["page"][page].record.title

    def term(self, vocabulary: str, term: str) -> VocabularyTerm:
        """Return one term of a vocabulary."""
        return self.vocabularies[vocabulary][term]


def open_catalog(folder: Path, skin: Skin | None = None) -> Catalog:
    """Read, check and link the content in ``folder``.

    Raises:
        ContentError: with every problem of every file.

    """
    content = load(folder)
    problems = check(content, skin)
    if problems:
        raise ContentError(problems)
    return link(content.items)


def check(content: Content, skin: Skin | None = None) -> list[Problem]:
    """Return all problems: of the files by themselves, and of what they name, sorted.

    What names something of the ``skin``, such as an icon, is looked up there if it is given.
    """
    problems = [
        *content.problems,
        *_doubles(content.items),
        *copied(content.items),
        *reference_problems(content),
        *term_problems(content),
        *site_problems(content, skin.maps if skin else None),
        *link_problems(content),
    ]
    for item in content.items:
        problems += _self_references(item)
    if skin:
        problems += _icon_problems(content.items, skin.icons)
        problems += misplaced(content, skin.maps)
    return sorted(set(problems))


def link(items: Sequence[Item]) -> Catalog:
    """Return the catalog of records that name only each other."""
    links: dict[Key, Links] = defaultdict(Links)
    backlinks: dict[Key, Links] = defaultdict(Links)
    mentions: dict[Key, Links] = defaultdict(Links)
    entries: dict[str, dict[str, Entry[Record]]] = {kind: {} for kind in KINDS}
    for item in items:
        key = item.kind.name, item.id
        entries[item.kind.name][item.id] = Entry(
            item.kind, item.id, item.path, item.record,
            *(MappingProxyType(ends[key]) for ends in (links, backlinks, mentions)),
        )  # fmt: skip
    # Dictionaries keep each entry once and in order, and cost no more as they grow.
    out: _Found = defaultdict(dict)
    into: _Found = defaultdict(dict)
    near: _Found = defaultdict(dict)
    for item in items:
        here = item.kind.name, item.id
        for mark, there in _targets(item.record):
            mentioned = isinstance(mark, Markdown)
            (near if mentioned else out)[here, there[0]][entries[there[0]][there[1]]] = None
            (near if mentioned else into)[there, here[0]][entries[here[0]][here[1]]] = None
    for found, ends in ((out, links), (into, backlinks), (near, mentions)):
        for (key, kind), others in found.items():
            ends[key][kind] = tuple(others)
    return Catalog(entries, _vocabularies(items))


def _targets(record: Record) -> Iterator[tuple[Mark, Key]]:
    for _, mark, text in marked(record):
        keys = [(mark.kind, text)] if isinstance(mark, Reference) else []
        if isinstance(mark, Markdown):
            keys = record_links(text)
        for kind, name in keys:
            # A link to a page may lead to one that is not a record.
            if kind != "page" or name not in SECTIONS:
                yield mark, (kind, name)


def _self_references(item: Item) -> Iterator[Problem]:
    """Yield a problem for each field in which a record names itself."""
    for location, mark, text in marked(item.record):
        if isinstance(mark, Reference) and (mark.kind, text) == (item.kind.name, item.id):
            message = "dit record verwijst naar zichzelf."
            yield problem_at(item.path, location, message, "Haal deze verwijzing weg.")


def _vocabularies(items: Sequence[Item]) -> dict[str, dict[str, VocabularyTerm]]:
    return {
        item.id: {term.id: term for term in item.record.terms}
        for item in items
        if isinstance(item.record, Vocabulary)
    }


def _doubles(items: Sequence[Item]) -> Iterator[Problem]:
    """Yield a problem for each address that two records, old or new, both claim."""
    owners: dict[tuple[str, str], Item] = {}
    claims: list[tuple[Item, str, Location]] = [(item, item.id, ()) for item in items]
    claims += [
        (item, old, ("former_ids", index))
        for item in items
        for index, old in enumerate(item.record.former_ids)
        # A record may be called again what it was called before.
        if old != item.id
    ]
    for item, name, location in claims:
        key = item.kind.address or item.kind.folder, name
        if key in owners:
            message = f"'{name}' is al in gebruik door {owners[key].path}."
            yield problem_at(item.path, location, message, "Kies een andere naam.")
        owners.setdefault(key, item)


def _icon_problems(items: Sequence[Item], icons: Path) -> Iterator[Problem]:
    for item in items:
        name = item.record.icon if isinstance(item.record, Theme) else None
        if name and not (icons / f"{name}.svg").is_file():
            known = (path.stem for path in (icons / name.split("/")[0]).glob("*.svg"))
            near = nearest(name.partition("/")[2], known, FIELDS)
            hint = f"Bedoelde u '{name.split('/')[0]}/{near[0]}'?" if len(near) == 1 else _ICON
            message = f"pictogram '{shorten(name)}' bestaat niet."
            yield problem_at(item.path, ("icon",), message, hint)
