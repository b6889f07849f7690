"""Gives a record another id: in the name of its file, and in everything that names it.

KIND is the kind of record, in Dutch or English (interventie, intervention), OLD what it is called
and NEW what it is to be called. Its old address keeps working.
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
from new import RefusalError, find_kind, refuse_id  # noqa: E402
from palet.content import load  # noqa: E402
from palet.mention import value  # noqa: E402
from palet.names import of_records  # noqa: E402
from palet.rewriting import CannotError, rename, write  # noqa: E402
from palet.vocabulary import Vocabulary  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Sequence

    from palet.content import Content, Item
    from palet.kind import Kind
    from palet.rewriting import Plan


def main(arguments: Sequence[str] | None = None) -> int:
    """Rename a record; return 0 when that is done, 1 when it was refused."""
    options = _options(arguments)
    folder: Path = options.content
    try:
        kind = kind_to_change(options.kind)
        content = load(folder)
        item = find(content, kind, options.old)
        # It may be called what it was called before.
        if options.new == options.old or options.new not in item.record.former_ids:
            refuse_id(options.new, kind, content, folder)
            _refuse_number(options.new)
        plan = rename(folder, kind, options.old, options.new)
        write(plan, ending.finish)
    except RefusalError as refusal:
        print(refusal, file=sys.stderr)
        return 1
    except CannotError as refusal:
        print(f"{refusal}\nEr is niets veranderd. Verbeter dit eerst.", file=sys.stderr)
        return 1
    there = folder / kind.folder / f"{options.new}{kind.suffix}"
    print(f"{item.path} heet nu {there}; de oude naam staat bij 'former_ids'.")
    tell(plan)
    return 0


def kind_to_change(name: str) -> Kind:
    """Return the kind that is called ``name``, if its records can get another name.

    Raises:
        RefusalError: they cannot.

    """
    if name.lower() in {"term", "termen"}:
        raise RefusalError(
            "Een term houdt zijn 'id', want die staat in adressen. "
            "Verander wat de bezoeker ziet: 'label'."
        )
    kind = find_kind(name)
    if kind.model is Vocabulary:
        raise RefusalError("Een woordenlijst houdt haar naam, want velden verwijzen ernaar.")
    return kind


def _refuse_number(name: str) -> None:
    """Refuse an id that every record that names it would have to put in quotes.

    Raises:
        RefusalError: it is.

    """
    if value(name) != name:
        raise RefusalError(f"'{name}' leest de computer niet als een naam. Zet er een woord bij.")


def find(content: Content, kind: Kind, name: str) -> Item:
    """Return the record of ``kind`` that is called ``name``.

    Raises:
        RefusalError: there is none, or there are mistakes in it.

    """
    items = {item.id: item for item in content.items if item.kind == kind}
    if name in items:
        return items[name]
    if name in content.ids[kind.name]:
        raise RefusalError(
            f"In {kind.folder}/{name}{kind.suffix} staan nog fouten. "
            "Verbeter die eerst: scripts/check noemt ze."
        )
    hint = of_records(kind.name, content).hint(name)
    raise RefusalError(f"{kind.dutch.capitalize()} '{name}' bestaat niet. {hint}".strip())


def tell(plan: Plan) -> None:
    """Print what else was changed."""
    for path, count in sorted(plan.counts.items()):
        if count:
            print(f"{path}: {count} {'verwijzing' if count == 1 else 'verwijzingen'} aangepast.")
    print("Bekijk het resultaat met scripts/check.")


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="scripts/rename", description=__doc__)
    parser.add_argument("kind", metavar="KIND")
    parser.add_argument("old", metavar="OLD")
    parser.add_argument("new", metavar="NEW")
    parser.add_argument("--content", type=Path, default=relative(ROOT / "content"), metavar="DIR")
    options = parser.parse_args(arguments)
    if not options.content.is_dir():
        parser.error(f"no such folder: {options.content}")
    return options


if __name__ == "__main__":
    ending.run(main)
