"""Writes records in their one form, or says which are not."""

from __future__ import annotations

import argparse
import os
import shutil
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "hooks"), str(ROOT / "scripts")]

import ending  # noqa: E402 - the path comes first

ending.listen(__name__)

from palet.canonical import canonical  # noqa: E402 - what takes a while to load
from palet.document import DocumentError, read_text  # noqa: E402
from palet.folder import survey  # noqa: E402
from palet.problem import Problem  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from palet.kind import Kind

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
    parser = argparse.ArgumentParser(prog="scripts/format", description=__doc__)
    content = Path(os.path.relpath(ROOT / "content"))
    parser.add_argument("--content", type=Path, default=content, metavar="DIR")
    parser.add_argument(
        "--check", action="store_true", help="change nothing, only say what differs"
    )
    parser.add_argument("files", type=Path, nargs="*", metavar="FILE")
    options = parser.parse_args(arguments)
    if not options.content.is_dir():
        parser.error(f"no such folder: {options.content}")
    for path in options.files:
        if not path.is_file():
            parser.error(f"no such file: {path}")
        if not path.resolve().is_relative_to(options.content.resolve()):
            parser.error(f"not in {options.content}: {path}")
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
            _swap_in(path, form)
            print(path)
            changed += 1
    total = f"{changed} bestand(en) opgemaakt, {right} al in orde"
    print(total + (f", {broken} overgeslagen." if broken else "."), file=sys.stderr)
    return 1 if broken else 0


def _swap_in(path: Path, text: bytes) -> None:
    """Write a file anew in one step, so that nobody ever reads half of it."""
    path = path.resolve()
    # A hidden file is no record to whoever reads the folder in the meantime.
    handle, name = tempfile.mkstemp(prefix=f".{path.name}-", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(text)
        shutil.copymode(path, name)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


if __name__ == "__main__":
    ending.run(main)
