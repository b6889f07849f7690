"""Writes records in their one form, or says which are not."""

from __future__ import annotations

import shutil
import sys
from typing import TYPE_CHECKING

from palet.content.folder import SCRAP
from palet.editing.misfit import canonical_bytes, misfits, records
from palet.reading.document import DocumentError
from palet.workspace import workspace

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Sequence
    from pathlib import Path

    from .usage import Parser


def options(parser: Parser) -> None:
    """Let be given which records, and whether they are only looked at."""
    parser.add_content()
    parser.add_argument(
        "--check", action="store_true", help="Verandert niets, en noemt wat niet netjes is."
    )
    parser.add_files("Kijkt alleen naar deze bestanden.", inside=True)


def run(given: Namespace) -> int:
    """Write the records anew, or check them; return 1 when some are not as they should be."""
    if not given.check:
        return _write_all(given.content, given.files)
    problems = misfits(given.content, given.files)
    for problem in problems:
        print(problem, file=sys.stderr)
    total = sum(1 for _ in records(given.content, given.files))
    files = len({problem.path for problem in problems})
    print(f"{files} van {total} bestand(en) niet in orde.", file=sys.stderr)
    return 1 if problems else 0


def _write_all(content: Path, files: Sequence[Path]) -> int:
    changed = right = broken = 0
    with workspace(content, SCRAP) as beside:
        for kind, path in records(content, files):
            try:
                form = canonical_bytes(kind, path)
            except DocumentError as error:
                print(*error.problems, sep="\n", file=sys.stderr)
                broken += 1
                continue
            if path.read_bytes() == form:
                right += 1
            else:
                _swap_in(path, form, beside)
                print(path)
                changed += 1
    total = f"{changed} bestand(en) opgemaakt, {right} al in orde"
    print(total + (f", {broken} overgeslagen." if broken else "."), file=sys.stderr)
    return 1 if broken else 0


def _swap_in(path: Path, text: bytes, beside: Path) -> None:
    """Write a file anew in one step, so that nobody ever reads half of it."""
    new = beside / path.name
    new.write_bytes(text)
    shutil.copymode(path, new)
    new.replace(path)
