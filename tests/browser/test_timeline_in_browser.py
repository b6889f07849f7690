"""The timeline: today's place on it, and choosing what of it to see; also of news and knowledge.

What must be shown is worked out here from the files of the content, not by Palet.
"""

from __future__ import annotations

import calendar
import random
import re
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect
from sample import FROZEN
from test_by_keyboard import SHOWS_FOCUS, tab_to
from test_every_kind_of_page import AXE, AXE_COLOURS, STICKS_OUT, look, none, violations

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from pathlib import Path

    from conftest import Visit
    from playwright.sync_api import Locator, Page

pytestmark = pytest.mark.browser

DAYS = ["2024-06-01", "2026-11-22", "2029-01-01"]
TODAY = DAYS[1]
# For each list: the folder of its records, what one record and more are called, and its choices.
LISTS = {
    "mijlpalen/": ("milestones", "mijlpaal", "mijlpalen", ["soort", "thema"]),
    "kennis/": ("knowledge", "publicatie", "publicaties", ["soort", "thema"]),
    "nieuws/": ("news", "bericht", "berichten", ["thema"]),
}

# What a visitor sees of a list that can be narrowed.
READ = """() => {
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const seen = (element) => element.checkVisibility({ visibilityProperty: true });
  const boxes = all(".narrow input[type=checkbox]");
  const counts = {};
  for (const box of boxes) {
    (counts[box.name] ??= {})[box.value] = Number(
      box.closest("label").querySelector(".option__count").textContent);
  }
  return {
    shown: all(".whole [data-item]").filter(seen).map((item) => item.dataset.item),
    headings: all(".whole h2").filter(seen).map((heading) => heading.textContent.trim()),
    said: document.querySelector(".narrow [role=status]").textContent,
    counts,
    chosen: boxes.filter((box) => box.checked).map((box) => `${box.name}=${box.value}`),
    notices: all(".narrow__notice p").map((notice) => notice.textContent),
    resets: all(".narrow [type=reset]").filter(seen).length,
    years: Object.fromEntries(all(".years [data-year]").map((year) =>
      [year.dataset.year, year.querySelector(".years__count").textContent])),
    marks: all(".years__mark").filter(seen).map((mark) => mark.dataset.of),
  };
}"""
# Whether the script of the form listens; it does so when it has shown what the address asks.
READY = """() => {
  const event = new Event("submit", { cancelable: true });
  return !document.querySelector("form.narrow").dispatchEvent(event);
}"""
MOVE = """(query) => {
  history.pushState(null, "", location.pathname + query);
  dispatchEvent(new PopStateEvent("popstate"));
}"""
# The items of the timeline in order, with the line of today among them.
ORDER = """() => [...document.querySelectorAll(".whole .timeline > li")]
  .filter((item) => item.checkVisibility()).map((item) => item.dataset.item ?? item.id)"""


@dataclass(frozen=True)
class Record:
    """What a file of the content says that the lists show or choose by."""

    id: str
    year: int | None
    over: str
    status: str
    values: Mapping[str, Sequence[str]]


def last_day(written: str) -> str:
    """Return the last day of a day, a month or a year."""
    year, month, day = [*map(int, written.split("-")), 0, 0][:3]
    month = month or 12
    return date(year, month, day or calendar.monthrange(year, month)[1]).isoformat()


def read_record(path: Path) -> Record:
    text = path.read_text("utf-8")
    fields = yaml.safe_load(text.split("\n---\n")[0] if path.suffix == ".md" else text)
    when = str(fields.get("date") or "")
    over = last_day(str(fields.get("end") or when)) if when else ""
    status = fields.get("status", "")
    if status == "geweest":
        checked = date.fromisoformat(last_day(str(fields["reviewed"])))
        over = min(over, str(checked - timedelta(days=1)))
    values = {"soort": [fields["kind"]] if "kind" in fields else [], "thema": fields.get("themes")}
    return Record(
        path.stem, int(when[:4]) if when else None, over, status,
        {name: list(found or []) for name, found in values.items()},
    )  # fmt: skip


@pytest.fixture(scope="module")
def records() -> Mapping[str, Sequence[Record]]:
    """Return for each list what must stand in it, by the address of the list."""
    return {
        address: [read_record(path) for path in sorted((FROZEN / folder).iterdir())]
        for address, (folder, *_) in LISTS.items()
    }


@pytest.fixture(scope="module")
def milestones(records: Mapping[str, Sequence[Record]]) -> Sequence[Record]:
    return records["mijlpalen/"]


@pytest.fixture
def visit(used: Visit) -> Iterator[Visit]:
    """Return a page that others have used, on which nothing may go wrong."""
    yield used
    assert (used.watch.errors, used.watch.elsewhere) == ([], [])


def open_on(visit: Visit, address: str, day: str = TODAY) -> Page:
    visit.page.clock.set_fixed_time(f"{day}T12:00:00")
    page = visit.go(address)
    page.wait_for_function(READY)
    return page


def box(page: Page, name: str, value: str) -> Locator:
    return page.locator(f".narrow input[name={name}][value={value}]")


def open_group(page: Page, title: str) -> None:
    group = page.locator(".narrow__group", has=page.locator("summary", has_text=title))
    if group.get_attribute("open") is None:
        group.locator("summary").click()
    expect(group.get_by_role("checkbox").first).to_be_visible()


def read(page: Page) -> dict[str, Any]:
    found: dict[str, Any] = page.evaluate(READ)
    return found


def fits(record: Record, choice: Mapping[str, Sequence[str]], but: str = "") -> bool:
    return all(
        set(values) & set(record.values[name])
        for name, values in choice.items()
        if values and name != but
    )


def said(address: str, shown: int, total: int) -> str:
    _, one, many, _ = LISTS[address]
    amount = f"{shown}" if shown == total else f"{shown} van {total}"
    return f"{amount} {one if total == 1 else many}"


def shows(page: Page, address: str, found: Sequence[Record], choice: Mapping[str, Any]) -> None:
    """Check that a page shows of a list what the content says of a choice."""
    state = read(page)
    wanted = [record for record in found if fits(record, choice)]
    assert sorted(state["shown"]) == sorted(record.id for record in wanted)
    assert state["said"] == said(address, len(wanted), len(found))
    assert state["counts"] == {
        name: {
            value: sum(fits(r, choice, name) and value in r.values[name] for r in found)
            for value in {value for record in found for value in record.values[name]}
        }
        for name in LISTS[address][3]
    }
    assert set(state["chosen"]) == {
        f"{name}={v}" for name, values in choice.items() for v in values
    }
    assert state["resets"] == any(choice.values())
    nothing = "Niets past bij deze keuze. Kies minder, of wis de keuze."
    assert state["notices"] == ([] if wanted else [nothing])
    if address == "mijlpalen/":
        with_any = {str(record.year) for record in wanted}
        assert [h for h in state["headings"] if h.isdigit()] == sorted(with_any)
        assert sorted(state["marks"]) == sorted(state["shown"])
        for year, words in state["years"].items():
            amount = sum(str(record.year) == year for record in wanted)
            empty = "nog niets" if year not in {str(r.year) for r in found} else "0 mijlpalen"
            assert words == (
                f"{amount} mijlpa{'al' if amount == 1 else 'len'}" if amount else empty
            )


# Today


@pytest.mark.parametrize("day", DAYS)
def test_what_is_past_is_marked_in_the_list_and_in_the_bar(
    visit: Visit, milestones: Sequence[Record], day: str
) -> None:
    page = open_on(visit, "mijlpalen/", day)
    past = {record.id for record in milestones if record.over < day}
    items = page.locator(".whole [data-item].is-past")
    assert set(items.evaluate_all("all => all.map((item) => item.dataset.item)")) == past
    marks = page.locator(".years__mark.is-past")
    assert set(marks.evaluate_all("all => all.map((mark) => mark.dataset.of)")) == past
    assert page.locator(".whole [data-item]").count() == len(milestones)


def test_the_days_above_differ(milestones: Sequence[Record]) -> None:
    past = [sum(record.over < day for record in milestones) for day in DAYS]
    assert 0 < past[0] < past[1] < past[2] == len(milestones)


@pytest.mark.parametrize(
    ("day", "words"),
    [
        ("2024-06-01", "1 juni 2024"),
        ("2026-11-22", "22 november 2026"),
        ("2029-01-01", "1 januari 2029"),
        ("2001-12-31", "31 december 2001"),
    ],
)
def test_the_line_of_today_stands_after_the_last_that_is_past(
    visit: Visit, milestones: Sequence[Record], day: str, words: str
) -> None:
    page = open_on(visit, "mijlpalen/", day)
    expect(page.locator("#vandaag")).to_have_text(f"Vandaag: {words}")
    expect(page.locator("#vandaag")).to_be_visible()
    order = page.evaluate(ORDER)
    assert order.count("vandaag") == 1
    assert len(order) == len(milestones) + 1
    over = {record.id: record.over for record in milestones}
    place = order.index("vandaag")
    assert all(over[one] >= day for one in order[place + 1 :])
    if place:
        assert over[order[place - 1]] < day
    assert (place == 0) is all(record.over >= day for record in milestones)
    assert (place == len(milestones)) is all(record.over < day for record in milestones)


def test_the_line_of_today_keeps_its_place_among_what_is_chosen(
    visit: Visit, milestones: Sequence[Record]
) -> None:
    page = open_on(visit, "mijlpalen/", "2025-10-01")
    kinds = sorted({kind for record in milestones for kind in record.values["soort"]})
    places = set()
    for kind in kinds:
        page.evaluate(MOVE, f"?soort={kind}")
        order = page.evaluate(ORDER)
        past = [r.id for r in milestones if kind in r.values["soort"] and r.over < "2025-10-01"]
        assert sorted(order[: order.index("vandaag")]) == sorted(past)
        places.add(order.index("vandaag"))
    assert len(places) > 2
    page.evaluate(MOVE, "")
    assert page.evaluate(ORDER).count("vandaag") == 1


def test_when_nothing_is_left_there_is_no_line_of_today(visit: Visit) -> None:
    page = open_on(visit, "mijlpalen/?soort=congres&thema=gezonde-leefomgeving")
    expect(page.locator(".narrow [role=status]")).to_have_text(re.compile("^0 van "))
    expect(page.locator("#vandaag")).to_have_count(0)


@pytest.mark.parametrize("day", DAYS)
def test_of_what_is_past_without_being_confirmed_the_page_says_so(
    visit: Visit, milestones: Sequence[Record], day: str
) -> None:
    page = open_on(visit, "mijlpalen/", day)
    wanted = {
        record.id
        for record in milestones
        if record.over < day and record.status not in ("geweest", "afgelast")
    }
    told = page.locator(".whole [data-item]", has_text="(datum voorbij)")
    assert set(told.evaluate_all("all => all.map((item) => item.dataset.item)")) == wanted
    assert bool(wanted) is (day != DAYS[0])
    expect(page.get_by_text("datum voorbij")).to_have_count(len(wanted))


def test_the_page_of_an_unconfirmed_milestone_says_that_its_date_is_past(visit: Visit) -> None:
    for day, words in [("2025-12-31", "Gepland"), ("2026-01-01", "Gepland (datum voorbij)")]:
        visit.page.clock.set_fixed_time(f"{day}T12:00:00")
        page = visit.go("mijlpalen/congres-2025/")
        expect(page.locator(".brief .status")).to_have_text(words)


@pytest.mark.parametrize(
    ("day", "year", "share"),
    [
        ("2024-01-01", "2024", 0.1),
        ("2024-06-01", "2024", 41.7),
        ("2026-11-22", "2026", 89.2),
        ("2027-12-31", "2027", 99.9),
        ("2029-01-01", None, 0),
        ("2021-12-31", None, 0),
    ],
)
def test_the_bar_of_years_has_a_mark_for_today(
    visit: Visit, day: str, year: str | None, share: float
) -> None:
    page = open_on(visit, "mijlpalen/", day)
    marks = page.locator(".years__today")
    if year is None:
        expect(marks).to_have_count(0)
        return
    expect(marks).to_have_count(1)
    expect(page.locator(f".years [data-year='{year}'] .years__today")).to_have_count(1)
    drawn = re.match(r"M([\d.]+),", marks.get_attribute("d") or "")
    assert drawn
    assert abs(float(drawn[1]) - share) < 0.3


def test_the_bar_of_years_has_every_year_and_leads_to_those_with_something(
    visit: Visit, milestones: Sequence[Record]
) -> None:
    page = open_on(visit, "mijlpalen/")
    years = [record.year for record in milestones if record.year]
    bar = page.locator(".years [data-year]")
    found = bar.evaluate_all("all => all.map((year) => Number(year.dataset.year))")
    assert found == list(range(min(years), max(years) + 1))
    links = page.get_by_role("navigation", name="Jaren").get_by_role("link")
    assert links.count() == len(set(years))
    links.last.click()
    assert page.url.endswith(f"#jaar-{max(years)}")
    expect(page.locator(f"#jaar-{max(years)}")).to_be_in_viewport()


def test_without_script_everything_is_there_with_its_date_and_nothing_of_today(
    new_visit: Callable[..., Visit], milestones: Sequence[Record]
) -> None:
    visit = new_visit(java_script_enabled=False)
    page = visit.go("mijlpalen/?soort=congres")
    items = page.locator(".whole [data-item]")
    expect(items).to_have_count(len(milestones))
    for item in items.all():
        expect(item).to_be_visible()
        expect(item.locator(".timeline__date")).to_have_text(re.compile(r"\b20\d\d$"))
    expect(page.get_by_text("Vandaag")).to_have_count(0)
    expect(page.get_by_text("datum voorbij")).to_have_count(0)
    expect(page.locator(".is-past")).to_have_count(0)
    expect(page.locator("form.narrow")).to_be_hidden()
    years = page.locator(".years__count").all_inner_texts()
    assert sum(int(words.split()[0]) for words in years if words != "nog niets") == len(milestones)
    assert (visit.watch.errors, visit.watch.elsewhere) == ([], [])


# Choosing what to see


@pytest.fixture(scope="module")
def lists(open_visit: Callable[..., Visit]) -> Iterator[Mapping[str, Visit]]:
    """Return each list, opened once for the tests that only go to other addresses of it."""
    visits = {address: open_visit() for address in LISTS}
    for address, visit in visits.items():
        open_on(visit, address)
    yield visits
    for visit in visits.values():
        visit.page.context.close()


def some_choice(records: Sequence[Record], names: Sequence[str], seed: int) -> dict[str, list[str]]:
    some = random.Random(seed)  # noqa: S311 - the same choices every time
    choice = {}
    for name in some.sample(names, some.randint(1, len(names))):
        values = sorted({value for record in records for value in record.values[name]})
        choice[name] = some.sample(values, some.randint(1, 3))
    return choice


def query_of(choice: Mapping[str, Sequence[str]]) -> str:
    return "?" + "&".join(f"{name}={','.join(values)}" for name, values in choice.items())


@pytest.mark.parametrize("address", LISTS)
def test_at_first_a_list_shows_all(
    lists: Mapping[str, Visit], records: Mapping[str, Sequence[Record]], address: str
) -> None:
    page = lists[address].page
    page.evaluate(MOVE, "")
    shows(page, address, records[address], {})


@pytest.mark.parametrize("address", LISTS)
@pytest.mark.parametrize("seed", range(12))
def test_an_address_shows_and_counts_what_the_content_says(
    lists: Mapping[str, Visit], records: Mapping[str, Sequence[Record]], address: str, seed: int
) -> None:
    choice = some_choice(records[address], LISTS[address][3], seed)
    visit = lists[address]
    visit.page.evaluate(MOVE, query_of(choice))
    shows(visit.page, address, records[address], choice)
    assert (visit.watch.errors, visit.watch.elsewhere) == ([], [])


@pytest.mark.parametrize("address", LISTS)
def test_the_choices_above_are_worth_trying(
    records: Mapping[str, Sequence[Record]], address: str
) -> None:
    found = records[address]
    amounts = set()
    for seed in range(12):
        choice = some_choice(found, LISTS[address][3], seed)
        amounts.add(sum(fits(record, choice) for record in found))
    assert len(amounts) > 4
    assert max(amounts) < len(found)


def test_boxes_of_one_sort_add_and_of_two_sorts_take_away(
    visit: Visit, milestones: Sequence[Record]
) -> None:
    page = open_on(visit, "mijlpalen/")
    amounts = []
    open_group(page, "Soort")
    open_group(page, "Thema")
    choice: dict[str, list[str]] = {}
    for name, value in [
        ("soort", "congres"), ("soort", "kamerbrief"), ("thema", "preventie-jeugdcriminaliteit"),
        ("thema", "zelfbeschikking-en-emancipatie"),
    ]:  # fmt: skip
        box(page, name, value).check()
        choice.setdefault(name, []).append(value)
        shows(page, "mijlpalen/", milestones, choice)
        amounts.append(len(read(page)["shown"]))
    assert amounts[0] < amounts[1] > amounts[2] < amounts[3]
    wanted = "?soort=congres,kamerbrief&thema=preventie-jeugdcriminaliteit,"
    assert page.url == f"{visit.address}mijlpalen/{wanted}zelfbeschikking-en-emancipatie"


def test_what_is_left_is_counted_in_words(visit: Visit, milestones: Sequence[Record]) -> None:
    page = open_on(visit, "mijlpalen/")
    status = page.locator(".narrow").get_by_role("status")
    total = len(milestones)
    themes = sorted({theme for record in milestones for theme in record.values["thema"]})
    amounts = {theme: sum(theme in r.values["thema"] for r in milestones) for theme in themes}
    expect(status).to_have_text(f"{total} mijlpalen")
    open_group(page, "Thema")
    for theme in sorted(amounts, key=lambda theme: amounts[theme])[:3]:
        box(page, "thema", theme).check()
        expect(status).to_have_text(f"{amounts[theme]} van {total} mijlpalen")
        box(page, "thema", theme).uncheck()
    expect(status).to_have_text(f"{total} mijlpalen")


def test_a_box_that_would_leave_nothing_is_still_there_to_choose(
    visit: Visit, milestones: Sequence[Record]
) -> None:
    page = open_on(visit, "mijlpalen/?soort=congres")
    open_group(page, "Thema")
    empty = box(page, "thema", "gezonde-leefomgeving").locator("..")
    expect(empty.locator(".option__count")).to_have_text("0")
    empty.click()
    expect(page.locator(".narrow [role=status]")).to_have_text(f"0 van {len(milestones)} mijlpalen")
    state = read(page)
    assert (state["shown"], state["headings"], state["marks"]) == ([], [], [])
    expect(page.get_by_role("button", name="Wis de keuze")).to_be_visible()


@pytest.mark.parametrize("address", LISTS)
def test_the_address_can_be_shared_and_reloaded_and_back_undoes(
    visit: Visit,
    new_visit: Callable[..., Visit],
    records: Mapping[str, Sequence[Record]],
    address: str,
) -> None:
    page = open_on(visit, address)
    open_group(page, "Thema")
    themes = ["preventie-jeugdcriminaliteit", "school-en-omgeving"]
    for theme in themes:
        box(page, "thema", theme).check()
    shows(page, address, records[address], {"thema": themes})
    page.reload()
    expect(box(page, "thema", themes[1])).to_be_visible()
    shows(page, address, records[address], {"thema": themes})
    other = open_on(new_visit(), page.url.removeprefix(visit.address))
    shows(other, address, records[address], {"thema": themes})
    page.go_back()
    shows(page, address, records[address], {"thema": themes[:1]})
    page.go_back()
    shows(page, address, records[address], {})
    page.go_forward()
    shows(page, address, records[address], {"thema": themes[:1]})


def test_the_choice_is_still_there_on_the_way_back_from_a_milestone(
    visit: Visit, milestones: Sequence[Record]
) -> None:
    page = open_on(visit, "mijlpalen/")
    open_group(page, "Soort")
    box(page, "soort", "congres").check()
    page.get_by_role("link", name="Eerste Congres").click()
    page.wait_for_url("**/congres-2024/")
    page.go_back()
    page.wait_for_url("**/mijlpalen/?soort=congres")
    expect(box(page, "soort", "congres")).to_be_checked()
    shows(page, "mijlpalen/", milestones, {"soort": ["congres"]})


@pytest.mark.parametrize(
    ("query", "notice", "chosen"),
    [
        ("?soort=onzin", "onzin", []),
        ("?soort=onzin,congres&thema=niets", "onzin, niets", ["soort=congres"]),
        ("?thema=<img src=x onerror=alert(1)>", "<img src=x onerror=alert(1)>", []),
        ("?soort=Congres", "Congres", []),
        ("?soort=a,b,c,d,e", "a, b, c", []),
    ],
)
def test_what_an_address_asks_in_vain_is_said_in_words(
    visit: Visit, milestones: Sequence[Record], query: str, notice: str, chosen: list[str]
) -> None:
    page = open_on(visit, f"mijlpalen/{query}")
    expect(page.locator(".narrow__notice")).to_be_visible()
    state = read(page)
    assert state["notices"] == [f"Deze keuze bestaat hier niet: {notice}."]
    assert state["chosen"] == chosen
    congresses = [record.id for record in milestones if "congres" in record.values["soort"]]
    assert len(state["shown"]) == len(congresses if chosen else milestones)
    assert page.locator(".narrow__notice img").count() == 0
    open_group(page, "Soort")
    box(page, "soort", "regeling").check()
    expect(page.locator(".narrow__notice")).to_be_hidden()
    assert "onzin" not in page.url


@pytest.mark.parametrize(
    "query", ["?soort=&thema=", "?soort", "?kleur=rood", "?soort=,,", "?utm_source=brief", "#x"]
)
def test_what_asks_for_nothing_shows_all_without_a_word(
    visit: Visit, milestones: Sequence[Record], query: str
) -> None:
    shows(open_on(visit, f"mijlpalen/{query}"), "mijlpalen/", milestones, {})


@pytest.mark.parametrize("address", LISTS)
def test_clearing_the_choice_shows_all_again_and_puts_the_focus_at_the_boxes(
    visit: Visit, records: Mapping[str, Sequence[Record]], address: str
) -> None:
    page = open_on(visit, f"{address}?thema=re-integratie,school-en-omgeving")
    page.get_by_role("button", name="Wis de keuze").click()
    shows(page, address, records[address], {})
    assert page.url == visit.address + address
    expect(page.locator(".narrow summary").first).to_be_focused()
    page.go_back()
    shows(
        page, address, records[address], {"thema": ["re-integratie", "school-en-omgeving"]}
    )  # fmt: skip


def test_all_of_it_goes_by_keyboard(visit: Visit, milestones: Sequence[Record]) -> None:
    page = open_on(visit, "mijlpalen/")
    tab_to(page, ".narrow summary", 25)
    assert page.evaluate(SHOWS_FOCUS)
    page.keyboard.press("Enter")
    tab_to(page, "[name=soort][value=congres]", 2)
    assert page.evaluate(SHOWS_FOCUS)
    page.keyboard.press("Space")
    shows(page, "mijlpalen/", milestones, {"soort": ["congres"]})
    expect(box(page, "soort", "congres")).to_be_focused()
    tab_to(page, ".narrow summary", 8)
    page.keyboard.press("Enter")
    tab_to(page, "[name=thema][value=re-integratie]", 12)
    page.keyboard.press("Space")
    shows(page, "mijlpalen/", milestones, {"soort": ["congres"], "thema": ["re-integratie"]})
    tab_to(page, ".narrow [type=reset]", 12)
    assert page.evaluate(SHOWS_FOCUS)
    page.keyboard.press("Enter")
    shows(page, "mijlpalen/", milestones, {})
    expect(page.locator(".narrow summary").first).to_be_focused()
    assert page.evaluate(SHOWS_FOCUS)


def test_enter_in_a_box_does_not_leave_the_page(visit: Visit) -> None:
    page = open_on(visit, "mijlpalen/?soort=congres")
    box(page, "soort", "congres").focus()
    page.keyboard.press("Enter")
    expect(page.locator(".narrow [role=status]")).to_have_text(re.compile(r"^\d+ van \d+ "))
    assert page.url == f"{visit.address}mijlpalen/?soort=congres"


def test_years_without_a_milestone_that_fits_are_hidden(
    visit: Visit, milestones: Sequence[Record]
) -> None:
    page = open_on(visit, "mijlpalen/?soort=congres")
    years = sorted({str(r.year) for r in milestones if "congres" in r.values["soort"]})
    assert len(years) < len({r.year for r in milestones})
    expect(page.locator(".whole h2:visible")).to_have_text(years)


def test_no_link_leads_to_a_year_that_is_hidden(visit: Visit) -> None:
    page = open_on(visit, "mijlpalen/?soort=congres")
    dead = page.locator("a[href*='#jaar-']:visible").evaluate_all(
        """links => links.filter((link) => !document.getElementById(link.hash.slice(1))
          .checkVisibility()).map((link) => link.outerHTML.slice(0, 80))"""
    )
    none(dead)


# On a phone, and for everybody


@pytest.fixture(scope="module")
def narrow(open_visit: Callable[..., Visit]) -> Iterator[Visit]:
    visit = open_visit(viewport={"width": 390, "height": 844})
    open_on(visit, "mijlpalen/")
    open_group(visit.page, "Soort")
    open_group(visit.page, "Thema")
    yield visit
    visit.page.context.close()


def test_on_a_phone_nothing_sticks_out_also_with_the_boxes_open(narrow: Visit) -> None:
    none(narrow.page.evaluate(STICKS_OUT))


def test_on_a_phone_the_timeline_is_one_column(narrow: Visit) -> None:
    drawn = narrow.page.locator(".whole .timeline > li").evaluate_all(
        """items => items.map((item) => {
          const box = item.getBoundingClientRect();
          const [date, what] = [...item.children].map((part) => part.getBoundingClientRect());
          const above = !what || (date.bottom <= what.top + 1 && date.left === what.left);
          return { left: box.left, top: box.top, bottom: box.bottom, right: box.right, above };
        })"""
    )
    assert len(drawn) > 20
    assert len({item["left"] for item in drawn}) == 1
    assert all(item["above"] and item["right"] <= 390 for item in drawn)
    assert all(one["bottom"] <= other["top"] + 1 for one, other in pairwise(drawn))


def test_on_a_phone_the_boxes_are_large_enough_to_touch(narrow: Visit) -> None:
    small = narrow.page.locator(".narrow :is(label, summary)").evaluate_all(
        """all => all.map((one) => [one.textContent.trim(), one.getBoundingClientRect()])
          .filter(([, box]) => box.height < 24 || box.width < 24)
          .map(([name, box]) => `${name}: ${box.width} x ${box.height}`)"""
    )
    none(small)
    assert narrow.page.locator(".narrow label").count() > 10


def test_on_a_phone_a_tap_on_a_label_chooses(phone: Visit, milestones: Sequence[Record]) -> None:
    page = open_on(phone, "mijlpalen/")
    open_group(page, "Thema")
    page.locator("label", has_text="Re-integratie").click()
    shows(page, "mijlpalen/", milestones, {"thema": ["re-integratie"]})
    none(page.evaluate(STICKS_OUT))


STATES = {
    "timeline-open": "mijlpalen/?soort=congres,kamerbrief&thema=digitale-weerbaarheid",
    "timeline-in-vain": "mijlpalen/?soort=onzin&thema=re-integratie",
    "knowledge-open": "kennis/?soort=onderzoek&thema=re-integratie",
}


@pytest.fixture(scope="module", params=STATES.values(), ids=STATES)
def state(request: pytest.FixtureRequest, open_visit: Callable[..., Visit]) -> Iterator[Visit]:
    """Return a list with a choice; without one they are in test_every_kind_of_page."""
    visit = open_visit()
    page = open_on(visit, request.param)
    for title in page.locator(".narrow summary").all_inner_texts():
        open_group(page, title)
    page.evaluate(Axe().axe_script)
    yield visit
    visit.page.context.close()


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_against_a_narrowed_list(state: Visit, scheme: str, width: int) -> None:
    look(state, width, scheme)
    none(violations(state, AXE if scheme == "light" else AXE_COLOURS))
    none(state.page.evaluate(STICKS_OUT))
    assert (state.watch.errors, state.watch.elsewhere) == ([], [])
