from __future__ import annotations

import json
import os
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import making
import pytest
import sample
from making import AREA, INTERVENTION, KNOWLEDGE, NEWS, SOURCE, THEME, edited, figure, intervention

from palet import pages
from palet.pages import (
    SECTIONS,
    Paging,
    by_date,
    by_title,
    measured,
    plans,
    redirects,
    theme_styles,
)
from palet.press import Press

if TYPE_CHECKING:
    from palet.catalog import Catalog
    from palet.press import Page

GOLDEN = Path(__file__).parent / "golden"
WRITE = os.environ.get("PALET_GOLDEN") == "write"

OVERVIEWS = [
    "", "agenda/", "velden/", "overzicht/",
    "interventies/", "gebieden/", "themas/", "mijlpalen/", "nieuws/", "kennis/",
    "bronnen/", "resultaten/",
]  # fmt: skip
RECORDS = [
    "interventies/proefteam/", "gebieden/proefwijk/", "themas/digitale-weerbaarheid/",
    "mijlpalen/proefcongres/", "nieuws/proef-begint/", "kennis/onderzoek-proef/", "bronnen/brief/",
    "agenda/regeling/", "agenda/interventies/", "agenda/proefraad/",
]  # fmt: skip

# A map of one square is enough to see where a map comes.
SQUARE = {
    "width": 400, "height": 470,
    "credit": {
        "title": "Kaart", "author": "Maker", "source": "https://voorbeeld.nl/kaart",
        "licence": "CC BY 4.0", "licence_url": "https://voorbeeld.nl/licentie",
        "changes": "vereenvoudigd",
    },
    "provinces": [{"name": "Gelderland", "path": "M0,0h400v470h-400z"}],
    "projection": {"north": 53.58, "west": 3.32, "scale": 101},
}  # fmt: skip


def page(press: Press, address: str) -> Page:
    """Return the page at one address."""
    return next(plan for plan in plans(press) if plan.address == address).make()


def few_a_page(monkeypatch: pytest.MonkeyPatch, size: int) -> None:
    """Let the list of interventions go on at a next page after ``size``."""
    short = replace(pages.LISTINGS["interventies"], size=size)
    monkeypatch.setitem(pages.LISTINGS, "interventies", short)


def addresses(press: Press) -> list[str]:
    return [plan.address for plan in plans(press)]


def golden_name(address: str) -> str:
    return address.strip("/").replace("/", "--") + ".html" if address else "home.html"


@pytest.fixture(scope="module")
def square_press(sample_catalog: Catalog, tmp_path_factory: pytest.TempPathFactory) -> Press:
    outline = tmp_path_factory.mktemp("map") / "square.json"
    outline.write_text(json.dumps(SQUARE))
    content = sample_catalog["source"]["brief"].path.parents[1]
    return Press(sample_catalog, replace(making.settings(content), outline=outline))


# The golden pages: after a change that is meant, run with PALET_GOLDEN=write and read the diff.


@pytest.mark.parametrize("address", [*OVERVIEWS, *RECORDS])
def test_a_page_is_as_it_was(square_press: Press, address: str) -> None:
    body = page(square_press, address).body.encode()
    path = GOLDEN / golden_name(address)
    if WRITE:
        GOLDEN.mkdir(exist_ok=True)
        path.write_bytes(body)
    assert body == path.read_bytes()


def test_there_is_a_golden_page_for_every_page_and_no_other(square_press: Press) -> None:
    wanted = {golden_name(address) for address in addresses(square_press)}
    assert {path.name for path in GOLDEN.iterdir()} == wanted


# Which pages there are.


def test_overviews_come_first_and_then_a_page_for_each_record(sample_press: Press) -> None:
    assert addresses(sample_press) == [*OVERVIEWS, *RECORDS]


def test_every_page_comes_at_the_address_of_its_plan(sample_press: Press) -> None:
    assert [plan.make().address for plan in plans(sample_press)] == addresses(sample_press)


def test_every_page_is_described_in_whole_sentences(sample_press: Press) -> None:
    descriptions = {plan.address: plan.make().description for plan in plans(sample_press)}
    assert {a: d for a, d in descriptions.items() if not d.endswith((".", "?"))} == {}
    assert len(set(descriptions.values())) == len(descriptions)


def test_every_overview_has_its_title(sample_press: Press) -> None:
    titles = {address: page(sample_press, address).title for address in OVERVIEWS}
    assert titles == {
        "": "Kennisplatform Veerkrachtige & Weerbare Samenleving",
        "agenda/": "Over de Agenda",
        "velden/": page(sample_press, "velden/").title,
        "overzicht/": "Overzicht",
        "interventies/": "Interventies",
        "gebieden/": "Gebieden",
        "themas/": "Thema's",
        "mijlpalen/": "Mijlpalen",
        "nieuws/": "Nieuws",
        "kennis/": "Kennis",
        "bronnen/": "Bronnen",
        "resultaten/": "Resultaten",
    }


def test_every_section_with_a_page_has_a_name(sample_press: Press) -> None:
    assert {address.split("/")[0] for address in addresses(sample_press)} - {""} == set(SECTIONS)


def test_no_address_is_used_twice(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    few_a_page(monkeypatch, 1)
    press = making.press(tmp_path, {"interventions/ander.yml": intervention()})
    assert len(set(addresses(press))) == len(addresses(press))


def test_an_empty_catalog_still_has_every_overview(tmp_path: Path) -> None:
    nothing = {name: None for name in sample.FILES if not name.startswith("vocabularies/")}
    press = making.press(tmp_path, nothing)
    made = [plan.make() for plan in plans(press)]
    assert [one.address for one in made] == OVERVIEWS
    assert all("<h1>" in one.body for one in made)


# The pages of records.


def test_a_record_has_its_section_above_it_and_its_summary_as_description(
    sample_press: Press,
) -> None:
    found = page(sample_press, "gebieden/proefwijk/")
    assert (found.title, found.kind) == ("Proefwijk", "gebied")
    assert found.description == "Een wijk om mee te proeven."
    assert '<a href="../../gebieden/">Gebieden</a>' in found.crumbs


def test_a_description_is_one_line(tmp_path: Path) -> None:
    files = edited(AREA, "Een wijk om mee te proeven.", '"Een\\n  wijk."')
    assert page(making.press(tmp_path, files), "gebieden/proefwijk/").description == "Een wijk."


def test_a_source_is_described_by_its_title_and_publisher(sample_press: Press) -> None:
    assert page(sample_press, "bronnen/brief/").description == (
        "Brief over de proef. Ministerie van Proeven."
    )


def test_a_page_can_be_found_by_the_words_of_its_themes_and_groups_and_its_own(
    tmp_path: Path,
) -> None:
    terms = sample.vocabulary(["jongeren", "ouders"]).replace(
        "label: Jongeren, ", "label: Jongeren, synonyms: [tieners, mediawijsheid], "
    )
    press = making.press(tmp_path, {"vocabularies/target-groups.yml": terms})
    assert page(press, "interventies/proefteam/").keywords == ["mediawijsheid", "tieners"]
    assert page(press, "gebieden/proefwijk/").keywords == ["Proef-Oost"]
    assert page(press, "themas/digitale-weerbaarheid/").keywords == ["mediawijsheid"]
    assert page(press, "bronnen/brief/").keywords == []


def test_an_intervention_shows_what_it_has_to_do_with(tmp_path: Path) -> None:
    press = making.press(tmp_path, {"interventions/ander.yml": intervention()})
    body = page(press, "interventies/proefteam/").body
    assert '<a href="../../interventies/ander/">Ander team</a>' in body
    assert '<p class="card__reason">zelfde thema</p>' in body


def test_an_area_shows_which_areas_are_like_it_and_what_runs_there(tmp_path: Path) -> None:
    files = making.areas(ander=50000) | making.runs("x", "ander")
    body = page(making.press(tmp_path, files), "gebieden/proefwijk/").body
    near = body[body.index('id="lijkt-hierop"') : body.index('id="feiten"')]
    assert '<a href="../../gebieden/ander/">ANDER</a>' in near
    assert "Ongeveer even groot (ongeveer 50.000 inwoners)." in near
    assert '<a href="../../interventies/x/">X</a>' in near
    assert "interventies/proefteam/" not in near


def test_an_area_alone_is_compared_with_nothing(sample_press: Press) -> None:
    assert "lijkt-hierop" not in page(sample_press, "gebieden/proefwijk/").body


# Lists.


def test_lists_stand_in_the_order_of_the_titles(tmp_path: Path) -> None:
    files = {f"interventions/{n}.yml": intervention(t) for n, t in [("a", "Zus"), ("b", "één")]}
    body = page(making.press(tmp_path, files), "interventies/").body
    titles = ["Proefteam", "Zus", "één"]
    assert sorted(titles, key=lambda t: body.index(f">{t}</a>")) == ["één", "Proefteam", "Zus"]


@pytest.fixture
def three_pages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Press:
    """Return a press of five interventions, two to a page."""
    few_a_page(monkeypatch, 2)
    return making.press(
        tmp_path, {f"interventions/{name}.yml": intervention(name.upper()) for name in "abcd"}
    )


def test_a_list_too_long_for_one_page_goes_on_at_the_next(three_pages: Press) -> None:
    parts = [a for a in addresses(three_pages) if a == "interventies/" or "/pagina/" in a]
    assert parts == ["interventies/", "interventies/pagina/2/", "interventies/pagina/3/"]
    shown = [
        [word for word in ("A", "B", "C", "D", "Proefteam") if f">{word}</a></h2>" in made.body]
        for made in (page(three_pages, part) for part in parts)
    ]
    assert shown == [["A", "B"], ["C", "D"], ["Proefteam"]]


def test_a_further_page_says_which_it_is_and_leads_to_the_others(three_pages: Press) -> None:
    found = page(three_pages, "interventies/pagina/2/")
    assert found.title == "Interventies, pagina 2"
    assert '<a href="../../../interventies/">Interventies</a>' in found.crumbs
    assert '<li><a href="../../../interventies/">1</a></li>' in found.body
    assert '<a href="../../../interventies/pagina/2/" aria-current="page">2</a>' in found.body
    assert "5\u00a0interventies, op naam (pagina 2 van 3)" in found.body


def test_a_list_on_one_page_names_no_others(sample_press: Press) -> None:
    found = page(sample_press, "interventies/")
    assert (found.title, found.crumbs.count("<li>")) == ("Interventies", 1)
    assert "paging" not in found.body


def test_a_full_page_is_not_followed_by_an_empty_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    few_a_page(monkeypatch, 2)
    press = making.press(tmp_path, {"interventions/ander.yml": intervention()})
    assert not [address for address in addresses(press) if "/pagina/" in address]


def test_the_first_page_of_a_list_has_the_address_of_the_list() -> None:
    part = Paging("nieuws", 2, 3)
    assert [part.address(number) for number in (1, 2, 3)] == [
        "nieuws/",
        "nieuws/pagina/2/",
        "nieuws/pagina/3/",
    ]


def test_milestones_run_from_old_to_new_and_news_from_new_to_old(tmp_path: Path) -> None:
    files: making.Files = {}
    for name, date in [("x", "2023"), ("y", "2025-01-01"), ("z", "2024-05")]:
        files[f"milestones/{name}.yml"] = sample.MILESTONE.replace("date: 2024-05", f"date: {date}")
        files[f"news/{name}.md"] = sample.NEWS.replace("2024-05-24", date)
    press = making.press(tmp_path, files)

    def order(address: str, section: str) -> list[str]:
        body = page(press, address).body
        return sorted("xyz", key=lambda name: body.index(f"{section}/{name}/"))

    assert order("mijlpalen/", "mijlpalen") == ["x", "z", "y"]
    assert order("nieuws/", "nieuws") == ["y", "z", "x"]


# The home page and the results.


def test_the_home_page_shows_the_five_newest_items_that_have_a_date(tmp_path: Path) -> None:
    files: making.Files = {
        f"news/n{day}.md": sample.NEWS.replace("2024-05-24", f"2025-06-0{day}")
        for day in range(1, 6)
    }
    files["knowledge/oud.md"] = sample.KNOWLEDGE.replace("date: 2025\n", "")
    files |= edited(KNOWLEDGE, "date: 2025\n", "date: 2026\n")
    body = page(making.press(tmp_path, files), "").body
    newest = body[body.index('id="nieuw"') : body.index('id="mijlpalen"')]
    names = ["kennis/onderzoek-proef/", *(f"nieuws/n{day}/" for day in (5, 4, 3, 2))]
    places = [newest.index(f'href="./{name}"') for name in names]
    assert places == sorted(places)
    assert newest.count("<li>") == 5


def test_the_home_page_shows_what_is_to_come_and_what_is_over_first_in_front(
    tmp_path: Path,
) -> None:
    coming = sample.MILESTONE.replace("status: geweest", "status: gepland")
    files: making.Files = {
        "milestones/dag.yml": coming.replace("date: 2024-05", "date: 2026-12-01"),
        "milestones/jaar.yml": coming.replace("date: 2024-05", "date: 2026"),
        "milestones/lang.yml": coming.replace("date: 2024-05", "date: 2026-01\nend: 2028"),
        "milestones/voorbij.yml": sample.MILESTONE.replace("date: 2024-05", "date: 2026-11"),
    }
    body = page(making.press(tmp_path, files), "").body
    assert "mijlpalen/voorbij/" not in body
    assert body.count("data-until=") == 3
    places = [body.index(f"./mijlpalen/{name}/") for name in ("dag", "jaar", "lang")]
    assert places == sorted(places)


def test_the_home_page_shows_the_figures_that_are_marked_and_no_others(tmp_path: Path) -> None:
    marked = "what: Klaar, kind: uitkomst, highlight: true"
    files = edited(INTERVENTION, "what: Klaar, kind: uitkomst", marked)
    body = page(making.press(tmp_path / "marked", files), "").body
    assert '<span class="numbers__amount">30 jongeren</span>' in body
    assert body.count("numbers__amount") == 1
    assert "numbers__amount" not in page(making.press(tmp_path / "bare"), "").body


def test_the_home_page_says_when_interventions_were_last_looked_at(tmp_path: Path) -> None:
    files: making.Files = {"interventions/ander.yml": intervention(reviewed="2027-01-02")}
    assert "nagekeken 2 januari 2027" in page(making.press(tmp_path, files), "").body


def test_only_outcomes_and_reach_are_measured() -> None:
    kinds = ["uitkomst", "bereik", "inzet", "doel", "beginsituatie", "context"]
    found = measured(figure(n, kind=kind) for n, kind in enumerate(kinds))
    assert [one.kind for one in found] == ["uitkomst", "bereik"]


def test_the_results_show_what_is_measured_and_no_goals(sample_press: Press) -> None:
    body = page(sample_press, "resultaten/").body
    assert "57 jongeren" in body
    assert "30 jongeren" in body
    assert "Wil verder" not in body
    assert "1\u00a0interventie heeft een of meer gemeten getallen." in body


def test_the_results_leave_out_interventions_without_any(tmp_path: Path) -> None:
    press = making.press(tmp_path, {"interventions/ander.yml": intervention()})
    assert "Ander team" not in page(press, "resultaten/").body


def test_results_are_grouped_by_place_and_unit(tmp_path: Path) -> None:
    def result(value: int, unit: str) -> str:
        return f"{{value: {value}, unit: {unit}, what: Deel {value}, kind: bereik, source: brief}}"

    one = ", ".join(result(*pair) for pair in [(1, "ouders"), (2, "jongeren"), (3, "ouders")])
    places = (
        f"[{{place: Hier, status: gepland, results: [{one}]}}, "
        f"{{place: Daar, status: gepland, results: [{result(4, 'ouders')}]}}]"
    )
    entry = making.catalog(
        tmp_path, {"interventions/ander.yml": intervention(implementations=places)}
    )["intervention"]["ander"]
    groups = [[one.value for one in group] for group in pages._charts(entry)]
    assert groups == [[2], [1, 3], [4]]


@pytest.mark.parametrize("kind", ["beginsituatie", "context"])
def test_the_results_show_how_areas_fare_apart_from_what_is_measured(
    tmp_path: Path, kind: str
) -> None:
    files = edited(KNOWLEDGE, "kind: uitkomst", f"kind: {kind}")
    body = page(making.press(tmp_path, files), "resultaten/").body
    assert body.index("Per interventie") < body.index("Hoe het met de gebieden gaat")
    assert body.index("Hoe het met de gebieden gaat") < body.index("Vond het nuttig")


# What else the site needs of the catalog.


def test_every_former_address_leads_to_the_present_one(tmp_path: Path) -> None:
    files: making.Files = {
        AREA: f"{sample.AREA}former_ids: [oud, ouder]\n",
        "programme/agenda/agenda.yml": f"{sample.AGENDA}former_ids: [weg]\n",
    }
    assert redirects(making.catalog(tmp_path, files)) == {
        "gebieden/oud/": "gebieden/proefwijk/",
        "gebieden/ouder/": "gebieden/proefwijk/",
    }


def test_every_theme_has_its_colour_in_light_and_in_dark(sample_catalog: Catalog) -> None:
    assert theme_styles(sample_catalog) == (
        ".theme-digitale-weerbaarheid{--theme:#4a3fb5}\n"
        '[data-md-color-scheme="slate"] .theme-digitale-weerbaarheid{--theme:#aea6ff}\n'
    )


def test_entries_sort_by_title(tmp_path: Path) -> None:
    files = {
        f"sources/{name}.yml": sample.SOURCE.replace("Brief over de proef", title)
        for name, title in [("a", "zee"), ("b", "Aap"), ("c", "élan")]
    }
    made = making.catalog(tmp_path, {**files, SOURCE: sample.SOURCE})
    assert [entry.id for entry in by_title(made.all("source"))] == ["b", "brief", "c", "a"]


def test_entries_sort_by_date_and_those_without_one_are_left_out(tmp_path: Path) -> None:
    files = {
        f"sources/{name}.yml": sample.SOURCE.replace("date: 2024-05-23\n", date)
        for name, date in [("a", "date: 2025\n"), ("b", ""), ("c", "date: 2024-05-23\n")]
    }
    made = making.catalog(tmp_path, {**files, THEME: sample.THEME, NEWS: sample.NEWS})
    assert [entry.id for entry in by_date(made.all("source"))] == ["brief", "c", "a"]
