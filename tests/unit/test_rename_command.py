"""The commands ``scripts/rename`` and ``scripts/remove``."""

from __future__ import annotations

import os
import shutil
import subprocess
from typing import TYPE_CHECKING

import making
import pytest
import sample
from committing import begun
from making import AREA, INTERVENTION, ROOT, SOURCE

from palet.cli.command import main
from palet.content.catalog import check, open_catalog
from palet.content.load import load

if TYPE_CHECKING:
    from pathlib import Path

MORE: making.Files = {
    "interventions/ander.yml": making.intervention("Ander", related="[proefteam]"),
    "news/los.md": sample.NEWS.replace("sources: [brief]", "sources: [brief, los]"),
    "sources/los.yml": sample.SOURCE,
}


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return sample.write_content(tmp_path, MORE)


def run(
    capsys: pytest.CaptureFixture[str], command: str, content: Path, *words: str
) -> tuple[int, list[str], list[str]]:
    """Return the exit status, and the lines that were printed, with short paths."""
    status = main([command, *words, "--content", str(content)])
    printed = capsys.readouterr()
    out, err = (text.replace(f"{content}/", "").splitlines() for text in printed)
    return status, out, err


def files(content: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in content.rglob("*") if path.is_file()}


def test_a_renamed_record_is_told_with_all_that_followed(
    capsys: pytest.CaptureFixture[str], content: Path
) -> None:
    status, out, err = run(capsys, "rename", content, "interventie", "proefteam", "team")
    assert (status, err) == (0, [])
    assert out == [
        "interventions/proefteam.yml heet nu interventions/team.yml; "
        "de oude naam staat bij 'former_ids'.",
        "interventions/ander.yml: 1 verwijzing aangepast.",
        "knowledge/onderzoek-proef.md: 1 verwijzing aangepast.",
        "milestones/proefcongres.yml: 1 verwijzing aangepast.",
        "news/los.md: 1 verwijzing aangepast.",
        "news/proef-begint.md: 1 verwijzing aangepast.",
        "Bekijk het resultaat met scripts/check.",
    ]
    assert check(load(content)) == []


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("interventie", "proeftem", "x"),
         "Interventie 'proeftem' bestaat niet. Bedoelde u 'proefteam' (Proefteam)?"),
        (("interventie", "zzzz", "x"), "Interventie 'zzzz' bestaat niet."),
        (("interventie", "proefteam", "Een Team"),
         "De naam 'Een Team' mag alleen kleine letters, cijfers en streepjes hebben. "
         "Bedoelde u 'een-team'?"),
        (("interventie", "proefteam", "ander"),
         "De naam 'ander' is al van een interventie. Kies een andere."),
        (("interventie", "proefteam", "proefteam"),
         "De naam 'proefteam' is al van een interventie. Kies een andere."),
        (("regeling", "regeling", "interventies"),
         "De naam 'interventies' is al van een actielijn. Kies een andere."),
        (("woordenlijst", "levels", "niveaus"),
         "Een woordenlijst houdt haar naam, want velden verwijzen ernaar."),
        (("term", "levels/individu", "mens"),
         "Een term houdt zijn 'id', want die staat in adressen. "
         "Verander wat de bezoeker ziet: 'label'."),
        (("interventie", "proefteam", "2025"),
         "'2025' leest de computer niet als een naam. Zet er een woord bij."),
        (("interventies-soort", "a", "b"), "Een record van de soort 'interventies-soort'"),
    ],
)  # fmt: skip
def test_what_cannot_be_renamed_is_refused_in_plain_words(
    capsys: pytest.CaptureFixture[str], content: Path, words: tuple[str, ...], said: str
) -> None:
    before = files(content)
    status, out, err = run(capsys, "rename", content, *words)
    assert (status, out) == (1, [])
    assert err[0].startswith(said)
    assert files(content) == before


def test_a_name_that_has_existed_is_refused(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    repo = begun(tmp_path / "repo")
    sample.write_content(repo.folder, {**MORE, AREA: f"{sample.AREA}former_ids: [oud]\n"})
    repo.commit("2026-01-01", {"content/areas/weg.yml": sample.AREA})
    repo.commit("2026-01-02", {"content/areas/weg.yml": None})
    for name, said in (("oud", ["Dit"]), ("weg", ["'weg' heeft bestaan en is weggehaald."])):
        extra = {"areas/tweede.yml": sample.AREA}
        for place, text in extra.items():
            (repo.content / place).write_text(text, "utf-8")
        status, _, err = run(capsys, "rename", repo.content, "gebied", "tweede", name)
        assert status == 1
        assert err[0].startswith(said[0]) or "is een oude naam van areas/proefwijk.yml" in err[0]


def test_a_record_may_be_called_again_what_it_was_called_before(
    capsys: pytest.CaptureFixture[str], content: Path
) -> None:
    assert run(capsys, "rename", content, "gebied", "proefwijk", "wijk")[0] == 0
    assert run(capsys, "rename", content, "gebied", "wijk", "proefwijk")[0] == 0
    assert run(capsys, "rename", content, "gebied", "proefwijk", "wijk")[0] == 0
    assert check(load(content)) == []
    assert open_catalog(content)["area"]["wijk"].record.former_ids == ("proefwijk", "wijk")


def test_who_uses_an_old_name_hears_the_new_one(
    capsys: pytest.CaptureFixture[str], content: Path
) -> None:
    run(capsys, "rename", content, "gebied", "proefwijk", "wijk")
    for command, words in (("rename", ("proefwijk", "x")), ("remove", ("proefwijk",))):
        _, _, err = run(capsys, command, content, "gebied", *words)
        assert err == ["Gebied 'proefwijk' bestaat niet. Dit heet nu 'wijk' (Proefwijk)."]


def test_a_record_with_mistakes_is_mended_first(
    capsys: pytest.CaptureFixture[str], content: Path
) -> None:
    (content / AREA).write_text(sample.AREA.replace("GM0202", "202"), "utf-8")
    before = files(content)
    for command, words in (("rename", ("proefwijk", "x")), ("remove", ("proefwijk",))):
        status, _, err = run(capsys, command, content, "gebied", *words)
        assert (status, err) == (1, [
            "In areas/proefwijk.yml staan nog fouten. Verbeter die eerst: scripts/check noemt ze."
        ])  # fmt: skip
    assert files(content) == before


def test_what_stands_in_the_way_is_told_with_its_line(
    capsys: pytest.CaptureFixture[str], content: Path
) -> None:
    path = content / "news/los.md"
    path.write_text(
        path.read_text("utf-8").replace("interventions: [", "interventions: ["[:-1] + "[["), "utf-8"
    )
    status, _, err = run(capsys, "rename", content, "interventie", "proefteam", "team")
    assert status == 1
    assert err[0].startswith("news/los.md:")
    assert err[-1] == "Er is niets veranderd. Verbeter dit eerst."


# Removing.


def test_a_record_that_is_named_is_not_removed(
    capsys: pytest.CaptureFixture[str], content: Path
) -> None:
    before = files(content)
    status, out, err = run(capsys, "remove", content, "interventie", "proefteam")
    assert (status, out) == (1, [])
    assert err == [
        "Er is niets weggehaald: 5 plekken verwijzen naar interventie 'proefteam'.",
        "interventions/ander.yml:10: related.0",
        "knowledge/onderzoek-proef.md:9: interventions.0",
        "milestones/proefcongres.yml:8: interventions.0",
        "news/los.md:5: interventions.0",
        "news/proef-begint.md:5: interventions.0",
        "Haal die eerst weg. Komt er een ander record voor in de plaats? "
        "Draai dan: scripts/remove interventie proefteam --merge-into ANDER",
    ]
    assert files(content) == before


def test_a_record_that_nothing_names_is_removed_and_its_sources_are_told(
    capsys: pytest.CaptureFixture[str], content: Path
) -> None:
    assert run(capsys, "remove", content, "nieuwsbericht", "los") == (0, [
        "news/los.md is weggehaald.",
        "sources/los.yml wordt nergens meer genoemd.",
        "Het adres /nieuws/los/ bestaat niet meer.",
    ], [])  # fmt: skip
    assert run(capsys, "remove", content, "bron", "los")[0] == 0
    assert check(load(content)) == []


def test_who_removes_a_milestone_hears_of_another_way(
    capsys: pytest.CaptureFixture[str], content: Path
) -> None:
    _, out, _ = run(capsys, "remove", content, "mijlpaal", "proefcongres")
    assert out[-1] == "Gaat het niet door? Zet het bestand dan terug, en kies de status 'afgelast'."


def test_a_merged_record_is_told(capsys: pytest.CaptureFixture[str], content: Path) -> None:
    words = ("interventie", "proefteam", "--merge-into", "ander")
    status, out, err = run(capsys, "remove", content, *words)
    assert (status, err) == (0, [])
    assert out[0] == (
        "interventions/proefteam.yml is opgegaan in interventions/ander.yml; "
        "de oude naam staat daar bij 'former_ids'."
    )
    assert "news/los.md: 1 verwijzing aangepast." in out
    assert check(load(content)) == []


@pytest.mark.parametrize(
    ("other", "said"),
    [
        ("proefteam", "Een interventie kan niet in zichzelf opgaan."),
        ("adner", "Interventie 'adner' bestaat niet. Bedoelde u 'ander' (Ander)?"),
        ("proefwijk", "Interventie 'proefwijk' bestaat niet."),
    ],
)
def test_a_record_merges_only_with_another_of_its_kind(
    capsys: pytest.CaptureFixture[str], content: Path, other: str, said: str
) -> None:
    before = files(content)
    words = ("interventie", "proefteam", "--merge-into", other)
    status, out, err = run(capsys, "remove", content, *words)
    assert (status, out) == (1, [])
    assert err[0].startswith(said)
    assert files(content) == before


@pytest.mark.parametrize("command", ["rename", "remove"])
@pytest.mark.parametrize("words", [(), ("interventie",), ("interventie", "a", "b", "c")])
def test_wrong_usage_ends_with_two(command: str, words: tuple[str, ...]) -> None:
    with pytest.raises(SystemExit) as caught:
        main([command, *words])
    assert caught.value.code == 2


def test_a_folder_that_is_not_there_is_wrong_usage(tmp_path: Path) -> None:
    for command, words in (("rename", ("a", "b", "c")), ("remove", ("a", "b"))):
        with pytest.raises(SystemExit) as caught:
            main([command, *words, "--content", str(tmp_path / "nergens")])
        assert caught.value.code == 2


@pytest.mark.parametrize("name", ["rename", "remove"])
def test_the_commands_run_from_any_folder(content: Path, name: str) -> None:
    words = ["interventie", "proefteam", "team"] if name == "rename" else ["nieuwsbericht", "los"]
    copy = shutil.copytree(content, content.parent / "copy")
    done = subprocess.run(
        [ROOT / "scripts" / name, *words, "--content", copy],
        cwd=content, capture_output=True, text=True, check=False, env=dict(os.environ),
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (0, "")
    assert (copy / INTERVENTION).exists() == (name == "remove")
    assert (copy / SOURCE).exists()
