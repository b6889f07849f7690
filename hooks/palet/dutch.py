"""Writes numbers, amounts, dates and lists the way Dutch readers do."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from .dates import PartialDate
    from .part import Figure, Period

NO_BREAK = "\N{NO-BREAK SPACE}"

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


def amount(figure: Figure) -> str:
    """Return a figure's number with how precise it is and its unit: 'ruim 5.000 inwoners'."""
    words = quantity(figure.value, figure.unit, figure.upper)
    return f"{figure.qualifier} {words}" if figure.qualifier else words


def period(span: Period | None) -> str:
    """Return a span of time: '2023 tot en met 2025', 'sinds mei 2024', '2025'."""
    if span is None or not (span.start or span.end):
        return ""
    if not span.end:
        return f"sinds {_date(span.start)}"
    if not span.start:
        return f"tot en met {_date(span.end)}"
    if span.start == span.end:
        return _date(span.start)
    return f"{_date(span.start)} tot en met {_date(span.end)}"


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


def sort_key(title: str) -> tuple[str, str]:
    """Return what titles sort by: accents and case do not count at first."""
    return _plain(title).lstrip("'\" "), title


def slug(name: str) -> str:
    """Return a name as it can stand in an address: Fryslân as fryslan."""
    return _NOT_IN_SLUG.sub("-", _plain(name)).strip("-")


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()


def _date(date: PartialDate | None) -> str:
    return date.dutch if date else ""
