"""The modules of the browser by themselves, without a browser."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


def test_the_types_of_the_modules_agree(root: Path, packages: Path) -> None:
    done = subprocess.run(
        ["node", packages / "typescript" / "bin" / "tsc"],
        cwd=root, check=False, capture_output=True, text=True, timeout=120,
    )  # fmt: skip
    assert (done.stdout, done.returncode) == ("", 0)
