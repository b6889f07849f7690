"""Builds the complete site beside the old one, and swaps it in when it is whole."""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "hooks"), str(ROOT / "scripts")]

import check  # noqa: E402 - the path comes first
from palet.site import swap_in  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Sequence


def main(arguments: Sequence[str] | None = None) -> int:
    """Build; return 0 when the new site is in place, 1 when the old one was left alone."""
    parser = argparse.ArgumentParser(prog="scripts/build", description=__doc__)
    parser.add_argument("--content", type=Path, default=ROOT / "content", metavar="DIR")
    parser.add_argument("--site-dir", type=Path, default=ROOT / "site", metavar="DIR")
    options = parser.parse_args(arguments)
    site: Path = options.site_dir.resolve()
    if not _may_replace(site):
        parser.error(f"{options.site_dir} is not an earlier site; it would be lost")
    if code := check.main(["--errors-only", "--content", str(check.relative(options.content))]):
        return code
    site.parent.mkdir(parents=True, exist_ok=True)
    # Beside the old site, so that the swap is one step on one file system.
    new = Path(tempfile.mkdtemp(prefix=f".{site.name}-", dir=site.parent))
    try:
        code = _mkdocs(options.content.resolve(), new)
        if code == 0:
            new.chmod(0o755)  # mkdtemp makes it for its owner only
            swap_in(new, site)
            pages = sum(1 for _ in site.rglob("index.html"))
            print(f"{pages} pagina's in {check.relative(site)}", file=sys.stderr)
    finally:
        shutil.rmtree(new, ignore_errors=True)
    return code


def _may_replace(site: Path) -> bool:
    """Say whether nothing but an earlier site would be lost."""
    if not site.exists():
        return True
    return site.is_dir() and ((site / "sitemap.xml").exists() or not any(site.iterdir()))


def _mkdocs(content: Path, site: Path) -> int:
    environment = {**os.environ, "PALET_CONTENT": str(content), "NO_MKDOCS_2_WARNING": "1"}
    # Not --quiet: MkDocs then drops warnings before --strict can count them.
    command = [sys.executable, "-m", "mkdocs", "build", "--strict",
               "--config-file", str(ROOT / "mkdocs.yml"), "--site-dir", str(site)]  # fmt: skip
    done = subprocess.run(  # noqa: S603 - our own words
        command, env=environment, check=False, text=True, capture_output=True
    )
    if done.returncode:
        said = (done.stdout + done.stderr).splitlines()
        print(*(line for line in said if not line.startswith("INFO")), sep="\n", file=sys.stderr)
    return done.returncode


if __name__ == "__main__":
    sys.exit(main())
