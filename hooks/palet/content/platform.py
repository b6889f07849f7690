"""Whether the site is as its own record says: its parts are there, and no record is of another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from palet.model.kind import Kind, kind_of
from palet.model.section import OFFERED
from palet.model.site import Site
from palet.problem import Problem

from .load import problem_at, site_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from .load import Content, Item

_KIND = kind_of(Site)


def site_problems(content: Content, maps: Path | None = None) -> Iterator[Problem]:
    """Yield what is wrong with the record of the site, or with others because of it.

    ``maps`` is the folder of the drawings of maps, if they are to be looked up.
    """
    if _KIND.only not in content.ids[_KIND.name]:
        path = content.folder / f"{_KIND.only}{_KIND.suffix}"
        message = "dit bestand ontbreekt: de naam, de woorden en de onderdelen van de site."
        hint = "Neem het over uit een nieuwe map: scripts/new-platform MAP."
        yield Problem(str(path), 1, 1, "", message, hint)
    if site := site_of(content.items):
        item = next(item for item in content.items if item.kind is _KIND)
        yield from _missing_files(item, site, content, maps)
        absent = set(OFFERED) - site.words.keys()
        told: set[Kind] = set()
        for other in content.items:
            if other.kind.address in absent and other.kind not in told:
                told.add(other.kind)
                message = f"het onderdeel '{other.kind.address}' is er niet volgens {item.path}."
                line = f"- id: {other.kind.address}"
                hint = f"Voeg daar bij 'sections' toe: '{line}'. Of haal dit bestand weg."
                yield Problem(str(other.path), 1, 1, "", message, hint)


def _missing_files(
    item: Item, site: Site, content: Content, maps: Path | None
) -> Iterator[Problem]:
    pictures = [picture.name for picture in content.pictures]
    if site.logo and site.logo not in pictures:
        hint = f"Kies uit: {', '.join(pictures)}." if pictures else "Zet haar in de map images."
        message = f"de afbeelding '{site.logo}' is er niet."
        yield problem_at(item.path, ("logo",), message, hint)
    if site.map and maps and not (maps / f"{site.map.outline}.json").is_file():
        known = ", ".join(sorted(path.stem for path in maps.glob("*.json")))
        message = f"de kaart '{site.map.outline}' bestaat niet."
        hint = f"Kies uit: {known}. Of laat 'map' weg."
        yield problem_at(item.path, ("map", "outline"), message, hint)
