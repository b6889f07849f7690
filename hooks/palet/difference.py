"""What is different between two versions of a record, in plain words."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from . import dutch, part
from .dates import PartialDate
from .field import Markdown, Part, Reference, Term
from .fieldname import WORDS, name_of
from .likeness import pair_up, tidy, without
from .programme import BudgetLine
from .shape import Shape, shapes

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from .catalog import Catalog
    from .kind import Kind
    from .likeness import Fields

# The fields that say in short what a part is.
_GIST: dict[type[Part], tuple[str, ...]] = {
    part.Evidence: ("level",), part.Evaluation: ("verdict",), part.Link: ("title",),
    part.Contact: ("organisation",), part.Grant: ("amount",), BudgetLine: ("amount",),
    part.Figure: ("value", "upper", "qualifier", "unit"), part.Period: ("start", "end"),
}  # fmt: skip
# If one of these changes, the gist of a part says too little.
_IDENTITY = ("what", "url", "scheme", "description", "action_line", "label")

# By what an item of a list is called.
_NAMES = ("title", "label", "id")

# The longest text that is shown whole, and the longest list.
_SHORT = 60
_FEW = 8

_CLOCK = re.compile(r"[0-9]{2}:[0-9]{2}")
_MOMENT = re.compile(rf"[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}}T{_CLOCK.pattern}")


def compare(
    kind: Kind, before: Mapping[str, Any], after: Mapping[str, Any], catalog: Catalog
) -> tuple[str, ...]:
    """Return a phrase of plain text for each thing that is different in ``after``.

    The fields are those of a file, valid or not; what ``catalog`` does not know is
    called by its id. There are no phrases if only the writing differs.
    """
    old, new = tidy(dict(before)), tidy(dict(after))
    once, now = old.pop("reviewed", None), new.pop("reviewed", None)
    said = tuple(_Teller(catalog).fields(kind.model, old, new))
    if said or once == now:
        return said
    day = _plain(now)
    return (f"nagekeken op {day}" if day else f"{WORDS['reviewed']} aangepast",)


@dataclass(frozen=True)
class _Teller:
    """Says what changed; ``where`` is the end of a phrase: ' in Breda Noord', or nothing."""

    catalog: Catalog

    def fields(
        self, model: type[Part], old: Fields, new: Fields, where: str = "", said: Sequence[str] = ()
    ) -> Iterator[str]:
        """Yield the phrases for all fields of a part but those ``said`` already."""
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
                phrases = tell(shape, word, before or [], after or [], where)
            elif shape.part and isinstance(before, dict) and isinstance(after, dict):
                phrases = self._part(shape.part, word, before, after, where)
            else:
                phrases = self._value(shape, word, before, after, where)
            yield from phrases

    def _value(self, shape: Shape, word: str, before: Any, after: Any, where: str) -> Iterator[str]:
        word = word.rpartition(", ")[2]
        old, new = self._short(shape, before), self._short(shape, after)
        if before is None:
            yield f"{word} toegevoegd{where}{f': {new}' if new else ''}"
        elif after is None:
            yield f"{word} weggehaald{where}{f': {old}' if old else ''}"
        elif old and new and old != new:
            yield f"{word}{where}: {old} → {new}"
        else:
            yield f"{word} aangepast{where}"

    def _part(
        self, model: type[Part], word: str, before: Fields, after: Fields, where: str
    ) -> Iterator[str]:
        old, new = self._gist(model, before), self._gist(model, after)
        said: tuple[str, ...] = ()
        if old and new and old != new:
            yield f"{word}{where}: {old} → {new}"
            said = _GIST[model]
        yield from self.fields(model, before, after, f" bij {word}{where}", said)

    def _values(
        self, shape: Shape, word: str, before: list[Any], after: list[Any], where: str
    ) -> Iterator[str]:
        gone, come = without(before, after), without(after, before)
        if not (gone or come):
            yield _reordered(word, where)
        elif ", " in word:
            yield from _count(word, come, "toegevoegd", where)
            yield from _count(word, gone, "weggehaald", where)
        else:
            signed = [("+", item) for item in come] + [("\N{MINUS SIGN}", item) for item in gone]
            texts = [(sign, self._short(shape, item)) for sign, item in signed]
            if len(texts) <= _FEW and all(text for _, text in texts):
                yield f"{word}{where}: " + ", ".join(f"{sign} {text}" for sign, text in texts)
            else:
                yield f"{word} aangepast{where}"

    def _items(
        self, shape: Shape, word: str, before: list[Any], after: list[Any], where: str
    ) -> Iterator[str]:
        model = shape.part or Part
        pairs, gone, come = pair_up(model, before, after)
        if not (pairs or gone or come):
            yield _reordered(word, where)
        vague = []
        for old, new in pairs:
            if model is part.Implementation:
                place = self._place(new, after)
                yield from self.fields(model, old, new, f" in {place}" if place else where)
            elif "id" in model.model_fields:
                name = _name(new)
                yield from self.fields(model, old, new, f" bij {name}{where}" if name else where)
            elif phrase := self._replaced(model, word, old, new, where):
                yield phrase
            else:
                vague.append(new)
        yield from _count(word, vague, "aangepast", where)
        if model is part.Implementation:
            yield from self._places("nu ook in", come, after)
            yield from self._places("niet meer vermeld in", gone, before)
        elif model is part.Correction:
            yield from map(_correction, come)
            yield from _count(word, gone, "weggehaald", where)
        else:
            yield from _count(word, come, "toegevoegd", where)
            yield from _count(word, gone, "weggehaald", where)

    def _replaced(
        self, model: type[Part], word: str, old: Fields, new: Fields, where: str
    ) -> str | None:
        """Return the phrase for a part of which little more than the gist changed."""
        was, now = self._gist(model, old), self._gist(model, new)
        same = all(old.get(name) == new.get(name) for name in _IDENTITY)
        if was and now and was != now and same:
            return f"{word.partition(', ')[0]}{where}: {was} → {now}"
        return None

    def _places(self, words: str, items: Sequence[Any], around: Sequence[Any]) -> Iterator[str]:
        if items:
            places = [self._place(item, around) or "een plek zonder naam" for item in items]
            yield f"{words} {dutch.listing(places)}"

    def _place(self, item: Any, around: Sequence[Any]) -> str:
        """Return the name of a place, no longer than needed to tell it from those around it."""
        if not isinstance(item, dict):
            return _plain(item)
        place, area = _plain(item.get("place")), _plain(item.get("area"))
        if not area:
            return place
        entry = self.catalog["area"].get(area)
        name = str(entry.title) if entry else area
        alone = [i.get("area") for i in around if isinstance(i, dict)].count(item["area"]) < 2
        return name if alone or not place else f"{name} ({place})"

    def _gist(self, model: type[Part], value: Fields) -> str | None:
        """Return in short what a part says, if it can be said."""
        try:
            if model is part.Figure:
                return dutch.amount(part.Figure.model_validate(value))
            if model is part.Period:
                return dutch.period(part.Period.model_validate(value))
        except ValidationError:
            return None
        name = _GIST.get(model, ("",))[0]
        found = value.get(name)
        if name == "amount" and isinstance(found, int | float):
            return dutch.euro(found)
        return self._short(shapes(model).get(name, Shape()), found)

    def _short(self, shape: Shape, value: Any) -> str | None:
        """Return a value as a visitor reads it; None if it cannot be shown in a few words."""
        if shape.part and isinstance(value, dict):
            return self._gist(shape.part, value)
        text = _plain(value)
        if isinstance(shape.mark, Markdown) or not text or len(text) > _SHORT:
            return None
        if isinstance(shape.mark, Reference):
            entry = self.catalog.entries.get(shape.mark.kind, {}).get(text)
            return str(entry.title) if entry else text
        if isinstance(shape.mark, Term):
            term = self.catalog.vocabularies.get(shape.mark.vocabulary, {}).get(text)
            return term.label[:1].lower() + term.label[1:] if term else text
        return dutch.number(value) if shape.number and isinstance(value, int | float) else text


def _count(word: str, items: Sequence[Any], verb: str, where: str) -> Iterator[str]:
    one, _, more = word.partition(", ")
    if len(items) == 1:
        name = _name(items[0])
        yield f"{one} {verb}{where}{f': {name}' if name else ''}"
    elif items:
        yield f"{dutch.plural(len(items), one, more)} {verb}{where}"


def _reordered(word: str, where: str) -> str:
    return f"volgorde van {word.rpartition(', ')[2]} aangepast{where}"


def _correction(item: Any) -> str:
    date, text = (_plain(item.get(n)) if isinstance(item, dict) else "" for n in ("date", "text"))
    return f"correctie{f' van {date}' if date else ''}{f': {text}' if text else ' toegevoegd'}"


def _name(item: Any) -> str:
    """Return what an item of a list is called, if it is called anything."""
    names = [_plain(item.get(name)) for name in _NAMES] if isinstance(item, dict) else []
    return next((name for name in names if name), "")


def _plain(value: Any) -> str:
    """Return a plain value on one line, a date in words; "" if it is no plain value."""
    if value is None or isinstance(value, bool | dict | list):
        return ""
    text = " ".join(str(value).split())
    try:
        if _MOMENT.fullmatch(text):
            moment = datetime.datetime.fromisoformat(text)
            return f"{PartialDate.parse(text[:10]).dutch}, {dutch.clock(moment.time())} uur"
        if _CLOCK.fullmatch(text):
            return f"{dutch.clock(datetime.time.fromisoformat(text))} uur"
        return PartialDate.parse(text).dutch
    except ValueError:
        return text
