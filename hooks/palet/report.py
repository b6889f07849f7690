"""What a change of the content means, in Markdown for who has to judge it.

Two versions of the content come in. What can be told of the records does not need either to
be right; what the pages show, and what could be better, is told only of content without problems.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any

from . import dutch
from .advice import advice
from .catalog import Catalog, check, link
from .comment import Section, address, code, comment, items, plain
from .content import load
from .document import DocumentError, read
from .effect import moved_links, pages
from .revision import Names, Revision, card, changed, revision_place, revisions

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from .content import Content
    from .press import Settings
    from .problem import Problem

# A comment on a code host holds some more than this.
SIZE = 60_000

_TIPS = 20
_PAGES = 20
_LINKS = 50
_LIKE = re.compile(r"dit lijkt op (.+)\.")

NOTHING = "**Deze wijziging verandert niets aan de inhoud.**"
_PAGES_ALONE = "**Deze wijziging verandert geen records, alleen vaste pagina's.**"
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


@dataclass(frozen=True)
class Version:
    """One version of the content, as far as it can be read; ``name`` is that of its folder.

    ``files`` holds the bytes of every file by its place, with forward slashes.
    """

    folder: Path
    name: str
    files: Mapping[str, bytes]
    content: Content
    problems: Sequence[Problem]

    @cached_property
    def catalog(self) -> Catalog | None:
        """The catalog, if there are no problems."""
        return None if self.problems else link(self.content.items)

    def values(self, paths: Iterable[str]) -> dict[str, dict[str, Any] | None]:
        """Return the fields of some files, None where they cannot be read."""
        return {path: self._fields(path) for path in paths if path in self.files}

    def _fields(self, path: str) -> dict[str, Any] | None:
        kind = revision_place(path)
        if not kind:
            return {"body": self.files[path].decode("utf-8", "replace")}
        try:
            document = read(self.folder / path)
        except DocumentError:
            return None
        body = {"body": document.body.strip()} if kind.suffix == ".md" else {}
        return {**document.fields, **body}

    def told(self, text: str) -> str:
        """Return a text with the places that the files have in the repository."""
        return text.replace(f"{self.folder}/", f"{self.name}/")


def open_version(folder: Path, name: str = "content", icons: Path | None = None) -> Version:
    """Read and check the content in ``folder``, which the repository calls ``name``."""
    files = {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
    content = load(folder)
    return Version(folder, name, files, content, check(content, icons))


def report(
    before: Version,
    after: Version,
    settings: Settings,
    today: datetime.date,
    *,
    shallow: bool = False,
) -> str:
    """Return what changed between two versions, in Markdown of at most ``SIZE`` characters.

    ``settings`` are those of the site; its content folder is not looked at. With
    ``shallow`` the reader is warned that ``before`` need not be where the change began.
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
    sections = [
        *_errors(after),
        *_on_records(found, after, names),
        *_on_pages(before, after, settings, found),
        *_on_links(*moved_links(old, new, untouched)),
        *_advice(after, {r.path for r in found if r.sort in _WRITTEN}, today),
    ]
    lead = _totals(found, others=any(not revision_place(path) for path in paths))
    broken = _BROKEN if after.problems else _WAS_BROKEN if before.problems else ""
    notes = filter(None, [_SHALLOW if shallow else "", broken])
    return comment("\n\n".join([lead, *notes]), sections, SIZE)


def _totals(found: Sequence[Revision], *, others: bool) -> str:
    said: list[str] = []
    for sort, words in _SORTS.items():
        if count := sum(revision.sort == sort for revision in found):
            record = "" if said else "record " if count == 1 else "records "
            said.append(f"{dutch.number(count)} {record}{words}")
    if said:
        return f"**{', '.join(said)}.**"
    return _PAGES_ALONE if others else NOTHING


def _errors(after: Version) -> Iterator[Section]:
    lines = [_problem(problem, after) for problem in after.problems]
    if lines:
        yield Section(f"Fouten ({len(lines)})", items(lines))


def _problem(problem: Problem, version: Version) -> str:
    what = f"{code(problem.field)}: " if problem.field else ""
    words = plain(version.told(f"{problem.message} {problem.hint}".strip()))
    return f"{code(f'{version.told(problem.path)}:{problem.line}')} {what}{words}"


def _on_records(found: Sequence[Revision], after: Version, names: Names) -> Iterator[Section]:
    by_sort = {sort: [r for r in found if r.sort == sort] for sort in _SORTS}
    blocks = {
        "Toegevoegd": [card(revision, names) for revision in by_sort["added"]],
        "Gewijzigd": [changed(revision, names) for revision in by_sort["changed"]],
        "Verwijderd": items(
            [_removed(revision, by_sort["added"], after, names) for revision in by_sort["removed"]]
        ),
        "Hernoemd": [_renamed(revision, names) for revision in by_sort["renamed"]],
    }
    for title, told in blocks.items():
        if told:
            yield Section(title, told)


def _removed(revision: Revision, added: Iterable[Revision], after: Version, names: Names) -> str:
    """Return that a record was removed, and what becomes of who comes to its address."""
    head = names.head(revision, linked=False)
    if not revision.address:
        return f"{head}, {names.place(revision.path)}"
    heir = next(
        (item for item in after.content.items
         if item.kind.address == revision.kind.address and revision.id in item.record.former_ids),
        None,
    )  # fmt: skip
    old = code(f"/{revision.address}")
    if heir:
        new = f"/{heir.kind.address}/{heir.id}/"
        return f"{head}. Het oude adres {old} leidt naar {code(new)}."
    told = f"{head}. Het adres {old} vervalt: links ernaartoe werken niet meer."
    twin = next((r for r in added if (r.kind, r.title) == (revision.kind, revision.title)), None)
    if twin:
        told += (
            f" Is {names.place(twin.path)} hetzelfde record? Zet dan {code(revision.id)} bij "
            f"{code('former_ids')}. Dan blijft het oude adres werken."
        )
    return told


def _renamed(revision: Revision, names: Names) -> str:
    old = f"/{revision.kind.address}/{PurePosixPath(revision.former).stem}/"
    line = f"{names.place(revision.former)} → {names.place(revision.path)}."
    if revision.address:
        line += f" Het oude adres {code(old)} leidt naar {code(f'/{revision.address}')}."
    first, _, rest = changed(revision, names).partition("\n\n")
    return "\n\n".join(filter(None, [first, line, rest]))


def _on_pages(
    before: Version, after: Version, settings: Settings, found: Sequence[Revision]
) -> Iterator[Section]:
    """Yield the addresses of the pages that are not the same, those of the records first."""
    if before.catalog is None or after.catalog is None:
        return
    marks = [
        _written(version) | (pages(version.catalog, version.folder, settings) if found else {})
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


def _written(version: Version) -> dict[str, str]:
    """Return the texts of the hand-written pages by their addresses."""
    texts = {}
    for path, text in version.content.pages.items():
        place = path.relative_to(version.folder).with_suffix("").as_posix()
        texts[f"{place.removesuffix('/index')}/"] = text
    return texts


def _on_links(come: Sequence[str], gone: Sequence[str]) -> Iterator[Section]:
    for title, found in (("Nieuwe links naar buiten", come), ("Links die verdwijnen", gone)):
        if found:
            yield Section(f"{title} ({len(found)})", items(map(address, found)), _LINKS)


def _advice(after: Version, written: set[str], today: datetime.date) -> Iterator[Section]:
    """Yield what could be better in the files that somebody wrote on."""
    if after.problems:
        return
    paths = {f"{after.name}/{path}" for path in written}
    like, tips = [], []
    for problem in advice(after.content.items, today):
        own = after.told(problem.path)
        other = _LIKE.fullmatch(after.told(problem.message))
        if other and paths & {own, other[1]}:
            like.append(f"{code(own)} en {code(other[1])}. {plain(problem.hint)}")
        elif not other and own in paths:
            tips.append(_problem(problem, after))
    # Two records can be alike in more than one field.
    for title, lines, most in (("Lijkt op", [*dict.fromkeys(like)], None), ("Tips", tips, _TIPS)):
        if lines:
            yield Section(f"{title} ({len(lines)})", items(lines), most)
