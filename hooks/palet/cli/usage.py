"""How the commands are called, and what they say of it: all of it in Dutch."""

from __future__ import annotations

import argparse
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

from palet.language.nearest import FIELDS, nearest
from palet.problem import from_here
from palet.settings import CONTENT

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

# What argparse says, and the same in Dutch. What is none of these is our own.
_SAID: Mapping[str, str] = {
    r"the following arguments are required: (.+)": "Wat nog ontbreekt: {}.",
    r"argument (\S+): expected one argument": "Achter {} ontbreekt een waarde.",
    r"argument (\S+): invalid choice: '?(.*?)'? \(choose from (.+)\)":
        "{}: '{}' is geen keuze. Kies uit: {}.",
    r"argument (\S+): not allowed with argument (\S+)":
        "{} en {} gaan niet samen. Laat een van de twee weg.",
    r"argument (\S+): ignored explicit argument '?(.*?)'?": "Achter {} hoort geen waarde: '{}'.",
}  # fmt: skip


class Parser(argparse.ArgumentParser):
    """Reads with what words a command was called, and says in Dutch what is wrong with them."""

    def __init__(self, command: str, does: str, example: str) -> None:
        """Read the words of ``scripts/command``; say what it does, and how it may be called."""
        epilog = f"Bijvoorbeeld: scripts/{command} {example}".rstrip()
        super().__init__(
            prog=f"scripts/{command}", description=does, epilog=epilog,
            formatter_class=_Help, add_help=False, allow_abbrev=False,
        )  # fmt: skip
        self._positionals.title = "Dit geeft u op"
        self._optionals.title = "Dit kan erbij"
        self._reads_disk = False
        self._stays_inside = False
        self.add_argument("-h", "--help", action="help", help="Geeft deze uitleg.")

    def add_content(self, default: Path = CONTENT, *, on_disk: bool = True) -> None:
        """Let the content folder be given; ``on_disk`` says that it must be there."""
        self._reads_disk = on_disk
        self.add_argument(
            "--content", type=Path, default=from_here(default), metavar="MAP",
            help="De map met de inhoud. Zegt u niets, dan is dat %(default)s.",
        )  # fmt: skip

    def add_files(self, help_: str, *, inside: bool = False) -> None:
        """Let files be given, which must be there, and ``inside`` the content folder."""
        self._stays_inside = inside
        self.add_argument("files", type=Path, nargs="*", metavar="BESTAND", help=help_)

    def parse_args(  # type: ignore[override]  # nobody hands us a namespace
        self, args: Sequence[str] | None = None
    ) -> argparse.Namespace:
        """Return what was given, or end the program with 2."""
        options, others = self.parse_known_args(args)
        if others:
            self.error(f"Dit hoort er niet bij: {' '.join(others)}.{self._meant(others)}")
        if self._reads_disk and not options.content.is_dir():
            self.error(f"Er is geen map '{options.content}'.")
        for path in getattr(options, "files", ()):
            if not path.exists():
                self.error(f"Er is geen bestand '{path}'.")
            if self._stays_inside and not path.resolve().is_relative_to(options.content.resolve()):
                self.error(f"Het bestand '{path}' staat niet in de map '{options.content}'.")
        return options

    def error(self, message: str) -> NoReturn:
        """Say what is wrong and how it is done, and end the program with 2."""
        more = f"{self.epilog}\nMeer uitleg: {self.prog} --help"
        self.exit(2, f"{_dutch(message)}\n\n{self.format_usage()}{more}\n")

    def _meant(self, words: Sequence[str]) -> str:
        """Return which option the first of these words may be a spelling of."""
        known = [name for name in self._option_string_actions if name.startswith("--")]
        found = nearest(words[0].partition("=")[0], known, FIELDS)
        return f" Bedoelde u {found[0]}?" if len(found) == 1 else ""


class _Help(argparse.HelpFormatter):
    def add_usage(
        self, usage: str | None, actions: Iterable[argparse.Action], groups: Iterable[Any],
        prefix: str | None = None,
    ) -> None:  # fmt: skip
        super().add_usage(usage, actions, groups, prefix or "Gebruik: ")


def _dutch(message: str) -> str:
    for english, dutch in _SAID.items():
        if match := re.fullmatch(english, message):
            *most, last = match.groups()
            return dutch.format(*most, last.replace("'", ""))
    return message
