"""What changed in the records from day to day, told from the edits of their files."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from palet.language import dutch
from palet.model.form import ID_PATTERN
from palet.model.kind import KINDS, Kind, kind_at
from palet.model.part import Implementation
from palet.model.source import Source
from palet.model.terms import OVER, MilestoneStatus
from palet.reading.document import MAX_BYTES, DocumentError, parse

from .difference import compare
from .likeness import pair_up, tidy

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterable, Iterator, Sequence

    from palet.content.catalog import Catalog

    from .commits import Edit
    from .likeness import Fields

__all__ = ["Change", "changes", "compare"]

_ORDER = {name: place for place, name in enumerate(KINDS)}


@dataclass(frozen=True)
class Change:
    """What one day did to one record.

    ``title`` is the record's name after it, or the last one that it had; ``sort`` is
    "nieuw", "gewijzigd", "gestopt", "verwijderd" or, if nothing but the date of the check
    changed, "nagekeken". ``words`` are phrases of plain text, one for each thing that
    changed; what is new or removed has none.
    """

    date: datetime.date
    kind: Kind
    id: str
    title: str
    sort: str
    words: tuple[str, ...] = ()


@dataclass(frozen=True)
class _Step:
    """An edit of a record: what could be read of it before and after, None if not there."""

    date: datetime.date
    kind: Kind
    id: str
    before: Fields | None
    after: Fields | None

    @property
    def title(self) -> str:
        title = (self.after or self.before or {}).get("title")
        return (" ".join(title.split()) if isinstance(title, str) else "") or self.id

    def change(self, sort: str, words: tuple[str, ...] = ()) -> Change:
        return Change(self.date, self.kind, self.id, self.title, sort, words)


def changes(edits: Iterable[Edit], catalog: Catalog) -> list[Change]:
    """Return what the edits did to the records that have a page of their own, newest first.

    Of the versions of a file, those that cannot be read are passed over.
    """
    found: list[Change] = []
    known: dict[str, Fields] = {}
    by_day = sorted(edits, key=lambda edit: (edit.date, edit.path))
    for _, day in groupby(by_day, lambda edit: edit.date):
        steps = [step for edit in day if (step := _step(edit, known, catalog))]
        found += _tell(steps, catalog)
    return sorted(found, key=_newest_first)


def _newest_first(change: Change) -> tuple[int, int, tuple[str, str], str]:
    day = -change.date.toordinal()
    return day, _ORDER[change.kind.name], dutch.sort_key(change.title), change.id


def _step(edit: Edit, known: dict[str, Fields], catalog: Catalog) -> _Step | None:
    """Return what an edit did to a record, if anything.

    ``known`` holds the last version of each file that could be read, and is kept so.
    """
    path = Path(edit.path)
    kind = kind_at(path)
    # Only of kinds with a page of their own there is something to tell.
    told = kind and kind.address and kind.model is not Source
    if not (kind and told) or not re.fullmatch(ID_PATTERN, path.stem):
        return None
    before = known.pop(edit.path, None)
    entry = catalog[kind.name].get(path.stem)
    if entry and before is None and edit.before is None:
        # All there is to tell of a new record is in the catalog; reading it takes longer.
        fields = {"title": entry.record.title, "former_ids": list(entry.record.former_ids)}
        return _Step(edit.date, kind, path.stem, None, fields)
    if before is None:
        before = _read(kind, path, edit.before)
    after = _read(kind, path, edit.after)
    unreadable = edit.after is not None and after is None
    last = before if unreadable else after
    if last is not None:
        known[edit.path] = last
    if unreadable or (before is None and after is None):
        return None
    return _Step(edit.date, kind, path.stem, before, after)


def _read(kind: Kind, path: Path, text: str | None) -> Fields | None:
    """Return the fields that a text holds, or None if they cannot be read."""
    if text is None or len(text) > MAX_BYTES:
        return None
    try:
        document = parse(path, text)
    except DocumentError:
        return None
    return {**document.fields, "body": document.body} if kind.suffix == ".md" else document.fields


def _tell(steps: Sequence[_Step], catalog: Catalog) -> Iterator[Change]:
    """Yield the changes of one day."""
    gone = {(step.kind.address, step.id): step for step in steps if step.after is None}
    for step in steps:
        if step.after is None:
            continue
        if step.before is not None:
            if words := compare(step.kind, step.before, step.after, catalog):
                yield step.change(_sort(step.kind, step.before, step.after), words)
        elif old := _taken_over(step.kind, step.after, gone):
            yield step.change("gewijzigd", _renaming(old, step, catalog))
        else:
            yield step.change("nieuw")
    for step in gone.values():
        yield step.change("verwijderd")


def _taken_over(
    kind: Kind, fields: Fields, gone: dict[tuple[str | None, str], _Step]
) -> _Step | None:
    """Take the records that go on under a new id out of ``gone``, and return the first."""
    names = fields.get("former_ids")
    keys = [(kind.address, str(name)) for name in names] if isinstance(names, list) else []
    found = [gone.pop(key) for key in keys if key in gone]
    return found[0] if found else None


def _renaming(old: _Step, new: _Step, catalog: Catalog) -> tuple[str, ...]:
    before, after = old.before or {}, new.after or {}
    told = {name: after.get(name) for name in ("title", "former_ids", "reviewed")}
    first = f"heet nu {new.title}" if new.title != old.title else "heeft een nieuw adres"
    return first, *compare(new.kind, {**before, **told}, after, catalog)


def _sort(kind: Kind, before: Fields, after: Fields) -> str:
    if _stops(kind, before, after):
        return "gestopt"
    only_checked = tidy({**before, "reviewed": None}) == tidy({**after, "reviewed": None})
    return "nagekeken" if only_checked else "gewijzigd"


def _stops(kind: Kind, before: Fields, after: Fields) -> bool:
    """Say whether something came to an end, somewhere."""
    if kind.name == "milestone":
        return after.get("status") == MilestoneStatus.CANCELLED != before.get("status")
    if kind.name != "intervention":
        return False
    lists = [tidy(fields.get("implementations")) for fields in (before, after)]
    old, new = (items if isinstance(items, list) else [] for items in lists)
    pairs, _, _ = pair_up(Implementation, old, new)
    return any(now.get("status") in OVER and was.get("status") not in OVER for was, now in pairs)
