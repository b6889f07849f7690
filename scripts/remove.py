"""Takes a record away that nothing names any more, or lets another take its place.

KIND is the kind of record, in Dutch or English (interventie, intervention), and ID what it is
called. If something names it, it says where, and takes nothing away.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "hooks"), str(ROOT / "scripts")]

import ending  # noqa: E402 - the path comes first

ending.listen(__name__)

from check import relative  # noqa: E402 - what takes a while to load
from new import RefusalError  # noqa: E402
from palet.content import load  # noqa: E402
from palet.milestone import Milestone  # noqa: E402
from palet.rewriting import CannotError, mentions, merge, orphans, remove, write  # noqa: E402
from rename import find, kind_to_change, tell  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from palet.content import Item
    from palet.kind import Kind


def main(arguments: Sequence[str] | None = None) -> int:
    """Take a record away; return 0 when that is done, 1 when it was refused."""
    options = _options(arguments)
    folder: Path = options.content
    try:
        kind = kind_to_change(options.kind)
        content = load(folder)
        item = find(content, kind, options.id)
        if options.merge_into:
            other = find(content, kind, options.merge_into)
            _merge(folder, kind, item, other)
        else:
            _remove(folder, kind, item)
    except RefusalError as refusal:
        print(refusal, file=sys.stderr)
        return 1
    except CannotError as refusal:
        print(f"{refusal}\nEr is niets veranderd. Verbeter dit eerst.", file=sys.stderr)
        return 1
    return 0


def _remove(folder: Path, kind: Kind, item: Item) -> None:
    if places := list(_places(folder, kind, item.id)):
        count = "1 plek verwijst" if len(places) == 1 else f"{len(places)} plekken verwijzen"
        merging = f"scripts/remove {kind.dutch} {item.id} --merge-into ANDER"
        raise RefusalError("\n".join([
            f"Er is niets weggehaald: {count} naar {kind.dutch} '{item.id}'.", *places,
            f"Haal die eerst weg. Komt er een ander record voor in de plaats? Draai dan: {merging}",
        ]))  # fmt: skip
    lonely = orphans(folder, kind, item.id)
    write(remove(folder, kind, item.id), ending.finish)
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
    write(plan, ending.finish)
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


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="scripts/remove", description=__doc__)
    parser.add_argument("kind", metavar="KIND")
    parser.add_argument("id", metavar="ID")
    parser.add_argument("--merge-into", metavar="OTHER", help="let this record take its place")
    parser.add_argument("--content", type=Path, default=relative(ROOT / "content"), metavar="DIR")
    options = parser.parse_args(arguments)
    if not options.content.is_dir():
        parser.error(f"no such folder: {options.content}")
    return options


if __name__ == "__main__":
    ending.run(main)
