"""The words of the platform itself, and what there is on it: nothing of one programme is code."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import Annotated, Self

from pydantic import Field, model_validator

from . import form
from .colour import dull
from .common import PageId
from .field import Colour, Id, Part, Picture, SectionId, Summary, Text
from .part import Contact
from .record import Kind, Many, Record
from .rule import Needs, fault, refuse
from .section import NEEDED, OFFERED, SECTIONS, Section

Words = Annotated[
    Text,
    form.LONG_TEXT,
    Field(title="tekst", examples=["Wat werkt in de wijk?", "Samen leren van elkaar."]),
]


class SectionWords(Part):
    """A section of the site, with words in the place of the usual ones."""

    id: SectionId = Field(title="onderdeel")
    """Welk onderdeel het is."""
    title: Text | None = Field(None, title="naam", examples=["Over het programma", "Projecten"])
    """De naam van het onderdeel. Laat weg als de gewone naam goed is."""
    lead: Words | None = None
    """De zin bovenaan de pagina. Telt de pagina iets, dan komt hij achter het aantal."""
    description: Summary | None = Field(
        None, title="omschrijving", examples=["Alle projecten, met bron.", "Nieuws uit de wijken."]
    )
    """Wat een zoekmachine over de pagina toont."""


class Home(Part):
    """The words at the top of the home page."""

    title: Text = Field(title="kop", examples=["Wat werkt in de wijk?", "Leren van elkaar"])
    """De grote kop."""
    lead: Words
    """Wat de bezoeker hier vindt, in een of twee zinnen."""
    example: Text = Field(title="zoekvraag", examples=["schulden bij jongeren", "groen in de wijk"])
    """Een zoekvraag die iets oplevert; zij staat als voorbeeld in het zoekveld."""


class PageLink(Part):
    """A link to a page of the site."""

    page: PageId
    """De pagina of het onderdeel waar de link naartoe gaat."""
    title: Text | None = Field(None, title="naam", examples=["Alle bronnen", "Contact"])
    """De woorden van de link. Laat weg als de naam van de pagina goed is."""


class Footer(Part):
    """What stands at the foot of every page."""

    about: Words
    """Wat deze site is, in een of twee zinnen."""
    links: tuple[PageLink, ...] = Field((), title="link, links")
    """De links onderaan elke pagina."""


class PlaceWords(Part):
    """What the places of the programme are called."""

    one: Text = Field(title="een", examples=["proefwijk", "kerngebied"])
    """Het woord voor een gebied van het programma."""
    many: Text = Field(title="meer", examples=["proefwijken", "kerngebieden"])
    """Het woord voor meer dan een."""
    explanation: Words
    """Wat zo'n gebied is, in een of twee zinnen."""


class Map(Part):
    """The map under the areas."""

    outline: Id = Field(title="omtrek", examples=["provincie", "stad"])
    """De naam van de tekening: een bestand in theme_overrides/map, zonder .json."""
    title: Text = Field(title="naam", examples=["Kaart van het land", "Kaart van de provincie"])
    """Hoe de kaart heet voor wie haar niet kan zien."""


class Site(Record):
    """The platform itself: its name, its words, its sections and its look."""

    rules = (
        Needs("colour", "colour_dark", "no_other_colour"),
        Needs("colour_dark", "colour", "no_other_colour"),
    )

    short_name: Text | None = Field(None, title="korte naam", examples=["Proefwijken", "Wijkwijs"])
    """De korte naam. Eindigt de naam erop, dan staat de rest in de kop er klein boven."""
    description: Summary = Field(
        title="omschrijving", examples=["Wat werkt in de wijk?", "Alles over de proefwijken."]
    )
    """Wat de site biedt, in een of twee zinnen. Zoekmachines tonen dit."""
    programme: Text = Field(
        "het programma", title="programma", examples=["het programma", "de Wijkaanpak"]
    )
    """Hoe het programma heet midden in een zin, met het lidwoord erbij."""
    home: Home = Field(title="voorpagina")
    """De woorden bovenaan de voorpagina."""
    sections: Annotated[tuple[SectionWords, ...], Many] = Field(title="onderdeel, onderdelen")
    """De onderdelen die er zijn. Wat hier niet staat, heeft geen pagina en geen link."""
    menu: Annotated[tuple[PageId, ...], Many] = Field(title="menu")
    """De pagina's en onderdelen in het menu, in deze volgorde."""
    footer: Footer = Field(title="voet")
    """Wat onderaan elke pagina staat."""
    focus_areas: PlaceWords | None = Field(None, title="gebieden van het programma")
    """Hoe de gebieden heten waar 'focus_area' bij staat. Laat weg als er geen zijn."""
    publisher: Contact | None = Field(None, title="uitgever")
    """Wie de site uitgeeft, en waar vragen terechtkunnen. Dit staat onderaan elke pagina."""
    map: Map | None = Field(None, title="kaart")
    """De kaart met de gebieden. Laat weg als er geen kaart is."""
    logo: Picture | None = Field(None, title="logo")
    """De naam van een afbeelding in de map images. Zonder logo staan er vier cirkels."""
    colour: Colour | None = Field(None, title="kleur")
    """De kleur van links en knoppen op een lichte achtergrond, als #rrggbb."""
    colour_dark: Annotated[Colour, form.DARK_COLOUR] | None = Field(None, title="kleur op donker")
    """De kleur van links en knoppen op een donkere achtergrond, als #rrggbb."""

    @model_validator(mode="after")
    def _can_be(self) -> Self:
        ids = [section.id for section in self.sections]
        faults = [
            *self.broken_rules(),
            *dull(self.colour, "colour", dark=False),
            *dull(self.colour_dark, "colour_dark", dark=True),
        ]
        for index, name in enumerate(ids):
            if name in ids[:index]:
                faults.append(fault("section_twice", name, "sections", index, "id"))
        if missing := [name for name in NEEDED if name not in ids]:
            faults.append(fault("no_section", None, "sections", name=", ".join(missing)))
        refuse(faults)
        return self

    @cached_property
    def words(self) -> Mapping[str, Section]:
        """The words of each section that there is, those included that every site has."""
        own = {section.id: section for section in self.sections}
        return {
            name: Section(*(
                getattr(own.get(name), field, None) or text.format(programme=self.programme)
                for field, text in usual._asdict().items()
            ))
            for name, usual in SECTIONS.items()
            if name in own or name not in OFFERED
        }  # fmt: skip

    @property
    def kicker(self) -> str:
        """What stands in the name before the short one."""
        name = self.short_name or ""
        return self.title.removesuffix(name).strip() if name and self.title.endswith(name) else ""


KIND = Kind("site", ".", Site, None, "site", "sites", only="site")
