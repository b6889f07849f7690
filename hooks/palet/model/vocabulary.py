"""Closed lists of terms, kept as records so that editors can extend them."""

from __future__ import annotations

from typing import Annotated, Self

from pydantic import Field, model_validator

from .common import Explanation, Synonyms
from .field import Id, Part, Text
from .record import Kind, Many, Record
from .rule import doubles, refuse


class VocabularyTerm(Part):
    """One value of a closed list."""

    id: Id = Field(title="korte naam")
    """De korte naam die in records staat."""
    label: Text = Field(title="naam", examples=["Onvoorzien", "Onderzoek"])
    """Het woord dat de bezoeker ziet."""
    explanation: Explanation
    """Uitleg in een zin."""
    synonyms: Synonyms = ()
    """Andere woorden waarop mensen zoeken."""


class Vocabulary(Record):
    """A closed list of terms that editors may extend."""

    explanation: Explanation
    """Waar de lijst voor is."""
    terms: Annotated[tuple[VocabularyTerm, ...], Many] = Field(title="term, termen")
    """De termen, in de volgorde waarin de site ze toont."""

    @model_validator(mode="after")
    def _has_each_term_once(self) -> Self:
        refuse(doubles(("terms", i, "id", term.id) for i, term in enumerate(self.terms)))
        return self


KIND = Kind("vocabulary", "vocabularies", Vocabulary, None, "woordenlijst", "woordenlijsten")
