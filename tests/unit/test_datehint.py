"""What an editor is told to write for a date or a time that is written as people write them."""

from __future__ import annotations

import datetime
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from palet.language.datehint import clock_hint, date_hint, moment_hint
from palet.language.dates import MONTHS, PartialDate
from palet.model.milestone import Milestone
from palet.model.part import Period
from palet.model.source import Source

FORM = "Schrijf een jaar, een maand of een dag, zoals 2025, 2024-05 of 2024-05-23."
ORDER = "Schrijf eerst het jaar, dan de maand, dan de dag."


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("mei 2024", "Schrijf 2024-05."),
        ("Mei 2024", "Schrijf 2024-05."),
        ("sept. 2024", "Schrijf 2024-09."),
        ("05-2024", "Schrijf 2024-05."),
        ("5/2024", "Schrijf 2024-05."),
        ("2024-5", "Schrijf 2024-05."),
        ("2024.05", "Schrijf 2024-05."),
        ("2024/05/23", "Schrijf 2024-05-23."),
        ("20240523", "Schrijf 2024-05-23."),
        ("23-05-2024", "Schrijf 2024-05-23."),
        ("23 mei 2024", "Schrijf 2024-05-23."),
        ("donderdag 23 mei 2024", "Schrijf 2024-05-23."),
        ("1e mrt 2024", "Schrijf 2024-03-01."),
        ("2024-05-23 10:00", "Schrijf 2024-05-23."),
        ("voorjaar 2024", "Schrijf 2024."),
        ("eind 2024", "Schrijf 2024."),
        ("begin mei 2024", "Schrijf 2024-05."),
        ("tot 2024", "Schrijf 2024."),
        ("t/m mei 2024", "Schrijf 2024-05."),
        ("sinds 2024", "Zet deze datum bij 'start', zonder 'sinds' ervoor."),
        ("na 2024", FORM), ("voor 2024", FORM),
        ("2024 Q1", "Schrijf 2024."),
        ("24-05-23", "Schrijf het jaar met vier cijfers, en zet het vooraan, zoals 2024-05-23."),
        ("'24", "Schrijf het jaar met vier cijfers, en zet het vooraan, zoals 2024-05-23."),
        ("2024-02-30", "Februari 2024 heeft 29 dagen. Verbeter de dag."),
        ("31-04-2024", "April 2024 heeft 30 dagen. Verbeter de dag."),
        ("2024-13-01", f"Maand 13 bestaat niet. {ORDER}"),
        ("2024-23-05", f"Maand 23 bestaat niet. {ORDER}"),
        ("heden", "Loopt het nog? Laat 'end' dan weg."),
        ("lopend", "Loopt het nog? Laat 'end' dan weg."),
        ("onbekend", "Is de datum niet bekend? Laat 'end' dan weg."),
        ("2024-2025", "Schrijf bij 'start' 2024 en bij 'end' 2025."),
        ("schooljaar 2024/2025", "Schrijf bij 'start' 2024 en bij 'end' 2025."),
        ("2025-2024", "Hier past maar een datum. Noem er een."),
        ("vandaag", "Schrijf de datum van die dag: eerst het jaar, dan de maand, dan de dag."),
        ("jaar", FORM), ("12:30", FORM), ("maandag", FORM), ("marmot 2024", FORM), ("", FORM),
        ("tot " * 20_000, FORM), ("2024-" * 20_000, FORM),
    ],
)  # fmt: skip
def test_a_date_is_understood_as_it_is_meant(text: str, said: str) -> None:
    assert date_hint(text, "end", Period.model_fields, needed=False) == said


def test_what_a_date_can_be_depends_on_the_fields_beside_it() -> None:
    milestone, source = Milestone.model_fields, Source.model_fields
    assert date_hint("2024-2025", "date", milestone, needed=True) == (
        "Schrijf bij 'date' 2024 en bij 'end' 2025."
    )
    assert date_hint("2024-05-23T10:00", "date", milestone, needed=True) == (
        "Schrijf 2024-05-23. De tijd hoort bij 'start_time'."
    )
    assert date_hint("2024-2025", "date", source, needed=False) == (
        "Hier past maar een datum. Noem er een."
    )
    assert date_hint("tot 2024", "start", Period.model_fields, needed=False) == (
        "Zet deze datum bij 'end', zonder 'tot' ervoor."
    )
    assert date_hint("sinds 2024", "start", Period.model_fields, needed=False) == "Schrijf 2024."
    assert date_hint("sinds 2024", "date", source, needed=False) == FORM
    assert date_hint("onbekend", "reviewed", milestone, needed=True) == FORM


@given(st.dates(datetime.date(1900, 1, 1), datetime.date(2099, 12, 31)), st.sampled_from([
    "{d}-{m}-{y}", "{d:02}/{m:02}/{y}", "{d} {name} {y}", "{y}.{m}.{d}", "{d} {name:.3} {y}",
    "{y} {m} {d}",
]))  # fmt: skip
def test_the_date_that_is_proposed_is_the_one_that_was_written(
    day: datetime.date, form: str
) -> None:
    text = form.format(d=day.day, m=day.month, y=day.year, name=MONTHS[day.month - 1])
    said = date_hint(text, "date", Source.model_fields, needed=False)
    found = re.fullmatch(r"Schrijf ([\d-]+)\.", said)
    assert found
    assert PartialDate.parse(found[1]).first_day == day


@given(st.text(max_size=70))
def test_any_text_gets_whole_sentences(text: str) -> None:
    assert date_hint(text, "date", Milestone.model_fields, needed=True).endswith(".")
    assert moment_hint(text).endswith(".")
    assert clock_hint(text).endswith(".")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("09.30", "Schrijf 09:30."),
        ("9.30", "Schrijf 09:30."),
        ("9:30", "Schrijf 09:30."),
        ("9.30 uur", "Schrijf 09:30."),
        ("9u30", "Schrijf 09:30."),
        ("9 uur", "Schrijf 09:00."),
        ("0930", "Schrijf 09:30."),
        ("25:00", "Een dag loopt van 00:00 tot en met 23:59."),
        ("12:60", "Een dag loopt van 00:00 tot en met 23:59."),
        ("half tien", "Schrijf uren en minuten, zoals 09:30."),
    ],
)
def test_a_time_is_understood_as_it_is_meant(text: str, said: str) -> None:
    assert clock_hint(text) == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("2027-05-20 10:00", "Schrijf 2027-05-20T10:00."),
        ("20-05-2027 10.00 uur", "Schrijf 2027-05-20T10:00."),
        ("20 mei 2027 om 9.30", "Schrijf 2027-05-20T09:30."),
        ("2027-02-30 10:00", "Februari 2027 heeft 28 dagen. Verbeter de dag."),
        ("2027-05-20 25:00", "Een dag loopt van 00:00 tot en met 23:59."),
        ("2027-05-20", "Zet er ook een tijd achter, zoals T10:00; of laat dit veld weg."),
        ("10:00", "Zet de dag ervoor, zoals 2024-05-23T10:00."),
        ("mei 2027 10:00", "Schrijf de dag en de tijd, zoals 2024-05-23T10:00."),
        ("morgen", "Schrijf de dag en de tijd, zoals 2024-05-23T10:00."),
    ],
)
def test_a_day_with_a_time_is_understood_as_it_is_meant(text: str, said: str) -> None:
    assert moment_hint(text) == said
