"""The records that it is time to check again, as a list in Markdown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from palet.content.load import load
from palet.language.escaped import code, items, plain
from palet.model.kind import KINDS

from .comment import Section, comment

if TYPE_CHECKING:
    import datetime
    from collections.abc import Sequence
    from pathlib import Path

    from palet.content.load import Item
    from palet.language.dates import PartialDate

# The text of an issue holds some more than this.
SIZE = 60_000

_HOW = (
    "Kijk van elk record alles na, verbeter wat niet meer klopt, en zet bij `reviewed` de datum "
    "van die dag. Deze lijst wordt elke maand bijgewerkt en verdwijnt vanzelf."
)


def due(content: Path, today: datetime.date) -> list[Item]:
    """Return the records whose check is too long ago, the longest first."""
    valid = load(content).items
    found = [item for item in valid if getattr(item.record, "review_due", today) < today]
    return sorted(found, key=lambda item: (_reviewed(item).last_day, str(item.path)))


def listing(found: Sequence[Item], url: str) -> str:
    """Return the records as lists by kind, in Markdown; "" if there are none."""
    if not found:
        return ""
    lead = "Een record is" if len(found) == 1 else f"{len(found)} records zijn"
    by_kind = {kind: [item for item in found if item.kind is kind] for kind in KINDS.values()}
    sections = [
        Section(kind.plural.capitalize(), items(_line(item, url) for item in of_kind))
        for kind, of_kind in by_kind.items()
        if of_kind
    ]
    return comment(f"{lead} langer dan achttien maanden geleden nagekeken. {_HOW}", sections, SIZE)


def _line(item: Item, url: str) -> str:
    name = plain(item.record.title)
    if item.kind.address:
        name = f"[{name}]({url}{item.kind.address}/{item.id}/)"
    return f"{name}, nagekeken op {plain(_reviewed(item).dutch)}: {code(item.path.as_posix())}"


def _reviewed(item: Item) -> PartialDate:
    date: PartialDate = getattr(item.record, "reviewed")  # noqa: B009 - not every kind has it
    return date
