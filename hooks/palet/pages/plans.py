"""Every page of the site: where it comes, and how to make it from the catalog."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from functools import partial
from itertools import groupby
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from palet.content.catalog import holds
from palet.model.kind import KINDS
from palet.model.milestone import Milestone
from palet.model.programme import ActionLine, Agenda, Council, Funding
from palet.model.publication import HandwrittenPage, Knowledge, News, Source
from palet.model.record import Area, Intervention, Record, Sourced, Theme
from palet.model.section import SECTIONS
from palet.model.terms import MEASURED, FigureKind, MilestoneStatus
from palet.views.comparable import Comparable
from palet.views.guide import guide
from palet.views.matrix import matrix
from palet.views.related import Related
from palet.views.timeline import years

from . import following, recent
from .finding import interventions
from .listing import (
    Listing,
    Plan,
    by_date,
    by_title,
    kind_choices,
    list_plans,
    newest_first,
    theme_choices,
)
from .search import about, keywords

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from palet.content.catalog import Catalog, Entry
    from palet.model.part import Figure

    from .press import Crumb, Page, Press

# How many cards, charts or lines a page holds before the list goes on at a next one.
CARDS = 200
CHARTS = 100
LINES = 1000


def plans(press: Press) -> Iterator[Plan]:
    """Yield the plan of every page: overviews first, then each record's own."""
    return following.with_files(press, _plans(press))


def _plans(press: Press) -> Iterator[Plan]:
    yield Plan("", partial(_home, press))
    yield following.plan(press)
    yield recent.plan(press)
    yield Plan("agenda/", partial(_agenda, press))
    yield Plan("velden/", partial(_guide, press))
    yield Plan("zoeken/", partial(_search, press))
    yield from _groups(press)
    comparable = Comparable(press.catalog.of(Area))
    yield Plan("overzicht/", partial(_overview, press, comparable))
    yield Plan("vergelijken/", partial(
        press.page, "vergelijken/", "compare.html", "Vergelijken",
        "Zet tot vier interventies naast elkaar, met hun resultaten en bronnen.",
    ))  # fmt: skip
    for section, listing in LISTINGS.items():
        entries = listing.order(press.catalog.of(listing.model))
        listed = interventions if listing.model is Intervention else list_plans
        yield from listed(press, section, listing, entries)
    yield from _results(press)
    related = Related(press.catalog.of(Intervention))
    for kind in press.catalog.entries:
        for entry in press.catalog.all(kind):
            if entry.address:
                yield Plan(entry.address, partial(_record, press, entry, comparable, related))


def searched(catalog: Catalog) -> Iterator[Entry[Record]]:
    """Yield every entry with a page; interventions in the order of their list."""
    for kind in catalog.entries:
        yield from (entry for entry in by_title(catalog.all(kind)) if entry.address)


def redirects(catalog: Catalog) -> dict[str, str]:
    """Return for each former address of a record its present one, from the root."""
    return {
        entry.kind.page(old) or "": entry.address
        for entries in catalog.entries.values()
        for entry in entries.values()
        for old in entry.record.former_ids
        if entry.address and old != entry.id
    }


def theme_styles(catalog: Catalog, icons: Path) -> str:
    """Return the style sheet that gives every theme its colour, in light and dark, and its icon."""
    lines = []
    for entry in catalog.of(Theme):
        name, theme = f".theme-{entry.id}", entry.record
        svg = quote((icons / f"{theme.icon}.svg").read_text("utf-8"), safe=" =/:;,.-()'")
        lines.append(f'{name}{{--theme:{theme.colour};--icon:url("data:image/svg+xml,{svg}")}}')
        lines.append(f'[data-md-color-scheme="slate"] {name}{{--theme:{theme.colour_dark}}}')
    return "\n".join(lines) + "\n"


def _record(press: Press, entry: Entry[Record], comparable: Comparable, related: Related) -> Page:
    section = entry.kind.address or ""
    crumbs: list[Crumb] = [(SECTIONS[section], f"{section}/")] if section else []
    context: dict[str, object] = {}
    if holds(entry, Area):
        context["comparable"] = comparable.to(entry)
    elif holds(entry, Intervention):
        context["related"] = related.to(entry)
    page = press.page(
        entry.address or "", f"{entry.kind.name}.html", entry.record.title,
        " ".join(_description(entry.record).split()), crumbs, record=entry, **context,
    )  # fmt: skip
    return replace(page, about=about(press.catalog, entry), keywords=keywords(entry))


def _description(record: Record) -> str:
    """Return what a search engine shows of the page of a record."""
    if isinstance(record, HandwrittenPage):
        return record.description or record.title
    if isinstance(record, Source):
        return f"{record.title}. {record.publisher}."
    return record.summary if isinstance(record, Sourced) else record.title


def _home(press: Press) -> Page:
    catalog = press.catalog
    dated: list[Entry[News | Knowledge]] = [*catalog.of(News), *catalog.of(Knowledge)]
    interventions = catalog.of(Intervention)
    results = [(e, f) for e in interventions for p in e.record.implementations for f in p.results]
    return press.page(
        "", "home.html", "Kennisplatform Veerkrachtige & Weerbare Samenleving",
        "Wat wordt er gedaan om mensen en wijken weerbaarder te maken? Waar, voor wie en met welk "
        "resultaat? Zoek interventies op thema, gebied en doelgroep.",
        themes=by_title(catalog.of(Theme)), newest=newest_first(dated)[:5],
        milestones=_coming(catalog.of(Milestone)),
        figures=[(entry, figure) for entry, figure in results if figure.highlight],
        updated=max((e.record.reviewed for e in interventions), default=None),
    )  # fmt: skip


def _coming(milestones: Iterable[Entry[Milestone]]) -> list[Entry[Milestone]]:
    """Return the milestones not yet said to be past, the one that is over first in front."""
    coming = [m for m in milestones if m.record.status != MilestoneStatus.PAST]
    return sorted(coming, key=lambda m: (m.record.last.last_day, m.id))


def _agenda(press: Press) -> Page:
    catalog = press.catalog
    return press.page(
        "agenda/", "agenda-page.html", "Over de Agenda",
        "Wat de Agenda Veerkrachtige & Weerbare Samenleving is: actielijnen, geld en mijlpalen.",
        agenda=next(iter(catalog.of(Agenda)), None),
        lines=sorted(catalog.of(ActionLine), key=lambda line: line.record.number),
        schemes=by_title(catalog.of(Funding)),
        councils=by_title(catalog.of(Council)),
        milestones=by_date(catalog.of(Milestone)),
    )  # fmt: skip


def _guide(press: Press) -> Page:
    return press.page(
        "velden/", "guide.html", SECTIONS["velden"],
        "Uitleg bij elk veld dat in een bestand van een interventie of ander record kan staan.",
        [("Meedoen", "meedoen/")],
        kinds=[(kind, guide(kind.model)) for kind in KINDS.values()],
    )  # fmt: skip


def _overview(press: Press, comparable: Comparable) -> Page:
    return press.page(
        "overzicht/", "matrix.html", SECTIONS["overzicht"],
        "Hoeveel interventies er per thema in elk gebied zijn, en waar nog niets is vastgelegd.",
        matrix=matrix(press.catalog, comparable),
    )  # fmt: skip


def _search(press: Press) -> Page:
    lists = [
        (f"{section}/", listing.title, len(press.catalog.of(listing.model)))
        for section, listing in LISTINGS.items()
    ]
    return press.page(
        "zoeken/", "search.html", SECTIONS["zoeken"],
        "Zoek in alle interventies, gebieden, thema's, mijlpalen, nieuws en publicaties.",
        lists=lists,
    )  # fmt: skip


def _groups(press: Press) -> Iterator[Plan]:
    """Yield the plans of the pages of the target groups: all of them, and each by itself."""
    found: dict[str, list[Entry[Intervention]]] = defaultdict(list)
    for entry in by_title(press.catalog.of(Intervention)):
        for group in dict.fromkeys(entry.record.target_groups):
            found[group].append(entry)
    terms = press.catalog.vocabularies.get("target-groups", {}).values()
    title = SECTIONS["doelgroepen"]
    yield Plan("doelgroepen/", partial(
        press.page, "doelgroepen/", "groups.html", title,
        "Voor wie de interventies zijn: kies een doelgroep.",
        terms=[(term, len(found[term.id])) for term in terms],
    ))  # fmt: skip
    for term in terms:
        yield Plan(f"doelgroepen/{term.id}/", partial(
            press.page, f"doelgroepen/{term.id}/", "group.html", term.label,
            f"Interventies voor deze doelgroep. {term.explanation}",
            [(title, "doelgroepen/")], term=term, interventions=found[term.id],
        ))  # fmt: skip


def _results(press: Press) -> Iterator[Plan]:
    interventions = by_title(press.catalog.of(Intervention))
    publications = by_title(press.catalog.of(Knowledge))
    yield from list_plans(
        press,
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


LISTINGS: dict[str, Listing[Any]] = {
    "interventies": Listing(
        SECTIONS["interventies"], "interventions.html", Intervention, by_title, CARDS,
        "Alle interventies die mensen en wijken weerbaarder maken, met bron en status."),
    "gebieden": Listing(
        SECTIONS["gebieden"], "areas.html", Area, by_title, LINES,
        "Alle gebieden op de kaart en in een lijst."),
    "themas": Listing(
        SECTIONS["themas"], "themes.html", Theme, by_title, LINES,
        "Alle thema's, met de interventies die erbij horen."),
    "mijlpalen": Listing(
        SECTIONS["mijlpalen"], "milestones.html", Milestone, by_date, LINES,
        "Wat er gebeurde en wat er komt: de tijdlijn van de Agenda, om te volgen in uw agenda.",
        lambda catalog, entries: {"years": years(entries), "choices": [
            kind_choices(catalog, entries, "milestone-kinds"), theme_choices(entries)]}),
    "nieuws": Listing(
        SECTIONS["nieuws"], "news-list.html", News, newest_first, CARDS,
        "Nieuws over de Agenda en de gebieden.",
        lambda _, entries: {"choices": [theme_choices(entries)]}),
    "kennis": Listing(
        SECTIONS["kennis"], "publications.html", Knowledge, by_title, CARDS,
        "Onderzoek, monitors en handreikingen.",
        lambda catalog, entries: {"choices": [
            kind_choices(catalog, entries, "knowledge-kinds"), theme_choices(entries)]}),
    "bronnen": Listing(
        SECTIONS["bronnen"], "sources.html", Source, by_title, LINES,
        "Alle documenten waar de feiten uit komen."),
}  # fmt: skip

RESULTS = Listing(
    SECTIONS["resultaten"], "results.html", Intervention, by_title, CHARTS,
    "Alle gemeten resultaten op een rij, elk met de bron, en de bevindingen van de monitor.",
)  # fmt: skip
