"""The shell test: what Palet fills in equals what MkDocs would have rendered."""

from __future__ import annotations

from pathlib import Path

import pytest
import sample
from building import ADDRESSES, ROOT, addresses, hard_titles, mkdocs

DIRECT_HOOK = Path(__file__).with_name("direct_hook.py")

CONFIG = f"""\
INHERIT: {ROOT / "mkdocs.yml"}
theme: {{custom_dir: {ROOT / "theme_overrides"}}}
hooks: [{ROOT / "hooks" / "publish.py"}, {DIRECT_HOOK}]
watch: []
"""


@pytest.fixture(scope="module", params=["plain", "hard"])
def filled_and_direct(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Path, Path]:
    """Return the site that Palet writes and the pages that MkDocs renders, of the same content."""
    folder = tmp_path_factory.mktemp(request.param)
    content = sample.write_content(folder, hard_titles() if request.param == "hard" else None)
    config = folder / "direct.yml"
    config.write_text(CONFIG, "utf-8")
    filled, direct = folder / "filled", folder / "direct"
    done = mkdocs(content, filled, PALET_SEARCH="0")
    assert done.returncode == 0, done.stderr
    done = mkdocs(
        content, folder / "other", config=config, PALET_SEARCH="0", PALET_TEST_DIRECT=str(direct)
    )
    assert done.returncode == 0, done.stderr
    return filled, direct


@pytest.mark.parametrize("kind", ADDRESSES)
def test_a_filled_shell_is_the_page_that_mkdocs_would_render(
    kind: str, filled_and_direct: tuple[Path, Path]
) -> None:
    filled, direct = filled_and_direct
    for address in ADDRESSES[kind]:
        ours = (filled / address / "index.html").read_bytes()
        theirs = (direct / address / "index.html").read_bytes()
        assert ours == theirs, address


def test_every_page_of_the_site_was_compared(filled_and_direct: tuple[Path, Path]) -> None:
    filled, direct = filled_and_direct
    compared = sorted(address for group in ADDRESSES.values() for address in group)
    assert addresses(filled) == addresses(direct) == compared
