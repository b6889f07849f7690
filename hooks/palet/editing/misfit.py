"""Which records are not written in the one form that they have."""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING

from palet.content.folder import survey
from palet.problem import Problem
from palet.reading.document import DocumentError, read_text

from .layout import canonical

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from palet.model.kind import Kind

_MESSAGE = "dit bestand is niet opgemaakt zoals afgesproken."
_HINT = "Draai scripts/format."


def misfits(content: Path, files: Sequence[Path] = ()) -> list[Problem]:
    """Return a problem for every record that is not in its one form, sorted.

    It is at the first line that differs. A record that has no such form because it cannot be
    read gives its own problems. ``files`` are those to look at, without them all; what is not
    a record in the folder ``content`` is passed over.
    """
    problems: list[Problem] = []
    for kind, path in records(content, files):
        try:
            form = canonical_bytes(kind, path)
        except DocumentError as error:
            problems += error.problems
            continue
        old, new = path.read_bytes().splitlines(keepends=True), form.splitlines(keepends=True)
        if old != new:
            same = takewhile(lambda lines: lines[0] == lines[1], zip(old, new, strict=False))
            problems.append(Problem(str(path), sum(1 for _ in same) + 1, 1, "", _MESSAGE, _HINT))
    return sorted(problems)


def records(content: Path, files: Sequence[Path]) -> Iterator[tuple[Kind, Path]]:
    """Yield the records in ``content``, or those among ``files``, with their kinds."""
    wanted = {path.resolve() for path in files}
    for kind, path in survey(content).files:
        if not files or path.resolve() in wanted:
            yield kind, path


def canonical_bytes(kind: Kind, path: Path) -> bytes:
    """Return what should stand in the file of a record.

    Raises:
        DocumentError: that cannot be said.

    """
    return canonical(kind, path, read_text(path)).encode()
