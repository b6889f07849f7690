"""Closed lists of terms, kept as records so that editors can extend them."""

from __future__ import annotations

from typing import Annotated, Self

from pydantic import model_validator

from .field import Id, Part, Text, doubles, refuse
from .record import Many, Record


class VocabularyTerm(Part):
    """One value of a closed list."""

    id: Id
    """De korte naam die in records staat."""
    label: Text
    """Het woord dat de bezoeker ziet."""
    explanation: Text
    """Uitleg in een zin."""
    synonyms: tuple[Text, ...] = ()
    """Andere woorden waarop mensen zoeken."""


class Vocabulary(Record):
    """A closed list of terms that editors may extend."""

    explanation: Text
    """Waar de lijst voor is."""
    terms: Annotated[tuple[VocabularyTerm, ...], Many]
    """De termen, in de volgorde waarin de site ze toont."""

    @model_validator(mode="after")
    def _has_each_term_once(self) -> Self:
        refuse([*doubles(("terms", i, "id", term.id) for i, term in enumerate(self.terms))])
        return self
