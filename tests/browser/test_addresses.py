"""The address of the list holds its whole state, and may hold anything."""

from __future__ import annotations

from typing import TYPE_CHECKING
from unicodedata import normalize
from urllib.parse import quote

import pytest
from listed import (
    PER_PAGE,
    Shown,
    all_titles,
    ask,
    changed,
    label,
    move,
    open_list,
    read,
    said,
    tick,
)
from playwright.sync_api import expect
from test_every_kind_of_page import STICKS_OUT, none

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from conftest import Visit
    from listed import Known
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser

DEBTS = "preventie-armoede-en-schulden"
EVERYTHING = (
    f"?q=schulden+jongeren&thema={DEBTS},wonen&status=in-uitvoering,onbekend&sorteer=naam&pagina=2"
)
NO_PAGE = "Die pagina bestaat niet. Dit is de laatste pagina."
MARKUP = """<img src=x onerror="hacked = 1"><script>hacked = 1</script>"""
# What could only have come from an address.
INSERTED = "article :is(img, script, iframe, object, [onerror], [onfocus], [autofocus])"


@pytest.fixture
def visit(used: Visit) -> Visit:
    """Return a page that others have used: nothing here depends on what a browser keeps."""
    return used


@pytest.fixture(scope="module")
def listed(open_visit: Callable[..., Visit]) -> Iterator[Visit]:
    """Return the list, opened once for the tests that only go to other addresses of it."""
    visit = open_visit()
    open_list(visit.page, f"{visit.address}interventies/")
    yield visit
    visit.page.context.close()


def start(visit: Visit, query: str = "") -> Page:
    return open_list(visit.page, f"{visit.address}interventies/{query}")


# The same address, the same list


def test_an_address_shows_the_same_to_someone_else(new_visit: Callable[..., Visit]) -> None:
    mine = start(new_visit())
    tick(mine, "thema", DEBTS)
    tick(mine, "thema", "school-en-omgeving")
    tick(mine, "provincie", "zuid-holland")
    ask(mine, "jongeren")
    with changed(mine):
        mine.get_by_label("Sorteer").select_option("naam")
    other = open_list(new_visit().page, mine.url)
    assert read(other) == read(mine)
    shown = read(other)
    assert shown.amount > 3
    assert (shown.query, shown.sort) == ("jongeren", "naam")
    assert shown.chosen == {"thema": [DEBTS, "school-en-omgeving"], "provincie": ["zuid-holland"]}


def test_a_question_finds_the_same_whatever_was_asked_before(visit: Visit) -> None:
    questions = ["we", "b", "gezonde", "bewoner"]
    first = {question: read(start(visit, f"?q={question}")) for question in questions}
    for other in ("bewoners", "gezondheid", "jongeren", "schulden", "wonen", "zwanger"):
        ask(visit.page, other)
    assert {question: ask(visit.page, question) for question in questions} == first


def test_a_question_finds_the_same_after_a_word_with_the_same_stem(visit: Visit) -> None:
    first = read(start(visit, "?q=buren"))
    ask(visit.page, "buurtbus")
    assert ask(visit.page, "buren") == first


def test_an_address_of_a_further_page_shows_that_page(visit: Visit, known: Known) -> None:
    found = sorted(known.options["status"]["in-uitvoering"])
    shown = read(start(visit, "?status=in-uitvoering&pagina=3"))
    assert (shown.page, shown.titles) == (3, known.named(found[2 * PER_PAGE : 3 * PER_PAGE]))


def test_back_forward_and_reload_show_what_was_there(visit: Visit) -> None:
    page = start(visit)
    seen: list[tuple[str, Shown]] = [(page.url, read(page))]

    def next_step(shown: Shown) -> None:
        seen.append((page.url, shown))

    next_step(tick(page, "status", "in-uitvoering"))
    next_step(ask(page, "jongeren"))
    with changed(page):
        page.get_by_label("Sorteer").select_option("naam")
    next_step(read(page))
    with changed(page):
        page.get_by_role("link", name="Pagina 2").click()
    next_step(read(page))
    with changed(page):
        page.get_by_role("button", name="Haal filter weg: In uitvoering").click()
    next_step(read(page))
    assert len({address for address, _ in seen}) == len(seen)
    for before in seen[-2::-1]:
        with changed(page):
            page.go_back()
        assert (page.url, read(page)) == before
    for after in seen[1:3]:
        with changed(page):
            page.go_forward()
        assert (page.url, read(page)) == after
    page.reload()
    expect(page.locator("#list[data-shown]")).to_be_attached()
    assert (page.url, read(page)) == seen[2]
    assert visit.watch.errors == []


def test_who_comes_back_from_a_card_finds_the_same_list(visit: Visit) -> None:
    page = start(visit, EVERYTHING.replace("&pagina=2", ""))
    before = read(page)
    page.locator("#list .card__title a").last.click()
    page.wait_for_url("**/interventies/*/")
    page.go_back()
    expect(page.locator("#list[data-shown]")).to_be_attached()
    assert read(page) == before
    assert visit.watch.errors == []


def test_a_step_within_the_page_changes_nothing(visit: Visit) -> None:
    page = start(visit, "?thema=wonen&q=sloop")
    before = read(page)
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Naar de inhoud")).to_be_focused()
    with changed(page):
        page.keyboard.press("Enter")
    assert page.url.endswith("?thema=wonen&q=sloop#inhoud")
    assert read(page) == before
    expect(page.locator("article")).to_be_focused()


def test_the_shortest_address_is_written(visit: Visit) -> None:
    page = start(
        visit, "?pagina=1&sorteer=onderbouwing&utm_source=brief&thema=wonen&thema=wonen&q="
    )
    assert read(page).chosen == {"thema": ["wonen"]}
    tick(page, "thema", "wonen")
    assert page.url == f"{visit.address}interventies/"


@pytest.mark.parametrize(
    "query",
    [
        f"?thema=wonen,{DEBTS}&niveau=individu",
        f"?thema=wonen&thema={DEBTS}&niveau=individu",  # as a form sends it
        f"?niveau=individu&thema={DEBTS}%2Cwonen,wonen&gebied=&q=+",
        f"?q=&sorteer=onderbouwing&thema=wonen&utm_medium=mail&thema={DEBTS}&niveau=individu#count",
    ],
)
def test_other_ways_to_write_the_same_are_understood(
    listed: Visit, known: Known, query: str
) -> None:
    found = known.find({"thema": ["wonen", DEBTS], "niveau": ["individu"]})
    shown = move(listed.page, query)
    assert shown.titles == known.named(sorted(found)[:PER_PAGE])
    assert (shown.amount, shown.notices) == (len(found), [])
    assert listed.watch.errors == []


def test_every_number_in_the_overview_leads_to_as_many(listed: Visit, known: Known) -> None:
    page = listed.page.context.new_page()
    page.goto(f"{listed.address}overzicht/")
    cells = page.locator("table a[href*='?']").evaluate_all(
        "links => links.map((a) => [a.search, Number(a.textContent)])"
    )
    page.close()
    filled = [(query, amount) for query, amount in cells if amount]
    assert len(filled) > len(known.options["gebied"])
    for query, amount in filled[::4]:
        assert move(listed.page, query).amount == amount, query


# What cannot be given is said, and does not count


def test_an_unknown_option_is_said_and_not_counted(visit: Visit, known: Known) -> None:
    page = start(visit, "?thema=wonen,bestaat-niet,bestaat-niet&gebied=ook-niet")
    shown = read(page)
    assert shown.titles == known.named(sorted(known.options["thema"]["wonen"]))
    assert shown.amounts == known.amounts({"thema": ["wonen"]})
    assert shown.chosen == {"thema": ["wonen"]}
    assert shown.notices == [
        "Het filter thema “bestaat-niet” bestaat niet of niet meer. Het telt niet mee.",
        "Het filter gebied “ook-niet” bestaat niet of niet meer. Het telt niet mee.",
    ]
    expect(page.get_by_role("status").filter(has_text="bestaat-niet")).to_be_visible()
    shown = tick(page, "niveau", "individu")
    assert shown.notices == []
    assert page.url.endswith("?thema=wonen&niveau=individu")


def test_of_a_thousand_unknown_ones_a_few_are_named(listed: Visit, known: Known) -> None:
    shown = move(listed.page, "?thema=" + ",".join(f"nee-{n}" for n in range(1000)))
    assert shown.amount == len(known.entries)
    assert shown.notices == [
        "De filters thema “nee-0”, “nee-1”, “nee-2” en nog 997 bestaan niet of niet meer. "
        "Ze tellen niet mee."
    ]


@pytest.mark.parametrize(
    ("query", "present"),
    [
        ("?thema=armoede", "?thema=geld"),
        ("?thema=geld,armoede", "?thema=geld"),
        ("?gebied=oude-overkant&thema=armoede", "?gebied=overkant&thema=geld"),
    ],
)
def test_a_former_id_is_understood(
    visit: Visit, small_address: str, query: str, present: str
) -> None:
    page = open_list(visit.page, f"{small_address}interventies/{query}")
    by_old = read(page)
    assert by_old.notices == []
    assert 0 < by_old.amount < 24
    assert "Geld en schulden" in by_old.chips
    assert move(page, present) == by_old
    move(page, query)
    tick(page, "niveau", "individu")
    assert "thema=geld&" in page.url
    assert visit.watch.errors == []


@pytest.mark.parametrize("number", ["500", "9999999", "9" * 30])
def test_a_page_beyond_the_last_shows_the_last_and_says_so(
    listed: Visit, known: Known, number: str
) -> None:
    shown = move(listed.page, f"?pagina={number}")
    last = -(-len(known.entries) // PER_PAGE)
    assert (shown.page, shown.titles) == (last, known.titles[(last - 1) * PER_PAGE :])
    assert shown.notices == ["Die pagina bestaat niet. Dit is de laatste pagina."]


def test_a_page_beyond_the_last_of_nothing(listed: Visit) -> None:
    shown = move(listed.page, "?q=xqzwvk&pagina=2")
    assert (shown.amount, shown.titles, shown.page) == (0, [], 1)
    assert shown.notices == ["Die pagina bestaat niet. Dit is de laatste pagina."]


@pytest.mark.parametrize("number", ["0", "-1", "1.5", "1e1", "twee", "%00", "+2", "0x2", "2,3"])
def test_what_is_no_page_is_the_first(listed: Visit, known: Known, number: str) -> None:
    shown = move(listed.page, f"?pagina={number}")
    assert (shown.page, shown.titles) == (1, known.titles[:PER_PAGE])
    assert shown.notices == ["Die pagina bestaat niet. Dit is de eerste pagina."]


@pytest.mark.parametrize("sort", ["onzin", "", "constructor", "NAAM", "relevantie", "__proto__"])
def test_an_unknown_order_is_the_usual_one(listed: Visit, known: Known, sort: str) -> None:
    shown = move(listed.page, f"?sorteer={sort}")
    assert (shown.sort, shown.titles) == ("onderbouwing", known.titles[:PER_PAGE])
    said = ["Die volgorde bestaat niet. De lijst staat in de gewone volgorde."]
    assert shown.notices == ([] if sort in ("", "relevantie") else said)


def test_a_long_question_is_cut_and_that_is_said(listed: Visit) -> None:
    shown = move(listed.page, "?q=" + "schulden+" * 1111)
    assert len(shown.query) <= 200
    assert shown.amount > 3
    assert shown.notices == [
        "Uw zoekvraag is lang. Alleen de eerste 200 tekens tellen mee.",
    ]


def test_a_long_question_that_is_typed_is_cut_and_said_too(visit: Visit) -> None:
    assert len(ask(start(visit), "schulden " * 100).notices) == 1


def test_emoji_in_an_address_are_never_cut_in_half(listed: Visit) -> None:
    shown = move(listed.page, f"?q={quote('a' * 199 + '😀😀')}")
    assert shown.query == "a" * 199 + "😀"
    assert listed.watch.errors == []


def test_emoji_that_are_typed_are_never_cut_in_half(visit: Visit) -> None:
    page = start(visit)
    page.locator("#q").fill("a" * 199 + "😀😀")
    page.keyboard.press("Enter")
    expect(page.locator("#count")).to_contain_text("voor “aaa", timeout=2000)
    assert visit.watch.errors == []


# Anything at all


FACETS = (
    "thema", "gebied", "provincie", "doelgroep", "factor", "niveau", "status", "bewijs",
    "uitkomst", "onderbouwing", "omgeving", "leeftijd", "duur", "kosten", "geld", "controle",
)  # fmt: skip
BUILT_IN = "__proto__,constructor,toString,hasOwnProperty,prototype,length,0"
HOMES = {"thema": ["wonen"]}
# An address, what it chooses, and how many notices it gives.
NONSENSE = {
    "markup": ("?" + "&".join(f"{name}={quote(MARKUP)}" for name in FACETS), {}, len(FACETS)),
    "markup-unescaped": (f"?thema={MARKUP}&gebied='\"><b onfocus=hacked=1 autofocus>", {}, 2),
    "markup-as-name": (f"?{quote(MARKUP)}=1&thema=wonen", HOMES, 0),
    "markup-elsewhere": (f"?sorteer={quote(MARKUP)}&pagina={quote(MARKUP)}", {}, 2),
    "script-address": ("?thema=javascript:hacked=1&gebied=//elders.example/", {}, 2),
    "broken-encoding": ("?thema=%E0%A4%A&gebied=%&provincie=%FF%FE&status=%zz", {}, 4),
    "broken-names": ("?%=1&%E0%A4%A=2&thema=wonen", HOMES, 0),
    "no-characters": ("?thema=%00&gebied=%E2%80%AE&niveau=%EF%BB%BF&status=%0A", {}, 4),
    "built-in-names": ("?__proto__=wonen&constructor=1&__proto__[thema]=wonen&toString", {}, 0),
    "built-in-ids": (f"?thema={BUILT_IN}&niveau=individu,__proto__", {"niveau": ["individu"]}, 2),
    "empty": ("?q=&thema=&gebied=,,,&sorteer=&pagina=&=&&", {}, 0),
    "names-only": ("?q&thema&gebied&sorteer&pagina", {}, 0),
    "capitals": ("?THEMA=wonen&thema=Wonen", {}, 1),
    "spaces": ("?thema=%20wonen&thema=wonen+", {}, 1),
    "unknown-names": ("?foo=bar&utm_source=x&filter[]=1", {}, 0),
    "long-id": ("?thema=" + "x" * 10_000, {}, 1),
    "long-id-with-wide-characters": ("?thema=" + quote("😀" * 1000), {}, 1),
}


@pytest.mark.parametrize(("query", "choice", "notices"), NONSENSE.values(), ids=NONSENSE)
def test_nonsense_gives_a_working_list(
    used: Visit, known: Known, query: str, choice: dict[str, list[str]], notices: int
) -> None:
    page = start(used, query)
    shown = read(page)
    assert shown.titles == known.named(sorted(known.find(choice))[:PER_PAGE])
    assert (shown.chosen, len(shown.notices)) == (choice, notices), shown.notices
    assert all(len(notice) < 150 for notice in shown.notices)
    harmless(used)
    after = tick(page, "status", "in-uitvoering")
    assert after.amount == shown.amounts["status"]["in-uitvoering"] > 0
    assert after.notices == []
    assert page.url.endswith("status=in-uitvoering")
    assert used.watch.errors == []


def harmless(visit: Visit) -> None:
    """Check that nothing of an address became part of the page but as text."""
    page = visit.page
    assert page.locator(INSERTED).count() == 0
    assert page.evaluate("typeof hacked") == "undefined"
    assert page.evaluate("Object.keys(Object.prototype)") == []
    none(page.evaluate(STICKS_OUT))
    assert (visit.watch.errors, visit.watch.elsewhere) == ([], [])


QUESTIONS = {
    "markup": MARKUP,
    "entities": "&lt;b&gt; &amp; &quot;",
    "end-of-text": "</title></textarea><script>hacked = 1</script>",
    "quotes": "\"schulden' “x”",
    "phrase": '"schulden bij jongeren"',
    "operators": "-schulden +jongeren AND (x OR y)~2 *:*",
    "regular": "[a-z]+(?:x|y){1,9}$^\\d",
    "marks-only": "!!! ... ???",
    "built-in": "__proto__ constructor toString",
    "zeros": "\x00\x01\x1f",
    "other-script": "долги 借金 ديون",
    "accents": "financie\u0308le é",
    "wide": "😀👨‍👩‍👧‍👦",
    "backwards": "\u202eneergnoj\u202c",
    "long-word": "x" * 10_000,
    "many-words": "a b c d e f g h " * 1000,
    "percent": "100% %E0%A4%A %",
    "path": "../../themas/?x=1#y",
}


@pytest.mark.parametrize("question", QUESTIONS.values(), ids=QUESTIONS)
def test_any_question_gives_a_working_list(used: Visit, known: Known, question: str) -> None:
    page = start(used, f"?q={quote(question, safe='')}")
    shown = read(page)
    assert shown.query == normalize("NFC", question)[:200].strip(" ")
    assert shown.count.startswith(f"{said(shown.amount)} voor “{shown.query}”")
    assert len(shown.titles) == min(shown.amount, PER_PAGE)
    assert bool(shown.notices) == (len(question) > 250)
    harmless(used)
    # The question can be sent again as it stands, and taken away.
    page.locator("#q").focus()
    with changed(page):
        page.keyboard.press("Enter")
    again = read(page)
    assert again.query == shown.query
    assert again.count.startswith(f"{said(again.amount)} voor “{shown.query}”")
    assert ask(page, "").amount == len(known.entries)
    assert used.watch.errors == []


def test_what_was_marked_of_a_strange_question_is_text(visit: Visit, known: Known) -> None:
    page = start(visit, f"?q={quote('schulden <mark>wonen</mark> [jongeren')}")
    titles = all_titles(page)
    assert len(titles) > 3
    assert set(titles) <= set(known.titles)
    assert page.locator("#list mark mark").count() == 0
    assert visit.watch.errors == []


def test_choosing_an_option_by_its_own_label_is_the_same_as_its_box(visit: Visit) -> None:
    page = start(visit)
    with changed(page):
        label(page, "thema", "wonen").locator(".option__count").click()
    assert read(page).chosen == {"thema": ["wonen"]}
