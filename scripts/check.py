"""Checks the content and prints every problem."""

from __future__ import annotations

import argparse
import json
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "hooks"))

from palet.catalog import check  # noqa: E402 - the path comes first
from palet.content import load  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Sequence

    from palet.problem import Problem


def main(arguments: Sequence[str] | None = None) -> int:
    """Check the content; return 0 when it is clean and 1 when there are problems."""
    options = _options(arguments)
    content = load(options.content)
    problems = check(content, _icons())
    if options.files:
        wanted = {path.resolve() for path in options.files}
        problems = [p for p in problems if Path(p.path).resolve() in wanted]
    {"text": _text, "json": _json, "github": _github}[options.format](problems, len(content.items))
    return 1 if problems else 0


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="scripts/check", description=__doc__)
    parser.add_argument("--content", type=Path, default=relative(ROOT / "content"), metavar="DIR")
    parser.add_argument("--format", choices=("text", "json", "github"), default="text")
    parser.add_argument("files", type=Path, nargs="*", metavar="FILE")
    options = parser.parse_args(arguments)
    if not options.content.is_dir():
        parser.error(f"no such folder: {options.content}")
    for path in options.files:
        if not path.exists():
            parser.error(f"no such file: {path}")
    return options


def _icons() -> Path | None:
    """Return the folder of the theme's icons, without importing the theme."""
    theme = find_spec("material")
    return Path(theme.origin).parent / "templates" / ".icons" if theme and theme.origin else None


def relative(path: Path) -> Path:
    """Return ``path`` as seen from the working directory, when it is below it."""
    return path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path


def _text(problems: Sequence[Problem], records: int) -> None:
    for problem in problems:
        print(problem, file=sys.stderr)
    files = len({problem.path for problem in problems})
    if problems:
        print(f"{len(problems)} fout(en) in {files} bestand(en).", file=sys.stderr)
    else:
        print(f"{records} records gecontroleerd, geen fouten.", file=sys.stderr)


def _json(problems: Sequence[Problem], _records: int) -> None:
    output = {"version": 1, "problems": [problem.as_dict() for problem in problems]}
    print(json.dumps(output, ensure_ascii=False, indent=2))


def _github(problems: Sequence[Problem], _records: int) -> None:
    for p in problems:
        words = f"{p.field}: {p.message} {p.hint}".strip(": ")
        words = words.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
        print(f"::error file={p.path},line={p.line},col={p.column}::{words}")


if __name__ == "__main__":
    sys.exit(main())
