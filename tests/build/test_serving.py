"""scripts/serve shows the site while someone works on the content."""

from __future__ import annotations

import os
import random
import re
import signal
import socket
import subprocess
import time
import urllib.error
import urllib.request
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest
import sample
from building import BROKEN, BROKEN_PLACES, copy_of_palet, environment, problem_places

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

PATIENCE = 20.0  # seconds; what is waited for mostly takes one


class Serving:
    """A running scripts/serve: its process, its address and what it says."""

    def __init__(self, process: subprocess.Popen[bytes], port: int, log: Path) -> None:
        self.process = process
        self.port = port
        self._log = log

    def said(self) -> str:
        return self._log.read_text("utf-8")

    def get(self, address: str) -> str | None:
        """Return the page at an address, or None when nobody answers yet."""
        host = f"127.0.0.1:{self.port}"
        try:
            with urllib.request.urlopen(f"http://{host}/{address}", timeout=5) as answer:
                return str(answer.read().decode())
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            return None

    def wait_for(self, found: Callable[[], object]) -> None:
        """Wait until ``found`` finds something, as long as the server runs and not too long."""
        deadline = time.monotonic() + PATIENCE
        while not found():
            assert self.process.poll() is None, self.said()
            assert time.monotonic() < deadline, self.said()
            time.sleep(0.05)

    def wait_for_text(self, address: str, text: str) -> None:
        self.wait_for(lambda: text in (self.get(address) or ""))


def git(folder: Path, *words: str) -> None:
    own = ("-c", "user.name=Proef", "-c", "user.email=proef@example.org", "-c", "gc.auto=0")
    done = subprocess.run(
        ["git", *own, *words], cwd=folder, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


@contextmanager
def serve(palet: Path) -> Iterator[Serving]:
    port, log = free_port(), palet.parent / "log.txt"
    with log.open("wb") as output:
        process = subprocess.Popen(
            [palet / "scripts" / "serve", "--dev-addr", f"127.0.0.1:{port}"],
            stdout=output, stderr=output, cwd=palet.parent, env=environment(),
        )  # fmt: skip
    try:
        yield Serving(process, port, log)
    finally:
        process.terminate()
        try:
            process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


@pytest.fixture
def palet(tmp_path: Path) -> Path:
    """Return a copy of Palet with the sample as its content."""
    folder = copy_of_palet(tmp_path / "palet")
    sample.write_content(folder)
    return folder


def test_broken_content_is_shown_in_the_browser_and_in_the_terminal_until_it_is_mended(
    palet: Path,
) -> None:
    sample.write_content(palet, BROKEN)
    with serve(palet) as serving:
        serving.wait_for_text("interventies/proefteam/", "fouten in de inhoud</h1>")
        assert problem_places(serving.said()) == BROKEN_PLACES
        for name in BROKEN:
            text = sample.FILES.get(name)
            file = palet / "content" / name
            file.write_text(text, "utf-8") if text else file.unlink()
        serving.wait_for_text("interventies/proefteam/", "<h1>Proefteam</h1>")
        assert "Traceback" not in serving.said()


def test_each_good_save_shows_and_a_broken_one_is_explained_and_lived_through(palet: Path) -> None:
    page, file = "interventies/proefteam/", palet / "content/interventions/proefteam.yml"
    with serve(palet) as serving:
        serving.wait_for_text(page, "<h1>Proefteam</h1>")

        file.write_text(sample.INTERVENTION.replace("Proefteam", "Tweede team"), "utf-8")
        serving.wait_for_text(page, "<h1>Tweede team</h1>")
        assert "Tweede team" in (serving.get("interventies/") or "")

        file.write_text(sample.INTERVENTION + "kleur: rood\n", "utf-8")
        serving.wait_for_text("", "<h1>1 fout in de inhoud</h1>")
        assert "regel 37, kolom 1, veld <code>kleur</code>" in (serving.get(page) or "")
        assert re.search(r"proefteam\.yml:37:1: kleur: ", serving.said())

        file.write_text(sample.INTERVENTION.replace("Proefteam", "Derde team"), "utf-8")
        serving.wait_for_text(page, "<h1>Derde team</h1>")

        # Some programs write beside a file and rename; here one as long and as old as the other.
        beside, old = palet / "new.yml", file.stat()
        beside.write_text(file.read_text("utf-8").replace("Derde", "Ander"), "utf-8")
        os.utime(beside, ns=(old.st_atime_ns, old.st_mtime_ns))
        beside.rename(file)
        serving.wait_for_text(page, "<h1>Ander team</h1>")
        assert "Traceback" not in serving.said()


def test_a_page_hears_at_once_that_there_is_a_newer_one(palet: Path) -> None:
    file = palet / "content/interventions/proefteam.yml"
    with serve(palet) as serving:
        serving.wait_for_text("", "<h1>")
        number = re.findall(r"fetch\('/newer/(\d+)'\)", serving.get("") or "")[-1]
        with ThreadPoolExecutor(1) as waiting:
            newer = waiting.submit(serving.get, f"newer/{number}")
            file.write_text(sample.INTERVENTION.replace("Proefteam", "Tweede team"), "utf-8")
            assert newer.result(PATIENCE) == ""
        assert "<h1>Tweede team</h1>" in (serving.get("interventies/proefteam/") or "")


def test_a_template_a_style_and_a_hand_written_page_show_when_saved(palet: Path) -> None:
    with serve(palet) as serving:
        serving.wait_for_text("", "<h1>")
        template = palet / "theme_overrides/records/intervention.html"
        template.write_text(template.read_text("utf-8") + "<p>Onderaan</p>", "utf-8")
        serving.wait_for_text("interventies/proefteam/", "<p>Onderaan</p>")
        (palet / "content/uitleg.md").write_text("# Zelf\n\nTekst.\n", "utf-8")
        serving.wait_for_text("uitleg/", "Tekst.")
        style = palet / "theme_overrides/assets/css/tokens.css"
        style.write_text("/* Nieuw */", "utf-8")
        serving.wait_for_text("assets/palet.css", "/* Nieuw */")


def test_a_new_file_gets_a_page_and_a_removed_one_loses_it(palet: Path) -> None:
    council = palet / "content" / "programme" / "council"
    with serve(palet) as serving:
        serving.wait_for_text("agenda/", "Proefraad")
        second = sample.COUNCIL.replace("Proef", "Tweede ")
        (council / "tweede-raad.yml").write_text(second, "utf-8")
        serving.wait_for_text("agenda/tweede-raad/", "<h1>Tweede raad</h1>")
        (council / "proefraad.yml").unlink()
        serving.wait_for(lambda: "Proefraad" not in (serving.get("agenda/") or "Proefraad"))
        assert serving.get("agenda/proefraad/") is None


# Other states of the content than the sample's, each with what it adds, renames or removes.
BRANCHES = {
    "renamed": {
        "programme/council/proefraad.yml": None,
        "programme/council/andere-raad.yml": sample.COUNCIL.replace("Proefraad", "Andere raad"),
        "news/proef-begint.md": None,
    },
    "broken": {**BROKEN, "interventies/verdwaald.yml": None},
    "added": {
        "uitleg.md": "# Uitleg\n\nTekst.\n",
        "programme/council/tweede-raad.yml": sample.COUNCIL.replace("Proef", "Tweede "),
        **{
            f"interventions/team-{number}.yml": sample.INTERVENTION.replace(
                "Proefteam", f"Team {number}"
            )
            for number in range(40)
        },
    },
    "empty": dict.fromkeys([*sample.FILES, "vocabularies/glossary.yml"]),
}


def write_branches(palet: Path) -> None:
    """Make a repository of the content, with a branch for each state."""
    git(palet, "init", "--quiet", "--initial-branch=sample")
    git(palet, "add", "content")
    git(palet, "commit", "--quiet", "--message=sample")
    for name, files in BRANCHES.items():
        git(palet, "checkout", "--quiet", "-b", name, "sample")
        for place, text in files.items():
            file = palet / "content" / place
            if text:
                file.parent.mkdir(exist_ok=True)
                file.write_text(text, "utf-8")
            else:
                file.unlink(missing_ok=True)
        git(palet, "add", "--all", "content")
        git(palet, "commit", "--quiet", f"--message={name}")
    git(palet, "checkout", "--quiet", "sample")


@pytest.mark.parametrize("switches", [10, pytest.param(100, marks=pytest.mark.long)])
def test_the_preview_lives_through_switches_of_branch(palet: Path, switches: int) -> None:
    chance = random.Random(switches)  # noqa: S311 - no secret
    write_branches(palet)
    with serve(palet) as serving:
        serving.wait_for_text("interventies/proefteam/", "<h1>Proefteam</h1>")
        for _ in range(switches):
            git(palet, "checkout", "--quiet", chance.choice(list(BRANCHES)))
            if chance.random() < 0.5:
                serving.get("interventies/")
        git(palet, "checkout", "--quiet", "renamed")
        serving.wait_for_text("agenda/andere-raad/", "<h1>Andere raad</h1>")
        git(palet, "checkout", "--quiet", "sample")
        serving.wait_for_text("interventies/proefteam/", "<h1>Proefteam</h1>")
        assert "Traceback" not in serving.said()


def test_a_preview_that_is_told_to_stop_says_so_and_leaves_nothing(
    palet: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    scrap = palet.parent / "tmp"
    scrap.mkdir()
    monkeypatch.setenv("TMPDIR", str(scrap))
    with serve(palet) as serving:
        serving.wait_for(lambda: any(scrap.glob("palet-serve-*/assets")))
        serving.process.send_signal(signal.SIGINT)
        assert serving.process.wait(PATIENCE) == 130
        assert serving.said().endswith("Gestopt.\n")
        assert "Traceback" not in serving.said()
        assert list(scrap.iterdir()) == []


def test_a_preview_on_a_taken_port_says_which_one_is_free(palet: Path) -> None:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        one.listen()
        port = one.getsockname()[1]
        done = subprocess.run(
            [palet / "scripts" / "serve", "--dev-addr", f"127.0.0.1:{port}"],
            capture_output=True, text=True, check=False, env=environment(), timeout=PATIENCE,
        )  # fmt: skip
    assert done.returncode == 1
    assert re.fullmatch(
        rf"Poort {port} is bezet; gebruik --dev-addr 127\.0\.0\.1:\d+\n", done.stderr
    )


@pytest.mark.long
def test_code_that_does_not_work_is_told_and_lived_through(palet: Path) -> None:
    module = palet / "hooks/palet/language/dates.py"
    with serve(palet) as serving:
        serving.wait_for_text("", "<h1>")
        good = module.read_text("utf-8")
        module.write_text("x = (", "utf-8")
        serving.wait_for(lambda: "De code van Palet werkt niet" in serving.said())
        assert "Traceback" not in serving.said()
        module.write_text(good, "utf-8")
        serving.wait_for(lambda: serving.said().count("http://") == 2)
        serving.wait_for_text("", "<h1>")
