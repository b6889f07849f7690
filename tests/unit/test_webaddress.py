"""What is an address of the web, what is none, and what to write instead."""

from __future__ import annotations

import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from palet.language.signs import called, unseen
from palet.language.webaddress import web_address_fault

EXAMPLE = "Schrijf een adres als https://voorbeeld.nl/pagina."
NO_ADDRESS = "is geen webadres."
NO_NAME = "is geen naam van een website."
FILE = "dit is een bestand op een computer of netwerk; anderen kunnen daar niet bij."
UPLOAD = "Zet het bestand op een website, en schrijf het adres daarvan."


@pytest.mark.parametrize(
    "text",
    [
        "https://voorbeeld.nl", "http://a.nl/", "HTTPS://WWW.Voorbeeld.NL/Pagina",
        "https://nl.wikipedia.org/wiki/'s-Hertogenbosch", "https://www.a.nl/nl/thema's.htm",
        "https://nl.wikipedia.org/wiki/N.V.", "https://nl.wikipedia.org/wiki/Wijk_(stad)",
        "https://bücher.de/a", "https://xn--bcher-kva.de/", "https://a.nl/café", "https://a.b.nl/é",
        "https://a.nl:8080/x", "https://a.nl/?q=a&b[]=1#kop", "https://a.nl?x@y",
        "https://www.a.nl/maps/@52.1,5.3,8z", "https://a_b.voorbeeld.nl/", "https://3voor12.vpro.nl",
        "https://a.nl/100%25", "https://a.nl/a%20b", "https://a.nl/~jan/", "https://a.museum/!",
        "https://zoek.officielebekendmakingen.nl/kst-30995-103.html", "https://a.nl/;x=1/",
        "https://открытый.рф/", "https://1.nl/", "https://a.nl/'", "https://a.nl/x;y,z.",
    ],
)  # fmt: skip
def test_what_a_browser_opens_anywhere_is_right(text: str) -> None:
    assert web_address_fault(text) is None


# What is written, what is said of it, and what to write instead; "" where nobody can know.
FAULTS = [
    ("", f"'' {NO_ADDRESS}", ""),
    ("geen", f"'geen' {NO_ADDRESS}", ""),
    ("voorbeeld.nl", f"'voorbeeld.nl' {NO_ADDRESS}", "https://voorbeeld.nl"),
    ("www.x.nl/a", f"'www.x.nl/a' {NO_ADDRESS}", "https://www.x.nl/a"),
    ("//x.nl", f"'//x.nl' {NO_ADDRESS}", "https://x.nl"),
    ("https:x.nl", f"'https:x.nl' {NO_ADDRESS}", "https://x.nl"),
    ("http:/x.nl", f"'http:/x.nl' {NO_ADDRESS}", "http://x.nl"),
    ("https//x.nl", f"'https//x.nl' {NO_ADDRESS}", "https://x.nl"),
    ("htps://x.nl", f"'htps://x.nl' {NO_ADDRESS}", "https://x.nl"),
    ("http;//x.nl", f"'http;//x.nl' {NO_ADDRESS}", "http://x.nl"),
    ("https:// x.nl", "in een webadres kan geen spatie staan.", "https://x.nl"),
    (" https://x.nl", f"'https://x.nl' {NO_ADDRESS}", "https://x.nl"),
    ("[sport](https://x.nl/a)", f"'[sport](https://x.nl/a)' {NO_ADDRESS}", "https://x.nl/a"),
    ("<https://x.nl>", f"'<https://x.nl>' {NO_ADDRESS}", "https://x.nl"),
    ("zie https://x.nl/a", f"'zie https://x.nl/a' {NO_ADDRESS}", "https://x.nl/a"),
    ("doi:10.1234/abc", f"'doi:10.1234/abc' {NO_ADDRESS}", "https://doi.org/10.1234/abc"),
    ("10.1234/abc.d", f"'10.1234/abc.d' {NO_ADDRESS}", "https://doi.org/10.1234/abc.d"),
    ("ftp://x.nl/a", f"'ftp://x.nl/a' {NO_ADDRESS}", ""),
    ("javascript:alert(1)", f"'javascript:alert(1)' {NO_ADDRESS}", ""),
    ("info@x.nl", "dit is een e-mailadres, en hier hoort een webadres.", ""),
    ("mailto:info@x.nl", "dit is een e-mailadres, en hier hoort een webadres.", ""),
    ("https://x.nl ", "voor of achter dit webadres staat een spatie.", "https://x.nl"),
    ("https://x.nl\n", "voor of achter dit webadres staat een spatie.", "https://x.nl"),
    ("https://x.nl\u00a0", "voor of achter dit webadres staat een spatie.", "https://x.nl"),
    ("https://x.nl https://y.nl", "hier staat meer dan een webadres.", ""),
    ("https://x.nl/a b", "in een webadres kan geen spatie staan.", "https://x.nl/a%20b"),
    ("https://x.nl/a|b", "in een webadres kan geen | staan.", "https://x.nl/a%7Cb"),
    ('https://x.nl/"a"', 'in een webadres kan geen " staan.', "https://x.nl/%22a%22"),
    ("https://x.nl/a\\b", "in een webadres kan geen \\ staan.", "https://x.nl/a%5Cb"),
    ("https://x.nl/100%", "'%' kan niet in een webadres staan.", "https://x.nl/100%25"),
    ("https://user:geheim@x.nl/a", "in dit webadres staat met welke naam iemand inlogt.",
     "https://x.nl/a"),
    ("https://jan@x.nl", "in dit webadres staat met welke naam iemand inlogt.", "https://x.nl"),
    ("https:///a.nl", "in dit webadres ontbreekt de naam van de website.", ""),
    ("https://", "in dit webadres ontbreekt de naam van de website.", ""),
    ("https://?a.nl", "in dit webadres ontbreekt de naam van de website.", ""),
    ("https://x.nl,", f"'x.nl,' {NO_NAME}", "https://x.nl"),
    ("https://x.nl./a", f"'x.nl.' {NO_NAME}", "https://x.nl/a"),
    ("https://x..nl/", f"'x..nl' {NO_NAME}", "https://x.nl/"),
    ("https://.x.nl/", f"'.x.nl' {NO_NAME}", "https://x.nl/"),
    ("https://intranet/", f"'intranet' {NO_NAME}", ""),
    ("https://localhost:8000/", f"'localhost' {NO_NAME}", ""),
    ("https://127.0.0.1/", f"'127.0.0.1' {NO_NAME}", ""),
    ("https://192.168.1.1.5/", f"'192.168.1.1.5' {NO_NAME}", ""),
    ("https://0x7f.1/", f"'0x7f.1' {NO_NAME}", ""),
    ("https://[::1].x/", f"'[::1].x' {NO_NAME}", ""),
    ("https://[::1]/", f"'[::1]' {NO_NAME}", ""),
    ("https://-x.nl/", f"'-x.nl' {NO_NAME}", ""),
    ("https://x-.nl/", f"'x-.nl' {NO_NAME}", ""),
    ("https://x.n/", f"'x.n' {NO_NAME}", ""),
    ("https://x!.nl/", f"'x!.nl' {NO_NAME}", ""),
    ("https://x*y.nl/", f"'x*y.nl' {NO_NAME}", ""),
    (f"https://{'x' * 64}.nl/", f"'{'x' * 57}...' {NO_NAME}", ""),
    (f"https://{'xy.' * 90}nl/", f"'{'xy.' * 19}...' {NO_NAME}", ""),
    ("https://x.nl:99999/", "':99999' kan niet achter de naam van een website staan.",
     "https://x.nl/"),
    ("https://x.nl:0/", "':0' kan niet achter de naam van een website staan.", "https://x.nl/"),
    ("https://x.nl:/", "':' kan niet achter de naam van een website staan.", "https://x.nl/"),
    ("https://x.nl:a", "':a' kan niet achter de naam van een website staan.", "https://x.nl"),
    ("https://javascript:xss(1).b/", f"'javascript' {NO_NAME}", ""),
    ("https://x.nl/a,", "dit webadres eindigt op ','.", "https://x.nl/a"),
    ("https://x.nl/a;", "dit webadres eindigt op ';'.", "https://x.nl/a"),
    ("https://x.nl/lange-naa\u2026", "dit webadres eindigt op '\u2026'.", ""),
    ("https://x.nl/a\u2019", "dit webadres eindigt op '\u2019'.", "https://x.nl/a"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "message", "better"), FAULTS)
def test_what_is_wrong_is_said_and_what_was_meant_is_offered(
    text: str, message: str, better: str
) -> None:
    found = web_address_fault(text)
    assert found
    assert found.message == message
    if better:
        assert found.hint.endswith(f"Schrijf {better}.")
    else:
        assert found.hint in {EXAMPLE, "Houd er een over."}


@pytest.mark.parametrize(
    "text",
    [
        "C:\\Documenten\\x.docx",
        "c:/x.pdf",
        "file:///x",
        "\\\\server\\x",
        "/home/x",
        "../x.pdf",
        "~/x",
    ],
)
def test_a_file_that_only_its_writer_has_is_named_as_such(text: str) -> None:
    assert web_address_fault(text) == (FILE, UPLOAD)


@pytest.mark.parametrize("sign", ["\u200b", "\u00ad", "\u202e", "\0", "\x1f", "\ufeff", "\uf0b7"])
@pytest.mark.parametrize("text", ["https://x{}.nl/", "https://x.nl/a{}b", "https://x.nl/{}", "{}"])
def test_a_sign_that_nobody_sees_is_named(text: str, sign: str) -> None:
    found = web_address_fault(text.format(sign))
    assert found == (
        f"in dit webadres staat {called(sign)}.",
        "Typ het adres opnieuw.",
    )
    assert f"teken (U+{ord(sign):04X})" in found.message


@given(
    st.text(max_size=40)
    | st.text(alphabet="htps:/.www@%[]()<>,;xnl 0\\", max_size=40)
    | st.builds("https://{}{}".format, st.text(max_size=8), st.sampled_from(["", ".nl", ".nl/a"]))
)
def test_a_hint_that_is_followed_is_an_address_that_is_right(text: str) -> None:
    found = web_address_fault(text)
    if found is None:
        assert text.lower().startswith(("http://", "https://"))
        assert unseen(text) == ""
        assert not re.search(r"\s", text)
    elif better := re.search(r"Schrijf (https?://.*)\.$", found.hint, re.DOTALL):
        assert web_address_fault(better[1]) is None


@pytest.mark.parametrize(
    "text",
    ["https://" + "a." * 500_000, "https://x.nl/" + "%" * 900_000, "h" * 900_000, "[" * 900_000,
     "(https://" + "!" * 900_000 + "a b", " " * 900_000, "https://" + "\u200b" * 900_000],
)  # fmt: skip
def test_a_text_of_a_million_signs_is_refused_at_once(text: str) -> None:
    start = time.process_time()
    assert web_address_fault(text)
    assert time.process_time() - start < 5
