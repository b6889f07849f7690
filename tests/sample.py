"""A tiny but complete content folder, one record of each kind, for tests to start from."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

# As much as a real platform has: a copy of ``content/`` that no editor changes.
FROZEN = Path(__file__).with_name("frozen")

VOCABULARIES = {
    "qualifiers": ["ruim", "ongeveer", "bijna", "minstens", "hooguit"],
    "figure-kinds": ["uitkomst", "bereik", "inzet", "doel", "beginsituatie", "context"],
    "verdicts": ["positief", "gemengd", "zwak", "nog-onbekend"],
    "directions": ["beter", "geen-verschil", "slechter", "gemengd"],
    "study-designs": [
        "ervaringen",
        "procesevaluatie",
        "kwalitatief",
        "voor-en-nameting",
        "vergelijkingsgroep",
        "gerandomiseerd",
        "overzichtsstudie",
    ],
    "strengths": ["onbekend", "zeer-beperkt", "beperkt", "redelijk", "goed", "sterk"],
    "cost-units": ["deelnemer", "groep", "jaar"],
    "time-units": ["dagen", "weken", "maanden", "jaren"],
    "settings": ["school", "wijk"],
    "statuses": ["gepland", "in-uitvoering", "afgerond", "gestopt", "onbekend"],
    "levels": ["individu", "gemeenschap", "maatschappij"],
    "protective-factors": ["digitale-weerbaarheid"],
    "target-groups": ["jongeren", "ouders"],
    "intermediaries": ["jongerenwerkers"],
    "evidence-levels": [
        "niet-beoordeeld",
        "goed-beschreven",
        "goed-onderbouwd",
        "effectief-eerste-aanwijzingen",
        "effectief-goede-aanwijzingen",
        "effectief-sterke-aanwijzingen",
    ],
    "theme-origins": ["spuk-kansrijke-wijk"],
    "milestone-kinds": ["congres", "kamerbrief", "mijlpaal"],
    "milestone-statuses": ["gepland", "bevestigd", "verplaatst", "afgelast", "geweest"],
    "knowledge-kinds": ["onderzoek"],
    "source-kinds": ["kamerstuk", "webpagina"],
}

GLOSSARY = """\
title: Afkortingen
explanation: Uitleg.
terms:
  - id: nplv
    label: NPLV
    explanation: Nationaal Programma Leefbaarheid en Veiligheid.
"""

SOURCE = """\
title: Brief over de proef
publisher: Ministerie van Proeven
kind: kamerstuk
date: 2024-05-23
url: https://voorbeeld.nl/brief
identifier: Kamerstuk 12 345, nr. 6
"""

THEME = """\
title: Digitale weerbaarheid
summary: Veilig op internet.
colour: '#4a3fb5'
colour_dark: '#aea6ff'
icon: material/laptop-account
origins: [spuk-kansrijke-wijk]
synonyms: [mediawijsheid]
description: Over veilig internet.
sources: [brief]
reviewed: 2026-11-22
"""

AREA = """\
title: Proefwijk
summary: Een wijk om mee te proeven.
municipality: Proefstad
province: Gelderland
gm_code: GM0202
other_names: [Proef-Oost]
location: {lat: 51.982, lon: 5.94}
residents:
  value: 55000
  unit: inwoners
  what: Inwoners op 1 januari 2025
  kind: context
  source: brief
facts:
  - text: De wijk heeft 41.000 bewoners.
    source: brief
quotes:
  - text: Dit helpt.
    speaker: Jan Jansen
    role: directeur
    source: brief
sources: [brief]
reviewed: 2026-11-22
"""

INTERVENTION = """\
title: Proefteam
summary: Jongeren leren elkaar veilig op internet te zijn.
themes: [digitale-weerbaarheid]
action_line: interventies
levels: [individu]
protective_factors: [digitale-weerbaarheid]
target_groups: [jongeren]
intermediaries: [jongerenwerkers]
goal: Jongeren weten wat er online mis kan gaan.
approach: |-
  Jongeren volgen een training in [Proefwijk](area:proefwijk) [bron](source:brief).

  Het NPLV betaalt mee.
evidence: {level: niet-beoordeeld, note: Geen onderzoek gevonden.}
evaluations:
  - verdict: gemengd
    summary: Het hielp een beetje.
    date: 2024
    source: brief
implementations:
  - area: proefwijk
    status: in-uitvoering
    period: {start: 2023}
    organisations: [Stichting Proef]
    results:
      - {value: 57, unit: jongeren, what: Aangemeld, kind: bereik, source: brief}
      - {value: 30, unit: jongeren, what: Klaar, kind: uitkomst, total: 57, source: brief}
      - {value: 80, unit: procent, what: Wil verder, kind: doel, source: brief}
    lessons: Begin klein.
funding:
  - {scheme: regeling, amount: 2100000, source: brief}
contact: {organisation: Stichting Proef, email: info@voorbeeld.nl}
materials:
  - {title: Handleiding, url: 'https://voorbeeld.nl/handleiding'}
sources: [brief]
reviewed: 2026-11-22
"""

MILESTONE = """\
title: Proefcongres
summary: Een congres om mee te proeven.
kind: congres
date: 2024-05
status: geweest
why: Kennis delen.
themes: [digitale-weerbaarheid]
interventions: [proefteam]
sessions:
  - id: opening
    title: Opening
    start: 2024-05-23T10:00
    end: 2024-05-23T10:30
    room: Zaal 1
    areas: [proefwijk]
sources: [brief]
reviewed: 2026-11-22
"""

# The same without its programme, so that it may have any date.
MILESTONE_ALONE = (
    MILESTONE[: MILESTONE.index("sessions:")] + MILESTONE[MILESTONE.index("sources:") :]
)

NEWS = """\
---
title: Proef begint
summary: De proef is begonnen.
date: 2024-05-24
interventions: [proefteam]
corrections:
  - {date: 2024-06, text: De datum is verbeterd.}
sources: [brief]
reviewed: 2026-11-22
---
De proef is **begonnen** [bron](source:brief).
"""

KNOWLEDGE = """\
---
title: Onderzoek naar de proef
summary: Wat de proef opleverde.
kind: onderzoek
authors: [A. Auteur]
publisher: Instituut
date: 2025
url: https://voorbeeld.nl/onderzoek
interventions: [proefteam]
findings:
  - value: 80
    unit: procent
    what: Vond het nuttig
    kind: uitkomst
    comparison: {value: 76, what: landelijk}
    source: brief
sources: [brief]
reviewed: 2026-11-22
---
Het onderzoek laat zien wat werkt.
"""

FUNDING = """\
title: Regeling Proef
summary: Geld voor de proef.
period: {start: 2023, end: 2025}
description: Voor gemeenten.
ministries: [Proeven]
amounts:
  - {value: 256000000, unit: euro, what: Beschikbaar, kind: inzet, source: brief}
themes: [digitale-weerbaarheid]
sources: [brief]
reviewed: 2026-11-22
"""

ACTION_LINE = """\
title: Interventies ontwikkelen
summary: Nieuwe manieren van werken.
number: 2
description: Ontwikkelen en testen.
sources: [brief]
reviewed: 2026-11-22
"""

COUNCIL = """\
title: Proefraad
summary: Geeft advies.
description: Zeven leden.
sources: [brief]
reviewed: 2026-11-22
"""

AGENDA = """\
title: Proefagenda
summary: De agenda van de proef.
period: {start: 2023, end: 2025}
description: Wat we willen.
budget:
  total: 10600000
  lines:
    - {action_line: interventies, amount: 10000000}
    - {label: Onvoorzien, amount: 600000}
  source: brief
sources: [brief]
reviewed: 2026-11-22
"""

PAGE = """\
---
title: Over de proef
description: Wat de proef is.
---
## Zo werkt het

Lees [hoe u contact opneemt](#contact), of kijk bij [een thema](theme:digitale-weerbaarheid).

## Contact

Er zijn 55.000 inwoners [bron](source:brief). Kies een [thema](page:themas).

### Wanneer

Altijd.
"""

SITE = """\
title: Proefplatform
description: Wat werkt in de proef?
programme: de Agenda
home:
  title: Wat werkt om mensen en wijken weerbaarder te maken?
  lead: >-
    Gemeenten, scholen en bewoners doen veel om radicalisering, polarisatie en criminaliteit
    voor te zijn. Hier vindt u wat er gebeurt, waar, voor wie en met welk resultaat.
  example: schulden bij jongeren
sections:
  - id: interventies
    lead: Manieren van werken die mensen of wijken weerbaarder maken. Met plek, status en bron.
    description: Alle interventies die mensen en wijken weerbaarder maken, met bron en status.
  - id: gebieden
  - id: themas
  - id: resultaten
  - id: onderbouwing
  - id: mijlpalen
    lead: >-
      Wat er gebeurde en wat er komt: brieven, regelingen, congressen en publicaties rond de
      Agenda en de gebieden.
  - id: nieuws
  - id: kennis
    lead: Onderzoek, monitors, handreikingen en beleid over weerbare mensen en wijken.
  - id: agenda
  - id: bronnen
  - id: doelgroepen
  - id: overzicht
  - id: vergelijken
  - id: volgen
  - id: nieuw
menu: [interventies, gebieden, themas, resultaten, mijlpalen, nieuws, kennis, agenda]
footer:
  about: Deze site bundelt openbare kennis over de proef.
  links: [{page: bronnen, title: Alle bronnen}, {page: volgen}]
focus_areas:
  one: focusgebied
  many: focusgebieden
  explanation: >-
    In een focusgebied werken het Rijk, de gemeente en bewoners twintig jaar lang aan wonen,
    werk, school en veiligheid. Dat gebeurt in het Nationaal Programma Leefbaarheid en
    Veiligheid.
map: {outline: netherlands, title: Kaart van Nederland}
"""

FILES = {
    "sources/brief.yml": SOURCE,
    "themes/digitale-weerbaarheid.yml": THEME,
    "areas/proefwijk.yml": AREA,
    "interventions/proefteam.yml": INTERVENTION,
    "milestones/proefcongres.yml": MILESTONE,
    "news/proef-begint.md": NEWS,
    "knowledge/onderzoek-proef.md": KNOWLEDGE,
    "programme/funding/regeling.yml": FUNDING,
    "programme/action-lines/interventies.yml": ACTION_LINE,
    "programme/council/proefraad.yml": COUNCIL,
    "programme/agenda/agenda.yml": AGENDA,
    "vocabularies/glossary.yml": GLOSSARY,
    "over-de-proef.md": PAGE,
    "site.yml": SITE,
}


# Nothing but the lists and the site itself, whatever records there were.
NOTHING = {name: None for name in FILES if name != "site.yml" and "vocabularies/" not in name}


def another(title: str, number: int = 1) -> str:
    """Return an intervention like that of the sample, but with figures of its own."""
    text = INTERVENTION.replace("title: Proefteam", f"title: {title}")
    return text.replace("57", str(57 + number))


def vocabulary(terms: list[str]) -> str:
    """Return a vocabulary with these terms, each labelled by its own id."""
    lines = [f"  - {{id: {t}, label: {t.capitalize()}, explanation: Uitleg.}}" for t in terms]
    return "\n".join(["title: Lijst", "explanation: Uitleg.", "terms:", *lines]) + "\n"


def write_content(folder: Path, files: Mapping[str, str | bytes | None] | None = None) -> Path:
    """Write the sample content below ``folder``, with ``files`` added, replaced or (None) left out.

    Returns the content folder.
    """
    content = folder / "content"
    whole: dict[str, str | bytes | None] = {
        **{f"vocabularies/{name}.yml": vocabulary(terms) for name, terms in VOCABULARIES.items()},
        **FILES,
        **(files or {}),
    }
    for name, text in whole.items():
        if text is not None:
            path = content / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return content
