"""The records of the Agenda itself: its lines, budget, money and council."""

from __future__ import annotations

from typing import Annotated, Self

from pydantic import Field, Strict, model_validator
from pydantic_core import PydanticCustomError

from .field import Number, Part, Prose, Text
from .part import ActionLineId, Contact, Figure, Period, SourceId, ThemeId
from .plausible import Amount
from .record import Many, Sourced


class Funding(Sourced):
    """A scheme from which money comes."""

    abbreviation: Text | None = None
    """De afkorting, als die in gebruik is."""
    period: Period | None = None
    """Voor welke jaren het geld is."""
    description: Prose
    """Waar het geld voor is en voor wie."""
    ministries: tuple[Text, ...] = ()
    """De ministeries die betalen."""
    amounts: tuple[Figure, ...] = ()
    """Bedragen, elk met de bron; bronnen mogen elkaar tegenspreken."""
    themes: tuple[ThemeId, ...] = ()
    """Thema's waar het geld voor is."""


class ActionLine(Sourced):
    """One of the lines along which the Agenda works."""

    number: Annotated[int, Strict(), Field(ge=1)]
    """Het volgnummer in de Agenda."""
    description: Prose
    """Wat de actielijn inhoudt."""


class BudgetLine(Part):
    """A line of the Agenda's budget."""

    action_line: ActionLineId | None = None
    """De actielijn."""
    label: Text | None = None
    """De naam van de post, als het geen actielijn is."""
    amount: Amount
    """Het bedrag in euro."""

    @model_validator(mode="after")
    def _is_one_thing(self) -> Self:
        if bool(self.action_line) == bool(self.label):
            raise PydanticCustomError("budget_line", "noem een actielijn of een label")
        return self


class Budget(Part):
    """How the Agenda's money is divided."""

    total: Number
    """Het totaal in euro."""
    lines: Annotated[tuple[BudgetLine, ...], Many]
    """De posten; samen zijn ze het totaal."""
    note: Text | None = None
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

    period: Period
    """Voor welke jaren de Agenda geldt."""
    description: Prose
    """Wat de Agenda is en wil."""
    budget: Budget
    """De begroting."""
    figures: tuple[Figure, ...] = ()
    """Andere getallen van de Agenda."""
    contact: Contact | None = None
    """Waar vragen terechtkunnen."""


class Council(Sourced):
    """A council that advises on the Agenda."""

    description: Prose
    """Wat de raad doet en wie erin zitten."""
    period: Period | None = None
    """Wanneer de raad er is."""
    figures: tuple[Figure, ...] = ()
    """Getallen over de raad."""
