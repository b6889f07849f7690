"""Says in plain Dutch why a text is not YAML.

libyaml says where it stopped, which is often after the mistake itself: a quote that is not
closed is noticed at the end of the file. So the lines around are looked at too.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import yaml

from palet.problem import Problem

from .slip import Diagnosis, fits, lost_line, quoted, slip_in

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

# All that YAML 1.1 does not allow in a text.
_CONTROL = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_NAME = r"[A-Za-z_][\w-]*"
_LINE_START = re.compile(rf"\s*(?:-\s+)*{_NAME}\s*")
_FIELD = re.compile(rf"\s*(?:-\s+)*(?P<name>{_NAME}):(?:\s+(?P<value>.*\S)|\s*)$")
_NO_SPACE_AFTER_COLON = re.compile(rf"\s*(?:-\s+)*(?P<name>{_NAME}):(?P<value>[^\s:].*)")
_NO_SPACE_AFTER_DASH = re.compile(r"\s*-(?P<value>[^\s-].*)")
_TAB = re.compile(r" *\t")
_LINE_BREAK = re.compile("\r\n?|[\n\x85\u2028\u2029]")
_CURLY = re.compile("[\u201c\u201d\u201e\u2018\u2019]")

_QUOTE = "Zet de hele tekst tussen aanhalingstekens."
_EVEN = "Laat velden die bij elkaar horen even ver inspringen."
_BRACKET = "Sluit het haakje, of zet elke waarde op een eigen regel met '- ' ervoor."
_SAVE_AS_UTF8 = "Bewaar het bestand opnieuw met de codering UTF-8."
_UNCLOSED = "dit aanhalingsteken wordt niet gesloten"


# What libyaml says, what it mostly means, what to do about it, and whether that is where
# libyaml began with what it could not end.
_SYNTAX = {
    # From PyYAML 6.0.4 on, libyaml itself stops at a depth.
    "exceeded maximum nesting depth": (
        "dit is te diep genest",
        "Schrijf gewone tekst of een lijst.",
        False,
    ),
    "mapping keys are not allowed": ("een tekst kan niet met '?' beginnen", _QUOTE, False),
    "while scanning an alias": ("een tekst kan niet met '*' beginnen", _QUOTE, True),
    "while scanning an anchor": ("een tekst kan niet met '&' beginnen", _QUOTE, True),
    "while scanning a tag": ("een tekst kan niet met '!' beginnen", _QUOTE, True),
    "undefined tag handle": ("een tekst kan niet met '!' beginnen", _QUOTE, True),
    "while scanning a directive": ("een regel kan niet met '%' beginnen", _QUOTE, True),
    "incompatible YAML document": ("een regel kan niet met '%' beginnen", _QUOTE, False),
    "while scanning a block scalar": (
        "achter '|' of '>' kan op dezelfde regel geen tekst staan",
        "Begin de tekst op de volgende regel, ingesprongen, of zet hem tussen aanhalingstekens.",
        False,
    ),
    "while parsing a quoted scalar": (
        "een schuine streep (\\) heeft tussen dubbele aanhalingstekens een eigen betekenis",
        "Zet de tekst tussen enkele aanhalingstekens: '...'.",
        False,
    ),
    "another document": (
        "hier begint een tweede blok met velden",
        "Haal de regel '---' weg, of maak een tweede bestand voor het tweede record.",
        False,
    ),
    "did not find expected <document start>": (
        "deze regel past niet bij de regels erboven", _EVEN, False,
    ),
    "did not find expected key": ("deze regel past niet bij de regels erboven", _EVEN, False),
    "did not find expected '-' indicator": (
        "deze regel hoort niet in de lijst erboven",
        "Begin elk onderdeel van een lijst met '- ', even ver ingesprongen.",
        False,
    ),
    "block sequence entries are not allowed": (
        "hier kan geen lijst beginnen",
        "Zet het streepje op een nieuwe regel onder de naam van het veld.",
        False,
    ),
    "did not find expected ',' or": (
        "dit haakje wordt niet gesloten, of er ontbreekt een komma", _BRACKET, True,
    ),
    "did not find expected node content": (
        "hier staat een haakje verkeerd, of er ontbreekt een waarde", _BRACKET, False,
    ),
}  # fmt: skip
_UNKNOWN = (
    "deze regel kan niet worden gelezen",
    "Kijk naar inspringing, aanhalingstekens en dubbele punten.",
)


def syntax_problem(path: Path, text: str, error: yaml.MarkedYAMLError) -> Problem:
    """Return what libyaml refuses, where, and what to do about it."""
    mark = error.problem_mark or error.context_mark
    begin = error.context_mark or mark
    # Past the last line libyaml counts one more.
    lines = [*_LINE_BREAK.split(text), ""]
    stop = (min(mark.line, len(lines) - 1), mark.column) if mark else (0, 0)
    start = (min(begin.line, len(lines) - 1), begin.column) if begin else (0, 0)
    found = _diagnose(text, lines, f"{error.problem} {error.context}", stop, start)
    return Problem(str(path), found.line + 1, found.column + 1, "", f"{found.message}.", found.hint)


def control_problem(path: Path, text: str) -> Problem:
    """Return the first control character in a text that YAML cannot be read from."""
    match = _CONTROL.search(text)
    before = text[: match.start()] if match else ""
    line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
    if "\0" in text[:2]:
        message, hint = "dit bestand is met de codering UTF-16 bewaard.", _SAVE_AS_UTF8
        return Problem(str(path), 1, 1, "", message, hint)
    message = "hier staat een onzichtbaar stuurteken."
    return Problem(str(path), line, column, "", message, "Haal het weg en typ de tekst opnieuw.")


def _diagnose(
    text: str, lines: Sequence[str], said: str, stop: tuple[int, int], start: tuple[int, int]
) -> Diagnosis:
    if found := _elsewhere(text, lines, said, stop, start):
        return found
    line, column = stop
    if "cannot start any token" in said:
        sign = lines[line][column : column + 1]
        what = "een tab" if sign == "\t" else f"'{sign}'"
        return Diagnosis(line, column, f"een waarde kan niet met {what} beginnen", _QUOTE)
    for english, (message, hint, at_start) in _SYNTAX.items():
        if english in said:
            return Diagnosis(*(start if at_start else stop), message, hint)
    return Diagnosis(line, column, *_UNKNOWN)


def _elsewhere(
    text: str, lines: Sequence[str], said: str, stop: tuple[int, int], start: tuple[int, int]
) -> Diagnosis | None:
    """Return the mistake that the lines show, when that is another than libyaml's words say."""
    line, column = stop
    found = None
    if by_itself := slip_in(lines[line], line) or slip_in(lines[start[0]], start[0]):
        return by_itself
    if tab := _TAB.match(lines[line]):
        message = "deze regel springt in met een tab"
        found = Diagnosis(line, tab.end() - 1, message, "Gebruik spaties in plaats van een tab.")
    elif "while scanning a quoted scalar" in said:
        found = _unclosed(lines, start)
    elif "mapping values are not allowed" in said:
        found = _odd_colon(lines, line, column)
    elif "could not find expected ':'" in said:
        found = _no_colon(lines, *start)
    elif "did not find expected key" in said:
        found = _after_end(text, lines, line, column)
    elif "<document start>" in said:
        found = _first_indented(lines, line)
    return found


def _unclosed(lines: Sequence[str], start: tuple[int, int]) -> Diagnosis:
    """Say that a quote has no end; a Dutch word may begin with an apostrophe ('s avonds)."""
    line, column = start
    if re.match(r"'[snt](?:\s|-)", lines[line][column:]):
        words = lines[line][column:].strip()
        hint = "Begint de tekst met een apostrof? Zet hem dan tussen dubbele aanhalingstekens."
        if fits(words):
            hint = f'Begint de tekst met een apostrof? Schrijf dan "{words}".'
    else:
        hint = "Zet er ook een aan het einde van de tekst."
    return Diagnosis(line, column, _UNCLOSED, hint)


def _after_end(text: str, lines: Sequence[str], line: int, column: int) -> Diagnosis | None:
    """Say that something stands behind a quote or a bracket that ended a value on this line."""
    before = lines[line][:column].rstrip()
    if not before.endswith(("'", '"', "]", "}")):
        return None
    begin, style = _last_value(text)
    if before[-1] in "]}":
        message = f"een tekst kan niet met '{lines[begin[0]][begin[1]]}' beginnen"
        return Diagnosis(*begin, message, _QUOTE)
    if begin[0] < line:
        return _unclosed(lines, begin)
    if style == "'":
        hint = 'Staat er een apostrof in de tekst? Gebruik dan dubbele aanhalingstekens: "foto\'s".'
    else:
        hint = "Zet het hele veld tussen enkele aanhalingstekens: 'De \"wijk\" van nu'."
    return Diagnosis(line, column, "de tekst gaat door na het aanhalingsteken", hint)


def _last_value(text: str) -> tuple[tuple[int, int], str]:
    """Return where the last value begins that could be read, and the quotes it stands in."""
    starts: list[tuple[int, int]] = []
    last, style = (0, 0), ""
    try:
        for event in yaml.parse(text, Loader=yaml.CSafeLoader):
            mark: Any = event.start_mark
            if isinstance(event, yaml.CollectionStartEvent):
                starts.append((mark.line, mark.column))
            elif isinstance(event, yaml.CollectionEndEvent):
                last, style = starts.pop(), ""
            elif isinstance(event, yaml.ScalarEvent):
                last, style = (mark.line, mark.column), event.style or ""
    except yaml.MarkedYAMLError:
        pass
    return last, style


def _odd_colon(lines: Sequence[str], line: int, column: int) -> Diagnosis:
    """Say why a field cannot begin here: because of this line, or of one above it."""
    if _LINE_START.fullmatch(lines[line][:column]):
        above = next((n for n in range(line - 1, -1, -1) if _says(lines[n])), -1)
        if above >= 0 and (found := _line_above(lines, line, above)):
            return found
    hint = _QUOTE
    field = _FIELD.match(lines[line].rstrip())
    if field and field["value"] and field.start("value") <= column:
        value = field["value"]
        if _CURLY.match(value):
            hint = "Gekrulde aanhalingstekens tellen niet mee; gebruik rechte: \"...\" of '...'."
        elif value[0] not in "'\"" and fits(value):
            hint = f"Zet de tekst tussen aanhalingstekens: {field['name']}: {quoted(value)}."
    return Diagnosis(line, column, "hier staat een dubbele punt midden in een tekst", hint)


def _line_above(lines: Sequence[str], line: int, above: int) -> Diagnosis | None:
    """Say what is wrong with the line above a field that cannot begin, or how far it may indent."""
    if _NO_SPACE_AFTER_COLON.match(lines[above]) or _NO_SPACE_AFTER_DASH.match(lines[above]):
        return _no_colon(lines, above, _indent(lines[above]))
    own = _indent(lines[line])
    if field := _FIELD.match(lines[above].rstrip()):
        if own > field.start("name"):
            return Diagnosis(line, own, "deze regel springt verder in dan het veld erboven", _EVEN)
        return None
    owner = next(
        (n for n in range(above, -1, -1) if _says(lines[n]) and _indent(lines[n]) < own), -1
    )
    field = _FIELD.match(lines[owner].rstrip()) if owner >= 0 else None
    # A text goes on over several lines below its field; then the colon is a part of it.
    return None if field and field["value"] else _no_colon(lines, above, _indent(lines[above]))


def _no_colon(lines: Sequence[str], line: int, column: int) -> Diagnosis:
    """Say what the name of a field or the dash of a list lacks."""
    if dash := _NO_SPACE_AFTER_DASH.match(lines[line]):
        hint = "Zet een spatie achter het streepje."
        if fits(dash["value"]):
            hint = f"Schrijf '- {dash['value'].strip()}'."
        column = dash.start("value")
        return Diagnosis(line, column, "na het streepje ontbreekt een spatie", hint)
    if field := _NO_SPACE_AFTER_COLON.match(lines[line]):
        hint = "Zet een spatie achter de dubbele punt."
        if fits(field["value"]):
            hint = f"Schrijf '{field['name']}: {field['value'].strip()}'."
        column = field.start("value")
        return Diagnosis(line, column, "na de dubbele punt ontbreekt een spatie", hint)
    if lost := lost_line(lines, line):
        return lost
    hint = "Schrijf 'naam: waarde', en laat een vervolgregel inspringen."
    message = "hier ontbreekt een dubbele punt na de naam van een veld"
    return Diagnosis(line, column, message, hint)


def _first_indented(lines: Sequence[str], line: int) -> Diagnosis | None:
    """Say that the first field indents, when the line that does not belong to it does less."""
    first = next((n for n in range(line) if _says(lines[n]) and lines[n].strip() != "---"), -1)
    if first < 0 or _indent(lines[first]) <= _indent(lines[line]):
        return None
    message = "deze regel springt in, en de regels eronder niet"
    return Diagnosis(first, _indent(lines[first]), message, _EVEN)


def _says(line: str) -> bool:
    return bool(line.strip()) and not line.lstrip().startswith("#")


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())
