"""Real repositories for tests, in which each commit says when it was made."""

from __future__ import annotations

import os
import subprocess
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


@dataclass
class Repository:
    """A real repository; each commit says when it was made."""

    folder: Path

    def git(self, *words: str, when: str = "2024-05-01T12:00:00+0000") -> str:
        author = {"NAME": "T", "EMAIL": "t@example.org", "DATE": "2001-01-01T00:00:00+0000"}
        variables = {
            "PATH": os.environ["PATH"], "HOME": str(self.folder), "GIT_CONFIG_NOSYSTEM": "1",
            **{f"GIT_AUTHOR_{name}": value for name, value in author.items()},
            **{f"GIT_COMMITTER_{name}": value for name, value in (author | {"DATE": when}).items()},
        }  # fmt: skip
        done = subprocess.run(
            ["git", "-C", self.folder, *words],
            env=variables, check=True, capture_output=True, text=True,
        )  # fmt: skip
        return done.stdout

    def commit(self, when: str, files: dict[str, str | bytes | None]) -> None:
        """Commit files; one that is None is removed. A day alone means noon in Greenwich."""
        for name, text in files.items():
            path = self.folder / name
            if text is None:
                path.unlink()
                continue
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text if isinstance(text, bytes) else text.encode())
        self.git("add", "--all")
        moment = when if "T" in when else f"{when}T12:00:00+0000"
        self.git("commit", "--allow-empty", "-m", "x", when=moment)

    @property
    def content(self) -> Path:
        return self.folder / "content"


def begun(folder: Path) -> Repository:
    """Return a new repository in ``folder``, which is made."""
    folder.mkdir()
    made = Repository(folder)
    made.git("init", "-q", "-b", "main")
    return made
