"""The map of the areas: every dot has a name, a place of its own, and stands in the list."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from conftest import Visit

pytestmark = pytest.mark.browser

# The names of the dots that something else lies over, so that a click would miss them.
COVERED = """(dots) => dots.filter((dot) => {
  dot.scrollIntoView({ block: "center" });
  const box = dot.querySelector("circle").getBoundingClientRect();
  const there = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
  return !dot.contains(there);
}).map((dot) => dot.getAttribute("aria-label"))"""


@pytest.mark.parametrize("address", ["", "gebieden/", "agenda/"])
@pytest.mark.parametrize("width", [1280, 390])
def test_the_map_and_the_list_beside_it_name_the_same_twenty_areas(
    visit: Visit, address: str, width: int
) -> None:
    visit.page.set_viewport_size({"width": width, "height": 900})
    page = visit.go(address)
    dots = page.get_by_role("group", name="Kaart van Nederland").get_by_role("link")
    named = dots.evaluate_all("dots => dots.map((dot) => dot.getAttribute('aria-label'))")
    beside = page.locator(".arealist a").all_inner_texts()
    assert len(set(named)) == 20
    assert all(named)
    assert named == beside
    addresses = [
        links.evaluate_all("links => links.map((a) => a.href.baseVal ?? a.getAttribute('href'))")
        for links in (dots, page.locator(".arealist a"))
    ]
    assert addresses[0] == addresses[1]
    assert dots.evaluate_all(COVERED) == []


def test_the_number_of_a_dot_is_the_number_in_the_list(visit: Visit) -> None:
    page = visit.go("gebieden/")
    on_map = page.locator(".map__dot text").all_text_contents()
    in_list = page.locator(".arealist__number").all_inner_texts()
    assert on_map == in_list == [str(number) for number in range(1, 21)]


def test_a_click_on_a_dot_opens_its_area(visit: Visit) -> None:
    page = visit.go("gebieden/")
    page.get_by_role("group", name="Kaart").get_by_role("link", name="Den Haag Zuidwest").click()
    page.wait_for_url("**/gebieden/den-haag-zuidwest/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Den Haag Zuidwest")


def test_the_page_of_an_area_shows_its_own_dot_only(visit: Visit) -> None:
    page = visit.go("gebieden/den-haag-zuidwest/")
    dots = page.locator(".map__dot")
    expect(dots).to_have_count(1)
    expect(dots).to_have_attribute("aria-label", "Den Haag Zuidwest")
