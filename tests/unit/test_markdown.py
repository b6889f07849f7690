"""Markdown with links to records."""

from __future__ import annotations

import pytest

from palet.content.markdown import record_links, replace_links, to_html


@pytest.mark.parametrize(
    "markdown",
    [
        "[een wijk](area:proefwijk)",
        '[een wijk](area:proefwijk "Een wijk")',
        "[een wijk](<area:proefwijk>)",
        "[een wijk][1]\n\n[1]: area:proefwijk",
        "Tekst met **[een wijk](area:proefwijk)**.",
    ],
)
def test_a_link_to_a_record_is_found_however_it_is_written(markdown: str) -> None:
    assert record_links(markdown) == [("area", "proefwijk")]


@pytest.mark.parametrize(
    "markdown",
    [
        "`[een wijk](area:proefwijk)`",
        "    [een wijk](area:proefwijk)",
        "[een wijk](https://voorbeeld.nl/area:proefwijk)",
        "[iets](nothing:y)",
        "area: proefwijk",
        "",
    ],
)
def test_what_is_no_link_to_a_record_is_not_found(markdown: str) -> None:
    assert record_links(markdown) == []


def test_links_come_in_their_order_with_whatever_stands_in_them() -> None:
    markdown = "[a](area:x) [*b*](source:z) [c](intervention:)"
    assert record_links(markdown) == [("area", "x"), ("source", "z"), ("intervention", "")]


def test_raw_html_and_unsafe_links_are_left_out() -> None:
    html = to_html('<script>alert(1)</script> [x](javascript:alert(1)) <b onclick="x">y</b>')
    assert "<script" not in html
    assert "javascript:" not in html
    assert "onclick" not in html


def test_each_link_to_a_record_is_replaced_and_the_rest_stays() -> None:
    html = '<p>Zie <a href="area:x" title="t">de <em>wijk</em></a> en <a href="https://a.nl">b</a>.</p>'
    made = replace_links(html, lambda m: f"{m['space']}[{m['kind']}|{m['id']}|{m['words']}]")
    assert made == '<p>Zie [area|x|de <em>wijk</em>] en <a href="https://a.nl">b</a>.</p>'
