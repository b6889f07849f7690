"""Lists in Markdown the records that it is time to check again; says nothing if there are none."""

from __future__ import annotations

import datetime
import sys
from typing import TYPE_CHECKING

from palet.language.dates import ZONE
from palet.report.due import due, listing
from palet.settings import Settings

if TYPE_CHECKING:
    from argparse import Namespace

    from .usage import Parser


def options(parser: Parser) -> None:
    """Let be given of which content."""
    parser.add_content()


def run(given: Namespace) -> int:
    """Print the list; return 0."""
    found = due(given.content, datetime.datetime.now(ZONE).date())
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    print(listing(found, Settings.from_environment().site_url), end="")
    return 0
