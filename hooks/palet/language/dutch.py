"""Writes numbers, amounts, dates and lists the way Dutch readers do."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from .dates import PartialDate

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterable, Sequence

NO_BREAK = "\N{NO-BREAK SPACE}"

_WEEKDAYS = (
    "maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag",
)  # fmt: skip

# How fast an adult reads Dutch, rounded down.
_WORDS_A_MINUTE = 200

_NOT_IN_SLUG = re.compile(r"[^a-z0-9]+")


def number(value: float) -> str:
    """Return 1234567.5 as 1.234.567,5."""
    text = f"{value:,}" if isinstance(value, int) else f"{value:,.10f}".rstrip("0").rstrip(".")
    return text.translate(str.maketrans(",.", ".,"))


def euro(value: float) -> str:
    """Return an amount in euros: € 313.327, or € 6,3 miljoen when that is exact."""
    if value >= 1_000_000 and value % 100_000 == 0:
        return (
            f"€{NO_BREAK}{number(round(value / 1_000_000, 1)).removesuffix(',0')}{NO_BREAK}miljoen"
        )
    return f"€{NO_BREAK}{number(value)}"


def quantity(value: float, unit: str, upper: float | None = None) -> str:
    """Return a number with its unit, in words that read on: '80 procent', '€ 2,1 miljoen'."""
    if unit == "euro":
        return euro(value) + (f" tot {euro(upper)}" if upper else "")
    if unit == "procent":
        return f"{number(value)}{f' tot {number(upper)}' if upper else ''}%"
    return f"{number(value)}{f' tot {number(upper)}' if upper else ''} {unit}"


def from_to(start: PartialDate, end: PartialDate | None) -> str:
    """Return two dates without saying anything twice: '20 tot en met 21 mei 2024'."""
    if end is None or start == end:
        return start.dutch
    first = start.dutch
    if start.month and end.month and start.year == end.year:
        first = first.removesuffix(f" {start.year}")
        if start.day and end.day and start.month == end.month:
            first = str(start.day)
    return f"{first} tot en met {end.dutch}"


def listing(words: Iterable[str], last: str = "en") -> str:
    """Return 'a, b en c'."""
    *most, end = list(words) or [""]
    return f"{', '.join(most)} {last} {end}" if most else end


def few(words: Sequence[str], most: int) -> str:
    """Return 'a, b en nog 2': the first words, and how many more there are."""
    more = len(words) - most
    return listing([*words[:most], f"nog {more}"] if more > 0 else words)


def plural(count: int, one: str, many: str) -> str:
    """Return the count with the word that fits: '1 interventie', '3 interventies'."""
    return f"{number(count)}{NO_BREAK}{one if count == 1 else many}"


def day(date: datetime.date) -> str:
    """Return a day: 'donderdag 23 mei 2024'."""
    return f"{_WEEKDAYS[date.weekday()]} {PartialDate(date.year, date.month, date.day).dutch}"


def clock(time: datetime.time) -> str:
    """Return a time: '9.30'."""
    return f"{time.hour}.{time.minute:02}"


def reading_time(text: str) -> str:
    """Return how long it takes to read a text: '2 minuten lezen'."""
    return f"{plural(-(-len(text.split()) // _WORDS_A_MINUTE), 'minuut', 'minuten')} lezen"


def sort_key(title: str) -> tuple[str, str]:
    """Return what titles sort by: accents and case do not count at first."""
    return _plain(title).lstrip("'\" "), title


def slug(name: str) -> str:
    """Return a name as it can stand in an address: Fryslân as fryslan."""
    return _NOT_IN_SLUG.sub("-", _plain(name)).strip("-")


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
