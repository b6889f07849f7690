"""What the fields of records are called in Dutch."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .field import Part

# By name, or by model and name where one name means two things; for what is counted, the word
# for one and that for more.
WORDS = {
    "abbreviation": "afkorting", "action_line": "actielijn", "amount": "bedrag",
    "amounts": "bedrag, bedragen", "approach": "aanpak", "area": "gebied", "areas": "gebieden",
    "assessor": "beoordelaar", "authors": "auteurs", "body": "tekst", "budget": "begroting",
    "colour": "kleur", "colour_dark": "kleur op donker", "comparison": "vergelijking",
    "contact": "contact", "corrections": "correctie, correcties", "date": "datum",
    "description": "beschrijving", "email": "e-mailadres", "end": "einde", "end_time": "eindtijd",
    "evaluations": "evaluatie, evaluaties", "evidence": "onderbouwing", "explanation": "uitleg",
    "facts": "feit, feiten", "figures": "getal, getallen", "findings": "uitkomst, uitkomsten",
    "focus_area": "focusgebied", "former_ids": "oude adressen", "funding": "regelingen",
    "gm_code": "gemeentecode", "goal": "doel", "highlight": "plek op de voorpagina",
    "icon": "pictogram", "id": "korte naam",
    "identifier": "kenmerk", "implementations": "plek, plekken", "intermediaries": "uitvoerders",
    "interventions": "interventies", "kind": "soort", "knowledge": "publicaties", "label": "naam",
    "lat": "breedtegraad", "lessons": "lessen", "level": "niveau", "levels": "niveaus",
    "lines": "post, posten", "location": "plek op de kaart", "lon": "lengtegraad",
    "materials": "materiaal, materialen", "milestones": "mijlpalen", "ministries": "ministeries",
    "municipality": "gemeente", "note": "toelichting", "number": "nummer",
    "organisation": "organisatie", "organisations": "organisaties", "origins": "herkomst",
    "other_names": "andere namen", "period": "periode", "place": "plaats",
    "preconditions": "wat er nodig is", "previous_dates": "eerdere datums",
    "previous_starts": "eerdere begintijden", "programme": "lokaal programma",
    "programme_name": "naam van het lokale programma",
    "protective_factors": "beschermende factoren", "province": "provincie", "publisher": "uitgever",
    "qualifier": "precisie", "quotes": "citaat, citaten", "related": "verwante interventies",
    "residents": "aantal inwoners", "results": "resultaat, resultaten",
    "reviewed": "datum van nakijken", "role": "functie", "room": "zaal", "scheme": "regeling",
    "sessions": "sessie, sessies", "source": "bron", "sources": "bron, bronnen",
    "speaker": "spreker", "speakers": "sprekers", "start": "begin", "start_time": "begintijd",
    "status": "status", "status_note": "toelichting op de status", "summary": "samenvatting",
    "synonyms": "zoekwoorden", "target_groups": "doelgroepen", "terms": "term, termen",
    "text": "tekst", "theme": "thema", "themes": "thema's", "title": "naam", "total": "totaal",
    "unit": "eenheid", "upper": "bovengrens", "url": "webadres", "valid_until": "geldig tot",
    "value": "getal", "verdict": "oordeel", "what": "wat het getal zegt",
    "why": "waarom het ertoe doet", "working_elements": "wat werkt",
    "Implementation.place": "plek", "Intervention.funding": "geldbron, geldbronnen",
    "Session.title": "titel",
}  # fmt: skip


def name_of(model: type[Part], field: str) -> str:
    """Return what a field is called: 'status', or 'feit, feiten' for what is counted.

    A field that no model has any more goes by its own name.
    """
    own = " ".join(str(field).replace(",", " ").split())
    return WORDS.get(f"{model.__name__}.{field}") or WORDS.get(field) or f"veld '{own}'"
