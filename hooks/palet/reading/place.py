"""The place of a field, or of words, in a file: looked up only when there is something to say."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

import yaml

from .document import DocumentError, compose, read_text, split

if TYPE_CHECKING:
    from pathlib import Path

    from .document import Location


def locate(path: Path, location: Location) -> tuple[int, int]:
    """Return line and column, from 1, of the field at ``location`` in a file.

    A location that is not in the file (a missing field) gives the place of
    the nearest field around it, and the body gives its first line.
    """
    try:
        text = read_text(path)
        node, body = _tree(path, text)
    except DocumentError as error:
        return error.problems[0].line, error.problems[0].column
    if path.suffix == ".md" and location[:1] == ("body",):
        return text.count("\n") - body.lstrip("\n").count("\n") + 1, 1
    mark = node.start_mark if node else None
    for step in location:
        found = _child(node, step)
        if found is None:
            break
        mark, node = found
    return (mark.line + 1, mark.column + 1) if mark else (1, 1)


@lru_cache(maxsize=1)
def _tree(path: Path, text: str) -> tuple[yaml.Node | None, str]:
    """Return the nodes and the body; kept, as one file may have many problems."""
    front, body = split(path, text)
    return compose(path, front), body


def find(path: Path, words: str, first_line: int = 1) -> tuple[int, int] | None:
    """Return line and column, from 1, of the first ``words`` from ``first_line`` on."""
    # Words are not found inside longer ones; a sign such as < may stand anywhere.
    before = r"(?<!\w)" if words[:1].isalnum() else ""
    after = r"(?![\w-])" if words[-1:].isalnum() else ""
    whole = re.compile(f"{before}{re.escape(words)}{after}")
    try:
        lines = read_text(path).split("\n")
    except DocumentError:
        return None
    for number, line in enumerate(lines[first_line - 1 :], first_line):
        if match := whole.search(line):
            return number, match.start() + 1
    return None


def _child(node: yaml.Node | None, step: str | int) -> tuple[yaml.Mark, yaml.Node] | None:
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            if key.value == step:
                return key.start_mark, value
    elif isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
        return node.value[step].start_mark, node.value[step]
    return None
