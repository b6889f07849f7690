"""A small grammar of Dutch quantities: numbers of people, homes and jobs, money, percentages.

    quantity  = money | percentage | ratio | count | fraction | total
    money     = [currency] numbers [scale] [currency], with a currency, ',-' or a scale
    percentage = numbers ('%' | 'procent' | ...)
    ratio     = number 'op' ['de' | 'elke'] number
    count     = numbers {describing word} plural of people, homes or jobs
    fraction  = ('helft' | 'derde' | ...) 'van' {describing word} plural
    total     = 'aantal' {describing word} plural [':' | verb | 'van'] number
    numbers   = number [('-' | 'tot' | 'à' | 'of') number]

A text is cut into tokens once, and every rule looks at a few tokens only, so that the work
grows with the length of the text and no faster. See docs/decisions/0004 for what is no
quantity: years, ages, school years, articles of law, dates, names.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from .headword import MONTHS, NOT_MONEY, counts, describes
from .numeral import SCALES
from .numeration import ROUND, Numbers, Numerals
from .wordlist import listed

if TYPE_CHECKING:
    from collections.abc import Iterator


# Of a text without any of these nothing has to be cut.
_MAYBE = re.compile(
    r"\d|honderd|duizend|tien|tig\b|elf|twaalf|miljo|miljard|mln|mld|euro|procent|derde|kwart|keer"
    r"|helft|\b(?:van|op) (?:de|elke|iedere) |\bton\b",
    re.IGNORECASE,
)
_CURRENCIES = frozenset(listed("eur usd euro euro's euros dollar dollars gulden k€ mln€ m€"))
_PERCENTS = frozenset(listed("procent procents percent pct procentpunt procentpunten promille"))
_PARTS = {
    "helft": 1 / 2, "kwart": 1 / 4, "driekwart": 3 / 4, "derde": 1 / 3, "tweederde": 2 / 3,
    "vierde": 1 / 4, "vijfde": 1 / 5, "zesde": 1 / 6, "achtste": 1 / 8, "tiende": 1 / 10,
}  # fmt: skip
# 'Almeloërs', 'Eindhovenaren', 'Marokkanen'.
_NATIVES = ("ers", "ërs", "naren", "anen")
_FIRST = frozenset({"number", "word", "currency"})
_SO_MANY = frozenset(listed("zo veel zoveel meer minder"))
_IS = frozenset(listed("is was bedraagt bedroeg steeg groeide daalde"))
_TOWARDS = frozenset(listed("van naar tot op met ongeveer circa ruim bijna zo'n"))
_NO_COUNT = frozenset({"date", "version"})
_MOST_BETWEEN = 16
# Smaller ones in words tell a story: 'twee coaches', 'drie vrijwilligers'.
_LEAST_IN_WORDS = 10


class Quantity(NamedTuple):
    """Where a quantity stands in its text, and for each of its numbers what that can mean."""

    start: int
    end: int
    numbers: tuple[frozenset[float], ...]


class _Found(NamedTuple):
    start: int
    stop: int
    numbers: tuple[frozenset[float], ...]


def may_count(text: str) -> bool:
    """Say whether a paragraph can hold a quantity: most do not, and need not be cut."""
    return bool(_MAYBE.search(text))


def quantities(text: str) -> Iterator[Quantity]:
    """Yield the quantities in a paragraph, in their order."""
    return _Reader(text).quantities()


class _Reader(Numerals):
    """Finds the quantities among the tokens of one text."""

    def quantities(self) -> Iterator[Quantity]:
        at = 0
        while at < len(self.tokens):
            if self.tokens[at].kind not in _FIRST:
                at += 1
                continue
            found = self.numbers(at)
            if quantity := self._quantity(at, found):
                start, stop, numbers = quantity
                yield Quantity(self[start].start, self[stop - 1].end, numbers)
                at = stop
            else:
                at = found.next if found else at + 1

    def _quantity(self, at: int, found: Numbers | None) -> _Found | None:
        """Return the quantity that starts at the token ``at``, with ``found`` its numbers."""
        if not found:
            word = self[at].word
            thousands = word in {"k", "m"} and self[at + 1].kind == "currency"
            if word in _CURRENCIES or self[at].kind == "currency" or thousands:
                amount = self.numbers(at + 1 + thousands)
                return _Found(at, amount.next, amount.numbers) if amount else None
            return self._total(at) if word == "aantal" else self._fraction(at)
        if self.is_name(at, found):
            self.names.update(range(at, found.next))
            return None
        stop = None if self[at].word == "een" and not found.scale else self._unit(at, found)
        return _Found(at, stop, found.numbers) if stop else self._ratio(at, found)

    def _unit(self, at: int, found: Numbers) -> int | None:
        """Return where what the numbers count ends."""
        unit = self[found.next]
        if unit.kind in {"currency", "percent"} or unit.word in _CURRENCIES | _PERCENTS:
            return found.next + 1
        if self[found.next - 1].word.endswith(ROUND):
            return found.next
        if counted := self._count(at, found):
            return counted
        large = found.scale == "ton" or SCALES.get(found.scale, 0) >= SCALES["mln"]
        return found.next if large and unit.word not in NOT_MONEY else None

    def _count(self, at: int, found: Numbers) -> int | None:
        """Return where the people, homes or jobs end that the numbers count."""
        after = found.next
        if self[after].word in {"keer", "maal", "x"}:
            while self[after + 1].word in _SO_MANY:
                after += 1
            return self._counted(after + 1) if after > found.next else None
        in_digits = self[at].kind == "number"
        small = not in_digits and not found.scale and max(found.numbers[0]) < _LEAST_IN_WORDS
        part = found.scale == "slash" and max(found.numbers[0]) >= max(found.numbers[-1])
        return None if small or part or found.scale in _NO_COUNT else self._counted(after)

    def _counted(self, at: int) -> int | None:
        """Return where describing words and a plural of people, homes or jobs end."""
        described = False
        for here in range(at, at + _MOST_BETWEEN):
            kind, word, start, _ = self[here]
            attached = start == self[here - 1].end
            if kind == "age":
                if word.endswith(("n", "ers")):
                    return here + 1
                described = True
            elif kind == "word":
                if counts(word) or (self.is_capital(here) and word.endswith(_NATIVES)):
                    return here + 1
                if not (described and word in {"en", "of"}):
                    if (here == at and attached) or not self._describes(here):
                        return None
                    described = True
            elif kind not in {"soft", "target"} and not (described and kind in {"comma", "dash"}):
                return None
        return None

    def _describes(self, at: int) -> bool:
        """Say whether the word may stand between a number and what it counts."""
        word = self[at].word
        if word in {"de", "deze", "die", "hun", "onze"}:
            return self[at - 1].word == "van"
        # 'Dak- en thuisloze', 'Groninger'.
        cut = self[at + 1].kind == "dash" and self[at + 1].start == self[at].end
        return cut or describes(word) or (word.endswith("er") and self.is_capital(at))

    def _ratio(self, at: int, found: Numbers) -> _Found | None:
        """Return '1 op de 5', or '30 van de 57 jongeren'."""
        link, after = self[found.next].word, found.next + 1
        every = self[after].word in {"de", "elke", "iedere"}
        whole = self.numbers(after + every)
        if link not in {"op", "van"} or (link == "van" and not every) or not whole:
            return None
        one, all_ = max(found.numbers[0]), max(whole.numbers[0])
        end = self._counted(whole.next)
        loose = link == "op" and (every or self[whole.next].kind != "word")
        if not one < all_ or self[whole.next].word in MONTHS or not (end or loose):
            return None
        return _Found(at, end or whole.next, (found.numbers[0] | _share(one / all_),))

    def _fraction(self, at: int) -> _Found | None:
        """Return 'de helft van de jongeren', or 'twee derde van de ouders'."""
        part, before = _PARTS.get(self[at].word), self[at - 1]
        stop = self._counted(at + 2) if part and self[at + 1].word == "van" else None
        if not part or not stop:
            return None
        times = self.one(at - 1)
        if before.word not in {"de", "een"} and not times:
            return _Found(at, stop, (_share(part),))
        if before.word == "de" and self[at].word != "helft":
            return None
        return _Found(at - 1, stop, (_share(part * (max(times.numbers[0]) if times else 1)),))

    def _total(self, at: int) -> _Found | None:
        """Return 'aantal deelnemers: 57', or 'aantal jongeren steeg van 57 naar 80'."""
        here, said = self._counted(at + 1), False
        while here and here < at + _MOST_BETWEEN:
            found = self.numbers(here)
            if found:
                fits = said and self[found.next].word not in {"jaar", "uur", *MONTHS}
                named = self.is_name(here, found)
                return _Found(at, found.next, found.numbers) if fits and not named else None
            word = self[here].word
            said = said or word in _IS or word in {":", "=", "("}
            if not (said and (word in _IS | _TOWARDS or self[here].kind in {"stop", "soft"})):
                return None
            here += 1
        return None


def _share(part: float) -> frozenset[float]:
    """Return what a share can be written as: a third is 0.33, 33, 33.3."""
    return frozenset({round(part, 2), round(100 * part), round(100 * part, 1)})
