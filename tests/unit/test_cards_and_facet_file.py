"""The list of interventions: its pages, and the files with which a browser shows any part of it."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

import making
import pytest
from making import intervention

from palet.pages.finding import CARDS, CARDS_PER_FILE, FACETS, interventions
from palet.pages.listing import by_title
from palet.pages.plans import LISTINGS
from palet.pages.press import BASE
from palet.views.facet import facet_file, facets


class Listed(NamedTuple):
    """A page of the list, and the text of the files beside it."""

    address: str
    body: str
    files: Mapping[str, str]


if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from palet.content.catalog import Entry
    from palet.pages.press import Press

    # Makes the pages that list the first so many interventions with a size.
    Make = Callable[[int, int], Sequence[Listed]]


MOST = 45
CARD = re.compile(r'(?=<li class="card" )')


@pytest.fixture(scope="module")
def press(tmp_path_factory: pytest.TempPathFactory) -> Press:
    """Return a press of many interventions."""
    files = {f"interventions/t{n:02}.yml": intervention(f"Team {n:02}") for n in range(1, MOST)}
    return making.press(tmp_path_factory.mktemp("many"), files)


@pytest.fixture(scope="module")
def entries(press: Press) -> list[Entry]:
    return by_title(press.catalog.all("intervention"))


@pytest.fixture(scope="module")
def make(press: Press, entries: list[Entry]) -> Make:
    @cache
    def made(count: int, size: int) -> Sequence[Listed]:
        listing = replace(LISTINGS["interventies"], size=size)
        plans = list(interventions(press, "interventies", listing, entries[:count]))
        return [
            Listed(
                plan.address,
                press.page(plan).body,
                {name: make() for name, make in plan.files.items()},
            )
            for plan in plans
        ]

    return made


def ids(html: str) -> list[str]:
    """Return the ids of the cards in some HTML, in order."""
    return re.findall(r'<li class="card" data-id="([^"]*)"', html)


def all_files(pages: Sequence[Listed]) -> Mapping[str, str]:
    """Return the files of all pages; none is written twice."""
    names = [name for page in pages for name in page.files]
    assert sorted(set(names)) == sorted(names)
    return {name: text for page in pages for name, text in page.files.items()}


def card_file(number: int) -> str:
    """Return the file in which a browser looks for the card with this number."""
    return f"{CARDS}/{number // CARDS_PER_FILE}.html"


# The pages.


@pytest.mark.parametrize(
    ("count", "size", "sizes"),
    [
        (0, 16, [0]), (1, 16, [1]), (15, 16, [15]), (16, 16, [16]), (17, 16, [4, 4, 4, 4, 1]),
        (33, 32, [8, 8, 8, 8, 1]), (40, 32, [8] * 5), (41, 40, [8] * 5 + [1]),
        (32, 31, [4] * 8), (9, 8, [4, 4, 1]), (3, 2, [3]), (5, 1, [4, 1]),
    ],
)  # fmt: skip
def test_a_list_too_long_for_one_page_goes_on_at_pages_of_a_quarter_in_whole_files(
    make: Make, count: int, size: int, sizes: list[int]
) -> None:
    pages = make(count, size)
    assert [len(ids(page.body)) for page in pages] == sizes
    assert [page.address for page in pages] == [
        "interventies/" if number == 1 else f"interventies/pagina/{number}/"
        for number in range(1, len(sizes) + 1)
    ]


@pytest.mark.parametrize(("count", "size"), [(0, 16), (16, 16), (17, 16), (33, 32)])
def test_the_pages_together_show_every_card_in_order(
    make: Make, entries: list[Entry], count: int, size: int
) -> None:
    shown = chain.from_iterable(ids(page.body) for page in make(count, size))
    assert list(shown) == [entry.id for entry in entries[:count]]


def test_the_list_of_a_page_is_its_cards_and_nothing_else(
    make: Make, press: Press, entries: list[Entry]
) -> None:
    pages = make(17, 16)
    for page, shown, base in [
        (pages[0], entries[:4], "../"),
        (pages[1], entries[4:8], "../../../"),
    ]:
        cards = "".join(press.card(entry) for entry in shown).replace(BASE, base)
        assert f'id="list">{cards}</ul>' in page.body


def test_every_page_says_how_many_there_are(make: Make) -> None:
    assert [
        f"17\u00a0interventies, sterkste bewijs eerst (pagina {number} van 5)" in page.body
        for number, page in enumerate(make(17, 16), 1)
    ] == [True] * 5
    assert "1\u00a0interventie, sterkste bewijs eerst<" in make(1, 16)[0].body


def test_only_the_first_page_can_be_filtered(make: Make) -> None:
    boxes = [page.body.count('type="checkbox"') for page in make(17, 16)]
    assert boxes[0] > 15
    assert set(boxes[1:]) == {0}


def test_the_first_page_says_where_its_files_are(make: Make) -> None:
    body = make(17, 16)[0].body
    assert f'data-cards="../{CARDS}/"' in body
    assert f'data-cards-per-file="{CARDS_PER_FILE}"' in body
    assert f'data-facets="../{FACETS}"' in body


def test_every_option_shows_how_many_interventions_have_it_on_all_pages(make: Make) -> None:
    body = make(17, 16)[0].body
    counts = dict(
        re.findall(r'name="(\w+" value="[\w-]+)".*?<span class="option__count">(\d+)</span>', body)
    )
    assert counts['thema" value="digitale-weerbaarheid'] == "17"
    assert counts['doelgroep" value="jongeren'] == "1"
    assert counts['doelgroep" value="ouders'] == "0"
    assert 'option--none"><input type="checkbox" name="doelgroep" value="ouders"' in body


def test_an_option_of_a_long_list_has_its_other_names_and_a_field_to_find_it(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    files = {f"areas/a{n}.yml": making.area(f"Wijk {n}") for n in range(11)}

    def body(name: str, files: making.Files) -> str:
        press = making.press(tmp_path_factory.mktemp(name), files)
        entries = press.catalog.all("intervention")
        (plan,) = interventions(press, "interventies", LISTINGS["interventies"], entries)
        return press.page(plan).body

    twelve = body("twelve", files)
    assert "facet__find" not in twelve
    assert "data-names" not in twelve
    thirteen = body("thirteen", {**files, "areas/a11.yml": making.area("Wijk 11")})
    assert thirteen.count("facet__find") == 1
    assert 'data-names="proef-oost proefstad gelderland"' in thirteen


# The files.


@pytest.mark.parametrize(("count", "size"), [(0, 16), (1, 16), (16, 16), (17, 16), (33, 32)])
def test_the_first_page_brings_the_facets_of_the_whole_list_and_no_cards(
    make: Make, press: Press, entries: list[Entry], count: int, size: int
) -> None:
    found = facets(press.catalog, entries[:count])
    first, *others = make(count, size)
    assert first.files == {FACETS: facet_file(found, entries[:count])}
    assert [page.address for page in others if FACETS in page.files] == []


@pytest.mark.parametrize("size", [1, 8, 10, 16, 20, 24, 28, 32, 40])
@pytest.mark.parametrize("count", [9, 17, 18, 19, 20, 21, 41, 44, 45])
def test_a_browser_finds_the_card_of_any_number(
    make: Make, entries: list[Entry], count: int, size: int
) -> None:
    """As cards.js does: on the first page, or else at its place in the file with its number."""
    pages = make(count, size)
    files = all_files(pages)
    own = ids(pages[0].body)
    found = [
        own[number] if number < len(own)
        else ids(files[card_file(number)])[number % CARDS_PER_FILE]
        for number in range(count)
    ]  # fmt: skip
    assert found == [entry.id for entry in entries[:count]]


@pytest.mark.parametrize(("count", "size"), [(17, 16), (18, 16), (33, 32), (39, 32), (45, 32)])
def test_the_files_hold_the_cards_after_the_first_page_once_and_no_others(
    make: Make, entries: list[Entry], count: int, size: int
) -> None:
    pages = make(count, size)
    files = {name: text for name, text in all_files(pages).items() if name != FACETS}
    assert all(re.fullmatch(rf"{CARDS}/\d+\.html", name) for name in files)
    assert all(len(ids(text)) <= CARDS_PER_FILE for text in files.values())
    held = sorted(chain.from_iterable(map(ids, files.values())))
    assert held == sorted(entry.id for entry in entries[size // 4 : count])


def test_the_last_file_may_hold_fewer(make: Make) -> None:
    files = all_files(make(19, 16))
    assert {name: len(ids(files[name])) for name in files if name != FACETS} == {
        f"{CARDS}/1.html": 4, f"{CARDS}/2.html": 4, f"{CARDS}/3.html": 4, f"{CARDS}/4.html": 3,
    }  # fmt: skip


def test_a_card_in_a_file_is_that_of_its_page_but_for_the_way_to_the_root(make: Make) -> None:
    _, *others = make(45, 32)
    for page in others:
        for text in page.files.values():
            for card in CARD.split(text):
                assert card.replace('="../', '="../../../') in page.body
                assert '="../../' not in card


def test_a_card_in_a_file_leads_where_the_first_page_leads(
    make: Make, press: Press, entries: list[Entry]
) -> None:
    text = all_files(make(33, 32))[card_file(8)]
    assert text == "".join(press.card(entry) for entry in entries[8:12]).replace(BASE, "../")


@pytest.mark.parametrize(("count", "size"), [(1, 16), (17, 16), (33, 32)])
def test_no_page_or_file_keeps_what_stands_for_the_way_to_the_root(
    make: Make, count: int, size: int
) -> None:
    pages = make(count, size)
    texts = [*(page.body for page in pages), *chain(*(page.files.values() for page in pages))]
    assert [text for text in texts if BASE in text] == []
