"""The list of interventions that a browser can search, filter and sort."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache, partial
from itertools import count
from typing import TYPE_CHECKING

from markupsafe import Markup

from palet.views.facet import facet_file, facets

from .listing import list_plans
from .press import BASE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from palet.content.catalog import Entry
    from palet.model.intervention import Intervention

    from .listing import Listing
    from .page import Context, Files, Plan
    from .press import Press

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

    # A page and the files beside it are made one after the other, of the same cards.
    @lru_cache(maxsize=1)
    def cards(start: int) -> list[str]:
        return [press.card(entry) for entry in entries[start : start + listing.size]]

    found = facets(press.catalog, entries)
    plans = list_plans(
        press.catalog, section, listing, entries, facets=found, cards_per_file=CARDS_PER_FILE
    )
    for start, plan in zip(count(0, listing.size), plans):
        numbers = range(start, min(start + listing.size, len(entries)), CARDS_PER_FILE)
        files: Files = {FACETS: partial(facet_file, found, entries)}
        if start:
            files = {
                f"{CARDS}/{number // CARDS_PER_FILE}.html": partial(
                    _card_file, cards, start, number - start
                )
                for number in numbers
            }
        yield replace(plan, context=partial(_context, plan, cards, start), files=files)


def _context(plan: Plan, cards: Callable[[int], Sequence[str]], start: int) -> Context:
    """Return what a page shows, with its cards."""
    here = "../" * plan.address.count("/")
    shown = Markup("".join(cards(start)).replace(BASE, here))  # noqa: S704 - our own HTML
    return {**plan.context(), "cards": shown}


def _card_file(cards: Callable[[int], Sequence[str]], start: int, first: int) -> str:
    """Return a file of cards from number ``first`` of a page, as the first page shows them."""
    return "".join(cards(start)[first : first + CARDS_PER_FILE]).replace(BASE, "../")
