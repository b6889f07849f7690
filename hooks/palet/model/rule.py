"""Rules between the fields of a part, and what is wrong with one that does not keep them.

Check, schema and starter read the ``rules`` of a model. ``fault`` is in each the name of the
refusal (see ``refusals``).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError
from pydantic_core import InitErrorDetails, PydanticCustomError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pydantic import BaseModel


def fault(name: str, value: object, /, *at: str | int, **words: object) -> InitErrorDetails:
    """Return what is wrong with the field ``at`` below a part, for ``refuse``.

    ``name`` and ``words`` make the message (see ``refusals``); ``value`` is what stands there.
    """
    return InitErrorDetails(type=PydanticCustomError(name, name, words), loc=at, input=value)


def refuse(faults: Iterable[InitErrorDetails]) -> None:
    """Raise pydantic's error for all ``faults`` of a part at once, if there are any."""
    if found := list(faults):
        raise ValidationError.from_exception_data("part", found)


def doubles(ids: Iterable[tuple[str | int, ...]]) -> Iterator[InitErrorDetails]:
    """Yield a fault for every id seen before; each comes last behind its location."""
    seen: set[str | int] = set()
    for *at, name in ids:
        if name in seen:
            yield fault("double", name, *at, name=str(name))
        seen.add(name)


def _given(value: Any) -> bool:
    """Say whether a field says something; nothing is a number too."""
    return value is not None and value != ()


@dataclass(frozen=True)
class Either:
    """One of two fields is there, or both unless it is ``one``; examples have the first."""

    first: str
    second: str
    fault: str
    one: bool = False

    def broken(self, part: BaseModel) -> Iterator[InitErrorDetails]:
        """Yield a fault of the part as a whole."""
        there = _given(getattr(part, self.first)) + _given(getattr(part, self.second))
        if there == 0 or (self.one and there > 1):
            yield fault(self.fault, None)


@dataclass(frozen=True)
class Needs:
    """Where a field is there, or has this ``value``, the ``other`` is there as well."""

    name: str
    other: str
    fault: str
    value: str = ""

    def broken(self, part: BaseModel) -> Iterator[InitErrorDetails]:
        """Yield a fault at the field that is there."""
        value = getattr(part, self.name)
        if _given(value) and self.value in {"", value} and not _given(getattr(part, self.other)):
            yield fault(self.fault, value, self.name)


@dataclass(frozen=True)
class NeedsDays:
    """Where a time is there, the ``dates`` have a day."""

    name: str
    dates: tuple[str, ...]
    fault: str

    def broken(self, part: BaseModel) -> Iterator[InitErrorDetails]:
        """Yield a fault at the time, with the name of the first date without a day."""
        value = getattr(part, self.name)
        dates = ((name, getattr(part, name)) for name in self.dates)
        vague = [name for name, date in dates if date and not date.day]
        if value and vague:
            yield fault(self.fault, value, self.name, name=vague[0])


Rule = Either | Needs | NeedsDays
