"""Finds signs in a text that no reader can see or understand, and says what they are.

What an honest text may hold follows from the categories of Unicode: letters and the marks on
them, digits, punctuation, symbols and spaces, of every script. What has no shape of its own
(control and format signs, private use, unassigned) is spoilt, but for the joiners of emoji and of
scripts that need them. So are letters that only look like the ones that were meant, text that
was read in another encoding, and the codes that pages of the web have for a sign.
"""

from __future__ import annotations

import re
import unicodedata
from html import unescape
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

# All but the signs that are good wherever they stand, so that an ordinary text is passed at once.
_SUSPECT = re.compile(
    "&(?=[#A-Za-z])|[^\t\n\x20-\x7e\xa1-\xac\xae-\xc1\xc4-\xe1\xe3-\xee\xf1-\u024f"
    "\u2010-\u2027\u2030-\u205e]"
)
_ENTITY = re.compile(
    r"&(?:amp;){0,9}(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});"
)
# UTF-8 that was read as Windows-1252: what a first byte looks like, and what those that go on do.
_REST = "".join(bytes([b]).decode("cp1252", "ignore") or chr(b) for b in range(0x80, 0xC0))
_MISREAD = re.compile(
    f"(?:[\xc2\xc3][{_REST}]|\xe2[\u20ac\u201a\u201e\u2020][{_REST}]?|\xef[\xac\xbb\xbf][{_REST}]"
    f"|\xf0\u0178[{_REST}]{{2}})+"
)
# Where YAML and Markdown look at what a line begins with, only a plain space is one.
_LINE_START = re.compile(r"[\s-]*(?:[A-Za-z_][\w-]*:)?[\s-]*")
_FIELD = re.compile(r"[ \t-]*[A-Za-z_][\w-]*")
_COLON = re.compile(r"\s+:(?:\s|$)")

# Letters, marks and symbols by their category; yet there is nothing to see.
_BLANK = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u180f\u2800\u3164\uffa0\ufffc")
_TURNING = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_JOINERS = frozenset("\u200c\u200d")
_STYLES = frozenset("\ufe0e\ufe0f")
# Letters of other scripts that look like Latin ones.
_ALIKE = str.maketrans(
    "АВЕЗКМНОРСТХаеорсухѕіјԁΑΒΕΖΗΙΚΜΝΟΡΤΥΧορν",  # noqa: RUF001 - this is what it is about
    "ABE3KMHOPCTXaeopcyxsijdABEZHIKMNOPTYXopv",
)
_TYPE_AGAIN = "Haal het weg en typ de woorden eromheen opnieuw."
_MOST_MARKS = 3
_LONGEST_WORD = 40
# Longer than a name of a field and what may stand before it.
_LONGEST_START = 100
# Up to here Latin letters; some of the Dutch ones, such as \u0133, are of two.
_LAST_LATIN = 0x24F


class Spoilt(NamedTuple):
    """Where a spoilt sign or word begins, what is wrong, and what to do: two Dutch sentences."""

    start: int
    message: str
    hint: str


# What is wrong, what to do, and where the sign or the word ends.
_Found = tuple[str, str, int]


def spoilt(text: str) -> Iterator[Spoilt]:
    """Yield the signs and words in ``text`` that no reader can see or understand."""
    end = 0
    # Letters that are right where they stand, with all around them that tells.
    right: set[str] = set()
    for match in _SUSPECT.finditer(text):
        at = match.start()
        around = text[max(0, at - 1) : at + 4]
        if at < end or around in right:
            continue
        found = _entity(text, at) if text[at] == "&" else _misread(text, at) or _sign(text, at)
        if found:
            message, hint, end = found
            yield Spoilt(at, message, hint)
        elif at and text[at].isalpha():
            right.add(around)


def unseen(text: str) -> str:
    """Return the first sign that shows nothing, not even the space between words, or ""."""
    if text.isascii() and text.isprintable():
        return ""
    return next((sign for sign in text if sign not in " \n\t\xa0" and _is_unseen(sign)), "")


def called(sign: str) -> str:
    """Return what to call a sign in a message that has no shape of its own."""
    number = f"(U+{ord(sign):04X})"
    if sign == "\u00ad":
        return f"een onzichtbaar teken {number} waar een woord mag worden afgebroken"
    if sign in _TURNING:
        return f"een onzichtbaar teken {number} dat de leesrichting verandert"
    names = {
        "Co": f"een teken {number} dat alleen in een eigen lettertype bestaat",
        "Cn": f"een teken {number} dat niet bestaat",
        "Cs": f"een half teken {number}",
    }
    return names.get(unicodedata.category(sign), f"een onzichtbaar teken {number}")


def _is_unseen(sign: str) -> bool:
    return unicodedata.category(sign)[0] in "CZ" or sign in _BLANK


def _entity(text: str, at: int) -> _Found | None:
    match = _ENTITY.match(text, at)
    if not match:
        return None
    meant = match[0]
    while meant != (meant := unescape(meant)):
        pass
    if meant == match[0]:
        return None
    if meant == "<":
        hint = "Schrijf 'kleiner dan'."
    elif meant.isspace():
        hint = "Schrijf een gewone spatie."
    elif unseen(meant):
        hint = "Haal het weg."
    else:
        hint = f"Schrijf '{meant}'."
    return f"hier staat '{match[0]}', de code van een webpagina voor een teken.", hint, match.end()


def _misread(text: str, at: int) -> _Found | None:
    match = _MISREAD.match(text, at)
    if not match:
        return None
    start, end = _word_around(text, at, match.end())
    word = text[start:end]
    better = _MISREAD.sub(lambda found: _reread(found[0]), word).replace("\xa0", " ").strip()
    lost = _MISREAD.search(better) or unseen(better) or "\ufffd" in better
    hint = "Typ het woord opnieuw." if lost else f"Schrijf '{better}'."
    return f"de letters van '{word}' zijn verminkt.", hint, end


def _word_around(text: str, start: int, end: int) -> tuple[int, int]:
    """Return where the word begins and ends of which a spoilt part stands at ``start``."""
    first = start
    while first and start - first < _LONGEST_WORD and text[first - 1].isalnum():
        first -= 1
    last = end
    while last < len(text) and last - end < _LONGEST_WORD:
        if match := _MISREAD.match(text, last):
            last = match.end()
        elif text[last].isalnum():
            last += 1
        else:
            break
    return first, last


def _reread(words: str) -> str:
    """Return what was meant by UTF-8 that was read as Windows-1252, once or more often."""
    raw = b"".join(s.encode("cp1252") if ord(s) > 0xFF else s.encode("latin-1") for s in words)
    try:
        meant = raw.decode("utf-8")
    except UnicodeDecodeError:
        return words
    return _MISREAD.sub(lambda found: _reread(found[0]), meant)


def _sign(text: str, at: int) -> _Found | None:
    """Return what is wrong with the one sign at a place, given what stands around it."""
    sign = text[at]
    category = unicodedata.category(sign)
    if category == "Zs":
        return _space(text, at)
    if sign in _BLANK or category[0] in "CZ":
        return None if _is_joined(text, at, category) else _without_shape(sign, at)
    if sign == "\ufffd":
        return "hier is een teken verloren gegaan (U+FFFD).", "Typ wat hier hoort.", at + 1
    if category[0] == "M":
        return _mark(text, at)
    return _look_alike(text, at) or _odd_form(text, at)


def _without_shape(sign: str, at: int) -> _Found:
    hint = _TYPE_AGAIN
    if "\uf020" <= sign <= "\uf0ff":
        hint = "Is het een opsommingsteken? Schrijf '- ' aan het begin van een nieuwe regel."
    return f"hier staat {called(sign)}.", hint, at + 1


def _space(text: str, at: int) -> _Found | None:
    """Refuse a space of another sort where a plain one has a meaning, or at the end of a line."""
    before = text[max(0, at - _LONGEST_START) : at]
    line = before[before.rfind("\n") + 1 :]
    rest = text[at : at + _LONGEST_START].split("\n", 1)[0]
    at_field = _FIELD.fullmatch(line) and _COLON.match(rest)
    last = not rest.strip()
    if not (last or at_field or _LINE_START.fullmatch(line)):
        return None
    name = "een vaste spatie" if text[at] == "\xa0" else "een bijzondere spatie"
    message = f"hier staat {name} (U+{ord(text[at]):04X}), en hier hoort een gewone."
    hint = "Haal haar weg." if last else "Haal haar weg en typ een gewone spatie."
    return message, hint, at + 1


def _is_joined(text: str, at: int, category: str) -> bool:
    """Say whether a sign without a shape of its own belongs to what stands around it."""
    before, after = text[max(0, at - 1) : at], text[at + 1 : at + 2]
    if text[at] in _JOINERS and before and after:
        # Scripts from Arabic to those of India write their letters in another form by it.
        scripts = "\u0600" <= before <= "\u1cff" and "\u0600" <= after <= "\u1cff"
        return scripts or (_is_picture(before) and _is_picture(after))
    # Emoji are added every year.
    return category == "Cn" and "\U0001f000" <= text[at] <= "\U0001faff"


def _is_picture(sign: str) -> bool:
    picture = "\U0001f000" <= sign <= "\U0001faff" or unicodedata.category(sign) == "So"
    return picture or sign in _STYLES


def _mark(text: str, at: int) -> _Found | None:
    """Refuse marks on nothing, too many on one letter, and those that change no shape."""
    start = at
    while start and at - start <= _MOST_MARKS and unicodedata.category(text[start - 1])[0] == "M":
        start -= 1
    base = text[max(0, start - 1) : start]
    sign = text[at]
    if sign in _STYLES and base and not base.isalpha() and not base.isspace():
        return None
    if sign in _STYLES or "\ufe00" <= sign <= "\ufe0d" or sign >= "\U000e0100":
        return _without_shape(sign, at)
    if not base or base.isspace() or base == "'":
        message = f"hier staat een accent zonder letter (U+{ord(sign):04X})."
    elif at - start >= _MOST_MARKS and sign <= "\u036f":
        message = f"hier staan te veel accenten op een letter (U+{ord(sign):04X})."
    else:
        return None
    return message, "Haal het weg, of typ de letter opnieuw.", at + 1


def _look_alike(text: str, at: int) -> _Found | None:
    """Refuse a letter of another script in a word of Latin letters."""
    if not (_is_latin(text[max(0, at - 1) : at]) or _is_latin(text[at + 1 : at + 2])):
        return None
    script = unicodedata.name(text[at], "").partition(" ")[0]
    if not (script in {"CYRILLIC", "ARMENIAN", "CHEROKEE"} or ord(text[at]) in _ALIKE):
        return None
    start, end = _word_around(text, at, at + 1)
    word = text[start:end]
    better = word.translate(_ALIKE)
    known = all(_is_latin(letter) or letter.isdigit() for letter in better)
    hint = f"Typ het woord opnieuw: {better}." if known else "Typ het woord opnieuw."
    message = f"in '{word}' staat een letter uit een ander alfabet (U+{ord(text[at]):04X})."
    return message, hint, end


def _is_latin(letter: str) -> bool:
    return letter.isalpha() and ord(letter) <= _LAST_LATIN


def _odd_form(text: str, at: int) -> _Found | None:
    """Refuse letters in a form that is a sign of its own, which nobody finds or hears."""
    if not _is_odd(text[at]):
        return None
    end = at + 1
    while end < len(text) and end - at < _LONGEST_WORD and _is_odd(text[end]):
        end += 1
    message = f"'{text[at:end]}' is geschreven in bijzondere tekens (U+{ord(text[at]):04X})."
    return message, f"Schrijf '{unicodedata.normalize('NFKC', text[at:end])}'.", end


def _is_odd(sign: str) -> bool:
    form = unicodedata.decomposition(sign).partition(" ")[0]
    letter = unicodedata.category(sign)[0] in "LN" and ord(sign) > _LAST_LATIN
    return form in {"<font>", "<wide>"} or (letter and form in {"<compat>", "<narrow>"})
