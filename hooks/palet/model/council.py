"""Councils that advise on the programme."""

from __future__ import annotations

from pydantic import Field

from .common import Description
from .part import Figure, Period
from .record import Kind, Sourced


class Council(Sourced):
    """A council that advises on the programme."""

    description: Description
    """Wat de raad doet en wie erin zitten."""
    period: Period | None = Field(None, title="periode")
    """Wanneer de raad er is."""
    figures: tuple[Figure, ...] = Field((), title="getal, getallen")
    """Getallen over de raad."""


KIND = Kind("council", "programme/council", Council, "agenda", "raad", "raden")
