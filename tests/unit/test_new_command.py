"""The command ``scripts/new``."""

from __future__ import annotations

import datetime
import os
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import sample
from making import AREA, PALET, SKIN, edited

from palet.cli import named, new
from palet.cli.command import main
from palet.content.catalog import check
from palet.content.load import load
from palet.editing.misfit import misfits
from palet.language.dates import ZONE
from palet.model.kind import KINDS
from palet.model.terms import EvidenceLevel
from palet.reading.document import read

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

# Of what there is one of, none is begun.
SEVERAL = [name for name, kind in KINDS.items() if not kind.only]
KNOWN = {
    "theme": ["--theme", "digitale-weerbaarheid"],
    "area": ["--area", "proefwijk"],
    "source": ["--source", "brief"],
}
TAKES = {
    "intervention": ["theme", "area", "source"],
    "milestone": ["theme", "area", "source"],
    "news": ["theme", "area", "source"],
    "knowledge": ["theme", "area", "source"],
    "funding": ["theme", "source"],
    "source": [],
    "page": [],
    "vocabulary": [],
}


def options(kind: str) -> list[str]:
    """Return valid options for a record of a kind."""
    return [word for name in TAKES.get(kind, ["source"]) for word in KNOWN[name]]


def run(capsys: pytest.CaptureFixture[str], content: Path, *arguments: str) -> tuple[int, str, str]:
    """Return the exit status, and what was printed, with short paths."""
    status = main(["new", "--content", str(content), *arguments])
    printed = capsys.readouterr()
    return status, printed.out.replace(f"{content}/", ""), printed.err.replace(f"{content}/", "")


def refused(capsys: pytest.CaptureFixture[str], content: Path, *arguments: str) -> str:
    """Return why nothing was made."""
    before = sorted(content.rglob("*"))
    status, out, err = run(capsys, content, *arguments)
    assert (status, out, sorted(content.rglob("*"))) == (1, "", before)
    return err.strip()


def found(content: Path) -> list[Any]:
    """Return the mistakes in the content; a tip is none."""
    return [p for p in check(load(content), SKIN) if "'VUL IN'" not in p.message]


def texts(value: Any) -> Iterator[str]:
    for inner in value.values() if isinstance(value, dict) else value:
        if isinstance(inner, str):
            yield inner
        elif isinstance(inner, dict | list):
            yield from texts(inner)


@pytest.mark.parametrize("kind", SEVERAL)
def test_a_new_record_has_all_that_it_must_have(
    kind: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    content = sample.write_content(tmp_path)
    status, out, err = run(capsys, content, kind, "nieuw-record", "--title", "Een: nieuw", "--yes",
                           *options(kind))  # fmt: skip
    name = str(Path(KINDS[kind].folder) / f"nieuw-record{KINDS[kind].suffix}")
    assert (status, err) == (0, "")
    assert out == (
        f"{name}\nVul alles in waar 'VUL IN' of 'vul-in' staat, en haal die woorden zelf weg.\n"
        f"Draai daarna: scripts/check {name}\n"
    )
    assert found(content) == []
    (left,) = check(load(content), SKIN)
    assert (Path(left.path), left.message) == (
        content / name, "hier moet nog iets worden ingevuld ('VUL IN').",
    )  # fmt: skip
    path = content / name
    document = read(path)
    assert document.fields["title"] == "Een: nieuw"
    assert "VUL IN" in path.read_text("utf-8")
    today = f"{datetime.datetime.now(ZONE):%Y-%m-%d}"
    assert document.fields.get("reviewed", today) == today
    assert misfits(content, [path]) == []


def test_the_only_words_in_a_new_record_are_those_to_fill_in(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    content = sample.write_content(tmp_path)
    for kind in SEVERAL:
        run(capsys, content, kind, f"een-{kind}", "--yes", *options(kind))
        path = content / KINDS[kind].folder / f"een-{kind}{KINDS[kind].suffix}"
        sentences = [text for text in texts(read(path).fields) if " " in text]
        assert sentences
        assert all(text.startswith("VUL IN: ") for text in sentences)


def test_an_intervention_begins_with_what_is_given(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    files = {"areas/elders.yml": edited(AREA, "Proefwijk", "Elders")[AREA]}
    content = sample.write_content(tmp_path, files)
    words = ["--title", "Nieuw team", "--area", "Elders", "--area", "proefwijk", "--yes"]
    words += ["--theme", "digitale weerbaarheid", "--source", "brief"]
    run(capsys, content, "Interventie", "nieuw-team", *words)
    text = (content / "interventions" / "nieuw-team.yml").read_text("utf-8")
    levels = f"kies uit {', '.join(EvidenceLevel)}."
    statuses = "kies uit gepland, in-uitvoering, afgerond, gestopt, onbekend."
    assert (
        text
        == f"""\
title: Nieuw team
summary: 'VUL IN: Waar het om gaat, in hooguit 600 tekens gewone tekst.'
themes:
  - digitale-weerbaarheid
goal: 'VUL IN: Wat de interventie wil bereiken.'
approach: 'VUL IN: Hoe het gaat: wat er gebeurt, met wie en hoe vaak.'
evidence:
  level: niet-beoordeeld  # VUL IN: {levels}
implementations:
  - area: elders
    status: onbekend  # VUL IN: {statuses}
  - area: proefwijk
    status: onbekend  # VUL IN: {statuses}
sources:
  - brief
reviewed: {datetime.datetime.now(ZONE):%Y-%m-%d}
"""
    )


def test_what_is_not_given_is_refused_by_the_check_until_it_is_chosen(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    content = sample.write_content(tmp_path)
    run(capsys, content, "interventie", "nieuw-team", "--yes")
    said = [problem.message for problem in found(content)]
    assert said == ["hier ontbreekt een thema.", "hier ontbreekt een bron."]
    run(capsys, content, "nieuws", "nieuw-bericht", "--yes")
    text = (content / "news" / "nieuw-bericht.md").read_text("utf-8")
    assert text.endswith(
        "\n---\n\nVUL IN: De tekst. Zet achter elk feit zijn bron [bron](source:vul-in).\n"
    )


def test_the_first_line_names_the_schema_if_there_is_one(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    content = sample.write_content(tmp_path)
    (tmp_path / "schemas").mkdir()
    for kind in ("council", "source", "news"):
        (tmp_path / "schemas" / f"{kind}.schema.json").write_text("{}")
    monkeypatch.chdir(content)
    for kind in ("council", "source", "news", "area"):
        assert main(["new", "--content", ".", kind, "nieuw", "--yes"]) == 0
    capsys.readouterr()
    begins = "# yaml-language-server: $schema="
    for name, line in [
        ("programme/council/nieuw.yml", f"{begins}../../../schemas/council.schema.json"),
        ("sources/nieuw.yml", f"{begins}../../schemas/source.schema.json"),
        ("news/nieuw.md", "---"),
        ("areas/nieuw.yml", "title: 'VUL IN: De naam, zoals hij boven de pagina komt.'"),
    ]:
        assert (content / name).read_text("utf-8").split("\n")[0] == line


@pytest.mark.parametrize(
    ("word", "kind"),
    [("interventie", "intervention"), ("interventions", "intervention"), ("Gebied", "area"),
     ("thema's", "theme"), ("nieuwsbericht", "news"), ("nieuws", "news"), ("kennis", "knowledge"),
      ("bron", "source"), ("council", "council"),
     ("action-lines", "action-line"), ("woordenlijst", "vocabulary"), ("agenda", "agenda")],
)  # fmt: skip
def test_a_kind_has_names_in_two_languages(word: str, kind: str) -> None:
    assert named.find_kind(word).name == kind


def test_an_unknown_kind_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    content = sample.write_content(tmp_path)
    said = refused(capsys, content, "interventi", "x")
    assert said == "Een record van de soort 'interventi' bestaat niet. Bedoelde u 'interventie'?"
    assert refused(capsys, content, "qqq", "x").startswith(
        "Een record van de soort 'qqq' bestaat niet. Kies uit: interventie, gebied, thema,"
    )


@pytest.mark.parametrize(
    ("name", "better"),
    [("Nieuw Team", "nieuw-team"), ("één_team", "een-team"), ("a--b", "a-b")],
)
def test_a_name_of_the_wrong_form_is_refused(
    name: str, better: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    said = refused(capsys, sample.write_content(tmp_path), "--yes", "--", "interventie", name)
    assert said == (
        f"De naam '{name}' mag alleen kleine letters, cijfers en streepjes hebben. "
        f"Bedoelde u '{better}'?"
    )


def test_a_name_that_is_taken_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    old = edited(AREA, "title: Proefwijk", "title: Proefwijk\nformer_ids: [oude-wijk]")
    content = sample.write_content(tmp_path, {**old, "sources/stuk.yml": "a: [\n"})
    said = refused(capsys, content, "gebied", "proefwijk")
    assert said == "De naam 'proefwijk' is al van een gebied. Kies een andere."
    assert refused(capsys, content, "bron", "stuk").startswith("De naam 'stuk' is al van een bron.")
    # Schemes and councils stand below one address.
    said = refused(capsys, content, "raad", "regeling")
    assert said == "De naam 'regeling' is al van een regeling. Kies een andere."
    assert refused(capsys, content, "gebied", "oude-wijk") == (
        f"'oude-wijk' is een oude naam van {AREA}. "
        "Kies een andere naam: een adres houdt altijd dezelfde betekenis."
    )
    assert run(capsys, content, "thema", "oude-wijk", "--yes")[0] == 0


def git(folder: Path, *words: str) -> None:
    names = {f"GIT_{who}_{what}": "t@example.org" for who in ("AUTHOR", "COMMITTER")
             for what in ("NAME", "EMAIL")}  # fmt: skip
    variables = {"PATH": os.environ["PATH"], "HOME": str(folder), "GIT_CONFIG_NOSYSTEM": "1"}
    subprocess.run(["git", "-C", folder, *words], env=variables | names, check=True)


def test_a_name_that_was_once_there_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    content = sample.write_content(tmp_path, {"areas/weg.yml": sample.AREA})
    git(tmp_path, "init", "-q")
    for message in ("een", "twee", "drie"):
        git(tmp_path, "add", "--all")
        git(tmp_path, "commit", "-q", "-m", message, "--allow-empty")
        if message == "een":
            (content / "areas" / "weg.yml").rename(content / "areas" / "nieuwe-naam.yml")
    assert refused(capsys, content, "gebied", "weg") == (
        "'weg' heeft bestaan en is weggehaald. "
        "Kies een andere naam: een adres houdt altijd dezelfde betekenis."
    )
    assert run(capsys, content, "thema", "weg", "--yes")[0] == 0
    monkeypatch.setenv("PATH", "")
    assert run(capsys, content, "gebied", "weg", "--yes")[0] == 0


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["raad", "x", "--source", "breif"],
         "Bron 'breif' bestaat niet. Bedoelde u 'brief' (Brief over de proef)?"),
        (["nieuws", "x", "--area", "profwijk"],
         "Gebied 'profwijk' bestaat niet. Bedoelde u 'proefwijk' (Proefwijk)?"),
        (["interventie", "x", "--area", "Proef Oost"],
         "Gebied 'Proef Oost' bestaat niet. Bedoelde u 'proefwijk' (Proefwijk)?"),
        (["interventie", "x", "--area", "Enschede"],
         "Gebied 'Enschede' bestaat niet. Laat --area weg, en beschrijf de plek bij 'place', "
         "of maak eerst een gebied: scripts/new gebied enschede"),
        (["nieuws", "x", "--theme", "qq"],
         "Thema 'qq' bestaat niet. "
         "Laat --theme weg, of maak eerst een thema: scripts/new thema qq"),
        (["raad", "x", "--theme", "qq"], "Een raad heeft geen thema's: laat --theme weg."),
        (["bron", "x", "--source", "brief"], "Een bron heeft geen bronnen: laat --source weg."),
        (["gebied", "x", "--area", "y"], "Een gebied heeft geen gebieden: laat --area weg."),
    ],
)  # fmt: skip
def test_what_does_not_exist_is_refused(
    arguments: Sequence[str], said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert refused(capsys, sample.write_content(tmp_path), *arguments) == said


class Terminal:
    """Somebody who gives these answers, and then goes away."""

    def __init__(self, *answers: str) -> None:
        self.answers = list(answers)
        self.asked: list[str] = []

    def isatty(self) -> bool:
        return True

    def input(self, question: str) -> str:
        self.asked.append(question)
        if not self.answers:
            raise EOFError
        return self.answers.pop(0)


def answering(monkeypatch: pytest.MonkeyPatch, *answers: str) -> Terminal:
    terminal = Terminal(*answers)
    monkeypatch.setattr(new.sys, "stdin", terminal)
    monkeypatch.setattr("builtins.input", terminal.input)
    return terminal


def test_on_a_terminal_it_asks_for_what_is_not_given(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    files = {"areas/elders.yml": edited(AREA, "Proefwijk", "Elders")[AREA]}
    content = sample.write_content(tmp_path, files)
    terminal = answering(monkeypatch, "Nieuw team", "digitale weerbarheid", "1", "2, ELDERS,2", "")
    status, out, _ = run(capsys, content, "interventie", "nieuw-team")
    assert status == 0
    fields = read(content / "interventions" / "nieuw-team.yml").fields
    assert (fields["title"], fields["themes"]) == ("Nieuw team", ["digitale-weerbaarheid"])
    assert [part["area"] for part in fields["implementations"]] == ["proefwijk", "elders"]
    assert fields["sources"] == ["vul-in"]
    assert terminal.asked[0] == "Titel: "
    assert terminal.asked[3] == (
        "Welke gebieden? Geef nummers of namen, met komma's ertussen (leeg: later): "
    )
    assert "Thema 'digitale weerbarheid' bestaat niet. Bedoelde u 'digitale-weerbaarheid'" in out
    assert "   1  Elders\n   2  Proefwijk\n" in out


def test_on_a_terminal_it_does_not_ask_for_what_is_given_or_does_not_apply(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    content = sample.write_content(tmp_path)
    terminal = answering(monkeypatch, "")
    assert run(capsys, content, "bron", "nieuw")[0] == 0
    assert terminal.asked == ["Titel: "]
    terminal = answering(monkeypatch)
    assert run(capsys, content, "raad", "nieuwe-raad", "--title", "X", "--source", "brief")[0] == 0
    assert run(capsys, content, "nieuws", "nieuw", "--yes")[0] == 0
    assert terminal.asked == []


def test_a_long_list_is_not_shown(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    more = {f"sources/b{i}.yml": sample.SOURCE for i in range(40)}
    content = sample.write_content(tmp_path, more)
    terminal = answering(monkeypatch, "1", "b1, b2")
    status, out, _ = run(capsys, content, "raad", "nieuw", "--title", "X")
    assert (status, out.splitlines()[0]) == (
        0,
        "Bron '1' bestaat niet. Laat dit nu leeg, of maak eerst een bron: scripts/new bron 1",
    )
    assert terminal.asked[0].startswith("Welke bronnen? Geef namen, met komma's")
    path = content / "programme" / "council" / "nieuw.yml"
    assert read(path).fields["sources"] == ["b1", "b2"]


def test_who_goes_away_gets_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    content = sample.write_content(tmp_path)
    before = sorted(content.rglob("*"))
    answering(monkeypatch, "Titel")
    status, _, err = run(capsys, content, "raad", "nieuw")
    assert (status, err) == (1, "\nGestopt. Er is niets gemaakt.\n")
    assert sorted(content.rglob("*")) == before


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["raad", "x", "--content", "nergens"], "Er is geen map 'nergens'."),
        (["raad"], "Wat nog ontbreekt: NAAM."),
        (["raad", "x", "--onbekend"], "Dit hoort er niet bij: --onbekend."),
        (["raad", "x", "--title"], "Achter --title ontbreekt een waarde."),
        (["raad"], "Bijvoorbeeld: scripts/new bron rapport-buurthuis-2026"),
    ],
)
def test_a_wrong_call_is_explained(
    capsys: pytest.CaptureFixture[str], arguments: list[str], said: str
) -> None:
    with pytest.raises(SystemExit) as caught:
        main(["new", *arguments])
    assert caught.value.code == 2
    assert said in capsys.readouterr().err


def test_without_a_terminal_nothing_is_asked(tmp_path: Path) -> None:
    content = sample.write_content(tmp_path)
    done = subprocess.run(
        [*PALET, "new", "raad", "nieuw", "--content", content],
        capture_output=True, text=True, check=False, cwd=tmp_path, stdin=subprocess.DEVNULL,
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (0, "")
    assert (content / "programme" / "council" / "nieuw.yml").is_file()
