"""What is a person's own, tried on the texts of ``personal.yml``."""

from __future__ import annotations

import time
from pathlib import Path

import making
import pytest
import yaml

from palet.language.mailbox import functional
from palet.language.personal import personal

TABLE = yaml.safe_load((Path(__file__).parent / "personal.yml").read_text("utf-8"))
COMMENT = " Ook wat achter # staat, kan iedereen lezen."


@pytest.mark.parametrize("text", TABLE["refused"])
def test_what_is_a_persons_own_is_found(text: str) -> None:
    assert list(personal(text))


@pytest.mark.parametrize("text", TABLE["accepted"])
def test_what_is_of_an_organisation_or_no_address_is_left_alone(text: str) -> None:
    assert list(personal(text)) == []


def test_the_words_are_those_that_stand_there() -> None:
    text = "Bel Jan (06-12345678) of jan@almelo.nl."
    assert [(one.words, text[one.start :].startswith(one.words)) for one in personal(text)] == [
        ("jan@almelo.nl", True),
        ("06-12345678", True),
    ]


def test_a_mailbox_that_editors_know_is_public() -> None:
    assert not functional("hoogvliet@rotterdam.nl")
    assert functional("hoogvliet@rotterdam.nl", {"hoogvliet"})
    assert functional("team.hoogvliet@rotterdam.nl", {"team-hoogvliet"})


def test_the_hint_at_an_address_is_accepted_when_it_is_followed(tmp_path: Path) -> None:
    files = making.edited(making.INTERVENTION, "info@voorbeeld.nl", "hoogvliet@voorbeeld.nl")
    (problem,) = making.problems(tmp_path / "before", files)
    assert "Zet 'hoogvliet' dan bij 'terms' in content/vocabularies/mailboxes.yml." in problem
    mailboxes = (
        "title: Postbussen\nexplanation: Van wie.\nterms:\n"
        "  - {id: hoogvliet, label: Team Hoogvliet, explanation: Een team.}\n"
    )
    files["vocabularies/mailboxes.yml"] = mailboxes
    assert making.problems(tmp_path / "after", files) == []


def test_a_comment_is_published_as_well(tmp_path: Path) -> None:
    files = making.edited(making.THEME, "title:", "# navragen bij Jan (06-12345678)\ntitle:")
    assert making.problems(tmp_path, files) == [
        f"{making.THEME}:1:21: hier staat een telefoonnummer: '06-12345678'.{COMMENT} "
        "Haal het weg, of verwijs naar een pagina met contactgegevens."
    ]


@pytest.mark.parametrize(
    "text",
    ["1", "06 ", "00 ", "+31 ", "1+", "0612345678 ", "a@", "a@b.", "info@x.nl ", "@", "%40", "&#",
     "a" * 64 + "@", "en" * 24 + "@x.nl ", "a at b punt ", "( at ", "BSN ", "zaak ", "ECLI:",
     "NL91 ABNA 0417 ", "02-02-2024 ", "http://", "(", " "],
)  # fmt: skip
def test_very_many_signs_are_read_in_time_that_grows_with_them(text: str) -> None:
    start = time.process_time()
    list(personal((text * 200_000)[:200_000]))
    # Less than a second here; a step that is squared would take an hour.
    assert time.process_time() - start < 20
