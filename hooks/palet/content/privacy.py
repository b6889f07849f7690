"""Says what personal data a file holds, in its fields or in its comments."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Any

from palet.language.mailbox import MAILBOXES, mailbox_id
from palet.language.personal import personal
from palet.problem import Problem

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence
    from pathlib import Path

    from palet.language.personal import Personal
    from palet.reading.document import Location

# A file with more is no record.
_MOST = 50


def found_in(text: str) -> Sequence[Personal]:
    """Return what is a person's own in the text of a file, comments included."""
    return list(islice(personal(text), _MOST))


def personal_problems(
    path: Path,
    text: str,
    found: Sequence[Personal],
    fields: Mapping[str, Any],
    mailboxes: Collection[str],
) -> Iterator[Problem]:
    """Yield a problem for all ``found`` in ``text`` but the addresses in ``mailboxes``.

    ``fields`` are those that the file holds, if it is a record.
    """
    texts = [(at, " ".join(value.split())) for at, value in _texts(fields)] if found else []
    for one in found:
        if one.kind == "mail" and mailbox_id(one.address) in mailboxes:
            continue
        line = text.count("\n", 0, one.start) + 1
        column = one.start - text.rfind("\n", 0, one.start)
        words = " ".join(one.words.split())
        location: Location = next((at for at, value in texts if words in value), ())
        message, hint = _words(one, words)
        if fields and not location:
            message += " Ook wat achter # staat, kan iedereen lezen."
        yield Problem(str(path), line, column, ".".join(map(str, location)), message, hint)


def _words(one: Personal, words: str) -> tuple[str, str]:
    if one.kind == "bsn":
        return "hier staat een burgerservicenummer.", "Haal het weg."
    if one.kind == "phone":
        hint = "Haal het weg, of verwijs naar een pagina met contactgegevens."
        return f"hier staat een telefoonnummer: '{words}'.", hint
    hint = (
        "Haal het weg, of noem een algemeen adres van de organisatie. Is dit zo'n adres? "
        f"Zet '{mailbox_id(one.address)}' dan bij 'terms' in content/vocabularies/{MAILBOXES}.yml."
    )
    return f"'{one.address}' lijkt het e-mailadres van een persoon.", hint


def _texts(value: Any, location: Location = ()) -> Iterator[tuple[Location, str]]:
    if isinstance(value, str):
        yield location, value
    elif isinstance(value, dict):
        for name, inner in value.items():
            yield from _texts(inner, (*location, name))
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from _texts(item, (*location, index))
