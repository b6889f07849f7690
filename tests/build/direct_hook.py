"""A hook, to run after Palet's own, that lets MkDocs itself render every page.

Palet has MkDocs render a few blank pages and fills those. With this hook MkDocs
renders each real page the slow way, from the same parts. What it rendered is
kept below the folder that the environment names; nothing fills it afterwards.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, InclusionLevel

if TYPE_CHECKING:
    from types import ModuleType

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.pages import Page as MkDocsPage

FOLDER = "PALET_TEST_DIRECT"


def _palet(config: MkDocsConfig) -> ModuleType:
    return next(hook for name, hook in config.hooks.items() if name.endswith("publish.py"))


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Give MkDocs a file for every page; those that list records have one already."""
    publication = config.extra["publication"]
    pages = map(publication.press.page, publication.plans)
    config.extra["direct"] = {_palet(config)._source(page): page for page in pages}
    for source in config.extra["direct"]:
        if source not in files.src_uris:
            files.append(
                File.generated(config, source, content="", inclusion=InclusionLevel.INCLUDED)
            )
    return files


def on_page_markdown(markdown: str, page: MkDocsPage, config: MkDocsConfig, **_: object) -> str:
    """Give the page its own title and other parts, by the same words as Palet's hook."""
    if made := config.extra["direct"].get(page.file.src_uri):
        _palet(config).describe(page, made)
    return markdown


def on_page_content(html: str, page: MkDocsPage, config: MkDocsConfig, **_: object) -> str:
    """Give the page its own body."""
    made = config.extra["direct"].get(page.file.src_uri)
    return made.body if made else html


@event_priority(100)  # before Palet's hook, which would keep the page from being written
def on_post_page(output: str, page: MkDocsPage, config: MkDocsConfig) -> None:
    """Keep what MkDocs rendered."""
    if made := config.extra["direct"].get(page.file.src_uri):
        path = Path(os.environ[FOLDER]) / made.address / "index.html"
        path.parent.mkdir(parents=True)
        path.write_text(output, "utf-8")
