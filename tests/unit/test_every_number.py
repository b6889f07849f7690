"""What is refused without a source, of a person, or too pale, found once more in another way.

The walk over the numbers is made apart from ``palet.content.quantity`` on purpose, on the raw YAML
and with wider words, so that the two check each other: what Palet lets through is walked here.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from making import ICONS
from sample import FROZEN

from palet.content.catalog import open_catalog

if TYPE_CHECKING:
    from pathlib import Path

    from palet.content.catalog import Catalog

FILES = sorted(path for path in FROZEN.rglob("*") if path.suffix in {".yml", ".md"})


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    return open_catalog(FROZEN)


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


# Care for people.


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
# Keys whose numbers count nothing: places on the map, the order of the lines, dates and ages.
PLACES_AND_DATES = {
    "lat", "lon", "number", "date", "start", "end", "reviewed", "previous_dates", "previous_starts",
    "start_time", "end_time", "valid_until", "youngest", "oldest",
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
    ids=lambda path: path.relative_to(FROZEN).as_posix(),
)
def test_every_number_of_money_people_homes_or_percentages_has_a_source(path: Path) -> None:
    assert walked(path).unsourced() == []


def test_the_walk_meets_many_numbers() -> None:
    assert sum(len(walked(path).known) for path in FILES) > 300
