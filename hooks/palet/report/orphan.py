"""What a change leaves behind: records that no other names any more."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from palet.history.renaming import links
from palet.language import dutch
from palet.language.escaped import items, plain
from palet.model.field import Markdown, Reference
from palet.model.shape import marked

from .comment import Section

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from palet.content.load import Item

    from .version import Version

# By kind and id: the records that name it, as (kind, title).
Naming = dict[tuple[str, str], list[tuple[str, str]]]

# What nobody may be looking for once this kind does not name it; None is any kind.
_LONELY = {
    "source": (None, "Geen record noemt deze bron nog"),
    "area": ("intervention", "Er is hier geen interventie meer"),
    "theme": ("intervention", "Er is geen interventie meer met dit thema"),
}
_NAMES = 8


def naming(found: Iterable[Item]) -> Naming:
    """Return which records name each record, in a field or in a link."""
    named: Naming = defaultdict(list)
    for item in found:
        keys: dict[tuple[str, str], None] = {}
        for _, mark, text in marked(item.record):
            if isinstance(mark, Reference):
                keys[mark.kind, text] = None
            elif isinstance(mark, Markdown):
                keys.update(dict.fromkeys(links(text)))
        for key in keys:
            if key != (item.kind.name, item.id):
                named[key].append((item.kind.name, item.record.title))
    return named


def referring(named: Naming, kind: str, name: str) -> str:
    """Return who still names a record that is gone, as the end of a sentence; "" if nobody."""
    titles = [plain(title) for _, title in named.get((kind, name), ())]
    if not titles:
        return ""
    verb = "verwijst" if len(titles) == 1 else "verwijzen"
    records = dutch.plural(len(titles), "record", "records")
    return f"Er {verb} nog {records} naar: {dutch.few(titles, _NAMES)}."


def on_orphans(before: Naming, after: Naming, now: Version) -> Iterator[Section]:
    """Yield the section on records that were named and are not any more."""
    valid = {item.path for item in now.content.items}
    # What names a record need not be right; then its text says enough.
    broken = [raw for path, raw in now.files.items() if now.folder / path not in valid]
    lines = []
    for item in now.content.items:
        kind, words = _LONELY.get(item.kind.name, ("", ""))
        key = item.kind.name, item.id
        lonely = words and _by(before, key, kind) and not _by(after, key, kind)
        if lonely and not any(item.id.encode() in raw for raw in broken):
            lines.append(f"**{plain(item.record.title)}** ({item.kind.dutch}). {words}.")
    if lines:
        yield Section(f"Blijft alleen achter ({len(lines)})", items(lines))


def _by(named: Naming, key: tuple[str, str], kind: str | None) -> bool:
    return any(kind in {None, own} for own, _ in named.get(key, ()))
