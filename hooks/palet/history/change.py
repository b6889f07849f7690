"""What changed in the records from day to day, told from the edits of their files."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from palet.model.part import Implementation
from palet.model.shape import Shape
from palet.model.source import Source
from palet.model.terms import OVER, MilestoneStatus
from palet.reading.document import MAX_BYTES, DocumentError, parse

from .difference import CHECKED, Note, notes
from .likeness import pair_up, tidy
from .revision import Revision, fields_of, kind_of_record

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterable, Iterator, Sequence

    from palet.content.catalog import Catalog
    from palet.model.kind import Kind

    from .commits import Edit
    from .revision import Fields


@dataclass(frozen=True, kw_only=True)
class Change(Revision):
    """What one day did to one record.

    Its ``sort`` can also be "stopped", or "checked" if nothing but the date of the check
    changed. What goes on under a new id is "changed".
    """

    date: datetime.date


def newest_first(change: Change) -> tuple[int, object]:
    """Return by what changes are put in order."""
    return -change.date.toordinal(), change.order


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
    return sorted(found, key=newest_first)


def _step(edit: Edit, known: dict[str, Fields], catalog: Catalog) -> Change | None:
    """Return what could be read of a record before and after an edit, if there is any to tell of.

    ``known`` holds the last version of each file that could be read, and is kept so.
    """
    kind = kind_of_record(edit.path)
    # Only of kinds with a page of their own there is something to tell.
    if not kind or not kind.address or kind.model is Source:
        return None
    before = known.pop(edit.path, None)
    entry = catalog[kind.name].get(Path(edit.path).stem)
    if entry and before is None and edit.before is None:
        # All there is to tell of a new record is in the catalog; reading it takes longer.
        fields = {"title": entry.record.title, "former_ids": list(entry.record.former_ids)}
        return Change.between(edit.path, kind, None, fields, date=edit.date)
    if before is None:
        before = _read(kind, edit.path, edit.before)
    after = _read(kind, edit.path, edit.after)
    unreadable = edit.after is not None and after is None
    last = before if unreadable else after
    if last is not None:
        known[edit.path] = last
    if unreadable or (before is None and after is None):
        return None
    return Change.between(edit.path, kind, before, after, date=edit.date)


def _read(kind: Kind, path: str, text: str | None) -> Fields | None:
    """Return the fields that a text holds, or None if they cannot be read."""
    if text is None or len(text) > MAX_BYTES:
        return None
    try:
        return fields_of(kind, parse(Path(path), text))
    except DocumentError:
        return None


def _tell(steps: Sequence[Change], catalog: Catalog) -> Iterator[Change]:
    """Yield the changes of one day."""
    gone = {step.path: step for step in steps if step.sort == "removed"}
    for step in steps:
        if step.before is not None and step.after is not None:
            if found := notes(step.kind, step.before, step.after, catalog):
                yield replace(step, sort=_sort(step, found), notes=found)
        elif step.after is not None:
            formers = [gone.pop(place) for place in step.former_places if place in gone]
            yield _renamed(formers[0], step, catalog) if formers else step
    yield from gone.values()


def _renamed(old: Change, new: Change, catalog: Catalog) -> Change:
    """Return how ``old`` goes on as ``new``, under another id."""
    before, after = old.before or {}, new.after or {}
    told = {name: after.get(name) for name in ("title", "former_ids", "reviewed")}
    first = f"heet nu {new.title}" if new.title != old.title else "heeft een nieuw adres"
    found = notes(new.kind, {**before, **told}, after, catalog)
    return replace(new, sort="changed", notes=[Note(first, Shape(), said=True), *found])


def _sort(step: Change, found: Sequence[Note]) -> str:
    if _stops(step.kind, step.before or {}, step.after or {}):
        return "stopped"
    return "checked" if all(note.shape is CHECKED for note in found) else "changed"


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
