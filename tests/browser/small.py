"""A small site of which the interventions differ in all that one can filter or sort by."""

from __future__ import annotations

import sample

LEVELS = sample.VOCABULARIES["evidence-levels"][:4]
PLACES = ["area: proefwijk", "area: overkant", "place: Ergens"]
THEMES = ["digitale-weerbaarheid", "geld", "geld, digitale-weerbaarheid"]
GROUPS = ["jongeren", "ouders", "jongeren, ouders", ""]
STATUSES = sample.VOCABULARIES["statuses"]
AMOUNT = 22  # besides two others
HARD_TITLE = 'Proef 07: A & B < C &lt D > "E"'
# Titles and words that one of them has.
SPECIAL = {
    5: ("een cursus", "een weerbaarheidstraining"),
    7: ("title: Proef 07", f"title: '{HARD_TITLE}'"),
    21: ("summary: Jongeren", "summary: Zonnebloemen en jongeren"),
}
# The date and the status of each milestone.
MILESTONES = {
    "jaar": ("2026", "geweest"),
    "oktober": ("2026-10-01", "geweest"),
    "december": ("2026-12", "gepland"),
    "dag": ("2027-02-03", "gepland"),
    "mei": ("2027-05", "gepland"),
    "later": ("2028", "gepland"),
    "januari": ("2029-01-15", "gepland"),
    "laatst": ("2030", "gepland"),
}

THEME = (
    sample.THEME.replace("Digitale weerbaarheid", "Geld en schulden")
    .replace("synonyms: [mediawijsheid]", "synonyms: [schuldhulp]")
    .replace("colour:", "former_ids: [armoede]\ncolour:")
    .replace("veilig internet", "geld")
)
AREA = (
    sample.AREA.replace("Proefwijk", "Overkant")
    .replace("municipality: Proefstad", "former_ids: [oude-overkant]\nmunicipality: Elders")
    .replace("GM0202", "GM0141")
    .replace("Gelderland", "Fryslân")
    .replace("other_names: [Proef-Oost]", "other_names: [De Overzijde]")
    .replace("lat: 51.982, lon: 5.94", "lat: 53.2, lon: 5.8")
)


ASSESSED = "assessor: NJi, date: 2024, source: brief"


def intervention(number: int) -> str:
    text = sample.another(f"Proef {number:02}", number)
    reviewed = f"{2025 + number % 2}-{number * 5 % 10 + 1:02}-{number:02}"
    for old, new in [
        ("themes: [digitale-weerbaarheid]", f"themes: [{THEMES[number % 3]}]"),
        ("area: proefwijk", PLACES[number // 3 % 3]),
        ("status: in-uitvoering", f"status: {STATUSES[number % 5]}"),
        ("target_groups: [jongeren]", f"target_groups: [{GROUPS[number % 4]}]"),
        ("level: niet-beoordeeld", f"level: {LEVELS[number * 7 % 4]}, {ASSESSED}"),
        ("reviewed: 2026-11-22", f"reviewed: {reviewed}"),
        ("een training", "een training" if number == 1 else "een cursus"),
        SPECIAL.get(number, ("", "")),
    ]:
        assert old in text
        text = text.replace(old, new) if old else text
    return text


def files() -> dict[str, str | None]:
    """Return the files of the small site, for ``sample.write_content``."""
    milestones = {
        f"milestones/{name}.yml": sample.MILESTONE_ALONE.replace("Proefcongres", f"Mijlpaal {name}")
        .replace("date: 2024-05", f"date: {date}")
        .replace("status: geweest", f"status: {status}")
        for name, (date, status) in MILESTONES.items()
    }
    return {
        **milestones,
        **{f"interventions/proef-{n:02}.yml": intervention(n) for n in range(1, AMOUNT + 1)},
        "milestones/proefcongres.yml": None,
        "interventions/andere-proef.yml": sample.another("Andere proef", 99),
        "themes/geld.yml": THEME,
        "areas/overkant.yml": AREA,
    }
