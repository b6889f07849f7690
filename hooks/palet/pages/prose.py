"""Turns Markdown from records into safe HTML.

Raw HTML and unsafe links are left out, links to records get their address,
links to sources become numbered references, and abbreviations of the glossary
are explained.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from markupsafe import Markup, escape

from palet.content.markdown import replace_headings, replace_links, replace_pictures, to_html
from palet.model.section import SECTIONS

if TYPE_CHECKING:
    from collections.abc import Callable

    from palet.content.catalog import Catalog, Entry
    from palet.content.markdown import Heading
    from palet.model.record import Record

_HEADING = re.compile(r"<(/?)h[1-6]>")
# A tag, or a sign that HTML writes as a code: in neither may a word be explained.
_NO_TEXT = re.compile(r"(<[^>]*>|&#?\w+;)")


@dataclass
class References:
    """The sources of one page, numbered in the order in which they are first named."""

    sources: dict[Entry[Record], int] = field(default_factory=dict)

    def number(self, source: Entry[Record]) -> int:
        """Return the number of ``source`` on this page, from 1."""
        return self.sources.setdefault(source, len(self.sources) + 1)

    def mark(self, source: Entry[Record]) -> Markup:
        """Return the small numbered link to the list of sources."""
        number = self.number(source)
        return Markup('<a class="ref" href="#bron-{0}" aria-label="bron {0}">{0}</a>').format(
            number
        )


class Prose:
    """Renders the Markdown of one catalog."""

    def __init__(self, catalog: Catalog) -> None:
        """Prepare the glossary of ``catalog``."""
        self._catalog = catalog
        terms = catalog.vocabularies.get("glossary", {})
        self._glossary = {term.label: term.explanation for term in terms.values()}
        words = "|".join(map(re.escape, sorted(self._glossary, key=len, reverse=True)))
        self._abbreviation = re.compile(rf"(?<![\w-])({words})(?![\w])") if words else None

    def html(self, markdown: str, references: References, base: str) -> Markup:
        """Return the HTML of ``markdown`` on a page that reaches the site's root by ``base``."""
        html = _HEADING.sub(r"<\1h3>", to_html(markdown))
        html = replace_links(html, lambda match: self._link(match, references, base))
        return Markup(self._explain(html))  # noqa: S704 - cmark leaves raw HTML out

    def page(
        self,
        markdown: str,
        references: References,
        base: str,
        heading: Callable[[int, str, str, str], str],
    ) -> Markup:
        """Return the HTML of a page that is written by hand, with its pictures and headings.

        ``heading`` makes the HTML of a heading of its level from 2, its name, its words and
        their HTML.
        """

        def headed(found: Heading, words: str) -> str:
            return heading(max(2, found.level), found.name, found.words, words)

        html = replace_pictures(replace_headings(to_html(markdown), headed), base)
        html = replace_links(html, lambda match: self._link(match, references, base))
        return Markup(self._explain(html))  # noqa: S704 - cmark leaves raw HTML out

    def text(self, text: str) -> Markup:
        """Return plain text as HTML, with its abbreviations explained."""
        return Markup(self._explain(str(escape(text))))  # noqa: S704 - escaped just here

    def _link(self, match: re.Match[str], references: References, base: str) -> str:
        space, kind, name, rest, words = match.group("space", "kind", "id", "rest", "words")
        if kind == "page" and name in SECTIONS:
            return f'{space}<a href="{base}{name}/"{rest}>{words}</a>'
        entry = self._catalog[kind][name]
        if kind == "source":
            return ("" if words == "bron" else space + words) + str(references.mark(entry))
        return f'{space}<a href="{base}{entry.address}"{rest}>{words}</a>'

    def _explain(self, html: str) -> str:
        """Return ``html`` with the first use of each abbreviation in an ``<abbr>``."""
        if not self._abbreviation or not self._abbreviation.search(html):
            return html
        seen: set[str] = set()

        def abbreviate(match: re.Match[str]) -> str:
            word = match[1]
            if word in seen:
                return word
            seen.add(word)
            return f'<abbr title="{escape(self._glossary[word])}">{word}</abbr>'

        pieces = _NO_TEXT.split(html)
        pieces[::2] = [self._abbreviation.sub(abbreviate, text) for text in pieces[::2]]
        return "".join(pieces)
