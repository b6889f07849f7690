from __future__ import annotations

import json
import os
import re
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote

import making
import pytest
import sample
from making import AREA, ICONS, INTERVENTION, KNOWLEDGE, edited, figure, intervention

from palet.model.section import SECTIONS
from palet.model.terms import RELIED_ON
from palet.pages import overviews
from palet.pages import plans as pages
from palet.pages.finding import FACETS
from palet.pages.overviews import measured
from palet.pages.plans import plans, redirects, searched, theme_styles
from palet.pages.press import Press

if TYPE_CHECKING:
    from palet.content.catalog import Catalog
    from palet.pages.page import Page

GOLDEN = Path(__file__).parent / "golden"
WRITE = os.environ.get("PALET_GOLDEN") == "write"

OVERVIEWS = [
    "", "agenda/", "velden/", "overzicht/", "vergelijken/", "onderbouwing/", "doelgroepen/",
    "doelgroepen/jongeren/", "doelgroepen/ouders/", "resultaten/", "nieuw/", "volgen/", "zoeken/",
    "interventies/", "gebieden/", "themas/", "mijlpalen/", "nieuws/", "kennis/", "bronnen/",
]  # fmt: skip
RECORDS = [
    "interventies/proefteam/", "gebieden/proefwijk/", "themas/digitale-weerbaarheid/",
    "mijlpalen/proefcongres/", "nieuws/proef-begint/", "kennis/onderzoek-proef/", "bronnen/brief/",
    "agenda/regeling/", "agenda/interventies/", "agenda/proefraad/", "over-de-proef/",
]  # fmt: skip

# No records at all, but for the lists of terms.
NOTHING = sample.NOTHING

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
    "name": "Nederland", "bounds": {"lat": [50, 54], "lon": [3, 8]}, "regions": {},
}  # fmt: skip


def page(press: Press, address: str) -> Page:
    """Return the page at one address."""
    return press.page(next(plan for plan in plans(press) if plan.address == address))


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
    maps = tmp_path_factory.mktemp("map")
    (maps / "netherlands.json").write_text(json.dumps(SQUARE))
    content = sample_catalog["source"]["brief"].path.parents[1]
    return Press(sample_catalog, replace(making.settings(content), maps=maps))


# The golden pages: after a change that is meant, run with PALET_GOLDEN=write and read the diff.
# A page for each template; the words of the guide are those of the models (see test_guide).
SEEN_ELSEWHERE = {"velden/", "doelgroepen/ouders/"}
SEEN = [address for address in [*OVERVIEWS, *RECORDS] if address not in SEEN_ELSEWHERE]


@pytest.mark.parametrize("address", SEEN)
def test_a_page_is_as_it_was(square_press: Press, address: str) -> None:
    body = page(square_press, address).body.encode()
    path = GOLDEN / golden_name(address)
    if WRITE:
        GOLDEN.mkdir(exist_ok=True)
        path.write_bytes(body)
    assert body == path.read_bytes()


def test_there_is_a_golden_page_for_every_template_and_no_other(square_press: Press) -> None:
    wanted = {golden_name(a) for a in addresses(square_press) if a not in SEEN_ELSEWHERE}
    assert {path.name for path in GOLDEN.iterdir()} == wanted
    made = {plan.template: plan.address for plan in plans(square_press)}
    shown = {plan.template for plan in plans(square_press) if plan.address in SEEN}
    assert made.keys() - shown == {"guide.html"}


# Which pages there are.


def test_overviews_come_first_and_then_a_page_for_each_record(sample_press: Press) -> None:
    assert addresses(sample_press) == [*OVERVIEWS, *RECORDS]


def test_every_page_comes_at_the_address_of_its_plan(sample_press: Press) -> None:
    assert {a: page.address for a, page in making.pages(sample_press).items()} == {
        address: address for address in addresses(sample_press)
    }


def test_every_page_is_described_in_whole_sentences(tmp_path: Path) -> None:
    groups = sample.vocabulary(["jongeren", "ouders"]).replace("Uitleg.}", "Dat zijn zij.}", 1)
    press = making.press(tmp_path, {"vocabularies/target-groups.yml": groups})
    descriptions = {plan.address: plan.description for plan in plans(press)}
    assert {a: d for a, d in descriptions.items() if not d.endswith((".", "?"))} == {}
    assert len(set(descriptions.values())) == len(descriptions)


def test_every_overview_has_its_title(sample_press: Press) -> None:
    titles = {address: page(sample_press, address).title for address in OVERVIEWS}
    assert titles == {
        "": "Proefplatform",
        "volgen/": "Zo volgt u ons",
        "nieuw/": "Nieuw op dit platform",
        "agenda/": "Over de Agenda",
        "velden/": page(sample_press, "velden/").title,
        "zoeken/": "Zoeken",
        "doelgroepen/": "Doelgroepen",
        "doelgroepen/jongeren/": "Jongeren",
        "doelgroepen/ouders/": "Ouders",
        "overzicht/": "Overzicht",
        "vergelijken/": "Vergelijken",
        "onderbouwing/": "Onderbouwing",
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
    sections = {address.split("/")[0] for address in addresses(sample_press)}
    assert sections - {"", "over-de-proef"} == set(SECTIONS) - {"redactie"}


@pytest.mark.parametrize("section", sorted(SECTIONS.keys() - {"redactie"}))
def test_a_hand_written_page_may_not_take_the_address_of_any_section(
    tmp_path: Path, section: str
) -> None:
    said = making.problems(tmp_path, {f"{section}.md": "# Zelf geschreven\n"})
    assert [line.split(":")[0] for line in said] == [f"{section}.md"]


def test_no_address_is_used_twice(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    few_a_page(monkeypatch, 1)
    press = making.press(tmp_path, {"interventions/ander.yml": intervention()})
    assert len(set(addresses(press))) == len(addresses(press))


def test_an_empty_catalog_still_has_every_overview(tmp_path: Path) -> None:
    press = making.press(tmp_path, dict(NOTHING))
    made = making.pages(press)
    assert list(made) == OVERVIEWS
    assert all("<h1>" in one.body for one in made.values())


def test_lists_of_terms_that_no_record_uses_may_be_left_out(tmp_path: Path) -> None:
    files: making.Files = {
        **NOTHING,
        **{f"vocabularies/{n}.yml": None for n in sample.VOCABULARIES if n not in RELIED_ON},
    }  # fmt: skip
    made = making.pages(making.press(tmp_path, files))
    assert list(made) == [a for a in OVERVIEWS if not re.match("doelgroepen/.", a)]


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


def test_a_page_says_what_it_is_about_and_by_which_other_words_it_is_found(tmp_path: Path) -> None:
    terms = sample.vocabulary(["jongeren", "ouders"]).replace(
        "label: Jongeren, ", "label: Jongeren, synonyms: [tieners, mediawijsheid], "
    )
    press = making.press(tmp_path, {"vocabularies/target-groups.yml": terms})
    team = page(press, "interventies/proefteam/")
    assert {"Digitale weerbaarheid", "Proefwijk", "Jongeren"} <= set(team.about)
    words = {*team.about, *team.keywords}
    assert {"tieners", "mediawijsheid", "Proef-Oost", "Proefstad", "Gelderland"} <= words
    assert page(press, "gebieden/proefwijk/").keywords == ["Proef-Oost", "Proefstad", "Gelderland"]
    assert page(press, "themas/digitale-weerbaarheid/").keywords == ["mediawijsheid"]
    source = page(press, "bronnen/brief/")
    assert (source.about, source.keywords) == ([], [])


def test_a_page_that_describes_no_record_hides_no_words(sample_press: Press) -> None:
    found = [page(sample_press, address) for address in OVERVIEWS]
    assert {(one.kind, one.about, one.keywords) for one in found} == {("", (), ())}


def test_the_list_of_interventions_comes_with_the_file_to_filter_by(sample_press: Press) -> None:
    assert FACETS in making.files(sample_press)


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


def test_the_list_goes_from_strong_evidence_to_none_and_then_by_title(tmp_path: Path) -> None:
    titles = [("a", "Zus"), ("b", "één"), ("c", "Zo")]
    files = {f"interventions/{name}.yml": intervention(title) for name, title in titles}
    files["interventions/c.yml"] = intervention(
        "Zo", evidence="{level: goed-onderbouwd, assessor: NJi, date: 2019, source: brief}"
    )
    body = page(making.press(tmp_path, files), "interventies/").body
    shown = re.findall('<li class="card" data-id="(.*?)"', body)
    # Of the sample one study is known, of which the design is not.
    assert shown == ["c", "proefteam", "b", "a"]


LETTERS = "abcdefghijklmnop"
FIVE_PAGES = ["interventies/", *(f"interventies/pagina/{number}/" for number in range(2, 6))]


@pytest.fixture
def five_pages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Press:
    """Return a press of seventeen interventions, one more than would fit on one page."""
    few_a_page(monkeypatch, len(LETTERS))
    return making.press(
        tmp_path, {f"interventions/{name}.yml": intervention(name.upper()) for name in LETTERS}
    )


def test_a_list_too_long_for_one_page_goes_on_at_the_next(five_pages: Press) -> None:
    parts = [a for a in addresses(five_pages) if a == "interventies/" or "/pagina/" in a]
    assert parts == FIVE_PAGES
    shown = ["".join(re.findall('data-id="(.*?)"', page(five_pages, part).body)) for part in parts]
    assert shown == ["proefteamabc", "defg", "hijk", "lmno", "p"]


def test_a_further_page_says_which_it_is_and_leads_to_the_others(five_pages: Press) -> None:
    found = page(five_pages, "interventies/pagina/2/")
    assert found.title == "Interventies, pagina 2"
    assert '<a href="../../../interventies/">Interventies</a>' in found.crumbs
    assert '<li><a href="../../../interventies/">1</a></li>' in found.body
    assert '<a href="../../../interventies/pagina/2/" aria-current="page">2</a>' in found.body
    assert "17\u00a0interventies, sterkste bewijs eerst (pagina 2 van 5)" in found.body


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


def test_milestones_run_from_old_to_new_and_news_from_new_to_old(tmp_path: Path) -> None:
    files: making.Files = {}
    for name, date in [("x", "2023"), ("y", "2025-01-01"), ("z", "2024-05")]:
        files[f"milestones/{name}.yml"] = sample.MILESTONE_ALONE.replace(
            "date: 2024-05", f"date: {date}"
        )
        files[f"news/{name}.md"] = sample.NEWS.replace("2024-05-24", date)
    press = making.press(tmp_path, files)

    def order(address: str, section: str) -> list[str]:
        body = page(press, address).body
        return sorted("xyz", key=lambda name: body.index(f"{section}/{name}/"))

    assert order("mijlpalen/", "mijlpalen") == ["x", "z", "y"]
    assert order("nieuws/", "nieuws") == ["y", "z", "x"]


# Ways to what there is.


def test_the_page_to_search_on_leads_to_every_list_and_says_how_long_it_is(
    tmp_path: Path,
) -> None:
    press = making.press(tmp_path, {"interventions/ander.yml": intervention()})
    body = page(press, "zoeken/").body
    found = re.findall('<li><a href="../(.*?)">(.*?)</a> <span class="quiet">(.*?)</span>', body)
    assert found == [
        ("interventies/", "Interventies", "2"), ("gebieden/", "Gebieden", "1"),
        ("themas/", "Thema&#39;s", "1"), ("mijlpalen/", "Mijlpalen", "1"),
        ("nieuws/", "Nieuws", "1"), ("kennis/", "Kennis", "1"), ("bronnen/", "Bronnen", "1"),
    ]  # fmt: skip


def test_every_target_group_has_a_page_in_the_order_of_their_list(tmp_path: Path) -> None:
    files: making.Files = {
        "vocabularies/target-groups.yml": sample.vocabulary(["ouders", "jongeren", "allen"]),
        "interventions/ander.yml": intervention(target_groups="[ouders, jongeren]"),
    }
    press = making.press(tmp_path, files)
    body = page(press, "doelgroepen/").body
    links = re.findall(
        '<a href="../doelgroepen/(.*?)/">(.*?)</a> <span class="quiet">(.*?) ·', body
    )
    assert links == [
        ("ouders", "Ouders", "1\u00a0interventie"),
        ("jongeren", "Jongeren", "2\u00a0interventies"),
        ("allen", "Allen", "0\u00a0interventies"),
    ]
    made = [address for address in addresses(press) if address.startswith("doelgroepen/")]
    assert made == ["doelgroepen/", *(f"doelgroepen/{name}/" for name, *_ in links)]


def test_the_page_of_a_target_group_shows_what_is_for_it_by_title(tmp_path: Path) -> None:
    terms = sample.vocabulary(["jongeren", "ouders"]).replace(
        "label: Jongeren, explanation: Uitleg.",
        "label: Jongeren, explanation: Van 12 tot 18., synonyms: [tieners, pubers]",
    )
    files: making.Files = {
        "vocabularies/target-groups.yml": terms,
        "interventions/a.yml": intervention("Zus", target_groups="[ouders, jongeren]"),
        "interventions/b.yml": intervention("één", target_groups="[jongeren]"),
        "interventions/c.yml": intervention("Niet"),
    }
    found = page(making.press(tmp_path, files), "doelgroepen/jongeren/")
    assert re.findall('<li class="card" data-id="(.*?)"', found.body) == ["b", "proefteam", "a"]
    assert "Ook gezocht als: tieners, pubers." in found.body
    assert '<a class="more" href="../../interventies/?doelgroep=jongeren">' in found.body
    assert found.description == "Interventies voor deze doelgroep. Van 12 tot 18."
    assert '<a href="../../doelgroepen/">Doelgroepen</a>' in found.crumbs


def test_a_target_group_for_which_nothing_is_known_says_so(sample_press: Press) -> None:
    body = page(sample_press, "doelgroepen/ouders/").body
    assert "0\u00a0interventies" in body
    assert "nog geen interventie vastgelegd" in body
    assert "Ook gezocht als" not in body
    assert "?doelgroep=" not in body


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
    coming = sample.MILESTONE_ALONE.replace("status: geweest", "status: gepland")
    files: making.Files = {
        "milestones/dag.yml": coming.replace("date: 2024-05", "date: 2026-12-01"),
        "milestones/jaar.yml": coming.replace("date: 2024-05", "date: 2026"),
        "milestones/lang.yml": coming.replace("date: 2024-05", "date: 2026-01\nend: 2028"),
        "milestones/voorbij.yml": sample.MILESTONE_ALONE.replace("date: 2024-05", "date: 2026-11"),
    }
    body = page(making.press(tmp_path, files), "").body
    assert "mijlpalen/voorbij/" not in body
    assert body.count("<li data-until=") == 3
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
    files: making.Files = {"interventions/ander.yml": intervention(reviewed="2026-11-25")}
    assert "nagekeken 25 november 2026" in page(making.press(tmp_path, files), "").body


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
    groups = [[one.value for one in group] for group in overviews._charts(entry)]
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
        # It is called again what it was called at first.
        AREA: f"{sample.AREA}former_ids: [proefwijk, oud, ouder]\n",
        "programme/agenda/agenda.yml": f"{sample.AGENDA}former_ids: [weg]\n",
    }
    assert redirects(making.catalog(tmp_path, files)) == {
        "gebieden/oud/": "gebieden/proefwijk/",
        "gebieden/ouder/": "gebieden/proefwijk/",
    }


def test_every_theme_has_its_icon_and_its_colour_in_light_and_in_dark(
    sample_catalog: Catalog, tmp_path: Path
) -> None:
    (tmp_path / "material").mkdir()
    icon = tmp_path / "material" / "laptop-account.svg"
    icon.write_text('<svg viewBox="0 0 9 9"><path d="M1,1.5-2z" fill="#f%é"/></svg>\n')
    assert theme_styles(sample_catalog, tmp_path) == (
        ".theme-digitale-weerbaarheid{--theme:#4a3fb5;--icon:url("
        '"data:image/svg+xml,%3Csvg viewBox=%220 0 9 9%22%3E%3Cpath d=%22M1,1.5-2z%22 '
        'fill=%22%23f%25%C3%A9%22/%3E%3C/svg%3E%0A")}\n'
        '[data-md-color-scheme="slate"] .theme-digitale-weerbaarheid{--theme:#aea6ff}\n'
    )


def test_an_icon_in_the_style_sheet_is_that_of_the_theme_of_the_site(tmp_path: Path) -> None:
    styles = theme_styles(making.catalog(tmp_path, making.themes("wonen")), ICONS)
    svg = (ICONS / "material" / "laptop-account.svg").read_text("utf-8")
    found = re.findall(
        r'^\.theme-([\w-]+)\{.*url\("data:image/svg\+xml,(.*)"\)\}$', styles, re.MULTILINE
    )
    assert [(name, unquote(text)) for name, text in found] == [
        ("digitale-weerbaarheid", svg),
        ("wonen", svg),
    ]


def test_everything_with_a_page_is_searched_each_kind_by_title(tmp_path: Path) -> None:
    files = {f"interventions/{n}.yml": intervention(t) for n, t in [("a", "Zus"), ("b", "één")]}
    press = making.press(tmp_path, files)
    found = list(searched(press.catalog))
    titles = [entry.record.title for entry in found if entry.kind.name == "intervention"]
    assert titles == ["Proefteam", "één", "Zus"]
    pages = {address for address, page in making.pages(press).items() if page.kind}
    assert sorted(entry.address or "" for entry in found) == sorted(pages)


def test_the_hits_are_numbered_as_the_cards_of_the_list(five_pages: Press) -> None:
    catalog = five_pages.catalog
    parts = [
        page.body for address, page in making.pages(five_pages).items() if address in FIVE_PAGES
    ]
    cards = re.findall('<li class="card" data-id="(.*?)"', "".join(parts))
    hits = [entry.id for entry in searched(catalog) if entry.kind.name == "intervention"]
    assert cards == hits == ["proefteam", *LETTERS]


def test_an_assessment_is_shown_with_who_gave_it_when_and_by_which_source(tmp_path: Path) -> None:
    whole = "{level: goed-beschreven, assessor: NJi & co, date: 2024-05, source: brief}"
    files = edited(INTERVENTION, "{level: niet-beoordeeld, note: Geen onderzoek gevonden.}", whole)
    body = page(making.press(tmp_path, files), "interventies/proefteam/").body
    assert "Goed-beschreven, erkend in 2024<a " in body
    assert "Goed-beschreven, erkend in mei 2024 door NJi &amp; co<a " in body
