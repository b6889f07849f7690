"""Facets, and the file that a browser counts with.

The file is read back by a decoder of the tests' own, and held against the fields of the records
as the editors wrote them, not against the catalog's links that the facets are made of.
"""

from __future__ import annotations

import json
from datetime import date, timedelta
from itertools import accumulate
from typing import TYPE_CHECKING, Any

import making
import pytest
import sample
from hypothesis import given
from hypothesis import strategies as st
from making import AREA, area, catalog, edited, intervention
from sample import FROZEN

from palet.content.catalog import open_catalog
from palet.model.area import Area
from palet.model.intervention import Intervention
from palet.pages.listing import by_title
from palet.views.evidence import age_bands, duration_band, glance
from palet.views.facet import facet_file, facets, other_names, packed

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from palet.content.catalog import Catalog, Entry
    from palet.views.facet import Facet, Option

# The digits as theme_overrides/assets/scripts/find/counting.js knows them.
LAST = "abcdefghijklmnopqrstuvwxyz-.:;!*"
FIRST = "ABCDEFGHIJKLMNOPQRSTUVWXYZ()[]{}"

OWN = "digitale-weerbaarheid"


def unpacked(text: str) -> list[int]:
    """Return the numbers of packed text: each ends with the first digit that is a last one."""
    numbers, number = [], 0
    for digit in text:
        if digit in LAST:
            numbers.append(32 * number + LAST.index(digit))
            number = 0
        else:
            number = 32 * number + FIRST.index(digit)
    assert not number
    return numbers


def decoded(text: str, entries: Sequence[Entry]) -> dict[str, dict[str, set[str]]]:
    """Return what a facet file says: for each facet and option the ids that have it."""
    found = json.loads(text)["facets"]
    return {
        name: {
            option: {entries[number].id for number in accumulate(unpacked(steps))}
            for option, steps in options.items()
        }
        for name, options in found.items()
    }


def plain(province: str) -> str:
    """Return the name of a Dutch province as it stands in an address."""
    return province.lower().replace("â", "a").replace(" ", "-")


def named(entry: Entry, catalog: Catalog) -> dict[str, set[str]]:
    """Return for each facet the ids that the fields of an intervention give."""
    record: Any = entry.record
    places = {part.area for part in record.implementations if part.area}
    provinces = {catalog["area"][place].record.province for place in places}
    provinces |= {part.province for part in record.implementations if part.province}
    national = {"landelijk"} if any(part.national for part in record.implementations) else set()
    known = glance(record)
    return {
        "thema": set(record.themes),
        "gebied": places,
        "provincie": {*map(plain, provinces), *national},
        "doelgroep": set(record.target_groups),
        "factor": set(record.protective_factors),
        "niveau": set(record.levels),
        "status": {part.status for part in record.implementations},
        "bewijs": {known.strength},
        "uitkomst": {known.verdict},
        "onderbouwing": {record.evidence.level},
        "omgeving": set(record.settings),
        "leeftijd": set(age_bands(record)),
        "duur": {duration_band(record)},
        "kosten": {"bekend" if record.costs else "niet-bekend"},
        "geld": {grant.scheme for grant in record.funding if grant.scheme},
    }


def everything(catalog: Catalog) -> dict[str, list[str]]:
    """Return for each facet the ids of all that could be chosen, used or not."""
    terms = {name: list(terms) for name, terms in catalog.vocabularies.items()}
    parts = [p for e in catalog.of(Intervention) for p in e.record.implementations]
    provinces = {area.record.province for area in catalog.of(Area)}
    provinces |= {part.province for part in parts if part.province}
    return {
        "thema": list(catalog["theme"]),
        "gebied": list(catalog["area"]),
        "provincie": [
            *map(plain, provinces),
            *["landelijk"][: any(part.national for part in parts)],
        ],
        "doelgroep": terms["target-groups"],
        "factor": terms["protective-factors"],
        "niveau": terms["levels"],
        "status": terms["statuses"],
        "bewijs": terms["strengths"],
        "uitkomst": terms["verdicts"],
        "onderbouwing": terms["evidence-levels"],
        "omgeving": terms["settings"],
        "leeftijd": ["0-3", "4-11", "12-17", "18-26", "27-66", "67"],
        "duur": ["3-maanden", "1-jaar", "langer", "niet-bekend"],
        "kosten": ["bekend", "niet-bekend"],
        "geld": list(catalog["funding"]),
    }


def of(catalog: Catalog, name: str) -> Facet:
    """Return one facet of all interventions by their titles."""
    found = facets(catalog, by_title(catalog.all("intervention")))
    return next(facet for facet in found if facet.name == name)


def option(catalog: Catalog, name: str, id_: str) -> Option:
    return next(one for one in of(catalog, name).options if one.id == id_)


def labels(catalog: Catalog, name: str) -> list[str]:
    return [one.label for one in of(catalog, name).options]


def having(catalog: Catalog, name: str, id_: str) -> list[str]:
    """Return the ids of the interventions that have an option."""
    entries = by_title(catalog.all("intervention"))
    return [entries[number].id for number in option(catalog, name, id_).numbers]


@pytest.fixture(scope="module")
def real_catalog() -> Catalog:
    return open_catalog(FROZEN)


@pytest.fixture(params=["sample", "real"])
def any_catalog(request: pytest.FixtureRequest) -> Catalog:
    found: Catalog = request.getfixturevalue(f"{request.param}_catalog")
    return found


# The file that a browser counts with.


def test_the_file_says_exactly_which_records_have_each_option(any_catalog: Catalog) -> None:
    entries = by_title(any_catalog.all("intervention"))
    found = decoded(facet_file(facets(any_catalog, entries), entries), entries)
    assert {name: sorted(options) for name, options in found.items()} == {
        name: sorted(ids) for name, ids in everything(any_catalog).items()
    }
    expected = {
        (name, id_, entry.id)
        for entry in entries
        for name, ids in named(entry, any_catalog).items()
        for id_ in ids
    }
    told = {
        (name, id_, entry)
        for name, options in found.items()
        for id_, ids in options.items()
        for entry in ids
    }
    assert sorted(told ^ expected) == []


def test_the_file_says_of_each_record_when_its_review_is_due(any_catalog: Catalog) -> None:
    entries = by_title(any_catalog.all("intervention"))
    found = json.loads(facet_file([], entries))
    start = date.fromisoformat(found["start"])
    days = [start + timedelta(days) for days in unpacked(found["due"])]
    assert days == [entry.record.review_due for entry in entries]
    assert start == min(days)


def test_days_count_from_the_first_that_is_due(tmp_path: Path) -> None:
    files = {
        f"interventions/{name}.yml": intervention(name, reviewed=reviewed)
        for name, reviewed in [("a", "2025-03-02"), ("b", "2025-03-01"), ("c", "2025-04-01")]
    }
    entries = catalog(tmp_path, making.NOTHING_RUNS | files).all("intervention")
    found = json.loads(facet_file([], entries))
    assert found == {
        "facets": {}, "former": {}, "start": "2026-09-01", "due": "ba!", "names": "abc",
    }  # fmt: skip


def test_each_intervention_has_its_place_by_name(tmp_path: Path) -> None:
    files = {f"interventions/{n}.yml": intervention(t) for n, t in [("a", "Zus"), ("b", "aap")]}
    entries = catalog(tmp_path, making.NOTHING_RUNS | files).all("intervention")
    assert json.loads(facet_file([], entries))["names"] == "ba"


def test_a_site_without_interventions_has_a_file_with_every_option(
    sample_catalog: Catalog,
) -> None:
    text = facet_file(facets(sample_catalog, []), [])
    found = json.loads(text)
    assert (found["start"], found["due"]) == ("1970-01-01", "")
    assert {name: sorted(options) for name, options in found["facets"].items()} == {
        name: sorted(ids) for name, ids in everything(sample_catalog).items()
    }
    assert {steps for options in found["facets"].values() for steps in options.values()} == {""}


def test_the_file_wastes_no_space(sample_catalog: Catalog) -> None:
    entries = sample_catalog.all("intervention")
    assert " " not in facet_file(facets(sample_catalog, entries), entries)


# Packed numbers.


@pytest.mark.parametrize(
    ("numbers", "text"),
    [
        ([], ""), ([0], "a"), ([31], "*"), ([32], "Ba"), ([1023], "}*"), ([1024], "BAa"),
        ([0, 1, 25, 26, 30], "abz-!"), ([33, 2, 1056], "BbcBBa"),
    ],
)  # fmt: skip
def test_a_number_is_packed_in_digits_of_which_the_last_ends_it(
    numbers: list[int], text: str
) -> None:
    assert packed(numbers) == text


@given(st.lists(st.integers(0, 10**9)))
def test_packed_numbers_can_be_read_back(numbers: list[int]) -> None:
    assert unpacked(packed(numbers)) == numbers


@given(st.lists(st.integers(0, 31)))
def test_small_numbers_take_one_character_each_also_in_json(numbers: list[int]) -> None:
    assert len(json.dumps(packed(numbers))) == len(numbers) + 2


def test_the_browser_knows_the_same_digits() -> None:
    script = making.ROOT / "theme_overrides" / "assets" / "scripts" / "find" / "counting.js"
    text = script.read_text("utf-8")
    assert f'LAST = new Map([..."{LAST}"]' in text
    assert f'FIRST = new Map([..."{FIRST}"]' in text


# Which facets and options there are.


def test_the_facets_stand_in_the_order_in_which_the_list_shows_them(
    sample_catalog: Catalog,
) -> None:
    found = facets(sample_catalog, [])
    assert [(facet.name, facet.title) for facet in found] == [
        ("thema", "Thema"),
        ("gebied", "Gebied"),
        ("provincie", "Provincie"),
        ("doelgroep", "Doelgroep"),
        ("factor", "Beschermende factor"),
        ("niveau", "Niveau"),
        ("status", "Status"),
        ("bewijs", "Sterkte van het bewijs"),
        ("uitkomst", "Wat kwam eruit"),
        ("onderbouwing", "Erkenning"),
        ("omgeving", "Omgeving"),
        ("leeftijd", "Leeftijd"),
        ("duur", "Duur"),
        ("kosten", "Kosten"),
        ("geld", "Geld"),
    ]


@pytest.mark.parametrize(
    ("name", "id_"),
    [
        ("thema", "wonen"), ("gebied", "ander"), ("provincie", "noord-holland"),
        ("doelgroep", "ouders"), ("niveau", "maatschappij"), ("status", "gestopt"),
        ("onderbouwing", "goed-beschreven"), ("geld", "potje"),
    ],
)  # fmt: skip
def test_an_option_that_nothing_uses_is_there_without_numbers(
    tmp_path: Path, name: str, id_: str
) -> None:
    files = {
        **making.themes("wonen"),
        "areas/ander.yml": area("Ander", province="Noord-Holland"),
        "programme/funding/potje.yml": sample.FUNDING,
    }
    assert option(catalog(tmp_path, files), name, id_).numbers == ()


def test_records_stand_by_title_and_terms_as_their_list_has_them(tmp_path: Path) -> None:
    files = {
        **{f"themes/{n}.yml": sample.THEME.replace("Digitale weerbaarheid", title)
           for n, title in [("a", "Zorg"), ("b", "école"), ("c", "Armoede")]},
        **{f"areas/{n}.yml": area(title, province=province)
           for n, title, province in [("a", "Zuid", "Zeeland"), ("b", "Élan", "Drenthe")]},
        **{f"programme/funding/{n}.yml": sample.FUNDING.replace("Regeling Proef", title)
           for n, title in [("a", "Zat"), ("b", "Arm")]},
    }  # fmt: skip
    found = catalog(tmp_path, files)
    assert labels(found, "thema") == ["Armoede", "Digitale weerbaarheid", "école", "Zorg"]
    assert labels(found, "gebied") == ["Élan", "Proefwijk", "Zuid"]
    assert labels(found, "provincie") == ["Drenthe", "Gelderland", "Zeeland"]
    assert labels(found, "geld") == ["Arm", "Regeling Proef", "Zat"]
    assert labels(found, "status") == [
        "Gepland", "In-uitvoering", "Afgerond", "Gestopt", "Onbekend",
    ]  # fmt: skip
    assert labels(found, "niveau") == ["Individu", "Gemeenschap", "Maatschappij"]


def test_an_option_has_the_other_names_that_people_know(tmp_path: Path) -> None:
    groups = sample.vocabulary(["jongeren"]).replace("Uitleg.}", "Uitleg., synonyms: [tieners]}")
    files: making.Files = {"vocabularies/target-groups.yml": groups}
    found = catalog(tmp_path, files)
    assert option(found, "thema", OWN).names == ("mediawijsheid",)
    assert option(found, "gebied", "proefwijk").names == ("Proef-Oost", "Proefstad", "Gelderland")
    assert option(found, "doelgroep", "jongeren").names == ("tieners",)
    assert option(found, "provincie", "gelderland").names == ()
    assert option(found, "geld", "regeling").names == ()


@pytest.mark.parametrize(
    ("kind", "file", "parameter", "new"),
    [
        ("theme", making.THEME, "thema", OWN),
        ("area", AREA, "gebied", "proefwijk"),
        ("funding", making.FUNDING, "geld", "regeling"),
    ],
)
def test_a_choice_of_old_leads_to_what_the_record_is_called_now(
    tmp_path: Path, kind: str, file: str, parameter: str, new: str
) -> None:
    found = catalog(tmp_path, {file: f"{sample.FILES[file]}former_ids: [oud, ouder]\n"})
    assert found[kind][new].record.former_ids == ("oud", "ouder")
    entries = found.all("intervention")
    read = json.loads(facet_file(facets(found, entries), entries))
    assert read["former"] == {parameter: {"oud": new, "ouder": new}}
    assert not {"oud", "ouder"} & read["facets"][parameter].keys()


# Which interventions have an option.


def test_an_intervention_has_the_province_of_each_of_its_areas_once(tmp_path: Path) -> None:
    areas: making.Files = {
        "areas/a.yml": area("A", province="Fryslân"),
        "areas/b.yml": area("B", province="Fryslân"),
        "areas/c.yml": area("C", province="Noord-Brabant"),
    }
    files = areas | making.runs("x", "a", "b", "c") | making.runs("y", "c")
    files["interventions/z.yml"] = intervention("Z")
    found = catalog(tmp_path, files)
    assert option(found, "provincie", "fryslan").label == "Fryslân"
    assert having(found, "provincie", "fryslan") == ["x"]
    assert having(found, "provincie", "noord-brabant") == ["x", "y"]
    assert having(found, "provincie", "gelderland") == ["proefteam"]


def test_an_area_that_only_a_text_mentions_is_no_place_where_it_runs(tmp_path: Path) -> None:
    text = intervention(approach="Net als in [Proefwijk](area:proefwijk).")
    found = catalog(tmp_path, {"interventions/ander.yml": text})
    assert having(found, "gebied", "proefwijk") == ["proefteam"]
    assert having(found, "provincie", "gelderland") == ["proefteam"]


def test_an_intervention_has_the_status_of_each_of_its_implementations_once(
    tmp_path: Path,
) -> None:
    statuses = {2024: "gepland", 2025: "gestopt", 2026: "gepland"}
    parts = ", ".join(
        f"{{place: Daar, status: {status}, period: {{start: {year}}}}}"
        for year, status in statuses.items()
    )
    files = {"interventions/ander.yml": intervention(implementations=f"[{parts}]")}
    found = catalog(tmp_path, files)
    assert having(found, "status", "gepland") == ["ander"]
    assert having(found, "status", "gestopt") == ["ander"]
    assert having(found, "status", "in-uitvoering") == ["proefteam"]
    assert having(found, "status", "afgerond") == []


def test_the_numbers_are_places_in_the_list_that_is_given(sample_catalog: Catalog) -> None:
    (entry,) = sample_catalog.all("intervention")
    found = facets(sample_catalog, [entry, entry, entry])
    assert {one.numbers for facet in found for one in facet.options if one.numbers} == {(0, 1, 2)}


# Other names.


@pytest.mark.parametrize(
    ("kind", "names"),
    [
        ("area", ("Proef-Oost", "Proefstad", "Gelderland")),
        ("theme", ("mediawijsheid",)),
        ("intervention", ()),
        ("source", ()),
    ],
)
def test_areas_and_themes_have_other_names(
    sample_catalog: Catalog, kind: str, names: tuple[str, ...]
) -> None:
    assert other_names(sample_catalog.all(kind)[0].record) == names


def test_another_name_is_given_once(tmp_path: Path) -> None:
    files = edited(AREA, "[Proef-Oost]", "[Proefstad, Oost]")
    found = catalog(tmp_path, files)["area"]["proefwijk"]
    assert other_names(found.record) == ("Proefstad", "Oost", "Gelderland")
