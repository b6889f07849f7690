"""A folder for work in progress, which is cleared also when the work was killed."""

from __future__ import annotations

import fcntl
import os
import signal
from typing import TYPE_CHECKING

import pytest

from palet import workspace as module
from palet.workspace import workspace

if TYPE_CHECKING:
    from pathlib import Path

NAME = ".site-building"


def leave_behind(parent: Path) -> None:
    """Let a process be killed while it works in a workspace."""
    child = os.fork()
    if not child:
        with workspace(parent, NAME) as folder:
            (folder / "half.html").write_text("half")
            os.kill(os.getpid(), signal.SIGKILL)
    os.waitpid(child, 0)


def names(parent: Path) -> list[str]:
    return sorted(path.name for path in parent.iterdir())


def test_it_is_there_while_one_works_and_gone_afterwards(tmp_path: Path) -> None:
    with workspace(tmp_path, NAME) as folder:
        (folder / "deep").mkdir()
        (folder / "deep" / "page.html").write_text("page")
        assert names(tmp_path) == [folder.name]
        assert folder.name.startswith(f"{NAME}-")
    assert names(tmp_path) == []


def test_it_is_gone_also_when_the_work_fails(tmp_path: Path) -> None:
    with pytest.raises(KeyError), workspace(tmp_path, NAME):
        raise KeyError
    assert names(tmp_path) == []


def test_what_a_killed_process_left_goes_with_the_next(tmp_path: Path) -> None:
    leave_behind(tmp_path)
    leave_behind(tmp_path)
    assert len(names(tmp_path)) == 1  # the second cleared what the first had left
    with workspace(tmp_path, NAME) as folder:
        assert names(tmp_path) == [folder.name]


def test_the_work_of_a_living_process_is_left_alone(tmp_path: Path) -> None:
    with workspace(tmp_path, NAME) as one:
        with workspace(tmp_path, NAME) as other:
            assert names(tmp_path) == sorted([one.name, other.name])
        assert names(tmp_path) == [one.name]


def test_what_others_put_there_is_left_alone(tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "mine.txt").write_text("mine")
    (tmp_path / f"{NAME}-link").symlink_to(elsewhere)
    (tmp_path / f"{NAME}-file").write_text("mine")
    (tmp_path / ".site-original").mkdir()
    before = names(tmp_path)
    with workspace(tmp_path, NAME):
        pass
    assert names(tmp_path) == before
    assert (elsewhere / "mine.txt").exists()


def test_a_folder_that_another_clears_before_it_is_held_is_made_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[str] = []
    flock = fcntl.flock

    def late(folder: int, how: int) -> None:
        if not made:
            made.extend(names(tmp_path))
            (tmp_path / made[0]).rmdir()
        flock(folder, how)

    monkeypatch.setattr(fcntl, "flock", late)
    with workspace(tmp_path, NAME) as folder:
        assert folder.is_dir()
        assert folder.name not in made


@pytest.mark.parametrize("locks", ["none on this system", "none on this disk"])
def test_without_locks_nothing_of_others_is_cleared(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, locks: str
) -> None:
    leave_behind(tmp_path)
    before = names(tmp_path)

    def refuse(*_: object) -> None:
        raise OSError

    if locks == "none on this system":
        monkeypatch.setattr(module, "fcntl", None)
    else:
        monkeypatch.setattr(fcntl, "flock", refuse)
    with workspace(tmp_path, NAME) as folder:
        assert names(tmp_path) == sorted([*before, folder.name])
    assert names(tmp_path) == before


def test_what_is_still_being_written_is_removed_in_the_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rmtree, tried = module.shutil.rmtree, []

    def late(folder: Path, **options: bool) -> None:
        tried.append(folder)
        if len(tried) > 1:
            rmtree(folder, **options)

    monkeypatch.setattr(module.shutil, "rmtree", late)
    monkeypatch.setattr(module.time, "sleep", lambda _: None)
    with workspace(tmp_path, NAME):
        pass
    assert names(tmp_path) == []
