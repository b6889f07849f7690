"""What finding costs a visitor when there are ten thousand interventions."""

from __future__ import annotations

from typing import TYPE_CHECKING

import browsing
import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser

pytestmark = [pytest.mark.browser, pytest.mark.long]

COUNT = 10_000
PAGE = 300_000  # bytes, not compressed
FILTERED = 300_000  # bytes on the way, of all files
ASKED = 450_000


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a site with very many records."""
    return browsing.build(COUNT, tmp_path_factory.mktemp("many"))


def test_no_page_is_heavy(many: Path) -> None:
    sizes = {str(path.relative_to(many)): path.stat().st_size for path in many.rglob("*.html")}
    assert len(sizes) > COUNT
    assert {name: size for name, size in sizes.items() if size > PAGE} == {}


@pytest.mark.parametrize(
    ("address", "most"), [(browsing.FILTERED, FILTERED), (browsing.ASKED, ASKED)]
)
def test_what_is_fetched_until_the_list_stands(
    many: Path, browser: Browser, address: str, most: int
) -> None:
    sent = browsing.fetched(browser, many, address)
    assert sum("/assets/find/cards/" in path for path, _ in sent.files) >= 5
    assert sent.total <= most, sorted(sent.files, key=lambda file: -file[1])
