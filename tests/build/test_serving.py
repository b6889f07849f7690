"""scripts/serve shows the site while someone works on the content."""

from __future__ import annotations

import re
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
        style = palet / "theme_overrides/assets/palet.css"
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
