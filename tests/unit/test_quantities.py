"""The grammar of quantities, tried on the phrases of ``quantities.yml``."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from palet.language.counting import quantities

TABLE = yaml.safe_load((Path(__file__).parent / "quantities.yml").read_text("utf-8"))


def phrases(kind: str) -> list[Any]:
    return [phrase for half in ("seen", "unseen") for phrase in TABLE.get(half, {}).get(kind, ())]


def counted(text: str) -> list[str]:
    """Return the words of every quantity in ``text``."""
    return [text[found.start : found.end] for found in quantities(text)]


@pytest.mark.parametrize("phrase", phrases("refused"))
def test_what_counts_people_homes_money_or_percentages_is_found_whole(
    phrase: str | dict[str, str],
) -> None:
    case = {"phrase": phrase, "words": phrase} if isinstance(phrase, str) else phrase
    assert counted(case["phrase"]) == [case["words"]]


@pytest.mark.parametrize("phrase", phrases("accepted"))
def test_years_ages_names_and_other_numbers_are_left_alone(phrase: str) -> None:
    assert counted(phrase) == []
