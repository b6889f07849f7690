"""What is a spelling of a name, and above all what is not: another place, number or year."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from palet.language.nearest import FIELDS, NAMES, TERMS, is_spelling, nearest, plain

# Places in the Netherlands, many of which are but a letter apart.
PLACES = """
    Aalsmeer Aalten Almelo Almere Amersfoort Amsterdam Apeldoorn Arnhem Assen Asten Baarn Barneveld
    Beek Beesel Bergeijk Bergen Berkelland Beuningen Beverwijk Bladel Borger Borne Born Borsele
    Boxtel Breda Brielle Bronckhorst Brummen Bunnik Bunschoten Buren Castricum Coevorden Cranendonck
    Culemborg Dalfsen Delft Delfzijl Deurne Deventer Diemen Dinkelland Doesburg Doetinchem Dongen
    Dordrecht Drechterland Drimmelen Dronten Drunen Druten Duiven Ede Eersel Eindhoven Elburg Elst
    Emmen Enkhuizen Enschede Epe Ermelo Etten Geertruidenberg Geldrop Gennep Gilze Goes Goirle
    Gorinchem Gouda Groningen Haarlem Haaren Haren Hardenberg Harderwijk Hattem Heemskerk Heemstede
    Heerde Heerenveen Heerlen Heiloo Hellendoorn Helmond Hengelo Heusden Hillegom Hilversum Hoorn
    Horn Horst Houten Huizen Hulst Ijsselstein Kampen Kapelle Katwijk Kerkrade Laarbeek Landgraaf
    Laren Leerdam Leeuwarden Leiden Leiderdorp Leidschendam Lelystad Leusden Lisse Lochem Losser
    Maasdriel Maassluis Maastricht Medemblik Meerssen Meppel Middelburg Moerdijk Moordrecht Naarden
    Nijkerk Nijmegen Noordwijk Nuenen Nunspeet Oirschot Oisterwijk Oldenzaal Olst Ommen Oosterhout
    Oss Papendrecht Purmerend Putten Raalte Renkum Reusel Rheden Rhenen Ridderkerk Rijssen Rijswijk
    Roermond Roosendaal Rotterdam Rucphen Schagen Schiedam Simpelveld Sittard Sliedrecht Sluis
    Sneek Soest Someren Son Staphorst Stein Tholen Tiel Tilburg Tubbergen Twello Uden Uithoorn Urk
    Utrecht Vaals Valkenswaard Veendam Veenendaal Veere Veldhoven Velsen Venlo Venray Vlaardingen
    Vlissingen Voorburg Voorschoten Voorst Vught Waalre Waalwijk Waddinxveen Wageningen Wassenaar
    Weert Weesp Westervoort Wierden Wijchen Winschoten Winterswijk Woensdrecht Woerden Zaandam
    Zaltbommel Zandvoort Zeewolde Zeist Zevenaar Zoetermeer Zutphen Zwijndrecht Zwolle
""".lower().split()
SIDES = ["", "noord", "oost", "zuid", "west", "noordoost", "noordwest", "zuidoost", "zuidwest",
         "centrum", "nieuw-west"]  # fmt: skip

place = st.builds(
    lambda *parts: "-".join(filter(None, parts)), st.sampled_from(PLACES), st.sampled_from(SIDES)
)
number = st.integers(0, 3000).map(str)


@given(place, place)
def test_a_place_is_no_spelling_of_another(one: str, other: str) -> None:
    assume(one != other)
    assert nearest(one, [other]) == []


def test_no_place_that_is_listed_is_a_spelling_of_another() -> None:
    assert [pair for pair in combinations(PLACES, 2) if is_spelling(*pair)] == []


@given(st.sampled_from(PLACES), st.lists(st.sampled_from(SIDES[1:]), min_size=2, max_size=2,
                                          unique=True))  # fmt: skip
def test_a_side_of_a_place_is_no_spelling_of_another_side(name: str, sides: list[str]) -> None:
    assert nearest(f"{name}-{sides[0]}", [f"{name}-{sides[1]}"]) == []


@given(st.sampled_from(["monitor", "kamerbrief-voortgang", "cbs-inwoners", "wijk"]), number, number)
def test_a_name_with_another_number_or_year_is_no_spelling(name: str, one: str, other: str) -> None:
    assume(one != other)
    assert nearest(f"{name}-{one}", [f"{name}-{other}"], TERMS) == []
    assert nearest(f"{one}-{name}", [f"{name}", f"{other}-{name}"], FIELDS) == []
    assert nearest(f"{name}{one}", [f"{name}{other}", f"{name}-{other}"], NAMES) == []


@given(st.text(max_size=30), st.text(max_size=30))
def test_of_two_names_both_are_a_spelling_of_the_other_or_none(one: str, other: str) -> None:
    assert is_spelling(plain(one), plain(other)) == is_spelling(plain(other), plain(one))


@given(place, st.data())
def test_a_name_in_capitals_or_with_other_signs_between_its_words_is_the_same(
    name: str, data: st.DataObject
) -> None:
    sign = data.draw(st.sampled_from([" ", "_", "-", ".", "/"]))
    assert nearest(name.upper().replace("-", sign), [name, "iets-anders"]) == [name]


@pytest.mark.parametrize(
    ("wrong", "other"),
    [
        ("breda-noord", "groningen-noord"),
        ("arnhem-west", "arnhem-oost"),
        ("den-haag-zuidoost", "den-haag-zuidwest"),
        ("almere", "almelo"),
        ("statushouders", "ouders"),
        ("ouderen", "ouders"),
        ("tieners", "bewoners"),
        ("inwoners", "bewoners"),
        ("moeders", "broeders"),
        ("werknemers", "werkgevers"),
        ("wonen-en-woonomgeving", "school-en-omgeving"),
        ("cbs-inwoners-nplv-2025", "cbs-ron-meyer-2024"),
        ("kamerbrief-2024", "kamerbrief-2042"),
        ("nr-1-2", "nr-12"),
        ("wijk", "wijkagent"),
        ("", "x"),
        ("?", "x"),
    ],
)
def test_another_thing_is_no_spelling(wrong: str, other: str) -> None:
    for measure in (NAMES, TERMS):
        assert nearest(wrong, [other], measure) == []


@pytest.mark.parametrize(
    ("wrong", "meant"),
    [
        ("Breda Noord", "breda-noord"),
        ("bredanoord", "breda-noord"),
        ("breda-nord", "breda-noord"),
        ("arnhem-oosst", "arnhem-oost"),
        ("tilburg-noordwset", "tilburg-noordwest"),
        ("breif", "brief"),
        ("digitale-weerbarheid", "digitale-weerbaarheid"),
        ("digtale-weerbarheid", "digitale-weerbaarheid"),
        ("Fryslân", "fryslan"),
        ("vlaardingen-westwyk", "vlaardingen-westwijk"),
        ("monitor2024", "monitor-2024"),
    ],
)
def test_a_slip_of_the_hand_is_seen(wrong: str, meant: str) -> None:
    others = [
        "groningen-noord",
        "arnhem-west",
        "tilburg-zuid",
        "brieven",
        "digitale-vaardigheid",
        "monitor-2025",
    ]
    assert nearest(wrong, [*others, meant]) == [meant]


@pytest.mark.parametrize(
    ("wrong", "meant"),
    [("jongerenwerker", "jongerenwerkers"), ("kamerstukken", "kamerstuk"), ("ouder", "ouders")],
)
def test_a_word_of_a_list_may_be_one_or_many_but_a_name_may_not(wrong: str, meant: str) -> None:
    assert nearest(wrong, [meant], TERMS) == [meant]
    assert nearest("berg", ["bergen"], NAMES) == []


def test_what_is_the_name_goes_before_what_is_near_it() -> None:
    assert nearest("Jongere werkers", ["jongerenwerkers", "jongere-werkers"]) == ["jongere-werkers"]
    assert nearest("abcdefghi", ["abcdefghx", "abcdefghy"]) == ["abcdefghx", "abcdefghy"]


@pytest.mark.parametrize(
    ("wrong", "meant"),
    [
        ("titel", "title"), ("TITLE", "title"), ("action-line", "action_line"),
        ("Action_Line", "action_line"), ("sumary", "summary"), ("xyz", ""), ("", ""),
    ],
)  # fmt: skip
def test_a_field_is_known_by_less(wrong: str, meant: str) -> None:
    found = nearest(wrong, ["title", "summary", "action_line"], FIELDS)
    assert found == ([meant] if meant else [])
