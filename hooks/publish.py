"""The MkDocs hook: the only module that knows MkDocs.

MkDocs renders one blank page for each section and depth (see ``palet.site.shell``);
Palet makes all pages, fills the blanks with them, and publishes the pictures.
"""

from __future__ import annotations

import gc
import logging
import os
import subprocess
import sys
import tempfile
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, InclusionLevel

# MkDocs has a hook's own folder on the path only while it imports the hook.
sys.path.insert(0, str(Path(__file__).parent))

from palet.content.catalog import Catalog, open_catalog
from palet.editing.form import Repository
from palet.fault import ending, sentence
from palet.pages.plans import plans, redirects, searched, theme_styles
from palet.pages.press import Page, Press, Settings, shell_of
from palet.pages.search import Copies, records_file
from palet.problem import ContentError
from palet.processes import WorkerError, end_with_parent
from palet.site.preview import SHELLS, chrome_file
from palet.site.redactie import write_form
from palet.site.shell import Shell, blank, slots
from palet.site.write import (
    MARKED,
    MARKER,
    copy_pictures,
    sitemap,
    write_pages,
    write_redirects,
)
from palet.skin import find_skin
from palet.workspace import workspace

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.pages import Page as MkDocsPage

    from palet.pages.listing import Plan
    from palet.skin import Skin


log = logging.getLogger("mkdocs.hooks.publish")


@dataclass
class Publication:
    """One build: its catalog, the pages to make, and the blank pages by source file."""

    catalog: Catalog
    plans: list[Plan]
    blanks: dict[str, Page]
    shells: dict[tuple[str, int], str] = field(default_factory=dict)


def on_pre_build(config: MkDocsConfig) -> None:
    """Open the catalog and plan the pages, before MkDocs empties the site folder."""
    content = Path(config.docs_dir)
    gc.unfreeze()
    gc.disable()
    try:
        catalog = open_catalog(_from_here(content), _skin(config))
    except ContentError as error:
        count = len(error.problems)
        raise PluginError(f"{count} fout(en) in de inhoud:\n{error}") from None
    finally:
        # Nearly all that reading makes stays; looking for garbage among it only costs time.
        gc.enable()
        gc.freeze()
    planned = list(plans(Press(catalog, _settings(config, content))))
    shells = sorted({shell_of(plan.address) for plan in planned})
    blanks = {_source(blank(*shell)): blank(*shell) for shell in shells}
    config.extra["publication"] = Publication(catalog, planned, blanks)


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Take all content out of MkDocs' hands, and add the blank pages."""
    content = Path(config.docs_dir)
    for file in list(files):
        ours = Path(file.abs_src_path or "").is_relative_to(content)
        if ours or file.src_uri.startswith("map/"):
            files.remove(file)
    for source in _publication(config).blanks:
        files.append(File.generated(config, source, content="", inclusion=InclusionLevel.INCLUDED))
    return files


def on_page_markdown(markdown: str, page: MkDocsPage, config: MkDocsConfig, files: Files) -> str:
    """Give a blank page its title and the other parts that the theme shows."""
    made = _publication(config).blanks.get(page.file.src_uri)
    if made:
        describe(page, made)
    return markdown


def on_page_content(html: str, page: MkDocsPage, config: MkDocsConfig, files: Files) -> str:
    """Give a blank page its body."""
    made = _publication(config).blanks.get(page.file.src_uri)
    return made.body if made else html


def on_post_page(output: str, page: MkDocsPage, config: MkDocsConfig) -> str:
    """Keep a rendered blank page as a shell, and do not write it."""
    publication = _publication(config)
    made = publication.blanks.get(page.file.src_uri)
    if not made:
        return output
    publication.shells[made.shell] = output
    return ""


def on_post_build(config: MkDocsConfig) -> None:
    """Make and write every page, and the search index of them.

    For a preview only keep the blank pages: it makes the others itself (``palet.site.preview``).
    """
    publication = _publication(config)
    site = Path(config.site_dir)
    if os.environ.get("PALET_CHROME"):
        text = chrome_file(publication.shells, _settings(config, Path(config.docs_dir)))
        (site / SHELLS).write_text(text, "utf-8")
        _write_form(config, site)
        return
    shells = {shell: Shell(html) for shell, html in publication.shells.items()}
    with workspace(Path(tempfile.gettempdir()), "palet-search") as folder:
        copies = Copies(folder, publication.catalog) if _wants_search() else None
        write_pages(publication.plans, shells, site, copies)
        searchable = list(searched(publication.catalog))
        # Pagefind takes a folder without pages for a mistake.
        if copies and searchable:
            _index(copies.folder, site / "pagefind")
            records = records_file(site / "pagefind", searchable)
            (site / "pagefind" / "records.json").write_text(records, "utf-8")
    copy_pictures(Path(config.docs_dir), site)
    write_redirects(redirects(publication.catalog), site)
    styles = theme_styles(publication.catalog, _skin(config).icons)
    (site / "assets" / "themes.css").write_text(styles, "utf-8")
    _write_sitemap(publication.catalog, config, site)
    _write_form(config, site)
    (site / MARKER).write_text(MARKED, "utf-8")


def on_build_error(error: Exception) -> None:
    """Say in a sentence what the system refused, in the place of a traceback.

    Raises:
        PluginError: it did.

    """
    if isinstance(error, OSError | MemoryError):
        raise PluginError(sentence(error)) from None
    if isinstance(error, WorkerError):
        raise PluginError(str(error)) from None


def describe(page: MkDocsPage, made: Page) -> None:
    """Set the parts of a MkDocs page that the theme puts around its body."""
    values = slots(made)
    for name in ("title", "description", "crumbs", "contents", "alternates"):
        page.meta[name] = values[name]


def _publication(config: MkDocsConfig) -> Publication:
    publication: Publication = config.extra["publication"]
    return publication


def _settings(config: MkDocsConfig, content: Path) -> Settings:
    skin = _skin(config)
    return Settings(
        content=_from_here(content),
        templates=skin.templates,
        outline=skin.outline,
        site_name=config.site_name,
        site_url=f"{(config.site_url or '').rstrip('/')}/",
        edit_url=f"{(config.repo_url or '').rstrip('/')}/{(config.edit_uri or '').strip('/')}/",
    )


def _skin(config: MkDocsConfig) -> Skin:
    return find_skin(Path(config.theme.custom_dir or ""))


def _from_here(path: Path) -> Path:
    """Return ``path`` as problems should name it: from the working directory if below it."""
    return path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path


def _source(page: Page) -> str:
    """Return the name of the Markdown file that MkDocs would make a page of."""
    name = page.address.rstrip("/")
    return f"{name}.md" if "/" in name else f"{name}/index.md".lstrip("/")


def _wants_search() -> bool:
    return os.environ.get("PALET_SEARCH", "1") != "0"


def _index(copies: Path, index: Path) -> None:
    """Make the search index of the slim copies.

    Raises:
        PluginError: Pagefind failed; its own words say why.

    """
    command = [
        sys.executable,
        "-m",
        "pagefind",
        "--site",
        str(copies),
        "--output-path",
        str(index),
    ]
    done = subprocess.run(  # noqa: S603 - our own words
        command, capture_output=True, text=True, check=False,
        preexec_fn=end_with_parent,
    )  # fmt: skip
    if done.returncode:
        lines = (done.stderr or done.stdout).strip().splitlines()
        why = lines[-1].strip() if lines and done.returncode > 0 else ""
        how = f"De zoekindex is niet gemaakt: Pagefind {ending(done.returncode)}."
        raise PluginError(f"{how} {why}".strip())


def _write_form(config: MkDocsConfig, site: Path) -> None:
    """Write the form for editors; only in a preview it looks for a server on this computer."""
    local = "http://127.0.0.1:8081/api/v1" if os.environ.get("PALET_CHROME") else ""
    repository = Repository(
        url=(config.repo_url or "").rstrip("/"),
        branch=os.environ.get("PALET_BRANCH", "main"),
        login=os.environ.get("PALET_LOGIN", ""),
        local=os.environ.get("PALET_FORM_SERVER", local),
    )
    settings = _settings(config, Path(config.docs_dir))
    program = Path(__file__).resolve().parents[1] / "node_modules" / "decap-cms" / "dist"
    write_form(_publication(config).catalog, settings, repository, program, site)


def _write_sitemap(catalog: Catalog, config: MkDocsConfig, site: Path) -> None:
    addresses = sorted(
        path.parent.relative_to(site).as_posix() + "/" for path in site.rglob("index.html")
    )
    old = set(redirects(catalog))
    kept = ["" if a == "./" else a for a in addresses if a not in old]
    (site / "sitemap.xml").write_text(sitemap(kept, config.site_url or ""), "utf-8")
    (site / "sitemap.xml.gz").unlink(missing_ok=True)
