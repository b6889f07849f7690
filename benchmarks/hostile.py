"""How long the check takes over a text of a megabyte of one pattern: the twenty worst.

Usage: benchmarks/hostile.py [SECONDS]; a case that takes longer is given up (9). CPU time.
"""

from __future__ import annotations

import datetime
import signal
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "hooks"), str(ROOT / "tests")]

import sample

from palet.content.advice import advice
from palet.content.catalog import check
from palet.content.load import load

SIZE = 900_000
DAY = datetime.date(2026, 11, 28)
PATTERNS = [
    "( ", "[", "![", "[a](b", "[a](source:nope", "<a ", "(( ", "[bron] (", "(x)[https://", "{: .a ",
    "- ", "  ", "\t", "\n", "a ", "1 ", "1.", "1,", "06 ", "+31 ", "a@", "a@b.", "@", "#", " #x",
    "&", "&amp;", "*", "_", "`", "~", "<", "> ", "é", "\u200b", "\u00a0", "\u0410", "a\u0410",
    "<<<<<<<\n", "=======\n", "https://", "https://a.nl/", "www.", "x: ", "- a\n", "[^1]", "[1]",
    "|a", "€ ", "57 jongeren ", "tien ", "half ", "x-", "a.b@c.nl ", "%40", "jan (at) x punt nl ",
    "'s ", '"', "'", "![[", "(bron: ", "[bron: ", "«", "…", "[[", "[[a",
    "{{", "{{a", "**", "**a", "== a", "==a", "~~a", ":a", ":a_b", "$$", "|a|\n", "---|", "|---|\n",
    "-a\n", "#a\n", "!!! a\n", "++a", "^^a", "__a", "www.a", "- [ ] a\n",
]  # fmt: skip


def files(text: str) -> dict[str, dict[str, str]]:
    """Return the sample's files with ``text`` in them, by the kind of place."""
    goal = "goal: Jongeren weten wat er online mis kan gaan."
    indented = "goal: |-\n  " + text.replace("\n", "\n  ")
    return {
        "news": {"news/proef-begint.md": sample.NEWS + text},
        "page": {"over-de-proef.md": f"{sample.PAGE}\n{text}"},
        "field": {"interventions/proefteam.yml": sample.INTERVENTION.replace(goal, indented)},
    }


def seconds(content: Path, most: int) -> float:
    """Return how long the check and its advice take, or infinity if that is over ``most``."""
    start = time.process_time()
    signal.alarm(most)
    try:
        found = load(content)
        if not check(found):
            advice(found, DAY)
    except TimeoutError:
        return float("inf")
    finally:
        signal.alarm(0)
    return time.process_time() - start


def give_up(*_: object) -> None:
    """Stop what takes too long."""
    raise TimeoutError


def main() -> None:
    """Print the twenty worst cases."""
    most = int(sys.argv[1]) if len(sys.argv) > 1 else 9
    signal.signal(signal.SIGALRM, give_up)
    rows = []
    for pattern in PATTERNS:
        for place, changed in files(pattern * (SIZE // len(pattern.encode()))).items():
            with tempfile.TemporaryDirectory() as folder:
                content = sample.write_content(Path(folder), changed)
                rows.append((seconds(content, most), place, pattern))
    for took, place, pattern in sorted(rows, reverse=True)[:20]:
        print(f"{took:6.2f} s  {place:5}  {pattern!r}")


if __name__ == "__main__":
    main()
