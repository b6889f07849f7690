"""One version of the content, as far as it can be read."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from palet.content.catalog import Catalog, check, link
from palet.content.load import load
from palet.history.revision import fields_of, kind_of_record
from palet.reading.document import MAX_BYTES, DocumentError, read

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from palet.content.load import Content
    from palet.history.revision import Fields
    from palet.problem import Problem
    from palet.skin import Skin


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

    def values(self, paths: Iterable[str]) -> dict[str, Fields | None]:
        """Return the fields of some files, None where they cannot be read."""
        return {path: self._fields(path) for path in paths if path in self.files}

    def _fields(self, path: str) -> Fields | None:
        kind = kind_of_record(path)
        text = self.files[path].decode("utf-8", "replace")
        if not kind:
            return {"body": text}
        try:
            return fields_of(kind, read(self.folder / path))
        except DocumentError:
            return None

    def told(self, text: str) -> str:
        """Return a text with the places that the files have in the repository."""
        return text.replace(f"{self.folder}/", f"{self.name}/")


def open_version(folder: Path, name: str = "content", skin: Skin | None = None) -> Version:
    """Read and check the content in ``folder``, which the repository calls ``name``."""
    files = {
        path.relative_to(folder).as_posix(): _start(path)
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
    content = load(folder)
    return Version(folder, name, files, content, check(content, skin))


def _start(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(MAX_BYTES + 1)
