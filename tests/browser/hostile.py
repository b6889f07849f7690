"""Puts what attackers write into every text of the sample's records, as far as the check lets it.

The records come in sets: a source, a theme, an area, an intervention and so on, which name each
other, so that what stands in one of them also comes on the pages of the others.
"""

from __future__ import annotations

import json
import re
from copy import deepcopy
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any

import sample
import yaml

from palet.content.catalog import check
from palet.content.load import load
from palet.model.field import Markdown, Reference, Term
from palet.model.kind import KINDS, kind_at
from palet.model.shape import shapes
from palet.reading.document import parse
from palet.reading.place import locate
from palet.skin import find_skin

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from palet.model.field import Mark, Part
    from palet.model.kind import Kind
    from palet.problem import Problem

PAYLOADS: Mapping[str, Sequence[str]] = yaml.safe_load(
    (Path(__file__).parent / "payloads.yml").read_text("utf-8")
)
ALL = [payload for payloads in PAYLOADS.values() for payload in payloads]

SKIN = find_skin()

Location = tuple[str | int, ...]

# What the records of the sample leave out, so that every text of a kind is there.
_FIGURE = {
    "value": 5, "unit": "dingen", "what": "Wat", "kind": "bereik", "note": "Noot",
    "comparison": {"value": 4, "what": "Elders"}, "source": "brief",
}  # fmt: skip
_MORE: dict[str, dict[str, Any]] = {
    "intervention": {
        "evaluations": [{"verdict": "gemengd", "summary": f"Onderzoek {letter}.", "source": "brief"}
                        for letter in "ABCDEFGHIJ"],
        "working_elements": "Dit werkt.", "preconditions": "Dit is nodig.",
        "evidence": {"level": "goed-beschreven", "assessor": "Wie", "date": "2024",
                     "note": "Noot", "source": "brief"},
        "funding": [{"description": "Geld", "note": "Noot", "source": "brief"},
                    {"scheme": "regeling", "source": "brief"}],
        "contact": {"organisation": "Stichting", "email": "info@voorbeeld.nl",
                    "url": "https://voorbeeld.nl/contact"},
    },
    "area": {
        "description": "Over de wijk.", "programme": {"title": "Plan", "url": "https://a.nl/plan"},
    },
    "milestone": {"place": "Ergens", "materials": [{"title": "Verslag", "url": "https://a.nl/v"}]},
    "source": {"authors": ["A. Auteur"], "note": "Noot"},
    "funding": {"abbreviation": "RP"},
    "council": {"figures": [_FIGURE]},
    "agenda": {"figures": [_FIGURE], "contact": {"organisation": "Bureau"}},
    "page": {"description": "Wat de pagina is."},
    "site": {
        "short_name": "Proef", "colour": "#7a1f5c", "colour_dark": "#f0a8d8",
        "publisher": {"organisation": "Bureau", "email": "info@voorbeeld.nl",
                      "url": "https://voorbeeld.nl/contact"},
    },
}  # fmt: skip
_IMPLEMENTATION = {"place": "Buurt", "status_note": "Noot"}
_SESSION = {"summary": "Waarover", "speakers": ["A. Spreker"], "theme": "digitale-weerbaarheid",
            "materials": [{"title": "Dia's", "url": "https://a.nl/dias"}]}  # fmt: skip


class _Dumper(yaml.SafeDumper):
    """Writes a text in quotes, and one of more lines as editors do, in a block."""


def _text(dumper: _Dumper, text: str) -> yaml.ScalarNode:
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, "|" if "\n" in text else "'")


_Dumper.add_representer(str, _text)


@dataclass(frozen=True)
class Place:
    """Where a text of a record stands, and of which sort it is: a title, prose or an address."""

    at: Location
    sort: str


@dataclass
class File:
    """A record, and which payload is in which of its texts."""

    kind: Kind
    fields: dict[str, Any]
    places: Mapping[str, Place]
    payloads: dict[str, str] = field(default_factory=dict)

    @property
    def text(self) -> str:
        """The record as it is written, with the payloads in it."""
        fields = deepcopy(self.fields)
        for name, payload in self.payloads.items():
            *above, last = self.places[name].at
            part: Any = fields
            for step in above:
                part = part[step]
            part[last] = payload
        body = fields.pop("body", None)
        front = yaml.dump(fields, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=10**6)
        return front if body is None else f"---\n{front}---\n{body}\n"


Files = dict[str, File]


def hostile(sets: int, words: Mapping[str, Sequence[str]]) -> Files:
    """Return as many sets of records, with one of the ``words`` of its sort in each text.

    With as many sets as there are words, each of them is in each text once.
    """
    found: Files = {}
    for number in range(sets):
        made = {}
        for name, text in sample.FILES.items():
            kind = _kind_of(name)
            if kind.name == "vocabulary" or ((kind.only or kind.name == "agenda") and number):
                continue
            if kind.only:
                made[name] = _file(kind, _whole(kind, text))
                continue
            path = PurePosixPath(name)
            own = _own_name(kind.name, path.stem, number)
            place = path.with_name(f"{own}{path.suffix}").as_posix()
            made[place] = _file(kind, _renamed(kind.model, _whole(kind, text), number))
        _fill(made, words, number, sets)
        found |= made
    names = (*sample.VOCABULARIES, "glossary", "search-words")
    lists = {f"vocabularies/{name}.yml": _vocabulary(name, sets) for name in names}
    _fill(lists, words)
    return found | lists


def _fill(files: Files, words: Mapping[str, Sequence[str]], first: int = 0, step: int = 1) -> None:
    """Put words into all texts: the first of a sort into the first text, then every ``step``-th."""
    counts = {sort: count(first, step) for sort in words}
    for file in files.values():
        for at, place in file.places.items():
            payloads = words[place.sort]
            file.payloads[at] = payloads[next(counts[place.sort]) % len(payloads)]


def probes(payloads: Sequence[str]) -> Files:
    """Return a publication for each of the payloads, with it in texts of every sort."""
    found = {}
    name = "knowledge/onderzoek-proef.md"
    for number, payload in enumerate(payloads):
        file = _file(_kind_of(name), _whole(_kind_of(name), sample.KNOWLEDGE))
        file.payloads = dict.fromkeys(("title", "summary", "url", "body"), payload)
        found[f"knowledge/poging-{number}.md"] = file
    return found


def settle(content: Path, files: Files) -> list[Problem]:
    """Write the files, without the payloads that the check refuses; return what it said of those.

    Raises:
        AssertionError: something else is wrong with them.

    """
    told: list[Problem] = []
    for name, file in files.items():
        (content / name).parent.mkdir(parents=True, exist_ok=True)
        (content / name).write_text(file.text, "utf-8", newline="\n")
    while problems := check(load(content), SKIN):
        told += problems
        changed = {name for problem in problems if (name := _take_out(content, files, problem))}
        assert changed, problems[:5]
        for name in changed:
            (content / name).write_text(files[name].text, "utf-8", newline="\n")
    return told


def _take_out(content: Path, files: Files, problem: Problem) -> str:
    """Take the payload out that a problem is about; return the name of its file, or ""."""
    path = Path(problem.path)
    file = files[path.relative_to(content).as_posix()]
    named = [at for at in file.payloads if at == problem.field]
    lines = {at: locate(path, file.places[at].at)[0] for at in file.payloads}
    above = [at for at in file.payloads if lines[at] <= problem.line]
    for at in named or sorted(above, key=lines.__getitem__)[-1:]:
        del file.payloads[at]
        return path.relative_to(content).as_posix()
    return ""


def _kind_of(name: str) -> Kind:
    """Return the kind of the records in the folder of a file."""
    kind = kind_at(PurePosixPath(name))
    assert kind
    return kind


def _whole(kind: Kind, text: str) -> dict[str, Any]:
    """Return the fields of a record of the sample, with those that it leaves out."""
    document = parse(Path(f"x{kind.suffix}"), text)
    # Through JSON, which keeps values and nothing of the reader's own.
    fields: dict[str, Any] = json.loads(json.dumps(document.fields | _MORE.get(kind.name, {})))
    if kind.suffix == ".md":
        fields["body"] = document.body.strip()
    for part in fields.get("implementations", ()):
        part.update(_IMPLEMENTATION)
    for part in fields.get("sessions", ()):
        part.update(deepcopy(_SESSION))
    return fields


def _file(kind: Kind, fields: dict[str, Any]) -> File:
    places = {
        ".".join(map(str, at)): Place(at, sort)
        for at, _, mark, name in _values(kind.model, fields, ())
        if (sort := _sort(mark, name))
    }
    return File(kind, fields, places)


def _sort(mark: Mark | None, name: str) -> str:
    """Return which sort of text a field holds, or "" if its form leaves nothing free."""
    if isinstance(mark, Markdown):
        return "body"
    if name in {"url", "email"}:
        return "url"
    return "" if mark or name in _STRICT else "title"


# Texts whose form leaves nothing free.
_STRICT = {
    "id", "date", "reviewed", "start", "end", "gm_code", "colour", "colour_dark", "icon",
    "outline", "valid_until", "previous_starts", "start_time", "end_time", "previous_dates",
    "former_ids",
}  # fmt: skip


def _values(
    model: type[Part], fields: Mapping[str, Any], above: Location
) -> Iterator[tuple[Location, str, Mark | None, str]]:
    for name, value in fields.items():
        shape = shapes(model)[name]
        for index, item in enumerate(value if isinstance(value, list) else (value,)):
            at = (*above, name, *((index,) if isinstance(value, list) else ()))
            if shape.part:
                yield from _values(shape.part, item, at)
            elif isinstance(item, str):
                yield at, item, shape.mark, name


def _renamed(model: type[Part], fields: dict[str, Any], number: int) -> dict[str, Any]:
    """Return the fields of a record with the names of the records and the terms of its set."""
    for at, text, mark, name in [*_values(model, fields, ())]:
        *above, last = at
        part: Any = fields
        for step in above:
            part = part[step]
        if isinstance(mark, Reference) or (isinstance(mark, Term) and mark.vocabulary in _OWN):
            kind = mark.kind if isinstance(mark, Reference) else ""
            part[last] = _own_name(kind, text if kind else "eigen", number)
        elif isinstance(mark, Markdown):
            part[last] = _LINK.sub(lambda m: f"{m[1]}:{_own_name(m[1], m[2], number)}", text)
        elif name == "title":
            part[last] = f"{text} {number}"
    if "gm_code" in fields:
        # A municipality has one code.
        fields |= {"gm_code": f"GM{number + 1000}", "municipality": f"Proefstad {number}"}
    results = [result for part in fields.get("implementations", ()) for result in part["results"]]
    for index, result in enumerate(results[:2]):
        # Nothing is taken for a copy of another record.
        result["value"], result["total"] = 100 * number + index + 1, 100 * number + 99
    return fields


_LINK = re.compile(r"(?<=\()(source|area|theme):([a-z-]+)")


def _own_name(kind: str, name: str, number: int) -> str:
    """Return the name of a record or a term of a set: of the first, what scripts know too."""
    # These kinds have their pages below one address.
    together = kind in {"funding", "action-line", "council"}
    return _IN_SCRIPTS[number] if number < len(_IN_SCRIPTS) and not together else f"{name}-{number}"


_IN_SCRIPTS = ("constructor", "then", "length")

# The lists that a set has a term of its own in.
_OWN = {
    "levels", "protective-factors", "target-groups", "intermediaries", "theme-origins",
    "knowledge-kinds", "source-kinds", "verdicts",
}  # fmt: skip


def _vocabulary(name: str, sets: int) -> File:
    own = [_own_name("", "eigen", number) for number in range(sets)]
    ids = [*sample.VOCABULARIES.get(name, ()), *own]
    terms = [
        {"id": i, "label": i.capitalize(), "explanation": "Uitleg.", "synonyms": [f"ander {i}"]}
        for i in ids
    ]
    if name == "glossary":
        terms = [{"id": i, "label": i, "explanation": "Uitleg."} for i in ("nplv", *own)]
    fields = {"title": f"Lijst {name}", "explanation": "Uitleg.", "terms": terms}
    return _file(KINDS["vocabulary"], fields)
