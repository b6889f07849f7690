"""What several kinds of record have: ids of other records, and texts that mean one thing.

Each has what it is called in Dutch and examples, as a field of a single kind has in its model.
"""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from . import form
from .field import Id, Prose, Reference, Text

ActionLineId = Annotated[
    Id, Reference("action-line"), Field(title="actielijn", examples=["interventies", "expertise"])
]
AreaId = Annotated[
    Id, Reference("area"), Field(title="gebied", examples=["arnhem-oost", "delft-west"])
]
FundingId = Annotated[
    Id,
    Reference("funding"),
    Field(title="regeling", examples=["wijkfonds", "regeling-buurtwerk"]),
]
InterventionId = Annotated[Id, Reference("intervention")]
KnowledgeId = Annotated[Id, Reference("knowledge")]
MilestoneId = Annotated[Id, Reference("milestone")]
PageId = Annotated[
    Id, Reference("page"), Field(title="pagina, pagina's", examples=["contact", "nieuws"])
]
SourceId = Annotated[
    Id,
    Reference("source"),
    Field(title="bron", examples=["kamerbrief-programma-2023", "webpagina-programma"]),
]
ThemeId = Annotated[
    Id, Reference("theme"), Field(title="thema", examples=["veilig-online", "wonen"])
]

Areas = Annotated[tuple[AreaId, ...], Field(title="gebieden")]
Interventions = Annotated[tuple[InterventionId, ...], Field(title="interventies")]
Publications = Annotated[tuple[KnowledgeId, ...], Field(title="publicaties")]
Schemes = Annotated[tuple[FundingId, ...], Field(title="regelingen")]
Themes = Annotated[tuple[ThemeId, ...], Field(title="thema's")]

Authors = Annotated[tuple[Text, ...], Field(title="auteurs", examples=["de Jong, Anna", "Trimbos"])]
Body = Annotated[Prose, form.BODY, Field(title="tekst")]
Description = Annotated[
    Prose,
    Field(title="beschrijving", examples=["Geld voor jongerenwerk.", "Zeven leden geven advies."]),
]
Explanation = Annotated[
    Text,
    form.LONG_TEXT,
    Field(
        title="uitleg",
        examples=["Het loopt, volgens de nieuwste bron.", "Het is volgens plan klaar."],
    ),
]
Note = Annotated[
    Text,
    form.LONG_TEXT,
    Field(title="toelichting", examples=["Cijfer voor de hele stad.", "Volgens de gemeente."]),
]
Publisher = Annotated[Text, Field(title="uitgever", examples=["Gemeente Arnhem", "Tweede Kamer"])]
Statement = Annotated[
    Text,
    form.LONG_TEXT,
    Field(
        title="tekst",
        examples=["De wijk heeft een nieuw buurthuis.", "De datum is verbeterd."],
    ),
]
Synonyms = Annotated[
    tuple[Text, ...], Field(title="zoekwoorden", examples=["mediawijsheid", "sociale media"])
]
# What a record is about, however long.
ABOUT = Field(
    title="samenvatting",
    examples=["Jongeren leren veilig online te zijn.", "Ouders helpen elkaar."],
)
