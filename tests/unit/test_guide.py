"""The guide to the fields."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from lxml import html

from palet.model.area import Area
from palet.model.intervention import Intervention
from palet.model.kind import KINDS, Kind
from palet.pages.plans import plans
from palet.views.guide import FieldGuide, guide

if TYPE_CHECKING:
    from palet.pages.press import Press


def named(fields: tuple[FieldGuide, ...], name: str) -> FieldGuide:
    return next(field for field in fields if field.name == name)


def everything(fields: tuple[FieldGuide, ...]) -> list[FieldGuide]:
    return [f for field in fields for f in (field, *everything(field.fields))]


@pytest.mark.parametrize("kind", KINDS.values(), ids=lambda kind: kind.name)
def test_every_field_of_every_kind_is_explained_in_a_sentence(kind: Kind) -> None:
    silent = [f.name for f in everything(guide(kind.model)) if not f.explanation.endswith(".")]
    assert silent == []


@pytest.mark.parametrize("kind", KINDS.values(), ids=lambda kind: kind.name)
def test_every_field_of_the_model_is_in_the_guide(kind: Kind) -> None:
    assert {field.name for field in guide(kind.model)} == set(kind.model.model_fields)


def test_required_fields_come_first() -> None:
    needed = [field.required for field in guide(Intervention)]
    assert needed == sorted(needed, reverse=True)
    assert named(guide(Intervention), "themes").required
    assert not named(guide(Intervention), "funding").required


@pytest.mark.parametrize(
    ("name", "holds"),
    [
        ("title", "tekst"),
        ("goal", "tekst met Markdown"),
        ("reviewed", "een datum: 2025, 2024-05 of 2024-05-23"),
        ("action_line", "de id van een actielijn"),
        ("themes", "een lijst; elk onderdeel is de id van een thema"),
        ("levels", "een lijst; elk onderdeel is een term uit een vaste lijst"),
        ("evidence", "een groep velden"),
        ("implementations", "een lijst; elk onderdeel is een groep velden"),
    ],
)
def test_the_guide_says_what_a_field_holds(name: str, holds: str) -> None:
    assert named(guide(Intervention), name).holds == holds


def test_a_field_with_fields_inside_explains_those_too() -> None:
    location = named(guide(Area), "location")
    assert [field.name for field in location.fields] == ["lat", "lon"]
    results = named(named(guide(Intervention), "implementations").fields, "results")
    assert named(results.fields, "kind").vocabulary == "figure-kinds"
    assert named(results.fields, "highlight").holds == "true of false"


# The page.


def written(fields: tuple[FieldGuide, ...]) -> list[object]:
    """Return what the page must say of fields: of each its name, its text and what is within."""
    return [
        (
            f"{field.name} moet" if field.required else field.name,
            f"{field.explanation} Hier staat: {field.holds}"
            f"{f', {field.vocabulary}' if field.vocabulary else ''}.",
            [f"#lijst-{field.vocabulary}"] if field.vocabulary else [],
            written(field.fields),
        )
        for field in fields
    ]


def read(terms: html.HtmlElement) -> list[object]:
    """Return what the page says of the fields in a list of terms."""
    found: list[object] = []
    for term, meaning in zip(terms.findall("dt"), terms.findall("dd"), strict=True):
        inner = meaning.find("details")
        if inner is not None:
            assert text(inner.find("summary")) == f"Velden in {term.find('code').text}"
            meaning.remove(inner)
        links = [link.get("href") for link in meaning.iterfind(".//a")]
        within = read(inner.find("dl")) if inner is not None else []
        found.append((text(term), text(meaning), links, within))
    return found


def text(element: html.HtmlElement) -> str:
    return " ".join(element.text_content().split())


def test_the_page_tells_of_every_kind_what_its_guide_says(sample_press: Press) -> None:
    plan = next(plan for plan in plans(sample_press) if plan.address == "velden/")
    page = html.fromstring(f"<div>{sample_press.page(plan).body}</div>")
    kinds = {heading.get("id"): heading for heading in page.findall("h2")}
    lists = {heading.get("id"): heading for heading in page.findall("h3")}
    catalog = sample_press.catalog
    assert list(kinds) == [*KINDS, "lijsten"]
    for name, kind in KINDS.items():
        files, terms = kinds[name].getnext(), kinds[name].getnext().getnext()
        assert text(kinds[name]) == kind.dutch.capitalize()
        assert text(files).startswith(f"Bestanden: content/{kind.only or kind.folder}")
        assert read(terms) == written(guide(kind.model))
    assert list(lists) == [f"lijst-{name}" for name in catalog.vocabularies]
    for name, terms in catalog.vocabularies.items():
        listed = lists[f"lijst-{name}"].getnext()
        assert [text(term) for term in listed.findall("dt")] == [
            f"{term.id} {term.label}" for term in terms.values()
        ]
        assert [text(one) for one in listed.findall("dd")] == [
            " ".join(term.explanation.split()) for term in terms.values()
        ]
