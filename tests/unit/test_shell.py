from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from palet.pages.page import Page, shell_of
from palet.site.shell import Shell, blank, slots

NAMES = ["title", "description", "crumbs", "contents", "body", "part0", "part1"]
PAGE = Page(
    "gebieden/proefwijk/", 'A & "B"', "<een> wijk", "<nav>Home</nav>", "<ul></ul>", "<h1>A</h1>"
)

# Text that holds no slot, not even together with the slots around it.
AROUND = st.text().filter(lambda text: "slot" not in text)


@pytest.mark.parametrize(
    ("section", "depth", "address"),
    [
        ("", 0, ""),
        ("gebieden", 1, "gebieden/"),
        ("gebieden", 2, "gebieden/slot-part1-slot/"),
        ("interventies", 3, "interventies/slot-part1-slot/slot-part2-slot/"),
    ],
)
def test_a_blank_page_has_slots_below_its_section(section: str, depth: int, address: str) -> None:
    page = blank(section, depth)
    assert page.address == address
    assert shell_of(page.address) == (section, depth)
    assert [page.title, page.description, page.crumbs, page.contents, page.body] == [
        "slot-title-slot",
        "slot-description-slot",
        "slot-crumbs-slot",
        "slot-contents-slot",
        "slot-body-slot",
    ]


def test_text_is_escaped_in_its_slot_and_html_is_not() -> None:
    assert slots(PAGE) == {
        "title": "A &amp; &#34;B&#34;",
        "description": "&lt;een&gt; wijk",
        "crumbs": "<nav>Home</nav>",
        "contents": "<ul></ul>",
        "body": "<h1>A</h1>",
        "alternates": "",
        "part0": "gebieden",
        "part1": "proefwijk",
        "part2": "",
    }


def test_the_slots_of_a_blank_page_are_the_slots_that_a_page_fills() -> None:
    page = blank("gebieden", 2)
    asked = re.findall(r"slot-(\w+)-slot", " ".join(map(str, vars(page).values())))
    assert set(asked) <= set(slots(PAGE))


def test_a_slot_may_be_filled_in_many_places() -> None:
    shell = Shell("<title>slot-title-slot</title><h1>slot-title-slot</h1>slot-title-slot")
    assert shell.fill(PAGE).count("A &amp; &#34;B&#34;") == 3


def test_a_shell_without_slots_is_the_same_for_every_page() -> None:
    assert Shell("<p>slot-slot</p>").fill(PAGE) == "<p>slot-slot</p>"


def test_a_slot_that_no_page_fills_is_an_error() -> None:
    with pytest.raises(KeyError, match="onbekend"):
        Shell("slot-onbekend-slot").fill(PAGE)


def test_text_that_looks_like_a_slot_is_not_filled() -> None:
    page = Page("a/", "slot-body-slot", "", "", "", "slot-title-slot")
    assert (
        Shell("<slot-title-slot|slot-body-slot>").fill(page) == "<slot-body-slot|slot-title-slot>"
    )


@given(st.lists(st.tuples(st.sampled_from(NAMES), AROUND), max_size=12), AROUND, st.data())
def test_a_filled_shell_is_the_shell_with_each_slot_replaced_and_nothing_lost(
    pieces: list[tuple[str, str]], start: str, data: st.DataObject
) -> None:
    title, description, crumbs, contents, body = (data.draw(st.text()) for _ in range(5))
    page = Page("deel/naam/", title, description, crumbs, contents, body)
    html = start + "".join(f"slot-{name}-slot{text}" for name, text in pieces)
    values = slots(page)
    filled = start + "".join(values[name] + text for name, text in pieces)
    assert Shell(html).fill(page) == filled


@given(st.data())
def test_each_value_stands_once_in_a_shell_with_each_slot_once(data: st.DataObject) -> None:
    marks = {
        name: f"[{name}:{data.draw(st.from_regex('[a-z]{6}', fullmatch=True))}]" for name in NAMES
    }
    order = data.draw(st.permutations(NAMES))
    page = Page(
        f"{marks['part0']}/{marks['part1']}/",
        *(marks[name] for name in ("title", "description", "crumbs", "contents", "body")),
    )
    filled = Shell("|".join(f"slot-{name}-slot" for name in order)).fill(page)
    assert filled.split("|") == [marks[name] for name in order]
