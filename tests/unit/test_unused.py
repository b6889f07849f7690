"""Advice on what no record or page names."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import sample
from making import edited

from palet.content.load import load
from palet.content.unused import unused_advice

if TYPE_CHECKING:
    from pathlib import Path

    import making

INTERVENTION = "interventions/proefteam.yml"
SOURCES = "sources:\n  - brief\n"


def tips(tmp_path: Path, files: making.Files, *pictures: str) -> list[str]:
    folder = sample.write_content(tmp_path, files)
    for name in pictures:
        (folder / "images").mkdir(exist_ok=True)
        (folder / "images" / name).write_bytes(b"\x89PNG\r\n\x1a\n")
    content = load(folder)
    found = unused_advice(content.items, content.pictures)
    return [f"{p.path.removeprefix(f'{folder}/')}:{p.line}: {p.message}" for p in found]


def test_all_that_the_sample_holds_is_of_use(tmp_path: Path) -> None:
    assert tips(tmp_path, {}) == []


@pytest.mark.parametrize(
    ("path", "text", "message"),
    [
        ("sources/ander.yml", sample.SOURCE, "geen record noemt deze bron."),
        ("themes/ander.yml", sample.THEME, "geen interventie heeft dit thema."),
        ("areas/ander.yml", sample.AREA, "van dit gebied is geen interventie bekend."),
    ],
)
def test_a_record_that_none_names_is_told(
    tmp_path: Path, path: str, text: str, message: str
) -> None:
    assert tips(tmp_path, {path: text}) == [f"{path}:1: {message}"]


def test_a_link_in_a_text_names_a_record_too(tmp_path: Path) -> None:
    files = edited(INTERVENTION, "Begin klein.", "Begin klein [bron](source:ander).")
    assert tips(tmp_path, {**files, "sources/ander.yml": sample.SOURCE}) == []


def test_a_source_that_is_listed_must_be_named_where_it_is_used(tmp_path: Path) -> None:
    files: making.Files = {"sources/ander.yml": sample.SOURCE}
    listed = (sample.INTERVENTION).replace("sources: [brief]", "sources: [brief, ander]")
    assert "ander" in listed
    (said,) = tips(tmp_path / "a", {**files, INTERVENTION: listed})
    assert said.endswith("niets in dit record verwijst naar de bron 'ander'.")
    first = listed.replace("[brief, ander]", "[ander, brief]")
    assert tips(tmp_path / "b", {**files, INTERVENTION: first}) == []
    cited = listed.replace("Begin klein.", "Begin klein [bron](source:ander).")
    assert tips(tmp_path / "c", {**files, INTERVENTION: cited}) == []


def test_a_picture_that_no_page_shows_is_told(tmp_path: Path) -> None:
    page = "---\ntitle: Over\ndescription: Over ons.\n---\n\n![Een kaart](images/kaart.png)\n"
    files: making.Files = {"over.md": page}
    assert tips(tmp_path, files, "kaart.png", "los.png") == [
        "images/los.png:1: geen pagina toont deze afbeelding."
    ]
