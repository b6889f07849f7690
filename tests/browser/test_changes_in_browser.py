"""The page that says what is new: told from the history of the files, since a day one chooses."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
import sample
import yaml
from axe_playwright_python.sync_playwright import Axe
from building import mkdocs
from playwright.sync_api import expect
from sample import FROZEN
from test_by_keyboard import SHOWS_FOCUS, tab_to
from test_every_kind_of_page import AXE, AXE_COLOURS, STICKS_OUT, look, none, violations
from test_timeline_in_browser import READY

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from contextlib import AbstractContextManager
    from pathlib import Path

    from conftest import Visit
    from playwright.sync_api import Locator, Page

    Serve = Callable[[Path], AbstractContextManager[str]]

pytestmark = pytest.mark.browser

STATUSES = sample.vocabulary(sample.VOCABULARIES["statuses"]).replace("In-uit", "In uit")
# What is there from the start: the sample, an earlier congress and one to come.
CONGRESSES = {
    f"milestones/{name}.yml": sample.MILESTONE.split("sessions:")[0]
    .replace("title: Proefcongres", f"title: {title}")
    .replace("date: 2024-05", f"date: {date}")
    .replace("status: geweest", f"status: {status}")
    + "sources: [brief]\nreviewed: 2026-11-22\n"
    for name, title, date, status in [
        ("vroeg-congres", "Vroeg congres", "2023-11-09", "geweest"),
        ("komend-congres", "Komend congres", "2027-02", "gepland"),
    ]
}
START: dict[str, str | None] = {
    **CONGRESSES,
    "vocabularies/statuses.yml": STATUSES,
    "news/vergissing.md": sample.NEWS.replace("title: Proef begint", "title: Een vergissing"),
}
MESSAGES = 9  # more than what a group shows at once
# What each commit does; the last puts what was being done to its end.
COMMITS: list[tuple[str, dict[str, str | None]]] = [
    ("2024-02-01", START),
    (
        "2026-01-10",
        {
            f"news/bericht-{n}.md": sample.NEWS.replace(
                "title: Proef", f"title: Bericht {n}: proef"
            )
            .replace("title: ", "title: '")
            .replace("begint\n", "begint'\n")
            for n in range(1, MESSAGES + 1)
        },
    ),
    (
        "2026-03-05",
        {
            "interventions/proefteam.yml": sample.INTERVENTION.replace(
                "status: in-uitvoering", "status: afgerond"
            ),
            "news/vergissing.md": None,
            "areas/proefwijk.yml": sample.AREA.replace(
                "summary: Een wijk om mee te proeven.", "summary: Een wijk die is geproefd."
            ),
        },
    ),
]
DAYS = {
    "2026-03-05": "Donderdag 5 maart 2026",
    "2026-01-10": "Zaterdag 10 januari 2026",
    "2024-02-01": "Donderdag 1 februari 2024",
}
NO_DAY = 'does not conform to the required format, "yyyy-MM-dd".'
UNKNOWN = "De geschiedenis van de bestanden is hier niet bekend."

READ = """() => {
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const seen = (element) => element.checkVisibility();
  const closed = (item) => item.closest("details:not([open])");
  return {
    days: all(".whole h2").filter(seen).map((day) => day.textContent.trim()),
    groups: all(".whole h3").filter(seen).map((group) =>
      group.textContent.replaceAll("\\u00a0", " ")),
    items: all(".whole [data-item]").filter((item) => !item.hidden
      && (seen(item) || closed(item)?.checkVisibility())).length,
    said: document.querySelector(".narrow [role=status]").textContent.replaceAll("\\u00a0", " "),
    since: document.querySelector("#sinds").value,
    notices: all(".narrow__notice p").map((notice) => notice.textContent),
  };
}"""


def write(content: Path, files: dict[str, str | None]) -> None:
    for name, text in files.items():
        if text is None:
            (content / name).unlink()
        else:
            (content / name).write_text(text, "utf-8")


def git(folder: Path, day: str, *words: str) -> None:
    """Run Git in a folder of our own, as somebody without settings, at noon of a day."""
    env = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    done = subprocess.run(
        ["git", "-c", "user.name=Proef", "-c", "user.email=proef@voorbeeld.nl", *words],
        cwd=folder, check=False, capture_output=True, text=True,
        env={
            **env, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1",
            "GIT_AUTHOR_DATE": f"{day}T12:00:00+0100",
            "GIT_COMMITTER_DATE": f"{day}T12:00:00+0100",
        },
    )  # fmt: skip
    assert done.returncode == 0, done.stderr


@pytest.fixture(scope="module")
def repository(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a repository of which the content changed on three days."""
    folder = tmp_path_factory.mktemp("history")
    git(folder, COMMITS[0][0], "init", "--quiet")
    content = sample.write_content(folder)
    for day, files in COMMITS:
        write(content, files)
        git(folder, day, "add", "content")
        git(folder, day, "commit", "--quiet", "--message", f"Op {day}")
    return folder


@pytest.fixture(scope="module")
def address(repository: Path, serve: Serve) -> Iterator[str]:
    """Return the address of the site of the repository."""
    done = mkdocs(repository / "content", repository / "site")
    assert done.returncode == 0, done.stderr
    with serve(repository / "site") as address:
        yield address


@pytest.fixture(scope="module")
def without_history(
    repository: Path, serve: Serve, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[str]:
    """Return the address of a site of the same content, outside any repository."""
    folder = tmp_path_factory.mktemp("bare")
    shutil.copytree(repository / "content", folder / "content")
    done = mkdocs(folder / "content", folder / "site")
    assert done.returncode == 0, done.stderr
    with serve(folder / "site") as address:
        yield address


@pytest.fixture(scope="module")
def own(open_visit: Callable[..., Visit], address: str) -> Iterator[Visit]:
    """Return a page for many tests, at the site of the repository."""
    visit = at(open_visit(), address)
    yield visit
    visit.page.context.close()


@pytest.fixture
def visit(own: Visit) -> Iterator[Visit]:
    """Return a page that others have used, as if it were new; nothing may go wrong on it."""
    own.page.goto("about:blank")
    own.watch.errors.clear()
    yield own
    # What Chromium says of a day that does not exist has a test of its own.
    wrong = [error for error in own.watch.errors if not error.endswith(NO_DAY)]
    assert (wrong, own.watch.elsewhere) == ([], [])


def at(visit: Visit, address: str) -> Visit:
    """Return the page of a visit, as one to another site."""
    watch = type(visit.watch)(address)
    watch.on(visit.page)
    return replace(visit, address=address, watch=watch)


def opened(visit: Visit, query: str = "") -> Page:
    """Open the page, and wait until it shows what the address asks."""
    page = visit.go(f"nieuw/{query}")
    page.wait_for_function(READY)
    return page


def read(page: Page) -> dict[str, Any]:
    found: dict[str, Any] = page.evaluate(READ)
    return found


def total(page: Page) -> int:
    return page.locator(".whole [data-item]").count()


def day(page: Page, date: str) -> Locator:
    return page.locator("section.changes", has=page.locator(f"#dag-{date}"))


def group(page: Page, date: str, title: str) -> Locator:
    return day(page, date).locator("[data-group]", has=page.get_by_role("heading", name=title))


# What it tells


def test_what_came_to_an_end_is_said_in_words_on_its_day(visit: Visit) -> None:
    page = opened(visit)
    ended = group(page, "2026-03-05", "Gestopt of afgerond")
    expect(ended).to_be_visible()
    expect(ended.get_by_role("listitem")).to_have_count(1)
    expect(ended.get_by_role("link", name="Proefteam")).to_be_visible()
    expect(ended).to_contain_text("status in Proefwijk: in uitvoering → afgerond")
    expect(page.get_by_text("in uitvoering → afgerond")).to_have_count(1)
    ended.get_by_role("link").click()
    page.wait_for_url("**/interventies/proefteam/")


def test_days_and_groups_are_those_of_the_history(visit: Visit) -> None:
    page = opened(visit, "?sinds=")
    state = read(page)
    assert state["days"] == list(DAYS.values())
    groups = {date: day(page, date).locator("h3").all_text_contents() for date in DAYS}
    titles = {date: [" ".join(title.split()) for title in found] for date, found in groups.items()}
    assert titles["2026-03-05"] == [
        "Gewijzigd: 1 gebied", "Gestopt of afgerond: 1 interventie", "Verwijderd: 1 nieuwsbericht",
    ]  # fmt: skip
    assert titles["2026-01-10"] == [f"Toegevoegd: {MESSAGES} nieuwsberichten"]
    assert "Toegevoegd: 3 mijlpalen" in titles["2024-02-01"]
    assert all(title.startswith("Toegevoegd: ") for title in titles["2024-02-01"])
    expect(page.get_by_text(UNKNOWN)).to_have_count(0)


def test_what_was_removed_is_named_without_a_link(visit: Visit) -> None:
    page = opened(visit)
    gone = group(page, "2026-03-05", "Verwijderd").get_by_role("listitem")
    expect(gone).to_have_text("Een vergissing")
    expect(gone.get_by_role("link")).to_have_count(0)


def test_a_long_group_opens_with_a_click(visit: Visit) -> None:
    page = opened(visit)
    long = group(page, "2026-01-10", "Toegevoegd")
    expect(long.get_by_role("listitem").first).to_be_hidden()
    long.locator("summary").click()
    expect(long.get_by_role("listitem")).to_have_count(MESSAGES)
    for link in long.get_by_role("link").all():
        expect(link).to_be_visible()


def test_without_a_history_the_page_says_so_and_goes_by_the_dates_in_the_records(
    used: Visit, without_history: str
) -> None:
    page = opened(replace(used, address=without_history))
    expect(page.locator(".note", has_text=UNKNOWN)).to_be_visible()
    page = opened(replace(used, address=without_history), "?sinds=")
    state = read(page)
    # News is of its day, the rest of when it was checked, with the day of a dated record.
    assert state["days"] == [
        "Zondag 22 november 2026", "Vrijdag 24 mei 2024", "Donderdag 9 november 2023",
    ]  # fmt: skip
    assert "Nagekeken: 1 interventie" in state["groups"]
    expect(page.get_by_text("in uitvoering → afgerond")).to_have_count(0)
    assert used.watch.errors == []


# Since when


def test_at_first_it_tells_what_is_new_since_the_last_congress(visit: Visit) -> None:
    page = opened(visit)
    expect(page.get_by_label("Sinds")).to_have_value("2024-05-01")
    expect(page.locator(".lead")).to_contain_text("sinds het laatste congres, in mei 2024")
    state = read(page)
    assert state["days"] == list(DAYS.values())[:2]
    assert state["said"] == f"{MESSAGES + 3} van {total(page)} veranderingen"
    expect(page.get_by_role("button", name="Wis de keuze")).to_be_hidden()


def test_on_a_large_site_too(used: Visit) -> None:
    found = [yaml.safe_load(path.read_text("utf-8")) for path in (FROZEN / "milestones").iterdir()]
    held = [m for m in found if (m["kind"], m["status"]) == ("congres", "geweest")]
    last = max(str(milestone["date"]) for milestone in held)
    first_day = f"{last}-01-01"[:10] if len(last) == 4 else f"{last}-01"[:10]
    page = opened(used)
    expect(page.get_by_label("Sinds")).to_have_value(first_day)
    expect(page.locator("[data-since]")).to_have_count(len(held))


def test_a_day_chosen_by_hand_is_the_first_that_is_shown(visit: Visit) -> None:
    page = opened(visit)
    for since, amount in [
        ("2026-03-06", 0), ("2026-03-05", 1), ("2026-01-11", 1), ("2026-01-10", 2),
        ("2024-02-02", 2), ("2024-02-01", 3), ("2020-01-01", 3),
    ]:  # fmt: skip
        page.get_by_label("Sinds").fill(since)
        assert read(page)["days"] == list(DAYS.values())[:amount]
        assert page.url == f"{visit.address}nieuw/?sinds={since}"
    page.get_by_role("button", name="Wis de keuze").click()
    expect(page.get_by_label("Sinds")).to_have_value("2024-05-01")
    expect(page.get_by_label("Sinds")).to_be_focused()
    assert page.url == f"{visit.address}nieuw/"
    assert len(read(page)["days"]) == 2


def test_without_a_day_it_shows_all(visit: Visit) -> None:
    page = opened(visit)
    page.get_by_label("Sinds").fill("")
    assert read(page)["days"] == list(DAYS.values())
    page.reload()
    page.wait_for_function(READY)
    assert read(page)["days"] == list(DAYS.values())


def test_a_button_chooses_the_day_of_a_congress(visit: Visit) -> None:
    page = opened(visit)
    buttons = page.locator(".narrow").get_by_role("button", name="congres")
    names = [" ".join(name.split()) for name in buttons.all_inner_texts()]
    assert names == ["Vroeg congres, 9 november 2023", "Proefcongres, mei 2024"]
    buttons.first.click()
    expect(page.get_by_label("Sinds")).to_have_value("2023-11-09")
    assert page.url.endswith("?sinds=2023-11-09")
    assert read(page)["days"] == list(DAYS.values())
    buttons.last.click()
    assert page.url.endswith("/nieuw/")
    assert len(read(page)["days"]) == 2
    page.go_back()
    expect(page.get_by_label("Sinds")).to_have_value("2023-11-09")
    assert read(page)["days"] == list(DAYS.values())


def test_the_day_and_the_kinds_are_in_the_address(visit: Visit) -> None:
    page = opened(visit, "?sinds=2026-01-01")
    expect(page.get_by_label("Sinds")).to_have_value("2026-01-01")
    assert read(page)["days"] == list(DAYS.values())[:2]
    page.locator(".narrow summary").click()
    page.get_by_role("checkbox", name="Interventies").check()
    assert page.url == f"{visit.address}nieuw/?soort=interventie&sinds=2026-01-01"
    state = read(page)
    assert state["days"] == [DAYS["2026-03-05"]]
    assert state["groups"] == ["Gestopt of afgerond: 1 interventie"]
    assert state["said"] == f"1 van {total(page)} veranderingen"
    page.reload()
    page.wait_for_function(READY)
    assert read(page) == state
    expect(page.get_by_role("checkbox", name="Interventies")).to_be_visible()


@pytest.mark.parametrize(
    "since", ["2026-13-40", "2026-02-30", "gisteren", "<img src=x onerror=alert(1)>"]
)
def test_a_day_that_does_not_exist_is_reported(visit: Visit, since: str) -> None:
    page = opened(visit, f"?sinds={since}")
    notice = page.locator(".narrow__notice")
    expect(notice).to_have_text(f"Deze keuze bestaat hier niet: {since}.")
    expect(notice).to_be_visible()
    expect(page.get_by_label("Sinds")).to_have_value("2024-05-01")
    assert len(read(page)["days"]) == 2


def test_a_day_that_does_not_exist_is_not_reported_to_the_console(visit: Visit) -> None:
    expect(opened(visit, "?sinds=2026-13-40").locator(".narrow__notice")).to_be_visible()
    assert visit.watch.errors == []


def test_without_script_it_tells_of_the_days_since_the_last_congress(
    new_visit: Callable[..., Visit], address: str
) -> None:
    visit = replace(new_visit(java_script_enabled=False), address=address)
    page = visit.go("nieuw/?sinds=2020-01-01")
    headings = page.get_by_role("heading", level=2)
    expect(headings).to_have_text(list(DAYS.values())[:2])
    expect(day(page, "2024-02-01")).to_be_hidden()
    expect(page.get_by_text("in uitvoering → afgerond")).to_be_visible()
    expect(page.locator("form.narrow")).to_be_hidden()
    expect(page.get_by_text("die u zelf kiest")).to_be_hidden()


# Which kinds


def test_choosing_kinds_leaves_only_those_and_counts_them(visit: Visit) -> None:
    page = opened(visit, "?sinds=")
    every = page.locator(".whole [data-item]").evaluate_all(
        "items => items.map((item) => item.dataset.soort)"
    )
    page.locator(".narrow summary").click()
    boxes = page.locator(".narrow__group label")
    assert boxes.count() == len(set(every))
    for label in boxes.all():
        kind = label.locator("input").get_attribute("value") or ""
        expect(label.locator(".option__count")).to_have_text(str(every.count(kind)))
        label.click()
        assert read(page)["items"] == every.count(kind)
        assert page.url.endswith(f"?soort={kind}&sinds=")
        label.click()
    page.get_by_role("checkbox", name="Gebieden").check()
    page.get_by_role("checkbox", name="Publicaties").check()
    assert read(page)["items"] == every.count("gebied") + every.count("publicatie") == 3
    assert read(page)["days"] == [DAYS["2026-03-05"], DAYS["2024-02-01"]]


def test_a_kind_that_does_not_exist_is_reported(visit: Visit) -> None:
    page = opened(visit, "?soort=interventie,onzin&sinds=2026-13-40")
    expect(page.locator(".narrow__notice")).to_have_text(
        "Deze keuze bestaat hier niet: onzin, 2026-13-40."
    )
    assert read(page)["groups"] == ["Gestopt of afgerond: 1 interventie"]


def test_it_goes_by_keyboard(visit: Visit) -> None:
    page = opened(visit)
    tab_to(page, "#sinds", 25)
    assert page.evaluate(SHOWS_FOCUS)
    # The parts of the date have a stop each.
    tab_to(page, "[data-since]", 5)
    page.keyboard.press("Enter")
    expect(page.get_by_label("Sinds")).to_have_value("2023-11-09")
    tab_to(page, ".narrow summary", 3)
    page.keyboard.press("Enter")
    tab_to(page, "[name=soort][value=gebied]", 3)
    page.keyboard.press("Space")
    assert read(page)["groups"] == ["Gewijzigd: 1 gebied", "Toegevoegd: 1 gebied"]
    tab_to(page, ".narrow [type=reset]", 12)
    page.keyboard.press("Enter")
    expect(page.get_by_label("Sinds")).to_be_focused()
    assert page.url == f"{visit.address}nieuw/"


# The way there, and for everybody


@pytest.mark.parametrize("start", ["", "nieuws/", "volgen/"])
def test_pages_lead_to_what_is_new(used: Visit, start: str) -> None:
    page = used.go(start)
    link = re.compile("^Nieuw (op dit platform|sinds het laatste congres)")
    page.get_by_role("main").get_by_role("link", name=link).click()
    page.wait_for_url("**/nieuw/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Nieuw op dit platform")


STATES = ["?sinds=&soort=interventie,nieuwsbericht", "?sinds=2026-13-40"]


@pytest.fixture(scope="module", params=["real", *STATES])
def state(
    request: pytest.FixtureRequest, open_visit: Callable[..., Visit], address: str
) -> Iterator[Visit]:
    """Return the page with all that opens open: the real one, or in a state of the other."""
    visit = open_visit() if request.param == "real" else at(open_visit(), address)
    page = opened(visit, "" if request.param == "real" else request.param)
    page.evaluate("for (const one of document.querySelectorAll('details')) one.open = true")
    page.evaluate(Axe().axe_script)
    yield visit
    visit.page.context.close()


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_against_it_with_all_open(state: Visit, scheme: str, width: int) -> None:
    look(state, width, scheme)
    none(violations(state, AXE if scheme == "light" else AXE_COLOURS))
    none(state.page.evaluate(STICKS_OUT))
    wrong = [error for error in state.watch.errors if not error.endswith(NO_DAY)]
    assert (wrong, state.watch.elsewhere) == ([], [])


def test_on_a_phone_the_boxes_and_buttons_are_large_enough_to_touch(
    phone: Visit, address: str
) -> None:
    page = opened(replace(phone, address=address))
    page.locator(".narrow summary").click()
    touched = page.locator(".narrow :is(label:has(input), summary, button:not([hidden]), #sinds)")
    assert touched.count() > 8
    small = touched.evaluate_all(
        """all => all.map((one) => [one.textContent.trim(), one.getBoundingClientRect()])
          .filter(([, box]) => box.height < 24 || box.width < 24).map(([name]) => name)"""
    )
    none(small)
