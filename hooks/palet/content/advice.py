"""Advice on content that is right but could be better: hard to read, old, double, of no use.

Advice is a problem of the lower level: it is shown, and nothing is refused for it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import replace
from itertools import combinations
from typing import TYPE_CHECKING

from palet.model.area import Area
from palet.model.field import Markdown
from palet.model.intervention import Intervention
from palet.model.record import Sourced
from palet.model.shape import marked
from palet.model.vocabulary import Vocabulary
from palet.problem import ADVICE

from .load import problem_at
from .markup import markup_advice
from .unused import unused_advice

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterator, Sequence

    from palet.model.record import Record
    from palet.problem import Problem
    from palet.reading.document import Location

    from .load import Content, Item

# Words in a sentence, on average over a text: more is hard to read (the measure of level B1).
LONGEST_SENTENCE = 25

# How much of the words of two titles or summaries must be the same to say that they are alike.
ALIKE = 0.75
# So many words they must share at least, and a word in more records than this says nothing.
_FEWEST = 3
_COMMON = 25

_FEWEST_RESIDENTS = 500

# Up to the next bracket, so that many of them take no more time than a text does.
_LINK = re.compile(r"(?<!\s)\s*\[bron\]\([^()\[\]]*\)|\[([^\[\]]*)\]\([^()\[\]]*\)")
_CODE = re.compile(r"`[^`\n]*`")
_SENTENCE_END = re.compile(r"[.!?]+(?:\s+|$)|\n\s*\n")
_WORD = re.compile(r"[^\W_]+(?:['-][^\W_]+)*")
_ABBREVIATION = re.compile(r"(?<![\w-])[A-Z]{2,6}(?![\w-])")
_ROMAN = re.compile(r"[IVXLC]+")


def advice(content: Content, today: datetime.date) -> list[Problem]:
    """Return what could be better in valid records, sorted; ``today`` says which checks are old."""
    items = content.items
    lists = {item.id: item.record for item in items if isinstance(item.record, Vocabulary)}
    glossary = {term.label for term in lists["glossary"].terms} if "glossary" in lists else set()
    found: list[Problem] = []
    for item in items:
        found += _on_texts(item, glossary)
        found += _on_summary(item)
        found += _on_review(item, today)
        found += _on_residents(item)
        found += markup_advice(item)
    found += _on_likeness(items)
    found += unused_advice(items, content.pictures)
    return sorted({replace(problem, level=ADVICE) for problem in found})


def _on_texts(item: Item, glossary: set[str]) -> Iterator[Problem]:
    """Yield advice on the texts that a visitor reads: long sentences and odd abbreviations."""
    # A name of its own needs no explanation.
    names = [item.record.title, *_organisations(item.record)]
    said = glossary | {word for name in names for word in _WORD.findall(name)}
    for location, text in _texts(item):
        plain = _LINK.sub(r"\1", _CODE.sub("", text))
        sentences = [words for part in _SENTENCE_END.split(plain) if (words := _WORD.findall(part))]
        length = sum(map(len, sentences)) / len(sentences) if sentences else 0
        if length > LONGEST_SENTENCE:
            message = f"de zinnen zijn gemiddeld {length:.0f} woorden lang."
            hint = f"Maak er kortere van: hooguit {LONGEST_SENTENCE} woorden."
            yield problem_at(item.path, location, message, hint)
        for match in _ABBREVIATION.finditer(plain):
            word = match[0]
            if word not in said and not _ROMAN.fullmatch(word):
                said.add(word)
                message = f"de afkorting '{word}' wordt nergens uitgelegd."
                hint = "Schrijf haar voluit, of zet haar in content/vocabularies/glossary.yml."
                yield problem_at(item.path, location, message, hint, word)


def _organisations(record: Record) -> Iterator[str]:
    if isinstance(record, Intervention):
        for implementation in record.implementations:
            yield from implementation.organisations


def _texts(item: Item) -> Iterator[tuple[Location, str]]:
    if isinstance(item.record, Sourced):
        yield ("summary",), item.record.summary
    for location, mark, text in marked(item.record):
        if isinstance(mark, Markdown):
            yield location, text


def _on_summary(item: Item) -> Iterator[Problem]:
    """Yield advice when the summary begins by saying what the title says already."""
    record = item.record
    if not isinstance(record, Sourced):
        return
    title, first = (_words(t) for t in (record.title, _SENTENCE_END.split(record.summary)[0]))
    if title and len(first - title) <= 1 and len(title - first) <= 1:
        message = "de samenvatting begint met wat de naam al zegt."
        yield problem_at(item.path, ("summary",), message, "Schrijf wat de lezer nog niet weet.")


def _on_review(item: Item, today: datetime.date) -> Iterator[Problem]:
    if isinstance(item.record, Sourced) and item.record.review_due < today:
        message = "dit is langer dan achttien maanden geleden nagekeken."
        hint = "Kijk alles na en zet hier de datum van vandaag."
        yield problem_at(item.path, ("reviewed",), message, hint)


def _on_residents(item: Item) -> Iterator[Problem]:
    """Yield advice when an area has so few residents that thousands may have been counted."""
    record = item.record
    if isinstance(record, Area) and record.residents.value < _FEWEST_RESIDENTS:
        message = f"{record.residents.value} inwoners is weinig voor een gebied."
        hint = "Schrijf het hele aantal, niet in duizendtallen."
        yield problem_at(item.path, ("residents", "value"), message, hint)


def _on_likeness(items: Sequence[Item]) -> Iterator[Problem]:
    """Yield advice when two records of a kind have nearly the same title or summary."""
    by_kind: dict[str, list[Item]] = defaultdict(list)
    for item in items:
        if item.kind.address:
            by_kind[item.kind.name].append(item)
    for kind, of_kind in by_kind.items():
        # Different documents often have nearly the same title, but not the same address.
        fields = ("url",) if kind == "source" else ("title", "summary")
        for field in fields:
            texts = [(item, getattr(item.record, field, None) or "") for item in of_kind]
            same = _same(texts) if field != "summary" else ()
            for one, other in (*same, *(_alike(texts) if field != "url" else ())):
                message = f"dit lijkt op {one.path}."
                hint = "Is het hetzelfde? Houd er dan een over, en noem de ander bij 'former_ids'."
                yield problem_at(other.path, (field,), message, hint)


def _same(texts: Sequence[tuple[Item, str]]) -> Iterator[tuple[Item, Item]]:
    """Yield each item that has the same words as an earlier one, behind that one."""
    first: dict[str, Item] = {}
    for item, text in texts:
        key = " ".join(text.casefold().split())
        if key and first.setdefault(key, item) is not item:
            yield first[key], item


def _alike(texts: Sequence[tuple[Item, str]]) -> Iterator[tuple[Item, Item]]:
    """Yield the pairs of which nearly all words are the same.

    Only those are held against each other that share a word that few others have.
    """
    holders: dict[str, list[int]] = defaultdict(list)
    words = [_words(text) for _, text in texts]
    for number, own in enumerate(words):
        for word in own:
            holders[word].append(number)
    pairs = {
        pair
        for numbers in holders.values()
        if len(numbers) <= _COMMON
        for pair in combinations(numbers, 2)
    }
    for first, second in sorted(pairs):
        a, b = words[first], words[second]
        if len(a & b) >= _FEWEST and len(a & b) / len(a | b) > ALIKE:
            yield texts[first][0], texts[second][0]


def _words(text: str) -> set[str]:
    return {word.lower() for word in _WORD.findall(text)}
