"""What holds for every kind of page: it fits, it is accessible, it keeps to its own host."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from axe_playwright_python.sync_playwright import Axe

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from conftest import Visit

pytestmark = pytest.mark.browser

PAGES = {
    "home": "",
    "overview": "overzicht/",
    "interventions": "interventies/",
    "intervention-with-charts": "interventies/boost-impact/",
    "search": "zoeken/",
    "groups": "doelgroepen/",
    "group": "doelgroepen/jongeren/",
    "areas": "gebieden/",
    "area": "gebieden/den-haag-zuidwest/",
    "themes": "themas/",
    "theme": "themas/preventie-armoede-en-schulden/",
    "theme-with-a-long-name": "themas/programmaondersteuning/",
    "milestones": "mijlpalen/",
    "milestone": "mijlpalen/congres-2024/",
    "news-list": "nieuws/",
    "news": "nieuws/premier-jetten-roosendaal/",
    "publications": "kennis/",
    "publication": "kennis/monitor-spuk-kansrijke-wijk/",
    "sources": "bronnen/",
    "source": "bronnen/coalitieakkoord-2021-2025/",
    "agenda": "agenda/",
    "funding": "agenda/spuk-kansrijke-wijk-1/",
    "results": "resultaten/",
    "hand-written": "meedoen/",
    "not-found": "bestaat/niet/",
}

# WCAG 2.2, levels A and AA; target-size is part of it, but off in axe unless asked for.
AXE = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa"],
    "rules": {"target-size": {"enabled": True}},
    "resultTypes": ["violations"],
}
# The rules whose outcome depends on the colours; in the dark nothing else differs.
AXE_COLOURS = {
    "runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]},
    "resultTypes": ["violations"],
}

# The texts and drawings that stick out, if the page as a whole is broader than the window.
STICKS_OUT = """() => {
  const width = document.documentElement.clientWidth;
  if (document.scrollingElement.scrollWidth <= width) return [];
  const found = [`the page is ${document.scrollingElement.scrollWidth} wide`];
  const nodes = document.createTreeWalker(document.body, NodeFilter.SHOW_ALL);
  while (nodes.nextNode()) {
    const node = nodes.currentNode;
    const element = node.parentElement;
    const unseen = element.closest(".table, .hidden, details:not([open]), script");
    if (node.firstChild || unseen) continue;
    const range = document.createRange();
    range.selectNode(node);
    const box = range.getBoundingClientRect();
    if (box.width > 1 && box.right > width + 1) {
      found.push(`${element.outerHTML.slice(0, 120)} up to ${Math.round(box.right)}`);
    }
  }
  return found.slice(0, 8);
}"""


@pytest.fixture(scope="module", params=PAGES.values(), ids=PAGES)
def shown(request: pytest.FixtureRequest, open_visit: Callable[..., Visit]) -> Iterator[Visit]:
    """Return a page that is loaded once for all the tests below; each sets what it looks at."""
    visit = open_visit()
    visit.go(request.param)
    visit.page.evaluate(Axe().axe_script)
    yield visit
    visit.page.context.close()


def none(found: list[str]) -> None:
    """Fail with everything that was found, if anything was."""
    if found:
        pytest.fail("\n".join(found), pytrace=False)


def look(visit: Visit, width: int, scheme: str) -> None:
    visit.page.set_viewport_size({"width": width, "height": 900})
    visit.page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    name = {"light": "default", "dark": "slate"}[scheme]
    visit.page.wait_for_selector(f"body[data-md-color-scheme={name}]")


def violations(visit: Visit, rules: dict[str, Any]) -> list[str]:
    """Return what axe has against the page, with a few of the places."""
    found: dict[str, Any] = visit.page.evaluate(f"axe.run({json.dumps(rules)})")
    return [
        f"{v['id']} ({len(v['nodes'])}x): {node['html'][:150]} | {node['failureSummary']}"
        for v in found["violations"]
        for node in v["nodes"][:5]
    ]


def test_it_loads_without_an_error_and_without_another_host(shown: Visit) -> None:
    assert (shown.watch.errors, shown.watch.elsewhere) == ([], [])


def test_it_is_in_dutch_and_has_one_main_heading(shown: Visit) -> None:
    assert shown.page.locator("html").get_attribute("lang") == "nl"
    assert shown.page.locator("h1").count() == 1
    assert shown.page.get_by_role("heading", level=1).is_visible()
    assert shown.page.title() != ""


def test_it_has_one_way_to_skip_to_the_content(shown: Visit) -> None:
    links = shown.page.locator("a.md-skip").evaluate_all(
        "links => links.filter(a => a.getClientRects().length).map(a => a.textContent.trim())"
    )
    assert links == ["Naar de inhoud"]


@pytest.mark.parametrize("width", [1280, 768, 390, 320])
def test_it_never_scrolls_sideways(shown: Visit, width: int) -> None:
    look(shown, width, "light")
    none(shown.page.evaluate(STICKS_OUT))


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_against_it(shown: Visit, scheme: str, width: int) -> None:
    look(shown, width, scheme)
    none(violations(shown, AXE if scheme == "light" else AXE_COLOURS))


def test_axe_would_find_something(visit: Visit) -> None:
    """The test above proves nothing if axe does not look."""
    visit.go("404.html")
    visit.page.evaluate(Axe().axe_script)
    bad = '<h1 style="color: #ccc">Grijs</h1><img src="">'
    visit.page.evaluate("bad => { document.querySelector('h1').outerHTML = bad; }", bad)
    found = " ".join(violations(visit, AXE))
    assert "color-contrast (1x)" in found
    assert "image-alt (1x)" in found
