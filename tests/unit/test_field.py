from __future__ import annotations

from typing import Annotated, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from palet.model.field import (
    Flag,
    Id,
    MailAddress,
    Markdown,
    Number,
    Part,
    Prose,
    Reference,
    Term,
    Text,
    WebAddress,
)
from palet.model.shape import marked


def accepted(kind: Any, value: object) -> bool:
    try:
        return bool(TypeAdapter(kind).validate_python(value) == value)
    except ValidationError:
        return False


class Inner(Part):
    source: Annotated[Id, Reference("source")]
    plain: Text = "x"


class Outer(Part):
    title: Text = "Titel"
    kind: Annotated[Id, Term("kinds")] | None = None
    body: Prose | None = None
    areas: tuple[Annotated[Id, Reference("area")], ...] = ()
    inner: Inner | None = None
    many: tuple[Inner, ...] = ()
    words: tuple[Text, ...] = ()
    count: Number = 0
    either: Inner | Text = "-"


class Outermost(Part):
    outers: tuple[Outer, ...]


@pytest.mark.parametrize("text", ["a", " a", "5 < 6", "a<5", "<", "<3", "<https://x.nl>", "a > b"])
def test_text_with_words_is_text(text: str) -> None:
    assert accepted(Text, text)


@pytest.mark.parametrize("text", ["", " ", "\n\t", "\u00a0"])
def test_text_of_nothing_but_space_is_refused(text: str) -> None:
    assert not accepted(Text, text)


@pytest.mark.parametrize("text", ["<b>a</b>", "a </p>", "<!-- x -->", "<?php", "a<br", "<A HREF"])
def test_html_is_refused(text: str) -> None:
    with pytest.raises(ValidationError) as caught:
        TypeAdapter(Text).validate_python(text)
    assert caught.value.errors()[0]["type"] == "html"


@pytest.mark.parametrize(
    "text",
    [
        "Op 2024-05-23 en 2024-05-24", "€ 1.000.000.000", "Kamerstuk 36 200 XV, nr. 96",
        "https://x.nl/0612345678", "GM0202 en 0201234567890", "5 < 6, 6 > 5", "<https://x.nl>",
        "Goed!", "[x](https://x.nl/javascript:)", "een @naam", "nr. 1234567890",
    ],
)  # fmt: skip
def test_what_only_looks_like_it_is_accepted(text: str) -> None:
    assert accepted(Text, text)


@pytest.mark.parametrize("value", [5, 1.5, True, None, ["a"], b"a"])
def test_what_is_not_text_does_not_become_text(value: object) -> None:
    assert not accepted(Text, value)


@pytest.mark.parametrize("text", ["a", "a1", "1", "youth-cyber-team", "2024-05"])
def test_small_letters_digits_and_single_hyphens_make_an_id(text: str) -> None:
    assert accepted(Id, text)


@pytest.mark.parametrize("text", ["", "A", "é", "a_b", "a b", "a--b", "-a", "a-", "a/b", "a\n"])
def test_other_texts_are_no_id(text: str) -> None:
    assert not accepted(Id, text)


@pytest.mark.parametrize(
    "text",
    [
        "https://voorbeeld.nl", "http://a.nl/", "https://a.nl/b?c=d&e=f#g", "https://a.b.nl/é",
        "https://a.nl/(b)", "https://a.nl:8080/x", "HTTPS://a.nl", "https://a.nl/'s-hof",
    ],
)  # fmt: skip
def test_addresses_of_the_web_are_accepted(text: str) -> None:
    assert accepted(WebAddress, text)


@pytest.mark.parametrize(
    "text",
    [
        "", "voorbeeld.nl", "www.voorbeeld.nl", "ftp://a.nl", "mailto:a@b.nl", "https://", "https://a",
        "https:a.nl", "https://a .nl", "https://a.nl/ b", "javascript:alert(1)", "//a.nl",
        'https://a.nl/"x', "https://a.nl/<x>", "https://a.nl/\\x", " https://a.nl", "https://a.nl\n",
        "https:///a.nl", "https://a:b@a.nl",
    ],
)  # fmt: skip
def test_other_texts_are_no_address_of_the_web(text: str) -> None:
    assert not accepted(WebAddress, text)


@pytest.mark.parametrize("text", ["info@a.nl", "a.b+c_d-e@f-g.h.nl", "1@2.nl"])
def test_addresses_of_mail_are_accepted(text: str) -> None:
    assert accepted(MailAddress, text)


@pytest.mark.parametrize(
    "text",
    ["", "info", "info@", "@a.nl", "info@a", "a@b@c.nl", "a b@c.nl", "a@b.nl ", "mailto:a@b.nl"],
)
def test_other_texts_are_no_address_of_mail(text: str) -> None:
    assert not accepted(MailAddress, text)


@pytest.mark.parametrize("value", [0, 5, -5, 1.5, 10**15])
def test_a_number_keeps_its_value_and_type(value: float) -> None:
    found = TypeAdapter(Number).validate_python(value)
    assert (found, type(found)) == (value, type(value))


@pytest.mark.parametrize("value", ["5", "1.5", True, None, [5]])
def test_what_is_not_a_number_does_not_become_one(value: object) -> None:
    assert not accepted(Number, value)


@pytest.mark.parametrize("value", [0, 1, "true", "ja", None])
def test_only_true_and_false_are_a_flag(value: object) -> None:
    assert accepted(Flag, True)  # noqa: FBT003 - the value is what this is about
    with pytest.raises(ValidationError):
        TypeAdapter(Flag).validate_python(value)


def test_a_part_takes_no_other_fields() -> None:
    with pytest.raises(ValidationError) as caught:
        Inner.model_validate({"source": "a", "extra": 1})
    assert [error["type"] for error in caught.value.errors()] == ["extra_forbidden"]


def test_a_part_does_not_change() -> None:
    part = Inner(source="a")
    with pytest.raises(ValidationError):
        part.source = "b"  # type: ignore[misc]
    assert part.source == "a"


def test_marked_texts_are_found_at_any_depth_in_the_order_of_the_fields() -> None:
    outer = Outer(
        kind="soort",
        body="**Tekst**",
        areas=("a", "b"),
        inner=Inner(source="c"),
        many=(Inner(source="d"), Inner(source="e")),
        words=("x",),
    )
    assert list(marked(Outermost(outers=(Outer(), outer)))) == [
        (("outers", 1, "kind"), Term("kinds"), "soort"),
        (("outers", 1, "body"), Markdown(), "**Tekst**"),
        (("outers", 1, "areas", 0), Reference("area"), "a"),
        (("outers", 1, "areas", 1), Reference("area"), "b"),
        (("outers", 1, "inner", "source"), Reference("source"), "c"),
        (("outers", 1, "many", 0, "source"), Reference("source"), "d"),
        (("outers", 1, "many", 1, "source"), Reference("source"), "e"),
    ]


def test_a_part_without_marked_texts_yields_nothing() -> None:
    assert list(marked(Outer(words=("x",), count=5))) == []


@given(st.lists(st.from_regex(r"[a-z]{1,5}", fullmatch=True), max_size=8))
def test_every_reference_of_a_list_is_found_once_at_its_place(ids: list[str]) -> None:
    found = [(location[1], text) for location, _, text in marked(Outer(areas=tuple(ids)))]
    assert found == list(enumerate(ids))
