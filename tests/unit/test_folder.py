"""What may stand in the content folder, and what is said of the rest."""

from __future__ import annotations

import os
import socket
from pathlib import Path

import pytest
import sample
from making import PAGE, problems

from palet.content.folder import MAX_PICTURE, survey
from palet.content.load import load

PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 20
PICTURES = {
    "images/a.png": PNG,
    "images/b-2.jpg": b"\xff\xd8\xff\xe0" + b"\0" * 20,
    "images/c.jpeg": b"\xff\xd8\xff\xe1" + b"\0" * 20,
    "images/d.webp": b"RIFF\0\0\0\0WEBPVP8 ",
    "images/e.avif": b"\0\0\0\x20ftypavif\0\0\0\0",
}
BAD_NAME = "de bestandsnaam mag alleen kleine letters, cijfers en streepjes hebben."
BACKUP = "dit is een reservekopie. Haal dit bestand weg."
SHEET = (
    "dit is een rekenblad, en dat leest de site niet. "
    "Haal dit bestand weg. Maak van elke rij een bestand: scripts/new."
)
PAPER = (
    "dit is een document, en dat zet de site niet op internet. "
    "Haal dit bestand weg. Staat het ergens op internet? Maak er een bron van."
)
STRAY = "dit bestand hoort hier niet. Haal dit bestand weg."
IN_A_FOLDER = (
    "dit bestand staat niet in een map met records. Zet het in een van: interventions, areas, "
    "themes, milestones, news, knowledge, sources, programme/funding, programme/action-lines, "
    "programme/council, programme/agenda, vocabularies."
)
LINK = (
    "dit is een verwijzing naar een andere plek, en die volgt de site niet. "
    "Haal haar weg, en zet het bestand zelf hier."
)
MADE = (
    "op dit adres staat al een pagina die uit records wordt gemaakt. "
    "Geef het bestand een andere naam."
)


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("interventions/Youth Cyber_Team.yml", f"{BAD_NAME} Noem het youth-cyber-team.yml."),
        ("news/2024_Bericht.md", f"{BAD_NAME} Noem het 2024-bericht.md."),
        ("sources/é.yml", f"{BAD_NAME} Noem het e.yml."),
        ("sources/a--b.yml", f"{BAD_NAME} Noem het a-b.yml."),
        ("sources/Brief.yml", f"{BAD_NAME} Er is al een brief.yml. Haal een van de twee weg."),
        ("Over Ons.md", f"{BAD_NAME} Noem het over-ons.md."),
        (f"sources/{'a' * 101}.yml",
         f"deze bestandsnaam is te lang: 101 tekens. Noem het {'a' * 100}.yml."),
        ("areas/wijk.yaml",
         "een gebied hoort in een bestand dat eindigt op .yml. Noem het wijk.yml."),
        ("areas/wijk.YML",
         "een gebied hoort in een bestand dat eindigt op .yml. Noem het wijk.yml."),
        ("areas/wijk.yml.txt",
         "een gebied hoort in een bestand dat eindigt op .yml. Noem het wijk.yml."),
        ("areas/proefwijk.yml.txt",
         "een gebied hoort in een bestand dat eindigt op .yml. "
         "Er is al een proefwijk.yml. Haal een van de twee weg."),
        ("news/bericht.yml",
         "een nieuwsbericht hoort in een bestand dat eindigt op .md. Noem het bericht.md."),
        *((f"{folder}/{name}", BACKUP) for folder in ("interventions", "images", "programme")
          for name in ("proefteam.yml~", "proefteam.yaml~", "#proefteam.yml#", "proefteam.yml.bak",
                       "proefteam.yml.orig", "proefteam (kopie).yml", "proefteam - kopie.yml",
                       "Kopie van proefteam.yml")),
        ("knowledge/rapport.pdf", PAPER),
        ("interventions/plan.docx", PAPER),
        ("interventions/projecten.xlsx", SHEET),
        ("projecten.csv", SHEET),
        ("images/projecten.ods", SHEET),
        ("interventions/foto.png", "een afbeelding hoort in de map images. Zet haar in images."),
        ("foto.jpg", "een afbeelding hoort in de map images. Zet haar in images."),
        ("images/tekening.svg", "een afbeelding die eindigt op .svg kan niet op de site. "
         "Maak er een png, jpg, webp of avif van, en zet die in images."),
        ("x.svg", "een afbeelding die eindigt op .svg kan niet op de site. "
         "Maak er een png, jpg, webp of avif van, en zet die in images."),
        ("images/beweegt.gif", "een afbeelding die eindigt op .gif kan niet op de site. "
         "Maak er een png, jpg, webp of avif van, en zet die in images."),
        *((name, STRAY) for name in (
            "evil.html", "_redirects", "_headers", "CNAME", "robots.txt", "x.js", "x.css",
            "images/x.js", "interventions/x.js", "sources/x.txt", ".htaccess", "areas/.env",
            "images/sw.js", "x.json", "programme/x.woff2", "x.xml", "geen-eind")),
        ("los.yml", IN_A_FOLDER),
        ("los.yaml", IN_A_FOLDER),
        ("programme/regeling.yaml", IN_A_FOLDER),
        *((name, MADE) for name in (
            "index.md", "velden.md", "interventies.md", "redactie.md", "assets.md", "images.md",
            "pagefind.md", "404.md", "data.md", "zoeken.md")),
    ],
)  # fmt: skip
def test_a_file_with_the_wrong_name_or_place_is_refused(
    tmp_path: Path, name: str, said: str
) -> None:
    assert problems(tmp_path, {name: "title: x\n"}) == [f"{name}:1:1: {said}"]


@pytest.mark.parametrize(
    ("name", "folder", "said"),
    [
        ("interventions/diep/er.yml", "interventions/diep",
         "een record mag niet in een submap staan. Zet het in de map interventions zelf."),
        ("news/2024/x.md", "news/2024",
         "een record mag niet in een submap staan. Zet het in de map news zelf."),
        ("nieuws/x.md", "nieuws",
         "deze map hoort hier niet. De map voor nieuwsberichten heet news. "
         "Zet de bestanden daar."),
        ("Interventies/x.yml", "Interventies",
         "deze map hoort hier niet. De map voor interventies heet interventions. "
         "Zet de bestanden daar."),
        ("bronnen/x.yml", "bronnen",
         "deze map hoort hier niet. De map voor bronnen heet sources. Zet de bestanden daar."),
        ("foto's/x.png", "foto's",
         "deze map hoort hier niet. De map voor afbeeldingen heet images. Zet de bestanden daar."),
        ("images/2024/x.png", "images/2024",
         "deze map hoort hier niet. Zet de afbeeldingen in images zelf."),
        ("contact.md/a.txt", "contact.md",
         "dit is een map, en de naam is die van een bestand. Geef de map een andere naam."),
        ("assets/scripts/palet.js", "assets",
         "deze map hoort hier niet. Pagina's staan in content zelf. Verder zijn er: "
         "interventions, areas, themes, milestones, news, knowledge, sources, "
         "programme/funding, programme/action-lines, programme/council, programme/agenda, "
         "vocabularies, images."),
    ],
)  # fmt: skip
def test_a_folder_that_holds_no_records_is_refused_once_and_not_looked_into(
    tmp_path: Path, name: str, folder: str, said: str
) -> None:
    changed = {name: "x", f"{folder}/nog-een.txt": "y"}
    assert problems(tmp_path, changed) == [f"{folder}:1:1: {said}"]


def test_a_folder_called_as_a_record_is_no_record(tmp_path: Path) -> None:
    (said,) = problems(tmp_path, {"sources/map.yml/x.yml": "title: x\n"})
    assert said.startswith("sources/map.yml:1:1: een record mag niet in een submap staan.")


@pytest.mark.parametrize(
    "name",
    [
        ".git/config", ".github/x.yml", ".gitignore", ".gitattributes", "areas/.gitkeep",
        "areas/.wijk.yml.swp", "areas/.#wijk.yml", "areas/.~lock.wijk.yml#", "areas/~$wijk.docx",
        "images/Thumbs.db", "desktop.ini", ".DS_Store", "images/._foto.png", "README.md",
        "sources/README.md", "LICENSE", "LICENSE.txt",
    ],
)  # fmt: skip
def test_what_git_systems_and_editors_leave_behind_does_not_count(
    tmp_path: Path, name: str
) -> None:
    assert problems(tmp_path, {name: "x"}) == []
    assert not any(path.name == Path(name).name for _, path in survey(tmp_path / "content").files)


@pytest.mark.parametrize("target", ["/etc/passwd", "brief.yml", "nergens", "lus.yml", "/dev/zero"])
@pytest.mark.parametrize("folder", ["", "sources/", "images/"])
def test_a_link_is_refused_wherever_it_leads(tmp_path: Path, folder: str, target: str) -> None:
    content = sample.write_content(tmp_path, PICTURES)
    (content / folder / "lus.yml").symlink_to(target)
    said = [str(problem).replace(f"{content}/", "") for problem in load(content).problems]
    assert said == [f"{folder}lus.yml:1:1: {LINK}"]


@pytest.mark.parametrize("name", ["map", "themes/map", "x.md"])
def test_a_link_to_a_folder_is_not_followed(tmp_path: Path, name: str) -> None:
    content = sample.write_content(tmp_path)
    (content / name).symlink_to(tmp_path, target_is_directory=True)
    said = [str(problem).replace(f"{content}/", "") for problem in load(content).problems]
    assert said == [f"{name}:1:1: {LINK}"]


@pytest.mark.parametrize("name", ["sources/x.yml", "x.md", "images/x.png"])
def test_what_is_no_plain_file_is_refused_and_not_read(tmp_path: Path, name: str) -> None:
    content = sample.write_content(tmp_path, PICTURES)
    os.mkfifo(content / name)
    (problem,) = load(content).problems
    assert problem.message == "dit is geen gewoon bestand."


def test_a_socket_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    content = sample.write_content(tmp_path)
    # The name of a socket must be short.
    monkeypatch.chdir(content)
    with socket.socket(socket.AF_UNIX) as server:
        server.bind("x.yml")
    (problem,) = load(Path()).problems
    assert problem.message == "dit is geen gewoon bestand."


@pytest.mark.parametrize(
    ("name", "shown", "message"),
    [
        (b"sources/\xff.yml", "sources/\\xff.yml",
         "deze naam kan niet elke computer lezen (geen UTF-8)."),
        (b"sources/a\nb.yml", "sources/a\\nb.yml", "in deze naam staat een onzichtbaar teken."),
        (b"sources/\x1b[31m.yml", "sources/\\x1b[31m.yml",
         "in deze naam staat een onzichtbaar teken."),
        ("sources/a\u202eb.yml".encode(), "sources/a\\u202eb.yml",
         "in deze naam staat een onzichtbaar teken."),
    ],
)  # fmt: skip
def test_a_name_that_cannot_be_shown_is_shown_in_other_signs(
    tmp_path: Path, name: bytes, shown: str, message: str
) -> None:
    content = sample.write_content(tmp_path)
    Path(os.fsdecode(bytes(content) + b"/" + name)).write_text("title: x\n")
    (problem,) = load(content).problems
    assert (problem.path, problem.message) == (f"{content}/{shown}", message)


def test_pictures_of_four_types_are_known_by_their_names(tmp_path: Path) -> None:
    content = load(sample.write_content(tmp_path, PICTURES))
    assert content.problems == []
    assert {path.name for path in content.pictures} == {
        name.removeprefix("images/") for name in PICTURES
    }


@pytest.mark.parametrize(
    ("name", "raw", "said"),
    [
        ("images/foto groot.JPG", PICTURES["images/b-2.jpg"], "Noem het foto-groot.jpg."),
        ("images/A.png", PNG, "Er is al een a.png. Haal een van de twee weg."),
        ("images/x.png", b"<script>alert(1)</script>",
         "Sla de afbeelding opnieuw op, als png, jpg, webp of avif."),
        ("images/x.png", PICTURES["images/b-2.jpg"],
         "Sla de afbeelding opnieuw op, als png, jpg, webp of avif."),
        ("images/x.webp", b"", "Sla de afbeelding opnieuw op, als png, jpg, webp of avif."),
        ("images/x.png", PNG + b"\0" * MAX_PICTURE,
         f"Maak haar kleiner: hooguit {MAX_PICTURE} bytes."),
    ],
)  # fmt: skip
def test_a_picture_that_is_none_or_is_misnamed_is_refused(
    tmp_path: Path, name: str, raw: bytes, said: str
) -> None:
    (problem,) = load(sample.write_content(tmp_path, {**PICTURES, name: raw})).problems
    assert problem.hint == said


def test_a_file_is_measured_before_it_is_read(tmp_path: Path) -> None:
    content = sample.write_content(tmp_path)
    with (content / "sources" / "x.yml").open("wb") as file:
        file.truncate(20 * 2**30)  # a file with nothing in it takes no place on the disk
    (problem,) = load(content).problems
    assert problem.message == f"dit bestand is te groot ({20 * 2**30} bytes)."


def test_the_page_of_the_sample_is_a_record(tmp_path: Path) -> None:
    (item,) = (i for i in load(sample.write_content(tmp_path)).items if i.kind.name == "page")
    assert (item.id, item.path.name) == ("over-de-proef", PAGE)
