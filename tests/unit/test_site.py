from __future__ import annotations

import ctypes
import os
import sys
from functools import partial
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import pytest

from palet.pages.page import Page, Plan
from palet.pages.search import Copies
from palet.processes import WORTH_SHARING
from palet.site import write as module
from palet.site.shell import Shell
from palet.site.write import swap_in, write_pages, write_redirects, write_sitemap

if TYPE_CHECKING:
    from pathlib import Path

    from palet.content.catalog import Catalog

SHELLS = {
    ("", 0): Shell("[slot-body-slot]"),
    ("gebieden", 1): Shell("<slot-body-slot>"),
    ("gebieden", 2): Shell("<<slot-title-slot|slot-body-slot>>"),
}
HOME = Page("", "Home", "", "", "", "thuis")
LIST = Page("gebieden/", "Gebieden", "", "", "", "lijst")
AREA = Page("gebieden/a-b/", "A & B", "Een <wijk>.", "", "", "<h1>één</h1>", kind="gebied")


# Makes a page that was made before.
PRESS: Any = SimpleNamespace(page=lambda plan: plan.context()["page"])


def plan(page: Page, **files: str) -> Plan:
    """Return the plan of a page with files beside it."""
    made = {name: partial(str, text) for name, text in files.items()}
    return Plan(page.address, "", "", "", lambda: {"page": page}, files=made)


def files(folder: Path) -> dict[str, str]:
    """Return the text of every file below ``folder``."""
    found = sorted(path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_text("utf-8") for path in found}


def test_every_page_is_written_in_its_shell_at_its_address(tmp_path: Path) -> None:
    write_pages(PRESS, [plan(HOME), plan(LIST), plan(AREA)], SHELLS, tmp_path)
    assert files(tmp_path) == {
        "index.html": "[thuis]",
        "gebieden/index.html": "<lijst>",
        "gebieden/a-b/index.html": "<<A &amp; B|<h1>één</h1>>>",
    }


def test_files_that_come_with_a_page_are_written_at_their_places(tmp_path: Path) -> None:
    one = plan(LIST, **{"assets/find/a.json": '{"é":1}', "los.txt": ""})
    other = plan(AREA, **{"assets/find/cards/12.html": "<li>"})
    write_pages(PRESS, [one, other], SHELLS, tmp_path)
    assert files(tmp_path) == {
        "assets/find/a.json": '{"é":1}',
        "assets/find/cards/12.html": "<li>",
        "gebieden/a-b/index.html": "<<A &amp; B|<h1>één</h1>>>",
        "gebieden/index.html": "<lijst>",
        "los.txt": "",
    }


def test_pages_of_records_get_a_slim_copy_to_search_in_apart_from_the_site(
    tmp_path: Path, sample_catalog: Catalog
) -> None:
    copies = Copies(tmp_path / "search", sample_catalog)
    write_pages(PRESS, [plan(HOME), plan(AREA)], SHELLS, tmp_path / "site", copies)
    assert list(files(tmp_path / "search")) == ["gebieden/a-b/index.html"]
    assert list(files(tmp_path / "site")) == ["gebieden/a-b/index.html", "index.html"]
    copy = files(tmp_path / "search")["gebieden/a-b/index.html"]
    assert "A &amp; B" in copy
    assert "<<" not in copy


def test_a_page_without_a_shell_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(KeyError):
        write_pages(PRESS, [plan(LIST)], {}, tmp_path)


def test_many_pages_are_written_by_many_processes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "cpu_count", lambda: 3)

    def page(plan: Plan) -> Page:
        return Page(plan.address, plan.title, "", "", "", str(os.getpid()))

    press: Any = SimpleNamespace(page=page)
    plans = [Plan(f"gebieden/a{n}/", "", str(n), "") for n in range(WORTH_SHARING)]
    write_pages(press, plans, SHELLS, tmp_path)
    found = files(tmp_path)
    written = {name: text.strip("<>").split("|") for name, text in found.items()}
    assert {name: number for name, (number, _) in written.items()} == {
        f"gebieden/a{n}/index.html": str(n) for n in range(WORTH_SHARING)
    }
    assert len({process for _, process in written.values()}) == 3


@pytest.mark.parametrize(
    ("old", "new", "target"),
    [
        ("gebieden/oud/", "gebieden/nieuw/", "../../gebieden/nieuw/"),
        ("agenda/a&b/", "agenda/c&d/", "../../agenda/c&amp;d/"),
    ],
)
def test_an_old_address_leads_to_the_new_one(
    tmp_path: Path, old: str, new: str, target: str
) -> None:
    write_redirects({old: new}, tmp_path)
    assert files(tmp_path) == {
        f"{old}index.html": '<!doctype html>\n<html lang="nl">\n<meta charset="utf-8">\n'
        f'<title>Verplaatst</title>\n<link rel="canonical" href="{target}">\n'
        '<meta name="robots" content="noindex">\n'
        f'<meta http-equiv="refresh" content="0; url={target}">\n'
        f'<p>Deze pagina is verplaatst naar <a href="{target}">{target}</a>.</p>\n</html>\n'
    }


def test_the_sitemap_lists_every_address_under_that_of_the_site(tmp_path: Path) -> None:
    write_sitemap(["a/b/", ""], "https://x.nl/?a&", tmp_path)
    assert files(tmp_path)["sitemap.xml"] == (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
        "  <url><loc>https://x.nl/?a&amp;</loc></url>\n"
        "  <url><loc>https://x.nl/?a&amp;a/b/</loc></url>\n"
        "</urlset>\n"
    )


# Swapping a finished site in.


@pytest.fixture
def finished(tmp_path: Path) -> Path:
    """Return a folder with a finished site, beside one that is being looked at."""
    new, site = tmp_path / "new", tmp_path / "deep" / "site"
    new.mkdir()
    (new / "index.html").write_text("nieuw")
    site.mkdir(parents=True)
    (site / "index.html").write_text("oud")
    (site / "weg.html").write_text("oud")
    return new


def test_a_finished_site_takes_the_place_of_the_old_one(finished: Path, tmp_path: Path) -> None:
    swap_in(finished, tmp_path / "deep" / "site")
    assert files(tmp_path) == {"deep/site/index.html": "nieuw"}
    assert not finished.exists()


def test_a_first_site_gets_the_folders_around_it(finished: Path, tmp_path: Path) -> None:
    swap_in(finished, tmp_path / "other" / "place" / "site")
    assert files(tmp_path / "other") == {"place/site/index.html": "nieuw"}
    assert not finished.exists()


def test_a_first_site_may_come_in_a_folder_that_is_there(finished: Path, tmp_path: Path) -> None:
    swap_in(finished, tmp_path / "site")
    assert files(tmp_path / "site") == {"index.html": "nieuw"}


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux exchanges folders")
def test_on_linux_the_site_is_never_gone(
    finished: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def rename(old: Path, _: Path) -> None:
        assert old == finished, "the site was renamed away"
        raise FileExistsError

    monkeypatch.setattr(type(finished), "rename", rename)
    swap_in(finished, tmp_path / "deep" / "site")
    assert files(tmp_path) == {"deep/site/index.html": "nieuw"}


def test_another_system_renames_the_folders_one_by_one(
    finished: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "platform", "darwin")
    swap_in(finished, tmp_path / "deep" / "site")
    assert files(tmp_path) == {"deep/site/index.html": "nieuw"}
    assert sorted(path.name for path in tmp_path.iterdir()) == ["deep"]


def test_a_linux_that_cannot_exchange_renames_too(
    finished: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(ctypes, "CDLL", lambda *_, **__: object())
    swap_in(finished, tmp_path / "deep" / "site")
    assert files(tmp_path) == {"deep/site/index.html": "nieuw"}


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux exchanges folders")
def test_an_exchange_that_fails_changes_nothing(finished: Path, tmp_path: Path) -> None:
    before = files(tmp_path)
    assert not module._exchange(finished, tmp_path / "nergens")
    assert files(tmp_path) == before
