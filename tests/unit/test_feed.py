"""Feeds, read back by a feed reader, and held against the rules of RFC 4287."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import feedparser
import making
import pytest
import sample
from committing import Repository, begun
from feeds import faults
from lxml import etree
from making import AREA, INTERVENTION, KNOWLEDGE, MILESTONE, NEWS, SITE_URL, THEME, edited

from palet.content.catalog import NAMESPACE, open_catalog
from palet.history.edits import History
from palet.pages.feed import MOST, feed
from palet.pages.following import FEED, channels
from palet.pages.plans import plans
from palet.pages.press import Press

if TYPE_CHECKING:
    from pathlib import Path

ELSEWHERE = "https://elders.voorbeeld/een/pad/"
ATOM = "{http://www.w3.org/2005/Atom}"
THEMES = "themas/digitale-weerbaarheid/"
CHANNELS = ["nieuws/", "mijlpalen/", "onderbouwing/", THEMES, "gebieden/proefwijk/"]

AWKWARD = """Ja & nee < meer > ]]> "aan" 'halen' &amp é€😀"""


def news(title: str = "Bericht", date: str = "2025-01-01", more: str = "") -> str:
    """Return the text of a news item that names nothing."""
    return (
        f"---\ntitle: {title}\nsummary: Er is nieuws.\ndate: {date}\nsources: [brief]\n"
        f"reviewed: 2026-01-01\n{more}---\nTekst.\n"
    )


RICH: making.Files = {
    **making.areas(ander=40000, leeg=1000),
    **making.themes("wonen", "zorg"),
    **making.runs("huis", "ander", on="wonen"),
    **{f"news/n{n}.md": news(f"Bericht {n}", f"{1950 + n}-01-01", "areas: [ander]\n")
       for n in range(MOST + 1)},
    "milestones/later.yml": sample.MILESTONE
    .replace("Proefcongres", "Later & meer").replace("proefwijk", "ander"),
}  # fmt: skip


def feeds(press: Press) -> dict[str, str]:
    """Return every feed of the site by the address of its page."""
    followed = {channel.address for channel in channels(press.catalog)}
    found = [plan for plan in plans(press) if plan.address in followed]
    return {plan.address: plan.files[f"{plan.address}{FEED}"]() for plan in found}


def parsed(xml: str) -> Any:
    """Return a feed as a reader has it, seen to be good."""
    assert faults(xml.encode()) == []
    found = feedparser.parse(xml.encode())
    assert not found.bozo, found.get("bozo_exception")
    assert found.version == "atom10"
    return found


def newsfeed(folder: Path, files: making.Files) -> Any:
    """Return the feed of the news, when ``files`` are all the news there is."""
    return parsed(feeds(making.press(folder, {NEWS: None, **files}))["nieuws/"])


def titles(found: Any) -> list[str]:
    return [entry.title for entry in found.entries]


# Every feed.


def test_every_feed_of_the_sample_is_good(sample_press: Press) -> None:
    found = feeds(sample_press)
    assert sorted(found) == sorted(CHANNELS)
    assert {address: titles(parsed(xml)) for address, xml in found.items()} == {
        "nieuws/": ["Proef begint"],
        "mijlpalen/": ["Proefcongres"],
        # Of what runs in the sample a study is known.
        "onderbouwing/": [],
        THEMES: ["Proefcongres", "Proefteam"],
        "gebieden/proefwijk/": ["Proefcongres", "Proefteam"],
    }


def test_every_feed_of_a_fuller_site_is_good(tmp_path: Path) -> None:
    found = {a: parsed(xml) for a, xml in feeds(making.press(tmp_path, RICH)).items()}
    assert {address: len(one.entries) for address, one in found.items()} == {
        "nieuws/": MOST, "mijlpalen/": 2, "onderbouwing/": 0,
        THEMES: 3, "themas/wonen/": 1, "themas/zorg/": 0,
        "gebieden/proefwijk/": 2, "gebieden/ander/": MOST + 2, "gebieden/leeg/": 0,
    }  # fmt: skip
    ids = [one.feed.id for one in found.values()]
    assert len(set(ids)) == len(ids)


def test_a_feed_without_anything_in_it_is_good_and_very_old(tmp_path: Path) -> None:
    found = newsfeed(tmp_path, {})
    assert (found.entries, found.feed.updated) == ([], "1970-01-01T00:00:00Z")


def test_a_feed_says_what_it_is_and_whose(sample_press: Press) -> None:
    found = parsed(feeds(sample_press)["gebieden/proefwijk/"]).feed
    assert (found.title, found.author, found.rights) == ("Proefwijk", "Proefplatform", "CC0 1.0")
    assert found.title_detail.language == "nl"


def test_a_feed_is_as_new_as_its_newest_entry(tmp_path: Path) -> None:
    found = newsfeed(tmp_path, {"news/a.md": news(date="2025-02-03"), "news/b.md": news()})
    assert found.feed.updated == found.entries[0].updated == "2025-02-03T00:00:00+01:00"


def test_the_same_records_give_the_same_bytes(tmp_path: Path) -> None:
    assert feeds(making.press(tmp_path / "a", RICH)) == feeds(making.press(tmp_path / "b", RICH))


# Addresses.


@pytest.mark.parametrize("site", [SITE_URL, ELSEWHERE])
def test_every_address_in_a_feed_is_that_of_the_site(sample_press: Press, site: str) -> None:
    press = Press(sample_press.catalog, replace(sample_press.settings, site_url=site))
    pages = {f"{site}{plan.address}" for plan in plans(press)}
    for address, xml in feeds(press).items():
        found = parsed(xml)
        links = {link.rel: link.href for link in found.feed.links}
        assert links == {"self": f"{site}{address}atom.xml", "alternate": f"{site}{address}"}
        assert {entry.link for entry in found.entries} <= pages
        assert all(len(entry.links) == 1 for entry in found.entries)


# What things are known by.


def ids(press: Press) -> dict[str, tuple[str, list[str]]]:
    found = {address: parsed(xml) for address, xml in feeds(press).items()}
    return {a: (one.feed.id, sorted(e.id for e in one.entries)) for a, one in found.items()}


def test_the_id_of_everything_stays_when_the_site_moves(sample_press: Press) -> None:
    moved = Press(sample_press.catalog, replace(sample_press.settings, site_url=ELSEWHERE))
    assert ids(moved) == ids(sample_press)


def test_the_id_of_everything_stays_when_it_is_edited(tmp_path: Path, sample_press: Press) -> None:
    files = (
        edited(NEWS, "title: Proef begint", "title: Heel anders")
        | edited(MILESTONE, "date: 2024-05\n", "date: 2024-05-23\nplace: Ergens\n")
        | edited(INTERVENTION, "title: Proefteam", "title: Ander team")
        | edited(AREA, "title: Proefwijk", "title: Andere wijk")
    )
    press = making.press(tmp_path, files)
    assert titles(parsed(feeds(press)["nieuws/"])) == ["Heel anders"]
    assert ids(press) == ids(sample_press)


def test_the_id_of_an_entry_stays_when_its_record_is_renamed(
    tmp_path: Path, sample_press: Press
) -> None:
    def named(former: str) -> str:
        return sample.MILESTONE + f"former_ids: [{former}]\n"

    once = making.press(
        tmp_path / "a", {MILESTONE: None, "milestones/nieuw.yml": named("proefcongres")}
    )
    twice = making.press(
        tmp_path / "b",
        {MILESTONE: None, "milestones/nieuwst.yml": named("proefcongres, nieuw")},
    )
    assert ids(sample_press) == ids(once) == ids(twice)
    (entry,) = parsed(feeds(twice)["mijlpalen/"]).entries
    assert entry.link == f"{SITE_URL}mijlpalen/nieuwst/"


@pytest.mark.parametrize("kind", ["theme", "area"])
def test_the_id_of_a_feed_stays_when_its_record_is_renamed(tmp_path: Path, kind: str) -> None:
    folder, section, text = {
        "theme": ("themes", "themas", sample.THEME), "area": ("areas", "gebieden", sample.AREA),
    }[kind]  # fmt: skip
    before = making.press(tmp_path / "a", {f"{folder}/oud.yml": text})
    after = making.press(tmp_path / "b", {f"{folder}/nieuw.yml": f"{text}former_ids: [oud]\n"})
    assert ids(before)[f"{section}/oud/"] == ids(after)[f"{section}/nieuw/"]


def test_the_ids_of_a_feed_and_its_entries_are_what_they_were(sample_press: Press) -> None:
    assert ids(sample_press)["nieuws/"] == (
        "urn:uuid:20f251d4-b73f-509d-8e66-b2bb9795cde0",
        ["urn:uuid:b5fdd687-7427-54e0-8afe-c3368ac6a439"],
    )


def test_a_record_has_one_id_in_every_feed(sample_press: Press) -> None:
    found = ids(sample_press)
    assert set(found["mijlpalen/"][1]) < set(found[THEMES][1])
    assert found[THEMES][1] == found["gebieden/proefwijk/"][1]


# Which entries, in which order.


def test_what_changed_last_comes_first_and_then_goes_by_title(tmp_path: Path) -> None:
    corrected = "corrections: [{date: 2025-06-01, text: Verbeterd.}]\n"
    found = newsfeed(tmp_path, {
        "news/a.md": news("Zus", "2025-03-01"),
        "news/b.md": news("één", "2025-03-01"),
        "news/c.md": news("Oud", "2024-12-31"),
        "news/d.md": news("Oud maar verbeterd", "2024-01-01", corrected),
        "news/e.md": news("Mei", "2025-05"),
        "news/f.md": news("Dit jaar", "2025"),
        "news/g.md": news("Appel", "2025-03-01"),
    })  # fmt: skip
    assert titles(found) == [
        "Oud maar verbeterd", "Mei", "Appel", "één", "Zus", "Dit jaar", "Oud",
    ]  # fmt: skip


def test_without_a_history_other_records_changed_when_they_were_checked(
    tmp_path: Path,
) -> None:
    files = edited(INTERVENTION, "2026-11-22", "2026-11-25") | edited(
        MILESTONE, "2026-11-22", "2026-10"
    )
    found = parsed(feeds(making.press(tmp_path, files))[THEMES])
    assert [(entry.title, entry.updated) for entry in found.entries] == [
        ("Proefteam", "2026-11-25T00:00:00+01:00"),
        ("Proefcongres", "2026-10-01T00:00:00+02:00"),
    ]


@pytest.mark.parametrize(("count", "shown"), [(49, 49), (50, 50), (51, 50)])
def test_a_feed_has_at_most_fifty_entries_and_those_are_the_newest(
    tmp_path: Path, count: int, shown: int
) -> None:
    files: making.Files = {
        f"news/n{n}.md": news(f"Bericht {n}", f"{1950 + n}-01-01") for n in range(count)
    }
    found = titles(newsfeed(tmp_path, files))
    assert found == [f"Bericht {n}" for n in reversed(range(count))][:shown]


def committed(folder: Path) -> tuple[Repository, making.Files]:
    """Return a repository of a theme with news and more interventions than a feed has room for."""
    files: making.Files = {
        **{k: v for n in range(MOST + 9) for k, v in making.runs(f"team-{n}", "proefwijk").items()},
        "news/wijk.md": news("Nieuws over de wijk", "2024-01-01", "areas: [proefwijk]\n"),
    }
    made = begun(folder)
    sample.write_content(made.folder, files)
    made.commit("2025-01-01", {})
    return made, files


def wards(repo: Repository) -> Any:
    """Return the feed of the area as it is now."""
    press = Press(open_catalog(repo.content), making.settings(repo.content))
    return parsed(feeds(press)["gebieden/proefwijk/"])


def test_a_round_of_checks_changes_nothing_in_a_feed(tmp_path: Path) -> None:
    repo, files = committed(tmp_path / "repo")
    before = wards(repo)
    repo.commit("2026-11-27", {
        f"content/{name}": re.sub("reviewed: .*", "reviewed: 2026-11-27", str(text))
        for name, text in files.items()
    })  # fmt: skip
    after = wards(repo)
    assert "Nieuws over de wijk" in titles(after)
    assert [(e.id, e.updated) for e in after.entries] == [(e.id, e.updated) for e in before.entries]


def test_what_says_something_else_or_is_new_comes_first_after_a_round_of_checks(
    tmp_path: Path,
) -> None:
    repo, files = committed(tmp_path / "repo")
    name, text = list(files.items())[MOST + 8]
    repo.commit("2025-02-01", {f"content/{name}": str(text).replace("Leren.", "Veel leren.")})
    new = making.runs("zomerschool", "proefwijk")
    repo.commit("2025-03-01", {f"content/{name}": str(text) for name, text in new.items()})
    again = {
        path.relative_to(repo.folder).as_posix(): re.sub(
            "reviewed: .*", "reviewed: 2026-11-28", path.read_text("utf-8")
        )
        for path in (repo.content / "interventions").glob("*.yml")
    }
    repo.commit("2026-11-28", dict(again))
    found = wards(repo)
    assert [(entry.title, entry.updated[:10]) for entry in found.entries][:3] == [
        ("Zomerschool", "2025-03-01"), ("Team-58", "2025-02-01"), ("Proefcongres", "2025-01-01"),
    ]  # fmt: skip
    assert "Nieuws over de wijk" in titles(found)


def test_news_has_room_in_a_feed_however_much_else_changes(tmp_path: Path) -> None:
    repo, files = committed(tmp_path / "repo")
    repo.commit("2026-11-23", {
        f"content/{name}": str(text).replace("Leren.", "Iets anders leren.")
        for name, text in files.items()
    })  # fmt: skip
    found = wards(repo)
    assert titles(found)[-1] == "Nieuws over de wijk"
    assert len(found.entries) > MOST


@pytest.mark.parametrize(
    ("name", "link", "title"),
    [
        (NEWS, "themes: [digitale-weerbaarheid]", "Proef begint"),
        (NEWS, "areas: [proefwijk]", "Proef begint"),
        (KNOWLEDGE, "themes: [digitale-weerbaarheid]", "Onderzoek naar de proef"),
        (KNOWLEDGE, "areas: [proefwijk]", "Onderzoek naar de proef"),
    ],
)
def test_a_record_that_names_a_theme_or_an_area_is_in_its_feed(
    tmp_path: Path, name: str, link: str, title: str
) -> None:
    address = THEMES if "themes" in link else "gebieden/proefwijk/"
    files = edited(name, "interventions: [proefteam]", f"{link}\ninterventions: [proefteam]")
    found = {a: titles(parsed(xml)) for a, xml in feeds(making.press(tmp_path, files)).items()}
    assert [a for a in CHANNELS[3:] if title in found[a]] == [address]


@pytest.mark.parametrize(
    ("name", "address"), [(THEME, THEMES), (AREA, "gebieden/proefwijk/")], ids=["theme", "area"]
)
@pytest.mark.parametrize("by", ["the text of the channel", "the text of the news"])
def test_a_record_that_is_mentioned_either_way_is_in_the_feed(
    tmp_path: Path, name: str, address: str, by: str
) -> None:
    kind, identity = ("theme", "digitale-weerbaarheid") if name == THEME else ("area", "proefwijk")
    if by == "the text of the news":
        files = edited(NEWS, "De proef is **begonnen**", f"Over [dit]({kind}:{identity})")
    elif name == THEME:
        files = edited(THEME, "Over veilig internet.", "Zie [nieuws](news:proef-begint).")
    else:
        files = edited(
            AREA, "residents:", "description: Zie [nieuws](news:proef-begint).\nresidents:"
        )
    found = titles(parsed(feeds(making.press(tmp_path, files))[address]))
    assert found.count("Proef begint") == 1


def test_a_record_that_names_a_theme_and_mentions_it_stands_there_once(tmp_path: Path) -> None:
    files = edited(MILESTONE, "why: Kennis", "why: Over [dit](theme:digitale-weerbaarheid). Kennis")
    found = titles(parsed(feeds(making.press(tmp_path, files))[THEMES]))
    assert found.count("Proefcongres") == 1


def test_two_records_are_near_each_other_whichever_names_the_other(
    sample_press: Press,
) -> None:
    catalog = sample_press.catalog
    team = catalog["intervention"]["proefteam"]
    for kind in ("theme", "area"):
        (other,) = catalog.all(kind)
        assert team.near(kind) == (other,)
        assert other.near("intervention") == (team,)


def test_a_source_is_in_no_feed(sample_press: Press) -> None:
    assert not [xml for xml in feeds(sample_press).values() if "Brief over de proef" in xml]


# What an entry says.


def test_news_that_is_put_right_is_newer_and_says_what_was_put_right(tmp_path: Path) -> None:
    right = "corrections:\n  - {date: 2025-02-03, text: Het was dinsdag.}\n"
    more = f"{right}  - {{date: 2025-03-04, text: Toch maandag.}}\n"
    versions = [
        newsfeed(tmp_path / str(n), {"news/a.md": news(more=text)}).entries[0]
        for n, text in enumerate(["", right, more])
    ]
    assert [entry.updated for entry in versions] == [
        "2025-01-01T00:00:00+01:00", "2025-02-03T00:00:00+01:00", "2025-03-04T00:00:00+01:00",
    ]  # fmt: skip
    assert {(entry.id, entry.published) for entry in versions} == {
        (versions[0].id, "2025-01-01T00:00:00+01:00")
    }
    assert versions[0].summary == "Nieuwsbericht, 1 januari 2025. Er is nieuws."
    assert versions[2].summary == (
        f"{versions[0].summary} Verbeterd, 3 februari 2025: Het was dinsdag. "
        "Verbeterd, 4 maart 2025: Toch maandag."
    )


@pytest.mark.parametrize("when", ["2025-01", "2025"])
def test_news_that_is_put_right_on_a_day_not_known_is_newer(tmp_path: Path, when: str) -> None:
    right = f"corrections: [{{date: {when}, text: Het was dinsdag.}}]\n"
    before, after = (
        newsfeed(tmp_path / name, {"news/a.md": news(date="2025-01-15", more=text)}).entries[0]
        for name, text in [("before", ""), ("after", right)]
    )
    assert before.updated < after.updated


def test_a_moment_of_long_ago_is_one_too(tmp_path: Path) -> None:
    xml = feeds(making.press(tmp_path, {NEWS: None, "news/a.md": news(date="1936-05-01")}))
    assert faults(xml["nieuws/"].encode()) == []


def test_news_that_is_only_checked_again_is_no_newer(tmp_path: Path) -> None:
    text = news()
    again = text.replace("reviewed: 2026-01-01", "reviewed: 2026-02-01")
    assert again != text
    before, after = (
        newsfeed(tmp_path / str(n), {"news/a.md": t}) for n, t in enumerate([text, again])
    )
    assert before.entries[0].updated == after.entries[0].updated == "2025-01-01T00:00:00+01:00"


@pytest.mark.parametrize(
    ("date", "published"),
    [
        ("2025-07-01", "2025-07-01T00:00:00+02:00"),
        ("2025-12-01", "2025-12-01T00:00:00+01:00"),
        ("2025-07", None),
        ("2025", None),
    ],
)
def test_only_a_day_says_when_something_was_published(
    tmp_path: Path, date: str, published: str | None
) -> None:
    (entry,) = newsfeed(tmp_path, {"news/a.md": news(date=date)}).entries
    assert entry.get("published") == published
    assert entry.published_parsed if published else "published_parsed" not in entry


def test_what_is_still_to_come_is_not_published(tmp_path: Path) -> None:
    plain = sample.MILESTONE.split("sessions:")[0] + "sources: [brief]\nreviewed: 2024-01-01\n"
    text = plain.replace("date: 2024-05", "date: {}").replace("geweest", "gepland")
    press = making.press(tmp_path, {
        MILESTONE: None,
        "milestones/a.yml": text.format("2024-01-01").replace("Proefcongres", "Toen"),
        "milestones/b.yml": text.format("2024-01-02").replace("Proefcongres", "Straks"),
    })  # fmt: skip
    found = parsed(feeds(press)["mijlpalen/"]).entries
    assert [(entry.title, "published" in entry) for entry in found] == [
        ("Straks", False), ("Toen", True),
    ]  # fmt: skip


def test_an_entry_says_what_it_is_and_names_its_themes(sample_press: Press) -> None:
    milestone, intervention = parsed(feeds(sample_press)[THEMES]).entries
    about = {("digitale-weerbaarheid", "Digitale weerbaarheid")}
    tags = [{(tag.term, tag.label) for tag in entry.tags} for entry in (milestone, intervention)]
    assert tags == [about | {("milestone", "mijlpaal")}, about | {("intervention", "interventie")}]
    assert milestone.summary == "Mijlpaal, mei 2024. Een congres om mee te proeven."
    assert intervention.summary == "Interventie. Jongeren leren elkaar veilig op internet te zijn."


def test_a_publication_without_a_date_has_none(tmp_path: Path) -> None:
    text = sample.KNOWLEDGE.replace("date: 2025\n", "themes: [digitale-weerbaarheid]\n")
    found = parsed(feeds(making.press(tmp_path, {KNOWLEDGE: text}))[THEMES]).entries
    (entry,) = [entry for entry in found if entry.title == "Onderzoek naar de proef"]
    assert entry.summary == "Publicatie. Wat de proef opleverde."
    assert "published" not in entry


def test_whatever_a_title_and_a_summary_hold_survives(tmp_path: Path) -> None:
    quoted = f"'{AWKWARD.replace(chr(39), chr(39) * 2)}'"
    files: making.Files = {
        NEWS: sample.NEWS.replace("Proef begint", quoted)
        .replace("De proef is begonnen.", quoted)
        .replace("interventions:", "themes: [digitale-weerbaarheid]\ninterventions:")
        .replace("2024-06, text: De datum is verbeterd.", "2024-06-03, text: Eerst & daarna < nu"),
        THEME: sample.THEME.replace("title: Digitale weerbaarheid", f"title: {quoted}"),
    }
    xml = feeds(making.press(tmp_path, files))[THEMES]
    assert parsed(xml).feed.title == AWKWARD
    root = etree.fromstring(xml.encode())
    assert root.findtext(f"{ATOM}title") == AWKWARD
    entry = next(e for e in root.iter(f"{ATOM}entry") if e.findtext(f"{ATOM}title") == AWKWARD)
    assert entry.findtext(f"{ATOM}summary") == (
        f"Nieuwsbericht, 24 mei 2024. {AWKWARD} Verbeterd, 3 juni 2024: Eerst & daarna < nu"
    )
    assert AWKWARD in [category.get("label") for category in entry.iter(f"{ATOM}category")]


def test_a_summary_is_one_line(tmp_path: Path) -> None:
    text = news().replace("Er is nieuws.", '"Er is\\n\\n  nieuws."')
    (entry,) = newsfeed(tmp_path, {"news/a.md": text}).entries
    assert entry.summary == "Nieuwsbericht, 1 januari 2025. Er is nieuws."


@pytest.mark.parametrize("character", [r"\0", r"\a", r"\v", r"\e", r"\uFFFE"])
def test_no_character_that_xml_forbids_comes_into_a_feed(tmp_path: Path, character: str) -> None:
    files: making.Files = {NEWS: None, "news/a.md": news(f'"Een{character}bericht"')}
    if not making.problems(tmp_path, files):
        assert faults(feeds(making.press(tmp_path, files))["nieuws/"].encode()) == []


def test_a_feed_belongs_to_the_address_it_is_given(sample_press: Press) -> None:
    about = "ergens/", "Ergens & elders", NAMESPACE, sample_press.catalog.all("area")
    xml = feed(sample_press, *about, History(sample_press.settings.content))
    found = parsed(xml)
    assert found.feed.title == "Ergens & elders"
    assert found.feed.link == f"{SITE_URL}ergens/"
    assert titles(found) == ["Proefwijk"]
