from __future__ import annotations

from typing import Any

import pytest

from palet.language.dates import PartialDate
from palet.model.knowledge import Knowledge
from palet.views.citation import Citation, citation, display_name

URL = "https://voorbeeld.nl/titel"


def publication(*authors: str, date: str | None = "2020", **more: Any) -> Knowledge:
    fields = {
        "title": "Titel",
        "summary": "Waar het om gaat.",
        "kind": "onderzoek",
        "sources": ("brief",),
        "reviewed": PartialDate(2026, 11, 22),
        "body": "Wat het biedt.",
        **more,
    }
    return Knowledge(authors=authors, date=PartialDate.parse(date) if date else None, **fields)


def cited(*authors: str, date: str | None = "2020", **more: Any) -> str:
    return citation(publication(*authors, date=date, **more)).text


def test_a_citation_has_its_title_apart() -> None:
    found = citation(
        publication(
            "Mutsaers, Paul", "Demir, Sibel", date="2020-04-20", publisher="Uitgever", url=URL
        )
    )
    assert found == Citation(
        "Mutsaers, P., & Demir, S. (2020, 20 april). ", "Titel", f". Uitgever. {URL}"
    )
    assert found.text == f"Mutsaers, P., & Demir, S. (2020, 20 april). Titel. Uitgever. {URL}"


@pytest.mark.parametrize(
    ("author", "text"),
    [
        ("Lub, Vasco", "Lub, V."),
        ("de Jong, J.D.", "de Jong, J. D."),
        ("de Jong, J. D.", "de Jong, J. D."),
        ("de Jong, J D", "de Jong, J. D."),
        ("van Spijker, Willem", "van Spijker, W."),
        ("van 't Hof, Anna", "van 't Hof, A."),
        ("Stams, Geert Jan", "Stams, G. J."),
        ("Stams, Geert-Jan", "Stams, G.-J."),
        ("Stams, G.-J.", "Stams, G.-J."),
        ("Jansen-Smit, Anne-Marie Eva", "Jansen-Smit, A.-M. E."),
        ("Dupont, Étienne", "Dupont, É."),
        ("Dupont, E\u0301tienne", "Dupont, É."),
        ("Öztürk, Ömer Şah", "Öztürk, Ö. Ş."),
        ("Bos, IJsbrand", "Bos, IJ."),
        ("Bos,Ilse", "Bos, I."),
        ("Berg, Jan van den", "Berg, J. van den."),
        ("Radar", "Radar."),
        ("Gielen", "Gielen."),
        ("Onderzoek B.V.", "Onderzoek B.V."),
        ("Bureau Wat Nu?", "Bureau Wat Nu?"),
    ],
)
def test_a_person_has_initials_and_another_name_stays_as_it_is(author: str, text: str) -> None:
    assert cited(author) == f"{text} (2020). Titel."


@pytest.mark.parametrize(
    ("count", "names"),
    [
        (1, "A1"),
        (2, "A1, & A2"),
        (3, "A1, A2, & A3"),
        (20, ", ".join(f"A{number}" for number in range(1, 20)) + ", & A20"),
        (21, ", ".join(f"A{number}" for number in range(1, 20)) + ", ... A21"),
        (40, ", ".join(f"A{number}" for number in range(1, 20)) + ", ... A40"),
    ],
)
def test_authors_are_all_named_up_to_twenty(count: int, names: str) -> None:
    authors = [f"A{number}" for number in range(1, count + 1)]
    assert cited(*authors) == f"{names}. (2020). Titel."


@pytest.mark.parametrize(
    ("date", "text"),
    [
        ("2020", "(2020)"),
        ("2020-04", "(2020, april)"),
        ("2020-04-20", "(2020, 20 april)"),
        (None, "(z.d.)"),
    ],
)
def test_a_date_begins_with_its_year(date: str | None, text: str) -> None:
    assert cited("Radar", date=date) == f"Radar. {text}. Titel."
    assert cited(date=date) == f"Titel. {text}."


@pytest.mark.parametrize(
    ("authors", "publisher", "text"),
    [
        (["Radar"], "Uitgever", "Radar. (2020). Titel. Uitgever."),
        (["Radar"], "Uitgever B.V.", "Radar. (2020). Titel. Uitgever B.V."),
        ([], "Uitgever", "Uitgever. (2020). Titel."),
        (["Uitgever"], "Uitgever", "Uitgever. (2020). Titel."),
        (["Radar", "Uitgever"], "Uitgever", "Radar, & Uitgever. (2020). Titel. Uitgever."),
        ([], "Bureau, afdeling Onderzoek", "Bureau, afdeling Onderzoek. (2020). Titel."),
        (["Radar"], None, "Radar. (2020). Titel."),
        ([], None, "Titel. (2020)."),
    ],
)
def test_a_publisher_stands_at_the_end_or_in_the_authors_place(
    authors: list[str], publisher: str | None, text: str
) -> None:
    assert cited(*authors, publisher=publisher) == text
    assert cited(*authors, publisher=publisher, url=URL) == f"{text} {URL}"


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("Titel", "Titel."),
        ("Wat werkt?", "Wat werkt?"),
        ("Doen!", "Doen!"),
        ("Gezin, school enz.", "Gezin, school enz."),
        ("Titel. Een ondertitel", "Titel. Een ondertitel."),
    ],
)
def test_a_title_gets_a_full_stop_unless_it_has_its_own_end(title: str, text: str) -> None:
    assert cited("Radar", title=title) == f"Radar. (2020). {text}"
    assert cited(title=title, url=URL) == f"{text} (2020). {URL}"
    assert citation(publication(title=title)).title == title


@pytest.mark.parametrize(
    ("author", "text"),
    [
        ("de Jong, J.D.", "J.D. de Jong"),
        ("van Spijker, Willem", "Willem van Spijker"),
        ("Stams, Geert Jan", "Geert Jan Stams"),
        ("Bos,Ilse", "Ilse Bos"),
        ("Radar", "Radar"),
        ("Gielen", "Gielen"),
        ("Gielen,", "Gielen,"),
    ],
)
def test_a_name_is_shown_as_it_is_spoken(author: str, text: str) -> None:
    assert display_name(author) == text
