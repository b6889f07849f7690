"""The locks install the same on any day, with any pip, without anything that they do not name."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
import sample
from building import ROOT, environment
from installing import INSTALLING, LOCKS, NO_REGISTRY, fresh_copy, installed, setup, wheel

if TYPE_CHECKING:
    from pathlib import Path

# What Python 3.11 and 3.12 brought first, and the newest.
PIPS = ["pip==23.2", "pip==24.0", "pip"]


def pins(lock: str) -> set[tuple[str, str]]:
    """Return the names and versions that a lock holds."""
    return set(re.findall(r"^([\w.-]+)==(\S+)", (ROOT / f"{lock}.txt").read_text(), re.MULTILINE))


def test_what_the_tests_need_holds_all_that_building_needs() -> None:
    assert pins("requirements") <= pins("requirements-dev")
    assert {name for name, _ in pins("requirements-pip")} == {"pip"}


@pytest.mark.parametrize("lock", ["requirements-pip", *LOCKS])
def test_a_lock_holds_versions_and_hashes_and_nothing_else(lock: str) -> None:
    text = re.sub(r"^ *#.*\n", "", (ROOT / f"{lock}.txt").read_text(), flags=re.MULTILINE)
    line = r"[a-z0-9-]+==[\w.]+(?: ; [\w .<>=!']+)?(?: \\\n    --hash=sha256:[0-9a-f]{64})+\n"
    assert re.fullmatch(f"(?:{line})+", text)


# Imports all that the packages hold that are asked for by name.
IMPORTING = """
import importlib, importlib.metadata, re, sys
for module, names in importlib.metadata.packages_distributions().items():
    plain = {re.sub("[._]", "-", name.lower()) for name in names}
    if module.isidentifier() and plain & {*sys.argv}:
        importlib.import_module(module)
        print(module)
"""


@pytest.fixture(scope="module")
def locked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with just the files that the locks name: all that is asked of a registry."""
    folder = tmp_path_factory.mktemp("locked")
    for lock in ("requirements-pip", *LOCKS):
        download(folder, "--require-hashes", "-r", str(ROOT / f"{lock}.txt"))
    return folder


@pytest.fixture(scope="module")
def newer(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with a later release of all that the locks name, and more."""
    folder = tmp_path_factory.mktemp("newer")
    for name, _ in pins("requirements-dev") | pins("requirements-pip"):
        wheel(folder, name, "9999.0", "palet-nieuw")
    wheel(folder, "palet-nieuw", "1.0")
    return folder


def download(folder: Path, *words: str) -> None:
    subprocess.run(
        [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--only-binary", ":all:",
         "--dest", folder, *words],
        check=True, env=environment(),
    )  # fmt: skip


def with_pip(folder: Path, version: str) -> Path:
    """Return a copy of Palet with an empty environment, in which Python has brought this pip."""
    palet = fresh_copy(folder / "palet")
    for name in ("requirements-pip", *LOCKS):
        shutil.copy(ROOT / f"{name}.txt", palet)
    download(folder, version)
    (file,) = folder.glob("pip-*.whl")
    python = palet / ".venv" / "bin" / "python"
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", palet / ".venv"], check=True)
    subprocess.run([python, file / "pip", "install", "--quiet", "--no-index", file], check=True)
    (palet / ".venv" / "made-with").symlink_to(python.resolve())
    return palet


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """Return a home with nothing in it but settings that could spoil an installation."""
    folder = tmp_path / "home"
    folder.mkdir()
    (folder / "constraints.txt").write_text("pyyaml<6\n")
    return folder


def install(palet: Path, lock: str, home: Path, *folders: Path) -> None:
    """Install a lock from folders alone, and see that it is just what the lock holds."""
    assert setup(
        palet, lock, HOME=str(home), PIP_CONSTRAINT=str(home / "constraints.txt"),
        PIP_FIND_LINKS=" ".join(map(str, folders)), **NO_REGISTRY,
    ) == (0, f"{palet}/.venv/bin/python\n", INSTALLING)  # fmt: skip
    there = installed(palet)
    assert set(there.items()) <= pins(lock)
    assert set(there) == {name for name, _ in pins(lock)}


@pytest.mark.long
@pytest.mark.parametrize("lock", LOCKS)
@pytest.mark.parametrize("version", PIPS)
def test_any_pip_installs_a_lock_from_its_own_files_and_it_works(
    tmp_path: Path, home: Path, locked: Path, version: str, lock: str
) -> None:
    palet = with_pip(tmp_path, version)
    install(palet, lock, home, locked)
    works(palet, lock)


@pytest.mark.long
@pytest.mark.parametrize("version", PIPS)
def test_later_releases_change_nothing(
    tmp_path: Path, home: Path, locked: Path, newer: Path, version: str
) -> None:
    install(with_pip(tmp_path, version), "requirements-dev", home, newer, locked)


def works(palet: Path, lock: str) -> None:
    """Assert that what a lock installs can be loaded, and builds a site."""
    python = palet / ".venv" / "bin" / "python"
    subprocess.run([python, "-m", "pip", "check"], check=True, stdout=subprocess.DEVNULL)
    asked = re.findall(r"^[\w-]+", (ROOT / f"{lock}.in").read_text(), re.MULTILINE)
    modules = subprocess.run(
        [python, "-c", IMPORTING, *asked], check=True, capture_output=True, text=True
    ).stdout.split()
    assert len(modules) >= len(asked) - 1  # types of YAML are nothing to import
    for name in ("theme_overrides", "mkdocs.yml"):
        copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copy
        copy(ROOT / name, palet / name)
    content = sample.write_content(palet)
    command = [python, "-P", "-m", "palet", "build", "--content", content]
    own = environment(PYTHONPATH=str(palet / "hooks"))
    subprocess.run([*command, "--site-dir", palet / "site"], check=True, env=own)
    assert (palet / "site" / "index.html").exists()
