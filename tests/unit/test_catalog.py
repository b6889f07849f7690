from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import sample
from making import (
    AGENDA,
    AREA,
    COUNCIL,
    INTERVENTION,
    MILESTONE,
    NEWS,
    SKIN,
    THEME,
    catalog,
    edited,
    intervention,
    problems,
)

from palet.content.catalog import check, holds, open_catalog
from palet.content.load import load
from palet.model.area import Area
from palet.model.record import Sourced
from palet.model.terms import EvidenceLevel
from palet.model.theme import Theme
from palet.problem import ContentError
from palet.skin import Skin

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from palet.content.catalog import Catalog, Entry

GONE = "Of haal deze verwijzing weg als dat bestand er niet meer is."
NO_AREA = "Staat het niet in de lijst met gebieden (content/areas)? Haal het hier dan weg."


def names(entries: Sequence[Entry]) -> list[str]:
    return [entry.id for entry in entries]


# The catalog.


def test_a_record_is_found_by_its_kind_and_id(sample_catalog: Catalog) -> None:
    entry = sample_catalog["intervention"]["proefteam"]
    assert (entry.kind.name, entry.id) == ("intervention", "proefteam")
    assert entry.record.title == "Proefteam"
    assert entry.path.name == "proefteam.yml"


def test_the_entries_of_a_kind_are_found_by_its_model(sample_catalog: Catalog) -> None:
    (theme,) = sample_catalog.of(Theme)
    assert theme is sample_catalog["theme"]["digitale-weerbaarheid"]
    assert theme.record.colour == "#4a3fb5"
    assert (holds(theme, Theme), holds(theme, Sourced), holds(theme, Area)) == (True, True, False)


@pytest.mark.parametrize(
    ("kind", "name", "address"),
    [
        ("intervention", "proefteam", "interventies/proefteam/"),
        ("area", "proefwijk", "gebieden/proefwijk/"),
        ("theme", "digitale-weerbaarheid", "themas/digitale-weerbaarheid/"),
        ("milestone", "proefcongres", "mijlpalen/proefcongres/"),
        ("news", "proef-begint", "nieuws/proef-begint/"),
        ("knowledge", "onderzoek-proef", "kennis/onderzoek-proef/"),
        ("source", "brief", "bronnen/brief/"),
        ("funding", "regeling", "agenda/regeling/"),
        ("action-line", "interventies", "agenda/interventies/"),
        ("council", "proefraad", "agenda/proefraad/"),
        ("agenda", "agenda", None),
        ("vocabulary", "levels", None),
    ],
)
def test_every_kind_has_its_address_or_none(
    sample_catalog: Catalog, kind: str, name: str, address: str | None
) -> None:
    assert sample_catalog[kind][name].address == address


def test_all_entries_of_a_kind_stand_in_the_order_of_their_ids(tmp_path: Path) -> None:
    files = {f"sources/{name}.yml": sample.SOURCE for name in ("z", "a", "m")}
    assert names(catalog(tmp_path, files).all("source")) == ["a", "brief", "m", "z"]


def test_a_term_is_found_in_its_vocabulary(sample_catalog: Catalog) -> None:
    assert sample_catalog.term("levels", "individu").label == "Individu"


def test_what_a_record_names_links_out_and_back(sample_catalog: Catalog) -> None:
    team = sample_catalog["intervention"]["proefteam"]
    area = sample_catalog["area"]["proefwijk"]
    assert {kind: names(found) for kind, found in team.links.items()} == {
        "theme": ["digitale-weerbaarheid"],
        "action-line": ["interventies"],
        "area": ["proefwijk"],
        "source": ["brief"],
        "funding": ["regeling"],
    }
    assert {kind: names(found) for kind, found in area.backlinks.items()} == {
        "intervention": ["proefteam"],
        "milestone": ["proefcongres"],
    }


def test_a_kind_that_a_record_does_not_name_is_empty(sample_catalog: Catalog) -> None:
    team = sample_catalog["intervention"]["proefteam"]
    assert (team.links["milestone"], team.backlinks["council"]) == ((), ())
    assert "council" not in team.backlinks


def test_links_cannot_be_changed(sample_catalog: Catalog) -> None:
    team = sample_catalog["intervention"]["proefteam"]
    with pytest.raises(TypeError):
        team.links["area"] = ()  # type: ignore[index]


def test_a_link_in_markdown_is_a_mention_not_a_link(tmp_path: Path) -> None:
    text = intervention(
        approach="Zie [a](area:proefwijk), [b](news:proef-begint) en [c](https://a.nl)."
    )
    opened = catalog(tmp_path, {"interventions/ander.yml": text})
    other, area = opened["intervention"]["ander"], opened["area"]["proefwijk"]
    assert names(other.links["area"]) == []
    assert names(other.mentions["area"]) == names(other.near("area")) == ["proefwijk"]
    assert names(other.mentions["news"]) == ["proef-begint"]
    assert "ander" not in names(area.backlinks["intervention"])
    assert "ander" in names(area.near("intervention"))


def test_a_mention_is_known_at_both_ends(tmp_path: Path) -> None:
    files: dict[str, str | bytes | None] = {
        "interventions/a.yml": intervention(
            approach="Zie [b](intervention:b) en [a](area:proefwijk)."
        ),
        "interventions/b.yml": intervention(),
    }
    made = catalog(tmp_path, files)
    one, other = made["intervention"]["a"], made["intervention"]["b"]
    assert {kind: names(found) for kind, found in one.mentions.items()} == {
        "intervention": ["b"], "area": ["proefwijk"],
    }  # fmt: skip
    assert {kind: names(found) for kind, found in other.mentions.items()} == {"intervention": ["a"]}
    area = made["area"]["proefwijk"]
    assert names(area.mentions["intervention"]) == ["a", "proefteam"]
    assert names(area.backlinks["intervention"]) == ["proefteam"]
    assert (one.mentions["news"], one.backlinks["intervention"]) == ((), ())


def test_what_is_both_named_and_mentioned_is_near_once(tmp_path: Path) -> None:
    files: dict[str, str | bytes | None] = {
        "interventions/a.yml": intervention(
            approach="Zie [c](intervention:c), [b](intervention:b), [d](intervention:d).",
            related="[d, c]",
        ),
        "interventions/b.yml": intervention(approach="Zie [a](intervention:a)."),
        "interventions/c.yml": intervention(related="[a]"),
        "interventions/d.yml": intervention(),
    }
    entry = catalog(tmp_path, files)["intervention"]["a"]
    assert names(entry.links["intervention"]) == ["d", "c"]
    assert names(entry.mentions["intervention"]) == ["c", "b", "d"]
    assert names(entry.near("intervention")) == ["d", "c", "b"]


def test_mentions_cannot_be_changed(sample_catalog: Catalog) -> None:
    with pytest.raises(TypeError):
        sample_catalog["area"]["proefwijk"].mentions["area"] = ()  # type: ignore[index]


def test_a_record_named_twice_is_linked_once_in_the_order_of_the_fields(tmp_path: Path) -> None:
    files: dict[str, str | bytes | None] = {
        "sources/later.yml": sample.SOURCE.replace("brief", "later"),
        "interventions/ander.yml": intervention(
            approach="Zie [b](source:later) en [c](source:brief).", sources="[brief, later]"
        ),
    }
    made = catalog(tmp_path, files)
    assert names(made["intervention"]["ander"].links["source"]) == ["brief", "later"]
    assert names(made["source"]["brief"].backlinks["intervention"]) == ["ander", "proefteam"]


def test_what_is_near_is_what_is_named_first_and_then_what_names_it(tmp_path: Path) -> None:
    files: dict[str, str | bytes | None] = {
        "interventions/a.yml": intervention(related="[proefteam]"),
        "interventions/b.yml": intervention(related="[c, proefteam]"),
        "interventions/c.yml": intervention(related="[b]"),
    }
    made = catalog(tmp_path, files)
    assert names(made["intervention"]["b"].near("intervention")) == ["c", "proefteam"]
    assert names(made["intervention"]["proefteam"].near("intervention")) == ["a", "b"]
    assert names(made["intervention"]["a"].near("news")) == []


def test_a_catalog_is_not_opened_while_anything_is_wrong(tmp_path: Path) -> None:
    files: dict[str, str | bytes | None] = {
        **edited(AREA, "source: brief\nfacts", "source: brif\nfacts"),
        "los.yml": "a: 1\n",
        "contact.md": "# Contact\n\n[x](area:proefwjk)",
    }
    folder = sample.write_content(tmp_path, files)
    with pytest.raises(ContentError) as caught:
        open_catalog(folder)
    short = [
        str(problem).replace(f"{folder}/", "").split(": ")[0] for problem in caught.value.problems
    ]
    assert short == ["areas/proefwijk.yml:13:3", "contact.md:3:5", "los.yml:1:1"]
    assert str(caught.value).count("\n") == 2


# What a record names must exist.


@pytest.mark.parametrize(
    ("name", "old", "new", "said"),
    [
        (
            INTERVENTION, "area: proefwijk", "area: proefwijck",
            "21:5: implementations.0.area: gebied 'proefwijck' bestaat niet. "
            "Bedoelde u 'proefwijk' (Proefwijk)?",
        ),
        (
            INTERVENTION, "[digitale-weerbaarheid]\naction", "[wonen]\naction",
            "3:10: themes.0: thema 'wonen' bestaat niet. Kies uit: digitale-weerbaarheid. "
            f"{GONE}",
        ),
        (
            INTERVENTION, "action_line: interventies", "action_line: x",
            "4:1: action_line: actielijn 'x' bestaat niet. Kies uit: interventies. "
            f"{GONE}",
        ),
        (
            INTERVENTION, "scheme: regeling", "scheme: regelng",
            "31:6: funding.0.scheme: regeling 'regelng' bestaat niet. "
            "Bedoelde u 'regeling' (Regeling Proef)?",
        ),
        (
            INTERVENTION, "levels: [individu]", "levels: [individuu]",
            "5:10: levels.0: 'individuu' staat niet in de lijst 'Lijst'. "
            "Bedoelde u 'individu' (Individu)?",
        ),
        (
            INTERVENTION, "level: niet-beoordeeld", "level: niet",
            "14:12: evidence.level: 'niet' staat niet in de lijst 'Lijst'. "
            f"Kies uit: {', '.join(EvidenceLevel)}. "
            "Een nieuwe keuze komt in content/vocabularies/evidence-levels.yml.",
        ),
        (
            INTERVENTION, "kind: bereik", "kind: bereikt",
            "26:54: implementations.0.results.0.kind: 'bereikt' staat niet in de lijst "
            "'Lijst'. Bedoelde u 'bereik' (Bereik)?",
        ),
        (
            INTERVENTION, "(area:proefwijk)", "(area:x)",
            "11:47: approach: gebied 'x' bestaat niet. "
            f"{NO_AREA}",
        ),
        (
            NEWS, "sources: [brief]", "sources: [breif]",
            "8:11: sources.0: bron 'breif' bestaat niet. "
            "Bedoelde u 'brief' (Brief over de proef)?",
        ),
        (
            NEWS, "(source:brief)", "(source:breif)",
            "11:33: body: bron 'breif' bestaat niet. "
            "Bedoelde u 'brief' (Brief over de proef)?",
        ),
        (
            MILESTONE, "interventions: [proefteam]", "interventions: [proeftaem]",
            "8:17: interventions.0: interventie 'proeftaem' bestaat niet. "
            "Bedoelde u 'proefteam' (Proefteam)?",
        ),
        (
            MILESTONE, "areas: [proefwijk]", "areas: [x]",
            "15:13: sessions.0.areas.0: gebied 'x' bestaat niet. "
            f"{NO_AREA}",
        ),
        (
            NEWS, "sources: [brief]", "milestones: [y]\nsources: [brief]",
            "8:14: milestones.0: mijlpaal 'y' bestaat niet. Kies uit: proefcongres. "
            f"{GONE}",
        ),
        (
            NEWS, "sources: [brief]", "knowledge: [y]\nsources: [brief]",
            "8:13: knowledge.0: publicatie 'y' bestaat niet. Kies uit: onderzoek-proef. "
            f"{GONE}",
        ),
        (
            AREA, "unit: inwoners", "unit: inwoners\n  qualifier: zowat",
            "11:3: residents.qualifier: 'zowat' staat niet in de lijst 'Lijst'. "
            "Kies uit: ruim, ongeveer, bijna, minstens, hooguit. "
            "Een nieuwe keuze komt in content/vocabularies/qualifiers.yml.",
        ),
        (
            AGENDA, "action_line: interventies", "action_line: y",
            "8:8: budget.lines.0.action_line: actielijn 'y' bestaat niet. Kies uit: interventies. "
            f"{GONE}",
        ),
    ],
)  # fmt: skip
def test_an_id_that_does_not_exist_is_refused_where_it_is_named(
    tmp_path: Path, name: str, old: str, new: str, said: str
) -> None:
    assert problems(tmp_path, edited(name, old, new)) == [f"{name}:{said}"]


def test_a_vocabulary_that_is_missing_has_no_terms(tmp_path: Path) -> None:
    assert problems(tmp_path, {"vocabularies/levels.yml": None}) == [
        "interventions/proefteam.yml:5:10: levels.0: 'individu' staat niet in de lijst 'levels'. "
        "Maak eerst die lijst: content/vocabularies/levels.yml."
    ]


def test_names_are_listed_all_or_not_at_all(tmp_path: Path) -> None:
    names = "abcdefghij"
    files = {f"themes/{letter}.yml": sample.THEME for letter in names}
    files |= edited(INTERVENTION, "themes: [digitale-weerbaarheid]", "themes: [zzzz]")
    (said,) = problems(tmp_path / "few", files)
    assert said.endswith(
        "thema 'zzzz' bestaat niet. Kies uit: a, b, c, d, digitale-weerbaarheid, e, f, g, h, i, j. "
        f"{GONE}"
    )
    files |= {f"themes/{one}{two}.yml": sample.THEME for one in "ab" for two in names}
    (said,) = problems(tmp_path / "many", files)
    assert said.endswith(
        "thema 'zzzz' bestaat niet. Maak eerst een thema met 'scripts/new thema zzzz', "
        "of haal deze verwijzing weg als dat bestand er niet meer is."
    )


def test_a_link_in_a_page_to_a_record_that_does_not_exist_is_refused(tmp_path: Path) -> None:
    page = "# Contact\n\nZie [a](area:proefwijk) en [b](area:proefwijkk).\n"
    assert problems(tmp_path, {"contact.md": page}) == [
        "contact.md:3:32: body: gebied 'proefwijkk' bestaat niet. "
        "Bedoelde u 'proefwijk' (Proefwijk)?"
    ]


def test_a_record_does_not_name_itself(tmp_path: Path) -> None:
    text = intervention(related="[proefteam, ander]")
    assert problems(tmp_path, {"interventions/ander.yml": text}) == [
        "interventions/ander.yml:10:22: related.1: dit record verwijst naar zichzelf. "
        "Haal deze verwijzing weg."
    ]


def test_a_record_may_name_one_of_another_kind_with_its_own_id(tmp_path: Path) -> None:
    text = sample.NEWS.replace("[proefteam]", "[proefteam]\nmilestones: [proefcongres]")
    assert problems(tmp_path, {"news/proefcongres.md": text}) == []


def test_an_old_id_that_is_still_in_use_is_refused(tmp_path: Path) -> None:
    files = {"areas/ander.yml": f"{sample.AREA}former_ids: [proefwijk]\n"}
    assert problems(tmp_path, files) == [
        "areas/ander.yml:24:14: former_ids.0: 'proefwijk' is al in gebruik door "
        "areas/proefwijk.yml. Kies een andere naam."
    ]


def test_an_old_id_that_two_records_claim_is_refused_at_the_second(tmp_path: Path) -> None:
    files = {f"themes/{name}.yml": f"{sample.THEME}former_ids: [oud]\n" for name in ("a", "b")}
    assert problems(tmp_path, files) == [
        "themes/b.yml:11:14: former_ids.0: 'oud' is al in gebruik door themes/a.yml. "
        "Kies een andere naam."
    ]


def test_two_kinds_in_one_section_of_the_site_do_not_share_an_id(tmp_path: Path) -> None:
    assert problems(tmp_path, {"programme/council/regeling.yml": sample.COUNCIL}) == [
        "programme/council/regeling.yml:1:1: 'regeling' is al in gebruik door "
        "programme/funding/regeling.yml. Kies een andere naam."
    ]


def test_two_kinds_in_two_sections_may_share_an_id(tmp_path: Path) -> None:
    files = {"areas/brief.yml": sample.AREA, THEME: f"{sample.THEME}former_ids: [proefwijk]\n"}
    assert problems(tmp_path, files) == []


@pytest.mark.parametrize("name", [COUNCIL, AREA, NEWS])
def test_a_record_that_is_left_out_is_missed_only_where_it_is_named(
    tmp_path: Path, name: str
) -> None:
    named = {COUNCIL: 0, AREA: 3, NEWS: 0}
    assert len(problems(tmp_path, {name: None})) == named[name]


def test_a_theme_needs_an_icon_that_the_theme_of_the_site_has(tmp_path: Path) -> None:
    folder = sample.write_content(tmp_path)
    skin = Skin(SKIN.folder, tmp_path / "icons")
    icons = skin.icons
    (icons / "material").mkdir(parents=True)
    (icons / "material" / "laptop-acount.svg").write_text("<svg/>")
    (problem,) = check(load(folder), skin)
    assert str(problem).removeprefix(f"{folder}/") == (
        "themes/digitale-weerbaarheid.yml:5:1: icon: pictogram 'material/laptop-account' "
        "bestaat niet. Bedoelde u 'material/laptop-acount'?"
    )
    (icons / "material" / "laptop-account.svg").write_text("<svg/>")
    assert check(load(folder), skin) == []
