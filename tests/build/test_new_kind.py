"""A kind of record more takes five files by hand; the rest follows."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
import sample
from building import copy_of_palet
from building import palet as command

if TYPE_CHECKING:
    from pathlib import Path

MODEL = '''"""Tools: what somebody can use at once."""

from __future__ import annotations

from pydantic import Field

from .common import Themes
from .field import Text
from .record import Kind, Sourced


class Tool(Sourced):
    """Something to use at once, such as a checklist."""

    form: Text = Field(title="vorm", examples=["checklist", "werkblad"])
    """Wat het is: een checklist, een werkblad, ..."""
    themes: Themes = ()
    """Thema's."""


KIND = Kind("tool", "tools", Tool, "hulpmiddelen", "hulpmiddel", "hulpmiddelen")
'''
PAGE = """\
{% from "pieces/sources.html" import foot, sources %}
<h1>{{ title }}</h1>
<p class="lead">{{ here.text(entry.summary) }}</p>
<p class="kicker">{{ entry.form }}</p>
{{ sources(here, entry) }}
{{ foot(entry, edit_url) }}
"""
LIST = """\
{% from "pieces/lists.html" import paging, simple_list %}
<h1>{{ title }}</h1>
{{ simple_list(here, entries) }}
{{ paging(here, part) }}
"""
RECORD = """\
title: Checklist online
summary: Tien vragen voor ouders.
form: checklist
themes: [digitale-weerbaarheid]
sources: [brief]
reviewed: 2026-11-22
"""
NAME = "tools/checklist.yml"


def put_before(mark: str, text: str, path: Path) -> None:
    before, found, after = path.read_text("utf-8").partition(mark)
    assert found
    path.write_text(f"{before}{text}{found}{after}", "utf-8")


@pytest.fixture(scope="module")
def palet(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a copy of Palet that knows tools."""
    folder = copy_of_palet(tmp_path_factory.mktemp("palet"))
    model, pages = folder / "hooks/palet/model", folder / "theme_overrides/records"
    (model / "tool.py").write_text(MODEL, "utf-8")
    put_before("    vocabulary,\n)", "    tool,\n", model / "kind.py")
    put_before("        vocabulary.KIND", "        tool.KIND,\n", model / "kind.py")
    section = '    "hulpmiddelen": Section("Hulpmiddelen", "Wat u meteen kunt gebruiken."),\n'
    put_before('    "bronnen": Section(', section, model / "section.py")
    (pages / "tool.html").write_text(PAGE, "utf-8")
    (pages / "tools.html").write_text(LIST, "utf-8")
    return folder


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """Return the sample with a tool, and with their section in the menu."""
    folder = sample.write_content(tmp_path, {NAME: RECORD})
    site = folder / "site.yml"
    put_before("  - id: bronnen", "  - id: hulpmiddelen\n", site)
    put_before("agenda]", "hulpmiddelen, ", site)
    return folder


def test_its_records_are_checked(palet: Path, content: Path) -> None:
    done = command("check", "--content", content, root=palet)
    assert done.returncode == 0, done.stderr
    text = RECORD.replace("checklist", "8").replace("summary", "samenvatting")
    (content / NAME).write_text(text, "utf-8")
    done = command("check", "--content", content, root=palet)
    assert "form: hier hoort tekst, maar er staat het getal 8." in done.stderr
    assert "samenvatting: dit veld bestaat niet. Bedoelde u 'summary'" in done.stderr


def test_it_has_a_schema_and_a_starter(palet: Path, content: Path, tmp_path: Path) -> None:
    schemas = tmp_path / "schemas"
    done = command("schemas", "--content", content, "--schemas", schemas, root=palet)
    assert done.returncode == 0, done.stderr
    schema = json.loads((schemas / "tool.schema.json").read_text("utf-8"))
    assert schema["properties"]["form"]["title"] == "Vorm"
    done = command("new", "tool", "werkblad", "--content", content, root=palet)
    assert done.returncode == 0, done.stderr
    assert "form:" in (content / "tools/werkblad.yml").read_text("utf-8")


def test_the_site_has_its_pages_its_list_and_its_place_in_the_menu(
    palet: Path, content: Path, tmp_path: Path
) -> None:
    site = tmp_path / "site"
    done = command("build", "--content", content, "--site-dir", site, root=palet)
    assert done.returncode == 0, done.stderr
    page = (site / "hulpmiddelen/checklist/index.html").read_text("utf-8")
    assert "<h1>Checklist online</h1>" in page
    listed = (site / "hulpmiddelen/index.html").read_text("utf-8")
    assert '<a href="../hulpmiddelen/checklist/">Checklist online</a>' in listed
    assert 'href="hulpmiddelen/"' in (site / "index.html").read_text("utf-8")
    assert "Something" not in page
    assert "Hulpmiddelen" in (site / "zoeken/index.html").read_text("utf-8")
    assert "Wat het is: een checklist" in (site / "velden/index.html").read_text("utf-8")
