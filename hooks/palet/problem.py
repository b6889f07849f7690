"""A problem: one thing in the content that an editor has to mend."""

from __future__ import annotations

import unicodedata
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

ERROR = "error"
ADVICE = "advice"

# So much of what an editor wrote is said back.
LONGEST = 60


@dataclass(frozen=True, order=True)
class Problem:
    """What is wrong, where, and what to write instead.

    ``line`` and ``column`` count from 1. ``field`` is the dotted name of the
    field (``implementations.0.area``), empty when the whole file is meant.
    ``message`` and ``hint`` are Dutch sentences. ``level`` is ``ERROR`` for what
    must be mended, and ``ADVICE`` for what could be better.
    """

    path: str
    line: int
    column: int
    field: str
    message: str
    hint: str = ""
    level: str = ERROR

    def __str__(self) -> str:
        """Return the one-line form that ``scripts/check`` prints."""
        what = f"{self.field}: {self.message}" if self.field else self.message
        tip = "tip: " if self.level == ADVICE else ""
        return one_line(
            f"{self.path}:{self.line}:{self.column}: {tip}{f'{what} {self.hint}'.strip()}"
        )

    def as_dict(self) -> dict[str, str | int]:
        """Return the fields by name, for output as JSON."""
        return asdict(self)


def from_here(path: Path) -> Path:
    """Return ``path`` as problems should name it: from the working directory if below it."""
    return path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path


def one_line(text: str) -> str:
    r"""Return ``text`` with signs that could steer a terminal written out, such as \x1b."""
    if text.isprintable():
        return text
    return "".join(
        ascii(sign)[1:-1] if unicodedata.category(sign)[0] == "C" else sign for sign in text
    )


class ContentError(Exception):
    """The content has problems; ``problems`` holds all of them, sorted."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        """Keep the problems in the order of file, line and column."""
        self.problems: Sequence[Problem] = sorted(set(problems))
        super().__init__("\n".join(map(str, self.problems)))


def shorten(text: str) -> str:
    """Return ``text`` as it can stand in a message: on one line, and cut off when it is long."""
    line = " ".join(text[: 10 * LONGEST].split())
    return line if len(line) <= LONGEST else line[: LONGEST - 3] + "..."
