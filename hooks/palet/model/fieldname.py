"""What the fields of records are called in Dutch."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from palet.language.nearest import FIELDS, nearest, plain

from .shape import Shape, shapes

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .field import Part


def name_of(model: type[Part], field: str) -> str:
    """Return what a field is called: 'status', or 'feit, feiten' for what is counted.

    A field that the model does not have goes by its own name.
    """
    own = " ".join(str(field).replace(",", " ").split())
    return shapes(model).get(field, Shape()).title or f"veld '{own}'"


_EVERYWHERE = {"date", "id", "kind", "note", "source", "text", "title", "unit", "url", "value"}

# What people call fields besides.
_OTHER_WORDS = {
    "title": "titel, kop, naam, name", "summary": "korte omschrijving, inleiding",
    "description": "omschrijving", "approach": "werkwijze, methode", "goal": "doelstelling",
    "themes": "thema, onderwerp, onderwerpen",
    "what": "wat", "status": "stand", "theme": "thema", "areas": "gebied, wijk",
    "area": "wijk, gebieden",
    "place": "locatie, plaats, plek", "implementations": "uitvoering, uitvoeringen, locaties",
    "results": "cijfers, getallen", "funding": "financiering, geld, subsidie",
    "reviewed": "nagekeken, gecontroleerd", "url": "link, website, adres, site, webpagina",
    "email": "mail, mailadres", "publisher": "uitgeverij, organisatie", "colour": "color",
    "colour_dark": "color_dark, donkere kleur", "value": "waarde, aantal", "unit": "eenheden",
    "kind": "type", "period": "looptijd, periodes", "start": "startdatum, begindatum, van",
    "end": "einddatum, eind, tot", "date": "datums", "why": "waarom", "note": "opmerking, noot",
    "materials": "bijlagen, documenten", "related": "gerelateerd, verwant",
    "working_elements": "werkzame elementen", "preconditions": "randvoorwaarden, voorwaarden",
    "evidence": "bewijs", "organisations": "partners, partijen", "identifier": "kamerstuk",
    "status_note": "toelichting status", "province": "provincies", "gm_code": "gm, cbs-code",
    "authors": "auteur, schrijver", "target_groups": "doelgroep", "sessions": "programma",
    "other_names": "alias, aliassen", "former_ids": "oude namen, oud adres",
}  # fmt: skip


def field_meant(model: type[Part], name: str) -> str:
    """Return the field of ``model`` that ``name`` means, in Dutch or misspelt, or "".

    What may be one of two is none.
    """
    words = _words(model)
    found = {words[word] for word in nearest(name, words, FIELDS)}
    return found.pop() if len(found) == 1 else ""


def place_of(model: type[Part], name: str) -> str:
    """Return the field of ``model`` whose parts, at any depth, have the field ``name``, or "".

    Of fields that so many parts have, it says nothing to name one of those.
    """
    parts = {field: shape.part for field, shape in shapes(model).items() if shape.part}
    for field, part in parts.items():
        if (meant := field_meant(part, name)) and meant not in _EVERYWHERE:
            return field
    return next((field for field, part in parts.items() if place_of(part, name)), "")


@cache
def _words(model: type[Part]) -> Mapping[str, str]:
    """Return the fields of ``model`` by all words that people have for them; own names go first."""
    words: dict[str, str] = {}
    for field in model.model_fields:
        for word in (*name_of(model, field).split(", "), *_OTHER_WORDS.get(field, "").split(", ")):
            if plain(word):
                words.setdefault(word, field)
    return {**words, **{field: field for field in model.model_fields}}
