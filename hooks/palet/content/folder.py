"""The content folder: what may stand in it, and where.

Records and pages stand in the folder of their kind, pictures in ``images``. Nothing else is
published, and nothing else is left lying: whatever does not belong is refused, with what to do.
"""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from palet.language.dutch import slug
from palet.model.field import LONGEST_ID
from palet.model.form import ID_PATTERN
from palet.model.kind import KINDS, Kind
from palet.model.section import RESERVED
from palet.problem import Problem

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

IMAGES = "images"
# What a workspace is called in which texts are written before they take their places.
SCRAP = ".palet"
MAX_PICTURE = 3_000_000

# What a picture of each type begins with, from a place in the file on.
_PICTURES = {
    ".png": (0, b"\x89PNG\r\n\x1a\n"),
    ".jpg": (0, b"\xff\xd8\xff"),
    ".jpeg": (0, b"\xff\xd8\xff"),
    ".webp": (8, b"WEBP"),
    ".avif": (4, b"ftypavif"),
}
_HEAD = 12

# What Git, programs to write with and systems leave behind, and what a folder says of itself.
# It is never published.
_IGNORED = re.compile(
    rf"{re.escape(SCRAP)}-.+|\.git(?:ignore|attributes|keep|hub)?|\.editorconfig|\.vscode|\.idea|\.obsidian"
    r"|README(?:\.md|\.txt)?|LICENSE.*|\..+\.sw[a-z]|\.#.+|\.~lock\..+#|~\$.+|\._.*|\.DS_Store|Thumbs\.db|desktop\.ini",
    re.IGNORECASE,
)
_BACKUP = re.compile(
    r".*(?:~|\.(?:bak|backup|orig|old|rej|tmp|save))|#.*#|.*[ (-]kopie.*|kopie van .*|copy of .*",
    re.IGNORECASE,
)
# Windows hides the last ending of a name, so that people add one.
_TWICE = re.compile(r"(?P<name>.+\.(?:ya?ml|md))\.txt", re.IGNORECASE)
_SHEETS = {".xlsx", ".xls", ".xlsm", ".ods", ".csv", ".tsv", ".numbers"}
_PAPERS = {".pdf", ".doc", ".docx", ".odt", ".rtf", ".ppt", ".pptx", ".odp", ".pages"}
_DRAWINGS = {".svg", ".gif", ".bmp", ".tif", ".tiff", ".heic", ".ico", ".eps"}
_YAML = {".yml", ".yaml"}


@dataclass(frozen=True)
class Survey:
    """What a content folder holds: the files of records, the pictures, and what is wrong.

    ``misnamed`` are the ids that records with a wrong file name may have been given.
    """

    files: Sequence[tuple[Kind, Path]]
    misnamed: Sequence[tuple[Kind, str]]
    pictures: Sequence[Path]
    problems: Sequence[Problem]


def survey(folder: Path) -> Survey:
    """Look at everything in ``folder`` without reading a record; links are not followed."""
    by_place: dict[str, list[Path]] = {}
    wrong: dict[str, list[Path]] = {}
    problems: list[Problem] = []
    for place, path, problem in _walk(folder, ""):
        if problem:
            problems.append(problem)
        (wrong if problem else by_place).setdefault(place, []).append(path)
    files = [
        (kind, path)
        for kind in KINDS.values()
        for path in sorted(by_place.get(kind.folder, ()), key=lambda path: (path.stem, path.suffix))
        if path.suffix == kind.suffix
    ]
    misnamed = [
        (kind, name)
        for kind in KINDS.values()
        for path in wrong.get(kind.folder, ())
        for name in (path.stem, slug(path.stem))
    ]
    return Survey(files, misnamed, sorted(by_place.get(IMAGES, ())), sorted(problems))


def _walk(folder: Path, place: str) -> Iterator[tuple[str, Path, Problem | None]]:
    """Yield place, path and, if it does not belong there, a problem, of all below ``folder``."""
    try:
        with os.scandir(folder) as scanned:
            entries = sorted(scanned, key=lambda entry: entry.name)
    except FileNotFoundError:
        return
    names = {entry.name for entry in entries}
    for entry in entries:
        path = Path(entry.path)
        here = f"{place}/{entry.name}".lstrip("/")
        if _IGNORED.fullmatch(entry.name):
            continue
        words = _odd(entry)
        if words is None and entry.is_dir(follow_symlinks=False):
            if _is_place(here):
                yield from _walk(path, here)
                continue
            words = _stray_folder(entry.name, place)
        elif words is None:
            words = _on_file(path, place or ".", names)
        yield place or ".", path, words and Problem(_shown(path), 1, 1, "", *words)


def _is_place(folder: str) -> bool:
    """Say whether records or pictures may stand in a folder, or in one below it."""
    places = (IMAGES, *(kind.folder for kind in KINDS.values()))
    return any(place == folder or place.startswith(f"{folder}/") for place in places)


def _odd(entry: os.DirEntry[str]) -> tuple[str, str] | None:
    """Return what is wrong with something that is no plain file or folder, or has an odd name."""
    try:
        entry.name.encode()
    except UnicodeEncodeError:
        return "deze naam kan niet elke computer lezen (geen UTF-8).", "Geef het een andere naam."
    if not entry.name.isprintable():
        message = "in deze naam staat een onzichtbaar teken."
        return message, f"Noem het {slug(entry.name) or 'naam'}."
    if entry.is_symlink():
        message = "dit is een verwijzing naar een andere plek, en die volgt de site niet."
        return message, "Haal haar weg, en zet het bestand zelf hier."
    if not (entry.is_file(follow_symlinks=False) or entry.is_dir(follow_symlinks=False)):
        return "dit is geen gewoon bestand.", "Haal het weg."
    return None


def _stray_folder(name: str, place: str) -> tuple[str, str]:
    if any(kind.folder == place for kind in KINDS.values()):
        return "een record mag niet in een submap staan.", f"Zet het in de map {place} zelf."
    message = "deze map hoort hier niet."
    if place == IMAGES:
        return message, f"Zet de afbeeldingen in {IMAGES} zelf."
    if name.lower().endswith((".md", ".yml", ".yaml")):
        return "dit is een map, en de naam is die van een bestand.", "Geef de map een andere naam."
    plain = slug(name)
    known = {kind.address: kind for kind in KINDS.values()}
    for kind in KINDS.values():
        own = PurePosixPath(kind.folder).name
        known |= dict.fromkeys((slug(kind.plural), slug(kind.dutch), kind.name, own), kind)
    if (meant := known.get(plain)) and meant.folder != ".":
        return message, f"De map voor {meant.plural} heet {meant.folder}. Zet de bestanden daar."
    if plain in {"afbeeldingen", "plaatjes", "fotos", "foto-s", "media", "image", "img"}:
        return message, f"De map voor afbeeldingen heet {IMAGES}. Zet de bestanden daar."
    folders = ", ".join(kind.folder for kind in KINDS.values() if kind.folder != ".")
    return message, f"Pagina's staan in content zelf. Verder zijn er: {folders}, {IMAGES}."


def _on_file(path: Path, place: str, beside: Collection[str]) -> tuple[str, str] | None:
    """Return what is wrong with the name of a file, or with a picture."""
    if _BACKUP.fullmatch(path.name):
        return "dit is een reservekopie.", "Haal dit bestand weg."
    if place == IMAGES:
        return _on_picture(path, beside)
    kinds = [kind for kind in KINDS.values() if kind.folder == place]
    if path.stem.lower() in (kind.only for kind in kinds):
        kinds = [kind for kind in kinds if kind.only]
    return _on_kind(path, kinds[0], beside) if kinds else _stray(path)


def _on_kind(path: Path, kind: Kind, beside: Collection[str]) -> tuple[str, str] | None:
    """Return what is wrong with a file in the folder of records of ``kind``."""
    twice = _TWICE.fullmatch(path.name)
    name = PurePosixPath(twice["name"] if twice else path.name)
    suffix = name.suffix.lower()
    wanted = kind.suffix in {suffix, ".yml" if suffix == ".yaml" else suffix}
    texts = {*_YAML, ".md"}
    if kind.folder == "." and suffix in _YAML and not kind.only:
        return _stray(path)
    if suffix not in texts:
        return _stray(path)
    better = f"{slug(name.stem)[:LONGEST_ID].strip('-') or 'naam'}{kind.suffix}"
    if twice or not wanted or name.suffix != kind.suffix:
        message = f"een {kind.dutch} hoort in een bestand dat eindigt op {kind.suffix}."
    elif not re.fullmatch(ID_PATTERN, name.stem):
        message = "de bestandsnaam mag alleen kleine letters, cijfers en streepjes hebben."
    elif len(name.stem) > LONGEST_ID:
        message = f"deze bestandsnaam is te lang: {len(name.stem)} tekens."
    elif kind.folder == "." and name.stem in RESERVED:
        message = "op dit adres staat al een pagina die uit records wordt gemaakt."
        return message, "Geef het bestand een andere naam."
    else:
        return None
    return message, _rename(better, beside)


def _rename(better: str, beside: Collection[str]) -> str:
    """Return the hint to give a file another name, which must not replace a file."""
    if better in beside:
        return f"Er is al een {better}. Haal een van de twee weg."
    return f"Noem het {better}."


def _on_picture(path: Path, beside: Collection[str]) -> tuple[str, str] | None:
    suffix = path.suffix.lower()
    if suffix not in _PICTURES:
        return _stray(path)
    better = f"{slug(path.stem) or 'naam'}{suffix}"
    if path.name != better or not re.fullmatch(ID_PATTERN, path.stem):
        message = "de naam van een afbeelding heeft alleen kleine letters, cijfers en streepjes."
        return message, _rename(better, beside)
    start, magic = _PICTURES[suffix]
    size = path.stat().st_size
    if size > MAX_PICTURE:
        message = f"deze afbeelding is te groot ({size} bytes)."
        return message, f"Maak haar kleiner: hooguit {MAX_PICTURE} bytes."
    with path.open("rb") as file:
        head = file.read(_HEAD + len(magic))
    if head[start : start + len(magic)] != magic:
        message = f"in dit bestand staat geen afbeelding die eindigt op {suffix}."
        return message, "Sla de afbeelding opnieuw op, als png, jpg, webp of avif."
    return None


def _stray(path: Path) -> tuple[str, str]:
    """Say what to do with a file that no page is made of."""
    suffix = path.suffix.lower()
    if suffix in _SHEETS:
        message = "dit is een rekenblad, en dat leest de site niet."
        return message, "Haal dit bestand weg. Maak van elke rij een bestand: scripts/new."
    if suffix in _PAPERS:
        message = "dit is een document, en dat zet de site niet op internet."
        return message, "Haal dit bestand weg. Staat het ergens op internet? Maak er een bron van."
    if suffix in _DRAWINGS:
        message = f"een afbeelding die eindigt op {suffix} kan niet op de site."
        return message, f"Maak er een png, jpg, webp of avif van, en zet die in {IMAGES}."
    if suffix in _PICTURES:
        return "een afbeelding hoort in de map images.", f"Zet haar in {IMAGES}."
    if suffix in _YAML:
        folders = ", ".join(kind.folder for kind in KINDS.values() if kind.folder != ".")
        return "dit bestand staat niet in een map met records.", f"Zet het in een van: {folders}."
    return "dit bestand hoort hier niet.", "Haal dit bestand weg."


def _shown(path: Path) -> str:
    """Return the name of a path in signs that can be printed anywhere."""
    text = os.fsencode(path).decode("utf-8", "backslashreplace")
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in text)
