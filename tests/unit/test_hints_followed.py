"""Every hint in ``tests/broken`` that says what to write is obeyed to the letter.

What it leads to must be accepted at that place, and must not be another fact: a number keeps its
digits, and a name is that of the record or the term that was named, or a slip of the hand from it.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from html import unescape
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

import sample
import yaml
from test_broken import CASES, files

from palet.content.catalog import check
from palet.content.load import load

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from palet.problem import Problem

# So many hints in the cases can be followed by a machine.
FOLLOWED = 150

NAME = re.compile(r"'(?P<name>[a-z0-9_/-]+)'(?: \((?P<title>.+?)\))?(?= of '|\?|\.)")
WRITE = re.compile(
    r"(?:^|[.?] )Schrijf (?:dan )?(?P<text>'[^']+'|\"[^\"]+\"|[a-z_]+: '.+'|(?!als |een )[^\s,]+)"
    r"(?:, en voeg '(?P<line>[a-z]+: [^']+)' toe)?\.(?: |$)"
)
SPAN = re.compile(
    r"Schrijf bij '(?P<first>\w+)' (?P<start>\d+) en bij '(?P<last>\w+)' (?P<end>\d+)\."
)
QUOTED = re.compile(
    r"(?:Zet het tussen aanhalingstekens|Zet de tekst tussen aanhalingstekens|Gebruik rechte"
    r"|Zet een spatie na de dubbele punt): (?P<text>.+)\.$"
)
LEAVE_OUT = re.compile(r"Laat '(?P<field>\w+)' dan weg\.$")
ITEMS = re.compile(r"Zet elke waarde op een eigen regel: (?P<items>.+)\.$")
MOVE = re.compile(r"Zet het in content/(?P<folder>[\w/-]+)\.$")
# In the text of a page, a link or its address; and what stands there in its place.
LINK = re.compile(r"Schrijf (?P<link>\[[^\]]+\]\((?!source:id)[^)]+\)|https?://\S+)\.")
ALMOST = re.compile(r"\[[^\]]*\]\s+\([^)]*\)|\([^)]*\)\[[^\]]*\]|https?://[^\s)>]+")
# What is wrong inside a text, of which the rest stays.
PART = re.compile(r"de letters van '(?P<word>.+)' zijn verminkt\.|staat '(?P<code>&\w+;)'")
SIGN = re.compile(r"'(?P<sign>.)' is geen streepje")


@dataclass
class Text:
    """A file with a mistake, and the places of its values."""

    path: Path
    text: str = field(init=False)

    def __post_init__(self) -> None:
        self.text = self.path.read_text("utf-8-sig", "surrogateescape")

    def node(self, place: str) -> tuple[int, int, int]:
        """Return where the name of a field begins, and where its value begins and ends."""
        front = self.text
        if self.path.suffix == ".md":
            front = " " * 3 + front[3 : front.index("\n---", 3)]
        found: Any = yaml.compose(front, Loader=yaml.SafeLoader)
        name = 0
        if self.path.suffix == ".md" and place == "body":
            start = self.text.index("\n---", 3) + 4
            return start, start, len(self.text)
        for step in place.split("."):
            if isinstance(found, yaml.SequenceNode):
                found = found.value[int(step)]
                name = found.start_mark.index
            else:
                key, found = next(pair for pair in found.value if pair[0].value == step)
                name = key.start_mark.index
        return name, found.start_mark.index, found.end_mark.index

    def put(self, start: int, end: int, text: str) -> None:
        self.path.write_text(self.text[:start] + text + self.text[end:], "utf-8", "surrogateescape")

    def row(self, line: int) -> tuple[int, int]:
        """Return where the line with this number begins and ends, without its indent."""
        rows = self.text.split("\n")
        start = sum(len(row) + 1 for row in rows[: line - 1])
        row = rows[line - 1]
        return start + len(row) - len(row.lstrip()), start + len(row)


def followed(problem: Problem, content: Path) -> Iterator[tuple[str, str]]:
    """Do what a hint says, in each way that it leaves open; yield what was written for what."""
    place = content / problem.path
    file = Text(place) if place.is_file() and place.suffix != ".txt" else None
    hint = problem.hint
    if move := MOVE.search(hint):
        target = content / move["folder"] / (content / problem.path).name
        (content / problem.path).rename(target)
        yield "", ""
        target.rename(content / problem.path)
        return
    if file is None:
        return
    in_text = problem.field == "body" and LINK.fullmatch(hint)
    for start, end, text in [_link(problem, file)] if in_text else edits(problem, file):
        before = file.text[start:end]
        file.put(start, end, text)
        yield before, text
        file.put(0, 0, "")
    if sign := SIGN.search(hint if problem.field else problem.message):
        start, end = file.row(problem.line)
        item = file.text[start:end]
        file.put(start, end, re.sub(rf"^{re.escape(sign['sign'])}\s*", "- ", item))
        yield item, item
        file.put(0, 0, "")


def _link(problem: Problem, file: Text) -> tuple[int, int, str]:
    """Return the place of what is almost a link, and the link to put there."""
    start = file.row(problem.line)[0] + problem.column - 1
    almost, link = ALMOST.match(file.text, start), LINK.fullmatch(problem.hint)
    assert almost, problem
    assert link
    return start, almost.end(), link["link"]


def edits(problem: Problem, file: Text) -> Iterator[tuple[int, int, str]]:
    """Yield what to put where, from the words of a hint."""
    hint, place = problem.hint, problem.field
    if hint.startswith(("Bedoelde u '", "Dit heet nu '")):
        for name in NAME.finditer(hint):
            yield (*_place_of_name(problem, file), name["name"])
    elif items := ITEMS.search(hint):
        _, start, end = file.node(place)
        indent = " " * (start - file.text.rfind("\n", 0, start) - 3)
        values = re.findall(r"'- ([^']+)'", items["items"])
        yield start, end, f"\n{indent}- ".join(values)
    elif span := SPAN.search(hint):
        name, _, end = file.node(place)
        flow = (
            ", "
            if file.text[:name].rstrip(" ").endswith(("{", ","))
            else "\n" + _indent(file, name)
        )
        yield name, end, f"{span['first']}: {span['start']}{flow}{span['last']}: {span['end']}"
    elif leave := LEAVE_OUT.search(hint):
        name, _, end = file.node(place)
        assert place.rsplit(".", 1)[-1] == leave["field"]
        yield _before(file, name), end, ""
    elif quoted := QUOTED.search(hint):
        if place and "spatie" not in hint:
            _, start, end = file.node(place)
        elif place:
            return
        else:
            start, end = file.row(problem.line)
        yield start, end, quoted["text"]
    elif write := WRITE.search(hint):
        yield from _written(problem, file, write)


def _written(problem: Problem, file: Text, write: re.Match[str]) -> Iterator[tuple[int, int, str]]:
    text = write["text"]
    if part := PART.search(problem.message):
        word = part["word"] or part["code"]
        start = file.text.index(word, file.row(problem.line)[0])
        yield start, start + len(word), text.strip("'")
        return
    if problem.field:
        name, start, end = file.node(problem.field)
        more = f"\n{_indent(file, name)}{write['line']}" if write["line"] else ""
        if re.match(r" +#", file.text[end:]):
            # What YAML took for a comment belongs to it.
            end = file.text.index("\n", end)
        yield start, end, text + more
        return
    start, end = file.row(problem.line)
    row = file.text[start:end]
    if re.match(r"['\"]?(?:- |[a-z_]+: )", text):
        yield start, end, text.strip("'\"") if text[0] in "'\"" else text
    else:
        value = start + row.index(": ") + 2
        more = f"\n{_indent(file, start)}{write['line']}" if write["line"] else ""
        yield value, end, text + more


def _place_of_name(problem: Problem, file: Text) -> tuple[int, int]:
    """Return where the wrong name stands: as a field, as a value, or in a link in a text."""
    wrong = re.search(r"'(.+?)'(?= bestaat niet| staat niet)", problem.message)
    if problem.message == "dit veld bestaat niet.":
        name, _, _ = file.node(problem.field)
        return name, name + len(problem.field.rsplit(".", 1)[-1])
    if problem.field not in {"", "body"}:
        _, start, end = file.node(problem.field)
        if wrong is None or f":{wrong[1]}" not in file.text[start:end] or end - start < 40:
            return start, end
    assert wrong
    row, _ = file.row(problem.line)
    start = file.text.index(f":{wrong[1]}", row) + 1
    return start, start + len(wrong[1])


def _indent(file: Text, at: int) -> str:
    return " " * (at - file.text.rfind("\n", 0, at) - 1)


def _before(file: Text, at: int) -> int:
    """Return where what parts a field from the one before it begins."""
    return len(file.text[:at].rstrip(" \n,"))


def problems(content: Path) -> list[Problem]:
    found = check(load(content))
    prefix = f"{content}/"
    return [type(p)(**{**p.as_dict(), "path": p.path.removeprefix(prefix)}) for p in found]


def is_same_fact(problem: Problem, before: str, after: str, content: Path) -> bool:
    """Say whether what was written means what stood there, by another measure than Palet's own."""
    if problem.hint.startswith("Zet het tussen aanhalingstekens"):
        return after.strip("'\"") == before
    if problem.hint.startswith(("Bedoelde u", "Dit heet nu")):
        return problem.message == "dit veld bestaat niet." or _is_called(before, after, content)
    if PART.search(problem.message):
        return unescape(before) == after or SequenceMatcher(None, before, after).ratio() > 0.5
    if after.startswith("http"):
        return SequenceMatcher(None, unquote(before), unquote(after)).ratio() > 0.6
    if problem.field.endswith("colour"):
        return set(before.strip("'\u2018\u2019").lower()) == set(after.strip("'"))
    written = before.replace("½", "0.5").replace("twaalf", "12").replace("miljoen", "")
    for word, digits in {"mei": "05", "april": "04"}.items():
        written = written.replace(word, digits)
    digits, kept = (Counter(re.sub(r"[^1-9]", "", text)) for text in (written, after))
    # A day has no time, so that of one with a time less is kept.
    return kept == digits or (" 10:00" in before and kept <= digits)


def _is_called(before: str, after: str, content: Path) -> bool:
    wrong, right = _letters(before), _letters(after)
    if right in wrong or Counter(right) == Counter(wrong):
        return True
    if SequenceMatcher(None, wrong, right).ratio() >= 0.8:
        return True
    for path in [*content.rglob("*.yml"), *content.rglob("*.md")]:
        text = path.read_text("utf-8", errors="replace")
        terms = [line for line in text.split("\n") if f"id: {after}," in line]
        # What names a record stands in its file, and what names a term on its line.
        for known in [text] if path.stem == after else terms:
            if wrong in _letters(known) or _letters(known.split("\n")[0][7:]) in wrong:
                return True
    return False


def _letters(text: str) -> str:
    return re.sub(r"[^a-z0-9]", "", re.sub(r"https?://(www\.)?", "", text.lower()))


def _key(problem: Problem) -> tuple[object, ...]:
    """Return what a problem has in common with itself after something else was mended."""
    # A text may hold several things that are wrong alike.
    own = problem.hint if problem.field == "body" else ""
    return problem.path, problem.message, problem.field or problem.line, own


def test_what_hints_say_to_write_is_accepted_and_is_the_same_fact(tmp_path: Path) -> None:
    count, wrong = 0, []
    for case in CASES:
        content = sample.write_content(tmp_path / case, files(case))
        for problem in problems(content):
            for before, after in followed(problem, content):
                count += 1
                left = any(_key(p) == _key(problem) for p in problems(content))
                if left or not is_same_fact(problem, before, after, content):
                    wrong.append((case, before, after, problem.hint))
    assert not wrong, "\n".join(map(str, wrong))
    assert count >= FOLLOWED, count
