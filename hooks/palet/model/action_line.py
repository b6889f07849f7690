"""Lines of action of the programme."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, Strict

from . import form
from .common import Description
from .record import Kind, Sourced


class ActionLine(Sourced):
    """One of the lines along which the programme works."""

    number: Annotated[int, Strict(), form.COUNTER, Field(ge=1)] = Field(
        title="nummer", examples=[1, 2]
    )
    """Het volgnummer in het programma."""
    description: Description
    """Wat de actielijn inhoudt."""


KIND = Kind(
    "action-line", "programme/action-lines", ActionLine, "agenda", "actielijn", "actielijnen"
)
