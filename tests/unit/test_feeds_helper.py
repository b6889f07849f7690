"""That the helper ``feeds`` accepts what RFC 4287 allows, and refuses what it does not."""

from __future__ import annotations

from copy import copy

import pytest
from feeds import SCHEMA, faults
from lxml import etree

FEED = """\
<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="nl">
  <id>https://voorbeeld.nl/</id>
  <title>Nieuws</title>
  <subtitle type="html">&lt;b&gt;Alles&lt;/b&gt;</subtitle>
  <updated>2024-05-24T10:00:00Z</updated>
  <author>
    <name>Redactie</name>
    <uri>https://voorbeeld.nl/redactie/</uri>
    <email>info@voorbeeld.nl</email>
  </author>
  <link rel="self" type="application/atom+xml" href="https://voorbeeld.nl/atom.xml"/>
  <link rel="alternate" type="text/html" hreflang="nl" href="https://voorbeeld.nl/"/>
  <generator uri="https://voorbeeld.nl/palet" version="1">Palet</generator>
  <icon>favicon.png</icon>
  <logo>logo.png</logo>
  <rights>CC0</rights>
  <entry>
    <id>https://voorbeeld.nl/een/</id>
    <title>Een</title>
    <updated>2024-05-24T11:59:59.5+02:00</updated>
    <published>2024-05-23T00:00:00Z</published>
    <link href="https://voorbeeld.nl/een/"/>
    <category term="nieuws" scheme="https://voorbeeld.nl/soorten/" label="Nieuws"/>
    <contributor><name>Jan</name></contributor>
    <summary>Het begin.</summary>
    <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Het <b>begin</b></p></div></content>
    <source><id>https://elders.nl/</id><title>Elders</title><updated>2024-01-01T00:00:00Z</updated></source>
  </entry>
  <entry>
    <id>tag:voorbeeld.nl,2024:twee</id>
    <title type="text">Twee</title>
    <updated>2024-02-29T23:59:59Z</updated>
    <link href="/twee/"/>
  </entry>
</feed>
"""  # noqa: E501 - white space would be part of the content

CONTENT = FEED[FEED.index("<content") : FEED.index("<source>")].strip()
SUMMARY = "<summary>Het begin.</summary>"
AUTHOR = FEED[FEED.index("<author>") : FEED.index("</author>")] + "</author>"
LINK = '<link href="/twee/"/>'
ID = "<id>https://voorbeeld.nl/</id>"
TITLE = "<title>Nieuws</title>"
UPDATED = "<updated>2024-05-24T10:00:00Z</updated>"


def changed(*changes: tuple[str, str]) -> bytes:
    text = FEED
    for old, new in changes:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    return text.encode()


def content(attributes: str, text: str = "") -> tuple[str, str]:
    return CONTENT, f"<content {attributes}>{text}</content>"


def test_a_good_feed_has_no_faults() -> None:
    assert faults(FEED.encode()) == []


def test_a_feed_needs_no_more_than_three_elements() -> None:
    assert (
        faults(f'<feed xmlns="http://www.w3.org/2005/Atom">{UPDATED}{TITLE}{ID}</feed>'.encode())
        == []
    )


@pytest.mark.parametrize(
    "change",
    [
        (ID, f'{ID}<proef xmlns="https://voorbeeld.nl/ns" soort="x">Ja <b>en</b> nee</proef>'),
        ("<name>Jan</name>", '<name>Jan</name><proef xmlns="https://voorbeeld.nl/ns"/>'),
        (TITLE, '<title xmlns:p="https://voorbeeld.nl/ns" p:soort="x">Nieuws</title>'),
        (TITLE, '<title xml:base="/proef/" xml:lang="en-GB">Nieuws</title>'),
        (TITLE, "<title/>"),
        ("<id>https://voorbeeld.nl/een/</id>", "<id>https://voorbeeld.nl/één/</id>"),
        ("<id>https://voorbeeld.nl/een/</id>", "<id>urn:uuid:1225c695-cfb8-4ebb-aaaa</id>"),
        ("2024-02-29T23:59:59Z", "2016-12-31T23:59:60Z"),
        ("2024-02-29T23:59:59Z", "2024-02-29T23:59:59.123456789-00:30"),
        (LINK, f'{LINK}<link rel="alternate" type="text/html" href="/twee/"/>'),
        (LINK, f'{LINK}<link hreflang="en" href="/two/"/>'),
        (LINK, '<link rel="http://www.iana.org/assignments/relation/alternate" href="/twee/"/>'),
        (LINK, "<content>Twee</content>"),
        (LINK, '<link href="" length="12" title="Twee" type="text/html; charset=utf-8"/>'),
        (LINK, '<link href="/twee/">Twee <b xmlns="">!</b></link>'),
        content('type="html"', "&lt;p>Het begin&lt;/p>"),
        content('type="image/svg+xml"', '<svg xmlns="http://www.w3.org/2000/svg"/>'),
        content('type="text/xml"', "<proef xmlns=''>Ja</proef>"),
        (SUMMARY, ""),
        content('type="text/plain; charset=utf-8"', "Het begin"),
        content('type="image/png"', "\nSGV0IGJl\nZ2lu\n"),
        content('src="een.pdf" type="application/pdf"'),
        content('src="een.pdf"'),
    ],
)
def test_what_the_rfc_allows_is_no_fault(change: tuple[str, str]) -> None:
    assert faults(changed(change)) == []


@pytest.mark.parametrize(
    "change",
    [
        # elements that lack or do not belong there
        (ID, ""),
        (TITLE, ""),
        (UPDATED, ""),
        ("<id>https://voorbeeld.nl/een/</id>", ""),
        ("<title>Een</title>", ""),
        ("<updated>2024-02-29T23:59:59Z</updated>", ""),
        ("<name>Redactie</name>", ""),
        ("<name>Redactie</name>", "<name>De <b>redactie</b></name>"),
        (TITLE, f"{TITLE}<name>Redactie</name>"),
        (TITLE, f"{TITLE}<published>2024-05-24T10:00:00Z</published>"),
        (TITLE, f"{TITLE}<description>Onbekend</description>"),
        (SUMMARY, f"{SUMMARY}<pubDate>2024</pubDate>"),
        (SUMMARY, f"{SUMMARY} Losse tekst."),
        (LINK, f"{LINK}<source><entry/></source>"),
        # addresses, names and attributes
        (ID, "<id>voorbeeld.nl</id>"),
        (ID, "<id/>"),
        ("tag:voorbeeld.nl,2024:twee", "twee"),
        ("https://elders.nl/", "elders"),
        ("<logo>logo.png</logo>", "<logo>mijn logo.png</logo>"),
        ("https://voorbeeld.nl/palet", "https://voorbeeld.nl/{palet}"),
        (TITLE, '<title xml:base="/de proef/">Nieuws</title>'),
        (ID, "<id> https://voorbeeld.nl/ </id>"),
        (ID, "<id>https://voorbeeld.nl/100%</id>"),
        ("<icon>favicon.png</icon>", "<icon>mijn favicon.png</icon>"),
        ("<uri>https://voorbeeld.nl/redactie/</uri>", "<uri>a|b</uri>"),
        ("<email>info@voorbeeld.nl</email>", "<email>info</email>"),
        (LINK, f'{LINK}<link rel="self"/>'),
        (LINK, '<link href="/twee bis/"/>'),
        (LINK, '<link href="/twee/" type="html"/>'),
        (LINK, '<link href="/twee/" hreflang="nl_NL"/>'),
        (LINK, '<link href="/twee/" length="10 kB"/>'),
        (LINK, '<link href="/twee/" soort="x"/>'),
        (LINK, f'{LINK}<link href="/" rel=""/>'),
        (LINK, f'{LINK}<link href="/" rel="see also"/>'),
        (' xml:lang="nl"', ' xml:lang="nl_NL"'),
        (' xml:lang="nl"', ' version="1.0"'),
        (' xml:lang="nl"', ' xmlns:a="http://www.w3.org/2005/Atom" a:version="1.0"'),
        ('<category term="nieuws" ', "<category "),
        ("https://voorbeeld.nl/soorten/", "soorten"),
        # texts and content
        (TITLE, '<title type="text/html">Nieuws</title>'),
        (TITLE, '<title type="TEXT">Nieuws</title>'),
        (TITLE, '<title type="html">Het <b>nieuws</b></title>'),
        (TITLE, '<title type="xhtml">Nieuws</title>'),
        (TITLE, '<title type="xhtml"><div>Nieuws</div></title>'),
        ("<p>Het <b>begin</b></p></div>", '</div><div xmlns="http://www.w3.org/1999/xhtml"/>'),
        ("<p>Het <b>begin</b></p></div>", "</div>Meer"),
        ("<p>Het <b>begin</b></p>", '<p xmlns="">Het begin</p>'),
        content('type="text/plain"', "Het <b>begin</b>"),
        content('type="image/png"', "Het begin!"),
        content('type="image/png"', "SGV"),
        content('type="png"'),
        content('type="multipart/mixed"', "SGV0"),
        content('type="multipart/proef+xml"', "<b/>"),
        content('src="een bis.pdf"'),
        content('src="een.eml" type="message/rfc822"'),
        content('src="een.html" type="html"'),
        content('src="een.pdf"', "Het begin"),
    ],
)
def test_the_schema_refuses(change: tuple[str, str]) -> None:
    assert not SCHEMA.validate(etree.fromstring(changed(change)))
    assert faults(changed(change))


@pytest.mark.parametrize(
    "date", ["2024-05-24T11:59:59.5+02:00", "2024-05-23T00:00:00Z", "2024-01-01T00:00:00Z"]
)
def test_every_date_has_the_same_form(date: str) -> None:
    assert not SCHEMA.validate(etree.fromstring(changed((date, "mei 2024"))))


@pytest.mark.parametrize(
    "name",
    ["id", "title", "subtitle", "updated", "published", "generator", "icon", "logo", "rights",
     "summary", "content", "source", "name", "uri", "email"],
)  # fmt: skip
def test_what_may_stand_once_may_not_stand_twice(name: str) -> None:
    feed = etree.fromstring(FEED.encode())
    for element in feed.findall(f".//{{*}}{name}"):
        element.addnext(copy(element))
        assert not SCHEMA.validate(feed)
        element.getparent().remove(element.getnext())
    assert SCHEMA.validate(feed)


@pytest.mark.parametrize(
    "date",
    ["", "2024", "2024-05-24", "2024-05-24T10:00:00", "2024-05-24T10:00Z", "2024-05-24 10:00:00Z",
     "2024-05-24t10:00:00z", "2024-05-24T10:00:00+0200", "2024-05-24T24:00:00Z",
     " 2024-05-24T10:00:00Z", "Fri, 24 May 2024 10:00:00 GMT"],
)  # fmt: skip
def test_a_date_has_the_form_of_rfc_3339(date: str) -> None:
    assert faults(changed((UPDATED, f"<updated>{date}</updated>")))


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        (("24T10:00:00Z", "32T10:00:00Z"), "6: 2024-05-32T10:00:00Z is no moment"),
        (("2024-02-29T23", "2023-02-29T23"), "33: 2023-02-29T23:59:59Z is no moment"),
        (("2024-05-23T00", "2024-04-31T00"), "22: 2024-04-31T00:00:00Z is no moment"),
        (("24T10:00:00Z", "24T09:59:59Z"), "18: the entry is newer than the feed"),
        (("tag:voorbeeld.nl,2024:twee", "https://voorbeeld.nl/een/"),
         "31: the id https://voorbeeld.nl/een/ stands there twice"),
        (("tag:voorbeeld.nl,2024:twee", "https://voorbeeld.nl/"),
         "31: the id https://voorbeeld.nl/ stands there twice"),
        ((LINK, ""), "30: an entry without content has no alternate link"),
        ((LINK, '<link rel="self" href="/twee/"/>'),
         "30: an entry without content has no alternate link"),
        ((LINK, f'{LINK}<link rel="alternate" href="/2/"/>'),
         "30: 2 alternate links of one kind (type unknown, language unknown)"),
        ((' rel="self" type="application/atom+xml"', ' type="TEXT/html" hreflang="NL"'),
         "2: 2 alternate links of one kind (type text/html, language nl)"),
    ],
)  # fmt: skip
def test_what_a_schema_cannot_say_is_checked_too(change: tuple[str, str], fault: str) -> None:
    assert SCHEMA.validate(etree.fromstring(changed(change)))
    assert faults(changed(change)) == [f"line {fault}"]


def test_without_an_author_of_the_feed_every_entry_has_one() -> None:
    fault = "neither the entry nor the feed has an author"
    none = (AUTHOR, "\n" * AUTHOR.count("\n"))
    one = ("<title>Een</title>", "<title>Een</title><author><name>Jan</name></author>")
    two = (LINK, f"{LINK}<author><name>Piet</name></author>")
    assert faults(changed(none)) == [f"line 18: {fault}", f"line 30: {fault}"]
    assert faults(changed(none, one)) == [f"line 30: {fault}"]
    assert faults(changed(none, one, two)) == []


@pytest.mark.parametrize(
    "other",
    [content('src="een.pdf" type="application/pdf"'), content('type="image/png"', "SGV0")],
)
def test_content_that_does_not_show_by_itself_has_a_summary(other: tuple[str, str]) -> None:
    assert faults(changed(other)) == []
    assert faults(changed(other, (SUMMARY, ""))) == [
        "line 18: content that is elsewhere or in Base64 has no summary"
    ]


@pytest.mark.parametrize(
    "xml",
    [b"", b"Geen XML", FEED.encode()[:-8], FEED.replace("feed", "rss").encode(), b"<feed/>",
     FEED.replace("2005/Atom", "2005/atom").encode()],
)  # fmt: skip
def test_what_is_no_atom_feed_is_refused(xml: bytes) -> None:
    assert faults(xml)
