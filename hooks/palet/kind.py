"""The register of kinds: which folder holds which records, and where their pages go."""

from __future__ import annotations

from dataclasses import dataclass

from .milestone import Milestone
from .programme import ActionLine, Agenda, Council, Funding
from .record import (
    Area,
    Intervention,
    Knowledge,
    News,
    Record,
    Source,
    Theme,
)
from .vocabulary import Vocabulary


@dataclass(frozen=True)
class Kind:
    """A kind of record: where its files stand and where its pages go."""

    name: str
    folder: str
    model: type[Record]
    address: str | None
    dutch: str
    plural: str
    suffix: str = ".yml"


KINDS = {
    kind.name: kind
    for kind in (
        Kind(
            "intervention",
            "interventions",
            Intervention,
            "interventies",
            "interventie",
            "interventies",
        ),
        Kind("area", "areas", Area, "gebieden", "gebied", "gebieden"),
        Kind("theme", "themes", Theme, "themas", "thema", "thema's"),
        Kind("milestone", "milestones", Milestone, "mijlpalen", "mijlpaal", "mijlpalen"),
        Kind("news", "news", News, "nieuws", "nieuwsbericht", "nieuwsberichten", ".md"),
        Kind("knowledge", "knowledge", Knowledge, "kennis", "publicatie", "publicaties", ".md"),
        Kind("source", "sources", Source, "bronnen", "bron", "bronnen"),
        Kind("funding", "programme/funding", Funding, "agenda", "regeling", "regelingen"),
        Kind(
            "action-line",
            "programme/action-lines",
            ActionLine,
            "agenda",
            "actielijn",
            "actielijnen",
        ),
        Kind("council", "programme/council", Council, "agenda", "raad", "raden"),
        Kind("agenda", "programme/agenda", Agenda, None, "agenda", "agenda's"),
        Kind("vocabulary", "vocabularies", Vocabulary, None, "woordenlijst", "woordenlijsten"),
    )
}
