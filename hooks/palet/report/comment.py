"""A comment on a proposal: sections of Markdown, cut to what a code host takes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


# So much of a block that does not fit is shown at least, and so much it takes to say so.
_BLOCK_AT_LEAST = 1500
_MARK = 60

_CUT = "Dit verslag is ingekort, want het is te lang voor een bericht."


@dataclass(frozen=True)
class Section:
    """A part of a comment: ``blocks`` of Markdown under a title, of which at most ``most``."""

    title: str
    blocks: Sequence[str]
    most: int | None = None

    def within(self, size: int) -> str:
        """Return the Markdown of as many blocks as fit in ``size`` characters."""
        parts = [f"### {self.title}\n"]
        left, blocks = len(self.blocks), self.blocks[: self.most]
        room = size - len(parts[0]) - len(_more(left))
        # A record with much to tell leaves something for those behind it.
        most = max(room // (len(blocks) or 1), _BLOCK_AT_LEAST)
        whole = sum(map(len, blocks)) + 2 * len(blocks) <= room
        for block in blocks:
            apart = "" if block.startswith("- ") and _ends_in_item(parts[-1]) else "\n"
            more = f"{apart}{block if whole else _lines_within(block, most)}\n"
            if len(more) > room:
                break
            parts.append(more)
            room -= len(more)
            left -= 1
        return "".join([*parts, _more(left) if left else ""])


def comment(lead: str, sections: Sequence[Section], size: int) -> str:
    """Return the whole comment in at most ``size`` characters; the shortest sections stay whole."""
    made: dict[str, str] = {}
    left = size - len(lead) - len(_CUT) - 4
    cut = False
    shortest_first = sorted(sections, key=lambda section: sum(map(len, section.blocks)))
    for number, section in enumerate(shortest_first):
        whole = section.within(size * 2)
        share = left // (len(sections) - number) - 1
        text = whole if len(whole) <= share else section.within(share)
        cut = cut or text != whole
        made[section.title] = text
        left -= len(text) + 1
    parts = [lead + "\n", *(made[section.title] for section in sections)]
    return "\n".join([*parts, *([_CUT + "\n"] if cut else [])])


def _lines_within(block: str, size: int) -> str:
    """Return the lines of a block that fit in ``size`` characters, and say how many do not."""
    if len(block) <= size:
        return block
    lines = block.split("\n")
    kept = length = 0
    # There is a line that does not fit, or the block would.
    while length + len(lines[kept]) + _MARK <= size:
        length += len(lines[kept]) + 1
        kept += 1
    if not kept:
        # What is cut somewhere in a line may be other Markdown.
        return "- … dit deel is te lang om te tonen."
    words = sum(bool(line.strip(" >")) for line in lines[kept:])
    return "\n".join([*lines[:kept], "", f"… en nog {words} regels van dit deel."])


def _ends_in_item(text: str) -> bool:
    return text.rstrip("\n").rpartition("\n")[2].startswith("- ")


def _more(left: int) -> str:
    return f"\n… en nog {left}.\n"
