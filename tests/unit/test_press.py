from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import making
import pytest
from jinja2 import UndefinedError

from palet.pages.page import Plan, shell_of
from palet.pages.press import BASE, Press

if TYPE_CHECKING:
    from palet.content.catalog import Catalog
    from palet.pages.page import Page

# The piece that a press wants of any templates.
CARD = (
    "{% macro card(here, entry, level) %}"
    "<{{ level }}>{{ entry.title }}</{{ level }}> {{ here.url(entry) }} {{ here.base }}"
    "{% endmacro %}"
)


@pytest.fixture
def made(sample_catalog: Catalog, tmp_path: Path) -> Any:
    """Return a function that makes a page of one template."""

    def make(template: str, address: str = "deel/naam/", *crumbs: Any, **context: Any) -> Page:
        (tmp_path / "page.html").write_text(template)
        (tmp_path / "pieces").mkdir(exist_ok=True)
        (tmp_path / "pieces" / "cards.html").write_text(CARD)
        content = sample_catalog["source"]["brief"].path.parents[1]
        press = Press(sample_catalog, making.settings(content, tmp_path))
        entry = context.pop("record", None)
        plan = Plan(
            address, "page.html", "Titel & meer", "Over iets.", lambda: context, crumbs, entry
        )
        return press.page(plan)

    return make


# What every page has.


@pytest.mark.parametrize(
    ("address", "shell"),
    [("", ("", 0)), ("agenda/", ("agenda", 1)), ("a/b/", ("a", 2)), ("a/pagina/2/", ("a", 3))],
)
def test_a_page_shares_its_shell_with_all_of_its_section_and_depth(
    address: str, shell: tuple[str, int]
) -> None:
    assert shell_of(address) == shell


def test_a_page_of_a_list_has_no_kind(made: Any) -> None:
    page = made("x")
    assert (page.address, page.title, page.description) == (
        "deel/naam/",
        "Titel & meer",
        "Over iets.",
    )
    assert (page.kind, page.body) == ("", "x")


def test_a_page_of_a_record_has_its_kind(made: Any, sample_catalog: Catalog) -> None:
    entry = sample_catalog["area"]["proefwijk"]
    page = made("{{ entry.title }}", record=entry)
    assert (page.kind, page.body) == ("gebied", "Proefwijk")


@pytest.mark.parametrize(
    ("address", "base"),
    [("", "./"), ("agenda/", "../"), ("a/b/", "../../"), ("a/b/3/", "../../../")],
)
def test_a_page_reaches_the_root_of_the_site_from_any_depth(
    made: Any, address: str, base: str
) -> None:
    assert made("{{ here.base }}", address).body == base


def test_crumbs_lead_home_and_to_the_pages_above(made: Any) -> None:
    assert made("x", "a/b/", ("A & <B>", "a/")).crumbs == (
        '<nav class="crumbs" aria-label="Kruimelpad"><ol><li><a href="../../">Home</a></li>'
        '<li><a href="../../a/">A &amp; &lt;B&gt;</a></li></ol></nav>'
    )


def test_the_home_page_has_no_crumbs(made: Any) -> None:
    assert made("x", "").crumbs == ""


def test_three_headings_make_a_list_of_contents(made: Any) -> None:
    page = made(
        "{{ here.heading('a', 'A & B') }}{{ here.heading('c', 'C') }}{{ here.heading('d', 'D') }}"
    )
    assert page.body == '<h2 id="a">A &amp; B</h2><h2 id="c">C</h2><h2 id="d">D</h2>'
    assert page.contents == (
        '<nav class="contents" aria-label="Op deze pagina"><p>Op deze pagina</p><ul>'
        '<li><a href="#a">A &amp; B</a></li><li><a href="#c">C</a></li><li><a href="#d">D</a></li>'
        "</ul></nav>"
    )


def test_two_headings_do_not(made: Any) -> None:
    assert made("{{ here.heading('a', 'A') }}{{ here.heading('b', 'B') }}").contents == ""


def test_pages_do_not_share_their_headings_and_sources(made: Any) -> None:
    template = "{{ here.heading('a', 'A') }}{{ here.heading('b', 'B') }}{{ here.ref('brief') }}"
    first, second = made(template), made(template)
    assert first == second
    assert second.contents == ""


# What a template can ask for.


@pytest.mark.parametrize(
    ("template", "body"),
    [
        ("{{ title }}", "Titel &amp; meer"),
        ("{{ '<b>' }}", "&lt;b&gt;"),
        ("{{ here.url(catalog.area.proefwijk) }}", "../../gebieden/proefwijk/"),
        ("{{ here.ref('brief') }}", '<a class="ref" href="#bron-1" aria-label="bron 1">1</a>'),
        ("{{ here.prose('**a** [b](area:proefwijk)') }}",
         '<p><strong>a</strong> <a href="../../gebieden/proefwijk/">b</a></p>\n'),
        ("{{ here.text('a < b') }}", "a &lt; b"),
        ("{{ term('levels', 'individu').label }}", "Individu"),
        ("{{ 1234.5 | number }}", "1.234,5"),
        ("{{ 2100000 | euro }}", "€\u00a02,1\u00a0miljoen"),
        ("{{ ['a', 'b'] | listing }}", "a en b"),
        ("{{ 2 | plural('mens', 'mensen') }}", "2\u00a0mensen"),
        ("{{ catalog.funding.regeling.period | period }}", "2023 tot en met 2025"),
        ("{{ amount(catalog.area.proefwijk.residents) }}", "55.000 inwoners"),
        ("{{ area_map.dots[0].area.title }}", "Proefwijk"),
        ("{{ drawable([catalog.area.proefwijk.residents]) }}", "False"),
        ("{{ bars([catalog.area.proefwijk.residents])[0].length }}", "100.0"),
        ("{{ labels('target-groups', ['ouders', 'jongeren']) | listing }}", "Ouders en jongeren"),
        ("{{ labels('target-groups', []) | length }}", "0"),
    ],
)  # fmt: skip
def test_a_template_gets_what_it_asks_for(made: Any, template: str, body: str) -> None:
    assert made(template).body == body


def test_a_record_can_be_improved_at_its_file(made: Any, sample_catalog: Catalog) -> None:
    entry = sample_catalog["action-line"]["interventies"]
    assert made("{{ edit_url }}", record=entry).body == (
        "https://voorbeeld.nl/edit/content/programme/action-lines/interventies.yml"
    )
    assert made("[{{ edit_url }}]").body == "[]"


def test_what_a_template_does_not_get_is_an_error(made: Any) -> None:
    with pytest.raises(UndefinedError, match="'onbekend' is undefined"):
        made("{{ onbekend }}")


def test_lines_that_hold_only_a_statement_leave_no_trace(made: Any) -> None:
    assert made("a\n  {% if true %}\nb\n  {% endif %}\nc").body == "a\nb\nc"


# Cards.


def test_a_card_leads_from_any_page_when_its_mark_is_the_way_to_the_root(
    made: Any, sample_catalog: Catalog, tmp_path: Path
) -> None:
    page = made("{% from 'pieces/cards.html' import card %}{{ card(here, entry, 'h2') }}", "a/b/",
                record=sample_catalog["intervention"]["proefteam"])  # fmt: skip
    press = Press(sample_catalog, replace(making.settings(Path()), templates=tmp_path))
    card = press.card(sample_catalog["intervention"]["proefteam"])
    assert card == f"<h2>Proefteam</h2> {BASE}interventies/proefteam/ {BASE}"
    assert card.replace(BASE, "../../") == page.body


def test_a_card_holds_what_a_visitor_chooses_by(sample_press: Press) -> None:
    card = sample_press.card(sample_press.catalog["intervention"]["proefteam"])
    assert card.lstrip().startswith('<li class="card" data-id="proefteam">')
    assert (
        f'<h2 class="card__title"><a href="{BASE}interventies/proefteam/">Proefteam</a></h2>'
        in card
    )
    assert "Jongeren leren elkaar veilig op internet te zijn." in card
    assert f'href="{BASE}themas/digitale-weerbaarheid/">Digitale weerbaarheid</a>' in card
    assert f'<a href="{BASE}gebieden/proefwijk/">Proefwijk</a>' in card
    assert '<span class="status status--in-uitvoering">In-uitvoering</span>' in card
    assert 'data-due="2028-05-22"' in card
    assert "Zeer-beperkt</span>" in card
    assert "Gecontroleerd 22 november 2026" in card


def test_a_card_shows_each_status_once_and_the_place_of_what_runs_in_no_area(
    tmp_path: Path,
) -> None:
    statuses = {2024: "gepland", 2025: "gestopt", 2026: "gepland"}
    parts = ", ".join(
        f"{{place: Daar, status: {status}, period: {{start: {year}}}}}"
        for year, status in statuses.items()
    )
    text = making.intervention("A & < B", implementations=f"[{parts}]")
    press = making.press(tmp_path, {"interventions/ander.yml": text})
    card = press.card(press.catalog["intervention"]["ander"])
    assert ">A &amp; &lt; B</a></h2>" in card
    assert '<span class="card__place">Daar</span>' in card
    assert (card.count("status--gepland"), card.count("status--gestopt")) == (1, 1)


def test_no_card_can_hold_the_mark_by_itself(tmp_path: Path) -> None:
    text = making.intervention(f'"A{BASE}B"')
    said = making.problems(tmp_path, {"interventions/ander.yml": text})
    assert [line.split(":")[0] for line in said] == ["interventions/ander.yml"]
