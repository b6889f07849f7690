"""Finds the parts of Dutch compounds, so that who looks for 'training' finds their pages too.

There is no dictionary: a part is a word when the corpus uses it as one.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_WORD = re.compile(r"[^\W_]+(?:['\u2019](?!s\b)[^\W_]+)*")


def words(text: str) -> list[str]:
    """Return the words of ``text`` in lower case; a hyphen parts words, as it does for Pagefind."""
    return _WORD.findall(text.lower())


# Words that inside a longer word are nearly always something else: a prefix, the particle of a
# verb, or chance. 'Onderwijs' is not made of 'onder' and 'wijs'.
_PARTICLES = words("""
    aan achter af bij binnen boven buiten door in langs mee mede met mis na naar neer om onder op
    over rond samen tegen terug toe tot tussen uit van vast voor voort weg
""")
_SMALL = words("""
    al alle ander andere anders beneden daar dan dat den der des deze die dit dus een één eer elk er
    geen haar had heel heen her hier hoe hun ieder maar men mijn niet niets net nog of ons ont ook
    per sinds ten ter tien ver vers vol vrij waar wan want wat weer wel wie wij zelf zelfs zich zij
    zijn zo zonder
""")
_PAIRS = (a + b for a in (*_PARTICLES, "er", "daar", "hier", "waar") for b in _PARTICLES)
_LOOSE = {*_PARTICLES, *_SMALL, *_PAIRS}

# Words that as a last part have become an ending: a 'leerkracht' is no 'kracht'.
_ENDINGS = set(
    words("""
    achtig achtige baar ende eren heden heid kracht krachten loos loze matig matige rijk rijke ring
    ringen schap vrije
""")
)

# What may be a word though the corpus never uses it alone, like 'verzuim' in 'schoolverzuim':
# five letters, no ending, and sounds that a Dutch word can start with.
_NEW = re.compile(
    r"(?=\w{5})(?!\w+ige?$)"
    r"(?!achtig|baar|bare|e|heid|i|je|ling|loo|loz|t?e?lijk|matig|schap|vol|za?am)"
    r"(?:sch|spr?|str?|[bcfgkpv]?l|[bcdfgkptvw]?r|[gk]n|[dtz]w|[bcdfghjkmnpqstvwz])?[aeiouy]"
)

# Letters that a part needs at least; one that the corpus has only in another form needs more.
_SHORTEST, _SHORTEST_FIRST, _SHORTEST_LAST = 3, 4, 5

_VOWELS = frozenset("aeiouyáàäâéèëêíìïîóòöôúùüû")
_VOICELESS = {"v": "f", "z": "s"}


class Compounds:
    """Knows which words are made of the words that a corpus uses."""

    def __init__(self, corpus: Iterable[str]) -> None:
        """Take the words of the corpus, in lower case; how often each comes does not matter."""
        self._words = set(corpus) - _LOOSE
        self._forms: dict[str, str] = {}
        for word in sorted(self._words, key=lambda word: (len(word), word)):
            self._forms.setdefault(base_form(word), word)
        self._parts: dict[str, tuple[str, ...]] = {}

    def parts(self, word: str) -> tuple[str, ...]:
        """Return what a compound is made of, without linking letters, or () for another word.

        'Jongerenwerkplaatsen' gives 'jongeren' and 'werkplaatsen': a part that is a
        word of the corpus stays whole, for its own parts say less well what it means.
        """
        if word not in self._parts:
            self._parts[word] = self._split(word) if word.isalpha() else ()
        return self._parts[word]

    def hidden(self, text: str) -> list[str]:
        """Return the parts of the compounds in ``text`` that it does not also use as words.

        Each comes once, in the order in which the text first uses its compounds.
        """
        used = dict.fromkeys(words(text))
        parts = (part for word in used for part in self.parts(word))
        return list(dict.fromkeys(part for part in parts if part not in used))

    def _split(self, word: str) -> tuple[str, ...]:
        base = base_form(word)
        if base != word and base in self._words and not self.parts(base):
            return ()  # 'groepen' is a form of 'groep', whatever else its letters spell
        # From the left: of splits that are as bold, the first has the longest last part.
        splits = (
            self._split_at(word[:start], word[start:])
            for start in range(_SHORTEST, len(word) - _SHORTEST + 1)
        )
        return min(splits, key=lambda split: split[0], default=(0, ()))[1]

    def _split_at(self, first: str, last: str) -> tuple[int, tuple[str, ...]]:
        """Return the parts when a word may be split here, and how bold that would be."""
        modifier = self._known(first, _SHORTEST_FIRST)
        sure = first in (modifier, modifier + "s")
        if sure and last in self._words and last not in _ENDINGS:
            return 0, (modifier, last)
        if len(last) <= _SHORTEST or last in _ENDINGS:
            return 4, ()
        if modifier and self._known(last, _SHORTEST_LAST):
            return 1, (modifier, last)
        if last in self._words:
            inner = self.parts(base_form(first)) or self.parts(first)
            return (2, (*inner, last)) if inner else (4, ())
        if sure and len(first) >= _SHORTEST_FIRST and first[-1] != last[0] and _NEW.match(last):
            return 3, (modifier, last)
        return 4, ()

    def _known(self, part: str, shortest: int) -> str:
        """Return the word of the corpus that ``part`` is or is a form of, or ''."""
        if part in self._words:
            return part
        if len(part) < shortest or (base := base_form(part)) in _LOOSE:
            return ""
        # The stem of a verb is a form of its own: 'opvoed' in 'opvoedhulp'.
        return base if base in self._words else self._forms.get(base) or self._forms.get(part, "")


def base_form(word: str) -> str:
    """Return a noun without its plural, or the stem of a verb: 'training', 'woon' of 'wonen'.

    Linking letters look the same as these endings, so they come off as well.
    """
    if word.endswith("s"):
        return word[:-1]
    if not word.endswith(("e", "en")):
        return word
    stem = word.removesuffix("n").removesuffix("e")
    if len(stem) < _SHORTEST or stem[-1] in _VOWELS:
        return word
    vowel, last = stem[-2], _VOICELESS.get(stem[-1], stem[-1])
    if last == vowel:
        return stem[:-1]
    # An open syllable is long, unless its 'e' has no stress: 'wonen', but 'ontwikkelen'.
    long = vowel in "aou" or (vowel == "e" and _VOWELS.isdisjoint(stem[:-2]))
    return stem[:-1] + (vowel if long and stem[-3] not in _VOWELS else "") + last
