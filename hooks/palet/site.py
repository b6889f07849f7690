"""Writes the site's files: pages, redirects, search copies; and swaps a site in."""

from __future__ import annotations

import ctypes
import os
import shutil
import sys
from typing import TYPE_CHECKING

from markupsafe import Markup, escape

from .processes import share_out

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from .pages import Plan
    from .press import Page
    from .shell import Shell

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2

# The kind that the search field finds.
_SEARCHED_FOR = "interventie"

_REDIRECT = Markup(
    '<!doctype html>\n<html lang="nl">\n<meta charset="utf-8">\n<title>Verplaatst</title>\n'
    '<link rel="canonical" href="{0}">\n<meta name="robots" content="noindex">\n'
    '<meta http-equiv="refresh" content="0; url={0}">\n'
    '<p>Deze pagina is verplaatst naar <a href="{0}">{0}</a>.</p>\n</html>\n'
)

_SEARCH_COPY = Markup(
    '<!doctype html>\n<html lang="nl">\n<title>{title}</title>\n<body data-pagefind-body>'
    '<h1 data-pagefind-meta="title" data-pagefind-weight="10">{title}</h1>'
    '<p data-pagefind-meta="summary" data-pagefind-weight="3">{summary}</p>'
    '<p data-pagefind-weight="2">{keywords}</p>'
    '<span data-pagefind-meta="kind"{filter}>{kind}</span>\n{body}</body>\n</html>\n'
)


def write_pages(
    plans: Sequence[Plan],
    shells: Mapping[tuple[str, int], Shell],
    site: Path,
    search: Path | None = None,
) -> None:
    """Make every page, fill its shell, and write it below ``site``.

    With ``search``, also write there a slim copy of each page that describes a
    record, for the search index. The work is shared out over the processors.
    """

    def work(share: Sequence[Plan]) -> None:
        for plan in share:
            page = plan.make()
            _write(site / page.address / "index.html", shells[page.shell].fill(page))
            if search and page.kind:
                _write(search / page.address / "index.html", _search_copy(page))

    share_out(work, plans)


def write_redirects(redirects: Mapping[str, str], site: Path) -> None:
    """Write a page at each old address that leads to the new one."""
    for old, new in redirects.items():
        target = "../" * old.count("/") + new
        _write(site / old / "index.html", _REDIRECT.format(target))


def swap_in(new: Path, site: Path) -> None:
    """Put the finished folder ``new`` in the place of ``site``, and remove the old one.

    Where the system can exchange two folders in one step (Linux), a visitor
    never sees half a site; elsewhere there is none for an instant.
    """
    if not site.exists():
        site.parent.mkdir(parents=True, exist_ok=True)
        new.rename(site)
        return
    if not _exchange(new, site):
        old = new.with_name(new.name + "-old")
        site.rename(old)
        new.rename(site)
        new = old
    shutil.rmtree(new)


def _exchange(one: Path, other: Path) -> bool:
    if not sys.platform.startswith("linux"):
        return False
    renameat2 = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
    if renameat2 is None:
        return False
    names = os.fsencode(one), os.fsencode(other)
    return bool(renameat2(_AT_FDCWD, names[0], _AT_FDCWD, names[1], _RENAME_EXCHANGE) == 0)


def _search_copy(page: Page) -> str:
    return _SEARCH_COPY.format(
        title=page.title,
        summary=page.description,
        keywords=", ".join(page.keywords),
        kind=page.kind,
        # Pagefind writes a filter with several values in a random order: one value only.
        filter=Markup(' data-pagefind-filter="kind"') if page.kind == _SEARCHED_FOR else "",
        body=Markup(page.body),  # noqa: S704 - our own templates made it
    )


def _write(path: Path, html: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(html, "utf-8")


def sitemap(addresses: Sequence[str], site_url: str) -> str:
    """Return the sitemap of all ``addresses`` under ``site_url``."""
    urls = "".join(
        f"  <url><loc>{escape(site_url + address)}</loc></url>\n" for address in addresses
    )
    head = '<?xml version="1.0" encoding="UTF-8"?>\n'
    return f'{head}<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n{urls}</urlset>\n'
