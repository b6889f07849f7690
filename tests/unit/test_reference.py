"""What is said of names of records and terms that do not exist; ``tests/broken`` has most of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import making
import pytest
import sample
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from making import AREA, INTERVENTION, SOURCE, edited

from palet.content.load import load
from palet.content.names import Names, of_records
from palet.content.reference import MOST, reference_problems

if TYPE_CHECKING:
    from pathlib import Path

THEMES = "themes: [digitale-weerbaarheid]"


def many(count: int, form: str) -> making.Files:
    lines = "".join(form.format(number) for number in range(count))
    return edited(INTERVENTION, THEMES, f"themes:\n{lines}".rstrip("\n"))


@pytest.mark.parametrize("form", ["  - onbekend{}\n", "  - Niet {}\n", "  - naam: {}\n"])
def test_of_very_many_names_the_first_are_told_and_the_rest_are_counted(
    tmp_path: Path, form: str
) -> None:
    said = making.problems(tmp_path, many(20_000, form))
    assert len(said) == MOST + 1
    assert f"{INTERVENTION}:1:1: nog {20_000 - MOST} namen in dit bestand bestaan niet. " in said[0]


def test_a_name_of_any_length_is_said_back_in_short(tmp_path: Path) -> None:
    for name in ("x" * 500_000, "'" + "a, " * 100_000 + "'", "'" + "( " * 100_000 + "'"):
        said = making.problems(tmp_path, edited(INTERVENTION, THEMES, f"themes: [{name}]"))
        assert {len(line) < 400 for line in said} == {True}


def test_all_that_is_wrong_is_told_when_the_record_is_refused_as_well(tmp_path: Path) -> None:
    files = edited(INTERVENTION, THEMES, "themes: [Nergens]\nkleur: rood")
    assert [line.split(":")[3].strip() for line in making.problems(tmp_path, files)] == [
        "themes.0", "kleur",
    ]  # fmt: skip


def test_a_record_with_a_mistake_is_known_by_its_id(tmp_path: Path) -> None:
    files = edited(AREA, "gm_code: GM0202", "gm_code: x") | edited(
        INTERVENTION, "area: proefwijk\n", "area: Proef-wijk\n"
    )
    said = making.problems(tmp_path, files)
    assert any("Bedoelde u 'proefwijk' (proefwijk)?" in line for line in said)


@pytest.fixture(scope="module")
def sources(tmp_path_factory: pytest.TempPathFactory) -> Names:
    folder = tmp_path_factory.mktemp("names")
    files: making.Files = {
        f"sources/monitor-{year}.yml": sample.SOURCE.replace("Brief over", f"Monitor {year} van")
        .replace("nl/brief", f"nl/monitor/{year}")
        .replace("nr. 6", f"nr. {year}")
        for year in range(2015, 2025)
    }
    return of_records("source", load(sample.write_content(folder, files)))


@settings(suppress_health_check=list(HealthCheck))
@given(
    st.integers(1990, 2040),
    st.sampled_from(
        ["monitor-{}", "Monitor {} van de proef", "https://voorbeeld.nl/monitor/{}",
         "Kamerstuk 12 345, nr. {}", "monitor{}.yml", "monitro-{}"]
    ),
)  # fmt: skip
def test_another_year_is_never_offered(sources: Names, year: int, form: str) -> None:
    meant = sources.meant(form.format(year))
    assert meant == ([f"monitor-{year}"] if 2015 <= year <= 2024 else [])


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Zaandam", ""), ("Zaanstad", ""), ("zuid", ""), ("Noord-Holland", ""),
        ("Poelenburg", "zaandam-oost"), ("zaandam oost", "zaandam-oost"),
        ("areas/zaandam-oost.yml", "zaandam-oost"), ("/gebieden/zaandam-oost/", "zaandam-oost"),
        ("proefwijk/zaandam-oost", ""), ("Rook & Vuur", "zaandam-oost"),
    ],
)  # fmt: skip
def test_a_place_is_not_meant_by_that_around_it(tmp_path: Path, typed: str, meant: str) -> None:
    area = (
        sample.AREA.replace("title: Proefwijk", "title: Zaandam Oost")
        .replace(
            "[Proef-Oost]", "[Zaandam, Zaanstad, Zuid, Noord-Holland, Poelenburg, Rook en vuur]"
        )
        .replace("Proefstad", "Zaanstad")
        .replace("Gelderland", "Noord-Holland")
    )
    content = load(sample.write_content(tmp_path, {"areas/zaandam-oost.yml": area}))
    assert of_records("area", content).meant(typed) == ([meant] if meant else [])


@pytest.mark.parametrize("typed", ["Kamerstuk 12345, nr. 6", "kamerstuk 12.345 nr 6"])
def test_the_number_of_a_document_is_known_however_it_is_written(
    tmp_path: Path, typed: str
) -> None:
    names = of_records("source", load(sample.write_content(tmp_path)))
    assert names.meant(typed) == ["brief"]
    assert names.meant("Kamerstuk 12 345, nr. 7") == []


@given(st.text(max_size=60))
def test_any_text_may_be_asked_for(text: str) -> None:
    assert isinstance(Names([]).hint(text), str)


def test_a_reference_that_exists_is_no_problem(tmp_path: Path) -> None:
    assert list(reference_problems(load(sample.write_content(tmp_path)))) == []


def test_a_removed_source_is_missed_where_something_rests_on_it(tmp_path: Path) -> None:
    said = making.problems(tmp_path, {SOURCE: None})
    assert all(
        "haal weg wat op deze bron steunt." in line or "haal deze verwijzing weg" in line
        for line in said
    )
    assert len(said) > 10
