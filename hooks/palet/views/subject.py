"""What a record is about, and other words for that: what its page is found by."""

from __future__ import annotations

from typing import TYPE_CHECKING

from palet.model.intervention import Intervention

from .facet import other_names

if TYPE_CHECKING:
    from collections.abc import Iterator

    from palet.content.catalog import Catalog, Entry
    from palet.model.record import Record


def about(catalog: Catalog, entry: Entry[Record]) -> list[str]:
    """Return what an entry is about: its themes, areas and terms, by all names of the terms."""
    terms = [catalog.term(*named) for named in _terms(entry.record)]
    names = [name for term in terms for name in (term.label, *term.synonyms)]
    return list(dict.fromkeys([*(one.record.title for one in _subjects(entry)), *names]))


def keywords(entry: Entry[Record]) -> list[str]:
    """Return other names of an entry, its themes and its areas, which its page need not show."""
    subjects = (entry, *_subjects(entry))
    return list(dict.fromkeys(name for one in subjects for name in other_names(one.record)))


def _terms(record: Record) -> Iterator[tuple[str, str]]:
    """Yield the terms that say what an intervention is about, each behind its vocabulary."""
    if isinstance(record, Intervention):
        yield from (("target-groups", term) for term in record.target_groups)
        yield from (("protective-factors", term) for term in record.protective_factors)
        yield from (("intermediaries", term) for term in record.intermediaries)
        yield from (("levels", term) for term in record.levels)


def _subjects(entry: Entry[Record]) -> Iterator[Entry[Record]]:
    yield from entry.links["theme"]
    yield from entry.links["area"]
