from __future__ import annotations

import datetime
import html
import re
import unicodedata
from typing import TYPE_CHECKING

import cmarkgfm
import making
import pytest
import sample
from hypothesis import example, given
from hypothesis import strategies as st
from making import AGENDA, AREA, INTERVENTION, KNOWLEDGE, NEWS, SOURCE, THEME, edited, intervention

from palet.history.passage import passages
from palet.language.escaped import address, code, cut, plain
from palet.report.comment import Section, comment
from palet.report.effect import addresses
from palet.report.proposal import NOTHING, SIZE, report
from palet.report.version import open_version

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from palet.report.otherfile import FileChange

TODAY = datetime.date(2026, 11, 22)
UNSEEN = "\N{ZERO WIDTH SPACE}"
OTHER = "interventions/ander-team.yml"
# What is said when facts changed and the date of the check did not.
STILL = "\n- let op: de datum van nakijken is nog steeds 22 november 2026"
VOCABULARY = "vocabularies/statuses.yml"
# What a code host would make something of, wherever it stands in a text.
LIVE = re.compile(r"@\w|#\w|://|www\.\w|\bGH-\d|:[\w+-]+:")

HOSTILE = [
    "[x](javascript:alert(1))", "<img src=x onerror=alert(1)>", "@team en @org/team", "a`b``c",
    "a | b | c", "een\n\n# twee\n- drie", "![x](https://kwaad.example/x.png)", "GH-12 #1",
    "org/repo#12", "https://github.com/org/repo/issues/1", "www.kwaad.example", "a@b.example",
    "- [ ] taak", "1. een", "1) een", "+ een", "> [!NOTE]", "***vet*** _schuin_ ~~weg~~",
    "a\\*b\\", "&lt;b&gt; &amp;", "<!-- palet-report -->", "[x]: https://kwaad.example",
    "x\n===", "x\n---", "$a$ $$b$$", ":tada:", "0123456789abcdef0123456789abcdef01234567",
    "\u202eomgekeerd\u2066 a\u200bb", "<https://a.example>", "    ingesprongen", "\tingesprongen",
    "```sh\nx\n```", "a\N{LINE SEPARATOR}# b", "\x00\x07", "mailto:a@b.nl",
]  # fmt: skip


def told(
    folder: Path,
    after: Mapping[str, str | bytes | None],
    before: Mapping[str, str | bytes | None] | None = None,
    files: Sequence[FileChange] = (),
) -> str:
    """Return the report of a change of the sample; ``before`` are files it had before that."""
    once = sample.write_content(folder / "once", before)
    now = sample.write_content(folder / "now", {**(before or {}), **after})
    return report(open_version(once), open_version(now), making.settings(now), TODAY, files)


def section(text: str, title: str) -> str:
    """Return one section of a report."""
    parts = {part.split("\n")[0].split(" (")[0]: part for part in text.split("\n### ")[1:]}
    return parts[title].partition("\n")[2].strip()


def titles(text: str) -> list[str]:
    return re.findall(r"^### (.+)$", text, re.MULTILINE)


def rendered(markdown: str) -> str:
    return str(cmarkgfm.github_flavored_markdown_to_html(markdown))


# What happened to the records.


def test_a_change_of_nothing_says_so(tmp_path: Path) -> None:
    assert told(tmp_path, {}) == f"{NOTHING}\n"


def test_a_new_record_is_a_card(tmp_path: Path) -> None:
    text = told(
        tmp_path, {OTHER: intervention(implementations="[{area: proefwijk, status: gepland}]")}
    )
    assert text.startswith("**1 record toegevoegd.**\n")
    assert section(text, "Toegevoegd") == (
        "**[Ander team](https://palet.voorbeeld/interventies/ander-team/)** (interventie)\n\n"
        "> Nog een team.\n\n"
        "- bron: Brief over de proef `brief` `https://voorbeeld.nl/brief`\n"
        "- thema's: Digitale weerbaarheid\n"
        "- doel: Leren.\n"
        "- aanpak: Doen.\n"
        "- onderbouwing: niet-beoordeeld\n"
        "- plek: Proefwijk · status: gepland\n"
        "- nagekeken op 22 november 2026\n\n"
        "`content/interventions/ander-team.yml`"
    )


def test_a_new_record_without_a_page_has_no_link(tmp_path: Path) -> None:
    text = told(tmp_path, {"vocabularies/nieuw.yml": sample.vocabulary(["a"])})
    assert section(text, "Toegevoegd") == (
        "**Lijst** (woordenlijst)\n\n- uitleg: Uitleg.\n- term: A · korte naam: a · uitleg: Uitleg."
        "\n\n`content/vocabularies/nieuw.yml`"
    )


def test_each_changed_field_is_a_line(tmp_path: Path) -> None:
    text = told(tmp_path, edited(INTERVENTION, "status: in-uitvoering", "status: afgerond"))
    assert text.startswith("**1 record gewijzigd.**\n")
    assert section(text, "Gewijzigd") == (
        "**[Proefteam](https://palet.voorbeeld/interventies/proefteam/)** (interventie)\n\n"
        f"- status in Proefwijk: in-uitvoering → afgerond{STILL}"
    )


@pytest.mark.parametrize(
    ("name", "old", "new", "lines"),
    [
        (INTERVENTION, "goal: Jongeren weten wat er online mis kan gaan.", "goal: Jongeren leren.",
         "- doel aangepast\n\n  > was: Jongeren weten wat er online mis kan gaan.\n  >\n"
         "  > nu: Jongeren leren."),
        (INTERVENTION, "lessons: Begin klein.", "lessons: Begin klein. Ga door.",
         "- lessen aangepast in Proefwijk\n\n  > erbij: Ga door."),
        (INTERVENTION, "  Het NPLV betaalt mee.", "  Niemand.",
         "- aanpak aangepast\n\n  > was: Het NPLV betaalt mee.\n  >\n  > nu: Niemand."),
        (INTERVENTION, "    lessons: Begin klein.\n", "",
         "- lessen weggehaald in Proefwijk\n\n  > weg: Begin klein."),
        (INTERVENTION, "summary: Het hielp een beetje.", "summary: Het hielp niet.",
         "- evaluatie aangepast\n  - samenvatting aangepast\n\n"
         "    > was: Het hielp een beetje.\n    >\n    > nu: Het hielp niet."),
        (INTERVENTION, "note: Geen onderzoek gevonden.", "note: " + "Geen onderzoek. " * 5,
         "- toelichting aangepast bij onderbouwing\n\n"
         "  > was: Geen onderzoek gevonden.\n  >\n"
         "  > nu: Geen onderzoek. Geen onderzoek. Geen onderzoek. Geen onderzoek. Geen onderzoek."),
        (NEWS, "De proef is **begonnen**", "De proef *is* er",
         "- tekst aangepast\n\n"
         "  > was: De proef is \\*\\*begonnen\\*\\* \\[bron\\](source:brief).\n  >\n"
         "  > nu: De proef \\*is\\* er \\[bron\\](source:brief)."),
        (AREA, "province: Gelderland", "province: Utrecht", "- provincie: Gelderland → Utrecht"),
        (AGENDA, "description: Wat we willen.", "description: Wat wij willen.",
         "- beschrijving aangepast\n\n  > was: Wat we willen.\n  >\n  > nu: Wat wij willen."),
        (VOCABULARY, "explanation: Uitleg.\nterms", "explanation: Meer uitleg.\nterms",
         "- uitleg: Uitleg. → Meer uitleg."),
        (KNOWLEDGE, "url: https://voorbeeld.nl/onderzoek", "url: https://voorbeeld.nl/nieuw",
         "- webadres: https:|//voorbeeld.nl/onderzoek → https:|//voorbeeld.nl/nieuw"),
    ],
)  # fmt: skip
def test_long_texts_show_the_sentences_that_changed(
    tmp_path: Path, name: str, old: str, new: str, lines: str
) -> None:
    before = {VOCABULARY: sample.vocabulary(sample.VOCABULARIES["statuses"])}
    after = {name: {**sample.FILES, **before}[name].replace(old, new, 1)}
    found = section(told(tmp_path, after, before), "Gewijzigd")
    assert found.partition("\n\n")[2].removesuffix(STILL) == lines.replace("|", UNSEEN)


def test_two_long_texts_with_one_name_are_both_shown(tmp_path: Path) -> None:
    long = "Dit is een feit dat zo lang is dat het niet in een regel van een lijst past"
    before = edited(
        AREA, "facts:\n", "facts:\n  - text: Er is een plein en een markt.\n    source: brief\n"
    )
    after = {
        AREA: str(before[AREA]).replace("Er is een plein", long).replace("De wijk heeft", long)
    }
    found = section(told(tmp_path, after, before), "Gewijzigd")
    assert found.count("> was: ") == found.count("> nu: ") == 2


def test_two_long_texts_of_one_item_are_two_lines(tmp_path: Path) -> None:
    old, new = (
        "Een regel die te lang is om in een regel van de lijst te staan: " + w for w in "ab"
    )
    grant = "{{scheme: regeling, amount: 5, source: brief, description: '{0}', note: '{0}'}}"
    before = edited(INTERVENTION, "funding:\n", f"funding:\n  - {grant.format(old)}\n")
    after = {INTERVENTION: str(before[INTERVENTION]).replace(old, new)}
    found = section(told(tmp_path, after, before), "Gewijzigd")
    assert found.count("- geldbron aangepast\n  - ") == 1
    assert re.findall(r"  - (\w+) aangepast\n\n    > was: ", found) == [
        "beschrijving",
        "toelichting",
    ]


def test_what_is_only_written_otherwise_is_counted(tmp_path: Path) -> None:
    text = told(
        tmp_path, edited(THEME, "synonyms: [mediawijsheid]", "synonyms:\n  - mediawijsheid")
    )
    assert text == "**1 record alleen anders opgeschreven.**\n"


def test_a_removed_record_leaves_a_dead_address(tmp_path: Path) -> None:
    text = told(tmp_path, {OTHER: None}, {OTHER: intervention()})
    assert text.startswith("**1 record verwijderd.**\n")
    assert section(text, "Verwijderd") == (
        "- **Ander team** (interventie). Het adres `/interventies/ander-team/` vervalt: "
        "links ernaartoe werken niet meer."
    )
    assert "- `/interventies/ander-team/` (vervalt)" in text


def test_the_address_of_a_removed_record_can_lead_to_another(tmp_path: Path) -> None:
    after = {OTHER: None, **edited(INTERVENTION, "goal:", "former_ids: [ander-team]\ngoal:")}
    assert section(told(tmp_path, after, {OTHER: intervention()}), "Verwijderd") == (
        "- **Ander team** (interventie). Het oude adres `/interventies/ander-team/` leidt naar "
        "`/interventies/proefteam/`."
    )


def test_a_removed_record_that_comes_back_under_another_name_asks_for_its_old_one(
    tmp_path: Path,
) -> None:
    after = {OTHER: None, "interventions/nieuw-team.yml": intervention()}
    found = section(told(tmp_path, after, {OTHER: intervention()}), "Verwijderd")
    assert found.endswith(
        "Is `content/interventions/nieuw-team.yml` hetzelfde record? Zet dan `ander-team` bij "
        "`former_ids`. Dan blijft het oude adres werken."
    )


def test_a_removed_record_without_a_page_names_its_file(tmp_path: Path) -> None:
    lists = {"vocabularies/oud.yml": sample.vocabulary(["a"])}
    text = told(tmp_path, dict.fromkeys(lists), lists)
    assert (
        section(text, "Verwijderd") == "- **Lijst** (woordenlijst), `content/vocabularies/oud.yml`."
    )


def test_a_renamed_record_says_where_its_old_address_leads(tmp_path: Path) -> None:
    new = intervention("Nieuw team", former_ids="[ander-team]")
    after = {OTHER: None, "interventions/nieuw-team.yml": new}
    text = told(tmp_path, after, {OTHER: intervention()})
    assert text.startswith("**1 record hernoemd.**\n")
    assert section(text, "Hernoemd") == (
        "**[Nieuw team](https://palet.voorbeeld/interventies/nieuw-team/)** (interventie)\n\n"
        "`content/interventions/ander-team.yml` → `content/interventions/nieuw-team.yml`. "
        "Het oude adres `/interventies/ander-team/` leidt naar `/interventies/nieuw-team/`.\n\n"
        f"- naam: Ander team → Nieuw team{STILL}"
    )


def test_the_totals_count_every_sort(tmp_path: Path) -> None:
    before = {OTHER: intervention("Een"), "interventions/b.yml": intervention("Twee")}
    after = {
        OTHER: None, "interventions/b.yml": None,
        "interventions/c.yml": intervention("Drie", former_ids="[b]"),
        "interventions/d.yml": intervention("Vier"), "interventions/e.yml": intervention("Vijf"),
        **edited(SOURCE, "Brief over de proef", "Brief"),
        **edited(THEME, "[brief]", "\n  - brief"),
    }  # fmt: skip
    assert told(tmp_path, after, before).split("\n")[0] == (
        "**2 records toegevoegd, 1 gewijzigd, 1 verwijderd, 1 hernoemd, "
        "1 alleen anders opgeschreven.**"
    )


# What it does to the site.


def test_every_page_that_shows_a_changed_record_is_named(tmp_path: Path) -> None:
    text = told(tmp_path, edited(INTERVENTION, "title: Proefteam", "title: Proefploeg"))
    found = section(text, "Pagina's die veranderen").split("\n")
    assert found[0] == "- `/interventies/proefteam/`"
    for address_ in ("gebieden/proefwijk/", "themas/digitale-weerbaarheid/", "interventies/"):
        assert f"- `/{address_}`" in found
    assert "- `/themas/`" not in found


def test_a_hand_written_page_is_a_page_too(tmp_path: Path) -> None:
    before = {"over.md": "# Wij\n\nEerst.\n", "a.md": "# A\n\nx\n"}
    text = told(tmp_path, {"over.md": "# Wij\n\nNu.\n", "a.md": None}, before)
    assert text.startswith("**1 record gewijzigd, 1 verwijderd.**\n")
    assert section(text, "Pagina's die veranderen") == "- `/a/` (vervalt)\n- `/over/`"
    assert "Eerst." in text


def test_at_most_twenty_pages_are_named(tmp_path: Path) -> None:
    text = told(tmp_path, {f"interventions/i{n}.yml": intervention(f"Team {n}") for n in range(30)})
    assert section(text, "Pagina's die veranderen").count("\n- ") == 19
    assert re.search(r"^… en nog \d+\.$", text, re.MULTILINE)


def test_links_to_elsewhere_that_came_and_went_are_named(tmp_path: Path) -> None:
    after = edited(
        INTERVENTION, "https://voorbeeld.nl/handleiding", "https://nieuw.example/@x?a=`b`"
    )
    text = told(tmp_path, after)
    assert section(text, "Nieuwe links naar buiten") == "- `https://nieuw.example/%40x?a=`"
    assert section(text, "Links die verdwijnen") == "- `https://voorbeeld.nl/handleiding`"


def test_a_link_that_another_file_has_too_neither_came_nor_went(tmp_path: Path) -> None:
    text = told(
        tmp_path, edited(KNOWLEDGE, "https://voorbeeld.nl/onderzoek", "https://voorbeeld.nl/brief")
    )
    assert "Nieuwe links naar buiten" not in text
    assert section(text, "Links die verdwijnen") == "- `https://voorbeeld.nl/onderzoek`"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Zie [x](https://a.nl/b_(c)).", "https://a.nl/b_(c)"),
        ("Zie <https://a.nl>.", "https://a.nl"),
        ("Zie (https://a.nl/x), en", "https://a.nl/x"),
        ("**https://a.nl**", "https://a.nl"),
    ],
)
def test_an_address_ends_where_the_text_goes_on(text: str, found: str) -> None:
    assert addresses([{"a": [text]}, None, 3, True]) == {found}


# What could be better.


def test_a_new_record_like_another_is_named_with_it(tmp_path: Path) -> None:
    same = "Een team dat jongeren op straat begeleidt"
    after = {OTHER: intervention(same)}
    text = told(
        tmp_path, after, {"interventions/eerste.yml": intervention(same, summary="Iets anders.")}
    )
    assert "`content/interventions/eerste.yml`" in section(text, "Lijkt op")
    assert "Tips" not in text


def test_tips_are_of_changed_records_alone(tmp_path: Path) -> None:
    old = intervention("Oud", reviewed="2024-01-01")
    text = told(
        tmp_path, {OTHER: intervention(reviewed="2024-01-01")}, {"interventions/oud.yml": old}
    )
    assert section(text, "Tips").startswith(
        "- `content/interventions/ander-team.yml:9` `reviewed`: "
    )
    assert "oud.yml" not in section(text, "Tips")


# What is wrong.


def test_of_broken_content_the_problems_come_first_and_what_can_be_read(tmp_path: Path) -> None:
    text = told(
        tmp_path,
        {OTHER: intervention(themes="[niets]"), **edited(THEME, "title: D", "title: D: d")},
    )
    assert text.startswith("**1 record toegevoegd, 1 gewijzigd.**\n\nEr zijn fouten in de inhoud.")
    assert titles(text) == ["Fouten (2)", "Toegevoegd", "Gewijzigd"]
    assert (
        "- `content/interventions/ander-team.yml:3` `themes.0`: thema 'niets' bestaat niet." in text
    )
    assert "- `content/themes/digitale-weerbaarheid.yml:1`" in text
    assert "- dit bestand is niet te lezen" in text
    assert str(tmp_path) not in text


def test_what_was_broken_before_is_read_as_far_as_it_goes(tmp_path: Path) -> None:
    broken = {OTHER: "title: 'x", THEME: sample.THEME.replace("icon: ", "pictogram: ")}
    text = told(tmp_path, {OTHER: intervention(), THEME: sample.THEME}, broken)
    assert "- is nu wel te lezen" in text
    assert "- pictogram toegevoegd: material/laptop-account" in text
    assert "In de vorige versie stonden fouten." in text
    assert "### Pagina's" not in text


@pytest.mark.parametrize("name", ["interventions/Met Spatie.yml", "interventions/x.txt", "los.yml"])
def test_a_file_that_can_be_no_record_is_a_problem_alone(tmp_path: Path, name: str) -> None:
    text = told(tmp_path, {name: intervention()})
    assert titles(text) == ["Fouten (1)"]
    assert f"`content/{name}:1`" in text


def test_from_nothing_and_to_nothing(tmp_path: Path) -> None:
    (tmp_path / "none").mkdir()
    none, some = open_version(tmp_path / "none"), open_version(sample.write_content(tmp_path))
    settings = making.settings(some.folder)
    assert "records toegevoegd.**" in report(none, some, settings, TODAY)
    assert "records verwijderd.**" in report(some, none, settings, TODAY)


def test_the_reader_is_warned_when_the_start_is_not_known(tmp_path: Path) -> None:
    version = open_version(sample.write_content(tmp_path))
    text = report(version, version, making.settings(tmp_path), TODAY, shallow=True)
    assert "het is niet bekend waar deze wijziging begon" in text


# Strangers' texts.


@pytest.mark.parametrize("text", HOSTILE)
def test_a_hostile_title_and_text_stay_text(tmp_path: Path, text: str) -> None:
    quoted = "".join(
        c if c.isprintable() else f"\\u{ord(c):04x}" for c in text.replace("\\", "\\\\")
    )
    quoted = '"' + quoted.replace('"', '\\"') + ' einde"'
    after = {
        OTHER: intervention(quoted, summary=quoted, implementations=f"[{{place: {quoted}}}]"),
        **edited(INTERVENTION, "Jongeren weten wat er online mis kan gaan.", quoted),
        **edited(AREA, "municipality: Proefstad", f"municipality: {quoted}"),
    }  # fmt: skip
    report_ = told(tmp_path, after)
    assert "<" not in report_
    html_ = rendered(report_)
    assert set(re.findall(r"<(\w+)", html_)) <= {
        "p",
        "strong",
        "h3",
        "a",
        "blockquote",
        "ul",
        "li",
        "code",
    }
    assert set(re.findall(r'href="([^"]*)"', html_)) <= {
        f"https://palet.voorbeeld/{address_}/"
        for address_ in ("interventies/ander-team", "interventies/proefteam", "gebieden/proefwijk")
    }
    outside = re.sub(r"<code>.*?</code>|<[^>]*>", "", html_, flags=re.DOTALL)
    assert not LIVE.search(html.unescape(outside))


@given(
    st.text(
        alphabet=st.sampled_from("aB1 \n\t\\`*_{}[]()<>#+-=.!|~$&@:/'\"^;,?\u202e\u2028é")
        | st.characters()
    )
)
@example("0" * 10 + ".")
@example("a\n=")
def test_any_text_is_read_as_it_stands(text: str) -> None:
    seen = " ".join("".join(c for c in re.sub(r"[\n\r\t]", " ", text) if not is_control(c)).split())
    for made in (plain(text), f"- {plain(text)}", f"> {plain(text)}", f"**[x {plain(text)}](y)**"):
        shown = rendered(made)
        assert set(re.findall(r"<(\w+)", shown)) <= {"p", "ul", "li", "blockquote", "strong", "a"}
        words = html.unescape(re.sub(r"<[^>]*>", "", shown)).replace(UNSEEN, "").strip()
        assert words.removeprefix("x ").strip() == seen or (not seen and words == "x")
        assert "<" not in made
    assert not LIVE.search(plain(text))


def is_control(character: str) -> bool:
    return unicodedata.category(character).startswith("C")


@given(st.text(max_size=50))
def test_any_name_is_code(text: str) -> None:
    for made in (code(text), address(text)):
        assert "<" not in made.replace("&lt;", "")
        assert made.count("`") == 2 or not text.strip()
        assert "\n" not in made


# Length.


@pytest.mark.parametrize("size", [400, 1000, 5000])
def test_a_comment_is_never_too_long_and_short_sections_stay_whole(size: int) -> None:
    long = Section("Lang", [f"- {'x' * 60} {number}" for number in range(500)])
    middle = Section("Midden", [f"**{'y' * 90}**" for number in range(50)])
    short = Section("Kort", ["- a", "- b"])
    text = comment("**Kop.**", [long, middle, short], size)
    assert len(text) <= size
    assert "### Kort\n\n- a\n- b\n" in text
    assert "\n… en nog " in text
    assert text.endswith("Dit verslag is ingekort, want het is te lang voor een bericht.\n")
    assert [*map(text.index, ("Lang", "Midden", "Kort"))] == sorted(
        map(text.index, ("Lang", "Midden", "Kort"))
    )


def test_a_comment_that_fits_is_not_cut() -> None:
    text = comment("**Kop.**", [Section("A", ["- a", "- b"]), Section("B", ["b", "c"])], 1000)
    assert text == "**Kop.**\n\n### A\n\n- a\n- b\n\n### B\n\nb\n\nc\n"


def test_of_many_changed_records_the_first_are_told(tmp_path: Path) -> None:
    long = " ".join(f"Zin nummer {number} zegt iets." for number in range(50))
    before = {
        f"interventions/i{n}.yml": intervention(f"Team {n}", goal=f"Oud. {long}")
        for n in range(200)
    }
    after = {
        name: str(text).replace("Oud.", f"Nieuw {name}.").replace("zegt", "meldt")
        for name, text in before.items()
    }
    text = told(tmp_path, after, before)
    assert text.startswith("**200 records gewijzigd.**")
    assert SIZE * 0.9 < len(text) <= SIZE
    assert "\n… en nog " in section(text, "Gewijzigd")
    assert "Dit verslag is ingekort" in text


def test_no_figure_of_a_record_is_left_out_for_the_sake_of_shortness(tmp_path: Path) -> None:
    figures = "\n".join(
        f"      - {{value: {n}, unit: jongeren, what: Groep {n}, kind: bereik, source: brief}}"
        for n in range(5000, 5100)
    )
    found = told(tmp_path, edited(INTERVENTION, "    results:\n", f"    results:\n{figures}\n"))
    assert all(f"**{5.0 + n / 1000:.3f} jongeren** (bereik): Groep" in found for n in range(100))


@pytest.mark.parametrize("most", [50, 300])
@given(st.text(max_size=900), st.text(max_size=900))
def test_an_excerpt_is_never_too_long(most: int, old: str, new: str) -> None:
    for found in passages(old, new, most):
        assert max(len(found.before), len(found.after)) <= most


def test_a_long_sentence_is_shown_where_it_changed() -> None:
    start, end = "woord " * 200, " slot" * 200
    (found,) = passages(f"{start}hier{end}", f"{start}daar{end}")
    assert "hier" in found.before
    assert "daar" in found.after
    assert found.before.startswith("…")
    assert found.before.endswith("…")
    assert cut("kort", 10) == "kort"


@pytest.mark.parametrize("block", ["- " + "a" * 9000, "- " + "a " * 4500, "- a\n" + "  b" * 4000])
def test_one_line_that_is_too_long_is_named_and_not_cut(block: str) -> None:
    made = comment("Kop.", [Section("Een", [block]), Section("Twee", ["- kort"])], 2000)
    assert len(made) <= 2000
    assert "- kort" in made
    assert "te lang om te tonen." in made or "… en nog 1 regels van dit deel." in made
