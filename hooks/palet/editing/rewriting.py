"""Gives a record another id, or takes it away: in its own file and in all that name it.

Everything is thought out first, as the new texts of files, and tried on a copy of the content;
only then it is written.
"""

from __future__ import annotations

import re
import shutil
import tempfile
from collections import Counter
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from palet.content.catalog import check
from palet.content.folder import SCRAP, survey
from palet.content.load import load
from palet.reading.document import DocumentError, read_text
from palet.workspace import workspace

from .layout import canonical
from .mention import BYTE_ORDER_MARK, Text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from palet.content.load import Item
    from palet.model.kind import Kind
    from palet.problem import Problem

    from .mention import Mention

_FIELDS = re.compile(rf"{BYTE_ORDER_MARK}?---[ \t]*\r?\n")


@dataclass(frozen=True)
class Plan:
    """What is to be written: the new text of each file, by its path; None takes it away.

    ``counts`` says in how many places each file names the record.
    """

    files: Mapping[Path, str | None]
    counts: Mapping[Path, int]


class CannotError(Exception):
    """What was asked for cannot be done; ``problems`` say why."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        """Keep the problems."""
        self.problems = problems
        super().__init__("\n".join(map(str, problems)))


def mentions(folder: Path, kind: Kind, name: str) -> dict[Path, list[Mention]]:
    """Return every place where a file below ``folder`` names a record, apart from its own file.

    Raises:
        CannotError: a file cannot be read.

    """
    own = _place(folder, kind, name)
    found = {path: text.mentions(kind.name, name) for path, text in _texts(folder, name)}
    return {path: places for path, places in found.items() if places and path != own}


def rename(folder: Path, kind: Kind, old: str, new: str) -> Plan:
    """Return what must be written so that the record ``old`` is called ``new``.

    Raises:
        CannotError: a file cannot be read, or the content would have new problems.

    """
    own = _place(folder, kind, old)
    files: dict[Path, str | None] = {}
    counts: Counter[Path] = Counter()
    for path, text in _texts(folder, old, own):
        found = text.mentions(kind.name, old)
        written = text.naming(kind.name, old, new)
        if path == own:
            written = Text(path, written, kind).with_former([old])
            files[own] = None
            files[_place(folder, kind, new)] = _laid_out(text, path, written)
        elif found:
            files[path] = _laid_out(text, path, written)
            counts[path] = len(found)
    return _tried(folder, Plan(files, counts))


def merge(folder: Path, kind: Kind, old: str, other: str) -> Plan:
    """Return what must be written so that ``other`` takes the place of the record ``old``.

    Raises:
        CannotError: a file cannot be read, or the content would have new problems.

    """
    own, target = _place(folder, kind, old), _place(folder, kind, other)
    former = [old, *next(i.record.former_ids for i in load(folder).items if i.path == own)]
    files: dict[Path, str | None] = {own: None}
    counts: Counter[Path] = Counter()
    for path, text in _texts(folder, old, target):
        found = text.mentions(kind.name, old)
        if path == own or not (found or path == target):
            continue
        written = text.naming(kind.name, old, other, itself=path == target)
        if path == target:
            written = Text(path, written, kind).with_former(former)
        files[path] = _laid_out(text, path, written)
        counts[path] = len(found)
    return _tried(folder, Plan(files, counts))


def remove(folder: Path, kind: Kind, name: str) -> Plan:
    """Return what must be written to take away a record that nothing names.

    Raises:
        CannotError: the content would have new problems.

    """
    return _tried(folder, Plan({_place(folder, kind, name): None}, {}))


def orphans(folder: Path, kind: Kind, name: str) -> list[Item]:
    """Return the sources that no file names but that of the record ``name``."""
    items = [item for item in load(folder).items if item.kind.name == "source"]
    own = _place(folder, kind, name)
    text = Text(own, _read(own), kind)
    named = [item for item in items if text.mentions("source", item.id)]
    return [item for item in named if set(mentions(folder, item.kind, item.id)) <= {own}]


def write(folder: Path, plan: Plan, ready: Callable[[], object] = bool) -> None:
    """Write what is planned below ``folder``: all new texts in a place apart first.

    ``ready`` is called in between; from then on nothing should stop the program.

    Raises:
        OSError: something cannot be written; then nothing has changed.

    """
    texts = {path: text for path, text in plan.files.items() if text is not None}
    with workspace(folder, SCRAP) as beside:
        places = {beside / str(number): path for number, path in enumerate(texts)}
        for new, path in places.items():
            _write(new, texts[path])
        ready()
        for new, path in places.items():
            if path.exists():
                shutil.copymode(path, new)
            new.replace(path)
    for path in plan.files.keys() - texts.keys():
        path.unlink()


def _place(folder: Path, kind: Kind, name: str) -> Path:
    return folder / kind.file(name)


def _texts(folder: Path, name: str, always: Path | None = None) -> Iterator[tuple[Path, Text]]:
    """Yield the texts below ``folder`` in which ``name`` occurs, and that of the file ``always``.

    Raises:
        CannotError: one of them cannot be read.

    """
    problems: list[Problem] = []
    for kind, path in sorted(survey(folder).files, key=lambda file: file[1]):
        if name.encode() not in path.read_bytes() and path != always:
            continue
        try:
            text = _read(path)
            if path == always and kind.suffix == ".md" and not _FIELDS.match(text):
                # There is no place for former ids yet.
                text = canonical(kind, path, text)
            yield path, Text(path, text, kind)
        except DocumentError as error:
            problems += error.problems
    if problems:
        raise CannotError(problems)


def _laid_out(old: Text, path: Path, new: str) -> str:
    """Return ``new`` as records are written, if the old text was."""
    with suppress(DocumentError):
        if canonical(old.kind, path, old.text) == old.text:
            plain = new.removeprefix(BYTE_ORDER_MARK)
            return new[: len(new) - len(plain)] + canonical(old.kind, path, plain)
    return new


def _read(path: Path) -> str:
    """Return the text of a file with its own line ends.

    Raises:
        DocumentError: it is not UTF-8, or too large.

    """
    read_text(path)
    return path.read_bytes().decode()


def _tried(folder: Path, plan: Plan) -> Plan:
    """Return the plan, after it was tried on a copy.

    Raises:
        CannotError: the content would have problems that it does not have now.

    """
    hidden = shutil.ignore_patterns(".*")
    with tempfile.TemporaryDirectory() as place:
        copy = Path(shutil.copytree(folder, Path(place) / "content", ignore=hidden))
        before = {_elsewhere(problem, copy, folder) for problem in check(load(copy))}
        for path, text in plan.files.items():
            there = copy / path.relative_to(folder)
            if text is None:
                there.unlink()
            else:
                _write(there, text)
        after = {_elsewhere(problem, copy, folder) for problem in check(load(copy))}
    known = {(problem.path, problem.field, problem.message) for problem in before}
    new = [p for p in sorted(after) if (p.path, p.field, p.message) not in known]
    if new:
        raise CannotError(new)
    return plan


def _elsewhere(problem: Problem, there: Path, here: Path) -> Problem:
    """Return a problem of a copy of the content as one of the content itself."""
    path, message = (
        text.replace(str(there), str(here)) for text in (problem.path, problem.message)
    )
    return replace(problem, path=path, message=message)


def _write(path: Path, text: str) -> None:
    path.write_bytes(text.encode())
