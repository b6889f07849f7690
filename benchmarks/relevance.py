"""Measures whether the search finds what people look for, in a real browser.

Usage: benchmarks/relevance.py [--misses]

Asks every question of queries.yml, and of unseen.yml, which nothing was tuned
on, as the list of interventions would. Prints for both the mean reciprocal rank
(MRR: 1 when what is looked for always comes first, 0.5 when it comes second) and
recall@3 (how much of what must be found is among the first three). It does so
for the search as it is, and without each of the things that are done to find
more, to see what they bring. With --misses it also prints every question of
which something is not among the first three.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
import threading
from dataclasses import dataclass, field
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml
from playwright.sync_api import sync_playwright

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "hooks"))

from palet.content.catalog import Catalog, open_catalog
from palet.pages.plans import plans, searched
from palet.pages.press import Press
from palet.pages.search import Copies, Weights, records_file
from palet.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Sequence

    from palet.pages.page import Page

SCRIPTS = ROOT / "theme_overrides" / "assets" / "scripts"
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking"]
# The ids of what is found, best first: by the site's own search, or by Pagefind alone.
OURS = """async (queries) => {
  const { search } = await import('/assets/scripts/search/search.js');
  const found = [];
  for (const query of queries) {
    found.push((await search(query, 'interventie')).map((hit) => hit.number));
  }
  return found;
}"""
PLAIN = """async (queries) => {
  const pagefind = await import('/pagefind/pagefind.js');
  const records = await (await fetch('/pagefind/records.json')).json();
  const known = records.interventie.split(' ').map((hash) => `nl_${hash}`);
  const found = [];
  for (const query of queries) {
    const { results } = await pagefind.search(query);
    found.push(results.map((hit) => known.indexOf(hit.id)).filter((number) => number >= 0));
  }
  return found;
}"""
FLAT = Weights(title=1, summary=1)


@dataclass(frozen=True)
class Variant:
    """A way of searching: which words are indexed and how much they count, and who asks."""

    name: str
    weights: Weights = field(default_factory=Weights)
    synonyms: bool = True
    compounds: bool = True
    asked: str = OURS


VARIANTS = (
    Variant("as it is"),
    Variant("without parts of compounds", compounds=False),
    Variant("without words that mean the same, other names", synonyms=False),
    Variant("without weights", FLAT),
    Variant("without care for the question (Pagefind alone)", asked=PLAIN),
    Variant("with none of these", FLAT, synonyms=False, compounds=False, asked=PLAIN),
)


class BareCopies(Copies):
    """Slim copies that leave out some of the hidden words."""

    def __init__(self, folder: Path, catalog: Catalog, variant: Variant) -> None:
        """Take what to leave out from ``variant``."""
        super().__init__(folder, catalog, variant.weights)
        self.variant = variant

    def parts(self, page: Page) -> Sequence[str]:
        """Return the parts of compounds, if this variant has them."""
        return super().parts(page) if self.variant.compounds else []

    def same(self, page: Page) -> Sequence[str]:
        """Return words that mean the same, if this variant has them."""
        return super().same(page) if self.variant.synonyms else []

    def keywords(self, page: Page) -> Sequence[str]:
        """Return the other words, if this variant has them."""
        return super().keywords(page) if self.variant.synonyms else []


def main(*, misses: bool) -> None:
    """Print the figures of every variant."""
    sets = {name: _queries(name) for name in ("queries", "unseen")}
    asked = [query for queries in sets.values() for query in queries]
    catalog = open_catalog(ROOT / "content")
    ids = [entry.id for entry in searched(catalog) if entry.kind.name == "intervention"]
    press = Press(catalog, Settings.from_environment())
    pages = [press.page(plan) for plan in plans(press)]
    counts = ", ".join(f"{len(queries)} in {name}.yml" for name, queries in sets.items())
    print(f"{len(ids)} interventions; questions: {counts}")
    print(f"\n{'':50}" + "".join(f"{'MRR':>10}{'recall@3':>10}" for _ in sets))
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=_chromium(), args=ARGUMENTS)
        for number, variant in enumerate(VARIANTS):
            site = Path(folder) / str(number)
            _write(site, catalog, pages, variant)
            found = iter(_ask(browser, site, variant, [query["query"] for query in asked]))
            figures = [
                score([(query, [ids[number] for number in next(found)]) for query in queries])
                for queries in sets.values()
            ]
            print(f"{variant.name:50}" + "".join(f"{f.mrr:10.3f}{f.recall:10.3f}" for f in figures))
            if misses and number == 0:
                print("\n".join(line for f in figures for line in f.missed))
        browser.close()


def _chromium() -> str | None:
    return shutil.which("chromium")


def _write(site: Path, catalog: Catalog, pages: list[Page], variant: Variant) -> None:
    """Write what the search needs of a site: the index and the scripts."""
    copies = BareCopies(site / "copies", catalog, variant)
    for page in pages:
        copies.write(page)
    index = site / "pagefind"
    command = [sys.executable, "-m", "pagefind", "--site", str(copies.folder)]
    subprocess.run([*command, "--output-path", str(index)], capture_output=True, check=True)
    (index / "records.json").write_text(records_file(index, searched(catalog)), "utf-8")
    shutil.copytree(SCRIPTS, site / "assets" / "scripts")
    (site / "index.html").write_text('<!doctype html><html lang="nl"><title>Zoek</title>')


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Say nothing."""


def _ask(browser: Any, site: Path, variant: Variant, queries: list[str]) -> list[list[int]]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    page = browser.new_page()
    page.goto(f"http://127.0.0.1:{server.server_port}/")
    found: list[list[int]] = page.evaluate(variant.asked, queries)
    page.close()
    server.shutdown()
    server.server_close()
    return found


@dataclass(frozen=True)
class Figures:
    """How well questions were answered; ``missed`` describes those not wholly answered."""

    mrr: float
    recall: float
    missed: list[str]


def score(answers: Sequence[tuple[Any, Sequence[str]]]) -> Figures:
    """Return the figures of questions, each with the ids that were found, best first."""
    ranks: list[float] = []
    recalls: list[float] = []
    missed = []
    for query, found in answers:
        wanted = set(query["finds"])
        first = next((place for place, id_ in enumerate(found, 1) if id_ in wanted), None)
        ranks.append(1 / first if first else 0)
        recalls.append(len(wanted & set(found[:3])) / min(3, len(wanted)))
        if recalls[-1] < 1:
            asked = f"{query['query']} ({query['kind']})"
            listed = f"{', '.join(found[:4])} ({len(found)})"
            missed.append(f"  {asked}: wants {', '.join(sorted(wanted))}; finds {listed}")
    return Figures(_mean(ranks), _mean(recalls), missed)


def _queries(name: str) -> list[Any]:
    text = (ROOT / "benchmarks" / f"{name}.yml").read_text("utf-8")
    queries: list[Any] = yaml.safe_load(text)["queries"]
    return queries


def _mean(values: list[float]) -> float:
    return sum(values) / len(values)


if __name__ == "__main__":
    if sys.argv[1:] not in ([], ["--misses"]):
        sys.exit(__doc__)
    main(misses=bool(sys.argv[1:]))
