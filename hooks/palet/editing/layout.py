"""The one way to write a record: the same fields give the same text, whoever wrote it.

Fields stand in the order of their models, lists and parts as blocks, a text on the line of
its field when it fits there. Nothing of the values changes: whatever form a text gets is
read back first, and so is the whole file in the end.
"""

from __future__ import annotations

import json
import re
from itertools import chain, pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import yaml

from palet.content.dropped import NO_TEXT, glued
from palet.model.shape import shapes
from palet.problem import Problem
from palet.reading.document import Document, DocumentError, parse, split

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from palet.model.field import Part
    from palet.model.kind import Kind

WIDTH = 78

# What an editor looks for last in a record stands last, and a name is one line, however long.
_CLOSING = ("sources", "reviewed")
_ONE_LINE = frozenset({"title", "explanation"})

_INDENT = "  "
# Only a space between two words, and not before what seems to begin an item of a list.
_FOLD = re.compile(r"(?<!\s) (?!\s|(?:[-*+]|[0-9]{1,2}[.)]) )")
_SIGN = re.compile(r"(?<![^ \t])#")
# All that YAML counts as the end of a line.
_BREAK = re.compile("\r\n?|[\n\x85\u2028\u2029]")
# Between brackets, and right behind them, a comment can belong to more than one thing.
_FLOW = (
    yaml.FlowSequenceStartToken | yaml.FlowMappingStartToken | yaml.FlowEntryToken
    | yaml.FlowSequenceEndToken | yaml.FlowMappingEndToken
)  # fmt: skip
# Tokens for which nothing stands in the text.
_UNSEEN = yaml.BlockSequenceStartToken | yaml.BlockMappingStartToken | yaml.BlockEndToken
_PROBE = Path("probe.yml")

# Where a comment stands: "above" or "behind" a field or an item of a list that begins on this
# line and in this column, or at the "head" or the "foot" of the file.
_Place = tuple[str, int, int]
_HEAD: _Place = "head", 0, 0
_FOOT: _Place = "foot", 0, 0
_Comments = dict[_Place, list[str]]


def canonical(kind: Kind, path: Path, text: str) -> str:
    """Return ``text``, of a record of ``kind`` in the file ``path``, in the one form for it.

    Comments stay with the field or the item of a list that they stand above or behind.

    Raises:
        DocumentError: it cannot be read, or a comment or an empty line in it would be lost.

    """
    document = parse(path, text)
    if lost := list(glued(document, kind.model, text)):
        raise DocumentError(lost)
    front, body = split(path, text)
    body = body.rstrip()
    comments = _comments(path, front)
    fields = list(_fields(cast(yaml.Node, document.root), kind.model, "", comments)) or ["{}"]
    written = "\n".join(["", *comments.get(_HEAD, ()), *fields, *comments.get(_FOOT, ()), ""])
    result = written.removeprefix("\n")
    if path.suffix == ".md":
        result = f"---{written}---\n" + (f"{body}\n" if body else "")
    new = _read(path, result)
    same = new and _same(document.fields, new.fields) and new.body.rstrip() == body
    after = _comments(path, written) if same else {}
    if not same or sorted(chain(*comments.values())) != sorted(chain(*after.values())):
        message = "dit bestand kan niet worden opgemaakt zonder dat er iets verloren gaat."
        raise DocumentError([Problem(str(path), 1, 1, "", message, "Meld dit aan de beheerder.")])
    return result


def _read(path: Path, text: str) -> Document | None:
    try:
        return parse(path, text)
    except DocumentError:
        return None


def _same(one: Any, other: Any) -> bool:
    """Say whether two values are equal and of the same types: 1, 1.0 and true are not."""
    if type(one) is not type(other):
        return False
    if isinstance(one, dict):
        return one.keys() == other.keys() and all(_same(one[name], other[name]) for name in one)
    if isinstance(one, list):
        return len(one) == len(other) and all(map(_same, one, other))
    return bool(one == other)


def _fields(
    node: yaml.Node, model: type[Part] | None, pad: str, comments: _Comments
) -> Iterator[str]:
    """Yield the lines of a part, each field behind ``pad``."""
    known = shapes(model) if model else {}
    order = [*(n for n in known if n not in _CLOSING), *(n for n in _CLOSING if n in known)]
    places = {name: index for index, name in enumerate(order)}
    for key, value in sorted(node.value, key=lambda pair: places.get(pair[0].value, len(order))):
        at = key.start_mark.line, key.start_mark.column
        yield from (f"{pad}{comment}" for comment in comments.get(("above field", *at), ()))
        name = key.value
        plain = _keeps({name: "x"}, [f"{name}: x"])
        head = f"{pad}{name if plain else _quoted(name)}:"
        behind = "".join(f"  {comment}" for comment in comments.get(("behind field", *at), ()))
        if value.value and not isinstance(value, yaml.ScalarNode):
            yield head + behind
            inside = _items if isinstance(value, yaml.SequenceNode) else _fields
            part = known[name].part if name in known else None
            yield from inside(value, part, pad + _INDENT, comments)
        else:
            yield from _leaf(head, value, pad + _INDENT, behind, wide=name in _ONE_LINE)


def _items(
    node: yaml.Node, model: type[Part] | None, pad: str, comments: _Comments
) -> Iterator[str]:
    """Yield the lines of a list, each dash behind ``pad``."""
    for item in node.value:
        at = item.start_mark.line, item.start_mark.column
        yield from (f"{pad}{comment}" for comment in comments.get(("above item", *at), ()))
        if not item.value or isinstance(item, yaml.ScalarNode):
            behind = "".join(f"  {comment}" for comment in comments.get(("behind item", *at), ()))
            yield from _leaf(f"{pad}-", item, pad + _INDENT, behind)
            continue
        inside = _items if isinstance(item, yaml.SequenceNode) else _fields
        lines = list(inside(item, model, pad + _INDENT, comments))
        # A comment above what has become the first field goes above the dash.
        while lines[0].startswith(f"{pad}{_INDENT}#"):
            yield lines.pop(0).replace(_INDENT, "", 1)
        yield f"{pad}- {lines[0].removeprefix(pad + _INDENT)}"
        yield from lines[1:]


def _leaf(
    head: str, node: yaml.Node, pad: str, behind: str, *, wide: bool = False
) -> Iterator[str]:
    """Yield the lines of a value without parts: behind ``head`` and, each behind ``pad``, below.

    ``behind`` is the comment on the line of ``head``; if ``wide``, all is on one line.
    """
    lines: Sequence[str] = ["[]" if isinstance(node, yaml.SequenceNode) else "{}"]
    if isinstance(node, yaml.ScalarNode):
        document = None if node.style else _read(_PROBE, f"x: {node.value}\n")
        value = document.fields.get("x") if document else node.value
        width = 0 if wide else WIDTH
        # A number stays as it was written.
        lines = [node.value if value is not None else ""]
        if isinstance(value, str):
            lines = _text(node.value, width - len(head) - 1, width - len(pad))
    yield f"{head} {lines[0]}".rstrip(" ") + behind
    yield from (f"{pad}{line}" if line else "" for line in lines[1:])


def _text(text: str, room: int, width: int) -> Sequence[str]:
    """Return how to write a text: what stands on the line itself, and the lines below it.

    ``room`` is what is left of the line, ``width`` that of those below; below 0 is endless.
    """
    if _BREAK.search(text.replace("\n", "")):
        return [_quoted(text)]
    plain = _keeps({"x": text}, [f"x: {text}"]) and not NO_TEXT.fullmatch(text)
    line = text if plain else _quoted(text)
    if "\n" in text:
        lines = ["|" if text.endswith("\n") else "|-", *text.removesuffix("\n").split("\n")]
    elif len(line) <= room or width < 0 or not _FOLD.search(text):
        return [line]
    else:
        lines = [">-", *_folded(text, width)]
    below = (f"{_INDENT}{line}" if line else "" for line in lines[1:])
    # Spaces at the edges of a text, and what only looks like one, do not survive in a block.
    return lines if _keeps({"x": text}, [f"x: {lines[0]}", *below]) else [line]


def _folded(text: str, width: int) -> Sequence[str]:
    """Return a text in lines of at most ``width``, if its words allow."""
    lines: list[str] = []
    for word in _FOLD.split(text):
        if lines and len(lines[-1]) + 1 + len(word) <= width:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines


def _quoted(text: str) -> str:
    """Return a text in quotes: in double ones only if it holds what single ones cannot."""
    single = "'" + text.replace("'", "''") + "'"
    if not _BREAK.search(text) and _keeps({"x": text}, [f"x: {single}"]):
        return single
    # JSON's escapes are YAML's too.
    escaped = json.dumps(text, ensure_ascii=False)
    return "".join(c if c.isprintable() else f"\\U{ord(c):08x}" for c in escaped)


def _keeps(fields: dict[str, str], lines: Sequence[str]) -> bool:
    """Say whether ``lines`` are read as these ``fields``."""
    document = _read(_PROBE, "\n".join([*lines, ""]))
    return document is not None and document.fields == fields


def _comments(path: Path, text: str) -> _Comments:
    """Return the comments in a YAML text.

    Raises:
        DocumentError: it is not sure what one of them belongs to.

    """
    found: _Comments = {}
    if "#" not in text:
        return found
    tokens = list(yaml.scan(text, Loader=yaml.CBaseLoader))
    for number, line in enumerate(_BREAK.split(text)):
        signs = ((number, match.start()) for match in _SIGN.finditer(line))
        at = next((at for at in signs if not any(_holds(token, at) for token in tokens)), None)
        if not at:
            continue
        place = _place(tokens, at, own=not line[: at[1]].strip(" \t"))
        if not place:
            message = f"het commentaar op regel {number + 1} zou verloren gaan."
            hint = "Zet het op een eigen regel recht boven een veld of streepje."
            raise DocumentError([Problem(str(path), number + 1, at[1] + 1, "", message, hint)])
        found.setdefault(place, []).append(line[at[1] :].rstrip())
    return found


def _place(tokens: Sequence[yaml.Token], at: tuple[int, int], *, own: bool) -> _Place | None:
    """Return the place of the comment at a position, if that is sure.

    ``own`` says that it stands on a line of its own.
    """
    entries = dict(_entries(tokens))
    following = next((t for t in tokens if _start(t) > at and not isinstance(t, _UNSEEN)), None)
    if own and isinstance(following, yaml.StreamEndToken):
        return None if at[1] else _FOOT
    if own and following:
        start = _start(following)
        if start == min(entries):
            return _HEAD
        found, sure = entries.get(start), start[1] == at[1]
    else:
        start = max((start for start in entries if start < at), default=at)
        found = entries.get(start)
        sure = found is not None and start[0] == found[1] == at[0]
    where = "above" if own else "behind"
    return (f"{where} {found[0]}", found[1], found[2]) if found and sure else None


def _entries(tokens: Sequence[yaml.Token]) -> Iterator[tuple[tuple[int, int], _Place | None]]:
    """Yield where fields and items of a list begin, and the place of each if that is sure."""
    for token, following in pairwise(tokens):
        if isinstance(token, yaml.BlockEntryToken):
            empty = isinstance(following, yaml.BlockEntryToken | yaml.KeyToken | yaml.BlockEndToken)
            yield _start(token), None if empty else ("item", *_start(following))
        elif isinstance(token, yaml.KeyToken):
            plain = _start(token) == _start(following)
            yield _start(token), ("field", *_start(token)) if plain else None
        elif isinstance(token, _FLOW):
            yield _start(token), None


def _start(token: yaml.Token) -> tuple[int, int]:
    return token.start_mark.line, token.start_mark.column


def _holds(token: yaml.Token, at: tuple[int, int]) -> bool:
    """Say whether what stands at a position is part of a text."""
    if not isinstance(token, yaml.ScalarToken):
        return False
    # Behind the sign of a block a comment may stand.
    start = (token.start_mark.line + 1, 0) if token.style in {"|", ">"} else _start(token)
    return start <= at < (token.end_mark.line, token.end_mark.column)
