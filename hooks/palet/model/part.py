"""The parts that several kinds of record share.

The text under a field is its explanation for editors, in Dutch; the JSON
Schemas and the editors' guide are made from it.
"""

from __future__ import annotations

from typing import Annotated, Self

from pydantic import Field, Strict, model_validator

from . import form
from .common import (
    AreaId,
    FundingId,
    Note,
    SourceId,
    Statement,
)
from .field import (
    Date,
    Flag,
    Id,
    MailAddress,
    Number,
    Part,
    Prose,
    Term,
    Text,
    WebAddress,
)
from .plausible import Amount, PastDate, figure_faults, place_faults
from .rule import Either, fault, refuse
from .terms import FigureKind, Status


class Period(Part):
    """A span of time; an open end means that it goes on or is not known."""

    start: Date | None = Field(None, title="begin")
    """Begin, zo precies als de bron het noemt: 2024, 2024-05 of 2024-05-23."""
    end: Date | None = Field(None, title="einde")
    """Einde, zo precies als de bron het noemt. Laat weg als het nog loopt."""

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.start and self.end and self.end.last_day < self.start.first_day:
            refuse([fault("period", self.end, "end")])
        return self


class Comparison(Part):
    """A number to hold a figure against, such as the national average."""

    value: Number
    """Het getal om mee te vergelijken, in dezelfde eenheid."""
    what: Text = Field(
        title="wat het getal zegt", examples=["landelijk gemiddelde in 2024", "de stad"]
    )
    """Wat dit getal is, bijvoorbeeld 'landelijk gemiddelde in 2024'."""


class Figure(Part):
    """One number with what it counts and where it comes from."""

    value: Number
    """Het getal, met een punt voor decimalen en zonder punten voor duizendtallen: 5000 of 1.5."""
    upper: Number | None = Field(None, title="bovengrens", examples=[60, 1.5])
    """De bovengrens, als de bron een bereik noemt ('40 tot 60')."""
    qualifier: Annotated[Id, Term("qualifiers")] | None = Field(
        None, title="precisie", examples=["ongeveer", "ruim"]
    )
    """Hoe precies de bron het getal noemt, bijvoorbeeld 'ruim' of 'ongeveer'."""
    unit: Text = Field(title="eenheid", examples=["jongeren", "procent"])
    """Wat geteld wordt, in het meervoud: 'jongeren', 'woningen', 'procent' of 'euro'."""
    what: Text = Field(
        title="wat het getal zegt", examples=["Rondden het traject af", "Inwoners op 1 januari"]
    )
    """Wat het getal zegt, in een korte zin zonder het getal zelf."""
    kind: Annotated[Id, Term("figure-kinds")] = Field(
        title="soort", examples=[FigureKind.REACH, FigureKind.OUTCOME]
    )
    """Soort getal: uitkomst, bereik, inzet, doel, beginsituatie of context."""
    period: Period | None = Field(None, title="periode")
    """Over welke tijd het getal gaat."""
    total: Number | None = Field(None, title="totaal", examples=[57, 100])
    """Het geheel waar het getal een deel van is (30 van de 57), als de bron dat noemt."""
    comparison: Comparison | None = Field(None, title="vergelijking")
    """Een getal uit dezelfde bron om mee te vergelijken."""
    note: Note | None = None
    """Een kanttekening die de lezer moet kennen, bijvoorbeeld 'cijfer voor de hele stad'."""
    highlight: Flag = Field(default=False, title="plek op de voorpagina", examples=[True])
    """Schrijf true om het getal op de voorpagina te tonen."""
    source: SourceId
    """De bron die dit getal noemt."""

    @model_validator(mode="after")
    def _can_be(self) -> Self:
        refuse(figure_faults(self))
        return self


class Fact(Part):
    """One sourced statement in words."""

    text: Statement
    """Het feit, in eigen woorden."""
    source: SourceId
    """De bron die dit feit noemt."""


class Quote(Part):
    """A short, marked quotation of somebody who spoke in public."""

    text: Annotated[Text, form.LONG_TEXT] = Field(
        title="tekst", examples=["Dit helpt ons.", "Wij gaan door."]
    )
    """De letterlijke tekst, kort."""
    speaker: Text = Field(title="spreker", examples=["Anna de Jong", "Jan Jansen"])
    """Wie het zei: een naam die de bron zelf noemt."""
    role: Text = Field(title="functie", examples=["wethouder", "directeur"])
    """De functie waarin die persoon sprak."""
    source: SourceId
    """De bron van het citaat."""


class Implementation(Part):
    """Where, when and by whom an intervention is carried out."""

    rules = (Either("area", "place", "no_place"),)

    area: AreaId | None = None
    """Het gebied, als het een eigen pagina heeft."""
    place: Text | None = Field(None, title="plek", examples=["Presikhaaf", "Buurthuis De Put"])
    """Een beschreven plek, als het gebied geen pagina heeft of de bron preciezer is (een buurt)."""
    status: Annotated[Id, Term("statuses")] = Field(
        title="status", examples=[Status.PLANNED, Status.RUNNING]
    )
    """Hoe het er nu voor staat, volgens de nieuwste bron."""
    status_note: Annotated[Text, form.LONG_TEXT] | None = Field(
        None, title="toelichting op de status", examples=["Bron uit 2022.", "Wacht op geld."]
    )
    """Toelichting op de status, bijvoorbeeld 'laatste bron uit 2022'."""
    period: Period | None = Field(None, title="periode")
    """Wanneer het liep of loopt."""
    province: Text | None = Field(None, title="provincie", examples=["Gelderland", "Zuid-Holland"])
    """De provincie van een plek buiten de gebieden, zodat de filters haar kennen."""
    national: Flag = Field(default=False, title="landelijk", examples=[True, False])
    """Schrijf true als het door het hele land wordt gedaan; 'place' zegt dan waar het begon."""
    organisations: tuple[Text, ...] = Field(
        (), title="organisaties", examples=["Stichting Jeugd", "Gemeente Arnhem"]
    )
    """Wie het uitvoert: namen van organisaties, geen namen van personen."""
    results: tuple[Figure, ...] = Field((), title="resultaat, resultaten")
    """Getallen uit een bron: wat bereikt is, maar ook doelen en beginsituaties."""
    lessons: Prose | None = Field(
        None, title="lessen", examples=["Begin klein.", "Betrek ouders vroeg."]
    )
    """Wat er van te leren valt, ook als het tegenviel."""

    @model_validator(mode="after")
    def _has_a_place(self) -> Self:
        refuse([*self.broken_rules(), *place_faults(self)])
        return self


class Grant(Part):
    """Money for an intervention."""

    rules = (Either("scheme", "description", "no_origin"),)

    scheme: FundingId | None = None
    """De regeling waar het geld uit komt."""
    description: Text | None = Field(
        None,
        title="beschrijving",
        examples=["Geld voor jongerenwerk.", "Zeven leden geven advies."],
    )
    """Waar het geld vandaan komt, als er geen regeling van bekend is."""
    amount: Amount | None = None
    """Bedrag in euro, als de bron het noemt."""
    period: Period | None = Field(None, title="periode")
    """Voor welke tijd het geld is."""
    note: Note | None = None
    """Toelichting bij het geld."""
    source: SourceId
    """De bron die dit noemt."""

    @model_validator(mode="after")
    def _has_an_origin(self) -> Self:
        refuse(self.broken_rules())
        return self


class Link(Part):
    """A page elsewhere."""

    title: Text = Field(title="naam", examples=["Veilig online", "Samen in de wijk"])
    """De naam van de pagina of het bestand."""
    url: WebAddress
    """Het webadres, beginnend met https://."""


class Contact(Part):
    """Where questions go; never somebody's own address."""

    organisation: Text = Field(title="organisatie", examples=["Gemeente Arnhem", "Stichting Jeugd"])
    """De organisatie die vragen beantwoordt."""
    email: MailAddress | None = None
    """Een algemeen e-mailadres van de organisatie, nooit dat van een persoon."""
    url: WebAddress | None = None
    """Een pagina met contactgegevens."""


class Point(Part):
    """A place on the map."""

    lat: Annotated[float, Strict(), form.LATITUDE, Field(ge=-90, le=90)] = Field(
        title="breedtegraad", examples=[51.982, 52.1]
    )
    """Breedtegraad, bijvoorbeeld 51.982."""
    lon: Annotated[float, Strict(), form.LONGITUDE, Field(ge=-180, le=180)] = Field(
        title="lengtegraad", examples=[5.94, 4.3]
    )
    """Lengtegraad, bijvoorbeeld 5.94."""


class Correction(Part):
    """What was put right after publication."""

    date: PastDate
    """Wanneer het is verbeterd."""
    text: Statement
    """Wat er eerst stond en wat er nu staat."""
