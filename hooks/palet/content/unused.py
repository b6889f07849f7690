"""What stands in the content and is of no use to a reader, for nothing names it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from palet.model.field import Markdown, Reference
from palet.model.shape import marked
from palet.model.site import Site
from palet.problem import Problem

from .folder import IMAGES
from .load import problem_at
from .markdown import pictures, record_links, to_html

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence
    from pathlib import Path

    from palet.reading.document import Location

    from .load import Item

# The kind and the id of a record.
_Key = tuple[str, str]

# What nobody finds without a record of another kind that names it: any, or this one.
_LONELY = {
    "source": ("", "geen record noemt deze bron.", "Noem haar in een record, of haal haar weg."),
    "theme": ("intervention", "geen interventie heeft dit thema.",
              "Geef het aan een interventie, of haal het weg."),
    "area": ("intervention", "van dit gebied is geen interventie bekend.",
             "Voeg er een toe, of haal het gebied weg."),
}  # fmt: skip


def unused_advice(items: Sequence[Item], files: Collection[Path]) -> Iterator[Problem]:
    """Yield advice on records and pictures (``files``) that nothing in ``items`` names.

    A record must tell what it takes from each of its sources; its first one may stand for all of
    it.
    """
    named: dict[_Key, set[str]] = {}
    shown: set[str] = set()
    for item in items:
        names = list(_names(item, shown))
        for _, key in names:
            named.setdefault(key, set()).add(item.kind.name)
        yield from _uncited(item, names)
    for item in items:
        other, message, hint = _LONELY.get(item.kind.name, ("", "", ""))
        by = named.get((item.kind.name, item.id), set())
        if message and not (other in by if other else by):
            yield problem_at(item.path, (), message, hint)
    for path in sorted(files):
        if f"{path.parent.name}/{path.name}" not in shown:
            message = "geen pagina toont deze afbeelding."
            yield Problem(str(path), 1, 1, "", message, "Haal haar weg, of zet haar op een pagina.")


def _names(item: Item, shown: set[str]) -> Iterator[tuple[Location, _Key]]:
    """Yield where a record names another; the pictures that it shows are added to ``shown``."""
    if isinstance(item.record, Site) and item.record.logo:
        shown.add(f"{IMAGES}/{item.record.logo}")
    for location, mark, text in marked(item.record):
        if isinstance(mark, Reference):
            yield location, (mark.kind, text)
        elif isinstance(mark, Markdown):
            yield from ((location, key) for key in record_links(text))
            if mark.page and "![" in text:
                shown.update(picture.target for picture in pictures(to_html(text)))


def _uncited(item: Item, names: Sequence[tuple[Location, _Key]]) -> Iterator[Problem]:
    cited = {name for at, (kind, name) in names if kind == "source" and at[0] != "sources"}
    for at, (_, name) in names:
        if cited and at[0] == "sources" and at[1] and name not in cited:
            message = f"niets in dit record verwijst naar de bron '{name}'."
            hint = f"Zet [bron](source:{name}) achter wat eruit komt, of haal haar hier weg."
            yield problem_at(item.path, at, message, hint)
