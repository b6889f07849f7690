"""Says which signs of Unicode no reader can see, and what to call them."""

from __future__ import annotations

import unicodedata

# Letters and marks by their category, yet nothing is to be seen of them.
_BLANK_LETTERS = frozenset(
    "\u034f\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u180f\u2800\u3164\uffa0"
)


def unseen(text: str) -> str:
    """Return the first sign that shows nothing, not even the space between words, or ""."""
    if text.isascii() and text.isprintable():
        return ""
    return next((sign for sign in text if sign not in " \n\t\xa0" and _is_unseen(sign)), "")


def _is_unseen(sign: str) -> bool:
    return unicodedata.category(sign)[0] in "CZ" or sign in _BLANK_LETTERS


def called(sign: str) -> str:
    """Return what to call an unseen sign in a message."""
    return f"een onzichtbaar teken (U+{ord(sign):04X})"
