"""What a change did to each record."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any, Self

from palet.content.catalog import Catalog, Entry, Links
from palet.language import dutch
from palet.language.escaped import code, plain
from palet.model.form import ID_PATTERN
from palet.model.kind import KINDS, Kind, kind_at
from palet.model.shape import Shape
from palet.model.vocabulary import Vocabulary

from .difference import Note, notes, phrases
from .renaming import followed

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Mapping, Sequence

    from palet.content.load import Item
    from palet.model.record import Record
    from palet.reading.document import Document

    from .renaming import Renames

    Fields = Mapping[str, Any]

_UNREADABLE = "dit bestand is niet te lezen"


@dataclass(frozen=True)
class Revision:
    """What happened to one file of a record: its fields before and after.

    None means that there was no file; there are no fields if it could not be read.
    ``former`` is the place of the file that this one goes on from under a new name, and
    ``notes`` say what changed. ``sort`` is "added", "changed", "removed", "renamed", "following"
    if nothing but the id of a renamed record changed, or "rewritten" if only the writing did.
    """

    path: str
    kind: Kind
    before: Fields | None
    after: Fields | None
    sort: str
    former: str = ""
    notes: Sequence[Note] = field(default=(), repr=False)

    @classmethod
    def between(
        cls, path: str, kind: Kind, before: Fields | None, after: Fields | None, **more: Any
    ) -> Self:
        """Return what became of a file, of which nothing is compared yet."""
        sort = "added" if before is None else "removed" if after is None else "changed"
        return cls(path, kind, before, after, sort, **more)

    @property
    def id(self) -> str:
        """The id of the record."""
        return PurePosixPath(self.path).stem

    @property
    def address(self) -> str | None:
        """The address of its page, if it has one."""
        return self.kind.page(self.id)

    @property
    def title(self) -> str:
        """The name of the record, or else its id."""
        title = (self.after or self.before or {}).get("title")
        return (" ".join(title.split()) if isinstance(title, str) else "") or self.id

    @property
    def words(self) -> tuple[str, ...]:
        """A phrase of plain text for each thing that changed."""
        return phrases(self.notes)

    @property
    def former_places(self) -> list[str]:
        """The places that its file had by its own account, under former names."""
        place, names = PurePosixPath(self.path), (self.after or {}).get("former_ids")
        items = names if isinstance(names, list) else []
        return [(place.parent / f"{name}{place.suffix}").as_posix() for name in items]

    @property
    def order(self) -> tuple[int, tuple[str, str], str]:
        """Its place among others: by kind and name."""
        return list(KINDS).index(self.kind.name), dutch.sort_key(self.title), self.path


@dataclass(frozen=True)
class Names:
    """Knows what records and terms are called, in either version.

    ``site_url`` is where the pages come, and ``folder`` what the repository calls the content.
    """

    catalog: Catalog
    site_url: str
    folder: str

    @classmethod
    def of(cls, known: Iterable[Item], site_url: str, folder: str) -> Names:
        """Return the names of records of which later ones take the place of earlier ones."""
        entries: dict[str, dict[str, Entry[Record]]] = {kind: {} for kind in KINDS}
        for item in known:
            none = Links()
            entries[item.kind.name][item.id] = Entry(
                item.kind, item.id, item.path, item.record, none, none, none
            )
        vocabularies = {
            name: {term.id: term for term in entry.record.terms}
            for name, entry in entries["vocabulary"].items()
            if isinstance(entry.record, Vocabulary)
        }
        return cls(Catalog(entries, vocabularies), site_url, folder)

    def place(self, path: str) -> str:
        """Return the place of a file in the repository, as code."""
        return code(f"{self.folder}/{path}")

    def head(self, revision: Revision, *, linked: bool = True) -> str:
        """Return the name and the kind of a record, with a link to the page that it will have."""
        name = plain(revision.title)
        if linked and revision.address:
            name = f"[{name}]({self.site_url}{revision.address})"
        return f"**{name}** ({revision.kind.dutch})"


def fields_of(kind: Kind, document: Document) -> Fields:
    """Return all that a record of ``kind`` says, its text included."""
    body = {"body": document.body.strip()} if kind.suffix == ".md" else {}
    return {**document.fields, **body}


def kind_of_record(path: str) -> Kind | None:
    """Return the kind of the record that a file at ``path`` holds, if it can hold one."""
    place = PurePosixPath(path)
    kind = kind_at(place)
    return kind if kind and re.fullmatch(ID_PATTERN, place.stem) else None


def revisions(
    before: Mapping[str, Fields | None], after: Mapping[str, Fields | None], names: Names
) -> list[Revision]:
    """Return what became of the files of records, by kind and name.

    Given are the fields of the files that are not the same, by place; None if not readable.
    """
    found: dict[str, Revision] = {}
    for path in {**before, **after}:
        if kind := kind_of_record(path):
            old, new = (of[path] or {} if path in of else None for of in (before, after))
            found[path] = Revision.between(path, kind, old, new)
    gone = {path: revision for path, revision in found.items() if revision.sort == "removed"}
    formers = {
        path: former
        for path, revision in found.items()
        if revision.sort == "added"
        and (former := next((place for place in revision.former_places if place in gone), None))
    }
    pairs = [*formers.items(), *_twins(found.values(), {*formers, *formers.values()})]
    new_ids = {(found[old].kind.name, found[old].id): found[new].id for new, old in pairs}
    told: list[Revision] = []
    for path, revision in found.items():
        if former := formers.get(path):
            told.append(_renamed(revision, former, gone.pop(former, None), names.catalog, new_ids))
        elif path not in before:
            told.append(revision)
        elif path in after and None in (before[path], after[path]):
            phrase = _UNREADABLE if after[path] is None else "is nu wel te lezen"
            told.append(replace(revision, notes=[Note(phrase, Shape(), said=True)]))
        elif path in after:
            told.append(_compared(revision, names.catalog, new_ids))
    return sorted([*told, *gone.values()], key=lambda revision: revision.order)


def _renamed(
    new: Revision, former: str, old: Revision | None, catalog: Catalog, new_ids: Renames
) -> Revision:
    told = {name: (new.after or {}).get(name) for name in ("former_ids", "reviewed")}
    fields = (old.before if old else None) or {}
    compared = _compared(replace(new, before={**fields, **told}), catalog, new_ids)
    return replace(compared, sort="renamed", former=former)


def _compared(revision: Revision, catalog: Catalog, new_ids: Renames) -> Revision:
    before, after = revision.before or {}, revision.after or {}
    old = followed(revision.kind, before, new_ids)
    found = notes(revision.kind, old, after, catalog)
    sort = "changed" if found else "following" if old != before else "rewritten"
    return replace(revision, before=old, sort=sort, notes=found)


def _twins(found: Iterable[Revision], known: Container[str]) -> Iterator[tuple[str, str]]:
    """Yield the places of new files and of removed ones with the same name, but those ``known``."""
    others = [revision for revision in found if revision.path not in known]
    titles = {
        (revision.kind.name, str(revision.before.get("title"))): revision.path
        for revision in others
        if revision.sort == "removed" and revision.before
    }
    for revision in others:
        if revision.sort == "added":
            key = revision.kind.name, str((revision.after or {}).get("title"))
            if key in titles:
                yield revision.path, titles[key]
