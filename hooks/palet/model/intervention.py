"""Interventions: methods, with the places where they are carried out."""

from __future__ import annotations

from typing import Annotated, Self

from pydantic import Field, model_validator

from .common import ActionLineId, InterventionId, ThemeId
from .evidence import Ages, Cost, Effort, Evaluation, Evidence
from .field import Id, Prose, Term
from .part import Contact, Grant, Implementation, Link
from .plausible import progress_faults
from .record import Kind, Many, Sourced
from .rule import refuse


class Intervention(Sourced):
    """A method, with the places where it is carried out."""

    themes: Annotated[tuple[ThemeId, ...], Many] = Field(title="thema's")
    """De thema's waar de interventie over gaat, het belangrijkste eerst."""
    action_line: ActionLineId | None = None
    """De actielijn van het programma, als een bron die noemt of die eruit volgt."""
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
    first_steps: Prose | None = Field(
        None,
        title="eerste stappen",
        examples=["Vraag de handleiding aan.", "Zoek een school die mee wil doen."],
    )
    """Waarmee wie wil beginnen het eerst aan de slag gaat."""
    evidence: Evidence = Field(title="onderbouwing")
    """Hoe goed de interventie is onderbouwd."""
    evaluations: tuple[Evaluation, ...] = Field((), title="evaluatie, evaluaties")
    """Wat onderzoek zegt, ook als het tegenviel."""
    costs: tuple[Cost, ...] = Field((), title="kostenpost, kosten")
    """Wat het kost, per deelnemer, groep of jaar."""
    effort: Effort | None = Field(None, title="inzet")
    """Hoe lang het duurt, en wat uitvoerders moeten leren."""
    settings: tuple[Annotated[Id, Term("settings")], ...] = Field(
        (), title="omgevingen", examples=["school", "wijk"]
    )
    """Waar het gebeurt: op school, in de wijk, in het gezin, online, op het werk, ..."""
    ages: Ages | None = Field(None, title="leeftijd")
    """Voor welke leeftijd het is."""
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


KIND = Kind(
    "intervention", "interventions", Intervention, "interventies", "interventie", "interventies"
)
