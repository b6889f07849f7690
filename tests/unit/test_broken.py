"""What ``scripts/check`` says of every mistake in ``tests/broken``.

A case there is a folder: the files with the mistake, which are laid over the sample content at
the place that their names say, and ``expected.txt``, the very lines that are printed for them.
What is accepted has an empty one. ``PALET_GOLDEN=write`` writes those files anew; then read the
difference, because it is what editors read.
"""

from __future__ import annotations

import os
import re
import time
from typing import TYPE_CHECKING

import making
import pytest
import sample
from making import ROOT

from palet.cli.command import main
from palet.content.quantity import unsourced
from palet.reading.document import MAX_BYTES

if TYPE_CHECKING:
    from pathlib import Path

BROKEN = ROOT / "tests" / "broken"
EXPECTED = "expected.txt"
WRITE = os.environ.get("PALET_GOLDEN") == "write"
CASES = sorted(path.name for path in BROKEN.iterdir() if path.is_dir())

# Words of programs and of programmers, which editors need not know.
FOREIGN = re.compile(
    r"\b(None|NoneType|str|int|float|bool|dict|list|tuple|pydantic|yaml|libyaml|Exception|"
    r"Traceback|error|mapping|scalar|sequence|token|node|key|value|input|string|parse|type|model|"
    r"null|nan|ValueError|KeyError|validation|invalid)\b",
    re.IGNORECASE,
)
QUOTED = re.compile(r"(?<!\w)'[^']*(?:\w'\w[^']*)*'(?!\w)|\"[^\"]*\"")
# What is meant, its new name, all that there is, or how to make it or do without it.
NAMED = re.compile(
    r"Bedoelde u '[a-z0-9-]+' \(.+\)\?$|Bedoelde u '[a-z-]+/[a-z-]+'\?$|Zoek een naam op"
    r"|Dit heet nu '[a-z0-9-]+' \(.+\)\.$|Kies uit: [a-z0-9-]+[,.]|Maak eerst een |Maak eerst die "
    r"|Staat het niet in de lijst met gebieden|, en hier hoort een |Zet elke waarde op een eigen "
)
PLACE = re.compile(r"(?P<path>[^:]+):(?P<line>\d+):(?P<column>\d+): (?P<said>.*)")
FIELD = re.compile(r"[\w.<-]+(?::\S+)?: ")
BLAMING = re.compile(r"\b(fout gemaakt|verkeerd gedaan|u moet|ongeldig|illegaal)\b", re.IGNORECASE)


def files(case: str) -> making.Files:
    """Return the files of a case, by their place below the content folder."""
    folder = BROKEN / case
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name != EXPECTED
    }


def expected(case: str) -> list[str]:
    return (BROKEN / case / EXPECTED).read_text("utf-8").splitlines()


def checked(
    folder: Path, changed: making.Files, capsys: pytest.CaptureFixture[str]
) -> tuple[int, list[str]]:
    """Return the exit status of ``scripts/check`` and its lines but the last, with short paths."""
    content = sample.write_content(folder, changed)
    status = main(["check", "--content", str(content), "--errors-only"])
    printed = capsys.readouterr()
    assert printed.out == ""
    *lines, total = printed.err.replace(f"{content}/", "").split("\n")[:-1]
    assert re.fullmatch(
        r"\d+ fout\(en\) in \d+ bestand\(en\)\.|\d+ records .* geen fouten\.", total
    )
    return status, lines


def test_there_are_many_cases_and_each_has_a_file() -> None:
    assert len(CASES) >= 80
    assert [case for case in CASES if not files(case)] == []


@pytest.mark.parametrize("case", CASES)
def test_every_mistake_is_told_as_expected(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], case: str
) -> None:
    status, lines = checked(tmp_path, files(case), capsys)
    if WRITE:
        (BROKEN / case / EXPECTED).write_text("".join(f"{line}\n" for line in lines), "utf-8")
    assert lines == expected(case)
    assert status == (1 if lines else 0)
    assert bool(lines) == (not case.endswith("-accepted"))


@pytest.mark.parametrize("case", CASES)
def test_a_message_stands_at_a_place_in_a_file_of_the_case_or_one_that_names_it(case: str) -> None:
    own = files(case)
    for line in expected(case):
        place = PLACE.fullmatch(line)
        assert place, line
        inside = [name for name in own if name.startswith(f"{place['path']}/")]
        raw = own.get(place["path"]) or (b"" if inside else sample.FILES[place["path"]].encode())
        rows = raw.decode("utf-8", "replace").split("\n") if isinstance(raw, bytes) else []
        row = int(place["line"])
        assert row <= max(1, len(rows)), line
        assert int(place["column"]) <= len(rows[row - 1]) + 1, line


@pytest.mark.parametrize("case", CASES)
def test_a_message_says_what_is_wrong_and_what_to_do(case: str) -> None:
    for line in expected(case):
        place = PLACE.fullmatch(line)
        assert place, line
        # At least two sentences, the last of them whole.
        assert re.search(r"[.?] [A-Z]", place["said"]), line
        assert line.endswith((".", "?")), line


@pytest.mark.parametrize("case", CASES)
def test_a_message_holds_no_word_of_programs_and_blames_nobody(case: str) -> None:
    for line in expected(case):
        place = PLACE.fullmatch(line)
        assert place, line
        said = QUOTED.sub("''", FIELD.sub("", place["said"], count=1))
        # The names of the fields that may stand there are what the editor is to choose from.
        said = re.sub(r"Velden die hier mogen: [\w, ]+\.", "", said)
        assert FOREIGN.findall(said) == [], line
        assert BLAMING.findall(said) == [], line


@pytest.mark.parametrize("case", CASES)
def test_an_id_that_does_not_exist_is_answered_with_one_that_does(case: str) -> None:
    unknown = [line for line in expected(case) if re.search(r"' (bestaat|staat) niet", line)]
    for line in unknown:
        assert NAMED.search(line), line


def test_cases_of_ids_say_the_nearest() -> None:
    cases = [case for case in CASES if case.startswith(("id-", "term-", "name-"))]
    said = [line for case in cases for line in expected(case)]
    assert sum("Bedoelde u '" in line for line in said) >= 35


def test_no_file_of_a_case_is_large() -> None:
    assert max(len(raw or b"") for case in CASES for raw in files(case).values()) < 10_000


@pytest.mark.parametrize("name", ["sources/brief.yml", "news/proef-begint.md"])
def test_a_huge_file_is_refused_without_being_read(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    huge = sample.FILES[name].encode() + b"x" * MAX_BYTES
    assert checked(tmp_path, {name: huge}, capsys) == (
        1,
        [
            f"{name}:1:1: dit bestand is te groot ({len(huge)} bytes). "
            f"Een record is hooguit {MAX_BYTES} bytes."
        ],
    )


# What other modules should still do better.


def problems_of(folder: Path, name: str, old: str, new: str) -> list[str]:
    return making.problems(folder, making.edited(name, old, new))


def test_a_body_among_the_fields_is_refused(tmp_path: Path) -> None:
    assert problems_of(tmp_path, making.NEWS, "title: Proef", "body: Weg.\ntitle: Proef")


def test_all_that_a_text_may_not_hold_is_told_at_once(tmp_path: Path) -> None:
    text = "Bel <b>06-12345678</b> of mail jan@voorbeeld.nl."
    assert len(problems_of(tmp_path, making.INTERVENTION, "Begin klein.", text)) == 3


def test_numbers_without_a_source_are_told_with_the_other_problems(tmp_path: Path) -> None:
    text = sample.INTERVENTION.replace("goal: Jongeren", "goal: Zo'n 500 jongeren")
    text = text.replace("title: Proefteam", "title: 5")
    assert len(making.problems(tmp_path, {making.INTERVENTION: text})) == 2


def test_the_name_that_is_proposed_for_a_file_is_a_good_one(tmp_path: Path) -> None:
    (said,) = making.problems(tmp_path, {"sources/Mijn Brief.yaml": sample.SOURCE})
    assert "Noem het mijn-brief.yml." in said


def test_a_problem_is_always_one_line(tmp_path: Path) -> None:
    new = "  Het NPLV helpt 500\n  jongeren mee."
    (said,) = problems_of(tmp_path, making.INTERVENTION, "  Het NPLV betaalt mee.", new)
    assert "\n" not in said


def test_very_many_digits_are_read_at_once() -> None:
    start = time.perf_counter()
    list(unsourced({"body": "1" * 5000}))
    assert time.perf_counter() - start < 0.3
