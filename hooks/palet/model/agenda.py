"""The programme itself, with its budget."""

from __future__ import annotations

from typing import Annotated, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from .common import ActionLineId, Description, Note, SourceId
from .field import Number, Part, Text
from .part import Contact, Figure, Period
from .plausible import Amount
from .record import Kind, Many, Sourced
from .rule import Either, refuse


class BudgetLine(Part):
    """A line of the programme's budget."""

    rules = (Either("label", "action_line", "budget_line", one=True),)

    action_line: ActionLineId | None = None
    """De actielijn."""
    label: Text | None = Field(None, title="naam", examples=["Onvoorzien", "Onderzoek"])
    """De naam van de post, als het geen actielijn is."""
    amount: Amount
    """Het bedrag in euro."""

    @model_validator(mode="after")
    def _is_one_thing(self) -> Self:
        refuse(self.broken_rules())
        return self


class Budget(Part):
    """How the programme's money is divided."""

    total: Number = Field(title="totaal", examples=[250000, 2100000])
    """Het totaal in euro."""
    lines: Annotated[tuple[BudgetLine, ...], Many] = Field(title="post, posten")
    """De posten; samen zijn ze het totaal."""
    note: Note | None = None
    """Toelichting bij de begroting."""
    source: SourceId
    """De bron van de begroting."""

    @model_validator(mode="after")
    def _adds_up(self) -> Self:
        total = sum(line.amount for line in self.lines)
        if total != self.total:
            raise PydanticCustomError("budget", "telt niet op", {"total": self.total, "sum": total})
        return self


class Agenda(Sourced):
    """The programme itself, with its budget."""

    period: Period = Field(title="periode")
    """Voor welke jaren het programma geldt."""
    description: Description
    """Wat het programma is en wil."""
    budget: Budget = Field(title="begroting")
    """De begroting."""
    figures: tuple[Figure, ...] = Field((), title="getal, getallen")
    """Andere getallen van het programma."""
    contact: Contact | None = Field(None, title="contact")
    """Waar vragen terechtkunnen."""


KIND = Kind("agenda", "programme/agenda", Agenda, None, "agenda", "agenda's")
