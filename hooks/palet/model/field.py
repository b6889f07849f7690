"""The types of a record's fields: text, prose, numbers, ids and references."""

from __future__ import annotations

import datetime
import re
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Any, ClassVar

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    PlainSerializer,
    PlainValidator,
    Strict,
    StringConstraints,
    WithJsonSchema,
)
from pydantic_core import PydanticCustomError

from palet.language.dates import PartialDate
from palet.language.signs import spoilt
from palet.language.webaddress import web_address_fault
from palet.reading.scalar import Thousands

from . import form
from .rule import Rule, fault, refuse

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pydantic_core import InitErrorDetails

# A longer name does not fit in the address of a page.
LONGEST_ID = 100

_UNFIT = re.compile(
    # Not what CommonMark takes for an address between < and >.
    r"(?P<html><(?![a-zA-Z][\w+.-]{1,31}:[^\s<>]{0,2000}>|[^<>@ ]{1,100}@)[a-zA-Z/!?])",
    re.IGNORECASE,
)
# What people write where they still have to write something.
_PLACEHOLDER = re.compile(
    r"\W*(?:x{3,}|vul(?:len)?[ -]in|nog (?:in te vullen|invullen)|todo|tbd|ntb|lorem ipsum.*)\W*",
    re.IGNORECASE | re.DOTALL,
)
_LONGEST_PLACEHOLDER = 80
_MAIL_ADDRESS = re.compile(r"[a-z0-9._+-]+@[a-z0-9-]+(\.[a-z0-9-]+)+")


class Part(BaseModel):
    """The base of everything a record is made of: closed and unchangeable."""

    model_config = ConfigDict(extra="forbid", frozen=True, use_attribute_docstrings=True)

    # What holds between the fields, and more than the type of one can say.
    rules: ClassVar[tuple[Rule, ...]] = ()

    def broken_rules(self) -> Iterator[InitErrorDetails]:
        """Yield the faults of a part that does not keep its rules."""
        for rule in self.rules:
            yield from rule.broken(self)


@dataclass(frozen=True)
class Reference:
    """Marks a field that holds the id of a record of the kind ``kind``."""

    kind: str


@dataclass(frozen=True)
class Term:
    """Marks a field that holds the id of a term of the list ``vocabulary``."""

    vocabulary: str


@dataclass(frozen=True)
class Markdown:
    """Marks a field that holds Markdown; that of a ``page`` has pictures and its own headings."""

    page: bool = False


def _fit_to_publish(text: str) -> str:
    """Refuse what a text may not hold; the names of the groups are those of the refusals."""
    found: dict[str, str] = {}
    for match in _UNFIT.finditer(text):
        name = match.lastgroup or ""
        found.setdefault(name, match[name])
    faults = [fault(name, text, words=words) for name, words in found.items()]
    if sign := next(spoilt(text), None):
        faults.append(fault("spoilt", text, **sign._asdict()))
    if len(text) < _LONGEST_PLACEHOLDER and _PLACEHOLDER.fullmatch(text):
        message = f"hier moet nog iets worden ingevuld ('{text.strip()}')."
        hint = "Schrijf de tekst, of haal het veld weg."
        faults.append(fault("said", text, message=message, hint=hint))
    refuse(faults)
    return text


def _one_paragraph(text: str) -> str:
    if "\n" in text.strip():
        raise PydanticCustomError("line_break", "meer dan een regel")
    return text


def _web_address(text: str) -> str:
    if found := web_address_fault(text):
        raise PydanticCustomError("said", "geen webadres", found._asdict())
    return text


def _mail_address(text: str) -> str:
    if not _MAIL_ADDRESS.fullmatch(text):
        raise PydanticCustomError("mail_address", "geen e-mailadres")
    return text


def _no_thousands(value: Any) -> Any:
    if isinstance(value, Thousands):
        raise PydanticCustomError("thousands", "twee manieren")
    return value


def _moment(value: Any) -> datetime.datetime:
    if isinstance(value, str) and re.fullmatch(form.MOMENT.pattern, value):
        with suppress(ValueError):
            return datetime.datetime.fromisoformat(value)
    raise PydanticCustomError("moment", "geen tijdstip")


def _clock(value: Any) -> datetime.time:
    if isinstance(value, str) and re.fullmatch(form.CLOCK.pattern, value):
        with suppress(ValueError):
            return datetime.time.fromisoformat(value)
    raise PydanticCustomError("clock", "geen tijd")


# What all texts have that editors write for readers.
WRITTEN = AfterValidator(_fit_to_publish)

_Written = Annotated[str, StringConstraints(pattern=r"\S"), WRITTEN, form.TEXT]
Text = Annotated[_Written, AfterValidator(_one_paragraph)]
# Pages, feeds and calendars make one line of it.
Summary = Annotated[_Written, StringConstraints(max_length=600)]
Prose = Annotated[_Written, Markdown()]
Page = Annotated[_Written, Markdown(page=True)]
Id = Annotated[str, StringConstraints(pattern=form.ID.pattern, max_length=LONGEST_ID), form.ID]
Number = Annotated[
    Annotated[int, Strict()] | Annotated[float, Strict()],
    BeforeValidator(_no_thousands),
    form.NUMBER,
    Field(title="getal", examples=[30, 1.5]),
]
# How many: a whole number from nothing.
Count = Annotated[int, Strict(), form.COUNTER, Field(ge=0)]
Flag = Annotated[bool, Strict(), form.FLAG]
WebAddress = Annotated[str, AfterValidator(_web_address), form.WEB_ADDRESS, Field(title="webadres")]
MailAddress = Annotated[
    str, AfterValidator(_mail_address), form.MAIL_ADDRESS, Field(title="e-mailadres")
]
Colour = Annotated[str, StringConstraints(pattern=form.COLOUR.pattern), form.COLOUR]
Icon = Annotated[str, StringConstraints(pattern=form.ICON.pattern), form.ICON]
Picture = Annotated[str, StringConstraints(pattern=form.PICTURE.pattern), form.PICTURE]
SectionId = Annotated[str, StringConstraints(pattern=form.SECTION.pattern), form.SECTION]
MunicipalityCode = Annotated[
    str, StringConstraints(pattern=form.MUNICIPALITY.pattern), form.MUNICIPALITY
]
Date = Annotated[PartialDate, form.DATE]
# A time on a clock here, on a given day or on that of the record.
Moment = Annotated[
    datetime.datetime,
    PlainValidator(_moment),
    PlainSerializer(lambda moment: moment.isoformat("T", "minutes")),
    WithJsonSchema({"type": "string"}),
    form.MOMENT,
]
Clock = Annotated[
    datetime.time,
    PlainValidator(_clock),
    PlainSerializer(lambda time: time.isoformat("minutes")),
    WithJsonSchema({"type": "string"}),
    form.CLOCK,
]

Mark = Reference | Term | Markdown
