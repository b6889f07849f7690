"""The list of interventions that a browser can search, filter and sort."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from markupsafe import Markup

from palet.views.facet import facet_file, facets

from .listing import Plan, list_plans
from .press import BASE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from palet.content.catalog import Entry
    from palet.model.record import Intervention
    from palet.views.facet import Facet

    from .listing import Listing
    from .press import Page, Press

    # What comes with a page, made of the cards on it.
    Files = Callable[[Sequence[str]], Mapping[str, str]]

# What a browser fetches to filter by, and folders of cards that the first page lacks.
FACETS = "assets/find/facets.json"
CARDS = "assets/find/cards"
# A file of cards holds few: what is found lies scattered, and every file is fetched whole.
CARDS_PER_FILE = 4


def interventions(
    press: Press,
    section: str,
    listing: Listing[Intervention],
    entries: Sequence[Entry[Intervention]],
) -> Iterator[Plan]:
    """Yield the plans of the list of interventions: one page, or more of a quarter of its size.

    With the first page comes the facet file; with the others come their cards
    in small files, so that a browser can show any of them on the first.
    """
    if len(entries) > listing.size:
        # Whole files of cards to a page, so that the number of a card says its file.
        per_page = max(1, listing.size // 4 // CARDS_PER_FILE)
        listing = replace(listing, size=per_page * CARDS_PER_FILE)
    found = facets(press.catalog, entries)
    plans = list_plans(
        press, section, listing, entries, facets=found, cards_per_file=CARDS_PER_FILE
    )
    for index, plan in enumerate(plans):
        start = index * listing.size
        shown = entries[start : start + listing.size]
        files = partial(_card_files, start) if index else partial(_facet_file, found, entries)
        yield Plan(plan.address, partial(_page, press, plan, shown, files))


def _page(press: Press, plan: Plan, shown: Sequence[Entry[Intervention]], files: Files) -> Page:
    cards = [press.card(entry) for entry in shown]
    here = "../" * plan.address.count("/")
    page = plan.make(cards=Markup("".join(cards).replace(BASE, here)))  # noqa: S704 - our own HTML
    return replace(page, files=files(cards))


def _facet_file(
    found: Sequence[Facet], entries: Sequence[Entry[Intervention]], _: Sequence[str]
) -> dict[str, str]:
    return {FACETS: facet_file(found, entries)}


def _card_files(start: int, cards: Sequence[str]) -> dict[str, str]:
    """Return the files of the cards from number ``start``, as the first page shows them."""
    size = CARDS_PER_FILE
    return {
        f"{CARDS}/{(start + i) // size}.html": "".join(cards[i : i + size]).replace(BASE, "../")
        for i in range(0, len(cards), size)
    }
