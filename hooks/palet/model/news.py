"""News of the platform."""

from __future__ import annotations

from pydantic import Field

from .common import Areas, Body, Interventions, MilestoneId, Publications, Schemes, Themes
from .part import Correction
from .plausible import PastDate
from .record import Kind, Sourced


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


KIND = Kind("news", "news", News, "nieuws", "nieuwsbericht", "nieuwsberichten", ".md")
