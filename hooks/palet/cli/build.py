"""Builds the complete site beside the old one, and swaps it in when it is whole."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from palet.problem import from_here
from palet.settings import ROOT
from palet.site.write import MARKER, swap_in
from palet.workspace import workspace

from . import ending
from .child import mkdocs
from .command import main

if TYPE_CHECKING:
    from argparse import Namespace

    from .usage import Parser

# What the build reads, below the repository; the content may be anywhere.
_READ = ("hooks", "theme_overrides", "scripts", ".git")
# What the folders are called in which sites are built, beside those that they will replace.
_BUILDING = ".site-building"


def options(parser: Parser) -> None:
    """Let be given what is built, and where."""
    parser.add_content()
    parser.add_argument(
        "--site-dir", type=Path, default=from_here(ROOT / "site"), metavar="MAP",
        help="De map waar de site komt. Zegt u niets, dan is dat %(default)s.",
    )  # fmt: skip


def run(given: Namespace) -> int:
    """Build; return 0 when the new site is in place, 1 when the old one was left alone."""
    site = Path(os.path.abspath(given.site_dir))  # noqa: PTH100 - a link is to be seen as one
    if refusal := _refusal(site, given.content.resolve()):
        print(f"--site-dir {given.site_dir}: {refusal}", file=sys.stderr)
        return 2
    if code := main(["check", "--errors-only", "--content", str(given.content)]):
        return code
    site.parent.mkdir(parents=True, exist_ok=True)
    # Beside the old site, so that the swap is one step on one file system.
    with workspace(site.parent, _BUILDING) as folder:
        new, scrap = folder / "site", folder / "tmp"
        new.mkdir()
        scrap.mkdir()
        code, said = mkdocs(given.content, new, "--strict", TMPDIR=str(scrap))
        if code:
            # Not --quiet: MkDocs then drops warnings before --strict can count them.
            print(
                said,
                "De site is niet vernieuwd.",
                sep="\n" if "\n" in said else " ",
                file=sys.stderr,
            )
            return 1
        new.chmod(0o755)
        ending.finish()
        swap_in(new, site)
    pages = sum(1 for _ in site.rglob("index.html"))
    print(f"{pages} pagina's in {from_here(site)}", file=sys.stderr)
    return 0


def _refusal(site: Path, content: Path) -> str:
    """Return why ``site`` cannot be the place of the site, if it cannot."""
    read = (content, *(ROOT / name for name in _READ))
    if any(path.is_relative_to(site.resolve()) for path in (content, ROOT, Path.cwd())):
        return "in deze map staat meer dan een site. Kies een map die nog niet bestaat."
    if any(site.resolve().is_relative_to(path) for path in read):
        return "deze map hoort bij wat Palet leest. Kies een map daarbuiten."
    if site.is_symlink() or (site.exists() and not site.is_dir()):
        return "dit is geen map, maar een bestand of een koppeling. Kies een andere naam."
    if site.is_dir() and any(site.iterdir()) and not (site / MARKER).is_file():
        return (
            f"deze map is niet door Palet gemaakt (er staat geen {MARKER} in), en blijft zoals zij "
            "is. Is het een site van een oudere versie? Haal de map dan eerst weg."
        )
    return ""
