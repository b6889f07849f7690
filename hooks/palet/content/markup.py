"""Signs that other Markdown reads, or another field does, and that a page shows as they stand."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING, Any

from palet.model.field import Markdown, Part
from palet.model.shape import shapes
from palet.problem import shorten

from .load import problem_at
from .markdown import shown, to_html

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from palet.problem import Problem
    from palet.reading.document import Location

    from .load import Item

_AWAY = "Haal de tekens weg."

# What shows in a text that was made from Markdown: the signs without which it cannot, how it
# looks, and what to say of it. Each part has a most, so that it takes no time.
_LEFT: Sequence[tuple[tuple[str, ...], str, str, str]] = (
    (("|",),
     r"^\|?[ \t]*:?-{3,}:?[ \t]*(?:\|[ \t]*:?-{3,}:?[ \t]*){1,50}\|?$|^\|[^\n]{1,500}\|$",
     "dit is een tabel, en die kan deze site niet tonen.", "Maak er een lijst van, met - ervoor."),
    (("[ ]", "[x]", "[X]"), r"^\[[ xX]\](?=\s)",
     "een lijst om af te vinken kan deze site niet tonen.", "Haal de haken weg."),
    (("!!!", "???", ":::", "==="),
     r"^(?:!!!|\?\?\?\+?|:::) ?[a-z]{1,20}(?: \"[^\n]{0,100})?$|^===[+!]? \"[^\n]{0,100}",
     "een kader kan deze site niet tonen.", "Maak er een alinea van."),
    (("#",), r"^#{1,6}[^\W\d_][^\n]{0,100}",
     "achter # hoort bij een kop een spatie.", "Schrijf # en een spatie, en dan de kop."),
    (("\n-",), r"^-[^\W\d_][^\n]{0,100}\n-[^\W\d_][^\n]{0,100}",
     "achter - hoort in een lijst een spatie.", "Schrijf - en een spatie, en dan het punt."),
    (("[[", "[TOC]"), r"\[\[[^\[\]\n]{1,100}\]\]|^\[TOC\]$", "dit is geen link.",
     "Schrijf [woorden](intervention:youth-cyber-team), met de soort en de id."),
    (("://", "www."),
     r"(?<![\w/.@<])(?:https?://|www\.)[^\s<>\[\]()\"]{1,300}(?<![.,;:!?])",
     "op dit adres kan niemand klikken.", "Schrijf [woorden](https://adres)."),
    (("{{", "{%", "$$"),
     r"\{\{[^{}\n]{0,100}\}\}|\{%[^{}\n]{0,100}%\}|\$\$[^$\n]{0,100}\$\$",
     "dit wordt hier niet ingevuld.", "Schrijf wat er moet staan."),
    ((":",), r"(?<![\w:]):(?:[a-z][a-z0-9]{0,20}[_-]){0,5}[a-z]{2,20}:(?![\w:/])",
     "de code van een plaatje werkt hier niet.", _AWAY),
    (("~~", "==", "++", "^^"),
     r"(?<!\w)(?:~~(?!\s)[^~\n]{1,200}~~|==(?!\s)[^=\n]{1,200}==|\+\+(?!\s)[^+\n]{1,200}\+\+"
     r"|\^\^(?!\s)[^^\n]{1,200}\^\^)(?!\w)",
     "doorhalen, markeren en onderstrepen werken hier niet.",
     f"{_AWAY} Voor nadruk is er **dit**."),
    (("**", "__"), r"\*\*[^*\n]{0,200}(?:\*\*|$)|(?<!\w)__[^_\n]{1,200}__(?!\w)",
     "deze nadruk werkt niet.", "Zet de sterren tegen de woorden aan: **zo**."),
)  # fmt: skip
_PROSE = [(signs, re.compile(look, re.MULTILINE), say, to_do) for signs, look, say, to_do in _LEFT]
# In a field without Markdown nothing of it works.
_PLAIN = re.compile(
    r"!?\[[^\[\]\n]{1,200}\]\([^()\s]{1,300}\)|\*\*[^*\n]{1,200}\*\*|(?<!\w)__[^_\n]{1,200}__(?!\w|\.\w)"
    r"|`[^`\n]{1,200}`"
)
# Of a text with more, the first say enough.
_MOST = 5


def markup_advice(item: Item) -> Iterator[Problem]:
    """Yield advice on what the pages will show of the texts of ``item`` as mere signs."""
    for location, prose, text in _texts(item.record):
        found = _in_prose(text) if prose else _in_plain(text)
        for words, message, hint in islice(found, _MOST):
            said = f"'{shorten(' '.join(words.split()))}': {message}"
            yield problem_at(item.path, location, said, hint, words.split("\n")[0])


def _in_prose(markdown: str) -> Iterator[tuple[str, str, str]]:
    suspect = [found for found in _PROSE if any(sign in markdown for sign in found[0])]
    text = shown(to_html(markdown)) if suspect else ""
    for _, pattern, message, hint in suspect:
        if match := pattern.search(text):
            address = re.sub(r"^www\.", "https://www.", match[0])
            yield match[0], message, hint.replace("https://adres", address)


def _in_plain(text: str) -> Iterator[tuple[str, str, str]]:
    for match in _PLAIN.finditer(text):
        yield match[0], "in dit veld werkt geen opmaak.", "Schrijf alleen de woorden."


def _texts(part: Part, above: Location = ()) -> Iterator[tuple[Location, bool, str]]:
    """Yield every text written for readers: its location, whether it is Markdown, and itself."""
    for name, shape in shapes(type(part)).items():
        value: Any = getattr(part, name)
        for index, one in enumerate(value if isinstance(value, tuple) else (value,)):
            at: Location = (*above, name, *((index,) if isinstance(value, tuple) else ()))
            if isinstance(one, Part):
                yield from _texts(one, at)
            elif shape.text and isinstance(one, str):
                yield at, isinstance(shape.mark, Markdown), one
