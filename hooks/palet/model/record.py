"""The kinds of record, as an editor writes them.

A record is valid by itself when its model accepts it; whether its references
exist is for the catalog to see. The text under a field is its explanation for
editors, in Dutch.
"""

from __future__ import annotations

import datetime
from typing import Annotated, Self

from pydantic import Field, model_validator

from . import form
from .common import (
    ABOUT,
    ActionLineId,
    Description,
    InterventionId,
    SourceId,
    Synonyms,
    ThemeId,
)
from .field import (
    Colour,
    Flag,
    Icon,
    Id,
    MunicipalityCode,
    Part,
    Prose,
    Summary,
    Term,
    Text,
)
from .part import (
    Contact,
    Evaluation,
    Evidence,
    Fact,
    Figure,
    Grant,
    Implementation,
    Link,
    Point,
    Quote,
)
from .plausible import PastDate, area_faults, progress_faults
from .rule import refuse

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


class Intervention(Sourced):
    """A method, with the places where it is carried out."""

    themes: Annotated[tuple[ThemeId, ...], Many] = Field(title="thema's")
    """De thema's waar de interventie over gaat, het belangrijkste eerst."""
    action_line: ActionLineId | None = None
    """De actielijn van de Agenda, als een bron die noemt of die eruit volgt."""
    levels: tuple[Annotated[Id, Term("levels")], ...] = Field(
        (), title="niveaus", examples=["individu", "gemeenschap"]
    )
    """Het niveau: individu, gemeenschap of maatschappij."""
    protective_factors: tuple[Annotated[Id, Term("protective-factors")], ...] = Field(
        (), title="beschermende factoren", examples=["zelfredzaamheid", "sociale-binding"]
    )
    """De beschermende factoren die de interventie versterkt."""
    target_groups: tuple[Annotated[Id, Term("target-groups")], ...] = Field(
        (), title="doelgroepen", examples=["jongeren", "ouders"]
    )
    """Voor wie het is."""
    intermediaries: tuple[Annotated[Id, Term("intermediaries")], ...] = Field(
        (), title="uitvoerders", examples=["jongerenwerkers", "onderwijs"]
    )
    """Wie het met de doelgroep uitvoeren, bijvoorbeeld jongerenwerkers."""
    goal: Prose = Field(
        title="doel", examples=["Jongeren herkennen online gevaar.", "Ouders voelen zich gesteund."]
    )
    """Wat de interventie wil bereiken."""
    approach: Prose = Field(
        title="aanpak",
        examples=["Jongeren volgen een training.", "Een coach bezoekt gezinnen thuis."],
    )
    """Hoe het gaat: wat er gebeurt, met wie en hoe vaak."""
    working_elements: Prose | None = Field(
        None, title="wat werkt", examples=["Een vaste begeleider.", "Oefenen met leeftijdgenoten."]
    )
    """Wat er volgens de bronnen voor zorgt dat het werkt."""
    preconditions: Prose | None = Field(
        None,
        title="wat er nodig is",
        examples=["Een vaste begeleider.", "Een eigen ruimte in de wijk."],
    )
    """Wat er nodig is om het te laten werken."""
    evidence: Evidence = Field(title="onderbouwing")
    """Hoe goed de interventie is onderbouwd."""
    evaluations: tuple[Evaluation, ...] = Field((), title="evaluatie, evaluaties")
    """Wat onderzoek zegt, ook als het tegenviel."""
    implementations: Annotated[tuple[Implementation, ...], Many] = Field(title="plek, plekken")
    """Waar het loopt of liep."""
    funding: tuple[Grant, ...] = Field((), title="geldbron, geldbronnen")
    """Waar het geld vandaan komt."""
    contact: Contact | None = Field(None, title="contact")
    """Bij welke organisatie vragen terechtkunnen."""
    materials: tuple[Link, ...] = Field((), title="materiaal, materialen")
    """Handleidingen en ander materiaal."""
    related: tuple[InterventionId, ...] = Field((), title="verwante interventies")
    """Andere interventies waar deze mee te maken heeft."""

    @model_validator(mode="after")
    def _can_be(self) -> Self:
        refuse(progress_faults(self.implementations, self.reviewed))
        return self


class Area(Sourced):
    """A part of a town with a page of its own, such as a focus area of the national programme."""

    municipality: Text = Field(title="gemeente", examples=["Arnhem", "Delft"])
    """De gemeente."""
    province: Text = Field(title="provincie", examples=["Gelderland", "Zuid-Holland"])
    """De provincie."""
    gm_code: MunicipalityCode = Field(title="gemeentecode")
    """De code van de gemeente bij het CBS, bijvoorbeeld GM0202."""
    focus_area: Flag = Field(default=False, title="focusgebied", examples=[True, False])
    """Schrijf true om te zeggen dat het een van de focusgebieden van het NPLV is."""
    other_names: tuple[Text, ...] = Field(
        (), title="andere namen", examples=["Oost", "Arnhem-Oost"]
    )
    """Andere namen en schrijfwijzen waarop mensen zoeken."""
    location: Point = Field(title="plek op de kaart")
    """Het midden van het gebied, bij benadering."""
    description: Description | None = None
    """Meer over het gebied."""
    programme: Link | None = Field(None, title="lokaal programma")
    """Het lokale programma en zijn website."""
    programme_name: Text | None = Field(
        None, title="naam van het lokale programma", examples=["Samen Oost", "Delft West Vooruit"]
    )
    """De naam van het lokale programma, als het geen website heeft."""
    residents: Figure = Field(title="aantal inwoners")
    """Het aantal inwoners."""
    facts: tuple[Fact, ...] = Field((), title="feit, feiten")
    """Feiten over het gebied, elk met een bron."""
    quotes: tuple[Quote, ...] = Field((), title="citaat, citaten")
    """Korte citaten, elk met een bron."""

    @model_validator(mode="after")
    def _can_be(self) -> Self:
        refuse(area_faults(self))
        return self


class Theme(Sourced):
    """A subject on which interventions work."""

    colour: Colour = Field(title="kleur")
    """De kleur op een lichte achtergrond, als #rrggbb."""
    colour_dark: Annotated[Colour, form.DARK_COLOUR] = Field(title="kleur op donker")
    """De kleur op een donkere achtergrond, als #rrggbb."""
    icon: Icon = Field(title="pictogram")
    """De naam van het pictogram uit Material for MkDocs, bijvoorbeeld material/laptop."""
    origins: tuple[Annotated[Id, Term("theme-origins")], ...] = Field(
        (), title="herkomst", examples=["spuk-kansrijke-wijk", "nplv"]
    )
    """Uit welke lijst het thema komt. Laat weg als het uit geen van deze lijsten komt."""
    synonyms: Synonyms = ()
    """Andere woorden waarop mensen dit thema zoeken."""
    description: Description
    """Meer over het thema."""
