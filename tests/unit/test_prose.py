from __future__ import annotations

from typing import TYPE_CHECKING

import making
import pytest
import sample
from hypothesis import given
from hypothesis import strategies as st
from making import GLOSSARY, catalog
from markupsafe import Markup, escape

from palet.pages.prose import Prose, References

if TYPE_CHECKING:
    from pathlib import Path

    from palet.content.catalog import Catalog

NPLV = '<abbr title="Nationaal Programma Leefbaarheid en Veiligheid.">NPLV</abbr>'
ONE = '<a class="ref" href="#bron-1" aria-label="bron 1">1</a>'
TWO = '<a class="ref" href="#bron-2" aria-label="bron 2">2</a>'


@pytest.fixture(scope="module")
def prose(sample_catalog: Catalog) -> Prose:
    return Prose(sample_catalog)


@pytest.fixture(scope="module")
def two_sources(tmp_path_factory: pytest.TempPathFactory) -> Catalog:
    files = {"sources/rapport.yml": sample.SOURCE}
    return catalog(tmp_path_factory.mktemp("two"), files)


def html(prose: Prose, markdown: str, base: str = "../../") -> str:
    return prose.html(markdown, References(), base).rstrip("\n")


# References.


def test_sources_are_numbered_in_the_order_in_which_they_are_first_named(
    two_sources: Catalog,
) -> None:
    brief, report = two_sources["source"]["brief"], two_sources["source"]["rapport"]
    references = References()
    assert [references.number(source) for source in (report, brief, report)] == [1, 2, 1]
    assert list(references.sources) == [report, brief]


def test_a_reference_is_a_small_link_to_the_list_of_sources(two_sources: Catalog) -> None:
    references = References()
    assert references.mark(two_sources["source"]["brief"]) == ONE
    assert references.mark(two_sources["source"]["rapport"]) == TWO


# Markdown.


@pytest.mark.parametrize(
    ("markdown", "expected"),
    [
        ("Een *twee* **drie**.", "<p>Een <em>twee</em> <strong>drie</strong>.</p>"),
        ("Een\n\nTwee", "<p>Een</p>\n<p>Twee</p>"),
        ("- een\n- twee", "<ul>\n<li>een</li>\n<li>twee</li>\n</ul>"),
        ("R&D < 5", "<p>R&amp;D &lt; 5</p>"),
        ("[een](https://a.nl/?b=c&d=e)", '<p><a href="https://a.nl/?b=c&amp;d=e">een</a></p>'),
    ],
)
def test_markdown_becomes_html(prose: Prose, markdown: str, expected: str) -> None:
    assert html(prose, markdown) == expected


@pytest.mark.parametrize("markdown", ["# Kop", "## Kop", "###### Kop", "Kop\n==="])
def test_every_heading_becomes_one_of_the_third_level(prose: Prose, markdown: str) -> None:
    assert html(prose, markdown) == "<h3>Kop</h3>"


@pytest.mark.parametrize(
    ("markdown", "expected"),
    [
        ("<script>alert(1)</script>", "<!-- raw HTML omitted -->"),
        (
            "een <b onclick='x'>twee</b>",
            "<p>een <!-- raw HTML omitted -->twee<!-- raw HTML omitted --></p>",
        ),
        ("[een](javascript:alert)", '<p><a href="">een</a></p>'),
        ("[een](JAVASCRIPT:alert)", '<p><a href="">een</a></p>'),
        ("[een](data:text/html,x)", '<p><a href="">een</a></p>'),
        ("![een](vbscript:x)", '<p><img src="" alt="een" /></p>'),
    ],
)
def test_raw_html_and_links_that_run_something_are_left_out(
    prose: Prose, markdown: str, expected: str
) -> None:
    assert html(prose, markdown) == expected


def test_a_link_to_a_record_gets_the_address_of_its_page(prose: Prose) -> None:
    assert html(prose, "Zie [de *wijk*](area:proefwijk).", "../") == (
        '<p>Zie <a href="../gebieden/proefwijk/">de <em>wijk</em></a>.</p>'
    )


def test_a_link_to_a_page_may_lead_to_one_that_is_made_of_records(prose: Prose) -> None:
    assert html(prose, "Zie [nieuws](page:nieuws), [ons](page:over-de-proef).", "../") == (
        '<p>Zie <a href="../nieuws/">nieuws</a>, <a href="../over-de-proef/">ons</a>.</p>'
    )


def test_a_link_that_runs_over_two_lines_is_a_link(prose: Prose) -> None:
    assert html(prose, "Zie\n[de\nwijk](area:proefwijk).", "") == (
        '<p>Zie\n<a href="gebieden/proefwijk/">de\nwijk</a>.</p>'
    )


def test_a_source_named_bron_is_its_number_only_right_behind_the_word(prose: Prose) -> None:
    assert html(prose, "Een feit [bron](source:brief).") == f"<p>Een feit{ONE}.</p>"
    assert html(prose, "Een feit\n[bron](source:brief).") == f"<p>Een feit{ONE}.</p>"


def test_a_source_named_otherwise_keeps_its_words_before_the_number(prose: Prose) -> None:
    assert html(prose, "Volgens [de brief](source:brief) wel.") == (
        f"<p>Volgens de brief{ONE} wel.</p>"
    )


def test_numbers_go_on_over_all_texts_of_a_page(two_sources: Catalog) -> None:
    prose, references = Prose(two_sources), References()
    first = prose.html("A [bron](source:rapport) B [bron](source:brief)", references, "")
    second = prose.html("C [bron](source:brief)", references, "")
    assert first == f"<p>A{ONE} B{TWO}</p>\n"
    assert second == f"<p>C{TWO}</p>\n"


def test_a_link_in_code_is_no_link(prose: Prose) -> None:
    found = html(prose, "`[x](area:proefwijk)`")
    assert found == "<p><code>[x](area:proefwijk)</code></p>"


# Abbreviations.


def test_an_abbreviation_is_explained_the_first_time_in_each_text(prose: Prose) -> None:
    assert html(prose, "NPLV, NPLV.\n\nHet NPLV.") == f"<p>{NPLV}, NPLV.</p>\n<p>Het NPLV.</p>"
    assert html(prose, "NPLV") == f"<p>{NPLV}</p>"


@pytest.mark.parametrize("word", ["XNPLV", "NPLVs", "SPUK-NPLV", "nplv", "NPLV_"])
def test_a_part_of_a_word_is_no_abbreviation(prose: Prose, word: str) -> None:
    assert prose.text(word) == word


def test_an_abbreviation_may_begin_a_compound(prose: Prose) -> None:
    assert prose.text("het NPLV-geld") == f"het {NPLV}-geld"


def test_an_abbreviation_inside_a_tag_stays_as_it_is(prose: Prose) -> None:
    assert html(prose, "[hier](https://a.nl/NPLV)") == '<p><a href="https://a.nl/NPLV">hier</a></p>'


def test_of_two_abbreviations_the_longest_counts(tmp_path: Path) -> None:
    more = "  - {id: nplv-b, label: NPLV bureau, explanation: 'Zo \"heet\" < & >.'}\n"
    prose = Prose(catalog(tmp_path, {GLOSSARY: f"{sample.GLOSSARY}{more}"}))
    assert prose.text("Het NPLV bureau van het NPLV") == (
        f'Het <abbr title="Zo &#34;heet&#34; &lt; &amp; &gt;.">NPLV bureau</abbr> van het {NPLV}'
    )


def test_without_a_glossary_nothing_is_explained(tmp_path: Path) -> None:
    prose = Prose(catalog(tmp_path, {GLOSSARY: None}))
    assert prose.text("Het NPLV") == "Het NPLV"


# Plain text.


def test_plain_text_is_escaped_and_explained(prose: Prose) -> None:
    found = prose.text("NPLV <b> & *niet schuin*")
    assert found == f"{NPLV} &lt;b&gt; &amp; *niet schuin*"
    assert isinstance(found, Markup)


@given(st.text())
def test_plain_text_without_abbreviations_is_only_escaped(prose: Prose, text: str) -> None:
    if "NPLV" not in text:
        assert prose.text(text) == escape(text)


@given(st.text("ab*_[]()<>!&`#\n -:/.", max_size=60))
def test_any_markdown_becomes_safe_html(prose: Prose, markdown: str) -> None:
    found = html(prose, markdown).replace("<!-- raw HTML omitted -->", "")
    assert found.count("<") == found.count(">")
    assert "<!" not in found


def test_words_of_a_link_to_a_source_keep_their_form(tmp_path: Path) -> None:
    prose = making.press(tmp_path).prose
    made = prose.html("[het **rapport** & meer](source:brief)", References(), "./")
    assert "het <strong>rapport</strong> &amp; meer<a class=" in made


def test_an_abbreviation_never_breaks_the_code_of_a_sign(tmp_path: Path) -> None:
    terms = sample.GLOSSARY + "  - {id: lt, label: lt, explanation: Uitleg.}\n"
    terms += "  - {id: amp, label: amp, explanation: Uitleg.}\n"
    made = Prose(making.catalog(tmp_path, {"vocabularies/glossary.yml": terms}))
    assert made.text("1 < 2 & lt") == '1 &lt; 2 &amp; <abbr title="Uitleg.">lt</abbr>'
