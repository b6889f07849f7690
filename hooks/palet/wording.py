"""Says in plain Dutch what a model refuses."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, get_args

from .field import Part
from .problem import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pydantic_core import ErrorDetails

    from .document import Location

_TOO_LONG = (
    "deze tekst is te lang: {length} tekens.",
    "Houd het bij hooguit {max_length} tekens.",
)

# Per kind of refusal the message and the hint; {…} comes from the refusal.
_WORDS = {
    "missing": ("dit veld ontbreekt.", "Voeg een regel '{name}:' met een waarde toe."),
    "string_type": ("hier hoort tekst, maar er staat {found}.",
                    "Schrijf tekst; zet een getal of ja/nee tussen aanhalingstekens."),
    "tuple_type": ("hier hoort een lijst, maar er staat {found}.",
                   "Zet elke waarde op een eigen regel met '- ' ervoor."),
    "model_type": ("hier horen velden, maar er staat {found}.",
                   "Zet op elke regel een veld als 'naam: waarde', ingesprongen."),
    "int_type": ("hier hoort een getal, maar er staat {found}.",
                 "Schrijf alleen cijfers, zonder punten voor duizendtallen: 5000."),
    "float_type": ("hier hoort een getal, maar er staat {found}.",
                   "Schrijf cijfers met een punt voor decimalen: 1.5."),
    "bool_type": ("hier hoort true of false, maar er staat {found}.", "Schrijf true of false."),
    "float_parsing": ("hier hoort een getal, maar er staat '{input}'.",
                      "Schrijf cijfers met een punt voor decimalen: 1.5."),
    "int_parsing": ("hier hoort een getal, maar er staat '{input}'.", "Schrijf alleen cijfers: 3."),
    "int_from_float": ("hier hoort een heel getal, maar er staat {input}.",
                       "Schrijf alleen cijfers: 3."),
    "thousands": ("'{input}' kan op twee manieren worden gelezen.",
                  "Schrijf duizendtallen zonder punt (55000), en een decimaal getal korter (1.5)."),
    "double": ("'{name}' staat er twee keer.", "Geef elk onderdeel een eigen id."),
    "too_long": _TOO_LONG,
    "string_too_long": _TOO_LONG,
    "too_short": ("deze lijst is leeg.", "Noem er minstens een."),
    "greater_than_equal": ("dit getal is te klein.", "Schrijf minstens {ge}."),
    "less_than_equal": ("dit getal is te groot.", "Schrijf hooguit {le}."),
    "date": ("'{input}' is geen datum.", "Schrijf 2025, 2024-05 of 2024-05-23."),
    "html": ("hier staat HTML, en dat mag niet in een record.",
             "Gebruik gewone tekst of Markdown: **vet**, *schuin*, [tekst](https://adres)."),
    "image": ("hier staat een afbeelding, en die kan een record niet tonen.",
              "Haal haar weg, of noem haar bij 'materials' als link."),
    "unsafe_link": ("deze link is niet veilig: '{words}'.",
                    "Gebruik een adres dat begint met https://, of de id van een record."),
    "mail_in_text": ("hier staat een e-mailadres: '{words}'.",
                     "Haal het weg; een algemeen adres van een organisatie hoort bij 'contact'."),
    "phone": ("hier staat een telefoonnummer: '{words}'.",
              "Haal het weg, of noem bij 'contact' een pagina met contactgegevens."),
    "personal_address": ("'{input}' lijkt het adres van een persoon.",
                         "Gebruik een algemeen adres, zoals info@voorbeeld.nl."),
    "web_address": ("'{input}' is geen webadres.",
                    "Schrijf een adres als https://voorbeeld.nl/pagina."),
    "mail_address": ("'{input}' is geen e-mailadres.", "Schrijf een adres als info@voorbeeld.nl."),
    "period": ("het einde ligt voor het begin.", "Draai de twee data om, of verbeter het jaartal."),
    "times": ("het einde ligt voor het begin.", "Verbeter een van de twee tijden."),
    "no_place": ("de plek ontbreekt.",
                 "Noem een gebied bij 'area', of beschrijf de plek bij 'place'."),
    "no_origin": ("de herkomst van het geld ontbreekt.",
                  "Noem een regeling bij 'scheme', of beschrijf de herkomst bij 'description'."),
    "no_previous_date": ("de eerdere datum ontbreekt.",
                         "Schrijf bij 'previous_dates' wanneer het eerst was."),
    "same_date": ("de eerdere datum is dezelfde als de datum zelf.",
                  "Schrijf bij 'date' de nieuwe datum, en hier de datum die niet meer geldt."),
    "not_yet": ("dit is volgens de datum ({date}) nog niet geweest toen het werd nagekeken.",
                "Kies gepland of bevestigd, of verbeter 'date' of 'reviewed'."),
    "moment": ("'{input}' is geen dag met een tijd.", "Schrijf 2024-05-23T10:00."),
    "clock": ("'{input}' is geen tijd.", "Schrijf uren en minuten: 09:30."),
    "no_start": ("er is een einde, maar geen begin.", "Schrijf ook wanneer het begint."),
    "time_without_day": ("een tijd kan alleen bij een datum met een dag.",
                         "Schrijf bij 'date' ook de dag, of haal de tijd weg."),
    "outside": ("deze sessie valt buiten het congres van {days}.",
                "Verbeter de dag van de sessie, of de datum van het congres."),
    "budget_line": ("deze post is niet duidelijk.",
                    "Noem bij 'action_line' of bij 'label' waar het bedrag voor is."),
    "budget": ("de posten zijn samen {sum}, maar het totaal is {total}.",
               "Verbeter een post of het totaal."),
}  # fmt: skip

_PATTERNS = {
    r"\S": ("deze tekst is leeg.", "Schrijf een tekst, of haal het veld weg."),
    r"^[a-z0-9]+(-[a-z0-9]+)*$": (
        "'{input}' kan geen id zijn.",
        "Gebruik kleine letters, cijfers en streepjes: youth-cyber-team.",
    ),
    r"^#[0-9a-f]{6}$": ("'{input}' is geen kleur.", "Schrijf een kleur als '#1a5fb4'."),
    r"^GM\d{4}$": ("'{input}' is geen gemeentecode.", "Schrijf GM en vier cijfers: GM0202."),
}

_FOUND = {
    dict: "een groep velden", list: "een lijst", str: "tekst", bool: "true of false",
    int: "een getal", float: "een getal", type(None): "niets",
}  # fmt: skip


def explain(
    model: type[Part], errors: Sequence[ErrorDetails]
) -> Iterator[tuple[Location, str, str]]:
    """Yield location, message and hint of each refusal, each place once."""
    seen: set[Location] = set()
    for error in errors:
        location = _location(error)
        if location not in seen and not _is_echo(error, errors):
            seen.add(location)
            yield location, *_words(model, location, error)


def _location(error: ErrorDetails) -> Location:
    """Return where a refusal is, without the member of a union that pydantic names last."""
    location = error["loc"]
    if location and location[-1] in {"int", "float"} and error["type"] != "extra_forbidden":
        return location[:-1]
    return location


def _is_echo(error: ErrorDetails, errors: Sequence[ErrorDetails]) -> bool:
    """Say whether a list only seems empty because what stands in it is refused."""
    place = error["loc"]
    return error["type"] == "too_short" and any(
        other["loc"][: len(place)] == place for other in errors if other["loc"] != place
    )


def _words(model: type[Part], location: Location, error: ErrorDetails) -> tuple[str, str]:
    if error["type"] == "extra_forbidden":
        return _unknown_field(model, location)
    if error["type"] == "string_pattern_mismatch":
        default = "'{input}' heeft niet de goede vorm.", "Kijk in de uitleg van dit veld."
        message, hint = _PATTERNS.get(error["ctx"]["pattern"], default)
    else:
        default = f"deze waarde klopt niet ({error['type']}).", "Kijk in de uitleg van dit veld."
        message, hint = _WORDS.get(error["type"], default)
    value = error["input"]
    words: dict[str, Any] = {
        **error.get("ctx", {}),
        "input": _short(value),
        "found": _FOUND.get(type(value), "iets anders"),
        "length": len(value) if isinstance(value, str) else 0,
    }
    words.setdefault("name", location[-1] if location else "")
    return message.format(**words), hint.format(**words)


def _unknown_field(model: type[Part], location: Location) -> tuple[str, str]:
    owner = _model_at(model, location[:-1])
    names = tuple(owner.model_fields) if owner else ()
    hint = did_you_mean(location[-1], names) or f"Velden die hier mogen: {', '.join(names)}."
    return "dit veld bestaat niet.", hint


def _model_at(model: type[Part], location: Location) -> type[Part] | None:
    """Return the model of the part at ``location``."""
    found: type[Part] | None = model
    for step in location:
        if isinstance(step, str) and found:
            found = _part_in(found.model_fields[step].annotation)
    return found


def _part_in(annotation: Any) -> type[Part] | None:
    if isinstance(annotation, type) and issubclass(annotation, Part):
        return annotation
    return next((part for a in get_args(annotation) if (part := _part_in(a))), None)


def _short(value: Any) -> str:
    text = str(value)
    return text if len(text) <= 60 else text[:57] + "..."
