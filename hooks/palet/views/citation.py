"""How a publication is cited: APA 7, in the form that Dutch readers use.

A person is written with the surname first and a comma: "van Spijker, Willem". A name
without a comma is an organisation, or known only in part; it stays as it is.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING
from unicodedata import normalize

if TYPE_CHECKING:
    from palet.language.dates import PartialDate
    from palet.model.knowledge import Knowledge

MOST_AUTHORS = 20

# A first name with what divides it from the next. IJ is one letter; a particle has none.
_FIRST_NAME = re.compile(r"(IJ|[^\W\d_a-z])[^\s.-]*[\s.]*")


@dataclass(frozen=True)
class Citation:
    """A citation in three parts, because the title in the middle is set in italics."""

    before: str
    title: str
    after: str

    @property
    def text(self) -> str:
        """The whole as one plain line."""
        return f"{self.before}{self.title}{self.after}"


def citation(publication: Knowledge) -> Citation:
    """Return how the publication is cited."""
    title, publisher = publication.title, publication.publisher or ""
    # A publisher in the authors' place is no person, whatever commas it has.
    names = [_inverted(author) for author in publication.authors] or [publisher]
    date = _date(publication.date)
    before = f"{_stopped(_listing(names))} {date} "
    after = ["" if names == [publisher] else _stopped(publisher), publication.url or ""]
    if names == [""]:
        before, after = "", [date, *after]
    stop = _stopped(title).removeprefix(title)
    return Citation(before, title, " ".join([stop, *filter(None, after)]))


def display_name(author: str) -> str:
    """Return a name as it is spoken: 'J.D. de Jong' for 'de Jong, J.D.'."""
    surname, _, given = author.partition(",")
    return f"{given.strip()} {surname}" if given else author


def _inverted(author: str) -> str:
    """Return a person with initials: 'de Jong, J. D.' for 'de Jong, J.D.'."""
    surname, _, given = author.partition(",")
    # Composed first: an accent that is a character of its own would be cut off.
    initials = _FIRST_NAME.sub(r"\1. ", normalize("NFC", given)).replace(" -", "-").strip()
    return f"{surname}, {initials}" if given else author


def _listing(names: list[str]) -> str:
    *first, last = names
    if len(names) > MOST_AUTHORS:
        return ", ".join([*first[: MOST_AUTHORS - 1], f"... {last}"])
    return ", ".join([*first, f"& {last}"]) if first else last


def _date(date: PartialDate | None) -> str:
    day, _, year = date.dutch.rpartition(" ") if date else ("", "", "z.d.")
    return f"({year}, {day})." if day else f"({year})."


def _stopped(text: str) -> str:
    return text if not text or text.endswith((".", "?", "!")) else f"{text}."
