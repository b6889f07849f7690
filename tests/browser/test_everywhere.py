"""Searching the whole site: from the masthead of any page, and on the page for it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import quote, unquote_plus

import pytest
from axe_playwright_python.sync_playwright import Axe
from listed import held_back, open_list, read
from playwright.sync_api import expect
from small import HARD_TITLE
from test_by_keyboard import SHOWS_FOCUS, tab_to
from test_every_kind_of_page import AXE, AXE_COLOURS, STICKS_OUT, look, none, violations

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from conftest import Visit
    from listed import Known
    from playwright.sync_api import Locator, Page, Route

pytestmark = pytest.mark.browser

KINDS = {
    "Interventies": "intervention", "Gebieden": "area", "Thema's": "theme",
    "Mijlpalen": "milestone", "Nieuws": "news", "Kennis": "knowledge", "Regelingen": "funding",
    "Actielijnen": "action-line", "Adviesraad": "council", "Bronnen": "source",
    "Over deze site": "page",
}  # fmt: skip
HEADING = re.compile(r"^(.+) \(([\d.]+)\)$")
MARKUP = """<img src=x onerror="hacked = 1"><script>hacked = 1</script>"""
INDEX = "**/pagefind/records.json"


def field(page: Page) -> Locator:
    return page.get_by_label("Zoek op de hele site", exact=True).and_(page.locator("input"))


def suggestions(page: Page) -> Locator:
    return page.locator(".suggestions")


def suggest(visit: Visit, query: str, address: str = "themas/") -> Page:
    """Type in the masthead of a page, and wait for what it finds."""
    page = visit.go(address)
    field(page).focus()
    page.keyboard.type(query)
    expect(suggestions(page)).to_be_visible()
    return page


def groups(place: Locator) -> dict[str, int]:
    """Return the kinds of what is found, in order, with how many there are of each."""
    found = [HEADING.match(text) for text in place.locator("h2").all_inner_texts()]
    return {match[1]: int(match[2].replace(".", "")) for match in found if match}


def found(page: Page) -> Locator:
    return page.locator(".everywhere__found")


def status(page: Page) -> Locator:
    return page.get_by_role("main").get_by_role("status")


def search(visit: Visit, query: str) -> Page:
    """Go to what the whole site has for a question."""
    page = visit.go(f"zoeken/?q={quote(query, safe='')}")
    return done(page)


def done(page: Page) -> Page:
    """Wait until the search is done."""
    expect(status(page)).to_have_text(re.compile(r"^[\d.]+ resulta(at|ten) voor “"))
    return page


def amount(page: Page) -> int:
    return int(status(page).inner_text().split()[0].replace(".", ""))


# The field in the masthead


@pytest.mark.parametrize("address", ["", "interventies/", "interventies/get-up/", "zoeken/"])
def test_the_slash_goes_to_the_field(visit: Visit, address: str) -> None:
    page = visit.go(address)
    page.keyboard.press("/")
    expect(field(page)).to_be_focused()
    expect(field(page)).to_have_value("")
    assert page.evaluate(SHOWS_FOCUS)
    page.keyboard.type("a/b")
    expect(field(page)).to_have_value("a/b")


@pytest.mark.parametrize("key", ["Control+/", "Alt+/", "Meta+/"])
def test_the_slash_with_another_key_is_not_ours(visit: Visit, key: str) -> None:
    page = visit.go("themas/")
    page.keyboard.press(key)
    expect(page.locator("body")).to_be_focused()


def test_a_slash_in_a_text_is_a_slash(visit: Visit) -> None:
    page = open_list(visit.page, f"{visit.address}interventies/")
    for own in (
        page.get_by_label("Waar zoekt u naar?"),
        page.get_by_label("Zoek in de lijst: Gebied"),
    ):
        own.focus()
        page.keyboard.type("en/of")
        expect(own).to_be_focused()
        expect(own).to_have_value("en/of")
    page.get_by_label("Sorteer").focus()
    page.keyboard.press("/")
    expect(page.get_by_label("Sorteer")).to_be_focused()


def test_what_is_found_comes_below_the_field_by_kind(visit: Visit) -> None:
    page = suggest(visit, "jongeren")
    kinds = groups(suggestions(page))
    assert 3 <= len(kinds) <= 5
    assert set(kinds) < set(KINDS)
    for part in suggestions(page).locator("section").all():
        shown = part.get_by_role("link").count()
        assert shown == min(3, *groups(part).values())
    told = suggestions(page).get_by_role("status").inner_text()
    assert int(told.removesuffix(" resultaten")) >= sum(kinds.values())
    assert suggestions(page).locator("mark").count() > 3
    assert (visit.watch.errors, visit.watch.elsewhere) == ([], [])


def test_a_suggestion_leads_to_its_page(visit: Visit) -> None:
    page = suggest(visit, "boost")
    link = suggestions(page).get_by_role("link", name="Boost Impact", exact=True)
    link.click()
    page.wait_for_url("**/interventies/boost-impact/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Boost Impact")
    page = suggest(visit, "boost")
    suggestions(page).get_by_role("link", name="Toon alle resultaten").click()
    page.wait_for_url("**/zoeken/?q=boost")
    done(page)


def test_the_arrows_go_through_what_is_found(visit: Visit) -> None:
    page = suggest(visit, "schulden")
    links = suggestions(page).get_by_role("link")
    page.keyboard.press("ArrowUp")
    expect(field(page)).to_be_focused()
    for link in links.all():
        page.keyboard.press("ArrowDown")
        expect(link).to_be_focused()
        assert page.evaluate(SHOWS_FOCUS)
    page.keyboard.press("ArrowDown")
    expect(links.last).to_be_focused()
    for _ in links.all():
        page.keyboard.press("ArrowUp")
    expect(field(page)).to_be_focused()
    page.keyboard.press("ArrowDown")
    title = links.first.inner_text()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text(title)


@pytest.mark.parametrize("downs", [0, 2])
def test_escape_closes_and_goes_back_to_what_was_typed(visit: Visit, downs: int) -> None:
    page = suggest(visit, "schulden")
    for _ in range(downs):
        page.keyboard.press("ArrowDown")
    page.keyboard.press("Escape")
    expect(suggestions(page)).to_be_hidden()
    expect(field(page)).to_be_focused()
    expect(field(page)).to_have_value("schulden")
    page.keyboard.type("s")
    expect(suggestions(page)).to_be_visible()


def test_a_click_elsewhere_closes(visit: Visit) -> None:
    page = suggest(visit, "schulden")
    page.locator("h1").click()
    expect(suggestions(page)).to_be_hidden()
    field(page).click()
    expect(suggestions(page)).to_be_visible()


def test_tab_goes_through_what_is_found_and_then_closes_it(visit: Visit) -> None:
    page = suggest(visit, "schulden")
    inside = suggestions(page).get_by_role("link").count()
    for _ in range(inside + 1):  # and the button of the field
        page.keyboard.press("Tab")
        expect(suggestions(page)).to_be_visible()
    page.keyboard.press("Tab")
    expect(suggestions(page)).to_be_hidden()
    assert page.evaluate("!document.activeElement.closest('form.masthead__search')")


def test_a_press_between_the_suggestions_does_not_close_them(visit: Visit) -> None:
    page = suggest(visit, "schulden")
    suggestions(page).locator("h2").first.click()
    expect(suggestions(page)).to_be_visible(timeout=500)


def test_of_one_letter_nothing_is_shown(visit: Visit) -> None:
    page = suggest(visit, "schulden")
    field(page).fill("s")
    expect(suggestions(page)).to_be_hidden()
    field(page).fill("")
    expect(suggestions(page)).to_be_hidden()


def test_nothing_found_is_said_below_the_field(visit: Visit) -> None:
    page = suggest(visit, "xqzwvk")
    expect(suggestions(page)).to_have_text("Niets gevonden")
    assert suggestions(page).get_by_role("link").count() == 0


def test_the_last_that_was_typed_counts(visit: Visit) -> None:
    let_go = held_back(visit.page, INDEX)
    page = visit.go("themas/")
    field(page).focus()
    page.keyboard.type("schulden")
    let_go()
    field(page).fill("xqzwvk")
    expect(suggestions(page)).to_contain_text("Niets gevonden")
    # What was asked for before is answered by now, and not shown.
    page.evaluate(
        "async () => (await import('/assets/scripts/search/search.js')).search('schulden')", None
    )
    expect(suggestions(page)).to_have_text("Niets gevonden")


def test_what_comes_too_late_stays_away(visit: Visit) -> None:
    let_go = held_back(visit.page, INDEX)
    page = visit.go("themas/")
    field(page).focus()
    with page.expect_request(INDEX):
        page.keyboard.type("schulden")
    page.locator("h1").click()
    let_go()
    page.evaluate("""async () => {
      const { search } = await import("/assets/scripts/search/search.js");
      const hits = await search("schulden");
      const kinds = Object.values(Object.groupBy(hits, (hit) => hit.kind));
      await Promise.all(kinds.flatMap((kind) => kind.slice(0, 3)).map((hit) => hit.data()));
    }""")
    expect(suggestions(page)).to_be_hidden()


@pytest.mark.parametrize("how", ["Enter", "button", "Enter at once"])
def test_a_question_leads_to_the_page_for_it(visit: Visit, how: str) -> None:
    page = visit.go("gebieden/den-haag-zuidwest/")
    field(page).fill("schulden bij jongeren")
    if how != "Enter at once":
        expect(suggestions(page)).to_be_visible()
    if how == "button":
        page.get_by_role("search").get_by_role("button", name="Zoeken").click()
    else:
        field(page).press("Enter")
    page.wait_for_url("**/zoeken/?q=schulden+bij+jongeren")
    assert amount(done(page)) > 10


def test_the_suggestions_say_when_the_index_does_not_load(visit: Visit) -> None:
    visit.page.route("**/pagefind/**", lambda route: route.abort())
    page = suggest(visit, "schulden")
    expect(suggestions(page)).to_have_text("Zoeken lukt nu niet.")
    page.keyboard.press("Enter")
    page.wait_for_url("**/zoeken/?q=schulden")


def test_a_question_that_looks_like_html_is_text(visit: Visit) -> None:
    page = suggest(visit, MARKUP + " schulden")
    assert page.locator("header :is(img, script[src=x])").count() == 0
    assert page.evaluate("typeof hacked") == "undefined"
    assert visit.watch.errors == []


# On a phone


def test_what_is_typed_before_the_page_can_search_is_kept(new_visit: Callable[[], Visit]) -> None:
    visit = new_visit()
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    visit.page.route("**/scripts/search/everywhere.js", hold)
    page = visit.go("zoeken/")
    typed = page.get_by_label("Waar zoekt u naar?")
    typed.fill("schulden")
    held[0].continue_()
    page.wait_for_load_state("networkidle")
    expect(typed).to_have_value("schulden")
    page.keyboard.press("Enter")
    assert amount(done(page)) > 10


def test_on_a_phone_the_magnifier_leads_to_the_page_for_it(phone: Visit) -> None:
    page = phone.go("themas/")
    expect(field(page)).to_be_hidden()
    page.get_by_role("banner").get_by_role("link", name="Zoeken").click()
    page.wait_for_url("**/zoeken/")
    page.get_by_label("Waar zoekt u naar?").fill("schulden")
    page.keyboard.press("Enter")
    assert amount(done(page)) > 10
    none(page.evaluate(STICKS_OUT))
    assert phone.watch.errors == []


def test_on_a_phone_the_slash_searches_too(phone: Visit) -> None:
    page = phone.go("interventies/")
    page.keyboard.press("/")
    expect(page.get_by_label("Waar zoekt u naar?")).to_be_focused()
    page = phone.go("themas/")
    page.keyboard.press("/")
    page.wait_for_url("**/zoeken/")


def test_the_slash_works_from_a_box_to_tick_too(visit: Visit) -> None:
    page = visit.go("interventies/")
    page.get_by_label("Wonen en woonomgeving").focus()
    page.keyboard.press("/")
    expect(field(page)).to_be_focused()


def test_the_slash_does_nothing_below_an_open_panel(phone: Visit) -> None:
    page = phone.go("interventies/")
    expect(page.locator("#list[data-shown]")).to_be_attached()
    page.get_by_role("button", name="Filters", exact=True).click()
    close = page.get_by_role("button", name="Sluiten")
    expect(close).to_be_focused()
    page.keyboard.press("/")
    expect(close).to_be_focused()


# The page for it


@pytest.fixture
def visit(used: Visit) -> Visit:
    """Return a page that others have used: nothing here depends on what a browser keeps."""
    return used


@pytest.fixture(scope="module")
def youths(open_visit: Callable[..., Visit]) -> Iterator[Visit]:
    """Return what is found of a word that is everywhere, for tests that only look."""
    visit = open_visit()
    search(visit, "jongeren")
    yield visit
    visit.page.context.close()


def test_what_is_found_is_counted_by_kind(youths: Visit, known: Known) -> None:
    page = youths.page
    kinds = groups(found(page))
    assert len(kinds) > 5
    assert sum(kinds.values()) == amount(page)
    assert [*kinds][-1] == "Bronnen"
    for name, many in kinds.items():
        assert 0 < many <= len(known.catalog.all(KINDS[name]))
    expect(page.get_by_role("heading", name="Wat er op de site staat")).to_be_hidden()
    assert (youths.watch.errors, youths.watch.elsewhere) == ([], [])


def test_every_hit_is_a_page_of_its_kind_by_its_title(youths: Visit, known: Known) -> None:
    for part in found(youths.page).locator("section").all():
        (kind,) = groups(part)
        entries = known.catalog[KINDS[kind]]
        links = part.locator("ul a").evaluate_all(
            "links => links.map((a) => [a.href, a.innerText])"
        )
        assert 0 < len(links) <= 10
        for address, title in links:
            *_, name, end = address.split("/")
            assert (end, address.endswith(f"/{entries[name].address}")) == ("", True)
            assert entries[name].record.title == title


def test_the_hits_are_marked(youths: Visit) -> None:
    marks = found(youths.page).locator("mark").all_inner_texts()
    assert len(marks) > 10
    assert all("jonger" in mark.lower() for mark in marks)


def test_a_title_is_shown_as_it_is_written(visit: Visit, small_address: str) -> None:
    page = visit.page
    page.goto(f"{small_address}zoeken/?q=07")
    links = found(done(page)).get_by_role("link")
    expect(links.first).to_have_text(HARD_TITLE)
    expect(links.first.locator("mark")).to_have_text([])
    field(page).fill("proef 07")
    expect(suggestions(page).get_by_role("link").first).to_have_text(HARD_TITLE)
    expect(suggestions(page).locator("mark").first).to_have_text("Proef")


def test_of_a_long_group_all_can_be_shown(visit: Visit) -> None:
    page = search(visit, "jongeren")
    kinds = groups(found(page)).items()
    kind, many = next(one for one in kinds if one[1] > 5 and one[0] != "Interventies")
    part = found(page).locator("section").filter(has_text=f"{kind} ({many})")
    expect(part.locator("li")).to_have_count(5)
    part.get_by_role("button", name=f"Toon alle {many}").press("Enter")
    expect(part.locator("li")).to_have_count(many)
    expect(part.locator("li a").nth(5)).to_be_focused()
    expect(part.get_by_role("button")).to_have_count(0)
    links = part.locator("li a").evaluate_all("links => links.map((a) => a.href)")
    assert len(set(links)) == many


def test_the_interventions_lead_to_their_list_with_the_same_question(visit: Visit) -> None:
    page = search(visit, "schulden bij jongeren")
    many = groups(found(page))["Interventies"]
    titles = found(page).locator("section", has_text="Interventies (").locator("li a")
    first = titles.all_inner_texts()
    page.get_by_role("link", name="Filter en vergelijk alle gevonden interventies").click()
    page.wait_for_url("**/interventies/?q=schulden+bij+jongeren")
    expect(page.locator("#list[data-shown]")).to_be_attached()
    shown = read(page)
    assert shown.amount == many
    assert shown.titles[: len(first)] == first


def test_its_address_shows_the_same_again(visit: Visit) -> None:
    page = search(visit, "schulden")
    debts = found(page).inner_text()
    page.get_by_label("Waar zoekt u naar?").fill("wonen")
    page.keyboard.press("Enter")
    expect(status(page)).to_contain_text("“wonen”")
    assert page.url.endswith("zoeken/?q=wonen")
    homes = found(page).inner_text()
    assert homes != debts
    page.go_back()
    expect(status(page)).to_contain_text("“schulden”")
    assert found(page).inner_text() == debts
    expect(page.get_by_label("Waar zoekt u naar?")).to_have_value("schulden")
    page.go_forward()
    expect(status(page)).to_contain_text("“wonen”")
    page.reload()
    expect(status(page)).to_contain_text("“wonen”")
    assert found(page).inner_text() == homes
    page.get_by_label("Waar zoekt u naar?").fill(" ")
    page.keyboard.press("Enter")
    expect(found(page)).to_be_empty()
    assert page.url.endswith("zoeken/")
    assert visit.watch.errors == []


@pytest.mark.parametrize("query", ["", "?q=", "?q=%20+", "?Q=schulden", "?q"])
def test_without_a_question_it_lists_what_there_is(visit: Visit, known: Known, query: str) -> None:
    page = visit.go(f"zoeken/{query}")
    lists = page.get_by_role("navigation", name="Alle lijsten").locator("li")
    expect(lists.first).to_have_text(f"Interventies {len(known.entries)}")
    expect(lists.last).to_have_text(f"Bronnen {len(known.catalog.all('source'))}")
    expect(lists.last).to_be_visible()
    expect(status(page)).to_be_empty()
    expect(found(page)).to_be_empty()


def test_nothing_found_is_said_with_another_way(visit: Visit) -> None:
    page = search(visit, "xqzwvk")
    expect(status(page)).to_have_text(
        "0 resultaten voor “xqzwvk”. Zoek met andere woorden, of kijk hieronder."
    )
    page.get_by_role("navigation", name="Alle lijsten").get_by_role("link", name="Gebieden").click()
    page.wait_for_url("**/gebieden/")


NONSENSE = {
    "markup": quote(MARKUP),
    "unescaped": MARKUP,
    "broken": "%E0%A4%A%",
    "built-in": "__proto__+constructor",
    "marks": "!!!",
    "zeros": "%00%01",
    "wide": quote("😀" * 150),
    "long-word": "x" * 10_000,
    "path": "../../themas/",
    "two": "eerste&q=tweede",
}


@pytest.mark.parametrize("query", NONSENSE.values(), ids=NONSENSE)
def test_nonsense_gives_a_working_page(visit: Visit, query: str) -> None:
    page = done(visit.go(f"zoeken/?q={query}"))
    asked = unquote_plus(query.split("&", 1)[0], errors="replace")
    value = page.get_by_label("Waar zoekt u naar?").input_value()
    assert value[:20] in (asked[:20], asked[:20].replace("\x00", "\ufffd"))
    assert f"“{value}”" in status(page).inner_text()
    inserted = "article :is(img, script, iframe, [onerror], [onfocus])"
    assert page.locator(inserted).count() == 0
    assert page.evaluate("typeof hacked") == "undefined"
    none(page.evaluate(STICKS_OUT))
    page.get_by_label("Waar zoekt u naar?").fill("schulden")
    page.keyboard.press("Enter")
    expect(status(page)).to_contain_text("“schulden”")
    assert amount(page) > 10
    assert (visit.watch.errors, visit.watch.elsewhere) == ([], [])


def test_a_long_question_is_cut_and_that_is_said(visit: Visit) -> None:
    page = search(visit, "schulden " * 100)
    expect(page.get_by_text("Alleen de eerste 200 tekens tellen mee.")).to_be_visible(timeout=500)


def test_it_says_when_the_index_does_not_load_and_lists_what_there_is(visit: Visit) -> None:
    visit.page.route("**/pagefind/**", lambda route: route.abort())
    page = visit.go("zoeken/?q=schulden")
    expect(status(page)).to_have_text(
        "Zoeken lukt nu niet. Kijk hieronder wat er op de site staat."
    )
    expect(page.get_by_role("navigation", name="Alle lijsten")).to_be_visible()
    # Once it loads again, so does the search.
    visit.page.unroute("**/pagefind/**")
    page.get_by_label("Waar zoekt u naar?").press("Enter")
    assert amount(done(page)) > 10


def test_it_says_when_a_part_of_the_index_does_not_load(visit: Visit) -> None:
    visit.page.route("**/*.pf_index", lambda route: route.abort())
    page = visit.go("zoeken/?q=schulden")
    expect(status(page)).to_have_text(re.compile("^(Zoeken lukt|0 resultaten)"))
    assert status(page).inner_text().startswith("Zoeken lukt nu niet.")


def test_without_javascript_it_says_so_and_lists_what_there_is(
    new_visit: Callable[..., Visit],
) -> None:
    page = new_visit(java_script_enabled=False).go("themas/")
    field(page).fill("schulden")
    page.keyboard.press("Enter")
    page.wait_for_url("**/zoeken/?q=schulden")
    expect(page.locator("noscript p")).to_have_text(re.compile("^Zoeken werkt alleen met JavaScr"))
    links = page.get_by_role("navigation", name="Alle lijsten").get_by_role("link")
    expect(links.filter(visible=True)).to_have_count(7)


def test_a_whole_search_by_keyboard_alone(visit: Visit) -> None:
    page = visit.go("")
    page.keyboard.press("/")
    page.keyboard.type("wijkrechtbank")
    page.keyboard.press("Enter")
    page.wait_for_url("**/zoeken/?q=wijkrechtbank")
    done(page)
    tab_to(page, ".everywhere__found a", 25)
    assert page.evaluate(SHOWS_FOCUS)
    title = page.locator(":focus").inner_text()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text(title)


# Accessible in every state


@pytest.mark.parametrize(
    ("state", "width", "scheme"),
    [
        ("found", 1280, "light"), ("found", 1280, "dark"), ("found", 390, "light"),
        ("nothing", 1280, "light"), ("suggestions", 1280, "light"), ("suggestions", 1280, "dark"),
    ],
)  # fmt: skip
def test_axe_finds_nothing_against_it(visit: Visit, state: str, width: int, scheme: str) -> None:
    page = visit.go("zoeken/")
    look(visit, width, scheme)
    if state == "suggestions":
        page = suggest(visit, "jongeren")
        page.keyboard.press("ArrowDown")
    else:
        search(visit, "jongeren" if state == "found" else "xqzwvk")
    page.evaluate(Axe().axe_script)
    none(violations(visit, AXE if scheme == "light" else AXE_COLOURS))


@pytest.mark.parametrize("width", [1280, 768, 390, 320])
def test_it_never_scrolls_sideways(youths: Visit, width: int) -> None:
    youths.page.set_viewport_size({"width": width, "height": 900})
    none(youths.page.evaluate(STICKS_OUT))


@pytest.mark.parametrize("width", [1280, 800, 768])
def test_the_suggestions_fit_in_the_window(visit: Visit, width: int) -> None:
    visit.page.set_viewport_size({"width": width, "height": 700})
    page = suggest(visit, "jongeren")
    none(page.evaluate(STICKS_OUT))
    box = suggestions(page).bounding_box()
    assert box
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= width
    assert box["y"] + box["height"] <= 700
