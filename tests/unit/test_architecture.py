"""How the modules of Palet depend on each other, read from their code."""

from __future__ import annotations

import ast
import re
from typing import TYPE_CHECKING

import pytest
from making import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PACKAGE = ROOT / "hooks" / "palet"
MODULES = sorted(
    path.relative_to(PACKAGE).with_suffix("").as_posix()
    for path in PACKAGE.rglob("*.py")
    if path.name != "__main__.py"  # the door of the command, behind which cli begins
)

# The way that the data flows. A package knows only those on lines above its own, not even for the
# sake of a type. What belongs to none of them stands in the folder itself, above all.
FLOW = [
    ["language"],
    ["reading"],
    ["model"],
    ["content"],
    ["editing", "views"],
    ["history"],
    ["pages"],
    ["site", "report"],
    ["cli"],
]

MAX_MODULE = 300
MAX_FUNCTION = 45

# What only the hook, or only the commands, may know.
FOREIGN = {"mkdocs", "properdocs", "material", "argparse", "logging", "subprocess"}
# What runs another program: Git, Pagefind.
RUNS = {"history/git", "site/index"}


def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"), str(path))


def imported(path: Path) -> Iterator[str]:
    """Yield the first part of the name of every module that a file imports from elsewhere."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            yield from (alias.name.split(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and not node.level:
            yield (node.module or "").split(".")[0]


def package(module: str) -> str:
    """Return the package that a module is of, such as "model" for "model/record", or ""."""
    return module.rpartition("/")[0]


def known(module: str) -> set[str]:
    """Return the modules of Palet that ``module`` imports."""
    found: set[str] = set()
    for node in ast.walk(tree(PACKAGE / f"{module}.py")):
        if isinstance(node, ast.ImportFrom) and (node.level or node.module.startswith("palet")):
            start = package(module) if node.level else ""
            steps = (node.module or "").removeprefix("palet").strip(".").split(".")
            name = "/".join(filter(None, [start, *steps]))
            found |= {name} if name in MODULES else {f"{name}/{a.name}" for a in node.names}
    return {name.strip("/") for name in found}


def programs() -> Iterator[Path]:
    """Yield every file with Python of our own, apart from tests."""
    for folder in ("hooks", "scripts", "benchmarks"):
        for path in sorted((ROOT / folder).rglob("*")):
            if path.suffix == ".py" or (path.is_file() and not path.suffix and _is_python(path)):
                yield path


def _is_python(path: Path) -> bool:
    return "python" in path.read_text("utf-8").split("\n", 1)[0]


def test_the_packages_are_those_of_the_flow_and_each_says_what_it_is_for() -> None:
    folders = sorted(path.parent.name for path in PACKAGE.glob("*/__init__.py"))
    assert folders == sorted(name for line in FLOW for name in line)


def test_the_flow_is_told_as_it_is() -> None:
    """The readme and the package's own text name the packages in the order of the flow."""
    order = [name for line in FLOW for name in line]
    for text in (
        (ROOT / "README.md").read_text("utf-8"),
        ast.get_docstring(tree(PACKAGE / "__init__.py")),
    ):
        named = re.findall(r"^ *(?:\| +)?(\w+)/? {2,}", text or "", re.MULTILINE)
        assert [name for name in named if name in order] == order


@pytest.mark.parametrize("module", MODULES)
def test_a_module_knows_only_packages_above_its_own(module: str) -> None:
    above = {""}
    for line in FLOW:
        if package(module) in line:
            break
        above.update(line if package(module) else ())
    assert {package(name) for name in known(module)} - above - {package(module)} == set()


@pytest.mark.parametrize("folder", ["", *(name for line in FLOW for name in line)])
def test_no_modules_of_a_package_know_each_other_both_ways(folder: str) -> None:
    own = {module: known(module) for module in MODULES if package(module) == folder}
    while free := [module for module, others in own.items() if not others & own.keys()]:
        for module in free:
            del own[module]
    assert own == {}


@pytest.mark.parametrize("module", MODULES)
def test_a_module_knows_neither_mkdocs_nor_unless_it_is_a_command_the_command_line(
    module: str,
) -> None:
    foreign = set(imported(PACKAGE / f"{module}.py")) & FOREIGN
    if package(module) == "cli":
        assert foreign <= {"argparse", "subprocess"}
    else:
        assert foreign == ({"subprocess"} if module in RUNS else set())


@pytest.mark.parametrize("module", MODULES)
def test_a_relative_import_stays_in_its_package(module: str) -> None:
    for node in ast.walk(tree(PACKAGE / f"{module}.py")):
        if isinstance(node, ast.ImportFrom):
            assert node.level <= 1
            assert node.level or (node.module or "").split(".")[:2] != ["palet", package(module)]


@pytest.mark.parametrize("module", [name for name in MODULES if package(name) != "cli"])
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


@pytest.mark.parametrize("module", MODULES)
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


@pytest.mark.parametrize("module", MODULES)
def test_a_module_says_what_it_is_for(module: str) -> None:
    assert ast.get_docstring(tree(PACKAGE / f"{module}.py"))
