"""scripts/build puts a whole new site in place, or leaves the old one as it was."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
import sample
from building import (
    BROKEN,
    BROKEN_PLACES,
    addresses,
    build,
    copy_of_palet,
    palet,
    problem_places,
    read,
    stamps,
)


@pytest.fixture(scope="module")
def finished(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with the sample's content and the site built of it."""
    folder = tmp_path_factory.mktemp("finished")
    done = build("--content", sample.write_content(folder), "--site-dir", folder / "site")
    assert done.returncode == 0, done.stderr
    return folder


@pytest.fixture
def folder(finished: Path, tmp_path: Path) -> Path:
    """Return a folder with the sample's content and its site, to change at will."""
    shutil.copytree(finished, tmp_path, dirs_exist_ok=True)
    return tmp_path


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_good_content_becomes_a_site_that_everyone_may_read(finished: Path) -> None:
    site = finished / "site"
    assert "interventies/proefteam/" in addresses(site)
    assert (site / "pagefind" / "pagefind.js").exists()
    assert site.stat().st_mode & 0o777 == 0o755
    assert names(finished) == ["content", "site"]


def test_changed_content_takes_the_place_of_the_old_site_as_a_whole(folder: Path) -> None:
    news = {"news/proef-begint.md": None}
    shutil.rmtree(folder / "content")
    sample.write_content(folder, {**news, "themes/digitale-weerbaarheid.yml": sample.THEME})
    (folder / "site" / "oud.html").write_text("oud")
    done = build("--content", folder / "content", "--site-dir", folder / "site")
    assert done.returncode == 0
    assert "nieuws/proef-begint/" not in addresses(folder / "site")
    assert not (folder / "site" / "oud.html").exists()
    assert names(folder) == ["content", "site"]


def test_it_says_how_much_it_checked_and_built(folder: Path) -> None:
    done = build("--content", "content", "--site-dir", "site", cwd=folder)
    records = len(sample.FILES) + len(sample.VOCABULARIES)
    pages = len(addresses(folder / "site"))
    assert done.stderr.splitlines() == [
        f"{records} records gecontroleerd, geen fouten.",
        f"{pages} pagina's in site",
    ]
    assert done.stdout == ""


def test_the_site_is_the_same_from_any_working_directory(finished: Path, tmp_path: Path) -> None:
    # Without Git, an event is as new as its file.
    content = Path(shutil.copytree(finished / "content", tmp_path / "content"))
    done = build("--content", "content", "--site-dir", "new/site", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert content.is_dir()
    one, other = read(finished / "site"), read(tmp_path / "new" / "site")
    assert [name for name in one if "pagefind/" not in name and one[name] != other[name]] == []


def test_broken_content_is_reported_whole_and_the_old_site_stays(folder: Path) -> None:
    sample.write_content(folder, BROKEN)
    before = read(folder / "site"), stamps(folder / "site")
    done = build("--content", folder / "content", "--site-dir", folder / "site")
    assert done.returncode == 1
    assert problem_places(done.stderr) == BROKEN_PLACES
    assert done.stderr.endswith(f"\n{len(BROKEN_PLACES)} fout(en) in 6 bestand(en).\n")
    assert done.stdout == ""
    assert "Traceback" not in done.stderr
    assert (read(folder / "site"), stamps(folder / "site")) == before
    assert names(folder) == ["content", "site"]


def test_broken_content_without_an_old_site_leaves_nothing(tmp_path: Path) -> None:
    content = sample.write_content(tmp_path, BROKEN)
    assert build("--content", content, "--site-dir", tmp_path / "site").returncode == 1
    assert names(tmp_path) == ["content"]


def test_a_dead_link_in_a_hand_written_page_leaves_the_old_site(folder: Path) -> None:
    (folder / "content" / "meedoen.md").write_text("# Meedoen\n\n[x](bestaat-niet.md)\n", "utf-8")
    before = read(folder / "site"), stamps(folder / "site")
    done = build("--content", folder / "content", "--site-dir", folder / "site")
    assert done.returncode == 1
    assert "bestaat-niet.md" in done.stderr
    assert (read(folder / "site"), stamps(folder / "site")) == before
    assert names(folder) == ["content", "site"]


@pytest.mark.parametrize(
    "template", ["theme_overrides/main.html", "theme_overrides/records/source.html"]
)
def test_a_broken_template_leaves_the_old_site(template: str, folder: Path) -> None:
    copy = copy_of_palet(folder / "palet")
    (copy / template).write_text("{% block %}", "utf-8")
    before = read(folder / "site"), stamps(folder / "site")
    done = palet("build", "--content", folder / "content", "--site-dir", folder / "site", root=copy)
    assert done.returncode == 1
    assert (read(folder / "site"), stamps(folder / "site")) == before
    assert names(folder) == ["content", "palet", "site"]


@pytest.mark.parametrize(
    "arguments",
    [["--content", "nergens"], ["--kleur"], ["--content"], ["extra"]],
    ids=" ".join,
)
def test_a_wrong_use_of_build_is_refused_with_2(arguments: list[str], tmp_path: Path) -> None:
    done = build("--site-dir", tmp_path / "site", *arguments, cwd=tmp_path)
    assert done.returncode == 2
    assert "\nGebruik: scripts/build " in done.stderr
    assert names(tmp_path) == []


@pytest.mark.parametrize(
    "arguments",
    [["--content", "nergens"], ["--format", "xml"], ["--kleur"], ["nergens.yml"]],
    ids=" ".join,
)
def test_a_wrong_use_of_check_is_refused_with_2(arguments: list[str], tmp_path: Path) -> None:
    done = palet("check", *arguments, cwd=tmp_path)
    assert done.returncode == 2
    assert "\nGebruik: scripts/check " in done.stderr
    assert "Traceback" not in done.stderr
