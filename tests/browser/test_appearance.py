"""Light, dark and paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from collections.abc import Callable

    from conftest import Visit
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser

BRIGHTNESS = """() => {
  const [r, g, b] = getComputedStyle(document.body).backgroundColor.match(/\\d+/g).map(Number);
  return (r + g + b) / 3;
}"""

# The texts that are too light to read on white paper.
PALE = """() => [...document.querySelectorAll("article :is(h1, h2, h3, p, li, td, th, dt, dd)")]
  .filter((e) => Math.min(...getComputedStyle(e).color.match(/\\d+/g).slice(0, 3)) > 140)
  .slice(0, 5).map((e) => e.outerHTML.slice(0, 100))"""


def is_dark(page: Page) -> bool:
    return float(page.evaluate(BRIGHTNESS)) < 100


@pytest.mark.parametrize(("scheme", "dark"), [("light", False), ("dark", True)])
def test_a_first_visit_follows_the_device(
    new_visit: Callable[..., Visit], scheme: str, *, dark: bool
) -> None:
    assert is_dark(new_visit(color_scheme=scheme).go("")) is dark


def test_the_choice_for_dark_stays_on_other_pages_and_after_a_reload(visit: Visit) -> None:
    page = visit.go("")
    page.get_by_title("Kies een lichte weergave").click()
    page.get_by_title("Kies een donkere weergave").click()
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    assert is_dark(page)
    page.get_by_role("navigation", name="Hoofdmenu").get_by_role("link", name="Gebieden").click()
    page.wait_for_url("**/gebieden/")
    assert is_dark(page)
    page.reload()
    assert is_dark(page)
    page.get_by_title("Volg de weergave van het apparaat").click()
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "default")
    assert not is_dark(page)


def test_the_choice_for_light_wins_from_a_dark_device(new_visit: Callable[..., Visit]) -> None:
    page = new_visit(color_scheme="dark").go("interventies/boost-impact/")
    page.get_by_title("Kies een lichte weergave").click()
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "default")
    page.goto(page.url.replace("boost-impact/", ""))
    assert not is_dark(page)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("address", ["interventies/boost-impact/", "gebieden/"])
def test_on_paper_there_is_the_content_without_what_is_for_the_screen(
    visit: Visit, address: str, scheme: str
) -> None:
    page = visit.go(address)
    page.emulate_media(media="print", color_scheme=scheme)  # type: ignore[arg-type]
    for gone in (".md-header", ".md-footer", ".contents", ".crumbs", ".md-skip"):
        for part in page.locator(gone).all():
            expect(part).to_be_hidden()
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    assert page.evaluate(PALE) == []
    assert not is_dark(page)
