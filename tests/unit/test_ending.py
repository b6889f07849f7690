"""Every command ends in one sentence and with the right exit status, whatever ends it."""

from __future__ import annotations

import signal
import subprocess
import sys

import pytest
from making import ROOT

from palet.cli import ending

START = f"import sys; sys.path[:0] = {[str(ROOT / 'hooks')]}; from palet.cli import ending"
WORK = """
def main():
    try:
        print("klaar voor het sein", flush=True)
        sys.stdin.read()
        return 0
    finally:
        print("opgeruimd", flush=True)
ending.run(main)
"""
LOADING = """
ending.listen("__main__")
print("klaar voor het sein", flush=True)
try:
    sys.stdin.read()
finally:
    print("opgeruimd", flush=True)
"""
STATUSES = {signal.SIGINT: 130, signal.SIGTERM: 143, signal.SIGHUP: 129}


def stopped(program: str, number: int, ignored: int | None = None) -> tuple[int, str, str]:
    """Run a program, give it a signal when it is ready, and return how it ended."""
    before = f"import signal; signal.signal({ignored}, signal.SIG_IGN)\n" if ignored else ""
    with subprocess.Popen(
        [sys.executable, "-c", f"{before}{START}\n{program}"], text=True,
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    ) as process:  # fmt: skip
        assert process.stdout
        assert process.stdout.readline() == "klaar voor het sein\n"
        process.send_signal(number)
        said, complained = process.communicate("", timeout=20)
    return process.returncode, said, complained


@pytest.mark.parametrize("number", STATUSES, ids=lambda number: number.name)
def test_a_command_that_is_told_to_stop_clears_up_and_says_so(number: signal.Signals) -> None:
    assert stopped(WORK, number) == (STATUSES[number], "opgeruimd\n", "Gestopt.\n")


@pytest.mark.parametrize("number", STATUSES, ids=lambda number: number.name)
def test_a_command_that_still_loads_stops_at_once(number: signal.Signals) -> None:
    assert stopped(LOADING, number) == (STATUSES[number], "", "Gestopt.\n")


def test_what_was_told_not_to_mind_a_closed_terminal_goes_on() -> None:
    assert stopped(WORK, signal.SIGHUP, signal.SIGHUP) == (0, "opgeruimd\n", "")


def test_a_module_that_another_program_loads_leaves_its_signals_alone() -> None:
    loading = LOADING.replace("__main__", "check")
    assert stopped(loading, signal.SIGTERM) == (-signal.SIGTERM, "", "")


def test_a_program_of_its_own_keeps_its_signals_whatever_it_calls() -> None:
    before = [signal.getsignal(number) for number in STATUSES]
    ending.finish()
    assert [signal.getsignal(number) for number in STATUSES] == before
    assert signal.SIG_IGN not in before


def ended(program: str, command: str = "{}") -> subprocess.CompletedProcess[str]:
    """Run a program in the shell, inside a command."""
    quoted = f"'{sys.executable}' -c '{START}\n{program}'".replace("['", '["').replace("']", '"]')
    quoted = quoted.replace("', '", '", "')
    return subprocess.run(
        ["bash", "-c", command.format(quoted)],
        text=True, capture_output=True, check=False, timeout=20,
    )  # fmt: skip


def test_a_full_disk_behind_the_output_is_one_sentence() -> None:
    done = ended('ending.run(lambda: print("x" * 9) or 0)', "{} > /dev/full")
    assert (done.returncode, done.stderr) == (1, "Het lukt niet: de schijf is vol.\n")


def test_a_reader_that_has_read_enough_is_no_fault() -> None:
    done = ended(
        'ending.run(lambda: print("x" * 999999) or 0)', "{} | head -c 1; exit ${{PIPESTATUS[0]}}"
    )
    assert (done.returncode, done.stdout, done.stderr) == (141, "x", "")


def test_what_the_system_refuses_is_one_sentence() -> None:
    done = ended('ending.run(lambda: open("/nergens/x"))')
    assert done.returncode == 1
    assert done.stderr == "Het lukt niet met '/nergens/x': het is er niet, of niet meer.\n"


@pytest.mark.parametrize("name", ["hooks/palet/__main__.py", "scripts/setup.py"])
def test_every_program_ends_in_these_ways(name: str) -> None:
    text = (ROOT / name).read_text("utf-8")
    assert text.endswith("    ending.run(main)\n")
    _, code = text.split('"""\n\n', 1)
    assert code.startswith(
        "from __future__ import annotations\n\n"
        "from palet.cli import ending\n\nending.listen(__name__)\n\n"
    )


def test_what_is_loaded_before_a_command_listens_takes_no_time() -> None:
    done = ended("print(*sys.modules)")
    slow = {"argparse", "contextlib", "ctypes", "pathlib", "re", "subprocess", "typing"}
    assert slow & set(done.stdout.split()) == set()
