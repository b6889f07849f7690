"""Says what is wrong with the links, the pictures and the citations in a text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import islice
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, NamedTuple

from palet.language.dutch import slug
from palet.language.nearest import nearest
from palet.language.webaddress import web_address_fault
from palet.model.field import Markdown
from palet.model.kind import KINDS
from palet.model.section import SECTIONS
from palet.model.shape import marked, marked_fields
from palet.problem import shorten

from .load import problem_at
from .markdown import SOURCES, headings, links, pictures, shown, to_html

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping, Sequence

    from palet.problem import Problem

    from .load import Content
    from .markdown import Target

_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")
_MAIL = re.compile(r"mailto:[^@\s?]+@[^@\s?]+\.[^@\s?.]{2,}")

# Links and citations that are nearly right; every part has a most, so that it takes no time.
_TARGET = r"(?:https?://|www\.|mailto:|/|#|[\w-]{2,20}:)[^()\[\]\s]{1,300}"
_SPACED = re.compile(rf"\[(?P<words>[^\[\]\n]{{1,200}})\][ \t]+\((?P<target>{_TARGET})\)")
_TURNED = re.compile(rf"\((?P<words>[^()\n]{{1,200}})\)\[(?P<target>{_TARGET})\]")
_CITATION = re.compile(
    r"\[(?:bron(?:nen)?|source)(?::[^\[\]\n]{0,100})?\](?![ \t]*[(\[:])"
    r"|(?<!\])\((?:bron|source): ?[^()\n]{0,100}\)"
    r"|\[\^?[0-9]{1,3}\](?![(\[:])",
    re.IGNORECASE,
)
_NOTE = re.compile(r"\[\^[^\[\]\n]{1,50}\]")
_SIGNS = re.compile(r"!\[[^\[\]\n]{0,200}\][(\[]")
_ATTRIBUTES = re.compile(r"\{:?[ \t]*[.#][\w-][^{}\n]{0,200}\}|\{:[^{}\n]{0,200}\}")

_HOW = (
    "Gebruik een adres dat begint met https://, of een soort met een id: "
    "intervention:youth-cyber-team, of page:contact."
)
# Of a text with more faults, the first say enough.
MOST = 50
_CITE = "Schrijf [bron](source:id), met de id van een bestand in content/sources."


class Fault(NamedTuple):
    """The words in a text that are wrong, what is wrong with them, and what to write instead."""

    words: str
    message: str
    hint: str


@dataclass(frozen=True)
class Places:
    """What there is to link to: the ids of the records by kind, and the names of the pictures."""

    ids: Mapping[str, Collection[str]]
    pictures: Collection[str]


def link_problems(content: Content) -> Iterator[Problem]:
    """Yield a problem for each link, picture and citation in the texts of ``content`` that is none.

    Of a text with very many, the first are told.
    """
    places = Places(content.ids, {path.name for path in content.pictures})
    named = [(item.path, marked(item.record)) for item in content.items]
    named += [(path, marked_fields(kind.model, fields)) for kind, path, fields in content.refused]
    for path, texts in named:
        for location, mark, text in texts:
            if isinstance(mark, Markdown) and isinstance(text, str):
                for fault in islice(link_faults(text, places, page=mark.page), MOST):
                    yield problem_at(path, location, fault.message, fault.hint, fault.words)


def link_faults(markdown: str, places: Places, *, page: bool) -> Iterator[Fault]:
    """Yield what is wrong with the links, pictures and citations in ``markdown``.

    Only a ``page`` may show pictures and link to its own headings. Whether the records exist that
    links of the form kind:id name is not looked at.
    """
    if "[" not in markdown and "<" not in markdown and "(" not in markdown:
        return
    html = to_html(markdown)
    yield from _almost(shown(html), places)
    if "<a " not in html and "<img " not in html:
        return
    found = links(html)
    if any(not link.target for link in found):
        # An unsafe link has lost where it leads to; here it is only named.
        found = links(to_html(markdown, safe=False))
    anchors = {heading.name for heading in headings(html)} if page else set()
    for link in dict.fromkeys(found):
        yield from _on_link(link, places, {*anchors, SOURCES}, page=page)
    for picture in pictures(html):
        yield from _on_picture(picture, places) if page else [_no_picture(picture.target)]


def _almost(text: str, places: Places) -> Iterator[Fault]:
    """Yield what a page shows as signs, and was meant for a link, a picture or a citation."""
    told: list[tuple[int, int]] = []
    for pattern, say in _ALMOST:
        for match in pattern.finditer(text):
            # Each sign is told of once.
            if not any(start < match.end() and match.start() < end for start, end in told):
                told.append(match.span())
                yield say(match, places)


def _turned_or_spaced(message: str) -> Callable[[re.Match[str], Places], Fault]:
    def say(match: re.Match[str], places: Places) -> Fault:
        better = meant(match["target"], places) or match["target"]
        return Fault(match[0], message, f"Schrijf [{match['words']}]({better}).")

    return say


def _no_citation(match: re.Match[str], _: Places) -> Fault:
    return Fault(match[0], f"'{shorten(match[0])}' is geen verwijzing naar een bron.", _CITE)


def _no_picture(words: str) -> Fault:
    return Fault(
        words,
        "hier staat een afbeelding, en die kan een record niet tonen.",
        "Haal haar weg, of maak er een link van: [tekst](https://adres).",
    )


# What is almost something, the longest first, and what to say of it.
_ALMOST: Sequence[tuple[re.Pattern[str], Callable[[re.Match[str], Places], Fault]]] = (
    (_SPACED, _turned_or_spaced("tussen ] en ( staat een spatie.")),
    (_TURNED, _turned_or_spaced("de haken van deze link staan andersom.")),
    (_SIGNS, lambda match, _: _no_picture(match[0])),
    (_CITATION, _no_citation),
    (_NOTE, lambda match, _: Fault(match[0], "voetnoten werken hier niet.", _CITE)),
    (_ATTRIBUTES, lambda match, _: Fault(
        match[0], f"'{shorten(match[0])}' doet hier niets, en komt zo op de pagina.",
        "Haal het weg.")),
)  # fmt: skip


def _on_link(
    link: Target, places: Places, anchors: Collection[str], *, page: bool
) -> Iterator[Fault]:
    target, words = link
    scheme = _SCHEME.match(target)
    name = scheme[1] if scheme else ""
    if name == "source" or (name in KINDS and words.lower() != "bron"):
        if KINDS[name].address is None:
            message = f"een {KINDS[name].dutch} heeft geen eigen pagina."
            yield Fault(target, message, f"Bedoelde u 'page:{name}'?" if name in SECTIONS else
                        "Haal de link weg.")  # fmt: skip
        return
    if words.lower() in {"bron", "bronnen"} and not target.startswith("#"):
        better = _source(target, places)
        yield Fault(target, f"'{shorten(target)}' is geen bron.",
                    f"Bedoelde u '{better}'?" if better else _CITE)  # fmt: skip
    elif name.lower() in {"http", "https"} and target[len(name) :].startswith("://"):
        if fault := web_address_fault(target):
            yield Fault(target, *fault)
    elif name == "mailto":
        if not _MAIL.match(target):
            yield Fault(target, f"'{shorten(target)}' is geen e-mailadres.",
                        "Schrijf een adres als mailto:info@voorbeeld.nl.")  # fmt: skip
    elif target.startswith("#"):
        if target[1:] not in anchors:
            yield from _no_anchor(target, anchors, page=page)
    else:
        yield from _nowhere(target, places)


def _nowhere(target: str, places: Places) -> Iterator[Fault]:
    """Yield what a link is that leads to no place on this site or another."""
    if re.match(r"(javascript|vbscript|data|file|blob|filesystem):", target, re.IGNORECASE):
        yield Fault(target, f"deze link is niet veilig: '{shorten(target)}'.", _HOW)
        return
    better = meant(target, places)
    if not better and (web := web_address_fault(target)) and "Schrijf http" in web.hint:
        # Such as www.voorbeeld.nl or http:/voorbeeld.nl.
        address = web.hint.removeprefix("Schrijf ").removesuffix(".")
        better = address if re.match(r"(?i)www\.|h?t*ps?[:;/]|//", target) else ""
    said = f"'{shorten(target)}'" if target else "een lege link"
    hint = f"Bedoelde u '{better}'?" if better else _HOW
    yield Fault(target, f"deze link gaat nergens heen: {said}.", hint)


def _no_anchor(target: str, anchors: Collection[str], *, page: bool) -> Iterator[Fault]:
    message = f"op deze pagina is geen kop '{shorten(target)}'."
    if page:
        near = nearest(target[1:], anchors)
        hint = f"Bedoelde u '#{near[0]}'?" if near else "Neem de woorden van de kop: #zo-werkt-het."
    else:
        hint = f"Haal de link weg. Alleen #{SOURCES} staat op elke pagina."
    yield Fault(target, message, hint)


def _on_picture(picture: Target, places: Places) -> Iterator[Fault]:
    target, words = picture
    folder, _, name = target.rpartition("/")
    if not words.strip():
        yield Fault(
            target, "deze afbeelding heeft geen beschrijving.",
            "Schrijf tussen de haken wat erop staat: "
            "![Een tafel met kaarten](images/kaarten.png).",
        )  # fmt: skip
    if _SCHEME.match(target) or target.startswith("//"):
        message = "deze afbeelding komt van een andere website."
        yield Fault(target, message, "Zet haar in content/images, en schrijf images/naam.png.")
    elif folder != "images" or name not in places.pictures:
        near = nearest(name, places.pictures)
        hint = f"Bedoelde u 'images/{near[0]}'?" if near else "Zet haar in content/images."
        yield Fault(target, f"de afbeelding '{shorten(target)}' is er niet.", hint)


def meant(target: str, places: Places) -> str:
    """Return the link of the form kind:id that ``target`` stands for, or "".

    It may be an address on this site, the place of a file, a kind by its Dutch name, or an id.
    """
    if scheme := _SCHEME.match(target):
        named = _named(scheme[1])
        name = slug(target[scheme.end() :].strip().removesuffix(".yml").removesuffix(".md"))
        return f"{named}:{name}" if named and name in places.ids[named] else ""
    if target.startswith(("//", "www.")):
        return ""
    path = PurePosixPath(target.split("#", maxsplit=1)[0].split("?", maxsplit=1)[0])
    path = path.with_suffix("") if path.name else path
    parts = [part for part in path.parts if part not in {"/", "..", "index"}]
    parts = parts[1:] if parts[:1] == ["content"] else parts
    if len(parts) == 1:
        return _by_id(parts[0], places)
    *above, name = parts or [""]
    for kind in KINDS.values():
        if "/".join(above) in {kind.folder, kind.address} and name in places.ids[kind.name]:
            return f"{kind.name}:{name}"
    return ""


def _source(target: str, places: Places) -> str:
    """Return the link to the source that ``target`` stands for, or ""."""
    name = slug(target.rpartition(":")[2].removesuffix(".yml").rstrip("/").rpartition("/")[2])
    return f"source:{name}" if name in places.ids["source"] else ""


def _by_id(name: str, places: Places) -> str:
    """Return the link to what has this id, if only one has it; a page comes first."""
    if name in places.ids["page"] or name in SECTIONS:
        return f"page:{name}"
    found = [kind for kind, ids in places.ids.items() if name in ids and KINDS[kind].address]
    return f"{found[0]}:{name}" if len(found) == 1 else ""


def _named(word: str) -> str:
    """Return the name of the kind that ``word`` means in Dutch or English, or ""."""
    plain = slug(word)
    for kind in KINDS.values():
        words: Sequence[str] = (kind.name, kind.dutch, kind.plural, kind.folder, kind.address or "")
        if plain in map(slug, words):
            return kind.name
    return ""
