"""The kinds of record, as an editor writes them.

A record is valid by itself when its model accepts it; whether its references
exist is for the catalog to see. The text under a field is its explanation for
editors, in Dutch.
"""

from __future__ import annotations

import datetime
from typing import Annotated, Self

from pydantic import Field, model_validator

from .field import Flag, Id, Page, Part, Prose, Summary, Term, Text, WebAddress, refuse
from .part import (
    ActionLineId,
    AreaId,
    Contact,
    Correction,
    Evaluation,
    Evidence,
    Fact,
    Figure,
    FundingId,
    Grant,
    Implementation,
    InterventionId,
    KnowledgeId,
    Link,
    MilestoneId,
    Point,
    Quote,
    SourceId,
    ThemeId,
)
from .plausible import PastDate, area_faults, progress_faults

Many = Field(min_length=1)

# A check stays good for a year and a half.
REVIEW_MONTHS = 18


class Record(Part):
    """What every record has."""

    title: Annotated[Text, Field(max_length=150)]
    """De naam, zoals hij boven de pagina komt."""
    former_ids: tuple[Id, ...] = ()
    """Oude bestandsnamen; bezoekers van het oude adres komen vanzelf op de nieuwe pagina."""


class Sourced(Record):
    """A record that states facts."""

    summary: Summary
    """Waar het om gaat, in hooguit 600 tekens gewone tekst."""
    sources: Annotated[tuple[SourceId, ...], Many]
    """De bronnen, de belangrijkste eerst."""
    reviewed: PastDate
    """Wanneer een redacteur alles voor het laatst heeft nagekeken."""

    @property
    def review_due(self) -> datetime.date:
        """The last day on which the check is good; after it the record should be checked again."""
        return self.reviewed.months_later(REVIEW_MONTHS)


class Intervention(Sourced):
    """A method, with the places where it is carried out."""

    themes: Annotated[tuple[ThemeId, ...], Many]
    """De thema's waar de interventie over gaat, het belangrijkste eerst."""
    action_line: ActionLineId | None = None
    """De actielijn van de Agenda, als een bron die noemt of die eruit volgt."""
    levels: tuple[Annotated[Id, Term("levels")], ...] = ()
    """Het niveau: individu, gemeenschap of maatschappij."""
    protective_factors: tuple[Annotated[Id, Term("protective-factors")], ...] = ()
    """De beschermende factoren die de interventie versterkt."""
    target_groups: tuple[Annotated[Id, Term("target-groups")], ...] = ()
    """Voor wie het is."""
    intermediaries: tuple[Annotated[Id, Term("intermediaries")], ...] = ()
    """Wie het met de doelgroep uitvoeren, bijvoorbeeld jongerenwerkers."""
    goal: Prose
    """Wat de interventie wil bereiken."""
    approach: Prose
    """Hoe het gaat: wat er gebeurt, met wie en hoe vaak."""
    working_elements: Prose | None = None
    """Wat er volgens de bronnen voor zorgt dat het werkt."""
    preconditions: Prose | None = None
    """Wat er nodig is om het te laten werken."""
    evidence: Evidence
    """Hoe goed de interventie is onderbouwd."""
    evaluations: tuple[Evaluation, ...] = ()
    """Wat onderzoek zegt, ook als het tegenviel."""
    implementations: Annotated[tuple[Implementation, ...], Many]
    """Waar het loopt of liep."""
    funding: tuple[Grant, ...] = ()
    """Waar het geld vandaan komt."""
    contact: Contact | None = None
    """Bij welke organisatie vragen terechtkunnen."""
    materials: tuple[Link, ...] = ()
    """Handleidingen en ander materiaal."""
    related: tuple[InterventionId, ...] = ()
    """Andere interventies waar deze mee te maken heeft."""

    @model_validator(mode="after")
    def _can_be(self) -> Self:
        refuse(list(progress_faults(self.implementations, self.reviewed)))
        return self


class Area(Sourced):
    """A part of a town with a page of its own, such as a focus area of the national programme."""

    municipality: Text
    """De gemeente."""
    province: Text
    """De provincie."""
    gm_code: Annotated[str, Field(pattern=r"^GM[0-9]{4}$")]
    """De code van de gemeente bij het CBS, bijvoorbeeld GM0202."""
    focus_area: Flag = False
    """Schrijf true om te zeggen dat het een van de focusgebieden van het NPLV is."""
    other_names: tuple[Text, ...] = ()
    """Andere namen en schrijfwijzen waarop mensen zoeken."""
    location: Point
    """Het midden van het gebied, bij benadering."""
    description: Prose | None = None
    """Meer over het gebied."""
    programme: Link | None = None
    """Het lokale programma en zijn website."""
    programme_name: Text | None = None
    """De naam van het lokale programma, als het geen website heeft."""
    residents: Figure
    """Het aantal inwoners."""
    facts: tuple[Fact, ...] = ()
    """Feiten over het gebied, elk met een bron."""
    quotes: tuple[Quote, ...] = ()
    """Korte citaten, elk met een bron."""

    @model_validator(mode="after")
    def _can_be(self) -> Self:
        refuse(list(area_faults(self)))
        return self


class Theme(Sourced):
    """A subject on which interventions work."""

    colour: Annotated[str, Field(pattern=r"^#[0-9a-f]{6}$")]
    """De kleur op een lichte achtergrond, als #rrggbb."""
    colour_dark: Annotated[str, Field(pattern=r"^#[0-9a-f]{6}$")]
    """De kleur op een donkere achtergrond, als #rrggbb."""
    icon: Annotated[str, Field(pattern=r"^[a-z0-9-]+/[a-z0-9-]+$")]
    """De naam van het pictogram uit Material for MkDocs, bijvoorbeeld material/laptop."""
    origins: tuple[Annotated[Id, Term("theme-origins")], ...] = ()
    """Uit welke lijst het thema komt. Laat weg als het uit geen van deze lijsten komt."""
    synonyms: tuple[Text, ...] = ()
    """Andere woorden waarop mensen dit thema zoeken."""
    description: Prose
    """Meer over het thema."""


class News(Sourced):
    """A news item; the Markdown under the fields is its text."""

    date: PastDate
    """De datum van het nieuws."""
    themes: tuple[ThemeId, ...] = ()
    """Thema's."""
    areas: tuple[AreaId, ...] = ()
    """Gebieden."""
    interventions: tuple[InterventionId, ...] = ()
    """Interventies."""
    milestones: tuple[MilestoneId, ...] = ()
    """Mijlpalen."""
    funding: tuple[FundingId, ...] = ()
    """Regelingen."""
    knowledge: tuple[KnowledgeId, ...] = ()
    """Publicaties."""
    corrections: tuple[Correction, ...] = ()
    """Wat er na publicatie is verbeterd."""
    body: Prose
    """De tekst zelf: het deel onder de kop met velden."""


class Knowledge(Sourced):
    """A publication; the Markdown under the fields says what it offers."""

    kind: Annotated[Id, Term("knowledge-kinds")]
    """Soort publicatie."""
    authors: tuple[Text, ...] = ()
    """De auteurs. Schrijf een persoon als 'de Jong, Anna', en een organisatie zoals ze heet."""
    publisher: Text | None = None
    """Wie het uitgaf."""
    date: PastDate | None = None
    """Wanneer het verscheen."""
    url: WebAddress | None = None
    """Waar het te lezen is."""
    themes: tuple[ThemeId, ...] = ()
    """Thema's."""
    areas: tuple[AreaId, ...] = ()
    """Gebieden."""
    interventions: tuple[InterventionId, ...] = ()
    """Interventies."""
    findings: tuple[Figure, ...] = ()
    """Uitkomsten in getallen."""
    body: Prose
    """De tekst zelf: het deel onder de kop met velden."""


class HandwrittenPage(Record):
    """A page of the platform itself, such as how to take part; the Markdown is its text."""

    description: Summary | None = None
    """Waar de pagina over gaat, in een of twee zinnen. Dit staat ook boven de tekst."""
    body: Page
    """De tekst zelf: het deel onder de kop met velden."""


class Source(Record):
    """A document that others can look up."""

    authors: tuple[Text, ...] = ()
    """De auteurs, zoals het document ze noemt."""
    publisher: Text
    """Wie het uitgaf."""
    kind: Annotated[Id, Term("source-kinds")]
    """Soort bron."""
    date: PastDate | None = None
    """De datum van het document, zoals getoond. Laat weg als die er niet staat."""
    url: WebAddress | None = None
    """Het webadres."""
    identifier: Text | None = None
    """Een nummer, bijvoorbeeld 'Kamerstuk 36 200 XV, nr. 96'."""
    note: Text | None = None
    """Wat de lezer over deze bron moet weten."""
