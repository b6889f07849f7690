"""The register of kinds: which folder holds which records, and where their pages go."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from .milestone import Milestone
from .programme import ActionLine, Agenda, Council, Funding
from .publication import HandwrittenPage, Knowledge, News, Source
from .record import Area, Intervention, Record, Theme
from .vocabulary import Vocabulary

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True)
class Kind:
    """A kind of record: where its files stand and where its pages go.

    ``folder`` counts from the content folder ("." is that folder itself), and ``address`` from
    the root of the site ("" is the root; None: its records have no page).
    """

    name: str
    folder: str
    model: type[Record]
    address: str | None
    dutch: str
    plural: str
    suffix: str = ".yml"

    def page(self, name: str) -> str | None:
        """Return the address of the page of the record ``name``, such as ``gebieden/x/``."""
        return None if self.address is None else f"{self.address}/{name}/".lstrip("/")


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
        Kind("page", ".", HandwrittenPage, "", "pagina", "pagina's", ".md"),
        Kind("vocabulary", "vocabularies", Vocabulary, None, "woordenlijst", "woordenlijsten"),
    )
}

# The records that have a date of their own.
Dated = Milestone | News | Knowledge

# So many fields that do not fit are no slip.
_BADLY = 3


def kind_of(model: type[Record]) -> Kind:
    """Return the kind of the records of ``model``."""
    return next(kind for kind in KINDS.values() if kind.model is model)


def kind_meant(kind: Kind, fields: Mapping[str, Any]) -> Kind | None:
    """Return the other kind that the names of the fields fit, if they fit this one badly."""
    if _misfits(kind, fields) < _BADLY:
        return None
    others = [other for other in KINDS.values() if other.suffix == kind.suffix]
    best = min(others, key=lambda other: _misfits(other, fields))
    return best if best is not kind and _misfits(best, fields) <= 1 else None


def _misfits(kind: Kind, fields: Mapping[str, Any]) -> int:
    """Return how many fields a kind does not know, or must have and lacks."""
    known = kind.model.model_fields
    unknown = sum(name not in known for name in fields)
    return unknown + sum(info.is_required() and name not in fields for name, info in known.items())
