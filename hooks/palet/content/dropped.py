"""Finds what YAML drops from a text as it is written, without a word.

Behind ``#`` a line is a comment; in a text that is folded (below ``>-``, or simply going on below
its field) an empty line and the items of a list become spaces. The fields show none of it any
more, so the text of the file is looked at with them.

What YAML 1.2 reads as a number, though Palet does not, is changed by the form that saves it.

A comment may stand on a line of its own, and behind what is no text: an id, a number, a date, an
address, a text in quotes. Behind a bare text nobody can tell it from the text itself.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import yaml

from palet.model.field import Markdown
from palet.model.shape import shapes
from palet.problem import Problem
from palet.reading.scalar import plain_value

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from palet.model.field import Part
    from palet.model.shape import Shape
    from palet.reading.document import Document, Location

_MAYBE_CUT = re.compile(r"\S[ \t]+#")
_COMMENT = re.compile(r"[ \t]+(?P<cut>#.*)")
# Not behind a quote, a bracket or the sign of a block: there it is a comment.
_CUT = re.compile(r"^(?![ \t]*#)[^'\"|>\]}#\n]*[^\s'\"|>\]}#:][ \t]+(?P<cut>#.*)", re.MULTILINE)
_EMPTY_LINE = re.compile(r"\n[ \t]*\n[ \t]+\S")
_GLUED_ITEM = re.compile(r"\S[ \t]*\n[ \t]+(?:[-*+]|[0-9]{1,2}[.)])[ \t]")
_ITEM = re.compile(r"[ \t]*(?:[-*+]|[0-9]{1,2}[.)])[ \t]+\S")
# Of an empty line one line break is left; of two of them, a paragraph.
_LOST_LINE = re.compile(r"(?P<end>[^\n])\n(?![\n \t]|[-*+] |[0-9]{1,2}[.)] )(?P<start>.)")
_ENDS_A_SENTENCE = frozenset(".!?:;)]*_\"'\u201d\u2019")
_LONGEST_HINT = 120
# What YAML 1.2 reads as something else than text; most of it Palet reads so too.
NO_TEXT = re.compile(
    r"~|null|Null|NULL|true|True|TRUE|false|False|FALSE|0o[0-7]+|0x[0-9a-fA-F]+"
    r"|[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?"
    r"|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)"
)
# How what only Palet reads as text may begin, so that most files are passed at once.
_MAYBE_OTHERWISE = re.compile(
    r"(?:[:,-][ \t]+|[\[{][ \t]*)(?:N(?:ull|ULL)|T(?:rue|RUE)|F(?:alse|ALSE)|[-+]?(?:0[0-9ox]"
    r"|\.[0-9inIN]|[0-9]{1,30}(?:\.[0-9]{0,30})?[eE]|[0-9]{1,30}\.(?![0-9])|[0-9]{0,20}\.?[0-9]{19}))"
)
_NO_COMMENT = "Is het een opmerking? Zet haar op een eigen regel erboven."


def cut_off(document: Document, model: type[Part], text: str) -> Iterator[Problem]:
    """Yield a problem for each text of a record that ends at a ``#``.

    ``text`` is that of the whole file.
    """
    if "#" not in text or not _MAYBE_CUT.search(text):
        return
    lines = text.split("\n")
    for location, _, node in _texts(document.root, model):
        line, column = node.end_mark.line, node.end_mark.column
        comment = _COMMENT.match(lines[line], column) if line < len(lines) else None
        if comment and not node.style and node.value:
            whole = f"{' '.join(node.value.split())}{comment[0].rstrip()}".replace("'", "''")
            hint = f"Hoort het erbij? Schrijf '{whole}'."
            if len(whole) > _LONGEST_HINT:
                hint = "Hoort het erbij? Zet de hele tekst tussen aanhalingstekens."
            yield _problem(document.path, (line, comment.start("cut")), location,
                           _nobody_reads(comment["cut"]), f"{hint} {_NO_COMMENT}")  # fmt: skip


def cut_above(path: Path, text: str, line: int) -> Problem | None:
    """Return what is cut off by ``#`` on a line where YAML stumbled, or on the one above it.

    ``line`` counts from 1.
    """
    lines = text.split("\n")[:line]
    above = [number for number, words in enumerate(lines[:-1]) if words.strip()][-1:]
    for number in (*above, len(lines) - 1):
        if cut := _CUT.match(lines[number]):
            hint = f"Hoort het erbij? Zet de hele tekst tussen aanhalingstekens. {_NO_COMMENT}"
            at = number, cut.start("cut")
            return _problem(path, at, (), _nobody_reads(cut["cut"]), hint)
    return None


def glued(document: Document, model: type[Part], text: str) -> Iterator[Problem]:
    """Yield a problem for each text of a record that loses an empty line or the items of a list."""
    if not (_EMPTY_LINE.search(text) or _GLUED_ITEM.search(text)):
        return
    lines = text.split("\n")
    for location, shape, node in _texts(document.root, model):
        first, last = node.start_mark.line, node.end_mark.line
        if node.style == "|" or first == last:
            continue
        rows = range(first + 1, last) if node.style == ">" else range(first, last + 1)
        rows = range(rows.start, min(rows.stop, len(lines)))
        if found := _lost_line(node, lines, rows) or _lost_item(node, lines, rows):
            line, message, hint = found
            if isinstance(shape.mark, Markdown):
                hint = _keep_lines(node, location)
            yield _problem(document.path, (line, _indent(lines[line])), location, message, hint)


def otherwise(document: Document, model: type[Part], text: str) -> Iterator[Problem]:
    """Yield a problem for each text that is one only for Palet: 0123 is 123 to other programs.

    ``text`` is that of the whole file.
    """
    if not _MAYBE_OTHERWISE.search(text):
        return
    for location, _, node in _texts(document.root, model):
        if node.style or not NO_TEXT.fullmatch(node.value):
            continue
        # What Palet takes for a number or for nothing is told by the model.
        if isinstance(plain_value(node.value), str):
            mark = node.start_mark
            message = f"'{node.value}' is voor het formulier en andere programma's geen tekst."
            yield _problem(document.path, (mark.line, mark.column), location, message,
                           f"Zet het tussen aanhalingstekens: '{node.value}'.")  # fmt: skip


def _texts(
    node: yaml.Node | None, model: type[Part], above: Location = ()
) -> Iterator[tuple[Location, Shape, yaml.ScalarNode]]:
    """Yield the location, the shape and the node of every text in a part, at any depth."""
    known = shapes(model)
    for key, value in node.value if node else ():
        shape = known.get(key.value)
        if not shape:
            continue
        many = isinstance(value, yaml.SequenceNode)
        for index, item in enumerate(value.value if many else (value,)):
            at: Location = (*above, key.value, *((index,) if many else ()))
            if shape.part and isinstance(item, yaml.MappingNode):
                yield from _texts(item, shape.part, at)
            elif shape.text and isinstance(item, yaml.ScalarNode):
                yield at, shape, item


def _lost_line(
    node: yaml.ScalarNode, lines: Sequence[str], rows: range
) -> tuple[int, str, str] | None:
    """Return where an empty line stands of which no paragraph is left.

    The form for editors writes two where a paragraph ends, and one where only a line does, in the
    middle of a sentence as well: it means what it writes.
    """
    text = node.value.strip("\n")
    breaks = [found.group("end", "start") for found in _LOST_LINE.finditer(text)]
    goes_on = any(end not in _ENDS_A_SENTENCE and not start.isupper() for end, start in breaks)
    if not breaks or goes_on or "\n\n" in text:
        return None
    last = max((row for row in rows if lines[row].strip()), default=0)
    empty = next((row for row in rows if not lines[row].strip() and row < last), None)
    if empty is None:
        return None
    return empty, "door deze lege regel ontstaat geen nieuwe alinea.", "Haal de lege regel weg."


def _lost_item(
    node: yaml.ScalarNode, lines: Sequence[str], rows: range
) -> tuple[int, str, str] | None:
    """Return where an item of a list begins that will stand behind the line above it."""
    told = [row for row in rows if lines[row].strip()]
    # In a block, the line breaks around lines that indent further are kept.
    least = min(_indent(lines[row]) for row in told) if told and node.style == ">" else None
    items = [
        row for row in told if _ITEM.match(lines[row]) and least in {None, _indent(lines[row])}
    ]
    behind = [row for row in items if row > told[0] and lines[row - 1].strip()]
    if not behind:
        return None
    introduced = lines[behind[0] - 1].rstrip().endswith(":") or items[0] == told[0]
    if len(behind) == 1 and not introduced:
        return None
    return behind[0], "dit wordt geen lijst: de regels komen achter elkaar.", "Maak er zinnen van."


def _keep_lines(node: yaml.ScalarNode, location: Location) -> str:
    name = next(str(step) for step in reversed(location) if isinstance(step, str))
    if node.style == ">":
        return f"Schrijf achter '{name}:' het teken |- in plaats van >-."
    bare = ", zonder aanhalingstekens" if node.style else ""
    return f"Schrijf achter '{name}:' het teken |- en begin de tekst op de volgende regel{bare}."


def _nobody_reads(cut: str) -> str:
    words = cut if len(cut) <= 40 else f"{cut[:37]}..."
    return f"achter # leest niemand mee: '{words.strip()}' valt weg."


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def _problem(
    path: Path, at: tuple[int, int], location: Location, message: str, hint: str
) -> Problem:
    """Return a problem at a line and column that count from 0."""
    return Problem(str(path), at[0] + 1, at[1] + 1, ".".join(map(str, location)), message, hint)
