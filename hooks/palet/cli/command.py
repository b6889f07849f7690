"""The one command, and what each word after it does."""

from __future__ import annotations

import sys
from importlib import import_module
from typing import TYPE_CHECKING

from palet.language.nearest import FIELDS, nearest
from palet.processes import WorkerError
from palet.reading.astext import TO_FILL_IN

from .usage import Parser

if TYPE_CHECKING:
    from collections.abc import Sequence

# What each does, and how it may be called. The module with its name says what can be given with it
# (``options``), and does it (``run``).
COMMANDS = {
    "build": ("Maakt de hele site. Zij komt pas op haar plaats als zij af is.", "--site-dir proef"),
    "check": ("Controleert de inhoud. Noemt elke fout, en geeft tips als er geen fouten zijn.",
              "content/interventions/boost-impact.yml"),
    "format": ("Zet elk record netjes neer. Verandert nooit wat erin staat.",
               "content/interventions/boost-impact.yml"),
    "new": (f"Begint een record. Waar {TO_FILL_IN} staat, schrijft u zelf nog iets.",
            "bron rapport-buurthuis-2026"),
    "new-platform": ("Begint een platform: een map met alles wat een site moet hebben.", "wijken"),
    "remove": ("Haalt een record weg. Is het nog ergens genoemd, dan zegt het waar.",
               "interventie naam --merge-into andere-naam"),
    "rename": ("Geeft een record overal een andere naam. Het oude adres blijft werken.",
               "interventie oude-naam nieuwe-naam"),
    "report": ("Zegt in Markdown wat er tussen twee commits aan de inhoud verandert.",
               "main mijn-tak"),
    "reviews": ("Noemt in Markdown de records die weer eens nagekeken moeten worden.", ""),
    "schemas": (
        "Schrijft de JSON-schema's van de records, waarmee VS Code helpt bij het schrijven.",
        "--check",
    ),
    "serve": ("Toont de site terwijl u eraan werkt. Wat u opslaat, ziet u meteen.",
              "--dev-addr 127.0.0.1:8001"),
}  # fmt: skip


def main(arguments: Sequence[str] | None = None) -> int:
    """Do what the first word says with the others; return the exit status."""
    name, *words = (sys.argv[1:] if arguments is None else arguments) or [""]
    if name not in COMMANDS:
        return _tell_of_all(name)
    # Only what this one needs is loaded.
    command = import_module(f"palet.cli.{name.replace('-', '_')}")
    parser = Parser(name, *COMMANDS[name])
    command.options(parser)
    given = parser.parse_args(words)
    try:
        status: int = command.run(given)
    except WorkerError as error:
        print(error, file=sys.stderr)
        return 1
    return status


def _tell_of_all(name: str) -> int:
    """Print what can be asked; return 0 when that was the question, else 2."""
    asked = name in {"-h", "--help"}
    lines = [f"  {known:12} {does}" for known, (does, _) in COMMANDS.items()]
    if name and not asked:
        meant = nearest(name, COMMANDS, FIELDS)
        hint = f" Bedoelde u {meant[0]}?" if len(meant) == 1 else ""
        lines = [f"De opdracht '{name}' bestaat niet.{hint}", "", *lines]
    print(*lines, sep="\n", file=sys.stdout if asked else sys.stderr)
    return 0 if asked else 2
