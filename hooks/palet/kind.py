"""The register of kinds: which folder holds which records, and where their pages go."""

from __future__ import annotations

from dataclasses import dataclass

from .programme import ActionLine, Agenda, Council, Funding
from .record import (
    Area,
    Intervention,
    Knowledge,
    Milestone,
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
    suffix: str = ".yml"


KINDS = {
    kind.name: kind
    for kind in (
        Kind("intervention", "interventions", Intervention, "interventies", "interventie"),
        Kind("area", "areas", Area, "gebieden", "gebied"),
        Kind("theme", "themes", Theme, "themas", "thema"),
        Kind("milestone", "milestones", Milestone, "mijlpalen", "mijlpaal"),
        Kind("news", "news", News, "nieuws", "nieuwsbericht", ".md"),
        Kind("knowledge", "knowledge", Knowledge, "kennis", "publicatie", ".md"),
        Kind("source", "sources", Source, "bronnen", "bron"),
        Kind("funding", "programme/funding", Funding, "agenda", "regeling"),
        Kind("action-line", "programme/action-lines", ActionLine, "agenda", "actielijn"),
        Kind("council", "programme/council", Council, "agenda", "raad"),
        Kind("agenda", "programme/agenda", Agenda, None, "agenda"),
        Kind("vocabulary", "vocabularies", Vocabulary, None, "woordenlijst"),
    )
}
