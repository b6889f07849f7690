"""Dates with the precision that the source gives: a year, a month or a day."""

from __future__ import annotations

import calendar
import datetime
import re
from dataclasses import dataclass
from functools import total_ordering
from typing import TYPE_CHECKING, Any, Self
from zoneinfo import ZoneInfo

from pydantic_core import PydanticCustomError, core_schema

if TYPE_CHECKING:
    from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
    from pydantic.json_schema import JsonSchemaValue

MONTHS = (
    "januari", "februari", "maart", "april", "mei", "juni", "juli",
    "augustus", "september", "oktober", "november", "december",
)  # fmt: skip

# Where the clocks that records speak of stand.
ZONE = ZoneInfo("Europe/Amsterdam")

# A clock that is behind this is wrong, for on this day the rules that ask it were written.
_EARLIEST_TODAY = datetime.date(2026, 11, 28)

_ISO = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")


def today() -> datetime.date:
    """Return the day that it is here."""
    return max(datetime.datetime.now(ZONE).date(), _EARLIEST_TODAY)


@total_ordering
@dataclass(frozen=True, slots=True)
class PartialDate:
    """A date of ISO 8601 with reduced precision: 2025, 2024-05 or 2024-05-23.

    Dates sort by their first day; of two that begin on one day the less
    precise comes first.
    """

    year: int
    month: int | None = None
    day: int | None = None

    @classmethod
    def parse(cls, text: str) -> Self:
        """Return the date that ``text`` writes.

        Raises:
            ValueError: ``text`` is not of this form, no such day exists, or the year is
                not in 1900 to 2099 and so must be a slip.

        """
        match = _ISO.fullmatch(text)
        if not match or not "1900" <= match[1] <= "2099":
            raise ValueError(text)
        year, month, day = (int(part) if part else None for part in match.groups(default=""))
        datetime.date(year or 0, 1 if month is None else month, 1 if day is None else day)
        return cls(year or 0, month, day)

    @property
    def first_day(self) -> datetime.date:
        """The first day that the date can mean."""
        return datetime.date(self.year, self.month or 1, self.day or 1)

    @property
    def last_day(self) -> datetime.date:
        """The last day that the date can mean."""
        if self.day:
            return self.first_day
        if self.month:
            last = calendar.monthrange(self.year, self.month)[1]
            return datetime.date(self.year, self.month, last)
        return datetime.date(self.year, 12, 31)

    def months_later(self, months: int) -> datetime.date:
        """Return the day so many months after the last day, or the end of that month."""
        day = self.last_day
        year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
        last = calendar.monthrange(year, month + 1)[1]
        return datetime.date(year, month + 1, min(day.day, last))

    @property
    def dutch(self) -> str:
        """The date as a Dutch reader writes it: 23 mei 2024, mei 2024 or 2024."""
        if not self.month:
            return str(self.year)
        month = f"{MONTHS[self.month - 1]} {self.year}"
        return f"{self.day} {month}" if self.day else month

    def __str__(self) -> str:
        """Return the ISO form."""
        parts = [f"{self.year:04}"]
        parts += [f"{part:02}" for part in (self.month, self.day) if part]
        return "-".join(parts)

    def __lt__(self, other: PartialDate) -> bool:
        """Say whether this date comes first."""
        return self._order < other._order

    @property
    def _order(self) -> tuple[int, int, int]:
        return self.year, self.month or 0, self.day or 0

    @classmethod
    def __get_pydantic_core_schema__(
        cls, source: Any, handler: GetCoreSchemaHandler
    ) -> core_schema.CoreSchema:
        """Let a model hold such a date; it reads text, or a year as a number."""
        return core_schema.no_info_plain_validator_function(
            cls._validate, serialization=core_schema.to_string_ser_schema()
        )

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: core_schema.CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        """Describe the date to a JSON Schema: a year may stand as a number."""
        pattern = "^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$"
        return {"anyOf": [{"type": "string", "pattern": pattern}, {"type": "integer"}]}

    @classmethod
    def _validate(cls, value: Any) -> Self:
        if isinstance(value, cls):
            return value
        try:
            if not isinstance(value, bool) and isinstance(value, str | int):
                return cls.parse(str(value))
        except ValueError:
            pass
        raise PydanticCustomError("date", "geen datum")
