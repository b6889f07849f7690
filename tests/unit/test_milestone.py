"""Milestones and sessions: what their models refuse and work out, and news that cannot be read."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any

import making
import pytest
import sample
from making import MILESTONE, NEWS, edited

from palet.language.datehint import clock_hint, date_hint, moment_hint
from palet.model.milestone import Milestone

if TYPE_CHECKING:
    from pathlib import Path

STATUSES = {
    "vocabularies/milestone-statuses.yml": sample.vocabulary(
        ["gepland", "bevestigd", "verplaatst", "afgelast", "geweest"]
    )
}

# The first three lines of a record and its last two; what a test is about starts on line 4.
HEAD = "title: Proefcongres\nsummary: Een congres.\nkind: congres\n"
TAIL = "sources: [brief]\nreviewed: 2026-11-22\n"
PLANNED = "status: gepland\n"

END = "het einde ligt voor het begin."
SWAP = f"{END} Draai de twee data om, of verbeter het jaartal."
TIMES = "het einde ligt niet na het begin. Verbeter een van de twee tijden."
NO_START = "er is een einde, maar geen begin. Schrijf ook wanneer het begint."
NO_DAY = (
    "een tijd kan alleen bij een datum met een dag. "
    "Schrijf bij 'date' ook de dag, of haal de tijd weg."
)
NOT_MOVED = "de eerdere datum ontbreekt. Schrijf bij 'previous_dates' wanneer het eerst was."
SAME = (
    "de eerdere datum is dezelfde als de datum zelf. "
    "Schrijf bij 'date' de nieuwe datum, en hier de datum die niet meer geldt."
)


def no_date(text: str) -> str:
    return f"'{text}' is geen datum. {date_hint(text, 'date', Milestone.model_fields, needed=True)}"


def no_clock(text: str) -> str:
    return f"'{text}' is geen tijd. {clock_hint(text)}"


def no_moment(text: str) -> str:
    return f"'{text}' is geen dag met een tijd. {moment_hint(text)}"


def not_yet(date: str) -> str:
    return (
        f"dit is volgens de datum ({date}) nog niet geweest toen het werd nagekeken. "
        "Kies gepland of bevestigd, of verbeter 'date' of 'reviewed'."
    )


def outside(days: str) -> str:
    return (
        f"deze sessie valt buiten het congres van {days}. "
        "Verbeter de dag van de sessie, of de datum van het congres."
    )


def double(name: str) -> str:
    return f"'{name}' staat er twee keer. Geef elk onderdeel een eigen id."


def session(name: str, *lines: str) -> str:
    return "\n    ".join([f"  - id: {name}", f"title: Over {name}", *lines]) + "\n"


def sessions(*parts: str) -> str:
    return "sessions:\n" + "".join(parts)


def refused(folder: Path, fields: str, tail: str = TAIL) -> list[str]:
    """Return what is wrong with a milestone with these fields, each with its line and column."""
    said = making.problems(folder, {MILESTONE: HEAD + fields + tail, **STATUSES})
    assert all(line.startswith(f"{MILESTONE}:") for line in said)
    return [line.removeprefix(f"{MILESTONE}:") for line in said]


def milestone(folder: Path, fields: str, tail: str = TAIL) -> Any:
    """Return the milestone with these fields."""
    files = {MILESTONE: HEAD + fields + tail, **STATUSES}
    return making.catalog(folder, files)["milestone"]["proefcongres"].record


# The dates of a milestone.


@pytest.mark.parametrize(
    ("date", "end"),
    [
        ("2024-05-23", "2024-05-22"), ("2024-05-23", "2024-04"), ("2024-05", "2024-04-30"),
        ("2024-05", "2023"), ("2024", "2023-12-31"), ("2025", "2024"),
    ],
)  # fmt: skip
def test_a_milestone_does_not_end_before_it_starts(tmp_path: Path, date: str, end: str) -> None:
    fields = f"date: {date}\nend: {end}\n{PLANNED}"
    assert refused(tmp_path, fields) == [f"5:1: end: {SWAP}"]


@pytest.mark.parametrize(
    ("date", "end"),
    [
        ("2024-05-23", "2024-05-23"), ("2024-05-23", "2024-05"), ("2024-05", "2024-05-01"),
        ("2024", "2024-02"), ("2024", "2025"), ("2024-12-31", "2025-01-01"),
    ],
)  # fmt: skip
def test_a_milestone_may_end_as_soon_as_it_starts(tmp_path: Path, date: str, end: str) -> None:
    assert refused(tmp_path, f"date: {date}\nend: {end}\n{PLANNED}") == []


@pytest.mark.parametrize(
    "date", ["2024-13", "2024-00", "2023-02-29", "2024-5", "2024-05-23T10:00", "999", "3000"]
)
def test_a_date_that_does_not_exist_is_refused(tmp_path: Path, date: str) -> None:
    assert refused(tmp_path, f"date: {date}\n{PLANNED}") == [f"4:1: date: {no_date(date)}"]


def test_every_date_that_does_not_exist_is_refused_on_its_own_line(tmp_path: Path) -> None:
    fields = "date: 2024-13\nend: 2024-02-30\nprevious_dates:\n  - 2024-01\n  - nooit\n" + PLANNED
    assert refused(tmp_path, fields) == [
        f"4:1: date: {no_date('2024-13')}",
        f"5:1: end: {no_date('2024-02-30')}",
        f"8:5: previous_dates.1: {no_date('nooit')}",
    ]


def test_what_is_moved_says_when_it_was_to_be_before(tmp_path: Path) -> None:
    fields = "date: 2024-05-23\nstatus: verplaatst\n"
    assert refused(tmp_path / "a", fields) == [f"5:1: status: {NOT_MOVED}"]
    empty = refused(tmp_path / "b", f"{fields}previous_dates: []\n")
    assert empty == [f"5:1: status: {NOT_MOVED}"]
    assert refused(tmp_path / "c", f"{fields}previous_dates: [2024-03]\n") == []


@pytest.mark.parametrize("status", ["gepland", "bevestigd", "afgelast", "geweest"])
def test_what_was_moved_once_may_have_any_status_later(tmp_path: Path, status: str) -> None:
    fields = f"date: 2024-05-23\nstatus: {status}\nprevious_dates: [2024-03, 2024-04-01]\n"
    assert refused(tmp_path, fields) == []


def test_an_earlier_date_is_not_the_date_itself(tmp_path: Path) -> None:
    fields = "date: 2024-05\nstatus: verplaatst\nprevious_dates: [2024-05-01, 2024-05, 2024-05]\n"
    assert refused(tmp_path, fields) == [
        f"6:30: previous_dates.1: {SAME}",
        f"6:39: previous_dates.2: {SAME}",
    ]


@pytest.mark.parametrize(
    ("date", "dutch", "reviewed"),
    [
        ("2026-11-23", "23 november 2026", "2026-11-22"), ("2026-12", "december 2026", "2026-11"),
        ("2027", "2027", "2026"), ("2027-01-01", "1 januari 2027", "2026"),
    ],
)  # fmt: skip
def test_what_has_been_does_not_lie_after_the_last_check(
    tmp_path: Path, date: str, dutch: str, reviewed: str
) -> None:
    tail = f"sources: [brief]\nreviewed: {reviewed}\n"
    found = refused(tmp_path, f"date: {date}\nstatus: geweest\n", tail)
    assert found == [f"5:1: status: {not_yet(dutch)}"]


@pytest.mark.parametrize(
    ("date", "reviewed"),
    [
        ("2026-11-22", "2026-11-22"), ("2026-11", "2026-11-22"), ("2026", "2026-11-22"),
        ("2026-11-30", "2026-11"), ("2026-12-31", "2026"),
    ],
)  # fmt: skip
def test_what_has_been_may_have_been_on_the_day_of_the_check(
    tmp_path: Path, date: str, reviewed: str
) -> None:
    tail = f"sources: [brief]\nreviewed: {reviewed}\n"
    assert refused(tmp_path, f"date: {date}\nstatus: geweest\n", tail) == []


@pytest.mark.parametrize("status", ["gepland", "bevestigd", "afgelast"])
def test_what_is_still_to_come_may_lie_after_the_last_check(tmp_path: Path, status: str) -> None:
    assert refused(tmp_path, f"date: 2030-01-01\nstatus: {status}\n") == []


def test_what_has_been_is_over_at_the_last_check(tmp_path: Path) -> None:
    fields = "date: 2026-11-20\nend: 2026-11-25\nstatus: geweest\n"
    assert [line.split(" ")[1] for line in refused(tmp_path, fields)] == ["status:"]


@pytest.mark.parametrize(
    ("line", "column", "said"),
    [
        ("themes: [digitale-weerbaarheit]", "6:10: themes.0",
         "thema 'digitale-weerbaarheit' bestaat niet. "
         "Bedoelde u 'digitale-weerbaarheid' (Digitale weerbaarheid)?"),
        ("funding: [regelign]", "6:11: funding.0",
         "regeling 'regelign' bestaat niet. "
         "Bedoelde u 'regeling' (Regeling Proef)?"),
        ("knowledge: [onderzoek-poref]", "6:13: knowledge.0",
         "publicatie 'onderzoek-poref' bestaat niet. "
         "Bedoelde u 'onderzoek-proef' (Onderzoek naar de proef)?"),
        ("why: Zie [dit](theme:digitale-weerbaarhied).", "6:16: why",
         "thema 'digitale-weerbaarhied' bestaat niet. "
         "Bedoelde u 'digitale-weerbaarheid' (Digitale weerbaarheid)?"),
    ],
)  # fmt: skip
def test_what_a_milestone_names_exists(tmp_path: Path, line: str, column: str, said: str) -> None:
    assert refused(tmp_path, f"date: 2024\n{PLANNED}{line}\n") == [f"{column}: {said}"]


@pytest.mark.parametrize(
    ("line", "place", "said"),
    [
        ("theme: digitale-weerbaarheit", "9:5: sessions.0.theme",
         "thema 'digitale-weerbaarheit' bestaat niet. "
         "Bedoelde u 'digitale-weerbaarheid' (Digitale weerbaarheid)?"),
        ("areas: [proefwijk, proefwijks]", "9:24: sessions.0.areas.1",
         "gebied 'proefwijks' bestaat niet. "
         "Bedoelde u 'proefwijk' (Proefwijk)?"),
        ("interventions: [proeftaem]", "9:21: sessions.0.interventions.0",
         "interventie 'proeftaem' bestaat niet. "
         "Bedoelde u 'proefteam' (Proefteam)?"),
    ],
)  # fmt: skip
def test_what_a_session_names_exists(tmp_path: Path, line: str, place: str, said: str) -> None:
    fields = f"date: 2024\n{PLANNED}{sessions(session('a', line))}"
    assert refused(tmp_path, fields) == [f"{place}: {said}"]


def test_the_kind_and_the_status_are_of_their_lists(tmp_path: Path) -> None:
    text = HEAD.replace("congres\n", "feest\n") + "date: 2024\nstatus: uitgesteld\n" + TAIL
    said = making.problems(tmp_path, {MILESTONE: text, **STATUSES})
    assert [line.split(" Kies uit: ")[0].removeprefix(f"{MILESTONE}:") for line in said] == [
        "3:1: kind: 'feest' staat niet in de lijst 'Lijst'.",
        "5:1: status: 'uitgesteld' staat niet in de lijst 'Lijst'.",
    ]


# The times of a milestone.


@pytest.mark.parametrize("date", ["2024", "2024-05", "2024-05\nend: 2024-05-23"])
def test_a_time_needs_a_day(tmp_path: Path, date: str) -> None:
    line = 6 + date.count("\n")
    fields = f"date: {date}\n{PLANNED}start_time: 09:30\n"
    assert refused(tmp_path, fields) == [f"{line}:1: start_time: {NO_DAY}"]


def test_a_time_needs_the_last_day_too(tmp_path: Path) -> None:
    fields = f"date: 2024-05-23\nend: 2024-06\n{PLANNED}start_time: 09:30\n"
    assert refused(tmp_path, fields) == [f"7:1: start_time: {NO_DAY.replace('date', 'end')}"]


@pytest.mark.parametrize("end", ["09:30", "09:29", "00:00"])
def test_an_end_time_comes_after_the_start_time(tmp_path: Path, end: str) -> None:
    fields = f"date: 2024-05-23\n{PLANNED}start_time: 09:30\nend_time: {end}\n"
    assert refused(tmp_path / "a", fields) == [f"7:1: end_time: {TIMES}"]
    same_day = fields.replace(PLANNED, f"end: 2024-05-23\n{PLANNED}")
    assert refused(tmp_path / "b", same_day) == [f"8:1: end_time: {TIMES}"]


def test_over_several_days_the_last_may_end_earlier_than_the_first_starts(tmp_path: Path) -> None:
    fields = f"date: 2024-05-23\nend: 2024-05-24\n{PLANNED}start_time: 09:30\nend_time: 09:00\n"
    assert refused(tmp_path, fields) == []


def test_an_end_time_needs_a_start_time(tmp_path: Path) -> None:
    fields = f"date: 2024-05-23\n{PLANNED}end_time: 17:00\n"
    assert refused(tmp_path, fields) == [f"6:1: end_time: {NO_START}"]


@pytest.mark.parametrize("name", ["start_time", "end_time"])
@pytest.mark.parametrize(
    "time", ["25:00", "24:00", "09:60", "9:30", "09.30u", "half tien", "09:30:00", "2024-05-23T09"]
)
def test_a_time_that_no_clock_shows_is_refused(tmp_path: Path, name: str, time: str) -> None:
    other = "start_time: 08:00\n" if name == "end_time" else ""
    fields = f"date: 2024-05-23\n{PLANNED}{other}{name}: {time}\n"
    line = 7 if other else 6
    assert refused(tmp_path, fields) == [f"{line}:1: {name}: {no_clock(time)}"]


@pytest.mark.parametrize("time", ["00:00", "09:30", "23:59"])
def test_every_time_of_a_clock_is_accepted(tmp_path: Path, time: str) -> None:
    found = milestone(tmp_path, f"date: 2024-05-23\n{PLANNED}start_time: {time}\n")
    assert found.start_time == datetime.time.fromisoformat(time)


# Sessions.


def test_a_session_falls_within_its_congress(tmp_path: Path) -> None:
    fields = f"date: 2024-05-23\n{PLANNED}" + sessions(
        session("a", "start: 2024-05-22T23:59", "end: 2024-05-23T01:00"),
        session("b", "start: 2024-05-23T23:00", "end: 2024-05-24T00:00"),
        session("c", "start: 2024-05-24T10:00", "end: 2024-05-24T11:00"),
    )
    day = outside("23 mei 2024")
    assert refused(tmp_path, fields) == [
        f"9:5: sessions.0.start: {day}",
        f"14:5: sessions.1.end: {day}",
        f"17:5: sessions.2.start: {day}",
        f"18:5: sessions.2.end: {day}",
    ]


@pytest.mark.parametrize(
    ("date", "days", "moment"),
    [
        ("2024-05", "mei 2024", "2024-06-01T00:00"),
        ("2024-05", "mei 2024", "2024-04-30T23:59"),
        ("2024", "2024", "2025-01-01T00:00"),
        ("2024-05-20\nend: 2024-05-21", "20 mei 2024 tot en met 21 mei 2024", "2024-05-22T09:00"),
        ("2024-05\nend: 2024-06", "mei 2024 tot en met juni 2024", "2024-07-01T09:00"),
    ],
)
def test_a_session_outside_names_the_days_as_precisely_as_they_are_known(
    tmp_path: Path, date: str, days: str, moment: str
) -> None:
    line = 9 + date.count("\n")
    fields = f"date: {date}\n{PLANNED}{sessions(session('a', f'start: {moment}'))}"
    assert refused(tmp_path, fields) == [f"{line}:5: sessions.0.start: {outside(days)}"]


@pytest.mark.parametrize(
    ("date", "start", "end"),
    [
        ("2024-05-23", "2024-05-23T00:00", "2024-05-23T23:59"),
        ("2024-05-22\nend: 2024-05-24", "2024-05-22T00:00", "2024-05-22T01:00"),
        ("2024-05-22\nend: 2024-05-24", "2024-05-24T22:00", "2024-05-24T23:59"),
        ("2024-05-22\nend: 2024-05-24", "2024-05-22T22:00", "2024-05-24T01:00"),
        ("2024-05", "2024-05-01T00:00", "2024-05-31T23:59"),
        ("2024", "2024-01-01T00:00", "2024-12-31T23:59"),
        ("2024-02\nend: 2024", "2024-02-01T00:00", "2024-12-31T23:59"),
    ],
)
def test_a_session_may_be_on_the_first_and_the_last_day(
    tmp_path: Path, date: str, start: str, end: str
) -> None:
    part = session("a", f"start: {start}", f"end: {end}")
    assert refused(tmp_path, f"date: {date}\n{PLANNED}{sessions(part)}") == []


def test_a_session_without_a_time_is_accepted(tmp_path: Path) -> None:
    assert refused(tmp_path, f"date: 2024\n{PLANNED}{sessions(session('a'))}") == []


def test_no_two_sessions_have_one_id(tmp_path: Path) -> None:
    parts = sessions(session("a"), session("b"), session("a"), session("a"))
    assert refused(tmp_path, f"date: 2024\n{PLANNED}{parts}") == [
        f"11:5: sessions.2.id: {double('a')}",
        f"13:5: sessions.3.id: {double('a')}",
    ]


@pytest.mark.parametrize("end", ["2024-05-23T10:00", "2024-05-23T09:59", "2024-05-22T11:00"])
def test_a_session_does_not_end_before_it_starts(tmp_path: Path, end: str) -> None:
    part = session("a", "start: 2024-05-23T10:00", f"end: {end}")
    found = refused(tmp_path, f"date: 2024-05\n{PLANNED}{sessions(part)}")
    assert found == [f"10:5: sessions.0.end: {TIMES}"]


def test_the_end_of_a_session_needs_a_start(tmp_path: Path) -> None:
    part = session("a", "end: 2024-05-23T10:00")
    found = refused(tmp_path, f"date: 2024-05\n{PLANNED}{sessions(part)}")
    assert found == [f"9:5: sessions.0.end: {NO_START}"]


@pytest.mark.parametrize("name", ["start", "end"])
@pytest.mark.parametrize(
    "moment", ["2024-05-23T25:00", "2024-02-30T10:00", "2024-05-23T9:00", "2024-05-23", "10:00"]
)
def test_a_moment_that_does_not_exist_is_refused(tmp_path: Path, name: str, moment: str) -> None:
    other = ["start: 2024-05-23T08:00"] if name == "end" else []
    part = session("a", *other, f"{name}: {moment}")
    found = refused(tmp_path, f"date: 2024-05\n{PLANNED}{sessions(part)}")
    assert found == [f"{9 + len(other)}:5: sessions.0.{name}: {no_moment(moment)}"]


def test_an_earlier_start_is_a_day_with_a_time(tmp_path: Path) -> None:
    part = session("a", "previous_starts: [2024-05-23T09:00, 2024-05-23]")
    found = refused(tmp_path, f"date: 2024-05\n{PLANNED}{sessions(part)}")
    assert found == [f"9:41: sessions.0.previous_starts.1: {no_moment('2024-05-23')}"]


# More than one thing at once.


def test_all_that_does_not_fit_together_is_said_at_once(tmp_path: Path) -> None:
    fields = (
        "date: 2027-05-23\nstatus: geweest\nstart_time: 10:00\nend_time: 09:00\n"
        "previous_dates: [2027-05-23]\n"
    )
    parts = sessions(
        session("a", "start: 2027-05-23T10:00"), session("a", "start: 2027-05-24T10:00")
    )
    assert refused(tmp_path, fields + parts) == [
        f"5:1: status: {not_yet('23 mei 2027')}",
        f"7:1: end_time: {TIMES}",
        f"8:18: previous_dates.0: {SAME}",
        f"13:5: sessions.1.id: {double('a')}",
        f"15:5: sessions.1.start: {outside('23 mei 2027')}",
    ]


def test_an_end_before_the_start_is_not_also_held_against_every_session(tmp_path: Path) -> None:
    parts = sessions(session("a", "start: 2024-05-23T10:00"))
    fields = f"date: 2024-05-23\nend: 2024-05-22\n{PLANNED}start_time: 10:00\nend_time: 09:00\n"
    assert refused(tmp_path, fields + parts) == [f"5:1: end: {SWAP}"]


def test_every_session_that_is_wrong_by_itself_is_said(tmp_path: Path) -> None:
    parts = sessions(
        session("a", "end: 2024-05-23T10:00"),
        session("b", "start: 2024-05-23T10:00"),
        session("c", "start: 2024-05-23T10:00", "end: 2024-05-23T09:00"),
        session("D"),
    )
    bad_id = "'D' kan geen id zijn. Gebruik kleine letters, cijfers en streepjes. Schrijf d."
    assert refused(tmp_path, f"date: 2024-05\n{PLANNED}start_time: 25:00\n{parts}") == [
        f"6:1: start_time: {no_clock('25:00')}",
        f"10:5: sessions.0.end: {NO_START}",
        f"17:5: sessions.2.end: {TIMES}",
        f"18:5: sessions.3.id: {bad_id}",
    ]


# News whose fields cannot be read.

TEXT = sample.NEWS
NO_HEAD = (
    "1:1: de kop met velden ontbreekt. "
    "Begin het bestand met een regel '---', dan de velden, dan weer '---'."
)
NOT_CLOSED = (
    "1:1: de kop met velden wordt niet gesloten. Zet onder het laatste veld een regel '---'."
)
NO_FIELDS = (
    "1:1: dit bestand bevat geen velden. "
    "Schrijf op elke regel 'veld: waarde', met een spatie na de dubbele punt."
)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (TEXT.replace("22\n---\n", "22\n"), NOT_CLOSED),
        (TEXT.replace("22\n---\n", "22\n----\n"), NOT_CLOSED),
        ("---\n", NOT_CLOSED),
        ("", NO_HEAD),
        ("\n", NO_HEAD),
        ("De proef is begonnen.\n", NO_HEAD),
        (TEXT.removeprefix("---\n"), NO_HEAD),
        ("\n" + TEXT, NO_HEAD),
        ("---\n---\nTekst.\n", NO_FIELDS),
        ("---\n# title: Proef\n---\nTekst.\n", NO_FIELDS),
        ("---\n- title\n- summary\n---\nTekst.\n", NO_FIELDS),
        ("---\nzomaar tekst\n---\nTekst.\n", NO_FIELDS),
        (TEXT.replace("title: Proef begint", "\ttitle: Proef begint"),
         "2:1: deze regel springt in met een tab. Gebruik spaties in plaats van een tab."),
        (TEXT.replace("title: Proef begint", "title: Proef: begint"),
         "2:13: hier staat een dubbele punt midden in een tekst. "
         "Zet de tekst tussen aanhalingstekens: title: 'Proef: begint'."),
        (TEXT.replace("interventions: [proefteam]", "interventions: [proefteam"),
         "5:16: dit haakje wordt niet gesloten, of er ontbreekt een komma. "
         "Sluit het haakje, of zet elke waarde op een eigen regel met '- ' ervoor."),
        (TEXT.replace("summary: De", "summary: 'De"),
         "3:10: dit aanhalingsteken wordt niet gesloten. "
         "Zet er ook een aan het einde van de tekst."),
        (TEXT.replace("date: 2024-05-24", "title: Nog een"),
         "4:1: title: dit veld staat er twee keer. Voeg de twee samen, of haal er een weg."),
    ],
)  # fmt: skip
def test_news_whose_fields_cannot_be_read_is_one_problem(
    tmp_path: Path, text: str, said: str
) -> None:
    assert text != TEXT
    assert making.problems(tmp_path, {NEWS: text}) == [f"{NEWS}:{said}"]


def test_news_that_is_not_text_is_a_problem_at_the_place_of_the_first_bad_byte(
    tmp_path: Path,
) -> None:
    text = TEXT.encode().replace(b"Proef begint", b"Proef \xe9\xe9n")
    assert making.problems(tmp_path, {NEWS: text}) == [
        f"{NEWS}:2:14: hier staat een teken dat geen UTF-8 is (waarschijnlijk 'é'). "
        "Bewaar het bestand opnieuw met de codering UTF-8."
    ]


def test_news_that_cannot_be_read_hides_no_problem_elsewhere(tmp_path: Path) -> None:
    files = edited(MILESTONE, "date: 2024-05", "date: 2024-13") | {NEWS: ""}
    assert making.problems(tmp_path, files) == [
        f"{MILESTONE}:4:1: date: {no_date('2024-13')}", f"{NEWS}:{NO_HEAD}",
    ]  # fmt: skip


# What a milestone works out.


def test_a_programme_goes_by_day_and_by_time_and_what_has_no_time_comes_last(
    tmp_path: Path,
) -> None:
    parts = sessions(
        session("later"),
        session("c", "start: 2024-05-24T09:00"),
        session("b", "start: 2024-05-23T13:00"),
        session("nooit"),
        session("a", "start: 2024-05-23T09:30"),
        session("tegelijk", "start: 2024-05-23T09:30"),
    )
    found = milestone(tmp_path, f"date: 2024-05\n{PLANNED}{parts}").programme
    assert [(day, [part.id for part in held]) for day, held in found] == [
        (datetime.date(2024, 5, 23), ["a", "tegelijk", "b"]),
        (datetime.date(2024, 5, 24), ["c"]),
        (None, ["later", "nooit"]),
    ]


def test_without_sessions_there_is_no_programme(tmp_path: Path) -> None:
    assert milestone(tmp_path, f"date: 2024-05\n{PLANNED}").programme == []


@pytest.mark.parametrize(
    ("dates", "last", "exact"),
    [
        ("date: 2024-05-23", "2024-05-23", True),
        ("date: 2024-05", "2024-05", False),
        ("date: 2024", "2024", False),
        ("date: 2024-05-23\nend: 2024-05-24", "2024-05-24", True),
        ("date: 2024-05-23\nend: 2024-06", "2024-06", False),
        ("date: 2024-05\nend: 2024-05-24", "2024-05-24", False),
    ],
)
def test_the_days_are_known_when_both_the_first_and_the_last_is(
    tmp_path: Path, dates: str, last: str, exact: bool
) -> None:
    found = milestone(tmp_path, f"{dates}\n{PLANNED}")
    assert (str(found.last), found.exact) == (last, exact)


@pytest.mark.parametrize(
    ("dates", "status", "reviewed", "over"),
    [
        ("date: 2024-05-23", "gepland", "2024-05-01", "2024-05-23"),
        ("date: 2024-02", "gepland", "2024-01-01", "2024-02-29"),
        ("date: 2024", "bevestigd", "2024-06", "2024-12-31"),
        ("date: 2024-05\nend: 2025", "afgelast", "2024-06", "2025-12-31"),
        ("date: 2024-05-23", "geweest", "2026-11-22", "2024-05-23"),
        ("date: 2024", "geweest", "2024-06-15", "2024-06-14"),
        ("date: 2024", "geweest", "2024-06", "2024-06-29"),
        ("date: 2024", "geweest", "2024", "2024-12-30"),
        ("date: 2024", "geweest", "2026-11-22", "2024-12-31"),
        ("date: 2024-05-23\nend: 2024-06", "geweest", "2024-06-10", "2024-06-09"),
    ],
)
def test_what_has_been_is_over_before_that_was_checked_and_all_else_on_its_last_day(
    tmp_path: Path, dates: str, status: str, reviewed: str, over: str
) -> None:
    tail = f"sources: [brief]\nreviewed: {reviewed}\n"
    found = milestone(tmp_path, f"{dates}\nstatus: {status}\n", tail)
    assert found.over.isoformat() == over
