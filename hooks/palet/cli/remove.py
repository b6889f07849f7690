"""Takes a record away that nothing names any more, or lets another take its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from palet.content.load import load
from palet.editing.rewriting import mentions, merge, orphans, remove, write
from palet.model.milestone import Milestone

from . import ending
from .named import RefusalError, find, kind_to_change, told
from .rename import tell

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from palet.content.load import Item
    from palet.model.kind import Kind

    from .usage import Parser


def options(parser: Parser) -> None:
    """Let be given which record goes, and which takes its place."""
    parser.add_argument("kind", metavar="SOORT", help="De soort record, zoals interventie of bron.")
    parser.add_argument("id", metavar="NAAM", help="Hoe het record heet.")
    parser.add_argument(
        "--merge-into", metavar="ANDER", help="Laat dit andere record ervoor in de plaats komen."
    )
    parser.add_content()


def run(given: Namespace) -> int:
    """Take a record away; return 0 when that is done, 1 when it was refused."""
    return told(lambda: _take_away(given.content, given.kind, given.id, given.merge_into))


def _take_away(folder: Path, kind_name: str, name: str, into: str | None) -> None:
    """Take a record away, or let the one that is called ``into`` take its place.

    Raises:
        RefusalError: something names it, or it does not exist.
        CannotError: the content would have new problems.

    """
    kind = kind_to_change(kind_name)
    content = load(folder)
    item = find(content, kind, name)
    if into:
        _merge(folder, kind, item, find(content, kind, into))
    else:
        _remove(folder, kind, item)


def _remove(folder: Path, kind: Kind, item: Item) -> None:
    if places := list(_places(folder, kind, item.id)):
        count = "1 plek verwijst" if len(places) == 1 else f"{len(places)} plekken verwijzen"
        merging = f"scripts/remove {kind.dutch} {item.id} --merge-into ANDER"
        raise RefusalError("\n".join([
            f"Er is niets weggehaald: {count} naar {kind.dutch} '{item.id}'.", *places,
            f"Haal die eerst weg. Komt er een ander record voor in de plaats? Draai dan: {merging}",
        ]))  # fmt: skip
    lonely = orphans(folder, kind, item.id)
    write(folder, remove(folder, kind, item.id), ending.finish)
    print(f"{item.path} is weggehaald.")
    _tell_of(lonely)
    if kind.model is Milestone:
        print("Gaat het niet door? Zet het bestand dan terug, en kies de status 'afgelast'.")
    elif kind.address:
        print(f"Het adres /{kind.address}/{item.id}/ bestaat niet meer.")


def _merge(folder: Path, kind: Kind, item: Item, other: Item) -> None:
    if item == other:
        raise RefusalError(f"Een {kind.dutch} kan niet in zichzelf opgaan.")
    lonely = orphans(folder, kind, item.id)
    plan = merge(folder, kind, item.id, other.id)
    write(folder, plan, ending.finish)
    print(f"{item.path} is opgegaan in {other.path}; de oude naam staat daar bij 'former_ids'.")
    _tell_of(lonely)
    tell(plan)


def _places(folder: Path, kind: Kind, name: str) -> Iterator[str]:
    for path, found in mentions(folder, kind, name).items():
        for mention in found:
            yield f"{path}:{mention.line}{f': {mention.field}' if mention.field else ''}"


def _tell_of(lonely: Sequence[Item]) -> None:
    """Print which sources nobody names any more."""
    for item in lonely:
        print(f"{item.path} wordt nergens meer genoemd.")
