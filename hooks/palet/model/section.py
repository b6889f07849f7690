"""The register of sections: the pages that are made of records, by their address."""

from __future__ import annotations

from typing import NamedTuple


class Section(NamedTuple):
    """The usual words of a section; a platform may have others in its record ``site``.

    ``title`` is what it is called, and ``description`` what a search engine shows of it. ``lead``
    stands at the top of the page, behind the number of what it counts. ``{programme}`` in them
    is what the programme is called.
    """

    title: str
    description: str
    lead: str = ""


SECTIONS = {
    "interventies": Section(
        "Interventies",
        "Alle interventies, met bron en status.",
        "Manieren van werken, met plek, status en bron.",
    ),
    "gebieden": Section("Gebieden", "Alle gebieden op de kaart en in een lijst."),
    "themas": Section("Thema's", "Alle thema's, met de interventies die erbij horen."),
    "mijlpalen": Section(
        "Mijlpalen",
        "Wat er gebeurde en wat er komt: de tijdlijn van {programme}, om te volgen in uw agenda.",
        "Wat er gebeurde en wat er komt rond {programme} en de gebieden.",
    ),
    "nieuws": Section(
        "Nieuws",
        "Nieuws over {programme} en de gebieden.",
        "Nieuws over {programme} en de gebieden, met de bron erbij.",
    ),
    "kennis": Section(
        "Kennis",
        "Onderzoek, monitors en handreikingen.",
        "Onderzoek, monitors, handreikingen en beleid.",
    ),
    "bronnen": Section(
        "Bronnen",
        "Alle documenten waar de feiten uit komen.",
        "Bij elke bron ziet u welke pagina's ernaar verwijzen.",
    ),
    "agenda": Section("Over {programme}", "Wat {programme} is: actielijnen, geld en mijlpalen."),
    "overzicht": Section(
        "Overzicht",
        "Hoeveel interventies er per thema in elk gebied zijn, en waar nog niets is vastgelegd.",
        "Hoeveel interventies zijn er per thema in elk gebied? En waar is nog niets vastgelegd?",
    ),
    "onderbouwing": Section(
        "Onderbouwing",
        "Hoe sterk het bewijs is dat interventies werken, en wat nog niet bekend is.",
        "Hoe zeker is het dat een interventie werkt? En wat weten we nog niet?",
    ),
    "resultaten": Section(
        "Resultaten",
        "Alle gemeten resultaten op een rij, elk met de bron, en de bevindingen van de monitor.",
        "Hier staan alleen getallen die een bron als resultaat meldt: wat er is bereikt en wie er "
        "is bereikt. Doelen staan er niet bij.",
    ),
    "velden": Section(
        "Alle velden",
        "Uitleg bij elk veld dat in een bestand van een interventie of ander record kan staan.",
    ),
    "zoeken": Section(
        "Zoeken",
        "Zoek in alle interventies, gebieden, thema's, mijlpalen, nieuws en publicaties.",
    ),
    "doelgroepen": Section(
        "Doelgroepen",
        "Voor wie de interventies zijn: kies een doelgroep.",
        "Voor wie is een interventie bedoeld? Kies een doelgroep en zie wat er gebeurt.",
    ),
    "volgen": Section(
        "Zo volgt u ons",
        "Blijf op de hoogte: zet de mijlpalen in uw agenda, of lees het nieuws in een feed.",
        "U hoeft deze site niet steeds te bekijken. Een agenda of een feed haalt vanzelf op wat er "
        "nieuw is. U geeft daarvoor geen naam en geen e\N{NON-BREAKING HYPHEN}mailadres.",
    ),
    "nieuw": Section(
        "Nieuw op dit platform",
        "Wat er op dit platform is toegevoegd, veranderd of gestopt sinds het laatste congres.",
        "Wat er is toegevoegd, veranderd of gestopt.",
    ),
    "vergelijken": Section(
        "Vergelijken",
        "Zet tot vier interventies naast elkaar, met hun resultaten en bronnen.",
        "Zet tot vier interventies naast elkaar: wat ze willen bereiken, voor wie, waar, met welk "
        "resultaat en volgens welke bron.",
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
