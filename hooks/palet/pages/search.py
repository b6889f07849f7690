"""What full-text search indexes: slim copies of the pages, with other words to find them by."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from html import unescape
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from palet.language.compound import Compounds, base_form, words
from palet.model.field import Part

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from palet.content.catalog import Catalog
    from palet.model.vocabulary import VocabularyTerm

    from .page import Page

# The vocabulary of words that mean the same as others.
_SEARCH_WORDS = "search-words"

_COPY = Markup(
    '<!doctype html>\n<html lang="nl">\n<title>{title}</title>\n<body data-pagefind-body>'
    '<h1 data-pagefind-meta="title" data-pagefind-weight="{weights.title}">{title}</h1>'
    '<p data-pagefind-meta="summary" data-pagefind-weight="{weights.summary}">{summary}</p>'
    '<p data-pagefind-weight="{weights.about}">{about}</p>'
    '<p data-pagefind-weight="{weights.same}">{same}</p>'
    '<p data-pagefind-weight="{weights.keywords}">{keywords}</p>'
    '<p data-pagefind-weight="{weights.parts}">{parts}</p>'
    '<span data-pagefind-meta="kind">{kind}</span>\n{body}</body>\n</html>\n'
)
# What a page shows of other pages; a section within such a section does not occur.
_ASIDE = re.compile(r"<section[^>]* data-pagefind-ignore>.*?</section>", re.DOTALL)
_TAGS = re.compile(r"<[^>]*>")
# Addresses and ids, which are no words.
_TARGETS = re.compile(r"https?://\S+|\]\([^)]*\)")


@dataclass(frozen=True)
class Weights:
    """How much a word counts by where it stands; the text itself counts 1.

    ``about`` is what a page is about in the words of the vocabularies,
    ``keywords`` are other words for that, ``same`` are words that mean the same
    as words of its title and summary, and ``parts`` the parts of its compounds.
    See ``benchmarks/relevance.py`` for how these were chosen.
    """

    title: float = 10
    summary: float = 3
    about: float = 3
    same: float = 1
    keywords: float = 1
    parts: float = 0.3


class Copies:
    """Writes slim copies: the words of a page and no chrome, and hidden words to find it by."""

    def __init__(self, folder: Path, catalog: Catalog, weights: Weights | None = None) -> None:
        """Learn the words of the whole catalog, to know compounds by."""
        self.folder = folder
        self.weights = weights or Weights()
        self._compounds = Compounds(_vocabulary(catalog))
        self._thesaurus = Thesaurus(catalog.vocabularies.get(_SEARCH_WORDS, {}).values())

    def write(self, page: Page) -> None:
        """Write the copy of ``page``, if it describes a record."""
        if not page.kind:
            return
        path = self.folder / page.address / "index.html"
        path.parent.mkdir(parents=True, exist_ok=True)
        copy = _COPY.format(
            title=page.title,
            summary=page.description,
            about=", ".join(page.about),
            same=", ".join(self.same(page)),
            keywords=", ".join(self.keywords(page)),
            parts=", ".join(self.parts(page)),
            kind=page.kind,
            weights=self.weights,
            body=Markup(_ASIDE.sub("", page.body)),  # noqa: S704 - our own templates made it
        )
        path.write_text(copy, "utf-8")

    def same(self, page: Page) -> Sequence[str]:
        """Return words that mean the same as words of the page's title and summary."""
        return self._thesaurus.others(f"{page.title} {page.description}")

    def keywords(self, page: Page) -> Sequence[str]:
        """Return other words for what the page is about, and for words that it uses."""
        return [*page.keywords, *self._thesaurus.others(_text(page))]

    def parts(self, page: Page) -> Sequence[str]:
        """Return the parts of the compounds on the page."""
        return self._compounds.hidden(_text(page))


class Thesaurus:
    """Knows groups of words that mean the same."""

    def __init__(self, terms: Iterable[VocabularyTerm]) -> None:
        """Take a group for each term: its label and its synonyms."""
        self._groups: dict[str, list[tuple[str, tuple[str, ...]]]] = defaultdict(list)
        for term in terms:
            group = (term.label, *term.synonyms)
            for member in group:
                bases = _bases(member)
                if bases:
                    self._groups[bases[0]].append((f" {' '.join(bases)} ", group))

    def others(self, text: str) -> list[str]:
        """Return the groups of which ``text`` has a word, each word once and in order."""
        bases = _bases(text)
        whole = f" {' '.join(bases)} "
        return list(dict.fromkeys(
            word
            for one in dict.fromkeys(bases)
            for member, group in self._groups.get(one, ())
            if member in whole
            for word in group
        ))  # fmt: skip


def _bases(text: str) -> list[str]:
    return [base for word in words(text) if (base := base_form(word))]


def _text(page: Page) -> str:
    body = unescape(_TAGS.sub(" ", _ASIDE.sub("", page.body)))
    return f"{page.title} {page.description} {body}"


def _vocabulary(catalog: Catalog) -> Iterator[str]:
    """Yield every word of every record."""
    for entries in catalog.entries.values():
        for entry in entries.values():
            for text in _texts(entry.record):
                yield from words(_TARGETS.sub(" ", text))


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Part):
        for field in vars(value).values():
            yield from _texts(field)
    elif isinstance(value, tuple):
        for item in value:
            yield from _texts(item)
