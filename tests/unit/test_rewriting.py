"""Renaming, merging and removing records: everything that names them follows, the rest stays."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import making
import pytest
import sample
from hypothesis import given, settings
from hypothesis import strategies as st
from making import AREA, INTERVENTION, KNOWLEDGE, MILESTONE, NEWS, SOURCE, THEME

from palet.content.catalog import check, open_catalog
from palet.content.load import load
from palet.editing.layout import canonical
from palet.editing.mention import Text, value
from palet.editing.misfit import misfits
from palet.editing.rewriting import CannotError, mentions, merge, orphans, remove, rename, write
from palet.model.kind import KINDS

if TYPE_CHECKING:
    from palet.model.kind import Kind

TEAM = KINDS["intervention"]
PAGE = "zo-werkt-het.md"

# Every way in which one record can name another.
ROUND: making.Files = {
    PAGE: "# Zo werkt het\n\nBij het [Proefteam](intervention:proefteam), in [de wijk][w],\n"
    "zegt <source:brief> [bron](<source:brief>).\n\n[w]: area:proefwijk 'Proefwijk'\n",
    "interventions/ander.yml": making.intervention("Ander", related="\n  # ook\n  - proefteam"),
    "interventions/derde.yml": making.intervention(
        "Derde",
        related="\n  # de eerste\n  - 'proefteam'\n  - \"ander\"",
        goal="'Zie [x](intervention:proefteam).'",
    ),
}  # fmt: skip


def contents(content: Path) -> dict[str, bytes]:
    """Return the bytes of every file, by its place."""
    files = (path for path in content.rglob("*") if path.is_file())
    return {path.relative_to(content).as_posix(): path.read_bytes() for path in files}


def clean(content: Path) -> bool:
    return not check(load(content))


def by_folder(name: str) -> Kind:
    return next(k for k in KINDS.values() if k.folder == Path(name).parent.as_posix())


RECORDS = [name for name in sample.FILES if by_folder(name).address]


@pytest.mark.parametrize("name", [*RECORDS, "programme/agenda/agenda.yml"])
def test_a_record_of_any_kind_gets_another_name_everywhere(tmp_path: Path, name: str) -> None:
    content = sample.write_content(tmp_path, ROUND)
    kind, old = by_folder(name), Path(name).stem
    before = contents(content)
    write(content, rename(content, kind, old, "heel-anders"))
    assert clean(content)
    found = open_catalog(content)[kind.name]
    assert found["heel-anders"].record.former_ids == (old,)
    assert old not in found
    assert not mentions(content, kind, old)
    after = contents(content)
    new = f"{kind.folder}/heel-anders{kind.suffix}"
    assert after.keys() == before.keys() - {name} | {new}
    for path, text in after.items():
        was = before[name if path == new else path].decode()
        restored = text.decode().replace("heel-anders", old)
        assert re.sub(r"former_ids:\n  - .*\n", "", restored) == was


def test_every_place_that_names_a_record_is_found(tmp_path: Path) -> None:
    content = sample.write_content(tmp_path, ROUND)
    found = mentions(content, TEAM, "proefteam")
    assert {
        path.relative_to(content).as_posix(): [(m.line, m.field) for m in places]
        for path, places in found.items()
    } == {
        PAGE: [(3, "body")],
        "interventions/ander.yml": [(12, "related.0")],
        "interventions/derde.yml": [(4, "goal"), (12, "related.0")],
        KNOWLEDGE: [(9, "interventions.0")],
        MILESTONE: [(8, "interventions.0")],
        NEWS: [(5, "interventions.0")],
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[a](area:wijk) [b](area:wijk-oost) (area:wijk)",
         "[a](area:dorp) [b](area:wijk-oost) (area:wijk)"),
        ("[a](theme:wijk) [b]( area:wijk ) [c](<area:wijk>)",
         "[a](theme:wijk) [b]( area:dorp ) [c](<area:dorp>)"),
        ("<area:wijk> [a][1]\n\n[1]: area:wijk\n[2]: <area:wijk> 'Wijk'",
         "<area:dorp> [a][1]\n\n[1]: area:dorp\n[2]: <area:dorp> 'Wijk'"),
        ("[a](area:wijk 'area:wijk'), de wijk", "[a](area:dorp 'area:wijk'), de wijk"),
        ("[a](area:wijk_2) [b](area:oude-wijk)", "[a](area:wijk_2) [b](area:oude-wijk)"),
    ],
)  # fmt: skip
def test_only_links_to_the_record_itself_change(text: str, expected: str) -> None:
    head = "---\ntitle: A\n---\n"
    page = Text(Path("a.md"), f"{head}{text}", KINDS["page"])
    assert page.naming("area", "wijk", "dorp") == f"{head}{expected}"


LAYOUTS = {
    "as it is": lambda text: text,
    "windows": lambda text: text.replace("\n", "\r\n"),
    "byte order mark": lambda text: f"\N{ZERO WIDTH NO-BREAK SPACE}{text}",
    "comments": lambda text: text.replace("\nsources:", "\n# een noot\n# nog een\nsources:"),
    "blocks": lambda text: re.sub(
        r"(?m)^( *)(\w+): \[(proefteam|brief|proefwijk)\]\n", r"\1\2:\n\1  - '\3'  # x\n", text
    ),
    "canonical": None,
}


def lay_out(content: Path, layout: str) -> None:
    change = LAYOUTS[layout]
    for name in (*sample.FILES, *ROUND):
        path, text = content / name, (content / name).read_bytes().decode()
        text = change(text) if change else canonical(by_folder(name), path, text)
        path.write_bytes(text.encode())


IDS = st.from_regex(r"[a-z][a-z0-9]{0,11}(-[a-z0-9]{1,9}){0,3}", fullmatch=True).filter(
    lambda name: value(name) == name
)


@given(name=st.sampled_from(RECORDS), new=IDS, layout=st.sampled_from(sorted(LAYOUTS)))
@settings(max_examples=making.tried(12))
def test_renaming_there_and_back_leaves_every_byte_but_the_former_ids(
    tmp_path_factory: pytest.TempPathFactory, name: str, new: str, layout: str
) -> None:
    content = sample.write_content(tmp_path_factory.mktemp("renaming"), ROUND)
    kind, old = by_folder(name), Path(name).stem
    lay_out(content, layout)
    if new in {item.id for item in load(content).items}:
        return
    assert clean(content)
    before = contents(content)
    uuid = open_catalog(content)[kind.name][old].uuid
    write(content, rename(content, kind, old, new))
    assert clean(content)
    assert open_catalog(content)[kind.name][new].uuid == uuid
    write(content, rename(content, kind, new, old))
    assert clean(content)
    entry = open_catalog(content)[kind.name][old]
    # Feeds and calendars know it by its first name.
    assert (entry.record.former_ids, entry.uuid) == ((old, new), uuid)
    after = contents(content)
    end = b"\r\n" if layout == "windows" else b"\n"
    former = end.join([b"former_ids:", f"  - {old}".encode(), f"  - {new}".encode(), b""])
    assert former in after[name]
    assert {**after, name: after[name].replace(former, b"")} == before
    if layout == "canonical":
        assert [m for m in misfits(content) if "vocabularies" not in m.path] == []


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("title: A\nsummary: x\n", "title: A\nformer_ids:\n  - oud\nsummary: x\n"),
        ("title: A", "title: A\nformer_ids:\n  - oud\n"),
        ("# kop\ntitle: A  # noot\n\n# boven\nsummary: x\n",
         "# kop\ntitle: A  # noot\nformer_ids:\n  - oud\n\n# boven\nsummary: x\n"),
        ("title: >-\n  A\n  b\nsummary: x\n",
         "title: >-\n  A\n  b\nformer_ids:\n  - oud\nsummary: x\n"),
        ("title: 'A\n  b'\nsummary: x\n", "title: 'A\n  b'\nformer_ids:\n  - oud\nsummary: x\n"),
        ("title: A\nformer_ids:\n- ouder  # x\nsummary: x\n",
         "title: A\nformer_ids:\n- ouder  # x\n- oud\nsummary: x\n"),
        ("title: A\nformer_ids:\n    - ouder", "title: A\nformer_ids:\n    - ouder\n    - oud\n"),
        ("title: A\nformer_ids: [ouder]\n", "title: A\nformer_ids: [ouder, oud]\n"),
        ("title: A\nformer_ids: ['ouder' ]\n", "title: A\nformer_ids: ['ouder', oud ]\n"),
        ("title: A\nformer_ids: []\n", "title: A\nformer_ids:\n  - oud\n"),
        ("title: A\nformer_ids:\nsummary: x\n", "title: A\nformer_ids:\n  - oud\nsummary: x\n"),
        ("title: A\nformer_ids: [oud]\n", "title: A\nformer_ids: [oud]\n"),
        ("title: A\r\nsummary: x\r\n", "title: A\r\nformer_ids:\r\n  - oud\r\nsummary: x\r\n"),
    ],
)  # fmt: skip
def test_a_former_id_is_written_as_the_file_is(before: str, after: str) -> None:
    assert Text(Path("a.yml"), before, TEAM).with_former(["oud"]) == after


def test_the_front_of_a_text_gets_its_former_id_too() -> None:
    before = "---\ntitle: A\nsummary: x\n---\nDe [tekst](news:oud).\n"
    after = before.replace("title: A\n", "title: A\nformer_ids:\n  - oud\n")
    assert Text(Path("a.md"), before, KINDS["news"]).with_former(["oud"]) == after


def test_a_link_to_itself_follows_too(tmp_path: Path) -> None:
    text = sample.INTERVENTION.replace(
        "in [Proefwijk]", "bij [ons](intervention:proefteam) in [Proefwijk]"
    )
    content = sample.write_content(tmp_path, {INTERVENTION: text})
    write(content, rename(content, TEAM, "proefteam", "team"))
    assert "[ons](intervention:team)" in (content / "interventions/team.yml").read_text("utf-8")
    assert clean(content)


def test_a_file_that_cannot_be_read_is_mended_first(tmp_path: Path) -> None:
    broken = {NEWS: sample.NEWS.replace("interventions: [proefteam]", "interventions: [proefteam")}
    content = sample.write_content(tmp_path, broken)
    before = contents(content)
    with pytest.raises(CannotError) as caught:
        rename(content, TEAM, "proefteam", "team")
    assert [problem.path for problem in caught.value.problems] == [str(content / NEWS)]
    latin = {NEWS: sample.NEWS.replace("begonnen.", "geïnd.").encode("latin-1")}
    (content / NEWS).write_bytes(bytes(latin[NEWS]))
    before = contents(content)
    with pytest.raises(CannotError, match="UTF-8"):
        rename(content, TEAM, "proefteam", "team")
    assert contents(content) == before


def test_mistakes_that_were_there_are_no_obstacle(tmp_path: Path) -> None:
    content = sample.write_content(
        tmp_path, {NEWS: sample.NEWS.replace("source:brief", "source:x")}
    )
    write(content, rename(content, TEAM, "proefteam", "team"))
    assert [problem.message for problem in check(load(content))] == ["bron 'x' bestaat niet."]


def test_a_link_in_a_form_that_is_not_known_is_an_obstacle(tmp_path: Path) -> None:
    page = {"a.md": "# A\n\n[x](&#105;ntervention:proefteam)\n"}
    content = sample.write_content(tmp_path, page)
    before = contents(content)
    with pytest.raises(CannotError, match="interventie 'proefteam' bestaat niet"):
        rename(content, TEAM, "proefteam", "team")
    assert contents(content) == before


def test_what_cannot_be_written_changes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = sample.write_content(tmp_path, ROUND)
    plan = rename(content, TEAM, "proefteam", "team")
    before = contents(content)
    written: list[Path] = []

    def full(path: Path, data: bytes) -> int:
        written.append(path)
        if len(written) > 3:
            raise OSError(28, "No space left on device")
        with path.open("wb") as file:
            return file.write(data)

    monkeypatch.setattr(Path, "write_bytes", full)
    ready: list[bool] = []
    with pytest.raises(OSError, match="No space"):
        write(content, plan, lambda: ready.append(True))
    assert contents(content) == before
    assert not ready


def test_nothing_is_in_its_place_before_all_is_written(tmp_path: Path) -> None:
    content = sample.write_content(tmp_path, ROUND)
    plan = rename(content, TEAM, "proefteam", "team")
    before = contents(content)
    seen: list[dict[str, bytes]] = []
    write(content, plan, lambda: seen.append(contents(content)))
    assert [{name: text for name, text in seen[0].items() if name in before}] == [before]


def test_a_file_keeps_its_mode(tmp_path: Path) -> None:
    content = sample.write_content(tmp_path, ROUND)
    (content / NEWS).chmod(0o600)
    write(content, rename(content, TEAM, "proefteam", "team"))
    assert (content / NEWS).stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("name", ["2025", "null", "true", "1-2"])
def test_an_id_that_would_be_read_as_a_number_is_put_in_quotes(tmp_path: Path, name: str) -> None:
    content = sample.write_content(tmp_path, ROUND)
    write(content, rename(content, TEAM, "proefteam", name))
    write(content, rename(content, TEAM, name, "weer-anders"))
    assert clean(content)
    former = open_catalog(content)["intervention"]["weer-anders"].record.former_ids
    assert former == ("proefteam", name)


# Merging.


def test_another_record_takes_the_place_of_one(tmp_path: Path) -> None:
    content = sample.write_content(tmp_path, ROUND)
    write(content, merge(content, TEAM, "proefteam", "ander"))
    assert clean(content)
    catalog = open_catalog(content)
    assert catalog["intervention"]["ander"].record.former_ids == ("proefteam",)
    assert "proefteam" not in catalog["intervention"]
    # It does not name itself, and nothing names it twice.
    assert catalog["intervention"]["ander"].record.related == ()
    assert catalog["intervention"]["derde"].record.related == ("ander",)
    assert "](intervention:ander)" in (content / PAGE).read_text("utf-8")
    assert "# de eerste" in (content / "interventions/derde.yml").read_text("utf-8")


def test_old_names_of_what_is_merged_go_along(tmp_path: Path) -> None:
    files = {INTERVENTION: f"{sample.INTERVENTION}former_ids: [eerst, toen]\n", **ROUND}
    content = sample.write_content(tmp_path, files)
    write(content, merge(content, TEAM, "proefteam", "ander"))
    assert clean(content)
    former = open_catalog(content)["intervention"]["ander"].record.former_ids
    assert sorted(former) == ["eerst", "proefteam", "toen"]


@pytest.mark.parametrize(
    ("name", "old"), [(SOURCE, "brief"), (THEME, "digitale-weerbaarheid"), (AREA, "proefwijk")]
)
def test_a_record_of_another_kind_is_merged_too(tmp_path: Path, name: str, old: str) -> None:
    kind = by_folder(name)
    files = {**ROUND, f"{kind.folder}/tweede{kind.suffix}": sample.FILES[name]}
    content = sample.write_content(tmp_path, files)
    write(content, merge(content, kind, old, "tweede"))
    assert clean(content)
    assert not mentions(content, kind, old)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("related: [a, b]\n", "related: [b]\n"),
        ("related: [b, a]\n", "related: [b]\n"),
        ("related: [c, a, b]\n", "related: [c, b]\n"),
        ("related: ['a' , b]\n", "related: [b]\n"),
        ("related:\n  - a  # x\n  - b\n", "related:\n  - b\n"),
        ("related:\n  - b\n  - a\ntitle: x\n", "related:\n  - b\ntitle: x\n"),
        ("related:\n  - b\n  - a", "related:\n  - b\n"),
        ("related: [a]\n", "related: [b]\n"),
    ],
)
def test_a_list_names_nothing_twice(before: str, after: str) -> None:
    assert Text(Path("z.yml"), before, TEAM).naming("intervention", "a", "b") == after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("title: x\nrelated: [a]\ngoal: y\n", "title: x\ngoal: y\n"),
        ("title: x\nrelated:\n  - a\ngoal: y\n", "title: x\ngoal: y\n"),
        ("related: [c, a]\n", "related: [c]\n"),
        ("{related: [a], title: x}\n", "{related: [], title: x}\n"),
    ],
)
def test_a_record_does_not_come_to_name_itself(before: str, after: str) -> None:
    text = Text(Path("b.yml"), before, TEAM)
    assert text.naming("intervention", "a", "b", itself=True) == after


# Removing.


def test_a_record_that_nothing_names_is_taken_away(tmp_path: Path) -> None:
    content = sample.write_content(tmp_path, {"news/los.md": sample.NEWS})
    before = contents(content)
    write(content, remove(content, KINDS["news"], "los"))
    assert before.keys() - contents(content).keys() == {"news/los.md"}
    assert clean(content)


def test_sources_that_only_one_record_names_are_its_orphans(tmp_path: Path) -> None:
    def source(*names: str) -> making.Files:
        return {f"sources/{name}.yml": sample.SOURCE for name in names}

    text = sample.NEWS.replace("sources: [brief]", "sources: [brief, los]").replace(
        "[bron](source:brief)", "[bron](source:in-tekst)"
    )
    files = {**source("los", "in-tekst", "nooit"), "news/los.md": text}
    content = sample.write_content(tmp_path, files)
    found = orphans(content, KINDS["news"], "los")
    assert [item.id for item in found] == ["in-tekst", "los"]
    shutil.copy(content / "news/los.md", content / "news/ander.md")
    assert orphans(content, KINDS["news"], "los") == []


def test_what_a_killed_command_left_goes_with_the_next(tmp_path: Path) -> None:
    content = sample.write_content(tmp_path)
    (content / ".palet-dood").mkdir()
    write(content, rename(content, TEAM, "proefteam", "team"))
    assert list(content.glob(".*")) == []
