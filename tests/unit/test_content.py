from __future__ import annotations

from typing import TYPE_CHECKING

import sample
from making import AREA, INTERVENTION, NEWS, SOURCE, edited, problems

from palet.content.catalog import check
from palet.content.load import load, problem_at
from palet.model.kind import KINDS

if TYPE_CHECKING:
    from pathlib import Path


def test_every_file_of_a_record_becomes_an_item_with_its_kind_id_and_path(tmp_path: Path) -> None:
    folder = sample.write_content(tmp_path)
    found = {(item.kind.name, item.id): item for item in load(folder).items}
    assert len(found) == len(sample.FILES) + len(sample.VOCABULARIES)
    item = found["funding", "regeling"]
    assert item.path == folder / "programme" / "funding" / "regeling.yml"
    assert item.record.title == "Regeling Proef"


def test_items_stand_in_the_order_of_kind_and_id(tmp_path: Path) -> None:
    files = {f"sources/{name}.yml": sample.SOURCE for name in ("z", "a", "m")}
    items = load(sample.write_content(tmp_path, files)).items
    kinds = [item.kind.name for item in items]
    assert kinds == sorted(kinds, key=list(KINDS).index)
    assert [item.id for item in items if item.kind.name == "source"] == ["a", "brief", "m", "z"]


def test_the_text_below_the_fields_is_the_body_without_space_around_it(tmp_path: Path) -> None:
    files = edited(NEWS, "---\nDe proef", "---\n\n\nDe proef")
    items = load(sample.write_content(tmp_path, files)).items
    (body,) = [item.record.body for item in items if item.kind.name == "news"]
    assert body == "De proef is **begonnen** [bron](source:brief)."


def test_an_empty_or_missing_folder_holds_nothing(tmp_path: Path) -> None:
    content = load(tmp_path / "nergens")
    assert (content.items, content.pictures, content.problems) == ([], [], [])


def test_all_problems_of_one_file_are_reported(tmp_path: Path) -> None:
    files = edited(SOURCE, "publisher: Ministerie van Proeven\nkind: kamerstuk", "kind: 5")
    said = [line for line in problems(tmp_path, files) if line.startswith(SOURCE)]
    assert [line.split(" ")[1] for line in said] == ["publisher:", "kind:"]


def test_a_file_that_cannot_be_read_leaves_the_others_to_be_read(tmp_path: Path) -> None:
    content = load(sample.write_content(tmp_path, {"areas/proefwijk.yml": "title: a: b\n"}))
    assert [problem.path for problem in content.problems] == [str(tmp_path / "content" / AREA)]
    assert "area" not in {item.kind.name for item in content.items}
    assert {"intervention", "theme", "source"} <= {item.kind.name for item in content.items}


def test_problems_of_a_whole_folder_stand_in_the_order_of_its_files(tmp_path: Path) -> None:
    files = {"sources/b.yml": "", "sources/a.yml": "a: 1\na: 2\n", "areas/c.yml": ""}
    content = load(sample.write_content(tmp_path, files))
    places = [(problem.path, problem.line) for problem in check(content)]
    assert places == sorted(places)
    assert len(places) == 3


def test_a_problem_stands_at_the_words_when_they_are_found(tmp_path: Path) -> None:
    path = tmp_path / INTERVENTION
    path.parent.mkdir()
    path.write_text("goal: |-\n  Een\n  twee drie\n")
    found = problem_at(path, ("goal",), "fout.", "Beter.", "drie")
    assert str(found) == f"{path}:3:8: goal: fout. Beter."


def test_a_problem_stands_at_its_field_when_the_words_are_not_found(tmp_path: Path) -> None:
    path = tmp_path / "a.yml"
    path.write_text("x: 1\ngoal: >-\n  Een\n  twee\n")
    found = problem_at(path, ("goal",), "fout.", words="Een twee")
    assert str(found) == f"{path}:2:1: goal: fout."


def test_a_hand_written_page_that_is_not_utf_8_is_refused(tmp_path: Path) -> None:
    folder = sample.write_content(tmp_path, {"contact.md": b"# Caf\xe9\n"})
    (problem,) = load(folder).problems
    assert (problem.line, problem.column) == (1, 6)
    assert problem.message == "hier staat een teken dat geen UTF-8 is (waarschijnlijk 'é')."


def test_records_come_in_the_order_of_their_ids(tmp_path: Path) -> None:
    folder = sample.write_content(tmp_path, {"sources/brief-twee.yml": sample.SOURCE})
    ids = [item.id for item in load(folder).items if item.kind.name == "source"]
    assert ids == ["brief", "brief-twee"]


def test_what_a_new_record_leaves_to_be_filled_in_is_named_once(tmp_path: Path) -> None:
    text = sample.COUNCIL.replace("summary: ", "summary: VUL IN. ").replace("Raad", "VUL IN")
    said = problems(tmp_path, {"programme/council/proefraad.yml": text})
    line = next(n for n, line in enumerate(text.split("\n"), 1) if "VUL IN" in line)
    column = text.split("\n")[line - 1].index("VUL IN") + 1
    assert said == [
        f"programme/council/proefraad.yml:{line}:{column}: "
        "hier moet nog iets worden ingevuld ('VUL IN'). "
        "Vul het in en haal 'VUL IN' weg, ook op andere regels."
    ]
