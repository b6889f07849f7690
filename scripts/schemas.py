"""Writes the JSON Schemas of the records, or checks that they are up to date."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "hooks"), str(ROOT / "scripts")]

import ending  # noqa: E402 - the path comes first

ending.listen(__name__)

from check import relative  # noqa: E402 - what takes a while to load
from palet.catalog import open_catalog  # noqa: E402
from palet.problem import ContentError  # noqa: E402
from palet.schema import schemas  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

ENDING = ".schema.json"
_HINT = "Draai scripts/schemas."


def main(arguments: Sequence[str] | None = None) -> int:
    """Write or check the schemas; return 0 when they are right, else 1."""
    options = _options(arguments)
    folder: Path = options.schemas
    try:
        wanted = {
            f"{name}{ENDING}": s for name, s in schemas(open_catalog(options.content)).items()
        }
    except ContentError as error:
        print(*error.problems, sep="\n", file=sys.stderr)
        return 1
    if options.check:
        faults = list(_differences(wanted, folder))
        print(*(faults or [f"{len(wanted)} schema's zijn bij."]), sep="\n", file=sys.stderr)
        return 1 if faults else 0
    folder.mkdir(parents=True, exist_ok=True)
    for old in set(_names(folder)) - set(wanted):
        (folder / old).unlink()
    for name, schema in wanted.items():
        text = json.dumps(schema, ensure_ascii=False, indent=2) + "\n"
        (folder / name).write_text(text, "utf-8")
    print(f"{len(wanted)} schema's in {relative(folder)}", file=sys.stderr)
    return 0


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="scripts/schemas", description=__doc__)
    parser.add_argument("--check", action="store_true", help="write nothing; say what differs")
    parser.add_argument("--content", type=Path, default=relative(ROOT / "content"), metavar="DIR")
    parser.add_argument("--schemas", type=Path, default=ROOT / "schemas", metavar="DIR")
    options = parser.parse_args(arguments)
    if not options.content.is_dir():
        parser.error(f"no such folder: {options.content}")
    return options


def _names(folder: Path) -> list[str]:
    return [path.name for path in folder.glob(f"*{ENDING}")]


def _differences(wanted: Mapping[str, Any], folder: Path) -> Iterator[str]:
    """Yield a line for everything in the files that is not as it should be."""
    for name in sorted({*wanted, *_names(folder)}):
        file = folder / name
        if name not in wanted:
            yield f"{relative(file)}: deze soort record is er niet."
        elif not file.exists():
            yield f"{relative(file)}: dit bestand ontbreekt. {_HINT}"
        else:
            places = [".".join(place) for place in _places(_read(file), wanted[name])]
            more = f" en nog {len(places) - 5}" if len(places) > 5 else ""
            if places:
                yield f"{relative(file)}: anders zijn {', '.join(places[:5])}{more}. {_HINT}"


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


if __name__ == "__main__":
    ending.run(main)
