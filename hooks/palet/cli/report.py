"""Says in Markdown what a change of the content means, from one commit to another."""

from __future__ import annotations

import datetime
import sys
from typing import TYPE_CHECKING

from palet.history.git import GitError
from palet.language.dates import ZONE
from palet.report.commits import report_between
from palet.settings import Settings

if TYPE_CHECKING:
    from argparse import Namespace

    from .usage import Parser


def options(parser: Parser) -> None:
    """Let be given which commits, and where the content is in them."""
    parser.add_argument("base", metavar="BASIS", help="De commit of tak waarmee u vergelijkt.")
    parser.add_argument("head", metavar="NIEUW", help="De commit of tak met de wijzigingen.")
    parser.add_content(on_disk=False)


def run(given: Namespace) -> int:
    """Print the report; return 0, or 2 when it was asked in a wrong way."""
    settings, today = Settings.from_environment(), datetime.datetime.now(ZONE).date()
    try:
        text = report_between(given.base, given.head, given.content, settings, today)
    except GitError as error:
        print(error, file=sys.stderr)
        return 2
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    print(text, end="")
    return 0
