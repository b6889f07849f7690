"""The MkDocs hook: the only module that knows MkDocs.

MkDocs renders one blank page for each section and depth (see ``palet.site.shell``);
Palet makes all pages, fills the blanks with them, and publishes the pictures.
"""

from __future__ import annotations

import gc
import logging
import sys
import tempfile
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, InclusionLevel

# MkDocs has a hook's own folder on the path only while it imports the hook.
sys.path.insert(0, str(Path(__file__).parent))

from palet.content.catalog import open_catalog
from palet.content.folder import IMAGES
from palet.fault import sentence
from palet.pages.page import shell_of
from palet.pages.plans import plans, redirects, searched, theme_styles
from palet.pages.press import Press
from palet.pages.search import Copies
from palet.problem import ContentError, from_here
from palet.processes import WorkerError
from palet.settings import ROOT, Settings
from palet.site.index import IndexingError, write_index
from palet.site.preview import SHELLS, chrome_file
from palet.site.redactie import write_form
from palet.site.shell import Shell, blank, slots
from palet.site.write import (
    MARKED,
    MARKER,
    copy_pictures,
    write_pages,
    write_redirects,
    write_sitemap,
)
from palet.skin import find_skin
from palet.workspace import workspace

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.pages import Page as MkDocsPage

    from palet.content.catalog import Catalog
    from palet.pages.page import Page, Plan
    from palet.skin import Skin


log = logging.getLogger("mkdocs.hooks.publish")

# The one style sheet that the pages ask for.
STYLES = "assets/palet.css"

# What no page asks for: the outline of the map, the parts of the style sheet, the theme's own.
UNUSED = ("map/", "assets/css/", "assets/stylesheets/", "assets/javascripts/")


@dataclass
class Publication:
    """One build: what makes its pages, the pages to make, and the blank ones by source file."""

    press: Press
    plans: list[Plan]
    blanks: dict[str, Page]
    shells: dict[tuple[str, int], str] = field(default_factory=dict)

    @property
    def catalog(self) -> Catalog:
        """The records, for the theme."""
        return self.press.catalog


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Let the pages ask for one style sheet, which is made of the parts that mkdocs.yml names."""
    config.extra["styles"] = config.extra_css
    config.extra_css = [STYLES]
    return config


def on_pre_build(config: MkDocsConfig) -> None:
    """Open the catalog and plan the pages, before MkDocs empties the site folder."""
    content = Path(config.docs_dir)
    gc.unfreeze()
    gc.disable()
    try:
        catalog = open_catalog(from_here(content), _skin(config))
    except ContentError as error:
        count = len(error.problems)
        raise PluginError(f"{count} fout(en) in de inhoud:\n{error}") from None
    finally:
        # Nearly all that reading makes stays; looking for garbage among it only costs time.
        gc.enable()
        gc.freeze()
    _dress(config, catalog)
    press = Press(catalog, _settings(config, content))
    planned = list(plans(press))
    shells = sorted({shell_of(plan.address) for plan in planned})
    blanks = {_source(blank(*shell)): blank(*shell) for shell in shells}
    config.extra["publication"] = Publication(press, planned, blanks)


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Take all content out of MkDocs' hands, and add the blank pages."""
    content = Path(config.docs_dir)
    for file in list(files):
        ours = Path(file.abs_src_path or "").is_relative_to(content)
        if ours or file.src_uri.startswith(UNUSED):
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
    publication.shells[shell_of(made.address)] = output
    return ""


def on_post_build(config: MkDocsConfig) -> None:
    """Publish; for a preview only keep the blank pages: it makes the others itself."""
    publication = _publication(config)
    site = Path(config.site_dir)
    parts = (Path(config.theme.custom_dir or "", part) for part in config.extra["styles"])
    (site / STYLES).write_text("\n".join(part.read_text("utf-8") for part in parts), "utf-8")
    if publication.press.settings.previews:
        text = chrome_file(publication.shells, publication.press)
        (site / SHELLS).write_text(text, "utf-8")
    else:
        publish(publication, Path(config.docs_dir), _skin(config), site)
    program = ROOT / "node_modules" / "decap-cms" / "dist"
    write_form(publication.catalog, publication.press.settings, program, site)


def publish(publication: Publication, content: Path, skin: Skin, site: Path) -> None:
    """Write below ``site`` all that is made of ``content``: everything but MkDocs' own files."""
    press = publication.press
    catalog = press.catalog
    shells = {shell: Shell(html) for shell, html in publication.shells.items()}
    with workspace(Path(tempfile.gettempdir()), "palet-search") as folder:
        copies = Copies(folder, catalog) if press.settings.searches else None
        write_pages(press, publication.plans, shells, site, copies)
        found = list(searched(catalog))
        # Pagefind takes a folder without pages for a mistake.
        if copies and found:
            write_index(copies.folder, found, site / "pagefind")
    copy_pictures(content, site)
    write_redirects(redirects(catalog), site)
    (site / "assets" / "themes.css").write_text(theme_styles(catalog, skin.icons), "utf-8")
    (site / "sitemap.xml.gz").unlink(missing_ok=True)
    write_sitemap((plan.address for plan in publication.plans), press.settings.site_url, site)
    (site / MARKER).write_text(MARKED, "utf-8")


def on_build_error(error: Exception) -> None:
    """Say in a sentence what the system refused, in the place of a traceback.

    Raises:
        PluginError: it did.

    """
    if isinstance(error, OSError | MemoryError):
        raise PluginError(sentence(error)) from None
    if isinstance(error, WorkerError | IndexingError):
        raise PluginError(str(error)) from None


def describe(page: MkDocsPage, made: Page) -> None:
    """Set the parts of a MkDocs page that the theme puts around its body."""
    values = slots(made)
    for name in ("title", "description", "crumbs", "contents", "alternates"):
        page.meta[name] = values[name]


def _dress(config: MkDocsConfig, catalog: Catalog) -> None:
    """Give MkDocs the words of the site, which are content and no settings."""
    site = catalog.site
    config.site_name = site.title
    config.site_description = " ".join(site.description.split())
    config.nav = [{"Home": "index.md"}] + [
        {catalog.page_title(page): f"{page}/index.md"} for page in site.menu
    ]
    if site.logo:
        config.theme["favicon"] = f"{IMAGES}/{site.logo}"


def _publication(config: MkDocsConfig) -> Publication:
    publication: Publication = config.extra["publication"]
    return publication


def _settings(config: MkDocsConfig, content: Path) -> Settings:
    found, skin = Settings.from_environment(), _skin(config)
    repository = (config.repo_url or "").rstrip("/")
    return replace(
        found,
        content=from_here(content),
        templates=skin.templates,
        maps=skin.maps,
        site_url=f"{(config.site_url or '').rstrip('/')}/",
        edit_url=f"{repository}/{(config.edit_uri or '').strip('/')}/",
        host=replace(found.host, url=repository),
    )


def _skin(config: MkDocsConfig) -> Skin:
    return find_skin(Path(config.theme.custom_dir or ""))


def _source(page: Page) -> str:
    """Return the name of the Markdown file that MkDocs would make a page of."""
    name = page.address.rstrip("/")
    return f"{name}.md" if "/" in name else f"{name}/index.md".lstrip("/")
