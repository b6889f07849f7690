from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from palet.language.compound import Compounds, base_form, words

# Says each word that a compound below is made of, in some form; and words that could mislead.
CORPUS = """
    Jongeren in de wijk en de buurt: werk, werken, plaatsen en werkplaatsen. Een training voor hun
    weerbaarheid. De rechtbank en het recht, de bank. Ouders, vaders en kinderen op een basisschool,
    leerlingen op scholen. Huis, huiswerk, begeleiding, leiding. Schuld en schulden, hulp, en
    hulpverlening. Drugs en criminaliteit. Opvoeden met ondersteuning. Gezinnen krijgen coaching.
    Wonen in een omgeving, leven met contact op een punt. Problemen en een plan; trajecten.
    Regels voor geld in een stad. Een groep heeft een pen en een ring. De wijs, de ter, de leving,
    de gang, de kracht en het leren. Een dag, een les, een taal, een proef. Wind en storm. Thuis.
    Rekenen. Velden, zonnen, beleid, onderzoek, schriften, school, een buur, ziekten en kosten,
    de idee en foto's.
"""

COMPOUNDS = Compounds(words(CORPUS))


def test_words_are_lower_case_and_without_marks() -> None:
    assert words("De Wijk, (één) café: 3 x «zo».") == ["de", "wijk", "één", "café", "3", "x", "zo"]


def test_a_hyphen_parts_words() -> None:
    assert words("mbo-opleiding Nieuw-West") == ["mbo", "opleiding", "nieuw", "west"]


def test_digits_belong_to_a_word_and_underscores_do_not() -> None:
    assert words("SchuldenLab070 _wijk_team") == ["schuldenlab070", "wijk", "team"]


@pytest.mark.parametrize("mark", ["'", "\N{RIGHT SINGLE QUOTATION MARK}"])
def test_an_apostrophe_belongs_to_a_word_but_not_with_its_s(mark: str) -> None:
    assert words(f"mbo{mark}ers thema{mark}s") == [f"mbo{mark}ers", "thema", "s"]


def test_no_text_has_no_words() -> None:
    assert words(" \n- ?") == []


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("buurtvaders", "buurt vaders"),
        ("wijkrechtbank", "wijk rechtbank"),
        ("drugscriminaliteit", "drugs criminaliteit"),
        ("schuldhulpverlening", "schuld hulpverlening"),
        ("huiswerkbegeleiding", "huiswerk begeleiding"),
        ("basisschoolleerlingen", "basisschool leerlingen"),
        ("taalles", "taal les"),
        ("lesplan", "les plan"),
    ],
)
def test_a_compound_has_parts(word: str, parts: str) -> None:
    assert COMPOUNDS.parts(word) == tuple(parts.split())


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("weerbaarheidstraining", "weerbaarheid training"),  # -s-
        ("schuldenplan", "schulden plan"),  # -en-, and the corpus has the plural
        ("huizenplan", "huis plan"),  # -en-, and the corpus has not
        ("ziektekosten", "ziekten kosten"),  # -e-
        ("ziektenkosten", "ziekten kosten"),  # -n-
    ],
)
def test_linking_letters_belong_to_no_part(word: str, parts: str) -> None:
    assert COMPOUNDS.parts(word) == tuple(parts.split())


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("gezinscoaching", "gezinnen coaching"),
        ("schriftplan", "schriften plan"),
        ("opvoedondersteuning", "opvoeden ondersteuning"),
        ("woonomgeving", "wonen omgeving"),
        ("leefomgeving", "leven omgeving"),
        ("regelplan", "regels plan"),
        ("rekenplan", "rekenen plan"),
    ],
)
def test_a_first_part_may_be_a_form_of_a_word(word: str, parts: str) -> None:
    assert COMPOUNDS.parts(word) == tuple(parts.split())


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("woontraject", "wonen traject"),
        ("woonregel", "wonen regel"),
        ("wijkregel", "wijk regel"),
        ("wijktalen", "wijk talen"),
    ],
)
def test_a_last_part_may_be_a_form_of_a_word_and_is_kept_as_written(word: str, parts: str) -> None:
    assert COMPOUNDS.parts(word) == tuple(parts.split())


def test_a_part_that_is_a_word_stays_whole() -> None:
    assert COMPOUNDS.parts("jongerenwerkplaatsen") == ("jongeren", "werkplaatsen")
    assert COMPOUNDS.parts("werkplaatsen") == ("werk", "plaatsen")


def test_parts_that_are_words_go_before_forms_of_words() -> None:
    buurt_first = Compounds(["buren", "thuis", "buurt", "huis"])
    assert buurt_first.parts("buurthuis") == ("buurt", "huis")
    assert Compounds(["buren", "thuis"]).parts("buurthuis") == ("buren", "thuis")


def test_forms_of_words_go_before_more_parts_and_before_new_words() -> None:
    forms = Compounds(["wijk", "school", "wijkscholen", "plan"])
    assert forms.parts("wijkschoolplan") == ("wijkscholen", "plan")
    assert Compounds(["wijk", "wijkscholen", "plan"]).parts("wijkschoolplan") == (
        "wijkscholen", "plan",
    )  # fmt: skip
    assert Compounds(["wijk", "school", "plan"]).parts("wijkschoolplan") == (
        "wijk", "school", "plan",
    )  # fmt: skip
    assert Compounds(["wijk"]).parts("wijkschoolplan") == ("wijk", "schoolplan")


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("wijkcontactpunt", "wijk contact punt"),
        ("gezinshulppunt", "gezinnen hulp punt"),
        ("schoolhulpsplan", "school hulp plan"),
        ("bankhuisplan", "bank huis plan"),
    ],
)
def test_three_words_can_be_one(word: str, parts: str) -> None:
    assert COMPOUNDS.parts(word) == tuple(parts.split())


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("schoolverzuim", "school verzuim"),
        ("beleidsvragen", "beleid vragen"),
        ("buurtschuur", "buurt schuur"),
        ("taalachterstand", "taal achterstand"),
    ],
)
def test_a_last_part_may_be_new_when_it_sounds_like_a_word(word: str, parts: str) -> None:
    assert COMPOUNDS.parts(word) == tuple(parts.split())


@pytest.mark.parametrize(
    "word",
    [
        "wijkheden", "wijkloosheid", "schoolbaarheid", "schoolmatige", "buurtelijke",  # endings
        "taalvaardig", "taalvaardige",  # adjectives
        "wijkmpelen", "dagdrzen",  # no sounds to start with
        "werkkring",  # two of one letter are more often an ending
        "wijkdorp",  # four letters
        "dagverblijf",  # after three letters
        "woonverblijf",  # after a form of a word
        "woonles",  # neither are three letters
        "proefveld",  # nor four, when the corpus only has another form
        "zonplan",  # nor three at the start
    ],
)  # fmt: skip
def test_what_sounds_like_no_word_is_no_part(word: str) -> None:
    assert COMPOUNDS.parts(word) == ()


@pytest.mark.parametrize(
    "word",
    [
        "interventie", "onderwijs", "samenleving", "voortgang", "ouders", "jongeren", "begeleiding",
        "leerkracht", "leerkrachten", "organisatie", "voorziening", "gemeente", "vanuit",
        "daarvoor", "weerbaarheid", "buurtloos", "vooruitgang", "voor", "wijk", "zo", "",
    ],
)  # fmt: skip
def test_another_word_has_no_parts(word: str) -> None:
    assert COMPOUNDS.parts(word) == ()


def test_small_words_are_no_parts_even_as_words_of_the_corpus() -> None:
    small = Compounds(["onder", "wijs", "werk", "heid", "eruit", "acht"])
    assert [small.parts(word) for word in ("onderwijs", "werkheid", "achteruit")] == [(), (), ()]
    assert Compounds(["ronde", "leiding"]).parts("rondleiding") == ()


def test_two_letters_are_no_part() -> None:
    assert Compounds(["in", "huis", "wijk", "uw"]).parts("inhuis") == ()
    assert Compounds(["in", "huis", "wijk", "uw"]).parts("wijkuw") == ()


def test_an_inflected_word_is_no_compound_of_its_own_ending() -> None:
    assert Compounds(["groep", "gro", "pen"]).parts("groepen") == ()
    assert Compounds(["gro", "lood", "pen"]).parts("loodpen") == ("lood", "pen")


def test_an_inflected_compound_is_one() -> None:
    assert Compounds(["wijkschool", "wijk", "school", "scholen"]).parts("wijkscholen") == (
        "wijk",
        "scholen",
    )


def test_a_word_with_a_digit_is_neither_a_compound_nor_a_part() -> None:
    assert Compounds(["wijk", "lab", "lab070"]).parts("wijklab070") == ()
    assert Compounds(["wijk", "mp3"]).parts("wijkmp3") == ()


def test_the_shortest_form_stands_for_a_word() -> None:
    compounds = Compounds(["regelen", "regels", "regele", "plan"])
    assert compounds.parts("regelplan") == ("regele", "plan")


def test_the_order_of_the_corpus_does_not_matter() -> None:
    text = words(CORPUS)
    other = Compounds(reversed([*text, *text]))
    assert all(other.parts(word) == COMPOUNDS.parts(word) for word in (*text, "leefomgeving"))


@pytest.mark.parametrize("first", ["groep", "traject", "markt", "lijst", "kind", "beeld", "werk"])
def test_of_forms_that_are_as_short_the_first_in_the_alphabet_stands_for_a_word(first: str) -> None:
    compounds = Compounds([f"{first}s", f"{first}e", "plan"])
    assert compounds.parts(f"{first}plan") == (f"{first}e", "plan")


def test_a_word_is_split_once(monkeypatch: pytest.MonkeyPatch) -> None:
    compounds = Compounds(["wijk", "plan"])
    assert compounds.parts("wijkplan") == ("wijk", "plan")
    monkeypatch.setattr(compounds, "_split", None)
    assert compounds.parts("wijkplan") == ("wijk", "plan")


def test_a_text_hides_the_parts_that_it_does_not_use() -> None:
    text = "Weerbaarheidstraining op Werkplaatsen, voor taal."
    assert COMPOUNDS.hidden(text) == ["weerbaarheid", "training", "werk", "plaatsen"]
    assert COMPOUNDS.hidden(f"Training: {text}") == ["weerbaarheid", "werk", "plaatsen"]


def test_a_hidden_part_comes_once() -> None:
    assert COMPOUNDS.hidden("taalles, wijkschool, taalplan, taalles") == [
        "taal", "les", "wijk", "school", "plan",
    ]  # fmt: skip


def test_a_text_without_compounds_hides_nothing() -> None:
    assert COMPOUNDS.hidden("Een taal op school.") == []


@pytest.mark.parametrize(
    ("word", "base"),
    [
        ("training", "training"), ("trainingen", "training"), ("scholen", "school"),
        ("zaken", "zaak"), ("uren", "uren"), ("leven", "leef"), ("huizen", "huis"),
        ("boeken", "boek"), ("lessen", "les"), ("wijken", "wijk"), ("ontwikkelen", "ontwikkel"),
        ("ouders", "ouder"), ("ziekte", "ziekt"), ("groene", "groen"), ("foto", "foto"),
        ("zeeën", "zeeën"), ("de", "de"), ("een", "een"), ("drieën", "drieën"), ("idee", "idee"),
        ("plan", "plan"), ("kern", "kern"), ("kleuren", "kleur"), ("s", ""), ("", ""),
    ],
)  # fmt: skip
def test_a_base_form_has_no_ending(word: str, base: str) -> None:
    assert base_form(word) == base


@given(st.text())
def test_the_last_part_ends_the_word_and_the_first_starts_it(text: str) -> None:
    compounds = Compounds(words(CORPUS + text))
    for word in (*words(text), *words(CORPUS)):
        parts = compounds.parts(word)
        assert len(parts) != 1
        assert not parts or (word.endswith(parts[-1]) and parts[0][0] == word[0])
