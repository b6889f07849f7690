"""Pages that somebody wrote by hand."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from . import form
from .field import Page, Summary
from .record import Kind, Record


class HandwrittenPage(Record):
    """A page of the platform itself, such as how to take part; the Markdown is its text."""

    description: Summary | None = Field(
        None, title="inleiding", examples=["Geld voor jongerenwerk.", "Zeven leden geven advies."]
    )
    """Waar de pagina over gaat, in een of twee zinnen. Dit staat ook boven de tekst."""
    body: Annotated[Page, form.BODY] = Field(title="tekst")
    """De tekst zelf: het deel onder de kop met velden."""


KIND = Kind("page", ".", HandwrittenPage, "", "pagina", "pagina's", ".md")
