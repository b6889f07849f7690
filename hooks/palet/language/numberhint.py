"""Says what an editor means by a number that is written as people write numbers.

A hint that says "Schrijf 57" is right to the letter; what is only an example is called so.
"""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

_SPACE = " \u00a0\u2009\u202f"
_DIGITS = rf"[-\u2212+]?(?:\d{{1,3}}(?:[.'\u2019{_SPACE}]\d{{3}})+(?!\d)|\d{{1,15}})"
_PLAIN = rf"{_DIGITS}(?:,\d{{1,15}}|,-{{1,2}}|\.\d{{1,2}}(?!\d)|\.\d{{4,15}})?[\u00bd\u00bc\u00be]?"
_SCALES = {
    "duizend": 1000, "miljoen": 10**6, "mln": 10**6, "miljard": 10**9, "mld": 10**9,
}  # fmt: skip
_NUMBER = rf"(?:{_PLAIN}|[\u00bd\u00bc\u00be])(?:[{_SPACE}]?(?:{'|'.join(_SCALES)})\b\.?)?"
_HALVES = {"\u00bd": Decimal("0.5"), "\u00bc": Decimal("0.25"), "\u00be": Decimal("0.75")}

# Words and signs before a number, by the term of the list of qualifiers that means the same.
_QUALIFIERS = {
    "ongeveer": r"ca\.?|circa|ongeveer|zo'n|rond(?: de)?|plusminus|naar schatting|\u00b1|~|\u2248",
    "ruim": r"ruim|iets meer dan",
    "bijna": r"bijna|net geen|krap|iets minder dan",
    "minstens": r">=?|\u2265|meer dan|minstens|minimaal|min\.|ten minste|tenminste|vanaf",
    "hooguit": r"<=?|\u2264|minder dan|hooguit|hoogstens|maximaal|max\.?|tot|ten hoogste",
}
_BEFORE = re.compile(
    "(?:" + "|".join(f"(?P<{term}>{words})" for term, words in _QUALIFIERS.items()) + r")\s*",
    re.IGNORECASE,
)
_CURRENCY = r"(?:€|EUR|euro)?\s*"
_ONE = re.compile(rf"{_CURRENCY}(?P<number>{_NUMBER})(?P<rest>.*)", re.IGNORECASE | re.DOTALL)
# What an amount is in by itself, so that nothing is lost without it.
_EURO = re.compile(r"\s*(?:euro|eur|€|,-)?\.?\s*", re.IGNORECASE)
_RANGE = re.compile(
    rf"(?:tussen\s+)?{_CURRENCY}(?P<low>{_NUMBER})\s*(?:-|\u2013|\u2014|\btot(?: en met)?\b|\bt/m\b"
    rf"|\u00e0|\ba\b|\ben\b)\s*{_CURRENCY}(?P<high>{_NUMBER})(?P<rest>.*)",
    re.IGNORECASE | re.DOTALL,
)
_SHARE = re.compile(
    rf"(?P<part>{_PLAIN})\s*(?:van de|van het|op de|uit de)\s*(?P<whole>{_PLAIN})(?P<rest>.*)",
    re.IGNORECASE | re.DOTALL,
)
_PLUS = re.compile(rf"(?P<number>{_PLAIN})\s*\+")
_NOTHING = re.compile(
    r"onbekend|(?:nog )?niet bekend|n\.?\s?v\.?\s?t\.?|n\.?n\.?b\.?|\?+|-+|x+|geen|p\.?m\.?",
    re.IGNORECASE,
)
_WORDS = (
    "nul", "een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien", "elf",
    "twaalf", "dertien", "veertien", "vijftien", "zestien", "zeventien", "achttien", "negentien",
    "twintig",
)  # fmt: skip
_LONGEST = 60


def number_hint(text: str, field: str, beside: Collection[str], *, needed: bool) -> str:
    """Return what to write for the number that ``text`` means, or "" when it shows none.

    ``beside`` are the fields of the part that ``field`` is of, where what is more than a number
    can stand; ``needed`` says whether the part must have it.
    """
    text = text[: _LONGEST + 1].strip()
    return next(filter(None, _number_hints(text, field, beside, needed=needed)), "")


def _number_hints(text: str, field: str, beside: Collection[str], *, needed: bool) -> Iterator[str]:
    if _NOTHING.fullmatch(text):
        what = "dit hele onderdeel" if needed else "dit veld"
        yield f"Is het getal niet bekend? Laat {what} dan weg."
    if text.lower() in _WORDS:
        yield f"Schrijf {_WORDS.index(text.lower())}."
    if range_ := _RANGE.fullmatch(text):
        yield _range_hint(range_, field, beside)
    share = _SHARE.fullmatch(text)
    if share and field == "value" and "total" in beside:
        line = f"total: {_figure(share['whole'])}"
        yield _with(_figure(share["part"]), line, share["rest"], beside)
    qualifier = ""
    if before := _BEFORE.match(text):
        qualifier, text = before.lastgroup or "", text[before.end() :]
    elif plus := _PLUS.fullmatch(text):
        qualifier, text = "minstens", plus["number"]
    one = _ONE.fullmatch(text)
    if one and _is_unit(one["rest"]) and ("unit" in beside or _EURO.fullmatch(one["rest"])):
        line = f"qualifier: {qualifier}" if qualifier else ""
        figure = _figure(one["number"])
        yield _with(figure, line, one["rest"], beside, field) if figure else ""


def _range_hint(found: re.Match[str], field: str, beside: Collection[str]) -> str:
    low, high = _figure(found["low"]), _figure(found["high"])
    if not (low and high and Decimal(low) < Decimal(high) and _is_unit(found["rest"])):
        return ""
    if field == "value" and "upper" in beside:
        return _with(low, f"upper: {high}", found["rest"], beside)
    return "Hier past maar een getal. Noem er een, en zet het andere bij de toelichting."


def _with(figure: str, line: str, rest: str, beside: Collection[str], field: str = "value") -> str:
    """Return the hint to write a number, a further line, and its unit where that belongs."""
    name = line.partition(":")[0]
    if line and not (field == "value" and name in beside):
        said = f"Schrijf {figure}, en zeg in een tekst erbij dat het getal niet precies is."
    elif line:
        said = f"Schrijf {figure}, en voeg '{line}' toe."
    else:
        said = f"Schrijf {figure}."
    unit = rest.strip(_SPACE + ".,")
    # Euros are what an amount is in; of all else the unit has its own field.
    if unit and "unit" in beside and field == "value":
        said += f" Wat u telt, hoort bij 'unit': {unit.replace('%', 'procent')}."
    return said


def _is_unit(rest: str) -> bool:
    """Say whether what stands behind a number only says what is counted."""
    return not re.search(r"\d", rest) and len(rest) <= 40 and rest[:1] in {"", *_SPACE, "%", "."}


def _figure(written: str) -> str:
    """Return the digits of a number as YAML has them: '1.000,50' is 1000.50, or "" for none."""
    text = written.strip().lower().rstrip(".")
    scale = next((word for word in _SCALES if text.endswith(word)), "")
    text = text.removesuffix(scale).strip(_SPACE).replace("\u2212", "-")
    half = _HALVES.get(text[-1:], Decimal(0))
    text = text.rstrip("".join(_HALVES))
    whole, comma, part = text.partition(",")
    if not comma and re.search(r"\.(?:\d{1,2}|\d{4,})$", whole):
        whole, _, part = whole.partition(".")
    whole = re.sub(rf"[.'\u2019{_SPACE}]", "", whole) or "0"
    part = part.strip("-").rstrip("0")
    try:
        value = (Decimal(f"{whole}.{part or 0}") + half) * _SCALES.get(scale, 1)
    except InvalidOperation:
        return ""
    if not part and not half:
        return str(int(value))
    return f"{value.normalize():f}"
