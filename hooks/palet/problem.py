"""A problem: one thing in the content that an editor has to mend."""

from __future__ import annotations

import unicodedata
from dataclasses import asdict, dataclass
from difflib import get_close_matches
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

ERROR = "error"
ADVICE = "advice"


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


def did_you_mean(wrong: object, known: Iterable[str]) -> str:
    """Return "Bedoelde u 'x'?" for the known name nearest to ``wrong``, or "".

    Case and the choice between hyphens, underscores and spaces do not count.
    """
    plain = {_plain(name): name for name in known}
    near = get_close_matches(_plain(str(wrong)), plain, n=1, cutoff=0.6)
    return f"Bedoelde u '{plain[near[0]]}'?" if near else ""


def _plain(name: str) -> str:
    return name.lower().replace("_", "-").replace(" ", "-")
