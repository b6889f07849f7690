"""Lists of words, written as people read them."""

from __future__ import annotations


def listed(words: str) -> list[str]:
    """Return the words of ``words``, which stand on lines or behind each other."""
    return words.split()
