"""The index for full-text search, made by Pagefind, and which record each hit in it is."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import zlib
from typing import TYPE_CHECKING

from palet.fault import ending
from palet.processes import end_with_parent

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from palet.content.catalog import Entry
    from palet.model.record import Record

# A fragment is a gzip file of JSON after a signature; its address comes first.
_GZIP = 31
_FIRST = 1000
_ADDRESS = re.compile(rb'\{"url":"/([^"]*)"')


class IndexingError(Exception):
    """Pagefind failed; the text says so in Dutch, with its own words for why."""


def write_index(copies: Path, entries: Iterable[Entry[Record]], index: Path) -> None:
    """Write to the folder ``index`` the index of the slim ``copies`` of the pages of ``entries``.

    Raises:
        IndexingError: Pagefind failed.
        LookupError: it has not indexed the page of an entry, or writes other fragments.

    """
    command = [sys.executable, "-m", "pagefind", "--site", str(copies), "--output-path", str(index)]
    done = subprocess.run(  # noqa: S603 - our own words
        command, capture_output=True, text=True, check=False,
        preexec_fn=end_with_parent,
    )  # fmt: skip
    if done.returncode:
        lines = (done.stderr or done.stdout).strip().splitlines()
        why = lines[-1].strip() if lines and done.returncode > 0 else ""
        how = f"De zoekindex is niet gemaakt: Pagefind {ending(done.returncode)}."
        raise IndexingError(f"{how} {why}".strip())
    (index / "records.json").write_text(records_file(index, entries), "utf-8")


def records_file(index: Path, entries: Iterable[Entry[Record]]) -> str:
    """Return the JSON that says which record each hit is: for each kind the hits of ``entries``.

    Pagefind knows a page by a hash of what is on it, and gives no more without
    fetching a file for every hit. So this lists, by the Dutch name of the kind,
    the hashes of the records in the order of ``entries``.

    Raises:
        LookupError: Pagefind has not indexed the page of an entry, or writes other fragments.

    """
    hashes = dict(map(_indexed, (index / "fragment").iterdir()))
    found: dict[str, list[str]] = {}
    for entry in entries:
        found.setdefault(entry.kind.dutch, []).append(hashes[entry.address or ""])
    return json.dumps({kind: " ".join(known) for kind, known in found.items()})


def _indexed(fragment: Path) -> tuple[str, str]:
    """Return the address of the page that a fragment is of, and its hash without the language."""
    try:
        start = zlib.decompressobj(_GZIP).decompress(fragment.read_bytes(), _FIRST)
    except zlib.error as error:
        raise LookupError(fragment) from error
    match = _ADDRESS.search(start)
    if not match:
        raise LookupError(fragment)
    return match[1].decode(), fragment.stem.split("_", 1)[1]
