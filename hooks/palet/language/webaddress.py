"""Says of an address of the web what is wrong with it, and what to write instead.

What RFC 3986 allows and a browser opens anywhere in the world is right: http or https, the name
of a website, and the rest, signs of other alphabets as they are typed. What names its writer, or
a place that only the writer can reach, is not.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import quote

from .signs import called, spoilt, unseen

if TYPE_CHECKING:
    from collections.abc import Iterator

_SCHEME = re.compile(r"https?://", re.IGNORECASE)
# Who logs in, the name of the website, and its port.
_PLACE = re.compile(
    r"(?P<login>[^/?#]*@)?(?P<name>\[[^\]/?#]*\][^:/?#]*|[^:/?#]*)(?P<port>:[^/?#]*)?"
)
_LABEL = re.compile(r"(?!-)[\w-]{1,63}(?<!-)")
# Browsers take a name that ends so for the number of a computer.
_NUMBER = re.compile(r"(?:.*\.)?(?:[0-9]+|0x[0-9a-f]*)", re.IGNORECASE)
_UNFIT = re.compile(r'[\s<>"\\^`{|}]')
_HALF_ESCAPE = re.compile(r"%(?![0-9A-Fa-f]{2})")
# What comes along from the sentence around an address, or says that it was cut off.
_TAIL = re.compile("[,;:\u2026\u2019\u201d\u00bb]+$")
_PORT = re.compile(":[0-9]{1,5}")
_MOST_PORTS = 65_535
_LONGEST_NAME = 253
_LONGEST = 2000

_FILE = re.compile(r"[A-Za-z]:[\\/]|\\\\|file:|~?/(?!/)|\.{1,2}/", re.IGNORECASE)
_MAIL = re.compile(r"(?:mailto:)?[^\s@/:]+@[^\s@/:]+", re.IGNORECASE)
_DOI = re.compile(r"(?:doi:\s*)?(?P<doi>10\.[0-9]{4,9}/\S+)", re.IGNORECASE)
# What people make of https://.
_ALMOST = re.compile(r"h?t{1,3}p{1,2}(?P<safe>s?)(?:[:;]\s*/{0,3}|/{2,3})\s*|//", re.IGNORECASE)
# An address with something around it, such as a link of Markdown or quotes.
_INSIDE = re.compile(
    r"[^:]{0,200}[(\[<\"'\u2018-\u201f\s](?P<address>https?://[^\s<>\"')\]\u2018-\u201f]+)[^\w/]*",
    re.IGNORECASE,
)

_EXAMPLE = "Schrijf een adres als https://voorbeeld.nl/pagina."


class Fault(NamedTuple):
    """What is wrong with an address, and what to write instead: two Dutch sentences."""

    message: str
    hint: str


def web_address_fault(text: str) -> Fault | None:
    """Return what is wrong with ``text`` as an address of the web, or None if it is right."""
    return next(_faults(text), None)


def _faults(text: str) -> Iterator[Fault]:
    if len(text) > _LONGEST:
        yield Fault(f"dit webadres is {len(text)} tekens lang.", _EXAMPLE)
    if sign := unseen(text):
        yield Fault(f"in dit webadres staat {called(sign)}.", "Typ het adres opnieuw.")
    if found := next(spoilt(text.strip()), None):
        yield Fault(found.message, found.hint)
    scheme = _SCHEME.match(text)
    if not scheme:
        yield _other_than_web(text)
        return
    yield from _space_faults(text)
    if place := _PLACE.match(text, scheme.end()):
        yield from _place_faults(text, place)
    yield from _sign_faults(text)


def _space_faults(text: str) -> Iterator[Fault]:
    if text != text.strip():
        yield Fault("voor of achter dit webadres staat een spatie.", _write(text.strip()))
    if re.match(r"https?://\s", text):
        better = re.sub(r"//\s+", "//", text, count=1)
        yield Fault("in een webadres kan geen spatie staan.", _write(better))
    if re.search(r"\shttps?://", text):
        yield Fault("hier staat meer dan een webadres.", "Houd er een over.")


def _place_faults(text: str, place: re.Match[str]) -> Iterator[Fault]:
    """Yield what is wrong with who logs in, the name of the website and its port."""
    name, port, start = place["name"], place["port"], place.start()
    if place["login"]:
        better = text[:start] + text[place.end("login") :]
        yield Fault("in dit webadres staat met welke naam iemand inlogt.", _write(better))
    if not name:
        yield Fault("in dit webadres ontbreekt de naam van de website.", _EXAMPLE)
    elif not _is_name(name):
        better = re.sub(r"\.{2,}", ".", name).strip(".,;:!)")
        better = f"{text[:start]}{better}{text[place.end('name') :]}"
        yield Fault(f"'{_short(name)}' is geen naam van een website.", _write(better, text))
    if port and not (_PORT.fullmatch(port) and 0 < int(port[1:]) <= _MOST_PORTS):
        better = text[: place.start("port")] + text[place.end("port") :]
        message = f"'{_short(port)}' kan niet achter de naam van een website staan."
        yield Fault(message, _write(better))


def _is_name(name: str) -> bool:
    """Say whether ``name`` can be that of a website that everybody can find."""
    *labels, last = name.split(".")
    fits = labels and all(map(_is_label, [*labels, last])) and len(name) <= _LONGEST_NAME
    # The last part is that of a country or a group, such as nl.
    return bool(fits) and len(last) > 1 and "_" not in last and not _NUMBER.fullmatch(name)


def _is_label(label: str) -> bool:
    if not _LABEL.fullmatch(label):
        return False
    try:
        label.encode("idna")
    except UnicodeError:
        return False
    return True


def _sign_faults(text: str) -> Iterator[Fault]:
    """Yield what an address may hold only in a form of its own, such as %20 for a space."""
    if unfit := _UNFIT.search(text):
        better = _UNFIT.sub(lambda match: quote(match[0], safe=""), text)
        what = unfit[0] if unfit[0].strip() else "spatie"
        hint = _write(better)
        if hint != _EXAMPLE:
            hint = f"Haal weg wat er niet bij hoort. Hoort het erbij? {hint}"
        yield Fault(f"in een webadres kan geen {what} staan.", hint)
    if half := _HALF_ESCAPE.search(text):
        message = f"'{_short(text[half.start() :])}' kan niet in een webadres staan."
        yield Fault(message, _write(_HALF_ESCAPE.sub("%25", text)))
    if tail := _TAIL.search(text):
        # Of an address that was cut off nobody knows how it went on.
        better = "" if "\u2026" in tail[0] else text[: tail.start()]
        yield Fault(f"dit webadres eindigt op '{tail[0]}'.", _write(better))


def _other_than_web(text: str) -> Fault:
    """Say what a text is that does not begin with https://, as far as can be seen."""
    words = text.strip()
    if _FILE.match(words):
        message = "dit is een bestand op een computer of netwerk; anderen kunnen daar niet bij."
        return Fault(message, "Zet het bestand op een website, en schrijf het adres daarvan.")
    if _MAIL.fullmatch(words):
        return Fault("dit is een e-mailadres, en hier hoort een webadres.", _EXAMPLE)
    if doi := _DOI.fullmatch(words):
        better = f"https://doi.org/{doi['doi']}"
    elif inside := _INSIDE.fullmatch(text):
        better = inside["address"]
    else:
        almost = _ALMOST.match(words)
        scheme = "http" if almost and almost["safe"] == "" else "https"
        better = f"{scheme}://{words[almost.end() if almost else 0 :]}"
    return Fault(f"'{_short(words)}' is geen webadres.", _write(better))


def _write(better: str, text: str = "") -> str:
    """Return the hint to write ``better`` in place of ``text``, if that is an address."""
    # An address of any length would fill the screen.
    fits = better != text and len(better) <= 300 and not web_address_fault(better)
    return f"Schrijf {better}." if fits else _EXAMPLE


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= 60 else f"{text[:57]}..."
