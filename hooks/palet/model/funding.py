"""Schemes from which money comes."""

from __future__ import annotations

from pydantic import Field

from .common import Description, Themes
from .field import Text
from .part import Figure, Period
from .record import Kind, Sourced


class Funding(Sourced):
    """A scheme from which money comes."""

    abbreviation: Text | None = Field(None, title="afkorting", examples=["RB", "DU"])
    """De afkorting, als die in gebruik is."""
    period: Period | None = Field(None, title="periode")
    """Voor welke jaren het geld is."""
    description: Description
    """Waar het geld voor is en voor wie."""
    ministries: tuple[Text, ...] = Field(
        (), title="ministeries", examples=["Binnenlandse Zaken", "Justitie en Veiligheid"]
    )
    """De ministeries die betalen."""
    amounts: tuple[Figure, ...] = Field((), title="bedrag, bedragen")
    """Bedragen, elk met de bron; bronnen mogen elkaar tegenspreken."""
    themes: Themes = ()
    """Thema's waar het geld voor is."""


KIND = Kind("funding", "programme/funding", Funding, "agenda", "regeling", "regelingen")
