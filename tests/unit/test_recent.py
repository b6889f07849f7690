"""The page that says what is new, with and without a history."""

from __future__ import annotations

import datetime
import re
from typing import TYPE_CHECKING

import making
import pytest
import sample

from palet.history.change import Change
from palet.history.commits import Edit
from palet.model.kind import KINDS
from palet.pages import recent

if TYPE_CHECKING:
    from pathlib import Path

    from palet.pages.press import Press

MARCH = datetime.date(2025, 3, 1)
APRIL = datetime.date(2025, 4, 2)
STOPPED = sample.INTERVENTION.replace("status: in-uitvoering", "status: gestopt")


def edit(date: datetime.date, path: str, before: str | None, after: str | None) -> Edit:
    return Edit(date, path, before, after)


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> list[Edit]:
    """Return the edits that the page is made from; empty, until a test adds some."""
    found: list[Edit] = []
    monkeypatch.setattr(recent, "edits", lambda _folder, _most: found)
    return found


def body(press: Press) -> str:
    return press.page(recent.plan(press)).body


def lines(press: Press) -> list[str]:
    """Return what the page says: its days, its groups and what stands in them."""
    text = re.sub(r"<form.*?</form>", "", body(press), flags=re.DOTALL)
    found = re.findall(r"<h2[^>]*>(.*?)</h2>|<h3>(.*?)</h3>|<li [^>]*>(.*?)</li>", text)
    plain = [re.sub(r"<[^>]*>", "", "".join(parts)) for parts in found]
    return [line.replace("\N{NO-BREAK SPACE}", " ") for line in plain]


def test_what_happened_stands_by_day_by_sort_and_by_kind(
    sample_press: Press, told: list[Edit]
) -> None:
    told += [
        edit(MARCH, "news/proef-begint.md", None, sample.NEWS),
        edit(MARCH, "interventions/proefteam.yml", None, sample.INTERVENTION),
        edit(APRIL, "interventions/proefteam.yml", sample.INTERVENTION, STOPPED),
        edit(APRIL, "areas/weg.yml", sample.AREA.replace("Proefwijk", "Oude wijk"), None),
    ]
    assert lines(sample_press) == [
        "Woensdag 2 april 2025",
        "Gestopt of afgerond: 1 interventie",
        "Proefteam status in Proefwijk: in-uitvoering → gestopt",
        "Verwijderd: 1 gebied",
        "Oude wijk",
        "Zaterdag 1 maart 2025",
        "Toegevoegd: 1 interventie",
        "Proefteam",
        "Toegevoegd: 1 nieuwsbericht",
        "Proef begint",
    ]


def test_what_is_gone_has_no_link(sample_press: Press, told: list[Edit]) -> None:
    told += [edit(APRIL, "areas/weg.yml", sample.AREA, None)]
    assert "gebieden/weg/" not in body(sample_press)


def test_a_check_alone_is_no_change_of_what_the_record_says(
    sample_press: Press, told: list[Edit]
) -> None:
    checked = sample.THEME.replace("2026-11-22", "2027-01-02")
    told += [edit(APRIL, "themes/digitale-weerbaarheid.yml", sample.THEME, checked)]
    assert lines(sample_press)[1:] == [
        "Nagekeken: 1 thema", "Digitale weerbaarheid nagekeken op 2 januari 2027",
    ]  # fmt: skip


def test_many_of_a_sort_are_folded_away(sample_press: Press, told: list[Edit]) -> None:
    def add(count: int) -> None:
        told[:] = [edit(APRIL, f"areas/a{i}.yml", None, sample.AREA) for i in range(count)]

    add(8)
    assert '<details class="changes' not in body(sample_press)
    add(9)
    assert body(sample_press).count('<details class="changes') == 1


def test_a_page_stays_readable_and_says_that_there_was_more(
    sample_press: Press, told: list[Edit]
) -> None:
    more = "Wat nog ouder is"
    told += [edit(APRIL, f"areas/a{i}.yml", None, sample.AREA) for i in range(recent.MOST)]
    assert more not in body(sample_press)
    told.append(edit(MARCH, "areas/ouder.yml", None, sample.AREA))
    assert 'data-item="a999"' in body(sample_press)
    assert 'data-item="ouder"' not in body(sample_press)
    assert more in body(sample_press)


def test_no_more_edits_are_asked_for_than_the_page_can_tell_of(
    sample_press: Press, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = []

    def edits(folder: Path, most: int) -> list[Edit]:
        asked.append((folder, most))
        return [edit(APRIL, f"sources/s{i}.yml", None, sample.SOURCE) for i in range(most)]

    monkeypatch.setattr(recent, "edits", edits)
    assert "Wat nog ouder is" in body(sample_press)
    assert asked == [(sample_press.settings.content, recent.MOST_EDITS)]


def test_the_day_of_the_last_congress_that_has_been_is_where_it_begins(
    tmp_path: Path, told: list[Edit]
) -> None:
    later = sample.MILESTONE_ALONE.replace("date: 2024-05", "date: 2025-03-15")
    files: making.Files = {
        "milestones/tweede.yml": later,
        "milestones/derde.yml": later.replace("2025-03", "2028-03").replace("geweest", "gepland"),
        "milestones/brief.yml": later.replace("2025-03", "2025-09").replace(
            "congres", "kamerbrief"
        ),
    }
    press = making.press(tmp_path, files)
    told += [
        edit(MARCH, "areas/proefwijk.yml", None, sample.AREA),
        edit(APRIL, "news/proef-begint.md", None, sample.NEWS),
    ]
    page = body(press)
    assert 'name="sinds" value="2025-03-15"' in page
    assert re.findall(r'data-since="(.*?)"', page) == ["2024-05-01", "2025-03-15"]
    assert 'aria-labelledby="dag-2025-03-01" hidden' in page
    assert 'aria-labelledby="dag-2025-04-02">' in page


def test_without_a_congress_everything_is_shown(tmp_path: Path, told: list[Edit]) -> None:
    press = making.press(tmp_path, {"milestones/proefcongres.yml": None})
    told += [edit(MARCH, "areas/proefwijk.yml", None, sample.AREA)]
    page = body(press)
    assert 'name="sinds" value=""' in page
    assert " hidden>" not in re.sub(r"<form.*?</form>", "", page, flags=re.DOTALL)


def test_without_a_history_the_records_say_when_they_appeared_or_were_checked(
    sample_press: Press,
) -> None:
    """The sample stands in no repository; a date that is only a year is not taken for a day."""
    page = body(sample_press)
    assert "De geschiedenis van de bestanden is hier niet bekend." in page
    said = lines(sample_press)
    assert said[said.index("Vrijdag 24 mei 2024") + 1 :] == [
        "Toegevoegd: 1 nieuwsbericht", "Proef begint",
    ]  # fmt: skip
    assert said[0] == "Zondag 22 november 2026"
    assert "Nagekeken: 1 publicatie" in said
    assert not any("januari" in line for line in said)
    assert "Brief over de proef" not in said


def test_with_a_history_the_page_does_not_say_that_there_is_none(
    sample_press: Press, told: list[Edit]
) -> None:
    assert told == []
    assert "niet bekend" not in body(sample_press)
    assert "Er is nog niets veranderd." in body(sample_press)


def test_every_sort_of_change_has_its_word() -> None:
    days = list(
        recent._days(
            Change("areas/x.yml", KINDS["area"], None, {"title": "X"}, sort, date=APRIL)
            for sort in ("checked", "removed", "stopped", "changed", "added")
        )
    )
    assert [group.sort for group in days[0].groups] == list(recent.SORTS)
