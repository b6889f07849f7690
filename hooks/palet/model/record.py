"""What a record is, and a kind of records.

A record is valid by itself when its model accepts it; whether its references
exist is for the catalog to see. The text under a field is its explanation for
editors, in Dutch.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Annotated

from pydantic import Field

from . import form
from .common import (
    ABOUT,
    SourceId,
)
from .field import (
    Id,
    Part,
    Summary,
    Text,
)
from .plausible import PastDate

Many = Field(min_length=1)

# A check stays good for a year and a half.
REVIEW_MONTHS = 18


class Record(Part):
    """What every record has."""

    title: Annotated[Text, Field(max_length=150)] = Field(
        title="naam", examples=["Veilig online", "Samen in de wijk"]
    )
    """De naam, zoals hij boven de pagina komt."""
    former_ids: tuple[Id, ...] = Field((), title="oude adressen")
    """Oude bestandsnamen; bezoekers van het oude adres komen vanzelf op de nieuwe pagina."""


class Sourced(Record):
    """A record that states facts."""

    summary: Annotated[Summary, form.LONG_TEXT, ABOUT]
    """Waar het om gaat, in hooguit 600 tekens gewone tekst."""
    sources: Annotated[tuple[SourceId, ...], Many] = Field(title="bron, bronnen")
    """De bronnen, de belangrijkste eerst."""
    reviewed: PastDate = Field(title="datum van nakijken")
    """Wanneer een redacteur alles voor het laatst heeft nagekeken."""

    @property
    def review_due(self) -> datetime.date:
        """The last day on which the check is good; after it the record should be checked again."""
        return self.reviewed.months_later(REVIEW_MONTHS)


@dataclass(frozen=True)
class Kind:
    """A kind of record: where its files stand and where its pages go.

    ``folder`` counts from the content folder ("." is that folder itself), and ``address`` from
    the root of the site ("" is the root; None: its records have no page). ``only`` is the id of
    the one record of its kind, if there is but one.
    """

    name: str
    folder: str
    model: type[Record]
    address: str | None
    dutch: str
    plural: str
    suffix: str = ".yml"
    only: str = ""

    def file(self, name: str) -> str:
        """Return the place of the file of the record ``name`` in the content."""
        return f"{self.folder}/{name}{self.suffix}"

    def page(self, name: str) -> str | None:
        """Return the address of the page of the record ``name``, such as ``gebieden/x/``."""
        return None if self.address is None else f"{self.address}/{name}/".lstrip("/")
