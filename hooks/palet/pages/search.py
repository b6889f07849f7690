"""What full-text search needs: slim copies of the pages to index, and which record each hit is."""

from __future__ import annotations

import json
import re
import zlib
from collections import defaultdict
from dataclasses import dataclass
from html import unescape
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from palet.language.compound import Compounds, base_form, words
from palet.model.field import Part
from palet.model.record import Intervention
from palet.views.facet import other_names

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from palet.content.catalog import Catalog, Entry
    from palet.model.record import Record
    from palet.model.vocabulary import VocabularyTerm

    from .press import Page

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

# A fragment is a gzip file of JSON after a signature; its address comes first.
_GZIP = 31
_FIRST = 1000
_ADDRESS = re.compile(rb'\{"url":"/([^"]*)"')


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


def about(catalog: Catalog, entry: Entry[Record]) -> list[str]:
    """Return what an entry is about: its themes, areas and terms, by all names of the terms."""
    terms = [catalog.term(*named) for named in _terms(entry.record)]
    names = [name for term in terms for name in (term.label, *term.synonyms)]
    return list(dict.fromkeys([*(one.record.title for one in _subjects(entry)), *names]))


def _terms(record: Record) -> Iterator[tuple[str, str]]:
    """Yield the terms that say what an intervention is about, each behind its vocabulary."""
    if isinstance(record, Intervention):
        yield from (("target-groups", term) for term in record.target_groups)
        yield from (("protective-factors", term) for term in record.protective_factors)
        yield from (("intermediaries", term) for term in record.intermediaries)
        yield from (("levels", term) for term in record.levels)


def keywords(entry: Entry[Record]) -> list[str]:
    """Return other names of an entry, its themes and its areas, which its page need not show."""
    subjects = (entry, *_subjects(entry))
    return list(dict.fromkeys(name for one in subjects for name in other_names(one.record)))


def _subjects(entry: Entry[Record]) -> Iterator[Entry[Record]]:
    yield from entry.links["theme"]
    yield from entry.links["area"]


def records_file(index: Path, entries: Iterable[Entry[Record]]) -> str:
    """Return the JSON that says which record each hit is: for each kind the hits of ``entries``.

    Pagefind knows a page by a hash of what is on it, and gives no more without
    fetching a file for every hit. So this lists, by the Dutch name of the kind,
    the hashes of the records in the order of ``entries``.

    Raises:
        LookupError: Pagefind has not indexed the page of an entry, or writes other fragments.

    """
    hashes = dict(map(_indexed, (index / "fragment").iterdir()))
    found: dict[str, list[str]] = {}
    for entry in entries:
        found.setdefault(entry.kind.dutch, []).append(hashes[entry.address or ""])
    return json.dumps({kind: " ".join(known) for kind, known in found.items()})


def _indexed(fragment: Path) -> tuple[str, str]:
    """Return the address of the page that a fragment is of, and its hash without the language."""
    try:
        start = zlib.decompressobj(_GZIP).decompress(fragment.read_bytes(), _FIRST)
    except zlib.error as error:
        raise LookupError(fragment) from error
    match = _ADDRESS.search(start)
    if not match:
        raise LookupError(fragment)
    return match[1].decode(), fragment.stem.split("_", 1)[1]


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
