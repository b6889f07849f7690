"""Writes records in their one form, or says which are not."""

from __future__ import annotations

import ending

ending.listen(__name__)

import shutil
import sys
from typing import TYPE_CHECKING

from palet.content.folder import SCRAP, survey
from palet.editing.layout import canonical
from palet.problem import Problem
from palet.reading.document import DocumentError, read_text
from palet.workspace import workspace
from usage import Parser

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from palet.model.kind import Kind

_MESSAGE = "dit bestand is niet opgemaakt zoals afgesproken."
_HINT = "Draai scripts/format."


def main(arguments: Sequence[str] | None = None) -> int:
    """Write the records anew, or check them; return 1 when some are not as they should be."""
    options = _options(arguments)
    if options.check:
        problems = misfits(options.content, options.files)
        for problem in problems:
            print(problem, file=sys.stderr)
        total = sum(1 for _ in _records(options.content, options.files))
        files = len({problem.path for problem in problems})
        print(f"{files} van {total} bestand(en) niet in orde.", file=sys.stderr)
        return 1 if problems else 0
    return _write_all(options.content, options.files)


def misfits(content: Path, files: Sequence[Path] = ()) -> list[Problem]:
    """Return a problem for every record that is not in its one form, sorted.

    It is at the first line that differs. A record that has no such form because it cannot be
    read gives its own problems. ``files`` are those to look at, without them all; what is not
    a record in the folder ``content`` is passed over.
    """
    problems: list[Problem] = []
    for kind, path in _records(content, files):
        try:
            form = _form(kind, path)
        except DocumentError as error:
            problems += error.problems
            continue
        old, new = path.read_bytes().splitlines(keepends=True), form.splitlines(keepends=True)
        if old != new:
            same = sum(1 for _ in _alike(old, new))
            problems.append(Problem(str(path), same + 1, 1, "", _MESSAGE, _HINT))
    return sorted(problems)


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = Parser(
        "format", "Zet elk record netjes neer. Verandert nooit wat erin staat.",
        "scripts/format content/interventions/boost-impact.yml",
    )  # fmt: skip
    parser.add_content()
    parser.add_argument(
        "--check", action="store_true", help="Verandert niets, en noemt wat niet netjes is."
    )
    parser.add_files("Kijkt alleen naar deze bestanden.")
    options = parser.parse_args(arguments)
    for path in options.files:
        if not path.resolve().is_relative_to(options.content.resolve()):
            parser.error(f"Het bestand '{path}' staat niet in de map '{options.content}'.")
    return options


def _records(content: Path, files: Sequence[Path]) -> Iterator[tuple[Kind, Path]]:
    """Yield the records in ``content``, or those among ``files``, with their kinds."""
    wanted = {path.resolve() for path in files}
    for kind, path in survey(content).files:
        if not files or path.resolve() in wanted:
            yield kind, path


def _form(kind: Kind, path: Path) -> bytes:
    """Return what should stand in the file of a record.

    Raises:
        DocumentError: that cannot be said.

    """
    return canonical(kind, path, read_text(path)).encode()


def _alike(old: Sequence[bytes], new: Sequence[bytes]) -> Iterator[bytes]:
    """Yield the lines before the first that differs."""
    for one, other in zip(old, new, strict=False):
        if one != other:
            return
        yield one


def _write_all(content: Path, files: Sequence[Path]) -> int:
    changed = right = broken = 0
    with workspace(content, SCRAP) as beside:
        for kind, path in _records(content, files):
            try:
                form = _form(kind, path)
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


if __name__ == "__main__":
    ending.run(main)
