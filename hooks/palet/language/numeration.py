"""Cuts Dutch text into tokens, and reads the numbers and ranges among them.

A number can be a name, like that of 'groep 8', or a year; then it counts nothing.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from .headword import BEFORE_YEAR, BEFORE_YEAR_OR_COUNT, LABELS, PER, SMALL_LABELS, STREETS
from .numeral import SCALES, THOUSANDS, in_digits, in_words

_TOKEN = re.compile(
    r"(?P<target>\]\([^()\s]*\)|https?://\S+|www\.\S+)"
    # '16-jarige', '16- en 17-jarige', '12+'
    r"|(?P<age>\d{1,3}(?:\s?-?\s?jarigen?\b|-?plus(?:sers?)?\b|-(?=\s))|\d\d?\+(?:-?'?ers)?(?!\w))"
    rf"|(?P<number>(?:\d{{1,3}}(?:[{THOUSANDS}]\d{{3}})+(?!\d)(?:,\d+)?|\d+(?:[.,]\d+)?)"
    r"(?:,[-\u2013=]+|-tal\b)?)"
    r"|(?P<word>[^\W\d_]+(?:(?:[-'\u2019]|/(?=m\b))[^\W\d_]+)*)"
    r"|(?P<currency>[€$£]|&euro;)"
    r"|(?P<percent>[%‰]|&percnt;)"
    r"|(?P<dash>[-\u2010-\u2014/])"
    r"|(?P<comma>,)"
    r"|(?P<stop>[.:;!?|=#§<>])"
    r"|(?P<soft>&\w{1,8};|&#\w{1,8};|[*_`\"'\u2018-\u201e()\[\]+~])"
)
_TO = frozenset(("tot", "à", "a", "of", "t/m"))
# An amount in whole euros: 500,-
ROUND = (",-", ",--", ",\u2013", ",=")
_VERSION = re.compile(r"\d+\.(?!\d{3}\b)\d+")
_VULGAR = {"½": 0.5, "¼": 0.25, "¾": 0.75}
_YEAR = re.compile(r"\d{4}")
_LARGEST_SMALL_LABEL = 20
_FIRST_YEAR, _LAST_YEAR = 1900, 2100


class Token(NamedTuple):
    """A piece of a text: its kind, its letters in lower case, and where it stands."""

    kind: str
    word: str
    start: int
    end: int


class Numbers(NamedTuple):
    """One number or a range: where it ends, and what it can mean."""

    next: int
    numbers: tuple[frozenset[float], ...]
    scale: str = ""


class Numerals:
    """The tokens of one text, and the numbers among them."""

    def __init__(self, text: str) -> None:
        """Cut ``text`` into tokens."""
        self.tokens = [
            Token(match.lastgroup or "", match[0].lower().replace("\u2019", "'"), *match.span())
            for match in _TOKEN.finditer(text)
        ]
        self._text = text
        self._end = Token("stop", "", len(text) + 1, len(text) + 1)
        # Numbers that are names: what is listed behind one is a name as well.
        self.names: set[int] = set()

    def __getitem__(self, at: int) -> Token:
        return self.tokens[at] if 0 <= at < len(self.tokens) else self._end

    def is_capital(self, at: int) -> bool:
        """Say whether the token starts with a capital."""
        return self._text[self[at].start].isupper()

    def numbers(self, at: int) -> Numbers | None:
        """Return the number or range at the token ``at``."""
        first = self.one(at)
        if not first:
            return None
        to = self._to(at, first.next)
        if not to:
            return first
        if self[to].kind == "age":
            return None  # '16 tot 27-jarigen'
        last = self.one(to + (self[to].kind == "currency"))
        if not last:
            return first
        slash = self[to - 1].word == "/"
        if self[last.next].kind == "dash" and (more := self.one(last.next + 1)):
            return more._replace(scale="date")
        low = first.numbers[0]
        scale = SCALES.get(last.scale, 1)
        numbers = (low | {round(n * scale, 2) for n in low}, *last.numbers)
        return Numbers(last.next, numbers, "slash" if slash else last.scale)

    def _to(self, at: int, after: int) -> int | None:
        """Return where the second number of a range would be."""
        link = self[after]
        if link.kind == "dash":
            return None if "\n" in self._text[self[after - 1].end : link.start] else after + 1
        if link.word == "tot" and self[after + 1].word in {"en", "wel", "maximaal", "ruim"}:
            return after + 2 + (self[after + 2].word == "met")
        between = link.word == "en" and self[at - 1].word == "tussen"
        return after + 1 if between or link.word in _TO else None

    def one(self, at: int) -> Numbers | None:
        """Return one number, in digits or in words, with its scale."""
        token = self[at]
        if token.kind == "number":
            number: float | None = in_digits(token.word.rstrip(",-\u2013=tal"))
        else:
            number = in_words(token.word) if token.kind == "word" else None
        if number is None:
            return None
        if token.word == "een" and self[at + 1].word in {"half", "halve"}:
            return self.one(at + 1)
        after = at + 1
        if token.kind == "number" and self[after].word in _VULGAR:
            number, after = number + _VULGAR[self[after].word], after + 1
        values, name = {number}, ""
        while scale := self._scale(after):
            number, name = number * SCALES[scale], scale
            values.add(round(number, 2))
            after += 1
            if self[after].word == "." and self[after].start == self[after - 1].end:
                short = scale in {"mln", "mld", "mio", "mrd"}
                after += short and self._goes_on(after)
        if not name and token.kind == "number" and _VERSION.fullmatch(token.word):
            name = "version"
        return Numbers(after, (frozenset(values),), name)

    def _goes_on(self, stop: int) -> bool:
        """Say whether a full stop belongs to a short word: the sentence goes on behind it."""
        return self._text[self[stop + 1].start : self[stop + 1].start + 1].islower() or (
            self[stop + 1].kind == "currency"
        )

    def _scale(self, at: int) -> str:
        """Return the word for a scale at the token ``at``, or ""."""
        word = self[at].word
        close = self[at].start == self[at - 1].end or self[at + 1].kind == "currency"
        return word if word in SCALES and (len(word) > 1 or close) else ""

    def is_name(self, at: int, found: Numbers) -> bool:
        """Say whether a number is the name of something, or a year, and counts nothing."""
        before, earlier = self[at - 1], self[at - 2]
        close = before.end == self[at].start
        if before.kind == "stop" and (close or before.word in {".", "#", "§"}):
            if before.word in {"#", "§"} or (close and earlier.kind == "number"):
                return True  # '#3', '10:30'
            before, earlier = (earlier, self[at - 3]) if before.word == "." else (before, earlier)
        elif close and (before.kind == "word" or (before.kind == "dash" and self._glued(at - 1))):
            return True  # 'A12', 'COVID-19'
        word = before.word
        if (before.kind in {"comma", "dash"} or word in _TO | {"en"}) and at - 2 in self.names:
            return True  # 'groep 7 en 8'
        if word in LABELS or (word.endswith(STREETS) and self._text[before.start].isupper()):
            return True
        number = max(found.numbers[0])
        if word in SMALL_LABELS or word.startswith(("vmbo-", "havo-", "mbo-")):
            return number <= _LARGEST_SMALL_LABEL and earlier.word not in PER
        return self._is_year(at, found, word)

    def _glued(self, dash: int) -> bool:
        return self[dash - 1].kind == "word" and self[dash - 1].end == self[dash].start

    def _is_year(self, at: int, found: Numbers, before: str) -> bool:
        years = [max(number) for number in found.numbers]
        bare = not found.scale or found.scale == "slash"
        if not bare or not all(_FIRST_YEAR <= year < _LAST_YEAR for year in years):
            return False
        if not _YEAR.fullmatch(self[at].word):
            return False
        round_ = any(year % 100 == 0 for year in years)
        return (
            before in BEFORE_YEAR
            or (before in BEFORE_YEAR_OR_COUNT and not round_)
            or (len(years) > 1 and not round_)
        )
