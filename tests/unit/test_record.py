"""The kinds of record: ``record``, ``part``, ``programme`` and ``kind``."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import making
import pytest
import sample
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from making import (
    ACTION_LINE,
    AGENDA,
    AREA,
    COUNCIL,
    FUNDING,
    INTERVENTION,
    KNOWLEDGE,
    MILESTONE,
    NEWS,
    SITE,
    SOURCE,
    THEME,
    edited,
    figure,
    period,
    problems,
)
from pydantic import ValidationError

from palet.content.catalog import check
from palet.content.load import load
from palet.language.dates import PartialDate
from palet.model.agenda import Budget, BudgetLine
from palet.model.intervention import Intervention
from palet.model.kind import KINDS, Kind, kind_at
from palet.model.part import Figure, Grant, Implementation, Period
from palet.model.terms import RELIED_ON
from palet.problem import Problem
from palet.reading.document import read

if TYPE_CHECKING:
    from collections.abc import Iterator


def refused(folder: Path, files: making.Files) -> list[str]:
    """Return what is wrong with the one file in ``files``, without its name."""
    (name,) = files
    lines = [line for line in problems(folder, files) if line.startswith(f"{name}:")]
    return [line.removeprefix(f"{name}:") for line in lines]


def required(text: str) -> Iterator[str]:
    """Yield the names of the fields at the left margin."""
    for line in text.splitlines():
        if line[:1].isalpha() and ":" in line:
            yield line.split(":", 1)[0]


# The kinds.


def test_one_record_of_each_kind_is_accepted(tmp_path: Path) -> None:
    assert problems(tmp_path) == []


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
def test_every_kind_has_a_folder_with_a_record_of_its_model(tmp_path: Path, kind: Any) -> None:
    content = load(sample.write_content(tmp_path))
    found = [item for item in content.items if item.kind is kind]
    assert found
    assert all(type(item.record) is kind.model for item in found)
    assert all(item.path.parent == tmp_path / "content" / kind.folder for item in found)
    assert all(item.path.suffix == kind.suffix for item in found)


def test_no_two_kinds_share_a_place() -> None:
    for kind in KINDS.values():
        assert kind_at(Path(kind.folder, f"{kind.only or 'naam'}{kind.suffix}")) is kind


@pytest.mark.parametrize(
    ("name", "field"),
    [
        (name, field)
        for name, fields in {
            SOURCE: "title publisher kind",
            THEME: "title summary colour colour_dark icon description sources reviewed",
            AREA: "title summary municipality province gm_code location residents sources reviewed",
            INTERVENTION: "title summary themes goal approach evidence implementations sources "
            "reviewed",
            MILESTONE: "title summary kind date status sources reviewed",
            NEWS: "title summary date sources reviewed",
            KNOWLEDGE: "title summary kind sources reviewed",
            FUNDING: "title summary description sources reviewed",
            ACTION_LINE: "title summary number description sources reviewed",
            COUNCIL: "title summary description sources reviewed",
            AGENDA: "title summary period description budget sources reviewed",
            "vocabularies/levels.yml": "title explanation terms",
            SITE: "title description home sections menu footer",
        }.items()
        for field in fields.split()
    ],
)
def test_a_field_that_must_be_there_is_missed(tmp_path: Path, name: str, field: str) -> None:
    text = sample.FILES.get(name) or sample.vocabulary(["individu"])
    assert field in set(required(text))
    lines = text.splitlines(keepends=True)
    start = next(number for number, line in enumerate(lines) if line.startswith(f"{field}:"))
    end = start + 1
    while end < len(lines) and not (lines[end][:1].isalpha() or lines[end].startswith("---")):
        end += 1
    first = 2 if name.endswith(".md") else 1
    assert refused(tmp_path, {name: "".join([*lines[:start], *lines[end:]])}) == [
        f"{first}:1: {field}: dit veld ontbreekt. Voeg een regel '{field}:' met een waarde toe."
    ]


def kind_of(name: str) -> Kind:
    kind = kind_at(Path(name))
    assert kind
    return kind


@pytest.mark.parametrize("name", sample.FILES)
def test_every_kind_refuses_a_field_it_does_not_know(tmp_path: Path, name: str) -> None:
    text = sample.FILES[name]
    first = text.splitlines()[1 if name.endswith(".md") else 0]
    line = text.splitlines().index(first) + 2
    files: making.Files = {name: text.replace(first, f"{first}\nzzzzzz: 1", 1)}
    (said,) = refused(tmp_path, files)
    names = ", ".join(kind_of(name).model.model_fields)
    assert said == f"{line}:1: zzzzzz: dit veld bestaat niet. Velden die hier mogen: {names}."


@pytest.mark.parametrize("name", [name for name in sample.FILES if "sources/" not in name])
def test_a_record_of_the_sample_survives_being_read_twice(tmp_path: Path, name: str) -> None:
    content = sample.write_content(tmp_path)
    kind = kind_of(name)
    document = read(content / name)
    fields = {**document.fields, "body": document.body} if name.endswith(".md") else document.fields
    record = kind.model.model_validate(fields)
    assert kind.model.model_validate(record.model_dump(mode="json")) == record


# Rules over more than one field.


@pytest.mark.parametrize(
    ("start", "end"),
    [
        ("2023", "2025"), ("2023", "2023"), ("2024-05", "2024"), ("2024", "2024-01"),
        ("2024-05-23", "2024-05"), ("2024-05-23", "2024-05-23"), (None, "2024"), ("2024", None),
        (None, None),
    ],
)  # fmt: skip
def test_a_period_may_end_on_any_day_that_is_not_before_its_first(
    start: str | None, end: str | None
) -> None:
    span = period(start, end)
    assert (span.start and str(span.start), span.end and str(span.end)) == (start, end)


@pytest.mark.parametrize(
    ("start", "end"), [("2024", "2023"), ("2024-05-23", "2024-04"), ("2024-05-23", "2024-05-22")]
)
def test_a_period_does_not_end_before_it_begins(start: str, end: str) -> None:
    with pytest.raises(ValidationError) as caught:
        period(start, end)
    assert [error["type"] for error in caught.value.errors()] == ["period"]


@pytest.mark.parametrize("place", [{"area": "a"}, {"place": "Hier"}, {"area": "a", "place": "b"}])
def test_an_implementation_has_an_area_or_a_place_or_both(place: dict[str, str]) -> None:
    assert Implementation(status="gepland", **place).status == "gepland"


def test_an_implementation_without_a_place_is_refused(tmp_path: Path) -> None:
    said = refused(tmp_path, edited(INTERVENTION, "  - area: proefwijk\n    status", "  - status"))
    assert (
        "21:5: implementations.0: de plek ontbreekt. "
        "Noem een gebied bij 'area', of beschrijf de plek bij 'place'."
    ) in said


@pytest.mark.parametrize("origin", [{"scheme": "a"}, {"description": "Fonds"}])
def test_a_grant_has_a_scheme_or_a_description(origin: dict[str, str]) -> None:
    assert Grant(source="brief", **origin).source == "brief"


def test_a_grant_without_an_origin_is_refused(tmp_path: Path) -> None:
    assert refused(tmp_path, edited(INTERVENTION, "{scheme: regeling, amount", "{amount")) == [
        "31:5: funding.0: de herkomst van het geld ontbreekt. "
        "Noem een regeling bij 'scheme', of beschrijf de herkomst bij 'description'."
    ]


def test_a_budget_adds_up_to_its_total(tmp_path: Path) -> None:
    assert refused(tmp_path, edited(AGENDA, "amount: 600000}", "amount: 600001}")) == [
        "5:1: budget: de posten zijn samen 10600001, maar het totaal is 10600000. "
        "Verbeter een post of het totaal."
    ]


@given(st.lists(st.integers(0, 10**9), min_size=1, max_size=6), st.integers(-3, 3))
def test_a_budget_is_accepted_exactly_when_it_adds_up(amounts: list[int], off: int) -> None:
    lines = tuple(BudgetLine(label="Post", amount=amount) for amount in amounts)
    total = sum(amounts) + off
    if off == 0:
        assert Budget(total=total, lines=lines, source="brief").total == total
    else:
        with pytest.raises(ValidationError):
            Budget(total=total, lines=lines, source="brief")


@pytest.mark.parametrize("named", ["", "action_line: interventies, label: Iets, "])
def test_a_budget_line_is_an_action_line_or_something_else(tmp_path: Path, named: str) -> None:
    said = refused(tmp_path, edited(AGENDA, "action_line: interventies, ", named))
    assert (
        "8:7: budget.lines.0: deze post is niet duidelijk. "
        "Noem bij 'action_line' of bij 'label' waar het bedrag voor is."
    ) in said


def test_a_milestone_does_not_end_before_it_begins(tmp_path: Path) -> None:
    files = edited(MILESTONE, "date: 2024-05\n", "date: 2024-05\nend: 2024-04\n")
    assert refused(tmp_path, files) == [
        "5:1: end: het einde ligt voor het begin. Draai de twee data om, of verbeter het jaartal."
    ]


def test_a_milestone_may_end_in_the_month_it_begins(tmp_path: Path) -> None:
    files = edited(MILESTONE, "date: 2024-05\n", "date: 2024-05-23\nend: 2024-05\n")
    assert problems(tmp_path, files) == []


def test_a_milestone_may_end_on_the_day_it_begins(tmp_path: Path) -> None:
    files = edited(MILESTONE, "date: 2024-05\n", "date: 2024-05-23\nend: 2024-05-23\n")
    assert problems(tmp_path, files) == []


def test_action_lines_are_numbered_from_one(tmp_path: Path) -> None:
    assert problems(tmp_path / "a", edited(ACTION_LINE, "number: 2", "number: 1")) == []
    assert refused(tmp_path / "b", edited(ACTION_LINE, "number: 2", "number: 0")) == [
        "3:1: number: 0 is te klein. Schrijf minstens 1."
    ]


def test_a_moved_milestone_says_when_it_was_before(tmp_path: Path) -> None:
    files = edited(MILESTONE, "status: geweest", "status: verplaatst")
    assert refused(tmp_path / "a", files) == [
        "5:1: status: de eerdere datum ontbreekt. "
        "Schrijf bij 'previous_dates' wanneer het eerst was."
    ]
    files = edited(MILESTONE, "status: geweest", "status: verplaatst\nprevious_dates: [2024-03]")
    assert problems(tmp_path / "b", files) == []


# The limits of single fields.


def test_a_title_has_at_most_150_characters(tmp_path: Path) -> None:
    good = edited(SOURCE, "Brief over de proef", "a" * 150)
    assert problems(tmp_path / "a", good) == []
    bad = edited(SOURCE, "Brief over de proef", "a" * 151)
    assert [said.split(":")[2].strip() for said in refused(tmp_path / "b", bad)] == ["title"]


def test_a_summary_has_at_most_600_characters(tmp_path: Path) -> None:
    good = edited(THEME, "Veilig op internet.", "a" * 600)
    assert problems(tmp_path / "a", good) == []
    bad = edited(THEME, "Veilig op internet.", "a" * 601)
    assert [said.split(":")[2].strip() for said in refused(tmp_path / "b", bad)] == ["summary"]


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        (INTERVENTION, "themes: [digitale-weerbaarheid]", "themes: []"),
        (INTERVENTION, "sources: [brief]", "sources: []"),
        (NEWS, "sources: [brief]", "sources: []"),
    ],
)
def test_a_list_that_must_name_something_is_not_empty(
    tmp_path: Path, name: str, old: str, new: str
) -> None:
    (said,) = refused(tmp_path, edited(name, old, new))
    assert said.endswith(": deze lijst is leeg. Noem er minstens een.")


@pytest.mark.parametrize(
    ("lat", "lon", "accepted"),
    [
        (-90, -180, True), (90, 180, True), (-90.1, 5, False), (90.1, 5, False),
        (52, -180.1, False), (52, 180.1, False),
    ],
)  # fmt: skip
def test_a_place_lies_on_earth(tmp_path: Path, lat: float, lon: float, accepted: bool) -> None:
    files = edited(AREA, "{lat: 51.982, lon: 5.94}", f"{{lat: {lat}, lon: {lon}}}")
    assert (refused(tmp_path, files) == []) is accepted


@pytest.mark.parametrize("time", ["10:00", "2024-05-23 10:00", "2024-05-23", "2024-05-23T10:00:00"])
def test_a_session_begins_at_a_day_and_a_time(tmp_path: Path, time: str) -> None:
    (said,) = refused(tmp_path, edited(MILESTONE, "2024-05-23T10:00", f"'{time}'"))
    assert said.startswith(f"12:5: sessions.0.start: '{time}' is geen dag met een tijd.")


@pytest.mark.parametrize(
    ("reviewed", "due"),
    [
        ("2025-05-22", "2026-11-22"),
        ("2024-08-31", "2026-02-28"),
        ("2025-03", "2026-09-30"),
        ("2025", "2027-06-30"),
    ],
)
def test_a_record_should_be_checked_again_after_a_year_and_a_half(
    tmp_path: Path, reviewed: str, due: str
) -> None:
    files = {"interventions/ander.yml": making.intervention(reviewed=reviewed)}
    entry = making.catalog(tmp_path, files)["intervention"]["ander"]
    assert isinstance(entry.record, Intervention)
    assert entry.record.review_due.isoformat() == due


def test_every_kind_that_is_checked_says_when_that_is_due_again() -> None:
    due = {name for name, kind in KINDS.items() if hasattr(kind.model, "review_due")}
    assert due == {name for name, kind in KINDS.items() if "reviewed" in kind.model.model_fields}
    assert due == set(KINDS) - {"source", "vocabulary", "page", "site"}


@pytest.mark.parametrize("reviewed", ["2099", "2098-07"])
def test_a_check_in_the_last_year_there_is_does_no_harm(tmp_path: Path, reviewed: str) -> None:
    record = making.catalog(tmp_path)["intervention"]["proefteam"].record
    late = record.model_copy(update={"reviewed": PartialDate.parse(reviewed)})
    assert isinstance(late, Intervention)
    assert late.review_due.year >= 2100


def test_the_text_below_the_fields_may_not_be_empty(tmp_path: Path) -> None:
    files = edited(NEWS, "De proef is **begonnen** [bron](source:brief).", " ")
    assert refused(tmp_path, files) == ["11:1: body: de tekst ontbreekt. Schrijf hem onder de kop."]


def test_a_figure_keeps_what_the_source_gives_and_leaves_the_rest_open() -> None:
    made = figure(57, total=60)
    assert (made.value, made.total, made.upper, made.qualifier, made.highlight) == (
        57, 60, None, None, False,
    )  # fmt: skip


def test_an_intervention_needs_no_more_than_its_core(tmp_path: Path) -> None:
    assert problems(tmp_path, {"interventions/ander.yml": making.intervention()}) == []


@pytest.mark.parametrize("model", [Period, Figure, Intervention])
def test_every_field_of_a_model_is_explained_in_dutch(model: Any) -> None:
    assert all(field.description for field in model.model_fields.values())


# Whatever an editor writes, there is only ever a problem.

SCALARS = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(10**6), 10**12),
    st.floats(-1e6, 1e6),
    st.text(st.characters(exclude_categories=["Cs"]), max_size=12),
    st.sampled_from(["brief", "2024", "2024-05", "regeling", "#aabbcc", "a/b", "GM0202", "80%"]),
)
NAMES = sorted({field for kind in KINDS.values() for field in kind.model.model_fields})
PARTS = ["value", "source", "area", "place", "status", "level", "lat", "lon", "lines", "total"]
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.one_of(
        st.lists(inner, max_size=3),
        st.dictionaries(st.sampled_from([*NAMES, *PARTS, "nergens"]), inner, max_size=3),
    ),
    max_leaves=6,
)


@st.composite
def records(draw: st.DrawFn) -> tuple[str, dict[str, Any]]:
    """Draw the name of a kind, and fields that it may or may not take."""
    kind = draw(st.sampled_from(list(KINDS)))
    names = list(KINDS[kind].model.model_fields)
    fields = st.dictionaries(st.sampled_from([*names, *names, *NAMES, "5"]), VALUES, max_size=8)
    return kind, draw(fields)


@given(records())
@hypothesis_settings(max_examples=300)
def test_arbitrary_fields_give_problems_and_never_an_error(
    tmp_path_factory: pytest.TempPathFactory, drawn: tuple[str, dict[str, Any]]
) -> None:
    kind, fields = KINDS[drawn[0]], drawn[1]
    content = tmp_path_factory.getbasetemp() / "arbitrary"
    path = content / kind.folder / f"{kind.only or 'proef'}{kind.suffix}"
    path.parent.mkdir(parents=True, exist_ok=True)
    text = json.dumps(fields, ensure_ascii=False)
    path.write_text(f"---\n{text}\n---\nTekst." if kind.suffix == ".md" else text, "utf-8")
    # Nor are there any lists of terms, and there is no site.
    lacking = {*RELIED_ON, "site"} - {path.stem}
    found = [p for p in check(load(content)) if Path(p.path).stem not in lacking]
    path.unlink()
    assert all(isinstance(problem, Problem) for problem in found)
    assert all(problem.path == str(path) and problem.message for problem in found)
    missing = [n for n, f in kind.model.model_fields.items() if f.is_required() and n not in fields]
    assert found or not set(missing) - {"body"}
