"""Keeping interventions, and setting them side by side."""

from __future__ import annotations

import csv
import io
import re
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, quote, urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect
from test_by_keyboard import SHOWS_FOCUS, tab_to
from test_every_kind_of_page import AXE, AXE_COLOURS, STICKS_OUT, none, violations

from palet.site.write import write_redirects

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from conftest import Visit
    from playwright.sync_api import Locator, Page, Route

pytestmark = pytest.mark.browser

ONE, OTHER = "boost-impact", "mentoren-op-zuid"
FOUR = [ONE, OTHER, "wijkrechtspraak-op-zuid", "aandebak-garantie"]
TITLES = {
    ONE: "Boost Impact",
    OTHER: "Mentoren op Zuid",
    "wijkrechtspraak-op-zuid": "Wijkrechtspraak op Zuid",
    "aandebak-garantie": "AanDeBak-garantie",
    "get-up": "Get Up",
}
BLOCKED = """Object.defineProperty(window, "localStorage", {
  get() { throw new DOMException("blocked", "SecurityError"); },
});"""
A4 = (595, 842)  # points


def star(page: Page, title: str) -> Locator:
    return page.get_by_role("button", name=re.compile(rf"^Bewaard?: {title}$"))


def heads(page: Page) -> list[str]:
    """Return the names of what is compared, once it is there."""
    links = page.locator(".compare__table thead a")
    expect(links.first).to_be_visible()
    return links.all_inner_texts()


def compared(page: Page, *ids: str) -> Page:
    """Wait until these are compared, and no others."""
    expect(page.locator(".compare__table thead a")).to_have_text([TITLES[i] for i in ids])
    return page


def compare(visit: Visit, *ids: str) -> Page:
    return compared(visit.go(f"vergelijken/?i={','.join(ids)}"), *ids)


def row(page: Page, aspect: str) -> Locator:
    return page.get_by_role("row").filter(has=page.get_by_role("rowheader", name=aspect))


def asked(page: Page) -> list[str]:
    """Return the ids in the address."""
    return [
        i for value in parse_qs(urlsplit(page.url).query).get("i", []) for i in value.split(",")
    ]


def complaints(visit: Visit) -> list[str]:
    """Return what went wrong, but for pages that were asked for and do not exist."""
    return [e for e in visit.watch.errors if "404" not in e] + visit.watch.elsewhere


# Keeping


def test_what_is_kept_from_cards_and_pages_is_counted_and_leads_to_the_comparison(
    visit: Visit,
) -> None:
    page = visit.go("interventies/?sorteer=naam")
    expect(page.locator(".kept")).to_be_hidden()
    star(page, "AanDeBak-garantie").click()
    expect(star(page, "AanDeBak-garantie")).to_have_attribute("aria-pressed", "true")
    page = visit.go(f"interventies/{ONE}/")
    star(page, TITLES[ONE]).click()
    page.get_by_role("link", name="Bewaard (2)").click()
    page.wait_for_url(f"**/vergelijken/?i=aandebak-garantie,{ONE}")
    compared(page, "aandebak-garantie", ONE)
    assert complaints(visit) == []


def test_a_second_press_takes_it_off_again(visit: Visit) -> None:
    page = visit.go(f"interventies/{ONE}/")
    star(page, TITLES[ONE]).click()
    expect(star(page, TITLES[ONE])).to_have_text(re.compile("^Bewaard"))
    expect(page.locator(".kept")).to_have_text("Bewaard (1)")
    star(page, TITLES[ONE]).click()
    expect(star(page, TITLES[ONE])).to_have_attribute("aria-pressed", "false")
    expect(page.locator(".kept")).to_be_hidden()
    assert page.evaluate("Object.keys(localStorage).filter((key) => key.includes('bewaard'))") == []


def test_it_is_still_kept_after_a_reload_and_without_a_cookie(visit: Visit) -> None:
    page = visit.go(f"interventies/{ONE}/")
    star(page, TITLES[ONE]).click()
    page.reload()
    expect(star(page, TITLES[ONE])).to_have_attribute("aria-pressed", "true")
    expect(page.locator(".kept")).to_have_text("Bewaard (1)")
    assert page.context.cookies() == []


def test_tabs_stay_in_step(visit: Visit) -> None:
    page = visit.go("gebieden/tilburg-noordwest/")
    other = page.context.new_page()
    other.goto(f"{visit.address}interventies/{ONE}/")
    star(page, TITLES[ONE]).click()
    expect(star(other, TITLES[ONE])).to_have_attribute("aria-pressed", "true")
    star(other, TITLES[ONE]).click()
    expect(star(page, TITLES[ONE])).to_have_attribute("aria-pressed", "false")
    expect(page.locator(".kept")).to_be_hidden()


def test_going_back_shows_what_was_kept_meanwhile(visit: Visit) -> None:
    page = visit.go("gebieden/tilburg-noordwest/")
    expect(star(page, TITLES[ONE])).to_have_attribute("aria-pressed", "false")
    # As if another page kept it, while the browser had this one put away as it was.
    page.evaluate(
        """kept => {
          localStorage.setItem("/bewaard", JSON.stringify([kept]));
          dispatchEvent(new PageTransitionEvent("pageshow", { persisted: true }));
        }""",
        [ONE, TITLES[ONE]],
    )
    expect(star(page, TITLES[ONE])).to_have_attribute("aria-pressed", "true")
    expect(page.locator(".kept")).to_have_text("Bewaard (1)")


def test_every_card_has_one_button_however_often_it_is_offered(visit: Visit) -> None:
    page = visit.go("interventies/")
    expect(page.locator(".keep").first).to_be_visible()
    counts = page.evaluate("""async () => {
      const { offerToKeep } = await import("/assets/scripts/shared/shortlist.js");
      offerToKeep(document);
      offerToKeep(document.getElementById("list"));
      const cards = [...document.querySelectorAll("#list .card")];
      return cards.map((card) => card.querySelectorAll(".keep").length);
    }""")
    assert set(counts) == {1}


def test_cards_that_are_found_can_be_kept_too(visit: Visit) -> None:
    page = visit.go("interventies/?q=schulden")
    expect(page.locator("#list mark").first).to_be_visible()
    button = page.locator("#list .keep").first
    button.click()
    expect(button).to_have_attribute("aria-pressed", "true")


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize(
    ("address", "what"), [(f"interventies/{ONE}/", "h2"), ("gebieden/tilburg-noordwest/", ".card")]
)
def test_nothing_moves_when_the_buttons_come(
    visit: Visit, new_visit: Callable[..., Visit], address: str, what: str, width: int
) -> None:
    without = new_visit()
    without.page.route("**/scripts/*.js", lambda route: route.abort())
    places = []
    for one in (visit, without):
        one.page.set_viewport_size({"width": width, "height": 900})
        page = one.go(address)
        if one is visit:
            expect(page.locator(".keep").first).to_be_visible()
        boxes = "els => els.map((e) => e.getBoundingClientRect()).map((b) => [b.top, b.height])"
        places.append(page.locator(what).evaluate_all(boxes))
    assert places[0] == places[1]
    assert places[0]


def test_without_javascript_there_is_no_button_and_the_page_says_where_the_facts_are(
    new_visit: Callable[..., Visit],
) -> None:
    visit = new_visit(java_script_enabled=False)
    assert visit.go(f"interventies/{ONE}/").get_by_role("button", name="Bewaar").count() == 0
    page = visit.go(f"vergelijken/?i={ONE}")
    expect(page.locator("noscript p")).to_be_visible()
    expect(page.locator("noscript p")).to_contain_text("Vergelijken werkt alleen met JavaScript.")
    expect(page.locator(".compare")).to_be_hidden()


def test_by_keyboard_alone_from_a_page_to_a_comparison(visit: Visit) -> None:
    for name in (ONE, OTHER):
        page = visit.go(f"interventies/{name}/")
        tab_to(page, ".keep", 40)
        assert page.evaluate(SHOWS_FOCUS)
        page.keyboard.press("Enter")
        expect(star(page, TITLES[name])).to_have_attribute("aria-pressed", "true")
        expect(star(page, TITLES[name])).to_be_focused()
    page.reload()
    tab_to(page, ".kept", 8)
    page.keyboard.press("Enter")
    page.wait_for_url("**/vergelijken/**")
    compared(page, ONE, OTHER)
    tab_to(page, ".compare summary", 30)
    page.keyboard.press("Enter")
    tab_to(page, ".compare input", 2)
    page.keyboard.press("Space")
    compared(page, OTHER)
    assert page.evaluate("document.activeElement.matches('.compare input')")
    tab_to(page, ".compare__away", 12)
    assert page.evaluate(SHOWS_FOCUS)
    page.keyboard.press("Enter")
    expect(page.locator(".compare summary")).to_be_focused()


def test_on_a_phone_cards_pages_and_masthead_do_the_same(phone: Visit) -> None:
    page = phone.go("gebieden/tilburg-noordwest/")
    star(page, TITLES[ONE]).click()
    page = phone.go(f"interventies/{OTHER}/")
    star(page, TITLES[OTHER]).click()
    none(page.evaluate(STICKS_OUT))
    for part in (page.locator(".keep"), page.locator(".kept")):
        box = part.bounding_box()
        assert box
        assert min(box["width"], box["height"]) >= 24
    page.get_by_role("link", name="Bewaard (2)").click()
    compared(page, ONE, OTHER)
    none(page.evaluate(STICKS_OUT))


# Comparing


def test_two_side_by_side_with_every_aspect(visit: Visit) -> None:
    page = compare(visit, ONE, OTHER)
    aspects = page.locator(".compare__table tbody th").all_inner_texts()
    for aspect in (
        "Doel", "Aanpak", "Voor wie", "Waar", "Status", "Hoe sterk is het bewijs?", "Resultaten",
        "Geld", "Materiaal en contact", "Laatst gecontroleerd",
    ):  # fmt: skip
        assert aspect in aspects
    results = row(page, "Resultaten").get_by_role("cell")
    expect(results.first).to_contain_text("57 jongeren")
    expect(results.last).to_contain_text("740 leerlingen")
    expect(row(page, "Geld").get_by_role("cell").last).to_have_text("niet vastgelegd")
    # Neither says what is needed: that row is left out.
    assert "Wat ervoor nodig is" not in aspects
    assert complaints(visit) == []


def test_every_link_leads_somewhere_and_every_reference_to_its_own_source(visit: Visit) -> None:
    page = compare(visit, *FOUR)
    links = set(page.locator(".compare a[href]").evaluate_all("as => as.map((a) => a.href)"))
    own = sorted(link for link in links if link.startswith(visit.address) and "#" not in link)
    assert len(own) > 12
    assert [link for link in own if not page.request.get(link).ok] == []
    references = page.locator(".compare .ref").evaluate_all(
        "as => as.map((a) => [a.closest('td').dataset.title, a.textContent, a.hash.slice(1)])"
    )
    assert len({title for title, _, _ in references}) == 4
    for title, number, name in references:
        block = page.locator(".compare__sources > div", has=page.locator(f"[id='{name}']"))
        expect(block.get_by_role("heading")).to_have_text(title)
        assert name.endswith(f"bron-{number}")
    ids = page.locator("[id]").evaluate_all("es => es.map((e) => e.id)")
    assert len(ids) == len(set(ids))


def test_a_step_to_a_source_and_back_leaves_the_comparison_alone(visit: Visit) -> None:
    page = compare(visit, ONE, OTHER)
    page.locator(".compare__table").evaluate("table => { table.rows[1].dataset.same = ''; }")
    page.locator(".compare .ref").first.click()
    expect(page.locator(".sources li:target")).to_be_in_viewport()
    page.go_back()
    expect(page.locator("[data-same]")).to_have_count(1)


def test_four_are_the_most_and_the_address_follows_the_choice(visit: Visit) -> None:
    page = visit.go("interventies/get-up/")
    star(page, "Get Up").click()
    page = compare(visit, *FOUR)
    page.get_by_text("Kies wat u vergelijkt").click()
    boxes = page.locator(".compare").get_by_role("checkbox")
    expect(boxes).to_have_count(5)
    expect(page.get_by_role("checkbox", name="Get Up")).to_be_disabled()
    page.get_by_role("button", name="Haal weg: Mentoren op Zuid").click()
    compared(page, ONE, *FOUR[2:])
    expect(page.get_by_role("button", name="Haal weg: Wijkrechtspraak op Zuid")).to_be_focused()
    assert asked(page) == [ONE, *FOUR[2:]]
    page.get_by_role("checkbox", name="Get Up").check()
    compared(page, ONE, *FOUR[2:], "get-up")
    expect(page.get_by_text("U vergelijkt vier interventies.")).to_be_visible()
    page.go_back()
    compared(page, ONE, *FOUR[2:])
    page.go_back()
    compared(page, *FOUR)
    page.go_forward()
    page.reload()
    compared(page, ONE, *FOUR[2:])
    assert complaints(visit) == []


def test_the_shortlist_is_changed_on_the_spot(visit: Visit) -> None:
    page = visit.go("interventies/get-up/")
    star(page, "Get Up").click()
    page = visit.go("vergelijken/")
    star(page, "Get Up").click()
    expect(page.locator(".kept")).to_be_hidden()
    expect(star(page, "Get Up")).to_be_focused()
    star(page, "Get Up").click()
    expect(page.locator(".kept")).to_have_text("Bewaard (1)")
    page.get_by_role("checkbox", name="Get Up").check()
    compared(page, "get-up")


def test_more_than_four_can_be_kept_and_four_of_them_are_asked_for(visit: Visit) -> None:
    page = visit.go("interventies/")
    for place in range(6):
        page.locator("#list .keep").nth(place).click()
    page.get_by_role("link", name="Bewaard (6)").click()
    page.wait_for_url("**/vergelijken/**")
    assert len(heads(page)) == 4
    expect(page.locator(".compare input")).to_have_count(6)
    expect(page.locator("[data-for=notices]")).to_be_empty()


@pytest.mark.parametrize("width", [1280, 800, 390, 320])
def test_it_fits(visit: Visit, width: int) -> None:
    visit.page.set_viewport_size({"width": width, "height": 900})
    page = compare(visit, *FOUR)
    none(page.evaluate(STICKS_OUT))
    # Where the columns come under each other, every cell says whose it is.
    named = page.locator(".compare__table td[data-title]").first.evaluate(
        "cell => getComputedStyle(cell, '::before').content"
    )
    assert (TITLES[ONE] in named) == (width < 960)


@pytest.mark.parametrize("address", ["", f"?i={ONE}", f"?i={','.join(FOUR)},weg"])
@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_against_it(visit: Visit, scheme: str, width: int, address: str) -> None:
    visit.page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    visit.page.set_viewport_size({"width": width, "height": 900})
    page = visit.go("interventies/get-up/")
    if address:
        star(page, "Get Up").click()
    page = visit.go(f"vergelijken/{address}")
    if address:
        heads(page)
        page.locator(".compare details").evaluate("details => { details.open = true; }")
    page.evaluate(Axe().axe_script)
    none(violations(visit, AXE if scheme == "light" else AXE_COLOURS))


def test_it_works_below_a_folder_too(visit: Visit, folder_address: str) -> None:
    page = visit.page
    page.goto(f"{folder_address}interventies/{ONE}/")
    star(page, TITLES[ONE]).click()
    page.get_by_role("link", name="Bewaard (1)").click()
    page.wait_for_url(f"{folder_address}vergelijken/?i={ONE}")
    compared(page, ONE)
    link = row(page, "Waar").get_by_role("link")
    expect(link).to_have_js_property("href", f"{folder_address}gebieden/tilburg-noordwest/")
    assert visit.watch.errors == []


# What the address may hold


def test_an_empty_address_says_how_to_begin(visit: Visit) -> None:
    page = visit.go("vergelijken/")
    expect(page.get_by_text("U hebt nog niets gekozen.")).to_be_visible()
    expect(page.get_by_role("button", name="Print")).to_be_hidden()
    page.get_by_role("link", name="Naar de interventies").click()
    page.wait_for_url("**/interventies/")
    assert complaints(visit) == []


NONSENSE = {
    "unknown": "bestaat-niet",
    "markup": "<img src=x onerror=alert(1)>",
    "script": "<script>alert(1)</script>",
    "attribute": '" autofocus onfocus="alert(1)',
    "long": "x" * 8000,
    "long-word": "é" * 3000,
    "way-up": "../../themas",
    "elsewhere": "https://elders.example/",
    "list": "pagina",
    "capital": "Boost-Impact",
    "no-characters": "\u202e\u0000\u2028",
}


@pytest.mark.parametrize("nonsense", NONSENSE.values(), ids=NONSENSE)
def test_nonsense_is_named_as_text_and_the_rest_is_shown(visit: Visit, nonsense: str) -> None:
    page = visit.go(f"vergelijken/?i={quote(nonsense, safe='')},{ONE}")
    compared(page, ONE)
    notice = page.locator("[data-for=notices] .note")
    expect(notice).to_have_text(re.compile("^Deze interventie bestaat niet of niet meer: “"))
    assert nonsense.strip()[:40] in (notice.text_content() or "")
    assert page.locator(".compare :is(img, script, iframe, [autofocus], [onfocus])").count() == 0
    none(page.evaluate(STICKS_OUT))
    assert asked(page) == [ONE]
    assert complaints(visit) == []


@pytest.mark.parametrize(
    "query",
    ["?i=%", "?i=%E0%A4%A", "?i=%FF%FE", "?i=,,,", "?i", "?i=&i=", "?&&&=", "?x=1#i=2", "?i=%00"],
)
def test_a_broken_address_gives_a_working_page(visit: Visit, query: str) -> None:
    page = visit.go(f"vergelijken/{query}")
    expect(page.get_by_text("U hebt nog niets gekozen.")).to_be_visible()
    assert complaints(visit) == []


def test_of_a_thousand_unknown_ones_a_few_are_named(visit: Visit) -> None:
    page = visit.go("vergelijken/?i=" + ",".join(f"Nee{n}" for n in range(1000)))
    notice = page.locator("[data-for=notices] .note")
    expect(notice).to_contain_text("“Nee4” en nog 995.")


def test_of_five_the_first_four_are_shown_and_that_is_said(visit: Visit) -> None:
    page = visit.go(f"vergelijken/?i={','.join(FOUR)},get-up")
    compared(page, *FOUR)
    expect(page.locator("[data-for=notices] .note")).to_have_text(
        re.compile("^U kunt vier interventies tegelijk vergelijken.")
    )
    assert asked(page) == FOUR


@pytest.mark.parametrize(
    "query", [f"?i={ONE},{ONE},{OTHER}", f"?i={ONE}&i={OTHER}", f"?i=%20{ONE}%2C{OTHER},"]
)
def test_other_ways_to_write_the_same_are_understood(visit: Visit, query: str) -> None:
    page = compared(visit.go(f"vergelijken/{query}"), ONE, OTHER)
    assert asked(page) == [ONE, OTHER]
    expect(page.locator("[data-for=notices]")).to_be_empty()


def test_a_former_id_leads_to_the_present_one(visit: Visit, tmp_path: Path) -> None:
    write_redirects({"interventies/oude-naam/": f"interventies/{ONE}/"}, tmp_path)
    former = tmp_path / "interventies" / "oude-naam" / "index.html"
    visit.page.route("**/interventies/oude-naam/", lambda route: route.fulfill(path=former))
    page = compared(visit.go(f"vergelijken/?i=oude-naam,{OTHER},{ONE}"), ONE, OTHER)
    assert asked(page) == [ONE, OTHER]
    expect(page.locator("[data-for=notices]")).to_be_empty()


def test_former_ids_in_a_circle_are_unknown(visit: Visit, tmp_path: Path) -> None:
    write_redirects(
        {"interventies/a/": "interventies/b/", "interventies/b/": "interventies/a/"}, tmp_path
    )

    def answer(route: Route) -> None:
        route.fulfill(path=tmp_path / urlsplit(route.request.url).path.strip("/") / "index.html")

    visit.page.route(re.compile("/interventies/[ab]/$"), answer)
    page = visit.go(f"vergelijken/?i=a,{ONE}")
    compared(page, ONE)
    expect(page.locator("[data-for=notices]")).to_contain_text("“a”")


def test_what_cannot_be_fetched_now_is_said_and_stays_in_the_address(visit: Visit) -> None:
    visit.page.route(f"**/interventies/{OTHER}/", lambda route: route.abort())
    page = compared(visit.go(f"vergelijken/?i={ONE},{OTHER}"), ONE)
    expect(page.locator("[data-for=notices]")).to_contain_text("Ophalen lukt nu niet")
    assert asked(page) == [ONE, OTHER]
    visit.page.unroute_all()
    page.reload()
    compared(page, ONE, OTHER)


# A browser that keeps nothing, or something strange


def test_where_the_browser_keeps_nothing_the_page_works_and_says_so(visit: Visit) -> None:
    visit.page.add_init_script(BLOCKED)
    page = visit.go("gebieden/tilburg-noordwest/")
    star(page, TITLES[ONE]).click()
    expect(page.get_by_text("Uw browser kan dit niet bewaren.")).to_be_visible()
    page.get_by_role("link", name="Bewaard (1)").click()
    compared(page, ONE)
    page.emulate_media(color_scheme="dark")
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")


@pytest.mark.parametrize(
    "garbage",
    [
        "{",
        "null",
        "7",
        '"boost-impact"',
        "{}",
        "[1, null]",
        "[[]]",
        '[["<b>", "x"]]',
        '[["a", {}]]',
    ],
)
def test_garbage_in_the_shortlist_counts_as_nothing(visit: Visit, garbage: str) -> None:
    visit.page.add_init_script(f"localStorage.setItem('/bewaard', {garbage!r});")
    page = visit.go(f"interventies/{ONE}/")
    expect(star(page, TITLES[ONE])).to_have_attribute("aria-pressed", "false")
    expect(page.locator(".kept")).to_be_hidden()
    star(page, TITLES[ONE]).click()
    expect(page.locator(".kept")).to_have_text("Bewaard (1)")
    assert complaints(visit) == []


# Taking it along


def test_a_comparison_can_be_mailed_and_copied(new_visit: Callable[..., Visit]) -> None:
    visit = new_visit(permissions=["clipboard-read", "clipboard-write"])
    page = compare(visit, ONE, OTHER)
    address = f"{visit.address}vergelijken/?i={ONE},{OTHER}"
    mail = page.get_by_role("link", name="Mail deze vergelijking").get_attribute("href")
    assert mail
    said = parse_qs(urlsplit(mail).query)
    assert said["subject"] == ["Vergelijking: Boost Impact en Mentoren op Zuid"]
    assert said["body"][0].split("\r\n")[-1] == address
    page.get_by_role("button", name="Kopieer de link").click()
    expect(page.get_by_text("De link is gekopieerd.")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == address


@pytest.mark.parametrize("ids", [FOUR[:2], FOUR], ids=["two", "four"])
def test_it_prints_as_a_memo_with_sources_and_no_buttons(visit: Visit, ids: list[str]) -> None:
    page = compare(visit, *ids)
    page.emulate_media(media="print")
    assert (
        page.locator(":is(button, summary, input, nav, .md-header, .md-footer, h1):visible").count()
        == 0
    )
    memo = page.locator(".compare__memo")
    expect(memo).to_contain_text(f"Vergelijking: {TITLES[ONE]}")
    expect(memo).to_contain_text(f"{visit.address}vergelijken/?i={','.join(ids)}")
    expect(memo).to_contain_text(re.compile(r"Gemaakt op \d+ \w+ 20\d\d"))
    expect(page.locator(".compare__sources")).to_contain_text("Honderden studenten")
    paper = page.pdf(prefer_css_page_size=True)
    boxes = re.findall(rb"/MediaBox\s*\[0 0 ([\d.]+) ([\d.]+)\]", paper)
    sizes = {(round(float(width)), round(float(height))) for width, height in boxes}
    assert sizes == {A4 if len(ids) == 2 else A4[::-1]}


def download(page: Page) -> tuple[str, bytes]:
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Download CSV").click()
    return waiting.value.suggested_filename, waiting.value.path().read_bytes()


def test_the_download_says_the_same_as_the_pages(visit: Visit) -> None:
    page = compare(visit, ONE, OTHER)
    name, data = download(page)
    assert name == f"vergelijking-{ONE}-{OTHER}.csv"
    assert data.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline=""), delimiter=";"))
    assert [row["Interventie"] for row in rows] == [TITLES[ONE], TITLES[OTHER]]
    for name, row in zip((ONE, OTHER), rows, strict=True):
        assert row["Pagina"] == f"{visit.address}interventies/{name}/"
        page.goto(row["Pagina"])

        def plain(selector: str, page: Page = page) -> list[str]:
            """Return the texts, with references as the download writes them."""
            found = page.locator(selector).evaluate_all("""nodes => nodes.map((node) => {
              const copy = node.cloneNode(true);
              for (const ref of copy.querySelectorAll(".ref")) ref.prepend(" [");
              for (const ref of copy.querySelectorAll(".ref")) ref.append("]");
              return copy.textContent;
            })""")
            return [" ".join(text.split()) for text in found]

        assert row["Doel"].split("\n") == plain("[data-part=goal] p")
        assert row["Aanpak"].split("\n") == plain("[data-part=approach] p")
        assert [row["Voor wie"]] == plain("[data-part=groups]")
        assert row["Laatst gecontroleerd"].startswith(plain("[data-part=reviewed]")[0])
        assert row["Wat ervoor nodig is"] == ""
        figures = page.locator("[data-part=results] :is([data-label=Getal], .figure__amount)")
        assert re.findall(r"^(.+?): ", row["Resultaten"], re.MULTILINE) == figures.all_inner_texts()
        sources = row["Bronnen"].split("\n")
        assert len(sources) == page.locator(".sources li").count()
        for number, link in enumerate(page.locator(".sources li").all(), 1):
            assert sources[number - 1].startswith(f"[{number}] ")
            assert link.get_by_role("link").first.inner_text() in sources[number - 1]
            outside = link.locator(".out")
            if outside.count():
                assert sources[number - 1].endswith(outside.get_attribute("href") or "?")


def test_the_name_of_the_download_has_a_sensible_length(visit: Visit) -> None:
    name, _ = download(compare(visit, *FOUR))
    assert name.startswith(f"vergelijking-{ONE}-{OTHER}-")
    assert len(name) <= 84
