"""Finds numbers in texts that stand for money, people, homes or percentages.

Such a number must have a source: a ``source`` field beside it, a link to a
source in the same paragraph, or the same number elsewhere in the record with
its source.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from palet.language.counting import may_count, quantities
from palet.model.field import Markdown
from palet.model.part import Figure
from palet.model.shape import list_of, marked_fields

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from palet.language.counting import Quantity
    from palet.model.field import Part
    from palet.reading.document import Location

_SIGN = re.compile(r"\d+|[^\W\d_]+|[^\w\s]")
# No record has so many words and signs; reading on would take ever longer.
_MOST_SIGNS = 120_000
_PARAGRAPHS = re.compile(r"\n\s*\n")


def unsourced(fields: Mapping[str, Any]) -> Iterator[tuple[Location, str]]:
    """Yield the place and the words of every such number without a source.

    ``fields`` are those of a record as they stand in its file.
    """
    known: set[float] = set()
    bare: list[tuple[Location, str, Quantity]] = []
    left = _MOST_SIGNS
    for location, text, sourced in _texts(fields, (), sourced=False):
        for paragraph in filter(may_count, _PARAGRAPHS.split(text)):
            left -= len(_SIGN.findall(paragraph))
            if left < 0:
                yield location, _SIGN.findall(paragraph)[0]
                return
            for quantity in quantities(paragraph):
                if sourced or "](source:" in paragraph:
                    known.update(*quantity.numbers)
                else:
                    bare.append((location, paragraph[quantity.start : quantity.end], quantity))
    if bare:
        known.update(_numbers(fields))
    for location, words, quantity in bare:
        if any(known.isdisjoint(number) for number in quantity.numbers):
            yield location, words


def advice(model: type[Part], fields: Mapping[str, Any], location: Location) -> str:
    """Return what to do about a number without a source in the field at ``location``."""
    texts = {at for at, mark, _ in marked_fields(model, fields) if isinstance(mark, Markdown)}
    figures = list_of(Figure, model)
    ways = [
        *(["zet in dezelfde alinea een verwijzing als [bron](source:id)"]
          if location in texts else []),
        *([f"leg het getal vast bij '{figures}'"] if figures else []),
        *(["noem het getal ook in een tekst met [bron](source:id) in dezelfde alinea"]
          if texts and location not in texts else []),
    ]  # fmt: skip
    hint = ", of ".join(ways or ["haal het getal weg"])
    return f"{hint[0].upper()}{hint[1:]}."


def _texts(
    value: Any, location: Location, *, sourced: bool
) -> Iterator[tuple[Location, str, bool]]:
    """Yield every text at any depth, and whether a source field stands beside it."""
    if isinstance(value, str):
        if not value.startswith(("http://", "https://")):
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
