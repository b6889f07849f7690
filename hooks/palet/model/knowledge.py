"""Publications: research, monitors and guides."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from .common import Areas, Authors, Body, Interventions, Publisher, Themes
from .field import Id, Term, WebAddress
from .part import Figure
from .plausible import PastDate
from .record import Kind, Sourced


class Knowledge(Sourced):
    """A publication; the Markdown under the fields says what it offers."""

    kind: Annotated[Id, Term("knowledge-kinds")] = Field(
        title="soort", examples=["onderzoek", "monitor"]
    )
    """Soort publicatie."""
    authors: Authors = ()
    """De auteurs. Schrijf een persoon als 'de Jong, Anna', en een organisatie zoals ze heet."""
    publisher: Publisher | None = None
    """Wie het uitgaf."""
    date: PastDate | None = None
    """Wanneer het verscheen."""
    url: WebAddress | None = None
    """Waar het te lezen is."""
    themes: Themes = ()
    """Thema's."""
    areas: Areas = ()
    """Gebieden."""
    interventions: Interventions = ()
    """Interventies."""
    findings: tuple[Figure, ...] = Field((), title="uitkomst, uitkomsten")
    """Uitkomsten in getallen."""
    body: Body
    """De tekst zelf: het deel onder de kop met velden."""


KIND = Kind("knowledge", "knowledge", Knowledge, "kennis", "publicatie", "publicaties", ".md")
