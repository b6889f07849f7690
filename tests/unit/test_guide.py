"""The guide to the fields."""

from __future__ import annotations

import pytest

from palet.model.area import Area
from palet.model.intervention import Intervention
from palet.model.kind import KINDS, Kind
from palet.views.guide import FieldGuide, guide


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
