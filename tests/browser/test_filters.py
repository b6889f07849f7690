"""The list of interventions: searching, filtering, sorting and paging, by mouse and by keyboard."""

from __future__ import annotations

import random
import re
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

import pytest
from axe_playwright_python.sync_playwright import Axe
from listed import (
    DAY,
    PER_PAGE,
    SEARCH,
    Known,
    address_of,
    all_titles,
    ask,
    box,
    changed,
    held_back,
    label,
    move,
    open_facet,
    open_list,
    read,
    said,
    tick,
)
from playwright.sync_api import expect
from small import HARD_TITLE
from test_by_keyboard import SHOWS_FOCUS, tab_to
from test_every_kind_of_page import AXE, AXE_COLOURS, STICKS_OUT, none, violations

from palet.language.dutch import sort_key
from palet.views.evidence import glance

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from conftest import Visit
    from listed import Choice
    from playwright.sync_api import Locator, Page

    from palet.content.catalog import Entry

pytestmark = pytest.mark.browser

FACETS = [
    "Thema", "Gebied", "Provincie", "Doelgroep", "Beschermende factor", "Niveau", "Status",
    "Sterkte van het bewijs", "Wat kwam eruit", "Erkenning", "Omgeving", "Leeftijd", "Duur",
    "Kosten", "Geld", "Controle",
]  # fmt: skip
DEBTS = "preventie-armoede-en-schulden"
CRIME = "preventie-jeugdcriminaliteit"
QUERIES = ["jongeren", "schulden", "school", "wijk", "training", "gemeente schulden jongeren"]


CARD = """(card) => ({
  title: card.querySelector(".card__title").textContent,
  text: card.textContent,
  links: [...card.querySelectorAll("a")].map((link) => link.href),
})"""


@pytest.fixture
def visit(used: Visit) -> Visit:
    """Return a page that others have used: nothing here depends on what a browser keeps."""
    return used


@pytest.fixture(scope="module")
def listed(open_visit: Callable[..., Visit]) -> Iterator[Visit]:
    """Return the list, opened once for the tests that only go to other addresses of it."""
    visit = open_visit()
    visit.page.clock.set_fixed_time(f"{DAY}T12:00:00")
    open_list(visit.page, f"{visit.address}interventies/")
    yield visit
    visit.page.context.close()


def start(visit: Visit, query: str = "", day: str = DAY) -> Page:
    """Open the list on a known day."""
    visit.page.clock.set_fixed_time(f"{day}T12:00:00")
    return open_list(visit.page, f"{visit.address}interventies/{query}")


def focused(page: Page) -> str:
    """Return what an ear would be told of the element with the focus."""
    return str(
        page.evaluate("""() => {
          const { activeElement: element } = document;
          return element.getAttribute("aria-label") ?? element.labels?.[0]?.textContent
            ?? element.textContent;
        }""")
    )


def chance(seed: int) -> random.Random:
    return random.Random(seed)  # noqa: S311 - the same choices every time


def some_choice(known: Known, seed: int) -> dict[str, list[str]]:
    """Return up to four options of each of up to three facets."""
    some = chance(seed)
    facets = sorted(facet for facet, options in known.options.items() if any(options.values()))
    choice = {}
    for facet in some.sample(facets, some.randint(1, 3)):
        options = sorted(known.options[facet])
        choice[facet] = some.sample(options, min(len(options), some.randint(1, 4)))
    return choice


# Facets, against the content


def test_the_choices_below_are_worth_trying(known: Known, known_small: Known) -> None:
    choices = [some_choice(known, seed) for seed in range(48)]
    found = [len(known.find(choice)) for choice in choices]
    assert sum(amount > 0 for amount in found) > 30
    assert sum(amount > PER_PAGE for amount in found) > 8
    tried = {facet for choice in choices for facet in choice}
    tried |= {facet for seed in range(16) for facet in some_choice(known_small, seed)}
    assert tried == set(known.options)


@pytest.mark.parametrize("seed", range(48))
def test_a_choice_finds_and_counts_what_the_content_says(
    listed: Visit, known: Known, seed: int
) -> None:
    choice = some_choice(known, seed)
    shows(listed, known, choice)


@pytest.fixture(scope="module")
def small_listed(listed: Visit, small_address: str) -> Iterator[Visit]:
    page = listed.page.context.new_page()
    page.clock.set_fixed_time(f"{DAY}T12:00:00")
    visit = replace(listed, page=open_list(page, f"{small_address}interventies/"))
    visit.watch.on(page)
    yield visit
    page.close()


@pytest.mark.parametrize("seed", range(16))
def test_the_same_of_a_site_with_more_difference(
    small_listed: Visit, known_small: Known, seed: int
) -> None:
    shows(small_listed, known_small, some_choice(known_small, seed))


def shows(listed: Visit, known: Known, choice: Choice) -> None:
    """Check that an address with a choice shows what the content says of it."""
    found = sorted(known.find(choice))
    shown = move(listed.page, address_of(choice))
    assert shown.count.startswith(said(len(found)))
    assert shown.titles == known.named(found[:PER_PAGE])
    assert shown.amounts == known.amounts(choice)
    assert {name: set(ids) for name, ids in shown.chosen.items()} == {
        name: set(ids) for name, ids in choice.items()
    }
    assert len(shown.chips) == sum(map(len, choice.values())) + 1
    assert (shown.notices, listed.watch.errors) == ([], [])


@pytest.mark.parametrize("seed", range(12))
def test_a_question_and_a_choice_together(listed: Visit, known: Known, seed: int) -> None:
    query, choice = QUERIES[seed % len(QUERIES)], some_choice(known, 100 + seed)
    hits = listed.page.evaluate(SEARCH, query)
    assert 0 < len(hits) < len(known.entries)
    left = known.find(choice, hits)
    shown = move(listed.page, address_of(choice, q=query.replace(" ", "+")))
    assert shown.count.startswith(f"{said(len(left))} voor “{query}”")
    assert shown.titles == known.named([hit for hit in hits if hit in left][:PER_PAGE])
    assert shown.amounts == known.amounts(choice, hits)
    assert listed.watch.errors == []


def test_a_walk_of_clicks_always_shows_what_the_content_says(visit: Visit, known: Known) -> None:
    page, some = start(visit), chance(1)
    every = [(facet, option) for facet, options in known.options.items() for option in options]
    ticked: set[tuple[str, str]] = set()
    for _ in range(20):
        choice = grouped(ticked)
        # Of two facets at most, and now and then one less, or nothing would be left soon.
        free = [one for one in every if one[0] in choice or len(choice) < 2]
        facet, option = some.choice(sorted(ticked) if ticked and some.random() < 0.4 else free)
        ticked ^= {(facet, option)}
        choice = grouped(ticked)
        shown = tick(page, facet, option)
        assert shown.amount == len(known.find(choice))
        assert shown.titles == known.named(sorted(known.find(choice))[:PER_PAGE])
        assert shown.amounts == known.amounts(choice)
        assert read_again(page) == shown
    assert visit.watch.errors == []


def grouped(ticked: set[tuple[str, str]]) -> dict[str, list[str]]:
    return {facet: [o for f, o in ticked if f == facet] for facet, _ in ticked}


def read_again(page: Page) -> Any:
    """Return what the list shows when its address is asked for once more."""
    return move(page, page.evaluate("location.search"))


def test_within_a_facet_either_will_do_and_between_facets_both_are_needed(
    visit: Visit, known: Known
) -> None:
    themes, levels = known.options["thema"], known.options["niveau"]
    page = start(visit)
    assert tick(page, "thema", "wonen").amount == len(themes["wonen"])
    either = themes["wonen"] | themes[DEBTS]
    assert len(either) > len(themes[DEBTS])
    assert tick(page, "thema", DEBTS).amount == len(either)
    both = either & levels["individu"]
    assert 0 < len(both) < len(either)
    assert tick(page, "niveau", "individu").amount == len(both)
    assert set(all_titles(page)) == set(known.named(both))


def test_another_option_of_a_chosen_facet_shows_what_it_would_add_alone(
    visit: Visit, known: Known
) -> None:
    page = start(visit)
    before = read(page).amounts["thema"]
    after = tick(page, "thema", "wonen").amounts
    assert after["thema"] == before
    assert after["gebied"] != known.amounts({})["gebied"]


def test_the_facets_and_their_options_are_named(visit: Visit, known: Known) -> None:
    page = start(visit)
    assert page.locator(".facet summary").all_inner_texts() == FACETS
    for facet in ("thema", "gebied", "doelgroep", "status", "onderbouwing", "geld"):
        for option in known.options[facet]:
            name = label(page, facet, option).locator(".option__label").text_content()
            assert name == known.label(facet, option)


def test_an_option_that_gives_nothing_stays_and_is_quiet(visit: Visit, known: Known) -> None:
    page = start(visit)
    facet, nothing = next(
        (facet, option)
        for facet in ("thema", "gebied", "doelgroep", "factor", "bewijs", "leeftijd", "status")
        for option, numbers in known.options[facet].items()
        if not numbers
    )
    open_facet(page, facet)
    empty, full = label(page, facet, nothing), label(page, "thema", DEBTS)
    expect(empty).to_be_visible()
    expect(empty.locator(".option__count")).to_have_text("0")
    colours = [
        one.locator(".option__label").evaluate("label => getComputedStyle(label).color")
        for one in (empty, full)
    ]
    assert colours[0] != colours[1]
    shown = tick(page, facet, nothing)
    assert (shown.amount, shown.titles) == (0, [])
    assert "Haal een filter weg of zoek met andere woorden." in shown.count
    tick(page, facet, nothing)
    assert tick(page, "thema", DEBTS).amount == len(known.options["thema"][DEBTS])


def test_what_becomes_empty_by_another_choice_turns_quiet_and_back(
    visit: Visit, known: Known
) -> None:
    choice = {"thema": ["wonen"]}
    amounts = known.amounts(choice)["gebied"]
    area = next(area for area, amount in amounts.items() if not amount)
    page = start(visit, address_of(choice))
    option = label(page, "gebied", area)
    expect(option).to_have_class(re.compile("option--none"))
    expect(option).to_be_visible()
    tick(page, "thema", "wonen")
    expect(option).not_to_have_class(re.compile("option--none"))


# The count, and what takes a choice away


def test_the_count_is_told_to_who_cannot_see_it(visit: Visit, known: Known) -> None:
    page = start(visit)
    status = page.get_by_role("status").filter(has_text="interventie")
    expect(status).to_have_text(said(len(known.entries)))
    tick(page, "thema", "wonen")
    expect(status).to_have_text(said(len(known.options["thema"]["wonen"])))
    ask(page, "sloop")
    expect(status).to_have_text(re.compile(r"^\d+\sinterventies? voor “sloop”"))
    page.get_by_role("button", name="Wis alles").click()
    expect(status).to_have_text(said(len(known.entries)))


def chip(page: Page, name: str) -> Locator:
    return page.get_by_role("button", name=f"Haal filter weg: {name}")


def test_a_chip_takes_its_choice_away_and_the_focus_goes_to_the_next(visit: Visit) -> None:
    page = start(visit, f"?thema=wonen,{DEBTS}&niveau=individu")
    chips = page.get_by_role("list", name="Gekozen filters").get_by_role("button")
    expect(chips).to_have_text(
        ["Preventie van armoede en schulden", "Wonen en woonomgeving", "Individu", "Wis alles"]
    )
    with changed(page):
        chip(page, "Preventie van armoede en schulden").click()
    expect(chips).to_have_text(["Wonen en woonomgeving", "Individu", "Wis alles"])
    expect(box(page, "thema", DEBTS)).not_to_be_checked()
    assert focused(page) == "Haal filter weg: Wonen en woonomgeving"
    with changed(page):
        page.keyboard.press("Enter")
    assert focused(page) == "Haal filter weg: Individu"
    with changed(page):
        page.keyboard.press("Space")
    assert read(page).chips == []
    expect(page.get_by_label("Waar zoekt u naar?")).to_be_focused()
    assert page.evaluate("location.search") == ""


def test_after_the_last_chip_the_focus_goes_to_what_clears_the_rest(visit: Visit) -> None:
    page = start(visit, "?thema=wonen&niveau=individu")
    with changed(page):
        chip(page, "Individu").click()
    assert focused(page) == "Wis alles"


def test_a_chip_beside_a_question_keeps_the_focus_too(visit: Visit) -> None:
    page = start(visit, f"?q=schulden&thema=wonen,{DEBTS}")
    with changed(page):
        chip(page, "Preventie van armoede en schulden").click()
    assert focused(page) == "Haal filter weg: Wonen en woonomgeving"


def test_everything_is_cleared_at_once(visit: Visit, known: Known) -> None:
    page = start(visit, f"?q=schulden&thema=wonen,{DEBTS}&sorteer=naam&pagina=2")
    with changed(page):
        page.get_by_role("button", name="Wis alles").click()
    shown = read(page)
    assert (shown.amount, shown.chosen, shown.query) == (len(known.entries), {}, "")
    assert (shown.sort, shown.page, shown.chips) == ("onderbouwing", 1, [])
    assert shown.amounts == known.amounts({})
    assert page.evaluate("location.search") == ""
    expect(page.get_by_label("Waar zoekt u naar?")).to_be_focused()


# Sorting


def test_without_a_question_what_is_surest_comes_first(visit: Visit, known: Known) -> None:
    page = start(visit)
    assert read(page).sort == "onderbouwing"
    expect(page.get_by_label("Sorteer")).to_have_value("onderbouwing")
    expect(page.get_by_role("option", name="op relevantie")).to_be_disabled()
    assert all_titles(page) == known.titles


def test_a_question_puts_the_best_first_until_another_order_is_chosen(
    visit: Visit, known: Known
) -> None:
    page = start(visit)
    hits = page.evaluate(SEARCH, "schulden")
    assert hits != sorted(hits)
    shown = ask(page, "schulden")
    assert (shown.sort, shown.titles) == ("relevantie", known.named(hits[:PER_PAGE]))
    expect(page.get_by_role("option", name="op relevantie")).to_be_enabled()
    with changed(page):
        page.get_by_label("Sorteer").select_option("naam")
    assert read(page).titles == known.by_name(hits)[:PER_PAGE]
    assert ask(page, "").titles == known.by_name(range(len(known.entries)))[:PER_PAGE]


def test_an_order_chosen_before_the_question_is_sent_counts(visit: Visit, known: Known) -> None:
    page = start(visit)
    hits = page.evaluate(SEARCH, "schulden")
    page.get_by_label("Waar zoekt u naar?").fill("schulden")
    with changed(page):
        page.get_by_label("Sorteer").select_option("naam")
    assert read(page).titles == known.by_name(hits)[:PER_PAGE]


def checked_last(entry: Entry) -> Any:
    return entry.record.reviewed.last_day


def by_name(entry: Entry) -> Any:
    return sort_key(entry.record.title)


@pytest.mark.parametrize("query", ["", "?thema=geld", "?q=jongeren"])
@pytest.mark.parametrize("sort", ["naam", "controle", "onderbouwing"])
def test_the_small_list_in_every_order(
    visit: Visit, small_address: str, known_small: Known, sort: str, query: str
) -> None:
    page = open_list(visit.page, f"{small_address}interventies/{query}")
    before = all_titles(page)
    assert len(before) > 10
    with changed(page):
        page.get_by_label("Sorteer").select_option(sort) if sort != "onderbouwing" else move(
            page, f"{query or '?'}&sorteer=onderbouwing"
        )
    entries = [entry for entry in known_small.entries if entry.record.title in before]
    # Those that are equal stay in the order of the list: strong evidence first.
    if sort == "controle":
        entries = sorted(entries, key=checked_last, reverse=True)
        assert len({checked_last(entry) for entry in entries}) > 3
    elif sort == "naam":
        entries = sorted(entries, key=by_name)
    assert all_titles(page) == [entry.record.title for entry in entries]
    assert visit.watch.errors == []


def test_another_order_is_chosen_with_the_keyboard(
    visit: Visit, small_address: str, known_small: Known
) -> None:
    page = open_list(visit.page, f"{small_address}interventies/")
    page.get_by_label("Sorteer").focus()
    with changed(page):
        page.keyboard.press("End")
    assert "sorteer=controle" in page.url
    newest = max(known_small.entries, key=checked_last)
    assert read(page).titles[0] == newest.record.title


# Cards


def test_a_card_says_what_the_content_says(visit: Visit, known: Known) -> None:
    page = start(visit, "?thema=wonen,digitale-weerbaarheid,ontwikkeling-jonge-kind")
    cards = page.locator("#list .card").all()
    shown = read(page).titles
    assert len(shown) > 15
    for title, card in zip(shown, cards, strict=True):
        entry = known.entries[known.titles.index(title)]
        link = card.get_by_role("heading", level=2).get_by_role("link")
        assert link.evaluate("a => a.href") == f"{visit.address}interventies/{entry.id}/"
        assert card.locator(".card__summary").inner_text() == entry.record.summary
        themes = card.get_by_role("list", name="Thema's").get_by_role("link").all_inner_texts()
        assert themes == [known.label("thema", theme) for theme in entry.record.themes]
        places = {one.area for one in entry.record.implementations if one.area}
        place = card.locator(".card__place").inner_text()
        assert all(known.label("gebied", area) in place for area in places)
        assert places or place == entry.record.implementations[0].place
        statuses = {known.label("status", one.status) for one in entry.record.implementations}
        assert set(card.locator(".status").all_inner_texts()) == statuses
        check = card.locator(".card__check")
        evidence = known.label("bewijs", glance(entry.record).strength)
        expect(card.locator(".card__evidence")).to_contain_text(evidence)
        expect(check).to_contain_text(entry.record.reviewed.dutch)


def test_the_hit_is_marked_in_title_and_summary_and_later_not_any_more(
    visit: Visit, known: Known
) -> None:
    page = start(visit, "?q=jongeren")
    marks = page.locator("#list mark")
    words = [word.lower() for word in marks.all_inner_texts()]
    assert "jongeren" in words
    assert all("jonger" in word for word in words)
    for card in page.locator("#list .card").all():
        title = card.locator(".card__title").inner_text()
        summary = known.entries[known.titles.index(title)].record.summary
        assert card.locator(".card__summary").inner_text() == summary
        hits = re.findall(r"[\w-]*jonger\w*", f"{title} {summary}", re.IGNORECASE)
        assert card.locator("mark").all_inner_texts() == hits
    ask(page, "")
    expect(marks).to_have_count(0)


@pytest.mark.parametrize("after", [0, 1])
def test_what_was_not_checked_for_long_says_so_and_can_be_chosen(
    visit: Visit, known: Known, after: int
) -> None:
    last = max(entry.record.review_due for entry in known.entries)
    day = str(last + timedelta(days=after))
    due = Known.of(known.catalog, day).options["controle"]["nodig"]
    assert (len(due) == len(known.entries)) is bool(after)
    page = start(visit, day=day)
    first = next(n for n, entry in enumerate(known.entries) if entry.record.review_due == last)
    page.goto(f"{visit.address}interventies/?q={quote(known.titles[first])}")
    card = page.locator(f"#list .card[data-id={known.entries[first].id}]")
    expect(card.locator(".card__check").get_by_text("Toe aan controle")).to_be_visible(
        visible=bool(after)
    )
    start(visit, day=day)
    assert read(page).amounts["controle"] == {"nodig": len(due)}
    assert tick(page, "controle", "nodig").amount == len(due)
    assert page.url.endswith("?controle=nodig")


def test_only_those_that_are_due_say_so_also_when_they_are_fetched(
    visit: Visit, small_address: str, known_small: Known
) -> None:
    visit.page.clock.set_fixed_time(f"{DAY}T12:00:00")
    page = open_list(visit.page, f"{small_address}interventies/?sorteer=controle")
    due = known_small.named(known_small.options["controle"]["nodig"])
    assert PER_PAGE > len(due) > 3
    with changed(page):
        page.get_by_role("link", name="Pagina 2").click()
    with changed(page):
        page.get_by_role("link", name="Pagina 1").click()
    marked = page.locator("#list .card").filter(has=page.locator(".due"))
    expect(marked).to_have_count(len(set(due) & set(read(page).titles)))
    tick(page, "controle", "nodig")
    assert sorted(read(page).titles) == sorted(due)
    expect(marked).to_have_count(len(due))
    assert page.locator(".due").all_inner_texts() == ["Toe aan controle"] * len(due)


def test_the_day_is_that_of_the_visitor_and_not_of_greenwich(
    new_visit: Callable[..., Visit], known: Known
) -> None:
    visit = new_visit(timezone_id="Europe/Amsterdam")
    last = max(entry.record.review_due for entry in known.entries)
    visit.page.clock.set_fixed_time(f"{last}T23:30:00Z")  # half past twelve at night, or later
    page = open_list(visit.page, f"{visit.address}interventies/")
    assert read(page).amounts["controle"] == {"nodig": len(known.entries)}


# Pages


def test_the_list_comes_in_pages_of_twenty(visit: Visit, known: Known) -> None:
    page = start(visit)
    expect(page.locator("#list .card")).to_have_count(PER_PAGE)
    last = -(-len(known.entries) // PER_PAGE)
    paging = page.get_by_role("navigation", name="Pagina's")
    assert paging.locator("li").all_inner_texts() == ["1", "2", "…", str(last)]
    with changed(page):
        paging.get_by_role("link", name="Pagina 2").click()
    shown = read(page)
    assert (shown.page, shown.titles) == (2, known.titles[PER_PAGE : 2 * PER_PAGE])
    expect(page.locator("#count")).to_be_focused()
    expect(page.locator("#count")).to_be_in_viewport()
    with changed(page):
        paging.get_by_role("link", name=f"Pagina {last}").click()
    assert read(page).titles == known.titles[(last - 1) * PER_PAGE :]
    assert paging.locator("li").all_inner_texts() == ["1", "…", str(last - 1), str(last)]


def test_a_page_is_a_real_address(visit: Visit, known: Known) -> None:
    page = start(visit, "?status=in-uitvoering")
    link = page.get_by_role("link", name="Pagina 2")
    with page.context.expect_page() as opened:
        link.click(modifiers=["ControlOrMeta"])
    found = sorted(known.options["status"]["in-uitvoering"])
    other = opened.value
    expect(other.locator("#list[data-shown]")).to_be_attached()
    assert read(other).titles == known.named(found[PER_PAGE : 2 * PER_PAGE])
    assert read(page).page == 1
    other.close()


def test_another_choice_begins_at_the_first_page(visit: Visit) -> None:
    page = start(visit, "?pagina=3")
    assert read(page).page == 3
    assert tick(page, "niveau", "individu").page == 1
    assert "pagina" not in page.url


def test_cards_of_further_pages_are_fetched_and_are_as_on_those_pages(
    visit: Visit, small_address: str, known_small: Known
) -> None:
    fetched: list[str] = []
    visit.page.on("request", lambda request: fetched.append(request.url.split("/")[-1]))
    page = open_list(visit.page, f"{small_address}interventies/?q=zonnebloemen")
    assert read(page).titles == ["Proef 21"]
    place, hard = (known_small.titles.index(title) for title in ("Proef 21", HARD_TITLE))
    assert min(place, hard) > 1
    assert [name for name in fetched if name.endswith(".html")] == [f"{place // 2}.html"]
    assert all_titles(open_list(page, f"{small_address}interventies/")) == known_small.titles
    same = page.locator(".card").filter(has_text="Proef 07")
    page.goto(f"{small_address}interventies/pagina/{hard // 2 + 1}/")
    on_its_page = same.evaluate(CARD)
    assert on_its_page["title"] == HARD_TITLE
    open_list(page, f"{small_address}interventies/")
    assert same.evaluate(CARD) == on_its_page
    same.get_by_role("link", name=HARD_TITLE).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(HARD_TITLE)
    assert visit.watch.errors == []


def test_cards_that_cannot_be_fetched_are_said(visit: Visit, small_address: str) -> None:
    visit.page.route("**/cards/*.html", lambda route: route.abort())
    page = open_list(visit.page, f"{small_address}interventies/")
    assert len(read(page).titles) == 2
    assert any("lukt" in notice for notice in read(page).notices)


# The map


def dots(page: Page) -> Locator:
    return page.get_by_role("group", name="Kaart om gebieden te kiezen").get_by_role("checkbox")


def open_map(page: Page) -> None:
    page.get_by_text("Kies gebieden op de kaart").click()
    expect(dots(page)).to_have_count(20)


def test_a_dot_and_its_box_are_one_choice(visit: Visit, known: Known) -> None:
    page = start(visit)
    open_map(page)
    south, noord = (page.get_by_role("checkbox", name=name, exact=True)
                    for name in ("Rotterdam-Zuid", "Groningen Noord"))  # fmt: skip
    with changed(page):
        south.click()
    expect(box(page, "gebied", "rotterdam-zuid")).to_be_checked()
    expect(south).to_be_checked()
    assert all_titles(page) == known.of_area("rotterdam-zuid")
    tick(page, "gebied", "groningen-noord")
    expect(noord).to_be_checked()
    assert page.url.endswith("?gebied=groningen-noord,rotterdam-zuid")
    with changed(page):
        noord.click()
    expect(box(page, "gebied", "groningen-noord")).not_to_be_checked()
    tick(page, "gebied", "rotterdam-zuid")
    expect(south).not_to_be_checked()
    assert read(page).amount == len(known.entries)


def test_the_dots_and_the_boxes_have_the_same_names(visit: Visit) -> None:
    page = start(visit)
    open_map(page)
    names = dots(page).evaluate_all("dots => dots.map((dot) => dot.getAttribute('aria-label'))")
    listed = page.locator("[data-facet=gebied] .option__label").all_inner_texts()
    assert sorted(names) == sorted(listed)
    assert len(set(names)) == 20


@pytest.mark.parametrize("key", ["Space", "Enter"])
def test_a_dot_is_chosen_with_the_keyboard(visit: Visit, key: str) -> None:
    page = start(visit)
    page.get_by_text("Kies gebieden op de kaart").focus()
    page.keyboard.press("Enter")
    tab_to(page, "[data-area=utrecht-overvecht]", 20)
    assert page.evaluate(SHOWS_FOCUS)
    with changed(page):
        page.keyboard.press(key)
    expect(dots(page).and_(page.locator(":focus"))).to_be_checked()
    expect(box(page, "gebied", "utrecht-overvecht")).to_be_checked()
    place = page.evaluate("scrollY")
    with changed(page):
        page.keyboard.press(key)
    expect(box(page, "gebied", "utrecht-overvecht")).not_to_be_checked()
    assert page.evaluate("scrollY") == place


def test_a_chosen_dot_looks_different(visit: Visit) -> None:
    page = start(visit, "?gebied=utrecht-overvecht")
    open_map(page)
    looks = [
        page.locator(f"[data-area={area}] circle").evaluate("c => getComputedStyle(c).fill")
        for area in ("utrecht-overvecht", "rotterdam-zuid")
    ]
    assert looks[0] != looks[1]


# The field in a long list of options


@pytest.mark.parametrize(
    ("typed", "areas"),
    [
        ("NPRZ", ["rotterdam-zuid"]),
        ("'s-gravenhage", ["den-haag-zuidwest"]),
        ("zaanstad", ["zaandam-oost"]),
        ("FRYSLAN", ["leeuwarden-oost"]),
        ("noord gron", ["groningen-noord"]),
        ("xqz", []),
    ],
)
def test_an_area_is_found_in_the_list_by_any_of_its_names(
    visit: Visit, known: Known, typed: str, areas: list[str]
) -> None:
    page = start(visit)
    field = page.get_by_label("Zoek in de lijst: Gebied")
    options = page.locator("[data-facet=gebied] .option__label")
    visible = options.filter(visible=True)
    expect(visible).to_have_count(20)
    field.fill(typed)
    expect(visible).to_have_text([known.label("gebied", area) for area in areas])
    address = page.url
    page.keyboard.press("Enter")
    field.fill("")
    expect(visible).to_have_count(20)
    assert page.url == address


def test_what_is_found_in_the_list_is_chosen_with_the_keyboard(visit: Visit, known: Known) -> None:
    page = start(visit)
    page.get_by_label("Zoek in de lijst: Gebied").focus()
    page.keyboard.type("nprz")
    page.keyboard.press("Tab")
    with changed(page):
        page.keyboard.press("Space")
    assert read(page).chosen == {"gebied": ["rotterdam-zuid"]}
    assert read(page).amount == len(known.options["gebied"]["rotterdam-zuid"])


# By keyboard alone, and on a phone


def test_a_whole_search_by_keyboard_alone(visit: Visit, known: Known) -> None:
    page = start(visit)
    page.keyboard.press("/")
    tab_to(page, "main #q", 30)
    page.keyboard.type("schulden")
    with changed(page):
        page.keyboard.press("Enter")
    hits = read(page).amount
    tab_to(page, f"input[value={DEBTS}]", 12)
    assert page.evaluate(SHOWS_FOCUS)
    with changed(page):
        page.keyboard.press("Space")
    expect(box(page, "thema", DEBTS)).to_be_focused()
    assert 0 < read(page).amount < hits
    tab_to(page, "[data-facet=niveau] summary", 60)
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    with changed(page):
        page.keyboard.press("Space")
    assert read(page).chosen == {"thema": [DEBTS], "niveau": ["individu"]}
    tab_to(page, "#chips button", 30)
    assert page.evaluate(SHOWS_FOCUS)
    tab_to(page, "#list .card__title a", 10)
    title = focused(page)
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text(title)
    assert title in known.titles


def test_a_link_skips_the_filters(visit: Visit) -> None:
    page = start(visit)
    page.locator("#find button").focus()
    page.keyboard.press("Tab")
    assert focused(page) == "Naar de resultaten"
    expect(page.get_by_role("link", name="Naar de resultaten")).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page.locator("#count")).to_be_focused()
    tab_to(page, "#list .card__title a", 10)


def test_a_facet_that_was_closed_stays_closed_until_the_address_asks_for_it(visit: Visit) -> None:
    page = start(visit, "?niveau=individu")
    facet = page.locator("[data-facet=niveau]")
    expect(facet).to_have_attribute("open", "")
    facet.locator("summary").click()
    tick(page, "thema", "wonen")
    expect(facet).not_to_have_attribute("open", "")
    move(page, "")
    move(page, "?niveau=gemeenschap")
    expect(facet).to_have_attribute("open", "")


def test_what_is_ticked_before_the_facets_are_there_counts(visit: Visit, known: Known) -> None:
    let_go = held_back(visit.page, "**/facets.json")
    page = visit.go("interventies/?niveau=individu")
    page.get_by_label("Wonen en woonomgeving").check()
    let_go()
    expect(page.locator("#list[data-shown]")).to_be_attached()
    both = known.options["thema"]["wonen"] & known.options["niveau"]["individu"]
    shown = read(page)
    assert shown.chosen == {"thema": ["wonen"], "niveau": ["individu"]}
    assert shown.titles == known.named(sorted(both))


def test_the_same_question_again_is_no_step_to_go_back(visit: Visit) -> None:
    page = start(visit)
    ask(page, "schulden")
    steps = page.evaluate("history.length")
    ask(page, "schulden")
    assert page.evaluate("history.length") == steps


def on_phone(phone: Visit, query: str = "") -> Page:
    page = start(phone, query)
    expect(page.locator("#filters")).to_be_hidden()
    return page


def panel(page: Page) -> Locator:
    return page.get_by_role("dialog", name="Filters")


def test_on_a_phone_the_filters_open_over_the_list(phone: Visit, known: Known) -> None:
    page = on_phone(phone)
    opener = page.get_by_role("button", name="Filters", exact=True)
    opener.click()
    expect(panel(page).get_by_role("heading", name="Filters")).to_be_in_viewport()
    with changed(page):
        panel(page).get_by_label("Wonen en woonomgeving").click()
    amount = len(known.options["thema"]["wonen"])
    show = panel(page).get_by_role("button", name=f"Toon {said(amount)}", exact=True)
    expect(show).to_be_in_viewport()
    none(page.evaluate(STICKS_OUT))
    show.click()
    expect(panel(page)).to_be_hidden()
    counted = page.get_by_role("button", name="Filters (1)")
    expect(counted).to_be_focused()
    assert read(page).titles == known.named(sorted(known.options["thema"]["wonen"]))
    expect(page.locator("#chips")).to_have_text(re.compile("^Wonen en woonomgeving"))
    counted.click()
    expect(panel(page).get_by_label("Wonen en woonomgeving")).to_be_checked()


def test_the_count_is_announced_within_the_open_panel(phone: Visit, known: Known) -> None:
    page = on_phone(phone)
    announced = page.locator("#panel [role=status]")
    expect(announced).to_have_text("")
    page.get_by_role("button", name="Filters", exact=True).click()
    with changed(page):
        panel(page).get_by_label("Wonen en woonomgeving").click()
    expect(announced).to_have_text(said(len(known.options["thema"]["wonen"])))


def test_the_panel_works_with_the_keyboard(phone: Visit) -> None:
    page = on_phone(phone)
    tab_to(page, "#open-filters", 20)
    page.keyboard.press("Enter")
    expect(panel(page)).to_be_visible()
    tab_to(page, "[data-facet=thema] input", 5)
    with changed(page):
        page.keyboard.press("Space")
    assert page.evaluate(SHOWS_FOCUS)
    # What is below the panel cannot be reached.
    for _ in range(60):
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.matches('body, dialog *')")
    page.keyboard.press("Escape")
    expect(panel(page)).to_be_hidden()
    expect(page.get_by_role("button", name="Filters (1)")).to_be_focused()
    page.keyboard.press("Enter")
    tab_to(page, ".panel__show", 60)
    page.keyboard.press("Enter")
    expect(panel(page)).to_be_hidden()
    expect(page.get_by_role("button", name="Filters (1)")).to_be_focused()


@pytest.mark.parametrize("way", ["Sluiten", "beside"])
def test_the_panel_closes_in_other_ways(new_visit: Callable[..., Visit], way: str) -> None:
    page = on_phone(new_visit(viewport={"width": 600, "height": 800}))
    page.get_by_role("button", name="Filters", exact=True).click()
    expect(panel(page)).to_be_visible()
    if way == "beside":
        page.mouse.click(20, 400)
    else:
        panel(page).get_by_role("button", name=way).click()
    expect(panel(page)).to_be_hidden()


def test_a_window_that_grows_has_the_filters_beside_the_list(phone: Visit, known: Known) -> None:
    page = on_phone(phone)
    page.get_by_role("button", name="Filters", exact=True).click()
    with changed(page):
        panel(page).get_by_label("Wonen en woonomgeving").click()
    page.set_viewport_size({"width": 1280, "height": 800})
    expect(panel(page)).to_be_hidden()
    expect(page.locator(".finder__aside").get_by_label("Wonen en woonomgeving")).to_be_checked()
    assert tick(page, "thema", "wonen").amount == len(known.entries)


def test_on_a_phone_a_search_a_choice_on_the_map_and_a_chip(phone: Visit, known: Known) -> None:
    page = on_phone(phone)
    ask(page, "jongeren")
    open_map(page)
    with changed(page):
        page.get_by_role("checkbox", name="Heerlen Noord", exact=True).click()
    expect(page.get_by_role("button", name="Filters (1)")).to_be_visible()
    assert set(read(page).titles) <= set(known.of_area("heerlen-noord"))
    with changed(page):
        chip(page, "Heerlen Noord").click()
    expect(page.get_by_role("button", name="Filters", exact=True)).to_be_visible()
    none(page.evaluate(STICKS_OUT))
    assert phone.watch.errors == []


# Slow answers


def test_what_comes_too_late_is_not_shown(visit: Visit, known: Known) -> None:
    page = start(visit)
    let_go = held_back(page, "**/pagefind/records.json")
    page.locator("#q").fill("schulden")
    page.keyboard.press("Enter")
    with changed(page):
        page.locator("#q").fill("")
        box(page, "thema", "wonen").click()
    let_go()
    page.evaluate(SEARCH, "schulden")  # waits for the same index
    shown = read(page)
    assert (shown.amount, shown.query) == (len(known.options["thema"]["wonen"]), "")
    assert page.url.endswith("?thema=wonen")


def test_who_types_on_while_the_index_loads_keeps_what_was_typed(visit: Visit) -> None:
    let_go = held_back(visit.page, "**/pagefind/records.json")
    page = visit.go("interventies/?q=schulden")
    expect(page.get_by_role("status").filter(has_text="Zoeken…")).to_be_visible()
    field = page.get_by_label("Waar zoekt u naar?")
    expect(field).to_have_value("schulden")
    field.fill("wonen")
    let_go()
    expect(page.locator("#list[data-shown]")).to_be_attached()
    expect(field).to_have_value("wonen")


# Accessible in every state


def examine(page: Page, scheme: str) -> None:
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    name = {"light": "default", "dark": "slate"}[scheme]
    page.wait_for_selector(f"body[data-md-color-scheme={name}]")
    page.evaluate(Axe().axe_script)


@pytest.mark.parametrize(
    ("state", "scheme"),
    [("found", "light"), ("nothing", "light"), ("map", "light"), ("map", "dark"),
     ("panel", "light"), ("panel", "dark")],
)  # fmt: skip
def test_axe_finds_nothing_against_the_list(visit: Visit, state: str, scheme: str) -> None:
    narrow = state == "panel"
    visit.page.set_viewport_size({"width": 390 if narrow else 1280, "height": 900})
    nothing = "&doelgroep=ouderen&thema=niets" if state == "nothing" else ""
    page = start(visit, f"?q=jongeren&status=in-uitvoering,onbekend{nothing}", day="2029-01-01")
    if state == "map":
        open_map(page)
        with changed(page):
            dots(page).first.click()
    if narrow:
        page.get_by_role("button", name="Filters (2)").click()
        expect(panel(page)).to_be_visible()
        for facet in ("provincie", "doelgroep", "factor", "niveau", "geld", "controle"):
            open_facet(page, facet)
    examine(page, scheme)
    none(violations(visit, AXE if scheme == "light" else AXE_COLOURS))


@pytest.mark.parametrize("width", [1280, 768, 390, 320])
def test_the_list_never_scrolls_sideways(visit: Visit, width: int) -> None:
    visit.page.set_viewport_size({"width": width, "height": 900})
    page = start(visit, "?q=jongeren&status=in-uitvoering&thema=" + "x" * 200 + "&pagina=999")
    open_map(page)
    none(page.evaluate(STICKS_OUT))
