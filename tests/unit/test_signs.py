"""Which signs a text may hold, which are spoilt, and what is said of those."""

# ruff: noqa: RUF001 - signs that look like others are what this is about
from __future__ import annotations

import time
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from palet.language.signs import called, spoilt, unseen

AGAIN = "Haal het weg en typ de woorden eromheen opnieuw."
CODE = "de code van een webpagina voor een teken."
PLAIN = ", en hier hoort een gewone."


@pytest.mark.parametrize(
    "text",
    [
        "Café, financiële coördinatie, reïntegratie, geünificeerd, à la carte", "ĳs en Ĳsselmonde",
        "‘wijk’ “thema’s” „aanhef” «lijst» – en — …", "€ 5, ½ uur, 20 m², 15 µm, ™ © ®, ≥ 3, ×, °C",
        "36\u00a0200\u00a0XV", "€\u202f5", "100\u2009000", "niet\u2011afbreekbaar", "• punt",
        "Çelik, Łukasz, Šimić, Şahin, Nguyễn, Øre, Þór, Ștefan", "AT&T, R&D; x&y, ?a=1&b=2",
        "👍 👍🏽 ❤️ 1️⃣ ☎︎ 👩\u200d👧 🏳️\u200d🌈 🇳🇱 🫨", "می\u200cخواهم", "क्\u200dष",
        "שלום", "漢字かな", "привет",
        "kΩ, α-versie, Δt, π", "x\u0301", "JOÃO, CAFÉ”, voilâ”, naïf»", "a\tb\nc", "№ 5, x²",
    ],
)  # fmt: skip
def test_what_an_honest_text_holds_is_right(text: str) -> None:
    assert list(spoilt(text)) == []


# What is written, what is said of it, and what to do.
SPOILT = [
    ("a\u200bb", "hier staat een onzichtbaar teken (U+200B).", AGAIN),
    ("\u200b", "hier staat een onzichtbaar teken (U+200B).", AGAIN),
    ("a\u2060b", "hier staat een onzichtbaar teken (U+2060).", AGAIN),
    ("a\ufeffb", "hier staat een onzichtbaar teken (U+FEFF).", AGAIN),
    ("a\u200db", "hier staat een onzichtbaar teken (U+200D).", AGAIN),
    ("a\ufe0f", "hier staat een onzichtbaar teken (U+FE0F).", AGAIN),
    ("a\u2028b", "hier staat een onzichtbaar teken (U+2028).", AGAIN),
    ("a\x85b", "hier staat een onzichtbaar teken (U+0085).", AGAIN),
    ("a\0b", "hier staat een onzichtbaar teken (U+0000).", AGAIN),
    ("a\x1b[31m", "hier staat een onzichtbaar teken (U+001B).", AGAIN),
    ("a\x7f", "hier staat een onzichtbaar teken (U+007F).", AGAIN),
    ("a\u115fb", "hier staat een onzichtbaar teken (U+115F).", AGAIN),
    ("\u3164", "hier staat een onzichtbaar teken (U+3164).", AGAIN),
    ("\u2800", "hier staat een onzichtbaar teken (U+2800).", AGAIN),
    ("\U000e0041", "hier staat een onzichtbaar teken (U+E0041).", AGAIN),
    ("her\u00adhaling", "hier staat een onzichtbaar teken (U+00AD) waar een woord mag worden "
     "afgebroken.", AGAIN),
    ("\u202eom", "hier staat een onzichtbaar teken (U+202E) dat de leesrichting verandert.", AGAIN),
    ("a\u2066b", "hier staat een onzichtbaar teken (U+2066) dat de leesrichting verandert.", AGAIN),
    ("a\u200fb", "hier staat een onzichtbaar teken (U+200F) dat de leesrichting verandert.", AGAIN),
    ("\uf0b7 sport", "hier staat een teken (U+F0B7) dat alleen in een eigen lettertype bestaat.",
     "Is het een opsommingsteken? Schrijf '- ' aan het begin van een nieuwe regel."),
    ("a\ue000", "hier staat een teken (U+E000) dat alleen in een eigen lettertype bestaat.", AGAIN),
    ("\ufdd0", "hier staat een teken (U+FDD0) dat niet bestaat.", AGAIN),
    ("\u0378", "hier staat een teken (U+0378) dat niet bestaat.", AGAIN),
    ("\ud800", "hier staat een half teken (U+D800).", AGAIN),
    ("a\ufffdb", "hier is een teken verloren gegaan (U+FFFD).", "Typ wat hier hoort."),
    ("re\u00c3\u00afntegratie", "de letters van 'reÃ¯ntegratie' zijn verminkt.",
     "Schrijf 'reïntegratie'."),
    ("caf\u00c3\u0192\u00c2\u00a9", "de letters van 'cafÃƒÂ©' zijn verminkt.", "Schrijf 'café'."),
    ("wijk\u00e2\u20ac\u2122s", "de letters van 'wijkâ€™s' zijn verminkt.", "Schrijf 'wijk’s'."),
    ("100 \u00e2\u201a\u00ac", "de letters van 'â‚¬' zijn verminkt.", "Schrijf '€'."),
    ("\u00e2\u20ac woord", "de letters van 'â€' zijn verminkt.", "Typ het woord opnieuw."),
    ("5\u00c2\u00a0euro", "de letters van '5Â\u00a0euro' zijn verminkt.", "Schrijf '5 euro'."),
    ("a&amp;b", f"hier staat '&amp;', {CODE}", "Schrijf '&'."),
    ("a&amp;amp;b", f"hier staat '&amp;amp;', {CODE}", "Schrijf '&'."),
    ("a&nbsp;b", f"hier staat '&nbsp;', {CODE}", "Schrijf een gewone spatie."),
    ("caf&eacute;", f"hier staat '&eacute;', {CODE}", "Schrijf 'é'."),
    ("caf&#233; ", f"hier staat '&#233;', {CODE}", "Schrijf 'é'."),
    ("&lt;b", f"hier staat '&lt;', {CODE}", "Schrijf 'kleiner dan'."),
    ("a&shy;b", f"hier staat '&shy;', {CODE}", "Haal het weg."),
    ("\u0412reda", "in 'Вreda' staat een letter uit een ander alfabet (U+0412).",
     "Typ het woord opnieuw: Breda."),
    ("Ut\u03bfpia", "in 'Utοpia' staat een letter uit een ander alfabet (U+03BF).",
     "Typ het woord opnieuw: Utopia."),
    ("wijk\u0436", "in 'wijkж' staat een letter uit een ander alfabet (U+0436).",
     "Typ het woord opnieuw."),
    ("\ufb01ets", "'ﬁ' is geschreven in bijzondere tekens (U+FB01).", "Schrijf 'fi'."),
    ("Ｗｉｊｋ", "'Ｗｉｊｋ' is geschreven in bijzondere tekens (U+FF37).", "Schrijf 'Wijk'."),
    ("\U0001d401old", "'𝐁' is geschreven in bijzondere tekens (U+1D401).", "Schrijf 'B'."),
    ("＝1", "'＝' is geschreven in bijzondere tekens (U+FF1D).", "Schrijf '='."),
    ("\u0301x", "hier staat een accent zonder letter (U+0301).",
     "Haal het weg, of typ de letter opnieuw."),
    ("a\u0301\u0302\u0303\u0304", "hier staan te veel accenten op een letter (U+0304).",
     "Haal het weg, of typ de letter opnieuw."),
    ("\u00a0Titel", f"hier staat een vaste spatie (U+00A0){PLAIN}",
     "Haal haar weg en typ een gewone spatie."),
    ("title:\u00a0Brief", f"hier staat een vaste spatie (U+00A0){PLAIN}",
     "Haal haar weg en typ een gewone spatie."),
    ("title\u00a0: Brief", f"hier staat een vaste spatie (U+00A0){PLAIN}",
     "Haal haar weg en typ een gewone spatie."),
    ("x:\n  -\u2003sport", f"hier staat een bijzondere spatie (U+2003){PLAIN}",
     "Haal haar weg en typ een gewone spatie."),
    ("Titel\u00a0\nx", f"hier staat een vaste spatie (U+00A0){PLAIN}", "Haal haar weg."),
]  # fmt: skip


@pytest.mark.parametrize(("text", "message", "hint"), SPOILT)
def test_what_is_spoilt_is_named_and_mended(text: str, message: str, hint: str) -> None:
    (found,) = spoilt(text)
    assert (found.message, found.hint) == (message, hint)


@given(st.text())
def test_a_text_that_is_right_holds_nothing_without_a_shape(text: str) -> None:
    if list(spoilt(text)):
        return
    kinds = {unicodedata.category(sign) for sign in text} - {"Cf", "Cn"}
    assert kinds & {"Co", "Cs", "Zl", "Zp"} == set()
    assert [s for s in text if unicodedata.category(s) == "Cc" and s not in "\t\n"] == []
    assert [s for s in text if unicodedata.category(s) == "Cf" and s not in "\u200c\u200d"] == []


@given(st.text(alphabet=st.characters(max_codepoint=0x2FF)))
def test_a_text_is_spoilt_when_it_was_read_in_another_encoding(text: str) -> None:
    letters = "".join(sign for sign in text if sign.isalpha() and sign > "\xbf" and sign <= "\xff")
    raw = letters.encode().decode("latin-1")
    assert bool(letters) == bool(list(spoilt(raw)))


@given(st.characters(categories=["Cc", "Cf", "Co", "Cs", "Zl", "Zp"]))
def test_what_is_unseen_is_called_by_its_number(sign: str) -> None:
    assert (unseen(f"a{sign}b") or sign) == sign
    assert f"(U+{ord(sign):04X})" in called(sign)


@pytest.mark.parametrize(
    "text",
    ["\u200b" * 300_000, "\u00a0" * 450_000, "&amp;" * 200_000, "&" + "amp;" * 200_000,
     "\u00c3\u00af" * 200_000, "a\u0301" * 300_000, "\u0301" * 400_000, "\u0412a" * 300_000,
     "\ufb01" * 300_000, "x" * 1_000_000, "\u0430" * 500_000, "-" * 999_999 + "\u00a0"],
)  # fmt: skip
def test_a_text_of_a_million_bytes_is_looked_through_in_time(text: str) -> None:
    start = time.process_time()
    for _, _ in zip(spoilt(text), range(1000), strict=False):
        pass
    assert time.process_time() - start < 5
