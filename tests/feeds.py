"""Says what is wrong with an Atom feed: the rules of RFC 4287, and a few of our own.

The schema ``atom.rng`` knows what may stand where. What it cannot say is checked here, of a feed
that it accepts.
Stricter than the RFC are: an id stands in the feed only once, and the feed is as new as its
newest entry.
"""

from __future__ import annotations

from collections import Counter
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from lxml import etree

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

SCHEMA = etree.RelaxNG(etree.parse(Path(__file__).with_name("atom.rng")))

ATOM = "{http://www.w3.org/2005/Atom}"
# A relation may be written as an address, too.
ALTERNATE = ("alternate", "http://www.iana.org/assignments/relation/alternate")
WRITTEN_OUT = ("text", "html", "xhtml")


def faults(xml: bytes) -> list[str]:
    """Return all that is wrong with a feed, each with its line; nothing if the feed is good."""
    # An entity could bring in what the file itself does not say.
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    try:
        feed = etree.fromstring(xml, parser)
    except etree.XMLSyntaxError as error:
        return [f"line {error.lineno}: {error.msg}"]
    if not SCHEMA.validate(feed):
        return [f"line {error.line}: {error.message}" for error in SCHEMA.error_log]
    return [f"line {element.sourceline}: {fault}" for element, fault in _all(feed)]


Fault = tuple[etree._Element, str]


def _all(feed: etree._Element) -> Iterator[Fault]:
    entries = feed.findall(f"{ATOM}entry")
    yield from _ids(feed, entries)
    yield from _dates(feed, entries)
    yield from _authors(feed, entries)
    yield from _alternates(feed)
    for entry in entries:
        yield from _alternates(entry)
        yield from _content(entry)


def _ids(feed: etree._Element, entries: Iterable[etree._Element]) -> Iterator[Fault]:
    seen = {feed.findtext(f"{ATOM}id")}
    for entry in entries:
        element = entry.find(f"{ATOM}id")
        if element.text in seen:
            yield element, f"the id {element.text} stands there twice"
        seen.add(element.text)


def _dates(feed: etree._Element, entries: Iterable[etree._Element]) -> Iterator[Fault]:
    for element in feed.iter(f"{ATOM}updated", f"{ATOM}published"):
        if not _moment(element):
            yield element, f"{element.text} is no moment"
    newest = _moment(feed.find(f"{ATOM}updated"))
    for entry in entries:
        updated = _moment(entry.find(f"{ATOM}updated"))
        if newest and updated and updated > newest:
            yield entry, "the entry is newer than the feed"


def _moment(element: etree._Element) -> datetime | None:
    """Return when it was; nothing for a day that does not exist."""
    try:
        # The calendar of Python has no leap seconds.
        return datetime.fromisoformat(element.text.replace(":60", ":59"))
    except ValueError:
        return None


def _authors(feed: etree._Element, entries: Iterable[etree._Element]) -> Iterator[Fault]:
    if feed.find(f"{ATOM}author") is None:
        for entry in entries:
            if entry.find(f"{ATOM}author") is None:
                yield entry, "neither the entry nor the feed has an author"


def _alternates(parent: etree._Element) -> Iterator[Fault]:
    found = Counter(_form(link) for link in _alternate_links(parent))
    for (media, language), count in found.items():
        if count > 1:
            what = f"type {media or 'unknown'}, language {language or 'unknown'}"
            yield parent, f"{count} alternate links of one kind ({what})"


def _alternate_links(parent: etree._Element) -> list[etree._Element]:
    links = parent.findall(f"{ATOM}link")
    return [link for link in links if link.get("rel", "alternate") in ALTERNATE]


def _form(link: etree._Element) -> tuple[str, str]:
    return link.get("type", "").lower(), link.get("hreflang", "").lower()


def _content(entry: etree._Element) -> Iterator[Fault]:
    content = entry.find(f"{ATOM}content")
    if content is None:
        if not _alternate_links(entry):
            yield entry, "an entry without content has no alternate link"
    elif entry.find(f"{ATOM}summary") is None and _is_opaque(content):
        yield entry, "content that is elsewhere or in Base64 has no summary"


def _is_opaque(content: etree._Element) -> bool:
    """Say whether a reader cannot show the content by itself."""
    media = content.get("type", "text").split(";")[0].strip().lower()
    readable = media in WRITTEN_OUT or media.startswith("text/") or media.endswith(("/xml", "+xml"))
    return "src" in content.attrib or not readable
