"""The shell test: what Palet fills in equals what MkDocs would have rendered."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import sample
from building import ADDRESSES, addresses, hard_titles, mkdocs, with_hooks

if TYPE_CHECKING:
    from pathlib import Path

# With one card to a page, a second record makes a list go on at a second page.
SECOND = {
    "news/tweede-bericht.md": sample.NEWS,
    "interventions/tweede-team.yml": sample.another("Tweede team"),
}
# A page of its own, without a shell.
FORM = "redactie/"

ALL = {
    **ADDRESSES,
    "second": [
        "nieuws/pagina/2/",
        "nieuws/tweede-bericht/",
        "interventies/pagina/2/",
        "interventies/tweede-team/",
    ],
}


@pytest.fixture(scope="module", params=["plain", "hard"])
def filled_and_direct(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Path, Path]:
    """Return the site that Palet writes and the pages that MkDocs renders, of the same content."""
    folder = tmp_path_factory.mktemp(request.param)
    titles = hard_titles() if request.param == "hard" else {}
    content = sample.write_content(folder, {**titles, **SECOND})
    filled, direct = folder / "filled", folder / "direct"
    settings = {"PALET_SEARCH": "0", "PALET_TEST_LIMITS": "CARDS=1"}
    done = mkdocs(content, filled, config=with_hooks(folder, "limits_hook"), **settings)
    assert done.returncode == 0, done.stderr
    done = mkdocs(
        content, folder / "other", config=with_hooks(folder, "limits_hook", "direct_hook"),
        PALET_TEST_DIRECT=str(direct), **settings,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return filled, direct


@pytest.mark.parametrize("kind", ALL)
def test_a_filled_shell_is_the_page_that_mkdocs_would_render(
    kind: str, filled_and_direct: tuple[Path, Path]
) -> None:
    filled, direct = filled_and_direct
    for address in ALL[kind]:
        if address == FORM:
            continue
        ours = (filled / address / "index.html").read_bytes()
        theirs = (direct / address / "index.html").read_bytes()
        assert ours == theirs, address


def test_the_cards_of_a_second_page_come_in_a_file_that_mkdocs_leaves_alone(
    filled_and_direct: tuple[Path, Path],
) -> None:
    filled, _ = filled_and_direct
    card = (filled / "assets" / "find" / "cards" / "1.html").read_text("utf-8")
    html = (filled / "interventies" / "pagina" / "2" / "index.html").read_text("utf-8")
    assert '<li class="card" data-id="tweede-team">' in card
    assert card.replace('="../', '="../../../') in html


def test_every_page_of_the_site_was_compared(filled_and_direct: tuple[Path, Path]) -> None:
    filled, direct = filled_and_direct
    compared = sorted(address for group in ALL.values() for address in group)
    assert [address for address in addresses(filled) if address != FORM] == addresses(direct)
    assert addresses(filled) == compared
