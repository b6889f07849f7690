"""Writes the pages at ``/redactie/``: the form for editors, or how to get it.

They are outside the sitemap and the search index. Decap CMS itself is copied as it was published.
"""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from jinja2 import Environment, FileSystemLoader

from palet.editing.form import config, origins

if TYPE_CHECKING:
    from pathlib import Path

    from palet.content.catalog import Catalog
    from palet.settings import Settings

FOLDER = "redactie"

# In the package decap-cms: the whole program, and whose work is in it.
_FILES = ("decap-cms.js", "decap-cms.js.LICENSE.txt")


def policy(origins: tuple[str, ...]) -> str:
    """Return the Content-Security-Policy of the form, which may talk to ``origins``.

    Decap compiles the rules for its own configuration, for which it needs ``unsafe-eval``, and
    writes its styles from its program.
    """
    return "; ".join((
        "default-src 'none'", "script-src 'self' 'unsafe-eval'",
        "style-src 'self' 'unsafe-inline'", "img-src 'self' data: blob:", "font-src 'self' data:",
        f"connect-src 'self' blob: {' '.join(origins)}", "base-uri 'none'", "form-action 'none'",
    ))  # fmt: skip


def write_form(catalog: Catalog, settings: Settings, program: Path, site: Path) -> None:
    """Write the form below ``site``, if the folder ``program`` of decap-cms is there."""
    folder = site / FOLDER
    folder.mkdir(exist_ok=True)
    installed = (program / _FILES[0]).is_file()
    templates = Environment(
        loader=FileSystemLoader(settings.templates.parent / FOLDER), autoescape=True
    )
    rules = policy(origins(settings.host))
    if installed:
        for name in _FILES:
            shutil.copyfile(program / name, folder / name)
        text = config(catalog, settings.host, settings.site_url)
        (folder / "config.yml").write_text(text, "utf-8")
    else:
        rules = "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'"
    template = templates.get_template("index.html" if installed else "missing.html")
    html = template.render(policy=rules, site=catalog.site)
    (folder / "index.html").write_text(html, "utf-8")
