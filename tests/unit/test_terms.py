"""The terms that the code relies on are in the content, and only those are known to the code."""

from __future__ import annotations

import ast
import re
from typing import TYPE_CHECKING

import pytest
import sample
from making import ROOT

from palet.content.catalog import check
from palet.content.load import load
from palet.model.terms import RELIED_ON

if TYPE_CHECKING:
    from pathlib import Path

TERMS = [(name, term) for name, terms in RELIED_ON.items() for term in terms]


def said(folder: Path) -> list[str]:
    return [str(problem).removeprefix(f"{folder}/") for problem in check(load(folder))]


@pytest.mark.parametrize(("name", "term"), TERMS)
def test_a_term_that_is_taken_away_or_renamed_is_missed(
    tmp_path: Path, name: str, term: str
) -> None:
    folder = sample.write_content(tmp_path)
    path = folder / "vocabularies" / f"{name}.yml"
    for file in folder.rglob("*.*"):  # as who renames it everywhere would
        text = file.read_text("utf-8")
        file.write_text(re.sub(rf"(?<=[: ]){term}(?=[\s,}}])", "anders", text), "utf-8")
    assert (
        f"vocabularies/{name}.yml:{line_of(path, 'terms:')}:1: terms: de term '{term}' ontbreekt, "
        f"en de site heeft hem nodig. Zet hem terug, met 'id: {term}'. "
        "Het woord bij 'label' is vrij."
    ) in said(folder)


def line_of(path: Path, words: str) -> int:
    lines = path.read_text("utf-8").split("\n")
    return next(number for number, line in enumerate(lines, 1) if line.startswith(words))


@pytest.mark.parametrize("name", RELIED_ON)
def test_a_list_that_is_taken_away_is_missed(tmp_path: Path, name: str) -> None:
    folder = sample.write_content(tmp_path)
    (folder / "vocabularies" / f"{name}.yml").unlink()
    assert f"vocabularies/{name}.yml:1:1: deze lijst ontbreekt, en de site heeft haar nodig: " in (
        "".join(said(folder))
    )


def test_a_list_with_a_mistake_is_not_also_said_to_lack_terms(tmp_path: Path) -> None:
    folder = sample.write_content(tmp_path)
    path = folder / "vocabularies" / "statuses.yml"
    path.write_text(path.read_text("utf-8").replace("terms:", "termen:"), "utf-8")
    lines = said(folder)
    assert lines
    assert not [line for line in lines if "heeft hem nodig" in line or "haar nodig" in line]


def test_the_word_of_a_term_is_free(tmp_path: Path) -> None:
    folder = sample.write_content(tmp_path)
    path = folder / "vocabularies" / "statuses.yml"
    text = path.read_text("utf-8")
    path.write_text(re.sub(r"label: [^,]*", "label: Heel iets anders", text), "utf-8")
    assert text != path.read_text("utf-8")
    assert said(folder) == []


def test_the_styles_know_no_other_terms() -> None:
    """A class behind two dashes is a term if its block is one of a list; those must be declared."""
    blocks = {"status": ("statuses", "milestone-statuses"), "figure": ("figure-kinds",),
              "verdict": ("verdicts",), "verdict-word": ("verdicts",)}  # fmt: skip
    parts = (ROOT / "theme_overrides" / "assets" / "css").glob("*.css")
    styles = "\n".join(part.read_text("utf-8") for part in parts)
    found = set(re.findall(rf"\.({'|'.join(blocks)})--([a-z-]+)", styles))
    declared = {
        (block, str(term))
        for block, names in blocks.items()
        for name in names
        for term in RELIED_ON[name]
    }
    assert found
    assert found <= declared


def test_no_template_and_no_module_names_a_term_by_a_word_of_its_own() -> None:
    """Only ``terms`` does; a word that means something else beside it is named here."""
    others = {
        ("change.py", "gestopt"), ("recent.py", "gestopt"), ("intervention.py", "doel"),
        ("milestone.py", "mijlpaal"), ("milestones.html", "mijlpaal"),
        ("following.html", "mijlpaal"), ("intervention.html", "doel"), ("facet.py", "uitkomst"),
    }  # fmt: skip
    terms = {str(term) for _, term in TERMS}
    found = set()
    for path in (ROOT / "hooks").rglob("*.py"):
        if path.name != "terms.py":
            for node in ast.walk(ast.parse(path.read_text("utf-8"))):
                if isinstance(node, ast.Constant) and node.value in terms:
                    found.add((path.name, node.value))
    for path in (ROOT / "theme_overrides").rglob("*.html"):
        for tag in re.findall(r"\{[{%].*?[%}]\}", path.read_text("utf-8")):
            words = re.findall(r"[\"']([^\"']+)[\"']", tag)
            found |= {(path.name, word) for word in words if word in terms}
    for path in (ROOT / "theme_overrides").rglob("*.js"):
        words = re.findall(r"[\"'`]([^\"'`\n]+)[\"'`]", path.read_text("utf-8"))
        found |= {(path.name, word) for word in words if word in terms}
    assert found - others == set()
