"""Says which slip a line of YAML shows, where libyaml only says that it stopped there."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from palet.language.numberhint import number_hint
from palet.problem import LONGEST

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_FIELD = re.compile(r"\s*(?:-\s+)*(?P<name>[A-Za-z_][\w-]*):\s+(?P<value>\S.*)")
_ITEM = re.compile(r"\s*-\s")
_STAR = re.compile(r"\s*[*+]\s+\S")
_NUMBERS = {"value", "upper", "total", "amount", "number"}
_BELOW_OR_ABOVE = re.compile(r"[<>]=?\s*(?=\d)")
_LINK = re.compile(r"\[[^\]]*\]\((?P<address>https?://[^)\s]+)\)$")
_FILE = re.compile(r"[\"']?(?:[A-Za-z]:\\|\\\\)")
_QUOTE = "Zet hem tussen aanhalingstekens."
_OPENS_TEXT = re.compile(r"[|>][-+0-9]*$")


class Diagnosis(NamedTuple):
    """What is wrong and what to do about it; line and column count from 0."""

    line: int
    column: int
    message: str
    hint: str


def slip_in(line: str, number: int) -> Diagnosis | None:
    """Return the slip that the line with this number shows by itself, or None."""
    found = next(_slips(line), None)
    return Diagnosis(number, *found) if found else None


def _slips(line: str) -> Iterator[tuple[int, str, str]]:
    """Yield column, message and hint."""
    if _STAR.match(line):
        sign = line.lstrip()[0]
        hint = f"Begin elk onderdeel van een lijst met '- ' in plaats van '{sign} '."
        yield _indent(line), f"'{sign}' is geen streepje van een lijst", hint
    field = _FIELD.match(line.rstrip())
    if not field:
        return
    name, value, column = field["name"], field["value"], field.start("value")
    if name in _NUMBERS and _BELOW_OR_ABOVE.match(value):
        beside = ("qualifier", "unit") if name == "value" else ()
        if hint := number_hint(value, name, beside, needed=False):
            yield column, "hier hoort alleen een getal", hint
    if name == "url" and (link := _LINK.match(value)):
        yield column, "hier hoort alleen een webadres", f"Schrijf {link['address']}."
    if _FILE.match(value):
        message = "dit is een bestand op een computer of netwerk; anderen kunnen daar niet bij"
        hint = "Zet het bestand op een website, en schrijf het adres daarvan."
        yield column, message, hint
    if value.startswith("- "):
        how = f"Schrijf {name}: {quoted(value)}." if fits(value) else _QUOTE
        more = "Is het een lijst? Zet het streepje op een nieuwe regel."
        yield column, "hier kan geen lijst beginnen", f"Is het een tekst? {how} {more}"


def lost_line(lines: Sequence[str], number: int) -> Diagnosis | None:
    """Return why a line without a colon belongs to what is above it, or None if it does not."""
    own = _indent(lines[number])
    for above in reversed(lines[:number]):
        if not above.strip() or _indent(above) > own:
            continue
        field = _FIELD.match(above.rstrip())
        if _ITEM.match(above) and not field:
            message = "hier ontbreekt het streepje van de lijst"
            return Diagnosis(number, own, message, "Begin elk onderdeel van een lijst met '- '.")
        if field and _OPENS_TEXT.match(field["value"]):
            message = "deze regel hoort bij de tekst erboven, maar springt niet in"
            hint = f"Laat alle regels van '{field['name']}' even ver inspringen."
            return Diagnosis(number, own, message, hint)
        return None
    return None


def fits(text: str) -> bool:
    """Say whether a hint can hold all of a text: what is cut off must not be written so."""
    return len(text.strip()) <= LONGEST


def quoted(text: str) -> str:
    """Return a text as YAML has it between quotes."""
    text = text.strip()
    return f'"{text}"' if "'" in text and '"' not in text else "'" + text.replace("'", "''") + "'"


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())
