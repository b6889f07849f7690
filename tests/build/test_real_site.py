"""The site of the real content: whole, closed in itself, and the same every time."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest
from building import addresses, build, hits, read
from crawling import Page, read_site, style_links
from sample import FROZEN

from palet.model.kind import KINDS

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


@pytest.fixture(scope="module")
def pages(frozen_site: Path) -> Mapping[str, Page]:
    return read_site(frozen_site)


@pytest.fixture(scope="module")
def redirects(frozen_site: Path) -> set[str]:
    """Return the addresses where there is nothing but a way to another page."""
    return {
        address
        for address in addresses(frozen_site)
        if 'http-equiv="refresh"' in (frozen_site / address / "index.html").read_text("utf-8")
    }


def test_every_link_within_the_site_leads_somewhere(
    frozen_site: Path, pages: Mapping[str, Page]
) -> None:
    dead = sorted(
        {
            f"{page.address or '(home)'}: {link}"
            for page in pages.values()
            for link, target, _ in page.targets()
            if target not in pages and not (frozen_site / target).is_file()
        }
    )
    assert dead == []


def test_every_fragment_is_an_id_on_the_page_it_leads_to(pages: Mapping[str, Page]) -> None:
    dead = sorted(
        {
            f"{page.address or '(home)'}: {link}"
            for page in pages.values()
            for link, target, fragment in page.targets()
            if fragment and target in pages and fragment not in pages[target].ids
        }
    )
    assert dead == []


def test_links_within_the_site_work_below_any_folder(pages: Mapping[str, Page]) -> None:
    """All are relative; only the page for what does not exist cannot know where it is shown."""
    absolute = sorted(
        {
            f"{page.address}: {link}"
            for page in pages.values()
            if page.address != "404.html"
            for link in (*page.anchors, *page.resources)
            if link.startswith("/")
            or (urlsplit(link).netloc == "palet.example" and urlsplit(link).scheme != "webcal")
        }
    )
    assert absolute == []


def test_links_lead_to_a_page_itself_and_not_to_its_file_or_a_former_address(
    pages: Mapping[str, Page], redirects: set[str]
) -> None:
    roundabout = sorted(
        {
            f"{page.address}: {link}"
            for page in pages.values()
            if page.address not in redirects
            for link, target, _ in page.targets()
            if target in redirects or target.endswith("index.html")
        }
    )
    assert roundabout == []


def test_a_page_loads_nothing_from_another_host(
    frozen_site: Path, pages: Mapping[str, Page]
) -> None:
    loaded = {
        f"{page.address}: {link}"
        for page in pages.values()
        for link in page.resources
        if urlsplit(link).netloc
    }
    sheets = {
        f"{path.relative_to(frozen_site)}: {link}"
        for path in frozen_site.rglob("*.css")
        for link in style_links(path.read_text("utf-8"))
        if urlsplit(link).netloc
    }
    assert sorted(loaded | sheets) == []


def test_links_to_elsewhere_are_safe_ones(pages: Mapping[str, Page]) -> None:
    schemes = {urlsplit(link).scheme for page in pages.values() for link in page.anchors}
    assert schemes <= {"", "https", "http", "mailto", "webcal"}
    empty = sorted({p.address for p in pages.values() for link in p.anchors if not link.strip()})
    assert empty == []


def test_every_page_can_be_reached_from_the_home_page_by_plain_links(
    pages: Mapping[str, Page], redirects: set[str]
) -> None:
    reached, waiting = set(), [""]
    while waiting:
        address = waiting.pop()
        if address not in reached and address in pages:
            reached.add(address)
            waiting += [target for _, target, _ in pages[address].targets()]
    assert sorted(pages.keys() - reached - redirects - {"404.html"}) == []


def test_the_sitemap_names_every_page_but_no_former_address(
    frozen_site: Path, pages: Mapping[str, Page], redirects: set[str]
) -> None:
    named = re.findall("<loc>(.*?)</loc>", (frozen_site / "sitemap.xml").read_text("utf-8"))
    expected = sorted(pages.keys() - redirects - {"404.html", "redactie/"})
    assert named == [f"https://palet.example/{address}" for address in expected]


def test_no_page_has_the_same_id_twice(pages: Mapping[str, Page]) -> None:
    doubles = {
        f"{page.address}: {name}"
        for page in pages.values()
        for name, count in page.ids.items()
        if count > 1
    }
    assert sorted(doubles) == []


def test_every_page_has_one_main_heading(pages: Mapping[str, Page], redirects: set[str]) -> None:
    assert [p.address for p in pages.values() if p.h1 != 1 and p.address not in redirects] == []


def test_there_are_twenty_areas(frozen_site: Path) -> None:
    assert sum(1 for address in addresses(frozen_site) if re.match("gebieden/.", address)) == 20


def test_nothing_of_a_shell_is_left(frozen_site: Path) -> None:
    left = [
        name
        for name, data in read(frozen_site).items()
        if "slot-" in name or (name.endswith((".html", ".xml", ".css")) and b"slot-" in data)
    ]
    assert left == []


def test_the_hits_are_the_pages_of_records_and_no_others(
    frozen_site: Path, redirects: set[str]
) -> None:
    sections = {kind.address for kind in KINDS.values()} - {""}
    records = {
        address
        for address in addresses(frozen_site)
        if address.count("/") == 2 and address.split("/")[0] in sections
    }
    records |= {f"{path.stem}/" for path in FROZEN.glob("*.md")}
    found = [address for group in hits(frozen_site).values() for address in group]
    assert sorted(found) == sorted(records - redirects)


def test_what_is_left_out_of_the_index_ends_at_the_first_end_of_a_section(
    frozen_site: Path,
) -> None:
    """As palet.search takes it to do."""
    left_out = [
        part.split("</section>")[0]
        for name, data in read(frozen_site).items()
        if name.endswith("index.html")
        for part in data.decode().split(" data-pagefind-ignore>")[1:]
    ]
    assert len(left_out) > 300
    assert [part for part in left_out if "<section" in part] == []


def test_the_hits_are_numbered_as_the_cards_of_the_list(frozen_site: Path) -> None:
    html = (frozen_site / "interventies" / "index.html").read_text("utf-8")
    cards = re.findall('<li class="card" data-id="(.*?)"', html)
    assert hits(frozen_site)["interventie"] == [f"interventies/{name}/" for name in cards]
    assert len(cards) >= 60


def test_every_option_of_the_filters_is_in_the_file_that_they_count_with(frozen_site: Path) -> None:
    html = (frozen_site / "interventies" / "index.html").read_text("utf-8")
    shown = re.findall(
        '<input type="checkbox" name="(.*?)" value="(.*?)".*?"option__count">(.+?)</span>', html
    )
    text = (frozen_site / "assets" / "find" / "facets.json").read_text("utf-8")
    # A number ends with a digit that is no capital or bracket.
    assert [(name, option, int(count)) for name, option, count in shown] == [
        (name, option, len(re.sub(r"[A-Z()[\]{}]", "", steps)))
        for name, options in json.loads(text)["facets"].items()
        for option, steps in options.items()
    ]


def test_a_second_build_gives_the_same_bytes(frozen_site: Path, tmp_path: Path) -> None:
    done = build("--content", FROZEN, "--site-dir", tmp_path / "site")
    assert done.returncode == 0, done.stderr
    one, other = read(frozen_site), read(tmp_path / "site")
    assert sorted(one.keys() ^ other.keys()) == []
    assert [name for name in one if one[name] != other[name]] == []


def test_the_crawler_sees_what_is_wrong(tmp_path: Path) -> None:
    """The tests above prove nothing if the crawler overlooks links."""
    (tmp_path / "map").mkdir()
    (tmp_path / "index.html").write_text(
        '<a href="map/#x">1</a><svg><a href="weg/"></a></svg><img src="//elders.nl/a.png">', "utf-8"
    )
    (tmp_path / "map" / "index.html").write_text('<p id=y><a href="../">', "utf-8")
    pages = read_site(tmp_path)
    assert list(pages[""].targets()) == [("map/#x", "map/", "x"), ("weg/", "weg/", "")]
    assert list(pages["map/"].targets()) == [("../", "", "")]
    assert pages["map/"].ids == {"y": 1}
    assert pages[""].resources == ["//elders.nl/a.png"]
    assert style_links('@import "a.css";b{c:url(d.png)}e{f:url(data:,g)}') == ["a.css", "d.png"]
