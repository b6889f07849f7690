"""The command ``palet``, as ``scripts/`` calls it: ``python -m palet check``."""

from __future__ import annotations

from palet.cli import ending

ending.listen(__name__)

from palet.cli.command import main

if __name__ == "__main__":
    ending.run(main)
