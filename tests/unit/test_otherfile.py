"""Files that hold no records are told of too, the gravest first."""

from __future__ import annotations

import pytest

from palet.report.otherfile import FileChange, on_files, others, warnings

FILE, PROGRAM, LINK, SUBMODULE = "100644", "100755", "120000", "160000"


def added(path: str, mode: str = FILE) -> FileChange:
    return FileChange(path, "", mode, target="../x" if mode == LINK else "")


def lines(*changes: FileChange) -> list[str]:
    return [block for section in on_files(others(changes, "content")) for block in section.blocks]


@pytest.mark.parametrize(
    "path", ["content/interventions/een.yml", "content/news/een.md", "content/vocabularies/x.yml"]
)
def test_a_record_is_told_of_elsewhere(path: str) -> None:
    assert lines(added(path), FileChange(path, FILE, FILE), FileChange(path, FILE, "")) == []


@pytest.mark.parametrize(
    "path",
    [
        "content/interventions/Een.yml", "content/interventions/een.yaml", "content/x/een.yml",
        "content/images/een.png", "interventions/een.yml", "contents/interventions/een.yml",
        "content.yml", ".gitattributes", "content/interventions/een.yml/x",
    ],
)  # fmt: skip
def test_whatever_is_no_record_is_named(path: str) -> None:
    assert lines(added(path)) == [f"- `{path}` toegevoegd"]


@pytest.mark.parametrize(
    ("change", "line"),
    [
        (FileChange("a", FILE, FILE), "`a` gewijzigd"),
        (FileChange("a", FILE, ""), "`a` verwijderd"),
        (FileChange("a", FILE, FILE, "b", same=True), "`a` hernoemd, was `b`"),
        (FileChange("a", FILE, PROGRAM, same=True), "`a` is nu uitvoerbaar"),
        (FileChange("a", PROGRAM, FILE), "`a` gewijzigd is niet meer uitvoerbaar"),
        (FileChange("a", FILE, LINK, target="b`@x"),
         "`a` gewijzigd: **een link** naar `b'@\N{ZERO WIDTH SPACE}x`"),
        (FileChange("a", LINK, ""), "`a` verwijderd: een link"),
        (FileChange("a", SUBMODULE, SUBMODULE),
         "`a` gewijzigd: **een verwijzing naar een andere repository** (submodule)"),
        (FileChange("content/areas/a.yml", FILE, LINK, target="/x"),
         "`content/areas/a.yml` gewijzigd: **een link** naar `/x`"),
        (FileChange("content/areas/a.yml", FILE, FILE, "x.txt", same=True),
         "`content/areas/a.yml` hernoemd, was `x.txt`"),
        (added("![x](https://a.nl)\n- b"),
         "`![x](https:\N{ZERO WIDTH SPACE}//a.nl) - b` toegevoegd"),
    ],
)  # fmt: skip
def test_what_happened_to_a_file_is_said(change: FileChange, line: str) -> None:
    assert lines(change) == [f"- {line}"]


def test_what_leads_elsewhere_and_the_program_come_first() -> None:
    found = lines(added("README.md"), added("content/a.png"), added("hooks/x.py"), added("z", LINK))
    assert [line.split("`")[1] for line in found] == [
        "z",
        "hooks/x.py",
        "README.md",
        "content/a.png",
    ]


def test_of_very_many_files_the_gravest_are_named_and_the_others_counted() -> None:
    many = [added(f"content/images/{n % 50}/{n}.png") for n in range(1000)]
    found = lines(*many, added(".github/workflows/x.yml"), added("content/l", LINK))
    assert found == [
        "- `content/l` toegevoegd: **een link** naar `../x`",
        "- `.github/workflows/x.yml` toegevoegd",
        "- `content/images/`: 1.000\N{NO-BREAK SPACE}bestanden toegevoegd",
    ]


@pytest.mark.parametrize(
    ("path", "warned"),
    [
        ("hooks/palet/report/proposal.py", True), ("mkdocs.yml", True), (".gitattributes", True),
        ("requirements.txt", True), ("theme_overrides/main.html", True), ("tests/x.py", True),
        ("docs/decisions/0001.md", False), ("README.md", False), ("content/x.png", False),
        ("LICENSE", False),
    ],
)  # fmt: skip
def test_a_reviewer_is_warned_when_the_program_itself_changes(path: str, warned: bool) -> None:
    top, *rest = path.split("/")
    found = [*warnings(others([added(path)], "content"), "content")]
    assert [f"(`{top}{'/' if rest else ''}`)" in text for text in found] == [True] * warned


def test_in_a_repository_that_is_all_content_nothing_is_program() -> None:
    change = added("hooks/x.py")
    assert others([added("areas/een.yml"), change], ".") == [change]
    assert list(warnings([change], ".")) == []
