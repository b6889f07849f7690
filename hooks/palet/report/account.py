"""What became of one record, in Markdown for who has to judge it: nothing is left out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from palet.history.difference import CHECKED, Note, Teller
from palet.history.gist import Gist, called, in_words
from palet.history.passage import passages
from palet.language.escaped import cut, plain
from palet.model import part
from palet.model.field import Part

from .whole import Whole, within

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from palet.history.revision import Names, Revision

# So much of a phrase and of what cannot be read as it should is shown.
_PHRASE = 300
# What a card says in its own way.
_OWN_FIELDS = ("title", "summary", "reviewed")


def card(revision: Revision, names: Names) -> str:
    """Return all of a new record."""
    fields = revision.after or {}
    lines = [names.head(revision)]
    if summary := in_words(fields.get("summary")):
        lines.append(f"> {plain(cut(summary, 2 * _PHRASE))}")
    told = list(Whole(names.catalog).fields(revision.kind.model, fields, _OWN_FIELDS))
    if day := in_words(fields.get("reviewed")):
        told.append(f"- nagekeken op {plain(day)}")
    if told:
        lines.append("\n".join(told))
    return "\n\n".join([*lines, names.place(revision.path)])


def changes(revision: Revision, names: Names) -> list[str]:
    """Return what changed in a record: an item of a list for each thing, with all of it."""
    told = _Account(names).items(revision.notes)
    warning = _not_checked(revision)
    return [*told, f"- {warning}"] if warning else told


def _not_checked(revision: Revision) -> str:
    """Return that facts changed and the date of the check did not, if so."""
    dated = "reviewed" in revision.kind.model.model_fields
    if not dated or not revision.notes or not (revision.before and revision.after):
        return ""
    if any(note.shape is CHECKED for note in revision.notes):
        return ""
    day = in_words(revision.after.get("reviewed")) or "leeg"
    return f"let op: de datum van nakijken is nog steeds {plain(cut(day, _PHRASE))}"


@dataclass(frozen=True)
class _Account:
    names: Names

    def items(self, notes: Sequence[Note]) -> list[str]:
        return [self._item(note) for note in notes]

    def _item(self, note: Note) -> str:
        head = f"- {plain(cut(note.phrase, _PHRASE))}"
        return head if note.said else "\n".join([head, *self._inside(note)])

    def _inside(self, note: Note) -> Iterator[str]:
        """Yield what stands below the phrase: quotations, or items of a list."""
        sides = note.before, note.after
        if all(side is None or isinstance(side, str) for side in sides):
            found = passages(note.before or "", note.after or "")
            yield from (f"\n{passage.quoted('  ')}" for passage in found)
        elif all(isinstance(side, list | tuple | None) for side in sides):
            yield from map(
                within, self._lists(note, list(note.before or []), list(note.after or []))
            )
        else:
            yield from map(within, self._pair(note.shape.part or Part, *sides))

    def _lists(self, note: Note, gone: list[Any], come: list[Any]) -> Iterator[str]:
        whole, model = Whole(self.names.catalog), note.shape.part
        if model is None:
            for word, side in (("erbij", come), ("weg", gone)):
                if side:
                    yield from whole.field(note.shape, word, side)
        elif gone and come:
            for old, new in zip(gone, come, strict=True):
                yield from self._pair(model, old, new, name=called(new) if len(come) > 1 else "")
        elif len(items := gone or come) == 1:
            yield from whole.alone(model, items[0])
        else:
            for item in items:
                yield from whole.item(model, item)

    def _pair(self, model: type[Part], old: Any, new: Any, name: str = "") -> Iterator[str]:
        """Yield what became of one part: a figure whole, of others what differs."""
        whole = Whole(self.names.catalog)
        parts = isinstance(old, dict) and isinstance(new, dict)
        if parts and model is not part.Figure:
            where = f" bij {name}" if name else ""
            found = Teller(Gist(self.names.catalog)).fields(model, old, new, where)
            yield from self.items(list(found))
            return
        for word, side in (("was", old), ("nu", new)):
            if isinstance(side, dict):
                told = list(whole.alone(model, side))
                head = f"- {word}:" if parts else ""
                if head and len(told) == 1:
                    yield f"{head} {told[0].removeprefix('- ')}"
                else:
                    yield from [head, *map(within, told)] if head else told
            elif side is not None:
                yield f"- {word}: {plain(cut(str(side), _PHRASE))}"
