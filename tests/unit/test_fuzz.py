"""Content that went wrong in any way at all is accepted or refused, and what is accepted renders.

The sample's records and the real ones are changed at random, as an editor or a broken disk may.
Few are tried, the same ones each time; with ``PALET_LONG`` very many, and others each time.
"""

from __future__ import annotations

import os
import time
import xml.etree.ElementTree as ET
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

import icalendar
import jinja2
import pytest
import sample
from hypothesis import HealthCheck, event, given
from hypothesis import settings as trying
from hypothesis import strategies as st
from making import settings
from sample import FROZEN

from palet.content.catalog import check, link
from palet.content.folder import survey
from palet.content.load import Content, load
from palet.pages import press as press_module
from palet.pages.plans import plans
from palet.pages.press import Press
from palet.reading.document import MAX_BYTES

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from palet.content.catalog import Entry
    from palet.settings import Settings

LONG = bool(os.environ.get("PALET_LONG"))
SAMPLES, REALS = (17_000, 4_000) if LONG else (200, 40)
SLOWEST = 2.0  # seconds for one file

FILES = {name: text.encode() for name, text in sample.FILES.items()}
FILES["vocabularies/statuses.yml"] = sample.vocabulary(sample.VOCABULARIES["statuses"]).encode()
REAL = {path.relative_to(FROZEN).as_posix(): path.read_bytes() for _, path in survey(FROZEN).files}

# What a file may come to hold by a slip, by copying from elsewhere, or by ill will.
NASTY = [
    "\t", " ", "  ", "- ", ": ", ":", "#", " #", "'", '"', "'''", "[", "]", "{", "}", ",", "|", ">",
    "|-", "&a", "*a", "!", "!!python/object/apply:os.system [ls]", "!!int ", "<<: *a", "? ", "%",
    "@", "`", "\\", "---", "...", "---\n", "\n", "\n\n", "\r", "\r\n", "\x00", "\x01", "\x0b",
    "\x0c", "\x1b", "\x7f", "\x85", "\u00a0", "\u00ad", "\u200b", "\u2028", "\u2029", "\u202e",
    "\ufeff", "\ufffe", "\uffff", "é", "e\u0301", "😀", "\u201c", "\u201d", "\u2019", "€ 5",
    "1.000,50", "1.000", "55.000", "no", "ja", "true", "null", "~", "12:30", "2024-13-01",
    "0000-00-00", "2999-12-31", "1000", "9999", "1e400", "-1", "999999999999999999", "-0",
    "0.1234567", ".inf", ".nan", "0x1F", "{{ x }}", "{% raw %}", "${x}", "%s", "{0}", "{input}",
    "<b>", "<script>alert(1)</script>", "</script>", "<!--", "]]>", "&amp;", "&#0;", "&nbsp;",
    "[x](javascript:alert(1))", "![](x)", "[bron](source:brief)", "[x](area:niets)", "[x](theme:)",
    "[x][y]\n\n[y]: data:x", "**", "__", "# kop", "> citaat", "1. ", "a@b.nl", "06-12345678",
    "500 jongeren", "title: x", "kleur: rood", "body: x", "brief", "proefwijk", "proefteam",
    "proefcongres", "former_ids: [brief]", "[" * 60, "{" * 60, "- " * 60, "a" * 3000, "( " * 500,
    "*" * 2000, "_a" * 1000, "[a](" * 300, "2024-03-31T02:30", "2024-10-27T02:30", "geweest",
    "verplaatst", "afgelast", "BEGIN:VEVENT",
]  # fmt: skip

# How a file is changed, each with two places in it and a nasty text.
CHANGES = [
    "delete", "delete", "duplicate", "swap", "replace", "indent", "outdent", "insert", "insert",
    "value", "append", "append", "append", "append", "join", "flip", "byte", "cut", "repeat",
    "windows", "empty-value", "name",
]  # fmt: skip
Change = tuple[str, int, int, str]
change = st.tuples(
    st.sampled_from(CHANGES), st.integers(0, 4000), st.integers(0, 4000), st.sampled_from(NASTY)
)


def changed(raw: bytes, changes: Sequence[Change]) -> bytes:
    """Return the bytes of a file after these changes."""
    for how, first, second, nasty in changes:
        raw = _by_bytes(raw, how, first, second) or _by_lines(raw, how, first, second, nasty)
    return raw[: 2 * MAX_BYTES]


def _by_bytes(raw: bytes, how: str, first: int, second: int) -> bytes:
    """Return the file with bytes changed, or nothing when this is no such change."""
    if not raw or how not in {"flip", "byte", "cut", "repeat", "windows"}:
        return b""
    at = first % len(raw)
    end = at + second % 40
    if how == "windows":
        return raw.replace(b"\n", b"\r\n")
    between = {
        "flip": bytes([raw[at] ^ (1 << second % 8)]) + raw[at + 1 : end],
        "byte": bytes([second % 256]) + raw[at:end],
        "cut": b"",
        "repeat": raw[at:end] * 3,
    }[how]
    return raw[:at] + between + raw[end:]


def _by_lines(raw: bytes, how: str, first: int, second: int, nasty: str) -> bytes:
    """Return the file with lines changed."""
    lines = raw.decode("utf-8", "surrogateescape").split("\n")
    at, other = first % len(lines), second % len(lines)
    line = lines[at]
    column = second % (len(line) + 1)
    name, colon, value = line.partition(": ")
    if how == "swap":
        lines[at], lines[other] = lines[other], line
    lines[at : at + 1] = {
        "delete": [],
        "duplicate": [line, line],
        "swap": [lines[at]],
        "replace": [lines[other]],
        "indent": [" " * (second % 5) + line],
        "outdent": [line[second % 4 :]],
        "insert": [line[:column] + nasty + line[column:]],
        "value": [f"{name}{colon}{nasty}"],
        "append": [f"{line} {nasty}"],
        "join": [line + "".join(lines[at + 1 : at + 2])],
        "empty-value": [f"{name}:"],
        "name": [name[:column] + name[column + 1 :] + colon + value],
    }.get(how, [line])
    return "\n".join(lines).encode("utf-8", "surrogateescape")


@dataclass(frozen=True)
class Stage:
    """A content folder in which one file at a time is changed, and how its pages are made."""

    folder: Path
    settings: Settings


@pytest.fixture(scope="module")
def stage(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stage]:
    """Return the sample; the templates are compiled once for all presses."""
    folder = tmp_path_factory.mktemp("fuzz")
    (folder / "cache").mkdir()
    cache = jinja2.FileSystemBytecodeCache(str(folder / "cache"))
    patch = pytest.MonkeyPatch()
    patch.setattr(
        press_module,
        "Environment",
        lambda **options: jinja2.Environment(**options, bytecode_cache=cache),  # noqa: S701 - told
    )
    content = sample.write_content(folder)
    yield Stage(content, settings(content))
    patch.undo()


def timed(folder: Path) -> Content:
    """Return what a folder holds, and see that reading and checking it is not slow."""
    start = time.perf_counter()
    content = load(folder)
    check(content)
    assert time.perf_counter() - start < SLOWEST
    return content


def told(content: Content) -> bool:
    """Say whether a file is refused, having seen that each problem can be shown to an editor."""
    problems = check(content)
    for problem in problems:
        assert problem.line >= 1
        assert problem.column >= 1
        assert problem.message.endswith(".")
    return bool(problems)


def renders(content: Content, stage: Stage, name: str) -> None:
    """Make the pages that hold the record of the file ``name``, and read what goes with them."""
    event("renders")
    catalog = link(content.items)
    press = Press(catalog, stage.settings)
    own = next(
        (e for kind in catalog.entries for e in catalog.all(kind) if e.path.name == name), None
    )
    wanted = _addresses(own)
    for plan in plans(press):
        if plan.address in wanted:
            press.page(plan)
            for place, make in plan.files.items():
                _reads(place, make())


def _addresses(entry: Entry | None) -> set[str]:
    if entry is None or not entry.address:
        return {"agenda/", "interventies/proefteam/"}
    return {entry.address, f"{entry.kind.address}/", "nieuws/", "mijlpalen/"}


def _reads(place: str, text: str) -> None:
    if place.endswith(".ics"):
        icalendar.Calendar.from_ical(text)
    elif text.startswith("<?xml"):
        ET.fromstring(text)  # noqa: S314 - our own


def tried(stage: Stage, name: str, raw: bytes) -> None:
    """Try the sample with ``raw`` in the place of the file ``name``."""
    path = stage.folder / name
    before = path.read_bytes()
    path.write_bytes(raw)
    try:
        content = timed(stage.folder)
        if not told(content):
            renders(content, stage, path.name)
    finally:
        path.write_bytes(before)


@cache
def whole() -> Content:
    """Return the real content."""
    return load(FROZEN)


def tried_among_the_real(stage: Stage, name: str, raw: bytes) -> None:
    """Try a changed real record among all real ones."""
    folder = stage.folder.parent / "real"
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(raw)
    try:
        alone = timed(folder)
        lists = [item for item in whole().items if item.kind.name == "vocabulary"]
        items = [item for item in lists if item.path.name != path.name] + list(alone.items)
        refused = told(replace(alone, items=items, ids=whole().ids))
    finally:
        path.unlink()
    if not refused:
        # The page of a record says where it can be edited, so it must stand among the others.
        new = [replace(item, path=FROZEN / name) for item in alone.items]
        own = {(item.kind.name, item.id) for item in new}
        others = [item for item in whole().items if (item.kind.name, item.id) not in own]
        there = replace(stage, settings=settings(FROZEN))
        renders(replace(whole(), items=[*others, *new]), there, path.name)


QUICK = trying(max_examples=SAMPLES, derandomize=not LONG, suppress_health_check=list(HealthCheck))
QUICK_REAL = trying(QUICK, max_examples=REALS)


@QUICK
@given(st.sampled_from(sorted(FILES)), st.lists(change, min_size=1, max_size=2))
def test_a_changed_record_of_the_sample_is_refused_or_renders(
    stage: Stage, name: str, changes: list[Change]
) -> None:
    tried(stage, name, changed(FILES[name], changes))


@QUICK_REAL
@given(st.sampled_from(sorted(REAL)), st.lists(change, min_size=1, max_size=2))
def test_a_changed_real_record_is_refused_or_renders(
    stage: Stage, name: str, changes: list[Change]
) -> None:
    tried_among_the_real(stage, name, changed(REAL[name], changes))


def test_changes_are_of_every_sort() -> None:
    text = b"title: een\nsummary: twee\n.\n"
    done = {how: changed(text, [(how, 1, 3, "!")]) for how in CHANGES}
    assert [how for how, raw in done.items() if raw == text] == []
    assert len(set(done.values())) >= 14
    assert done["value"] == b"title: een\nsummary: !\n.\n"
    assert done["delete"] == b"title: een\n.\n"
