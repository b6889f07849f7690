"""The pages that show something of all records, each by its address in the register of sections."""

from __future__ import annotations

from collections import defaultdict
from functools import partial
from itertools import groupby
from typing import TYPE_CHECKING

from palet.model.action_line import ActionLine
from palet.model.agenda import Agenda
from palet.model.council import Council
from palet.model.funding import Funding
from palet.model.intervention import Intervention
from palet.model.kind import KINDS
from palet.model.knowledge import Knowledge
from palet.model.milestone import Milestone
from palet.model.news import News
from palet.model.terms import MEASURED, FigureKind, MilestoneStatus
from palet.model.theme import Theme
from palet.views.gaps import gap_map, research_agenda
from palet.views.guide import guide
from palet.views.matrix import matrix

from .listing import Listing, by_date, by_title, list_plans, newest_first
from .page import Plan, overview

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from palet.content.catalog import Catalog, Entry
    from palet.model.part import Figure
    from palet.views.comparable import Comparable

    from .page import Context, Crumb

# How many interventions with charts a page holds before the list goes on at a next one.
CHARTS = 100

RESULTS = Listing("results.html", Intervention, by_title, CHARTS)


def overviews(catalog: Catalog, comparable: Comparable) -> Iterator[Plan]:
    """Yield the plans of the home page, of the other overviews, and of each target group."""
    site = catalog.site
    about = f"{' '.join(site.description.split())} Zoek interventies op thema, gebied en doelgroep."
    yield Plan("", "home.html", site.title, about, partial(_home, catalog))
    plan = partial(overview, site)
    if "agenda" in site.words:
        yield plan("agenda", "agenda-page.html", partial(_agenda, catalog))
    yield plan("velden", "guide.html", _guide, _above_guide(catalog))
    if "overzicht" in site.words:
        yield plan("overzicht", "matrix.html", lambda: {"matrix": matrix(catalog, comparable)})
    if "vergelijken" in site.words:
        yield plan("vergelijken", "compare.html")
    if "onderbouwing" in site.words:
        yield plan("onderbouwing", "evidence.html", partial(_evidence, catalog))
    if "doelgroepen" in site.words:
        yield from _groups(catalog)
    if "resultaten" in site.words:
        yield from _results(catalog)


def _home(catalog: Catalog) -> Context:
    dated: list[Entry[News | Knowledge]] = [*catalog.of(News), *catalog.of(Knowledge)]
    interventions = catalog.of(Intervention)
    results = [(e, f) for e in interventions for p in e.record.implementations for f in p.results]
    return {
        "themes": by_title(catalog.of(Theme)),
        "newest": newest_first(dated)[:5],
        "milestones": _coming(catalog.of(Milestone)),
        "figures": [(entry, figure) for entry, figure in results if figure.highlight],
        "updated": max((e.record.reviewed for e in interventions), default=None),
    }


def _coming(milestones: Iterable[Entry[Milestone]]) -> list[Entry[Milestone]]:
    """Return the milestones not yet said to be past, the one that is over first in front."""
    coming = [m for m in milestones if m.record.status != MilestoneStatus.PAST]
    return sorted(coming, key=lambda m: (m.record.last.last_day, m.id))


def _agenda(catalog: Catalog) -> Context:
    return {
        "agenda": next(iter(catalog.of(Agenda)), None),
        "lines": sorted(catalog.of(ActionLine), key=lambda line: line.record.number),
        "schemes": by_title(catalog.of(Funding)),
        "councils": by_title(catalog.of(Council)),
        "milestones": by_date(catalog.of(Milestone)),
    }


def _above_guide(catalog: Catalog) -> list[Crumb]:
    """Return the page that tells how to take part, if there is one."""
    page = catalog["page"].get("meedoen")
    return [(page.record.title, "meedoen/")] if page else []


def _evidence(catalog: Catalog) -> Context:
    return {"rows": gap_map(catalog), "agenda": research_agenda(catalog)}


def _guide() -> Context:
    return {"kinds": [(kind, guide(kind.model)) for kind in KINDS.values()]}


def _groups(catalog: Catalog) -> Iterator[Plan]:
    """Yield the plans of the pages of the target groups: all of them, and each by itself."""
    found: dict[str, list[Entry[Intervention]]] = defaultdict(list)
    for entry in by_title(catalog.of(Intervention)):
        for group in dict.fromkeys(entry.record.target_groups):
            found[group].append(entry)
    terms = catalog.vocabularies.get("target-groups", {}).values()
    counted = [(term, len(found[term.id])) for term in terms]
    above = overview(catalog.site, "doelgroepen", "groups.html", lambda: {"terms": counted})
    yield above
    for term in terms:
        yield Plan(
            f"{above.address}{term.id}/", "group.html", term.label,
            f"Interventies voor deze doelgroep. {term.explanation}",
            partial(dict, term=term, interventions=found[term.id]),
            [(above.title, above.address)],
        )  # fmt: skip


def _results(catalog: Catalog) -> Iterator[Plan]:
    interventions = by_title(catalog.of(Intervention))
    publications = by_title(catalog.of(Knowledge))
    yield from list_plans(
        catalog,
        "resultaten",
        RESULTS,
        [(entry, groups) for entry in interventions if (groups := list(_charts(entry)))],
        monitors=[(k, f) for k in publications if (f := measured(k.record.findings))],
        developments=[(k, f) for k in publications if (f := _developments(k.record.findings))],
        evaluated=[entry for entry in interventions if entry.record.evaluations],
    )


def measured(figures: Iterable[Figure]) -> list[Figure]:
    """Return the figures that say what was reached."""
    return [figure for figure in figures if figure.kind in MEASURED]


def _developments(figures: Iterable[Figure]) -> list[Figure]:
    """Return the figures that describe the areas: how it was at the start, and how it is."""
    return [
        figure for figure in figures if figure.kind in {FigureKind.BASELINE, FigureKind.CONTEXT}
    ]


def _charts(entry: Entry[Intervention]) -> Iterator[list[Figure]]:
    """Yield the measured figures of an intervention that share a place and a unit."""
    for implementation in entry.record.implementations:
        ordered = sorted(measured(implementation.results), key=lambda figure: figure.unit)
        for _, group in groupby(ordered, lambda figure: figure.unit):
            yield list(group)
