"""Says in plain Dutch what a model refuses."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from palet.language.dutch import slug
from palet.problem import shorten

from .fieldname import field_meant, name_of, place_of
from .shape import model_at, names_another, shape_at
from .terms import MilestoneStatus
from .valuehint import CURLY, as_typed, list_start, type_of, value_hint

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pydantic_core import ErrorDetails

    from palet.reading.document import Location

    from .field import Part

_LONGEST_NAME = 30

# A file with more mistakes is not a record at all.
MOST = 200

_TOO_LONG = ("deze tekst is te lang: {length} tekens.", "Houd het bij hooguit {max_length} tekens.")

# Per kind of refusal the message and the hint, where the form of the field does not have them;
# {…} comes from the refusal.
_WORDS = {
    "missing": ("dit veld ontbreekt.", "Voeg een regel '{name}:' met een waarde toe."),
    "string_type": ("hier hoort tekst, maar er staat {found}.",
                    "Schrijf een tekst."),
    "tuple_type": ("hier hoort een lijst, maar er staat {found}.",
                   "Zet elke waarde op een eigen regel met '- ' ervoor."),
    "model_type": ("hier horen velden, maar er staat {found}.",
                   "Zet op elke regel een veld als 'naam: waarde', ingesprongen."),
    "int_type": ("hier hoort een getal, maar er staat {found}.",
                 "Schrijf alleen cijfers, zonder punten voor duizendtallen, zoals 5000."),
    "float_type": ("hier hoort een getal, maar er staat {found}.",
                   "Schrijf cijfers met een punt voor decimalen, zoals 1.5."),
    "bool_type": ("hier hoort true of false, maar er staat {found}.",
                  "Schrijf true voor ja, of false voor nee."),
    "float_parsing": ("hier hoort een getal, maar er staat '{input}'.",
                      "Schrijf cijfers met een punt voor decimalen, zoals 1.5."),
    "int_parsing": ("hier hoort een getal, maar er staat '{input}'.",
                    "Schrijf alleen cijfers, zonder punt of komma."),
    "int_from_float": ("hier hoort een heel getal, maar er staat {input}.",
                       "Schrijf alleen cijfers, zonder punt of komma."),
    "thousands": ("'{input}' kan op twee manieren worden gelezen.",
                  "Schrijf {thousands} als u duizendtallen bedoelt, en anders {decimal}."),
    "double": ("'{name}' staat er twee keer.", "Geef elk onderdeel een eigen id."),
    "too_long": _TOO_LONG,
    "string_too_long": _TOO_LONG,
    "too_short": ("deze lijst is leeg.", "Noem er minstens een."),
    "greater_than_equal": ("{input} is te klein.", "Schrijf minstens {ge}."),
    "less_than_equal": ("{input} is te groot.", "Schrijf hooguit {le}."),
    "html": ("hier staat HTML, en dat mag niet in een record.",
             "Gebruik gewone tekst of Markdown: **vet**, *schuin*, [tekst](https://adres)."),
    "line_break": ("deze tekst kan niet uit meer regels of alinea's bestaan.",
                   "Schrijf alles op een regel, of schrijf >- in plaats van |-."),
    "period": ("het einde ligt voor het begin.", "Draai de twee data om, of verbeter het jaartal."),
    "times": ("het einde ligt niet na het begin.", "Verbeter een van de twee tijden."),
    "no_place": ("de plek ontbreekt.",
                 "Noem een gebied bij 'area', of beschrijf de plek bij 'place'."),
    "no_origin": ("de herkomst van het geld ontbreekt.",
                  "Noem een regeling bij 'scheme', of beschrijf de herkomst bij 'description'."),
    "no_previous_date": ("de eerdere datum ontbreekt.",
                         "Schrijf bij 'previous_dates' wanneer het eerst was."),
    "same_date": ("de eerdere datum is dezelfde als de datum zelf.",
                  "Schrijf bij 'date' de nieuwe datum, en hier de datum die niet meer geldt."),
    "not_yet": ("dit is volgens de datum ({date}) nog niet geweest toen het werd nagekeken.",
                f"Kies {MilestoneStatus.PLANNED} of {MilestoneStatus.CONFIRMED}, "
                "of verbeter 'date' of 'reviewed'."),
    "no_age": ("er staat geen leeftijd.", "Schrijf bij 'youngest' vanaf welke leeftijd, of bij "
                "'oldest' tot en met welke."),
    "no_unit": ("er is een effect, maar geen eenheid.",
                "Schrijf bij 'unit' waarin het is gemeten, zoals 'procentpunt minder'."),
    "no_time_unit": ("er is een duur, maar geen eenheid.",
                     "Schrijf bij 'unit' dagen, weken, maanden of jaren."),
    "no_duration": ("er is een eenheid, maar geen duur.",
                    "Schrijf bij 'duration' hoe lang het duurt, of haal 'unit' weg."),
    "no_start": ("er is een einde, maar geen begin.", "Schrijf ook wanneer het begint."),
    "time_without_day": ("een tijd kan alleen bij een datum met een dag.",
                         "Schrijf bij '{name}' ook de dag, of haal de tijd weg."),
    "outside": ("deze sessie valt buiten het congres van {days}.",
                "Verbeter de dag van de sessie, of de datum van het congres."),
    "section_twice": ("dit onderdeel staat er twee keer.", "Haal er een weg."),
    "no_section": ("hier ontbreekt: {name}.",
                   "De site kan niet zonder. Voeg het toe, met '- id:' ervoor."),
    "no_other_colour": ("er is maar een van de twee kleuren.",
                        "Noem 'colour' en 'colour_dark' allebei, of geen van beide."),
    "budget_line": ("deze post is niet duidelijk.",
                    "Noem bij 'action_line' of bij 'label' waar het bedrag voor is."),
    "budget": ("de posten zijn samen {sum}, maar het totaal is {total}.",
               "Verbeter een post of het totaal."),
}  # fmt: skip

_EXPLAINED = "Kijk in de uitleg van dit veld."

# What pydantic says of something that can be no id.
_NAMELESS = {"string_type", "string_pattern_mismatch"}

_FOUND = {
    dict: "een groep velden", list: "een lijst", type(None): "niets",
    bool: "{}", int: "het getal {}", float: "het getal {}", str: "'{}'",
}  # fmt: skip


def explain(
    model: type[Part], errors: Sequence[ErrorDetails]
) -> Iterator[tuple[Location, str, str, str]]:
    """Yield location, message and hint of each refusal, each place once, and of ``MOST`` at most.

    Last come the words in the field that are meant, or "" for all of it. What is no name of
    another record or of a term is left to ``reference``, which knows what may be meant.
    """
    seen: set[tuple[Location, str]] = set()
    for error in errors[:MOST]:
        location = _location(error)
        if error["type"] in _NAMELESS and names_another(model, location):
            continue
        # A text may hold several things that it may not; other refusals of one place are echoes.
        key = location, error.get("ctx", {}).get("words", "")
        if key not in seen and not _is_echo(model, error, errors[:MOST]):
            seen.add(key)
            yield location, *_words(model, location, error), _spot(error)


def _location(error: ErrorDetails) -> Location:
    """Return where a refusal is, without the member of a union that pydantic names last."""
    place = error["loc"]
    union = error["type"] != "extra_forbidden" and place[-1:] in {("int",), ("float",)}
    return place[:-1] if union else place


def _is_echo(model: type[Part], error: ErrorDetails, errors: Sequence[ErrorDetails]) -> bool:
    """Say whether this refusal only follows from another one.

    A list seems empty when all in it is refused; a field seems missing when its name is
    misspelt, or when a text before it goes on to the next quote.
    """
    place = error["loc"]
    others = (other for other in errors if other["loc"] != place)
    if error["type"] == "too_short":
        return any(other["loc"][: len(place)] == place for other in others)
    return error["type"] == "missing" and any(
        _meant(model, other["loc"]) == place[-1]
        if other["type"] == "extra_forbidden"
        else isinstance(other["input"], str) and f" {place[-1]}:" in other["input"]
        for other in others
        if other["loc"][:-1] == place[:-1]
    )


def _meant(model: type[Part], location: Location) -> str:
    """Return the name of the field that a misspelt one is meant to be, or ""."""
    owner = model_at(model, location[:-1])
    return field_meant(owner, str(location[-1]).partition(":")[0]) if owner else ""


def _words(model: type[Part], location: Location, error: ErrorDetails) -> tuple[str, str]:
    value = error["input"]
    kind = _kind(error)
    if kind in {"said", "spoilt"}:
        return error["ctx"]["message"], error["ctx"]["hint"]
    if kind == "extra_forbidden":
        return _unknown_field(model, location)
    form = shape_at(model, location).form
    default = form.message or "{found} kan hier niet staan.", form.hint or _EXPLAINED
    message, hint = _WORDS.get(kind, default)
    hint = value_hint(model, kind, location, value) or hint
    text = _short(value)
    plain = isinstance(value, str | int | float)
    links = kind == "image" and "materials" in model.model_fields
    words: dict[str, Any] = {
        **{name: _short(word) for name, word in error.get("ctx", {}).items()},
        "input": text,
        "found": _found(value),
        "no": f"'{text}' is g" if plain else "hier hoort ",
        "but": "" if plain else f", maar er staat {_found(value)}",
        "length": len(value) if isinstance(value, str) else 0,
        "id": f" Schrijf {slug(text)}." if slug(text) else "",
        "thousands": text.replace(".", ""),
        # With three digits behind the point it would be refused again.
        "decimal": f"{text}0" if text[-1:] != "0" else value,
        "straight": text.strip(CURLY),
        "image_place": ", of noem haar bij 'materials' als link" if links else "",
    }
    words.setdefault("name", location[-1] if location else "")
    return message.format(**words), hint.format(**words)


def _kind(error: ErrorDetails) -> str:
    """Return the kind of a refusal; what is no number cannot be too small."""
    kind: str = error["type"]
    value = error["input"]
    if kind == "int_type" and isinstance(value, float):
        return "int_from_float"
    if kind in {"greater_than_equal", "less_than_equal"}:
        if isinstance(value, bool):
            return "float_type"
        if isinstance(value, str) and not re.search(r"\d", value):
            return "float_parsing"
    return kind


def _spot(error: ErrorDetails) -> str:
    """Return the words in a text that are meant, up to where they end in it."""
    if error["type"] == "tuple_type" and isinstance(error["input"], str):
        return list_start(error["input"])
    start = str(error.get("ctx", {}).get("words", ""))
    if not start:
        return start
    found: list[str] = re.findall(re.escape(start) + r"[^\s<>()]*", error["input"])
    return found[0]


def _unknown_field(model: type[Part], location: Location) -> tuple[str, str]:
    message = "dit veld bestaat niet."
    name, _, value = str(location[-1]).partition(":")
    if value:
        return message, f"Zet een spatie na de dubbele punt: {_short(name)}: {_short(value)}."
    owner = model_at(model, location[:-1])
    if meant := _meant(model, location):
        return message, f"Bedoelde u '{meant}' ({name_of(owner or model, meant)})?"
    if re.search(r"\s", name.strip()) or len(name) > _LONGEST_NAME:
        return message, "Hoort deze regel bij de tekst erboven? Laat hem dan net zo ver inspringen."
    if len(location) == 1 and (place := place_of(model, name)):
        return message, f"Het hoort bij '{place}'."
    names = ", ".join(owner.model_fields) if owner else ""
    return message, f"Velden die hier mogen: {names}."


def _found(value: Any) -> str:
    """Return what stands there, as an editor may call it."""
    return _FOUND.get(type_of(value), "iets anders").format(_short(value))


def _short(value: Any) -> str:
    return shorten(as_typed(value))
