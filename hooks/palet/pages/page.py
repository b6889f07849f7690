"""What a page is: planned, with all that belongs to it, and made."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from palet.content.catalog import Entry
    from palet.model.record import Record
    from palet.model.site import Site

    # What a template shows, by name.
    Context = Mapping[str, object]
    # Files beside a page: for each place below the site's root what makes the text of it.
    Files = Mapping[str, Callable[[], str]]

# The name and the address of a page.
Crumb = tuple[str, str]


@dataclass(frozen=True)
class Plan:
    """A page still to be made, and all that belongs to it.

    ``address`` counts from the site's root and ends in a slash (the home page has "").
    ``title`` and ``description`` are plain text. ``context`` gives what ``template`` shows
    besides; it is called when the page is made. ``crumbs`` are the pages above this one, the
    home page left out; ``entry`` is the record that the page is about, if it is about one.
    ``files`` come with the page; ``alternates`` is the HTML that tells a program of those.
    """

    address: str
    template: str
    title: str
    description: str
    context: Callable[[], Context] = dict
    crumbs: Sequence[Crumb] = ()
    entry: Entry[Record] | None = None
    files: Files = field(default_factory=dict)
    alternates: str = ""


@dataclass(frozen=True)
class Page:
    """A page without the theme's chrome.

    ``address``, ``title``, ``description`` and ``alternates`` are those of its plan;
    ``crumbs``, ``contents`` and ``body`` are HTML. ``kind`` is the Dutch name of what the
    page describes, for the search index, or "" for pages that list others; ``about`` says in
    single words what it describes, and ``keywords`` are other words for that, to find it by.
    """

    address: str
    title: str
    description: str
    crumbs: str
    contents: str
    body: str
    alternates: str = ""
    kind: str = ""
    about: Sequence[str] = ()
    keywords: Sequence[str] = ()


def shell_of(address: str) -> tuple[str, int]:
    """Return the section (its first part) and the depth (number of parts) of an address.

    They decide the chrome around the page.
    """
    return address.split("/", 1)[0], address.count("/")


def overview(
    site: Site,
    section: str,
    template: str,
    context: Callable[[], Context] = dict,
    crumbs: Sequence[Crumb] = (),
) -> Plan:
    """Return the plan of the page of a section, in the words that the site has for it."""
    words = site.words[section]
    return Plan(f"{section}/", template, words.title, words.description, context, crumbs)
