"""A second programme has its own site of the same code: other words, lists, look and sections."""

from __future__ import annotations

import re
import shutil
from typing import TYPE_CHECKING

import pytest
from building import ROOT, palet, read
from crawling import Page, read_site

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

CONTENT = ROOT / "tests" / "platform"
NAME = "Praktijkbank Buurtgroen"
# What the first programme calls itself, its places, its money and its country.
OTHERS = re.compile(
    r"Veerkracht|[Ww]eerba|Kennisplatform|[Kk]ansrijke|NPLV|SPUK|[Tt]wintig|[Kk]abinet|Nederland"
    r"|[Nn]etherlands|\bde Agenda\b|Leefbaarheid"
)
TEXTS = {".html", ".xml", ".ics", ".json", ".css", ".js", ".yml"}


@pytest.fixture(scope="module")
def pages(platform_site: Path) -> Mapping[str, Page]:
    return read_site(platform_site)


def text(site: Path, name: str) -> str:
    return (site / name).read_text("utf-8")


def test_its_content_is_clean() -> None:
    done = palet("check", "--content", CONTENT, "--errors-only")
    assert (done.returncode, done.stdout) == (0, "")


def test_its_name_is_in_titles_feeds_calendars_and_the_form(platform_site: Path) -> None:
    assert f"<title>{NAME}</title>" in text(platform_site, "index.html")
    assert f"- {NAME}</title>" in text(platform_site, "404.html")
    assert f"- {NAME}</title>" in text(platform_site, "redactie/index.html")
    assert f"<author><name>{NAME}</name></author>" in text(platform_site, "nieuws/atom.xml")
    calendar = text(platform_site, "mijlpalen/agenda.ics").replace("\r\n ", "")
    assert f"PRODID:-//{NAME}//Palet//NL" in calendar
    assert f"X-WR-CALNAME:Mijlpalen - {NAME}" in calendar


def test_no_word_of_the_first_programme_is_in_it(platform_site: Path) -> None:
    found = [
        f"{path.relative_to(platform_site)}: {match[0]}"
        for path in platform_site.rglob("*")
        if path.suffix in TEXTS and path.name != "decap-cms.js"
        for match in [OTHERS.search(path.read_text("utf-8"))]
        if match
    ]
    assert found == []


def test_every_link_within_it_leads_somewhere(
    platform_site: Path, pages: Mapping[str, Page]
) -> None:
    dead = sorted(
        f"{page.address or '(home)'}: {link}"
        for page in pages.values()
        for link, target, fragment in page.targets()
        if (target not in pages and not (platform_site / target).is_file())
        or (fragment and target in pages and fragment not in pages[target].ids)
    )
    assert dead == []


@pytest.mark.parametrize("section", ["agenda", "vergelijken", "nieuw", "doelgroepen"])
def test_a_section_that_it_does_not_have_is_nowhere(
    platform_site: Path, pages: Mapping[str, Page], section: str
) -> None:
    assert not (platform_site / section).exists()
    assert [
        p.address for p in pages.values() for _, t, _ in p.targets() if t == f"{section}/"
    ] == []


def test_it_has_its_own_menu_words_and_places(platform_site: Path) -> None:
    home = text(platform_site, "index.html")
    menu = home[home.index('aria-label="Hoofdmenu"') :]
    names = re.findall(r"<a href=[^>]*>([^<]*)</a>", menu[: menu.index("</nav>")])
    assert names == ["Projecten", "Buurten", "Thema's", "Mijlpalen", "Nieuws", "Contact"]
    assert "<h1>Hoe wordt uw straat groener?</h1>" in home
    assert '<a href="mailto:info@voorbeeldgroen.example">' in home
    assert "waar gaat het geld naartoe" not in home
    assert "zet interventies naast elkaar" not in home
    areas = text(platform_site, "gebieden/index.html")
    assert "2 daarvan zijn plantbuurten. In een plantbuurt planten" in areas
    assert "map__drawing" not in home + areas
    # A list that it does not have is not chosen from.
    found = text(platform_site, "interventies/index.html")
    assert re.findall(r'data-facet="(\w+)"', found) == [
        "thema", "gebied", "provincie", "doelgroep", "niveau", "status", "bewijs", "uitkomst",
        "onderbouwing", "leeftijd", "duur", "kosten", "controle",
    ]  # fmt: skip
    # The word of a term is its own, and it has terms that the code does not know.
    assert "Wacht op de lente" in text(platform_site, "interventies/plein-zonder-tegels/index.html")


def test_it_has_its_own_logo_and_colours(platform_site: Path) -> None:
    home, styles = text(platform_site, "index.html"), text(platform_site, "assets/themes.css")
    assert '<img class="mark" src="images/blad.png" alt="">' in home
    assert '<link rel="icon" href="images/blad.png">' in home
    assert "mark__a" not in home
    assert "--link:#2c6a2e" in styles
    assert "--link:#9fd69a" in styles


def test_a_new_platform_is_clean_and_builds_at_once(tmp_path: Path) -> None:
    folder = tmp_path / "wijken"
    made = palet("new-platform", folder)
    assert (made.returncode, made.stderr) == (0, "")
    assert made.stdout.startswith(f"{folder}\n")
    checked = palet("check", "--content", folder, "--errors-only")
    assert checked.returncode == 0, checked.stderr
    built = palet("build", "--content", folder, "--site-dir", tmp_path / "site")
    assert built.returncode == 0, built.stderr
    pages = read_site(tmp_path / "site")
    assert {"", "gebieden/voorbeeldwijk/", "themas/voorbeeldthema/", "contact/"} <= pages.keys()
    targets = {target for page in pages.values() for _, target, _ in page.targets()}
    assert {t for t in targets if t not in pages and not (tmp_path / "site" / t).is_file()} == set()


def test_a_new_platform_is_laid_out_as_records_are(tmp_path: Path) -> None:
    palet("new-platform", tmp_path / "wijken")
    done = palet("format", "--check", "--content", tmp_path / "wijken")
    assert done.returncode == 0, done.stderr


def test_a_new_platform_comes_nowhere_where_something_is(tmp_path: Path) -> None:
    (tmp_path / "mijn.txt").write_text("Van mij.", "utf-8")
    before = read(tmp_path)
    done = palet("new-platform", tmp_path)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == (
        f"De map '{tmp_path}' is er al, en er staat iets in. Kies een map die er nog niet is.\n"
    )
    assert read(tmp_path) == before


def test_an_empty_folder_becomes_a_platform(tmp_path: Path) -> None:
    assert palet("new-platform", tmp_path).returncode == 0
    assert (tmp_path / "site.yml").is_file()


def test_a_platform_without_milestones_needs_none_of_their_lists(tmp_path: Path) -> None:
    palet("new-platform", tmp_path / "wijken")
    assert not (tmp_path / "wijken" / "vocabularies" / "milestone-kinds.yml").exists()
    shutil.rmtree(tmp_path / "wijken" / "vocabularies")
    done = palet("check", "--content", tmp_path / "wijken", "--errors-only")
    assert "vocabularies/statuses.yml" in done.stderr
    assert "vocabularies/milestone-kinds.yml" not in done.stderr
