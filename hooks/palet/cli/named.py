"""What an editor calls by its name: a kind, a record; and why that cannot be, in Dutch."""

from __future__ import annotations

import os
import re
import sys
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from palet.content.names import of_records
from palet.editing.rewriting import CannotError
from palet.history.git import GitError, git
from palet.language.dutch import slug
from palet.language.nearest import FIELDS, nearest
from palet.model.form import ID_PATTERN
from palet.model.kind import KINDS, Kind
from palet.model.vocabulary import Vocabulary

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from palet.content.load import Content, Item


class RefusalError(Exception):
    """What was asked for cannot be made; the text says why, in Dutch."""


def told(work: Callable[[], None]) -> int:
    """Do the work; return 0 when it is done, or say why not and return 1."""
    try:
        work()
    except RefusalError as refusal:
        print(refusal, file=sys.stderr)
        return 1
    except CannotError as refusal:
        print(f"{refusal}\nEr is niets veranderd. Verbeter dit eerst.", file=sys.stderr)
        return 1
    return 0


def find_kind(name: str) -> Kind:
    """Return the kind that is called ``name``, in Dutch or English, one or many.

    Raises:
        RefusalError: there is none.

    """
    known: dict[str, Kind] = {}
    # Of what there is one of, none is begun, renamed or removed.
    several = [kind for kind in KINDS.values() if not kind.only]
    for kind in several:
        for word in (kind.name, kind.dutch, kind.plural, PurePosixPath(kind.folder).name):
            known.setdefault(word, kind)
    # Last, because several kinds share an address, and one of them has the name of it.
    known = {kind.address: kind for kind in several if kind.address} | known
    if name.lower() not in known:
        kinds = ", ".join(kind.dutch for kind in several)
        meant = {known[word].dutch for word in nearest(name, known, FIELDS)}
        hint = f"Bedoelde u '{meant.pop()}'?" if len(meant) == 1 else f"Kies uit: {kinds}."
        raise RefusalError(f"Een record van de soort '{name}' bestaat niet. {hint}")
    return known[name.lower()]


def kind_to_change(name: str) -> Kind:
    """Return the kind that is called ``name``, if its records can get another name.

    Raises:
        RefusalError: they cannot.

    """
    if name.lower() in {"term", "termen"}:
        raise RefusalError(
            "Een term houdt zijn 'id', want die staat in adressen. "
            "Verander wat de bezoeker ziet: 'label'."
        )
    kind = find_kind(name)
    if kind.model is Vocabulary:
        raise RefusalError("Een woordenlijst houdt haar naam, want velden verwijzen ernaar.")
    return kind


def find(content: Content, kind: Kind, name: str) -> Item:
    """Return the record of ``kind`` that is called ``name``.

    Raises:
        RefusalError: there is none, or there are mistakes in it.

    """
    items = {item.id: item for item in content.items if item.kind == kind}
    if name in items:
        return items[name]
    if name in content.ids[kind.name]:
        raise RefusalError(
            f"In {kind.file(name)} staan nog fouten. Verbeter die eerst: scripts/check noemt ze."
        )
    hint = of_records(kind.name, content).hint(name)
    raise RefusalError(f"{kind.dutch.capitalize()} '{name}' bestaat niet. {hint}".strip())


def refuse_id(name: str, kind: Kind, content: Content, folder: Path) -> None:
    """Refuse an id that is of the wrong form, or that an address has or ever had.

    Raises:
        RefusalError: it is.

    """
    if not re.fullmatch(ID_PATTERN, name):
        better = f" Bedoelde u '{slug(name)}'?" if slug(name) else ""
        raise RefusalError(
            f"De naam '{name}' mag alleen kleine letters, cijfers en streepjes hebben.{better}"
        )
    # Kinds that share an address share their ids.
    place = kind.address or kind.folder
    kinds = [other for other in KINDS.values() if (other.address or other.folder) == place]
    another = "Kies een andere naam: een adres houdt altijd dezelfde betekenis."
    for other in kinds:
        if name in content.ids[other.name]:
            raise RefusalError(f"De naam '{name}' is al van een {other.dutch}. Kies een andere.")
    for item in content.items:
        if item.kind in kinds and name in item.record.former_ids:
            raise RefusalError(f"'{name}' is een oude naam van {item.path}. {another}")
    if name in _removed(folder, [other.folder for other in kinds]):
        raise RefusalError(f"'{name}' heeft bestaan en is weggehaald. {another}")


def _removed(content: Path, folders: Sequence[str]) -> set[str]:
    """Return the ids of the records in ``folders`` that were ever removed, as far as Git knows."""
    words = ("log", "--diff-filter=D", "--no-renames", "--relative", "--name-only", "--format=")
    try:
        said = git(content, *words, "--", *folders)
    except GitError:
        return set()
    return {PurePosixPath(line).stem for line in os.fsdecode(said).splitlines()}
