"""Whatever content ``scripts/check`` accepts can be built; whatever it refuses is not, for that."""

from __future__ import annotations

import random
import re
from typing import TYPE_CHECKING

import pytest
import sample
from building import addresses, build, palet

if TYPE_CHECKING:
    from pathlib import Path

NAMES = [*sample.FILES, *(f"vocabularies/{name}.yml" for name in sample.VOCABULARIES)]


def check(content: Path) -> list[str]:
    """Return the lines of problems that the check prints."""
    done = palet("check", "--errors-only", "--content", content)
    assert done.returncode in (0, 1), done.stderr
    return re.findall(r"^\S+:\d+:\d+: .*", done.stderr, re.MULTILINE)


def some_of_the_sample(folder: Path, number: int) -> Path:
    """Write the sample without some of its files, the same ones for the same number."""
    rng = random.Random(number)  # noqa: S311 - nothing is kept secret by it
    gone = rng.sample(NAMES, rng.randint(1, 6))
    return sample.write_content(folder, dict.fromkeys(gone))


def assert_as_checked(content: Path, folder: Path) -> bool:
    """Assert that the build does what the check promises; return whether that is a site."""
    problems = check(content)
    done = build("--content", content, "--site-dir", folder / "site")
    if problems:
        assert done.returncode == 1
        assert re.findall(r"^\S+:\d+:\d+: .*", done.stderr, re.MULTILINE) == problems
        assert not (folder / "site").exists()
        return False
    assert done.returncode == 0, done.stderr
    assert "" in addresses(folder / "site")
    return True


def test_a_folder_with_nothing_but_the_site_and_its_lists_is_a_site(tmp_path: Path) -> None:
    content = sample.write_content(tmp_path / "lists", sample.NOTHING)
    assert assert_as_checked(content, tmp_path)


def test_a_folder_without_those_lists_is_refused_alike(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    assert not assert_as_checked(tmp_path / "content", tmp_path)


@pytest.mark.parametrize("gone", ["programme/agenda/agenda.yml", "areas/proefwijk.yml"])
def test_the_build_says_what_the_check_says(tmp_path: Path, gone: str) -> None:
    content = sample.write_content(tmp_path, {gone: None})
    assert assert_as_checked(content, tmp_path) is gone.startswith("programme")


@pytest.mark.long
def test_any_part_of_the_sample_is_built_or_refused_as_the_check_says(tmp_path: Path) -> None:
    built = 0
    for number in range(120):
        folder = tmp_path / str(number)
        folder.mkdir()
        built += assert_as_checked(some_of_the_sample(folder, number), folder)
    assert 3 <= built < 120
