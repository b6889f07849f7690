"""What several kinds of test need."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

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
