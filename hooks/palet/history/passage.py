"""What changed inside a long text: the sentences that are not the same."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import takewhile
from typing import TYPE_CHECKING

from palet.language.escaped import cut, plain

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

# The most that is shown of one passage, and how many passages of one text.
_MOST = 1000
_PASSAGES = 12

# Longer texts are only held against each other at both ends: that takes no time.
_SENTENCES = 1000

_BETWEEN_SENTENCES = re.compile(r"(?<=[.!?])\s+|\n\s*\n|\n(?=[-*#|] |[0-9]{1,9}[.)] )")


@dataclass(frozen=True)
class Passage:
    """Sentences that make a difference, in order; "" where there is none on that side."""

    before: str
    after: str

    def quoted(self, pad: str = "") -> str:
        """Return the passage as a quotation in Markdown, behind ``pad``."""
        words = ("was", "nu") if self.before and self.after else ("weg", "erbij")
        said = [(w, t) for w, t in zip(words, (self.before, self.after), strict=True) if t]
        # A line of quotation would go on in the next one.
        return f"\n{pad}>\n".join(f"{pad}> {word}: {plain(text)}" for word, text in said)


def passages(before: str, after: str, most: int = _MOST) -> list[Passage]:
    """Return what is not the same in two texts; the last passage says how much is left out."""
    old, new = (_BETWEEN_SENTENCES.split(text.strip()) for text in (before, after))
    found = [_passage(*sides, most) for sides in _differing(old, new)]
    # Whatever else differs is white space.
    shown = [passage for passage in found if passage.before != passage.after]
    more = len(shown) - _PASSAGES
    return [*shown[:_PASSAGES], Passage("", f"… en nog {more} keer")] if more > 0 else shown


def _differing(
    old: Sequence[str], new: Sequence[str]
) -> Iterator[tuple[Sequence[str], Sequence[str]]]:
    head = _shared(old, new)
    old, new = old[head:], new[head:]
    tail = _shared(old[::-1], new[::-1])
    old, new = old[: len(old) - tail], new[: len(new) - tail]
    if max(len(old), len(new)) > _SENTENCES:
        yield old, new
        return
    for sort, i, j, k, m in SequenceMatcher(None, old, new).get_opcodes():
        if sort != "equal":
            yield old[i:j], new[k:m]


def _passage(old: Sequence[str], new: Sequence[str], most: int) -> Passage:
    before, after = (" ".join(" ".join(side).split()) for side in (old, new))
    at = _shared(before, after)
    return Passage(cut(before, most, at), cut(after, most, at))


def _shared(one: Sequence[str], other: Sequence[str]) -> int:
    """Return how much of two lists or texts is the same from the start."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))
