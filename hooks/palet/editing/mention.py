"""Where the text of a file names a record, and how to make it name another.

Only what must change is changed: comments, quotes and line ends stay as they are.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, cast

import yaml

from palet.model.field import Markdown, Reference
from palet.model.shape import shapes
from palet.reading.document import parse, split

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from palet.model.field import Part
    from palet.model.kind import Kind
    from palet.reading.document import Location

# All that YAML counts as the end of a line.
_BREAK = re.compile("\r\n?|[\n\x85\u2028\u2029]")

_PROBE = Path("probe.yml")

# What some editors write at the very beginning of a file.
BYTE_ORDER_MARK = "\N{ZERO WIDTH NO-BREAK SPACE}"

# A part of a text, as the places where it begins and ends, and what comes instead.
_Edit = tuple[int, int, str]


@dataclass(frozen=True)
class Mention:
    """A place where a file names a record: the line, from 1, and the field if it is in one.

    ``start`` and ``end`` are where the name stands in the text; it is ``bare`` if it is a value
    without quotes. If it is an item of a list, ``items`` are the nodes of that list, and ``key``
    is that of its field.
    """

    line: int
    field: str
    start: int
    end: int
    bare: bool = False
    key: yaml.Node | None = None
    items: Sequence[yaml.Node] = ()


def value(name: str) -> str:
    """Return how to write an id as a value: in quotes if it would be read as a number, say."""
    return name if parse(_PROBE, f"x: {name}").fields["x"] == name else f"'{name}'"


class Text:
    """The text of the file ``path`` of a record of ``kind``."""

    def __init__(self, path: Path, text: str, kind: Kind) -> None:
        """Read the fields.

        Raises:
            DocumentError: the text cannot be read.

        """
        self._mark = BYTE_ORDER_MARK if text.startswith(BYTE_ORDER_MARK) else ""
        text = text.removeprefix(self._mark)
        self.text = text
        self.kind = kind
        self._starts = [0, *(match.end() for match in _BREAK.finditer(text))]
        parse(path, text)
        front, body = split(path, text)
        self._body = len(text) - len(body)
        self._root = cast("yaml.Node", yaml.compose(front, Loader=yaml.CBaseLoader))

    def mentions(self, kind: str, name: str) -> list[Mention]:
        """Return every place where the text names the record ``name`` of ``kind``, in order."""
        found = [*self._in_fields(self._root, self.kind.model, (), kind, name)]
        found += self._in_markdown(self._body, len(self.text), ("body",), kind, name)
        return sorted(found, key=lambda mention: mention.start)

    def naming(self, kind: str, old: str, new: str, *, itself: bool = False) -> str:
        """Return the text with the record ``new`` named wherever it names ``old``.

        A list that would name ``new`` twice, or, if it is that record ``itself``, would name it
        at all, loses the item.
        """
        edits: list[_Edit] = []
        for mention in self.mentions(kind, old):
            others = [node.value for node in mention.items]
            if mention.key and others and (itself or new in others):
                edits.append(self._without(mention))
            else:
                edits.append((mention.start, mention.end, value(new) if mention.bare else new))
        return self._edited(edits)

    def with_former(self, names: Iterable[str]) -> str:
        """Return the text of a record with ``names`` added at the end of its former ids."""
        pairs = {key.value: (key, value) for key, value in self._pairs()}
        key, former = pairs.get("former_ids", (None, None))
        listed = former.value if isinstance(former, yaml.SequenceNode) else []
        known = [node.value for node in listed]
        new = [value(name) for name in dict.fromkeys(names) if name not in known]
        if not new:
            return self._edited([])
        lines = "".join(f"  - {name}{self._line_end}" for name in new)
        if not key or not former:
            return self._edited(
                [self._lines(pairs["title"][1], f"former_ids:{self._line_end}{lines}")]
            )
        if not isinstance(former, yaml.SequenceNode) or not listed:
            start, end = self._at(key.end_mark), self._below(key)
            return self._edited([(start, end, f":{self._line_end}{lines}")])
        if former.flow_style:
            at = self._at(listed[-1].end_mark)
            return self._edited([(at, at, "".join(f", {name}" for name in new))])
        pad = " " * former.start_mark.column
        lines = "".join(f"{pad}- {name}{self._line_end}" for name in new)
        return self._edited([self._lines(listed[-1], lines)])

    def _lines(self, node: yaml.Node, lines: str) -> _Edit:
        """Return the edit that puts lines below the one on which a node ends."""
        at = self._below(node)
        ended = self.text[:at].endswith(self._line_end)
        return at, at, lines if ended else f"{self._line_end}{lines}"

    @property
    def _line_end(self) -> str:
        match = _BREAK.search(self.text)
        return match[0] if match else "\n"

    def _pairs(self) -> list[tuple[yaml.Node, yaml.Node]]:
        return self._root.value if isinstance(self._root, yaml.MappingNode) else []

    def _in_fields(
        self, node: yaml.Node, model: type[Part], above: Location, kind: str, name: str
    ) -> Iterator[Mention]:
        for key, inner in node.value:
            shape = shapes(model).get(key.value)
            items = inner.value if isinstance(inner, yaml.SequenceNode) else ()
            for index, item in enumerate(items or (inner,)):
                at: Location = (*above, key.value, *((index,) if items else ()))
                if shape and shape.part and isinstance(item, yaml.MappingNode):
                    yield from self._in_fields(item, shape.part, at, kind, name)
                if not (shape and shape.mark and isinstance(item, yaml.ScalarNode)):
                    continue
                if isinstance(shape.mark, Markdown):
                    start, end = self._at(item.start_mark), self._at(item.end_mark)
                    yield from self._in_markdown(start, end, at, kind, name)
                elif shape.mark == Reference(kind) and item.value == name:
                    yield self._named(item, at, key, items)

    def _named(
        self, node: yaml.ScalarNode, at: Location, key: yaml.Node, items: Sequence[yaml.Node]
    ) -> Mention:
        quoted = 1 if node.style in {"'", '"'} else 0
        start, end = self._at(node.start_mark) + quoted, self._at(node.end_mark) - quoted
        field = ".".join(map(str, at))
        return Mention(node.start_mark.line + 1, field, start, end, not quoted, key, items)

    def _in_markdown(
        self, start: int, end: int, at: Location, kind: str, name: str
    ) -> Iterator[Mention]:
        """Yield the targets of links: [x](kind:name), <kind:name> and [x]: kind:name."""
        target = re.compile(
            rf"(?:\]\(\s*<?|\]:\s*<?|<){re.escape(kind)}:(?P<id>{re.escape(name)})(?![\w-])"
        )
        for match in target.finditer(self.text, start, end):
            line = len(_BREAK.findall(self.text, 0, match.start("id"))) + 1
            yield Mention(line, ".".join(map(str, at)), *match.span("id"))

    def _at(self, mark: yaml.Mark) -> int:
        return min(self._starts[mark.line] + mark.column, len(self.text))

    def _below(self, node: yaml.Node) -> int:
        """Return where the line behind that on which a node ends begins."""
        mark = node.end_mark
        # A block of text ends where the next line begins.
        line = mark.line + (mark.column > 0)
        return self._starts[line] if line < len(self._starts) else len(self.text)

    def _without(self, mention: Mention) -> _Edit:
        """Return the edit that takes out an item of a list, or the field if it is the only one."""
        items, key = mention.items, cast("yaml.Node", mention.key)
        index = next(
            number for number, node in enumerate(items)
            if self._at(node.start_mark) <= mention.start <= self._at(node.end_mark)
        )  # fmt: skip
        item = items[index]
        line = self._starts[key.start_mark.line]
        if len(items) == 1 and not self.text[line : self._at(key.start_mark)].strip():
            return line, self._below(item), ""
        if self.text[self._starts[item.start_mark.line] : self._at(item.start_mark)].strip() == "-":
            if len(items) > 1:
                return self._starts[item.start_mark.line], self._below(item), ""
            return self._at(key.end_mark), self._below(item), f": []{self._line_end}"
        if index:
            return self._at(items[index - 1].end_mark), self._at(item.end_mark), ""
        end = items[1].start_mark if len(items) > 1 else item.end_mark
        return self._at(item.start_mark), self._at(end), ""

    def _edited(self, edits: Sequence[_Edit]) -> str:
        made, place = [], 0
        for start, end, new in sorted(edits):
            made += [self.text[place:start], new]
            place = end
        return "".join([self._mark, *made, self.text[place:]])
