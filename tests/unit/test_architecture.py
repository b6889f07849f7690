"""How the modules of Palet depend on each other, read from their code."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

import pytest
from making import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PACKAGE = ROOT / "hooks" / "palet"
MODULES = sorted(path.stem for path in PACKAGE.glob("*.py") if path.stem != "__init__")

# The way that the data flows. A module knows only modules on lines above its own, not
# even for the sake of a type.
LAYERS = [
    [
        "problem",
        "comment",
        "outline",
        "skin",
        "terms",
        "dates",
        "fault",
        "workspace",
        "compound",
        "repository",
        "numberhint",
        "scalar",
        "section",
        "wordlist",
    ],
    ["numeral", "headword", "mailbox"],
    ["numeration", "personal"],
    ["counting"],
    ["processes", "slip"],
    ["syntax", "signs", "nearest", "datehint"],
    ["webaddress", "astext"],
    ["document"],
    ["field", "place", "privacy"],
    ["plausible"],
    ["part", "shape"],
    ["record", "dutch", "likeness", "dropped", "fieldname", "valuehint"],
    ["milestone", "vocabulary", "citation"],
    ["programme"],
    ["kind"],
    ["wording", "quantity", "guide", "markdown", "renaming", "folder"],
    ["content"],
    ["copied", "names", "link", "markup", "unused", "misplaced"],
    ["reference"],
    ["catalog", "advice"],
    ["prose", "chart", "map", "related", "comparable", "facet", "events", "timeline"],
    ["schema", "canonical", "mention"],
    ["gist", "form", "passage", "history", "rewriting"],
    ["difference", "whole"],
    ["change", "revision"],
    ["press", "matrix", "account", "version", "otherfile"],
    ["listing", "search", "shell", "feed", "orphan", "verdict"],
    ["finding", "following", "recent"],
    ["pages"],
    ["preview"],
    ["site", "effect", "editing"],
    ["report"],
]

MAX_MODULE = 300
MAX_FUNCTION = 45

# What only the hook, or only the commands, may know.
FOREIGN = {"mkdocs", "properdocs", "material", "argparse", "logging", "subprocess"}


def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"), str(path))


def imported(path: Path) -> Iterator[str]:
    """Yield the first part of the name of every module that a file imports from elsewhere."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            yield from (alias.name.split(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and not node.level:
            yield (node.module or "").split(".")[0]


def siblings(module: str) -> set[str]:
    """Return the modules of the package that ``module`` imports."""
    found: set[str] = set()
    for node in ast.walk(tree(PACKAGE / f"{module}.py")):
        if isinstance(node, ast.ImportFrom) and node.level:
            names = [node.module] if node.module else [alias.name for alias in node.names]
            found.update(name for name in names if name)
    return found


def programs() -> Iterator[Path]:
    """Yield every file with Python of our own, apart from tests."""
    for folder in ("hooks", "scripts", "benchmarks"):
        for path in sorted((ROOT / folder).rglob("*")):
            if path.suffix == ".py" or (path.is_file() and not path.suffix and _is_python(path)):
                yield path


def _is_python(path: Path) -> bool:
    return "python" in path.read_text("utf-8").split("\n", 1)[0]


def test_every_module_has_its_layer() -> None:
    assert sorted(name for layer in LAYERS for name in layer) == MODULES


@pytest.mark.parametrize("module", MODULES)
def test_a_module_imports_only_from_the_layers_above_it(module: str) -> None:
    above: set[str] = set()
    for layer in LAYERS:
        if module in layer:
            break
        above.update(layer)
    assert siblings(module) - above == set()


@pytest.mark.parametrize("module", ["__init__", *MODULES])
def test_a_module_knows_neither_mkdocs_nor_the_command_line(module: str) -> None:
    allowed = {"subprocess"} if module == "repository" else set()
    assert set(imported(PACKAGE / f"{module}.py")) & FOREIGN == allowed


@pytest.mark.parametrize("module", MODULES)
def test_a_module_names_its_siblings_by_a_relative_import(module: str) -> None:
    assert "palet" not in set(imported(PACKAGE / f"{module}.py"))


@pytest.mark.parametrize("module", ["__init__", *MODULES])
def test_a_module_neither_prints_nor_asks_nor_ends_the_program(module: str) -> None:
    called = {
        node.func.id
        for node in ast.walk(tree(PACKAGE / f"{module}.py"))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
    }
    assert called & {"print", "input", "exit", "quit"} == set()


def test_only_the_hook_knows_mkdocs() -> None:
    assert ROOT / "scripts" / "make-outline" in set(programs())
    knowing = [
        path.relative_to(ROOT).as_posix()
        for path in programs()
        if {"mkdocs", "properdocs"} & set(imported(path))
    ]
    assert knowing == ["hooks/publish.py"]


@pytest.mark.parametrize("module", ["__init__", *MODULES])
def test_a_module_can_be_read_in_one_sitting(module: str) -> None:
    assert len((PACKAGE / f"{module}.py").read_text("utf-8").splitlines()) <= MAX_MODULE


@pytest.mark.parametrize("module", MODULES)
def test_a_function_fits_on_a_screen(module: str) -> None:
    lengths = {
        node.name: (node.end_lineno or 0) - node.lineno + 1
        for node in ast.walk(tree(PACKAGE / f"{module}.py"))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    }
    assert {name: lines for name, lines in lengths.items() if lines > MAX_FUNCTION} == {}


@pytest.mark.parametrize("module", ["__init__", *MODULES])
def test_a_module_says_what_it_is_for(module: str) -> None:
    assert ast.get_docstring(tree(PACKAGE / f"{module}.py"))
