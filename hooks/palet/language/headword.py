"""The Dutch words that tell what a number counts, for the grammar of ``counting``.

The head of a Dutch compound is its end: a 'buurtmoeder' is a mother, so a word counts
people when it ends like one here. What ends so by chance is named as well.
"""

from __future__ import annotations

from .wordlist import listed

_PEOPLE = tuple(
    listed("""
    mensen personen jongeren jeugdigen ouderen senioren kinderen kids baby's jongens meisjes meiden
    mannen vrouwen zonen zoons zussen broertjes zusjes gezinnen huishoudens families weduwen
    leerlingen pupillen scholieren studenten studentes cursisten stagiairs stagiaires krachten
    leraren docenten deelneemsters bezoeksters gasten klanten cliënten clienten patiënten patienten
    vrijwilligsters kandidaten volwassenen leden mentoren coaches buddy's maatjes vriendinnen buren
    genoten verdachten veroordeelden gedetineerden gevangenen verslaafden lozen gedupeerden
    betrokkenen aanwezigen geïnterviewden respondenten vluchtelingen gerechtigden plichtigen
    laaggeletterden migranten ontheemden jarigen adolescenten professionals collega's agenten
    ambtenaren conciërges concierges psychologen verpleegkundigen artsen criminelen abonnees mama's
    papa's oma's opa's duo's ingezetenen allochtonen autochtonen toehoorders
    ers aars eurs isten enden
    woningen appartementen flats studio's huurhuizen koophuizen eengezinshuizen rijtjeshuizen
    buurtbanen opstapbanen basisbanen startbanen werkplekken arbeidsplaatsen stageplekken
    stageplaatsen
""")
)
# Words that count, but are too often the end of another one.
_WHOLE = frozenset(listed("huizen banen jobs heren dames armen pers man"))
# What ends like people and is something else, also as the end of a word.
_NOT_PEOPLE = tuple(
    listed("""
    burgemeesters wethouders ministers geleden verleden opgeleden gleden bleden vergasten
    spankrachten trekkrachten veerkrachten
    draagkrachten kamers nummers cijfers letters meters liters computers servers routers printers
    scooters emmers koffers lockers flyers posters folders stickers banners filters clusters centers
    masters winters zomers offers wonders vlinders partners pijlers papers dossiers cahiers ateliers
    kwartiers containers boilers charters vensters kalenders anders toppers rasters
    monsters bunkers wekkers zenders
    jaars paars laars kaars interieurs humeurs deurs kisten listen twisten gisten misten weekenden
    duizenden legenden dividenden wenden zenden peilers
    theaters registers kloosters scanners trackers spoilers trailers bulldozers
    sneakers containers vouchers tickers
""")
)


# Participles and other adjectives without an ending, also as the end of a word.
_WITHOUT_ENDING = tuple(
    listed("""
    eigen betrokken gescheiden vertrokken geboren gekozen geholpen ingeschreven gesproken
    opgenomen aangewezen gevonden geworven uitgevallen volwassen vervallen verlaten gebleven
    gebroken overleden
""")
)
_BETWEEN = frozenset(
    listed("""
    extra zeer heel erg al nog ook net meer minder veel zo zoveel zo'n van de deze die hun onze alle
    voormalig momenteel inmiddels gemiddeld voornamelijk vooral jaarlijks wekelijks dagelijks eerder
    totaal unieke vaak soms nieuw mbo hbo wo vmbo havo vwo po vo roc isk azc lhbti lhbt basisschool
""")
)


def counts(word: str) -> bool:
    """Say whether a word in lower case is the plural of people, homes or jobs."""
    return word in _WHOLE or (word.endswith(_PEOPLE) and not word.endswith(_NOT_PEOPLE))


def describes(word: str) -> bool:
    """Say whether a word may stand between a number and what it counts: 'jonge', 'van', 'de'."""
    return word in _BETWEEN or word.endswith(_WITHOUT_ENDING) or (word[-1] == "e" and len(word) > 3)


MONTHS = frozenset(
    listed("""
    januari februari maart april mei juni juli augustus september oktober november december
""")
)
# A number behind one of these is its name, not a count: 'artikel 12', 'top 600'.
LABELS = frozenset(
    listed("""
    artikel artikelen art nr nrs nummer nummers no hoofdstuk paragraaf bijlage tabel figuur pagina
    blz kamerstuk kamerstukken postbus top versie regel bladzijde leeftijd
""")
)
# So is a small number behind one of these: 'groep 8', 'wijk 3'; but not in 'per groep 8'.
SMALL_LABELS = frozenset(
    listed("""
    groep groepen klas klassen leerjaar leerjaren brugklas jaar vmbo havo vwo mbo hbo mavo gymnasium
    niveau graad fase stap wijk buurt week dag team lijn level schaal zone ronde deel module spoor
    pijler tranche kwartaal blok periode locatie gebouw kamer lokaal lichting unit vak
""")
)
PER = frozenset(listed("per elke elk iedere ieder deze die afgelopen vorige volgende een één"))
STREETS = ("straat", "laan", "weg", "plein", "kade", "dreef", "singel", "gracht", "dijk", "steeg",
           "pad", "plantsoen", "hof", "markt")  # fmt: skip

# A number like 2024 behind one of these is a year.
BEFORE_YEAR = MONTHS | frozenset(
    listed("""
    in sinds anno begin eind einde medio tijdens voorjaar najaar zomer herfst winter lente jaar
    schooljaar jaren plan monitor verslag jaarverslag jaarplan rapport begroting agenda editie
    congres enquête programma seizoen kerst q1 q2 q3 q4
""")
)
# Behind one of these a round one is still a count: 'voor 2000 jongeren'.
BEFORE_YEAR_OR_COUNT = frozenset(listed("van voor na tot uit naar tegen rond vanaf om over t/m"))

# What a million of is neither people nor money; what a tonne of weighs.
NOT_MONEY = frozenset(
    listed("""
    keer maal stappen kilometer km kilo kg liter meter uur uren minuten bomen jaar bezoeken
    kilometers afval co puin grond zand kleding voedsel hout papier staal stikstof plastic asfalt
    weergaven pagina's boeken berichten vierkante
""")
)
