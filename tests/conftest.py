"""What several kinds of test need."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from sample import FROZEN

if TYPE_CHECKING:
    from collections.abc import Iterable

ROOT = Path(__file__).resolve().parents[1]


def pytest_collection_modifyitems(items: Iterable[pytest.Item]) -> None:
    """Leave the long tests out, unless asked for them."""
    if os.environ.get("PALET_LONG"):
        return
    for item in items:
        if item.get_closest_marker("long"):
            item.add_marker(pytest.mark.skipif(condition=True, reason="only with --long"))


@pytest.fixture(scope="session")
def root() -> Path:
    """Return the folder of the repository."""
    return ROOT


@pytest.fixture(scope="session")
def packages(root: Path) -> Path:
    """Return the folder with the npm packages that the tests need; install them if need be."""
    if not (shutil.which("node") and shutil.which("npm")):
        pytest.skip("Needs Node.js and npm: install them to test this.")
    done = subprocess.run(
        [root / "scripts" / "redactie", "--local"],
        check=False, capture_output=True, text=True, timeout=120,
    )  # fmt: skip
    folder = root / "node_modules"
    if not (folder / "typescript").is_dir():
        pytest.skip(f"The npm packages could not be installed: {done.stderr}")
    return folder


@pytest.fixture(scope="session")
def frozen_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the complete site of as much content as a real platform has, built once."""
    return built(tmp_path_factory.mktemp("real") / "site", FROZEN)


@pytest.fixture(scope="session")
def platform_site(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the complete site of the second platform, built once for all tests."""
    return built(tmp_path_factory.mktemp("second") / "site", root / "tests" / "platform")


def built(site: Path, content: Path) -> Path:
    """Return the folder ``site``, with the complete site of the content in it."""
    own = {name: value for name, value in os.environ.items() if not name.startswith("PALET_")}
    done = subprocess.run(
        [sys.executable, "-P", "-m", "palet", "build", "--content", content, "--site-dir", site],
        capture_output=True, text=True, check=False, env={**own, "PYTHONPATH": str(ROOT / "hooks")},
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return site
