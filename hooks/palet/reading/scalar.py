"""What a plain value of YAML is read as, without YAML 1.1's guesses."""

from __future__ import annotations

import re
from typing import Any, Self

_PLAIN_VALUES = {"": None, "~": None, "null": None, "true": True, "false": False}
_NUMBER_STARTS = frozenset("+-0123456789")
# Longer numbers stay text: no record counts that far, and reading them takes ever longer.
_INTEGER = re.compile(r"[-+]?(?:0|[1-9][0-9]{0,17})")
_DECIMAL = re.compile(r"[-+]?[0-9]{1,18}\.[0-9]{1,18}")
_THOUSANDS = re.compile(r"[-+]?[0-9]{1,3}\.[0-9]{3}")


class Typed(float):
    """A decimal that knows how it was typed: 9.30 may be a time, and 2024.10 a month."""

    def __new__(cls, text: str | float) -> Self:
        """Keep the text; a copy is made of the number alone."""
        made = super().__new__(cls, text)
        made.typed = str(text)
        return made

    typed: str


class Thousands(Typed):
    """A decimal that an editor may mean as thousands: 55.000 can be 55 or 55,000."""


def plain_value(text: str) -> Any:
    """Return the value that ``text`` without quotes stands for: mostly that very text."""
    if text in _PLAIN_VALUES:
        return _PLAIN_VALUES[text]
    if text[0] in _NUMBER_STARTS:
        if _INTEGER.fullmatch(text):
            return int(text)
        if _DECIMAL.fullmatch(text):
            return Thousands(text) if _THOUSANDS.fullmatch(text) else Typed(text)
    return text
