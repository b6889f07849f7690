"""Writes the JSON Schemas of the records, or checks that they are up to date."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from palet.content.catalog import open_catalog
from palet.editing.schema import schemas
from palet.problem import ContentError, from_here
from palet.settings import ROOT

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterator, Mapping

    from .usage import Parser

ENDING = ".schema.json"
_HINT = "Draai scripts/schemas."


def options(parser: Parser) -> None:
    """Let be given of what content, where they stand, and whether they are only looked at."""
    parser.add_content()
    parser.add_argument(
        "--check", action="store_true", help="Schrijft niets, en noemt wat niet klopt."
    )
    parser.add_argument(
        "--schemas", type=Path, default=from_here(ROOT / "schemas"), metavar="MAP",
        help="De map met de schema's. Zegt u niets, dan is dat %(default)s.",
    )  # fmt: skip


def run(given: Namespace) -> int:
    """Write or check the schemas; return 0 when they are right, else 1."""
    folder: Path = given.schemas
    try:
        wanted = {f"{name}{ENDING}": s for name, s in schemas(open_catalog(given.content)).items()}
    except ContentError as error:
        print(*error.problems, sep="\n", file=sys.stderr)
        return 1
    if given.check:
        faults = list(_differences(wanted, folder))
        print(*(faults or [f"{len(wanted)} schema's zijn bij."]), sep="\n", file=sys.stderr)
        return 1 if faults else 0
    folder.mkdir(parents=True, exist_ok=True)
    for old in set(_names(folder)) - set(wanted):
        (folder / old).unlink()
    for name, schema in wanted.items():
        text = json.dumps(schema, ensure_ascii=False, indent=2) + "\n"
        (folder / name).write_text(text, "utf-8")
    print(f"{len(wanted)} schema's in {from_here(folder)}", file=sys.stderr)
    return 0


def _names(folder: Path) -> list[str]:
    return [path.name for path in folder.glob(f"*{ENDING}")]


def _differences(wanted: Mapping[str, Any], folder: Path) -> Iterator[str]:
    """Yield a line for everything in the files that is not as it should be."""
    for name in sorted({*wanted, *_names(folder)}):
        file = folder / name
        if name not in wanted:
            yield f"{from_here(file)}: deze soort record is er niet."
        elif not file.exists():
            yield f"{from_here(file)}: dit bestand ontbreekt. {_HINT}"
        else:
            places = [".".join(place) for place in _places(_read(file), wanted[name])]
            more = f" en nog {len(places) - 5}" if len(places) > 5 else ""
            if places:
                yield f"{from_here(file)}: anders zijn {', '.join(places[:5])}{more}. {_HINT}"


def _read(file: Path) -> Any:
    try:
        return json.loads(file.read_text("utf-8"))
    except ValueError:
        return None


def _places(old: Any, new: Any, at: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """Yield where two schemas differ."""
    if isinstance(old, dict) and isinstance(new, dict):
        for key in dict.fromkeys([*new, *old]):
            if key in old and key in new:
                yield from _places(old[key], new[key], (*at, key))
            else:
                yield (*at, key)
    elif isinstance(old, list) and isinstance(new, list) and len(old) == len(new):
        for index, pair in enumerate(zip(old, new, strict=True)):
            yield from _places(*pair, (*at, str(index)))
    elif old != new:
        yield at or ("alles",)
