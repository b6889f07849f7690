"""scripts/setup makes .venv once, whatever came between, and says in a sentence why it cannot."""

from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING

import pytest
from installing import INSTALLING, NO_REGISTRY, fresh_copy, installed, setup, start, wheel

from setup import _meaning

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def palet(tmp_path: Path) -> Path:
    """Return a copy of Palet without .venv, that has nothing to install."""
    return fresh_copy(tmp_path / "palet")


def made_at(palet: Path) -> int:
    return (palet / ".venv" / "pyvenv.cfg").stat().st_mtime_ns


@pytest.mark.long
def test_two_at_once_make_one_environment(palet: Path) -> None:
    both = start(palet), start(palet)
    ends = [(*process.communicate(timeout=120), process.returncode) for process in both]
    assert sorted(ends) == [(f"{palet}/.venv/bin/python\n", said, 0) for said in ("", INSTALLING)]
    made = made_at(palet)
    assert setup(palet) == (0, f"{palet}/.venv/bin/python\n", "")
    assert made_at(palet) == made


@pytest.mark.long
def test_what_was_broken_off_is_made_anew(palet: Path) -> None:
    (palet / ".venv" / "bin").mkdir(parents=True)
    (palet / ".venv" / "bin" / "python").symlink_to("/nowhere/python")  # and there is no pip
    assert setup(palet)[0] == 0
    made = made_at(palet)
    (palet / ".venv" / "installing").touch()
    (palet / ".venv" / "installed-requirements.txt").unlink()
    assert setup(palet)[0] == 0
    assert made_at(palet) != made
    assert not (palet / ".venv" / "installing").exists()
    made = made_at(palet)
    # The system's Python is another since.
    (palet / ".venv" / "made-with").unlink()
    (palet / ".venv" / "made-with").symlink_to("/bin/sh")
    assert setup(palet)[0] == 0
    assert made_at(palet) != made


@pytest.mark.long
def test_who_has_what_the_tests_need_has_what_building_needs(palet: Path) -> None:
    assert setup(palet, "requirements-dev")[0] == 0
    made = made_at(palet)
    assert setup(palet, PATH=os.environ["PATH"], **NO_REGISTRY)[0] == 0
    assert made_at(palet) == made


@pytest.mark.long
def test_a_lock_that_lacks_something_is_told_and_not_used(palet: Path, tmp_path: Path) -> None:
    (palet / "requirements.txt").write_text(wheel(tmp_path, "palet-een", "1.0", "palet-twee"))
    for _ in range(2):
        code, said, complained = setup(palet, PIP_FIND_LINKS=str(tmp_path), **NO_REGISTRY)
        assert (code, said) == (1, "")
        assert complained == (
            f"{INSTALLING}Palet is niet te installeren. De pakketten passen niet bij elkaar: "
            "palet-een 1.0 requires palet-twee, which is not installed. "
            "Meld dit aan wie Palet onderhoudt.\n"
        )


@pytest.mark.long
def test_what_an_older_lock_installed_does_not_stand_in_the_way(
    palet: Path, tmp_path: Path
) -> None:
    lock = palet / "requirements.txt"
    old = wheel(tmp_path, "palet-een", "1.0"), wheel(tmp_path, "palet-twee", "1.0", "palet-een<2")
    lock.write_text("".join(old))
    assert setup(palet, PIP_FIND_LINKS=str(tmp_path), **NO_REGISTRY)[0] == 0
    assert installed(palet) == {"palet-een": "1.0", "palet-twee": "1.0"}
    lock.write_text(wheel(tmp_path, "palet-een", "2.0"))
    assert setup(palet, PIP_FIND_LINKS=str(tmp_path), **NO_REGISTRY)[0] == 0
    assert installed(palet) == {"palet-een": "2.0"}


@pytest.mark.long
def test_without_a_network_it_says_so_in_one_line(palet: Path) -> None:
    (palet / "requirements.txt").write_text(f"palet-proef==1.0 --hash=sha256:{'0' * 64}\n")
    code, said, complained = setup(
        palet, PIP_INDEX_URL="http://127.0.0.1:9/", PIP_RETRIES="0", PIP_CONFIG_FILE="/dev/null",
        PIP_FIND_LINKS="", PIP_EXTRA_INDEX_URL="",
    )  # fmt: skip
    assert (code, said) == (1, "")
    assert complained == (
        f"{INSTALLING}Palet is niet te installeren. De pakketbron is niet te bereiken. "
        "Is er internet? Probeer het dan opnieuw.\n"
    )


def test_without_a_new_python_it_says_which_one_it_needs(palet: Path) -> None:
    old = palet / "old"
    old.mkdir()
    for name in ("bash", "cmp", "dirname"):
        found = shutil.which(name)
        assert found
        (old / name).symlink_to(found)
    for name in ("python3", "python"):
        (old / name).write_text("#!/bin/bash\nexit 1\n")
        (old / name).chmod(0o755)
    assert setup(palet, PATH=str(old)) == (
        2, "", "Palet heeft Python 3.11 of nieuwer nodig. Installeer dat, en probeer het opnieuw.\n"
    )  # fmt: skip


@pytest.mark.parametrize(
    ("said", "meaning"),
    [
        (
            "WARNING: Retrying ... Failed to establish: Temporary failure in name resolution\n"
            "ERROR: No matching distribution found for x==1",
            "De pakketbron is niet te bereiken. Is er internet? Probeer het dan opnieuw.",
        ),
        (
            "ERROR: Could not install packages due to an OSError: No space left on device",
            "De schijf is vol.",
        ),
        (
            "not created successfully because ensurepip is not\navailable.",
            "Python mist het onderdeel 'venv'. Installeer dat, op Debian en Ubuntu met: "
            "apt install python3-venv.",
        ),
        (
            "ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE.",
            "Wat de pakketbron geeft, is niet wat Palet verwacht. "
            "Meld dit aan wie Palet onderhoudt.",
        ),
        ("ERROR: iets\n\nERROR: iets anders \n", "Dit ging er mis: ERROR: iets anders"),
        ("", "Waarom is niet bekend."),
    ],
)
def test_what_pip_says_becomes_one_sentence(said: str, meaning: str) -> None:
    assert _meaning(said) == meaning
