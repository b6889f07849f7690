"""What can be followed: the files beside pages, the page that explains them, and QR codes."""

from __future__ import annotations

import re
import shutil
from dataclasses import replace
from itertools import chain, groupby
from typing import TYPE_CHECKING
from urllib.parse import urljoin

import making
import pytest
import sample
import segno
from icalendar import Calendar
from lxml import etree, html
from making import AREA, MILESTONE, NEWS, SITE_URL, edited

from palet.content.catalog import open_catalog
from palet.pages import plans as pages
from palet.pages.finding import FACETS
from palet.pages.following import CALENDAR, CODE, FEED, channels
from palet.pages.plans import plans, redirects
from palet.pages.press import Press

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from palet.pages.page import Page

THEMES = "themas/digitale-weerbaarheid/"
CONGRESS = "mijlpalen/proefcongres/"

# A theme and an area without milestones, and a second milestone.
MORE: making.Files = {
    **making.themes("wonen"),
    **making.areas(stil=1000),
    "milestones/brief.yml": sample.MILESTONE.split("sessions:")[0].replace("congres", "brief")
    + "sources: [brief]\nreviewed: 2026-11-22\n",
    "vocabularies/milestone-kinds.yml": sample.vocabulary(
        ["congres", "brief", "kamerbrief", "mijlpaal"]
    ),
    "news/tweede.md": sample.NEWS.replace("Proef begint", "Tweede"),
}


@pytest.fixture(scope="module")
def press(tmp_path_factory: pytest.TempPathFactory) -> Press:
    return making.press(tmp_path_factory.mktemp("more"), MORE)


@pytest.fixture(scope="module")
def made(press: Press) -> dict[str, Page]:
    """Return every page by its address."""
    return making.pages(press)


@pytest.fixture(scope="module")
def files(press: Press) -> dict[str, str]:
    """Return every file beside a page by its place."""
    return making.files(press)


def beside(press: Press) -> dict[str, list[str]]:
    """Return the places of the files beside each page, by its address."""
    return {plan.address: list(plan.files) for plan in plans(press)}


# The files beside pages.


def test_each_page_that_can_be_followed_has_its_files_and_no_other_page_has_any(
    press: Press,
) -> None:
    assert {address: names for address, names in beside(press).items() if names} == {
        "interventies/": [FACETS],
        "onderbouwing/": ["onderbouwing/atom.xml"],
        "nieuws/": ["nieuws/atom.xml"],
        "mijlpalen/": ["mijlpalen/atom.xml", "mijlpalen/agenda.ics"],
        THEMES: [f"{THEMES}atom.xml", f"{THEMES}agenda.ics"],
        "themas/wonen/": ["themas/wonen/atom.xml"],
        "gebieden/proefwijk/": ["gebieden/proefwijk/atom.xml", "gebieden/proefwijk/agenda.ics"],
        "gebieden/stil/": ["gebieden/stil/atom.xml"],
        CONGRESS: [f"{CONGRESS}agenda.ics", f"{CONGRESS}qr.svg"],
        "mijlpalen/brief/": ["mijlpalen/brief/agenda.ics", "mijlpalen/brief/qr.svg"],
    }


def test_the_next_page_of_a_list_has_no_files(
    press: Press, monkeypatch: pytest.MonkeyPatch
) -> None:
    for section in ("nieuws", "mijlpalen"):
        short = replace(pages.LISTINGS[section], size=1)
        monkeypatch.setitem(pages.LISTINGS, section, short)
    found = beside(press)
    for section in ("nieuws", "mijlpalen"):
        assert found[f"{section}/pagina/2/"] == []
        assert f"{section}/{FEED}" in found[f"{section}/"]
    # All of the list is in its file, not only the first page of it.
    assert making.files(press)[f"nieuws/{FEED}"].count("<entry>") == 2


@pytest.mark.parametrize(
    ("address", "titles"),
    [
        ("mijlpalen/", ["Proefbrief", "Proefcongres", "Opening"]),
        (THEMES, ["Proefbrief", "Proefcongres", "Opening"]),
        ("gebieden/proefwijk/", ["Proefcongres", "Opening"]),
        (CONGRESS, ["Proefcongres", "Opening"]),
        ("mijlpalen/brief/", ["Proefbrief"]),
    ],
)
def test_a_calendar_has_the_milestones_of_its_page(
    made: dict[str, Page], files: dict[str, str], address: str, titles: list[str]
) -> None:
    found = Calendar.from_ical(files[f"{address}{CALENDAR}"])
    assert [str(event["summary"]).split(" (")[0] for event in found.events] == titles
    assert found.calendar_name == f"{made[address].title} - Proefplatform"


def test_a_calendar_goes_by_date_and_then_by_name(tmp_path: Path) -> None:
    text = sample.MILESTONE.split("sessions:")[0] + "sources: [brief]\nreviewed: 2026-11-22\n"
    dates = {"c": "2024-05", "b": "2023-12-31", "a": "2024-05", "d": "2024", "e": "2024-05-01"}
    files: making.Files = {
        f"milestones/{name}.yml": text.replace("Proefcongres", name.upper()).replace(
            "date: 2024-05", f"date: {date}"
        )
        for name, date in dates.items()
    }
    made = making.files(making.press(tmp_path, {MILESTONE: None, **files}))
    found = Calendar.from_ical(made["mijlpalen/agenda.ics"])
    assert [str(event["summary"])[0] for event in found.events] == ["B", "D", "A", "C", "E"]


def test_the_same_records_give_the_same_files(
    tmp_path: Path, press: Press, files: dict[str, str]
) -> None:
    # A copy keeps the times of its files, as an archive does.
    content = shutil.copytree(press.settings.content, tmp_path / "content")
    copied = Press(open_catalog(content), making.settings(content))
    assert making.files(copied) == files


def test_only_what_is_said_of_the_site_depends_on_its_address(press: Press) -> None:
    moved = Press(press.catalog, replace(press.settings, site_url="http://elders.voorbeeld/pad/"))
    before, after = (making.files(one) for one in (press, moved))
    assert list(before) == list(after)
    for name, text in before.items():
        if not name.endswith((CODE, "json")):
            assert text != after[name]
            assert "palet.voorbeeld" not in after[name]


# A title may be folded over lines, and then ends in a new line.
FOLDED = "title: >\n  Een congres met een heel lange naam"


@pytest.mark.parametrize("name", [MILESTONE, AREA])
def test_a_title_over_more_than_one_line_is_no_trouble(tmp_path: Path, name: str) -> None:
    old = "title: Proefcongres" if name == MILESTONE else "title: Proefwijk"
    assert making.files(making.press(tmp_path, edited(name, old, FOLDED)))


@pytest.mark.parametrize("name", [MILESTONE, AREA])
def test_who_follows_a_former_address_goes_on_following(tmp_path: Path, name: str) -> None:
    files: making.Files = {name: f"{sample.FILES[name]}former_ids: [oud]\n"}
    press = making.press(tmp_path, files)
    (old,) = redirects(press.catalog)
    assert f"{old}{CALENDAR}" in making.files(press)


# What a page tells programs of its files.


def test_a_page_tells_programs_of_its_own_files_and_of_no_others(made: dict[str, Page]) -> None:
    def atom(title: str) -> str:
        return f'<link rel="alternate" type="application/atom+xml" title="{title}" href="atom.xml">'

    def agenda(title: str) -> str:
        return f'<link rel="alternate" type="text/calendar" title="{title}" href="agenda.ics">'

    assert {a: str(page.alternates) for a, page in made.items() if page.alternates} == {
        "onderbouwing/": atom("Nog te onderzoeken"),
        THEMES: atom("Digitale weerbaarheid") + agenda("Digitale weerbaarheid"),
        "themas/wonen/": atom("Wonen"),
        "gebieden/proefwijk/": atom("Proefwijk") + agenda("Proefwijk"),
        "gebieden/stil/": atom("STIL"),
        CONGRESS: agenda("Proefcongres"),
        "mijlpalen/brief/": agenda("Proefbrief"),
    }


def test_every_page_tells_of_the_news_and_the_milestones_in_the_frame(
    press: Press,
) -> None:
    frame = (making.ROOT / "theme_overrides" / "main.html").read_text("utf-8")
    named = re.findall(r"<link rel=\"alternate\".*\{\{ '(.*?)' \| url \}\}", frame)
    lists = [name for a in ("nieuws/", "mijlpalen/") for name in beside(press)[a]]
    assert named == lists


def test_a_title_in_what_programs_are_told_is_written_safely(tmp_path: Path) -> None:
    title = "'Wij \"samen\" & < dit >'"
    made = making.pages(making.press(tmp_path, edited(AREA, "title: Proefwijk", f"title: {title}")))
    (feed, calendar) = html.fragments_fromstring(str(made["gebieden/proefwijk/"].alternates))
    assert feed.get("title") == calendar.get("title") == 'Wij "samen" & < dit >'


# The channels, and the page that names them.


def test_the_news_and_the_milestones_come_first_then_themes_and_areas_by_title(
    tmp_path: Path,
) -> None:
    files = making.themes("zorg", "armoede") | making.areas(a=1000, z=1000)
    found = [channel.address for channel in channels(making.catalog(tmp_path, files))]
    assert found == [
        "nieuws/", "mijlpalen/", "onderbouwing/", "themas/armoede/", THEMES, "themas/zorg/",
        "gebieden/a/", "gebieden/proefwijk/", "gebieden/z/",
    ]  # fmt: skip


def shown(page: Page) -> html.HtmlElement:
    return html.fragment_fromstring(page.body, create_parent="div")


def addresses(page: Page, site: str = SITE_URL) -> Iterator[str]:
    """Yield every address that a page leads to or gives to copy, below the site's root."""
    root = shown(page)
    here = f"{site}{page.address}"
    copied = [element.get("data-copy") for element in root.iter("button")]
    told = [element.text for element in root.iter("code")]
    assert copied == told
    for link in [*(element.get("href") for element in root.iter("a")), *copied]:
        assert link
        whole = urljoin(here, re.sub("^webcal:", site.split("//", maxsplit=1)[0], link))
        assert whole.startswith(site), link
        yield whole.removeprefix(site).split("#")[0]


@pytest.mark.parametrize("site", [SITE_URL, "http://elders.voorbeeld:8000/een/pad/"])
def test_every_address_on_the_page_that_explains_leads_to_what_is_there(
    press: Press, site: str
) -> None:
    moved = Press(press.catalog, replace(press.settings, site_url=site))
    made = making.pages(moved)
    there = {*made, *making.files(moved)}
    found = set(addresses(made["volgen/"], site))
    assert found - there == set()
    assert {name for name in there if name.endswith(FEED)} <= found
    # A single milestone's calendar is on its own page.
    calendars = {name for name in there if name.endswith(CALENDAR)}
    assert calendars - found == {f"{CONGRESS}{CALENDAR}", f"mijlpalen/brief/{CALENDAR}"}


def test_a_calendar_is_subscribed_to_by_its_own_kind_of_address(made: dict[str, Page]) -> None:
    links = [str(link.get("href")) for link in shown(made["volgen/"]).iter("a")]
    assert [link for link in links if CALENDAR in link] == [
        f"webcal://palet.voorbeeld/{address}agenda.ics"
        for address in ("mijlpalen/", THEMES, "gebieden/proefwijk/")
    ]


def test_the_page_that_explains_names_every_theme_and_area_with_what_it_has(
    made: dict[str, Page],
) -> None:
    rows = [
        [" ".join(cell.text_content().split()) for cell in row]
        for row in shown(made["volgen/"]).iter("tr")
        if row.find("td") is not None
    ]
    assert [[row[0], row[2].replace("\N{NO-BREAK SPACE}", " ")] for row in rows] == [
        ["Digitale weerbaarheid", "Abonneer op de agenda van Digitale weerbaarheid 2 mijlpalen"],
        ["Wonen", "geen mijlpalen"],
        ["Proefwijk", "Abonneer op de agenda van Proefwijk 1 mijlpaal"],
        ["STIL", "geen mijlpalen"],
    ]
    assert [row[1] for row in rows] == [f"Feed van {row[0]}" for row in rows]


@pytest.mark.parametrize("address", ["mijlpalen/", CONGRESS, "mijlpalen/brief/"])
def test_every_address_on_the_pages_of_milestones_leads_to_what_is_there(
    press: Press, made: dict[str, Page], address: str
) -> None:
    root = shown(made[address])
    links = [e.get("href") for e in root.iter("a")] + [e.get("src") for e in root.iter("img")]
    own = [re.sub("^webcal:", "https:", str(link)) for link in links if link]
    whole = [urljoin(f"{SITE_URL}{address}", link).split("#")[0].split("?")[0] for link in own]
    found = {link.removeprefix(SITE_URL) for link in whole if link.startswith(SITE_URL)}
    own_files = beside(press)
    assert found - {*made, *chain(*own_files.values())} == set()
    assert {name for name in own_files[address] if name.endswith((CALENDAR, CODE))} <= found


@pytest.mark.parametrize("address", ["volgen/", "mijlpalen/"])
def test_without_milestones_nothing_leads_to_a_calendar(tmp_path: Path, address: str) -> None:
    press = making.press(tmp_path, {MILESTONE: None})
    assert not [name for name in making.files(press) if name.endswith(CALENDAR)]
    assert CALENDAR not in making.pages(press)[address].body


def test_without_anything_to_follow_the_page_that_explains_is_still_there(tmp_path: Path) -> None:
    press = making.press(tmp_path, sample.NOTHING)
    assert list(making.files(press)) == [
        f"onderbouwing/{FEED}",
        FACETS,
        f"mijlpalen/{FEED}",
        f"nieuws/{FEED}",
    ]
    assert "<h1>" in making.pages(press)["volgen/"].body


def test_what_is_followed_tells_of_news_milestones_publications_and_interventions(
    tmp_path: Path,
) -> None:
    files = edited(
        NEWS, "interventions:", "themes: [digitale-weerbaarheid]\ninterventions:"
    ) | edited(
        making.KNOWLEDGE, "interventions:", "themes: [digitale-weerbaarheid]\ninterventions:"
    )
    found = {c.address: c for c in channels(making.catalog(tmp_path, files))}[THEMES]
    assert [entry.kind.name for entry in found.records] == [
        "news", "milestone", "knowledge", "intervention",
    ]  # fmt: skip


# The QR code, read back without the library that made it.

SVG = "{http://www.w3.org/2000/svg}"


def modules(svg: str) -> list[list[bool]]:
    """Return which squares of a drawing are black, the white around them included."""
    root = etree.fromstring(svg.encode())
    group = root.find(f"{SVG}g")
    assert group is not None
    (scale,) = re.findall(r"^scale\((\d+)\)$", str(group.get("transform")))
    size = int(str(root.get("viewBox")).split()[2]) // int(scale)
    dark = [[False] * size for _ in range(size)]
    white, black = group.findall(f"{SVG}path")
    assert (white.get("fill"), white.get("d")) == ("#fff", f"M0 0h{size}v{size}h-{size}z")
    assert (black.get("stroke"), black.get("stroke-width"), black.get("fill")) == (
        "#000", None, None,
    )  # fmt: skip
    steps = re.findall(r"([Mmh])(-?[\d.]+)(?: (-?[\d.]+))?", str(black.get("d")))
    assert "".join(f"{c}{x}{f' {y}' if y else ''}" for c, x, y in steps) == black.get("d")
    column, line = 0, 0.0
    for command, x, y in steps:
        if command == "h":
            for at in range(column, column + int(x)):
                dark[int(line)][at] = True
            column += int(x)
        else:
            column, line = (
                (int(x), float(y)) if command == "M" else (column + int(x), line + float(y))
            )
    return dark


MASKS = (
    lambda r, c: (r + c) % 2 == 0,
    lambda r, _: r % 2 == 0,
    lambda _, c: c % 3 == 0,
    lambda r, c: (r + c) % 3 == 0,
    lambda r, c: (r // 2 + c // 3) % 2 == 0,
    lambda r, c: r * c % 2 + r * c % 3 == 0,
    lambda r, c: (r * c % 2 + r * c % 3) % 2 == 0,
    lambda r, c: ((r + c) % 2 + r * c % 3) % 2 == 0,
)


def number(bits: list[bool]) -> int:
    return int("".join("01"[bit] for bit in bits), 2)


def decoded(code: list[list[bool]]) -> str:
    """Return what a QR code of version 5 and level Q says, as ISO 18004 has it."""
    size = 37
    assert (len(code), {len(line) for line in code}) == (size, {size})
    form = number(
        [code[8][c] for c in (*range(6), 7, 8)] + [code[r][8] for r in (7, *range(5, -1, -1))]
    )
    level, mask = divmod((form ^ 0b101010000010010) >> 10, 8)
    assert level == 0b11

    def free(r: int, c: int) -> bool:
        corner = (r < 9 and (c < 9 or c > size - 9)) or (r > size - 9 and c < 9)
        return not (corner or 6 in (r, c) or (28 <= r <= 32 and 28 <= c <= 32))

    bits, up = [], True
    for right in (*range(size - 1, 6, -2), 5, 3, 1):
        for r in reversed(range(size)) if up else range(size):
            bits += [code[r][c] ^ MASKS[mask](r, c) for c in (right, right - 1) if free(r, c)]
        up = not up
    words = [number(bits[at : at + 8]) for at in range(0, 134 * 8, 8)]
    # The words of two blocks of 15 and two of 16 stand in turns.
    blocks: list[list[int]] = [[], [], [], []]
    for at, word in enumerate(words[:62]):
        blocks[at % 4 if at < 60 else at - 58].append(word)
    text = "".join(f"{word:08b}" for block in blocks for word in block)
    assert text[:4] == "0100"
    length = int(text[4:12], 2)
    return bytes(int(text[at : at + 8], 2) for at in range(12, 12 + 8 * length, 8)).decode()


def code_of(press: Press) -> str:
    return making.files(press)[f"{CONGRESS}{CODE}"]


def inside(dark: list[list[bool]], margin: int = 4) -> list[list[bool]]:
    return [line[margin:-margin] for line in dark[margin:-margin]]


@pytest.mark.parametrize("site", [SITE_URL, "https://ander.voorbeeld/"])
def test_a_qr_code_leads_to_the_page_of_the_milestone(sample_press: Press, site: str) -> None:
    press = Press(sample_press.catalog, replace(sample_press.settings, site_url=site))
    assert decoded(inside(modules(code_of(press)))) == f"{site}{CONGRESS}"


def test_a_qr_code_is_wrong_nowhere_so_that_it_can_bear_the_most_damage(
    sample_press: Press,
) -> None:
    dark = inside(modules(code_of(sample_press)))
    wanted = segno.make(f"{SITE_URL}{CONGRESS}", error="q", micro=False).matrix
    assert dark == [[bool(module) for module in line] for line in wanted]
    other = segno.make(f"{SITE_URL}{CONGRESS[:-2]}t/", error="q", micro=False).matrix
    assert dark != [[bool(module) for module in line] for line in other]


def test_a_qr_code_has_white_all_around_it(sample_press: Press) -> None:
    dark = modules(code_of(sample_press))
    edge = [dark[r][c] for r in range(45) for c in range(45) if not (4 <= r < 41 and 4 <= c < 41)]
    assert len(dark) == 45
    assert set(edge) == {False}
    assert all(any(line[4:41]) for line in dark[4:41])


def test_a_qr_code_is_an_image_of_any_size_with_a_name(sample_press: Press) -> None:
    root = etree.fromstring(code_of(sample_press).encode())
    assert root.tag == f"{SVG}svg"
    assert dict(root.attrib) == {"viewBox": "0 0 360 360"}
    assert root.findtext(f"{SVG}title") == "QR-code"
    assert {element.tag for element in root.iter()} == {
        f"{SVG}{name}" for name in ("svg", "title", "g", "path")
    }


def test_a_qr_code_is_the_same_every_time(sample_press: Press, tmp_path: Path) -> None:
    assert code_of(sample_press) == code_of(sample_press) == code_of(making.press(tmp_path))


def test_every_milestone_has_a_qr_code_of_its_own(files: dict[str, str]) -> None:
    codes = sorted(text for name, text in files.items() if name.endswith(CODE))
    assert [len(list(group)) for _, group in groupby(codes)] == [1, 1]
