"""The content of the platform itself: what it promises is there, and every number has a source.

The walk over the numbers is made apart from ``palet.content.quantity`` on purpose, on the raw YAML
and with wider words, so that the two check each other.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from making import ICONS, ROOT

from palet.content.catalog import check, open_catalog
from palet.content.load import load
from palet.editing.misfit import misfits

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from palet.content.catalog import Catalog, Entry
    from palet.content.load import Content
    from palet.model.part import Figure

CONTENT = ROOT / "content"
FILES = sorted(path for path in CONTENT.rglob("*") if path.suffix in {".yml", ".md"})


@pytest.fixture(scope="module")
def content() -> Content:
    return load(CONTENT)


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    return open_catalog(CONTENT)


def results(intervention: Entry) -> list[Figure]:
    return [figure for one in intervention.record.implementations for figure in one.results]


def values(intervention: Entry) -> list[float]:
    return [figure.value for figure in results(intervention)]


def figures(value: Any) -> Iterator[dict[str, Any]]:
    """Yield every group of fields with a value and a kind, at any depth of raw YAML."""
    if isinstance(value, dict):
        if "value" in value and "kind" in value:
            yield value
        value = list(value.values())
    if isinstance(value, list):
        for item in value:
            yield from figures(item)


@cache
def raw(path: Path) -> tuple[Any, str]:
    """Return what a file holds as YAML, with every value as text, and the text below it."""
    text = path.read_text("utf-8-sig")
    if path.suffix == ".yml":
        return yaml.load(text, yaml.CBaseLoader), ""  # noqa: S506 - it makes nothing but text
    if not text.startswith("---\n"):
        return {}, text
    _, front, body = text.split("---\n", 2)
    return yaml.load(front, yaml.CBaseLoader), body  # noqa: S506 - the same


# What the platform promises.


def test_the_content_is_clean(content: Content) -> None:
    assert [str(problem) for problem in check(content)] == []


def test_the_budget_is_that_of_the_letter_of_2023(catalog: Catalog) -> None:
    (agenda,) = catalog.all("agenda")
    lines = {line.action_line or line.label: line.amount for line in agenda.record.budget.lines}
    assert lines == {
        "expertise": 1_065_000,
        "interventies": 7_425_000,
        "samenwerking": 1_615_000,
        "beleidsontwikkeling": 300_000,
        "Materieel en onvoorzien": 195_000,
    }
    assert sum(lines.values()) == agenda.record.budget.total == 10_600_000
    assert agenda.record.budget.source == "kamerbrief-agenda-2023"


def test_there_are_at_least_sixty_interventions(catalog: Catalog) -> None:
    assert len(catalog.all("intervention")) >= 60


def test_there_are_twenty_areas(catalog: Catalog) -> None:
    assert len(catalog.all("area")) == 20


def test_each_area_is_named_by_at_least_two_interventions(catalog: Catalog) -> None:
    counts = {area.id: len(area.backlinks["intervention"]) for area in catalog.all("area")}
    assert {name: count for name, count in counts.items() if count < 2} == {}


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("boost-impact", [57, 30, 11]),
        ("de-mix", [179, 80, 135]),
        ("vrieheide", [51]),
        ("activiteiten-decentrale-uitkering", [313_327]),
        ("toeleiding-voorschoolse-educatie", [80]),
        ("opstapbanen-en-buurtbanen", [300, 77]),
        ("financiele-educatie", [2700]),
        ("re-integratiebegeleiding", [5000]),
    ],
)
def test_the_figures_that_were_asked_for_are_there_in_their_order(
    catalog: Catalog, name: str, expected: list[float]
) -> None:
    found = [value for value in values(catalog["intervention"][name]) if value in expected]
    assert found == expected


def test_boost_impact_counts_its_outcomes_as_part_of_those_who_began(catalog: Catalog) -> None:
    began, finished, work = results(catalog["intervention"]["boost-impact"])
    assert (began.kind, finished.kind, work.kind) == ("bereik", "uitkomst", "uitkomst")
    assert (finished.total, work.total) == (57, 57)


def test_what_de_mix_still_plans_is_no_result(catalog: Catalog) -> None:
    kinds = {figure.value: figure.kind for figure in results(catalog["intervention"]["de-mix"])}
    assert kinds == {179: "doel", 80: "context", 135: "doel"}


def test_the_youth_workshops_have_their_grant(catalog: Catalog) -> None:
    grants = catalog["intervention"]["jongerenwerkplaatsen"].record.funding
    assert [(grant.scheme, grant.amount) for grant in grants] == [("social-labs", 2_100_000)]


def test_the_decentral_grant_has_its_amount(catalog: Catalog) -> None:
    scheme = catalog["funding"]["du-veerkracht-en-weerbaarheid"]
    assert [figure.value for figure in scheme.record.amounts if figure.unit == "euro"] == [313_327]


def test_the_reach_of_early_education_is_held_against_the_country(catalog: Catalog) -> None:
    reach = results(catalog["intervention"]["toeleiding-voorschoolse-educatie"])
    (figure,) = [one for one in reach if one.value == 80]
    assert (figure.unit, figure.comparison.value) == ("procent", 76)


def test_the_number_of_people_guided_to_work_is_more_than_five_thousand(catalog: Catalog) -> None:
    guided = results(catalog["intervention"]["re-integratiebegeleiding"])
    (figure,) = [one for one in guided if one.value == 5000]
    assert (figure.qualifier, figure.unit) == ("ruim", "inwoners")


def test_the_director_of_den_haag_zuidwest_is_quoted_word_for_word(catalog: Catalog) -> None:
    (quote,) = catalog["area"]["den-haag-zuidwest"].record.quotes
    assert quote.text == (
        "De problemen van bewoners \N{EN DASH} en belangrijker: de oplossingen \N{EN DASH} zijn "
        "niet met een schaartje op te knippen langs de lijnen van de ministeries. Ze vergen een "
        "langjarige en integrale aanpak en budget. De regeling voor kansrijke wijken is hierbij "
        "een belangrijke stap in de goede richting."
    )
    assert (quote.speaker, quote.role, quote.source) == (
        "Chris Schaapman",
        "directeur van het Nationaal Programma Den Haag Zuidwest",
        "artikel-spuk-kansrijke-wijk-2023",
    )


# Care for the sources and for people.


def test_no_two_sources_have_the_same_address(catalog: Catalog) -> None:
    count = Counter(s.record.url.rstrip("/") for s in catalog.all("source") if s.record.url)
    assert [url for url, times in count.items() if times > 1] == []


def test_nothing_but_an_outcome_reach_or_effort_is_put_on_the_front_page() -> None:
    marked = [
        (path.name, figure["kind"])
        for path in FILES
        for figure in figures(raw(path)[0])
        if figure.get("highlight") == "true"
    ]
    assert marked
    assert [one for one in marked if one[1] in {"doel", "beginsituatie", "context"}] == []


def test_addresses_of_mail_are_those_of_organisations() -> None:
    found = {
        address.lower()
        for path in FILES
        for address in re.findall(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+", path.read_text("utf-8"))
    }
    functional = re.compile(r"(info|contact|post|redactie|secretariaat|communicatie|nplv)[\w-]*@.+")
    assert {address for address in found if not functional.fullmatch(address)} == set()


# The looks of the themes.


def luminance(colour: str) -> float:
    """Return the relative luminance of #rrggbb, by the definition of WCAG 2."""
    channels = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (
        one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in channels
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def test_contrast_is_reckoned_as_wcag_does() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


def test_every_theme_can_be_read_in_light_and_in_dark(catalog: Catalog) -> None:
    low = {
        theme.id: (theme.record.colour, theme.record.colour_dark)
        for theme in catalog.all("theme")
        if contrast(theme.record.colour, "#ffffff") < 4.5
        or contrast(theme.record.colour_dark, "#11161d") < 4.5
    }
    assert low == {}


def test_every_theme_has_an_icon_that_exists(catalog: Catalog) -> None:
    icons = {theme.id: ICONS / f"{theme.record.icon}.svg" for theme in catalog.all("theme")}
    assert {name: path for name, path in icons.items() if not path.is_file()} == {}


# The walk over every number.

NUMBER = r"\d+(?:[.,]\d+)*"
SCALES = {"honderd": 100, "duizend": 1000, "miljoen": 10**6, "miljard": 10**9}
NOUNS = [
    "mensen", "personen", "inwoners", "bewoners", "burgers", "jongeren", "jeugdigen",
    "tieners", "kinderen", "peuters", "kleuters", "leerlingen", "scholieren", "studenten",
    "ouders", "moeders", "vaders", "gezinnen", "huishoudens", "deelnemers", "bezoekers",
    "vrijwilligers", "kandidaten", "werkzoekenden", "volwassenen", "leden", "mentoren",
    "coaches", "cliënten", "huurders", "eigenaren", "ondernemers", "werknemers", "meisjes",
    "jongens", "vrouwen", "mannen", "ouderen", "professionals", "woningen", "huizen",
    "appartementen", "banen", "werkplekken",
]  # fmt: skip
MONEY = re.compile(rf"(?:€|\beuro\b|\bEUR\b)\s*({NUMBER})(?:\s+({'|'.join(SCALES)}))?")
AMOUNT = re.compile(rf"({NUMBER})\s*({'|'.join(SCALES)})?\s*(?:euro\b|%|procent\b)")
PEOPLE = re.compile(
    rf"(?<![\w-])({NUMBER})\s+(?:({'|'.join(SCALES)})\s+)?"
    rf"(?:(?!(?:en|of|tot|van|in|voor|bij|met|dat|die|zijn|is|was)\b)[a-zà-ÿ-]+\s+){{0,2}}"
    rf"[a-zà-ÿ-]*(?:{'|'.join(NOUNS)})\b"
)
YEAR = re.compile(r"(?:19|20)\d\d")
# Keys whose numbers count nothing: places on the map, the order of the lines, and dates.
PLACES_AND_DATES = {
    "lat", "lon", "number", "date", "start", "end", "reviewed", "previous_dates", "previous_starts",
    "start_time", "end_time", "valid_until",
}  # fmt: skip


def reckon(digits: str, scale: str | None = None) -> set[float]:
    """Return what a number in a Dutch text can mean: with its scale, and without."""
    value = float(digits.replace(".", "").replace(",", "."))
    return {value, round(value * SCALES[scale], 2)} if scale else {value}


@dataclass
class Walk:
    """All numbers of one file: those that have their source by them, and those that do not."""

    known: set[float] = field(default_factory=set)
    bare: list[tuple[str, str, set[float]]] = field(default_factory=list)

    def through(self, value: Any, place: str, sourced: bool = False) -> None:
        if isinstance(value, dict):
            inside = sourced or "source" in value
            for key, inner in value.items():
                self.through(inner, f"{place}.{key}", inside)
        elif isinstance(value, list):
            for inner in value:
                self.through(inner, place, sourced)
        elif re.fullmatch(r"-?\d+(\.\d+)?", value):
            if place.rsplit(".", 1)[-1] not in PLACES_AND_DATES:
                self.keep(place, value, {float(value)}, sourced)
        elif not value.startswith(("http://", "https://")):
            for paragraph in re.split(r"\n\s*\n", value):
                self.read(paragraph, place, sourced or "](source:" in paragraph)

    def read(self, paragraph: str, place: str, sourced: bool) -> None:
        for pattern in (MONEY, AMOUNT, PEOPLE):
            for match in pattern.finditer(paragraph):
                if pattern is PEOPLE and YEAR.fullmatch(match[1]):
                    continue
                self.keep(place, match[0], reckon(match[1], match[2]), sourced)

    def keep(self, place: str, words: str, meant: set[float], sourced: bool) -> None:
        if sourced:
            self.known |= meant
        else:
            self.bare.append((place, words, meant))

    def unsourced(self) -> list[str]:
        return [f"{place}: {words}" for place, words, meant in self.bare if not meant & self.known]


def walked(path: Path) -> Walk:
    walk = Walk()
    fields, body = raw(path)
    walk.through(fields, "")
    walk.through(body, "body")
    return walk


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"a": "Er zijn 57 jongeren."}, [".a: 57 jongeren"]),
        ({"a": "Er zijn 57 jongeren.", "source": "x"}, []),
        ({"a": "Er zijn 57 jongeren [bron](source:x)."}, []),
        ({"a": "Er zijn 57 jongeren.", "b": {"value": "57", "source": "x"}}, []),
        ({"a": "Er zijn 57 jongeren.", "b": {"value": "58", "source": "x"}}, [".a: 57 jongeren"]),
        ({"a": "Een [bron](source:x).\n\nEn 5% meer."}, [".a: 5%"]),
        ({"a": [{"amount": "5000"}]}, [".a.amount: 5000"]),
        ({"a": "€ 2,1 miljoen", "b": {"c": [{"d": "2100000"}], "source": "x"}}, []),
        ({"a": "80 sociale huurwoningen"}, [".a: 80 sociale huurwoningen"]),
        ({"a": "In 2024 kregen bewoners", "location": {"lat": "51.9"}, "date": "2024"}, []),
    ],
)
def test_the_walk_sees_a_number_without_a_source(fields: Any, expected: list[str]) -> None:
    walk = Walk()
    walk.through(fields, "")
    assert walk.unsourced() == expected


@pytest.mark.parametrize(
    "path",
    [path for path in FILES if path.parent.name != "sources"],
    ids=lambda path: path.relative_to(CONTENT).as_posix(),
)
def test_every_number_of_money_people_homes_or_percentages_has_a_source(path: Path) -> None:
    assert walked(path).unsourced() == []


def test_the_walk_meets_many_numbers() -> None:
    assert sum(len(walked(path).known) for path in FILES) > 300


def test_every_file_is_laid_out_the_one_way() -> None:
    assert misfits(ROOT / "content") == []
