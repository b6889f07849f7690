"""The types of a record's fields: text, prose, numbers, ids and references."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Annotated, Any, get_args

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Strict,
    StringConstraints,
)
from pydantic_core import PydanticCustomError

from .document import Location, Thousands

ID_PATTERN = r"^[a-z0-9]+(-[a-z0-9]+)*$"

_HTML = re.compile(r"<(?!https?:)[a-zA-Z/!?]")
_WEB_ADDRESS = re.compile(r"https?://[^\s<>\"'\\/?#]+\.[^\s<>\"'\\]+")
_MAIL_ADDRESS = re.compile(r"[a-z0-9._+-]+@[a-z0-9-]+(\.[a-z0-9-]+)+")


class Part(BaseModel):
    """The base of everything a record is made of: closed and unchangeable."""

    model_config = ConfigDict(extra="forbid", frozen=True, use_attribute_docstrings=True)


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
    """Marks a field that holds Markdown."""


def _no_html(text: str) -> str:
    if _HTML.search(text):
        raise PydanticCustomError("html", "bevat HTML")
    return text


def _web_address(text: str) -> str:
    if not _WEB_ADDRESS.fullmatch(text):
        raise PydanticCustomError("web_address", "geen webadres")
    return text


def _mail_address(text: str) -> str:
    if not _MAIL_ADDRESS.fullmatch(text):
        raise PydanticCustomError("mail_address", "geen e-mailadres")
    return text


def _no_thousands(value: Any) -> Any:
    if isinstance(value, Thousands):
        raise PydanticCustomError("thousands", "twee manieren")
    return value


def refuse_doubles(ids: Iterable[str]) -> None:
    """Raise pydantic's error for the first id that stands there twice."""
    seen: set[str] = set()
    for name in ids:
        if name in seen:
            raise PydanticCustomError("double", "twee keer", {"name": name})
        seen.add(name)


Text = Annotated[str, StringConstraints(pattern=r"\S"), AfterValidator(_no_html)]
Summary = Annotated[Text, StringConstraints(max_length=600)]
Prose = Annotated[Text, Markdown()]
Id = Annotated[str, StringConstraints(pattern=ID_PATTERN)]
Number = Annotated[
    Annotated[int, Strict()] | Annotated[float, Strict()], BeforeValidator(_no_thousands)
]
Flag = Annotated[bool, Strict()]
WebAddress = Annotated[str, AfterValidator(_web_address)]
MailAddress = Annotated[str, AfterValidator(_mail_address)]

Mark = Reference | Term | Markdown


def marked(part: Part) -> Iterator[tuple[Location, Mark, str]]:
    """Yield location, mark and value of every marked text in ``part``, at any depth."""
    for name, mark in _plan(type(part)):
        value = getattr(part, name)
        if value is None:
            continue
        many = isinstance(value, tuple)
        for index, item in enumerate(value if many else (value,)):
            location: Location = (name, index) if many else (name,)
            if mark:
                yield location, mark, item
            elif isinstance(item, Part):
                for inner, inner_mark, text in marked(item):
                    yield (*location, *inner), inner_mark, text


@cache
def _plan(model: type[Part]) -> tuple[tuple[str, Mark | None], ...]:
    """Return the fields of ``model`` that hold marked texts or further parts."""
    plan: list[tuple[str, Mark | None]] = []
    for name, field in model.model_fields.items():
        types, marks = _unwrap(field.annotation)
        marks += [m for m in field.metadata if isinstance(m, Mark)]
        if marks:
            plan.append((name, marks[-1]))
        elif any(isinstance(t, type) and issubclass(t, Part) for t in types):
            plan.append((name, None))
    return tuple(plan)


def _unwrap(annotation: Any) -> tuple[list[Any], list[Mark]]:
    """Return the plain types and the marks inside a (nested) annotation."""
    types = [annotation]
    marks = [m for m in getattr(annotation, "__metadata__", ()) if isinstance(m, Mark)]
    for argument in get_args(annotation):
        inner_types, inner_marks = _unwrap(argument)
        types += inner_types
        marks += inner_marks
    return types, marks
