"""The form for editors is what the models say: every field, and no other."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from making import ROOT, SITE_URL, SKIN, TEMPLATES
from markupsafe import escape
from sample import FROZEN

from palet.content.catalog import Catalog, open_catalog
from palet.editing.form import backend, config, origins
from palet.model.field import Markdown, Part, Reference, Term
from palet.model.kind import KINDS, Kind
from palet.model.shape import shapes
from palet.settings import CodeHost, Settings
from palet.site.redactie import policy, write_form

if TYPE_CHECKING:
    from collections.abc import Iterator

GITHUB = CodeHost("https://github.com/redactie/palet", login="https://login.voorbeeld.nl/")
GITLAB = CodeHost("https://git.voorbeeld.nl/groep/palet", "hoofd", login="1a2b")
LOCAL = CodeHost("https://github.com/redactie/palet", local="http://127.0.0.1:8081/api/v1")
each_kind = pytest.mark.parametrize("kind", KINDS.values(), ids=lambda kind: kind.name)

Row = tuple[type[Part], str, dict[str, Any]]


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    return open_catalog(FROZEN, SKIN)


@pytest.fixture(scope="module")
def form(catalog: Catalog) -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load(config(catalog, GITHUB, SITE_URL))
    return found


def collection(form: dict[str, Any], kind: Kind) -> dict[str, Any]:
    (found,) = [one for one in form["collections"] if one["name"] == kind.name]
    return dict(found)


def rows(model: type[Part], fields: list[dict[str, Any]]) -> Iterator[Row]:
    """Yield model, name and form of every field of a record, those of its parts included.

    A field that the form has and the model does not, or the other way round, is a mistake.
    """
    assert [field["name"] for field in fields] == [*model.model_fields]
    for field in fields:
        name = field["name"]
        yield model, name, field
        if part := shapes(model)[name].part:
            yield from rows(part, field["fields"])


def all_rows(form: dict[str, Any]) -> list[Row]:
    kinds = KINDS.values()
    return [row for kind in kinds for row in rows(kind.model, collection(form, kind)["fields"])]


def test_every_kind_has_its_form(form: dict[str, Any]) -> None:
    assert [one["name"] for one in form["collections"]] == [*KINDS]


@each_kind
def test_a_record_is_a_file_in_the_folder_of_its_kind(form: dict[str, Any], kind: Kind) -> None:
    found = collection(form, kind)
    assert found["folder"] == str(Path("content") / kind.folder)
    assert f".{found['extension']}" == kind.suffix
    assert found["format"] == {".yml": "yml", ".md": "yaml-frontmatter"}[kind.suffix]
    assert found["label_singular"].lower() == kind.dutch
    assert found["identifier_field"] == "title"
    assert found["create"] is (kind.name not in {"agenda", "vocabulary", "site"})
    assert found["delete"] is False
    assert {*found["sortable_fields"]} <= {*kind.model.model_fields}


def test_the_form_has_every_field_of_every_model_and_needs_the_same(form: dict[str, Any]) -> None:
    for model, name, field in all_rows(form):
        assert field["required"] is model.model_fields[name].is_required()
        assert field["label"][0].isupper()
        assert field["hint"]


def test_there_is_a_widget_for_what_a_field_holds(catalog: Catalog, form: dict[str, Any]) -> None:
    for model, name, field in all_rows(form):
        shape = shapes(model)[name]
        if isinstance(shape.mark, Term):
            terms = catalog.vocabularies[shape.mark.vocabulary]
            assert field["widget"] == "select"
            assert [(one["value"], one["label"]) for one in field["options"]] == [
                (term.id, term.label) for term in terms.values()
            ]
            assert field["multiple"] is shape.many
        elif shape.mark == Reference("page"):
            # Sections are chosen from as well, and those are no records.
            assert field["widget"] == "select"
            assert {"meedoen", "interventies"} <= {*field["options"]}
        elif isinstance(shape.mark, Reference):
            assert (field["widget"], field["collection"]) == ("relation", shape.mark.kind)
            assert field["value_field"] == "{{slug}}"
            assert field["multiple"] is shape.many
        elif shape.many:
            assert field["widget"] == "list"
            assert ("fields" in field) is bool(shape.part)
        elif shape.part:
            assert field["widget"] == "object"
            assert field["collapsed"] is not field["required"]
        elif isinstance(shape.mark, Markdown):
            assert field["widget"] == "text"
            assert "source:" in field["hint"]
        elif shape.number:
            assert field["widget"] == "number"
        elif shape.form.choices:
            assert (field["widget"], field["options"]) == ("select", [*shape.form.choices])
        else:
            assert field["widget"] in {"string", "text", "boolean"}


def one(form: dict[str, Any], path: str) -> dict[str, Any]:
    """Return the field at ``path``: the name of a kind, and the names of fields."""
    kind, *names = path.split(".")
    found = collection(form, KINDS[kind])
    for name in names:
        (found,) = [field for field in found["fields"] if field["name"] == name]
    return found


@pytest.mark.parametrize(
    ("path", "good", "wrong"),
    [
        ("intervention.title", "A" * 150, "A" * 151),
        ("intervention.summary", "Eén\nregel meer", "<b>vet</b>"),
        ("intervention.reviewed", "2026-11", "22-11-2026"),
        ("intervention.goal", "Zie <https://voorbeeld.nl>", "<script>"),
        ("intervention.materials.url", "https://voorbeeld.nl/a", "voorbeeld.nl"),
        ("intervention.contact.email", "info@voorbeeld.nl", "j.jansen@voorbeeld.nl"),
        ("milestone.start_time", "09:30", "9.30"),
        ("milestone.sessions.start", "2024-05-23T10:00", "2024-05-23"),
        ("theme.colour", "#1a5fb4", "blauw"),
        ("area.gm_code", "GM0202", "0202"),
    ],
)
def test_a_pattern_says_in_dutch_what_is_wrong(
    form: dict[str, Any], path: str, good: str, wrong: str
) -> None:
    pattern, message = one(form, path)["pattern"]
    assert re.search(pattern, good)
    assert not re.search(pattern, wrong)
    assert re.match(r"(Schrijf|Gebruik) .*\.$", message)
    assert "haal het veld weg" not in message


@pytest.mark.parametrize(
    ("title", "good"),
    [
        ("Boost Impact", True), ("'s Avonds: \"samen\"!", True), ("Één plein", True),
        ("- Wijk 3.0 -", True), ("Consul", True), ("Москва 12", True), ("A" * 150, True),
        ("Boost_Impact", False), ("Welzijn ~ x", False), ("Ĳsselmonde", False), ("ﬁetsen", False),
        ("Москва", False), ("شارع", False), ("街道", False), ("🎉", False), ("—", False),
        ("CON", False), ("aux.", False), ("Lpt1", False), ("A" * 151, False),
    ],
)  # fmt: skip
def test_a_name_of_which_no_address_can_be_made_is_refused(
    form: dict[str, Any], title: str, good: bool
) -> None:
    pattern, message = one(form, "source.title")["pattern"]
    assert bool(re.search(pattern, title)) is good
    assert "geen _ of ~, en schrijf Ĳ als IJ" in message


def test_every_name_that_there_is_can_be_kept(catalog: Catalog, form: dict[str, Any]) -> None:
    for kind in KINDS.values():
        pattern, _ = one(form, f"{kind.name}.title")["pattern"]
        assert [
            e.record.title for e in catalog.all(kind.name) if not re.search(pattern, e.record.title)
        ] == []


def test_a_hint_on_a_number_has_a_comma(form: dict[str, Any]) -> None:
    assert one(form, "area.residents.value")["hint"].endswith("5000 of 1,5.")
    assert one(form, "area.location.lat")["hint"].endswith("51,982.")


def test_a_list_of_plain_texts_checks_every_line(form: dict[str, Any]) -> None:
    field = one(form, "milestone.previous_dates")
    assert field["field"]["widget"] == "string"
    assert re.search(field["field"]["pattern"][0], "2024-05-23")
    assert field["hint"].endswith("Schrijf 2025, 2024-05 of 2024-05-23.")


def test_a_hint_with_an_example_needs_no_other(form: dict[str, Any]) -> None:
    hint = one(form, "intervention.implementations.period.start")["hint"]
    assert hint == "Begin, zo precies als de bron het noemt: 2024, 2024-05 of 2024-05-23."
    assert one(form, "intervention.implementations.results.highlight")["hint"].startswith("Zet dit")


def test_a_number_is_whole_or_not_and_has_its_limits(form: dict[str, Any]) -> None:
    number = one(form, "action-line.number")
    assert (number["value_type"], number["min"]) == ("int", 1)
    latitude = one(form, "area.location.lat")
    assert (latitude["value_type"], latitude["min"], latitude["max"]) == ("float", -90, 90)
    assert "min" not in one(form, "agenda.budget.total")


@pytest.mark.parametrize(
    ("path", "summary"),
    [
        ("intervention.implementations", "area place status"),
        ("intervention.implementations.results", "value unit"),
        ("intervention.funding", "scheme description"),
        ("agenda.budget.lines", "action_line label amount"),
    ],
)
def test_a_folded_part_says_what_it_is(form: dict[str, Any], path: str, summary: str) -> None:
    names = re.findall(r"{{fields\.(\w+)}}", one(form, path)["summary"])
    assert " ".join(names) == summary


def test_the_repository_decides_where_proposals_go(catalog: Catalog, form: dict[str, Any]) -> None:
    assert form["backend"] == {
        "name": "github", "repo": "redactie/palet", "branch": "main",
        "base_url": "https://login.voorbeeld.nl",
    }  # fmt: skip
    assert form["publish_mode"] == "editorial_workflow"
    assert form["locale"] == "nl"
    assert form["site_url"] == SITE_URL
    assert "local_backend" not in form
    lab = yaml.safe_load(config(catalog, GITLAB, SITE_URL))["backend"]
    assert lab == {
        "name": "gitlab", "repo": "groep/palet", "branch": "hoofd",
        "api_root": "https://git.voorbeeld.nl/api/v4", "base_url": "https://git.voorbeeld.nl",
        "auth_type": "pkce", "app_id": "1a2b",
    }  # fmt: skip


def test_only_a_local_form_looks_for_a_server_on_this_computer(catalog: Catalog) -> None:
    found = yaml.safe_load(config(catalog, LOCAL, SITE_URL))
    assert found["local_backend"] == {"url": LOCAL.local}
    # Without a login of our own, editors are not sent to the one of another firm.
    assert found["backend"]["base_url"] == "https://github.com"
    assert "app_id" not in backend(CodeHost("https://git.voorbeeld.nl/groep/palet"))


def test_the_form_may_talk_to_its_repository_alone() -> None:
    assert origins(GITHUB) == ("https://api.github.com",)
    assert origins(GITLAB) == ("https://git.voorbeeld.nl",)
    assert origins(LOCAL) == ("https://api.github.com", "http://127.0.0.1:8081")
    rules = dict(rule.split(" ", 1) for rule in policy(origins(GITLAB)).split("; "))
    assert rules["default-src"] == "'none'"
    assert rules["script-src"] == "'self' 'unsafe-eval'"
    assert rules["connect-src"] == "'self' blob: https://git.voorbeeld.nl"


@pytest.mark.parametrize("installed", [True, False])
def test_without_decap_the_page_says_how_to_get_it(
    catalog: Catalog, tmp_path: Path, installed: bool
) -> None:
    program = tmp_path / "program"
    program.mkdir()
    if installed:
        for name in ("decap-cms.js", "decap-cms.js.LICENSE.txt"):
            (program / name).write_text("Decap", "utf-8")
    settings = Settings(
        content=FROZEN, templates=TEMPLATES, maps=ROOT,
        site_url=SITE_URL, edit_url="", host=LOCAL,
    )  # fmt: skip
    site = tmp_path / "site"
    (site / "redactie").mkdir(parents=True)
    write_form(catalog, settings, program, site)
    html = (site / "redactie" / "index.html").read_text("utf-8")
    assert '<html lang="nl">' in html
    assert f"<title>Redactie - {escape(catalog.site.title)}</title>" in html
    assert '<meta name="robots" content="noindex">' in html
    assert "default-src &#39;none&#39;" in html
    assert ("<noscript>" in html) is installed
    assert ("<code>scripts/redactie</code>" in html) is not installed
    names = {path.name for path in (site / "redactie").iterdir()}
    own = {"decap-cms.js", "decap-cms.js.LICENSE.txt", "config.yml"} if installed else set()
    assert names == {"index.html", *own}
