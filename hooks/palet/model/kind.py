"""The register of kinds; each has a module of its own, with its model."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from . import (
    action_line,
    agenda,
    area,
    council,
    funding,
    intervention,
    knowledge,
    milestone,
    news,
    page,
    site,
    source,
    theme,
    vocabulary,
)
from .knowledge import Knowledge
from .milestone import Milestone
from .news import News
from .record import Kind, Record

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import PurePath


__all__ = ["KINDS", "Dated", "Kind", "kind_at", "kind_meant", "kind_of"]

# In the order in which a reader meets them.
KINDS = {
    kind.name: kind
    for kind in (
        intervention.KIND,
        area.KIND,
        theme.KIND,
        milestone.KIND,
        news.KIND,
        knowledge.KIND,
        source.KIND,
        funding.KIND,
        action_line.KIND,
        council.KIND,
        agenda.KIND,
        page.KIND,
        vocabulary.KIND,
        site.KIND,
    )
}
_PLACES = {(kind.folder, kind.suffix): kind for kind in KINDS.values()}

# The records that have a date of their own.
Dated = Milestone | News | Knowledge

# So many fields that do not fit are no slip.
_BADLY = 3


def kind_of(model: type[Record]) -> Kind:
    """Return the kind of the records of ``model``."""
    return next(kind for kind in KINDS.values() if kind.model is model)


def kind_at(place: PurePath) -> Kind | None:
    """Return the kind of the record in a file at ``place`` in the content, if it may hold one."""
    kind = _PLACES.get((place.parent.as_posix(), place.suffix))
    return kind if kind and kind.only in {"", place.stem} else None


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
