"""The page of a milestone: its calendar, its QR code, its sheet of paper, its programme."""

from __future__ import annotations

import base64
import re
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING
from urllib.request import urlopen
from zoneinfo import ZoneInfo

import pytest
import sample
import segno
import small
from axe_playwright_python.sync_playwright import Axe
from building import mkdocs
from icalendar import Calendar
from playwright.sync_api import expect
from sample import FROZEN
from test_appearance import PALE
from test_every_kind_of_page import AXE, AXE_COLOURS, STICKS_OUT, look, none, violations

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from contextlib import AbstractContextManager
    from pathlib import Path

    from conftest import Visit
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser

# The address that the site has for the world, as mkdocs.yml says when nobody says otherwise.
SITE = "https://palet.example/"
A4 = (595, 842)  # points
CONGRESS = "mijlpalen/proefcongres/"

# A code as it is drawn: rows of modules, true for black, with the white around it cut off; and
# how many modules broad the white is at its narrowest. Anything but black and white is null.
CODE = """async (address) => {
  const image = new Image();
  image.src = address;
  await image.decode();
  const side = 1640;
  const canvas = Object.assign(document.createElement("canvas"), { width: side, height: side });
  const context = canvas.getContext("2d");
  context.drawImage(image, 0, 0, side, side);
  const { data } = context.getImageData(0, 0, side, side);
  const at = (x, y) => {
    const [red, green, blue, alpha] = data.subarray(4 * (y * side + x), 4 * (y * side + x) + 4);
    return alpha < 255 || red !== green || green !== blue ? null
      : red < 10 ? true : red > 245 ? false : null;
  };
  const first = [...Array(side).keys()].find((n) => at(n, n) !== false);
  const last = [...Array(side).keys()].findLast((n) => at(n, side - 1 - first - 2) === true
    || at(n, first + 2) === true);
  // The corner of a code is a square of seven modules.
  let run = 0;
  while (at(first + 2 + run, first + 2) === true) run += 1;
  const module = (run + 2) / 7;
  const amount = Math.round((last + 1 - first) / module);
  const step = (last + 1 - first) / amount;
  const middle = (n) => Math.round(first + (n + .5) * step);
  const rows = [...Array(amount).keys()].map((y) =>
    [...Array(amount).keys()].map((x) => at(middle(x), middle(y))));
  return { rows, around: Math.min(first, side - 1 - last) / step, corner: at(0, 0) };
}"""
# The colour of a picture at a place.
COLOUR = """async ([picture, x, y]) => {
  const image = new Image();
  image.src = `data:image/png;base64,${picture}`;
  await image.decode();
  const canvas = Object.assign(document.createElement("canvas"),
    { width: image.width, height: image.height });
  const context = canvas.getContext("2d");
  context.drawImage(image, 0, 0);
  return [...context.getImageData(x * image.width, y * image.height, 1, 1).data];
}"""

SESSIONS = """\
  - id: slot
    title: Wat nemen wij mee naar huis?
    start: 2027-04-16T15:00
    end: 2027-04-16T16:00
    room: Grote zaal
    summary: Drie gebieden zeggen wat zij morgen anders gaan doen.
    speakers: [J. de Vries]
    areas: [proefwijk, overkant]
  - id: opening
    title: Opening
    start: 2027-04-15T09:30
    end: 2027-04-15T10:15
    room: Grote zaal
    summary: De burgemeester heet iedereen welkom en vertelt wat er sinds het vorige is bereikt.
    speakers: ['A. Bakker, burgemeester van Proefstad']
  - id: online
    title: Jongeren die elkaar online weerbaar maken
    start: 2027-04-15T10:30
    end: 2027-04-15T12:00
    room: Zaal 2
    summary: Hoe leren jongeren om niet mee te gaan in haat, en wat vraagt dat van begeleiders?
    theme: digitale-weerbaarheid
    speakers: [B. Jansen, C. Smit, D. Visser]
    interventions: [proefteam, tweede-proef]
    areas: [proefwijk]
    materials:
      - {title: Dia's van het proefteam, url: 'https://voorbeeld.nl/dias.pdf'}
      - {title: Handreiking, url: 'https://voorbeeld.nl/handreiking'}
  - id: geldzorgen
    title: Geldzorgen op tijd zien
    start: 2027-04-15T13:00
    end: 2027-04-15T14:30
    room: Zaal 3
    summary: Over vindplaatsen, vroeg signaleren en waarom schaamte de grootste drempel is.
    theme: geld
    interventions: [tweede-proef]
    areas: [overkant]
    materials:
      - {title: Verslag, url: 'https://voorbeeld.nl/verslag'}
  - id: wandeling
    title: Wandeling door de wijk
    start: 2027-04-15T15:00
    end: 2027-04-15T16:30
    summary: Met bewoners langs de plekken waar de proef begon. Trek goede schoenen aan.
    areas: [proefwijk]
  - id: meten
    title: Wat meet u als niemand iets doet?
    start: 2027-04-16T09:30
    previous_starts: [2027-04-15T16:30]
    room: Zaal 2
    summary: Over wat preventie oplevert, en hoe onderzoekers dat laten zien zonder beloften.
    speakers: [E. de Boer, F. Mulder]
    interventions: [derde-proef]
  - id: scholen
    title: School en wijk samen
    start: 2027-04-16T11:00
    end: 2027-04-16T12:00
    room: Zaal 3
    theme: digitale-weerbaarheid
    interventions: [derde-proef, proefteam]
    areas: [overkant]
  - id: raad
    title: In gesprek met de Proefraad
    start: 2027-04-16T13:00
    end: 2027-04-16T14:30
    room: Foyer
    summary: Zeven leden van de raad beantwoorden vragen uit de zaal over geld, tijd en vertrouwen.
    speakers: [G. Dekker, H. Brouwer, I. van Dijk]
"""
MILESTONE = f"""\
title: Derde Proefcongres over veerkracht in wijken en weerbare jongeren
summary: >-
  Mensen van ministeries, gemeenten en organisaties praten twee dagen met bewoners en
  wetenschappers over wat werkt. Er zijn lezingen, gesprekken en een wandeling door de wijk.
kind: congres
date: 2027-04-15
end: 2027-04-16
previous_dates: [2026-11]
status: verplaatst
place: De Proeffabriek, Proefstad
why: >-
  Kennis delen is een belangrijk deel van de agenda [bron](source:brief). Op dit congres komen de
  interventies bij elkaar die elders nog niemand kent, en horen onderzoekers wat er niet lukte.
themes: [digitale-weerbaarheid, geld]
interventions: [proefteam, tweede-proef, derde-proef]
areas: [proefwijk, overkant]
funding: [regeling]
knowledge: [onderzoek-proef]
sessions:
{SESSIONS}sources: [brief]
reviewed: 2026-11-22
"""
# Of this one little is known yet.
LATER = """\
title: Vierde Proefcongres
summary: Er komt nog een congres.
kind: congres
date: 2028
status: gepland
sessions:
  - {id: opening, title: Opening door iemand, room: Zaal 1}
sources: [brief]
reviewed: 2026-11-22
"""
DAYS = {
    "Donderdag 15 april 2027": {
        "opening": "9.30 tot 10.15 uur", "online": "10.30 tot 12.00 uur",
        "geldzorgen": "13.00 tot 14.30 uur", "wandeling": "15.00 tot 16.30 uur",
    },
    "Vrijdag 16 april 2027": {
        "meten": "9.30 uur", "scholen": "11.00 tot 12.00 uur", "raad": "13.00 tot 14.30 uur",
        "slot": "15.00 tot 16.00 uur",
    },
}  # fmt: skip


@pytest.fixture(scope="module")
def congress_address(
    tmp_path_factory: pytest.TempPathFactory, serve: Callable[[Path], AbstractContextManager[str]]
) -> Iterator[str]:
    """Return the address of a site with a congress to come that has a programme."""
    folder = tmp_path_factory.mktemp("congress")
    content = sample.write_content(
        folder,
        {
            "milestones/proefcongres.yml": MILESTONE,
            "milestones/later-congres.yml": LATER,
            "themes/geld.yml": small.THEME,
            "areas/overkant.yml": small.AREA,
            **{
                f"interventions/{name}-proef.yml": sample.another(f"De {name} proef", number)
                for number, name in enumerate(("tweede", "derde"), 1)
            },
        },
    )
    done = mkdocs(content, folder / "site")
    assert done.returncode == 0, done.stderr
    with serve(folder / "site") as address:
        yield address


def at_congress(visit: Visit, address: str) -> Visit:
    """Return the page of a visit, as one to the site with the congress."""
    watch = type(visit.watch)(address)
    watch.on(visit.page)
    return replace(visit, address=address, watch=watch)


@pytest.fixture(scope="module")
def congress(open_visit: Callable[..., Visit], congress_address: str) -> Iterator[Visit]:
    """Return the page of the congress, opened once, some months before it."""
    visit = at_congress(open_visit(), congress_address)
    visit.page.clock.set_fixed_time("2026-12-01T12:00:00")
    visit.go(CONGRESS)
    yield visit
    visit.page.context.close()


@pytest.fixture(scope="module")
def at_other(open_visit: Callable[..., Visit], congress_address: str) -> Iterator[Visit]:
    """Return a page for many tests, at the site with the congress."""
    visit = at_congress(open_visit(), congress_address)
    yield visit
    visit.page.context.close()


@pytest.fixture
def other(at_other: Visit) -> Iterator[Visit]:
    """Return the page at the site with the congress, as if it were new."""
    at_other.page.goto("about:blank")
    yield at_other
    assert (at_other.watch.errors, at_other.watch.elsewhere) == ([], [])


@pytest.fixture
def visit(used: Visit) -> Iterator[Visit]:
    """Return a page that others have used, on which nothing may go wrong."""
    yield used
    assert (used.watch.errors, used.watch.elsewhere) == ([], [])


@pytest.fixture(scope="module")
def names() -> Sequence[str]:
    """Return the names of the milestones."""
    return sorted(path.stem for path in (FROZEN / "milestones").iterdir())


def fetch(address: str) -> bytes:
    with urlopen(address, timeout=10) as answer:  # noqa: S310 - our own server
        data: bytes = answer.read()
    return data


def on_day(visit: Visit, day: str, address: str) -> Page:
    visit.page.clock.set_fixed_time(f"{day}T12:00:00")
    return visit.go(address)


def sheets(page: Page) -> list[tuple[int, int]]:
    """Return the sizes of the sheets of paper that a page takes."""
    paper = page.pdf(prefer_css_page_size=True)
    boxes = re.findall(rb"/MediaBox\s*\[0 0 ([\d.]+) ([\d.]+)\]", paper)
    return [(round(float(width)), round(float(height))) for width, height in boxes]


# The calendar


def test_a_milestone_to_come_is_put_in_the_calendar(visit: Visit) -> None:
    page = on_day(visit, "2026-12-01", "mijlpalen/einde-tweede-tranche-2028/")
    with page.expect_download() as waiting:
        page.get_by_role("link", name="Zet in agenda").click()
    assert waiting.value.suggested_filename.endswith(".ics")
    (event,) = Calendar.from_ical(waiting.value.path().read_bytes()).walk("VEVENT")
    whole = Calendar.from_ical(fetch(f"{visit.address}mijlpalen/agenda.ics")).walk("VEVENT")
    same = [other["uid"] for other in whole if other["url"] == event["url"]]
    assert same == [event["uid"]]
    assert event["url"] == f"{SITE}mijlpalen/einde-tweede-tranche-2028/"


def test_each_milestone_has_a_calendar_with_the_event_that_the_whole_calendar_has(
    visit: Visit, names: Sequence[str]
) -> None:
    whole = Calendar.from_ical(fetch(f"{visit.address}mijlpalen/agenda.ics")).walk("VEVENT")
    uids = {str(event["url"]).split("#")[0]: event["uid"] for event in whole}
    assert len(set(uids.values())) == len(uids) == len(names)
    for name in names:
        own = Calendar.from_ical(fetch(f"{visit.address}mijlpalen/{name}/agenda.ics"))
        assert own.walk("VEVENT")[0]["uid"] == uids[f"{SITE}mijlpalen/{name}/"]


@pytest.mark.parametrize(
    ("day", "to_come"),
    [("2026-12-01", True), ("2028-12-31", True), ("2029-01-01", False), ("2035-06-01", False)],
)
def test_what_is_past_is_not_offered_for_the_calendar(
    visit: Visit, day: str, *, to_come: bool
) -> None:
    page = on_day(visit, day, "mijlpalen/einde-tweede-tranche-2028/")
    expect(page.get_by_role("link", name="Zet in agenda")).to_be_visible(visible=to_come)


def test_of_more_days_the_last_counts(other: Visit) -> None:
    for day, to_come in [("2027-04-16", True), ("2027-04-17", False)]:
        page = on_day(other, day, CONGRESS)
        expect(page.get_by_role("link", name="Zet in agenda")).to_be_visible(visible=to_come)


def test_without_script_it_is_always_offered(new_visit: Callable[..., Visit]) -> None:
    page = new_visit(java_script_enabled=False).go("mijlpalen/congres-2024/")
    expect(page.get_by_role("link", name="Zet in agenda")).to_be_visible()


# The code


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_code_is_to_be_seen_on_white(visit: Visit, scheme: str) -> None:
    visit.page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    page = visit.go("mijlpalen/congres-2024/")
    code = page.get_by_role("img", name="QR-code die naar deze pagina leidt")
    expect(code).to_be_visible()
    assert code.evaluate("image => image.naturalWidth") > 0
    box = code.bounding_box()
    assert box
    assert box["width"] == box["height"] > 100
    picture = base64.b64encode(code.screenshot()).decode()
    # In the white around it, at the left, below and at the right; and in a black corner.
    for x, y in [(0.04, 0.5), (0.5, 0.96), (0.96, 0.5)]:
        assert page.evaluate(COLOUR, [picture, x, y]) == [255, 255, 255, 255]
    assert max(page.evaluate(COLOUR, [picture, 0.17, 0.17])[:3]) < 60


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_each_code_is_that_of_the_address_of_its_page(
    visit: Visit, names: Sequence[str], scheme: str
) -> None:
    visit.page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    page = visit.go("mijlpalen/")
    for name in names if scheme == "light" else names[:2]:
        drawn = page.evaluate(CODE, f"{name}/qr.svg")
        possible = [
            segno.make(f"{SITE}mijlpalen/{name}/", error=level, micro=False).matrix
            for level in "lmqh"
        ]
        assert drawn["rows"] in [[[bool(x) for x in row] for row in code] for code in possible]
        assert drawn["around"] >= 3.9  # four modules of white are what a reader needs
        assert drawn["corner"] is False


def test_the_code_can_be_downloaded(visit: Visit) -> None:
    page = visit.go("mijlpalen/congres-2024/")
    with page.expect_download() as waiting:
        page.get_by_role("link", name="download de QR-code").click()
    assert waiting.value.suggested_filename == "congres-2024.svg"
    data = waiting.value.path().read_bytes()
    assert data == fetch(f"{visit.address}mijlpalen/congres-2024/qr.svg")
    assert data.startswith(b"<svg ")


# Paper


def test_every_milestone_prints_on_one_sheet_also_from_a_dark_screen(
    visit: Visit, names: Sequence[str]
) -> None:
    wrong = []
    # As wide as the text on a sheet with margins of 12 mm, so that heights say what fits.
    visit.page.set_viewport_size({"width": 703, "height": 900})
    for name in names:
        page = visit.go(f"mijlpalen/{name}/")
        heights = []
        for scheme in ("light", "dark"):
            page.emulate_media(media="print", color_scheme=scheme)  # type: ignore[arg-type]
            heights.append(page.evaluate("document.documentElement.scrollHeight"))
            wrong += [f"{name}, {scheme}: {text}" for text in page.evaluate(PALE)]
        if (found := sheets(page)) != [A4]:
            wrong.append(f"{name}: {found}")
        if heights[0] != heights[1]:
            wrong.append(f"{name}: {heights}")
    visit.page.emulate_media(media="screen")
    none(wrong)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_congress_of_two_days_with_eight_sessions_prints_on_one_sheet(
    congress: Visit, scheme: str
) -> None:
    congress.page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    assert sheets(congress.page) == [A4]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_on_paper_a_congress_has_its_programme_and_its_code_and_no_buttons(
    congress: Visit, scheme: str
) -> None:
    page = congress.page
    page.emulate_media(media="print", color_scheme=scheme)  # type: ignore[arg-type]
    for part in (".session", ".code img", "h1", ".brief--date"):
        for one in page.locator(part).all():
            expect(one).to_be_visible()
    for part in (".actions", ".md-header", ".md-footer", "figcaption"):
        for one in page.locator(part).all():
            expect(one).to_be_hidden()
    none(page.evaluate(PALE))
    page.emulate_media(media="screen", color_scheme="light")


def test_the_counting_of_sheets_sees_one_more(congress: Visit) -> None:
    page = congress.page
    before = sheets(page)
    page.evaluate(
        "document.querySelector('article').append(Object.assign("
        "document.createElement('p'), { id: 'long', textContent: 'woord '.repeat(9000) }))"
    )
    assert len(sheets(page)) > len(before)
    page.locator("#long").evaluate("part => part.remove()")
    assert sheets(page) == before


# The programme


def test_the_programme_is_shown_by_day_in_order(congress: Visit) -> None:
    page = congress.page
    days = page.locator(".programme")
    assert [day.locator("h3").inner_text() for day in days.all()] == list(DAYS)
    for day, sessions in zip(days.all(), DAYS.values(), strict=True):
        found = day.locator(".session")
        ids = found.evaluate_all("all => all.map((one) => one.id.replace('sessie-', ''))")
        assert ids == list(sessions)
        times = [
            " ".join(text.split()) for text in found.locator(".session__time").all_inner_texts()
        ]
        assert times == list(sessions.values())
    assert days.locator("h4").count() == 8


def test_a_session_says_where_who_about_what_and_what_was_shown(congress: Visit) -> None:
    session = congress.page.locator("#sessie-online")
    facts = {
        row.locator("dt").inner_text(): row.locator("dd").inner_text()
        for row in session.locator("dl > div").all()
    }
    assert facts == {
        "Zaal": "Zaal 2",
        "Met": "B. Jansen, C. Smit en D. Visser",
        "Gaat over": "Proefteam, De tweede proef",
        "Gebied": "Proefwijk",
        "Gezien of gehoord": "Dia's van het proefteam, Handreiking",
    }
    links = dict(
        session.get_by_role("link").evaluate_all(
            "links => links.map((link) => [link.textContent, link.href])"
        )
    )
    assert links == {
        "Digitale weerbaarheid": f"{congress.address}themas/digitale-weerbaarheid/",
        "Proefteam": f"{congress.address}interventies/proefteam/",
        "De tweede proef": f"{congress.address}interventies/tweede-proef/",
        "Proefwijk": f"{congress.address}gebieden/proefwijk/",
        "Dia's van het proefteam": "https://voorbeeld.nl/dias.pdf",
        "Handreiking": "https://voorbeeld.nl/handreiking",
    }
    for address in links.values():
        if address.startswith(congress.address):
            assert b"<h1>" in fetch(address)
    areas = congress.page.locator("#sessie-slot dl > div", has_text="Gebieden")
    expect(areas).to_contain_text("Proefwijk, Overkant")


def test_what_was_moved_says_from_when(congress: Visit) -> None:
    page = congress.page
    moved = page.locator("#sessie-meten .quiet").inner_text()
    assert " ".join(moved.split()) == "Verplaatst, eerder donderdag 15 april 2027, 16.30 uur."
    brief = " ".join(page.locator(".brief").inner_text().split())
    assert "15 tot en met 16 april 2027 eerder: november 2026" in brief or (
        "15 april 2027 tot en met 16 april 2027 eerder: november 2026" in brief
    )
    assert "De Proeffabriek, Proefstad" in brief
    assert "Verplaatst" in brief


@pytest.mark.parametrize("name", [name for sessions in DAYS.values() for name in sessions])
def test_an_address_leads_to_a_session(other: Visit, name: str) -> None:
    page = other.go(f"{CONGRESS}#sessie-{name}")
    session = page.locator(f"#sessie-{name}")
    expect(session).to_be_in_viewport()
    assert session.evaluate("one => one.matches(':target')")


def test_the_calendar_of_a_congress_has_its_sessions_and_leads_to_each(congress: Visit) -> None:
    found = Calendar.from_ical(fetch(f"{congress.address}{CONGRESS}agenda.ics")).walk("VEVENT")
    (whole,) = [event for event in found if "related-to" not in event]
    sessions = [event for event in found if "related-to" in event]
    assert {event["related-to"] for event in sessions} == {whole["uid"]}
    zone = ZoneInfo("Europe/Amsterdam")
    starts = {
        str(event["url"]): event["dtstart"].dt.astimezone(zone).replace(tzinfo=None)
        for event in sessions
    }
    drawn = congress.page.locator(".session").evaluate_all(
        "all => all.map((one) => [one.id, one.querySelector('time').dateTime])"
    )
    assert starts == {
        f"{SITE}{CONGRESS}#{name}": datetime.fromisoformat(start) for name, start in drawn
    }


def test_of_a_session_whose_time_is_not_known_the_page_says_so(other: Visit) -> None:
    page = other.go("mijlpalen/later-congres/")
    programme = page.locator(".programme")
    expect(programme.get_by_role("heading", level=3)).to_have_text("Tijd nog niet bekend")
    expect(programme.get_by_role("heading", level=4)).to_have_text("Opening door iemand")
    expect(programme.locator("time")).to_have_count(0)
    expect(programme.locator(".session__time")).to_be_empty()


def test_after_a_congress_its_page_leads_to_what_is_new_since(visit: Visit) -> None:
    page = visit.go("mijlpalen/congres-2024/")
    page.get_by_role("link", name="Nieuw op dit platform sinds dit congres").click()
    page.wait_for_url("**/nieuw/?sinds=2024-05-01")
    expect(page.get_by_label("Sinds")).to_have_value("2024-05-01")


def test_a_congress_to_come_does_not_lead_to_what_is_new_since(congress: Visit) -> None:
    expect(congress.page.get_by_role("heading", level=1)).to_be_visible()
    assert congress.page.get_by_role("link", name=re.compile("sinds dit congres")).count() == 0


# For everybody


@pytest.mark.parametrize("width", [1280, 390, 320])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_against_a_programme(congress: Visit, scheme: str, width: int) -> None:
    page = congress.page
    page.evaluate("location.hash = '#sessie-online'")
    if not page.evaluate("'axe' in window"):
        page.evaluate(Axe().axe_script)
    look(congress, width, scheme)
    none(violations(congress, AXE if scheme == "light" else AXE_COLOURS))
    none(page.evaluate(STICKS_OUT))
    assert (congress.watch.errors, congress.watch.elsewhere) == ([], [])
