"""What a change did to each record."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any

from palet.content.catalog import Catalog, Entry, Links
from palet.language import dutch
from palet.language.escaped import code, plain
from palet.model.form import ID_PATTERN
from palet.model.kind import KINDS, Kind, kind_at
from palet.model.shape import Shape
from palet.model.vocabulary import Vocabulary

from .difference import Note, notes
from .renaming import followed

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from palet.content.load import Item
    from palet.model.record import Record

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


def revision_place(path: str) -> Kind | None:
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
    gone = {path: before[path] for path in before if path not in after}
    come = [path for path in after if path not in before]
    formers = {path: former for path in come if (former := _former(path, after[path], gone))}
    twins = _twins({p: after[p] for p in come if p not in formers}, gone, [*formers.values()])
    new_ids = {
        (kind.name, _id(old)): _id(new)
        for new, old in (*formers.items(), *twins.items())
        if (kind := revision_place(new))
    }
    found: list[Revision] = []
    for path in after:
        kind = revision_place(path)
        if kind is None:
            continue
        new = after[path] or {}
        if path in before:
            found.append(_compared(path, kind, before[path], after[path], names.catalog, new_ids))
        elif former := formers.get(path):
            told = {name: new.get(name) for name in ("former_ids", "reviewed")}
            old = {**(gone.pop(former, None) or {}), **told}
            revised = _revised(path, kind, old, new, names.catalog, new_ids)
            found.append(replace(revised, sort="renamed", former=former))
        else:
            found.append(Revision(path, kind, None, new, "added"))
    for path, fields in gone.items():
        if kind := revision_place(path):
            found.append(Revision(path, kind, fields or {}, None, "removed"))
    order = list(KINDS)
    return sorted(found, key=lambda r: (order.index(r.kind.name), dutch.sort_key(r.title), r.path))


def _compared(
    path: str, kind: Kind, before: Fields | None, after: Fields | None, catalog: Catalog,
    new_ids: Renames,
) -> Revision:  # fmt: skip
    if before is not None and after is not None:
        return _revised(path, kind, before, after, catalog, new_ids)
    phrase = _UNREADABLE if after is None else "is nu wel te lezen"
    notes = [Note(phrase, Shape(), said=True)]
    return Revision(path, kind, before or {}, after or {}, "changed", notes=notes)


def _revised(
    path: str, kind: Kind, before: Fields, after: Fields, catalog: Catalog, new_ids: Renames
) -> Revision:
    old = followed(kind, before, new_ids)
    found = notes(kind, old, after, catalog)
    sort = "changed" if found else "following" if old != before else "rewritten"
    return Revision(path, kind, old, after, sort, notes=found)


def _former(path: str, fields: Fields | None, gone: Mapping[str, Fields | None]) -> str | None:
    """Return the place of a removed file that a new one names as its former self."""
    kind = revision_place(path)
    names = texts((fields or {}).get("former_ids")) if kind else []
    places = (
        (PurePosixPath(path).parent / f"{name}{PurePosixPath(path).suffix}").as_posix()
        for name in names
    )
    return next((place for place in places if place in gone), None)


def _twins(
    come: Mapping[str, Fields | None], gone: Mapping[str, Fields | None], taken: Sequence[str]
) -> dict[str, str]:
    """Return the places of removed files by those of new ones with the same name."""
    titles = {
        (PurePosixPath(path).parent, str(fields.get("title"))): path
        for path, fields in gone.items()
        if fields and path not in taken
    }
    keys = (
        (path, (PurePosixPath(path).parent, str((come[path] or {}).get("title")))) for path in come
    )
    return {path: titles[key] for path, key in keys if key in titles}


def _id(path: str) -> str:
    return PurePosixPath(path).stem


def texts(value: Any) -> list[str]:
    """Return the plain values of a list in a file, whatever else stands in it."""
    items = value if isinstance(value, list) else []
    return [str(item) for item in items if isinstance(item, str | int) and str(item)]
