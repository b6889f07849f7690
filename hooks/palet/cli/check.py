"""Checks the content and prints every problem."""

from __future__ import annotations

import datetime
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from palet.content.advice import advice
from palet.content.catalog import check
from palet.content.load import load
from palet.editing.misfit import misfits
from palet.language.dates import ZONE
from palet.problem import ERROR, one_line
from palet.skin import find_skin

# More than these nobody reads at once.
MOST = 50

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Sequence

    from palet.problem import Problem

    from .usage import Parser


def options(parser: Parser) -> None:
    """Let be given what is checked, how strictly, and how that is written."""
    parser.add_content()
    parser.add_argument(
        "--format", choices=("text", "json", "github"), default="text",
        help="Hoe de uitkomst wordt geschreven: als tekst, voor een programma of voor GitHub.",
    )  # fmt: skip
    only = parser.add_mutually_exclusive_group()
    only.add_argument("--errors-only", action="store_true", help="Laat de tips weg.")
    only.add_argument("--format-only", action="store_true", help="Kijkt alleen naar de opmaak.")
    parser.add_files("Noemt alleen wat over deze bestanden te zeggen is.")


def run(given: Namespace) -> int:
    """Check the content; return 0 when it is clean and 1 when there are problems."""
    content = load(given.content)
    if given.format_only:
        found = misfits(given.content)
    else:
        found = check(content, find_skin())
        if not given.errors_only:
            found += advice(content, datetime.datetime.now(ZONE).date())
    if given.files:
        wanted = {path.resolve() for path in given.files}
        found = [p for p in found if Path(p.path).resolve() in wanted]
    {"text": _text, "json": _json, "github": _github}[given.format](found, len(content.items))
    return 1 if any(problem.level == ERROR for problem in found) else 0


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
