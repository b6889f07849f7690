"""What cannot be: numbers, dates and places that no source can mean, whatever they count.

A rule that looks at the day of today only ever refuses what has not happened yet, so that what
was once accepted stays accepted however time passes.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, Annotated, Any

from pydantic import AfterValidator, Field, ValidationInfo
from pydantic_core import InitErrorDetails, PydanticCustomError

from . import form
from .field import Date, Number
from .rule import fault
from .terms import OVER, EvidenceLevel, Status

if TYPE_CHECKING:
    from collections.abc import Iterator

    from palet.language.dates import PartialDate
    from palet.reading.document import Location

_NO_LEVEL = "niet"

# Units of what can be parted, and so need not be a whole number; anything else is counted.
_MEASURES = re.compile(
    r"\b(?:euro|procent|procentpunt(?:en)?|promille|uur|uren|minu(?:ut|ten)|seconden|dag(?:en|deel|delen)?"
    r"|we(?:ek|ken)|maand(?:en)?|kwartalen|ja(?:ar|ren)|(?:kilo)?meters?|k?m[2²]?|hectares?|liters?"
    r"|kilo(?:gram)?|kg|ton|gram|graden|fte|punt(?:en)?|(?:rapport)?cijfer|score|keer|miljoen|miljard"
    r"|duizend|per)\b",
    re.IGNORECASE,
)
_UNITS = {
    **dict.fromkeys(("%", "pct", "pct.", "percent", "procenten", "Procent"), "procent"),
    **dict.fromkeys(("€", "eur", "EUR", "euro's", "euro’s", "euros", "Euro"), "euro"),  # noqa: RUF001
}
# A number that says how something changed, or compares it, may be below nothing or above all.
_CHANGE = re.compile(
    r"groei|groter|gestegen|stijging|steeg|toename|toegenomen|meer|hoger|verhoog|verdubbel|"
    r"daling|daalde|gedaald|afname|afgenomen|minder|lager|verschil|vergeleken|ten opzichte|"
    r"verander|saldo|bezetting|van het doel|van de norm|tekort",
    re.IGNORECASE,
)
_AVERAGE = re.compile(r"gemiddeld|mediaan|verhouding", re.IGNORECASE)
_WHOLE = 100


def _has_been(date: PartialDate, info: ValidationInfo) -> PartialDate:
    today = (info.context or {}).get("today")
    if today and date.first_day > today:
        words = {"message": f"{date.dutch} moet nog komen.", "hint": "Verbeter de datum."}
        raise PydanticCustomError("said", "in de toekomst", words)
    return date


def _not_below_zero(value: float) -> float:
    if value < 0:
        words = {"message": f"het bedrag {value} kan niet.", "hint": "Haal de min weg."}
        raise PydanticCustomError("said", "onder nul", words)
    return value


# The date of what has happened: given today (``today`` in the context), not one to come.
PastDate = Annotated[Date, AfterValidator(_has_been), Field(title="datum")]
Amount = Annotated[
    Number, AfterValidator(_not_below_zero), Field(title="bedrag", examples=[250000, 2100000])
]


def figure_faults(figure: Any) -> Iterator[InitErrorDetails]:
    """Yield what cannot be in a figure: a part above its whole, half a person, a wrong unit."""
    value, upper, unit = figure.value, figure.upper, figure.unit
    most = max(value, value if upper is None else upper)
    if unit in _UNITS:
        yield _said(unit, "unit", f"'{unit}' is hier geen woord.", f"Schrijf {_UNITS[unit]}.")
    if upper is not None and upper <= value:
        message = f"de bovengrens {upper} ligt niet boven het getal {value}."
        yield _said(upper, "upper", message, "Draai de twee om, of haal 'upper' weg.")
    if figure.total is not None and figure.total < most:
        message = f"het geheel ({figure.total}) is kleiner dan het deel ({most})."
        yield _said(figure.total, "total", message, "Verbeter een van de twee.")
    if unit == "procent":
        if not 0 <= value <= most <= _WHOLE and not _CHANGE.search(figure.what):
            message = f"een deel kan geen {most if most > _WHOLE else value} procent zijn."
            hint = "Is het een groei of een verschil? Zeg dat dan bij 'what'."
            yield _said(value, "value", message, hint)
    elif not _MEASURES.search(unit):
        yield from _count_faults(figure)


def _count_faults(figure: Any) -> Iterator[InitErrorDetails]:
    """Yield what cannot be in a number of people or things, which are counted one by one."""
    for name in ("value", "upper", "total"):
        number = getattr(figure, name)
        if number is None:
            continue
        message = f"{number} {figure.unit} kan niet."
        if number < 0 and not _CHANGE.search(figure.what):
            hint = "Haal de min weg. Is het een verschil? Zeg dat dan bij 'what'."
            yield _said(number, name, message, hint)
        if number != int(number) and not _AVERAGE.search(figure.what):
            hint = "Schrijf een heel getal. Is het een gemiddelde? Zeg dat dan bij 'what'."
            yield _said(number, name, message, hint)


def evidence_faults(evidence: Any) -> Iterator[InitErrorDetails]:
    """Yield what an assessment lacks, and dates of it that contradict each other."""
    missing = [name for name in ("assessor", "date", "source") if getattr(evidence, name) is None]
    # A level that is misspelt is told as such.
    if not evidence.level.startswith(_NO_LEVEL) and missing:
        names = " en ".join(filter(None, [", ".join(missing[:-1]), missing[-1]]))
        message = f"bij het niveau '{evidence.level}' ontbreekt {names}."
        hint = (
            "Voeg toe wie het beoordeelde, wanneer en volgens welke bron, "
            f"of kies {EvidenceLevel.NOT_ASSESSED}."
        )
        yield _said(evidence.level, "level", message, hint)
    until = evidence.valid_until
    if until and evidence.date and until.last_day < evidence.date.first_day:
        message = "de erkenning liep af voordat zij begon."
        yield _said(until, "valid_until", message, "Verbeter 'date' of 'valid_until'.")
    yield from _order_faults(evidence)


def _order_faults(evidence: Any) -> Iterator[InitErrorDetails]:
    """Yield what is wrong with earlier recognitions: none came after a later one."""
    earlier = getattr(evidence, "earlier", ())
    if earlier and evidence.level == EvidenceLevel.NOT_ASSESSED:
        message = "er is een eerdere erkenning, maar 'level' zegt dat er geen is."
        hint = "Schrijf de nieuwste erkenning bij 'level', ook als zij niet meer geldt."
        yield _said(evidence.level, "level", message, hint)
    dates = [evidence.date, *(one.date for one in earlier)]
    for index, (later, date) in enumerate(pairwise(dates)):
        if later and date.first_day > later.last_day:
            message = f"deze erkenning ({date.dutch}) is nieuwer dan die erboven."
            hint = "Zet de nieuwste erkenning vooraan; de allernieuwste staat boven 'earlier'."
            yield _said(date, "earlier", index, "date", message, hint)


def range_faults(
    part: Any, low: str, high: str, *, both: bool = True
) -> Iterator[InitErrorDetails]:
    """Yield a fault where the upper end of a range is not above the lower, or stands alone."""
    least, most = getattr(part, low), getattr(part, high)
    if most is None or (least is None and not both):
        return
    if least is None:
        message = f"er is een '{high}', maar geen '{low}'."
        yield _said(most, high, message, f"Schrijf het getal bij '{low}'.")
    elif most <= least:
        message = f"'{high}' ({most}) ligt niet boven '{low}' ({least})."
        yield _said(most, high, message, f"Draai de twee om, of haal '{high}' weg.")


def place_faults(implementation: Any) -> Iterator[InitErrorDetails]:
    """Yield what a place says twice: an area knows its province, and is not the whole country."""
    if implementation.province and implementation.area:
        message = "van een gebied met een eigen pagina is de provincie al bekend."
        yield _said(implementation.province, "province", message, "Haal 'province' weg.")
    if implementation.national and implementation.area:
        message = "dit zegt dat het landelijk is en ook in een gebied."
        hint = "Maak er twee plekken van: een met 'area', en een met 'national'."
        yield _said(True, "national", message, hint)  # noqa: FBT003 - it is what stands there


def progress_faults(implementations: Any, reviewed: PartialDate) -> Iterator[InitErrorDetails]:
    """Yield what a status says that its period contradicts, as seen on the day of the check."""
    seen: set[object] = set()
    for index, one in enumerate(implementations):
        end = one.period and one.period.end
        at = "implementations", index, "period", "end"
        if one.status == Status.RUNNING and end and end.last_day < reviewed.first_day:
            message = (
                f"het einde ({end.dutch}) was al voorbij, maar 'status' zegt dat het nog loopt."
            )
            yield _said(
                end, *at, message, f"Kies bij 'status' {Status.FINISHED}, of haal 'end' weg."
            )
        if one.status in OVER and end and end.first_day > reviewed.last_day:
            message = (
                f"het einde ({end.dutch}) moet nog komen, maar 'status' zegt dat het voorbij is."
            )
            yield _said(
                end, *at, message, f"Kies bij 'status' {Status.RUNNING}, of verbeter 'end'."
            )
        key = one.area, one.place, one.status, one.period
        if key in seen:
            message = "deze plek staat er twee keer, met dezelfde status en tijd."
            yield _said(one.area, "implementations", index, message, "Voeg de twee samen.")
        seen.add(key)


def area_faults(area: Any) -> Iterator[InitErrorDetails]:
    """Yield what was left of a new record in that of an area."""
    if area.gm_code == form.MUNICIPALITY.blank:
        message = f"{area.gm_code} is de code van geen enkele gemeente."
        yield _said(area.gm_code, "gm_code", message, "Zoek de code op bij het CBS.")
    if (area.location.lat, area.location.lon) == (form.LATITUDE.blank, form.LONGITUDE.blank):
        message = "dit is de plek uit het voorbeeld."
        hint = "Zoek de breedte en de lengte van het gebied op."
        yield _said(area.location.lat, "location", "lat", message, hint)


def repeated(value: Any, location: Location = ()) -> Iterator[tuple[Location, str]]:
    """Yield where a list holds what it holds already, and the words of it if it is a text."""
    if isinstance(value, dict):
        for name, inner in value.items():
            # What is moved there and back had the same date twice; of ids the catalog says it.
            if isinstance(inner, dict | list) and not str(name).startswith(
                ("previous_", "former_")
            ):
                yield from repeated(inner, (*location, name))
    elif isinstance(value, list):
        seen: set[str] = set()
        for index, item in enumerate(value):
            key = repr(item)
            # Of what has an id of its own, the model says so.
            if key in seen and not (isinstance(item, dict) and "id" in item):
                yield (*location, index), item if isinstance(item, str) else ""
            seen.add(key)
            if isinstance(item, dict | list):
                yield from repeated(item, (*location, index))


def _said(value: object, /, *at_and_words: str | int) -> InitErrorDetails:
    """Return a fault in ``value``: its location, then what is wrong and what to do."""
    *at, message, hint = at_and_words
    return fault("said", value, *at, message=message, hint=hint)
