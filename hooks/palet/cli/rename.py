"""Gives a record another id: in the name of its file, and in everything that names it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from palet.content.load import load
from palet.editing.mention import value
from palet.editing.rewriting import rename, write

from . import ending
from .named import RefusalError, find, kind_to_change, refuse_id, told

if TYPE_CHECKING:
    from argparse import Namespace
    from pathlib import Path

    from palet.editing.rewriting import Plan

    from .usage import Parser


def options(parser: Parser) -> None:
    """Let be given which record, and its new name."""
    parser.add_argument("kind", metavar="SOORT", help="De soort record, zoals interventie of bron.")
    parser.add_argument("old", metavar="OUD", help="Hoe het record nu heet.")
    parser.add_argument("new", metavar="NIEUW", help="Hoe het moet gaan heten.")
    parser.add_content()


def run(given: Namespace) -> int:
    """Rename a record; return 0 when that is done, 1 when it was refused."""
    return told(lambda: _rename(given.content, given.kind, given.old, given.new))


def _rename(folder: Path, kind_name: str, old: str, new: str) -> None:
    """Rename a record, and say what was changed.

    Raises:
        RefusalError: it cannot be called so.
        CannotError: the content would have new problems.

    """
    kind = kind_to_change(kind_name)
    content = load(folder)
    item = find(content, kind, old)
    # It may be called what it was called before.
    if new == old or new not in item.record.former_ids:
        refuse_id(new, kind, content, folder)
        _refuse_number(new)
    plan = rename(folder, kind, old, new)
    write(folder, plan, ending.finish)
    there = folder / kind.file(new)
    print(f"{item.path} heet nu {there}; de oude naam staat bij 'former_ids'.")
    tell(plan)


def _refuse_number(name: str) -> None:
    """Refuse an id that every record that names it would have to put in quotes.

    Raises:
        RefusalError: it is.

    """
    if value(name) != name:
        raise RefusalError(f"'{name}' leest de computer niet als een naam. Zet er een woord bij.")


def tell(plan: Plan) -> None:
    """Print what else was changed."""
    for path, count in sorted(plan.counts.items()):
        if count:
            print(f"{path}: {count} {'verwijzing' if count == 1 else 'verwijzingen'} aangepast.")
    print("Bekijk het resultaat met scripts/check.")
