"""A record, or a part of one, with all that is in it: a list in Markdown."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from palet.history.gist import GIST, Gist, called, in_words
from palet.language.escaped import address, code, cut, plain
from palet.model import part
from palet.model.field import Part, Reference
from palet.model.fieldname import name_of
from palet.model.knowledge import Knowledge
from palet.model.shape import Shape, shapes
from palet.model.source import Source

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from palet.content.catalog import Catalog

# So much is shown of one paragraph and of one list.
_PARAGRAPH = 2000
_ITEMS = 100
# What is shorter stands on one line.
_LINE = 240

_BETWEEN_PARAGRAPHS = re.compile(r"\n\s*\n|\n(?=[-*] )")
_WEB_ADDRESS = re.compile(r"https?://\S+")

# What is said of a figure behind its number, in this order.
_FIGURE = ("value", "upper", "qualifier", "unit", "total", "kind", "period", "what")


@dataclass(frozen=True)
class Whole:
    """Writes values out in full; what ``catalog`` does not know is called by its id."""

    catalog: Catalog

    def fields(
        self, model: type[Part], values: Mapping[str, Any], without: Sequence[str] = ()
    ) -> Iterator[str]:
        """Yield the items of a list that holds all fields of a part but those ``without``."""
        known = shapes(model)
        for name in dict.fromkeys((*known, *values)):
            value = values.get(name)
            if name not in without and value not in (None, "", [], {}, False):
                yield from self.field(known.get(name, Shape()), name_of(model, name), value)

    def field(self, shape: Shape, word: str, value: Any) -> Iterator[str]:
        """Yield the items of a list for one field that is called ``word``."""
        one, _, more = word.partition(", ")
        if not isinstance(value, list):
            yield from self._value(shape, one, value)
        elif shape.part or any(isinstance(item, list | dict) for item in value):
            for item in value[:_ITEMS]:
                yield from self._value(shape, one, item)
            yield from _left(value)
        else:
            said = [self.text(shape, item) for item in value[:_ITEMS]]
            head = f"- {plain(more if len(value) > 1 and more else one)}:"
            if sum(map(len, said)) <= _LINE:
                yield f"{head} {', '.join(said)}"
            else:
                yield head
                yield from (f"  - {item}" for item in said)
            yield from _left(value)

    def _value(self, shape: Shape, word: str, value: Any) -> Iterator[str]:
        if not isinstance(value, dict):
            yield f"- {plain(word)}: {self.text(shape, value)}"
        elif shape.part is part.Figure:
            yield f"- {plain(word)}: {self.figure(value)}"
        else:
            yield from self.item(shape.part or Part, value, word)

    def item(self, model: type[Part], value: Any, word: str = "") -> Iterator[str]:
        """Yield a part as an item of a list, with what it is called behind ``word``."""
        if not isinstance(value, dict):
            yield f"- {self.text(Shape(), value)}"
            return
        if model is part.Figure:
            yield f"- {self.figure(value)}"
            return
        name, told = self._name(model, value)
        head = ": ".join(plain(words) for words in (word, name) if words)
        inside = list(self.fields(model, value, told))
        parts = [*([head] if head else []), *(item.removeprefix("- ") for item in inside)]
        line = f"- {' · '.join(parts)}"
        if len(line) <= _LINE and not any("\n" in i or i.startswith(" ") for i in inside):
            yield line
        else:
            yield f"- {head or '…'}"
            yield from (within(item) for item in inside)

    def alone(self, model: type[Part], value: Any) -> Iterator[str]:
        """Yield what there is to say of a part of which the name was said."""
        if isinstance(value, dict) and model is not part.Figure:
            yield from self.fields(model, value, self._name(model, value)[1])
        else:
            yield from self.item(model, value)

    def _name(self, model: type[Part], value: Mapping[str, Any]) -> tuple[str, Sequence[str]]:
        """Return what a part is called, and which fields that says."""
        if model is part.Implementation:
            both = value.get("area") and value.get("place")
            name = Gist(self.catalog).place({**value, "place": None} if both else dict(value))
            return (f"{name} ({in_words(value['place'])})" if both else name), ("area", "place")
        if name := called(value):
            return name, [n for n in ("title", "label", "id") if in_words(value.get(n)) == name]
        if name := Gist(self.catalog).of(model, dict(value)) or "":
            return name, GIST[model]
        return "", ()

    def figure(self, value: Mapping[str, Any]) -> str:
        """Return all that is said of a number, on one line."""
        gist, known = Gist(self.catalog), shapes(part.Figure)
        words = gist.of(part.Figure, dict(value))
        if words is None:
            return "; ".join(item.removeprefix("- ") for item in self._raw(value))
        line = f"**{plain(words)}**"
        if "total" in value:
            line += f" van {plain(gist.short(known['total'], value['total']) or '?')}"
        line += f" ({self.text(known['kind'], value.get('kind'))})"
        if period := gist.short(known["period"], value.get("period")):
            line += f", {plain(period)}"
        line += f": {self.text(known['what'], value.get('what'))}"
        rest = [
            item.removeprefix("- ")
            for item in self.fields(part.Figure, value, [*_FIGURE, "highlight"])
        ]
        marked = ["op de voorpagina"] if value.get("highlight") else []
        return " · ".join([line, *marked, *rest])

    def _raw(self, value: Mapping[str, Any]) -> Iterator[str]:
        for name, inner in value.items():
            yield f"- {plain(name_of(part.Figure, name))}: {plain(cut(str(inner), _LINE))}"

    def text(self, shape: Shape, value: Any) -> str:
        """Return one value as Markdown that can follow a word."""
        text = str(value or "").strip()
        if isinstance(shape.mark, Reference):
            entry = self.catalog.entries.get(shape.mark.kind, {}).get(text)
            if entry is None:
                return code(text)
            # Sources may have one name; where they are listed, what they are is told too.
            record = entry.record
            url = record.url if isinstance(record, Source | Knowledge) and shape.many else None
            own = [code(text)] if isinstance(record, Source) else []
            return " ".join([plain(record.title), *own, *([address(url)] if url else [])])
        if _WEB_ADDRESS.fullmatch(text):
            return address(text)
        if (short := Gist(self.catalog).short(shape, value)) is not None:
            return plain(short)
        if value is True:
            return "ja"
        paragraphs = _BETWEEN_PARAGRAPHS.split(text)
        said = [plain(cut(" ".join(p.split()), _PARAGRAPH)) for p in paragraphs[:_ITEMS]]
        left = [f"… en nog {len(paragraphs) - _ITEMS}"] if len(paragraphs) > _ITEMS else []
        return "\n\n  ".join([*said, *left])


def within(item: str) -> str:
    """Return an item of a list as one of a list inside an item."""
    return "\n".join(f"  {line}" if line else "" for line in item.split("\n"))


def _left(values: Sequence[Any]) -> Iterator[str]:
    if len(values) > _ITEMS:
        yield f"- … en nog {len(values) - _ITEMS}"
