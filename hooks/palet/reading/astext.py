"""What is wrong with the text of a file as it stands, before anybody reads YAML or Markdown in it.

It explains what YAML cannot: a sign that nobody sees breaks a field, and a conflict of two
versions is no field at all.
"""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from palet.language.signs import spoilt
from palet.problem import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

# What scripts/new writes where an editor still has to write something.
TO_FILL_IN = "VUL IN"
# A page may say what that is, in the form of code.
_TO_FILL_IN = re.compile(rf"(?<!`){TO_FILL_IN}(?!`)")

# The lines with which Git parts two versions of a text. Under a heading of Markdown may stand
# as many equals signs.
_CONFLICT = re.compile(
    r"^[ \t]*(?P<begin><{7}|>{7})(?: .*)?$|^[ \t]*(?P<middle>={7})$", re.MULTILINE
)
_HEADING = re.compile(r"(?:^|\n)[ \t]*\S[^\n]{0,60}[^\n.!?:;,]\n\Z")
# Of a file with more, the first say enough.
_MOST = 50
_MOST_SIGNS = 1000


def text_problems(path: Path, text: str) -> list[Problem]:
    """Return what must not stand in ``text``, of the file ``path``, in any place."""
    if "\0" in text[:2]:
        message = "dit bestand is met de codering UTF-16 bewaard."
        hint = "Bewaar het bestand opnieuw met de codering UTF-8."
        return [Problem(str(path), 1, 1, "", message, hint)]
    return [*islice(_conflicts(path, text), _MOST), *islice(_spoilt(path, text), _MOST)]


def unfilled(path: Path, text: str) -> Iterator[Problem]:
    """Yield a problem for the first place that a new record left to be filled in."""
    if match := _TO_FILL_IN.search(text):
        message = f"hier moet nog iets worden ingevuld ('{TO_FILL_IN}')."
        hint = f"Vul het in en haal '{TO_FILL_IN}' weg, ook op andere regels."
        yield _problem(path, text, match.start(), message, hint)


def _conflicts(path: Path, text: str) -> Iterator[Problem]:
    """Yield a problem for each place where Git could not choose between two versions."""
    told = False
    signs = any(sign * 7 in text for sign in "<=>")
    for match in _CONFLICT.finditer(text) if signs else ():
        sign = match["begin"] or match["middle"]
        # One problem for all the lines of a conflict.
        if sign[0] == "<" or not told:
            heading = match["middle"] and path.suffix == ".md"
            if heading and _HEADING.search(text, max(0, match.start() - 80), match.start()):
                continue
            message = f"hier staat nog een samenvoegconflict ({sign})."
            hint = (
                "Kies een van de twee versies, "
                "en haal de regels met <<<<<<<, ======= en >>>>>>> weg."
            )
            yield _problem(path, text, match.start(match.lastgroup or 0), message, hint)
        told = sign[0] != ">"


def _spoilt(path: Path, text: str) -> Iterator[Problem]:
    """Yield a problem for the first of each sort of spoilt sign, which says how many there are."""
    found: dict[tuple[str, str], list[int]] = {}
    for start, message, hint in islice(spoilt(text), _MOST_SIGNS):
        found.setdefault((message, hint), []).append(start)
    for (message, hint), places in found.items():
        more = len(places) - 1
        also = f" Ook op {more} andere {'plek' if more == 1 else 'plekken'} in dit bestand."
        yield _problem(path, text, places[0], message, hint + (also if more else ""))


def _problem(path: Path, text: str, at: int, message: str, hint: str) -> Problem:
    line, column = text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at)
    return Problem(str(path), line, column, "", message, hint)
