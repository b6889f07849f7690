"""Finds numbers in texts that stand for money, people, homes or percentages.

Such a number must have a source: a ``source`` field beside it, a link to a
source in the same paragraph, or the same number elsewhere in the record with
its source.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from .document import Location

_PEOPLE = (
    "mensen|personen|inwoners|bewoners|burgers|jongeren|jeugdigen|tieners|kinderen|peuters|"
    "leerlingen|studenten|ouders|moeders|vaders|gezinnen|huishoudens|deelnemers|bezoekers|"
    "vrijwilligers|kandidaten|werkzoekenden|volwassenen|leden|mentoren|coaches|woningen|"
    "huizen|appartementen|banen|buurtbanen|werkplekken|opstapbanen"
)
_NUMBER = r"\d+(?:\.\d{3})*(?:,\d+)?"
# A bare 19.. or 20.. is taken for a year, not for a number of people.
_QUANTITY = re.compile(
    rf"(?:€|EUR)\s*(?P<money>{_NUMBER})"
    rf"|(?<!\d)(?P<amount>{_NUMBER})\s*(?:(?:duizend|miljoen|miljard)\s*)?(?:euro\b|%|procent\b)"
    rf"|(?<!\w)(?!(?:19|20)\d\d\s)(?P<count>{_NUMBER})\s+(?:[a-zë-]+\s+){{0,2}}(?:{_PEOPLE})\b"
)
_DIGIT = re.compile(r"\d")
_SCALE = {"duizend": 1e3, "miljoen": 1e6, "miljard": 1e9}
_SCALED = re.compile(r"\s*(duizend|miljoen|miljard)")


def unsourced(fields: Mapping[str, Any]) -> Iterator[tuple[Location, str]]:
    """Yield the place and the words of every such number without a source.

    ``fields`` are those of a record as they stand in its file.
    """
    known: set[float] = set()
    bare: list[tuple[Location, re.Match[str]]] = []
    for location, text, sourced in _texts(fields, (), sourced=False):
        for paragraph in re.split(r"\n\s*\n", text):
            for match in _QUANTITY.finditer(paragraph):
                if sourced or "](source:" in paragraph:
                    known |= _values(match)
                else:
                    bare.append((location, match))
    if bare:
        known.update(_numbers(fields))
    for location, match in bare:
        if not _values(match) & known:
            yield location, match[0]


def _values(match: re.Match[str]) -> set[float]:
    """Return what the number can mean: '6,3 miljoen' is 6.3 and 6300000."""
    digits = match["money"] or match["amount"] or match["count"]
    value = float(digits.replace(".", "").replace(",", "."))
    scale = _SCALED.match(match.string, match.start() + match[0].index(digits) + len(digits))
    return {value, round(value * _SCALE[scale[1]], 2)} if scale else {value}


def _texts(
    value: Any, location: Location, *, sourced: bool
) -> Iterator[tuple[Location, str, bool]]:
    """Yield every text with a digit, at any depth, and whether a source field stands beside it."""
    if isinstance(value, str):
        if _DIGIT.search(value) and not value.startswith(("http://", "https://")):
            yield location, value, sourced
    elif isinstance(value, dict):
        sourced = sourced or bool(value.get("source"))
        for name, inner in value.items():
            if inner:
                yield from _texts(inner, (*location, name), sourced=sourced)
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from _texts(item, (*location, index), sourced=sourced)


def _numbers(value: Any) -> Iterator[float]:
    if isinstance(value, bool):
        return
    if isinstance(value, int | float):
        yield float(value)
    elif isinstance(value, dict):
        for inner in value.values():
            yield from _numbers(inner)
    elif isinstance(value, list):
        for item in value:
            yield from _numbers(item)
