"""Calendars, read back by two programs that know nothing of each other, and by hand."""

from __future__ import annotations

import datetime
import os
import re
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import making
import pytest
import sample
from hypothesis import assume, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from ical.calendar_stream import IcsCalendarStream
from icalendar import Calendar
from making import ROOT, SITE_URL
from pydantic import ValidationError

from palet.content.catalog import link
from palet.content.load import Item, load
from palet.history.edits import History
from palet.model.kind import KINDS
from palet.model.milestone import Milestone
from palet.pages.events import calendar, sequence

if TYPE_CHECKING:
    from pathlib import Path

    from palet.content.catalog import Catalog, Entry

VOCABULARIES: making.Files = {
    "vocabularies/milestone-statuses.yml": sample.vocabulary(
        ["gepland", "bevestigd", "verplaatst", "afgelast", "geweest", "onbekend"]
    ),
    # No other milestones than those of the test.
    making.MILESTONE: None,
}

CHANGED = datetime.datetime(2024, 1, 1, 12, tzinfo=datetime.UTC)
DAY = "date: 2024-05-23\nstatus: bevestigd"
CONGRESS = f"{SITE_URL}mijlpalen/congres/"
OPENING = "sessions:\n  - {id: opening, title: Opening, start: 2024-05-23T10:00}"


def record(fields: str, title: str = "Proefcongres", **other: str) -> str:
    """Return the text of a milestone; ``fields`` are those that the test is about."""
    rest = {
        "title": title, "summary": "Een congres.", "kind": "congres", "sources": "[brief]",
        "reviewed": "2024-01-01", **other,
    }  # fmt: skip
    return "\n".join([*(f"{name}: {value}" for name, value in rest.items()), fields]) + "\n"


def catalog(folder: Path, text: str, name: str = "congres") -> Catalog:
    return making.catalog(folder, {**VOCABULARIES, f"milestones/{name}.yml": text})


def at(_entry: Entry) -> datetime.datetime:
    """Return when a record was last changed, where that does not matter."""
    return CHANGED


def written(catalog: Catalog) -> str:
    return calendar(catalog, SITE_URL, "Mijlpalen", catalog.all("milestone"), at)


def made(folder: Path, fields: str, **other: str) -> str:
    """Return the calendar of one milestone."""
    return written(catalog(folder, record(fields, **other)))


def read(text: str) -> list[dict[str, Any]]:
    """Return the events of a calendar, as two programs agree that they are."""
    first = [
        {"uid": str(event["uid"]), "start": event.decoded("dtstart"),
         "end": event.decoded("dtend", None), "summary": str(event["summary"]), "raw": event}
        for event in Calendar.from_ical(text).events
    ]  # fmt: skip
    second = [
        {"uid": event.uid, "start": event.dtstart, "end": event.dtend, "summary": event.summary}
        for event in IcsCalendarStream.calendar_from_ics(text).events
    ]
    assert [{k: v for k, v in event.items() if k != "raw"} for event in first] == second
    return first


def raw(event: dict[str, Any], *names: str) -> list[str]:
    """Return properties of an event as they are written."""
    return [event["raw"][name].to_ical().decode() for name in names]


def lines(text: str) -> list[str]:
    """Return the lines of a calendar without what folds them, seen to be as they should."""
    assert text.endswith("\r\n")
    physical = text.removesuffix("\r\n").split("\r\n")
    assert not [line for line in physical if set(line) & {"\r", "\n"}]
    assert [line for line in physical if len(line.encode()) > 75] == []
    return "\r\n".join(physical).replace("\r\n ", "").split("\r\n")


def values(text: str, name: str) -> list[str]:
    """Return the values of every property ``name``, read by hand."""
    found = [line.removeprefix(f"{name}:") for line in lines(text) if line.startswith(f"{name}:")]
    assert not [value for value in found if re.search(r"(?<!\\)(\\\\)*[,;]", value)]
    return [re.sub(r"\\(.)", lambda m: "\n" if m[1] in "nN" else m[1], v) for v in found]


# A day, a time, a month, a year.


def test_a_calendar_says_what_it_is_and_how_often_to_come_back(tmp_path: Path) -> None:
    found = lines(made(tmp_path, DAY))
    assert (found[0], found[-1]) == ("BEGIN:VCALENDAR", "END:VCALENDAR")
    assert {
        "VERSION:2.0", "PRODID:-//Proefplatform//Palet//NL", "NAME:Mijlpalen",
        "X-WR-CALNAME:Mijlpalen", "REFRESH-INTERVAL;VALUE=DURATION:P1D", "X-PUBLISHED-TTL:P1D",
    } <= set(found)  # fmt: skip
    assert not [line for line in found if line.startswith(("METHOD", "BEGIN:VTIMEZONE"))]


def test_a_day_is_a_whole_day(tmp_path: Path) -> None:
    text = made(tmp_path, DAY)
    assert {"DTSTART;VALUE=DATE:20240523", "DTEND;VALUE=DATE:20240524"} <= set(lines(text))
    (event,) = read(text)
    assert event["summary"] == "Proefcongres"
    assert raw(event, "url", "status") == [CONGRESS, "CONFIRMED"]


@pytest.mark.parametrize(
    ("date", "start", "end"),
    [("2024-05-23", "073000", "150000"), ("2024-11-23", "083000", "160000")],
)
def test_a_time_is_that_of_the_netherlands_in_summer_and_in_winter(
    tmp_path: Path, date: str, start: str, end: str
) -> None:
    fields = f"date: {date}\nstatus: bevestigd\nstart_time: 09:30\nend_time: 17:00"
    text, day = made(tmp_path, fields), date.replace("-", "")
    assert {f"DTSTART:{day}T{start}Z", f"DTEND:{day}T{end}Z"} <= set(lines(text))
    (event,) = read(text)
    assert event["end"] - event["start"] == datetime.timedelta(hours=7.5)


def test_a_time_just_after_midnight_is_on_the_day_before_elsewhere(tmp_path: Path) -> None:
    text = made(tmp_path, "date: 2025-01-01\nstatus: bevestigd\nstart_time: 00:30")
    assert "DTSTART:20241231T233000Z" in lines(text)


def test_without_an_end_time_there_is_no_end(tmp_path: Path) -> None:
    text = made(tmp_path, f"{DAY}\nstart_time: 09:30")
    assert "DTSTART:20240523T073000Z" in lines(text)
    assert "DTEND" not in text
    assert [event["end"] for event in read(text)] == [None]


def test_an_event_does_not_end_before_it_starts_in_the_night_that_the_clock_goes_forward(
    tmp_path: Path,
) -> None:
    fields = "date: 2024-03-31\nstatus: bevestigd\nstart_time: 02:30\nend_time: 03:00"
    (event,) = read(made(tmp_path, fields))
    assert event["end"] is None


@pytest.mark.parametrize(
    ("dates", "start", "end", "named"),
    [
        ("date: 2024-05", "20240501", "20240601", "mei 2024"),
        ("date: 2024-02", "20240201", "20240301", "februari 2024"),
        ("date: 2024-12", "20241201", "20250101", "december 2024"),
        ("date: 2024", "20240101", "20250101", "2024"),
        ("date: 2099", "20990101", "21000101", "2099"),
        ("date: 2024-05\nend: 2024-06", "20240501", "20240701", "mei 2024 t/m juni 2024"),
        ("date: 2024-05-23\nend: 2024-06", "20240523", "20240701", "23 mei 2024 t/m juni 2024"),
        ("date: 2024\nend: 2025", "20240101", "20260101", "2024 t/m 2025"),
    ],
)
def test_a_month_or_a_year_takes_all_of_it_and_says_so(
    tmp_path: Path, dates: str, start: str, end: str, named: str
) -> None:
    text = made(tmp_path, f"{dates}\nstatus: bevestigd")
    assert {f"DTSTART;VALUE=DATE:{start}", f"DTEND;VALUE=DATE:{end}"} <= set(lines(text))
    (event,) = read(text)
    assert event["summary"] == f"Proefcongres ({named})"
    assert raw(event, "transp") == ["TRANSPARENT"]
    assert "De precieze dag is niet bekend." in values(text, "DESCRIPTION")[0]


@pytest.mark.parametrize(
    ("dates", "end"),
    [
        ("date: 2024-05-22\nend: 2024-05-24", "20240525"),
        ("date: 2024-05-22\nend: 2024-05-31", "20240601"),
        ("date: 2024-05-22\nend: 2024-12-31", "20250101"),
        ("date: 2024-05-22\nend: 2024-05-24\nstart_time: 09:30\nend_time: 12:00", "20240525"),
    ],
)
def test_several_days_are_whole_days_to_the_last(tmp_path: Path, dates: str, end: str) -> None:
    text = made(tmp_path, f"{dates}\nstatus: bevestigd")
    assert {"DTSTART;VALUE=DATE:20240522", f"DTEND;VALUE=DATE:{end}"} <= set(lines(text))
    assert [event["summary"] for event in read(text)] == ["Proefcongres"]


@pytest.mark.parametrize(
    ("times", "said"),
    [
        ("\nstart_time: 09:30", "Begint op 22 mei 2024 om 9.30 uur."),
        ("\nstart_time: 09:30\nend_time: 17:00",
         "Begint op 22 mei 2024 om 9.30 uur en eindigt op 24 mei 2024 om 17.00 uur."),
    ],
)  # fmt: skip
@pytest.mark.parametrize("status", ["bevestigd", "afgelast"])
def test_the_times_of_several_days_come_first_in_what_is_said_of_them(
    tmp_path: Path, times: str, said: str, status: str
) -> None:
    text = made(tmp_path, f"date: 2024-05-22\nend: 2024-05-24\nstatus: {status}{times}")
    assert values(text, "DESCRIPTION")[0].split("\n\n")[:2] == [said, "Een congres."]
    (second,) = IcsCalendarStream.calendar_from_ics(text).events
    assert (second.description or "").startswith(said)
    assert {"DTSTART;VALUE=DATE:20240522", "DTEND;VALUE=DATE:20240525"} <= set(lines(text))


def test_the_sessions_of_several_days_have_times_of_their_own(tmp_path: Path) -> None:
    parts = (
        "sessions:\n  - {id: a, title: A, start: 2024-05-22T10:00, end: 2024-05-22T11:00}\n"
        "  - {id: b, title: B, start: 2024-05-23T16:00}"
    )
    text = made(tmp_path, f"date: 2024-05-22\nend: 2024-05-23\nstatus: bevestigd\n{parts}")
    assert [raw(event, "dtstart") for event in read(text)] == [
        ["20240522"], ["20240522T080000Z"], ["20240523T140000Z"],
    ]  # fmt: skip


# What a program shows of it.


@pytest.mark.parametrize(
    ("status", "said"),
    [
        ("gepland", "TENTATIVE"), ("bevestigd", "CONFIRMED"), ("afgelast", "CANCELLED"),
        ("verplaatst\nprevious_dates: [2024-03]", "CONFIRMED"), ("geweest", "CONFIRMED"),
        ("onbekend", "TENTATIVE"),
    ],
)  # fmt: skip
def test_the_status_is_said_in_the_words_of_calendars(
    tmp_path: Path, status: str, said: str
) -> None:
    fields = f"date: 2024-05-23\nstatus: {status}\n{OPENING}"
    events = read(made(tmp_path, fields, reviewed="2024-06-01"))
    assert [raw(event, "status") for event in events] == [[said], [said]]


def test_what_is_cancelled_says_so_in_its_name_and_keeps_no_time(tmp_path: Path) -> None:
    text = made(tmp_path, f"date: 2024-05-23\nstatus: afgelast\n{OPENING}")
    events = read(text)
    assert [e["summary"] for e in events] == ["Afgelast: Proefcongres", "Afgelast: Opening"]
    assert [raw(event, "transp") for event in events] == [["TRANSPARENT"], ["TRANSPARENT"]]
    assert values(text, "DESCRIPTION")[0] == "Een congres.\n\nDit gaat niet door."


def test_what_is_moved_says_when_it_was_last_to_be(tmp_path: Path) -> None:
    fields = "date: 2024-05-23\nstatus: verplaatst\nprevious_dates: [2024-02, 2024-03-01]"
    assert values(made(tmp_path, fields), "DESCRIPTION") == [
        "Een congres.\n\nEerder aangekondigd voor 1 maart 2024."
    ]


@pytest.mark.parametrize("kind", ["congres", "kamerbrief", "mijlpaal"])
@pytest.mark.parametrize("date", ["2024", "2024-05", "2024-05-23", "2024-05-22\nend: 2024-05-24"])
def test_only_a_congress_of_which_the_days_are_known_keeps_them(
    tmp_path: Path, kind: str, date: str
) -> None:
    (event,) = read(made(tmp_path, f"date: {date}\nstatus: bevestigd", kind=kind))
    keeps = kind == "congres" and date.startswith("2024-05-2")
    assert raw(event, "transp") == ["OPAQUE" if keeps else "TRANSPARENT"]


def test_an_event_names_its_kind_and_its_themes(tmp_path: Path) -> None:
    files: making.Files = {
        **VOCABULARIES,
        "themes/wonen.yml": sample.THEME.replace("Digitale weerbaarheid", "Wonen, werken"),
        "milestones/congres.yml": record(f"{DAY}\nthemes: [wonen, digitale-weerbaarheid]"),
    }
    text = written(making.catalog(tmp_path, files))
    # Not read by ``ical``, which takes every comma for the start of a next category.
    assert r"CATEGORIES:Congres,Wonen\, werken,Digitale weerbaarheid" in lines(text)
    (event,) = Calendar.from_ical(text).events
    assert event.categories == ["Congres", "Wonen, werken", "Digitale weerbaarheid"]


# Sessions.


def test_a_session_is_an_event_of_its_own_that_belongs_to_its_congress(tmp_path: Path) -> None:
    parts = (
        "sessions:\n"
        "  - id: opening\n    title: Opening\n    start: 2024-05-23T10:00\n"
        "    end: 2024-05-23T10:30\n    room: Zaal 1\n    summary: Welkom.\n"
        "    theme: digitale-weerbaarheid\n    speakers: [Jan, Piet]\n"
        "  - {id: later, title: Later}\n"
        "  - {id: slot, title: Slot, start: 2024-05-23T16:00}\n"
    )
    text = made(tmp_path, f"{DAY}\nplace: Proefstad\n{parts}")
    congress, opening, end = read(text)
    assert [event["summary"] for event in (congress, opening, end)] == [
        "Proefcongres", "Opening", "Slot",
    ]  # fmt: skip
    assert len({event["uid"] for event in (congress, opening, end)}) == 3
    assert raw(opening, "related-to", "url", "location", "transp") == [
        congress["uid"], f"{CONGRESS}#sessie-opening", r"Zaal 1\, Proefstad", "OPAQUE",
    ]  # fmt: skip
    assert raw(end, "related-to", "url", "location") == [
        congress["uid"], f"{CONGRESS}#sessie-slot", "Proefstad",
    ]  # fmt: skip
    assert raw(opening, "dtstart", "dtend") == ["20240523T080000Z", "20240523T083000Z"]
    assert (raw(end, "dtstart"), end["end"]) == (["20240523T140000Z"], None)
    assert "RELATED-TO" not in congress["raw"]
    assert values(text, "DESCRIPTION")[1:] == [
        "Welkom.\n\nOnderdeel van: Proefcongres.\n\n"
        "Thema: Digitale weerbaarheid.\n\nMet: Jan, Piet.",
        "Onderdeel van: Proefcongres.",
    ]


def test_a_session_in_a_place_that_is_not_known_has_none(tmp_path: Path) -> None:
    text = made(tmp_path, f"{DAY}\n{OPENING}")
    assert "LOCATION" not in text


def test_sessions_of_one_id_in_two_congresses_are_two_events(tmp_path: Path) -> None:
    text = record(f"{DAY}\n{OPENING}")
    both = {**VOCABULARIES, "milestones/a.yml": text, "milestones/b.yml": text}
    uids = [event["uid"] for event in read(written(making.catalog(tmp_path, both)))]
    assert len(set(uids)) == 4


# What is written is what is read.

LONG = "Eén heel lange tekst over veerkracht, à € veel; 😀👩‍👩‍👧🇳🇱 naïef \\ coördineren " * 5
AWKWARD = [
    "Komma, puntkomma; en een \\ schuine streep",
    r"Geen nieuwe regel: \n, \, en \;",
    "Eindigt op \\",
    'Met "aanhalingstekens", < tekens > & meer: vooruit',
    "é" * 150,
    "€" * 150,
    "😀" * 150,
    "a" + "😀" * 149,
    "ab" + "€" * 148,
    " spaties  binnenin en erna ",
]


@pytest.mark.parametrize("title", AWKWARD, ids=range(len(AWKWARD)))
def test_whatever_a_title_and_a_place_hold_survives(tmp_path: Path, title: str) -> None:
    quoted = '"' + title.replace("\\", "\\\\").replace('"', '\\"') + '"'
    part = f"sessions:\n  - {{id: a, title: {quoted}, room: {quoted}, start: 2024-05-23T10:00}}"
    text = made(tmp_path, f"{DAY}\nplace: {quoted}\n{part}", title=quoted)
    # A title is one line, whatever its file says.
    line = " ".join(title.split())
    assert [event["summary"] for event in read(text)] == [line, line]
    assert values(text, "SUMMARY") == [line, line]
    assert values(text, "LOCATION") == [title, f"{title}, {title}"]
    (event, part_of) = Calendar.from_ical(text).events
    assert [str(event["location"]), str(part_of["location"])] == [title, f"{title}, {title}"]


def test_a_long_description_survives_too(tmp_path: Path) -> None:
    text = made(tmp_path, DAY, summary=f"'{LONG}'")
    assert values(text, "DESCRIPTION") == [LONG.strip()]
    (event,) = IcsCalendarStream.calendar_from_ics(text).events
    assert event.description == LONG.strip()
    assert max(len(line.encode()) for line in text.split("\r\n")) in range(72, 76)


@pytest.mark.xfail(strict=True, reason="icalendar takes \\\\N in a text for a new line")
def test_a_backslash_before_a_capital_n_survives(tmp_path: Path) -> None:
    title = r"De map C:\Nieuws"
    assert values(made(tmp_path, DAY, title=f"'{title}'"), "SUMMARY") == [title]


@pytest.mark.parametrize("name", ["Wonen, werken", "Wonen; werken", "Wonen \\ werken"])
def test_the_name_of_a_calendar_survives(tmp_path: Path, name: str) -> None:
    text = calendar(catalog(tmp_path, record(DAY)), SITE_URL, name, [], at)
    assert [values(text, "NAME"), values(text, "X-WR-CALNAME")] == [[name], [name]]


def test_the_name_of_a_calendar_is_what_programs_show(tmp_path: Path) -> None:
    made = catalog(tmp_path, record(DAY))
    text = calendar(made, SITE_URL, "Één naam - Proefplatform", made.all("milestone"), at)
    assert Calendar.from_ical(text).calendar_name == "Één naam - Proefplatform"


@pytest.mark.parametrize("character", [r"\0", r"\a", r"\v", r"\e", r"\x7f"])
def test_no_control_character_comes_into_a_calendar(tmp_path: Path, character: str) -> None:
    files = {**VOCABULARIES, "milestones/a.yml": record(DAY, f'"Een{character}congres"')}
    if not making.problems(tmp_path, files):
        text = written(making.catalog(tmp_path, files))
        assert not re.search(r"[\0-\x08\x0b\x0c\x0e-\x1f\x7f]", text)


# One event over the years: what stays, and what tells the newest version. What a moment follows
# from is in test_history.


def test_an_event_and_its_sessions_say_when_they_were_changed(tmp_path: Path) -> None:
    events = read(made(tmp_path, f"{DAY}\n{OPENING}"))
    stamps = [raw(event, "dtstamp", "last-modified", "sequence") for event in events]
    assert stamps == [["20240101T120000Z", "20240101T120000Z", "126273600"]] * 2


@pytest.mark.parametrize(
    ("moment", "number"),
    [("1970-01-01", 0), ("2020-01-01", 0), ("2020-01-02", 86400), ("2999-01-01", 2**31 - 1)],
)
def test_the_number_of_a_version_is_one_that_calendars_can_hold(moment: str, number: int) -> None:
    day = datetime.datetime.fromisoformat(moment).replace(tzinfo=datetime.UTC)
    assert sequence(day) == number


def test_a_record_that_is_renamed_keeps_its_events(tmp_path: Path) -> None:
    names = {"eerst": "", "daarna": "[eerst]", "ten-slotte": "[eerst, daarna]"}
    found = []
    for name, former in names.items():
        more = {"former_ids": former} if former else {}
        text = record(f"{DAY}\n{OPENING}", **more)
        found.append(read(written(catalog(tmp_path / name, text, name))))
    uids = [[event["uid"] for event in events] for events in found]
    assert uids[0] == uids[1] == uids[2]
    assert raw(found[-1][0], "url") == [f"{SITE_URL}mijlpalen/ten-slotte/"]
    assert raw(found[-1][1], "url") == [f"{SITE_URL}mijlpalen/ten-slotte/#sessie-opening"]


def test_another_record_is_another_event(tmp_path: Path) -> None:
    one, other = (
        read(written(catalog(tmp_path / n, record(DAY), n)))[0]["uid"] for n in ("een", "ander")
    )
    assert one != other


def test_the_uid_of_an_event_is_what_it_was(tmp_path: Path) -> None:
    events = read(made(tmp_path, f"{DAY}\n{OPENING}"))
    assert [event["uid"] for event in events] == [
        "2a1728ee-ec5a-5fec-aa50-928524a1ed5c",
        "0007d813-4451-5418-a88d-aea64a8e1355",
    ]


# The same bytes every time.

PROGRAM = """
import sys
from pathlib import Path
from palet.content.catalog import open_catalog
from palet.pages.events import calendar
from palet.history.edits import History
catalog = open_catalog(Path(sys.argv[1]))
changed = History(Path(sys.argv[1])).changed
text = calendar(catalog, "{site}", "Één naam", catalog.all("milestone"), changed)
sys.stdout.buffer.write(text.encode())
"""


@pytest.mark.parametrize(
    "where",
    [
        {"TZ": "Pacific/Auckland", "PYTHONHASHSEED": "1", "LC_ALL": "C"},
        {"TZ": "America/St_Johns", "PYTHONHASHSEED": "2", "LC_ALL": "nl_NL.UTF-8"},
    ],
    ids=["auckland", "st-johns"],
)
def test_a_calendar_is_the_same_wherever_it_is_made(tmp_path: Path, where: dict[str, str]) -> None:
    fields = f"{DAY}\nstart_time: 00:30\nthemes: [digitale-weerbaarheid]\nplace: Één\n{OPENING}"
    made = catalog(tmp_path, record(fields))
    changed = History(tmp_path / "content").changed
    here = calendar(made, SITE_URL, "Één naam", made.all("milestone"), changed)
    assert calendar(made, SITE_URL, "Één naam", made.all("milestone"), changed) == here
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM.format(site=SITE_URL), tmp_path / "content"],
        capture_output=True, check=True, env={**os.environ, **where, "PYTHONPATH": ROOT / "hooks"},
    )  # fmt: skip
    assert done.stdout == here.encode()


# Whatever a record may say.

DATES = st.dates(datetime.date(1900, 1, 1), datetime.date(2099, 12, 31)).flatmap(
    lambda day: st.sampled_from([day.isoformat()[:length] for length in (4, 7, 10, 10)])
)
TIMES = st.times().map(lambda time: time.isoformat("minutes"))
# How icalendar reads "\\N" has a test of its own.
WORDS = st.text(
    st.characters(exclude_categories=["C", "Zl", "Zp"]), min_size=1, max_size=150
).filter(lambda text: r"\N" not in text)


@st.composite
def milestones(draw: st.DrawFn) -> dict[str, Any]:
    """Draw the fields of a milestone, which its model may refuse."""
    date = draw(DATES)
    parts = [
        {"id": f"deel-{n}", "title": draw(WORDS), "room": draw(WORDS)}
        | ({"start": f"{date}T{draw(TIMES)}"} if len(date) == 10 else {})
        for n in range(draw(st.integers(0, 2)))
    ]
    may = {
        "end": draw(st.none() | DATES),
        "place": draw(st.none() | WORDS),
        "start_time": draw(st.none() | TIMES) if len(date) == 10 else None,
        "end_time": draw(st.none() | TIMES) if len(date) == 10 else None,
    }
    return {
        "title": draw(WORDS), "summary": draw(WORDS), "kind": "congres", "date": date,
        "status": draw(st.sampled_from(["gepland", "bevestigd", "afgelast", "verplaatst"])),
        "previous_dates": draw(st.lists(DATES, max_size=2)), "sessions": parts,
        "sources": ["brief"], "reviewed": draw(DATES),
        **{name: value for name, value in may.items() if value},
    }  # fmt: skip


@pytest.fixture(scope="module")
def items(tmp_path_factory: pytest.TempPathFactory) -> list[Item]:
    """Return the records of the sample, without its milestone."""
    content = load(sample.write_content(tmp_path_factory.mktemp("sample"), VOCABULARIES))
    return list(content.items)


@given(milestones())
@hypothesis_settings(max_examples=making.tried(80))
def test_whatever_a_milestone_says_two_programs_read_its_calendar(
    items: list[Item], tmp_path_factory: pytest.TempPathFactory, fields: dict[str, Any]
) -> None:
    try:
        milestone = Milestone.model_validate(fields)
    except ValidationError:
        assume(condition=False)
    path = tmp_path_factory.getbasetemp() / "milestones" / "proef.yml"
    text = written(link([*items, Item(KINDS["milestone"], "proef", path, milestone)]))
    events = read(text)
    titles = [" ".join(part.title.split()) for part in milestone.sessions if part.start]
    assert [event["summary"].removeprefix("Afgelast: ") for event in events][1:] == titles
    assert values(text, "SUMMARY") == [event["summary"] for event in events]
    assert " ".join(milestone.title.split()) in events[0]["summary"]
    assert {event["uid"] for event in events} == set(values(text, "UID"))
