"""No word of one programme stands in the code: those are in ``content/site.yml``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
import sample
from making import ICONS, ROOT, SITE, catalog, edited, pages, press
from sample import FROZEN

from palet.model.section import NEEDED, OFFERED, SECTIONS
from palet.pages.plans import theme_styles

if TYPE_CHECKING:
    from pathlib import Path

# The name of this programme and of its platform, its places, its money and its country.
OWN = re.compile(
    r"Veerkracht|[Ww]eerba|Kennisplatform|[Kk]ansrijke|NPLV|SPUK|[Tt]wintig|[Kk]abinet|Nederland"
    r"|[Nn]etherlands|\bde Agenda\b|\b[Tt]he Agenda\b|Leefbaarheid|[Ss]ocial.[Ll]ab"
)
READ = {".py", ".html", ".js", ".css", ".svg", ".yml", ""}
# What knows Dutch knows its numerals, and the words that mailboxes are called by; what drew a
# map knows of which land.
APART = ("hooks/palet/language/", "scripts/make-outline")


def code() -> list[Path]:
    found = [ROOT / "mkdocs.yml"]
    for folder in ("hooks", "theme_overrides", "scripts"):
        found += [path for path in (ROOT / folder).rglob("*") if path.is_file()]
    names = {path: path.relative_to(ROOT).as_posix() for path in found if path.suffix in READ}
    return [path for path, name in names.items() if not name.startswith(APART)]


def test_no_word_of_one_programme_is_in_the_code() -> None:
    files = code()
    assert len(files) > 150
    found = [
        f"{path.relative_to(ROOT)}:{number}: {match[0]}"
        for path in files
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1)
        if (match := OWN.search(line))
    ]
    assert found == []


def test_the_content_holds_all_of_those_words() -> None:
    """The test above proves nothing if it looks for what nobody writes."""
    text = (FROZEN / "site.yml").read_text("utf-8")
    assert {"Veerkracht", "Kennisplatform", "twintig", "de Agenda"} <= set(OWN.findall(text))


def test_a_section_is_told_in_the_words_of_the_site(tmp_path: Path) -> None:
    words = "  - id: kennis\n    title: Rapporten\n    lead: Lees <mee>.\n    description: Alles."
    lead = sample.SITE[sample.SITE.index("  - id: kennis") : sample.SITE.index("  - id: agenda")]
    found = pages(press(tmp_path, edited(SITE, lead.rstrip(), words.replace("<mee>", "mee"))))
    page = found["kennis/"]
    assert (page.title, page.description) == ("Rapporten", "Alles.")
    assert '<p class="lead">Lees mee.</p>' in page.body
    assert '<a href="../../kennis/">Rapporten</a>' in found["kennis/onderzoek-proef/"].crumbs
    assert '<a href="../kennis/">Rapporten</a>' in found["zoeken/"].body


def test_the_programme_is_called_as_the_site_says(tmp_path: Path) -> None:
    found = pages(press(tmp_path, edited(SITE, "programme: de Agenda", "programme: de Proef")))
    assert found["agenda/"].title == "Over de Proef"
    assert "Voor wie de Proef volgt" in found[""].body
    assert found["nieuws/"].description == "Nieuws over de Proef en de gebieden."


OPTIONAL = sorted(set(OFFERED) - set(NEEDED))
# What a section holds: records, and pages that name them.
HOLDS = {
    "mijlpalen": ["milestones/proefcongres.yml"],
    "nieuws": ["news/proef-begint.md"],
    "kennis": ["knowledge/onderzoek-proef.md"],
    "agenda": [name for name in sample.FILES if name.startswith("programme/")],
}


@pytest.mark.parametrize("section", OPTIONAL)
def test_a_section_that_is_not_there_has_no_page_and_nothing_leads_to_it(
    tmp_path: Path, section: str
) -> None:
    site = re.sub(rf"  - id: {section}\n(?:    .*\n)*", "", sample.SITE)
    site = re.sub(rf"\b{section}, |, {section}\b(?=\])|, \{{page: {section}\}}", "", site)
    intervention = re.sub(r"action_line: .*\n|funding:\n  - .*\n", "", sample.INTERVENTION)
    files = {SITE: site, "interventions/proefteam.yml": intervention}
    found = pages(press(tmp_path, files | dict.fromkeys(HOLDS.get(section, []))))
    # An action line, a scheme and a council have pages in one section.
    assert [address for address in found if address.split("/")[0] == section] == []
    links = {
        (address, link)
        for address, page in found.items()
        for link in re.findall(rf'href="(?:\.\.?/)*({section}/[^"]*)"', page.body + page.crumbs)
    }
    assert links == set()


def test_every_section_is_needed_or_may_be_left_out() -> None:
    assert set(NEEDED) < set(OFFERED) < set(SECTIONS)


def test_the_colours_of_the_site_are_those_of_its_links(tmp_path: Path) -> None:
    own = "colour: '#7a1f5c'\ncolour_dark: '#f0a8d8'\n"
    styles = theme_styles(catalog(tmp_path, {SITE: sample.SITE + own}), ICONS)
    assert "--link:#7a1f5c" in styles
    assert '[data-md-color-scheme="slate"]{--accent:#f0a8d8' in styles
