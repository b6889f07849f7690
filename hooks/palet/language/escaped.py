"""Markdown for a code host, of texts that anybody may have written.

A text can neither become markup nor an image, nor name a person, a team, an issue or a
commit: a code host looks for those in what the Markdown has become, so that a backslash does
not stop it. There is no raw HTML at all; who posts the comment may refuse every ``<`` in it.
"""

from __future__ import annotations

import re
import sys
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

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
