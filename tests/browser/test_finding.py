"""Finding an intervention: from any page, with or without JavaScript."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import quote

import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from collections.abc import Callable

    from conftest import Visit
    from playwright.sync_api import Locator, Page

pytestmark = pytest.mark.browser

COUNT = re.compile(r"^(\d+)\sinterventies?\b")


def announced(page: Page) -> int:
    """Return how many interventions the page says it found, once it says so."""
    status = page.get_by_role("status")
    expect(status).to_have_text(re.compile(r"^\d+\sinterventies? voor"))
    found = COUNT.match(status.inner_text())
    assert found
    return int(found[1])


def cards(page: Page) -> Locator:
    return page.locator("#list .card:visible")


def test_a_query_on_the_home_page_leads_to_what_is_found_and_says_how_much(visit: Visit) -> None:
    page = visit.go("")
    page.get_by_label("Waar zoekt u naar?").fill("schulden")
    page.get_by_role("button", name="Zoeken").last.click()
    page.wait_for_url("**/interventies/?q=schulden")
    amount = announced(page)
    assert amount >= 3
    assert cards(page).count() == amount
    assert page.get_by_label("Waar zoekt u naar?").input_value() == "schulden"
    assert any("schulden" in title.lower() for title in cards(page).all_inner_texts()[:3])
    assert (visit.watch.errors, visit.watch.elsewhere) == ([], [])


def test_a_query_in_the_masthead_of_any_page_does_the_same(visit: Visit) -> None:
    page = visit.go("gebieden/den-haag-zuidwest/")
    page.get_by_label("Zoek een interventie").fill("schulden")
    page.keyboard.press("Enter")
    page.wait_for_url("**/interventies/?q=schulden")
    assert announced(page) >= 3


def test_a_synonym_that_no_page_shows_finds_too(visit: Visit) -> None:
    page = visit.go("interventies/?q=mediawijsheid")
    assert announced(page) >= 1


def test_what_is_found_can_be_opened(visit: Visit) -> None:
    page = visit.go("interventies/?q=schulden")
    announced(page)
    link = cards(page).first.get_by_role("heading").get_by_role("link")
    title = link.inner_text()
    link.click()
    expect(page.get_by_role("heading", level=1)).to_have_text(title)


def test_nothing_found_is_said_with_a_way_to_all(visit: Visit) -> None:
    page = visit.go("interventies/?q=xqzwvk")
    assert announced(page) == 0
    assert cards(page).count() == 0
    page.get_by_role("link", name="Toon alle interventies").click()
    page.wait_for_url("**/interventies/")
    assert cards(page).count() > 20


def test_a_query_that_looks_like_html_is_shown_as_text_and_runs_nothing(visit: Visit) -> None:
    query = "<img src=x onerror=alert(1)>"
    page = visit.go("interventies/?q=" + quote(query))
    announced(page)
    assert f"“{query}”" in page.get_by_role("status").inner_text()
    assert page.get_by_role("status").locator("img").count() == 0
    assert page.locator("img[src=x]").count() == 0
    assert page.get_by_label("Waar zoekt u naar?").input_value() == query
    assert visit.watch.errors == []


@pytest.mark.parametrize("query", ["", "   ", "%20"])
def test_an_empty_query_shows_everything(query: str, visit: Visit) -> None:
    page = visit.go(f"interventies/?q={query}")
    found = COUNT.match(page.get_by_role("status").inner_text())
    assert found
    assert cards(page).count() == int(found[1])


def test_a_very_long_query_does_no_harm(visit: Visit) -> None:
    page = visit.go("interventies/?q=" + "schulden" * 200)
    announced(page)
    assert visit.watch.errors == []


def test_when_the_index_does_not_load_everything_is_shown_and_that_is_said(visit: Visit) -> None:
    visit.page.route("**/pagefind/**", lambda route: route.abort())
    page = visit.go("interventies/?q=schulden")
    expect(page.get_by_role("status")).to_contain_text("Zoeken lukt nu niet.")
    assert cards(page).count() > 20


def test_without_javascript_the_list_is_complete_and_says_so(
    new_visit: Callable[..., Visit],
) -> None:
    page = new_visit(java_script_enabled=False).go("interventies/?q=schulden")
    found = COUNT.match(page.get_by_role("status").inner_text())
    assert found
    assert cards(page).count() == int(found[1]) > 20
    assert page.locator("noscript p").is_visible()


def test_a_query_also_finds_what_is_listed_at_a_further_page(
    visit: Visit, small_address: str
) -> None:
    page = visit.page
    page.goto(f"{small_address}interventies/")
    assert cards(page).count() == 1
    page.goto(f"{small_address}interventies/?q=jongeren")
    assert announced(page) == 2
    assert cards(page).count() == 2
    assert not page.get_by_role("navigation", name=re.compile("pagina", re.IGNORECASE)).is_visible()


def test_a_query_at_a_further_page_searches_the_whole_list(
    visit: Visit, small_address: str
) -> None:
    page = visit.page
    page.goto(f"{small_address}interventies/pagina/2/")
    page.get_by_label("Waar zoekt u naar?").fill("jongeren")
    page.keyboard.press("Enter")
    page.wait_for_url(f"{small_address}interventies/?q=jongeren")
    assert announced(page) == 2
