"""The modules that count and that read addresses, by themselves: against Python's own sets."""

from __future__ import annotations

from datetime import date, timedelta
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, assume, example, given, settings
from hypothesis import strategies as st

from palet.views.facet import Facet, Option, facet_file

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from conftest import Visit
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser

# The same examples every time, however long a slow machine takes for them.
STEADY = settings(
    derandomize=True,
    deadline=None,
    database=None,
    max_examples=60,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
START = date(2026, 1, 1)
LONGEST = 200
PARAMETERS = ["q", "thema", "gebied", "sorteer", "pagina", "anders", "__proto__", "constructor"]
BUILT_IN = ["__proto__", "constructor", "toString", "length", "0"]

SETS = """async ([size, a, b, asked]) => {
  const { Numbers } = await import("/assets/scripts/counting.js");
  const [one, other] = [Numbers.of(size, a), Numbers.of(size, b)];
  return {
    one: one.list(), count: one.count, and: one.and(other).list(), or: one.or(other).list(),
    shared: one.shared(other), has: asked.map((number) => one.has(number)),
    all: Numbers.all(size).list(), counted: Numbers.all(size).count,
    left: one.and(Numbers.all(size)).list(), untouched: [one.list(), other.list()],
  };
}"""
FILTER = """async ([file, day, chosen, base]) => {
  const { Facets, Numbers } = await import("/assets/scripts/counting.js");
  const facets = new Facets(JSON.parse(file), day);
  const choice = new Map(chosen.map(([facet, ids]) => [facet, new Set(ids)]));
  const from = base ? [Numbers.of(facets.size, base)] : [];
  const { found, counts } = facets.filter(choice, ...from);
  return {
    found: found.list(), strengths: found.list().map((number) => facets.strength(number)),
    counts: [...counts].map(([facet, options]) => [facet, [...options]]),
    size: facets.size, days: [...facets.due],
  };
}"""
ADDRESS = """async ([search, options, former]) => {
  const { read, write } = await import("/assets/scripts/address.js");
  const facets = {
    options: new Map(options.map(([facet, ids]) => [facet, new Map(ids.map((id) => [id, 0]))])),
    former: Object.fromEntries(former.map(([facet, ids]) => [facet, Object.fromEntries(ids)])),
  };
  const lists = (map) => [...map].map(([facet, ids]) => [facet, [...ids]]);
  const plain = ({ state, missing, cut }) => (
    { ...state, chosen: lists(state.chosen), missing: lists(missing), cut }
  );
  const first = read(search, facets);
  const written = write(first.state);
  const second = read(written, facets);
  return { first: plain(first), written, second: plain(second), again: write(second.state) };
}"""


@pytest.fixture(scope="module")
def page(open_visit: Callable[..., Visit]) -> Iterator[Page]:
    """Return a page of the site that has nothing to do itself."""
    visit = open_visit()
    yield visit.go("privacy/")
    visit.page.context.close()


# Sets of numbers


@st.composite
def sets(draw: st.DrawFn) -> tuple[int, set[int], set[int]]:
    size = draw(st.sampled_from([0, 1, 31, 32, 33, 63, 64, 65, 107, 1000]) | st.integers(0, 300))
    numbers = st.sets(st.integers(0, size - 1)) if size else st.just(set())
    return size, draw(numbers), draw(numbers)


@STEADY
@given(sets())
@example((64, set(range(64)), {0, 31, 32, 63}))
@example((33, {32}, {31}))
def test_numbers_are_a_set(page: Page, some: tuple[int, set[int], set[int]]) -> None:
    size, one, other = some
    found = page.evaluate(SETS, [size, list(one), list(other), list(range(size))])
    assert found == {
        "one": sorted(one), "count": len(one), "and": sorted(one & other),
        "or": sorted(one | other), "shared": len(one & other),
        "has": [number in one for number in range(size)],
        "all": list(range(size)), "counted": size, "left": sorted(one),
        "untouched": [sorted(one), sorted(other)],
    }  # fmt: skip


# Facets


IDS = st.from_regex(r"[a-z][a-z0-9]{0,6}", fullmatch=True)
LEVELS = ["geen", "zwak", "sterk"]


@st.composite
def catalogs(draw: st.DrawFn) -> tuple[list[Facet], list[int]]:
    """Return facets, the last one that of the evidence, and for each entry days to its review."""
    days = draw(st.lists(st.integers(0, 3000), max_size=80))
    every = range(len(days))
    numbers = st.sets(st.sampled_from(every)) if days else st.just(set())
    found = [
        Facet(name, name, tuple(
            Option(id_, id_, (), tuple(sorted(draw(numbers))))
            for id_ in draw(st.lists(IDS, unique=True, max_size=5))
        ), {})
        for name in draw(st.lists(IDS.map("f{}".format), unique=True, max_size=3))
    ]  # fmt: skip
    levels = [draw(st.sampled_from(LEVELS)) for _ in days]
    found.append(Facet("onderbouwing", "", tuple(
        Option(level, level, (), tuple(n for n in every if levels[n] == level)) for level in LEVELS
    ), {}))  # fmt: skip
    return found, days


@STEADY
@given(catalogs(), st.data())
def test_facets_filter_and_count_as_sets_do(
    page: Page, catalog: tuple[list[Facet], list[int]], data: st.DataObject
) -> None:
    facets, days = catalog
    today = data.draw(st.integers(-10, 3010))
    options: dict[str, dict[str, set[int]]] = {
        facet.name: {option.id: set(option.numbers) for option in facet.options}
        for facet in facets
    }  # fmt: skip
    options["controle"] = {"nodig": {number for number, day in enumerate(days) if day < today}}
    chosen = {
        name: data.draw(st.lists(st.sampled_from(sorted(ids)), unique=True) if ids else st.just([]))
        for name, ids in options.items()
    }
    base = data.draw(
        st.none() | st.sets(st.integers(0, len(days) - 1)) if days else st.sampled_from([None, []])
    )

    def left(but: str) -> set[int]:
        found = set(range(len(days))) if base is None else set(base)
        for name, ids in chosen.items():
            if ids and name != but:
                found &= set().union(*(options[name][id_] for id_ in ids))
        return found

    reviews: Any = [SimpleNamespace(review_due=START + timedelta(days=day)) for day in days]
    found = page.evaluate(FILTER, [
        facet_file(facets, reviews), (START + timedelta(days=today)).isoformat(),
        list(chosen.items()), None if base is None else list(base),
    ])  # fmt: skip
    assert found["found"] == sorted(left(""))
    assert {name: dict(counts) for name, counts in found["counts"]} == {
        name: {id_: len(left(name) & numbers) for id_, numbers in ids.items()}
        for name, ids in options.items()
    }
    levels = list(options["onderbouwing"].values())
    assert found["strengths"] == [
        next(n for n, numbers in enumerate(levels) if number in numbers)
        for number in sorted(left(""))
    ]
    epoch = (START - date(1970, 1, 1)).days
    assert (found["size"], found["days"]) == (len(days), [epoch + day for day in days])


def test_ten_thousand_are_counted_too(page: Page) -> None:
    numbers = [tuple(range(start, 10_000, step)) for start, step in ((0, 3), (1, 7), (9_999, 1))]
    facets = [
        Facet("a", "a", tuple(Option(f"a{n}", "", (), own) for n, own in enumerate(numbers)), {}),
        Facet("onderbouwing", "", (Option("geen", "", (), tuple(range(10_000))),), {}),
    ]
    reviews: Any = [SimpleNamespace(review_due=START + timedelta(days=n)) for n in range(10_000)]
    found = page.evaluate(FILTER, [
        facet_file(facets, reviews), (START + timedelta(days=5_000)).isoformat(),
        [["a", ["a0", "a2"]], ["controle", ["nodig"]]], None,
    ])  # fmt: skip
    assert found["found"] == list(range(0, 5_000, 3))
    assert dict(found["counts"])["a"] == [["a0", 1667], ["a1", 715], ["a2", 0]]
    assert dict(found["counts"])["controle"] == [["nodig", 1667]]


# Addresses


OPTIONS = {"thema": ["wonen", "werk", "zorg"], "gebied": ["a-1", "b-2"], "controle": ["nodig"]}
FORMER = {"thema": {"huis": "wonen", "weg": "bestaat-niet-meer"}}


def looked_at(page: Page, search: str) -> Any:
    former = [[facet, list(ids.items())] for facet, ids in FORMER.items()]
    return page.evaluate(ADDRESS, [search, [*OPTIONS.items()], former])


VALUE = st.text(max_size=12) | st.sampled_from(
    [*OPTIONS["thema"], *OPTIONS["gebied"], *FORMER["thema"], *BUILT_IN, "naam", "controle", "2"]
)
VALUES = st.lists(VALUE, max_size=4).map(",".join)


@st.composite
def searches(draw: st.DrawFn) -> str:
    """Return the part of an address after the path, more or less well written."""
    if draw(st.booleans()):
        letters = st.sampled_from("?&=%,+#qtpéx0 <\"'\\") | st.characters(exclude_categories=["Cs"])
        return "?" + draw(st.text(letters, max_size=40))
    pairs = st.tuples(st.sampled_from(PARAMETERS) | st.text(max_size=4), VALUES)
    return "?" + "&".join(f"{name}={value}" for name, value in draw(st.lists(pairs, max_size=8)))


@STEADY
@given(searches())
@example("?q=%E0%A4%A&thema=%&pagina=%00")
@example("?thema=wonen&thema=werk,huis&thema=wonen")
@example("?q=" + "😀" * 300)
@example("?q=" + "a " * 300)
@example("?q=" + " " * 300 + "x")
@example("?sorteer=relevantie&q=x&pagina=999999")
@example("?sorteer=relevantie&pagina=01")
def test_what_is_written_is_read_the_same(page: Page, search: str) -> None:
    found = looked_at(page, search)
    first, second = found["first"], found["second"]
    state = {name: first[name] for name in ("query", "chosen", "sort", "page")}
    assert {name: second[name] for name in state} == state
    assert (second["missing"], second["cut"]) == ([], False)
    assert found["again"] == found["written"]
    assert len(state["query"]) <= LONGEST
    assert state["query"] == state["query"].strip(" ")
    assert [facet for facet, _ in state["chosen"]] == [*OPTIONS]
    assert all(set(ids) <= set(OPTIONS[facet]) for facet, ids in state["chosen"])
    assert state["sort"] in ({"relevantie"} if state["query"] else set()) | {
        "naam", "controle", "onderbouwing",
    }  # fmt: skip
    assert isinstance(state["page"], int)
    assert state["page"] >= 1


# All but what counts as a space, which a question is cleaned of.
TEXT = st.characters(exclude_categories=["Cs", "Zs", "Zl", "Zp", "Cc", "Cf"])


@STEADY
@given(
    st.fixed_dictionaries({facet: st.sets(st.sampled_from(ids)) for facet, ids in OPTIONS.items()}),
    st.text(TEXT, max_size=LONGEST),
    st.sampled_from(["naam", "controle", "onderbouwing"]),
    st.integers(1, 999_999),
    st.lists(st.text(min_size=1, max_size=9), max_size=3),
)  # fmt: skip
def test_a_choice_is_read_as_it_was_meant(
    page: Page, chosen: dict[str, set[str]], query: str, sort: str, number: int, wrong: list[str]
) -> None:
    known = {*OPTIONS["thema"], *FORMER["thema"], ""}
    assume(not any("," in one or one in known for one in wrong))
    themes = [*chosen["thema"], *wrong]
    search = page.evaluate(
        "pairs => new URLSearchParams(pairs).toString()",
        [["q", query], *(["thema", theme] for theme in themes),
         ["gebied", ",".join(chosen["gebied"])], ["controle", ",".join(chosen["controle"])],
         ["sorteer", sort], ["pagina", str(number)]],
    )  # fmt: skip
    first = looked_at(page, f"?{search}")["first"]
    assert {facet: set(ids) for facet, ids in first["chosen"]} == chosen
    assert (first["query"], first["sort"], first["page"]) == (query, sort, number)
    assert first["missing"] == ([["thema", list(dict.fromkeys(wrong))]] if wrong else [])


@pytest.mark.parametrize(
    ("search", "written"),
    [
        ("", ""), ("?", ""), ("?q=&thema=&pagina=1&sorteer=naam", ""),
        ("?thema=werk&thema=wonen", "?thema=werk,wonen"), ("?thema=huis,wonen", "?thema=wonen"),
        ("?thema=weg", ""), ("?q=a%20%20b", "?q=a+b"), ("?q=a%2Bb%26c%25", "?q=a%2Bb%26c%25"),
        ("?sorteer=relevantie", ""), ("?q=x&sorteer=relevantie", "?q=x"),
        ("?q=x&sorteer=naam", "?q=x&sorteer=naam"), ("?pagina=7&utm_source=y", "?pagina=7"),
        ("?pagina=7&pagina=8", "?pagina=7"), ("?gebied=b-2&thema=zorg", "?thema=zorg&gebied=b-2"),
    ],
)  # fmt: skip
def test_the_shortest_address_is_written(page: Page, search: str, written: str) -> None:
    assert looked_at(page, search)["written"] == written


@pytest.mark.parametrize("id_", BUILT_IN)
def test_what_every_object_has_is_no_option(page: Page, id_: str) -> None:
    first = looked_at(page, f"?thema={id_},wonen&gebied={id_}&{id_}=wonen")["first"]
    assert dict(first["chosen"]) == {"thema": ["wonen"], "gebied": [], "controle": []}
    assert first["missing"] == [["thema", [id_]], ["gebied", [id_]]]
    assert page.evaluate("Object.keys(Object.prototype)") == []
