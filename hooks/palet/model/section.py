"""The register of sections: the pages that are made of records, by their address and title."""

from __future__ import annotations

SECTIONS = {
    "interventies": "Interventies",
    "gebieden": "Gebieden",
    "themas": "Thema's",
    "mijlpalen": "Mijlpalen",
    "nieuws": "Nieuws",
    "kennis": "Kennis",
    "bronnen": "Bronnen",
    "agenda": "Over de Agenda",
    "overzicht": "Overzicht",
    "resultaten": "Resultaten",
    "velden": "Alle velden",
    "zoeken": "Zoeken",
    "doelgroepen": "Doelgroepen",
    "volgen": "Zo volgt u ons",
    "nieuw": "Nieuw op dit platform",
    "vergelijken": "Vergelijken",
    "redactie": "Redactie",
}

# No hand-written page may have these names: there the home page, the theme's files, the
# pictures, the index and the data of the site stand.
RESERVED = frozenset({*SECTIONS, "index", "404", "assets", "images", "pagefind", "data", "sitemap"})
