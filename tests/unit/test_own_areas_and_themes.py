"""Areas and themes of an editor's own: no page says anything of them that is not so."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING

import making
import pytest
import sample

if TYPE_CHECKING:
    from pathlib import Path

    from palet.pages.press import Press

FOCUS = sample.AREA.replace("other_names", "focus_area: true\nother_names")
OWN_THEME = sample.THEME.replace("origins: [spuk-kansrijke-wijk]\n", "")

# What only holds for the twenty areas and the themes that the platform began with.
UNTRUE = re.compile(r"twintig (focus|stedelijke )?gebieden|vier actielijnen", re.IGNORECASE)


def pages(folder: Path, files: making.Files) -> dict[str, str]:
    """Return the words of every page and of its description, by address."""
    made = making.pages(making.press(folder, files))
    return {address: f"{page.description}\n{words(page.body)}" for address, page in made.items()}


def words(html: str) -> str:
    text = re.sub(r"<[^>]*>", " ", re.sub(r'aria-label="([^"]*)"[^>]*>', r"> \1 ", html))
    return " ".join(unescape(text).replace("\N{NO-BREAK SPACE}", " ").split())


def areas(focus: int, others: int) -> making.Files:
    """Return so many focus areas and others, and no other areas."""
    names = [f"w{n}" for n in range(focus + others)]
    texts = {name: making.area(name.upper()) for name in names}
    said = {
        f"areas/{name}.yml": text.replace(
            "other_names", f"focus_area: {str(n < focus).lower()}\nother_names"
        )
        for n, (name, text) in enumerate(texts.items())
    }
    return {**making.NOTHING_RUNS, **said}


def test_no_page_says_what_holds_only_for_the_first_areas_and_themes(tmp_path: Path) -> None:
    files = {**areas(2, 1), "themes/eigen.yml": OWN_THEME}
    found = pages(tmp_path, files)
    assert {address for address, text in found.items() if UNTRUE.search(text)} == set()
    assert {"", "gebieden/", "agenda/", "overzicht/", "themas/", "nieuws/"} <= found.keys()


@pytest.mark.parametrize("part", ["footer.html", "header.html"])
def test_what_stands_on_every_page_counts_no_areas(part: str) -> None:
    text = (making.ROOT / "theme_overrides" / "partials" / part).read_text("utf-8")
    assert not UNTRUE.search(text)


ABOUT = "In een focusgebied werken het Rijk, de gemeente en bewoners twintig jaar lang"


@pytest.mark.parametrize(
    ("focus", "others", "lead"),
    [
        (3, 0, "Hier staan 3 gebieden. Het zijn focusgebieden. In een"),
        (1, 0, "Hier staat 1 gebied. Het is een focusgebied. In een"),
        (2, 1, "Hier staan 3 gebieden. 2 daarvan zijn focusgebieden. In een"),
        (1, 2, "Hier staan 3 gebieden. 1 daarvan is een focusgebied. In een"),
        (0, 2, "Hier staan 2 gebieden. Bekijk"),
        (0, 1, "Hier staat 1 gebied. Bekijk"),
    ],
)
def test_the_list_of_areas_says_how_many_of_them_are_focus_areas(
    tmp_path: Path, focus: int, others: int, lead: str
) -> None:
    text = pages(tmp_path, areas(focus, others))["gebieden/"]
    assert lead in text
    assert (ABOUT in text) == bool(focus)
    # If none is a focus area, nobody needs to hear of it.
    assert text.count("geen focusgebied") == (others if focus else 0)


def test_a_map_says_how_many_areas_it_has(tmp_path: Path) -> None:
    found = pages(tmp_path, areas(2, 1))
    for address in ("", "gebieden/", "agenda/"):
        assert "Kaart van Nederland met 3 gebieden" in found[address]


def test_the_page_of_an_area_says_whether_it_is_a_focus_area(tmp_path: Path) -> None:
    found = pages(tmp_path, {making.AREA: FOCUS, "areas/almelo.yml": making.area("Almelo")})
    assert "Focusgebied ja" in found["gebieden/proefwijk/"]
    assert "ocusgebied" not in found["gebieden/almelo/"]


@pytest.mark.parametrize("origins", ["", "origins: []\n"])
@pytest.mark.parametrize("synonyms", ["", "synonyms: [media, internet]\n"])
def test_a_theme_of_ones_own_comes_from_no_list(
    tmp_path: Path, origins: str, synonyms: str
) -> None:
    text = OWN_THEME.replace("synonyms: [mediawijsheid]\n", origins + synonyms)
    page = pages(tmp_path, {making.THEME: text})["themas/digitale-weerbaarheid/"]
    assert "Uit:" not in page
    assert ("Ook gezocht als: media, internet." in page) == bool(synonyms)


def test_a_theme_from_a_list_says_from_which(sample_press: Press) -> None:
    body = words(making.pages(sample_press)["themas/digitale-weerbaarheid/"].body)
    assert "Uit: Spuk-kansrijke-wijk. Ook gezocht als: mediawijsheid." in body


@pytest.mark.parametrize(
    ("files", "lead"),
    [
        ({}, "Hier staat 1 thema. Het komt uit: Spuk-kansrijke-wijk."),
        (making.themes("wonen"), "Hier staan 2 thema's. Ze komen uit: Spuk-kansrijke-wijk."),
        ({"themes/wonen.yml": OWN_THEME},
         "Hier staan 2 thema's. 1 daarvan komt uit: Spuk-kansrijke-wijk."),
        ({"themes/wonen.yml": OWN_THEME, **making.themes("zorg")},
         "Hier staan 3 thema's. 2 daarvan komen uit: Spuk-kansrijke-wijk."),
        ({making.THEME: OWN_THEME}, "Hier staat 1 thema. Bekijk"),
        ({making.THEME: OWN_THEME, "themes/wonen.yml": OWN_THEME}, "Hier staan 2 thema's. Bekijk"),
        ({"vocabularies/theme-origins.yml": sample.vocabulary(["nplv", "spuk-kansrijke-wijk"]),
          "themes/wonen.yml": sample.THEME.replace("[spuk", "[nplv, spuk")},
         "Ze komen uit: Nplv en Spuk-kansrijke-wijk."),
    ],
)  # fmt: skip
def test_the_list_of_themes_says_from_which_lists_they_come(
    tmp_path: Path, files: making.Files, lead: str
) -> None:
    assert lead in pages(tmp_path, files)["themas/"]


def test_a_list_of_origins_may_be_missing_if_no_theme_needs_it(tmp_path: Path) -> None:
    files = {making.THEME: OWN_THEME, "vocabularies/theme-origins.yml": None}
    assert "Hier staat 1 thema." in pages(tmp_path, files)["themas/"]
