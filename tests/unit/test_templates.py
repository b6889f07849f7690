"""Templates read only what there is: every name behind a dot is held against the models."""

from __future__ import annotations

import inspect
import pkgutil
import re
from datetime import datetime
from importlib import import_module
from typing import TYPE_CHECKING
from uuid import UUID

import pytest
from jinja2 import Environment, nodes
from jinja2.runtime import LoopContext
from making import ROOT

import palet
from palet.content.catalog import Catalog, Entry
from palet.model.kind import KINDS
from palet.model.section import SECTIONS
from palet.model.site import Site
from palet.pages.listing import Paging
from palet.pages.press import Sheet
from palet.views.map import AreaMap

if TYPE_CHECKING:
    from collections.abc import Iterator

FOLDER = ROOT / "theme_overrides" / "records"
TEMPLATES = sorted(path.relative_to(FOLDER).as_posix() for path in FOLDER.rglob("*.html"))

# Filters that read of each item what they are given the name of.
READERS = {"map", "selectattr", "rejectattr", "sum", "sort", "groupby", "unique", "min", "max"}


def members(*classes: type) -> set[str]:
    """Return what can be read of the objects of classes."""
    found: set[str] = set()
    for cls in classes:
        found.update(name for name in dir(cls) if not name.startswith("_"))
        found.update(name for base in cls.__mro__ for name in vars(base).get("__annotations__", ()))
        if cls.__module__.startswith("palet."):
            found.update(re.findall(r"self\.([a-z]\w*)(?:: [^=\n]+)? = ", inspect.getsource(cls)))
    return found


def classes() -> Iterator[type]:
    """Yield every class of the packages whose objects come to templates."""
    for package in ("model", "content", "views", "history", "pages", "language"):
        for module in pkgutil.iter_modules([f"{next(iter(palet.__path__))}/{package}"]):
            named = import_module(f"palet.{package}.{module.name}")
            for cls in vars(named).values():
                if inspect.isclass(cls) and cls.__module__ == named.__name__:
                    yield cls


def parsed(name: str) -> nodes.Template:
    return Environment().parse((FOLDER / name).read_text("utf-8"))  # noqa: S701 - only read


def macros(name: str) -> set[str]:
    """Return the macros in a template."""
    return {macro.name for macro in parsed(name).find_all(nodes.Macro)}


def imported(template: nodes.Template) -> set[str]:
    """Return the macros that a template imports."""
    return {name for one in template.find_all(nodes.FromImport) for name in one.names}


def called(template: nodes.Template) -> Iterator[tuple[int, str]]:
    """Yield the names that a template calls."""
    for call in template.find_all(nodes.Call):
        if isinstance(call.node, nodes.Name):
            yield call.lineno, call.node.name


# Whose map it is.
CREDIT = {"source", "title", "author", "licence", "licence_url", "changes"}
ANYTHING = members(*classes(), str, list, dict, datetime, UUID) | CREDIT
# Names that stand for the same in every template.
ALWAYS = {
    "here": members(Sheet), "site": members(Site), "part": members(Paging),
    "area_map": members(AreaMap), "loop": members(LoopContext),
    "catalog": members(Catalog) | KINDS.keys(),
}  # fmt: skip
# What every template can call: of the press, and of Jinja.
FUNCTIONS = {
    "term", "amount", "ages", "glance", "gap_row", "unknown", "UNKNOWN", "bars", "drawable",
    "labels", "citation", "from_to", "range", "caller",
}  # fmt: skip
# In the template of a kind the entry is of that kind.
OF_KIND = {f"{name}.html": members(Entry, kind.model) for name, kind in KINDS.items()}
NEIGHBOURS = ("links", "backlinks", "mentions")


def misread(name: str, template: nodes.Template) -> list[str]:
    """Return what a template reads that is not there, as "line: name"."""
    roots = {**ALWAYS, "entry": OF_KIND.get(name, ANYTHING)}
    wrong = []
    for read in template.find_all(nodes.Getattr):
        known = ANYTHING
        if isinstance(read.node, nodes.Name):
            known = roots.get(read.node.name, ANYTHING)
        elif isinstance(read.node, nodes.Getattr) and read.node.attr in NEIGHBOURS:
            known = {*KINDS, *members(dict)}
        elif isinstance(read.node, nodes.Getattr) and read.node.attr == "words":
            known = {*SECTIONS}
        if read.attr not in known:
            wrong.append(f"{read.lineno}: {read.attr}")
    own = {macro.name for macro in template.find_all(nodes.Macro)}
    known = own | imported(template) | FUNCTIONS
    wrong += [f"{lineno}: {name}" for lineno, name in called(template) if name not in known]
    wrong += [
        f"{lineno}: {attribute}"
        for lineno, attributes in named(template)
        for attribute in attributes.split(".")
        if attribute not in ANYTHING
    ]
    return wrong


def named(template: nodes.Template) -> Iterator[tuple[int, str]]:
    """Yield the names that filters are given of what they read of each item."""
    for used in template.find_all(nodes.Filter):
        if used.name in READERS:
            given = [pair.value for pair in used.kwargs if pair.key == "attribute"]
            given += used.args[:1] if used.name in {"selectattr", "rejectattr", "groupby"} else []
            yield from ((used.lineno, one.value) for one in given if isinstance(one, nodes.Const))


@pytest.mark.parametrize("name", TEMPLATES)
def test_a_template_reads_what_there_is(name: str) -> None:
    assert misread(name, parsed(name)) == []


@pytest.mark.parametrize("name", TEMPLATES)
def test_a_template_imports_the_pieces_that_it_uses_by_their_own_names(name: str) -> None:
    template = parsed(name)
    imports = list(template.find_all(nodes.FromImport))
    assert list(template.find_all(nodes.Import)) == []
    assert all(set(one.names) <= macros(one.template.value) for one in imports)
    read = {one.name for one in template.find_all(nodes.Name)}
    assert imported(template) <= read


@pytest.mark.parametrize(
    ("name", "text", "wrong"),
    [
        ("area.html", "{{ entry.provinec }}", "provinec"),
        ("area.html", "{{ entry.goal }}", "goal"),
        ("pieces/cards.html", "{% for one in entries %}{{ one.titel }}{% endfor %}", "titel"),
        ("area.html", "{{ entry.residents.valeu }}", "valeu"),
        ("area.html", "{{ entry.links.themes }}", "themes"),
        ("home.html", "{{ catalog.areas }}", "areas"),
        ("home.html", "{{ here.haeding('a', 'b') }}", "haeding"),
        ("home.html", "{% for a in b %}{{ loop.indx }}{% endfor %}", "indx"),
        ("home.html", "{{ crads(here) }}", "crads"),
        ("home.html", '{{ themes | map(attribute="titel") | join }}', "titel"),
        ("home.html", '{{ themes | selectattr("colur") | list }}', "colur"),
        ("home.html", '{{ themes | groupby("record.knid") | list }}', "knid"),
    ],
)
def test_a_name_that_is_not_there_is_seen(name: str, text: str, wrong: str) -> None:
    assert misread(name, Environment().parse(text)) == [f"1: {wrong}"]  # noqa: S701 - only read
