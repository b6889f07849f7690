"""Tells the mailbox of an organisation, 'info@', from that of a person, 'jan@'.

Every word before the @ must be known as the name of a task or a team. Editors add words
of their own in ``content/vocabularies/mailboxes.yml``.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from .wordlist import listed

if TYPE_CHECKING:
    from collections.abc import Collection


# The vocabulary in which editors name the mailboxes that the words below do not cover.
MAILBOXES = "mailboxes"

_WORDS = frozenset(
    listed("""
    aanmelden aanmelding aanpak academie account actie activiteiten administratie admin advies
    afdeling agenda algemeen algoritmes ambassadeur ambtelijk antwoord archief armoede avg
    baangarantie balie banen bank basisschool beheer beleid bericht bestuur bestuurs
    bestuurssecretariaat betrokken bewoners bewonersbedrijf bezwaar bibliotheek bieb bode boekingen
    box bureau buurt buurten buurthuis buurtcoaches buurtteam cadeau campagne centraal centrale
    centrum cgr cjg cliënten clienten coach coaches coaching college collectief commissie
    communicatie community company congres consulaat contact contactcentrum contactformulier
    contactpunt coordinatie corporatie counseling crisis cultuur dagbesteding data dataloket debat
    desk dienst dienstverlening digitaal directie directiesecretariaat documenten domein
    donateurs educatie eenheid energie evenementen events expertise familie feedback finance
    financien financieel fonds formulieren fractie gebied gebieds gegevens gemeente gemeenteraad
    gezin gezinnen gezond gezondheid ggd griffie hallo help helpdesk hier hotline hr hrm huis
    huisvesting hulp hulpverlening huren huurders ict idee ideeen inclusie info informatie
    informatiepunt inkoop innovatie inschrijven inschrijving inspectie instituut integratie
    intake interventies inwoners jeugd jeugdhulp jeugdteam jeugdwerk jongeren jongerenloket
    jongerenwerk juridisch justitie kantoor kenniscentrum kennis kennisbank kinderen klacht
    klachten klant klanten klantcontact klantenservice klantenservices koepel kunst laagdrempelig
    landelijk leden ledenadministratie leefbaar leefbaarheid leerlingen leerplicht leren lokaal
    lokale loket maatjes maatschappelijk magazine mail mailbox management markt marketing media
    mediation meedoen meld melden melding meldingen meldpunt mentor mentoren mentoring mijn milieu
    ministerie monitor museum nationaal netwerk nieuws nieuwsbrief noreply onderhoud onderwijs
    onderzoek online ondersteuning ontwikkeling ontmoeting ontmoetingscentrum opleiding opleidingen
    opvang opvoeden opvoeding organisatie ouders overheid pact palet parket participatie partners
    pers persvoorlichting planning platform pmg politie post postbus postkamer praktijk preventie
    privacy programma programmabureau programmateam project projectbureau projecten projectleiding
    projectteam publiciteit publiek publieksinformatie publieksvoorlichting punt raad receptie
    recht rechtbank rechtspraak redactie reactie reacties regie regio register registratie
    reintegratie rekenkamer reserveren reserveringen routeloket rijk rijksdienst sales samen
    samenleving samenwerking schakel school scholen schuld schulden schuldhulp schuldhulpverlening
    secr secretariaat secretaris security servicedesk service services site sociaal sociale
    solliciteren speeltuin spoed sport sportbedrijf stad stadhuis stadsdeel stadsbank stage staf
    stedelijk steunpunt stichting straat student studenten studentenzaken subsidie subsidies
    support systeem taal taalhuis team teams tegen thema thuis ticket tip tips toegang
    toegankelijkheid training trainingen uitkering uitvoering uni universiteit vacature vacatures
    veerkracht veerkrachten veilig veiligheid veiligheidshuis vereniging vergunningen verhuur
    verhalen verkoop voorlichting vragen vrijwilliger vrijwilligers vrijwilligerswerk vroeg
    vve warm web webcare webmaster webredactie website weerbaar weerbaarheid weerbare welkom
    welzijn werk werkbedrijf werkgevers werkgeversservicepunt werkplaats wethouder wij wijk
    wijkagent wijkbedrijf wijkcentrum wijken wijkraad wijkrechtbank wijkrechtspraak wijkteam
    winkel wmo wonen
    woningbouw woning woningcorporatie woningen woonfraude workshop www zaak zaken zaal zelfredzaam
    zorg zorgverzekering zwembad gezag ondermijning criminaliteit kansen kansrijk kansrijke nplv
    spuk szw bzk ocw vws jenv vro doe dordt noord oost zuid west midden nieuw oud binnenstad
    noordoost noordwest zuidoost zuidwest
""")
)
# What joins words to a compound or to a sentence.
_LINKS = frozenset(listed("de den het een en n e s in op van voor met bij te aan naar"))
# Where a team works, or which one it is, says too little alone.
_PLACES = frozenset(
    listed("noord oost zuid west midden nieuw oud noordoost noordwest zuidoost zuidwest dordt uni")
)
# No surname ends so, whatever stands before it, and no first name begins so.
_ENDS = (
    "team", "loket", "bureau", "secretariaat", "redactie", "dienst", "centrum", "stichting",
    "vereniging", "corporatie", "organisatie", "platform", "programma", "project", "service",
    "rechtbank", "rechtspraak", "bedrijf", "wijkraad", "servicedesk", "helpdesk", "meldpunt",
    "steunpunt", "buurthuis", "wijkhuis", "jongerenwerk", "welzijn", "academie",
    "gemeente", "netwerk", "fonds", "beheer", "administratie", "school", "instituut", "museum",
)  # fmt: skip
_STARTS = (
    "info", "contact", "postbus", "secretariaat", "redactie", "gemeente", "stichting", "project",
    "programma", "team", "meldpunt", "klantcontact", "wijkteam", "stadsdeel", "communicatie",
)  # fmt: skip
_LONGEST, _LONGEST_WORD = 48, 24
_PARTS = re.compile(r"[^\W\d_]+")


def functional(address: str, more: Collection[str] = ()) -> bool:
    """Say whether an address of e-mail, in lower case, is that of a task or a team.

    ``more`` are the ids of mailboxes that editors know to be public: 'team-hoogvliet'
    is team.hoogvliet@ and team_hoogvliet@.
    """
    local, _, domain = address.partition("@")
    if mailbox_id(address) in more:
        return True
    words = _PARTS.findall(local)
    site = set(_PARTS.findall(domain)[:-1])
    known = [word for word in words if is_task(word) or word in more]
    rest = [word for word in words if word not in known]
    return any(word not in _PLACES for word in known) and all(word in site for word in rest)


def mailbox_id(address: str) -> str:
    """Return how ``mailboxes.yml`` calls an address: what is before the @, as an id."""
    return "-".join(re.findall(r"[a-z0-9]+", address.partition("@")[0]))


def is_task(word: str) -> bool:
    """Say whether a word, in lower case, names a task or a team."""
    if word in _WORDS or word.endswith(_ENDS) or word.startswith(_STARTS):
        return True
    return len(word) <= _LONGEST and _compound(word)


def _compound(word: str) -> bool:
    """Say whether the word is known words and links only, a known word first and last."""
    # Where known words end, and where links end behind them.
    ends, linked = set(), {0}
    for start in range(len(word)):
        if start in linked:
            for stop in range(start + 1, min(start + _LONGEST_WORD, len(word)) + 1):
                part = word[start:stop]
                if part in _WORDS:
                    ends.add(stop)
                if part in _WORDS or (start and part in _LINKS):
                    linked.add(stop)
    return len(word) in ends
