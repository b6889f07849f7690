"""The one form of a record's file."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import sample
from hypothesis import given
from hypothesis import strategies as st
from sample import FROZEN

from palet.editing import layout as module
from palet.editing.layout import WIDTH, canonical
from palet.model.kind import KINDS, kind_at
from palet.reading.document import DocumentError, parse, read_text
from palet.reading.scalar import Thousands

if TYPE_CHECKING:
    from collections.abc import Iterator

INTERVENTION = KINDS["intervention"]
NEWS = KINDS["news"]
YML = Path("proef.yml")
MD = Path("proef.md")
LONG = "Dit is een zin die te lang is om achter de naam van een veld op een enkele regel te staan"

REAL = [
    (kind, path)
    for kind in KINDS.values()
    for path in sorted((FROZEN / kind.folder).glob(f"*{kind.suffix}"))
]

# Beginnings, endings and middles that YAML, or one of its readers, takes for something else.
NASTY = [
    "'", '"', "''", ":", ": ", "a: b", "#", " #", "a #b", "#4a3fb5", "- ", "-", "- a", "? a", "? ",
    "no", "ja", "yes", "true", "True", "null", "~", "12:30", "2024-13-01", "2024-05-23", "1.000",
    "1.5", "007", "+5", "0x1F", "0o17", "1e5", ".5", ".inf", "1_000", "\U0001f600", "\t", "a\tb",
    "a \tb", " ", "  ", "a  b", "\n", "\n\n", "\na", "a\n\nb", "a\n  b", "a \nb", "\xa0", "a\xa0b",
    "\x85", "\u2028", "\u200b", "\ufeff", "\x07", "\r", "a\r\nb", "w" * 99, "---", "...", "--- a",
    "%", "%a", "&x", "*x", "!", "!x", "!!str a", "|", "|-", ">", ">-", "@", "`", "[", "]", "{", "}",
    ",", "[]", "{}", "[a]", "\\", "\\n", "a:", ":a", "", "één", "<b>", "(a)", "=", "<<",
]  # fmt: skip
words = st.one_of(st.sampled_from(NASTY), st.text(max_size=9), st.just(LONG))
texts = st.lists(words, max_size=12).flatmap(
    lambda parts: st.sampled_from(["", " ", "\n", "\n\n"]).map(lambda glue: glue.join(parts))
)
# As YAML writes them: what is read of a number is not all that there is to it.
values = st.one_of(
    texts.map(lambda text: ("text", text)),
    st.sampled_from(["1", "+5", "1.50", "1.000", "true", "false", "null", "~", "", "0.0"]).map(
        lambda written: ("plain", written)
    ),
)
NAMES = ["title", "summary", "sources", "reviewed", "results", "area", "x", "een naam", "é", "1"]
names = st.one_of(st.sampled_from(NAMES), st.sampled_from(NASTY))
trees = st.recursive(
    values,
    lambda inside: st.one_of(
        st.lists(inside, max_size=4).map(lambda items: ("list", items)),
        st.dictionaries(names, inside, max_size=4).map(lambda fields: ("fields", fields)),
    ),
    max_leaves=20,
)
records = st.dictionaries(names, trees, min_size=1, max_size=6).map(lambda x: ("fields", x))


def double_quoted(text: str) -> str:
    return '"' + "".join(f"\\U{ord(c):08x}" for c in text) + '"'


def flow(tree: tuple[str, Any]) -> str:
    """Return a tree as YAML that escapes everything, on one line."""
    what, value = tree
    if what == "list":
        return "[" + ", ".join(flow(item) or "~" for item in value) + "]"
    if what == "fields":
        return "{" + ", ".join(f"{double_quoted(k)}: {flow(v)}" for k, v in value.items()) + "}"
    return double_quoted(value) if what == "text" else value


def form(text: str, path: Path = YML) -> str:
    return canonical(INTERVENTION if path == YML else NEWS, path, text)


def refusal(text: str, path: Path = YML) -> str:
    with pytest.raises(DocumentError) as caught:
        form(text, path)
    return str(caught.value)


def types(value: Any) -> Any:
    """Return a value with the type of everything in it."""
    if isinstance(value, dict):
        return {name: types(inner) for name, inner in value.items()}
    if isinstance(value, list):
        return [types(inner) for inner in value]
    return type(value), value


# surrogates are no characters, and the reader leaves neither of these two in a file
writable = records.filter(lambda tree: not any(0xD800 <= ord(c) < 0xE000 for c in str(tree)))


@given(writable)
def test_whatever_the_fields_hold_is_kept_and_stays_in_its_form(tree: tuple[str, Any]) -> None:
    text = flow(tree)
    once = form(text)
    assert types(parse(YML, once).fields) == types(parse(YML, text).fields)
    assert form(once) == once
    assert once.endswith("\n")
    assert not once.endswith("\n\n")


@given(writable, texts)
def test_below_the_fields_of_a_markdown_file_nothing_changes(
    tree: tuple[str, Any], body: str
) -> None:
    text = f"---\n{flow(tree)}\n---\n{body}"
    once = form(text, MD)
    assert types(parse(MD, once).fields) == types(parse(MD, text).fields)
    assert parse(MD, once).body.rstrip() == parse(MD, text).body.rstrip()
    assert form(once, MD) == once
    assert once.endswith("\n")
    assert not once.endswith("\n\n")


@pytest.mark.parametrize("nasty", NASTY)
def test_every_nasty_text_is_kept_as_field_item_and_name(nasty: str) -> None:
    for text in (nasty, f"a {nasty}", f"{nasty} a", f"{LONG} {nasty} {LONG}", f"a\n\n{nasty}\nb"):
        fields: dict[str, Any] = {"goal": text, "x": [text, {"y": text}]}
        pairs = [(k, ("text", v)) for k, v in fields.items() if isinstance(v, str)]
        tree = {**dict(pairs), "x": ("list", [("text", text), ("fields", {"y": ("text", text)})])}
        once = form(flow(("fields", tree)))
        assert parse(YML, once).fields == fields
        assert form(once) == once
    named = form(flow(("fields", {nasty: ("text", "a")})))
    assert parse(YML, named).fields == {nasty: "a"}
    assert form(named) == named


@pytest.mark.parametrize(("kind", "path"), REAL, ids=[path.stem for _, path in REAL])
def test_the_real_records_keep_their_values(kind: Any, path: Path) -> None:
    text = read_text(path)
    once = canonical(kind, path, text)
    old, new = parse(path, text), parse(path, once)
    assert types(new.fields) == types(old.fields)
    assert new.body.rstrip() == old.body.rstrip()
    assert canonical(kind, path, once) == once


def samples() -> Iterator[tuple[str, str]]:
    for name, text in sample.FILES.items():
        kind = kind_at(Path(name))
        assert kind
        yield kind.name, text


@pytest.mark.parametrize(("name", "text"), list(samples()))
def test_lists_and_parts_in_brackets_become_blocks(name: str, text: str) -> None:
    kind = KINDS[name]
    once = canonical(kind, Path(f"proef{kind.suffix}"), text)
    front = once.split("\n---\n")[0]
    assert not any(line.rstrip().endswith(("]", "}")) for line in front.split("\n"))


def test_fields_stand_in_the_order_of_their_model_and_what_closes_a_record_last() -> None:
    text = """\
reviewed: 2026-11-22
onbekend: x
sources: [brief]
ook-onbekend: y
implementations:
  - results: [{source: brief, unit: jongeren, value: 5}]
    status: gepland
    typfout: z
    area: breda-noord
summary: Kort.
title: Proef
"""
    assert (
        form(text)
        == """\
title: Proef
summary: Kort.
implementations:
  - area: breda-noord
    status: gepland
    results:
      - value: 5
        unit: jongeren
        source: brief
    typfout: z
sources:
  - brief
reviewed: 2026-11-22
onbekend: x
ook-onbekend: y
"""
    )


def test_a_text_stands_on_the_line_of_its_field_when_it_fits_there() -> None:
    fits = "woord " * 11 + "woordje"
    assert len(f"goal: {fits}") == WIDTH + 1
    assert form(f"goal: >-\n  {fits[:-1]}\n") == f"goal: {fits[:-1]}\n"
    assert form(f"goal: {fits}\n") == f"goal: >-\n  {fits}\n"


def test_a_longer_text_is_folded_at_its_spaces() -> None:
    assert (
        form(f"x:\n- goal: {LONG}\n")
        == """\
x:
  - goal: >-
      Dit is een zin die te lang is om achter de naam van een veld op een
      enkele regel te staan
"""
    )


def test_a_title_stays_on_its_line_however_long() -> None:
    assert form(f"title: >-\n  {LONG}:\n  {LONG}\n") == f"title: '{LONG}: {LONG}'\n"


def test_what_cannot_be_folded_stays_on_its_line() -> None:
    url = f"https://voorbeeld.nl/{'x' * 99}"
    assert form(f"url: >-\n  {url}\n") == f"url: {url}\n"


def test_a_text_with_double_spaces_is_folded_only_between_single_ones() -> None:
    text = f"{'woord ' * 12} dubbel {LONG}"
    once = form(f"goal: {double_quoted(text)}\n")
    assert once.startswith("goal: >-\n")
    assert parse(YML, once).fields == {"goal": text}


def test_a_text_with_line_breaks_is_a_block() -> None:
    assert form('goal: "Een.\\n\\nTwee."\n') == "goal: |-\n  Een.\n\n  Twee.\n"
    assert form('goal: "Een.\\nTwee.\\n"\n') == "goal: |\n  Een.\n  Twee.\n"


def test_a_text_that_no_block_can_hold_is_quoted() -> None:
    assert form('goal: "  Een.\\nTwee."\n') == 'goal: "  Een.\\nTwee."\n'
    assert form('goal: "Een.\\n\\n\\n"\n') == 'goal: "Een.\\n\\n\\n"\n'
    assert form('goal: "a\\u0007b"\n') == 'goal: "a\\u0007b"\n'
    assert form('goal: "a\\u2028b"\n') == 'goal: "a\\U00002028b"\n'


@pytest.mark.parametrize(
    "written",
    [
        "2024-05-23",
        "breda-noord",
        "no",
        "12:30",
        "ja",
        "2024-13-01",
        "a#b",
        "buddy's",
        "https://a.nl",
    ],
)
def test_quotes_go_where_they_are_not_needed(written: str) -> None:
    assert form(f'x: "{written}"\n') == f"x: {written}\n"


@pytest.mark.parametrize(
    "text", ["2024", "1.000", "true", "True", "007", "1e5", "", "~", "a: b", "#fff", "'t", "- a"]
)
def test_single_quotes_stand_where_they_are_needed(text: str) -> None:
    quoted = text.replace("'", "''")
    assert form(f'x: "{text}"\n') == f"x: '{quoted}'\n"


def test_a_number_stays_as_it_was_written() -> None:
    text = "a: 1.50\nb: +5\nc: 1.000\nd: true\ne:\n"
    assert form(text) == text
    assert isinstance(parse(YML, form(text)).fields["c"], Thousands)
    assert form("a: ~\nb: null\nc: [~]\n") == "a:\nb:\nc:\n  -\n"


def test_what_is_empty_stays_empty() -> None:
    assert form("a: []\nb: {}\nc: [[], {}]\n") == "a: []\nb: {}\nc:\n  - []\n  - {}\n"
    assert form("{}") == "{}\n"


def test_a_list_in_a_list_begins_on_its_line() -> None:
    assert (
        form("a: [[b, c], [{d: e, f: g}]]\n")
        == """\
a:
  - - b
    - c
  - - d: e
      f: g
"""
    )


def test_a_plain_text_over_several_lines_is_one_text() -> None:
    assert form("goal: Een\n  twee\n") == "goal: Een twee\n"


def test_a_text_that_would_lose_an_empty_line_is_left_alone() -> None:
    for text in ("goal: Een\n\n  Twee\n", "goal: >-\n  Een.\n\n  Twee.\n"):
        with pytest.raises(DocumentError) as caught:
            form(text)
        assert "geen nieuwe alinea" in str(caught.value)


def test_no_line_of_a_text_begins_as_an_item_of_a_list_does() -> None:
    for sign in ("-", "*", "+", "1.", "12)"):
        words = f"woord {sign} woord " * 30
        assert not re.search(r"^ *\S{1,3} woord", form(f"goal: '{words.strip()}'\n"), re.MULTILINE)


def test_the_signs_around_a_yaml_document_go() -> None:
    assert form("%YAML 1.1\n---\na: b\n...\n") == "a: b\n"


def test_a_markdown_file_ends_with_one_line_feed() -> None:
    text = "---\nsummary: x\ntitle: y\n---\n\nTekst  \nmeer.\n\n\n"
    assert form(text, MD) == "---\ntitle: y\nsummary: x\n---\n\nTekst  \nmeer.\n"
    assert form("---\ntitle: y\n---", MD) == "---\ntitle: y\n---\n"


COMMENTED = """\
# yaml-language-server: $schema=../../schemas/intervention.schema.json
# Zie het overleg van mei.
title: Proef  # werktitel
# Boven een veld.
# Nog een.
themes:  # het belangrijkste eerst
  # Boven een streepje.
  - wonen
  - school  # later
goal: >-  # inkorten
  Dit is een tekst met een # erin, die te lang is om op de regel van het veld
  te staan.
implementations:
  # Boven een deel.
  - area: breda-noord
    # Waarom gepland?
    status: gepland
sources:
  - brief
# Aan het eind.
"""


def test_comments_stay_with_what_they_belong_to() -> None:
    assert form(COMMENTED) == COMMENTED
    assert form(f"---\n{COMMENTED}---\n# Kop\n", MD).count("#") == COMMENTED.count("#") + 1


def test_comments_move_with_their_field() -> None:
    text = """\
# Kop.
summary: "x" # achter
# Boven title.
title: y
parts:
- b: 1
  # Boven het eerste veld.
  a: 'x # geen' # wel
"""
    assert (
        form(text)
        == """\
# Kop.
# Boven title.
title: y
summary: x  # achter
parts:
  - b: 1
    # Boven het eerste veld.
    a: 'x # geen'  # wel
"""
    )


def test_a_comment_above_what_becomes_the_first_field_goes_above_the_dash() -> None:
    text = "materials:\n  - url: x\n    # Naam?\n    title: y\n"
    once = form(text)
    assert once == "materials:\n  # Naam?\n  - title: y\n    url: x\n"
    assert form(once) == once


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        ("a: [b, # x\n  c]\n", 1, 8),
        ("a: [b, c] # x\n", 1, 11),
        ("a:\n  # x\n  b\n", 2, 3),
        ("a:\n  - b\n  # x\nc: d\n", 3, 3),
        ("a:\n  - b\n  # x\n", 3, 3),
        ("a:\n  - # x\n    b: c\n", 2, 5),
        ("a:\n  - # x\n  - b\n", 2, 5),
        ("a:\n  # x\n  -\n", 2, 3),
        ("a: b\n  c # x\n", 2, 5),
        ("a: 'b\n  c' # x\n", 2, 6),
        ("? a # x\n: b\n", 1, 5),
        ("--- # x\na: b\n", 1, 5),
        ("# x\n---\na: b\n", 1, 1),
        ("a: b\nc:\n  - {d: e} # x\n", 3, 12),
        ("a:\n  - b:\n      - c\n    # x\n  - d\n", 4, 5),
    ],
)
def test_a_comment_of_which_it_is_not_sure_where_it_belongs_is_refused(
    text: str, line: int, column: int
) -> None:
    said = f"het commentaar op regel {line} zou verloren gaan. "
    hint = "Zet het op een eigen regel recht boven een veld of streepje."
    assert refusal(text) == f"proef.yml:{line}:{column}: {said}{hint}"
    assert refusal(f"---\n{text}---\n", MD) == (
        f"proef.md:{line + 1}:{column}: {said.replace(str(line), str(line + 1))}{hint}"
        if not text.startswith(("---", "# x\n---"))
        else refusal(f"---\n{text}---\n", MD)
    )


LINES = [
    "a: b", "a:", "  - b", "- b", "  c: d", "# x", "  # x", "    # x", "e: |-", "    f # g",
    "h: 'i", "  # j'", "k: >- # x", "l: [m, # x", "  n]", "o: p # x", "q: {r: s} # x", "-",
    "  - t: u # x", "    v: w", "", "- # x", "2: \x85# x", "3: \u2028# x",
]  # fmt: skip


@given(st.lists(st.sampled_from(LINES), max_size=12))
def test_no_comment_is_ever_lost(lines: list[str]) -> None:
    text = "\n".join(lines) + "\n"
    try:
        fields = parse(YML, text).fields
        once = form(text)
    except DocumentError:
        return
    assert types(parse(YML, once).fields) == types(fields)
    assert once.count("# x") == text.count("# x")
    assert form(once) == once


def test_a_file_that_cannot_be_read_gives_its_problems() -> None:
    assert "dit veld staat er twee keer" in refusal("a: b\na: c\n")
    assert "de kop met velden ontbreekt" in refusal("a: b\n", MD)


def test_a_form_that_says_something_else_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    said = "proef.yml:1:1: dit bestand kan niet worden opgemaakt zonder dat er iets verloren gaat."
    monkeypatch.setattr(module, "_quoted", lambda _: "'x'")
    assert refusal("a: '1'\n").startswith(said)
    monkeypatch.setattr(module, "_quoted", lambda _: "'")
    assert refusal("a: '1'\n").startswith(said)
    monkeypatch.setattr(module, "_quoted", lambda _: "1")
    assert refusal("a: '1'\n").startswith(said)
