from __future__ import annotations

import copy
import datetime
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

import making
import pytest
import sample
from hypothesis import given
from hypothesis import strategies as st

from palet.history.change import Change, changes
from palet.history.commits import Edit
from palet.history.difference import notes, phrases
from palet.history.likeness import tidy
from palet.model.fieldname import name_of
from palet.model.kind import KINDS, Kind
from palet.model.shape import shapes
from palet.reading.document import parse

if TYPE_CHECKING:
    from collections.abc import Callable

    from palet.content.catalog import Catalog
    from palet.model.field import Part

ARROW, MINUS, NO_BREAK = "\N{RIGHTWARDS ARROW}", "\N{MINUS SIGN}", "\N{NO-BREAK SPACE}"
LONG = "een tekst die te lang is om voluit in een lijst van wijzigingen te tonen"
NAMES = {kind.folder: kind.name for kind in KINDS.values()}

Fields = dict[str, Any]


@pytest.fixture(scope="module")
def catalog(tmp_path_factory: pytest.TempPathFactory) -> Catalog:
    """Return the sample with a second area, a second theme, and labels that are not ids."""
    labels = {
        f"vocabularies/{name}.yml": sample.vocabulary(sample.VOCABULARIES[name]).replace(old, new)
        for name, old, new in (
            ("statuses", "label: In-uitvoering", "label: In uitvoering"),
            ("evidence-levels", "label: Niet-beoordeeld", "label: Niet beoordeeld"),
        )
    }
    files: making.Files = {
        **labels,
        "areas/breda-noord.yml": making.area("Breda Noord"),
        "themes/wonen.yml": sample.THEME.replace("Digitale weerbaarheid", "Wonen"),
    }
    return making.catalog(tmp_path_factory.mktemp("changes"), files)


def fields(name: str) -> Fields:
    document = parse(Path(name), sample.FILES[name])
    body = {"body": document.body.strip()} if name.endswith(".md") else {}
    return {**document.fields, **body}


def compare(kind: Kind, before: Fields, after: Fields, catalog: Catalog) -> tuple[str, ...]:
    return phrases(notes(kind, before, after, catalog))


@pytest.fixture
def said(catalog: Catalog) -> Callable[..., tuple[str, ...]]:
    """Return what is said of a sample record when ``new`` is in the place of ``old`` in it."""

    def say(name: str, new: Fields, old: Fields | None = None) -> tuple[str, ...]:
        kind = KINDS[NAMES[str(Path(name).parent)]]
        whole = fields(name)
        return compare(kind, {**whole, **(old or {})}, {**whole, **new}, catalog)

    return say


@pytest.fixture(scope="module")
def words_of(catalog: Catalog) -> Callable[[Kind, Fields, Fields], tuple[str, ...]]:
    """Return the comparison with the catalog in it: Hypothesis prints all that it is given."""
    return lambda kind, before, after: compare(kind, before, after, catalog)


@pytest.fixture(scope="module")
def changes_of(catalog: Catalog) -> Callable[[list[Edit]], list[Change]]:
    """Return the same for changes."""
    return lambda edits: changes(edits, catalog)


def there(status: str = "in-uitvoering", **more: Any) -> Fields:
    return {"area": "proefwijk", "status": status, **more}


def result(value: float = 57, what: str = "Aangemeld", **more: Any) -> Fields:
    return {
        "value": value, "unit": "jongeren", "what": what, "kind": "bereik", "source": "brief",
        **more,
    }  # fmt: skip


def places(*items: Any) -> Fields:
    return {"implementations": list(items)}


def session(name: str = "opening", **more: Any) -> Fields:
    return {"id": name, "title": name.capitalize(), **more}


SHORT_VALUES: list[tuple[str, Fields, Fields, str]] = [
    (making.INTERVENTION, {"title": "Oud"}, {"title": "Nieuw"}, "naam: Oud → Nieuw"),
    (making.INTERVENTION, {"evidence": {"level": "niet-beoordeeld"}},
     {"evidence": {"level": "goed-beschreven"}},
     "onderbouwing: niet beoordeeld → goed-beschreven"),
    (making.INTERVENTION, {"evidence": {"level": "weg"}}, {"evidence": {"level": "ook-weg"}},
     "onderbouwing: weg → ook-weg"),
    (making.MILESTONE, {"date": "2024-05"}, {"date": "2024-05-23"},
     "datum: mei 2024 → 23 mei 2024"),
    (making.MILESTONE, {"date": 2024}, {"date": "2024-05"}, "datum: 2024 → mei 2024"),
    (making.MILESTONE, {"status": "gepland"}, {"status": "geweest"}, "status: gepland → geweest"),
    (making.MILESTONE, {"kind": "congres"}, {"kind": "kamerbrief"}, "soort: congres → kamerbrief"),
    (making.MILESTONE, {"place": "Ede"}, {"place": "Epe"}, "plaats: Ede → Epe"),
    (making.MILESTONE, {}, {"place": "Ede"}, "plaats toegevoegd: Ede"),
    (making.MILESTONE, {"place": "Ede"}, {}, "plaats weggehaald: Ede"),
    (making.MILESTONE, {"start_time": "09:30"}, {"start_time": "10:00"},
     "begintijd: 9.30 uur → 10.00 uur"),
    (making.MILESTONE, {"start_time": "09:30"}, {"start_time": "29:30"},
     "begintijd: 9.30 uur → 29:30"),
    (making.MILESTONE, {}, {"previous_dates": ["2024-04-23"]}, "eerdere datums: + 23 april 2024"),
    (making.INTERVENTION, {"action_line": None}, {"action_line": "interventies"},
     "actielijn toegevoegd: Interventies ontwikkelen"),
    (making.AREA, {"residents": result(55000)}, {"residents": result(56000, qualifier="ruim")},
     "aantal inwoners: 55.000 jongeren → ruim 56.000 jongeren"),
    (making.AREA, {"residents": result()}, {"residents": result(note="Hm.")},
     "toelichting toegevoegd bij aantal inwoners: Hm."),
    (making.AREA, {"location": {"lat": 51.9, "lon": 5}}, {"location": {"lat": 52.0, "lon": 5}},
     "breedtegraad bij plek op de kaart: 51,9 → 52"),
    (making.AREA, {}, {"programme": {"title": "Samen", "url": "x"}},
     "lokaal programma toegevoegd: Samen"),
    (making.FUNDING, {"period": {"start": 2023}}, {"period": {"start": 2023, "end": 2025}},
     "periode: sinds 2023 → 2023 tot en met 2025"),
    (making.FUNDING, {"period": {"start": "ooit"}}, {"period": {"start": 2023}},
     "begin bij periode: ooit → 2023"),
    (making.ACTION_LINE, {"number": 2}, {"number": 3000}, "nummer: 2 → 3.000"),
    (making.AGENDA, {"budget": {"lines": [{"label": "Rest", "amount": 6}]}},
     {"budget": {"lines": [{"label": "Rest", "amount": 7}]}},
     f"post bij begroting: €{NO_BREAK}6 → €{NO_BREAK}7"),
    (making.INTERVENTION, {"contact": {"organisation": "A", "email": "a@b.nl"}},
     {"contact": {"organisation": "B", "email": "b@b.nl"}}, "contact: A → B"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "old", "new", "words"), SHORT_VALUES)
def test_a_short_value_is_told_before_and_after(
    said: Callable[..., tuple[str, ...]], name: str, old: Fields, new: Fields, words: str
) -> None:
    gone = dict.fromkeys((*old, *new))
    assert said(name, {**gone, **new}, {**gone, **old})[0] == words


@pytest.mark.parametrize(
    ("name", "old", "new", "words"),
    [
        (making.INTERVENTION, {}, {"approach": "Kort."}, "aanpak aangepast"),
        (making.INTERVENTION, {}, {"preconditions": "Geld."}, "wat er nodig is toegevoegd"),
        (making.INTERVENTION, {}, {"contact": None}, "contact weggehaald: Stichting Proef"),
        (making.INTERVENTION, {}, {"summary": LONG}, "samenvatting aangepast"),
        (making.MILESTONE, {}, {"place": LONG}, "plaats toegevoegd"),
        (making.NEWS, {}, {"body": "Iets anders."}, "tekst aangepast"),
        (making.MILESTONE, {}, {"date": ["2024"]}, "datum aangepast"),
        (making.MILESTONE, {}, {"place": {"a": "b"}}, "plaats toegevoegd"),
        (making.MILESTONE, {}, {"sources": "brief"}, "bronnen aangepast"),
        (making.INTERVENTION, {}, {"evidence": "goed"}, "onderbouwing: niet beoordeeld → goed"),
        (making.NEWS, {}, {"weg": "ja"}, "veld 'weg' toegevoegd: ja"),
        (making.NEWS, {"weg": ["a"]}, {"weg": ["a", "b"]}, "veld 'weg' aangepast"),
        (making.AREA, {"facts": ["los"]}, {"facts": ["anders"]}, "feit toegevoegd"),
        (making.MILESTONE, {"place": "a  b"}, {"place": "a b"}, "plaats aangepast"),
        (making.INTERVENTION, {}, {"reviewed": "2026-12"}, "nagekeken op december 2026"),
        (making.INTERVENTION, {}, {"reviewed": None}, "datum van nakijken aangepast"),
    ],
)
def test_what_is_long_or_broken_is_only_named(
    said: Callable[..., tuple[str, ...]], name: str, old: Fields, new: Fields, words: str
) -> None:
    assert said(name, new, old)[0] == words


def test_being_checked_is_told_only_if_nothing_else_changed(
    said: Callable[..., tuple[str, ...]],
) -> None:
    assert said(making.THEME, {"reviewed": "2027-01-02"}) == ("nagekeken op 2 januari 2027",)
    assert said(making.THEME, {"reviewed": "2027", "title": "X"}) == (
        "naam: Digitale weerbaarheid → X",
    )


WRITINGS: list[tuple[Any, Any]] = [
    (2024, "2024"), ("a\nb\n", "a b"), ("a\n  b", "a b"), (None, ""), (None, []), ([None], None),
    ({}, None), ({"a": None}, {}), (False, None), (5.0, 5),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new"), WRITINGS)
def test_another_way_of_writing_the_same_is_no_change(
    said: Callable[..., tuple[str, ...]], old: Any, new: Any
) -> None:
    assert said(making.NEWS, {"date": new, "summary": new}, {"date": old, "summary": old}) == ()


@pytest.mark.parametrize("text", ["a\n\nb", "a\n1. b", "a\n- b", "a\n    b"])
def test_a_new_paragraph_or_list_is_a_change(
    said: Callable[..., tuple[str, ...]], text: str
) -> None:
    flat = " ".join(text.split())
    assert said(making.NEWS, {"body": text}, {"body": flat}) == ("tekst aangepast",)


# Lists.


@pytest.mark.parametrize(
    ("name", "field", "old", "new", "words"),
    [
        ("themes", "themes", ["digitale-weerbaarheid"], ["wonen", "weg"],
         [f"thema's: + Wonen, + weg, {MINUS} Digitale weerbaarheid"]),
        ("target_groups", "target_groups", [], ["ouders"], ["doelgroepen: + ouders"]),
        ("order", "themes", ["a", "b"], ["b", "a"], ["volgorde van thema's aangepast"]),
        ("twice", "themes", ["wonen"], ["wonen", "wonen"], ["thema's: + Wonen"]),
        ("long", "related", [], ["a" * 61], ["verwante interventies aangepast"]),
        ("many", "related", [], list("abcdefghi"), ["verwante interventies aangepast"]),
        ("source", "sources", ["brief"], ["brief", "x"], ["bron toegevoegd"]),
        ("sources", "sources", ["brief"], ["x", "y", "z"],
         [f"3{NO_BREAK}bronnen toegevoegd", "bron weggehaald"]),
        ("sources in another order", "sources", ["a", "b"], ["b", "a"],
         ["volgorde van bronnen aangepast"]),
        ("material", "materials", [], [{"title": "T", "url": "u"}], ["materiaal toegevoegd: T"]),
        ("title of material", "materials", [{"title": "T", "url": "u"}],
         [{"title": "U", "url": "u"}], ["materiaal: T → U"]),
        ("address of material", "materials", [{"title": "T", "url": "u"}],
         [{"title": "T", "url": "v"}], ["materiaal aangepast: T"]),
        ("materials in another order", "materials", [{"title": "T"}, {"title": "U"}],
         [{"title": "U"}, {"title": "T"}], ["volgorde van materialen aangepast"]),
        ("money", "funding", [{"scheme": "regeling", "amount": 2100000}],
         [{"scheme": "regeling", "amount": 2200000}],
         [f"geldbron: €{NO_BREAK}2,1{NO_BREAK}miljoen → €{NO_BREAK}2,2{NO_BREAK}miljoen"]),
        ("other money", "funding", [{"scheme": "regeling", "amount": 1}], [{"amount": 2}],
         ["geldbron toegevoegd", "geldbron weggehaald"]),
        ("verdict", "evaluations", [{"verdict": "zwak", "source": "a", "date": 2024}],
         [{"verdict": "positief", "source": "a", "date": 2024}], ["evaluatie: zwak → positief"]),
    ],
)  # fmt: skip
def test_what_is_in_a_list_is_told(
    said: Callable[..., tuple[str, ...]],
    name: str,
    field: str,
    old: list[Any],
    new: list[Any],
    words: list[str],
) -> None:
    assert said(making.INTERVENTION, {field: new}, {field: old}) == tuple(words), name


def test_facts_and_quotes_are_counted(said: Callable[..., tuple[str, ...]]) -> None:
    facts = [{"text": f"Feit {n}.", "source": "brief"} for n in "abc"]
    assert said(making.AREA, {"facts": facts}, {"facts": facts[:1]}) == (
        f"2{NO_BREAK}feiten toegevoegd",
    )
    better = [{**fact, "text": "Beter."} for fact in facts[:2]]
    assert said(making.AREA, {"facts": [*better, facts[2]]}, {"facts": facts}) == (
        f"2{NO_BREAK}feiten aangepast",
    )
    assert said(making.AREA, {"quotes": []}) == ("citaat weggehaald",)


def test_a_correction_is_told_in_full(said: Callable[..., tuple[str, ...]]) -> None:
    first = {"date": "2024-06", "text": "De datum is verbeterd."}
    new = [first, {"date": "2025-05-03", "text": f"Er stond:\n{LONG}."}]
    assert said(making.NEWS, {"corrections": new}, {"corrections": [first]}) == (
        f"correctie van 3 mei 2025: Er stond: {LONG}.",
    )
    assert said(making.NEWS, {"corrections": [first, {"text": "X"}, "los"]}) == (
        "correctie: X",
        "correctie toegevoegd",
    )
    assert said(making.NEWS, {"corrections": []}) == ("correctie weggehaald",)


def test_the_sessions_of_a_congress_are_told(said: Callable[..., tuple[str, ...]]) -> None:
    opening = session(start="2024-05-23T10:00")
    slides = [{"title": "Dia's", "url": "u"}]
    old = {"sessions": [opening]}
    assert said(making.MILESTONE, {"sessions": [opening, session("b"), session("c")]}, old) == (
        f"2{NO_BREAK}sessies toegevoegd",
    )
    assert said(making.MILESTONE, {"sessions": [session("b")]}, old) == (
        "sessie toegevoegd: B",
        "sessie weggehaald: Opening",
    )
    later = {**opening, "start": "2024-05-23T11:05", "materials": slides, "title": "Start"}
    assert said(making.MILESTONE, {"sessions": [later]}, old) == (
        "titel bij Start: Opening → Start",
        "begin bij Start: 23 mei 2024, 10.00 uur → 23 mei 2024, 11.05 uur",
        "materiaal toegevoegd bij Start: Dia's",
    )
    nameless = {"sessions": [{"room": "A"}]}
    assert said(making.MILESTONE, {"sessions": [{"room": "B"}]}, nameless) == ("zaal: A → B",)


# Places.


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ([there()], [there("afgerond")], ["status in Proefwijk: in uitvoering → afgerond"]),
        ([there()], [there(), {"area": "breda-noord"}], ["nu ook in Breda Noord"]),
        ([there()], [{"area": "breda-noord"}],
         ["nu in Breda Noord", "niet meer vermeld in Proefwijk"]),
        ([there(), {"area": "breda-noord"}], [there()], ["niet meer vermeld in Breda Noord"]),
        ([there()], [there(), {"area": "weg"}, {"place": "Epe"}], ["nu ook in weg en Epe"]),
        ([{"place": "Epe", "status": "gepland"}], [{"place": "Epe", "status": "afgerond"}],
         ["status in Epe: gepland → afgerond"]),
        ([there(place="Oost")], [there(place="West")], ["plek in Proefwijk: Oost → West"]),
        ([there(place="Oost")], [there(place="Oost"), there(place="West")],
         ["nu ook in Proefwijk (West)"]),
        ([there(place="West"), there(place="Oost")],
         [there("gepland", place="Oost"), there(place="West", lessons="Begin klein.")],
         ["status in Proefwijk (Oost): in uitvoering → gepland",
          "lessen toegevoegd in Proefwijk (West)"]),
        ([there()], [there(results=[result(), result(30, "Klaar")])],
         [f"2{NO_BREAK}resultaten toegevoegd in Proefwijk"]),
        ([there(results=[result()])], [there(results=[result(note="Hm.")])],
         ["resultaat aangepast in Proefwijk"]),
        ([there(results=[result()])], [there(results=[result(60)])],
         ["resultaat in Proefwijk: 57 jongeren → 60 jongeren"]),
        ([there(results=[result()])], [there(results=[result(30, "Klaar")])],
         ["resultaat toegevoegd in Proefwijk", "resultaat weggehaald in Proefwijk"]),
        ([there(period={"start": 2023})], [there()],
         ["periode weggehaald in Proefwijk: sinds 2023"]),
        ([there(organisations=["A"])], [there(organisations=["B"])],
         [f"organisaties in Proefwijk: + B, {MINUS} A"]),
        ([{"status": "gepland"}], [{"status": "afgerond"}], ["status: gepland → afgerond"]),
        ([], [{"status": "gepland"}, "Epe"], ["nu ook in een plek zonder naam en Epe"]),
        ([there(), {"place": "Epe"}], [{"place": "Epe"}, there()],
         ["volgorde van plekken aangepast"]),
    ],
)  # fmt: skip
def test_what_happened_in_a_place_is_told(
    said: Callable[..., tuple[str, ...]], old: list[Any], new: list[Any], words: list[str]
) -> None:
    assert said(making.INTERVENTION, places(*new), places(*old)) == tuple(words)


# Any field and any value.


def models() -> dict[type[Part], None]:
    found: dict[type[Part], None] = {}
    todo: list[type[Part]] = [kind.model for kind in KINDS.values()]
    while todo:
        model = todo.pop()
        if model not in found:
            found[model] = None
            todo += [shape.part for shape in shapes(model).values() if shape.part]
    return found


@pytest.mark.parametrize("model", models(), ids=lambda model: model.__name__)
def test_every_field_has_a_word_and_what_is_counted_has_two(model: type[Part]) -> None:
    assert shapes(model)
    for name, shape in shapes(model).items():
        word = name_of(model, name)
        assert not word.startswith("veld "), name
        if shape.many and shape.part:
            assert word.count(", ") == 1, name


@pytest.mark.parametrize("name", sorted(set(sample.FILES) - {making.SOURCE}))
def test_no_field_can_change_without_a_word(catalog: Catalog, name: str) -> None:
    kind = KINDS[NAMES[str(Path(name).parent)]]
    whole = fields(name)
    for field in kind.model.model_fields:
        for value in ("anders", ["anders"], {"anders": "x"}, 3):
            assert compare(kind, whole, {**whole, field: value}, catalog), field
            assert compare(kind, {**whole, field: value}, whole, catalog), field


FIELDS = sorted({name for model in models() for name in shapes(model)})

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=9)
    | st.sampled_from(["proefwijk", "brief", "2024-05", "2024", "gestopt", "10:00", "-", LONG]),
    lambda inner: st.lists(inner, max_size=3)
    | st.dictionaries(st.sampled_from(FIELDS) | st.text(max_size=5), inner, max_size=4),
    max_leaves=10,
)  # fmt: skip
RECORDS = st.dictionaries(st.sampled_from(FIELDS) | st.text(max_size=5), VALUES, max_size=6)


@given(kind=st.sampled_from(list(KINDS.values())), before=RECORDS, after=RECORDS)
def test_anything_can_be_compared(
    words_of: Callable[..., tuple[str, ...]], kind: Kind, before: Fields, after: Fields
) -> None:
    kept = copy.deepcopy((before, after))
    words = words_of(kind, before, after)
    assert repr((before, after)) == repr(kept)
    assert all(word and "\n" not in word for word in words)
    assert bool(words) == (tidy(before) != tidy(after))
    assert words_of(kind, after, copy.deepcopy(after)) == () or "nan" in repr(after)


@given(field=st.sampled_from(FIELDS), old=VALUES, new=VALUES)
def test_any_value_can_stand_in_any_field(
    words_of: Callable[..., tuple[str, ...]], field: str, old: Any, new: Any
) -> None:
    for kind in KINDS.values():
        words = words_of(kind, {field: old}, {field: new})
        assert bool(words) == (tidy({field: old}) != tidy({field: new}))


# From day to day.

TITLE = "title: Proefteam\n"


def edit(day: int, path: str, before: str | None, after: str | None) -> Edit:
    return Edit(datetime.date(2024, 5, day), path, before, after)


def short(found: list[Change]) -> list[tuple[int, str, str, tuple[str, ...]]]:
    return [(change.date.day, change.id, change.sort, change.words) for change in found]


def test_a_record_is_new_then_changed_then_removed(catalog: Catalog) -> None:
    path = "interventions/a.yml"
    texts = [None, "title: A\n", "title: B\n", None]
    edits = [edit(day, path, *texts[day - 1 : day + 1]) for day in (1, 2, 3)]
    found = changes(reversed(edits), catalog)
    day = datetime.date(2024, 5, 3)
    fields = {"title": "B"}
    assert found[0] == Change(path, KINDS["intervention"], fields, None, "removed", date=day)
    assert short(found) == [
        (3, "a", "removed", ()),
        (2, "a", "changed", ("naam: A → B",)),
        (1, "a", "added", ()),
    ]
    assert [change.title for change in found] == ["B", "B", "A"]


@pytest.mark.parametrize(
    "path",
    [
        "sources/a.yml", "vocabularies/a.yml", "programme/agenda/a.yml", "contact.md",
        "interventions/sub/a.yml", "interventions/a.md", "news/a.yml", "a.yml", "nergens/a.yml",
        "interventions/.a.yml", "interventions/A b.yml",
    ],
)  # fmt: skip
def test_only_records_with_a_page_are_told_of(catalog: Catalog, path: str) -> None:
    assert changes([edit(1, path, None, TITLE)], catalog) == []


def test_what_is_newest_comes_first_then_the_order_of_kinds_and_titles(catalog: Catalog) -> None:
    new = [
        edit(1, "interventions/z.yml", None, "title: Z\n"),
        edit(2, "areas/a.yml", None, "title: A\n"),
        edit(2, "interventions/b.yml", None, "title: b\n"),
        edit(2, "interventions/c.yml", None, "title: Á\n"),
        edit(2, "programme/council/a.yml", None, "title: A\n"),
        edit(2, "news/d.md", None, "---\ntitle: N\n---\n"),
        edit(2, "news/e.md", None, "---\ntitle: N\n---\n"),
    ]
    assert [change.id for change in changes(new, catalog)] == ["c", "b", "a", "d", "e", "a", "z"]


def test_the_body_of_a_page_counts(catalog: Catalog) -> None:
    texts = [f"---\ntitle: N\n---\n{body}\n" for body in ("Een.", "Een.\n", "Twee.")]
    edits = [edit(1, "news/n.md", texts[0], texts[1]), edit(2, "news/n.md", texts[1], texts[2])]
    assert short(changes(edits, catalog)) == [(2, "n", "changed", ("tekst aangepast",))]


def test_a_version_that_cannot_be_read_is_passed_over(catalog: Catalog) -> None:
    path = "areas/a.yml"
    texts = [None, "{", "title: A\n", "title: [\n", "title: C\n", "x" * 1_000_001, None]
    edits = [edit(day, path, *texts[day - 1 : day + 1]) for day in range(1, 7)]
    assert short(changes(edits, catalog)) == [
        (6, "a", "removed", ()),
        (4, "a", "changed", ("naam: A → C",)),
        (2, "a", "added", ()),
    ]
    assert changes(edits, catalog)[0].title == "C"
    assert changes([edit(1, path, None, "{"), edit(2, path, "{", None)], catalog) == []


def test_a_record_without_a_title_goes_by_its_id(catalog: Catalog) -> None:
    edits = [edit(1, "areas/a.yml", None, "title: [x]\n"), edit(1, "areas/b.yml", None, "{}")]
    assert [change.title for change in changes(edits, catalog)] == ["a", "b"]


@pytest.mark.parametrize(
    ("path", "before", "after", "sort"),
    [
        ("interventions/a.yml", "gepland", "gestopt", "stopped"),
        ("interventions/a.yml", "in-uitvoering", "afgerond", "stopped"),
        ("interventions/a.yml", "gestopt", "afgerond", "changed"),
        ("interventions/a.yml", "gestopt", "gepland", "changed"),
        ("interventions/a.yml", "gepland", "[gestopt]", "changed"),
        ("milestones/a.yml", "gepland", "afgelast", "stopped"),
        ("milestones/a.yml", "afgelast", "gepland", "changed"),
        ("milestones/a.yml", "gepland", "geweest", "changed"),
        ("areas/a.yml", "gepland", "gestopt", "changed"),
    ],
)
def test_what_comes_to_an_end_has_stopped(
    catalog: Catalog, path: str, before: str, after: str, sort: str
) -> None:
    text = "status: {}\nimplementations: [{{area: proefwijk, status: {}}}]\n"
    old, new = (text.format(status, status) for status in (before, after))
    assert [change.sort for change in changes([edit(1, path, old, new)], catalog)] == [sort]


def test_a_place_that_is_added_when_it_is_over_has_not_stopped(catalog: Catalog) -> None:
    new = "implementations: [{place: Epe, status: gestopt}]\n"
    found = changes([edit(1, "interventions/a.yml", "implementations: x\n", new)], catalog)
    assert [change.sort for change in found] == ["changed"]


def test_a_record_under_a_new_id_is_one_change(catalog: Catalog) -> None:
    old, new = "title: Oud\nreviewed: 2024\n", "title: Nieuw\nreviewed: 2025\n"
    edits = [
        edit(1, "areas/z.yml", None, old),
        edit(2, "areas/a.yml", None, f"{new}province: Utrecht\nformer_ids: [x, z]\n"),
        edit(2, "areas/z.yml", old, None),
    ]
    assert short(changes(edits, catalog)) == [
        (2, "a", "changed", ("heet nu Nieuw", "provincie toegevoegd: Utrecht")),
        (1, "z", "added", ()),
    ]


def test_a_record_with_only_another_id_has_another_address(catalog: Catalog) -> None:
    edits = [
        edit(2, "areas/a.yml", None, "title: A\nformer_ids: [z]\n"),
        edit(2, "areas/z.yml", "title: A\n", None),
    ]
    assert short(changes(edits, catalog)) == [(2, "a", "changed", ("heeft een nieuw adres",))]


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("areas/a.yml", "former_ids: z\n"),
        ("areas/a.yml", "former_ids: [[z]]\n"),
        ("themes/a.yml", "former_ids: [z]\n"),
    ],
)
def test_a_record_that_does_not_take_the_place_of_another_is_new(
    catalog: Catalog, path: str, text: str
) -> None:
    edits = [edit(2, path, None, text), edit(2, "areas/z.yml", "title: A\n", None)]
    assert {change.sort for change in changes(edits, catalog)} == {"added", "removed"}


@given(texts=st.lists(st.text(max_size=30) | st.none(), min_size=2, max_size=5))
def test_any_text_can_have_been_a_version(
    changes_of: Callable[..., list[Change]], texts: list[str | None]
) -> None:
    steps = enumerate(pairwise(texts), 1)
    changes_of([edit(day, "news/a.md", *pair) for day, pair in steps])
    changes_of([edit(1, "areas/a.yml", *texts[:2])])


def test_the_samples_are_told_as_new_and_in_no_words(catalog: Catalog) -> None:
    edits = [edit(1, name, None, text) for name, text in sample.FILES.items()]
    found = changes(edits, catalog)
    assert {(change.sort, change.words) for change in found} == {("added", ())}
    told = {(change.kind.name, change.title) for change in found}
    expected = {
        (entry.kind.name, entry.record.title)
        for name in sample.FILES
        for entry in catalog.all(NAMES[str(Path(name).parent)])
        if entry.address
        and entry.kind.name not in {"source", "page"}
        and entry.id == Path(name).stem
    }
    assert told == expected
