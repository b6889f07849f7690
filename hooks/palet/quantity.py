"""Finds numbers in texts that stand for money, people, homes or percentages.

Such a number must have a source: a ``source`` field beside it, a link to a
source in the same paragraph, or a figure in the same record that gives the
same number with its source.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from .field import Location, Part

if TYPE_CHECKING:
    from collections.abc import Iterator

_PEOPLE = (
    "mensen|personen|inwoners|bewoners|burgers|jongeren|jeugdigen|tieners|kinderen|peuters|"
    "leerlingen|studenten|ouders|moeders|vaders|gezinnen|huishoudens|deelnemers|bezoekers|"
    "vrijwilligers|kandidaten|werkzoekenden|volwassenen|leden|mentoren|coaches|woningen|"
    "huizen|appartementen|banen|buurtbanen|werkplekken|opstapbanen"
)
_NUMBER = r"\d+(?:\.\d{3})*(?:,\d+)?"
_QUANTITY = re.compile(
    rf"(?:€|EUR)\s*(?P<money>{_NUMBER})"
    rf"|(?P<amount>{_NUMBER})\s*(?:(?:duizend|miljoen|miljard)\s*)?(?:euro\b|%|procent\b)"
    rf"|(?P<count>{_NUMBER})\s+(?:[a-zë-]+\s+){{0,2}}(?:{_PEOPLE})\b"
)
_SCALE = {"duizend": 1e3, "miljoen": 1e6, "miljard": 1e9}
_SCALED = re.compile(r"\s*(duizend|miljoen|miljard)")


def unsourced(record: Part) -> Iterator[tuple[Location, str]]:
    """Yield the place and the words of every such number without a source."""
    known = set(_numbers(record))
    for location, text in _texts(record, ()):
        for paragraph in re.split(r"\n\s*\n", text):
            if "](source:" in paragraph:
                continue
            for match in _QUANTITY.finditer(paragraph):
                if not _values(match) & known:
                    yield location, match[0]


def _values(match: re.Match[str]) -> set[float]:
    """Return what the number can mean: '6,3 miljoen' is 6.3 and 6300000."""
    digits = match["money"] or match["amount"] or match["count"]
    value = float(digits.replace(".", "").replace(",", "."))
    scale = _SCALED.match(match.string, match.start() + match[0].index(digits) + len(digits))
    return {value, round(value * _SCALE[scale[1]], 2)} if scale else {value}


def _texts(part: Part, location: Location) -> Iterator[tuple[Location, str]]:
    """Yield every text of ``part`` that has no source field beside it."""
    if getattr(part, "source", None):
        return
    for name in type(part).model_fields:
        yield from _texts_in(getattr(part, name), (*location, name))


def _texts_in(value: Any, location: Location) -> Iterator[tuple[Location, str]]:
    if isinstance(value, str):
        yield location, value
    elif isinstance(value, Part):
        yield from _texts(value, location)
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from _texts_in(item, (*location, index))


def _numbers(value: Any) -> Iterator[float]:
    if isinstance(value, bool):
        return
    if isinstance(value, int | float):
        yield float(value)
    elif isinstance(value, Part):
        for name in type(value).model_fields:
            yield from _numbers(getattr(value, name))
    elif isinstance(value, tuple):
        for item in value:
            yield from _numbers(item)
