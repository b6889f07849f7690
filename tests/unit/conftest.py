"""What the unit tests share."""

from __future__ import annotations

from typing import TYPE_CHECKING

import making
import pytest
from hypothesis import settings
from hypothesis.configuration import set_hypothesis_home_dir

if TYPE_CHECKING:
    from palet.content.catalog import Catalog
    from palet.pages.press import Press

# The same examples every time, and no notes of them where Git looks.
set_hypothesis_home_dir(making.ROOT / ".cache" / "hypothesis")
settings.register_profile(
    "unit", max_examples=100, deadline=None, database=None, derandomize=not making.LONG
)
settings.load_profile("unit")


@pytest.fixture(scope="session")
def sample_catalog(tmp_path_factory: pytest.TempPathFactory) -> Catalog:
    """Return the catalog of the sample as it is."""
    return making.catalog(tmp_path_factory.mktemp("sample"))


@pytest.fixture(scope="session")
def sample_press(tmp_path_factory: pytest.TempPathFactory) -> Press:
    """Return a press of the sample as it is."""
    return making.press(tmp_path_factory.mktemp("sample"))
