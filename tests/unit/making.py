"""Makes what the unit tests look at: documents, parts of records, catalogs and presses."""

from __future__ import annotations

import os
import sys
from itertools import cycle
from pathlib import Path
from typing import TYPE_CHECKING, Any

import sample

from palet.content.catalog import Catalog, check, open_catalog
from palet.content.load import load
from palet.content.outline import Outline
from palet.language.dates import PartialDate
from palet.model.part import Figure, Period
from palet.pages.plans import plans
from palet.pages.press import Press
from palet.reading.document import DocumentError, read
from palet.settings import Settings
from palet.skin import find_skin

if TYPE_CHECKING:
    from collections.abc import Mapping

    from palet.pages.page import Page

ROOT = Path(__file__).resolve().parents[2]
# How scripts/ calls a command of Palet.
PALET = ("env", f"PYTHONPATH={ROOT / 'hooks'}", sys.executable, "-P", "-m", "palet")
SKIN = find_skin()
ICONS = SKIN.icons
MAPS = SKIN.maps
OUTLINE = Outline(MAPS / "netherlands.json")
TEMPLATES = SKIN.templates
SITE_URL = "https://palet.voorbeeld/"
EDIT_URL = "https://voorbeeld.nl/edit/content/"

SOURCE = "sources/brief.yml"
THEME = "themes/digitale-weerbaarheid.yml"
AREA = "areas/proefwijk.yml"
INTERVENTION = "interventions/proefteam.yml"
MILESTONE = "milestones/proefcongres.yml"
NEWS = "news/proef-begint.md"
KNOWLEDGE = "knowledge/onderzoek-proef.md"
FUNDING = "programme/funding/regeling.yml"
ACTION_LINE = "programme/action-lines/interventies.yml"
COUNCIL = "programme/council/proefraad.yml"
AGENDA = "programme/agenda/agenda.yml"
GLOSSARY = "vocabularies/glossary.yml"
PAGE = "over-de-proef.md"
SITE = "site.yml"

Files = dict[str, str | bytes | None]

LONG = bool(os.environ.get("PALET_LONG"))


def tried(examples: int) -> int:
    """Return how many examples a property is tried on: with ``--long`` thirty times as many."""
    return examples * 30 if LONG else examples


def edited(name: str, old: str, new: str) -> Files:
    """Return the sample's file ``name`` with ``new`` in the place of ``old``."""
    text = sample.FILES[name]
    assert text.count(old) >= 1, f"{name} has no {old!r}"
    return {name: text.replace(old, new, 1)}


def document(folder: Path, text: str | bytes, name: str = "proef.yml") -> dict[str, Any]:
    """Return the fields of a file with this text."""
    path = folder / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return read(path).fields


def refusals(folder: Path, text: str | bytes, name: str = "proef.yml") -> list[str]:
    """Return what is wrong with a file with this text, without the folder it stands in."""
    try:
        found = document(folder, text, name)
    except DocumentError as error:
        return [str(problem).removeprefix(f"{folder}/") for problem in error.problems]
    raise AssertionError(f"nothing refused in {found}")


def problems(folder: Path, files: Mapping[str, str | bytes | None] | None = None) -> list[str]:
    """Return all that is wrong with the sample changed by ``files``, with short paths."""
    content = sample.write_content(folder, files)
    return [str(problem).replace(f"{content}/", "") for problem in check(load(content))]


def catalog(folder: Path, files: Mapping[str, str | bytes | None] | None = None) -> Catalog:
    """Return the catalog of the sample changed by ``files``."""
    return open_catalog(sample.write_content(folder, files))


def press(folder: Path, files: Mapping[str, str | bytes | None] | None = None) -> Press:
    """Return a press with the real templates and the sample changed by ``files``."""
    return Press(catalog(folder, files), settings(folder / "content"))


def pages(press: Press) -> dict[str, Page]:
    """Return every page by its address."""
    return {plan.address: press.page(plan) for plan in plans(press)}


def files(press: Press) -> dict[str, str]:
    """Return the text of every file beside a page, by its place."""
    return {name: make() for plan in plans(press) for name, make in plan.files.items()}


def settings(content: Path, templates: Path = TEMPLATES) -> Settings:
    """Return settings with the real maps."""
    return Settings(content, templates, MAPS, EDIT_URL, SITE_URL)


def figure(value: float, unit: str = "jongeren", **more: Any) -> Figure:
    """Return a figure."""
    fields = {"what": "Deden mee", "kind": "bereik", "source": "brief", **more}
    return Figure(value=value, unit=unit, **fields)


def period(start: str | None = None, end: str | None = None) -> Period:
    """Return a period of dates written out."""
    return Period(
        start=PartialDate.parse(start) if start else None,
        end=PartialDate.parse(end) if end else None,
    )


def intervention(title: str = "Ander team", **more: str) -> str:
    """Return the text of an intervention without anything that may be left out."""
    fields = {
        "title": title,
        "summary": "Nog een team.",
        "themes": "[digitale-weerbaarheid]",
        "goal": "Leren.",
        "approach": "Doen.",
        "evidence": "{level: niet-beoordeeld}",
        "implementations": "[{place: Ergens, status: gepland}]",
        "sources": "[brief]",
        "reviewed": "2026-11-22",
        **more,
    }
    return "".join(f"{name}: {value}\n" for name, value in fields.items())


# Nothing runs in any area, but for what a test adds.
NOTHING_RUNS: Files = dict.fromkeys((AREA, INTERVENTION, MILESTONE, NEWS, KNOWLEDGE))


def area(title: str, residents: int = 50000, province: str = "Gelderland") -> str:
    """Return the text of an area."""
    return (
        sample.AREA.replace("title: Proefwijk", f"title: {title}")
        .replace("value: 55000", f"value: {residents}\n  qualifier: ongeveer")
        .replace("province: Gelderland", f"province: {province}")
    )


def areas(**sizes: int) -> Files:
    """Return areas with these numbers of residents, each in a province of its own."""
    provinces = (
        "Drenthe", "Flevoland", "Fryslân", "Groningen", "Limburg", "Noord-Brabant",
        "Noord-Holland", "Overijssel", "Utrecht", "Zeeland", "Zuid-Holland",
    )  # fmt: skip
    return {
        f"areas/{name}.yml": area(name.upper(), size, province)
        for (name, size), province in zip(sizes.items(), cycle(provinces), strict=False)
    }


def themes(*names: str) -> Files:
    """Return themes with these names."""
    texts = {n: sample.THEME.replace("Digitale weerbaarheid", n.capitalize()) for n in names}
    return {f"themes/{name}.yml": text for name, text in texts.items()}


def runs(name: str, *places: str, on: str = "digitale-weerbaarheid") -> Files:
    """Return an intervention on themes that is carried out in these areas."""
    parts = ", ".join(
        f"{{area: {place}, status: gepland, period: {{start: {2000 + number}}}}}"
        for number, place in enumerate(places)
    )
    text = intervention(name.capitalize(), implementations=f"[{parts}]", themes=f"[{on}]")
    return {f"interventions/{name}.yml": text}
