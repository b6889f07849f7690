from __future__ import annotations

import datetime
from pathlib import Path

import pytest
import sample
from making import THEME, edited, intervention

from palet.cli.command import main
from palet.report.due import due, listing
from palet.settings import Settings

TODAY = datetime.date(2026, 11, 22)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("PALET_SITE_URL", "https://palet.voorbeeld")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def listed(folder: Path, files: dict[str, str | bytes | None]) -> str:
    sample.write_content(folder, files)
    return listing(due(Path("content"), TODAY), Settings.from_environment().site_url)


def test_nothing_is_said_when_all_is_checked(folder: Path) -> None:
    assert listed(folder, {}) == ""


def test_what_is_due_is_listed_by_kind_the_longest_ago_first(folder: Path) -> None:
    files = {
        "interventions/a.yml": intervention("Later", reviewed="2025-05-01"),
        "interventions/b.yml": intervention("'@team [x]'", reviewed="2023"),
        "interventions/c.yml": intervention("Op tijd", reviewed="2025-06"),
        **edited(THEME, "reviewed: 2026-11-22", "reviewed: 2024-02"),
    }
    text = listed(folder, files)
    assert text.startswith("3 records zijn langer dan achttien maanden geleden nagekeken. ")
    assert text.partition("\n\n")[2] == (
        "### Interventies\n\n"
        "- [@\N{ZERO WIDTH SPACE}team \\[x\\]](https://palet.voorbeeld/interventies/b/), "
        "nagekeken op 2023: `content/interventions/b.yml`\n"
        "- [Later](https://palet.voorbeeld/interventies/a/), nagekeken op 1 mei 2025: "
        "`content/interventions/a.yml`\n\n"
        "### Thema's\n\n"
        "- [Digitale weerbaarheid](https://palet.voorbeeld/themas/digitale-weerbaarheid/), "
        "nagekeken op februari 2024: `content/themes/digitale-weerbaarheid.yml`\n"
    )


def test_a_record_without_a_page_has_no_link(folder: Path) -> None:
    files = edited("programme/agenda/agenda.yml", "reviewed: 2026-11-22", "reviewed: 2020")
    text = listed(folder, files)
    assert text.startswith("Een record is ")
    assert "- Proefagenda, nagekeken op 2020: `content/programme/agenda/agenda.yml`\n" in text


def test_a_mistake_elsewhere_keeps_nothing_from_the_list(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    files: dict[str, str | bytes | None] = {
        "interventions/a.yml": intervention(reviewed="2020"), "themes/kapot.yml": "title: 'x",
    }  # fmt: skip
    told = listed(folder, files)
    assert "`content/interventions/a.yml`" in told
    assert (main(["reviews", "--content", "content"]), capsys.readouterr().out) == (0, told)


def test_without_a_folder_it_is_wrong_usage(folder: Path) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["reviews", "--content", str(folder / "nergens")])
    assert stopped.value.code == 2
