"""The preview: every page made when it is asked for, and the problems while there are any."""

from __future__ import annotations

from typing import TYPE_CHECKING

import making
import pytest
import sample
from making import SKIN

from palet.pages.page import shell_of
from palet.pages.plans import plans
from palet.site import preview as module
from palet.site.preview import SHELLS, Preview, chrome_file
from palet.site.shell import blank

if TYPE_CHECKING:
    from pathlib import Path

INTERVENTION = "interventions/proefteam.yml"


@pytest.fixture
def chrome(tmp_path: Path) -> Path:
    folder = tmp_path / "chrome"
    folder.mkdir()
    return folder


def write_chrome(folder: Path, press: making.Press) -> None:
    """Write what MkDocs would: a blank page for each section, a page of its own, a style."""
    shells = {}
    for shell in {shell_of(plan.address) for plan in plans(press)}:
        page = blank(*shell)
        shells[shell] = f"<title>{page.title}</title>{page.body}"
    (folder / SHELLS).write_text(chrome_file(shells, press), "utf-8")
    (folder / "redactie").mkdir()
    (folder / "redactie" / "index.html").write_text("<h1>Redactie</h1>", "utf-8")
    (folder / "404.html").write_text("<h1>Bestaat niet</h1>", "utf-8")
    (folder / "stijl.css").write_text("a{}", "utf-8")


@pytest.fixture
def preview(tmp_path: Path, chrome: Path) -> Preview:
    former = sample.INTERVENTION + "former_ids: [oud-team]\n"
    press = making.press(tmp_path, {INTERVENTION: former})
    write_chrome(chrome, press)
    made = Preview(tmp_path / "content", SKIN, chrome)
    made.refresh()
    return made


def text(preview: Preview, path: str, status: int = 200) -> str:
    answer = preview.answer(path)
    assert answer.status == status
    return answer.body.decode()


def test_a_page_is_made_when_it_is_asked_for(preview: Preview) -> None:
    html = text(preview, "/interventies/proefteam/")
    assert html.startswith("<title>Proefteam</title>")
    assert "<h1>Proefteam</h1>" in html
    assert "<h1>" in text(preview, "/")


def test_a_page_asks_for_itself_again_when_there_is_a_newer_one(preview: Preview) -> None:
    assert "fetch('/newer/1')" in text(preview, "/over-de-proef/")
    preview.refresh()
    assert "fetch('/newer/2')" in text(preview, "/over-de-proef/")


def test_the_form_is_left_as_it_is_while_somebody_fills_it_in(preview: Preview) -> None:
    assert text(preview, "/redactie/") == "<h1>Redactie</h1>"


@pytest.mark.parametrize(
    ("path", "kind", "part"),
    [
        ("/mijlpalen/proefcongres/agenda.ics", "text/calendar", "BEGIN:VCALENDAR"),
        ("/mijlpalen/proefcongres/qr.svg", "image/svg+xml", "<svg"),
        ("/nieuws/atom.xml", "application/xml", "<feed"),
        ("/assets/find/facets.json", "application/json", "{"),
        ("/assets/themes.css", "text/css", ".theme-digitale-weerbaarheid"),
        ("/stijl.css", "text/css", "a{}"),
    ],
)
def test_files_beside_the_pages_are_there_too(
    preview: Preview, path: str, kind: str, part: str
) -> None:
    answer = preview.answer(path)
    assert (answer.status, answer.type) == (200, kind) or answer.type == "text/xml"
    assert part in answer.body.decode()


@pytest.mark.parametrize(
    "path",
    [
        "/niets/", "/niets.css", f"/{SHELLS}", "/../content/contact.md", "/%2e%2e/geheim.txt",
        "/niets", "/https:naam", "/https:%2f%2fnaam", "//evil", "/%2fevil", "/\\evil",
        "/javascript:x", "/%00", "/a%00b.css", "/a%00/", f"/{'a' * 300}", f"/{'a' * 300}/",
        f"/{'a' * 300}.css", f"/{'a/' * 5000}", f"/{'a/' * 5000}b.css", "/%ff%fe/",
        "/%2e%2e/geheim/",
    ],
)  # fmt: skip
def test_what_does_not_exist_is_not_found(preview: Preview, tmp_path: Path, path: str) -> None:
    (tmp_path / "geheim.txt").write_text("geheim", "utf-8")
    assert "<h1>Bestaat niet</h1>" in text(preview, path, 404)


def test_without_a_page_for_it_what_does_not_exist_is_still_said(
    preview: Preview, chrome: Path
) -> None:
    (chrome / "404.html").unlink()
    assert "404" in text(preview, "/niets/", 404)


def test_an_address_without_its_slash_and_a_former_address_lead_on(preview: Preview) -> None:
    assert 'url=./proefteam/"' in text(preview, "/interventies/proefteam")
    assert 'url=../../interventies/proefteam/"' in text(preview, "/interventies/oud-team/")


@pytest.mark.parametrize("path", ["/redactie", "//redactie", "/./redactie"])
def test_the_way_to_a_page_never_leads_to_another_host(preview: Preview, path: str) -> None:
    assert 'url=./redactie/"' in text(preview, path)


def test_a_file_that_goes_while_the_content_is_read_is_a_problem_that_passes(
    preview: Preview, monkeypatch: pytest.MonkeyPatch
) -> None:
    def gone(*_: object) -> None:
        raise FileNotFoundError(2, "No such file or directory", "content/areas")

    with monkeypatch.context() as patch:
        patch.setattr(module, "open_catalog", gone)
        preview.refresh()
    assert "Het is er niet, of niet meer." in text(preview, "/redactie/")
    preview.refresh()
    assert "<h1>Redactie</h1>" in text(preview, "/redactie/")


def test_a_file_that_goes_while_it_is_asked_for_is_not_found(
    preview: Preview, monkeypatch: pytest.MonkeyPatch
) -> None:
    def gone(*_: object) -> None:
        raise FileNotFoundError

    monkeypatch.setattr(Preview, "_file", gone)
    assert preview.answer("/stijl.css").status == 404


def test_a_template_that_fails_is_told_on_the_page(
    preview: Preview, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise LookupError("<geen> sjabloon")

    monkeypatch.setattr(Preview, "_page", fail)
    html = text(preview, "/redactie/", 500)
    assert "<pre>LookupError: &lt;geen&gt; sjabloon</pre>" in html
    assert "fetch('/newer/1')" in html


def test_without_the_chrome_a_page_says_why_there_is_none(tmp_path: Path, chrome: Path) -> None:
    making.press(tmp_path, {})
    preview = Preview(tmp_path / "content", SKIN, chrome)
    preview.fault = "MkDocs is afgebroken."
    for _ in range(2):  # before and after the content is read
        assert "<pre>MkDocs is afgebroken.</pre>" in text(preview, "/", 503)
        preview.refresh()


def test_while_there_are_problems_every_page_shows_them(preview: Preview, tmp_path: Path) -> None:
    file = tmp_path / "content" / INTERVENTION
    file.write_text(sample.INTERVENTION + "kleur: <b>\n", "utf-8")
    preview.refresh()
    for path in ("/", "/interventies/proefteam/", "/redactie/"):
        html = text(preview, path)
        assert "<h1>1 fout in de inhoud</h1>" in html
        assert "regel 37, kolom 1, veld <code>kleur</code>" in html
        assert "fetch('/newer/2')" in html
    assert preview.answer("/stijl.css").status == 200
    assert preview.answer("/nieuws/atom.xml").status == 404
    file.write_text(sample.INTERVENTION, "utf-8")
    preview.refresh()
    assert "<h1>Proefteam</h1>" in text(preview, "/interventies/proefteam/")


def test_a_problem_with_a_whole_file_names_no_field(tmp_path: Path, chrome: Path) -> None:
    content = sample.write_content(tmp_path, {INTERVENTION: "", "areas/proefwijk.yml": "a: ["})
    preview = Preview(content, SKIN, chrome)
    preview.refresh()
    html = text(preview, "/")
    assert "fouten in de inhoud</h1>" in html
    assert "veld <code></code>" not in html


def test_the_chrome_is_lacking_until_it_has_a_blank_page_for_every_page(
    tmp_path: Path, chrome: Path
) -> None:
    press = making.press(tmp_path, {})
    preview = Preview(tmp_path / "content", SKIN, chrome)
    assert preview.lacks_chrome
    preview.refresh()
    assert preview.lacks_chrome
    write_chrome(chrome, press)
    preview.refresh()
    assert not preview.lacks_chrome


def test_the_chrome_is_lacking_when_it_has_not_the_words_of_the_site(
    tmp_path: Path, preview: Preview
) -> None:
    assert not preview.lacks_chrome
    words = sample.SITE.replace("about: Deze site", "about: Deze nieuwe site")
    (tmp_path / "content" / "site.yml").write_text(words, "utf-8")
    preview.refresh()
    assert preview.lacks_chrome
