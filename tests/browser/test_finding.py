"""Finding an intervention: in the words that people use, and when something does not work."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest
from listed import (
    PER_PAGE,
    SEARCH,
    all_titles,
    ask,
    changed,
    held_back,
    move,
    open_list,
    read,
    said,
    tick,
)
from playwright.sync_api import expect

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from conftest import Visit
    from listed import Known
    from playwright.sync_api import Page

    from palet.content.catalog import Entry

pytestmark = pytest.mark.browser

FACETS = "**/assets/find/facets.json"
DEBTS = "preventie-armoede-en-schulden"


@pytest.fixture
def visit(used: Visit) -> Visit:
    """Return a page that others have used: nothing here depends on what a browser keeps."""
    return used


@pytest.fixture(scope="module")
def listed(open_visit: Callable[..., Visit]) -> Iterator[Visit]:
    """Return the list, opened once for the tests that only ask something of it."""
    visit = open_visit()
    open_list(visit.page, f"{visit.address}interventies/")
    yield visit
    visit.page.context.close()


@pytest.fixture
def plain(new_visit: Callable[..., Visit]) -> Visit:
    """Return a page in a browser that runs no scripts."""
    return new_visit(java_script_enabled=False)


def found(listed: Visit, query: str) -> set[str]:
    """Return the titles of all that a question finds."""
    move(listed.page, "")
    ask(listed.page, query)
    return set(all_titles(listed.page))


def words(entry: Entry) -> set[str]:
    """Return every word of what a record says, in lower case; not the names in its links."""
    record = entry.record
    said = [
        record.title, record.summary, record.goal, record.approach, record.working_elements,
        record.preconditions, record.evidence.note, *(one.summary for one in record.evaluations),
        *(one.lessons for one in record.implementations),
    ]  # fmt: skip
    text = re.sub(r"\]\([^)]*\)", "]", " ".join(filter(None, said)))
    return set(re.findall(r"\w+", text.lower()))


def having(known: Known, test: Callable[[Entry], Any]) -> set[str]:
    return {entry.record.title for entry in known.entries if test(entry)}


# From question to intervention


def test_a_question_on_the_home_page_leads_to_what_is_found(visit: Visit) -> None:
    page = visit.go("")
    page.get_by_label("Waar zoekt u naar?").fill("schulden")
    page.get_by_role("main").get_by_role("button", name="Zoeken").click()
    page.wait_for_url("**/interventies/?q=schulden")
    expect(page.locator("#list[data-shown]")).to_be_attached()
    shown = read(page)
    assert shown.amount > 3
    assert len(shown.titles) == min(shown.amount, PER_PAGE)
    assert shown.count == f"{said(shown.amount)} voor “schulden”"
    assert shown.query == "schulden"
    link = page.locator("#list .card__title a").first
    title = link.inner_text()
    link.click()
    expect(page.get_by_role("heading", level=1)).to_have_text(title)
    assert (visit.watch.errors, visit.watch.elsewhere) == ([], [])


def both(page: Page, query: str) -> list[int]:
    """Return what each of the words of a question finds by itself."""
    hits = [set(page.evaluate(SEARCH, word)) for word in query.split()]
    return sorted(set.intersection(*hits))


@pytest.mark.parametrize("query", ["schulden jongeren", "wijkagent school"])
def test_where_enough_has_all_words_nothing_else_is_found(listed: Visit, query: str) -> None:
    whole = both(listed.page, query)
    assert len(whole) >= 3
    assert sorted(listed.page.evaluate(SEARCH, query)) == whole


def test_where_little_has_all_words_that_is_said(
    visit: Visit, small_address: str, known_small: Known
) -> None:
    page = open_list(visit.page, f"{small_address}interventies/")
    whole = both(page, "training ouders")
    assert known_small.named(whole) == ["Proef 01", "Proef 05"]
    every = move(page, "?q=training+ouders")
    assert set(whole) < {known_small.titles.index(title) for title in every.titles}
    assert every.count.endswith(" voor “training ouders”. Daarvan hebben er 2 al uw woorden.")
    for choice, remark in {
        "status=gestopt": ". Geen enkele heeft al uw woorden; deze komen het dichtst in de buurt.",
        "onderbouwing=effectief-eerste-aanwijzingen": ". Daarvan hebben er 2 al uw woorden.",
        "niveau=individu&gebied=proefwijk": ". Daarvan heeft er 1 al uw woorden.",
    }.items():
        assert move(page, f"?q=training+ouders&{choice}").count.endswith(
            f"“training ouders”{remark}"
        )


def test_a_question_in_other_letters_is_the_same(listed: Visit) -> None:
    plain = found(listed, "financiële schulden")
    assert len(plain) > 1
    for other in ("FINANCIËLE SCHULDEN", "  financiële   schulden "):
        assert found(listed, other) == plain


def test_loose_accents_are_the_same_letters(listed: Visit) -> None:
    assert found(listed, "financie\u0308le schulden") == found(listed, "financiële schulden")


def test_nothing_found_is_said_with_what_to_do(visit: Visit, known: Known) -> None:
    page = open_list(visit.page, f"{visit.address}interventies/?q=xqzwvk")
    shown = read(page)
    assert (shown.amount, shown.titles, shown.chips) == (0, [], ["Wis alles"])
    assert shown.count.endswith("“xqzwvk”. Haal een filter weg of zoek met andere woorden.")
    assert set(shown.amounts["thema"].values()) == {0}
    with changed(page):
        page.get_by_role("button", name="Wis alles").click()
    assert read(page).amount == len(known.entries)


# In the words that people use


def test_youth_finds_what_says_young_people(listed: Visit, known: Known) -> None:
    only = having(known, lambda entry: "jongeren" in words(entry) and not any(
        word.startswith("jeugd") for word in words(entry)
    ))  # fmt: skip
    assert len(only) > 5
    assert only <= found(listed, "jeugd")


def test_help_with_debts_finds_all_of_its_theme(listed: Visit, known: Known) -> None:
    theme = having(known, lambda entry: DEBTS in entry.record.themes)
    assert having(
        known, lambda entry: DEBTS in entry.record.themes and "schuldhulp" not in words(entry)
    )
    assert theme <= found(listed, "schuldhulp")


def test_a_word_finds_a_title_that_is_a_compound_of_it(listed: Visit) -> None:
    assert "Jongerenwerkplaatsen (Social Labs)" in found(listed, "werkplaatsen")


@pytest.mark.parametrize("query", ["winkel", "rechtspraak", "verzuim", "spullen", "agenten"])
def test_a_word_finds_the_compounds_that_end_with_it(
    listed: Visit, known: Known, query: str
) -> None:
    only = having(known, lambda entry: any(
        word.endswith(query) for word in words(entry)
    ) and not any(word.startswith(query[:5]) for word in words(entry)))  # fmt: skip
    assert only
    assert only <= found(listed, query)


def test_training_finds_what_only_has_it_in_a_compound(
    visit: Visit, small_address: str, known_small: Known
) -> None:
    only = having(known_small, lambda entry: "weerbaarheidstraining" in words(entry))
    said = having(known_small, lambda entry: "training" in words(entry))
    assert (only, len(said)) == ({"Proef 05"}, 3)
    page = open_list(visit.page, f"{small_address}interventies/?q=training")
    assert set(read(page).titles) == said | only


def test_a_compound_that_nobody_wrote_finds_its_parts(listed: Visit, known: Known) -> None:
    assert not having(known, lambda entry: "jongerenwinkel" in words(entry))
    whole = both(listed.page, "jongeren winkel")
    assert len(whole) >= 3
    assert sorted(listed.page.evaluate(SEARCH, "jongerenwinkel")) == whole


@pytest.mark.parametrize(
    ("query", "area"),
    [
        ("NPRZ", "rotterdam-zuid"),
        ("'s-Gravenhage", "den-haag-zuidwest"),  # as the statistics office writes it
        ("s-gravenhage", "den-haag-zuidwest"),
        ("Moerwijk", "den-haag-zuidwest"),
        ("Zaanstad", "zaandam-oost"),  # the municipality
        ("Fryslân", "leeuwarden-oost"),  # the province
        ("fryslan", "leeuwarden-oost"),
        ("Groningen Noord", "groningen-noord"),
        ("groningen-noord", "groningen-noord"),
    ],
)
def test_an_area_is_found_by_any_of_its_names(
    listed: Visit, known: Known, query: str, area: str
) -> None:
    assert set(known.of_area(area)) <= found(listed, query)


@pytest.mark.parametrize(
    ("query", "title"),
    [
        ("boost", "Boost Impact"),
        ("Boost Impact", "Boost Impact"),
        ("mentoren op zuid", "Mentoren op Zuid"),
        ("wat doet het youth cyber team?", "Youth Cyber Team"),
    ],
)
def test_an_intervention_is_found_by_its_name(listed: Visit, query: str, title: str) -> None:
    move(listed.page, "")
    assert ask(listed.page, query).titles[0] == title


# When something does not load


def test_without_the_index_all_is_shown_and_that_is_said(visit: Visit, known: Known) -> None:
    visit.page.route("**/pagefind/**", lambda route: route.abort())
    page = open_list(visit.page, f"{visit.address}interventies/?q=schulden&thema=wonen")
    shown = read(page)
    assert shown.notices == [
        "Zoeken op woorden lukt nu niet. U ziet alle interventies die bij de filters passen."
    ]
    assert shown.titles == known.named(sorted(known.options["thema"]["wonen"]))
    assert "schulden" not in shown.count
    assert tick(page, "thema", "wonen").amount == len(known.entries)
    # Once it loads again, so does the search.
    page.unroute("**/pagefind/**")
    shown = ask(page, "schulden")
    assert (shown.notices, shown.amount < len(known.entries)) == ([], True)


@pytest.mark.parametrize("answer", ["none", "not found"])
def test_without_a_part_of_the_index_all_is_shown_too(
    visit: Visit, known: Known, answer: str
) -> None:
    visit.page.route("**/*.pf_index", lambda route: {
        "none": route.abort,
        "not found": lambda: route.fulfill(status=404, body="<!doctype html>"),
    }[answer]())  # fmt: skip
    page = open_list(visit.page, f"{visit.address}interventies/?q=schulden")
    shown = read(page)
    assert shown.amount == len(known.entries)
    assert len(shown.notices) == 1
    # Once it loads again, so does the search.
    visit.page.unroute("**/*.pf_index")
    assert 0 < ask(page, "schuld").amount < len(known.entries)


@pytest.mark.parametrize("answer", ["none", "not found", "no JSON", "half"])
def test_without_the_facets_the_list_stays_and_that_is_said(
    visit: Visit, known: Known, answer: str
) -> None:
    visit.page.route(FACETS, lambda route: {
        "none": route.abort,
        "not found": lambda: route.fulfill(status=404, body="{}"),
        "no JSON": lambda: route.fulfill(body="<!doctype html><p>Onderhoud"),
        "half": lambda: route.fulfill(body='{"facets": {}}'),
    }[answer]())  # fmt: skip
    page = visit.go("interventies/?q=schulden&thema=wonen")
    status = page.get_by_role("status").filter(has_text="Zoeken")
    expect(status).to_have_text(
        "Zoeken en filteren lukt nu niet. Hieronder staan alle interventies."
    )
    assert page.locator("#list .card__title").all_inner_texts() == known.titles
    expect(page.locator("#list .card").last).to_be_visible()


def test_what_cannot_work_without_the_facets_is_not_shown(visit: Visit) -> None:
    visit.page.route(FACETS, lambda route: route.abort())
    page = visit.go("interventies/")
    expect(page.get_by_text("Zoeken en filteren lukt nu niet.")).to_be_visible()
    expect(page.locator(".needs-script").filter(visible=True)).to_have_count(0)


def test_what_is_typed_before_the_facets_are_there_stays(visit: Visit) -> None:
    let_go = held_back(visit.page, FACETS)
    page = visit.go("interventies/")
    page.get_by_label("Waar zoekt u naar?").fill("schulden")
    let_go()
    expect(page.locator("#list[data-shown]")).to_be_attached()
    expect(page.get_by_label("Waar zoekt u naar?")).to_have_value("schulden")


# Without JavaScript


def test_without_javascript_the_list_is_complete_and_says_so(plain: Visit, known: Known) -> None:
    page = plain.go("interventies/?q=schulden&thema=wonen")
    assert page.locator("#list .card__title").all_inner_texts() == known.titles
    expect(page.locator("#list .card").last).to_be_visible()
    expect(page.locator("#count")).to_have_text(
        f"{said(len(known.entries))}, sterkste bewijs eerst"
    )
    expect(page.locator("noscript p")).to_have_text(
        re.compile("^Zoeken en filteren werkt alleen met JavaScript")
    )


@pytest.mark.parametrize("width", [1280, 390])
def test_without_javascript_nothing_is_shown_that_needs_it(
    new_visit: Callable[..., Visit], width: int
) -> None:
    visit = new_visit(java_script_enabled=False, viewport={"width": width, "height": 900})
    page = visit.go("interventies/")
    assert page.get_by_role("checkbox").count() == 0
    assert page.get_by_role("combobox").count() == 0
    assert page.get_by_role("main").get_by_role("button").all_inner_texts() == ["Zoeken"]
    page = visit.go("doelgroepen/jongeren/")
    assert page.get_by_text("Filter en sorteer deze interventies").is_hidden()


def test_without_javascript_there_are_lists_by_theme_area_and_group(
    plain: Visit, known: Known
) -> None:
    page = plain.go("interventies/")
    for kind, facet in (("thema", "thema"), ("gebied", "gebied"), ("doelgroep", "doelgroep")):
        page = plain.go("interventies/")
        page.locator("noscript").get_by_role("link", name=kind, exact=True).click()
        option = max(known.options[facet], key=lambda one: len(known.options[facet][one]))
        name = known.label(facet, option)
        page.get_by_role("main").get_by_role("link", name=name).first.click()
        expect(page.get_by_role("heading", level=1)).to_have_text(name)
        for title in known.named(known.options[facet][option]):
            link = page.get_by_role("main").get_by_role("link", name=title, exact=True)
            expect(link.first).to_be_visible()


def test_every_group_has_its_page_with_its_interventions(plain: Visit, known: Known) -> None:
    page = plain.go("doelgroepen/")
    lines = page.get_by_role("main").locator(".links li").all_inner_texts()
    links = (
        page.get_by_role("main").locator(".links a").evaluate_all("all => all.map((a) => a.href)")
    )
    assert len(links) == len(known.options["doelgroep"])
    for (group, numbers), line, link in zip(
        known.options["doelgroep"].items(), lines, links, strict=True
    ):
        assert link == f"{plain.address}doelgroepen/{group}/"
        said = f"{len(numbers)}\N{NO-BREAK SPACE}interventie{'' if len(numbers) == 1 else 's'}"
        assert line.startswith(known.label("doelgroep", group))
        assert said in line
        page.goto(link)
        assert page.locator(".card__title").all_inner_texts() == known.by_name(numbers)
        expect(page.get_by_role("heading", level=2).first).to_have_text(said)


def test_a_group_leads_to_the_list_with_that_group_chosen(visit: Visit, known: Known) -> None:
    page = visit.go("doelgroepen/jongeren/")
    page.get_by_role("link", name="Filter en sorteer deze interventies").click()
    page.wait_for_url("**/interventies/?doelgroep=jongeren")
    expect(page.locator("#list[data-shown]")).to_be_attached()
    assert read(page).amount == len(known.options["doelgroep"]["jongeren"])


# A list over several pages


def test_without_javascript_a_long_list_goes_on_at_further_pages(
    plain: Visit, small_address: str, known_small: Known
) -> None:
    page = plain.page
    page.goto(f"{small_address}interventies/")
    titles = []
    for number in range(1, 13):
        if number > 1:
            paging = page.get_by_role("navigation", name="Pagina's")
            paging.get_by_role("link", name=str(number), exact=True).click()
        expect(page.locator(".paging [aria-current]")).to_have_text(str(number))
        titles += page.locator("#list .card__title").all_inner_texts()
    assert titles == known_small.titles


def test_a_question_at_a_further_page_searches_the_whole_list(
    visit: Visit, small_address: str
) -> None:
    page = visit.page
    page.goto(f"{small_address}interventies/pagina/2/")
    field(page).fill("zonnebloemen")
    page.keyboard.press("Enter")
    page.wait_for_url(f"{small_address}interventies/?q=zonnebloemen")
    expect(page.locator("#list[data-shown]")).to_be_attached()
    assert read(page).titles == ["Proef 21"]


def test_a_further_page_has_nothing_that_only_works_on_the_first(
    visit: Visit, small_address: str
) -> None:
    page = visit.page
    page.goto(f"{small_address}interventies/pagina/2/")
    expect(page.get_by_role("checkbox")).to_have_count(0)
    expect(page.locator("#count")).to_have_text(re.compile(r"eerst \(pagina 2 van 12\)$"))
    expect(page.get_by_role("button", name="Bewaar").first).to_be_visible()
    assert visit.watch.errors == []


def field(page: Page) -> Any:
    return page.get_by_label("Waar zoekt u naar?")
