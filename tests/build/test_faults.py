"""A build that is stopped, killed or refused something leaves a whole site and nothing else."""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import sample
from building import ROOT, build, copy_of_palet, environment, read

from palet.cli.command import main

if TYPE_CHECKING:
    from collections.abc import Callable

PATIENCE = 60.0  # seconds; what is waited for mostly takes one
# As scripts/setup starts it: what comes before it listens waits.
HOLD = ("env", "--block-signal=INT,TERM,HUP")
BUILD = (
    "env", f"PYTHONPATH={ROOT / 'hooks'}", sys.executable, "-P", "-m", "palet", "build",
    "--content", "content", "--site-dir", "site",
)  # fmt: skip
STATUSES = {signal.SIGINT: 130, signal.SIGTERM: 143, signal.SIGHUP: 129, signal.SIGKILL: -9}


@pytest.fixture(scope="module")
def finished(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with the sample's content and the site built of it."""
    folder = tmp_path_factory.mktemp("finished")
    done = build("--content", sample.write_content(folder), "--site-dir", folder / "site")
    assert done.returncode == 0, done.stderr
    return folder


@pytest.fixture
def folder(finished: Path, tmp_path: Path) -> Path:
    shutil.copytree(finished, tmp_path, dirs_exist_ok=True)
    return tmp_path


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


class Building:
    """A build that runs, in a process group of its own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.process = subprocess.Popen(
            [*HOLD, *BUILD],
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, cwd=folder,
            env=environment(), start_new_session=True,
        )  # fmt: skip

    def wait_for(self, found: Callable[[], object]) -> None:
        deadline = time.monotonic() + PATIENCE
        while not found():
            assert self.process.poll() is None, self.process.communicate()
            assert time.monotonic() < deadline
            time.sleep(0.001)

    def descendants(self, words: str = "") -> list[int]:
        """Return the other processes of the build with these words in their commands."""
        found = []
        for entry in Path("/proc").glob("[0-9]*"):
            with suppress(OSError):
                state, _, _, session = (entry / "stat").read_text().rpartition(")")[2].split()[:4]
                pid, own = int(entry.name), self.process.pid
                mine = int(session) == own and pid != own and state != "Z"
                if mine and words in (entry / "cmdline").read_text():
                    found.append(pid)
        return found

    def end(self) -> tuple[int, str]:
        """Wait until nothing of the build runs any more; return how it ended and what it said."""
        said, _ = self.process.communicate(timeout=PATIENCE)
        deadline = time.monotonic() + PATIENCE
        while self.descendants():
            assert time.monotonic() < deadline
            time.sleep(0.01)
        return self.process.returncode, said


def begun(folder: Path) -> Callable[[], bool]:
    return lambda: any(folder.glob(".site-building-*/site/assets"))


@pytest.mark.parametrize(
    ("number", "to"),
    [(signal.SIGINT, os.killpg), (signal.SIGTERM, os.kill), (signal.SIGHUP, os.killpg)],
    ids=["ctrl-C", "SIGTERM", "a terminal that closes"],
)
def test_a_build_that_is_told_to_stop_says_so_and_leaves_nothing(
    folder: Path, number: signal.Signals, to: Callable[[int, int], None]
) -> None:
    before = read(folder / "site")
    building = Building(folder)
    building.wait_for(begun(folder))
    to(building.process.pid, number)
    code, said = building.end()
    assert code == STATUSES[number]
    assert said.splitlines()[1:] == ["Gestopt."]
    assert names(folder) == ["content", "site"]
    assert read(folder / "site") == before


@pytest.mark.parametrize("number", list(STATUSES)[:3], ids=lambda number: number.name)
@pytest.mark.parametrize("command", ["build", "check", "format", "serve"])
def test_a_command_that_is_told_to_stop_before_python_has_begun_says_so_too(
    tmp_path: Path, command: str, number: signal.Signals
) -> None:
    palet = copy_of_palet(tmp_path / "palet")
    python = palet / ".venv" / "bin" / "python"
    python.write_text(f"#!/bin/sh\necho begint\nread go\nexec '{sys.executable}' \"$@\"\n")
    with subprocess.Popen(
        [palet / "scripts" / command], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
        stderr=subprocess.PIPE, text=True, env=environment(),
    ) as process:  # fmt: skip
        assert process.stdout
        assert process.stdout.readline() == "begint\n"
        process.send_signal(number)
        said = process.communicate("\n", timeout=PATIENCE)
    assert (process.returncode, *said) == (STATUSES[number], "", "Gestopt.\n")


def test_ctrl_c_before_there_is_a_program_is_not_lost(tmp_path: Path) -> None:
    palet = copy_of_palet(tmp_path / "palet")
    compare = tmp_path / "cmp"
    compare.write_text("#!/bin/sh\ntrap '' INT\necho begint\nread go\n")
    compare.chmod(0o755)
    with subprocess.Popen(
        [palet / "scripts" / "check"], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
        stderr=subprocess.PIPE, text=True, env=environment(PATH=f"{tmp_path}:{os.environ['PATH']}"),
    ) as process:  # fmt: skip
        assert process.stdout
        assert process.stdout.readline() == "begint\n"
        process.send_signal(signal.SIGINT)
        said = process.communicate("\n", timeout=PATIENCE)
    assert (process.returncode, *said) == (130, "", "")


def test_what_a_killed_build_leaves_goes_with_the_next(folder: Path) -> None:
    before = read(folder / "site")
    building = Building(folder)
    building.wait_for(begun(folder))
    os.kill(building.process.pid, signal.SIGKILL)
    code, _ = building.end()
    assert code == STATUSES[signal.SIGKILL]
    assert read(folder / "site") == before
    assert len(names(folder)) == 3
    assert build("--content", folder / "content", "--site-dir", folder / "site").returncode == 0
    assert names(folder) == ["content", "site"]


def test_two_builds_at_once_do_not_see_each_other(folder: Path) -> None:
    before = read(folder / "site")
    both = Building(folder), Building(folder)
    assert [building.end()[0] for building in both] == [0, 0]
    assert names(folder) == ["content", "site"]
    assert read(folder / "site").keys() == before.keys()


@pytest.mark.parametrize(
    ("words", "number", "sentence"),
    [
        ("mkdocs", signal.SIGKILL, "MkDocs is door het systeem afgebroken (SIGKILL); misschien "),
        ("mkdocs", signal.SIGTERM, "MkDocs is afgebroken (SIGTERM)."),
        ("pagefind_bin", signal.SIGKILL, "Pagefind is door het systeem afgebroken (SIGKILL); "),
    ],
)
def test_a_killed_child_is_told_in_one_line(
    folder: Path, words: str, number: signal.Signals, sentence: str
) -> None:
    before = read(folder / "site")
    building = Building(folder)
    building.wait_for(lambda: building.descendants(words))
    os.kill(building.descendants(words)[0], number)
    code, said = building.end()
    assert code == 1
    assert sentence in said
    assert said.endswith(". De site is niet vernieuwd.\n")
    assert len(said.splitlines()) == 2
    assert names(folder) == ["content", "site"]
    assert read(folder / "site") == before


def test_a_disk_that_takes_no_more_is_told_in_one_line(folder: Path) -> None:
    before = read(folder / "site")
    done = subprocess.run(
        ["bash", "-c", 'ulimit -f 100; exec "$@"', "bash", *BUILD],
        cwd=folder, env=environment(), capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 1
    (line,) = done.stderr.splitlines()[1:]
    assert line.startswith("Het lukt niet met '")
    assert line.endswith("': een bestand wordt groter dan hier mag. De site is niet vernieuwd.")
    assert names(folder) == ["content", "site"]
    assert read(folder / "site") == before


def test_a_place_that_cannot_hold_a_site_is_told_in_one_line(folder: Path) -> None:
    (folder / "file").write_text("")
    done = build("--content", folder / "content", "--site-dir", folder / "file" / "deep" / "site")
    assert done.returncode == 1
    assert done.stderr.splitlines()[1:] == [
        f"Het lukt niet met '{folder}/file/deep': op de plaats van een map staat een bestand."
    ]


def placed(folder: Path, name: str) -> Path:
    """Return a place for the site, with there what its name says."""
    place = folder / name
    if name == "file":
        place.write_text("mine")
    elif name == "pipe":
        os.mkfifo(place)
    elif name.startswith("link"):
        target = folder / ("site" if name == "link-to-site" else "nowhere")
        place.symlink_to(target)
    elif name == "others":
        place.mkdir()
        for mine in ("sitemap.xml", "index.html", "mine.txt"):
            (place / mine).write_text("mine")
    return place


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("file", "dit is geen map"),
        ("pipe", "dit is geen map"),
        ("link-to-site", "dit is geen map"),
        ("link-to-nothing", "dit is geen map"),
        ("others", "deze map is niet door Palet gemaakt (er staat geen .palet in)"),
        (".", "in deze map staat meer dan een site"),
        ("..", "in deze map staat meer dan een site"),
        ("/", "in deze map staat meer dan een site"),
        (str(ROOT), "in deze map staat meer dan een site"),
        ("content", "in deze map staat meer dan een site"),
        ("content/site", "deze map hoort bij wat Palet leest"),
        ("site/../content/new/site", "deze map hoort bij wat Palet leest"),
        (str(ROOT / "theme_overrides" / "site"), "deze map hoort bij wat Palet leest"),
        (str(ROOT / ".git" / "site"), "deze map hoort bij wat Palet leest"),
    ],
)
def test_what_is_no_place_for_a_site_is_refused_in_one_line_and_left_alone(
    folder: Path, name: str, words: str,
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    monkeypatch.chdir(folder)
    placed(folder, name) if name.isalpha() or name.startswith("link") else None
    before = names(folder), read(folder / "site")
    assert main(["build", "--content", "content", "--site-dir", name]) == 2
    said = capsys.readouterr().err
    assert said.startswith(f"--site-dir {name}: {words}")
    assert said.count("\n") == 1
    assert (names(folder), read(folder / "site")) == before


def test_a_site_of_an_earlier_version_is_replaced_after_it_is_removed(folder: Path) -> None:
    (folder / "site" / ".palet").unlink()
    before = read(folder / "site")
    refused = build("--content", folder / "content", "--site-dir", folder / "site")
    assert refused.returncode == 2
    assert "Haal de map dan eerst weg." in refused.stderr
    assert read(folder / "site") == before


@pytest.mark.long
def test_44_kills_at_random_leave_a_whole_site_and_the_next_build_leaves_nothing(
    folder: Path,
) -> None:
    chance = random.Random(44)  # noqa: S311 - no secret
    whole = read(folder / "site")
    for _ in range(44):
        building = Building(folder)
        with suppress(subprocess.TimeoutExpired):
            building.process.wait(chance.uniform(0.05, 3.0))
        number = chance.choice(list(STATUSES))
        child = chance.choice(["mkdocs", "pagefind", "", ""])
        victims = building.descendants(child)
        with suppress(ProcessLookupError):
            if child and victims:
                os.kill(victims[0], number)
            elif chance.random() < 0.5:
                os.killpg(building.process.pid, number)
            elif building.process.poll() is None:
                os.kill(building.process.pid, number)
        code, said = building.end()
        assert "Traceback" not in said
        assert code in {0, 1, *STATUSES.values(), *(-each for each in STATUSES)}
        assert read(folder / "site").keys() == whole.keys()
    assert build("--content", folder / "content", "--site-dir", folder / "site").returncode == 0
    assert names(folder) == ["content", "site"]
