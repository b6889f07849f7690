"""What is wrong in a version of the content, and what could be better: the same thing once."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from palet.content.advice import advice
from palet.language import dutch
from palet.language.escaped import code, cut, items, plain

from .comment import Section

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterable, Iterator

    from palet.problem import Problem

    from .version import Version

_TIPS = 20
# So many equal lines are one, which names so many places.
_EQUAL = 3
_PLACES = 5
_WORDS = 500

_LIKE = re.compile(r"dit lijkt op (.+)\.")
_NUMBER = re.compile(r"\b[0-9]+\b")


def on_errors(after: Version) -> Iterator[Section]:
    """Yield the section on what is wrong."""
    if after.problems:
        yield Section(
            f"Fouten ({dutch.number(len(after.problems))})", items(_lines(after.problems, after))
        )


def on_advice(after: Version, written: set[str], today: datetime.date) -> Iterator[Section]:
    """Yield what could be better in the files that somebody wrote on."""
    if after.problems:
        return
    paths = {f"{after.name}/{path}" for path in written}
    like: list[str] = []
    tips: list[Problem] = []
    for problem in advice(after.content, today):
        own = after.told(problem.path)
        other = _LIKE.fullmatch(after.told(problem.message))
        if other and paths & {own, other[1]}:
            like.append(f"{code(own)} en {code(other[1])}. {plain(problem.hint)}")
        elif not other and own in paths:
            tips.append(problem)
    # Two records can be alike in more than one field.
    if like := [*dict.fromkeys(like)]:
        yield Section(f"Lijkt op ({len(like)})", items(like))
    if tips:
        yield Section(f"Tips ({len(tips)})", items(_lines(tips, after)), _TIPS)


def _lines(found: Iterable[Problem], version: Version) -> Iterator[str]:
    """Yield a line for each problem; what is said of many places is said once."""
    same: dict[tuple[str, str], list[Problem]] = defaultdict(list)
    for problem in found:
        words = plain(cut(version.told(f"{problem.message} {problem.hint}".strip()), _WORDS))
        same[_NUMBER.sub("…", problem.field), words].append(problem)
    for (field, words), group in same.items():
        if len(group) < _EQUAL:
            for problem in group:
                what = f"{code(cut(problem.field, _WORDS))}: " if problem.field else ""
                yield f"{_place(problem, version)} {what}{words}"
            continue
        what = f"{code(cut(field, _WORDS))}: " if field else ""
        places = [_place(problem, version) for problem in group]
        yield f"{dutch.number(len(group))} keer {what}{words} Bij {dutch.few(places, _PLACES)}."


def _place(problem: Problem, version: Version) -> str:
    return code(cut(f"{version.told(problem.path)}:{problem.line}", _WORDS))
