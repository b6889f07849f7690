"""The JSON Schemas of the records, and the command that writes them."""

from __future__ import annotations

import copy
import json
import re
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import regress
import sample
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator, ValidationError, validators
from making import (
    ACTION_LINE,
    AGENDA,
    AREA,
    COUNCIL,
    FUNDING,
    GLOSSARY,
    INTERVENTION,
    KNOWLEDGE,
    MILESTONE,
    NEWS,
    ROOT,
    SOURCE,
    THEME,
    catalog,
    edited,
    problems,
    tried,
)
from pydantic import ValidationError as Refusal
from sample import FROZEN

from palet.cli.command import main
from palet.content.catalog import open_catalog
from palet.editing.schema import schemas
from palet.model.kind import KINDS, Kind, kind_at
from palet.model.section import NEEDED
from palet.reading.document import parse, read

if TYPE_CHECKING:
    from collections.abc import Iterator

    from palet.content.catalog import Catalog

CONTENT = FROZEN
FOLDER = ROOT / "schemas"
each_kind = pytest.mark.parametrize("kind", KINDS.values(), ids=lambda kind: kind.name)

# What a model refuses and a schema cannot say.
CANNOT = {
    "period", "times", "not_yet", "outside", "same_date",  # the order of dates and times
    "budget", "double",  # what several parts are together
    "thousands",  # how a number is written
    "image", "unsafe_link",  # what a text may not hold
    "spoilt", "line_break", "said",
}  # fmt: skip


def _ecma(_validator: object, pattern: str, text: object, _schema: object) -> Iterator[object]:
    """Match as JavaScript does: in Python ``$`` also matches before a last line feed."""
    if isinstance(text, str) and not regress.Regex(pattern, "u").find(text):
        yield ValidationError(f"{text!r} does not match {pattern!r}")


Validator = validators.extend(Draft202012Validator, {"pattern": _ecma})


@cache
def real() -> dict[str, Any]:
    return schemas(open_catalog(CONTENT))


@cache
def validator(kind: str) -> Any:
    return Validator(real()[kind])


def kind_of(path: str) -> Kind:
    kind = kind_at(Path(path))
    assert kind
    return kind


def fields_of(path: str, text: str) -> dict[str, Any]:
    return parse(Path(path), text).fields


def on_disk(kind: str) -> Any:
    return json.loads((FOLDER / f"{kind}.schema.json").read_text("utf-8"))


def without_known(schema: Any) -> Any:
    """Return a schema with the lists of known ids, and what is said of them, left empty."""
    bare = copy.deepcopy(schema)
    for definition in bare["$defs"].values():
        if "anyOf" in definition and "properties" not in definition:
            offered = definition["anyOf"][0]
            assert len(offered["enum"]) == len(offered["markdownEnumDescriptions"]) > 0
            definition["anyOf"][0] = dict.fromkeys(offered, "known")
    return bare


def parts_of(schema: Any) -> list[tuple[str, Any]]:
    """Return the record and all parts in it that have fields, by name."""
    parts = [(name, part) for name, part in schema["$defs"].items() if "properties" in part]
    return [("", schema), *parts]


def every_field(schema: Any) -> list[tuple[str, Any]]:
    return [
        (f"{owner}.{name}", field)
        for owner, part in parts_of(schema)
        for name, field in part["properties"].items()
    ]


# The files.


@each_kind
def test_the_schema_on_disk_is_what_the_models_give(kind: Kind) -> None:
    """When this fails, run scripts/schemas; the lists of known ids may lag behind."""
    assert without_known(on_disk(kind.name)) == without_known(real()[kind.name])


def test_there_is_a_file_for_each_kind_and_no_other() -> None:
    names = {path.name for path in FOLDER.iterdir()}
    assert names == {f"{name}.schema.json" for name in KINDS}


@each_kind
def test_a_schema_is_valid_itself_and_names_only_definitions_that_it_has(kind: Kind) -> None:
    schema = on_disk(kind.name)
    Draft202012Validator.check_schema(schema)
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    named = set(re.findall(r'"\$ref": "([^"]*)"', json.dumps(schema)))
    assert named == {f"#/$defs/{name}" for name in schema["$defs"]}


@each_kind
def test_patterns_are_read_alike_by_javascript_and_python(kind: Kind) -> None:
    text = json.dumps(real()[kind.name])
    for pattern in map(json.loads, re.findall(r'"pattern": ("(?:[^"\\]|\\.)*")', text)):
        regress.Regex(pattern, "u")
        re.compile(pattern)


# What an editor sees.


@each_kind
def test_every_field_has_a_dutch_title_a_description_and_valid_examples(kind: Kind) -> None:
    schema = real()[kind.name]
    for name, field in every_field(schema):
        assert field["title"][0].isupper(), name
        assert not field["title"].startswith("Veld '"), name
        assert field["description"].endswith("."), name
        assert field["examples"], name
        alone = Validator({**field, "$defs": schema["$defs"]})
        assert [e for e in field["examples"] if not alone.is_valid(e)] == [], name


@each_kind
def test_every_field_of_the_model_is_described_in_its_own_words(kind: Kind) -> None:
    said = {name: field["description"] for name, field in real()[kind.name]["properties"].items()}
    fields = kind.model.model_fields.items()
    below = {"body"} if kind.suffix == ".md" else set()
    assert said == {name: field.description for name, field in fields if name not in below}


@each_kind
def test_the_examples_together_make_a_record(kind: Kind) -> None:
    schema = real()[kind.name]
    for at in (0, -1):
        made = {name: schema["properties"][name]["examples"][at] for name in schema["required"]}
        if "evidence" in made:
            made["evidence"] |= {"assessor": "NJi", "date": 2024, "source": "brief"}
        if "sections" in made:
            made["sections"] = [{"id": name} for name in NEEDED]
        assert validator(kind.name).is_valid(made)
        kind.model.model_validate(made | ({"body": "Tekst."} if kind.suffix == ".md" else {}))


@each_kind
def test_nothing_is_filled_in_that_may_not_be_so(kind: Kind) -> None:
    """VS Code fills in a single example; with two it only offers them."""
    fields = every_field(real()[kind.name])
    assert {n for n, f in fields if len(f["examples"]) < 2} <= {"Figure.highlight"}
    assert "default" not in {key for _, field in fields for key in field}


@pytest.mark.parametrize(
    ("kind", "definition", "name", "says"),
    [
        ("intervention", "statuses", "in-uitvoering", "**In-uitvoering**: Uitleg."),
        ("intervention", "theme", "digitale-weerbaarheid", "Digitale weerbaarheid"),
        ("intervention", "area", "proefwijk", "Proefwijk"),
        ("agenda", "action-line", "interventies", "Interventies ontwikkelen"),
        ("milestone", "funding", "regeling", "Regeling Proef"),
    ],
)
def test_known_ids_are_offered_with_their_names(
    sample_catalog: Catalog, kind: str, definition: str, name: str, says: str
) -> None:
    offered = schemas(sample_catalog)[kind]["$defs"][definition]["anyOf"][0]
    words = dict(zip(offered["enum"], offered["markdownEnumDescriptions"], strict=True))
    assert words[name] == says


def test_new_ids_are_not_refused_and_a_new_term_is_offered(tmp_path: Path) -> None:
    changed = fields_of(*edited(SOURCE, "kamerstuk", "nieuwe-soort").popitem())
    assert validator("source").is_valid(changed)
    terms = sample.vocabulary(["kamerstuk", "webpagina", "nieuwe-soort"])
    made = schemas(catalog(tmp_path, {"vocabularies/source-kinds.yml": terms}))["source"]
    assert "nieuwe-soort" in made["$defs"]["source-kinds"]["anyOf"][0]["enum"]
    assert without_known(made) == without_known(real()["source"])


def test_records_of_which_there_are_many_are_not_listed() -> None:
    assert not {"source", "intervention", "milestone", "knowledge"} & {
        name for schema in real().values() for name in schema["$defs"]
    }


# What is accepted.


@each_kind
def test_every_record_of_the_content_and_of_the_sample_is_accepted(kind: Kind) -> None:
    found = {
        str(path): [error.message for error in validator(kind.name).iter_errors(read(path).fields)]
        for path in (CONTENT / kind.folder).glob(f"*{kind.suffix}")
    }
    found |= {
        name: [e.message for e in validator(kind.name).iter_errors(fields_of(name, text))]
        for name, text in sample.FILES.items()
        if kind_of(name) is kind
    }
    assert len(found) > 1
    assert {name: wrong for name, wrong in found.items() if wrong} == {}


@each_kind
def test_every_record_is_accepted_by_what_reads_plain_yaml(kind: Kind, tmp_path: Path) -> None:
    paths = [*(CONTENT / kind.folder).glob(f"*{kind.suffix}")]
    paths += (sample.write_content(tmp_path) / kind.folder).glob(f"*{kind.suffix}")
    if kind.suffix == ".md":
        paths = [front_matter(path, tmp_path) for path in paths]
    done = check_jsonschema(kind.name, paths)
    assert done.returncode == 0, done.stdout + done.stderr


def front_matter(path: Path, folder: Path) -> Path:
    alone = folder / f"{path.stem}.yml"
    alone.write_text(path.read_text("utf-8").split("---\n", 2)[1], "utf-8")
    return alone


def check_jsonschema(kind: str, paths: list[Path]) -> subprocess.CompletedProcess[str]:
    schema = FOLDER / f"{kind}.schema.json"
    return subprocess.run(
        [sys.executable, "-m", "check_jsonschema", "-o", "json", "--schemafile", schema, *paths],
        capture_output=True, text=True, check=False,
    )  # fmt: skip


# What is refused.

LONG = "x" * 601
BROKEN = [
    (SOURCE, "title: Brief over de proef\n", ""),
    (SOURCE, "title: Brief over de proef", f"title: {'x' * 151}"),
    (SOURCE, "title: Brief over de proef", "title: 2024"),
    (SOURCE, "title: Brief over de proef", "title: true"),
    (SOURCE, "title: Brief over de proef", "title:"),
    (SOURCE, "title: Brief over de proef", "title: ' '"),
    (SOURCE, "title: Brief over de proef", "title: Een <b>brief</b>"),
    (SOURCE, "publisher:", "uitgever:"),
    (SOURCE, "publisher: Ministerie van Proeven", "publisher: [Ministerie]"),
    (SOURCE, "kind: kamerstuk", "kind: Kamerstuk"),
    (SOURCE, "date: 2024-05-23", "date: 23 mei 2024"),
    (SOURCE, "date: 2024-05-23", "date: 2024-13"),
    (SOURCE, "date: 2024-05-23", "date: 2024-06-31"),
    (SOURCE, "date: 2024-05-23", "date: 2024-02-30"),
    (SOURCE, "date: 2024-05-23", "date: 999"),
    (SOURCE, "date: 2024-05-23", "date: 3000"),
    (SOURCE, "date: 2024-05-23", "date: '3000'"),
    (SOURCE, "date: 2024-05-23", "date: 20240523"),
    (SOURCE, "date: 2024-05-23", "date: true"),
    (SOURCE, "date: 2024-05-23", "date: [2024]"),
    (SOURCE, "url: https://voorbeeld.nl/brief", "url: voorbeeld.nl/brief"),
    (SOURCE, "url: https://voorbeeld.nl/brief", "url: https://voorbeeld"),
    (SOURCE, "url: https://voorbeeld.nl/brief", "url: ftp://voorbeeld.nl/"),
    (SOURCE, "url: https://voorbeeld.nl/brief", "url: https://voorbeeld.nl/een brief"),
    (SOURCE, "identifier:", "authors: Jansen\nidentifier:"),
    (SOURCE, "identifier:", "authors:\nidentifier:"),
    (SOURCE, "identifier:", "authors: ['']\nidentifier:"),
    (SOURCE, "identifier:", "former_ids: [Oud]\nidentifier:"),
    (SOURCE, "identifier:", "former_ids: [oud, oud]\nidentifier:"),
    (THEME, "colour: '#4a3fb5'", "colour: paars"),
    (THEME, "colour: '#4a3fb5'", "colour: '#4A3FB5'"),
    (THEME, "icon: material/laptop-account", "icon: laptop account"),
    (THEME, "origins: [spuk-kansrijke-wijk]", "origins: spuk-kansrijke-wijk"),
    (THEME, "synonyms: [mediawijsheid]", "synonyms: mediawijsheid"),
    (THEME, "summary: Veilig op internet.", f"summary: {LONG}"),
    (THEME, "sources: [brief]", "sources: brief"),
    (THEME, "sources: [brief]", "sources: []"),
    (THEME, "sources: [brief]", "sources: [1]"),
    (THEME, "reviewed: 2026-11-22", "reviewed: ~"),
    (AREA, "gm_code: GM0202", "gm_code: GM202"),
    (AREA, "lat: 51.982", "lat: 91.98"),
    (AREA, "lat: 51.982, ", ""),
    (AREA, "lat: 51.982", "lat: [51.98]"),
    (AREA, "location: {lat: 51.982, lon: 5.94}", "location: 51.98"),
    (AREA, "  value: 55000", "  value: '55000'"),
    (AREA, "  value: 55000", "  value: true"),
    (AREA, "  unit: inwoners", "  unit: inwoners\n  eenheid: inwoners"),
    (AREA, "  unit: inwoners", "  unit: inwoners\n  highlight: ja"),
    (AREA, "  unit: inwoners", "  unit: inwoners\n  period: {start: 2025, tot: 2026}"),
    (AREA, "  unit: inwoners", "  unit: inwoners\n  comparison: {value: 7}"),
    (AREA, "    speaker: Jan Jansen\n", ""),
    (INTERVENTION, "themes: [digitale-weerbaarheid]", "themes: []"),
    (INTERVENTION, "action_line: interventies", "action_line: Interventies ontwikkelen"),
    (INTERVENTION, "levels: [individu]", "levels: [[individu]]"),
    (INTERVENTION, "  - area: proefwijk\n    status", "  - status"),
    (INTERVENTION, "  - area: proefwijk\n    status", "  - area:\n    status"),
    (INTERVENTION, "organisations: [Stichting Proef]", "organisations: Stichting Proef"),
    (INTERVENTION, "evidence: {level: niet-beoordeeld, note", "evidence: {note"),
    (INTERVENTION, "{scheme: regeling, amount: 2100000,", "{amount: 2100000,"),
    (INTERVENTION, "amount: 2100000", "amount: 2.1 miljoen"),
    (INTERVENTION, "email: info@voorbeeld.nl", "email: info at voorbeeld.nl"),
    (INTERVENTION, "email: info@voorbeeld.nl", "email: j.jansen@voorbeeld.nl"),
    (INTERVENTION, "lessons: Begin klein.", "lessons: 5"),
    (MILESTONE, "id: opening", "id: De opening"),
    (MILESTONE, "id: opening\n    title: Opening", "id: opening"),
    (MILESTONE, "    start: 2024-05-23T10:00\n", ""),
    (MILESTONE, "start: 2024-05-23T10:00", "start: 2024-05-23"),
    (MILESTONE, "start: 2024-05-23T10:00", "start: 2024-05-23T10:60"),
    (MILESTONE, "end: 2024-05-23T10:30", "end: 2024-05-23T25:30"),
    (MILESTONE, "status: geweest", "status: verplaatst"),
    (MILESTONE, "status: geweest", "status: verplaatst\nprevious_dates: []"),
    (MILESTONE, "status: geweest", "status: geweest\nstart_time: '09:30'"),
    (MILESTONE, "date: 2024-05", "date: 2024-05-23\nstart_time: 9.30"),
    (MILESTONE, "date: 2024-05", "date: 2024-05-23\nend_time: '09:30'"),
    (MILESTONE, "date: 2024-05", "date: 2024-05-23\nend: 2024-05\nstart_time: '09:30'"),
    (NEWS, "date: 2024-05-24\n", ""),
    (NEWS, "{date: 2024-06, text: De datum is verbeterd.}", "De datum is verbeterd."),
    (KNOWLEDGE, "authors: [A. Auteur]", "authors: [{naam: A. Auteur}]"),
    (KNOWLEDGE, "comparison: {value: 76, what: landelijk}", "comparison: 76"),
    (FUNDING, "ministries: [Proeven]", "ministries: {naam: Proeven}"),
    (FUNDING, "period: {start: 2023, end: 2025}", "period: 2023"),
    (ACTION_LINE, "number: 2", "number: 0"),
    (ACTION_LINE, "number: 2", "number: 1.5"),
    (COUNCIL, "description: Zeven leden.\n", ""),
    (AGENDA, "{label: Onvoorzien, amount", "{amount"),
    (AGENDA, "{label: Onvoorzien, amount", "{label: Onvoorzien, action_line: interventies, amount"),
    (GLOSSARY, "id: nplv", "id: NPLV"),
    (GLOSSARY, "    label: NPLV\n", ""),
    (GLOSSARY, "title: Afkortingen", "title: Afkortingen\nsummary: Een lijst."),
]  # fmt: skip


@pytest.mark.parametrize(("path", "old", "new"), BROKEN)
def test_what_the_check_refuses_the_schema_refuses(
    tmp_path: Path, path: str, old: str, new: str
) -> None:
    files = edited(path, old, new)
    assert [line for line in problems(tmp_path, files) if line.startswith(path)]
    assert not validator(kind_of(path).name).is_valid(fields_of(path, str(files[path])))


def test_what_reads_plain_yaml_refuses_it_too(tmp_path: Path) -> None:
    paths = []
    for index, (path, old, new) in enumerate(BROKEN):
        if path == INTERVENTION:
            paths.append(tmp_path / f"{index}.yml")
            paths[-1].write_text(str(edited(path, old, new)[path]), "utf-8")
    said = json.loads(check_jsonschema("intervention", paths).stdout)
    assert {Path(error["filename"]) for error in said["errors"]} == set(paths)


# As an editor may leave a field empty that need not be there, so may a record for the schema.
@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        (SOURCE, "date: 2024-05-23", "date:"),
        (SOURCE, "date: 2024-05-23", "date: 1900"),
        (SOURCE, "date: 2024-05-23", "date: 2024-02-29"),
        (SOURCE, "url: https://voorbeeld.nl/brief", "url: ~"),
        (SOURCE, "title: Brief over de proef", f"title: {'x' * 150}"),
        (SOURCE, "title: Brief over de proef", "title: 5 < 6, zie <https://voorbeeld.nl>"),
        (SOURCE, "identifier:", "authors: []\nidentifier:"),
        (INTERVENTION, "contact: {organisation: Stichting Proef,", "contact: # {"),
        (INTERVENTION, "period: {start: 2023}", "period: {}"),
        (INTERVENTION, "  - area: proefwijk\n", "  - area:\n    place: Ergens\n"),
        (MILESTONE, "date: 2024-05\n", "date: 2024-05-23\nend: null\nstart_time: 09:30\n"),
        (MILESTONE, "end: 2024-05-23T10:30", "end:"),
        (THEME, "summary: Veilig op internet.", f"summary: {'x' * 600}"),
    ],
)
def test_what_the_check_accepts_the_schema_accepts(
    tmp_path: Path, path: str, old: str, new: str
) -> None:
    files = edited(path, old, new)
    assert problems(tmp_path, files) == []
    assert validator(kind_of(path).name).is_valid(fields_of(path, str(files[path])))


@pytest.mark.parametrize(
    ("path", "old", "new", "refusal"),
    [
        (FUNDING, "end: 2025", "end: 2022", "period"),
        (MILESTONE, "end: 2024-05-23T10:30", "end: 2024-05-23T09:30", "times"),
        (MILESTONE, "start: 2024-05-23", "start: 2023-05-23", "outside"),
        (MILESTONE, "date: 2024-05", "date: 2027-05", "not_yet"),
        (MILESTONE, "status: geweest", "status: geweest\nprevious_dates: [2024-05]", "same_date"),
        (MILESTONE, "sessions:\n", "sessions:\n  - {id: opening, title: Nog een}\n", "double"),
        (AGENDA, "total: 10600000", "total: 10", "budget"),
        (AREA, "value: 55000", "value: 55.000", "thousands"),
        (SOURCE, "date: 2024-05-23", "date: 2023-02-29", "date"),
        (SOURCE, "date: 2024-05-23", "date: 2024.0", "date"),
    ],
)  # fmt: skip
def test_what_a_schema_cannot_say(path: str, old: str, new: str, refusal: str) -> None:
    fields = fields_of(path, str(edited(path, old, new)[path]))
    assert refusal in refusals(kind_of(path), fields)
    assert validator(kind_of(path).name).is_valid(fields)


# Records broken at random.


def refusals(kind: Kind, fields: dict[str, Any]) -> set[str]:
    """Return for what the model refuses fields."""
    body = {"body": "Tekst."} if kind.suffix == ".md" else {}
    try:
        kind.model.model_validate(fields | body)
    except Refusal as error:
        faults = error.errors()
        # Pydantic also calls a list too short when it refused what stands in it.
        inside = {fault["loc"][:end] for fault in faults for end in range(len(fault["loc"]))}
        return {f["type"] for f in faults if f["type"] != "too_short" or f["loc"] not in inside}
    return set()


VALUES: list[Any] = [
    None, True, False, 0, 1, -5, 1.5, 57, 999, 1000, 2024, 3000, 51.9, [], {}, [[]], "", " ", "x",
    "een-id", "Geen Id", "2024", "2024-05", "2024-05-23", "2024-02-30", "2024-00", "09:30", "24:00",
    "2024-05-23T10:00", "2024-05-23T1:00", "#aabbcc", "#abc", "GM1234", "material/laptop",
    "https://voorbeeld.nl/x", "http://x", "info@voorbeeld.nl", "a.b@voorbeeld.nl", "<b>", "<3",
    "1.5", "x" * 151, "x" * 601, "een\nregel\n", "gepland", "verplaatst", "geweest", ["een-id"],
    ["Geen Id"], [2024], ["2024-05"], [None], [5], [{}], {"start": 2024},
    {"start": 2024, "end": "2023"},
    {"value": 5, "what": "x"}, {"text": "x", "source": "brief"}, {"amount": 5, "source": "brief"},
    [{"text": "x", "source": "brief"}], [{"area": "een-id", "status": "gepland"}],
    [{"scheme": "regeling", "source": "brief"}], [{"id": "een-id", "title": "x"}],
    {"level": "een-id"}, {"organisation": "x"}, {"lat": 52, "lon": 5}, {"title": "x", "url": "x"},
]  # fmt: skip
RECORDS = [(kind_of(name), fields_of(name, text)) for name, text in sample.FILES.items()]
NAMES = sorted(
    {name.rpartition(".")[2] for kind in KINDS for name, _ in every_field(on_disk(kind))}
)


CHANGES = ["drop", "empty", "rename", "add", "set", "wrap", "unwrap", "double"]


def places(value: Any) -> Iterator[tuple[Any, Any]]:
    """Yield every group and list in a value, with each key or index in it."""
    if isinstance(value, dict | list):
        for key, inner in value.items() if isinstance(value, dict) else enumerate(value):
            yield value, key
            yield from places(inner)


@st.composite
def changed_records(draw: st.DrawFn) -> tuple[Kind, dict[str, Any]]:
    kind, fields = draw(st.sampled_from(RECORDS))
    fields = copy.deepcopy(fields)
    for _ in range(draw(st.integers(0, 2))):
        # What may well be right: another field, or one without its value.
        name, field = draw(st.sampled_from(list(real()[kind.name]["properties"].items())))
        fields[name] = copy.deepcopy(draw(st.sampled_from([*field["examples"], None])))
    for _ in range(draw(st.integers(0, 2))):
        inside, key = draw(st.sampled_from(list(places(fields)) or [(fields, "title")]))
        new = copy.deepcopy(draw(st.sampled_from(VALUES)))
        match draw(st.sampled_from(CHANGES)):
            case "drop" if len(inside) > 1:
                del inside[key]
            case "rename" if isinstance(inside, dict) and key in inside:
                inside[draw(st.sampled_from([*NAMES, "onbekend"]))] = inside.pop(key)
            case "add" if isinstance(inside, dict):
                inside[draw(st.sampled_from([*NAMES, "onbekend"]))] = new
            case "empty":
                inside[key] = None
            case "wrap":
                inside[key] = [inside[key]]
            case "unwrap" if isinstance(inside[key], list) and inside[key]:
                inside[key] = inside[key][0]
            case "double" if isinstance(inside, list):
                inside.append(copy.deepcopy(inside[key]))
            case _:
                inside[key] = new
    return kind, fields


@settings(max_examples=tried(500))
@given(changed_records())
def test_a_schema_accepts_what_the_model_accepts(changed: tuple[Kind, dict[str, Any]]) -> None:
    kind, fields = changed
    faults = list(validator(kind.name).iter_errors(fields))
    refused = refusals(kind, fields)
    if not faults:
        assert refused - CANNOT == set()
    elif not refused:
        assert {fault.validator for fault in faults} == {"uniqueItems"}, faults


# The command.


def run(capsys: pytest.CaptureFixture[str], *arguments: str | Path) -> tuple[int, str]:
    status = main(["schemas", *map(str, arguments)])
    return status, capsys.readouterr().err


def test_the_command_writes_what_its_check_finds_right(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "schemas"
    folder.mkdir()
    (folder / "oud.schema.json").write_text("{}", "utf-8")
    options = ("--content", sample.write_content(tmp_path), "--schemas", folder)
    assert run(capsys, *options) == (0, f"14 schema's in {folder}\n")
    first = {path.name: path.read_bytes() for path in folder.iterdir()}
    assert sorted(first) == sorted(f"{name}.schema.json" for name in KINDS)
    assert all(text.endswith(b"}\n") for text in first.values())
    assert run(capsys, *options, "--check") == (0, "14 schema's zijn bij.\n")
    run(capsys, *options)
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == first


def test_the_check_names_what_differs(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "schemas"
    options = ("--content", sample.write_content(tmp_path), "--schemas", folder)
    run(capsys, *options)
    theme = folder / "theme.schema.json"
    text = theme.read_text("utf-8").replace('"Kleur"', '"Verf"').replace('"sources",', "")
    theme.write_text(text, "utf-8")
    (folder / "news.schema.json").write_text("{", "utf-8")
    (folder / "area.schema.json").unlink()
    (folder / "oud.schema.json").write_text("{}", "utf-8")
    assert run(capsys, *options, "--check") == (
        1,
        f"{folder}/area.schema.json: dit bestand ontbreekt. Draai scripts/schemas.\n"
        f"{folder}/news.schema.json: anders zijn alles. Draai scripts/schemas.\n"
        f"{folder}/oud.schema.json: deze soort record is er niet.\n"
        f"{folder}/theme.schema.json: anders zijn properties.colour.title, required. "
        "Draai scripts/schemas.\n",
    )


def test_the_command_stops_when_the_content_is_wrong(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    content = sample.write_content(tmp_path, edited(SOURCE, "kind: kamerstuk", "kind: kamerstu"))
    status, said = run(capsys, "--content", content, "--schemas", tmp_path / "schemas")
    assert status == 1
    assert "Bedoelde u 'kamerstuk' (Kamerstuk)?" in said
    assert not (tmp_path / "schemas").exists()


def test_the_command_refuses_a_folder_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(SystemExit):
        main(["schemas", "--content", str(tmp_path / "niets")])


# VS Code.


def vscode(name: str) -> Any:
    text = (ROOT / ".vscode" / name).read_text("utf-8")
    return json.loads(re.sub(r"^\s*//.*$", "", text, flags=re.MULTILINE))


def test_vs_code_finds_the_schema_of_every_kind() -> None:
    assert vscode("settings.json")["yaml.schemas"] == {
        f"./schemas/{kind.name}.schema.json": str(Path("content") / kind.folder / f"*{kind.suffix}")
        for kind in KINDS.values()
    }


def test_vs_code_recommends_what_reads_the_schemas() -> None:
    assert "redhat.vscode-yaml" in vscode("extensions.json")["recommendations"]
