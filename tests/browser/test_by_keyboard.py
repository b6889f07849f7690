"""Everything can be done with the keyboard alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from conftest import Visit
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser

# Whether the focused element, or the label that stands for it, shows that it has the focus.
SHOWS_FOCUS = """() => {
  const drawn = (element) => {
    const style = getComputedStyle(element);
    const box = element.getBoundingClientRect();
    const marked = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0;
    return box.width > 4 && box.height > 4 && marked;
  };
  const circleMarked = (element) => {
    const circle = element.querySelector("circle");
    return circle && parseFloat(getComputedStyle(circle).strokeWidth) >= 3;
  };
  const element = document.activeElement;
  const labels = [...(element.labels ?? [])].filter((label) => !label.hidden);
  const shown = element.matches(".md-option")
    ? [...element.parentElement.querySelectorAll("label:not([hidden])")] : [];
  return [element, ...labels, ...shown].some((e) => drawn(e) || circleMarked(e));
}"""


def tab_to(page: Page, selector: str, most: int) -> None:
    """Press Tab until the focus is on an element that matches, at most so many times."""
    for _ in range(most):
        page.keyboard.press("Tab")
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
    pytest.fail(f"{most} times Tab do not reach {selector}")


@pytest.mark.parametrize("address", ["", "interventies/boost-impact/", "meedoen/"])
def test_the_first_stop_skips_to_the_content(visit: Visit, address: str) -> None:
    page = visit.go(address)
    page.keyboard.press("Tab")
    skip = page.locator(":focus")
    expect(skip).to_have_text("Naar de inhoud")
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page.locator("article")).to_be_focused()
    page.keyboard.press("Tab")
    assert page.evaluate("document.querySelector('article').contains(document.activeElement)")


def test_tab_reaches_the_search_field_and_enter_searches(visit: Visit) -> None:
    page = visit.go("themas/")
    tab_to(page, "input[type=search]", 4)
    page.keyboard.type("schulden")
    page.keyboard.press("Enter")
    page.wait_for_url("**/zoeken/?q=schulden")


def test_on_a_phone_the_menu_opens_and_leads_to_a_section(phone: Visit) -> None:
    page = phone.go("")
    menu = page.get_by_role("navigation", name="Menu", exact=True)
    expect(menu).to_be_hidden()
    tab_to(page, "summary", 6)
    page.keyboard.press("Enter")
    expect(menu).to_be_visible()
    expect(menu.get_by_role("link")).to_have_count(9)
    tab_to(page, "a[href*='gebieden']", 4)
    page.keyboard.press("Enter")
    page.wait_for_url("**/gebieden/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Gebieden")
    expect(page.locator(".menu [aria-current=page]")).to_have_text("Gebieden")


def test_a_dot_on_the_map_is_reached_and_opens_its_area(visit: Visit) -> None:
    page = visit.go("gebieden/")
    tab_to(page, ".map__dot", 30)
    name = page.locator(":focus").get_attribute("aria-label")
    assert name
    page.keyboard.press("Enter")
    page.wait_for_url("**/gebieden/*/")
    expect(page.get_by_role("heading", level=1)).to_have_text(name)


def test_the_colours_are_chosen_with_the_keyboard(visit: Visit) -> None:
    page = visit.go("")
    tab_to(page, ".md-option", 8)
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")


@pytest.mark.parametrize("address", ["", "gebieden/", "interventies/boost-impact/"])
def test_the_focus_is_always_to_be_seen(visit: Visit, address: str) -> None:
    page = visit.go(address)
    unseen = []
    for _ in range(45):
        page.keyboard.press("Tab")
        if not page.evaluate(SHOWS_FOCUS):
            unseen.append(page.evaluate("document.activeElement.outerHTML.slice(0, 160)"))
    assert unseen == []
