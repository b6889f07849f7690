"""Reads the links of a site as a visitor's browser would."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from html.parser import HTMLParser
from typing import TYPE_CHECKING
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

HOST = "https://site.test/"
_STYLE_URL = re.compile(r"""(?:url\(\s*|@import\s*)["']?([^"')\s;]+)""")


class Reader(HTMLParser):
    """Collects the ids and the links of one page."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.ids: Counter[str] = Counter()
        self.anchors: list[str] = []
        self.resources: list[str] = []
        self.h1 = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        if name := values.get("id"):
            self.ids[name] += 1
        if tag == "h1":
            self.h1 += 1
        relation = values.get("rel") or ""
        for attribute in ("href", "src", "action", "data-index", "poster", "data"):
            link = values.get(attribute)
            if link is None or (tag == "link" and relation == "canonical"):
                continue
            if tag in ("a", "form", "area"):
                self.anchors.append(link)
            else:
                self.resources.append(link)


@dataclass
class Page:
    """One page: its address from the root, its ids, and its links as they are written."""

    address: str
    ids: Counter[str]
    anchors: list[str]
    resources: list[str]
    h1: int

    def targets(self) -> Iterator[tuple[str, str, str]]:
        """Yield each link within the site: as written, the address it leads to, the fragment."""
        for link in dict.fromkeys((*self.anchors, *self.resources)):
            whole, fragment = urldefrag(urljoin(HOST + self.address, link))
            if whole.startswith(HOST):
                yield link, unquote(urlsplit(whole).path.lstrip("/")), unquote(fragment)


def read_site(site: Path) -> Mapping[str, Page]:
    """Return every page by its address; the page for what does not exist is ``404.html``."""
    pages = {}
    for path in sorted(site.rglob("*.html")):
        reader = Reader()
        reader.feed(path.read_text("utf-8"))
        address = path.relative_to(site).as_posix().removesuffix("index.html")
        pages[address] = Page(address, reader.ids, reader.anchors, reader.resources, reader.h1)
    return pages


def style_links(css: str) -> list[str]:
    """Return what a style sheet loads."""
    return [link for link in _STYLE_URL.findall(css) if not link.startswith("data:")]
