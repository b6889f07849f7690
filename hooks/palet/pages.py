"""Every page of the site, made from the catalog."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from .dutch import sort_key
from .related import related

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from .catalog import Catalog, Entry
    from .part import Figure
    from .press import Crumb, Page, Press

# Kinds of figure that say what was reached; a goal or a start is not among them.
MEASURED = ("uitkomst", "bereik")

SECTIONS = {
    "interventies": "Interventies",
    "gebieden": "Gebieden",
    "themas": "Thema's",
    "mijlpalen": "Mijlpalen",
    "nieuws": "Nieuws",
    "kennis": "Kennis",
    "bronnen": "Bronnen",
    "agenda": "Over de Agenda",
}


def overviews(press: Press) -> Iterator[Page]:
    """Yield the home page and the pages that list or sum up records."""
    catalog = press.catalog
    yield _home(press)
    for section, template, kind, description in (
        ("interventies", "interventions.html", "intervention",
         "Alle interventies die mensen en wijken weerbaarder maken, met bron en status."),
        ("gebieden", "areas.html", "area", "De twintig focusgebieden op de kaart en in een lijst."),
        ("themas", "themes.html", "theme", "Alle thema's, met de interventies die erbij horen."),
        ("kennis", "publications.html", "knowledge", "Onderzoek, monitors en handreikingen."),
        ("bronnen", "sources.html", "source", "Alle documenten waar de feiten uit komen."),
    ):  # fmt: skip
        entries = by_title(catalog.all(kind))
        yield press.page(f"{section}/", template, SECTIONS[section], description, entries=entries)
    yield press.page("mijlpalen/", "milestones.html", "Mijlpalen",
                     "Wat er gebeurde en wat er komt, van 2022 tot en met 2028.",
                     years=by_year(catalog.all("milestone")))  # fmt: skip
    yield press.page("nieuws/", "news-list.html", "Nieuws", "Nieuws over de Agenda en de gebieden.",
                     years=by_year(catalog.all("news"), newest_first=True))  # fmt: skip
    yield _agenda(press)
    yield _results(press)


def records(press: Press) -> Iterator[Callable[[], Page]]:
    """Yield for each record with a page of its own how to make that page."""
    for kind, entries in press.catalog.entries.items():
        for entry in entries.values():
            if entry.address:
                yield lambda kind=kind, entry=entry: _record(press, kind, entry)  # type: ignore[misc]


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


def by_year(
    entries: Iterable[Entry], *, newest_first: bool = False
) -> list[tuple[int, list[Entry]]]:
    """Return dated entries by year, in the order of their dates."""
    ordered = sorted(entries, key=lambda e: (e.date, e.id), reverse=newest_first)
    return [(year, list(group)) for year, group in groupby(ordered, lambda e: e.date.year)]


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
    dated = [*catalog.all("news"), *catalog.all("knowledge")]
    dated = [entry for entry in dated if entry.date]
    newest = sorted(dated, key=lambda e: (e.date, e.id), reverse=True)[:5]
    milestones = sorted(catalog.all("milestone"), key=lambda e: (e.date, e.id))
    figures = [(e, f) for e in catalog.all("intervention") for f in _figures(e) if f.highlight]
    agenda = next(iter(catalog.all("agenda")), None)
    return press.page(
        "", "home.html", "Kennisplatform Veerkrachtige & Weerbare Samenleving",
        "Wat wordt er gedaan om mensen en wijken weerbaarder te maken? Waar, voor wie en met welk "
        "resultaat? Zoek en vergelijk interventies uit de twintig focusgebieden.",
        themes=by_title(catalog.all("theme")), newest=newest, milestones=milestones,
        figures=figures, agenda=agenda,
        updated=max((e.reviewed for e in catalog.all("intervention")), default=None),
    )  # fmt: skip


def _agenda(press: Press) -> Page:
    catalog = press.catalog
    return press.page(
        "agenda/", "agenda-page.html", "Over de Agenda",
        "Wat de Agenda Veerkrachtige & Weerbare Samenleving is: actielijnen, geld en mijlpalen.",
        agenda=next(iter(catalog.all("agenda")), None),
        lines=sorted(catalog.all("action-line"), key=lambda line: line.number),
        schemes=by_title(catalog.all("funding")),
        councils=by_title(catalog.all("council")),
        milestones=sorted(catalog.all("milestone"), key=lambda e: (e.date, e.id)),
    )  # fmt: skip


def _results(press: Press) -> Page:
    catalog = press.catalog
    interventions = by_title(catalog.all("intervention"))
    publications = by_title(catalog.all("knowledge"))
    return press.page(
        "resultaten/", "results.html", "Resultaten",
        "Alle gemeten resultaten op een rij, elk met de bron, en de bevindingen van de monitor.",
        monitors=[(k, f) for k in publications if (f := measured(k.findings))],
        charts=[(e, groups) for e in interventions if (groups := list(_charts(e)))],
        developments=[(k, f) for k in publications if (f := _developments(k.findings))],
        evaluated=[e for e in interventions if e.evaluations],
    )  # fmt: skip


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
