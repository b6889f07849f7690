"""What somebody wrote: news and pages of the platform, publications, and sources."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from . import form
from .common import (
    Areas,
    Authors,
    Body,
    Interventions,
    MilestoneId,
    Note,
    Publications,
    Publisher,
    Schemes,
    Themes,
)
from .field import (
    Id,
    Page,
    Summary,
    Term,
    Text,
    WebAddress,
)
from .part import (
    Correction,
    Figure,
)
from .plausible import PastDate
from .record import Record, Sourced


class News(Sourced):
    """A news item; the Markdown under the fields is its text."""

    date: PastDate
    """De datum van het nieuws."""
    themes: Themes = ()
    """Thema's."""
    areas: Areas = ()
    """Gebieden."""
    interventions: Interventions = ()
    """Interventies."""
    milestones: tuple[MilestoneId, ...] = Field((), title="mijlpalen")
    """Mijlpalen."""
    funding: Schemes = ()
    """Regelingen."""
    knowledge: Publications = ()
    """Publicaties."""
    corrections: tuple[Correction, ...] = Field((), title="correctie, correcties")
    """Wat er na publicatie is verbeterd."""
    body: Body
    """De tekst zelf: het deel onder de kop met velden."""


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


class HandwrittenPage(Record):
    """A page of the platform itself, such as how to take part; the Markdown is its text."""

    description: Summary | None = Field(
        None, title="inleiding", examples=["Geld voor jongerenwerk.", "Zeven leden geven advies."]
    )
    """Waar de pagina over gaat, in een of twee zinnen. Dit staat ook boven de tekst."""
    body: Annotated[Page, form.BODY] = Field(title="tekst")
    """De tekst zelf: het deel onder de kop met velden."""


class Source(Record):
    """A document that others can look up."""

    authors: Authors = ()
    """De auteurs, zoals het document ze noemt."""
    publisher: Publisher
    """Wie het uitgaf."""
    kind: Annotated[Id, Term("source-kinds")] = Field(
        title="soort", examples=["rapport", "webpagina"]
    )
    """Soort bron."""
    date: PastDate | None = None
    """De datum van het document, zoals getoond. Laat weg als die er niet staat."""
    url: WebAddress | None = None
    """Het webadres."""
    identifier: Text | None = Field(
        None, title="kenmerk", examples=["Kamerstuk 36 200 XV, nr. 96", "Stcrt. 2023, 1234"]
    )
    """Een nummer, bijvoorbeeld 'Kamerstuk 36 200 XV, nr. 96'."""
    note: Note | None = None
    """Wat de lezer over deze bron moet weten."""
