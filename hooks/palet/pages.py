"""Every page of the site: where it comes, and how to make it from the catalog."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from itertools import groupby
from typing import TYPE_CHECKING, Any

from .dutch import sort_key
from .guide import guide
from .kind import KINDS
from .related import related

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from .catalog import Catalog, Entry
    from .part import Figure
    from .press import Crumb, Page, Press

# Kinds of figure that say what was reached; a goal or a start is not among them.
MEASURED = ("uitkomst", "bereik")

# How many cards, charts or lines a page holds before the list goes on at a next one.
CARDS = 200
CHARTS = 100
LINES = 1000


@dataclass(frozen=True)
class Plan:
    """A page still to be made: its address from the root, and how to make it."""

    address: str
    make: Callable[[], Page]


@dataclass(frozen=True)
class Paging:
    """Which page of a list this is: ``number`` of ``count``, from 1."""

    section: str
    number: int
    count: int

    def address(self, number: int) -> str:
        """Return the address of another page of the same list."""
        return f"{self.section}/" if number == 1 else f"{self.section}/pagina/{number}/"


@dataclass(frozen=True)
class Listing:
    """A section's list of records, and what it needs to be made."""

    title: str
    template: str
    kind: str
    order: Callable[[Iterable[Entry]], list[Entry]]
    size: int
    description: str


def plans(press: Press) -> Iterator[Plan]:
    """Yield the plan of every page: overviews first, then each record's own."""
    yield Plan("", partial(_home, press))
    yield Plan("agenda/", partial(_agenda, press))
    yield Plan("velden/", partial(_guide, press))
    for section, listing in LISTINGS.items():
        entries = listing.order(press.catalog.all(listing.kind))
        yield from _list(press, section, listing, entries)
    yield from _results(press)
    for kind in press.catalog.entries:
        for entry in press.catalog.all(kind):
            if entry.address:
                yield Plan(entry.address, partial(_record, press, kind, entry))


def _list(
    press: Press, section: str, listing: Listing, entries: Sequence[Any], **context: Any
) -> Iterator[Plan]:
    """Yield the plans of the pages that together list ``entries``."""
    size = listing.size
    count = max(1, -(-len(entries) // size))
    for number in range(1, count + 1):
        part = Paging(section, number, count)
        address = part.address(number)
        title = listing.title if number == 1 else f"{listing.title}, pagina {number}"
        crumbs = [(listing.title, f"{section}/")] if number > 1 else []
        make = partial(press.page, address, listing.template, title, listing.description, crumbs)
        shown = entries[(number - 1) * size : number * size]
        yield Plan(address, partial(make, entries=shown, total=len(entries), part=part, **context))


def redirects(catalog: Catalog) -> dict[str, str]:
    """Return for each former address of a record its present one, from the root."""
    return {
        f"{entry.kind.address}/{old}/": entry.address
        for entries in catalog.entries.values()
        for entry in entries.values()
        for old in entry.former_ids
        if entry.address
    }


def theme_styles(catalog: Catalog) -> str:
    """Return the style sheet that gives every theme its colour, in light and in dark."""
    lines = []
    for theme in catalog.all("theme"):
        lines.append(f".theme-{theme.id}{{--theme:{theme.colour}}}")
        lines.append(
            f'[data-md-color-scheme="slate"] .theme-{theme.id}{{--theme:{theme.colour_dark}}}'
        )
    return "\n".join(lines) + "\n"


def by_title(entries: Iterable[Entry]) -> list[Entry]:
    """Return entries in the order of their titles."""
    return sorted(entries, key=lambda entry: sort_key(entry.title))


def by_date(entries: Iterable[Entry]) -> list[Entry]:
    """Return dated entries from old to new; those without a date are left out."""
    return sorted((e for e in entries if e.date), key=lambda e: (e.date, e.id))


def _record(press: Press, kind: str, entry: Entry) -> Page:
    section = entry.kind.address or ""
    crumbs: list[Crumb] = [(SECTIONS[section], f"{section}/")]
    context = {"related": related(entry)} if kind == "intervention" else {}
    description = getattr(entry.record, "summary", None) or f"{entry.title}. {entry.publisher}."
    return press.page(
        entry.address or "", f"{kind}.html", entry.title, " ".join(description.split()), crumbs,
        record=entry, keywords=_keywords(press.catalog, entry), **context,
    )  # fmt: skip


def _keywords(catalog: Catalog, entry: Entry) -> list[str]:
    """Return words by which people look for an entry and that its page need not show."""
    themes = [synonym for theme in entry.links["theme"] for synonym in theme.synonyms]
    own = [*getattr(entry.record, "synonyms", ()), *getattr(entry.record, "other_names", ())]
    groups = [
        synonym
        for term in getattr(entry.record, "target_groups", ())
        for synonym in catalog.term("target-groups", term).synonyms
    ]
    return list(dict.fromkeys([*own, *themes, *groups]))


def _home(press: Press) -> Page:
    catalog = press.catalog
    newest = by_date([*catalog.all("news"), *catalog.all("knowledge")])[:-6:-1]
    figures = [(e, f) for e in catalog.all("intervention") for f in _figures(e) if f.highlight]
    return press.page(
        "", "home.html", "Kennisplatform Veerkrachtige & Weerbare Samenleving",
        "Wat wordt er gedaan om mensen en wijken weerbaarder te maken? Waar, voor wie en met welk "
        "resultaat? Zoek interventies uit de twintig focusgebieden.",
        themes=by_title(catalog.all("theme")), newest=newest,
        milestones=_coming(catalog.all("milestone")),
        figures=figures,
        updated=max((e.reviewed for e in catalog.all("intervention")), default=None),
    )  # fmt: skip


def _coming(milestones: Iterable[Entry]) -> list[Entry]:
    """Return the milestones not yet said to be past, the one that is over first in front."""
    coming = [m for m in milestones if m.status != "geweest"]
    return sorted(coming, key=lambda m: ((m.end or m.date).last_day, m.id))


def _agenda(press: Press) -> Page:
    catalog = press.catalog
    return press.page(
        "agenda/", "agenda-page.html", "Over de Agenda",
        "Wat de Agenda Veerkrachtige & Weerbare Samenleving is: actielijnen, geld en mijlpalen.",
        agenda=next(iter(catalog.all("agenda")), None),
        lines=sorted(catalog.all("action-line"), key=lambda line: line.number),
        schemes=by_title(catalog.all("funding")),
        councils=by_title(catalog.all("council")),
        milestones=by_date(catalog.all("milestone")),
    )  # fmt: skip


def _guide(press: Press) -> Page:
    return press.page(
        "velden/", "guide.html", SECTIONS["velden"],
        "Uitleg bij elk veld dat in een bestand van een interventie of ander record kan staan.",
        [("Meedoen", "meedoen/")],
        kinds=[(kind, guide(kind.model)) for kind in KINDS.values()],
    )  # fmt: skip


def _results(press: Press) -> Iterator[Plan]:
    interventions = by_title(press.catalog.all("intervention"))
    publications = by_title(press.catalog.all("knowledge"))
    yield from _list(
        press,
        "resultaten",
        RESULTS,
        [(entry, groups) for entry in interventions if (groups := list(_charts(entry)))],
        monitors=[(k, f) for k in publications if (f := measured(k.findings))],
        developments=[(k, f) for k in publications if (f := _developments(k.findings))],
        evaluated=[entry for entry in interventions if entry.evaluations],
    )


def measured(figures: Iterable[Figure]) -> list[Figure]:
    """Return the figures that say what was reached."""
    return [figure for figure in figures if figure.kind in MEASURED]


def _developments(figures: Iterable[Figure]) -> list[Figure]:
    """Return the figures that describe the areas: how it was at the start, and how it is."""
    return [figure for figure in figures if figure.kind in {"beginsituatie", "context"}]


def _charts(entry: Entry) -> Iterator[list[Figure]]:
    """Yield the measured figures of an intervention that share a place and a unit."""
    for implementation in entry.implementations:
        ordered = sorted(measured(implementation.results), key=lambda figure: figure.unit)
        for _, group in groupby(ordered, lambda figure: figure.unit):
            yield list(group)


def _figures(entry: Entry) -> Iterator[Figure]:
    for implementation in entry.implementations:
        yield from implementation.results


def newest_first(entries: Iterable[Entry]) -> list[Entry]:
    """Return dated entries from new to old."""
    return by_date(entries)[::-1]


LISTINGS = {
    "interventies": Listing(
        "Interventies", "interventions.html", "intervention", by_title, CARDS,
        "Alle interventies die mensen en wijken weerbaarder maken, met bron en status."),
    "gebieden": Listing(
        "Gebieden", "areas.html", "area", by_title, LINES,
        "De twintig focusgebieden op de kaart en in een lijst."),
    "themas": Listing(
        "Thema's", "themes.html", "theme", by_title, LINES,
        "Alle thema's, met de interventies die erbij horen."),
    "mijlpalen": Listing(
        "Mijlpalen", "milestones.html", "milestone", by_date, LINES,
        "Wat er gebeurde en wat er komt, van 2022 tot en met 2028."),
    "nieuws": Listing(
        "Nieuws", "news-list.html", "news", newest_first, CARDS,
        "Nieuws over de Agenda en de gebieden."),
    "kennis": Listing(
        "Kennis", "publications.html", "knowledge", by_title, CARDS,
        "Onderzoek, monitors en handreikingen."),
    "bronnen": Listing(
        "Bronnen", "sources.html", "source", by_title, LINES,
        "Alle documenten waar de feiten uit komen."),
}  # fmt: skip

RESULTS = Listing(
    "Resultaten", "results.html", "intervention", by_title, CHARTS,
    "Alle gemeten resultaten op een rij, elk met de bron, en de bevindingen van de monitor.",
)  # fmt: skip

SECTIONS = {section: listing.title for section, listing in LISTINGS.items()} | {
    "agenda": "Over de Agenda",
    "resultaten": RESULTS.title,
    "velden": "Alle velden",
}
