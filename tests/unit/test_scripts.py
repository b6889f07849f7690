"""The modules of the browser by themselves, without a browser."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path


def run(root: Path, *command: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["node", *command], cwd=root, check=False, capture_output=True, text=True, timeout=120
    )


def test_the_types_of_the_modules_agree(root: Path, packages: Path) -> None:
    done = run(root, packages / "typescript" / "bin" / "tsc")
    assert (done.stdout, done.returncode) == ("", 0)


@pytest.mark.usefixtures("packages")
def test_what_needs_no_page_does_as_its_own_tests_say(root: Path) -> None:
    tests = sorted((root / "tests" / "node").glob("*.test.js"))
    assert tests
    done = run(root, "--test", *tests)
    assert done.returncode == 0, done.stdout
