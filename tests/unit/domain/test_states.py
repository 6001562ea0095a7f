"""Look-up of States, checked against the names that documents use."""

from __future__ import annotations

import gettext
import pickle
import subprocess
import sys
import unicodedata
from collections import Counter
from collections.abc import Callable

import pycountry
import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.errors import NotFoundError
from domain.states import (
    AmbiguousStateError,
    NotAStateError,
    Region,
    State,
    UnknownStateError,
    all_states,
    find_state,
    region,
    state,
)
from domain.states.aliases import ALIASES

# As the depositary's status list and the scales of assessments print them.
PRINTED = """
AFG Afghanistan
AGO Angola
ALB Albania
AND Andorra
ARE United Arab Emirates
ARG Argentina
ARM Armenia
ATG Antigua and Barbuda
AUS Australia
AUT Austria
AZE Azerbaijan
BDI Burundi
BEL Belgium
BEN Benin
BFA Burkina Faso
BGD Bangladesh
BGR Bulgaria
BHR Bahrain
BHS Bahamas
BIH Bosnia and Herzegovina
BLR Belarus
BLZ Belize
BOL Bolivia
BOL Bolivia (Plurinational State of)
BRA Brazil
BRB Barbados
BRN Brunei Darussalam
BTN Bhutan
BWA Botswana
CAF Central African Republic
CAN Canada
CHE Switzerland
CHL Chile
CHN China
CIV Cote d'Ivoire
CIV Côte d'Ivoire
CMR Cameroon
COD Democratic Republic of the Congo
COG Congo
COK Cook Islands
COL Colombia
COM Comoros
CPV Cabo Verde
CRI Costa Rica
CUB Cuba
CYP Cyprus
CZE Czech Republic
DEU Germany
DJI Djibouti
DMA Dominica
DNK Denmark
DOM Dominican Republic
DZA Algeria
ECU Ecuador
EGY Egypt
ERI Eritrea
ESP Spain
EST Estonia
ETH Ethiopia
FIN Finland
FJI Fiji
FRA France
FSM Micronesia (Federated States of)
GAB Gabon
GBR United Kingdom of Great Britain and Northern Ireland
GEO Georgia
GHA Ghana
GIN Guinea
GMB Gambia
GNB Guinea-Bissau
GNQ Equatorial Guinea
GRC Greece
GRD Grenada
GTM Guatemala
GUY Guyana
HND Honduras
HRV Croatia
HTI Haiti
HUN Hungary
IDN Indonesia
IND India
IRL Ireland
IRN Iran (Islamic Republic of)
IRQ Iraq
ISL Iceland
ISR Israel
ITA Italy
JAM Jamaica
JOR Jordan
JPN Japan
KAZ Kazakhstan
KEN Kenya
KGZ Kyrgyzstan
KHM Cambodia
KIR Kiribati
KNA Saint Kitts and Nevis
KOR Republic of Korea
KWT Kuwait
LAO Lao People's Democratic Republic
LBN Lebanon
LBR Liberia
LBY Libya
LCA Saint Lucia
LIE Liechtenstein
LKA Sri Lanka
LSO Lesotho
LTU Lithuania
LUX Luxembourg
LVA Latvia
MAR Morocco
MCO Monaco
MDA Republic of Moldova
MDG Madagascar
MDV Maldives
MEX Mexico
MHL Marshall Islands
MKD North Macedonia
MLI Mali
MLT Malta
MMR Myanmar
MNE Montenegro
MNG Mongolia
MOZ Mozambique
MRT Mauritania
MUS Mauritius
MWI Malawi
MYS Malaysia
NAM Namibia
NER Niger
NGA Nigeria
NIC Nicaragua
NIU Niue
NLD Netherlands
NLD Netherlands (Kingdom of the)
NOR Norway
NPL Nepal
NRU Nauru
NZL New Zealand
OMN Oman
PAK Pakistan
PAN Panama
PER Peru
PHL Philippines
PLW Palau
PNG Papua New Guinea
POL Poland
PRK Democratic People's Republic of Korea
PRT Portugal
PRY Paraguay
PSE State of Palestine
QAT Qatar
ROU Romania
RUS Russian Federation
RWA Rwanda
SAU Saudi Arabia
SDN Sudan
SEN Senegal
SGP Singapore
SLB Solomon Islands
SLE Sierra Leone
SLV El Salvador
SMR San Marino
SOM Somalia
SRB Serbia
SSD South Sudan
STP Sao Tome and Principe
SUR Suriname
SVK Slovakia
SVN Slovenia
SWE Sweden
SWZ Eswatini
SYC Seychelles
SYR Syrian Arab Republic
TCD Chad
TGO Togo
THA Thailand
TJK Tajikistan
TKM Turkmenistan
TLS Timor-Leste
TON Tonga
TTO Trinidad and Tobago
TUN Tunisia
TUR Türkiye
TUV Tuvalu
TZA United Republic of Tanzania
UGA Uganda
UKR Ukraine
URY Uruguay
USA United States of America
UZB Uzbekistan
VAT Holy See
VCT Saint Vincent and the Grenadines
VEN Venezuela (Bolivarian republic of)
VNM Viet Nam
VUT Vanuatu
WSM Samoa
YEM Yemen
ZAF South Africa
ZMB Zambia
ZWE Zimbabwe
"""
PRINTED_NAMES = [(line[:3], line[4:]) for line in PRINTED.strip().splitlines()]
STATES = {found.iso3 for found in all_states()}

OTHER_NAMES = [
    ("BIH", "Bosnia"),
    ("BOL", "Plurinational State of Bolivia"),
    ("BRN", "Brunei"),
    ("CIV", "Cote dIvoire"),
    ("CIV", "Côte d\N{RIGHT SINGLE QUOTATION MARK}Ivoire"),
    ("CIV", "Côte d\N{MODIFIER LETTER APOSTROPHE}Ivoire"),
    ("CIV", "Ivory Coast"),
    ("COD", "Congo (Democratic Republic of the)"),
    ("COD", "D.R. Congo"),
    ("COD", "DRC"),
    ("COD", "Dem. Rep. of the Congo"),
    ("COG", "Republic of Congo"),
    ("CPV", "Cape Verde"),
    ("CZE", "Czechia"),
    ("GBR", "Great Britain"),
    ("GBR", "U.K."),
    ("GBR", "the United Kingdom"),
    ("GMB", "Gambia (the)"),
    ("GNB", "Guinea Bissau"),
    ("IRL", "Republic of Ireland"),
    ("IRN", "Iran"),
    ("KNA", "St. Kitts & Nevis"),
    ("KOR", "Korea (Republic of)"),
    ("KOR", "Rep. of Korea"),
    ("KOR", "South Korea"),
    ("LAO", "Lao PDR"),
    ("LAO", "Laos"),
    ("LBY", "Libyan Arab Jamahiriya"),
    ("MDA", "Moldova"),
    ("MKD", "Macedonia"),
    ("MKD", "the former Yugoslav Republic of Macedonia"),
    ("PRK", "DPRK"),
    ("PSE", "Palestine"),
    ("RUS", "Russia"),
    ("STP", "São Tomé and Príncipe"),
    ("STP", "São Tomé & Príncipe"),
    ("STP", "St"),
    ("SWZ", "Swaziland"),
    ("TLS", "East Timor"),
    ("TUR", "Turkey"),
    ("TZA", "Tanzania"),
    ("USA", "U.S.A."),
    ("VAT", "Vatican"),
    ("VCT", "Saint Vincent"),
    ("VCT", "St Vincent and the Grenadines"),
    ("VNM", "Vietnam"),
    ("BOL", "Bolivie (État plurinational de)"),
    ("LAO", "République démocratique populaire lao"),
    ("LAO", "República Democrática Popular Lao"),
    ("NLD", "Pays-Bas (Royaume des)"),
    ("PSE", "Estado de Palestina"),
    ("VAT", "Saint-Siège"),
]


def iso_entries() -> list[tuple[str, str]]:
    """(alpha-3, text): the codes of all ISO 3166-1 entries, and their names in three languages."""
    languages: list[Callable[[str], str]] = [str]
    for code in ("fr", "es"):
        translation = gettext.translation("iso3166-1", pycountry.LOCALES_DIR, languages=[code])
        languages.append(translation.gettext)
    texts = []
    for country in pycountry.countries:
        texts += [(country.alpha_3, country.alpha_2), (country.alpha_3, country.alpha_3)]
        for field in ("name", "official_name", "common_name"):
            if name := getattr(country, field, None):
                texts += [(country.alpha_3, translate(name)) for translate in languages]
    return texts


KNOWN = sorted(
    {
        *PRINTED_NAMES,
        *((iso3, text) for iso3, text in iso_entries() if iso3 in STATES),
        *((iso3, name) for iso3 in STATES for name in ALIASES.get(iso3, ())),
    },
)
PUNCTUATION = st.text(" -,.()'/\N{RIGHT SINGLE QUOTATION MARK}\N{NO-BREAK SPACE}", max_size=2)
ACCENTS = st.sampled_from(["", "", "\N{COMBINING ACUTE ACCENT}", "\N{COMBINING DIAERESIS}"])
CASES = st.sampled_from([str.upper, str.lower, str.title, str.casefold, str.swapcase])


@st.composite
def rewritten(draw: st.DrawFn, text: str) -> str:
    """The text in another case, with other accents, and punctuation where there was none."""
    bare = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    base = draw(st.sampled_from([text, bare]))
    written = draw(PUNCTUATION)
    for character in draw(CASES)(base):
        kept = character if character.isalnum() else draw(PUNCTUATION)
        written += kept + (draw(ACCENTS) if character.isalpha() else "") + draw(PUNCTUATION)
    return unicodedata.normalize(draw(st.sampled_from(["NFC", "NFD"])), written)


@st.composite
def misspelt(draw: st.DrawFn, name: str) -> str:
    """The name with one letter replaced, left out or added."""
    at = draw(st.sampled_from([i for i, character in enumerate(name) if character.isalpha()]))
    letter = draw(st.sampled_from("abcdefghijklmnopqrstuvwxyz"))
    return draw(
        st.sampled_from(
            [
                name[:at] + letter + name[at + 1 :],
                name[:at] + name[at + 1 :],
                name[:at] + letter + name[at:],
            ],
        ),
    )


def test_there_are_193_members_of_the_united_nations_and_four_other_states() -> None:
    others = {found.name for found in all_states() if not found.is_un_member}
    assert len(all_states()) == len(STATES) == 193 + 4
    assert others == {"Cook Islands", "Holy See", "Niue", "State of Palestine"}


def test_all_states_stand_in_the_order_of_their_codes() -> None:
    assert [found.iso3 for found in all_states()] == sorted(STATES)


def test_every_code_is_one_of_iso_3166() -> None:
    assert {country.alpha_3 for country in pycountry.countries} >= STATES


def test_a_state_has_its_united_nations_name() -> None:
    assert state("LAO") == State("LAO", "Lao People's Democratic Republic", is_un_member=True)
    assert state("PSE") == State("PSE", "State of Palestine", is_un_member=False)
    assert state("BOL").name == "Bolivia (Plurinational State of)"


def test_every_printed_name_resolves_to_its_state_and_none_is_missing() -> None:
    assert {name: find_state(name).iso3 for _, name in PRINTED_NAMES} == {
        name: iso3 for iso3, name in PRINTED_NAMES
    }
    assert {iso3 for iso3, _ in PRINTED_NAMES} == STATES


@pytest.mark.parametrize(("iso3", "name"), OTHER_NAMES)
def test_a_name_in_common_use_resolves(iso3: str, name: str) -> None:
    assert find_state(name).iso3 == iso3


def test_every_code_and_name_of_iso_in_three_languages_means_its_own_entry_alone() -> None:
    wrong = []
    for iso3, text in iso_entries():
        try:
            found = find_state(text).iso3
        except NotAStateError as error:
            found = error.iso3
        if found != iso3:
            wrong.append((iso3, text, found))
    assert wrong == []


@pytest.mark.parametrize(("iso3", "name"), [("GIN", "Guinea"), ("COG", "Congo"), ("NER", "Niger")])
def test_a_name_that_is_a_part_of_other_names_means_its_own_state(iso3: str, name: str) -> None:
    assert find_state(name).iso3 == iso3


@given(st.data())
def test_case_accents_and_punctuation_never_change_the_state(data: st.DataObject) -> None:
    iso3, name = data.draw(st.sampled_from(KNOWN))
    assert find_state(data.draw(rewritten(name))).iso3 == iso3


def answer_to(text: str) -> tuple[str, ...]:
    """The name of the State that the text names, or the suggestions made instead."""
    try:
        return (find_state(text).name,)
    except UnknownStateError as error:
        return error.suggestions


@given(st.data())
def test_a_long_name_with_one_wrong_letter_is_suggested(data: st.DataObject) -> None:
    meant = data.draw(st.sampled_from([found for found in all_states() if len(found.name) > 7]))
    answer = answer_to(data.draw(misspelt(meant.name)))
    assert meant.name in answer
    assert len(answer) <= 3


@given(st.text())
def test_any_text_gets_an_answer_of_known_states(text: str) -> None:
    assert {find_state(name) for name in answer_to(text)} <= set(all_states())


def test_a_typo_is_answered_with_what_was_meant() -> None:
    with pytest.raises(UnknownStateError) as caught:
        find_state("Bulgeria")
    assert caught.value.suggestions == ("Bulgaria", "Algeria")
    assert str(caught.value) == (
        "No State is known as 'Bulgeria'. Did you mean Bulgaria or Algeria? Give an ISO 3166-1 "
        "code ('BGR', 'BG') or a name in English, French or Spanish ('Bulgaria')."
    )


@pytest.mark.parametrize(
    ("text", "suggestions"),
    [
        ("Islands", ("Cook Islands", "Marshall Islands", "Solomon Islands")),
        # not Sao Tome and Principe, whose code is ST
        ("Saint", ("Saint Kitts and Nevis", "Saint Lucia", "Saint Vincent and the Grenadines")),
        ("Northern Ireland", ("United Kingdom of Great Britain and Northern Ireland",)),
    ],
)
def test_a_part_of_a_name_is_answered_with_the_names_it_is_in(
    text: str, suggestions: tuple[str, ...]
) -> None:
    with pytest.raises(UnknownStateError) as caught:
        find_state(text)
    assert caught.value.suggestions == suggestions


@pytest.mark.parametrize("text", ["", " ", "of the", "XX", "Republic of", "България", "x" * 10_000])
def test_a_text_that_resembles_nothing_gets_no_suggestions(text: str) -> None:
    with pytest.raises(UnknownStateError) as caught:
        find_state(text)
    assert caught.value.suggestions == ()
    assert "Did you mean" not in str(caught.value)


@pytest.mark.parametrize("text", ["Korea", "Corée", "the COREA"])
def test_a_name_of_two_states_is_refused_with_both(text: str) -> None:
    with pytest.raises(AmbiguousStateError) as caught:
        find_state(text)
    assert set(caught.value.suggestions) == {state("KOR").name, state("PRK").name}
    assert str(caught.value) == (
        f"{text!r} can mean 2 States. Give the full name or the code of one: "
        "Republic of Korea or Democratic People's Republic of Korea."
    )


@pytest.mark.parametrize(
    ("text", "iso3"),
    [("Aruba", "ABW"), ("aw", "ABW"), ("Sahara occidental", "ESH"), ("Republic of China", "TWN")],
)
def test_a_territory_is_refused_as_not_a_state(text: str, iso3: str) -> None:
    with pytest.raises(NotAStateError) as caught:
        find_state(text)
    assert caught.value.iso3 == iso3
    assert str(caught.value) == (
        f"{text!r} ({iso3}) is a territory in ISO 3166-1, not a State that can be bound by the "
        "Convention: the ledger knows the Member States of the United Nations, the Holy See, the "
        "State of Palestine, the Cook Islands and Niue. "
        "Name the State whose act it is, for example 'Bulgaria' or 'BGR'."
    )


@pytest.mark.parametrize("text", ["Bulgeria", "Korea", "Aruba"])
def test_an_error_is_the_same_after_pickling(text: str) -> None:
    with pytest.raises(UnknownStateError) as caught:
        find_state(text)
    copy = pickle.loads(pickle.dumps(caught.value))  # noqa: S301 - made here
    assert type(copy) is type(caught.value)
    assert str(copy) == str(caught.value)
    assert isinstance(copy, NotFoundError)
    assert isinstance(copy, ValueError)


@pytest.mark.parametrize("look_up", [state, region])
def test_an_exact_look_up_takes_codes_in_capitals_only(look_up: Callable[[str], object]) -> None:
    for text, suggestions in [("bgr", ("BGR",)), ("Bulgaria", ()), ("BG", ()), ("ABW", ())]:
        with pytest.raises(UnknownStateError) as caught:
            look_up(text)
        assert caught.value.suggestions == suggestions


def test_every_state_has_a_region() -> None:
    assert Counter(region(iso3) for iso3 in STATES) == {
        Region.AFRICA: 54,
        Region.AMERICAS: 35,
        Region.ASIA: 47 + 1,  # State of Palestine
        Region.EUROPE: 43 + 1,  # Holy See
        Region.OCEANIA: 14 + 2,  # Cook Islands, Niue
    }


@pytest.mark.parametrize(
    ("iso3", "expected"),
    [
        ("CYP", Region.ASIA),
        ("EGY", Region.AFRICA),
        ("KAZ", Region.ASIA),
        ("LAO", Region.ASIA),
        ("MEX", Region.AMERICAS),
        ("RUS", Region.EUROPE),
        ("TLS", Region.ASIA),
        ("TUR", Region.ASIA),
        ("PNG", Region.OCEANIA),
    ],
)
def test_regions_are_those_of_m49(iso3: str, expected: Region) -> None:
    assert region(iso3) is expected


def test_the_library_of_codes_is_loaded_only_when_the_own_names_do_not_do() -> None:
    script = (
        "import sys; from domain.states import find_state, state; "
        "state('BGR'); find_state('Lao PDR'); assert 'pycountry' not in sys.modules; "
        "find_state('BG'); assert 'pycountry' in sys.modules"
    )
    subprocess.run([sys.executable, "-c", script], check=True)
