"""Writes the site's files: pages, redirects, search copies; and swaps a site in."""

from __future__ import annotations

import ctypes
import os
import shutil
import sys
from typing import TYPE_CHECKING

from markupsafe import Markup, escape

from palet.content.folder import IMAGES, survey
from palet.pages.page import shell_of
from palet.processes import share_out

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from palet.pages.page import Plan
    from palet.pages.press import Press
    from palet.pages.search import Copies

    from .shell import Shell

# Stands in every site, and says that it is one: nobody put anything of his own in it.
MARKER = ".palet"
MARKED = "Deze map is gemaakt door Palet. Bij elke build wordt zij door een nieuwe vervangen.\n"

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2

_REDIRECT = Markup(
    '<!doctype html>\n<html lang="nl">\n<meta charset="utf-8">\n<title>Verplaatst</title>\n'
    '<link rel="canonical" href="{0}">\n<meta name="robots" content="noindex">\n'
    '<meta http-equiv="refresh" content="0; url={0}">\n'
    '<p>Deze pagina is verplaatst naar <a href="{0}">{0}</a>.</p>\n</html>\n'
)


def write_pages(
    press: Press,
    plans: Sequence[Plan],
    shells: Mapping[tuple[str, int], Shell],
    site: Path,
    copies: Copies | None = None,
) -> None:
    """Make every page, fill its shell, and write it below ``site``.

    With ``copies``, also write the slim copies for the search index. The work
    is shared out over the processors.
    """

    def work(share: Sequence[Plan]) -> None:
        for plan in share:
            page = press.page(plan)
            _write(site / plan.address / "index.html", shells[shell_of(plan.address)].fill(page))
            for name, make in plan.files.items():
                _write(site / name, make())
            if copies:
                copies.write(page)

    share_out(work, plans)


def write_redirects(redirects: Mapping[str, str], site: Path) -> None:
    """Write a page at each old address that leads to the new one."""
    for old, new in redirects.items():
        target = "../" * old.count("/") + new
        _write(site / old / "index.html", _REDIRECT.format(target))


def copy_pictures(content: Path, site: Path) -> None:
    """Copy the pictures of a checked content folder; there is nothing else among them."""
    for picture in survey(content).pictures:
        target = site / IMAGES / picture.name
        target.parent.mkdir(exist_ok=True)
        shutil.copyfile(picture, target)


def swap_in(new: Path, site: Path) -> None:
    """Put the finished folder ``new`` in the place of ``site``, and remove the old one.

    Where the system can exchange two folders in one step (Linux), a visitor
    never sees half a site; elsewhere there is none for an instant.
    """
    site.parent.mkdir(parents=True, exist_ok=True)
    try:
        new.rename(site)  # where nothing stands, or an empty folder
    except OSError:
        if not site.is_dir():
            raise
    else:
        return
    if not _exchange(new, site):
        old = new.with_name(new.name + "-old")
        site.rename(old)
        new.rename(site)
        new = old
    shutil.rmtree(new, ignore_errors=True)


def _exchange(one: Path, other: Path) -> bool:
    if not sys.platform.startswith("linux"):
        return False
    renameat2 = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
    if renameat2 is None:
        return False
    names = os.fsencode(one), os.fsencode(other)
    return bool(renameat2(_AT_FDCWD, names[0], _AT_FDCWD, names[1], _RENAME_EXCHANGE) == 0)


def _write(path: Path, html: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(html, "utf-8", newline="")


def write_sitemap(addresses: Iterable[str], site_url: str, site: Path) -> None:
    """Write the sitemap of all ``addresses`` under ``site_url``."""
    urls = "".join(
        f"  <url><loc>{escape(site_url + address)}</loc></url>\n" for address in sorted(addresses)
    )
    head = '<?xml version="1.0" encoding="UTF-8"?>\n'
    names = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
    _write(site / "sitemap.xml", f"{head}<urlset {names}>\n{urls}</urlset>\n")
