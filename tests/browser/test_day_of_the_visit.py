"""What a page shows depends on the day of the visit, not on the day it was built."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from conftest import Visit
    from playwright.sync_api import Locator, Page

pytestmark = pytest.mark.browser


def on_day(visit: Visit, day: str, address: str) -> Page:
    visit.page.clock.set_fixed_time(f"{day}T12:00:00")
    visit.page.goto(address)
    return visit.page


def shown(page: Page) -> Locator:
    return page.locator("section[aria-labelledby=mijlpalen] li[data-until]:visible")


@pytest.mark.parametrize(
    ("day", "milestone"),
    [
        ("2026-11-22", "Mijlpaal december"),
        ("2026-12-31", "Mijlpaal december"),
        ("2027-01-01", "Mijlpaal dag"),
        ("2027-02-03", "Mijlpaal dag"),
        ("2027-02-04", "Mijlpaal mei"),
        ("2028-12-31", "Mijlpaal later"),
        ("2030-06-01", "Mijlpaal laatst"),
    ],
)
def test_the_home_page_shows_the_one_milestone_that_comes_next(
    visit: Visit, small_address: str, day: str, milestone: str
) -> None:
    page = on_day(visit, day, small_address)
    expect(page.get_by_role("heading", name="Volgende mijlpaal")).to_be_visible()
    expect(shown(page)).to_have_count(1)
    expect(shown(page).get_by_role("link").first).to_have_text(milestone)


def test_when_none_comes_next_the_home_page_shows_the_last_ones(
    visit: Visit, small_address: str
) -> None:
    page = on_day(visit, "2031-01-01", small_address)
    expect(page.get_by_role("heading", name="Mijlpalen", exact=True)).to_be_visible()
    expect(shown(page).get_by_role("link").last).to_have_text("Mijlpaal laatst")


@pytest.mark.parametrize("day", ["2024-06-01", "2026-11-22", "2029-01-01"])
def test_the_real_home_page_shows_what_comes_next_or_what_was_last(visit: Visit, day: str) -> None:
    page = on_day(visit, day, visit.address)
    last_days = shown(page).evaluate_all("items => items.map((item) => item.dataset.until)")
    if page.get_by_role("heading", name="Volgende mijlpaal").is_visible():
        assert len(last_days) == 1
        assert last_days[0] >= day
    else:
        assert last_days
        assert max(last_days) < day
    assert visit.watch.errors == []


def test_the_timeline_marks_what_is_past(visit: Visit) -> None:
    page = on_day(visit, "2024-06-01", f"{visit.address}mijlpalen/")
    past = page.locator("[data-until].is-past").evaluate_all(
        "items => items.map((item) => item.dataset.until)"
    )
    to_come = page.locator("[data-until]:not(.is-past)").evaluate_all(
        "items => items.map((item) => item.dataset.until)"
    )
    assert max(past) < "2024-06-01" <= min(to_come)


@pytest.mark.parametrize(
    "address", ["interventies/boost-impact/", "themas/wonen/", "gebieden/breda-noord/"]
)
def test_a_page_that_was_checked_long_ago_says_so_at_the_top(
    visit: Visit, frozen_address: str, address: str
) -> None:
    page = on_day(visit, "2028-05-22", f"{frozen_address}{address}")
    expect(page.locator("h1")).to_be_visible()
    expect(page.locator(".old")).to_have_count(0)
    page = on_day(visit, "2028-05-23", f"{frozen_address}{address}")
    expect(page.locator(".old")).to_have_text(
        "Deze pagina is voor het laatst nagekeken op 22 november 2026. "
        "Dat is meer dan anderhalf jaar geleden, dus er kan iets zijn veranderd."
    )
    assert page.locator(".old").bounding_box()["y"] < 500
