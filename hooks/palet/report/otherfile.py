"""The files of a change that hold no records: code, pictures, links, whatever else."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from palet.history.revision import kind_of_record
from palet.language import dutch
from palet.language.escaped import code, items

from .comment import Section

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

# The modes of Git.
_FILE, _PROGRAM, _LINK, _SUBMODULE = "100644", "100755", "120000", "160000"

# What is outside the content and yet no part of the program.
_TEXTS = ("docs/", "README.md", "CONTRIBUTING.md", "CHANGELOG.md", "SECURITY.md", "LICENSE")

# What a proposal could do the most harm with.
_GRAVE = (".github/", "hooks/", "scripts/", "theme_overrides/")

# More lines than this nobody reads: then a line tells of a folder.
_LINES = 40


@dataclass(frozen=True)
class FileChange:
    """What became of one file: its place in the repository, and Git's mode before and after.

    A mode is "" where there is no file. ``former`` is the place that it had before, ``target``
    where a link leads, and ``same`` says that what it holds stayed as it was.
    """

    path: str
    before: str
    after: str
    former: str = ""
    target: str = ""
    same: bool = False

    @property
    def verb(self) -> str:
        """What happened to it, in one word."""
        if not self.before:
            return "toegevoegd"
        return "verwijderd" if not self.after else "hernoemd" if self.former else "gewijzigd"

    @property
    def special(self) -> bool:
        """Whether it leads elsewhere: what it holds does not stand in this repository."""
        return bool({self.before, self.after} & {_LINK, _SUBMODULE})


def others(changes: Sequence[FileChange], name: str) -> list[FileChange]:
    """Return the files that hold no records of the content folder ``name``, the gravest first."""
    found = [change for change in changes if not _is_told(change, name)]
    return sorted(found, key=lambda c: (not c.special, not _is_program(c, name), c.path))


def _is_told(change: FileChange, name: str) -> bool:
    """Say whether the report tells of this file as of a record."""
    inside = [_inside(path, name) for path in (change.path, change.former or change.path)]
    records = all(place and kind_of_record(place) for place in inside)
    return records and {change.before, change.after} <= {"", _FILE}


def _inside(path: str, name: str) -> str:
    """Return a place counted from the content folder; "" outside it."""
    return path if name == "." else path[len(name) + 1 :] if path.startswith(f"{name}/") else ""


def _is_program(change: FileChange, name: str) -> bool:
    return any(
        not _inside(path, name) and not path.startswith(_TEXTS)
        for path in (change.path, change.former)
        if path
    )


def on_files(found: Sequence[FileChange]) -> Iterator[Section]:
    """Yield the section on files that hold no records."""
    if found:
        yield Section(f"Andere bestanden ({dutch.number(len(found))})", items(_lines(found)))


def warnings(found: Sequence[FileChange], name: str) -> Iterator[str]:
    """Yield what a reviewer must know of such files before anything else."""
    program = [change.path for change in found if _is_program(change, name)]
    if program:
        tops = dict.fromkeys(f"{p.partition('/')[0]}{'/' if '/' in p else ''}" for p in program)
        where = dutch.few([code(top) for top in tops], 8)
        yield (
            f"**Let op: dit voorstel verandert ook het programma zelf** ({where}). De uitslag "
            "'geslaagd' zegt dan minder, want ook de controle kan veranderd zijn. "
            "Laat een ontwikkelaar ernaar kijken."
        )
    if any(change.special for change in found):
        yield (
            "**Let op: er zijn links of verwijzingen bij die naar iets buiten deze bestanden "
            "kunnen leiden.** Die horen hier bijna nooit."
        )


def _lines(found: Sequence[FileChange]) -> list[str]:
    """Return a line for each file; of very many, a line for each folder and what happened there."""
    if len(found) <= _LINES:
        return [*map(_line, found)]
    grave = [change for change in found if change.special or change.path.startswith(_GRAVE)]
    known = {change.path for change in grave}
    rest = [change for change in found if change.path not in known]
    depth = max((len(PurePosixPath(change.path).parents) for change in rest), default=0)
    folders = _folders(rest, depth)
    while len(folders) > _LINES and depth > 1:
        depth -= 1
        folders = _folders(rest, depth)
    return [*map(_line, grave), *(_counted(*key, number) for key, number in folders.items())]


def _folders(found: Sequence[FileChange], depth: int) -> Counter[tuple[str, str]]:
    return Counter((_folder(change.path, depth), change.verb) for change in found)


def _folder(path: str, depth: int) -> str:
    return "/".join(PurePosixPath(path).parent.parts[:depth])


def _counted(folder: str, verb: str, number: int) -> str:
    files = dutch.plural(number, "bestand", "bestanden")
    return f"{code(f'{folder}/' if folder else './')}: {files} {verb}"


def _line(change: FileChange) -> str:
    line = f"{code(change.path)} {change.verb}"
    if change.verb == "hernoemd":
        line += f", was {code(change.former)}"
        line += "" if change.same else ", en gewijzigd"
    elif change.same and change.before and change.after and not change.special:
        line = f"{code(change.path)}"
    for mode, words in (
        (_LINK, f"**een link** naar {code(change.target)}"),
        (_SUBMODULE, "**een verwijzing naar een andere repository** (submodule)"),
    ):
        if change.after == mode:
            line += f": {words}"
        elif change.before == mode and not change.after:
            line += f": {words.partition('**')[2].partition('**')[0]}"
    if change.before and change.after and change.before != change.after and not change.special:
        line += " is nu uitvoerbaar" if change.after == _PROGRAM else " is niet meer uitvoerbaar"
    return line
