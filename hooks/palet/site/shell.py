"""A shell: the theme's chrome around an empty page, with slots for what goes in.

Rendering a theme's templates for every record is slow, and the chrome of all
pages in one section is the same. So the theme renders one blank page for each
section and depth, of which every part is a slot, and each page fills it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from markupsafe import escape

from palet.pages.page import Page

if TYPE_CHECKING:
    from collections.abc import Mapping

_SLOT = re.compile(r"slot-(\w+)-slot")


def blank(section: str, depth: int) -> Page:
    """Return the page whose every part is a slot."""
    parts = [section, *(_slot(f"part{number}") for number in range(1, depth))]
    title, description, crumbs, contents, body, alternates = map(
        _slot, ("title", "description", "crumbs", "contents", "body", "alternates")
    )
    address = "/".join(parts) + "/" if section else ""
    return Page(address, title, description, crumbs, contents, body, alternates)


class Shell:
    """A rendered blank page, cut up at its slots."""

    def __init__(self, html: str) -> None:
        """Find the slots in the HTML of a blank page."""
        pieces = _SLOT.split(html)
        self._texts = pieces[::2]
        self._names = pieces[1::2]

    def fill(self, page: Page) -> str:
        """Return the whole HTML of ``page``."""
        values = slots(page)
        pieces = [self._texts[0]]
        for name, text in zip(self._names, self._texts[1:], strict=True):
            pieces += (values[name], text)
        return "".join(pieces)


def slots(page: Page) -> Mapping[str, str]:
    """Return the HTML for each slot."""
    parts = page.address.split("/")
    return {
        "title": str(escape(page.title)),
        "description": str(escape(page.description)),
        "crumbs": page.crumbs,
        "contents": page.contents,
        "body": page.body,
        "alternates": page.alternates,
        **{f"part{number}": part for number, part in enumerate(parts)},
    }


def _slot(name: str) -> str:
    return f"slot-{name}-slot"
