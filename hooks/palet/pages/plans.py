"""Every page of the site: where it comes, and how to make it from the catalog."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from palet.content.catalog import holds
from palet.model.area import Area
from palet.model.intervention import Intervention
from palet.model.kind import KINDS, kind_of
from palet.model.knowledge import Knowledge
from palet.model.milestone import Milestone
from palet.model.news import News
from palet.model.page import HandwrittenPage
from palet.model.record import Record, Sourced
from palet.model.source import Source
from palet.model.theme import Theme
from palet.views.comparable import Comparable
from palet.views.related import Related
from palet.views.timeline import years

from . import finding, recent
from .following import Following
from .listing import (
    Listing,
    by_date,
    by_evidence,
    by_title,
    kind_choices,
    list_plans,
    newest_first,
    theme_choices,
)
from .overviews import overviews
from .page import Plan, overview

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from palet.content.catalog import Catalog, Entry
    from palet.model.site import Site

    from .listing import Choices
    from .page import Context
    from .press import Press

# How many cards or lines a page holds before the list goes on at a next one.
CARDS = 200
LINES = 1000


def plans(press: Press) -> Iterator[Plan]:
    """Yield the plan of every page: overviews first, then lists, then each record's own."""
    catalog = press.catalog
    comparable = Comparable(catalog.of(Area))
    following = Following(press)
    for plan in overviews(catalog, comparable):
        files, alternates = following.files(plan.address), following.alternates(plan.address)
        yield replace(plan, files=files, alternates=alternates)
    if "nieuw" in catalog.site.words:
        yield recent.plan(press)
    if "volgen" in catalog.site.words:
        yield following.plan()
    yield overview(catalog.site, "zoeken", "search.html", partial(_search, catalog))
    yield from _lists(press, following)
    yield from _records(catalog, comparable, following)


def _lists(press: Press, following: Following) -> Iterator[Plan]:
    """Yield the plans of the list of each kind that has one."""
    for section, listing in _listings(press.catalog):
        entries = listing.order(press.catalog.of(listing.model))
        if listing.model is Intervention:
            yield from finding.interventions(press, section, listing, entries)
        else:
            for plan in list_plans(press.catalog, section, listing, entries):
                yield replace(plan, files=following.files(plan.address))


def _listings(catalog: Catalog) -> Iterator[tuple[str, Listing[Any]]]:
    """Yield the list of each kind with a section of its own, of the sections that there are.

    A kind that ``LISTINGS`` lacks is listed by title, in the template called as its folder.
    """
    kinds = Counter(kind.address for kind in KINDS.values())
    for kind in KINDS.values():
        section = kind.address
        if section and kinds[section] == 1 and section in catalog.site.words:
            by_default = Listing(f"{kind.folder}.html", kind.model, by_title, LINES)
            yield section, LISTINGS.get(section, by_default)


def _records(catalog: Catalog, comparable: Comparable, following: Following) -> Iterator[Plan]:
    """Yield the plan of the page of each record that has one."""
    related = Related(catalog.of(Intervention))

    def context(entry: Entry[Record]) -> Callable[[], Context]:
        if holds(entry, Area):
            return lambda: {"comparable": comparable.to(entry)}
        if holds(entry, Intervention):
            return lambda: {"related": related.to(entry)}
        return dict

    for entry in searched(catalog):
        section, address = entry.kind.address, entry.address or ""
        yield Plan(
            address, f"{entry.kind.name}.html", entry.record.title,
            " ".join(_description(entry.record).split()),
            context(entry),
            [(catalog.site.words[section].title, f"{section}/")] if section else [],
            entry, following.files(address, entry), following.alternates(address, entry),
        )  # fmt: skip


def _description(record: Record) -> str:
    """Return what a search engine shows of the page of a record."""
    if isinstance(record, HandwrittenPage):
        return record.description or record.title
    if isinstance(record, Source):
        return f"{record.title}. {record.publisher}."
    return record.summary if isinstance(record, Sourced) else record.title


def _search(catalog: Catalog) -> Context:
    lists = [
        (f"{section}/", catalog.site.words[section].title, len(catalog.of(listing.model)))
        for section, listing in _listings(catalog)
    ]
    return {"lists": lists}


def searched(catalog: Catalog) -> Iterator[Entry[Record]]:
    """Yield every entry with a page; interventions in the order of their list."""
    for kind in catalog.entries:
        listed = kind == kind_of(Intervention).name
        found = by_evidence(catalog.of(Intervention)) if listed else by_title(catalog.all(kind))
        yield from (entry for entry in found if entry.address)


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
    """Return the style sheet of the colours of the site and of each theme, and of its icon."""
    lines = list(_own_colours(catalog.site))
    for entry in catalog.of(Theme):
        name, theme = f".theme-{entry.id}", entry.record
        svg = quote((icons / f"{theme.icon}.svg").read_text("utf-8"), safe=" =/:;,.-()'")
        lines.append(f'{name}{{--theme:{theme.colour};--icon:url("data:image/svg+xml,{svg}")}}')
        lines.append(f'[data-md-color-scheme="slate"] {name}{{--theme:{theme.colour_dark}}}')
    return "\n".join(lines) + "\n"


def _own_colours(site: Site) -> Iterator[str]:
    """Yield the styles of links and buttons in the colours of the site; prints have their own."""
    for colour, scheme, other in (
        (site.colour, ':root,[data-md-color-scheme="default"]', "black"),
        (site.colour_dark, '[data-md-color-scheme="slate"]', "white"),
    ):
        if colour:
            strong = f"color-mix(in srgb,{colour} 75%,{other})"
            own = f"--accent:{colour};--link:{colour};--link-strong:{strong}"
            yield f"@media screen{{{scheme}{{{own}}}}}"


def _kind_and_theme(vocabulary: str, catalog: Catalog, entries: Sequence[Any]) -> list[Choices]:
    return [kind_choices(catalog, entries, vocabulary), theme_choices(entries)]


LISTINGS: dict[str, Listing[Any]] = {
    "interventies": Listing("interventions.html", Intervention, by_evidence, CARDS),
    "mijlpalen": Listing(
        "milestones.html", Milestone, by_date, LINES,
        lambda catalog, entries: {
            "years": years(entries),
            "choices": _kind_and_theme("milestone-kinds", catalog, entries)}),
    "nieuws": Listing(
        "news-list.html", News, newest_first, CARDS,
        lambda _, entries: {"choices": [theme_choices(entries)]}),
    "kennis": Listing(
        "publications.html", Knowledge, by_title, CARDS,
        lambda catalog, entries: {
            "choices": _kind_and_theme("knowledge-kinds", catalog, entries)}),
}  # fmt: skip
