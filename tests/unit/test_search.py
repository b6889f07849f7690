"""What full-text search needs, held against an index that Pagefind itself makes."""

from __future__ import annotations

import gzip
import json
import subprocess
import sys
from collections import defaultdict
from dataclasses import replace
from html.parser import HTMLParser
from typing import TYPE_CHECKING

import making
import pytest
import sample
from making import AREA, INTERVENTION, MILESTONE, catalog, edited, intervention

from palet.model.vocabulary import VocabularyTerm
from palet.pages.page import Page
from palet.pages.plans import plans
from palet.pages.search import Copies, Thesaurus, Weights
from palet.site.index import records_file
from palet.views.subject import about, keywords

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from palet.content.catalog import Catalog
    from palet.pages.press import Press

WEIGHTS = Weights(title=9, summary=8, about=7, same=6, keywords=5.5, parts=0.25)
PAGE = Page("gebieden/a-b/", "A & <B>", "Een wijk.", "", "", "<h1>één</h1>", kind="gebied")

SEARCH_WORDS = "vocabularies/search-words.yml"


def group(*members: str) -> VocabularyTerm:
    label, *synonyms = members
    return VocabularyTerm(id="x", label=label, explanation="Uitleg.", synonyms=tuple(synonyms))


def search_words(*groups: Sequence[str]) -> making.Files:
    """Return the vocabulary of words that mean the same, with these groups."""
    lines = [
        f"  - {{id: g{n}, label: {label!r}, explanation: Uitleg., synonyms: {synonyms!r}}}"
        for n, (label, *synonyms) in enumerate(groups)
    ]
    return {SEARCH_WORDS: "\n".join(["title: W", "explanation: U.", "terms:", *lines]) + "\n"}


class Copy(HTMLParser):
    """What a slim copy has: the text under each weight, and the parts that are shown."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.weights: dict[str, list[str]] = defaultdict(list)
        self.meta: dict[str, list[str]] = defaultdict(list)
        self.tags: list[str] = []
        self._here: dict[str, str | None] = {}
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self._here = dict(attrs)
        # What is empty has no text to come.
        if weight := self._here.get("data-pagefind-weight"):
            self.weights[weight].append("")

    def handle_data(self, data: str) -> None:
        if weight := self._here.get("data-pagefind-weight"):
            self.weights[weight][-1] += data
        if name := self._here.get("data-pagefind-meta"):
            self.meta[name].append(data)

    def handle_endtag(self, tag: str) -> None:  # noqa: ARG002 - no tag here is within another
        self._here = {}


def written(copies: Copies, page: Page) -> Copy:
    """Return the slim copy that is written of a page."""
    copies.write(page)
    return Copy((copies.folder / page.address / "index.html").read_text("utf-8"))


@pytest.fixture
def copies(tmp_path: Path, sample_catalog: Catalog) -> Copies:
    return Copies(tmp_path / "copies", sample_catalog, WEIGHTS)


def with_words(tmp_path: Path, *groups: Sequence[str]) -> Copies:
    found = catalog(tmp_path, search_words(*groups))
    return Copies(tmp_path / "copies", found, WEIGHTS)


# Slim copies.


def test_a_copy_is_the_page_without_chrome_and_with_hidden_words(tmp_path: Path) -> None:
    copies = with_words(tmp_path, ["wijk", "buurt"], ["samen", "met elkaar"])
    page = replace(
        PAGE, about=["Wonen", "R&D"], keywords=["oost", "<west>"], body="<h1>X</h1><p>Samen.</p>"
    )
    copies.write(page)
    assert (copies.folder / "gebieden" / "a-b" / "index.html").read_text("utf-8") == (
        '<!doctype html>\n<html lang="nl">\n<title>A &amp; &lt;B&gt;</title>\n'
        '<body data-pagefind-body><h1 data-pagefind-meta="title" data-pagefind-weight="9">'
        'A &amp; &lt;B&gt;</h1><p data-pagefind-meta="summary" data-pagefind-weight="8">'
        'Een wijk.</p><p data-pagefind-weight="7">Wonen, R&amp;D</p>'
        '<p data-pagefind-weight="6">wijk, buurt</p><p data-pagefind-weight="5.5">'
        "oost, &lt;west&gt;, wijk, buurt, samen, met elkaar</p>"
        '<p data-pagefind-weight="0.25"></p><span data-pagefind-meta="kind">gebied</span>\n'
        "<h1>X</h1><p>Samen.</p></body>\n</html>\n"
    )


def test_each_part_of_a_copy_stands_once_under_its_weight(tmp_path: Path) -> None:
    files = search_words(["wijk", "buurt"])
    files["interventions/a.yml"] = intervention("Proef", goal="Een training.")
    copies = Copies(tmp_path / "copies", catalog(tmp_path, files), WEIGHTS)
    page = replace(PAGE, about=["Wonen"], keywords=["oost"], body="<p>Een proeftraining.</p>")
    found = written(copies, page)
    assert found.weights == {
        "9": ["A & <B>"],
        "8": ["Een wijk."],
        "7": ["Wonen"],
        "6": ["wijk, buurt"],
        "5.5": ["oost, wijk, buurt"],
        "0.25": ["proef, training"],
    }
    assert found.meta == {"title": ["A & <B>"], "summary": ["Een wijk."], "kind": ["gebied"]}


@pytest.mark.parametrize("words", ["<script>alert(1)</script>", 'a" b=', "{title}", "&lt;"])
def test_what_an_editor_writes_stays_text(copies: Copies, words: str) -> None:
    page = replace(PAGE, title=words, description=words, about=[words], keywords=[words])
    found = written(copies, page)
    assert found.tags == ["html", "title", "body", "h1", "p", "p", "p", "p", "p", "span", "h1"]
    assert {found.weights[weight][0] for weight in ("9", "8", "7", "5.5")} == {words}


def test_a_page_that_describes_no_record_gets_no_copy(copies: Copies) -> None:
    copies.write(replace(PAGE, kind=""))
    assert not copies.folder.exists()


def test_without_other_weights_a_title_counts_most_and_the_parts_of_compounds_least(
    tmp_path: Path, sample_catalog: Catalog
) -> None:
    found = written(Copies(tmp_path, sample_catalog), PAGE)
    weights = [float(weight) for weight, texts in found.weights.items() for _ in texts]
    assert len(weights) == 6
    assert weights[0] == max(weights) <= 10  # as much as Pagefind allows
    assert weights[-1] == min(weights) > 0
    assert found.weights[str(Weights().title)] == ["A & <B>"]


ASIDE = (
    '<section data-part="x" data-pagefind-ignore><p>Proeftraining</p>\n<p>in een wijk</p></section>'
)


def test_what_a_page_shows_of_others_is_left_out_of_its_copy(tmp_path: Path) -> None:
    files = search_words(["wijk", "buurt"])
    files["interventions/a.yml"] = intervention("Proef", goal="Een training.")
    copies = Copies(tmp_path / "copies", catalog(tmp_path, files), WEIGHTS)
    page = replace(PAGE, description="", body=f"<p>Eerst</p>{ASIDE}<p>dan</p>{ASIDE}")
    assert (copies.keywords(page), copies.parts(page)) == ([], [])
    copies.write(page)
    text = (copies.folder / page.address / "index.html").read_text("utf-8")
    assert text.endswith("gebied</span>\n<p>Eerst</p><p>dan</p></body>\n</html>\n")


def test_no_page_has_a_section_within_one_that_is_left_out(sample_press: Press) -> None:
    """The copies of pages count on that."""
    ignored = 0
    for body in (page.body for page in making.pages(sample_press).values()):
        for part in body.split("data-pagefind-ignore>")[1:]:
            ignored += 1
            assert "<section" not in part.split("</section>")[0]
    assert ignored > 10


# The hidden words.


def test_the_same_words_are_those_of_title_and_summary_only(tmp_path: Path) -> None:
    copies = with_words(tmp_path, ["wijk", "buurt"], ["samen", "met elkaar"], ["a", "b"])
    page = replace(PAGE, title="Samen", body="<p>Een wijk</p>", description="Niets.")
    assert copies.same(page) == ["samen", "met elkaar"]
    assert copies.keywords(page) == ["samen", "met elkaar", "wijk", "buurt"]


def test_keywords_are_the_pages_own_and_then_what_means_the_same(tmp_path: Path) -> None:
    copies = with_words(tmp_path, ["wijk", "buurt"])
    page = replace(PAGE, keywords=("oost",), body="<p>In<br>de <b>wijk</b></p>")
    assert copies.keywords(page) == ["oost", "wijk", "buurt"]


def test_a_word_in_a_tag_is_not_a_word_of_the_page(tmp_path: Path) -> None:
    copies = with_words(tmp_path, ["wijk", "buurt"])
    page = replace(PAGE, description="", body='<p class="wijk" id=wijk>Stad</p>')
    assert copies.keywords(page) == []


@pytest.mark.parametrize("body", ["<p>Foto&#39;s van R&amp;D</p>", "<p>Foto's van R&D</p>"])
def test_a_character_that_html_writes_otherwise_is_still_itself(tmp_path: Path, body: str) -> None:
    copies = with_words(tmp_path, ["foto's", "plaatjes"], ["R&D", "onderzoek"])
    page = replace(PAGE, description="", body=body)
    assert copies.keywords(page) == ["foto's", "plaatjes", "R&D", "onderzoek"]


def test_a_word_without_letters_is_in_no_group(tmp_path: Path) -> None:
    copies = with_words(tmp_path, ["+", "plus"])
    assert copies.keywords(replace(PAGE, title="", description="", body="Drie foto's +")) == []
    assert "plus" in copies.keywords(replace(PAGE, body="Een plus"))


def test_a_catalog_without_words_that_mean_the_same_adds_none(copies: Copies) -> None:
    page = replace(PAGE, keywords=["oost"])
    assert (copies.same(page), copies.keywords(page)) == ([], ["oost"])


@pytest.mark.parametrize(
    "files",
    [
        edited(INTERVENTION, "lessons: Begin klein", "lessons: Een buurt"),
        edited(MILESTONE, "room: Zaal 1", "room: Een buurt"),
        edited(AREA, "other_names: [Proef-Oost]", "other_names: [Buurt]"),
        edited(making.NEWS, "De proef is **begonnen**", "De **buurt**"),
        {"vocabularies/levels.yml": sample.vocabulary(["individu", "buurt"])},
        search_words(["buurt", "wijk"]),
    ],
    ids=lambda files: next(iter(files)),
)
def test_a_compound_is_known_by_the_words_of_any_field_of_any_record(
    tmp_path: Path, files: making.Files
) -> None:
    texts = {"interventions/a.yml": intervention("De moeder"), **files}
    page = replace(PAGE, body="<p>Buurtmoeder</p>")
    known = Copies(tmp_path, catalog(tmp_path / "with", texts))
    assert known.parts(page) == ["buurt", "moeder"]
    unknown = Copies(tmp_path, catalog(tmp_path / "without", {"interventions/a.yml": None}))
    assert unknown.parts(page) == []


@pytest.mark.parametrize(
    "link",
    ["https://voorbeeld.nl/buurt", "[x](area:buurt)", "[x](https://voorbeeld.nl/een-buurt)"],
)
def test_an_address_or_an_id_is_no_word(tmp_path: Path, link: str) -> None:
    files: making.Files = {
        "areas/buurt.yml": making.area("Gebied"),
        "interventions/a.yml": intervention("De moeder", approach=f"'Zie {link} .'"),
    }
    copies = Copies(tmp_path, catalog(tmp_path, files))
    assert copies.parts(replace(PAGE, body="<p>Buurtmoeder</p>")) == []


def test_compounds_are_parted_in_title_summary_and_text_but_not_in_tags(tmp_path: Path) -> None:
    files: making.Files = {"interventions/a.yml": intervention("Proef", goal="Training en werk.")}
    copies = Copies(tmp_path, catalog(tmp_path, files))
    page = replace(
        PAGE,
        title="Proeftraining",
        description="Proefwerk.",
        body="<p id=werkproef>Werktraining</p>",
    )
    assert copies.parts(page) == ["proef", "training", "werk"]


# The thesaurus.


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Schulden voorkomen", ["schuld", "geldzorgen"]),
        ("een schuld", ["schuld", "geldzorgen"]),
        ("GELDZORGEN!", ["schuld", "geldzorgen"]),
        ("geldzorg", ["schuld", "geldzorgen"]),
        ("Hulp bij trainingen", ["training", "cursus"]),
        ("schuldig en verschuldigd", []),
        ("schuldhulp", []),
        ("", []),
    ],
)
def test_a_word_is_known_in_its_forms_and_no_other_word_is(text: str, words: list[str]) -> None:
    thesaurus = Thesaurus([group("schuld", "geldzorgen"), group("training", "cursus")])
    assert thesaurus.others(text) == words


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Sociaal werk in de wijk", True),
        ("het SOCIAAL-WERK", True),
        ("werk, sociaal", False),
        ("sociaal en werk", False),
        ("sociaal werkplaats", False),
        ("asociaal werk", False),
        ("sociaal", False),
        ("werk", False),
    ],
)
def test_a_member_of_more_words_is_found_only_when_they_follow_each_other(
    text: str, found: bool
) -> None:
    words = ["welzijn", "sociaal werk"]
    assert Thesaurus([group(*words)]).others(text) == (words if found else [])


def test_words_come_once_in_the_order_of_the_text() -> None:
    thesaurus = Thesaurus([group("a1", "gemeen"), group("b1", "gemeen", "c1"), group("d1", "e1")])
    assert thesaurus.others("d1 en b1 en d1") == ["d1", "e1", "b1", "gemeen", "c1"]
    assert thesaurus.others("gemeen") == ["a1", "gemeen", "b1", "c1"]


def test_without_groups_there_are_no_others() -> None:
    assert Thesaurus([]).others("schulden") == []


def test_a_group_whose_name_has_no_words_is_found_by_its_others() -> None:
    thesaurus = Thesaurus([group("+", "plus")])
    assert thesaurus.others("een plus") == ["+", "plus"]
    assert thesaurus.others("een + of niets") == []


# What a record is about, and other words for that.


def test_an_intervention_is_about_its_themes_areas_and_terms(sample_catalog: Catalog) -> None:
    assert about(sample_catalog, sample_catalog["intervention"]["proefteam"]) == [
        "Digitale weerbaarheid", "Proefwijk", "Jongeren", "Digitale-weerbaarheid",
        "Jongerenwerkers", "Individu",
    ]  # fmt: skip


def test_what_names_no_terms_is_about_its_themes_and_areas(sample_catalog: Catalog) -> None:
    assert about(sample_catalog, sample_catalog["milestone"]["proefcongres"]) == [
        "Digitale weerbaarheid",
        "Proefwijk",
    ]
    assert about(sample_catalog, sample_catalog["source"]["brief"]) == []


def test_what_a_record_is_about_is_named_once(tmp_path: Path) -> None:
    groups = sample.vocabulary(["jongeren", "ouders"]).replace(
        "Uitleg.}", "Uitleg., synonyms: [Proefwijk, Jongeren, jeugd]}"
    )
    files = edited(INTERVENTION, "target_groups: [jongeren]", "target_groups: [jongeren, ouders]")
    found = catalog(tmp_path, {**files, "vocabularies/target-groups.yml": groups})
    words = about(found, found["intervention"]["proefteam"])
    assert words[:5] == ["Digitale weerbaarheid", "Proefwijk", "Jongeren", "jeugd", "Ouders"]
    assert len(set(words)) == len(words)


def hidden(found: Catalog, kind: str, name: str) -> list[str]:
    """Return all words that the page of a record hides."""
    entry = found[kind][name]
    return [*about(found, entry), *keywords(entry)]


def test_an_intervention_is_found_by_other_words_for_what_it_is_about(tmp_path: Path) -> None:
    def synonym(term: str, word: str) -> str:
        others = [t for t in sample.VOCABULARIES["statuses"] if t != term]
        text = sample.vocabulary([term, *others])
        return text.replace("Uitleg.}", f"Uitleg., synonyms: [{word}]}}", 1)

    found = catalog(tmp_path, {
        "vocabularies/target-groups.yml": synonym("jongeren", "tieners"),
        "vocabularies/protective-factors.yml": synonym("digitale-weerbaarheid", "slim op internet"),
        "vocabularies/intermediaries.yml": synonym("jongerenwerkers", "buurtwerkers"),
        "vocabularies/levels.yml": synonym("individu", "persoon"),
        "vocabularies/statuses.yml": synonym("in-uitvoering", "bezig"),
    })  # fmt: skip
    words = hidden(found, "intervention", "proefteam")
    assert {"tieners", "slim op internet", "buurtwerkers", "persoon"} <= set(words)
    assert {"mediawijsheid", "Proef-Oost", "Proefstad", "Gelderland"} <= set(words)
    assert "bezig" not in words


@pytest.mark.parametrize(
    ("kind", "name", "words"),
    [
        ("area", "proefwijk", ["Proef-Oost", "Proefstad", "Gelderland"]),
        ("theme", "digitale-weerbaarheid", ["mediawijsheid"]),
        ("milestone", "proefcongres",
         ["mediawijsheid", "Proef-Oost", "Proefstad", "Gelderland"]),
        ("source", "brief", []),
        ("news", "proef-begint", []),
    ],
)  # fmt: skip
def test_a_record_is_found_by_other_names_of_itself_its_themes_and_its_areas(
    sample_catalog: Catalog, kind: str, name: str, words: list[str]
) -> None:
    assert keywords(sample_catalog[kind][name]) == words


def test_another_name_is_hidden_once(tmp_path: Path) -> None:
    files = making.areas(a=1, b=1) | making.runs("x", "a", "b")
    words = keywords(catalog(tmp_path, files)["intervention"]["x"])
    assert words == ["mediawijsheid", "Proef-Oost", "Proefstad", "Drenthe", "Flevoland"]


# Which record each hit is.


def index(copies: Path) -> Path:
    """Return the index that Pagefind makes of copies, as hooks/publish.py has it made."""
    made = copies.with_name("index")
    command = [sys.executable, "-m", "pagefind", "--site", copies, "--output-path", made]
    subprocess.run(command, capture_output=True, check=True)
    return made


def address_and_title(index: Path, hash_: str) -> tuple[str, str]:
    """Return what the fragment with this hash is of, as Pagefind's own script reads it."""
    (fragment,) = (index / "fragment").glob(f"nl_{hash_}.*")
    _, text = gzip.decompress(fragment.read_bytes()).split(b"pagefind_dcd", 1)
    found = json.loads(text)
    return found["url"], found["meta"]["title"]


@pytest.fixture(scope="module")
def indexed(tmp_path_factory: pytest.TempPathFactory) -> tuple[Catalog, Path]:
    """Return a catalog of two interventions and an area, and the index of their pages."""
    folder = tmp_path_factory.mktemp("indexed")
    press = making.press(folder, {"interventions/z.yml": intervention("Ander & < team")})
    copies = Copies(folder / "copies", press.catalog)
    kept = {"interventies/proefteam/", "interventies/z/", "gebieden/proefwijk/"}
    for plan in plans(press):
        if plan.address in kept:
            copies.write(press.page(plan))
    return press.catalog, index(folder / "copies")


def test_the_hits_of_a_kind_stand_in_the_order_of_its_entries(
    indexed: tuple[Catalog, Path],
) -> None:
    found, made = indexed
    teams, area = found["intervention"], found["area"]["proefwijk"]
    text = records_file(made, [teams["z"], area, teams["proefteam"]])
    records = {kind: hashes.split(" ") for kind, hashes in json.loads(text).items()}
    assert {kind: [address_and_title(made, one) for one in each]
            for kind, each in records.items()} == {
        "interventie": [
            ("/interventies/z/", "Ander & < team"), ("/interventies/proefteam/", "Proefteam"),
        ],
        "gebied": [("/gebieden/proefwijk/", "Proefwijk")],
    }  # fmt: skip
    other = json.loads(records_file(made, [teams["proefteam"], teams["z"]]))
    assert other == {"interventie": " ".join(reversed(records["interventie"]))}


def test_an_entry_that_is_not_in_the_index_is_an_error(indexed: tuple[Catalog, Path]) -> None:
    found, made = indexed
    with pytest.raises(LookupError, match="bronnen/brief/"):
        records_file(made, [found["source"]["brief"]])


def test_an_entry_without_a_page_is_in_no_index(indexed: tuple[Catalog, Path]) -> None:
    found, made = indexed
    with pytest.raises(LookupError):
        records_file(made, found.all("agenda"))


@pytest.mark.parametrize(
    "text", [b"", b"pagefind_dcd[]", b'pagefind_dcd{"title":"x"}', b'{"url":"https://x.nl/"}']
)
def test_a_fragment_of_nothing_known_is_an_error(tmp_path: Path, text: bytes) -> None:
    (tmp_path / "fragment").mkdir()
    (tmp_path / "fragment" / "nl_1234567.pf_fragment").write_bytes(gzip.compress(text))
    with pytest.raises(LookupError, match="nl_1234567"):
        records_file(tmp_path, [])


def test_pages_with_the_same_words_are_told_apart(tmp_path: Path, sample_catalog: Catalog) -> None:
    copies = Copies(tmp_path / "copies", sample_catalog)
    entries = [sample_catalog["council"]["proefraad"], sample_catalog["funding"]["regeling"]]
    for entry in entries:
        copies.write(replace(PAGE, address=entry.address or ""))
    made = index(copies.folder)
    found = json.loads(records_file(made, entries))
    assert address_and_title(made, found["raad"])[0] == "/agenda/proefraad/"
    assert address_and_title(made, found["regeling"])[0] == "/agenda/regeling/"


def test_a_fragment_that_is_not_compressed_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "fragment").mkdir()
    (tmp_path / "fragment" / "nl_1234567.pf_fragment").write_bytes(b'{"url":"/bronnen/brief/"')
    with pytest.raises(LookupError, match="nl_1234567"):
        records_file(tmp_path, [])
