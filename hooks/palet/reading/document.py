"""A document: one YAML file, or one Markdown file with YAML front matter.

The YAML is strict. Duplicate keys, anchors, aliases and tags are refused, and
of the plain values only ``true``/``false``, ``null``, whole numbers and
decimal numbers are read as anything but text: ``no``, ``12:30`` and
``2024-05-23`` are text. Positions are looked up only when there is something
to report, so that reading thousands of good files stays fast.
"""

from __future__ import annotations

import json
import re
import unicodedata
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import yaml
from yaml.cyaml import CParser  # type: ignore[attr-defined]

from palet.fault import reason
from palet.problem import Problem, shorten

from .scalar import plain_value
from .syntax import control_problem, syntax_problem

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

Location = tuple[str | int, ...]

MAX_BYTES = 1_000_000
MAX_DEPTH = 20
# A file of more brackets or lines is looked at before a tree is made of it; one of more events
# (each value is one, and so are the begin and the end of a group) is no record.
MAX_BRACKETS = 1000
MAX_LINES = 10_000
MAX_EVENTS = 100_000

_HEADED = re.compile(r"\s*# +(?P<title>\S[^\n]*?)(?: +#+)?[ \t]*(?:\n|$)")
_MAYBE_DEEP = re.compile(r"(?:[\[{?-]\s*){20}")
_MAYBE_ANCHOR = re.compile(r"(?:^|[\s\[,{:])[&*][\w-]")


class _Loader(CParser):
    """libyaml's parser and composer, without YAML 1.1's guesses about types."""

    def resolve(self, *_: object) -> str:
        return ""

    def ascend_resolver(self) -> None: ...

    def descend_resolver(self, *_: object) -> None: ...


@dataclass(frozen=True)
class Document:
    """One file: its ``fields``, its Markdown ``body``, and libyaml's tree, with places."""

    path: Path
    fields: dict[str, Any]
    body: str = ""
    root: yaml.Node | None = field(default=None, repr=False, compare=False)


class DocumentError(Exception):
    """The file cannot be read; ``problems`` holds everything found."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        """Keep the problems."""
        self.problems = problems
        super().__init__("\n".join(map(str, problems)))


def read(path: Path) -> Document:
    """Return the document in the file ``path``.

    Raises:
        DocumentError: not UTF-8, not YAML, or not one block of fields.

    """
    return parse(path, read_text(path))


def parse(path: Path, text: str) -> Document:
    """Return the document that ``text``, as of a file called ``path``, is.

    Raises:
        DocumentError: not YAML, or not one block of fields.

    """
    front, body = split(path, text)
    root = compose(path, front)
    if not isinstance(root, yaml.MappingNode):
        hint = "Schrijf op elke regel 'veld: waarde', met een spatie na de dubbele punt."
        raise _unfit_file(path, "dit bestand bevat geen velden.", hint)
    problems: list[Problem] = []
    fields = _value(root, (), str(path), problems)
    if problems:
        raise DocumentError(problems)
    return Document(path, fields, body, root)


def read_text(path: Path) -> str:
    """Return the text of the file ``path``: in Unicode's form NFC, with line feeds between lines.

    Raises:
        DocumentError: not to be read, too large, or not UTF-8.

    """
    try:
        # A file is measured before it is read: it may be larger than the memory.
        size = path.stat().st_size
        raw = path.read_bytes() if size <= MAX_BYTES else b""
    except OSError as error:
        raise _unfit_file(path, f"dit bestand is niet te lezen: {reason(error)}.") from None
    if size > MAX_BYTES:
        message = f"dit bestand is te groot ({size} bytes)."
        raise _unfit_file(path, message, f"Een record is hooguit {MAX_BYTES} bytes.")
    try:
        text = unicodedata.normalize("NFC", raw.decode("utf-8-sig"))
        return text.replace("\r\n", "\n").replace("\r", "\n")
    except UnicodeDecodeError as error:
        raise _not_utf8(path, raw, error.start) from None


def _unfit_file(path: Path, message: str, hint: str = "") -> DocumentError:
    return DocumentError([Problem(str(path), 1, 1, "", message, hint)])


def _not_utf8(path: Path, raw: bytes, start: int) -> DocumentError:
    hint = "Bewaar het bestand opnieuw met de codering UTF-8."
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        return _unfit_file(path, "dit bestand is met de codering UTF-16 bewaard.", hint)
    before = raw[:start].decode("utf-8")
    line = before.count("\n") + 1
    column = len(before) - before.rfind("\n")
    meant = raw[start : start + 1].decode("cp1252", "replace")
    message = f"hier staat een teken dat geen UTF-8 is (waarschijnlijk '{meant}')."
    return DocumentError([Problem(str(path), line, column, "", message, hint)])


def split(path: Path, text: str) -> tuple[str, str]:
    """Return the YAML and the body; the YAML keeps its line numbers.

    Raises:
        DocumentError: a Markdown file has no fields, or it cannot be seen where they end.

    """
    if path.suffix != ".md":
        return text, ""
    lines = text.split("\n")
    if heading := _HEADED.match(text):
        # Without fields, the title is the first heading.
        return f"title: {json.dumps(heading['title'], ensure_ascii=False)}", text[heading.end() :]
    if lines[0].rstrip() != "---":
        hint = "Begin het bestand met een regel '---', dan de velden, dan weer '---'."
        raise _unfit_file(path, "de kop met velden ontbreekt.", hint)
    for number, line in enumerate(lines[1:], 1):
        if line.rstrip() == "---":
            return "\n".join(["", *lines[1:number], ""]), "\n".join(lines[number + 1 :])
    hint = "Zet onder het laatste veld een regel '---'."
    raise _unfit_file(path, "de kop met velden wordt niet gesloten.", hint)


def compose(path: Path, text: str) -> yaml.Node | None:
    """Return libyaml's tree of nodes.

    Raises:
        DocumentError: the text is not YAML, uses anchors or aliases, or holds too much.

    """
    try:
        if _is_suspect(text):
            _refuse_suspects(path, text)
        node: yaml.Node | None = _Loader(text).get_single_node()
        return node
    except yaml.MarkedYAMLError as error:
        raise DocumentError([syntax_problem(path, text, error)]) from None
    except yaml.reader.ReaderError:
        raise DocumentError([control_problem(path, text)]) from None


def _refuse_suspects(path: Path, text: str) -> None:
    """Refuse anchors, and what would exhaust the stack or the patience: too deep, or too much."""
    depth = 0
    for number, event in enumerate(yaml.parse(text, Loader=yaml.CSafeLoader)):
        mark: Any = event.start_mark
        depth += isinstance(event, yaml.CollectionStartEvent)
        depth -= isinstance(event, yaml.CollectionEndEvent)
        if depth > MAX_DEPTH:
            message, hint = "dit is te diep genest.", "Schrijf gewone tekst of een lijst."
        elif number > MAX_EVENTS:
            message, hint = (
                "tot hier staat er al te veel in dit bestand.",
                "Maak er meer records van.",
            )
        elif getattr(event, "anchor", None):
            message = "verwijzingen met & en * zijn hier niet toegestaan."
            hint = "Schrijf de waarde voluit, of zet de tekst tussen aanhalingstekens."
        else:
            continue
        raise DocumentError([Problem(str(path), mark.line + 1, mark.column + 1, "", message, hint)])


def _is_suspect(text: str) -> bool:
    many = text.count("[") + text.count("{") > MAX_BRACKETS
    many = many or text.count("\n") > MAX_LINES
    return many or bool(_MAYBE_ANCHOR.search(text) or _MAYBE_DEEP.search(text))


def _value(node: yaml.Node, location: Location, path: str, problems: list[Problem]) -> Any:
    """Return the Python value of a node, adding what is refused to ``problems``."""
    if node.tag or len(location) > MAX_DEPTH:
        _refuse(node, location, path, problems, *_unfit(node.tag))
        return None
    if isinstance(node, yaml.ScalarNode):
        return node.value if node.style else plain_value(node.value)
    if isinstance(node, yaml.SequenceNode):
        return [_value(n, (*location, i), path, problems) for i, n in enumerate(node.value)]
    fields: dict[str, Any] = {}
    for key, value in node.value:
        if key.tag or not isinstance(key, yaml.ScalarNode):
            _refuse(key, location, path, problems, "dit kan geen naam van een veld zijn.",
                    "Schrijf 'naam: waarde', met een gewoon woord als naam.")  # fmt: skip
            continue
        name = key.value
        if name in fields:
            _refuse(key, (*location, name), path, problems, "dit veld staat er twee keer.",
                    "Voeg de twee samen, of haal er een weg.")  # fmt: skip
        fields[name] = _value(value, (*location, name), path, problems)
    return fields


def _unfit(tag: str | None) -> tuple[str, str]:
    if not tag:
        return "dit is te diep genest.", "Schrijf gewone tekst of een lijst."
    label = tag.replace("tag:yaml.org,2002:", "!!")
    hint = "Begint een tekst met een uitroepteken? Zet hem dan tussen aanhalingstekens."
    return f"het label '{label}' is niet toegestaan.", f"Haal het weg. {hint}"


def _refuse(
    node: yaml.Node, location: Location, path: str, problems: list[Problem], message: str, hint: str
) -> None:
    mark, name = node.start_mark, ".".join(shorten(str(step)) for step in location)
    problems.append(Problem(path, mark.line + 1, mark.column + 1, name, message, hint))
