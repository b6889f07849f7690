"""Checks the content and prints every problem."""

from __future__ import annotations

import argparse
import datetime
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "hooks"), str(ROOT / "scripts")]

import ending  # noqa: E402 - the path comes first

ending.listen(__name__)

from format import misfits  # noqa: E402 - what takes a while to load
from palet.advice import advice  # noqa: E402
from palet.catalog import check  # noqa: E402
from palet.content import load  # noqa: E402
from palet.dates import ZONE  # noqa: E402
from palet.problem import ERROR, one_line  # noqa: E402
from palet.skin import find_skin  # noqa: E402

# More than these nobody reads at once.
MOST = 50

if TYPE_CHECKING:
    from collections.abc import Sequence

    from palet.problem import Problem


def main(arguments: Sequence[str] | None = None) -> int:
    """Check the content; return 0 when it is clean and 1 when there are problems."""
    options = _options(arguments)
    content = load(options.content)
    if options.format_only:
        found = misfits(options.content)
    else:
        found = check(content, find_skin(ROOT / "theme_overrides"))
        if not options.errors_only:
            found += advice(content, datetime.datetime.now(ZONE).date())
    if options.files:
        wanted = {path.resolve() for path in options.files}
        found = [p for p in found if Path(p.path).resolve() in wanted]
    {"text": _text, "json": _json, "github": _github}[options.format](found, len(content.items))
    return 1 if any(problem.level == ERROR for problem in found) else 0


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="scripts/check", description=__doc__)
    parser.add_argument("--content", type=Path, default=relative(ROOT / "content"), metavar="DIR")
    parser.add_argument("--format", choices=("text", "json", "github"), default="text")
    only = parser.add_mutually_exclusive_group()
    only.add_argument("--errors-only", action="store_true", help="leave the advice out")
    only.add_argument("--format-only", action="store_true", help="see only how files are laid out")
    parser.add_argument("files", type=Path, nargs="*", metavar="FILE")
    options = parser.parse_args(arguments)
    if not options.content.is_dir():
        parser.error(f"no such folder: {options.content}")
    for path in options.files:
        if not path.exists():
            parser.error(f"no such file: {path}")
    return options


def relative(path: Path) -> Path:
    """Return ``path`` as seen from the working directory, when it is below it."""
    return path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path


def _text(problems: Sequence[Problem], records: int) -> None:
    errors = [problem for problem in problems if problem.level == ERROR]
    # Who has mistakes to mend does not want advice yet.
    shown = errors or problems
    for problem in shown[:MOST]:
        print(problem, file=sys.stderr)
    files = len({problem.path for problem in errors})
    tips = f"{len(problems) - len(errors)} tip(s)" if len(problems) > len(errors) else ""
    if len(shown) > MOST:
        print(f"... en nog {len(shown) - MOST}.", file=sys.stderr)
    if errors:
        said = f"{len(errors)} fout(en) in {files} bestand(en)"
    else:
        said = f"{records} records gecontroleerd, geen fouten"
    print(", ".join(filter(None, [said, tips])) + ".", file=sys.stderr)


def _json(problems: Sequence[Problem], _records: int) -> None:
    output = {"version": 1, "problems": [problem.as_dict() for problem in problems]}
    print(json.dumps(output, ensure_ascii=False, indent=2))


def _github(problems: Sequence[Problem], _records: int) -> None:
    for p in problems:
        words = f"{p.field}: {p.message} {p.hint}".strip(": ")
        command = "error" if p.level == ERROR else "warning"
        path = _escaped(p.path).replace(":", "%3A").replace(",", "%2C")
        print(f"::{command} file={path},line={p.line},col={p.column}::{_escaped(words)}")


def _escaped(text: str) -> str:
    """Return ``text`` as GitHub's commands write it, so that it cannot be one of its own."""
    return one_line(text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A"))


if __name__ == "__main__":
    ending.run(main)
