"""Says of which known name a wrong one is a spelling.

The measure: both have the same words but for one slip in each, and the same numbers. A slip is
two letters that changed places, a letter too many or too few, or another letter. The likelier
that one slip makes another word (Rheden, Rhenen), the longer the word must be. Breda-noord is
no spelling of groningen-noord, oost none of west, and 2024 none of 2025.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, NamedTuple

from .compound import base_form

if TYPE_CHECKING:
    from collections.abc import Iterable

_BETWEEN = re.compile(r"[^a-z0-9]+")
_DIGITS = re.compile(r"[0-9]+")


class Measure(NamedTuple):
    """From how many letters on a word may have a slip of each sort."""

    swapped: int
    missing: int
    other: int
    plurals: bool = False
    """Whether one may be the plural of the other, as of the words of a language."""


# Names of places, people and documents, of which no list knows them all; and words of a list.
NAMES = Measure(4, 6, 8)
TERMS = Measure(4, 5, 8, plurals=True)
# The fields of a record are few and all known: what is near one is no other.
FIELDS = Measure(3, 4, 5, plurals=True)


# Which side of a place: these are all known, so that a slip is easily seen.
SIDES = frozenset({
    "noord", "oost", "zuid", "west", "noordoost", "noordwest", "zuidoost", "zuidwest", "centrum",
    "midden",
})  # fmt: skip


def plain(name: str) -> str:
    """Return a name without case, accents and the choice of signs between its words."""
    letters = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    return _BETWEEN.sub("-", letters.lower()).strip("-")


def nearest(wrong: str, known: Iterable[str], measure: Measure = NAMES) -> list[str]:
    """Return the names in ``known`` of which ``wrong`` is a spelling, those first that are it."""
    typed = plain(wrong)
    names = {name: plain(name) for name in known}
    same = [name for name, other in names.items() if typed and other == typed]
    return same or [name for name, other in names.items() if is_spelling(typed, other, measure)]


def is_spelling(one: str, other: str, measure: Measure = NAMES) -> bool:
    """Say whether one plain name is the other with slips; what is too short never is."""
    if not one or _DIGITS.findall(one) != _DIGITS.findall(other):
        return False
    # Wijk and wyk are spelt differently, but are one word.
    one, other = one.replace("ij", "y"), other.replace("ij", "y")
    if one.replace("-", "") == other.replace("-", ""):
        return True
    ours, theirs = one.split("-"), other.split("-")
    if len(ours) != len(theirs):
        return _is_slip(one.replace("-", ""), other.replace("-", ""), measure)
    return all(_is_word(*pair, measure) for pair in zip(ours, theirs, strict=True))


def _is_word(one: str, other: str, measure: Measure) -> bool:
    if one == other:
        return True
    # Both are known to be plurals only if one is not: 'ouders' are not 'ouderen'.
    if (one in SIDES) != (other in SIDES):
        return _is_slip(one, other, FIELDS)
    plural = measure.plurals and (base_form(one) == other or base_form(other) == one)
    return plural or _is_slip(one, other, measure)


def _is_slip(one: str, other: str, measure: Measure) -> bool:
    """Say whether a single slip of the hand makes one word of the other."""
    short, long = sorted((one, other), key=len)
    pairs = enumerate(zip(short, long, strict=False))
    start = next((at for at, (ours, theirs) in pairs if ours != theirs), len(short))
    rest, more = short[start:], long[start:]
    if len(long) == len(short) + 1:
        return len(short) >= measure.missing and rest == more[1:]
    if len(long) != len(short) or any(letter.isdigit() for letter in rest[:1] + more[:1]):
        return False
    if rest[:2] == more[1::-1] and rest[2:] == more[2:]:
        return len(short) >= measure.swapped
    return len(short) >= measure.other and rest[1:] == more[1:]
