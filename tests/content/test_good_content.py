"""What ``content/`` must be, whatever an editor makes of it; all other tests are of the code.

So nothing here may say what a record holds, or how many there are: a good change never fails.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from palet.content.catalog import check
from palet.content.load import load
from palet.editing.misfit import misfits
from palet.skin import find_skin

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def content(root: Path) -> Path:
    return root / "content"


def test_it_is_clean(content: Path) -> None:
    assert [str(problem) for problem in check(load(content), find_skin())] == []


def test_every_file_is_laid_out_the_one_way(content: Path) -> None:
    assert misfits(content) == []


def test_it_makes_a_site_that_tells_of_its_own_history(root: Path, tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "palet", "build", "--site-dir", tmp_path / "site"],
        cwd=root, capture_output=True, text=True, check=False,
        env={**os.environ, "PYTHONPATH": str(root / "hooks")},
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    told = re.findall(' id="dag-(.*?)"', (tmp_path / "site/nieuw/index.html").read_text("utf-8"))
    log = subprocess.run(
        ["git", "log", "--format=%cd", "--date=short", "--", "content"],
        cwd=root, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert told == sorted(told, reverse=True)
    assert set(told) <= set(log.stdout.split())
