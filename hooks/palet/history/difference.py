"""What is different between two versions of a record, in plain words."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from palet.language import dutch
from palet.model import part
from palet.model.field import Part
from palet.model.fieldname import name_of
from palet.model.shape import Shape, shapes

from .gist import GIST, Gist, called, in_words
from .likeness import pair_up, tidy, without

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from palet.content.catalog import Catalog
    from palet.model.kind import Kind

    from .likeness import Fields

# If one of these changes, the gist of a part says too little.
_IDENTITY = ("what", "url", "scheme", "description", "action_line", "label")

# The longest list that is shown whole.
_FEW = 8

# Marks the note on the date of the last check.
CHECKED = Shape()


@dataclass(frozen=True)
class Note:
    """One thing that changed: a phrase of plain text, and what it is about before and after.

    ``before`` and ``after`` are values of ``shape``, or lists of its items; None for nothing.
    If ``said``, there is no more to say than the phrase does.
    """

    phrase: str
    shape: Shape
    before: Any = None
    after: Any = None
    said: bool = False


def notes(
    kind: Kind, before: Mapping[str, Any], after: Mapping[str, Any], catalog: Catalog
) -> list[Note]:
    """Return what is different in ``after``; that the record was checked comes last.

    The fields are those of a file, valid or not; what ``catalog`` does not know is
    called by its id. There are no notes if only the writing differs.
    """
    old, new = tidy(dict(before)), tidy(dict(after))
    once, now = old.pop("reviewed", None), new.pop("reviewed", None)
    found = list(Teller(Gist(catalog)).fields(kind.model, old, new))
    if once != now:
        day = in_words(now)
        phrase = f"nagekeken op {day}" if day else f"{name_of(kind.model, 'reviewed')} aangepast"
        found.append(Note(phrase, CHECKED, once, now, said=True))
    return found


def phrases(found: Sequence[Note]) -> tuple[str, ...]:
    """Return what notes say; that the record was checked only if nothing else changed."""
    others = [note.phrase for note in found if note.shape is not CHECKED]
    return tuple(others or [note.phrase for note in found])


@dataclass(frozen=True)
class Teller:
    """Says what changed; ``where`` is the end of a phrase: ' in Breda Noord', or nothing."""

    gist: Gist

    def fields(
        self, model: type[Part], old: Fields, new: Fields, where: str = "", said: Sequence[str] = ()
    ) -> Iterator[Note]:
        """Yield the notes for all fields of a part but those ``said`` already."""
        known = shapes(model)
        for name in dict.fromkeys((*known, *old, *new)):
            before, after = old.get(name), new.get(name)
            if before == after or name in said:
                continue
            shape = known.get(name, Shape())
            word = name_of(model, name)
            lists = all(item is None or isinstance(item, list) for item in (before, after))
            if shape.many and lists:
                tell = self._items if shape.part else self._values
                found = tell(shape, word, before or [], after or [], where)
            elif shape.part and isinstance(before, dict) and isinstance(after, dict):
                found = self._part(shape, word, before, after, where)
            else:
                found = self._value(shape, word, before, after, where)
            yield from found

    def _value(
        self, shape: Shape, word: str, before: Any, after: Any, where: str
    ) -> Iterator[Note]:
        word = word.rpartition(", ")[2]
        old, new = self.gist.short(shape, before), self.gist.short(shape, after)
        text = new if before is None else old if after is None else old != new and old and new
        if before is None:
            phrase = f"{word} toegevoegd{where}{f': {new}' if new else ''}"
        elif after is None:
            phrase = f"{word} weggehaald{where}{f': {old}' if old else ''}"
        else:
            phrase = f"{word}{where}: {old} → {new}" if text else f"{word} aangepast{where}"
        yield Note(phrase, shape, before, after, said=bool(text) and not shape.part)

    def _part(
        self, shape: Shape, word: str, before: Fields, after: Fields, where: str
    ) -> Iterator[Note]:
        model = shape.part or Part
        old, new = self.gist.of(model, before), self.gist.of(model, after)
        first: list[Note] = []
        said: tuple[str, ...] = ()
        if old and new and old != new:
            first = [Note(f"{word}{where}: {old} → {new}", shape, before, after, said=True)]
            said = GIST[model]
        found = [*first, *self.fields(model, before, after, f" bij {word}{where}", said)]
        if model is part.Figure:
            # Of a figure everything counts, and it is told once.
            told = (replace(note, said=True) for note in found[1:])
            found = [Note(found[0].phrase, shape, before, after), *told]
        yield from found

    def _values(
        self, shape: Shape, word: str, before: list[Any], after: list[Any], where: str
    ) -> Iterator[Note]:
        gone, come = without(before, after), without(after, before)
        if not (gone or come):
            yield _reordered(shape, word, where)
        elif ", " in word:
            yield from _count(shape, word, "toegevoegd", where, after=come)
            yield from _count(shape, word, "weggehaald", where, before=gone)
        else:
            signed = [("+", item) for item in come] + [("\N{MINUS SIGN}", item) for item in gone]
            texts = [(sign, self.gist.short(shape, item)) for sign, item in signed]
            said = len(texts) <= _FEW and all(text for _, text in texts)
            listed = ", ".join(f"{sign} {text}" for sign, text in texts) if said else ""
            phrase = f"{word}{where}: {listed}" if said else f"{word} aangepast{where}"
            yield Note(phrase, shape, gone, come, said)

    def _items(
        self, shape: Shape, word: str, before: list[Any], after: list[Any], where: str
    ) -> Iterator[Note]:
        model = shape.part or Part
        pairs, gone, come = pair_up(model, before, after)
        if not (pairs or gone or come):
            yield _reordered(shape, word, where)
        vague = []
        for old, new in pairs:
            if model is part.Implementation:
                yield from self._implementation(shape, old, new, before, after)
            elif "id" in model.model_fields:
                name = called(new)
                yield from self.fields(model, old, new, f" bij {name}{where}" if name else where)
            elif phrase := self._replaced(model, word, old, new, where):
                yield Note(phrase, shape, [old], [new])
            else:
                vague.append((old, new))
        yield from _count(shape, word, "aangepast", where, *map(list, zip(*vague, strict=True)))
        if model is part.Implementation:
            also = "nu in" if gone and len(gone) == len(before) else "nu ook in"
            yield from self._places(shape, also, after, come=come)
            yield from self._places(shape, "niet meer vermeld in", before, gone=gone)
        elif model is part.Correction:
            yield from (Note(_correction(item), shape, [], [item], said=True) for item in come)
            yield from _count(shape, word, "weggehaald", where, before=gone)
        else:
            yield from _count(shape, word, "toegevoegd", where, after=come)
            yield from _count(shape, word, "weggehaald", where, before=gone)

    def _implementation(
        self, shape: Shape, old: Fields, new: Fields, before: list[Any], after: list[Any]
    ) -> Iterator[Note]:
        """Yield what changed at a place, or of one that is elsewhere now."""
        place = self.gist.place(new, after)
        said: tuple[str, ...] = ()
        if old.get("area") != new.get("area"):
            once = self.gist.place(old, before)
            yield Note(f"verplaatst van {once} naar {place}", shape, [old], [new], said=True)
            said = ("area", "place")
        yield from self.fields(part.Implementation, old, new, f" in {place}" if place else "", said)

    def _replaced(
        self, model: type[Part], word: str, old: Fields, new: Fields, where: str
    ) -> str | None:
        """Return the phrase for a part of which little more than the gist changed."""
        was, now = self.gist.of(model, old), self.gist.of(model, new)
        same = all(old.get(name) == new.get(name) for name in _IDENTITY)
        if was and now and was != now and same:
            return f"{word.partition(', ')[0]}{where}: {was} → {now}"
        return None

    def _places(
        self, shape: Shape, words: str, around: Sequence[Any],
        gone: Sequence[Any] = (), come: Sequence[Any] = (),
    ) -> Iterator[Note]:  # fmt: skip
        items = (*gone, *come)
        if items:
            places = [self.gist.place(item, around) or "een plek zonder naam" for item in items]
            yield Note(f"{words} {dutch.listing(places)}", shape, gone, come)


def _count(
    shape: Shape,
    word: str,
    verb: str,
    where: str,
    before: list[Any] | None = None,
    after: list[Any] | None = None,
) -> Iterator[Note]:
    one, _, more = word.partition(", ")
    items = after or before or []
    if len(items) == 1:
        name = called(items[0])
        phrase = f"{one} {verb}{where}{f': {name}' if name else ''}"
        yield Note(phrase, shape, before, after)
    elif items:
        yield Note(f"{dutch.plural(len(items), one, more)} {verb}{where}", shape, before, after)


def _reordered(shape: Shape, word: str, where: str) -> Note:
    return Note(f"volgorde van {word.rpartition(', ')[2]} aangepast{where}", shape, said=True)


def _correction(item: Any) -> str:
    date, text = (in_words(item.get(n)) if isinstance(item, dict) else "" for n in ("date", "text"))
    return f"correctie{f' van {date}' if date else ''}{f': {text}' if text else ' toegevoegd'}"
