from __future__ import annotations

import pickle
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st
from making import document, refusals

from palet.reading.document import MAX_BYTES, MAX_DEPTH, DocumentError, read
from palet.reading.place import find, locate
from palet.reading.scalar import Thousands, Typed
from palet.reading.syntax import syntax_problem

if TYPE_CHECKING:
    from pathlib import Path

NO_ANCHORS = (
    "verwijzingen met & en * zijn hier niet toegestaan. "
    "Schrijf de waarde voluit, of zet de tekst tussen aanhalingstekens."
)
TWICE = "dit veld staat er twee keer. Voeg de twee samen, of haal er een weg."
NO_FIELDS = (
    "dit bestand bevat geen velden. "
    "Schrijf op elke regel 'veld: waarde', met een spatie na de dubbele punt."
)
NOT_UTF8 = "Bewaar het bestand opnieuw met de codering UTF-8."
QUOTE = "Zet de hele tekst tussen aanhalingstekens."
IN_TEXT = "hier staat een dubbele punt midden in een tekst."
BRACKET_HINT = "of zet elke waarde op een eigen regel met '- ' ervoor."
BAD_BRACKET = (
    "hier staat een haakje verkeerd, of er ontbreekt een waarde. Sluit het haakje, " + BRACKET_HINT
)
OPEN_BRACKET = (
    "dit haakje wordt niet gesloten, of er ontbreekt een komma. Sluit het haakje, " + BRACKET_HINT
)
UNCLOSED = "dit aanhalingsteken wordt niet gesloten. Zet er ook een aan het einde van de tekst."
TAB = "deze regel springt in met een tab. Gebruik spaties in plaats van een tab."
EVEN = "Laat velden die bij elkaar horen even ver inspringen."
UNEVEN = f"deze regel past niet bij de regels erboven. {EVEN}"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("documents")


# What plain values mean.


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("5000", 5000), ("0", 0), ("-7", -7), ("+7", 7), ("1.5", 1.5), ("-0.25", -0.25),
        ("05.5", 5.5), ("true", True), ("false", False), ("null", None), ("~", None), ("", None),
    ],
)  # fmt: skip
def test_whole_and_decimal_numbers_true_false_and_null_are_values(
    folder: Path, text: str, value: object
) -> None:
    found = document(folder, f"veld: {text}")["veld"]
    assert (found, type(found)) == (value, Typed if isinstance(value, float) else type(value))


def test_a_decimal_knows_how_it_was_typed(folder: Path) -> None:
    found = document(folder, "veld: 09.30")["veld"]
    assert (found, found.typed, pickle.loads(pickle.dumps(found)).typed) == (9.3, "09.30", "09.30")  # noqa: S301 - just made


@pytest.mark.parametrize(
    "text",
    [
        "no", "yes", "on", "off", "y", "True", "FALSE", "Null", "12:30", "2024-05-23", "2024-05",
        "2024-05-23T10:00", "0777", "0x1F", "0b1", "1_000", "1e3", ".5", "5.", "5,5", "1.2.3",
        ".inf", ".nan", "<<", "=", "-1-", "+", "R&D", "a *b*", "€ 5", "c# is geen d",
        "12 mensen", "--5", "+-5",
    ],
)  # fmt: skip
def test_other_plain_values_are_text(folder: Path, text: str) -> None:
    assert document(folder, f"veld: {text}") == {"veld": text}


@pytest.mark.parametrize("text", ["5", "1.5", "true", "null", "", "~"])
@pytest.mark.parametrize("quote", ["'", '"'])
def test_a_value_between_quotes_is_text(folder: Path, text: str, quote: str) -> None:
    assert document(folder, f"veld: {quote}{text}{quote}") == {"veld": text}


def test_a_number_in_a_block_of_text_is_text(folder: Path) -> None:
    assert document(folder, "a: |-\n  5\nb: >-\n  6\n") == {"a": "5", "b": "6"}


def test_names_of_fields_are_always_text(folder: Path) -> None:
    assert document(folder, "5: a\ntrue: b\nnull: c\n") == {"5": "a", "true": "b", "null": "c"}


def test_lists_and_groups_of_fields_nest(folder: Path) -> None:
    text = "a:\n  - b: 1\n    c: [2, drie]\n  - {d: ~}\n"
    assert document(folder, text) == {"a": [{"b": 1, "c": [2, "drie"]}, {"d": None}]}


# PyYAML itself writes the rare line breaks of Unicode wrongly when it does not escape them.
TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x85\u2028\u2029"))


@given(TEXT, st.sampled_from([None, "'", '"']))
def test_any_text_comes_back_as_it_was_written(folder: Path, text: str, style: str | None) -> None:
    written = yaml.safe_dump([text], allow_unicode=True, default_style=style)
    assert document(folder, f"veld:\n{written}") == {"veld": [text]}


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_any_text_comes_back_as_it_was_escaped(folder: Path, text: str) -> None:
    written = yaml.safe_dump([text], allow_unicode=False, default_style='"')
    assert document(folder, f"veld:\n{written}") == {"veld": [text]}


@given(st.integers(-(10**18) + 1, 10**18 - 1))
def test_any_whole_number_comes_back_as_it_was_written(folder: Path, number: int) -> None:
    assert document(folder, f"veld: {number}") == {"veld": number}


# What a file looks like.


def test_a_yaml_file_has_fields_and_no_body(folder: Path) -> None:
    path = folder / "een.yml"
    path.write_text("a: 1\n")
    found = read(path)
    assert (found.path, found.fields, found.body) == (path, {"a": 1}, "")


def test_a_markdown_file_has_fields_between_lines_and_a_body_below(folder: Path) -> None:
    path = folder / "een.md"
    path.write_text("---\na: 1\n---\nEen.\n\n---\n\nTwee: 2\n")
    found = read(path)
    assert (found.fields, found.body) == ({"a": 1}, "Een.\n\n---\n\nTwee: 2\n")


def test_spaces_after_the_lines_around_the_fields_do_not_count(folder: Path) -> None:
    assert document(folder, "--- \na: 1\n---\t\nTekst", "een.md") == {"a": 1}


def test_a_byte_order_mark_does_not_count(folder: Path) -> None:
    assert document(folder, "\ufeffa: 1") == {"a": 1}
    assert document(folder, "\ufeff---\na: 1\n---\nTekst", "merk.md") == {"a": 1}


def test_line_ends_of_windows_do_not_count(folder: Path) -> None:
    assert document(folder, b"a: |-\r\n  een\r\n  twee\r\nb: 2\r\n") == {"a": "een\ntwee", "b": 2}


def test_line_ends_of_windows_do_not_count_in_the_body_either(folder: Path) -> None:
    path = folder / "windows.md"
    path.write_bytes(b"---\r\na: 1\r\n---\r\nEen\r\n\r\nTwee\r\n")
    assert read(path).body == "Een\n\nTwee\n"


def test_one_line_of_three_dashes_may_come_first(folder: Path) -> None:
    assert document(folder, "---\na: 1\n") == {"a": 1}


def test_a_comment_may_hold_anything(folder: Path) -> None:
    assert document(folder, "# &x *y !z\na: 1 # : [\n") == {"a": 1}


@pytest.mark.parametrize("text", ["", "\n\n", "# niets\n", "tekst", "5", "- a\n- b\n", "---\n"])
def test_a_file_without_fields_is_refused(folder: Path, text: str) -> None:
    assert refusals(folder, text) == [f"proef.yml:1:1: {NO_FIELDS}"]


def test_a_markdown_file_without_fields_is_refused(folder: Path) -> None:
    assert refusals(folder, "---\n---\nTekst\n", "a.md") == [f"a.md:1:1: {NO_FIELDS}"]


@pytest.mark.parametrize("text", ["", "Tekst\n", "a: 1\n---\n", "\n---\na: 1\n---\n", "----\n"])
def test_a_markdown_file_that_does_not_begin_with_a_line_is_refused(
    folder: Path, text: str
) -> None:
    assert refusals(folder, text, "a.md") == [
        "a.md:1:1: de kop met velden ontbreekt. "
        "Begin het bestand met een regel '---', dan de velden, dan weer '---'."
    ]


def test_a_markdown_file_whose_fields_do_not_end_is_refused(folder: Path) -> None:
    assert refusals(folder, "---\na: 1\n\nTekst\n", "a.md") == [
        "a.md:1:1: de kop met velden wordt niet gesloten. "
        "Zet onder het laatste veld een regel '---'."
    ]


def test_a_file_of_exactly_the_most_bytes_is_read(folder: Path) -> None:
    text = "a: " + "x" * (MAX_BYTES - 3)
    assert document(folder, text) == {"a": text[3:]}


def test_a_larger_file_is_refused(folder: Path) -> None:
    assert refusals(folder, b"a: " + b"x" * (MAX_BYTES - 2)) == [
        "proef.yml:1:1: dit bestand is te groot (1000001 bytes). "
        "Een record is hooguit 1000000 bytes."
    ]


@pytest.mark.parametrize(
    ("raw", "place", "meant"),
    [
        (b"\xff", "1:1", "ÿ"),
        (b"a: \xe9\xe9n", "1:4", "é"),
        (b"a: 1\nb: caf\xe9\n", "2:7", "é"),
        ("# één\n".encode() + b"a: \xff", "2:4", "ÿ"),
        ("één: ".encode() + b"\xff", "1:6", "ÿ"),
        (b"a: 1\n\n\n\xc3(", "4:1", "Ã"),
    ],
)
def test_a_character_that_is_not_utf8_is_refused_at_its_place(
    folder: Path, raw: bytes, place: str, meant: str
) -> None:
    said = f"hier staat een teken dat geen UTF-8 is (waarschijnlijk '{meant}')."
    assert refusals(folder, raw) == [f"proef.yml:{place}: {said} {NOT_UTF8}"]


@pytest.mark.parametrize("coding", ["utf-16", "utf-16-le", "utf-16-be"])
def test_a_file_that_is_utf16_is_called_so(folder: Path, coding: str) -> None:
    said = f"dit bestand is met de codering UTF-16 bewaard. {NOT_UTF8}"
    assert refusals(folder, "title: x\n".encode(coding)) == [f"proef.yml:1:1: {said}"]


# What is refused, and where.


def test_a_duplicate_key_is_refused_at_its_second_place(folder: Path) -> None:
    assert refusals(folder, "title: a\nkind: b\ntitle: c\n") == [f"proef.yml:3:1: title: {TWICE}"]


def test_every_duplicate_key_is_refused_by_its_whole_name(folder: Path) -> None:
    text = "a:\n  - b: 1\n    b: 2\n  - {c: 1, c: 2}\na: 3\n"
    assert refusals(folder, text) == [
        f"proef.yml:3:5: a.0.b: {TWICE}",
        f"proef.yml:4:12: a.1.c: {TWICE}",
        f"proef.yml:5:1: a: {TWICE}",
    ]


def test_a_duplicate_key_in_a_markdown_file_has_its_line_in_the_file(folder: Path) -> None:
    text = "---\na: 1\na: 2\n---\nTekst\n"
    assert refusals(folder, text, "a.md") == [f"a.md:3:1: a: {TWICE}"]


def test_the_same_key_in_two_groups_is_no_duplicate(folder: Path) -> None:
    assert document(folder, "a: {c: 1}\nb: {c: 2}\n") == {"a": {"c": 1}, "b": {"c": 2}}


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("a: &x 1", "1:4"),
        ("a: *x", "1:4"),
        ("a: 1\nb: &x\n  c: 2\n", "2:4"),
        ("a: [1, &x 2]", "1:8"),
        ("a: {b: *x}", "1:8"),
        ("<<: *x", "1:5"),
        ("- &x a", "1:3"),
        ("&x a: 1", "1:1"),
        ("&x\na: 1", "1:1"),
    ],
)
def test_anchors_and_aliases_are_refused(folder: Path, text: str, place: str) -> None:
    assert refusals(folder, text) == [f"proef.yml:{place}: {NO_ANCHORS}"]


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ("a &b", "a &b"),
        ("x *y", "x *y"),
        ("R&D", "R&D"),
        ("'&x'", "&x"),
        ('"*x"', "*x"),
        ("|-\n  &x", "&x"),
        (">-\n  a\n  *b", "a *b"),
    ],
)
def test_text_with_an_ampersand_or_a_star_is_no_anchor(
    folder: Path, written: str, text: str
) -> None:
    assert document(folder, f"a: {written}") == {"a": text}


@pytest.mark.parametrize(
    ("value", "label"),
    [
        ("!!int 5", "!!int"),
        ("!!str 5", "!!str"),
        ("!eigen tekst", "!eigen"),
        ("!eigen [1]", "!eigen"),
        ("!eigen {b: 1}", "!eigen"),
        ("!<tag:x> y", "tag:x"),
        ("!!python/object/apply:os.system [ls]", "!!python/object/apply:os.system"),
    ],
)
def test_a_tag_is_refused(folder: Path, value: str, label: str) -> None:
    assert refusals(folder, f"a:\n  - {value}") == [
        f"proef.yml:2:5: a.0: het label '{label}' is niet toegestaan. "
        "Haal het weg. "
        "Begint een tekst met een uitroepteken? Zet hem dan tussen aanhalingstekens."
    ]


def test_values_nest_to_the_limit_and_no_deeper(folder: Path) -> None:
    def nested(depth: int) -> str:
        return "a: " + "[" * (depth - 1) + "5" + "]" * (depth - 1)

    found = document(folder, nested(MAX_DEPTH))["a"]
    for _ in range(MAX_DEPTH - 1):
        (found,) = found
    assert found == 5
    said = "dit is te diep genest. Schrijf gewone tekst of een lijst."
    assert refusals(folder, nested(MAX_DEPTH + 1)) == [f"proef.yml:1:{3 + MAX_DEPTH}: {said}"]
    mixed = "a: " + "[x, " * MAX_DEPTH + "5" + "]" * MAX_DEPTH
    last = f"proef.yml:1:{4 + 4 * MAX_DEPTH}: {'.'.join(['a', *['1'] * MAX_DEPTH])}: {said}"
    assert refusals(folder, mixed)[-1] == last


@pytest.mark.parametrize("text", ["a: " + "[" * 60_000, "- " * 60_000 + "x", "[x, " * 60_000])
def test_nesting_that_would_exhaust_the_stack_is_refused(folder: Path, text: str) -> None:
    (said,) = refusals(folder, text)
    assert "dit is te diep genest." in said


@pytest.mark.parametrize("text", ["? [a]\n: 1", "{[a]: 1, [b]: 2}", "!!str title: x"])
def test_only_a_plain_word_can_name_a_field(folder: Path, text: str) -> None:
    assert all("dit kan geen naam van een veld zijn." in said for said in refusals(folder, text))


def test_a_number_longer_than_any_record_needs_stays_text(folder: Path) -> None:
    assert document(folder, "a: " + "1" * 5000) == {"a": "1" * 5000}


def test_a_decimal_that_may_be_thousands_is_told_apart(folder: Path) -> None:
    found = document(folder, "a: 55.000\nb: 1.5\nc: 51.982")
    assert [type(value) for value in found.values()] == [Thousands, Typed, Thousands]
    assert found == {"a": 55, "b": 1.5, "c": 51.982}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("a: b: c", f"1:5: {IN_TEXT} Zet de tekst tussen aanhalingstekens: a: 'b: c'."),
        ("a: b's: c", f'1:7: {IN_TEXT} Zet de tekst tussen aanhalingstekens: a: "b\'s: c".'),
        ("- a: b: c", f"1:7: {IN_TEXT} Zet de tekst tussen aanhalingstekens: a: 'b: c'."),
        ("a: b\n  c: d", f"2:3: deze regel springt verder in dan het veld erboven. {EVEN}"),
        (
            "a:\n  - b: 1\n     c: 2",
            f"3:6: deze regel springt verder in dan het veld erboven. {EVEN}",
        ),
        ("a: b\n  c\n  d: e", f"3:4: {IN_TEXT} {QUOTE}"),
        (f"{'x' * 1100}: 1", f"1:1101: {IN_TEXT} {QUOTE}"),
        (
            f"a: {'x' * 70}: b",
            f"1:74: {IN_TEXT} Zet de hele tekst tussen aanhalingstekens.",
        ),
        (
            "a: \u201cb: c\u201d",
            f"1:6: {IN_TEXT} "
            "Gekrulde aanhalingstekens tellen niet mee; gebruik rechte: \"...\" of '...'.",
        ),
        ("a:b\nc: d", "1:3: na de dubbele punt ontbreekt een spatie. Schrijf 'a: b'."),
        ("a: 1\nb:c\nd: 2", "2:3: na de dubbele punt ontbreekt een spatie. Schrijf 'b: c'."),
        ("a:\n  - b\n  -c\nd: 1", "3:4: na het streepje ontbreekt een spatie. Schrijf '- c'."),
        (
            "a: |-\nb c\nd: 1",
            "2:1: deze regel hoort bij de tekst erboven, maar springt niet in. "
            "Laat alle regels van 'a' even ver inspringen.",
        ),
        (
            "a\nb: 1",
            "1:1: hier ontbreekt een dubbele punt na de naam van een veld. "
            "Schrijf 'naam: waarde', en laat een vervolgregel inspringen.",
        ),
        (
            "a: 1\nb\nc: 2",
            "2:1: hier ontbreekt een dubbele punt na de naam van een veld. "
            "Schrijf 'naam: waarde', en laat een vervolgregel inspringen.",
        ),
        ("a: @b", f"1:4: een waarde kan niet met '@' beginnen. {QUOTE}"),
        ("a: `b`", f"1:4: een waarde kan niet met '`' beginnen. {QUOTE}"),
        ("a: 1\nb: %", f"2:4: een waarde kan niet met '%' beginnen. {QUOTE}"),
        ("a: **b** c", f"1:4: een tekst kan niet met '*' beginnen. {QUOTE}"),
        ("a: [b](c) d", f"1:4: een tekst kan niet met '[' beginnen. {QUOTE}"),
        ("a:\n  b: 1\n c: 2", f"3:2: {UNEVEN}"),
        (" a: 1\nb: 2", f"1:2: deze regel springt in, en de regels eronder niet. {EVEN}"),
        ("a: 1\n...\nb: 2", f"3:1: {UNEVEN}"),
        (
            "a: 'b' c",
            "1:8: de tekst gaat door na het aanhalingsteken. "
            'Staat er een apostrof in de tekst? Gebruik dan dubbele aanhalingstekens: "foto\'s".',
        ),
        (
            'a: "b" c',
            "1:8: de tekst gaat door na het aanhalingsteken. "
            "Zet het hele veld tussen enkele aanhalingstekens: 'De \"wijk\" van nu'.",
        ),
        ('a: "b\nc: "d"', f"1:4: {UNCLOSED}"),
        (
            "a: 's avonds",
            "1:4: dit aanhalingsteken wordt niet gesloten. "
            'Begint de tekst met een apostrof? Schrijf dan "\'s avonds".',
        ),
        (
            "a: > b",
            "1:6: achter '|' of '>' kan op dezelfde regel geen tekst staan. "
            "Begin de tekst op de volgende regel, ingesprongen, "
            "of zet hem tussen aanhalingstekens.",
        ),
        (
            "a:\n  - b\n  c: 1",
            "3:3: deze regel hoort niet in de lijst erboven. "
            "Begin elk onderdeel van een lijst met '- ', even ver ingesprongen.",
        ),
        (
            "a: - b",
            "1:4: hier kan geen lijst beginnen. Is het een tekst? Schrijf a: '- b'. "
            "Is het een lijst? Zet het streepje op een nieuwe regel.",
        ),
        ('a: "b', f"1:4: {UNCLOSED}"),
        ("a: 1\nb: 'c", f"2:4: {UNCLOSED}"),
        ("a:\n\tb: 1", f"2:1: {TAB}"),
        ("\ta: 1", f"1:1: {TAB}"),
        ("a: ]", f"1:4: {BAD_BRACKET}"),
        ("a: [1,\nb: 2", f"1:4: {OPEN_BRACKET}"),
        (
            'a: "\\q"',
            "1:5: een schuine streep (\\) heeft tussen dubbele aanhalingstekens "
            "een eigen betekenis. "
            "Zet de tekst tussen enkele aanhalingstekens: '...'.",
        ),
        (
            "a: 1\n---\nb: 2",
            "2:1: hier begint een tweede blok met velden. "
            "Haal de regel '---' weg, of maak een tweede bestand voor het tweede record.",
        ),
        ("%YAML 3.0\n---\na: 1", f"1:1: een regel kan niet met '%' beginnen. {QUOTE}"),
    ],
)
def test_what_is_no_yaml_is_explained_at_its_place(folder: Path, text: str, said: str) -> None:
    assert refusals(folder, text) == [f"proef.yml:{said}"]


def test_an_error_in_a_markdown_file_has_its_line_in_the_file(folder: Path) -> None:
    assert refusals(folder, "---\nx: 1\na: b: c\n---\n", "a.md") == [
        f"a.md:3:5: {IN_TEXT} Zet de tekst tussen aanhalingstekens: a: 'b: c'."
    ]


@pytest.mark.parametrize("character", ["\x00", "\x01", "\x1b", "\x7f"])
def test_a_control_character_is_refused(folder: Path, character: str) -> None:
    words = "hier staat een onzichtbaar stuurteken. Haal het weg en typ de tekst opnieuw."
    assert refusals(folder, f"é: 1\na: {character}") == [f"proef.yml:2:4: {words}"]
    front = f"---\na: {character}\n---\n"
    assert refusals(folder, front, "a.md") == [f"a.md:2:4: {words}"]


def test_an_error_prints_all_its_problems(folder: Path) -> None:
    with pytest.raises(DocumentError) as caught:
        document(folder, "a: 1\na: 2\na: 3\n")
    assert str(caught.value).splitlines() == [
        f"{folder}/proef.yml:{line}:1: a: {TWICE}" for line in (2, 3)
    ]


YAMLISH = st.text("abc:- \n\t[]{}&*!|>'\"#%@`,?0123456789.~é\x00\ufeff", max_size=40)


@given(st.one_of(st.binary(max_size=200), YAMLISH.map(str.encode)), st.sampled_from(["yml", "md"]))
@example(b"---\na: 1\n---\nb", "md")
@example("a: 1\u2028b: 2".encode(), "yml")
@example(b"a: 1\rb: [\r", "yml")
def test_arbitrary_bytes_are_read_or_refused_and_nothing_else(
    folder: Path, raw: bytes, suffix: str
) -> None:
    path = folder / f"bytes.{suffix}"
    path.write_bytes(raw)
    try:
        sound = isinstance(read(path).fields, dict)
    except DocumentError as error:
        places = [(problem.line, problem.column) for problem in error.problems]
        sound = bool(places) and all(line >= 1 and column >= 1 for line, column in places)
    assert sound


@given(
    YAMLISH.map(lambda text: f"a:\n{text}"), st.lists(st.one_of(st.just("a"), st.integers(0, 3)))
)
def test_a_place_can_be_asked_of_any_file(folder: Path, text: str, location: list[Any]) -> None:
    path = folder / "place.yml"
    path.write_bytes(text.encode())
    line, column = locate(path, tuple(location))
    assert line >= 1
    assert column >= 1


# Where fields are.

PLACES = """\
title: a
list:
  - een
  - naam: x
    b: 1
  - [p, q]
"""


@pytest.mark.parametrize(
    ("location", "place"),
    [
        ((), (1, 1)),
        (("title",), (1, 1)),
        (("list",), (2, 1)),
        (("list", 0), (3, 5)),
        (("list", 1), (4, 5)),
        (("list", 1, "b"), (5, 5)),
        (("list", 2, 1), (6, 9)),
    ],
)
def test_a_field_is_found_at_its_name_and_an_item_at_its_start(
    folder: Path, location: tuple[Any, ...], place: tuple[int, int]
) -> None:
    path = folder / "places.yml"
    path.write_text(PLACES)
    assert locate(path, location) == place


@pytest.mark.parametrize(
    ("location", "place"),
    [
        (("nergens",), (1, 1)),
        (("title", "deel"), (1, 1)),
        (("list", 3), (2, 1)),
        (("list", 9), (2, 1)),
        (("list", "naam"), (2, 1)),
        (("list", 1, "c"), (4, 5)),
        (("list", 1, "c", 4), (4, 5)),
    ],
)
def test_a_field_that_is_not_there_is_found_at_what_is_around_it(
    folder: Path, location: tuple[Any, ...], place: tuple[int, int]
) -> None:
    path = folder / "places.yml"
    path.write_text(PLACES)
    assert locate(path, location) == place


def test_a_field_of_a_markdown_file_is_found_at_its_line_in_the_file(folder: Path) -> None:
    path = folder / "places.md"
    path.write_text("---\na: 1\nb: 2\n---\nTekst\n")
    assert locate(path, ("b",)) == (3, 1)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("---\na: 1\n---\nTekst\n", (4, 1)),
        ("---\na: 1\n---\n\n\nTekst\n\nMeer\n", (6, 1)),
        ("---\na: 1\n---\n", (4, 1)),
        ("---\na: 1\n---", (3, 1)),
    ],
)
def test_the_body_is_found_below_the_fields(
    folder: Path, text: str, place: tuple[int, int]
) -> None:
    path = folder / "body.md"
    path.write_text(text)
    assert locate(path, ("body",)) == place


@pytest.mark.parametrize(
    ("words", "column"), [("<b", 4), ("![x](", 8), ("javascript:x", None), ("een", None)]
)
def test_signs_are_found_inside_words_and_words_are_not(
    folder: Path, words: str, column: int | None
) -> None:
    path = folder / "signs.txt"
    path.write_text("abc<b>!![x](eentje javascript:xy\n")
    found = find(path, words)
    assert (found[1] if found else None) == column


def test_a_field_of_a_file_that_cannot_be_read_is_found_where_reading_stops(folder: Path) -> None:
    path = folder / "broken.yml"
    path.write_text("a: 1\nb: c: d\n")
    assert locate(path, ("a",)) == (2, 5)


def test_a_field_of_an_empty_file_is_found_at_its_start(folder: Path) -> None:
    path = folder / "empty.yml"
    path.write_text("")
    assert locate(path, ("a",)) == (1, 1)


@pytest.mark.parametrize(
    ("words", "first", "place"),
    [("een", 1, (1, 4)), ("een", 2, (3, 1)), ("twee", 1, (2, 1)), ("twee", 3, None)],
)
def test_words_are_found_from_a_line_on(
    folder: Path, words: str, first: int, place: tuple[int, int] | None
) -> None:
    path = folder / "words.txt"
    path.write_text("\ufeffx: een\ntwee\neen\n", "utf-8")
    assert find(path, words, first) == place


def test_words_are_found_from_the_first_line_on_unless_asked_otherwise(folder: Path) -> None:
    path = folder / "words.txt"
    path.write_text("een\neen\n")
    assert find(path, "een") == (1, 1)


@pytest.mark.parametrize(
    ("made", "reason"),
    [
        ("nothing", "het is er niet, of niet meer"),
        ("folder", "dit is een map"),
        ("link", "het is er niet, of niet meer"),
        ("loop", "de koppelingen leiden naar elkaar"),
        ("below", "op de plaats van een map staat een bestand"),
        ("x" * 300, "de naam is te lang"),
    ],
)
def test_a_file_that_cannot_be_read_is_a_problem_of_its_own(
    tmp_path: Path, made: str, reason: str
) -> None:
    path = tmp_path / made
    if made == "folder":
        path.mkdir()
    elif made in ("link", "loop"):
        path.symlink_to(path if made == "loop" else tmp_path / "nothing")
    elif made == "below":
        (tmp_path / "file").touch()
        path = tmp_path / "file" / "x.yml"
    with pytest.raises(DocumentError) as caught:
        read(path)
    (problem,) = caught.value.problems
    assert problem.message == f"dit bestand is niet te lezen: {reason}."
    assert find(path, "words") is None
    assert locate(path, ("title",)) == (1, 1)


def test_nesting_that_the_parser_itself_refuses_is_told_in_the_same_words(tmp_path: Path) -> None:
    mark = yaml.Mark("x", 3, 0, 3, "a: [[[", 3)
    error = yaml.scanner.ScannerError(
        "while increasing flow level", mark, "exceeded maximum nesting depth", mark
    )
    said = syntax_problem(tmp_path / "x.yml", "a: [[[", error)
    assert (said.message, said.hint) == (
        "dit is te diep genest.", "Schrijf gewone tekst of een lijst.",
    )  # fmt: skip


@pytest.mark.parametrize("rows", ["- {a: 1}\n", "- a: 1\n", "- 1\n", "- - 1\n", "- [1, 1, 1]\n"])
def test_more_than_a_record_can_hold_is_refused_before_it_is_read(
    tmp_path: Path, rows: str
) -> None:
    (said,) = refusals(tmp_path, "lijst:\n" + rows * (900_000 // len(rows)))
    assert said.endswith(": tot hier staat er al te veel in dit bestand. Maak er meer records van.")


def test_a_long_text_is_not_too_much(tmp_path: Path) -> None:
    fields = document(tmp_path, "tekst: |\n" + "  Een regel.\n" * 20_000 + "lijst: [1, 2]\n")
    assert len(fields["tekst"]) == 220_000
