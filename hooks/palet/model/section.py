"""The register of sections: the pages that are made of records, by their address."""

from __future__ import annotations

from typing import NamedTuple


class Section(NamedTuple):
    """What the page of a section is called, and what a search engine shows of it."""

    title: str
    description: str


SECTIONS = {
    "interventies": Section(
        "Interventies",
        "Alle interventies die mensen en wijken weerbaarder maken, met bron en status.",
    ),
    "gebieden": Section("Gebieden", "Alle gebieden op de kaart en in een lijst."),
    "themas": Section("Thema's", "Alle thema's, met de interventies die erbij horen."),
    "mijlpalen": Section(
        "Mijlpalen",
        "Wat er gebeurde en wat er komt: de tijdlijn van de Agenda, om te volgen in uw agenda.",
    ),
    "nieuws": Section("Nieuws", "Nieuws over de Agenda en de gebieden."),
    "kennis": Section("Kennis", "Onderzoek, monitors en handreikingen."),
    "bronnen": Section("Bronnen", "Alle documenten waar de feiten uit komen."),
    "agenda": Section(
        "Over de Agenda",
        "Wat de Agenda Veerkrachtige & Weerbare Samenleving is: actielijnen, geld en mijlpalen.",
    ),
    "overzicht": Section(
        "Overzicht",
        "Hoeveel interventies er per thema in elk gebied zijn, en waar nog niets is vastgelegd.",
    ),
    "resultaten": Section(
        "Resultaten",
        "Alle gemeten resultaten op een rij, elk met de bron, en de bevindingen van de monitor.",
    ),
    "velden": Section(
        "Alle velden",
        "Uitleg bij elk veld dat in een bestand van een interventie of ander record kan staan.",
    ),
    "zoeken": Section(
        "Zoeken",
        "Zoek in alle interventies, gebieden, thema's, mijlpalen, nieuws en publicaties.",
    ),
    "doelgroepen": Section("Doelgroepen", "Voor wie de interventies zijn: kies een doelgroep."),
    "volgen": Section(
        "Zo volgt u ons",
        "Blijf op de hoogte: zet de mijlpalen in uw agenda, of lees het nieuws in een feed.",
    ),
    "nieuw": Section(
        "Nieuw op dit platform",
        "Wat er op dit platform is toegevoegd, veranderd of gestopt sinds het laatste congres.",
    ),
    "vergelijken": Section(
        "Vergelijken", "Zet tot vier interventies naast elkaar, met hun resultaten en bronnen."
    ),
    "redactie": Section("Redactie", "Het formulier waarmee redacteuren de inhoud bijwerken."),
}

# No hand-written page may have these names: there the home page, the theme's files, the
# pictures, the index and the data of the site stand.
RESERVED = frozenset({*SECTIONS, "index", "404", "assets", "images", "pagefind", "data", "sitemap"})

# What a platform always has: without these there is nothing to find, or no way to it.
NEEDED = ("interventies", "gebieden", "themas", "bronnen")
# What is there to find and to write with; it has no words of a platform.
_MACHINERY = ("velden", "zoeken", "redactie")
# What a platform may have, or not.
OFFERED = tuple(name for name in SECTIONS if name not in _MACHINERY)
