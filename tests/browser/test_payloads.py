"""Whatever stands in the content, a browser takes it for text: nothing of it is run or fetched.

What attackers write (``payloads.yml``) is put into every text of every kind of record. The check
refuses most of it; what it accepts is built, and every page is opened, with the policies of the
pages switched off. The same is done with the checks switched off, for the templates are a wall
of their own.
"""

from __future__ import annotations

import json
import re
import subprocess
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote
from xml.etree import ElementTree as ET

import pytest
import sample
from building import addresses, mkdocs, with_hooks
from conftest import served
from hostile import ALL, PAYLOADS, SKIN, hostile, probes, settle
from icalendar import Calendar
from unguarded_hook import take_guards_off

from palet.site.preview import Preview

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from playwright.sync_api import Browser, BrowserContext, Page, Request

pytestmark = pytest.mark.browser

# So many sets of records hold every payload at least once in a text of each sort.
SETS = 4
FEWEST = 258

# What a payload calls, and what it may call instead.
HOOK = """for (const name of ["alert", "confirm", "prompt", "print", "open"]) {
  window[name] = () => { pwned(name); };
}"""

# What would run or fetch only later, when somebody clicks or a style changes.
ODD = """() => {
  const odd = [];
  const links = /^(?:href|src|action|formaction|data|poster|ping|xlink:href)$/;
  const never = "iframe, object, embed, base, form[action*=evil], math, foreignObject, marquee, "
    + "frame, applet, video, audio, portal, body style, body link, body meta, "
    + "meta[http-equiv=refresh]";
  for (const element of document.querySelectorAll(never)) odd.push(element.outerHTML);
  for (const script of document.scripts) {
    if (script.text.includes("pwned") || script.src.includes("evil")) odd.push(script.outerHTML);
  }
  for (const element of document.querySelectorAll("*")) {
    for (const { name, value } of element.attributes) {
      if (/^on/i.test(name) || name === "srcdoc") odd.push(`${name}=${value}`);
      if (name === "style" && /evil|pwned/.test(value)) odd.push(`${name}=${value}`);
      if (!links.test(name) || !URL.canParse(value, document.baseURI)) continue;
      const { protocol } = new URL(value, document.baseURI);
      if (!/^(?:https?|mailto|webcal):$/.test(protocol)) odd.push(`${name}=${value}`);
    }
  }
  return odd.map((words) => words.slice(0, 200));
}"""


@dataclass
class Trap:
    """A browser that nothing is forbidden in, and what it was made to do."""

    context: BrowserContext
    address: str
    page: Page = field(init=False)
    caught: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.context.expose_binding("pwned", lambda source, *_: self._catch("ran", source["page"]))
        self.context.add_init_script(HOOK)
        self.page = self.context.new_page()
        self.page.on("dialog", lambda dialog: (self._catch("dialog"), dialog.dismiss()))
        self.page.on("pageerror", lambda error: self._catch(f"error {error}"))
        self.context.on("request", self._request)
        self.page.on("popup", lambda _: self._catch("popup"))

    def _catch(self, what: str, page: Page | None = None) -> None:
        self.caught.append(f"{what} on {(page or self.page).url}")

    def _request(self, request: Request) -> None:
        # Of evil.example there is none: that name leads nowhere for good (RFC 2606).
        if not request.url.startswith((self.address, "data:")):
            self._catch(f"fetch of {request.url}")

    def look(self, address: str) -> None:
        """Open a page, and look at what is on it."""
        self.page.goto(self.address + address)
        self.look_again()

    def look_again(self) -> None:
        for odd in self.page.evaluate(ODD):
            self._catch(odd)


@pytest.fixture
def trap_at(browser: Browser) -> Iterator[Any]:
    """Return how to open a browser that nothing is forbidden in."""
    contexts = []

    def start(address: str) -> Trap:
        contexts.append(browser.new_context(bypass_csp=True, reduced_motion="reduce"))
        return Trap(contexts[-1], address)

    yield start
    for context in contexts:
        context.close()


def test_there_are_enough_of_them() -> None:
    assert len(set(ALL)) == len(ALL) >= FEWEST
    assert len(PAYLOADS) >= 15


BAD = {
    "script": "<script>pwned()</script>",
    "alert": "<script>alert(1)</script>",
    "image": "<img src=x.png onerror=pwned()>",
    "drawing": "<svg onload=pwned()>",
    "frame": "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
    "click": "<a href='javascript:pwned()'>klik</a>",
    "over": "<p onmouseover=pwned()>over</p>",
    "host": "<img src=https://evil.example/x.png>",
    "style": "<p style='background:url(https://evil.example/x.png)'>x</p>",
    "base": "<base href=https://evil.example/>",
    "error": "<script>nothing.at.all</script>",
}


def test_what_runs_or_fetches_is_noticed(trap_at: Any, tmp_path: Path) -> None:
    """The tests below prove nothing if the trap does not catch."""
    for name, html in BAD.items():
        policy = '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'">'
        (tmp_path / f"{name}.html").write_text(f"<!doctype html>{policy}{html}", "utf-8")
    (tmp_path / "good.html").write_text("<!doctype html><p title='pwned()'>pwned()", "utf-8")
    (tmp_path / "404.html").write_text("<!doctype html>", "utf-8")
    (tmp_path / "feed.xml").write_text(
        "<feed><x:script xmlns:x='http://www.w3.org/1999/xhtml'>pwned()</x:script></feed>", "utf-8"
    )
    with served(tmp_path) as address:
        trap = trap_at(address)
        for name in (*(f"{name}.html" for name in BAD), "feed.xml"):
            trap.look(name)
            assert trap.caught, name
            trap.caught.clear()
        trap.look("good.html")
        assert trap.caught == []


@dataclass
class Attacked:
    """A site of content with payloads, and what of them is in it."""

    content: Path
    site: Path
    placed: Sequence[str]


def accepted(folder: Path) -> Mapping[str, Sequence[str]]:
    """Return what the check accepts, by the sort of text; what it refuses, it says why."""
    content = sample.write_content(folder)
    tried = probes(ALL)
    told = settle(content, tried)
    assert all(problem.message and problem.line for problem in told)
    sorts = {
        sort: [f.payloads[sort] for f in tried.values() if sort in f.payloads]
        for sort in ("title", "url", "body")
    }
    for sort, words in sorts.items():
        assert 0 < len(words) < len(ALL), sort
    return sorts


def build(folder: Path, sets: int, words: Mapping[str, Sequence[str]], *hooks: str) -> Attacked:
    """Build a site with these words in every text, and with a history in which they came in."""
    content = folder / "content"
    files = hostile(sets, words)
    before = hostile(sets, dict.fromkeys(words, ("https://voorbeeld.nl/",)))
    for file in before.values():
        file.payloads.clear()
    assert settle(content, before) == []
    git = ["git", "-c", "user.name=Proef", "-c", "user.email=proef@voorbeeld.nl"]
    for command in (["init", "-q"], ["add", "."], ["commit", "-qm", "Begin"]):
        subprocess.run([*git, *command], cwd=folder, check=True, timeout=60)
    settle(content, files)
    subprocess.run([*git, "commit", "-qam", "Aanval"], cwd=folder, check=True, timeout=60)
    config = with_hooks(folder, *hooks)
    done = mkdocs(content, folder / "site", config=config)
    assert done.returncode == 0, done.stderr
    placed = sorted({payload for file in files.values() for payload in file.payloads.values()})
    return Attacked(content, folder / "site", placed)


@pytest.fixture(scope="module")
def words(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Sequence[str]]:
    return accepted(tmp_path_factory.mktemp("probes"))


@pytest.fixture(scope="module")
def attacked(
    tmp_path_factory: pytest.TempPathFactory, words: Mapping[str, Sequence[str]]
) -> Attacked:
    """Return a site of all that the check accepts."""
    found = build(tmp_path_factory.mktemp("attacked"), SETS, words)
    assert set(found.placed) >= {*words["title"], *words["body"], *words["url"]}
    return found


# Where a page says what it found, and that it is done looking.
FOUND = {"zoeken/": ".everywhere [role=status], main [role=status]", "interventies/": "#count"}
MOVE = """(query) => {
  history.pushState(null, "", location.pathname + query);
  dispatchEvent(new PopStateEvent("popstate"));
}"""
DONE = "(place) => !/Zoeken|laden/i.test(document.querySelector(place).textContent)"


def open_pages(trap: Trap, site: Path) -> None:
    """Open every page of a site, with the list and the comparison as scripts make them."""
    for address in addresses(site):
        trap.look(address)
    names = sorted(path.name for path in (site / "interventies").iterdir() if path.is_dir())
    for four in (names[:4], names[-4:]):
        trap.look(f"vergelijken/?i={','.join(four)}")
        trap.page.locator(".compare__table thead a").first.wait_for()
        trap.look_again()
    trap.look("interventies/")
    trap.page.wait_for_function(DONE, arg=FOUND["interventies/"])
    trap.look_again()


def open_files(trap: Trap, site: Path, most: int) -> None:
    """Read all that programs read, and open up to ``most`` files of each sort as documents."""
    for suffix, parse in (("xml", ET.fromstring), ("svg", ET.fromstring), ("json", json.loads)):
        files = sorted(site.rglob(f"*.{suffix}"))
        for file in files:
            parse(file.read_text("utf-8"))
        for file in files[:most]:
            trap.page.goto(trap.address + file.relative_to(site).as_posix())
    calendars = [Calendar.from_ical(path.read_bytes()) for path in site.rglob("*.ics")]
    assert calendars
    assert not any("ATTACH" in event for found in calendars for event in found.walk())


def search(trap: Trap, payloads: Sequence[str]) -> None:
    """Ask for the payloads on the page for it and in the list, and look at what is found."""
    for address, place in FOUND.items():
        trap.look(address)
        for payload in payloads:
            trap.page.evaluate(MOVE, f"?q={quote(payload)}")
            trap.page.wait_for_function(DONE, arg=place)
            trap.look_again()


def ask(trap: Trap, payloads: Iterable[str]) -> None:
    """Put the payloads into every part of an address that scripts read."""
    for payload in payloads:
        words = quote(payload)
        for address in (
            f"interventies/?thema={words}&sorteer={words}&pagina={words}&gebied={words}#{words}",
            f"vergelijken/?i={words}", f"nieuw/?soort={words}&sinds={words}#{words}",
            f"mijlpalen/?soort={words}&jaar={words}&q={words}#{words}", f"zoeken/?q={words}",
        ):  # fmt: skip
            trap.look(address)


def test_nothing_that_the_check_accepts_is_run_or_fetched(trap_at: Any, attacked: Attacked) -> None:
    with served(attacked.site) as address:
        trap = trap_at(address)
        open_pages(trap, attacked.site)
        assert trap.caught == []


def test_files_for_programs_run_nothing_either(trap_at: Any, attacked: Attacked) -> None:
    with served(attacked.site) as address:
        trap = trap_at(address)
        open_files(trap, attacked.site, 2)
        assert trap.caught == []


def test_no_question_is_run(trap_at: Any, attacked: Attacked) -> None:
    with served(attacked.site) as address:
        trap = trap_at(address)
        search(trap, ALL[::15])
        ask(trap, (ALL[0], "__proto__"))
        assert trap.caught == []


def test_what_is_refused_is_shown_as_text(trap_at: Any, tmp_path: Path) -> None:
    content = sample.write_content(tmp_path)
    for name, file in probes(ALL).items():
        (content / name).write_text(file.text, "utf-8", newline="\n")
    for payload in ALL:
        if "/" not in payload and "\0" not in payload:
            (content / "interventions" / f"{payload}.yml").write_text("title: x", "utf-8")
    preview = Preview(content, SKIN, tmp_path)
    preview.refresh()
    told = {Path(problem.path).name for problem in preview.problems}
    assert len(told) > FEWEST
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "index.html").write_bytes(preview.answer("/").body)
    with served(tmp_path / "site") as address:
        trap = trap_at(address)
        trap.page.route("**/newer/*", lambda route: route.fulfill(status=204))
        trap.look("")
        assert trap.caught == []


@pytest.mark.long
def test_every_payload_in_every_text(
    trap_at: Any, tmp_path: Path, words: Mapping[str, Sequence[str]]
) -> None:
    found = build(tmp_path, max(map(len, words.values())), words)
    with served(found.site) as address:
        trap = trap_at(address)
        open_pages(trap, found.site)
        open_files(trap, found.site, 1000)
        search(trap, ALL)
        ask(trap, ALL[::5])
        assert trap.caught == []


@pytest.mark.long
def test_the_templates_alone_keep_it_out(
    trap_at: Any, tmp_path: Path, words: Mapping[str, Sequence[str]], monkeypatch: Any
) -> None:
    take_guards_off(monkeypatch.setattr)
    # No XML can hold control signs, however it is written: to keep them out is for the check.
    signs = [p for p in ALL if not re.search(r"[\x00-\x08\x0b-\x1f]", p)]
    everything = {"title": signs, "body": signs, "url": words["url"]}
    found = build(tmp_path, 25, everything, "unguarded_hook")
    assert len(found.placed) > 350
    with served(found.site) as address:
        trap = trap_at(address)
        open_pages(trap, found.site)
        open_files(trap, found.site, 20)
        search(trap, ALL[::5])
        assert trap.caught == []
