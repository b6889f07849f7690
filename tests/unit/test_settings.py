"""The settings that the surroundings give."""

from __future__ import annotations

import pytest
from making import ROOT

from palet.settings import Settings

NAMES = ("SITE_URL", "REPO_URL", "CONTENT", "BRANCH", "LOGIN", "FORM_SERVER", "SEARCH", "CHROME")


@pytest.fixture(autouse=True)
def bare(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in NAMES:
        monkeypatch.delenv(f"PALET_{name}", raising=False)


def test_who_says_nothing_gets_this_palet_at_an_address_of_nobody() -> None:
    found = Settings.from_environment()
    assert found.content == ROOT / "content"
    assert found.site_url == "https://palet.example/"
    assert found.edit_url == "https://git.palet.example/palet/edit/main/content/"
    assert (found.searches, found.previews) == (True, False)
    assert (found.host.login, found.host.local) == ("", "")


def test_what_the_surroundings_say_goes_before_that(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PALET_SITE_URL", "https://palet.voorbeeld")
    monkeypatch.setenv("PALET_REPO_URL", "https://git.voorbeeld/x/")
    monkeypatch.setenv("PALET_BRANCH", "hoofd")
    monkeypatch.setenv("PALET_SEARCH", "0")
    found = Settings.from_environment()
    assert found.site_url == "https://palet.voorbeeld/"
    assert found.edit_url == "https://git.voorbeeld/x/edit/hoofd/content/"
    assert found.searches is False


def test_what_is_set_to_nothing_is_not_set(monkeypatch: pytest.MonkeyPatch) -> None:
    known = Settings.from_environment()
    for name in NAMES:
        monkeypatch.setenv(f"PALET_{name}", "")
    assert Settings.from_environment() == known


def test_only_a_preview_looks_for_a_form_server_by_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PALET_CHROME", "1")
    assert Settings.from_environment().host.local == "http://127.0.0.1:8081/api/v1"
    monkeypatch.setenv("PALET_FORM_SERVER", "")
    assert Settings.from_environment().host.local == ""
