"""The history of records: when each was last changed, and when it last said something else."""

from __future__ import annotations

import datetime
import re
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from palet.reading.document import DocumentError, parse

from .commits import last_committed, last_said
from .likeness import tidy

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from typing import Any

    from palet.content.catalog import Entry
    from palet.model.record import Record

_WORD = re.compile(r"\w+")
_REVIEWED = re.compile(r"^reviewed:.*$", re.MULTILINE)


@dataclass(frozen=True)
class History:
    """What the repository of the folder ``content`` knows of its records; read when asked for."""

    content: Path

    def changed(self, entry: Entry[Record]) -> datetime.datetime:
        """Return when a record was last changed: a later version never has an earlier moment.

        That is when its file, under its name or a former one, was last changed by a commit. What
        is not committed, or not as it stands there, has only the time of the file itself.
        """
        commits = [self._commits[path] for path in self._paths(entry) if path in self._commits]
        if next(self._paths(entry)) not in self._commits:
            # Under scripts/serve a file may be gone by now.
            with suppress(OSError):
                saved = int(entry.path.stat().st_mtime)
                commits.append(datetime.datetime.fromtimestamp(saved, datetime.UTC))
        return max(commits, default=datetime.datetime.fromtimestamp(0, datetime.UTC))

    def said(self, entry: Entry[Record]) -> datetime.date | None:
        """Return the day on which a record came to say what it says, if that is known.

        That somebody checked a record, or wrote the same in another way, says nothing else.
        """
        return self._days.get(next(self._paths(entry)))

    @cached_property
    def _commits(self) -> Mapping[str, datetime.datetime]:
        return last_committed(self.content)

    @cached_property
    def _days(self) -> Mapping[str, datetime.date]:
        return last_said(self.content, _same)

    def _paths(self, entry: Entry[Record]) -> Iterator[str]:
        for name in (entry.id, *entry.record.former_ids):
            yield entry.kind.file(name)


def _same(path: str, before: str, after: str) -> bool:
    """Say whether two texts of a record say the same, apart from when it was checked."""
    # Most edits change a word; only when they do not it is worth the time to read the fields.
    one, other = (sorted(_WORD.findall(_REVIEWED.sub("", text))) for text in (before, after))
    if one != other:
        return False
    try:
        return bool(_said(path, before) == _said(path, after))
    except DocumentError:
        return False


def _said(path: str, text: str) -> Any:
    document = parse(Path(path), text)
    return tidy({**document.fields, "reviewed": None, "body": document.body})
