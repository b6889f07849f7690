"""Reads the numbers of Dutch texts: '2.100.000', '2 000', '2.1', 'vijfhonderd'."""

from __future__ import annotations

from functools import lru_cache

from .wordlist import listed

# What may stand between thousands: a point, an apostrophe, or a space of any width.
THOUSANDS = ".' \u2019\u00a0\u2009\u202f"

SCALES = {
    "honderd": 1e2, "duizend": 1e3, "k": 1e3, "mille": 1e3, "ton": 1e5, "m": 1e6, "mln": 1e6,
    "mio": 1e6, "miljoen": 1e6, "mld": 1e9, "mrd": 1e9, "miljard": 1e9,
}  # fmt: skip


_UNITS = listed("een twee drie vier vijf zes zeven acht negen")
_TEENS = listed("tien elf twaalf dertien veertien vijftien zestien zeventien achttien negentien")
_TENS = listed("twintig dertig veertig vijftig zestig zeventig tachtig negentig")

_BELOW_HUNDRED = {
    "": 0,
    **{word: at for at, word in enumerate([*_UNITS, *_TEENS], 1)},
    **{word: at * 10 for at, word in enumerate(_TENS, 2)},
    **{
        f"{unit}en{ten}": tens * 10 + one
        for tens, ten in enumerate(_TENS, 2)
        for one, unit in enumerate(_UNITS, 1)
    },
}
_HALVES = {"½": 0.5, "half": 0.5, "halve": 0.5, "anderhalf": 1.5, "anderhalve": 1.5}

# Written with and without signs on the letters: 'één', 'tweeëntwintig'.
_PLAIN = str.maketrans("\u00e9\u00eb", "ee", "-\u00ad")


def in_digits(digits: str) -> float:
    """Return the value of a number in digits, with Dutch signs or with a decimal point."""
    whole, comma, part = digits.partition(",")
    before, point, after = whole.rpartition(".")
    if point and not comma and len(after) != len("000"):
        whole, part = before, after
    return float("".join(filter(str.isdecimal, whole)) + "." + (part or "0"))


@lru_cache(maxsize=4096)
def in_words(word: str) -> float | None:
    """Return the value of one word in lower case, or None when it is no number."""
    if word in _HALVES:
        return _HALVES[word]
    word = word.translate(_PLAIN).removesuffix("tal")
    if not word or len(word) > len("negenhonderdnegenennegentigduizend") * 2:
        return None
    thousands, thousand, rest = word.rpartition("duizend")
    below, above = _below_thousand(rest), _below_thousand(thousands)
    if below is None or above is None:
        return None
    return (above or 1) * 1000 + below if thousand else below or None


def _below_thousand(word: str) -> float | None:
    """Return the value of 'vijfhonderdtwee', but also of 'vijftienhonderd'; '' is nothing."""
    hundreds, hundred, rest = word.rpartition("honderd")
    below = _BELOW_HUNDRED.get(rest if rest == "en" else rest.removeprefix("en"))
    above = _BELOW_HUNDRED.get(hundreds)
    if below is None or above is None:
        return None
    return (above or 1) * 100 + below if hundred else below
