"""What the system refuses or breaks off is told in a sentence."""

from __future__ import annotations

import errno
import os
import signal

import pytest

from palet.fault import ending, reason, sentence


@pytest.mark.parametrize(
    ("code", "words"),
    [
        (errno.ENOSPC, "de schijf is vol"),
        (errno.EDQUOT, "uw ruimte op de schijf is vol"),
        (errno.EROFS, "hier kan alleen worden gelezen, niet geschreven"),
        (errno.EACCES, "u hebt daar de rechten niet voor"),
        (errno.ENOENT, "het is er niet, of niet meer"),
        (errno.EFBIG, "een bestand wordt groter dan hier mag"),
        (errno.ENAMETOOLONG, "de naam is te lang"),
    ],
)
def test_what_the_system_refuses_is_said_in_dutch(code: int, words: str) -> None:
    error = OSError(code, os.strerror(code), "site/index.html")
    assert reason(error) == words
    assert sentence(error) == f"Het lukt niet met 'site/index.html': {words}."


def test_of_two_names_the_one_where_something_had_to_go_is_said() -> None:
    error = OSError(errno.EXDEV, "Invalid cross-device link", "oud", None, "nieuw")
    assert sentence(error) == (
        "Het lukt niet met 'nieuw': het systeem zegt: Invalid cross-device link."
    )


def test_a_fault_without_a_name_or_a_number_is_a_sentence_too() -> None:
    assert sentence(OSError(errno.ENOSPC, "No space")) == "Het lukt niet: de schijf is vol."
    assert sentence(OSError("iets")) == "Het lukt niet: het systeem zegt: iets."
    assert sentence(OSError()) == "Het lukt niet: het systeem zegt: OSError."
    assert sentence(MemoryError()) == "Het lukt niet: er is te weinig geheugen."


@pytest.mark.parametrize(
    ("code", "words"),
    [
        (3, "stopte met code 3"),
        (-signal.SIGTERM, "is afgebroken (SIGTERM)"),
        (
            -signal.SIGKILL,
            "is door het systeem afgebroken (SIGKILL); misschien was er te weinig geheugen",
        ),
        (-signal.SIGXFSZ, "is afgebroken (SIGXFSZ): een bestand wordt groter dan hier mag"),
        (-99, "is afgebroken (signaal 99)"),
    ],
)
def test_how_a_process_ended_is_said(code: int, words: str) -> None:
    assert ending(code) == words
