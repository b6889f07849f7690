"""Markdown as records and pages write it: CommonMark, with links to records as kind:id.

What a text links to, shows and is headed by is read from the HTML that is made of it, never
guessed from its signs: cmark escapes every ``<`` that is not its own, so that a pattern finds
just the tags it made. Every pattern here takes time in proportion to the text.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

import cmarkgfm
from cmarkgfm.cmark import Options

from palet.language.dutch import slug
from palet.model.kind import KINDS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_KINDS = "|".join(KINDS)
# What stands before the link belongs to it, and is looked for only where it begins.
_RECORD_LINK = re.compile(
    rf'(?P<space>(?<!\s)\s*)<a href="(?P<kind>{_KINDS}):(?P<id>[^"]*)"(?P<rest>[^>]*)>'
    r"(?P<words>.*?)</a>",
    re.DOTALL,
)
# Without one of these no text links to a record; cmark reads codes and backslashes too.
_MAYBE_RECORD = re.compile(rf"(?:{_KINDS}):|[&\\]")
_RECORD = re.compile(rf'<a href="({_KINDS}):([^"]*)"')
_LINK = re.compile(r'<a href="(?P<target>[^"]*)"[^>]*>(?P<words>.*?)</a>', re.DOTALL)
_PICTURE = re.compile(r'<img src="(?P<target>[^"]*)" alt="(?P<words>[^"]*)"')
_HEADING = re.compile(r"<h(?P<level>[1-6])>(?P<words>.*?)</h[1-6]>", re.DOTALL)
_APART = re.compile(r"<(?P<tag>a|code)[ >].*?</(?P=tag)>", re.DOTALL)
_CODES = (("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&#x27;", "'"), ("&amp;", "&"))
_TAG = re.compile(r"<[^>]*>")

# The name of the list of sources, which each page of a record has.
SOURCES = "bronnen"
# Names that stand on a page already.
_TAKEN = frozenset({"inhoud", SOURCES})


class Target(NamedTuple):
    """Where a link leads or which picture is shown, and the words for it."""

    target: str
    words: str


class Heading(NamedTuple):
    """A heading in a text: its level from 1, its name in an address, and its words."""

    level: int
    name: str
    words: str


def to_html(markdown: str, *, safe: bool = True) -> str:
    """Return HTML: cmark leaves raw HTML and unsafe links out, unless ``safe`` is false.

    Only safe HTML may be published; the other shows where an unsafe link would lead.
    """
    options = Options.CMARK_OPT_DEFAULT if safe else Options.CMARK_OPT_UNSAFE
    html: str = cmarkgfm.markdown_to_html(markdown, options)
    return html


def links(html: str) -> list[Target]:
    """Return every link in the HTML of a text."""
    return [Target(_unescape(m["target"]), _plain(m["words"])) for m in _LINK.finditer(html)]


def pictures(html: str) -> list[Target]:
    """Return every picture in the HTML of a text, with its description."""
    return [Target(_unescape(m["target"]), _unescape(m["words"])) for m in _PICTURE.finditer(html)]


def shown(html: str) -> str:
    """Return the words that a page shows of a text, without those of its links and its code."""
    return _unescape(_TAG.sub("", _APART.sub(" ", html)))


def record_links(markdown: str) -> list[tuple[str, str]]:
    """Return kind and id of every link to a record, however it is written."""
    if not _MAYBE_RECORD.search(markdown):
        return []
    return _RECORD.findall(to_html(markdown))


def replace_links(html: str, link: Callable[[re.Match[str]], str]) -> str:
    """Return ``html`` with each link to a record replaced by what ``link`` makes of it.

    The match has the groups ``space`` (what stands before the link), ``kind``,
    ``id``, ``rest`` (further attributes) and ``words``.
    """
    return _RECORD_LINK.sub(link, html)


def headings(html: str) -> Iterator[Heading]:
    """Yield the headings in the HTML of a text; each has a name that no other has."""
    taken: dict[str, int] = {}
    for match in _HEADING.finditer(html):
        words = _plain(match["words"])
        name = slug(words) or "deel"
        taken[name] = taken.get(name, 0) + 1
        again = f"-{taken[name]}" if taken[name] > 1 or name in _TAKEN else ""
        yield Heading(int(match["level"]), f"{name}{again}", words)


def replace_headings(html: str, heading: Callable[[Heading, str], str]) -> str:
    """Return ``html`` with each heading replaced by what ``heading`` makes of it and its HTML."""
    found = headings(html)
    return _HEADING.sub(lambda match: heading(next(found), match["words"]), html)


def replace_pictures(html: str, base: str) -> str:
    """Return ``html`` with the addresses of its pictures as seen from a page below ``base``."""
    return _PICTURE.sub(
        lambda match: f'<img src="{base}{match["target"]}" alt="{match["words"]}" loading="lazy"',
        html,
    )


def _unescape(html: str) -> str:
    """Return the text of HTML without tags; cmark writes no signs in other ways than these."""
    for code, sign in _CODES:
        html = html.replace(code, sign)
    return html


def _plain(html: str) -> str:
    return " ".join(_unescape(_TAG.sub("", html)).split())
