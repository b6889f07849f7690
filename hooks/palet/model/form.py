"""How the values of a type are written, and in Dutch what is said of those that are not so.

A type in ``field`` names its form; guide, schema, form, starter and refusals read it there.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from palet.language.datehint import clock_hint, moment_hint
from palet.language.nearest import FIELDS, nearest

from .section import OFFERED, SECTIONS

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

ID_PATTERN = r"^[a-z0-9]+(-[a-z0-9]+)*$"
# What stands in a new record for the id of another that is not known yet.
NO_ID = "vul-in"

_DAY = (
    "(?:19|20)[0-9]{2}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])"
    "|(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)|02-(?:0[1-9]|[12][0-9]))"
)
_TIME = "(?:[01][0-9]|2[0-3]):[0-5][0-9]"
_HTML = r"<(?![hH][tT]{2}[pP][sS]?:|[^<>@ ]+@)[a-zA-Z/!?]"
_HEX = re.compile(r"#?(?P<digits>[0-9a-f]{6}|[0-9a-f]{3})", re.IGNORECASE)
_CODE = re.compile(r"(?:GM|gemeente)?\s*(?P<digits>\d{3,4})", re.IGNORECASE)


@dataclass(frozen=True)
class Form:
    """How a value is written.

    ``holds`` is what the guide calls it. ``pattern`` is all that the code checks, as far as a
    pattern that JavaScript and Python read alike can say it; ``advice`` is what an editor's
    program says of what does not match, and ``limits`` are those of a value that YAML reads as
    a number. ``message`` and ``hint`` are what the check says, and ``meant`` makes a hint of a
    value that is written in another way, or "". Of a field that has but one example, VS Code
    fills it in; with two it only offers them. ``blank`` stands in a new record for what is not
    known yet, and a ``long`` text is of more than a line. ``choices`` are all values there are.
    """

    holds: str = "tekst"
    pattern: str = ""
    advice: str = ""
    message: str = ""
    hint: str = ""
    examples: tuple[Any, ...] = ()
    blank: Any = None
    meant: Callable[[str], str] | None = None
    limits: Mapping[str, int] = field(default_factory=dict, hash=False)
    long: bool = False
    choices: tuple[str, ...] = ()


def _colour_meant(text: str) -> str:
    if not (found := _HEX.fullmatch(text.strip())):
        return ""
    digits = found["digits"].lower()
    return f"Schrijf '#{digits if len(digits) == 6 else ''.join(2 * digit for digit in digits)}'."


def _code_meant(text: str) -> str:
    code = _CODE.fullmatch(text.strip())
    return f"Schrijf GM{code['digits']:0>4}." if code else ""


def _section_meant(text: str) -> str:
    near = nearest(text, OFFERED, FIELDS)
    return f"Bedoelde u '{near[0]}' ({SECTIONS[near[0]].title})?" if len(near) == 1 else ""


# Of a field that is not in the model, or holds fields itself.
FREE = Form()
TEXT = Form(
    pattern=rf"^(?![\s\S]*{_HTML})[\s\S]*\S",
    advice="Schrijf een tekst zonder HTML, of haal het veld weg.",
    message="deze tekst is leeg.",
    hint="Schrijf een tekst, of haal het veld weg.",
)
LONG_TEXT = replace(TEXT, long=True)
# The text below the fields of a page.
BODY = replace(TEXT, message="de tekst ontbreekt.", hint="Schrijf hem onder de kop.")
ID = Form(
    pattern=ID_PATTERN,
    advice="Gebruik kleine letters, cijfers en streepjes: youth-cyber-team.",
    message="'{input}' kan geen id zijn.",
    hint="Gebruik kleine letters, cijfers en streepjes.{id}",
    examples=("youth-cyber-team", "opening"),
    blank=NO_ID,
)
NUMBER = Form("een getal", blank=0)
COUNTER = replace(NUMBER, blank=1)
# Any place will do, as long as it is the same one.
LATITUDE = replace(NUMBER, blank=52.1)
LONGITUDE = replace(NUMBER, blank=5.3)
FLAG = Form("true of false")
DATE = Form(
    "een datum: 2025, 2024-05 of 2024-05-23",
    pattern=f"^(?:(?:19|20)[0-9]{{2}}|(?:19|20)[0-9]{{2}}-(?:0[1-9]|1[0-2])|{_DAY})$",
    advice="Schrijf 2025, 2024-05 of 2024-05-23.",
    message="{no}een datum{but}.",
    hint="Schrijf een jaar, een maand of een dag, zoals 2025, 2024-05 of 2024-05-23.",
    examples=(2025, "2024-05", "2024-05-23"),
    blank=1900,
    # Plain YAML reads a year as a number; rules for text and for numbers leave each other alone.
    limits={"minimum": 1900, "maximum": 2099},
)
MOMENT = Form(
    "een dag met een tijd: 2024-05-23T10:00",
    pattern=f"^{_DAY}T{_TIME}$",
    advice="Schrijf een dag met een tijd: 2024-05-23T10:00.",
    message="{no}een dag met een tijd{but}.",
    hint="Schrijf de dag en de tijd, zoals 2024-05-23T10:00.",
    examples=("2024-05-23T10:00", "2024-05-23T13:30"),
    meant=moment_hint,
)
CLOCK = Form(
    "een tijd: 09:30",
    pattern=f"^{_TIME}$",
    advice="Schrijf uren en minuten: 09:30.",
    message="{no}een tijd{but}.",
    hint="Schrijf uren en minuten, zoals 09:30.",
    examples=("09:30", "17:00"),
    meant=clock_hint,
)
WEB_ADDRESS = Form(
    pattern=r"""^[Hh][Tt][Tt][Pp][Ss]?://[^\s<>"\\/?#@]+\.[^\s<>"\\]+$""",
    advice="Schrijf een adres als https://voorbeeld.nl/pagina.",
    examples=("https://voorbeeld.nl/pagina", "https://voorbeeld.nl/verslag.pdf"),
)
MAIL_ADDRESS = Form(
    pattern=r"^(?![a-z]{1,2}\.[a-z.-]+@)[a-z0-9._+-]+@[a-z0-9-]+(\.[a-z0-9-]+)+$",
    advice="Schrijf een algemeen adres als info@voorbeeld.nl.",
    message="'{input}' is geen e-mailadres.",
    hint="Schrijf een adres als info@voorbeeld.nl.",
    examples=("info@voorbeeld.nl", "jeugd@voorbeeld.nl"),
)
COLOUR = Form(
    pattern="^#[0-9a-f]{6}$",
    advice="Schrijf een kleur als '#1a5fb4'.",
    message="'{input}' is geen kleur.",
    hint="Schrijf # en zes cijfers of kleine letters van a tot f, zoals '#1a5fb4'.",
    examples=("#1a5fb4", "#aea6ff"),
    blank="#5c5c5c",
    meant=_colour_meant,
)
DARK_COLOUR = replace(COLOUR, blank="#b8b8b8")
MUNICIPALITY = Form(
    pattern="^GM[0-9]{4}$",
    advice="Schrijf GM en vier cijfers: GM0202.",
    message="'{input}' is geen gemeentecode.",
    hint="Schrijf GM en vier cijfers, zoals GM0202.",
    examples=("GM0202", "GM0599"),
    blank="GM0000",
    meant=_code_meant,
)
ICON = Form(
    pattern=r"^[a-z0-9-]+/[a-z0-9-]+$",
    message="'{input}' is geen naam van een pictogram.",
    hint="Schrijf de map en de naam, met een streep ertussen, zoals material/laptop.",
    examples=("material/laptop", "material/school"),
    blank="material/help",
)
SECTION = Form(
    "de naam van een onderdeel",
    pattern=f"^(?:{'|'.join(OFFERED)})$",
    advice=f"Kies uit: {', '.join(OFFERED)}.",
    message="onderdeel '{input}' bestaat niet.",
    hint=f"Kies uit: {', '.join(OFFERED)}.",
    examples=OFFERED[:2],
    blank=OFFERED[0],
    meant=_section_meant,
    choices=OFFERED,
)
PICTURE = Form(
    "de naam van een afbeelding",
    pattern=r"^[a-z0-9]+(-[a-z0-9]+)*\.(?:png|jpe?g|webp|avif)$",
    advice="Schrijf de naam van een bestand in de map images: logo.png.",
    message="'{input}' is geen naam van een afbeelding.",
    hint="Schrijf de naam van een bestand in de map images, zoals logo.png.",
    examples=("logo.png", "logo.webp"),
)
