"""The list of interventions: as a visitor sees it, and as the content says that it must be."""

from __future__ import annotations

import re
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from playwright.sync_api import expect

from palet.language.dutch import sort_key
from palet.views.evidence import AGES, DURATIONS, age_bands, duration_band, glance

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from playwright.sync_api import Locator, Page, Route

    from palet.content.catalog import Catalog, Entry

    # For a facet the ids that were chosen.
    Choice = Mapping[str, Iterable[str]]

PER_PAGE = 20
# The day of the visits that count what is due.
DAY = "2027-06-01"

READ = """() => {
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const boxes = all("#filters input[type=checkbox]");
  const amounts = {};
  const chosen = {};
  for (const box of boxes) {
    const amount = box.closest("label").querySelector(".option__count").textContent;
    (amounts[box.name] ??= {})[box.value] = Number(amount);
    if (box.checked) (chosen[box.name] ??= []).push(box.value);
  }
  return {
    count: document.getElementById("count").textContent,
    titles: all("#list .card__title").map((title) => title.textContent),
    amounts,
    chosen,
    chips: all("#chips button").map((chip) => chip.textContent),
    notices: all("#notices p").map((notice) => notice.textContent),
    query: document.getElementById("q").value,
    sort: document.querySelector("[name=sorteer]").value,
    page: Number(document.querySelector(".paging [aria-current]")?.textContent ?? 1),
  };
}"""
MARK = """() => document.getElementById("list")
  .append(Object.assign(document.createElement("li"), { id: "before" }))"""
MOVE = """(query) => {
  history.pushState(null, "", location.pathname + query);
  dispatchEvent(new PopStateEvent("popstate"));
}"""
# The numbers of the interventions that a question finds, best first.
SEARCH = """async (query) => {
  const { search } = await import(new URL("../assets/scripts/search/search.js", location));
  return (await search(query, "interventie")).map((hit) => hit.number);
}"""


@dataclass(frozen=True)
class Shown:
    """All that the list shows: what is found, what is chosen, and what more would give."""

    count: str
    titles: list[str]
    amounts: dict[str, dict[str, int]]
    chosen: dict[str, list[str]]
    chips: list[str]
    notices: list[str]
    query: str
    sort: str
    page: int

    @property
    def amount(self) -> int:
        """How many interventions the list says there are."""
        found = re.match(r"(\d+)\sinterventies?\b", self.count)
        assert found, self.count
        return int(found[1])


def read(page: Page) -> Shown:
    return Shown(**page.evaluate(READ))


def open_list(page: Page, address: str) -> Page:
    """Go to the list and wait until it shows what the address asks for."""
    page.goto(address)
    expect(page.locator("#list[data-shown]")).to_be_attached()
    return page


@contextmanager
def changed(page: Page) -> Iterator[None]:
    """Wait until the list is shown anew by what happens within."""
    page.evaluate(MARK)
    yield
    expect(page.locator("#before")).to_have_count(0)


def move(page: Page, query: str) -> Shown:
    """Go to another state of the list by its address, as back and forward do."""
    with changed(page):
        page.evaluate(MOVE, query)
    return read(page)


def box(page: Page, facet: str, option: str) -> Locator:
    return page.locator(f"#filters input[name={facet}][value={option}]")


def label(page: Page, facet: str, option: str) -> Locator:
    return page.locator(f".option:has(> [name={facet}][value={option}])")


def open_facet(page: Page, facet: str) -> None:
    details = page.locator(f".facet[data-facet={facet}]")
    if details.get_attribute("open") is None:
        details.locator("summary").click()


def tick(page: Page, facet: str, option: str) -> Shown:
    """Click an option, opening its facet first."""
    open_facet(page, facet)
    with changed(page):
        box(page, facet, option).click()
    return read(page)


def ask(page: Page, query: str) -> Shown:
    """Type a question in the field of the list, and send it."""
    page.locator("#q").fill(query)
    with changed(page):
        page.keyboard.press("Enter")
    return read(page)


def all_titles(page: Page) -> list[str]:
    """Go through all pages of the list, and return every title."""
    shown = read(page)
    titles = list(shown.titles)
    while len(titles) < shown.amount:
        with changed(page):
            page.get_by_role("link", name=f"Pagina {read(page).page + 1}", exact=True).click()
        titles += read(page).titles
    return titles


def address_of(choice: Choice, **more: str) -> str:
    """Return the part of the address after the path that asks for a choice."""
    parts = [f"{facet}={','.join(options)}" for facet, options in choice.items()]
    parts += [f"{name}={value}" for name, value in more.items()]
    return "?" + "&".join(parts)


def said(amount: int) -> str:
    return f"{amount} {'interventie' if amount == 1 else 'interventies'}"


def held_back(page: Page, pattern: str) -> Callable[[], None]:
    """Hold back what is asked for from now on; return how to let it go, once it was asked for."""
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    def let_go() -> None:
        while not held:
            page.wait_for_timeout(10)
        for route in held:
            route.continue_()

    page.route(pattern, hold, times=1)
    return let_go


# What the facets are, by the fields of the records themselves.
VALUES: Mapping[str, Callable[[Entry], Iterable[str | None]]] = {
    "thema": lambda entry: entry.record.themes,
    "gebied": lambda entry: (one.area for one in entry.record.implementations),
    "doelgroep": lambda entry: entry.record.target_groups,
    "factor": lambda entry: entry.record.protective_factors,
    "niveau": lambda entry: entry.record.levels,
    "status": lambda entry: (one.status for one in entry.record.implementations),
    "bewijs": lambda entry: [glance(entry.record).strength],
    "uitkomst": lambda entry: [glance(entry.record).verdict],
    "onderbouwing": lambda entry: [entry.record.evidence.level],
    "omgeving": lambda entry: entry.record.settings,
    "leeftijd": lambda entry: age_bands(entry.record),
    "duur": lambda entry: [duration_band(entry.record)],
    "kosten": lambda entry: ["bekend" if entry.record.costs else "niet-bekend"],
    "geld": lambda entry: (grant.scheme for grant in entry.record.funding),
}
KINDS = {"thema": "theme", "gebied": "area", "geld": "funding"}
VOCABULARIES = {
    "doelgroep": "target-groups", "factor": "protective-factors", "niveau": "levels",
    "status": "statuses", "onderbouwing": "evidence-levels", "bewijs": "strengths",
    "uitkomst": "verdicts", "omgeving": "settings",
}  # fmt: skip


@dataclass(frozen=True)
class Known:
    """All interventions, strong evidence first, and for each option those that have it."""

    catalog: Catalog
    entries: Sequence[Entry]
    options: Mapping[str, Mapping[str, set[int]]]

    @classmethod
    def of(cls, catalog: Catalog, day: str = DAY) -> Known:
        entries = sorted(catalog.all("intervention"), key=lambda one: sort_key(one.record.title))
        entries.sort(key=lambda one: -glance(one.record).step)
        options: dict[str, dict[str, set[int]]] = {
            **{name: {one.id: set() for one in catalog.all(kind)} for name, kind in KINDS.items()},
            **{name: {term: set() for term in catalog.vocabularies[vocabulary]}
               for name, vocabulary in VOCABULARIES.items()},
            "provincie": {name: set() for entry in entries for name in provinces(catalog, entry)}
            | {province(area): set() for area in catalog.all("area")},
            "leeftijd": {band.id: set() for band in AGES},
            "duur": {band.id: set() for band in DURATIONS},
            "kosten": {"bekend": set(), "niet-bekend": set()},
            "controle": {"nodig": set()},
        }  # fmt: skip
        for number, entry in enumerate(entries):
            for facet, values in VALUES.items():
                for value in values(entry):
                    if value:
                        options[facet][value].add(number)
            for name in provinces(catalog, entry):
                options["provincie"][name].add(number)
            if entry.record.review_due < date.fromisoformat(day):
                options["controle"]["nodig"].add(number)
        return cls(catalog, entries, options)

    @property
    def titles(self) -> list[str]:
        return [entry.record.title for entry in self.entries]

    def named(self, numbers: Iterable[int]) -> list[str]:
        return [self.titles[number] for number in numbers]

    def by_name(self, numbers: Iterable[int]) -> list[str]:
        return sorted(self.named(numbers), key=sort_key)

    def find(self, choice: Choice, base: Iterable[int] | None = None) -> set[int]:
        """Return what is left: any option within a facet, and all facets together."""
        found = set(range(len(self.entries)) if base is None else base)
        for facet, options in choice.items():
            found &= set().union(*(self.options[facet][option] for option in options))
        return found

    def amounts(
        self, choice: Choice, base: Sequence[int] | None = None
    ) -> dict[str, dict[str, int]]:
        """Return how much each option would give, with the other facets as they are."""
        counted = {}
        for facet, options in self.options.items():
            others = {name: ids for name, ids in choice.items() if name != facet}
            left = self.find(others, base)
            counted[facet] = {option: len(left & numbers) for option, numbers in options.items()}
        return counted

    def label(self, facet: str, option: str) -> str:
        if facet in KINDS:
            return str(self.catalog[KINDS[facet]][option].record.title)
        return self.catalog.term(VOCABULARIES[facet], option).label

    def of_area(self, area: str) -> list[str]:
        return self.named(sorted(self.options["gebied"][area]))


def province(area: Entry | Any) -> str:
    """Return the id of the province of an area, or of a place."""
    name = getattr(area, "record", area).province
    return str(name).lower().replace(" ", "-").replace("â", "a")


def provinces(catalog: Catalog, entry: Entry) -> Iterator[str]:
    """Yield the ids of the provinces of the places of an intervention."""
    for one in entry.record.implementations:
        if one.area:
            yield province(catalog["area"][one.area])
        elif one.national:
            yield "landelijk"
        elif one.province:
            yield province(one)
