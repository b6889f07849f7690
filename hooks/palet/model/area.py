"""Areas: parts of towns with a page of their own."""

from __future__ import annotations

from typing import Self

from pydantic import Field, model_validator

from .common import Description
from .field import Flag, MunicipalityCode, Text
from .part import Fact, Figure, Link, Point, Quote
from .plausible import area_faults
from .record import Kind, Sourced
from .rule import refuse


class Area(Sourced):
    """A part of a town with a page of its own."""

    municipality: Text = Field(title="gemeente", examples=["Arnhem", "Delft"])
    """De gemeente."""
    province: Text = Field(title="provincie", examples=["Gelderland", "Zuid-Holland"])
    """De provincie."""
    gm_code: MunicipalityCode = Field(title="gemeentecode")
    """De code van de gemeente bij het CBS, bijvoorbeeld GM0202."""
    focus_area: Flag = Field(default=False, title="focusgebied", examples=[True, False])
    """Schrijf true om te zeggen dat het een van de gebieden van het programma is."""
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


KIND = Kind("area", "areas", Area, "gebieden", "gebied", "gebieden")
