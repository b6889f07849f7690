"""Makes a content folder of synthetic records, for benchmarks and scale tests only.

Usage: benchmarks/generate.py COUNT FOLDER

The folder gets everything of the real content but its interventions, milestones, news and
publications (areas, themes, programme, sources, vocabularies, the site and its pages), and COUNT
made-up interventions of about 2.6 KB that refer to those. Their words come
as often as in the real ones. The same COUNT always gives the same bytes.
"""

from __future__ import annotations

import datetime
import random
import re
import shutil
import sys
from pathlib import Path

import yaml

CONTENT = Path(__file__).resolve().parents[1] / "content"
KEEP = ("areas", "themes", "programme", "sources", "vocabularies")

_NUMBER = re.compile(r"euro.*|elf|twaalf|.*(?:tien|tig|honderd|duizend|miljoen|miljard)")

VOCABULARIES = ("target-groups", "protective-factors", "levels", "statuses", "evidence-levels")

RECORD = """\
title: {title}
summary: >-
  {summary}
themes:
{themes}
levels:
{levels}
protective_factors:
{factors}
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
  level: {evidence}
  assessor: Erkenningscommissie Interventies
  date: {year}
  source: {source}
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
  - scheme: {scheme}
    source: {source}
sources:
  - {source}
  - {source2}
reviewed: {reviewed}
"""


def main(count: int, folder: Path) -> None:
    """Write ``count`` records into ``folder``, which must not exist or be empty."""
    for name in (*KEEP, "images"):
        shutil.copytree(CONTENT / name, folder / name)
    for path in (CONTENT / "site.yml", *CONTENT.glob("*.md")):
        shutil.copy(path, folder)
    _cut_ties(folder)
    names = {kind: sorted(p.stem for p in (folder / kind).glob("*.yml")) for kind in KEEP}
    names["funding"] = sorted(p.stem for p in (folder / "programme" / "funding").glob("*.yml"))
    for vocabulary in VOCABULARIES:
        text = (folder / "vocabularies" / f"{vocabulary}.yml").read_text("utf-8")
        names[vocabulary] = [term["id"] for term in yaml.safe_load(text)["terms"]]
    interventions = folder / "interventions"
    interventions.mkdir()
    words = _words()
    for number in range(count):
        text = _record(random.Random(number), number, names, words)
        (interventions / f"proef-{number:05}.yml").write_text(text, "utf-8")


def _cut_ties(folder: Path) -> None:
    """Turn links to records that are not copied into plain text."""
    gone = re.compile(r"\[([^\]]*)\]\((?:intervention|milestone|news|knowledge):[^)]*\)")
    for path in (*folder.rglob("*.yml"), *folder.glob("*.md")):
        text = path.read_text("utf-8")
        if gone.search(text):
            path.write_text(gone.sub(r"\1", text), "utf-8")


def _words() -> list[str]:
    """Return the words of the texts of the real interventions, as often as they are there.

    Without those of numbers: beside another word they can be a number without a source.
    """
    found = []
    for path in sorted((CONTENT / "interventions").glob("*.yml")):
        record = yaml.safe_load(path.read_text("utf-8"))
        for name in ("summary", "goal", "approach"):
            text = re.sub(r"\]\([^)]*\)", "", record[name])
            found += re.findall(r"[^\W\d_]{2,}", text.lower())
    return [word for word in found if not _NUMBER.fullmatch(word)]


def _record(
    pick: random.Random, number: int, names: dict[str, list[str]], corpus: list[str]
) -> str:
    def words(count: int) -> str:
        return " ".join(pick.choices(corpus, k=count)).capitalize() + "."

    def some(kind: str, most: int) -> str:
        chosen = pick.sample(names[kind], pick.randint(1, most))
        return "\n".join(f"  - {name}" for name in chosen)

    value = pick.randrange(20, 2000)
    source, source2 = pick.sample(names["sources"], 2)
    checked = datetime.date(2025, 1, 1) + datetime.timedelta(pick.randrange(690))
    return RECORD.format(
        title=f"Proef {' '.join(pick.choices(corpus, k=3))} n{number}",
        summary=words(30),
        themes=some("themes", 3), groups=some("target-groups", 3),
        levels=some("levels", 2), factors=some("protective-factors", 3),
        goal=words(25), approach=words(45), more=words(35), working=words(30),
        note=words(10), lessons=words(25),
        area=pick.choice(names["areas"]),
        status=pick.choice(names["statuses"]), evidence=pick.choice(names["evidence-levels"]),
        scheme=pick.choice(names["funding"]), reviewed=checked,
        year=pick.randrange(2018, 2027),
        name=pick.choice(corpus).capitalize(),
        value=value, part=pick.randrange(1, value),
        source=source, source2=source2,
    )  # fmt: skip


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(int(sys.argv[1]), Path(sys.argv[2]))
