"""Sources: the documents that facts come from."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from .common import Authors, Note, Publisher
from .field import Id, Term, Text, WebAddress
from .plausible import PastDate
from .record import Kind, Record


class Source(Record):
    """A document that others can look up."""

    authors: Authors = ()
    """De auteurs, zoals het document ze noemt."""
    publisher: Publisher
    """Wie het uitgaf."""
    kind: Annotated[Id, Term("source-kinds")] = Field(
        title="soort", examples=["rapport", "webpagina"]
    )
    """Soort bron."""
    date: PastDate | None = None
    """De datum van het document, zoals getoond. Laat weg als die er niet staat."""
    url: WebAddress | None = None
    """Het webadres."""
    identifier: Text | None = Field(
        None, title="kenmerk", examples=["Kamerstuk 36 200 XV, nr. 96", "Stcrt. 2023, 1234"]
    )
    """Een nummer, bijvoorbeeld 'Kamerstuk 36 200 XV, nr. 96'."""
    note: Note | None = None
    """Wat de lezer over deze bron moet weten."""


KIND = Kind("source", "sources", Source, "bronnen", "bron", "bronnen")
