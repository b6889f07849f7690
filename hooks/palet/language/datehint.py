"""Says what an editor means by a date or a time that is written as people write them.

A hint that says "Schrijf 2024-05" is right to the letter; what is only an example is called so.
"""

from __future__ import annotations

import calendar
import re
from typing import TYPE_CHECKING

from .dates import MONTHS

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

_SHORT = {
    "jan": 1, "feb": 2, "mrt": 3, "maa": 3, "mar": 3, "apr": 4, "mei": 5, "may": 5, "jun": 6,
    "jul": 7, "aug": 8, "sep": 9, "okt": 10, "oct": 10, "nov": 11, "dec": 12,
}  # fmt: skip
_MONTH = r"(?P<month>\d{1,2}|[a-z]{3,9}\.?)"
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_SIGN = r"\s*[-\u2013/. ,]\s*"
_TIME = r"(?P<hour>\d{1,2})(?:[:.uh](?P<minute>\d{2})?)(?:[:.]\d{2})?(?:\s*(?:uur|u|h))?"
_DATE = re.compile(
    r"(?:(?:maan|dins|woens|donder|vrij|zater|zon)dag|ma|di|wo|do|vr|za|zo)?,?\s*(?:"
    rf"(?P<day>\d{{1,2}})(?:e|ste|de)?{_SIGN}{_MONTH}{_SIGN}{_YEAR}"
    rf"|{_MONTH.replace('month', 'month2')}{_SIGN}{_YEAR.replace('year', 'year2')}"
    rf"|{_YEAR.replace('year', 'year3')}{_SIGN}{_MONTH.replace('month', 'month3')}"
    rf"(?:{_SIGN}(?P<day3>\d{{1,2}}))?"
    r"|(?P<year4>(?:19|20)\d\d)(?P<month4>0[1-9]|1[0-2])(?P<day4>[0-3]\d))",
)
_DATE_AND_TIME = re.compile(rf"(?P<date>.+?)(?:\s*t\s*|,?\s+(?:om\s+)?|\s*,\s*){_TIME}")
_CLOCK = re.compile(rf"{_TIME}|(?P<hour2>\d{{1,2}})(?:\s*(?:uur|u|h))?|(?P<four>\d{{4}})")
_YEARS = re.compile(
    r"(?:schooljaar|seizoen|van|in)?\s*(?P<first>(?:19|20)\d\d)\s*"
    r"(?:-|\u2013|/|t/m|tot(?: en met)?|en)\s*(?P<last>(?:19|20)\d\d)"
)
# What stands before a date that cannot be more precise than it is, and what makes it an end.
_FROM = r"sinds|vanaf|per|van"
_UNTIL = r"tot(?: en met)?|t/m"
_ABOUT = re.compile(
    rf"(?:(?P<start>(?:{_FROM})\s+)|(?P<end>(?:{_UNTIL})\s+))?"
    r"(?:(?:begin|eind|einde|medio|half|voorjaar|zomer|najaar|herfst|winter|lente|in|ca\.?|circa|"
    r"rond|ongeveer|jaar|q[1-4]|[1-4]e kwartaal|van|het|de)[\s-]+)*"
)
_JUST_YEAR = re.compile(r"(?P<year>(?:19|20)\d\d)(?:\s*[-/]?\s*(?:q[1-4]|\?|e\.v\.))?")
_OTHER_YEAR = re.compile(r"(?!19|20)\d{4}(?:-\d\d){0,2}")
_LONGEST = 60
_RUNNING = re.compile(r"heden|nu|lopend|loopt(?: nog)?|doorlopend|present|nog bezig|\.\.\.|\u2026")
_UNKNOWN = re.compile(
    r"onbekend|nog niet bekend|n\.?v\.?t\.?|n\.?n\.?b\.?|\?+|-+|z\.?d\.?|geen|n\.?t\.?b\.?"
)
_TODAY = re.compile(r"vandaag|gisteren|morgen|nu|heden")
_TWO_DIGITS = re.compile(rf"\d{{1,2}}{_SIGN}\d{{1,2}}{_SIGN}\d{{2}}|'?\d{{2}}")

_FORM = "Schrijf een jaar, een maand of een dag, zoals 2025, 2024-05 of 2024-05-23."
_ORDER = "Schrijf eerst het jaar, dan de maand, dan de dag."
_MOMENT = "Schrijf de dag en de tijd, zoals 2024-05-23T10:00."
_CLOCK_FORM = "Schrijf uren en minuten, zoals 09:30."
_CENTURIES = "Schrijf een jaar van 1900 tot en met 2099."
_HOURS = "Een dag loopt van 00:00 tot en met 23:59."


def date_hint(text: str, field: str, beside: Collection[str], *, needed: bool) -> str:
    """Return what to write for the date that ``text`` means.

    ``beside`` are the fields of the part that ``field`` is of; ``needed`` says whether the part
    must have it.
    """
    words = text[: _LONGEST + 1].strip().lower()
    return next(filter(None, _date_hints(words, field, beside, needed=needed)), _FORM)


def _date_hints(words: str, field: str, beside: Collection[str], *, needed: bool) -> Iterator[str]:
    if _RUNNING.fullmatch(words) and field == "end":
        yield "Loopt het nog? Laat 'end' dan weg."
    if _UNKNOWN.fullmatch(words) and not needed:
        yield f"Is de datum niet bekend? Laat '{field}' dan weg."
    if _TODAY.fullmatch(words):
        yield "Schrijf de datum van die dag: eerst het jaar, dan de maand, dan de dag."
    if _OTHER_YEAR.fullmatch(words):
        yield _CENTURIES
    if _TWO_DIGITS.fullmatch(words):
        yield "Schrijf het jaar met vier cijfers, en zet het vooraan, zoals 2024-05-23."
    if years := _YEARS.fullmatch(words):
        yield _years_hint(years["first"], years["last"], field, beside)
    yield _about_hint(words, field, beside)
    if (both := _DATE_AND_TIME.fullmatch(words)) and (date := _DATE.fullmatch(both["date"])):
        more = " De tijd hoort bij 'start_time'." if "start_time" in beside else ""
        yield f"{_date(date)}{more}"


def _about_hint(words: str, field: str, beside: Collection[str]) -> str:
    """Return the hint to write the date in words that say no more than it, or ""."""
    about = _ABOUT.match(words)
    end = about.lastgroup if about else None
    rest = words[about.end() :] if about else words
    year, date = _JUST_YEAR.fullmatch(rest), _DATE.fullmatch(rest)
    if about and end and field != end:
        # Of another date it would change what is said.
        here = end in beside and (year or date)
        return f"Zet deze datum bij '{end}', zonder '{about[0].split()[0]}' ervoor." if here else ""
    if year:
        return f"Schrijf {year['year']}."
    return _date(date) if date else ""


def moment_hint(text: str) -> str:
    """Return what to write for the day and the time that ``text`` means."""
    words = text[: _LONGEST + 1].strip().lower()
    if (both := _DATE_AND_TIME.fullmatch(words)) and (date := _DATE.fullmatch(both["date"])):
        day, time = _date(date), _time(both["hour"], both["minute"])
        found = re.fullmatch(r"Schrijf (\d{4}-\d{2}-\d{2})\.", day)
        if found and time:
            return f"Schrijf {found[1]}T{time}."
        return day if not found and not day.startswith("Schrijf") else _HOURS if found else _MOMENT
    if _DATE.fullmatch(words):
        return "Zet er ook een tijd achter, zoals T10:00; of laat dit veld weg."
    if clock_hint(text).startswith("Schrijf ") and _CLOCK.fullmatch(words):
        return "Zet de dag ervoor, zoals 2024-05-23T10:00."
    return _MOMENT


def clock_hint(text: str) -> str:
    """Return what to write for the time that ``text`` means."""
    found = _CLOCK.fullmatch(text[: _LONGEST + 1].strip().lower())
    if not found:
        return _CLOCK_FORM
    hour, minute = _first(found, "hour"), found["minute"] or ""
    if found["four"]:
        hour, minute = found["four"][:2], found["four"][2:]
    time = _time(hour, minute)
    return f"Schrijf {time}." if time else _HOURS


def _years_hint(first: str, last: str, field: str, beside: Collection[str]) -> str:
    if "start" in beside and "end" in beside and first < last:
        return f"Schrijf bij 'start' {first} en bij 'end' {last}."
    if field == "date" and "end" in beside and first < last:
        return f"Schrijf bij 'date' {first} en bij 'end' {last}."
    return "Hier past maar een datum. Noem er een."


def _date(found: re.Match[str]) -> str:
    """Return the hint to write a date, or why there is no such day."""
    year, month, day = (_first(found, name) for name in ("year", "month", "day"))
    number = int(month) if month.isdecimal() else _SHORT.get(month[:3], 0)
    if not month.isdecimal() and not _is_month(month, number):
        return _FORM
    if not 1 <= number <= len(MONTHS):
        return f"Maand {int(month)} bestaat niet. {_ORDER}"
    last = calendar.monthrange(int(year), number)[1]
    if day and not 1 <= int(day) <= last:
        return f"{MONTHS[number - 1].capitalize()} {year} heeft {last} dagen. Verbeter de dag."
    return f"Schrijf {year}-{number:02}{f'-{int(day):02}' if day else ''}."


def _is_month(word: str, number: int) -> bool:
    """Say whether a word is a month, whole or cut off: not every word that begins so is one."""
    word = word.rstrip(".")
    english = ("january", "february", "march", "may", "june", "july", "august", "october")
    return bool(number) and (
        len(word) <= 4 or word in english or MONTHS[number - 1].startswith(word)
    )


def _time(hour: str, minute: str | None) -> str:
    fits = int(hour) <= 23 and int(minute or 0) <= 59
    return f"{int(hour):02}:{int(minute or 0):02}" if fits else ""


def _first(found: re.Match[str], name: str) -> str:
    """Return the group ``name``, which has a number behind it in the other ways to write."""
    groups = found.groupdict()
    return next((value for key, value in groups.items() if key.rstrip("234") == name and value), "")
