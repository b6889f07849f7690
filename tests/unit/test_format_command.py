"""The command ``scripts/format``."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
import sample
from making import AREA, COUNCIL, NEWS, PALET, ROOT, SOURCE
from sample import FROZEN

from palet.cli.command import main
from palet.content.catalog import check
from palet.content.folder import survey
from palet.content.load import load
from palet.editing.layout import canonical
from palet.editing.misfit import misfits
from palet.problem import Problem

SAYS = "dit bestand is niet opgemaakt zoals afgesproken. Draai scripts/format."


def run(
    capsys: pytest.CaptureFixture[str], content: Path, *arguments: str | Path
) -> tuple[int, str, str]:
    """Return the exit status, and what was printed, with short paths."""
    status = main(["format", "--content", str(content), *map(str, arguments)])
    printed = capsys.readouterr()
    return status, printed.out.replace(f"{content}/", ""), printed.err.replace(f"{content}/", "")


def tidy(folder: Path) -> Path:
    """Return sample content of which every record is in its form."""
    content = sample.write_content(folder)
    for kind, path in survey(content).files:
        path.write_text(canonical(kind, path, path.read_text()))
    return content


def everything(content: Path) -> dict[str, bytes]:
    return {str(p.relative_to(content)): p.read_bytes() for p in content.rglob("*") if p.is_file()}


def test_every_record_is_written_in_its_form_and_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    content = sample.write_content(tmp_path)
    (content / "images").mkdir()
    (content / "images" / "x.txt").write_text("geen   record")
    names = set(everything(content))
    status, out, err = run(capsys, content)
    assert (status, err) == (0, f"{out.count(chr(10))} bestand(en) opgemaakt, 3 al in orde.\n")
    assert out.splitlines()[:2] == ["interventions/proefteam.yml", AREA]
    assert set(everything(content)) == names
    assert (content / "images" / "x.txt").read_text() == "geen   record"
    before = everything(content)
    assert run(capsys, content) == (0, "", "0 bestand(en) opgemaakt, 34 al in orde.\n")
    assert everything(content) == before


def test_only_the_files_that_are_named_are_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    content = sample.write_content(tmp_path)
    (content / "images").mkdir()
    (content / "images" / "x.txt").write_text("geen   record")
    monkeypatch.chdir(content / "areas")
    files = ["proefwijk.yml", content / "images" / "x.txt"]
    assert run(capsys, content, *files) == (
        0,
        f"{AREA}\n",
        "1 bestand(en) opgemaakt, 0 al in orde.\n",
    )


def test_line_endings_and_a_mark_at_the_start_are_put_right(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    content = tidy(tmp_path)
    path = content / COUNCIL
    good = path.read_bytes()
    for bad in (good.replace(b"\n", b"\r\n"), b"\xef\xbb\xbf" + good, good[:-1], good + b"\n\n"):
        path.write_bytes(bad)
        assert run(capsys, content, "--check")[0] == 1
        assert run(capsys, content)[0] == 0
        assert path.read_bytes() == good


def test_a_file_keeps_its_permissions(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    content = sample.write_content(tmp_path)
    (content / AREA).chmod(0o640)
    run(capsys, content)
    assert (content / AREA).stat().st_mode & 0o777 == 0o640


def test_what_cannot_be_formatted_is_told_and_left_alone(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    content = tidy(tmp_path)
    (content / SOURCE).write_text("title: x\ntitle: y\n")
    (content / AREA).write_text("facts: [a, # x\n b]\n")
    before = everything(content)
    status, out, err = run(capsys, content)
    assert (status, out, everything(content)) == (1, "", before)
    first, second, total = err.splitlines()
    assert first.startswith(f"{AREA}:1:12: het commentaar op regel 1 zou verloren gaan.")
    assert second.startswith(f"{SOURCE}:2:1: title: dit veld staat er twee keer.")
    assert total == "0 bestand(en) opgemaakt, 32 al in orde, 2 overgeslagen."
    assert run(capsys, content, "--check")[2].splitlines()[:2] == [first, second]


def test_a_write_that_fails_leaves_the_old_file_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = sample.write_content(tmp_path)
    before = everything(content)

    def fail(*_: object) -> None:
        raise OSError("vol")

    monkeypatch.setattr(Path, "replace", fail)
    with pytest.raises(OSError, match="vol"):
        main(["format", "--content", str(content)])
    assert everything(content) == before


def test_what_a_killed_command_leaves_is_no_problem_and_goes_with_the_next(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    content = sample.write_content(tmp_path)
    before = everything(content)
    program = (
        f"import sys; sys.path.insert(0, {str(ROOT / 'hooks')!r});"
        "import os, shutil, signal; from palet.cli.command import main;"
        "shutil.copymode = lambda *_: os.kill(os.getpid(), signal.SIGKILL);"
        f"main(['format', '--content', {str(content)!r}])"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, check=False)
    assert done.returncode == -signal.SIGKILL
    left = {name: text for name, text in everything(content).items() if name not in before}
    assert [name.partition("-")[0] for name in left] == [".palet"]
    assert everything(content) == {**before, **left}
    assert check(load(content)) == []
    assert run(capsys, content)[0] == 0
    assert set(everything(content)) == set(before)
    assert list(content.glob(".*")) == []


def test_checking_changes_nothing_and_points_at_the_first_line_that_differs(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    content = tidy(tmp_path)
    assert run(capsys, content, "--check") == (0, "", "0 van 34 bestand(en) niet in orde.\n")
    text = (content / AREA).read_text()
    (content / AREA).write_text(text.replace("title: Proefwijk", "title: 'Proefwijk'"))
    text = (content / NEWS).read_text()
    (content / NEWS).write_text(text.replace("sources:\n  - brief", "sources: [brief]"))
    before = everything(content)
    line = (content / NEWS).read_text().split("\n").index("sources: [brief]") + 1
    status, out, err = run(capsys, content, "--check")
    assert (status, out, everything(content)) == (1, "", before)
    assert (
        err == f"{AREA}:1:1: {SAYS}\n{NEWS}:{line}:1: {SAYS}\n2 van 34 bestand(en) niet in orde.\n"
    )
    assert run(capsys, content, "--check", content / SOURCE)[0] == 0


def test_other_commands_can_ask_what_does_not_fit(tmp_path: Path) -> None:
    content = tidy(tmp_path)
    path = content / COUNCIL
    path.write_text(path.read_text() + "\n")
    lines = path.read_text().count("\n")
    message, hint = SAYS.split(". ")
    problem = Problem(str(path), lines, 1, "", f"{message}.", hint)
    assert misfits(content) == [problem]
    assert misfits(content, [path]) == [problem]
    assert misfits(content, [content / AREA]) == []


def test_hidden_files_are_no_records(tmp_path: Path) -> None:
    content = tidy(tmp_path)
    (content / "areas" / ".proef.yml").write_text("a:   b\n")
    (content / "areas" / "map.yml").mkdir()
    assert misfits(content) == []


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--content", "nergens"], "Er is geen map 'nergens'."),
        (["nergens.yml"], "Er is geen bestand 'nergens.yml'."),
        ([str(ROOT / "README.md")], " staat niet in de map "),
        (["--onbekend"], "Dit hoort er niet bij: --onbekend."),
    ],
)
def test_a_wrong_call_is_explained(
    capsys: pytest.CaptureFixture[str], arguments: list[str], said: str
) -> None:
    with pytest.raises(SystemExit) as caught:
        main(["format", *arguments])
    assert caught.value.code == 2
    assert said in capsys.readouterr().err


def test_the_command_ends_with_the_status_it_finds(tmp_path: Path) -> None:
    content = sample.write_content(tmp_path)
    done = subprocess.run(
        [*PALET, "format", "--check", "--content", content],
        capture_output=True, text=True, check=False, cwd=tmp_path,
    )  # fmt: skip
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.splitlines()[-1] == "31 van 34 bestand(en) niet in orde."


def test_the_shell_command_takes_paths_from_where_it_is_called() -> None:
    area = next((FROZEN / "areas").glob("*.yml"))
    done = subprocess.run(
        [ROOT / "scripts" / "format", "--check", "--content", FROZEN, area.name],
        capture_output=True, text=True, check=False, cwd=area.parent,
        env={"PATH": os.environ["PATH"]},
    )  # fmt: skip
    assert done.stderr.splitlines()[-1].endswith(" van 1 bestand(en) niet in orde.")
