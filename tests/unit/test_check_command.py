"""The command ``scripts/check``."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import sample
from making import AREA, COUNCIL, PALET, SOURCE, edited

from palet import processes
from palet.cli.command import main
from palet.content import load
from palet.problem import from_here

if TYPE_CHECKING:
    import making

BROKEN: making.Files = {
    **edited(COUNCIL, "summary: Geeft advies.\n", ""),
    **edited(SOURCE, "kind: kamerstuk", "kind: kamerstu"),
}


def run(
    capsys: pytest.CaptureFixture[str], content: Path, *arguments: str | Path
) -> tuple[int, str, str]:
    """Return the exit status, and what was printed, with short paths."""
    status = main(["check", "--content", str(content), *map(str, arguments)])
    printed = capsys.readouterr()
    return status, printed.out, printed.err.replace(f"{content}/", "")


def test_clean_content_is_counted(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    content = sample.write_content(tmp_path)
    total = len(sample.FILES) + len(sample.VOCABULARIES)
    assert run(capsys, content) == (0, "", f"{total} records gecontroleerd, geen fouten.\n")


def test_problems_are_printed_one_a_line_and_counted(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    status, out, err = run(capsys, sample.write_content(tmp_path, BROKEN))
    assert (status, out) == (1, "")
    assert err == (
        "programme/council/proefraad.yml:1:1: summary: dit veld ontbreekt. "
        "Voeg een regel 'summary:' met een waarde toe.\n"
        "sources/brief.yml:3:1: kind: 'kamerstu' staat niet in de lijst 'Lijst'. "
        "Bedoelde u 'kamerstuk' (Kamerstuk)?\n"
        "2 fout(en) in 2 bestand(en).\n"
    )


def test_problems_of_some_files_can_be_asked_for(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    content = sample.write_content(tmp_path, BROKEN)
    status, _, err = run(capsys, content, content / SOURCE)
    assert (status, err.count("\n")) == (1, 2)
    assert err.splitlines()[-1] == "1 fout(en) in 1 bestand(en)."


def test_a_file_without_problems_is_clean_whatever_the_others_are(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    content = sample.write_content(tmp_path, BROKEN)
    status, _, err = run(capsys, content, content / "vocabularies" / "levels.yml")
    assert (status, err.endswith(" records gecontroleerd, geen fouten.\n")) == (0, True)


def test_a_file_may_be_named_by_another_way_to_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    content = sample.write_content(tmp_path, BROKEN)
    monkeypatch.chdir(content / "sources")
    status, _, err = run(capsys, content, "../sources/brief.yml")
    assert (status, err.splitlines()[-1]) == (1, "1 fout(en) in 1 bestand(en).")


def test_problems_can_be_had_as_json(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    files = edited(COUNCIL, "reviewed: 2026-11-22", "reviewed: één mei")
    content = sample.write_content(tmp_path, files)
    status, out, err = run(capsys, content, "--format", "json")
    assert (status, err) == (1, "")
    assert "één" in out
    assert json.loads(out) == {
        "version": 1,
        "problems": [
            {
                "path": str(content / COUNCIL),
                "line": 5,
                "column": 1,
                "field": "reviewed",
                "message": "'één mei' is geen datum.",
                "hint": "Schrijf een jaar, een maand of een dag, "
                "zoals 2025, 2024-05 of 2024-05-23.",
                "level": "error",
            }
        ],
    }


def test_no_problems_as_json_is_an_empty_list(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    status, out, _ = run(capsys, sample.write_content(tmp_path), "--format", "json")
    assert (status, json.loads(out)) == (0, {"version": 1, "problems": []})


def test_problems_can_be_had_as_annotations_of_github(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    files = edited(AREA, "source: brief\nfacts", "source: breif\nfacts")
    content = sample.write_content(tmp_path, {**files, "los.yml": "a: 1\n"})
    status, out, err = run(capsys, content, "--format", "github")
    assert (status, err) == (1, "")
    first, second = out.splitlines()
    assert first == (
        f"::error file={content / AREA},line=13,col=3::residents.source: "
        "bron 'breif' bestaat niet. Bedoelde u 'brief' (Brief over de proef)?"
    )
    assert second.startswith(
        f"::error file={content / 'los.yml'},line=1,col=1::dit bestand staat niet in een map"
    )


def test_an_annotation_of_github_stays_on_one_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    content = sample.write_content(
        tmp_path, edited(SOURCE, "date: 2024-05-23", 'date: "5%\\r\\nmei"')
    )
    _, out, _ = run(capsys, content, "--format", "github", content / SOURCE)
    assert out == (
        f"::error file={content / SOURCE},line=4,col=1::date: '5%25 mei' is geen datum. "
        "Schrijf een jaar, een maand of een dag, zoals 2025, 2024-05 of 2024-05-23.\n"
    )


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--content", "nergens"], "Er is geen map 'nergens'."),
        (["nergens.yml"], "Er is geen bestand 'nergens.yml'."),
        (["--format", "xml"], "--format: 'xml' is geen keuze. Kies uit: text, json, github."),
        (["--onbekend"], "Dit hoort er niet bij: --onbekend."),
    ],
)
def test_a_wrong_call_is_explained(
    capsys: pytest.CaptureFixture[str], arguments: list[str], said: str
) -> None:
    with pytest.raises(SystemExit) as caught:
        main(["check", *arguments])
    assert caught.value.code == 2
    assert said in capsys.readouterr().err


def test_paths_are_shown_from_the_working_directory_when_they_are_below_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert from_here(tmp_path / "content") == Path("content")
    assert from_here(tmp_path.parent) == tmp_path.parent


def test_the_command_ends_with_the_status_it_finds(tmp_path: Path) -> None:
    content = sample.write_content(tmp_path, BROKEN)
    done = subprocess.run(
        [*PALET, "check", "--content", content],
        capture_output=True, text=True, check=False, cwd=tmp_path,
    )  # fmt: skip
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith(f"{content / COUNCIL}:1:1: summary: dit veld ontbreekt.")


def test_only_what_is_wrong_with_the_layout_can_be_asked_for(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    neat = sample.COUNCIL.replace("[brief]", "\n  - brief").replace("2026-11-22", "nee")
    content = sample.write_content(tmp_path, {COUNCIL: neat.replace(": \n", ":\n")})
    asked = "--format-only", str(content / COUNCIL)
    assert run(capsys, content, *asked)[0] == 0
    (content / COUNCIL).write_text(sample.COUNCIL.replace("summary: ", "summary:   "), "utf-8")
    status, _, err = run(capsys, content, *asked)
    assert status == 1
    assert "dit bestand is niet opgemaakt zoals afgesproken" in err


def test_advice_is_shown_when_there_is_nothing_to_mend_and_does_not_count(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    old = edited(COUNCIL, "reviewed: 2026-11-22", "reviewed: 2001-01-01")
    content = sample.write_content(tmp_path / "a", old)
    status, _, err = run(capsys, content)
    assert status == 0
    assert ": tip: reviewed: dit is langer dan achttien maanden geleden nagekeken." in err
    assert "geen fouten, 1 tip(s)." in err
    status, _, err = run(capsys, content, "--errors-only")
    assert (status, "tip" in err) == (0, False)
    status, out, _ = run(capsys, content, "--format", "github")
    assert (status, out.startswith("::warning file=")) == (0, True)
    content = sample.write_content(tmp_path / "b", {**old, "areas/proefwijk.yml": "a: 1\n"})
    status, _, err = run(capsys, content)
    assert (status, ": tip:" in err) == (1, False)
    assert "1 tip(s)." in err


def test_no_more_than_fifty_are_shown_and_the_rest_is_counted(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    many = "".join(f"veld{number}: x\n" for number in range(60))
    content = sample.write_content(tmp_path, {COUNCIL: sample.COUNCIL + many})
    status, _, err = run(capsys, content)
    assert status == 1
    assert err.count(COUNCIL) == 50
    assert "... en nog 10.\n60 fout(en) in 1 bestand(en)." in err


def test_no_sign_of_a_file_or_its_name_steers_the_terminal(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    name = "sources/a\x1b[31m,b:c%\n::error file=x::NEP.yml"
    content = sample.write_content(tmp_path, {name: '"\\e[31mX": 1\n'})
    _, _, err = run(capsys, content)
    assert "\x1b" not in err
    assert [line for line in err.splitlines() if line.startswith("::")] == []
    _, out, _ = run(capsys, content, "--format", "github")
    assert "\x1b" not in out
    lines = out.splitlines()
    assert [line for line in lines if not line.startswith("::error file=/")] == []
    assert all("NEP" not in line or "%2Cb%3Ac%25\\n%3A%3Aerror" in line for line in lines)


def test_a_process_that_is_ended_from_outside_is_told_in_one_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def killed(_: object) -> None:
        os.kill(os.getpid(), signal.SIGKILL)

    content = sample.write_content(tmp_path)
    monkeypatch.setattr(os, "cpu_count", lambda: 2)
    monkeypatch.setattr(processes, "WORTH_SHARING", 1)
    here = os.getpid()
    read_all = load._read_all
    monkeypatch.setattr(
        load, "_read_all", lambda files: read_all(files) if os.getpid() == here else killed(files)
    )
    status, _, err = run(capsys, content)
    assert status == 1
    assert re.fullmatch(r"Een deel van het werk is .* \(SIGKILL\); .*\.\n", err)
