from __future__ import annotations

import datetime
import os
import shutil
from pathlib import Path

import pytest
from committing import Repository, begun

from palet.history import commits as repository
from palet.history import git as git_module
from palet.history.commits import Edit, edits, last_committed, last_said

DAY = datetime.date(2024, 5, 1)


@pytest.fixture(autouse=True)
def _nobody(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody's settings, and no repository above the tests' own."""
    home = tmp_path / "home"
    home.mkdir()
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.delenv("XDG_CONFIG_HOME", raising=False)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))


@pytest.fixture
def repo(tmp_path: Path) -> Repository:
    return begun(tmp_path / "repo")


def told(folder: Path) -> list[tuple[str, str, str | None, str | None]]:
    found = edits(folder)
    assert found is not None
    return [(str(e.date), e.path, e.before, e.after) for e in found]


def test_what_is_added_changed_and_removed_is_told_oldest_first(repo: Repository) -> None:
    repo.commit("2024-05-01", {"content/b.yml": "b", "content/a.yml": "a"})
    repo.commit("2024-05-02", {"content/a.yml": "a2"})
    repo.commit("2024-05-04", {"content/a.yml": None})
    found = edits(repo.content)
    assert found == [
        Edit(DAY, "a.yml", None, "a"),
        Edit(DAY, "b.yml", None, "b"),
        Edit(datetime.date(2024, 5, 2), "a.yml", "a", "a2"),
        Edit(datetime.date(2024, 5, 4), "a.yml", "a2", None),
    ]


def test_the_edits_of_one_day_are_one(repo: Repository) -> None:
    repo.commit("2024-05-01", {"content/a.yml": "1", "content/b.yml": "1"})
    for text in ("2", "3"):
        repo.commit("2024-05-02", {"content/a.yml": text})
    assert told(repo.content)[2:] == [("2024-05-02", "a.yml", "1", "3")]


def test_an_edit_that_ends_as_it_began_is_none(repo: Repository) -> None:
    repo.commit("2024-05-01", {"content/a.yml": "1"})
    repo.commit("2024-05-02", {"content/a.yml": "2", "content/b.yml": "b"})
    repo.commit("2024-05-02", {"content/a.yml": "1", "content/b.yml": None})
    (repo.content / "a.yml").chmod(0o755)
    repo.commit("2024-05-03", {})
    assert told(repo.content) == [("2024-05-01", "a.yml", None, "1")]


def test_a_file_that_comes_back_is_added_again(repo: Repository) -> None:
    repo.commit("2024-05-01", {"content/a.yml": "1"})
    repo.commit("2024-05-02", {"content/a.yml": None, "content/b.yml": "b"})
    repo.commit("2024-05-03", {"content/a.yml": "1"})
    assert [edit for edit in told(repo.content) if edit[1] == "a.yml"] == [
        ("2024-05-01", "a.yml", None, "1"),
        ("2024-05-02", "a.yml", "1", None),
        ("2024-05-03", "a.yml", None, "1"),
    ]


def test_a_file_with_a_new_name_is_another_file(repo: Repository) -> None:
    text = "een tekst die lang genoeg is om te herkennen\n" * 9
    repo.commit("2024-05-01", {"content/a.yml": text})
    repo.git("mv", "content/a.yml", "content/b.yml")
    repo.commit("2024-05-02", {})
    assert told(repo.content)[1:] == [
        ("2024-05-02", "a.yml", text, None),
        ("2024-05-02", "b.yml", None, text),
    ]


def test_only_records_and_pages_in_the_folder_are_told(repo: Repository) -> None:
    files = dict.fromkeys(("README.md", "content/a.yml", "content/sub/b.md"), "x")
    repo.commit("2024-05-01", {**files, "content/c.png": b"\0", "content/d.yaml": "x"})
    assert [path for _, path, _, _ in told(repo.content)] == ["a.yml", "sub/b.md"]
    assert [path for _, path, _, _ in told(repo.content / "sub")] == ["b.md"]
    assert [path for _, path, _, _ in told(repo.folder)] == [
        "README.md", "content/a.yml", "content/sub/b.md",
    ]  # fmt: skip


def test_of_too_many_edits_only_whole_days_are_told_and_the_newest(repo: Repository) -> None:
    repo.commit("2024-05-01", {"content/a.yml": "1"})
    repo.commit("2024-05-02", {"content/a.yml": "2", "content/b.yml": "2", "content/c.yml": "2"})
    repo.commit("2024-05-03", {"content/b.yml": "3"})

    def days(most: int) -> list[int]:
        return [edit.date.day for edit in edits(repo.content, most) or ()]

    assert days(1) == [3]
    assert days(2) == days(3) == days(4) == [2, 2, 2, 3]
    assert days(5) == days(6) == [1, 2, 2, 2, 3]


def test_what_is_not_committed_does_not_count(repo: Repository) -> None:
    repo.commit("2024-05-01", {"content/a.yml": "1"})
    (repo.content / "a.yml").write_text("2")
    (repo.content / "b.yml").write_text("b")
    repo.git("add", "content/b.yml")
    assert told(repo.content) == [("2024-05-01", "a.yml", None, "1")]


@pytest.mark.parametrize(
    "name", ["met spatie.yml", "één.yml", 'aan"haling.md', "a\nb.yml", ":x.yml"]
)
def test_odd_names_are_kept(repo: Repository, name: str) -> None:
    repo.commit("2024-05-01", {f"content/{name}": "1"})
    repo.commit("2024-05-02", {f"content/{name}": "2"})
    assert [path for _, path, _, _ in told(repo.content)] == [name, name]


def test_texts_are_as_the_content_folder_reads_them(repo: Repository) -> None:
    repo.git("config", "core.autocrlf", "false")
    repo.commit(
        "2024-05-01",
        {"content/a.yml": b"\xef\xbb\xbfa: \xe9\r\nb: \xc3\xa9\n", "content/b.yml": ""},
    )
    assert told(repo.content) == [
        ("2024-05-01", "a.yml", None, "a: \N{REPLACEMENT CHARACTER}\nb: é\n"),
        ("2024-05-01", "b.yml", None, ""),
    ]


def test_a_link_has_no_text_of_its_own(repo: Repository) -> None:
    repo.commit("2024-05-01", {"content/a.yml": "1"})
    (repo.content / "b.yml").symlink_to("a.yml")
    repo.commit("2024-05-02", {})
    assert told(repo.content) == [("2024-05-01", "a.yml", None, "1")]


# Days.


def test_the_day_is_the_committers_own(repo: Repository) -> None:
    repo.commit("2024-05-01T23:30:00-1100", {"content/a.yml": "1"})
    repo.commit("2024-05-03T00:30:00+1400", {"content/b.yml": "1"})
    assert [date for date, *_ in told(repo.content)] == ["2024-05-01", "2024-05-03"]


def test_the_edits_of_a_file_follow_each_other_whatever_its_clocks_said(repo: Repository) -> None:
    repo.commit("2024-05-03", {"content/a.yml": "1"})
    repo.commit("2024-05-04T00:30:00+0200", {"content/a.yml": "2"})
    repo.commit("2024-05-03T23:00:00+0000", {"content/a.yml": "3", "content/b.yml": "b"})
    assert told(repo.content) == [
        ("2024-05-03", "a.yml", None, "1"),
        ("2024-05-03", "b.yml", None, "b"),
        ("2024-05-04", "a.yml", "1", "3"),
    ]


# The main line.


def test_what_came_with_a_merge_counts_on_the_day_of_the_merge(repo: Repository) -> None:
    repo.commit("2024-05-01", {"content/a.yml": "1", "content/b.yml": "1"})
    repo.git("checkout", "-q", "-b", "side")
    repo.commit("2024-05-02", {"content/a.yml": "2"})
    repo.commit("2024-05-03", {"content/a.yml": "3"})
    repo.git("checkout", "-q", "main")
    repo.commit("2024-05-04", {"content/b.yml": "2"})
    repo.git("merge", "-q", "--no-ff", "side", when="2024-05-05T12:00:00+0000")
    assert told(repo.content)[2:] == [
        ("2024-05-04", "b.yml", "1", "2"),
        ("2024-05-05", "a.yml", "1", "3"),
    ]


def test_a_worktree_has_its_own_line(repo: Repository, tmp_path: Path) -> None:
    repo.commit("2024-05-01", {"content/a.yml": "1"})
    repo.git("worktree", "add", "-q", "-b", "other", str(tmp_path / "tree"))
    tree = Repository(tmp_path / "tree")
    tree.commit("2024-05-02", {"content/a.yml": "2"})
    assert len(told(tree.content)) == 2
    assert len(told(repo.content)) == 1


# Whose machine it is.


SETTINGS = """
[log]
    showRoot = false
    showSignature = true
    follow = true
    diffMerges = off
    date = relative
    abbrevCommit = true
    decorate = full
[diff]
    renames = copies
    orderFile = /nowhere
    external = false
    relative = false
    noprefix = true
[core]
    quotePath = true
    abbrev = 4
    pager = false
[color]
    ui = always
[format]
    pretty = fuller
[i18n]
    logOutputEncoding = utf-16
"""


@pytest.mark.parametrize("place", ["user", "repository"])
def test_settings_change_nothing(repo: Repository, place: str) -> None:
    repo.commit("2024-05-01", {"content/é.yml": "een\n" * 9, "content/b.yml": "1"})
    repo.git("checkout", "-q", "-b", "side")
    repo.commit("2024-05-02", {"content/b.yml": "2"})
    repo.git("checkout", "-q", "main")
    repo.git("mv", "content/é.yml", "content/f.yml")
    repo.commit("2024-05-02", {})
    repo.git("merge", "-q", "--no-ff", "side", when="2024-05-03T12:00:00+0000")
    plain = told(repo.content)
    assert len(plain) == 5
    (repo.content / "b.yml").write_text("3")
    moments = last_committed(repo.content)
    # It is not as it was committed.
    assert moments.keys() == {"f.yml", "é.yml"}
    home = Path(os.environ["HOME"]) / ".gitconfig"
    with (home if place == "user" else repo.folder / ".git" / "config").open("a") as file:
        file.write(SETTINGS)
    assert told(repo.content) == plain
    assert last_committed(repo.content) == moments


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("TZ", "Pacific/Kiritimati"), ("LC_ALL", "nl_NL.UTF-8"), ("LANG", "de_DE.UTF-8"),
        ("GIT_DIR", "/nowhere"), ("GIT_WORK_TREE", "/nowhere"), ("GIT_INDEX_FILE", "/nowhere"),
        ("GIT_EXTERNAL_DIFF", "false"), ("GIT_OBJECT_DIRECTORY", "/nowhere"),
    ],
)  # fmt: skip
def test_the_surroundings_change_nothing(
    repo: Repository, monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    repo.commit("2024-05-01T23:30:00-1100", {"content/a.yml": "1"})
    monkeypatch.setenv(name, value)
    assert told(repo.content) == [("2024-05-01", "a.yml", None, "1")]


def test_a_replaced_commit_is_not_seen(repo: Repository) -> None:
    repo.commit("2024-05-01", {"content/a.yml": "1"})
    repo.commit("2024-05-02", {"content/a.yml": "2"})
    repo.git("replace", "HEAD", "HEAD~1")
    assert len(told(repo.content)) == 2


def test_each_text_is_read_once(repo: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    repo.commit("2024-05-01", {"content/a.yml": "1", "content/b.yml": "1"})
    repo.commit("2024-05-02", {"content/a.yml": "2"})
    repo.commit("2024-05-02", {"content/a.yml": "3"})
    calls: list[tuple[str, ...]] = []
    asked: list[bytes] = []
    real = repository.git

    def spy(folder: Path, *words: str, stdin: bytes = b"") -> bytes:
        calls.append(words)
        asked.extend(stdin.split())
        return real(folder, *words, stdin=stdin)

    for module in (repository, git_module):
        monkeypatch.setattr(module, "git", spy)
    assert len(told(repo.content)) == 3
    assert len(calls) == 3
    # "1" and "3"; nobody needs "2".
    assert len(asked) == 2


# Where the history is not known.


def test_without_git_nothing_is_known(repo: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    repo.commit("2024-05-01", {"content/a.yml": "1"})
    assert edits(repo.content)
    monkeypatch.setenv("PATH", str(repo.folder))
    assert edits(repo.content) is None


def test_outside_a_repository_nothing_is_known(tmp_path: Path) -> None:
    (tmp_path / "a.yml").write_text("1")
    assert edits(tmp_path) is None
    assert edits(tmp_path / "nowhere") is None
    assert edits(tmp_path / "a.yml") is None


def test_before_the_first_commit_nothing_is_known(repo: Repository) -> None:
    repo.content.mkdir()
    (repo.content / "a.yml").write_text("1")
    repo.git("add", "--all")
    assert edits(repo.content) is None


def test_a_folder_of_which_nothing_is_committed_has_no_history(repo: Repository) -> None:
    repo.commit("2024-05-01", {"other/a.yml": "1", "gone/b.yml": "1"})
    repo.content.mkdir()
    (repo.content / "a.yml").write_text("1")
    assert edits(repo.content) is None
    repo.commit("2024-05-02", {"gone/b.yml": None})
    (repo.folder / "gone").mkdir(exist_ok=True)
    assert edits(repo.folder / "gone") is None


def test_a_folder_without_records_has_a_history_without_edits(repo: Repository) -> None:
    repo.commit("2024-05-01", {"content/a.png": b"\0"})
    assert edits(repo.content) == []


def test_in_gits_own_folder_nothing_is_known(repo: Repository, tmp_path: Path) -> None:
    repo.commit("2024-05-01", {"a.yml": "1"})
    assert edits(repo.folder / ".git") is None
    repo.git("clone", "-q", "--bare", ".", str(tmp_path / "bare.git"))
    assert edits(tmp_path / "bare.git") is None


def test_a_shallow_clone_does_not_know_its_history(repo: Repository, tmp_path: Path) -> None:
    repo.commit("2024-05-01", {"content/a.yml": "1"})
    repo.commit("2024-05-02", {"content/a.yml": "2"})
    for name, depth in (("shallow", ["--depth=1"]), ("whole", [])):
        repo.git("clone", "-q", *depth, f"file://{repo.folder}", str(tmp_path / name))
    assert edits(tmp_path / "shallow" / "content") is None
    assert edits(tmp_path / "whole" / "content") == edits(repo.content)


def test_a_repository_that_lost_a_text_is_not_trusted(repo: Repository) -> None:
    repo.commit("2024-05-01", {"content/a.yml": "1"})
    name = repo.git("rev-parse", "HEAD:content/a.yml").strip()
    (repo.folder / ".git" / "objects" / name[:2] / name[2:]).unlink()
    assert edits(repo.content) is None


def test_a_log_that_makes_no_sense_is_not_trusted(
    repo: Repository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    repo.commit("2024-05-01", {"content/a.yml": "1"})
    fake = tmp_path / "bin" / "git"
    fake.parent.mkdir()
    real = shutil.which("git")
    fake.write_text(f'#!/bin/sh\ncase "$*" in *rev-parse*) exec {real} "$@";; esac\necho huh\n')
    fake.chmod(0o755)
    monkeypatch.setenv("PATH", str(fake.parent))
    assert edits(repo.content) is None
    assert last_committed(repo.content) == {}
    assert last_said(repo.content, lambda *_: True) == {}


def test_a_folder_of_somebody_else_is_not_known(
    repo: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    repo.commit("2024-05-01", {"content/a.yml": "1"})
    monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")
    monkeypatch.setattr(git_module, "_KEPT", (*git_module._KEPT, "GIT_TEST_"))
    assert edits(repo.content) is None
    home = Path(os.environ["HOME"]) / ".gitconfig"
    home.write_text("[safe]\n    directory = *\n")
    assert edits(repo.content) is not None
