"""What a change of records does to the site: which pages are not the same, and which links."""

from __future__ import annotations

import hashlib
import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from palet.pages.plans import plans
from palet.pages.press import Press
from palet.processes import share_out

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from palet.content.catalog import Catalog
    from palet.pages.page import Page, Plan
    from palet.settings import Settings

# Its page is made of the history of the repository, which a version by itself does not have.
_OF_HISTORY = "nieuw/"

# What stands behind an address in a sentence.
_BEHIND = ".,;:!?*_"

_ADDRESS = re.compile(r"https?://[^\s<>\"'`\\\[\]]+")


def pages(catalog: Catalog, content: Path, settings: Settings) -> dict[str, str]:
    """Return a mark of what each page shows, by its address."""
    press = Press(catalog, replace(settings, content=content))

    def work(share: Sequence[Plan]) -> dict[str, str]:
        made = (press.page(plan) for plan in share if plan.address != _OF_HISTORY)
        return {page.address: _mark(page) for page in made}

    made = share_out(work, list(plans(press)))
    return {address: mark for share in made for address, mark in share.items()}


def _mark(page: Page) -> str:
    return hashlib.sha256(f"{page.title}\0{page.crumbs}\0{page.body}".encode()).hexdigest()


def addresses(values: Iterable[Any]) -> set[str]:
    """Return the addresses of other sites that stand in values from files, at any depth."""
    return {address for text in _texts(values) for address in _found(text)}


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        yield from _texts(value.values())
    elif value is not None and not isinstance(value, bool | int | float):
        for item in value:
            yield from _texts(item)


def _found(text: str) -> Iterator[str]:
    for match in _ADDRESS.finditer(text):
        address = match[0].rstrip(_BEHIND)
        # The parenthesis of a link in Markdown, not one in the address.
        more = address.count(")") - address.count("(")
        end = len(address)
        while more > 0 and address[end - 1] in f"{_BEHIND})":
            end -= 1
            more -= address[end] == ")"
        yield address[:end].rstrip(_BEHIND)


def moved_links(
    before: Mapping[str, Any], after: Mapping[str, Any], others: Iterable[bytes]
) -> tuple[list[str], list[str]]:
    """Return the addresses of other sites that came and those that went.

    Given are the values of what changed; what one of the ``others`` names, which stayed
    as they were, did neither.
    """
    old, new = addresses(before.values()), addresses(after.values())
    moved = old ^ new
    if moved:
        for text in others:
            if b"://" in text:
                moved -= set(_found(text.decode("utf-8", "replace")))
    return sorted(new & moved), sorted(old & moved)
