"""A field more takes two files by hand, its model and its template; the rest follows."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
import sample
from building import copy_of_palet, run
from building import palet as called

if TYPE_CHECKING:
    from pathlib import Path

MODEL = '''
    duration: Text | None = Field(None, title="duur", examples=["acht weken", "een jaar"])
    """Hoe lang een deelnemer meedoet."""
'''
TEMPLATE = """
{% if entry.duration %}<p class="duration">Duur: {{ entry.duration }}</p>{% endif %}
"""
FORM = """
import sys
from pathlib import Path
sys.path.insert(0, sys.argv[1])
from palet.content.catalog import open_catalog
from palet.editing.form import config
from palet.settings import CodeHost
print(config(open_catalog(Path(sys.argv[2])), CodeHost("https://code.voorbeeld.nl/x/y"), ""))
"""
NAME = "interventions/proefteam.yml"


def put_before(mark: str, text: str, path: Path) -> None:
    before, found, after = path.read_text("utf-8").partition(mark)
    assert found
    path.write_text(f"{before.rstrip()}\n{text.strip(chr(10))}\n{found}{after}", "utf-8")


@pytest.fixture(scope="module")
def palet(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a copy of Palet in which interventions have a duration."""
    folder = copy_of_palet(tmp_path_factory.mktemp("palet"))
    model = folder / "hooks/palet/model/intervention.py"
    put_before("from .part import", "from .field import Text", model)
    put_before("    evidence: Evidence", MODEL, model)
    page = folder / "theme_overrides/records/intervention.html"
    put_before('<section data-part="where">', TEMPLATE, page)
    return folder


def content(folder: Path, line: str) -> Path:
    return sample.write_content(folder, {NAME: f"{sample.INTERVENTION.rstrip()}\n{line}\n"})


def test_the_schema_describes_it(palet: Path, tmp_path: Path) -> None:
    here = content(tmp_path, "duration: acht weken")
    done = called("schemas", "--content", here, "--schemas", tmp_path / "schemas", root=palet)
    assert done.returncode == 0, done.stderr
    schema = json.loads((tmp_path / "schemas" / "intervention.schema.json").read_text("utf-8"))
    field = schema["properties"]["duration"]
    assert (field["title"], field["description"]) == ("Duur", "Hoe lang een deelnemer meedoet.")
    assert field["examples"] == ["acht weken", "een jaar"]
    assert field["patternErrorMessage"] == "Schrijf een tekst zonder HTML, of haal het veld weg."


def test_the_form_asks_for_it(palet: Path, tmp_path: Path) -> None:
    done = run("-c", FORM, palet / "hooks", content(tmp_path, "duration: acht weken"))
    assert '"label": "Duur"' in done.stdout
    assert '"hint": "Hoe lang een deelnemer meedoet."' in done.stdout


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("duration: 8", "duration: hier hoort tekst, maar er staat het getal 8."),
        ("duration: ' '", "duration: deze tekst is leeg."),
        ("duur: acht weken", "duur: dit veld bestaat niet. Bedoelde u 'duration' (duur)?"),
    ],
)
def test_a_mistake_in_it_is_refused_in_dutch(
    palet: Path, tmp_path: Path, line: str, said: str
) -> None:
    done = called("check", "--content", content(tmp_path, line), root=palet)
    assert done.returncode == 1
    assert said in done.stderr


def test_the_site_shows_it_and_the_guide_explains_it(palet: Path, tmp_path: Path) -> None:
    here, site = content(tmp_path, "duration: acht weken"), tmp_path / "site"
    done = called("build", "--content", here, "--site-dir", site, root=palet)
    assert done.returncode == 0, done.stderr
    page = (site / "interventies/proefteam/index.html").read_text("utf-8")
    assert '<p class="duration">Duur: acht weken</p>' in page
    assert "Hoe lang een deelnemer meedoet." in (site / "velden/index.html").read_text("utf-8")
