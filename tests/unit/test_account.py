"""What a reviewer reads of records: everything that changed, and nothing twice."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest
import sample
from making import AREA, INTERVENTION, NEWS, SOURCE, edited, intervention
from test_report import OTHER, STILL, section, told

from palet.history.likeness import pair_up, without
from palet.history.passage import passages
from palet.model.part import Figure, Link

if TYPE_CHECKING:
    from pathlib import Path

    from making import Files

FIGURE = "{value: 30, unit: jongeren, what: Klaar, kind: uitkomst, total: 57, source: brief}"
WAS = "  - was: **30 jongeren** van 57 (uitkomst): Klaar · bron: Brief over de proef `brief`"
MAIL = sample.SOURCE.replace("Brief over de proef", "Mail over de proef")
EAST = sample.AREA.replace("title: Proefwijk", "title: Oostwijk")
CHECKED = "2026-11-28"


def changed(folder: Path, after: Files, before: Files | None = None) -> str:
    """Return what changed in the only record that did, without its head."""
    return section(told(folder, after, before), "Gewijzigd").partition("\n\n")[2]


@pytest.mark.parametrize(
    ("old", "new", "now"),
    [
        ("value: 30", "value: 50", "**50 jongeren** van 57 (uitkomst): Klaar · bron: Brief"),
        ("kind: uitkomst", "kind: bereik", "**30 jongeren** van 57 (bereik): Klaar · bron: Brief"),
        ("what: Klaar", "what: Af", "**30 jongeren** van 57 (uitkomst): Af · bron: Brief"),
        ("total: 57", "total: 31", "**30 jongeren** van 31 (uitkomst): Klaar · bron: Brief"),
        (", total: 57", "", "**30 jongeren** (uitkomst): Klaar · bron: Brief"),
        ("unit: jongeren", "unit: ouders", "**30 ouders** van 57 (uitkomst): Klaar · bron: Brief"),
        ("value: 30", "value: 30, upper: 40", "**30 tot 40 jongeren** van 57 (uitkomst): Klaar"),
        ("value: 30", "value: 30, qualifier: ruim", "**ruim 30 jongeren** van 57 (uitkomst)"),
        ("source: brief", "source: mail", "(uitkomst): Klaar · bron: Mail over de proef `mail`"),
        ("total: 57", "total: 57, period: {start: 2024-05, end: 2025}",
         "**30 jongeren** van 57 (uitkomst), mei 2024 tot en met 2025: Klaar"),
        ("total: 57", "total: 57, note: Alleen in Oost", "Klaar · kanttekening: Alleen in Oost"),
        ("total: 57", "total: 57, highlight: true", "Klaar · op de voorpagina · bron: Brief"),
        ("total: 57", "total: 57, comparison: {value: 1.5, what: landelijk}", "1,5"),
    ],
)  # fmt: skip
def test_a_figure_is_shown_whole_before_and_after(
    tmp_path: Path, old: str, new: str, now: str
) -> None:
    after = edited(INTERVENTION, FIGURE, FIGURE.replace(old, new))
    found = changed(tmp_path, after, {"sources/mail.yml": MAIL})
    assert WAS in found
    assert "  - nu: " in found
    assert now.replace("kanttekening", "toelichting") in found.partition("  - nu: ")[2]


def test_a_new_figure_comes_with_its_kind_total_period_and_source(tmp_path: Path) -> None:
    new = FIGURE.replace("value: 30", "value: 99").replace("57", "120, period: {start: 2024}")
    after = edited(INTERVENTION, "    results:\n", f"    results:\n      - {new}\n")
    assert changed(tmp_path, after) == (
        "- resultaat toegevoegd in Proefwijk\n"
        "  - **99 jongeren** van 120 (uitkomst), sinds 2024: Klaar · "
        f"bron: Brief over de proef `brief`{STILL}"
    )


def test_the_figure_of_an_area_is_told_once(tmp_path: Path) -> None:
    after = edited(AREA, "value: 55000", "value: 56000")
    assert changed(tmp_path, after) == (
        "- aantal inwoners: 55.000 inwoners → 56.000 inwoners\n"
        "  - was: **55.000 inwoners** (context): Inwoners op 1 januari 2025 · "
        "bron: Brief over de proef `brief`\n"
        "  - nu: **56.000 inwoners** (context): Inwoners op 1 januari 2025 · "
        f"bron: Brief over de proef `brief`{STILL}"
    )


def test_a_figure_that_cannot_be_right_is_shown_as_it_stands(tmp_path: Path) -> None:
    after = edited(INTERVENTION, FIGURE, "{value: veel, unit: jongeren, what: Klaar}")
    assert "getal: veel; eenheid: jongeren; wat het getal zegt: Klaar" in changed(tmp_path, after)


def test_work_that_moved_says_from_where_to_where(tmp_path: Path) -> None:
    text = sample.INTERVENTION.replace("area: proefwijk", "area: oostwijk").replace("57,", "507,")
    found = changed(tmp_path, {INTERVENTION: text}, {"areas/oostwijk.yml": EAST})
    assert found.startswith(
        "- verplaatst van Proefwijk naar Oostwijk\n- resultaat in Oostwijk: 57 jongeren → 507"
    )
    assert "nu ook in" not in found


def test_a_new_place_is_shown_with_all_that_is_said_of_it(tmp_path: Path) -> None:
    place = f"  - {{area: oostwijk, status: gepland, lessons: Dit werkt., results: [{FIGURE}]}}\n"
    after = edited(INTERVENTION, "implementations:\n", f"implementations:\n{place}")
    assert changed(tmp_path, after, {"areas/oostwijk.yml": EAST}) == (
        "- nu ook in Oostwijk\n  - status: gepland\n"
        "  - resultaat: **30 jongeren** van 57 (uitkomst): Klaar · bron: Brief over de proef "
        f"`brief`\n  - lessen: Dit werkt.{STILL}"
    )


def test_what_is_gone_is_shown_too(tmp_path: Path) -> None:
    quote = (
        "  - text: Dit helpt.\n    speaker: Jan Jansen\n    role: directeur\n    source: brief\n"
    )
    found = changed(tmp_path, edited(AREA, f"quotes:\n{quote}", ""))
    assert "- citaat weggehaald\n  - tekst: Dit helpt.\n  - spreker: Jan Jansen\n" in found


def test_a_new_congress_has_its_programme_and_dutch_dates(tmp_path: Path) -> None:
    congress = sample.MILESTONE.replace("date: 2024-05\n", "date: 2027-05-20\nplace: Den Haag\n")
    congress = congress.replace("2024-05-23T", "2027-05-20T").replace("geweest", "gepland")
    found = section(told(tmp_path, {"milestones/nieuw.yml": congress}), "Toegevoegd")
    assert "- datum: 20 mei 2027\n" in found
    assert "- plaats: Den Haag\n" in found
    assert (
        "- sessie: Opening · korte naam: opening · begin: 20 mei 2027, 10.00 uur · "
        "einde: 20 mei 2027, 10.30 uur · zaal: Zaal 1 · gebieden: Proefwijk\n"
    ) in found


def test_a_new_record_has_every_paragraph_of_its_texts(tmp_path: Path) -> None:
    new = intervention(approach='"Een.\\n\\nTwee.\\n\\n- drie\\n- vier"')
    found = section(told(tmp_path, {OTHER: new}), "Toegevoegd")
    assert "- aanpak: Een.\n\n  Twee.\n\n  \\- drie\n\n  \\- vier\n" in found


def test_values_of_a_kind_that_is_not_expected_are_shown_all_the_same(tmp_path: Path) -> None:
    after = edited(INTERVENTION, "goal: J", "doelen: [{a: 1}, twee]\ngoal: J")
    assert "twee" in changed(tmp_path, after)
    after = edited(INTERVENTION, "target_groups: [jongeren]", "target_groups: jongeren")
    assert "jongeren" in changed(tmp_path / "b", after)


# The same thing once.


def test_what_many_records_have_in_common_is_told_once(tmp_path: Path) -> None:
    before = {f"interventions/i{n}.yml": intervention(f"Team {n}") for n in range(5)}
    after = {n: str(t).replace("2026-11-22", CHECKED) for n, t in before.items()}
    after["interventions/i4.yml"] = str(after["interventions/i4.yml"]).replace("Leren", "Weten")
    found = section(told(tmp_path, after, before), "Gewijzigd")
    assert found.count("nagekeken op 28 november 2026") == 1
    assert found.startswith("**5 records**: Team 0, Team 1, Team 2, Team 3 en Team 4\n\n- nag")
    assert found.endswith("Team 4](https://palet.voorbeeld/interventies/i4/)** (interventie)\n\n"
                          "- doel aangepast\n\n  > was: Leren.\n  >\n  > nu: Weten.")  # fmt: skip


def test_one_mistake_in_many_files_is_one_line(tmp_path: Path) -> None:
    wrong = {f"interventions/i{n}.yml": intervention(themes="[niets]") for n in range(7)}
    found = section(told(tmp_path, wrong), "Fouten")
    assert found.startswith("- 7 keer `themes.…`: thema 'niets' bestaat niet.")
    assert found.count("\n") == 0
    assert found.endswith("`content/interventions/i4.yml:3` en nog 2.")


@pytest.mark.parametrize("former", ["former_ids: [brief]\n", ""])
def test_who_follows_a_new_name_is_counted(tmp_path: Path, former: str) -> None:
    after: Files = {
        name: text.replace("[brief]", "[nota]").replace(": brief", ": nota")
        .replace("source:brief", "source:nota")
        for name, text in sample.FILES.items()
    }  # fmt: skip
    after |= {SOURCE: None, "sources/nota.yml": former + sample.SOURCE}
    text = told(tmp_path, after)
    assert "11 records volgen de nieuwe naam.**" in text.split("\n")[0]
    assert "Gewijzigd" not in text
    assert "nota" not in section(text, "Volgen de nieuwe naam")
    assert "Proefteam" in section(text, "Volgen de nieuwe naam")


def test_what_else_changed_in_a_record_that_follows_is_told_alone(tmp_path: Path) -> None:
    before = {OTHER: intervention(), INTERVENTION: f"{sample.INTERVENTION}related: [ander-team]\n"}
    after = {
        OTHER: None, "interventions/nieuw.yml": intervention(former_ids="[ander-team]"),
        INTERVENTION: sample.INTERVENTION.replace("Begin klein", "Begin groot")
        + "related: [nieuw]\n",
    }  # fmt: skip
    text = told(tmp_path, after, before)
    assert "verwante interventies" not in text
    assert "> was: Begin klein.\n  >\n  > nu: Begin groot." in section(text, "Gewijzigd")


# The date of the check.


def test_facts_that_changed_and_were_checked_say_so(tmp_path: Path) -> None:
    text = sample.INTERVENTION.replace("2026-11-22", CHECKED).replace("Begin klein", "Begin groot")
    found = changed(tmp_path, {INTERVENTION: text})
    assert found.endswith("\n- nagekeken op 28 november 2026")
    assert "let op" not in found


def test_a_record_that_is_never_checked_needs_no_date(tmp_path: Path) -> None:
    assert "let op" not in changed(tmp_path, edited(SOURCE, "Brief over", "Mail over"))


# What is left behind.


def test_a_record_that_is_gone_names_who_refers_to_it(tmp_path: Path) -> None:
    found = section(told(tmp_path, {AREA: None}), "Verwijderd")
    assert found.endswith("Er verwijzen nog 2\u00a0records naar: Proefteam en Proefcongres.")


def test_what_nobody_names_any_more_is_named(tmp_path: Path) -> None:
    more = {
        OTHER: intervention(sources="[brief, mail]", themes="[digitale-weerbaarheid, wonen]",
                            implementations="[{area: oostwijk, status: gepland}]"),
        "sources/mail.yml": MAIL, "areas/oostwijk.yml": EAST,
        "themes/wonen.yml": sample.THEME.replace("title: Digitale weerbaarheid", "title: Wonen"),
        NEWS: sample.NEWS.replace("interventions:", "areas: [oostwijk]\ninterventions:"),
    }  # fmt: skip
    found = section(told(tmp_path, {OTHER: None}, more), "Blijft alleen achter")
    assert found == (
        "- **Oostwijk** (gebied). Er is hier geen interventie meer.\n"
        "- **Wonen** (thema). Er is geen interventie meer met dit thema.\n"
        "- **Mail over de proef** (bron). Geen record noemt deze bron nog."
    )


def test_a_record_with_a_mistake_leaves_nothing_alone(tmp_path: Path) -> None:
    after = edited(INTERVENTION, "goal:", "doel:")
    assert "Blijft alleen achter" not in told(tmp_path, after)


# Passages.


def test_every_place_in_a_text_where_it_changed_is_shown() -> None:
    old = "Een is er. Twee ook. Drie niet. Vier wel. Vijf blijft."
    new = "Een is weg. Twee ook. Drie niet. Vier nooit. Vijf blijft. Zes komt."
    assert [(p.before, p.after) for p in passages(old, new)] == [
        ("Een is er.", "Een is weg."), ("Vier wel.", "Vier nooit."), ("", "Zes komt."),
    ]  # fmt: skip


def test_a_text_that_is_otherwise_everywhere_is_told_in_a_few_passages() -> None:
    old, new = (" ".join(f"Zin {n}. {w} {n}." for n in range(60)) for w in ("Nee", "Ja"))
    found = passages(old, new)
    assert len(found) == 13
    assert found[-1].after == "… en nog 48 keer"


# However large.


@pytest.mark.parametrize("model", [Figure, Link])
def test_long_lists_are_held_against_each_other_in_no_time(model: type[Figure | Link]) -> None:
    before = [{"title": f"t{n}", "what": f"w{n}", "value": n} for n in range(20_000)]
    after = [{**item, "value": -1} for item in before]
    start = time.monotonic()
    pairs, gone, come = pair_up(model, before, after)
    assert time.monotonic() - start < 5
    assert (len(pairs), gone, come) == (20_000, [], [])
    assert without(before, before[1:]) == before[:1]


@pytest.mark.parametrize(
    "text",
    [
        "a. " * 300_000, "(https://a.nl/" + ")" * 900_000, "[" * 900_000, " " * 900_000,
        "\n" * 900_000, "https://a.nl " * 60_000, "1a" * 450_000, ":a" * 400_000, "-" * 900_000,
    ],
    ids=range(9),
)  # fmt: skip
def test_a_text_as_large_as_a_file_may_be_is_told_in_no_time(tmp_path: Path, text: str) -> None:
    # What only the report does with it: the check and the pages are measured elsewhere.
    start = time.monotonic()
    passages(text, f"x{text}y")
    told(tmp_path, {"over.md": text, "extra.yml": text}, {"over.md": "# Over"})
    assert time.monotonic() - start < 20
