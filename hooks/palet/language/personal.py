"""Finds what is a person's own in any text: addresses of e-mail, phone numbers, a BSN.

A text may be a field, the body of a page, or a whole file with its comments. Numbers that
anybody may call (112, 0800, 0900, 14 024) are left alone, and so are those of accounts,
books, cases and companies.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from .mailbox import functional
from .wordlist import listed

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator


# An @ and a full stop as they are written, and as they are hidden or packed into a web address.
_AT = (
    r"(?:\\?@|\uff20|\\x40|\\u0040|%40|&#0*64;|&#x0*40;|&commat;|\s@\s"
    r"|\s?[\[({<]\s?(?:at|@|apenstaart(?:je)?)\s?[\])}>]\s?"
    # 'at' is a word as well, so here the full stop is in letters too.
    r"|\s(?:at|apenstaart(?:je)?)\s(?=\S+\s(?:punt|dot)\s))"
)
_MAYBE_MAIL = re.compile(
    r"[@\uff20]|%40|[x0]40|&(?:#|commat)|[\[({<\s](?:at|apenstaart)", re.IGNORECASE
)
_DOT = r"(?:\.|%2e|&period;|&#46;|\s?[\[({]\s?(?:dot|punt|\.)\s?[\])}]\s?|\s(?:dot|punt)\s)"
_MAIL = re.compile(
    rf"(?<![\w.+-])(?P<local>[\w.+-]{{1,64}}){_AT}"
    rf"(?P<domain>[\w-]{{1,63}}(?:{_DOT}[\w-]{{1,63}}){{1,8}})",
    re.IGNORECASE,
)
_LOGIN = re.compile(r"://[^\s/@:]{1,60}:$")
# What looks like the end of a domain and is that of a file.
_FILES = frozenset(listed("png jpg jpeg gif svg webp avif js css pdf html htm json yml yaml xml"))
_END = re.compile(r"[^\W\d_]{2,24}", re.IGNORECASE)

_ADDRESS_OF_WEB = re.compile(r"(?:https?://|www\.|\btel:)[^\s<>]+")
# Numbers that are no phone's: an account, a case, and what stands behind its name.
_ACCOUNT = re.compile(r"\b[A-Z]{2}\d{2} ?[A-Z0-9]{4}(?: ?[A-Z0-9]{1,4}){2,8}\b")
_CASE = re.compile(r"\bECLI:\S+")
_NUMBERED = re.compile(
    r"\b(?i:isbn|issn|iban|kvk|btw|rsin|oin|doi|bic|rekening|zaak|dossier|kenmerk|order|factuur"
    r"|parketnummer|rolnummer|kamerstuk|beschikking|postbus|versie|artikel|id|ean|agb|loonheffing)"
    r"(?i:-?(?:nummer|nr|code|10|13))?\b[.:]?\s{0,2}(?:[A-Z]{1,5}[./ -]?)?[\d .\u2013-]{1,40}"
)
# What belongs to a number before its first digit; with nothing else behind it.
_SIGNS = re.compile(r"\(?\+?\s?\(?$")
_GROUP = re.compile(r"\d+")
# A phone number begins with nought and a digit, or behind a plus.
_MAYBE_PHONE = re.compile(r"(?<!\d)0\d|\+")
_BETWEEN = re.compile(r"[\s().\u2010-\u2014/-]{1,4}")
_DATE = re.compile(r"\d\d?([-./])\d\d?\1\d{4}(?!\d)")
_AREA_CODES = frozenset(
    listed(
        "10 13 15 20 23 24 26 30 33 35 36 38 40 43 45 46 50 53 55 58 70 71 72 73 74 75 76 77 78 79 "
        "85 88 87"
    )
)
_SERVICE = ("0800", "0900", "0906", "0909")
_BSN = re.compile(
    r"\b(?:bsn|burgerservicenummer|sofi-?nummer)\b\D{0,15}(\d(?:[ .-]?\d){7,8})(?!\d)",
    re.IGNORECASE,
)
_CHAT = re.compile(r"(?:\bwa\.me/|whatsapp\.com/[^\s?]{0,40}\?phone=|\btel:)(\+?\d{9,15})")
_LONGEST_ABROAD, _SHORTEST_ABROAD = 15, 9


# With a digit before it, such a sign stands inside a number or a sum.
_INSIDE = frozenset("-/.,:+\u2013")
_NO_PHONES = (_ADDRESS_OF_WEB, _ACCOUNT, _CASE, _NUMBERED, _BSN, _DATE)


class Personal(NamedTuple):
    """What was found: 'mail', 'phone' or 'bsn', the words as they stand, and where."""

    kind: str
    words: str
    start: int
    address: str = ""


def personal(text: str, mailboxes: Collection[str] = ()) -> Iterator[Personal]:
    """Yield what is a person's own in ``text``; ``mailboxes`` are known to be public."""
    for match in _MAIL.finditer(text) if _MAYBE_MAIL.search(text) else ():
        if (address := _address(match)) and not functional(address, mailboxes):
            yield Personal("mail", match[0], match.start(), address)
    if not _GROUP.search(text):
        return
    for chat in _CHAT.finditer(text):
        yield Personal("phone", chat[1], chat.start(1))
    for bsn in _BSN.finditer(text):
        yield Personal("bsn", bsn[1], bsn.start(1))
    yield from _phones(text)


def _address(match: re.Match[str]) -> str:
    """Return the address that is meant in lower case, or "" when it is none."""
    if _LOGIN.search(match.string, max(0, match.start() - 64), match.start()):
        return ""  # a password in an address of the web, which that address is refused for
    local = match["local"].lower()
    if match.string[match.start() - 1 : match.start()] == "%":
        local = local[2:]  # the rest of a sign in a web address, like %3A
    domain = re.sub(_DOT, ".", match["domain"].lower()).strip(".")
    end = domain.rpartition(".")[2]
    fits = local.strip(".+-_") and _END.fullmatch(end) and end not in _FILES
    return f"{local}@{domain}" if fits else ""


def _phones(text: str) -> Iterator[Personal]:
    if not _MAYBE_PHONE.search(text):
        return
    taken = [m.span() for r in _NO_PHONES for m in r.finditer(text)]
    taken.sort()
    groups = list(_GROUP.finditer(text))
    at = place = 0
    while at < len(groups):
        start = groups[at].start()
        while place < len(taken) and taken[place][1] <= start:
            place += 1
        inside = place < len(taken) and taken[place][0] <= start
        used = 0 if inside else _phone(text, groups, at)
        if used:
            begin = start - len(_SIGNS.findall(text[max(0, start - 3) : start])[0])
            words = text[begin : groups[at + used - 1].end()]
            bare = words.lstrip(" (" if ")" not in words else " ")
            yield Personal("phone", bare, begin + len(words) - len(bare))
        at += used or 1


def _phone(text: str, groups: list[re.Match[str]], at: int) -> int:
    """Return how many groups of digits are a phone number, from the group ``at``; or 0."""
    first = groups[at]
    before = text[max(0, first.start() - 3) : first.start()]
    if not _may_start(before, first[0]):
        return 0
    abroad = before.rstrip(" (").endswith("+") or first[0].startswith("00")
    if first[0].startswith("000") or (
        first[0] == "00" and groups[at + 1 : at + 2] and groups[at + 1][0][0] == "0"
    ):
        return 0
    digits = ""
    for count, group in enumerate(groups[at : at + 8], 1):
        if count > 1 and not _BETWEEN.fullmatch(text, groups[at + count - 2].end(), group.start()):
            return 0
        digits += "" if group[0] == "0" and abroad and count > 1 else group[0]
        if len(digits) > _LONGEST_ABROAD + 2:
            return 0
        last = at + count == len(groups) or not _goes_on(text, groups, at + count)
        if _is_phone(digits, count, abroad=abroad, last=last):
            after = text[group.end() : group.end() + 1]
            return 0 if after.isalnum() or after == "_" else count
    return 0


def _goes_on(text: str, groups: list[re.Match[str]], at: int) -> bool:
    return bool(_BETWEEN.fullmatch(text, groups[at - 1].end(), groups[at].start()))


def _may_start(before: str, first: str) -> bool:
    """Say whether a phone number may start behind ``before`` with the digits ``first``."""
    plus = before.rstrip(" (").endswith("+")
    if not plus and (first == "0" or not first.startswith("0")):
        return False
    sign = before[-1:]
    inside = sign in _INSIDE and before[-2:-1].isdigit()
    return not (inside or sign.isalnum() or sign == "_")


def _is_phone(digits: str, groups: int, *, abroad: bool, last: bool) -> bool:
    """Say whether the digits are those of a phone, in the Netherlands or abroad."""
    if abroad:
        country = digits.removeprefix("00")
        if country.startswith("31"):
            home = "0" + country[2:].removeprefix("0")
            return len(home) == 10 and _is_dutch(home)
        whole = _SHORTEST_ABROAD < len(country) <= _LONGEST_ABROAD and groups <= 7
        return whole and last and country[0] != "0"
    return len(digits) == 10 and groups <= 6 and _is_dutch(digits)


def _is_dutch(digits: str) -> bool:
    """Say whether ten digits are a number that a person or an office can have."""
    if digits.startswith(_SERVICE) or digits[1] == "0":
        return False
    # Mobile, one of the large areas, or one of the four-digit codes.
    small = digits[1] in "12345" and digits[1:3] not in _AREA_CODES and digits[3] != "0"
    return digits[1] == "6" or digits[1:3] in _AREA_CODES or (small and digits[1:3] != "12")
