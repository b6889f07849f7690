"""Markdown as records and pages write it: CommonMark, with links to records as kind:id."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import cmarkgfm
from cmarkgfm.cmark import Options

from .kind import KINDS

if TYPE_CHECKING:
    from collections.abc import Callable

_KINDS = "|".join(KINDS)
_ANCHOR = re.compile(
    rf'(?P<space>\s*)<a href="(?P<kind>{_KINDS}):(?P<id>[^"]*)"(?P<rest>[^>]*)>(?P<words>.*?)</a>',
    re.DOTALL,
)


def to_html(markdown: str) -> str:
    """Return safe HTML: cmark leaves raw HTML and unsafe links out."""
    html: str = cmarkgfm.markdown_to_html(markdown, Options.CMARK_OPT_DEFAULT)
    return html


def record_links(markdown: str) -> list[tuple[str, str]]:
    """Return kind and id of every link to a record, however it is written."""
    if "[" not in markdown and "<" not in markdown:
        return []
    return [(match["kind"], match["id"]) for match in _ANCHOR.finditer(to_html(markdown))]


def replace_links(html: str, link: Callable[[re.Match[str]], str]) -> str:
    """Return ``html`` with each link to a record replaced by what ``link`` makes of it.

    The match has the groups ``space`` (what stands before the link), ``kind``,
    ``id``, ``rest`` (further attributes) and ``words``.
    """
    return _ANCHOR.sub(link, html)
