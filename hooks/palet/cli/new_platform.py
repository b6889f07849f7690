"""Begins a platform: a folder with all that a site must have, which builds at once."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from palet.content.load import load, site_of
from palet.model.terms import OF_SECTION, RELIED_ON

if TYPE_CHECKING:
    from argparse import Namespace

    from .usage import Parser

# What such a folder begins with, besides the lists that the code relies on.
_STARTING = Path(__file__).parent / "starting"


def options(parser: Parser) -> None:
    """Let be given where the folder comes, and the content from which it gets its lists."""
    parser.add_argument(
        "folder",
        type=Path,
        metavar="MAP",
        help="De map die er komt. Zij is er nog niet, of is leeg.",
    )
    parser.add_content()


def run(given: Namespace) -> int:
    """Write the folder; return 0 when it is there, 1 when it was refused."""
    folder: Path = given.folder
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        print(
            f"De map '{folder}' is er al, en er staat iets in. Kies een map die er nog niet is.",
            file=sys.stderr,
        )
        return 1
    shutil.copytree(_STARTING, folder, dirs_exist_ok=True)
    site = site_of(load(_STARTING).items)
    for name in RELIED_ON:
        if site and OF_SECTION.get(name, "interventies") in site.words:
            place = Path("vocabularies", f"{name}.yml")
            shutil.copyfile(given.content / place, folder / place)
    print(folder)
    print(f"Begin met {folder / 'site.yml'}. Uitleg staat in {folder / 'README.md'}.")
    print(f"Bekijk de site met: scripts/serve --content {folder}")
    return 0
