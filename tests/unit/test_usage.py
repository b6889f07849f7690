"""Whoever calls a command in a wrong way, or asks how it is called, reads Dutch."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from making import ROOT

from palet.cli.command import COMMANDS, main

if TYPE_CHECKING:
    from collections.abc import Sequence

# What argparse would say, and what our own messages said before.
ENGLISH = re.compile(
    r"\b(usage|positional|arguments?|options|options:|show|message|error|required|unrecognized|"
    r"expected|invalid|choose|choice|allowed|with|explicit|the|and|not|no|such|file|folder|FILE|"
    r"DIR|KIND|default|prints|writes|gives|takes)\b"
)


def said(
    capsys: pytest.CaptureFixture[str], command: str, words: Sequence[str]
) -> tuple[object, str, str]:
    """Return with what a command ends that does nothing, and what it says."""
    with pytest.raises(SystemExit) as caught:
        main([command, *words])
    printed = capsys.readouterr()
    return caught.value.code, printed.out, printed.err


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_explains_itself_in_dutch(
    capsys: pytest.CaptureFixture[str], command: str
) -> None:
    code, out, err = said(capsys, command, ["--help"])
    assert (code, err) == (0, "")
    assert out.startswith(f"Gebruik: scripts/{command} ")
    assert f"\nBijvoorbeeld: scripts/{command}" in out
    # Not the names of the options and of what they choose from.
    assert ENGLISH.findall(re.sub(r"--[a-z-]+|\{.*?\}", "", out)) == []


@pytest.mark.parametrize("command", COMMANDS)
def test_every_option_is_explained_and_documented(
    capsys: pytest.CaptureFixture[str], command: str
) -> None:
    _, out, _ = said(capsys, command, ["--help"])
    row = re.search(rf"\| `scripts/{command}\b.*", (ROOT / "scripts/README.md").read_text("utf-8"))
    assert row
    explained = re.findall(r"^  (?:-h, )?(--[a-z-]+)[^\n]*?(?:  |\n {20,})\S", out, re.MULTILINE)
    assert set(explained) == set(re.findall(r"--[a-z-]+", out.split("Bijvoorbeeld")[0]))
    assert {option for option in explained if option not in row[0]} <= {"--help"}


@pytest.mark.parametrize("command", COMMANDS)
def test_an_option_that_does_not_exist_is_refused_and_the_right_one_named(
    capsys: pytest.CaptureFixture[str], command: str
) -> None:
    needed = {"new": ["bron", "x"], "remove": ["bron", "x"], "rename": ["bron", "x", "y"],
              "new-platform": ["x"]}  # fmt: skip
    words = needed.get(command, ["a", "b"] if command == "report" else [])
    code, out, err = said(capsys, command, [*words, "--contnet=x"])
    assert (code, out) == (2, "")
    first, blank, usage, *_, example, more = err.splitlines()
    assert first == "Dit hoort er niet bij: --contnet=x. Bedoelde u --content?"
    assert blank == ""
    assert usage.startswith(f"Gebruik: scripts/{command} ")
    assert example.startswith(f"Bijvoorbeeld: scripts/{command}")
    assert more == f"Meer uitleg: scripts/{command} --help"


@pytest.mark.parametrize(
    ("words", "line"),
    [
        ("check --iets-heel-anders", "Dit hoort er niet bij: --iets-heel-anders."),
        ("check --kleur rood --maat", "Dit hoort er niet bij: --kleur --maat."),
        ("check --cont content", "Dit hoort er niet bij: --cont."),
        ("check -x", "Dit hoort er niet bij: -x."),
        ("build extra meer", "Dit hoort er niet bij: extra meer."),
        ("build --content", "Achter --content ontbreekt een waarde."),
        ("build --content nergens", "Er is geen map 'nergens'."),
        ("build --content README.md", "Er is geen map 'README.md'."),
        ("check nergens.yml", "Er is geen bestand 'nergens.yml'."),
        ("check --format xml", "--format: 'xml' is geen keuze. Kies uit: text, json, github."),
        ("check --format", "Achter --format ontbreekt een waarde."),
        ("check --errors-only=ja", "Achter --errors-only hoort geen waarde: 'ja'."),
        (
            "check --errors-only --format-only",
            "--format-only en --errors-only gaan niet samen. Laat een van de twee weg.",
        ),
        (
            "format README.md",
            "Het bestand 'README.md' staat niet in de map 'content'.",
        ),
        ("new", "Wat nog ontbreekt: SOORT, NAAM."),
        ("new bron", "Wat nog ontbreekt: NAAM."),
        ("new bron x y", "Dit hoort er niet bij: y."),
        ("new bron x --titel T", "Dit hoort er niet bij: --titel T. Bedoelde u --title?"),
        ("new-platform", "Wat nog ontbreekt: MAP."),
        ("remove bron", "Wat nog ontbreekt: NAAM."),
        ("remove bron x --merge-into", "Achter --merge-into ontbreekt een waarde."),
        ("rename bron x", "Wat nog ontbreekt: NIEUW."),
        ("report", "Wat nog ontbreekt: BASIS, NIEUW."),
        ("serve --dev-addr", "Achter --dev-addr ontbreekt een waarde."),
        ("serve --yes", "Dit hoort er niet bij: --yes."),
    ],
)
def test_a_wrong_call_is_explained_in_its_first_line(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, words: str, line: str
) -> None:
    monkeypatch.chdir(ROOT)
    command, *rest = words.split()
    code, out, err = said(capsys, command, rest)
    assert (code, out) == (2, "")
    assert err.splitlines()[0] == line
    assert ENGLISH.findall(re.sub(r"--[a-z-]+|\{.*?\}|README.md", "", err)) == []


def test_every_command_has_a_script_of_its_name() -> None:
    texts = {path.name: path.read_text("utf-8") for path in (ROOT / "scripts").glob("[a-z]*")}
    started = {name for name, text in texts.items() if f"\nstart {name} " in text}
    assert started == set(COMMANDS)


def test_the_command_by_itself_tells_what_can_follow(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--help"]) == 0
    told = capsys.readouterr().out
    assert [line.split()[0] for line in told.splitlines()] == [*COMMANDS]
    assert ENGLISH.findall(re.sub(r"^  [a-z]+", "", told, flags=re.MULTILINE)) == []
    assert (main([]), capsys.readouterr().err) == (2, told)


def test_a_command_that_does_not_exist_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert (main(["chek"]), main(["zing"])) == (2, 2)
    said = capsys.readouterr().err.splitlines()
    assert said[0] == "De opdracht 'chek' bestaat niet. Bedoelde u check?"
    assert "De opdracht 'zing' bestaat niet." in said
