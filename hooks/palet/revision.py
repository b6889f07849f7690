"""What a change did to each record, and how that reads in Markdown."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any

from . import dutch
from .catalog import Catalog, Entry, Links
from .comment import code, cut, items, plain
from .difference import compare
from .field import ID_PATTERN
from .kind import KINDS, Kind
from .passage import Passage, passages
from .vocabulary import Vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from .content import Item

    Fields = Mapping[str, Any]

# So many lines and characters one record may take.
_LINES = 20
_PHRASE = 300
_SUMMARY = 600

_KINDS = {(kind.folder, kind.suffix): kind for kind in KINDS.values()}
_STATUSES = {"intervention": "statuses", "milestone": "milestone-statuses"}
_UNREADABLE = "dit bestand is niet te lezen"


@dataclass(frozen=True)
class Revision:
    """What happened to one file of a record: its fields before and after.

    None means that there was no file; there are no fields if it could not be read.
    ``former`` is the place of the file that this one goes on from under a new name, and
    ``words`` are phrases of plain text. ``sort`` is "added", "changed", "removed", "renamed"
    or, if nothing changed but the writing, "rewritten".
    """

    path: str
    kind: Kind
    before: Fields | None
    after: Fields | None
    sort: str
    former: str = ""
    words: Sequence[str] = ()
    passages: Sequence[Passage] = field(default=(), repr=False)

    @property
    def id(self) -> str:
        """The id of the record."""
        return PurePosixPath(self.path).stem

    @property
    def address(self) -> str | None:
        """The address of its page, if it has one."""
        return f"{self.kind.address}/{self.id}/" if self.kind.address else None

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
        entries: dict[str, dict[str, Entry]] = {kind: {} for kind in KINDS}
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

    def titles(self, kind: str, ids: Iterable[str]) -> list[str]:
        """Return what records are called; one that is not known by its id."""
        known = self.catalog[kind]
        return [str(known[name].title) if name in known else name for name in dict.fromkeys(ids)]

    def labels(self, vocabulary: str, ids: Iterable[str]) -> list[str]:
        """Return what terms are called, to be read on; one that is not known by its id."""
        known = self.catalog.vocabularies.get(vocabulary, {})
        found = [known[name].label if name in known else name for name in dict.fromkeys(ids)]
        return [label[:1].lower() + label[1:] for label in found]

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
    kind = _KINDS.get((place.parent.as_posix(), place.suffix))
    return kind if kind and re.fullmatch(ID_PATTERN, place.stem) else None


def revisions(
    before: Mapping[str, Fields | None], after: Mapping[str, Fields | None], names: Names
) -> list[Revision]:
    """Return what became of the files of records, by kind and name.

    Given are the fields of the files that are not the same, by place; None if not readable.
    """
    gone = {path: before[path] for path in before if path not in after}
    found: list[Revision] = []
    for path in after:
        kind = revision_place(path)
        if kind is None:
            continue
        new = after[path] or {}
        if path in before:
            found.append(_compared(path, kind, before[path], after[path], names.catalog))
        elif former := _former(kind, new, gone):
            told = {name: new.get(name) for name in ("former_ids", "reviewed")}
            old = {**(gone.pop(former) or {}), **told}
            found.append(_revised(path, kind, old, new, names.catalog, former))
        else:
            found.append(Revision(path, kind, None, new, "added"))
    for path, fields in gone.items():
        if kind := revision_place(path):
            found.append(Revision(path, kind, fields or {}, None, "removed"))
    order = list(KINDS)
    return sorted(found, key=lambda r: (order.index(r.kind.name), dutch.sort_key(r.title), r.path))


def _compared(
    path: str, kind: Kind, before: Fields | None, after: Fields | None, catalog: Catalog
) -> Revision:
    if after is None:
        return Revision(path, kind, before or {}, {}, "changed", words=[_UNREADABLE])
    if before is None:
        return Revision(path, kind, {}, after, "changed", words=["is nu wel te lezen"])
    return _revised(path, kind, before, after, catalog)


def _revised(
    path: str, kind: Kind, before: Fields, after: Fields, catalog: Catalog, former: str = ""
) -> Revision:
    words = compare(kind, before, after, catalog)
    sort = "renamed" if former else "changed" if words else "rewritten"
    inside = list(passages(kind, before, after, catalog)) if words else []
    return Revision(path, kind, before, after, sort, former, words, inside)


def _former(kind: Kind, fields: Fields, gone: Mapping[str, Fields | None]) -> str | None:
    """Return the place of a removed file that a new one names as its former self."""
    places = (f"{kind.folder}/{name}{kind.suffix}" for name in texts(fields.get("former_ids")))
    return next((place for place in places if place in gone), None)


def card(revision: Revision, names: Names) -> str:
    """Return a new record in short."""
    fields = revision.after or {}
    lines = [names.head(revision)]
    if fields.get("summary"):
        lines.append(f"> {plain(cut(' '.join(str(fields['summary']).split()), _SUMMARY))}")
    if said := list(_facts(revision.kind, fields, names)):
        lines.append(" · ".join(said))
    lines.append(names.place(revision.path))
    return "\n\n".join(lines)


def _facts(kind: Kind, fields: Fields, names: Names) -> Iterator[str]:
    places = [item for item in _list(fields.get("implementations")) if isinstance(item, dict)]
    evidence = fields.get("evidence")
    level = evidence.get("level") if isinstance(evidence, dict) else None
    status = texts([fields.get("status"), *(place.get("status") for place in places)])
    areas = texts([*_list(fields.get("areas")), *(place.get("area") for place in places)])
    facts = {
        "Thema's": names.titles("theme", texts(fields.get("themes"))),
        "Gebieden": names.titles("area", areas),
        "Status": names.labels(_STATUSES.get(kind.name, ""), status),
        "Onderbouwing": names.labels("evidence-levels", texts([level])),
        "Datum": texts([fields.get("date")]),
    }
    for word, found in facts.items():
        if found:
            yield f"{word}: {plain(cut(dutch.few(found, 8), _PHRASE))}"
    if sources := texts(fields.get("sources")):
        yield dutch.plural(len(sources), "bron", "bronnen")


def changed(revision: Revision, names: Names) -> str:
    """Return what changed in a record: a line for each thing, with sentences of long texts."""
    inside: dict[str, list[Passage | None]] = defaultdict(list)
    for passage in revision.passages:
        inside[passage.phrase].append(passage)
    lines = []
    for phrase in revision.words:
        lines += [_line(phrase, passage) for passage in inside.pop(phrase, [None])]
    lines += [_line(p.phrase, p) for more in inside.values() for p in more if p]
    return f"{names.head(revision)}\n\n" + "\n".join(items(lines, _LINES))


def _line(phrase: str, passage: Passage | None) -> str:
    text = plain(cut(phrase, _PHRASE))
    if passage is None:
        return text
    old, new = passage.before, passage.after
    words = ("was", "nu") if old and new else ("weg", "erbij")
    quoted = [f"  > {w}: {plain(t)}" for w, t in zip(words, (old, new), strict=True) if t]
    # A line of quotation would go on in the next one.
    return "\n\n".join([text, *quoted[:1]]) + "".join(f"\n  >\n{line}" for line in quoted[1:])


def texts(value: Any) -> list[str]:
    """Return the plain values of a list in a file, whatever else stands in it."""
    return [str(item) for item in _list(value) if isinstance(item, str | int) and str(item)]


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []
