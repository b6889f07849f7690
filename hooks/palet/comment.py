"""Markdown for a comment on a code host, made of texts that anybody may have written.

A text can neither become markup nor an image, nor name a person, a team, an issue or a
commit: a code host looks for those in what the Markdown has become, so that a backslash does
not stop it. There is no raw HTML at all; who posts the comment may refuse every ``<`` in it.
"""

from __future__ import annotations

import re
import sys
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

# Behind each of these a code host would find something to link, or a picture.
_LIVE = re.compile(
    r"@|#(?=\w)|:(?=//)|:(?=[\w+-]+:)|\bwww(?=\.)|(?<=\bGH)-(?=[0-9])|\[(?=!)"
    r"|\b(?=[0-9]*[a-f])(?=[a-f]*[0-9])[0-9a-f](?=[0-9a-f]{6,39}\b)",
    re.IGNORECASE,
)
_APART = "\\g<0>\N{ZERO WIDTH SPACE}"
_MARKUP = re.compile(r"[\\`*_\[\]|~$#]")
_BLOCK = re.compile(r"^[-+=:]|^([0-9]{1,9})(?=[.)](?: |$))")
_HTML = str.maketrans({"<": "&lt;", ">": "&gt;", "&": "&amp;"})
# In code nothing can be escaped.
_IN_CODE = str.maketrans({"<": "\N{SINGLE LEFT-POINTING ANGLE QUOTATION MARK}", "`": "'"})
_IN_ADDRESS = str.maketrans({"<": "%3C", ">": "%3E", "`": "%60", "@": "%40"})

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


def plain(text: object) -> str:
    """Return a text on one line, to be read as it stands wherever a paragraph may begin."""
    words = _MARKUP.sub(r"\\\g<0>", _LIVE.sub(_APART, _line(text))).translate(_HTML)
    return _BLOCK.sub(lambda match: f"{match[1]}\\" if match[1] else f"\\{match[0]}", words)


def code(text: object) -> str:
    """Return a name or a path, as code."""
    return f"`{_LIVE.sub(_APART, _line(text)).translate(_IN_CODE) or '?'}`"


def address(url: str) -> str:
    """Return a web address that can be read and copied, but leads nowhere by itself."""
    return f"`{_line(url).translate(_IN_ADDRESS)}`"


def items(lines: Iterable[str], most: int = sys.maxsize) -> list[str]:
    """Return the lines of a list, at most so many."""
    found = [f"- {line}" for line in lines]
    more = len(found) - most
    return [*found[:most], f"- … en nog {more}"] if more > 0 else found


def cut(text: str, most: int, at: int = 0) -> str:
    """Return at most ``most`` characters of a text, around the place ``at``, in whole words."""
    if len(text) <= most:
        return text
    start = 0 if at < most // 2 else text.rfind(" ", 0, at - most // 4) + 1
    # A word of hundreds of letters has no end to wait for.
    start = max(start, at - most // 2)
    part = text[start : start + most - 2]
    if start + len(part) < len(text):
        part = (part.rpartition(" ")[0] or part) + "…"
    return f"{'…' if start else ''}{part}"


def _line(text: object) -> str:
    """Return a text without ends of lines, and without characters that cannot be seen."""
    seen = (" " if c in "\n\r\t" else c for c in str(text))
    return " ".join("".join(c for c in seen if unicodedata.category(c)[0] != "C").split())


def _ends_in_item(text: str) -> bool:
    return text.rstrip("\n").rpartition("\n")[2].startswith("- ")


def _more(left: int) -> str:
    return f"\n… en nog {left}.\n"
