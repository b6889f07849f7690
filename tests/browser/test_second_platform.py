"""The site of another programme holds what the first one's does, whatever its words and colours."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect
from test_by_keyboard import SHOWS_FOCUS, tab_to
from test_every_kind_of_page import AXE, AXE_COLOURS, STICKS_OUT, look, none, violations

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from contextlib import AbstractContextManager
    from pathlib import Path

    from conftest import Visit

pytestmark = pytest.mark.browser

PAGES = {
    "home": "",
    "interventions": "interventies/",
    "intervention": "interventies/geveltuinen-molenhoek/",
    "areas": "gebieden/",
    "area": "gebieden/molenhoek/",
    "themes": "themas/",
    "theme": "themas/gevels/",
    "milestones": "mijlpalen/",
    "milestone": "mijlpalen/plantdag-2026/",
    "news": "nieuws/eerste-geveltuin/",
    "publications": "kennis/",
    "results": "resultaten/",
    "overview": "overzicht/",
    "follow": "volgen/",
    "hand-written": "contact/",
    "not-found": "bestaat/niet/",
}


@pytest.fixture(scope="module")
def address(
    platform_site: Path, serve: Callable[[Path], AbstractContextManager[str]]
) -> Iterator[str]:
    with serve(platform_site) as address:
        yield address


@pytest.fixture(scope="module", params=PAGES.values(), ids=PAGES)
def shown(
    request: pytest.FixtureRequest, open_at: Callable[..., Visit], address: str
) -> Iterator[Visit]:
    """Return a page that is loaded once for all the tests below."""
    visit = open_at(address)
    visit.go(request.param)
    visit.page.evaluate(Axe().axe_script)
    yield visit
    visit.page.context.close()


def test_it_loads_without_an_error_and_without_another_host(shown: Visit) -> None:
    assert (shown.watch.errors, shown.watch.elsewhere) == ([], [])


def test_it_has_the_landmarks_of_every_page(shown: Visit) -> None:
    assert shown.page.locator("html").get_attribute("lang") == "nl"
    assert shown.page.get_by_role("heading", level=1).count() == 1
    for role in ("banner", "main", "contentinfo"):
        assert shown.page.get_by_role(role).count() == 1
    assert shown.page.title().endswith("Praktijkbank Buurtgroen")


@pytest.mark.parametrize("width", [1280, 390])
def test_it_never_scrolls_sideways(shown: Visit, width: int) -> None:
    look(shown, width, "light")
    none(shown.page.evaluate(STICKS_OUT))


@pytest.mark.parametrize(("scheme", "rules"), [("light", AXE), ("dark", AXE_COLOURS)])
def test_axe_finds_nothing_against_it(shown: Visit, scheme: str, rules: dict[str, object]) -> None:
    look(shown, 1280, scheme)
    none(violations(shown, rules))


@pytest.fixture
def visit(open_at: Callable[..., Visit], address: str) -> Iterator[Visit]:
    visit = open_at(address)
    yield visit
    visit.page.context.close()


def test_the_keyboard_skips_to_the_content_and_shows_where_it_is(visit: Visit) -> None:
    page = visit.go("")
    page.keyboard.press("Tab")
    expect(page.locator(":focus")).to_have_text("Naar de inhoud")
    page.keyboard.press("Enter")
    expect(page.locator("article")).to_be_focused()
    tab_to(page, "a", 5)
    assert page.evaluate(SHOWS_FOCUS)


def test_filters_narrow_the_list_without_a_map(visit: Visit) -> None:
    page = visit.go("interventies/?thema=water")
    expect(page.locator("#count")).to_contain_text("2 interventies")
    assert page.locator(".finder__map").count() == 0
    expect(page.get_by_role("link", name="Regentonnen op de stoep")).to_be_visible()


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("where", ["", "gebieden/"])
def test_without_a_map_the_name_of_an_area_has_room(visit: Visit, where: str, width: int) -> None:
    visit.page.set_viewport_size({"width": width, "height": 900})
    link = visit.go(where).locator(".arealist a").first.bounding_box()
    assert link
    assert link["width"] > 2 * link["height"]


def test_what_can_be_kept_for_comparing_is_not_offered(visit: Visit) -> None:
    page = visit.go("interventies/geveltuinen-molenhoek/")
    assert page.get_by_role("button", name="Bewaar").count() == 0
    assert (visit.watch.errors, visit.watch.elsewhere) == ([], [])
