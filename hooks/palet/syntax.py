"""Says in plain Dutch why a text is not YAML."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from .problem import Problem

if TYPE_CHECKING:
    from pathlib import Path

    import yaml

# All that YAML 1.1 does not allow in a text.
_CONTROL = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

# What libyaml says, what it mostly means, and what to do about it.
_SYNTAX = {
    "mapping values are not allowed": (
        "hier staat een dubbele punt die geen nieuw veld kan beginnen",
        "Zet een tekst met een dubbele punt tussen aanhalingstekens, of kijk of de "
        "regel hierboven goed inspringt.",
    ),
    "could not find expected ':'": (
        "hier ontbreekt een dubbele punt na de naam van een veld",
        "Schrijf 'naam: waarde', en laat een vervolgregel inspringen.",
    ),
    "cannot start any token": (
        "hier staat een teken waarmee geen waarde kan beginnen, bijvoorbeeld een tab",
        "Spring in met spaties, en zet een tekst die met een leesteken begint tussen "
        "aanhalingstekens.",
    ),
    "did not find expected key": (
        "deze regel past niet bij de regels erboven",
        "Laat velden die bij elkaar horen even ver inspringen.",
    ),
    "did not find expected '-' indicator": (
        "deze regel hoort niet in de lijst erboven",
        "Begin elk onderdeel van een lijst met '- ', even ver ingesprongen.",
    ),
    "block sequence entries are not allowed": (
        "hier kan geen lijst beginnen",
        "Zet het streepje op een nieuwe regel onder de naam van het veld.",
    ),
    "did not find expected ',' or": (
        "een haakje wordt niet gesloten, of er ontbreekt een komma",
        "Sluit het haakje, of zet elke waarde op een eigen regel met '- ' ervoor.",
    ),
    "did not find expected node content": (
        "hier staat een haakje verkeerd, of er ontbreekt een waarde",
        "Sluit het haakje, of zet elke waarde op een eigen regel met '- ' ervoor.",
    ),
    "found unexpected end of stream": (
        "een aanhalingsteken of haakje wordt niet gesloten",
        "Sluit het aanhalingsteken of haakje.",
    ),
}


def syntax_problem(path: Path, text: str, error: yaml.MarkedYAMLError) -> Problem:
    """Return what libyaml refuses, where, and what to do about it."""
    mark = error.problem_mark or error.context_mark
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    message, hint = _words(text.split("\n"), line, column, f"{error.problem} {error.context}")
    return Problem(str(path), line, column, "", f"{message}.", hint)


def control_problem(path: Path, text: str) -> Problem:
    """Return the first control character in a text that YAML cannot be read from."""
    match = _CONTROL.search(text)
    before = text[: match.start()] if match else ""
    line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
    message = "hier staat een onzichtbaar stuurteken."
    return Problem(str(path), line, column, "", message, "Haal het weg en typ de tekst opnieuw.")


def _words(lines: list[str], line: int, column: int, said: str) -> tuple[str, str]:
    if line <= len(lines) and "\t" in lines[line - 1][: column + 1]:
        return "deze regel springt in met een tab", "Gebruik spaties in plaats van een tab."
    for english, words in _SYNTAX.items():
        if english in said:
            return words
    return (
        "deze regel is geen geldige YAML",
        "Kijk naar inspringing, aanhalingstekens en dubbele punten.",
    )
