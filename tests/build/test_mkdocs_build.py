"""What a build with MkDocs holds, and what makes it refuse."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest
import sample
from building import (
    ADDRESSES,
    BROKEN,
    BROKEN_PLACES,
    HARD,
    addresses,
    hard_titles,
    hits,
    mkdocs,
    problem_places,
    read,
    stamps,
    with_hooks,
)
from markupsafe import escape

from palet.model.kind import KINDS

if TYPE_CHECKING:
    from pathlib import Path
    from subprocess import CompletedProcess

HAND_WRITTEN = {
    "meedoen.md": "# Meedoen\n\nZie [de proef](intervention:proefteam) en [wij](page:meedoen).\n",
    "uitleg.md": '# Uitleg\n\nZie [een brief](source:brief "Brief").\n',
}
FORMER = {
    "interventions/proefteam.yml": sample.INTERVENTION + "former_ids: [oud-team, nog-ouder]\n",
    "programme/council/proefraad.yml": sample.COUNCIL + "former_ids: [oude-raad]\n",
}
GENERATOR = re.compile(rb'<meta name="generator" content="[^"]*">')


def page(site: Path, address: str) -> str:
    return (site / address / "index.html").read_text("utf-8")


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, CompletedProcess[str]]:
    folder = tmp_path_factory.mktemp("sample")
    done = mkdocs(sample.write_content(folder), folder / "site")
    return folder / "site", done


@pytest.fixture(scope="module")
def site(built: tuple[Path, CompletedProcess[str]]) -> Path:
    return built[0]


@pytest.fixture(scope="module")
def rich_content(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the sample with hand-written pages, hard titles and former addresses."""
    hard = hard_titles()
    for name, text in FORMER.items():
        hard[name] += text.splitlines()[-1] + "\n"
    return sample.write_content(tmp_path_factory.mktemp("rich"), {**hard, **HAND_WRITTEN})


@pytest.fixture(scope="module")
def rich_site(rich_content: Path) -> Path:
    site = rich_content.parent / "site"
    done = mkdocs(rich_content, site)
    assert done.returncode == 0, done.stderr
    return site


def test_a_strict_build_of_good_content_succeeds_without_a_warning(
    built: tuple[Path, CompletedProcess[str]],
) -> None:
    _, done = built
    assert done.returncode == 0
    assert not re.search("warning|error|traceback", done.stdout + done.stderr, re.IGNORECASE)


def test_there_is_a_page_at_every_address_and_at_no_other(site: Path) -> None:
    assert addresses(site) == sorted(a for group in ADDRESSES.values() for a in group)


def test_there_is_a_page_for_what_does_not_exist(site: Path) -> None:
    assert "<h1>Deze pagina bestaat niet</h1>" in (site / "404.html").read_text("utf-8")


def test_the_sitemap_names_every_page_once_and_nothing_else(site: Path) -> None:
    named = re.findall("<loc>(.*?)</loc>", (site / "sitemap.xml").read_text("utf-8"))
    # The form is for editors, not for who searches the web.
    expected = [address for address in addresses(site) if address != "redactie/"]
    assert named == [f"https://palet.example/{address}" for address in expected]
    assert not (site / "sitemap.xml.gz").exists()


def test_the_themes_have_their_icons_and_their_colours_in_light_and_in_dark(site: Path) -> None:
    light, dark = (site / "assets" / "themes.css").read_text("utf-8").splitlines()
    assert re.fullmatch(
        r"\.theme-digitale-weerbaarheid\{--theme:#4a3fb5;"
        r'--icon:url\("data:image/svg\+xml,%3Csvg [^"<>#]*%3C/svg%3E"\)\}',
        light,
    )
    assert dark == '[data-md-color-scheme="slate"] .theme-digitale-weerbaarheid{--theme:#aea6ff}'


def test_the_search_index_holds_the_pages_of_records_only(site: Path) -> None:
    assert (site / "pagefind" / "pagefind.js").exists()
    entry = json.loads((site / "pagefind" / "pagefind-entry.json").read_text("utf-8"))
    records = sum(len(group) for kind, group in ADDRESSES.items() if kind)
    assert {name: about["page_count"] for name, about in entry["languages"].items()} == {
        "nl": records
    }


def test_every_hit_can_be_told_to_be_a_record(site: Path) -> None:
    kinds = {kind.name: kind.dutch for kind in KINDS.values()}
    assert hits(site) == {kinds[name]: group for name, group in ADDRESSES.items() if name}


def test_the_list_of_interventions_comes_with_what_to_filter_by(site: Path) -> None:
    html = page(site, "interventies/")
    (found,) = re.findall('data-facets="(.*?)"', html)
    facets = json.loads((site / "interventies" / found).resolve().read_text("utf-8"))["facets"]
    boxes = re.findall('<input type="checkbox" name="(.*?)" value="(.*?)"', html)
    assert boxes == [
        *((name, option) for name, options in facets.items() for option in options),
        ("controle", "nodig"),
    ]
    assert facets["doelgroep"] == {"jongeren": "a", "ouders": ""}


def test_nothing_of_a_shell_is_left(site: Path) -> None:
    files = read(site)
    assert not [name for name in files if "slot-" in name]
    assert not [
        name
        for name, data in files.items()
        if name.endswith((".html", ".xml", ".css", ".json")) and b"slot-" in data
    ]
    assert not [name for name, data in files.items() if name.endswith(".html") and not data]


def test_no_record_template_or_map_source_is_published(site: Path) -> None:
    names = set(read(site)) - {"redactie/config.yml"}
    assert not [name for name in names if name.endswith((".yml", ".yaml", ".md", ".svg.json"))]
    folders = {name.split("/")[0] for name in names if "/" in name}
    assert not folders & {"map", "records", "partials", "vocabularies", "sources", "programme"}


def test_every_page_is_in_dutch_and_knows_its_own_address(site: Path) -> None:
    for address in addresses(site):
        html = page(site, address)
        assert '<html lang="nl"' in html
        if address == "redactie/":
            continue  # made by Decap; see test_form
        assert f'<link rel="canonical" href="https://palet.example/{address}">' in html
        assert html.count("<h1") == 1, address


def test_a_title_with_hard_characters_stands_in_the_page_as_plain_text(rich_site: Path) -> None:
    html = page(rich_site, "interventies/proefteam/")
    assert f"<h1>{escape('Proefteam' + HARD)}</h1>" in html
    assert f'<meta property="og:title" content="{escape("Proefteam" + HARD)}">' in html
    assert f"<title>{escape('Proefteam' + HARD)} - " in html


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("interventies/oud-team/", "interventies/proefteam/"),
        ("interventies/nog-ouder/", "interventies/proefteam/"),
        ("agenda/oude-raad/", "agenda/proefraad/"),
    ],
)
def test_a_former_address_leads_to_the_new_one(old: str, new: str, rich_site: Path) -> None:
    html = page(rich_site, old)
    (target,) = re.findall('http-equiv="refresh" content="0; url=(.*?)"', html)
    assert (rich_site / old / target).resolve() == (rich_site / new).resolve()
    assert f'<a href="{target}">' in html
    assert old not in (rich_site / "sitemap.xml").read_text("utf-8")


def test_a_hand_written_page_links_to_records_by_their_ids(rich_site: Path) -> None:
    assert '<a href="../interventies/proefteam/">de proef</a>' in page(rich_site, "meedoen/")
    assert '<li id="bron-1">' in page(rich_site, "uitleg/")


def test_an_unknown_id_in_a_hand_written_page_is_a_problem_with_its_place(tmp_path: Path) -> None:
    text = "# Meedoen\n\nEen regel.\n\nZie [de proef](intervention:proeftaem).\n"
    content = sample.write_content(tmp_path, {"meedoen.md": text})
    done = mkdocs(content, tmp_path / "site")
    assert done.returncode == 1
    assert "content/meedoen.md:5:16: body: interventie 'proeftaem' bestaat niet." in done.stderr
    assert "Bedoelde u 'proefteam' (Proefteam)?" in done.stderr


UNKNOWN = [
    pytest.param('[proef](intervention:nergens "Titel")', id="with a title"),
    pytest.param("[proef][1]\n\n[1]: intervention:nergens", id="by a reference"),
]


@pytest.mark.parametrize(
    "link", [*UNKNOWN, pytest.param("[proef](<intervention:nergens>)", id="in brackets")]
)
def test_an_unknown_id_in_a_hand_written_page_is_a_problem_however_the_link_is_written(
    link: str, tmp_path: Path
) -> None:
    content = sample.write_content(tmp_path, {"meedoen.md": f"# Meedoen\n\nZie {link}\n"})
    assert_unknown(mkdocs(content, tmp_path / "site"), "meedoen.md")


@pytest.mark.parametrize("link", UNKNOWN)
def test_an_unknown_id_in_a_record_is_a_problem_however_the_link_is_written(
    link: str, tmp_path: Path
) -> None:
    news = {"news/proef-begint.md": f"{sample.NEWS}\nZie {link}\n"}
    done = mkdocs(sample.write_content(tmp_path, news), tmp_path / "site")
    assert_unknown(done, "news/proef-begint.md")


def assert_unknown(done: CompletedProcess[str], file: str) -> None:
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert re.search(rf"content/{file}:\d+:\d+: .*'nergens' bestaat niet", done.stderr)


@pytest.mark.parametrize(
    "link",
    ['[proef](intervention:proefteam "Titel")', "[proef][1]\n\n[1]: intervention:proefteam"],
    ids=["with a title", "by a reference"],
)
def test_a_record_is_linked_however_the_link_is_written(link: str, tmp_path: Path) -> None:
    news = {"news/proef-begint.md": f"{sample.NEWS}\nZie {link}\n"}
    done = mkdocs(sample.write_content(tmp_path, news), tmp_path / "site", PALET_SEARCH="0")
    assert done.returncode == 0
    html = page(tmp_path / "site", "nieuws/proef-begint/")
    assert re.search('<a href="../../interventies/proefteam/"[^>]*>proef</a>', html)


@pytest.mark.parametrize("file", ["zoeken.md", "index.md", "agenda.md"])
def test_a_hand_written_page_may_not_take_the_address_of_a_made_page(
    file: str, tmp_path: Path
) -> None:
    content = sample.write_content(tmp_path, {file: "# Zelf geschreven\n"})
    done = mkdocs(content, tmp_path / "site")
    assert done.returncode == 1
    assert f"content/{file}" in done.stderr


def test_broken_content_stops_the_build_with_every_problem_and_leaves_the_site(
    tmp_path: Path,
) -> None:
    site = tmp_path / "site"
    assert mkdocs(sample.write_content(tmp_path), site, PALET_SEARCH="0").returncode == 0
    before = read(site), stamps(site)
    done = mkdocs(sample.write_content(tmp_path, BROKEN), site)
    assert done.returncode == 1
    assert problem_places(done.stderr) == BROKEN_PLACES
    assert "Traceback" not in done.stderr
    assert (read(site), stamps(site)) == before


def test_a_record_with_a_problem_is_not_also_said_to_be_missing(tmp_path: Path) -> None:
    broken = {"sources/brief.yml": sample.SOURCE + "kleur: rood\n"}
    done = mkdocs(sample.write_content(tmp_path, broken), tmp_path / "site")
    assert done.returncode == 1
    assert problem_places(done.stderr) == ["sources/brief.yml:7:1"]


def test_two_builds_of_the_same_content_give_the_same_bytes(
    rich_content: Path, rich_site: Path, tmp_path: Path
) -> None:
    assert mkdocs(rich_content, tmp_path / "again").returncode == 0
    one, other = read(rich_site), read(tmp_path / "again")
    assert sorted(one.keys() ^ other.keys()) == []
    assert [name for name in one if one[name] != other[name]] == []


def test_properdocs_builds_the_same_site_as_mkdocs(
    rich_content: Path, rich_site: Path, tmp_path: Path
) -> None:
    done = mkdocs(rich_content, tmp_path / "proper", tool="properdocs")
    assert done.returncode == 0, done.stderr
    assert "WARNING" not in done.stderr
    one, other = read(rich_site), read(tmp_path / "proper")
    assert sorted(one.keys() ^ other.keys()) == []
    differing = [
        name for name in one if GENERATOR.sub(b"", one[name]) != GENERATOR.sub(b"", other[name])
    ]
    assert differing == []


def test_a_build_without_search_makes_the_same_pages(
    rich_content: Path, rich_site: Path, tmp_path: Path
) -> None:
    assert mkdocs(rich_content, tmp_path / "bare", PALET_SEARCH="0").returncode == 0
    whole = {name: data for name, data in read(rich_site).items() if "pagefind/" not in name}
    assert read(tmp_path / "bare") == whole


def test_work_that_is_shared_between_processes_gives_the_same_site(
    rich_content: Path, rich_site: Path, tmp_path: Path
) -> None:
    done = mkdocs(
        rich_content, tmp_path / "shared", config=with_hooks(tmp_path, "limits_hook"),
        PALET_SEARCH="0", PALET_TEST_LIMITS="WORTH_SHARING=1",
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    whole = {name: data for name, data in read(rich_site).items() if "pagefind/" not in name}
    assert read(tmp_path / "shared") == whole


def test_work_that_is_shared_between_processes_finds_the_same_problems(tmp_path: Path) -> None:
    done = mkdocs(
        sample.write_content(tmp_path, BROKEN), tmp_path / "site",
        config=with_hooks(tmp_path, "limits_hook"), PALET_TEST_LIMITS="WORTH_SHARING=1",
    )  # fmt: skip
    assert done.returncode == 1
    assert problem_places(done.stderr) == BROKEN_PLACES


def test_a_search_index_that_cannot_be_made_stops_the_build_with_the_reason(
    tmp_path: Path,
) -> None:
    # A program of that name on the path before the real one stands in for a broken install.
    (tmp_path / "bin" / "pagefind").mkdir(parents=True)
    (tmp_path / "bin" / "pagefind" / "__init__.py").touch()
    (tmp_path / "bin" / "pagefind" / "__main__.py").write_text("raise SystemExit('geen schijf')")
    content = sample.write_content(tmp_path)
    done = mkdocs(content, tmp_path / "site", PYTHONPATH=str(tmp_path / "bin"))
    assert done.returncode == 1
    why = "De zoekindex is niet gemaakt: Pagefind stopte met code 1. geen schijf"
    assert why in done.stderr
    assert "Traceback" not in done.stderr
