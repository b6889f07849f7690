"""Runs MkDocs as a process of its own, which never outlives the command that started it."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from contextlib import suppress
from typing import TYPE_CHECKING

from palet.fault import ending
from palet.processes import end_with_parent
from palet.settings import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_CONFIG = ROOT / "mkdocs.yml"
_PREFIX = re.compile("(Error: |ERROR +-  )")
# What MkDocs tells of its work, in one line or a list; and that an error of ours ends it.
_NO_NEWS = re.compile(r"^(?:INFO .*\n(?:  - .*\n)*|Aborted with a BuildError!\n)", re.MULTILINE)
# Seconds until what a stopped process had started is given up.
_PATIENCE = 5.0


def mkdocs(content: Path, site: Path, *options: str, **environment: str) -> tuple[int, str]:
    """Build ``site`` from ``content``; return the exit status, and what there is to say on it."""
    command = [sys.executable, "-m", "mkdocs", "build", *options,
               "--config-file", str(_CONFIG), "--site-dir", str(site)]  # fmt: skip
    own = {"PALET_CONTENT": str(content.resolve()), "NO_MKDOCS_2_WARNING": "1", **environment}
    process = subprocess.Popen(  # noqa: S603 - our own words
        command, env={**os.environ, **own}, encoding="utf-8", errors="replace",
        stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        preexec_fn=end_with_parent,  # noqa: PLW1509 - it loads nothing and takes no lock
    )  # fmt: skip
    try:
        said, _ = process.communicate()
    except BaseException:
        process.kill()
        # Until the last of those that it started has let go of its output.
        with suppress(subprocess.TimeoutExpired, ValueError):
            process.communicate(timeout=_PATIENCE)
        raise
    return process.returncode, "\n".join(_worth_saying(process.returncode, said))


def _worth_saying(code: int, said: str) -> Iterator[str]:
    if code < 0:
        yield f"MkDocs {ending(code)}."
    elif code:
        for line in _NO_NEWS.sub("", said).splitlines():
            if line:
                yield _PREFIX.sub("", line)
