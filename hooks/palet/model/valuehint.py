"""Says what to write instead of a value that a model refuses, when the value shows it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from palet.language.datehint import date_hint
from palet.language.numberhint import number_hint
from palet.reading.scalar import Typed

from .shape import model_at, shape_at

if TYPE_CHECKING:
    from palet.reading.document import Location

    from .field import Part

# For what stands in the place of something else, a hint that says more than the usual one.
_HINTS: dict[tuple[str, type], str] = {
    ("string_type", type(None)):
        "Schrijf de tekst achter de dubbele punt. "
        "Begint hij met #? Zet hem dan tussen aanhalingstekens.",
    **dict.fromkeys((("string_type", plain) for plain in (bool, int, float)),
                    "Zet het tussen aanhalingstekens: '{input}'."),
    ("string_type", list): "Schrijf een tekst, zonder streepje of rechte haken ervoor.",
    ("string_type", dict):
        "Staat er een dubbele punt in de tekst? Zet de hele tekst dan tussen aanhalingstekens.",
    ("tuple_type", dict): "Zet '- ' voor het eerste veld van elk onderdeel.",
    ("model_type", list): "Haal het streepje of de rechte haken weg.",
}  # fmt: skip

_LINE = 10_000
_NUMBERS = {"int_type", "float_type", "float_parsing", "int_parsing", "int_from_float"}
# What is not written in the form of its field.
_FORMED = {"moment", "clock", "string_pattern_mismatch"}
_YES_OR_NO = {
    **dict.fromkeys(("ja", "yes", "waar", "1", "j", "y"), "Schrijf true."),
    **dict.fromkeys(("nee", "no", "onwaar", "0", "n"), "Schrijf false."),
}
CURLY = "\u201c\u201d\u201e\u2018\u2019"

# What word processors and keyboards make of a dash, and stars as in other lists.
_SIGNS = (
    "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u2022\u2023\u25cf\u25aa\u25e6\u00b7*+\uf0b7\uf0a7o"
)
_BULLET = re.compile(rf"(?P<sign>[{re.escape(_SIGNS)}])[\s\u00a0]+\S")
_DASH = re.compile(r"-\S")


def value_hint(model: type[Part], kind: str, location: Location, value: Any) -> str:
    """Return a hint that fits this very value, or "" when the usual one says enough."""
    if isinstance(value, str) and value.startswith(tuple(CURLY)):
        return "Gekrulde aanhalingstekens tellen niet mee. Gebruik rechte: '{straight}'."
    if kind == "string_pattern_mismatch" and re.search(r" \w+:( |$)", str(value)[:_LINE]):
        return "Sluit het aanhalingsteken aan het einde van de regel."
    if kind == "tuple_type" and isinstance(value, str):
        return _list_hint(value)
    if isinstance(value, str | int | float) and not isinstance(value, bool):
        said = _meant_value(model, kind, location, as_typed(value))
        if said:
            return said.replace("{", "{{").replace("}", "}}")
    if kind in {"greater_than_equal", "less_than_equal"} and location[-1] in {"lat", "lon"}:
        return "De breedte (lat) ligt tussen -90 en 90, de lengte (lon) tussen -180 en 180."
    return _HINTS.get((kind, type_of(value)), "")


def _meant_value(model: type[Part], kind: str, location: Location, text: str) -> str:
    """Return what to write for a number, a date or a choice that is written in another way."""
    *above, field = (step for step in location if isinstance(step, str))
    owner = model_at(model, tuple(above)) or model
    info = owner.model_fields.get(field)
    needed, beside = info is not None and info.is_required(), owner.model_fields
    if kind in _NUMBERS and (field not in {"lat", "lon"} or "." not in text):
        said = number_hint(text, field, beside, needed=needed)
        return "" if shape_at(model, location).whole and re.search(r"\d\.\d", said) else said
    if kind == "date":
        return date_hint(text, field, beside, needed=needed)
    if kind == "bool_type":
        word = text.strip().lower()
        return _YES_OR_NO.get(word, "")
    meant = shape_at(model, location).form.meant if kind in _FORMED else None
    return meant(text) if meant else ""


def type_of(value: Any) -> type:
    """Return the type of a value, all decimals taken as one."""
    return float if isinstance(value, float) else type(value)


def as_typed(value: Any) -> str:
    """Return a value as it was typed."""
    if isinstance(value, Typed):
        return value.typed
    return str(value).lower() if isinstance(value, bool) else str(value)


def _list_hint(text: str) -> str:
    """Return how to make a list of ``text``, which stands in the place of one; "" if as usual."""
    if bullet := _BULLET.match(text):
        return f"'{bullet['sign']}' is geen streepje van een lijst. Typ op elke regel '- ' ervoor."
    if _DASH.match(text):
        return "Zet op elke regel een spatie tussen het streepje en de waarde."
    return ""


def list_start(text: str) -> str:
    """Return the words by which the first line of such a text can be found, or ""."""
    found = _BULLET.match(text) or _DASH.match(text)
    return re.match(r"\S+(?:[ \u00a0]\S+)?", text)[0] if found else ""  # type: ignore[index]
