"""What the papers of the project say, held against the project itself."""

from __future__ import annotations

import re
from fnmatch import fnmatch
from typing import TYPE_CHECKING

import pytest
from making import ROOT

from palet.model.kind import KINDS, Kind
from palet.model.record import Record

if TYPE_CHECKING:
    from pathlib import Path

COMMANDS = sorted(
    path.name for path in (ROOT / "scripts").iterdir() if path.is_file() and "." not in path.name
)
PAPERS = [ROOT / name for name in ("README.md", "CONTRIBUTING.md", "scripts/README.md")]


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_is_documented(command: str) -> None:
    assert f"`scripts/{command}" in (ROOT / "scripts" / "README.md").read_text("utf-8")


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_can_be_run_and_says_what_it_does(command: str) -> None:
    path = ROOT / "scripts" / command
    assert path.stat().st_mode & 0o111
    assert path.read_text("utf-8").startswith("#!/usr/bin/env ")


@pytest.mark.parametrize("paper", PAPERS, ids=lambda path: path.name)
def test_every_command_that_a_paper_names_exists(paper: Path) -> None:
    named = set(re.findall(r"(?<!assets/)scripts/([a-z-]+)\b(?!\.py)", paper.read_text("utf-8")))
    assert named - set(COMMANDS) == set()


@pytest.mark.parametrize(
    "paper",
    [path for folder in (".", "docs/*", "scripts", "benchmarks", "theme_overrides/*")
     for path in sorted(ROOT.glob(f"{folder}/*.md"))],
    ids=lambda path: path.relative_to(ROOT).as_posix(),
)  # fmt: skip
def test_every_file_that_a_paper_links_to_exists(paper: Path) -> None:
    links = re.findall(r"\]\((?!https?:|/|source:)([^)#]+)", paper.read_text("utf-8"))
    assert [link for link in links if not (paper.parent / link).exists()] == []


def test_every_module_that_the_readme_sends_to_exists() -> None:
    text = (ROOT / "README.md").read_text("utf-8")
    table = text.partition("## Where to change what")[2].partition("\n## ")[0]
    named = re.findall(r"`([\w/]+\.py)`", table)
    assert len(named) > 20
    missing = [
        n for n in named if not (ROOT / n).exists() and not (ROOT / "hooks/palet" / n).exists()
    ]
    assert missing == []


def test_every_setting_is_documented() -> None:
    code = [*ROOT.glob("hooks/**/*.py"), *ROOT.glob("scripts/*"), ROOT / "mkdocs.yml"]
    text = "".join(p.read_text("utf-8") for p in code if p.is_file() and p.name != "README.md")
    settings = set(re.findall(r"PALET_(?!LONG|GOLDEN)[A-Z_]+", text))
    documented = (ROOT / "scripts" / "README.md").read_text("utf-8")
    assert {name for name in settings if f"`{name}`" not in documented} == set()


@pytest.mark.parametrize("kind", KINDS.values(), ids=lambda kind: kind.name)
def test_every_kind_says_what_it_is(kind: Kind) -> None:
    assert kind.model.__doc__ != Record.__doc__
    assert kind.model.__doc__.strip().endswith(".")


def test_every_decision_is_listed() -> None:
    folder = ROOT / "docs" / "decisions"
    listed = (folder / "README.md").read_text("utf-8")
    assert {p.name for p in folder.glob("0*.md") if f"({p.name})" not in listed} == set()


def test_every_direct_dependency_has_its_reason() -> None:
    reasons = (ROOT / "docs" / "decisions" / "0006-dependencies.md").read_text("utf-8").lower()
    wanted = set()
    for name in ("requirements-pip.in", "requirements.in", "requirements-dev.in"):
        lines = (ROOT / name).read_text("utf-8").splitlines()
        wanted |= {re.split(r"\[", line)[0] for line in lines if line and line[0] not in "#-"}
    assert {name for name in wanted if name not in reasons and name != "types-pyyaml"} == set()


def test_no_folder_with_tests_is_left_out(pytestconfig: pytest.Config) -> None:
    """What pytest leaves out by its name, it leaves out without a word."""
    folders = {path.parent for path in (ROOT / "tests").rglob("test_*.py")}
    names = {step for folder in folders for step in folder.relative_to(ROOT).parts}
    assert {"build", "browser", "unit"} <= names
    left_out = pytestconfig.getini("norecursedirs")
    assert [name for name in names if any(fnmatch(name, pattern) for pattern in left_out)] == []
