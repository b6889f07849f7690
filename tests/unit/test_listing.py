from __future__ import annotations

from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, cast

import making
import pytest
import sample
from making import NEWS, SOURCE, THEME

from palet.model.section import SECTIONS
from palet.model.source import Source
from palet.pages.listing import Listing, Paging, by_date, by_title, list_plans, newest_first

if TYPE_CHECKING:
    from pathlib import Path

    from palet.content.catalog import Catalog
    from palet.pages.page import Plan


def made(count: int, size: int, **context: Any) -> list[tuple[Plan, SimpleNamespace]]:
    """Return the plans of a list of numbers, each with what its template shows."""
    listing = Listing("names.html", Source, by_title, size)
    site = SimpleNamespace(words=SECTIONS)
    catalog = cast("Catalog", SimpleNamespace(site=site))
    plans = list_plans(catalog, "bronnen", listing, range(count), **context)
    return [(plan, SimpleNamespace(**plan.context())) for plan in plans]


# The pages of a list.


@pytest.mark.parametrize("size", [1, 2, 5])
@pytest.mark.parametrize("count", range(12))
def test_every_record_stands_on_one_page_in_order(count: int, size: int) -> None:
    shown = [list(page.entries) for _, page in made(count, size)]
    assert [number for part in shown for number in part] == list(range(count))
    assert [len(part) for part in shown[:-1]] == [size] * (len(shown) - 1)
    assert len(shown[-1]) <= size
    assert shown == [[]] or [] not in shown


@pytest.mark.parametrize(("count", "pages"), [(0, 1), (1, 1), (3, 1), (4, 2), (6, 2), (7, 3)])
def test_there_are_as_many_pages_as_it_takes_and_always_one(count: int, pages: int) -> None:
    found = made(count, 3)
    assert [(page.part.number, page.part.count) for _, page in found] == [
        (number, pages) for number in range(1, pages + 1)
    ]
    assert {page.total for _, page in found} == {count}


def test_the_pages_after_the_first_have_addresses_below_it() -> None:
    assert [plan.address for plan, _ in made(5, 2)] == [
        "bronnen/",
        "bronnen/pagina/2/",
        "bronnen/pagina/3/",
    ]


def test_only_a_further_page_says_which_it_is_and_has_the_list_above_it() -> None:
    (first, _), (second, _) = made(2, 1)
    assert (first.title, list(first.crumbs)) == ("Bronnen", [])
    assert (second.title, second.crumbs) == ("Bronnen, pagina 2", [("Bronnen", "bronnen/")])
    assert {plan.description for plan in (first, second)} == {SECTIONS["bronnen"].description}
    assert {plan.template for plan in (first, second)} == {"names.html"}


def test_what_else_a_template_needs_comes_with_every_page() -> None:
    assert [page.colour for _, page in made(2, 1, colour="rood")] == ["rood", "rood"]


def test_the_first_page_of_a_list_has_the_address_of_the_list() -> None:
    part = Paging("nieuws", 2, 3)
    assert [part.address(number) for number in (1, 2, 3)] == [
        "nieuws/",
        "nieuws/pagina/2/",
        "nieuws/pagina/3/",
    ]


# The order of a list.


def test_entries_sort_by_title(tmp_path: Path) -> None:
    files = {
        f"sources/{name}.yml": sample.SOURCE.replace("Brief over de proef", title)
        for name, title in [("a", "zee"), ("b", "Aap"), ("c", "élan")]
    }
    found = making.catalog(tmp_path, {**files, SOURCE: sample.SOURCE})
    assert [entry.id for entry in by_title(found.all("source"))] == ["b", "brief", "c", "a"]


def test_entries_sort_by_date_and_those_without_one_are_left_out(tmp_path: Path) -> None:
    files = {
        f"sources/{name}.yml": sample.SOURCE.replace("date: 2024-05-23\n", date)
        for name, date in [("a", "date: 2025\n"), ("b", ""), ("c", "date: 2024-05-23\n")]
    }
    files |= {THEME: sample.THEME, NEWS: sample.NEWS}
    found = making.catalog(tmp_path, files).all("source")
    assert [entry.id for entry in by_date(found)] == ["brief", "c", "a"]
    assert [entry.id for entry in newest_first(found)] == ["a", "c", "brief"]
