"""What a change of the content means, in Markdown for who has to judge it.

Two versions of the content come in. What can be told of the records does not need either to
be right; what the pages show, and what could be better, is told only of content without problems.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from palet.history.passage import passages
from palet.history.revision import Names, kind_of_record, revisions
from palet.language import dutch
from palet.language.escaped import address, code, items, plain

from .account import card, changes
from .comment import Section, comment
from .effect import moved_links, pages
from .orphan import naming, on_orphans, referring
from .otherfile import on_files, others, warnings
from .verdict import on_advice, on_errors

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterable, Iterator, Sequence

    from palet.history.revision import Revision
    from palet.settings import Settings

    from .orphan import Naming
    from .otherfile import FileChange
    from .version import Version

# A comment on a code host holds some more than this.
SIZE = 60_000

_PAGES = 20
_LINKS = 50
# So many records with the same changes are told together, and named so many.
_TOGETHER = 3
_NAMED = 30

NOTHING = "**Deze wijziging verandert niets aan de inhoud.**"
_SHALLOW = (
    "Let op: het is niet bekend waar deze wijziging begon. "
    "Er kunnen dus ook wijzigingen van anderen bij staan."
)
_BROKEN = (
    "Er zijn fouten in de inhoud. Verbeter die eerst. "
    "Daarna staat hier ook welke pagina's veranderen."
)
_WAS_BROKEN = (
    "In de vorige versie stonden fouten. Daarom staat hier niet welke pagina's veranderen."
)
_SORTS = {
    "added": "toegevoegd", "changed": "gewijzigd", "removed": "verwijderd",
    "renamed": "hernoemd", "rewritten": "alleen anders opgeschreven",
}  # fmt: skip
_WRITTEN = ("added", "changed", "renamed")


def report(
    before: Version,
    after: Version,
    settings: Settings,
    today: datetime.date,
    files: Sequence[FileChange] = (),
    *,
    shallow: bool = False,
) -> str:
    """Return what changed between two versions, in Markdown of at most ``SIZE`` characters.

    ``settings`` are those of the site; its content folder is not looked at. ``files`` are all
    that changed in the repository. With ``shallow`` the reader is warned that ``before`` need
    not be where the change began.
    """
    paths = sorted(
        path
        for path in before.files.keys() | after.files.keys()
        if before.files.get(path) != after.files.get(path)
    )
    names = Names.of([*before.content.items, *after.content.items], settings.site_url, after.name)
    old, new = before.values(paths), after.values(paths)
    found = revisions(old, new, names)
    untouched = (raw for path, raw in after.files.items() if path not in new)
    named = [naming(v.content.items) if found else {} for v in (before, after)]
    rest = others(files, after.name)
    sections = [
        *on_files(rest),
        *on_errors(after),
        *_on_records(found, after, names, named[1]),
        *_on_texts(before, after, paths),
        *on_orphans(named[0], named[1], after),
        *_on_pages(before, after, settings, found),
        *_on_links(*moved_links(old, new, untouched)),
        *on_advice(after, {r.path for r in found if r.sort in _WRITTEN}, today),
    ]
    broken = _BROKEN if after.problems else _WAS_BROKEN if before.problems else ""
    notes = filter(None, [*warnings(rest, after.name), _SHALLOW if shallow else "", broken])
    return comment("\n\n".join([_totals(found, len(rest)), *notes]), sections, SIZE)


def _totals(found: Sequence[Revision], rest: int) -> str:
    said: list[str] = []
    for sort, words in _SORTS.items():
        if count := sum(revision.sort == sort for revision in found):
            record = "" if said else "record " if count == 1 else "records "
            said.append(f"{dutch.number(count)} {record}{words}")
    if following := sum(revision.sort == "following" for revision in found):
        verb = "record volgt" if following == 1 else "records volgen"
        said.append(f"{dutch.number(following)} {verb} de nieuwe naam")
    files = f"{dutch.number(rest)} {'ander bestand' if rest == 1 else 'andere bestanden'}"
    if said:
        also = f" Ook {files} {'verandert' if rest == 1 else 'veranderen'}." if rest else ""
        return f"**{', '.join(said)}.{also}**"
    return f"**Deze wijziging verandert geen records, wel {files}.**" if rest else NOTHING


def _on_records(
    found: Sequence[Revision], after: Version, names: Names, named: Naming
) -> Iterator[Section]:
    by_sort = {sort: [r for r in found if r.sort == sort] for sort in (*_SORTS, "following")}
    removed = [_removed(r, by_sort["added"], after, names, named) for r in by_sort["removed"]]
    following = dutch.few([plain(r.title) for r in by_sort["following"]], _NAMED)
    blocks = {
        "Toegevoegd": [card(revision, names) for revision in by_sort["added"]],
        "Gewijzigd": [*_changed(by_sort["changed"], names)],
        "Verwijderd": items(removed),
        "Hernoemd": [_renamed(revision, names) for revision in by_sort["renamed"]],
        "Volgen de nieuwe naam": [following] if following else [],
    }
    for title, told in blocks.items():
        if told:
            yield Section(title, told)


def _changed(found: Sequence[Revision], names: Names) -> Iterator[str]:
    """Yield what changed in each record; what changed in the same way in many is told once."""
    told = {revision.path: changes(revision, names) for revision in found}
    counts = Counter(item for items_ in told.values() for item in items_)
    together: dict[tuple[str, ...], list[Revision]] = defaultdict(list)
    for revision in found:
        if common := tuple(i for i in told[revision.path] if counts[i] >= _TOGETHER):
            together[common].append(revision)
    for common, group in together.items():
        lines = "\n".join(common)
        if len(group) == 1:
            yield f"{names.head(group[0])}\n\n{lines}"
        else:
            titles = dutch.few([plain(revision.title) for revision in group], _NAMED)
            yield f"**{dutch.number(len(group))} records**: {titles}\n\n{lines}"
    for revision in found:
        if own := [item for item in told[revision.path] if counts[item] < _TOGETHER]:
            yield f"{names.head(revision)}\n\n" + "\n".join(own)


def _removed(
    revision: Revision, added: Iterable[Revision], after: Version, names: Names, named: Naming
) -> str:
    """Return that a record was removed, and what becomes of who comes to its address."""
    head = names.head(revision, linked=False)
    left = referring(named, revision.kind.name, revision.id)
    if not revision.address:
        return " ".join(filter(None, [f"{head}, {names.place(revision.path)}.", left]))
    heir = next(
        (item for item in after.content.items
         if item.kind.address == revision.kind.address and revision.id in item.record.former_ids),
        None,
    )  # fmt: skip
    old = code(f"/{revision.address}")
    if heir:
        new = f"/{heir.kind.page(heir.id)}"
        return f"{head}. Het oude adres {old} leidt naar {code(new)}."
    told = f"{head}. Het adres {old} vervalt: links ernaartoe werken niet meer."
    twin = next((r for r in added if (r.kind, r.title) == (revision.kind, revision.title)), None)
    if twin:
        told += (
            f" Is {names.place(twin.path)} hetzelfde record? Zet dan {code(revision.id)} bij "
            f"{code('former_ids')}. Dan blijft het oude adres werken."
        )
    return " ".join(filter(None, [told, left]))


def _renamed(revision: Revision, names: Names) -> str:
    old = f"/{revision.kind.page(PurePosixPath(revision.former).stem)}"
    line = f"{names.place(revision.former)} → {names.place(revision.path)}."
    if revision.address:
        line += f" Het oude adres {code(old)} leidt naar {code(f'/{revision.address}')}."
    told = changes(revision, names)
    return "\n\n".join(filter(None, [names.head(revision), line, "\n".join(told)]))


def _on_texts(before: Version, after: Version, paths: Iterable[str]) -> Iterator[Section]:
    """Yield what changed in the texts of pages that are no records."""
    blocks = []
    for path in paths:
        if kind_of_record(path) or not path.endswith(".md"):
            continue
        old, new = (v.files.get(path, b"").decode("utf-8", "replace") for v in (before, after))
        told = [passage.quoted() for passage in passages(old, new)]
        blocks.append("\n\n".join([code(f"{after.name}/{path}"), *told]))
    if blocks:
        yield Section("Tekst van vaste pagina's", blocks)


def _on_pages(
    before: Version, after: Version, settings: Settings, found: Sequence[Revision]
) -> Iterator[Section]:
    """Yield the addresses of the pages that are not the same, those of the records first."""
    if before.catalog is None or after.catalog is None:
        return
    marks = [
        pages(version.catalog, version.folder, settings) if found else {}
        for version in (before, after)
        if version.catalog
    ]
    old, new = marks
    own = {revision.address for revision in found}
    differing = [place for place in {**new, **old} if old.get(place) != new.get(place)]
    differing.sort(key=lambda place: (place not in own, place))
    lines = [
        code(f"/{place}") + ("" if place in old and place in new else
                             " (nieuw)" if place in new else " (vervalt)")
        for place in differing
    ]  # fmt: skip
    if lines:
        yield Section(f"Pagina's die veranderen ({len(lines)})", items(lines), _PAGES)


def _on_links(come: Sequence[str], gone: Sequence[str]) -> Iterator[Section]:
    for title, found in (("Nieuwe links naar buiten", come), ("Links die verdwijnen", gone)):
        if found:
            yield Section(f"{title} ({len(found)})", items(map(address, found)), _LINKS)
