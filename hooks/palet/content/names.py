"""What records and terms are called, to say which one an editor means by a name that is no id."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from palet.language.dutch import listing
from palet.language.nearest import NAMES, SIDES, TERMS, Measure, nearest, plain
from palet.model.area import Area
from palet.model.kind import KINDS
from palet.model.knowledge import Knowledge
from palet.model.source import Source
from palet.model.theme import Theme

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from palet.model.record import Record
    from palet.model.vocabulary import VocabularyTerm

    from .load import Content, Item

# From this many on, the ones that a name may mean say nothing.
_MOST = 3
_LONGEST = 300

# Kinds that are called by words, of which all that there are stand in a list.
_WORDS = {"theme", "action-line"}

_FOLDERS = {
    part
    for kind in KINDS.values()
    for part in (kind.address, kind.folder.rpartition("/")[2])
    if part
}

_QUOTES = " \"'`\u2018\u2019\u201a\u201c\u201d\u201e\u00a0,;"
_SUFFIX = re.compile(r"\.(?:ya?ml|md|html?)$", re.IGNORECASE)
# What people put around an id: the field or kind before it, the title behind it, a whole link.
_BEFORE = re.compile(r"^[-\u2013\u2022\s]*(?:[a-z_-]+\s*:(?!//)\s*)?")
_BEHIND = re.compile(r"(?<!\s)\s*\([^()]*\)$")
_LINK = re.compile(r"^\[[^\]]*\]\((?P<target>[^)]*)\)$")
_THOUSANDS = re.compile(r"(?<=\d)[ .\u00a0](?=\d{3}(?!\d))")
_SCHEME = re.compile(r"^https?://(?:www\.)?", re.IGNORECASE)


@dataclass(frozen=True)
class Named:
    """What one record or term is called: its title, and all else by which people know it."""

    id: str
    title: str
    others: tuple[str, ...] = ()
    former: tuple[str, ...] = ()


class Names:
    """The names of all records of a kind, or of all terms of a list."""

    def __init__(self, named: Iterable[Named], measure: Measure = NAMES) -> None:
        """Take what they are called, and how near a name must be to be one of theirs."""
        self._named = {one.id: one for one in named}
        self._measure = measure

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self._named)

    @property
    def ids(self) -> list[str]:
        """The ids, in their order."""
        return list(self._named)

    def title(self, id_: str) -> str:
        """Return the title of an id."""
        return self._named[id_].title

    def titled(self, id_: str) -> str:
        """Return an id with its title: 'wonen' (Wonen en woonomgeving)."""
        return f"'{id_}' ({self._named[id_].title})"

    def now(self, old: str) -> str:
        """Return the id of what had the id ``old`` before, or ""."""
        return self._former.get(old, "")

    def meant(self, typed: str) -> list[str]:
        """Return the ids of what ``typed`` may mean, if that is but a few; the surest alone."""
        readings = list(dict.fromkeys(_readings(typed)))
        for reading in readings:
            if found := self._called.get(_key(reading)):
                return _few(found)
        for reading in readings:
            near = nearest(reading, self._names, self._measure)
            if found := {id_ for name in near for id_ in self._names[name]}:
                return _few(found)
        return []

    def hint(self, typed: str) -> str:
        """Return what ``typed`` is called now or may mean, in a sentence, or ""."""
        if now := self.now(typed):
            return f"Dit heet nu {self.titled(now)}."
        # Nobody types a longer name, and looking for it would take ever longer.
        meant = self.meant(typed[:_LONGEST])
        return f"Bedoelde u {listing(map(self.titled, meant), 'of')}?" if meant else ""

    @cached_property
    def _names(self) -> Mapping[str, set[str]]:
        """Ids by name, as it is written."""
        names: dict[str, set[str]] = defaultdict(set)
        for one in self._named.values():
            # An old id still says which record is meant, but is not one to misspell.
            for name in (one.id, one.title, _BEHIND.sub("", one.title), *one.others):
                names[name].add(one.id)
        return names

    @cached_property
    def _called(self) -> Mapping[str, set[str]]:
        """Ids by name, without what may differ in writing."""
        called: dict[str, set[str]] = defaultdict(set)
        for name, ids in self._names.items():
            called[_key(name)] |= ids
        called.pop("", None)
        # What is an id itself means just that.
        return {**called, **{id_: {id_} for id_ in self._named}}

    @cached_property
    def _former(self) -> Mapping[str, str]:
        return {old: one.id for one in self._named.values() for old in one.former}


def of_records(kind: str, content: Content) -> Names:
    """Return the names of all records of one kind, those included that have a mistake."""
    items = [item for item in content.items if item.kind.name == kind]
    bare = {id_: Named(id_, id_) for id_ in sorted(content.ids[kind])}
    return Names(
        {**bare, **{item.id: _named(item) for item in items}}.values(),
        TERMS if kind in _WORDS else NAMES,
    )


def of_terms(terms: Iterable[VocabularyTerm], measure: Measure) -> Names:
    """Return the names of the terms of a list."""
    return Names((Named(term.id, term.label, term.synonyms) for term in terms), measure)


def _named(item: Item) -> Named:
    record = item.record
    whole: set[str] = set()
    if isinstance(record, Area):
        whole = {plain(record.municipality), plain(record.province)}
    own = [name for name in _others(record) if name and not _is_wider(plain(name), item.id, whole)]
    return Named(item.id, record.title, tuple(own), record.former_ids)


def _others(record: Record) -> Sequence[str | None]:
    """Return by what else people know a record."""
    match record:
        case Area():
            return record.other_names
        case Theme():
            return record.synonyms
        case Knowledge():
            return [record.url]
        case Source():
            return [record.url, record.identifier]
    return ()


def _is_wider(name: str, id_: str, whole: set[str]) -> bool:
    """Say whether a name that people search by is that of the place around, or of many places.

    Zuid is not only in Rotterdam, and Zaandam not only Zaandam-Oost.
    """
    rest = id_.removeprefix(f"{name}-")
    return name in whole or name in SIDES or (rest != id_ and rest in SIDES)


def _few(ids: Iterable[str]) -> list[str]:
    found = sorted(ids)
    return found if len(found) <= _MOST else []


def _readings(typed: str) -> Iterator[str]:
    """Yield what may be the name in what was typed, as it is first."""
    text = typed.strip(_QUOTES)
    yield text
    if link := _LINK.match(text):
        text = link["target"]
    text = _BEFORE.sub("", _BEHIND.sub("", text)).strip(_QUOTES)
    yield text
    # A file, or an address on this site.
    above, _, last = text.rstrip("/").rpartition("/")
    if _SUFFIX.search(last) or above.rpartition("/")[2] in _FOLDERS:
        yield _SUFFIX.sub("", last)


def _key(name: str) -> str:
    """Return what two writings of one name have in common; of an address that is all but https."""
    if _SCHEME.match(name):
        return _SCHEME.sub("", name).rstrip("/").lower()
    # A number must stand as it is: 1-2 is not 12, but 30 995 is 30995.
    words = plain(_THOUSANDS.sub("", name).replace("&", " en ")).split("-")
    return "-".join(words) if any(map(str.isdecimal, words)) else "".join(words)
