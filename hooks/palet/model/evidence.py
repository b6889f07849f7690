"""What is known of an intervention: how sure it is that it works, what it costs, what it takes.

Nothing here is guessed. What no source says is left out, and the pages say that it is not known.
"""

from __future__ import annotations

from typing import Annotated, Self

from pydantic import Field, model_validator

from .common import ABOUT, Note, SourceId
from .field import Count, Date, Id, Number, Part, Prose, Term, Text
from .plausible import Amount, PastDate, evidence_faults, range_faults
from .rule import Either, Needs, refuse
from .terms import Direction, EvidenceLevel, StudyDesign, TimeUnit, Verdict

Level = Annotated[Id, Term("evidence-levels")]


class Recognition(Part):
    """What a committee said of an intervention at some time."""

    level: Level = Field(title="niveau", examples=[EvidenceLevel.FOUNDED, EvidenceLevel.DESCRIBED])
    """Het niveau op de erkenningsladder."""
    assessor: Text = Field(
        title="beoordelaar", examples=["Erkenningscommissie Interventies", "NJi"]
    )
    """Wie de erkenning gaf."""
    date: PastDate
    """Datum van de erkenning."""
    valid_until: Date | None = Field(None, title="geldig tot")
    """Tot wanneer de erkenning geldt, als een bron dat zegt."""
    source: SourceId
    """De bron die de erkenning meldt."""

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        refuse(evidence_faults(self))
        return self


class Evidence(Part):
    """The place on the Dutch recognition ladder for interventions, now and before."""

    level: Level = Field(
        title="niveau", examples=[EvidenceLevel.NOT_ASSESSED, EvidenceLevel.DESCRIBED]
    )
    """Het nieuwste niveau op de erkenningsladder; is er geen gevonden, dan 'niet-beoordeeld'."""
    assessor: Text | None = Field(
        None, title="beoordelaar", examples=["Erkenningscommissie Interventies", "NJi"]
    )
    """Wie de erkenning gaf."""
    date: PastDate | None = None
    """Datum van de erkenning."""
    valid_until: Date | None = Field(None, title="geldig tot")
    """Tot wanneer de erkenning geldt, als een bron dat zegt."""
    note: Note | None = None
    """Toelichting, bijvoorbeeld dat er alleen bereikcijfers zijn."""
    source: SourceId | None = None
    """De bron die de erkenning meldt. Verplicht bij elk niveau behalve 'niet-beoordeeld'."""
    earlier: tuple[Recognition, ...] = Field((), title="eerdere erkenning, eerdere erkenningen")
    """Eerdere erkenningen, de nieuwste eerst."""

    @property
    def recognitions(self) -> tuple[Recognition, ...]:
        """Every recognition, the newest first."""
        if not (self.assessor and self.date and self.source):
            return ()
        newest = Recognition(
            level=self.level,
            assessor=self.assessor,
            date=self.date,
            valid_until=self.valid_until,
            source=self.source,
        )
        return newest, *self.earlier

    @model_validator(mode="after")
    def _is_backed(self) -> Self:
        refuse(evidence_faults(self))
        return self


class Outcome(Part):
    """What a study looked at, and how it came out."""

    rules = (Needs("effect", "unit", "no_unit"),)

    measure: Text = Field(
        title="waar naar is gekeken", examples=["schoolverzuim", "contact met de politie"]
    )
    """Waar naar is gekeken, in een paar woorden."""
    direction: Annotated[Id, Term("directions")] = Field(
        title="richting", examples=[Direction.BETTER, Direction.SAME]
    )
    """Of het beter werd, gelijk bleef, slechter werd, of per groep of maat verschilt."""
    effect: Number | None = Field(None, title="effect", examples=[0.3, 12])
    """Hoe groot het verschil is, zoals de bron het noemt."""
    unit: Text | None = Field(
        None, title="eenheid", examples=["procentpunt minder", "effectgrootte (Cohens d)"]
    )
    """Waarin het effect is gemeten; verplicht bij 'effect'."""

    @model_validator(mode="after")
    def _is_whole(self) -> Self:
        refuse(self.broken_rules())
        return self


class Evaluation(Part):
    """What a study or evaluation found, and how it was done."""

    verdict: Annotated[Id, Term("verdicts")] = Field(
        title="oordeel", examples=[Verdict.POSITIVE, Verdict.MIXED]
    )
    """Wat het onderzoek zegt: positief, gemengd, zwak of nog-onbekend."""
    summary: Annotated[Prose, ABOUT]
    """Wat er is onderzocht en wat eruit kwam, in eigen woorden."""
    design: Annotated[Id, Term("study-designs")] | None = Field(
        None, title="opzet", examples=[StudyDesign.BEFORE_AFTER, StudyDesign.RANDOMISED]
    )
    """Hoe het is onderzocht. Laat weg als de bron het niet zegt."""
    participants: Count | None = Field(None, title="aantal deelnemers", examples=[46, 250])
    """Hoeveel mensen meededen aan het onderzoek."""
    place: Text | None = Field(None, title="plaats", examples=["Rotterdam", "12 scholen"])
    """Waar het is onderzocht."""
    researchers: tuple[Text, ...] = Field(
        (), title="onderzoekers", examples=["Universiteit van Amsterdam", "Movisie"]
    )
    """Welke organisaties het onderzochten."""
    outcomes: tuple[Outcome, ...] = Field((), title="uitkomst, uitkomsten")
    """Waar naar is gekeken, en wat eruit kwam."""
    limits: Prose | None = Field(
        None, title="beperkingen", examples=["Er was geen controlegroep.", "De groep was klein."]
    )
    """Wat het onderzoek niet kan zeggen."""
    date: PastDate | None = None
    """Wanneer het onderzoek verscheen."""
    source: SourceId
    """De bron die dit meldt."""


class Cost(Part):
    """What an intervention costs, for what, and in whose prices."""

    amount: Amount
    """Het bedrag in euro."""
    upper: Amount | None = Field(None, title="bovengrens", examples=[5000, 7500])
    """Het hoogste bedrag, als de bron een bereik noemt."""
    per: Annotated[Id, Term("cost-units")] = Field(
        title="waarvoor", examples=["deelnemer", "groep"]
    )
    """Waarvoor het bedrag is: een deelnemer, een groep, een jaar, ..."""
    year: PastDate = Field(title="prijsjaar", examples=[2019, 2023])
    """Het jaar van de prijzen."""
    note: Note | None = None
    """Wat er wel of niet bij is inbegrepen."""
    source: SourceId
    """De bron die dit bedrag noemt."""

    @model_validator(mode="after")
    def _can_be(self) -> Self:
        refuse(range_faults(self, "amount", "upper"))
        return self


class Effort(Part):
    """How much work an intervention is."""

    rules = (Needs("duration", "unit", "no_time_unit"), Needs("unit", "duration", "no_duration"))

    duration: Number | None = Field(None, title="duur", examples=[3, 8])
    """Hoe lang een deelnemer meedoet."""
    upper: Number | None = Field(None, title="bovengrens", examples=[6, 12])
    """De langste duur, als de bron een bereik noemt."""
    unit: Annotated[Id, Term("time-units")] | None = Field(
        None, title="eenheid", examples=[TimeUnit.MONTHS, TimeUnit.WEEKS]
    )
    """De eenheid van de duur: dagen, weken, maanden of jaren."""
    training: Prose | None = Field(
        None,
        title="opleiding voor uitvoerders",
        examples=["Trainers volgen twee dagen.", "Geen: iedere docent kan het geven."],
    )
    """Welke opleiding of training de uitvoerders nodig hebben."""
    source: SourceId
    """De bron die dit zegt."""

    @model_validator(mode="after")
    def _can_be(self) -> Self:
        refuse([*self.broken_rules(), *range_faults(self, "duration", "upper")])
        return self


class Ages(Part):
    """For which ages an intervention is."""

    rules = (Either("youngest", "oldest", "no_age"),)

    youngest: Count | None = Field(None, title="jongste leeftijd", examples=[12, 16])
    """Vanaf welke leeftijd."""
    oldest: Count | None = Field(None, title="hoogste leeftijd", examples=[18, 27])
    """Tot en met welke leeftijd."""

    @model_validator(mode="after")
    def _can_be(self) -> Self:
        refuse([*self.broken_rules(), *range_faults(self, "youngest", "oldest", both=False)])
        return self
