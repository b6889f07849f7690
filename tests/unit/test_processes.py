from __future__ import annotations

import errno
import os
import signal
import sys
from multiprocessing import get_context
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from palet import processes
from palet.processes import WORTH_SHARING, WorkerError, share_out, together

if TYPE_CHECKING:
    from collections.abc import Sequence


PATIENCE = 20  # seconds; what is waited for takes none


@pytest.fixture
def three_processors(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "cpu_count", lambda: 3)


def told(share: Sequence[int]) -> tuple[int, list[int]]:
    """Return who worked and on what."""
    return os.getpid(), list(share)


@pytest.mark.usefixtures("three_processors")
def test_enough_work_is_shared_out_over_the_processors() -> None:
    items = range(WORTH_SHARING)
    all_at_work = get_context("fork").Barrier(3)

    def work(share: Sequence[int]) -> tuple[int, list[int]]:
        all_at_work.wait(PATIENCE)
        return told(share)

    found = share_out(work, items)
    assert [share for _, share in found] == [list(items[n::3]) for n in range(3)]
    assert len({worker for worker, _ in found}) == 3
    assert found[0][0] == os.getpid()


@pytest.mark.usefixtures("three_processors")
def test_little_work_is_done_here() -> None:
    items = range(WORTH_SHARING - 1)
    assert share_out(told, items) == [(os.getpid(), list(items))]


@pytest.mark.parametrize("count", [1, None])
def test_one_processor_does_all_the_work_itself(
    monkeypatch: pytest.MonkeyPatch, count: int | None
) -> None:
    monkeypatch.setattr(os, "cpu_count", lambda: count)
    items = range(WORTH_SHARING)
    assert share_out(told, items) == [(os.getpid(), list(items))]


@pytest.mark.usefixtures("three_processors")
def test_a_system_that_cannot_fork_does_all_the_work_itself(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delattr(os, "fork")
    items = range(WORTH_SHARING)
    assert share_out(told, items) == [(os.getpid(), list(items))]


@pytest.mark.usefixtures("three_processors")
def test_results_larger_than_a_pipe_come_back_whole() -> None:
    found = share_out(lambda share: bytes(300_000) + bytes([share[0]]), range(WORTH_SHARING))
    assert [(len(result), result[-1]) for result in found] == [(300_001, n) for n in range(3)]


@pytest.mark.usefixtures("three_processors")
def test_what_a_process_raises_is_raised_here() -> None:
    def work(share: Sequence[int]) -> None:
        if share[0] == 1:
            raise ValueError("dit ging mis")

    with pytest.raises(ValueError, match=r"^dit ging mis$"):
        share_out(work, range(WORTH_SHARING))


@pytest.mark.usefixtures("three_processors")
def test_what_the_system_refuses_to_a_process_is_refused_here(
    capfd: pytest.CaptureFixture[str],
) -> None:
    def work(share: Sequence[int]) -> None:
        if share[0] == 1:
            raise OSError(errno.ENOSPC, "No space left on device", "vol.html")

    with pytest.raises(OSError, match=r"No space left on device: 'vol\.html'"):
        share_out(work, range(WORTH_SHARING))
    assert capfd.readouterr().err == ""


@pytest.mark.usefixtures("three_processors")
@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGTERM, signal.SIGINT])
def test_a_process_that_is_ended_from_outside_is_an_error_in_one_sentence(
    capfd: pytest.CaptureFixture[str], number: signal.Signals
) -> None:
    def work(share: Sequence[int]) -> None:
        if share[0] == 2:
            # Whoever runs the tests may have it ignored, which children keep.
            if number != signal.SIGKILL:
                signal.signal(number, signal.SIG_DFL)
            os.kill(os.getpid(), number)

    with pytest.raises(WorkerError, match=rf"^Een deel van het werk is .*\({number.name}\)"):
        share_out(work, range(WORTH_SHARING))
    assert capfd.readouterr().err == ""


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux can do it")
def test_no_process_outlives_the_one_that_started_it() -> None:
    reader, writer = os.pipe()
    parent = os.fork()
    if not parent:
        if not os.fork():
            processes.end_with_parent()
            os.write(writer, b"x")
            signal.pause()
        os.read(reader, 1)
        os._exit(0)
    os.close(writer)
    os.waitpid(parent, 0)
    assert os.read(reader, 1) == b""  # the last one that could write has gone
    os.close(reader)


@pytest.mark.usefixtures("three_processors")
def test_no_process_is_left_behind_when_the_work_here_fails(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    started: list[int] = []
    fork = os.fork

    def remember() -> int:
        started.append(fork())
        return started[-1]

    def work(share: Sequence[int]) -> None:
        if share[0] == 0:
            raise ValueError("dit ging mis")

    monkeypatch.setattr(os, "fork", remember)
    with pytest.raises(ValueError, match="dit ging mis"):
        share_out(work, range(WORTH_SHARING))
    assert len(started) == 2
    for child in started:
        with pytest.raises(ChildProcessError):
            os.waitpid(child, os.WNOHANG)


@given(st.lists(st.one_of(st.none(), st.integers())), st.integers(1, 9))
def test_shares_put_together_have_the_order_of_before(items: list[object], count: int) -> None:
    assert together([items[number::count] for number in range(count)]) == items


def test_a_share_that_fails_here_does_not_wait_for_children_with_much_to_say(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(os, "cpu_count", lambda: 3)

    def work(share: Sequence[int]) -> bytes:
        if share[0] == 0:
            raise ZeroDivisionError
        return bytes(10**6)

    with pytest.raises(ZeroDivisionError):
        share_out(work, range(1000))
