"""Makes a content folder of synthetic records, for benchmarks and scale tests only.

Usage: benchmarks/generate.py COUNT FOLDER

The folder gets everything of the real content but its interventions, news and
publications (areas, themes, programme, sources and vocabularies), and COUNT
made-up interventions of about 2.6 KB that refer to those. The same COUNT
always gives the same bytes.
"""

from __future__ import annotations

import random
import re
import shutil
import sys
from pathlib import Path

CONTENT = Path(__file__).resolve().parents[1] / "content"
KEEP = ("areas", "themes", "programme", "sources", "vocabularies")

WORDS = tuple(
    """
    de buurt jongeren ouders school werk samen leren helpen wijk bewoners gesprek training
    begeleiding sport muziek techniek taal geld schulden opvoeding netwerk vrijwilligers
    gemeente organisatie aanpak week avond groep kinderen talent toekomst vertrouwen meedoen
    ontmoeten oefenen internet veilig gezond rust ruimte kans baan diploma mentor coach plan
    """.split()  # noqa: SIM905 - a page of words reads better than a page of quotes
)
GROUPS = ("jongeren", "ouders", "bewoners", "gezinnen")

RECORD = """\
title: {title}
summary: >-
  {summary}
themes:
{themes}
levels:
  - individu
protective_factors:
  - sociale-vaardigheden
target_groups:
{groups}
intermediaries:
  - jongerenwerkers
goal: >-
  {goal}
approach: |-
  {approach}

  {more} [bron](source:{source}).
working_elements: >-
  {working}
evidence:
  level: niet-beoordeeld
  note: {note}
implementations:
  - area: {area}
    status: {status}
    period:
      start: {year}
    organisations:
      - Stichting {name}
      - Gemeente {name}
    results:
      - value: {value}
        unit: deelnemers
        what: Deden mee
        kind: bereik
        period:
          start: {year}
          end: {year}
        source: {source}
      - value: {part}
        unit: deelnemers
        what: Maakten het af
        kind: uitkomst
        total: {value}
        period:
          start: {year}
          end: {year}
        source: {source}
    lessons: >-
      {lessons}
funding:
  - scheme: spuk-kansrijke-wijk-1
    source: {source}
sources:
  - {source}
  - {source2}
reviewed: 2026-11-22
"""


def main(count: int, folder: Path) -> None:
    """Write ``count`` records into ``folder``, which must not exist or be empty."""
    for name in KEEP:
        shutil.copytree(CONTENT / name, folder / name)
    _cut_ties(folder)
    names = {kind: sorted(p.stem for p in (folder / kind).glob("*.yml")) for kind in KEEP}
    interventions = folder / "interventions"
    interventions.mkdir()
    for number in range(count):
        text = _record(random.Random(number), number, names)
        (interventions / f"proef-{number:05}.yml").write_text(text, "utf-8")


def _cut_ties(folder: Path) -> None:
    """Turn links to records that are not copied into plain text."""
    gone = re.compile(r"\[([^\]]*)\]\((?:intervention|milestone|news|knowledge):[^)]*\)")
    for path in folder.rglob("*.yml"):
        text = path.read_text("utf-8")
        if gone.search(text):
            path.write_text(gone.sub(r"\1", text), "utf-8")


def _record(pick: random.Random, number: int, names: dict[str, list[str]]) -> str:
    def words(count: int) -> str:
        return " ".join(pick.choices(WORDS, k=count)).capitalize() + "."

    value = pick.randrange(20, 2000)
    return RECORD.format(
        title=f"Proef n{number} {' '.join(pick.choices(WORDS, k=3))}",
        summary=words(30),
        themes="\n".join(f"  - {theme}" for theme in pick.sample(names["themes"], 2)),
        groups="\n".join(f"  - {g}" for g in pick.sample(GROUPS, 2)),
        goal=words(25), approach=words(45), more=words(35), working=words(30),
        note=words(10), lessons=words(25),
        area=pick.choice(names["areas"]),
        status=pick.choice(["in-uitvoering", "afgerond", "onbekend"]),
        year=pick.randrange(2018, 2027),
        name=pick.choice(WORDS).capitalize(),
        value=value, part=pick.randrange(1, value),
        source=pick.choice(names["sources"]), source2=pick.choice(names["sources"]),
    )  # fmt: skip


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(int(sys.argv[1]), Path(sys.argv[2]))
