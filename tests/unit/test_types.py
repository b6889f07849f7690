"""A misspelt field of a record fails the type check, after linking too."""

from __future__ import annotations

import re
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from making import ROOT

if TYPE_CHECKING:
    from pathlib import Path

BEFORE = """
from palet.content.catalog import Catalog, holds
from palet.model.milestone import Milestone
from palet.model.area import Area

def read(catalog: Catalog) -> None:
    entry = catalog["area"]["proefwijk"]
    area, milestone = catalog.of(Area)[0], catalog.of(Milestone)[0]
    assert holds(entry, Area)
"""


@pytest.mark.long
def test_the_type_check_sees_the_record_of_every_kind(tmp_path: Path) -> None:
    right = ["area.record.province", "milestone.record.last.dutch", "entry.record.residents"]
    wrong = ["area.record.provinec", "milestone.record.province", "entry.record.goal", "area.title"]
    snippet = tmp_path / "snippet.py"
    lines = [*BEFORE.splitlines(), *(f"    print({read})" for read in (*right, *wrong))]
    snippet.write_text("\n".join(lines))
    found = subprocess.run(
        [sys.executable, "-m", "mypy", str(snippet)],
        cwd=ROOT, capture_output=True, text=True, check=False,
    ).stdout.splitlines()  # fmt: skip
    says = [re.findall(r'"([\w\[\]]+)" has no attribute "(\w+)"', line) for line in found[:-1]]
    assert says == [
        [("Area", "provinec")],
        [("Milestone", "province")],
        [("Area", "goal")],
        [("Entry[Area]", "title")],
    ]
