"""Themes: the subjects on which interventions work."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from . import form
from .common import Description, Synonyms
from .field import Colour, Icon, Id, Term
from .record import Kind, Sourced


class Theme(Sourced):
    """A subject on which interventions work."""

    colour: Colour = Field(title="kleur")
    """De kleur op een lichte achtergrond, als #rrggbb."""
    colour_dark: Annotated[Colour, form.DARK_COLOUR] = Field(title="kleur op donker")
    """De kleur op een donkere achtergrond, als #rrggbb."""
    icon: Icon = Field(title="pictogram")
    """De naam van het pictogram uit Material for MkDocs, bijvoorbeeld material/laptop."""
    origins: tuple[Annotated[Id, Term("theme-origins")], ...] = Field(
        (), title="herkomst", examples=["regeling", "congres-2024"]
    )
    """Uit welke lijst het thema komt. Laat weg als het uit geen van deze lijsten komt."""
    synonyms: Synonyms = ()
    """Andere woorden waarop mensen dit thema zoeken."""
    description: Description
    """Meer over het thema."""


KIND = Kind("theme", "themes", Theme, "themas", "thema", "thema's")
