"""The region of each State.

Source: United Nations Statistics Division, "Standard country or area codes for statistical use"
(M49), level of regions.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from functools import cache
from typing import Final

from domain.states.registry import state


class Region(StrEnum):
    """A region of M49. Cyprus, Georgia and Türkiye are in Asia there, Russia is in Europe."""

    AFRICA = "Africa"
    AMERICAS = "Americas"
    ASIA = "Asia"
    EUROPE = "Europe"
    OCEANIA = "Oceania"


_CODES: Final[Mapping[Region, str]] = {
    Region.AFRICA: """
        AGO BDI BEN BFA BWA CAF CIV CMR COD COG COM CPV DJI DZA EGY ERI ETH GAB
        GHA GIN GMB GNB GNQ KEN LBR LBY LSO MAR MDG MLI MOZ MRT MUS MWI NAM NER
        NGA RWA SDN SEN SLE SOM SSD STP SWZ SYC TCD TGO TUN TZA UGA ZAF ZMB ZWE
    """,
    Region.AMERICAS: """
        ARG ATG BHS BLZ BOL BRA BRB CAN CHL COL CRI CUB DMA DOM ECU GRD GTM GUY
        HND HTI JAM KNA LCA MEX NIC PAN PER PRY SLV SUR TTO URY USA VCT VEN
    """,
    Region.ASIA: """
        AFG ARE ARM AZE BGD BHR BRN BTN CHN CYP GEO IDN IND IRN IRQ ISR JOR JPN
        KAZ KGZ KHM KOR KWT LAO LBN LKA MDV MMR MNG MYS NPL OMN PAK PHL PRK PSE
        QAT SAU SGP SYR THA TJK TKM TLS TUR UZB VNM YEM
    """,
    Region.EUROPE: """
        ALB AND AUT BEL BGR BIH BLR CHE CZE DEU DNK ESP EST FIN FRA GBR GRC HRV
        HUN IRL ISL ITA LIE LTU LUX LVA MCO MDA MKD MLT MNE NLD NOR POL PRT ROU
        RUS SMR SRB SVK SVN SWE UKR VAT
    """,
    Region.OCEANIA: """
        AUS COK FJI FSM KIR MHL NIU NRU NZL PLW PNG SLB TON TUV VUT WSM
    """,
}


def region(iso3: str) -> Region:
    """Return the M49 region of the State with this alpha-3 code, in capitals.

    Raises UnknownStateError for any other text.
    """
    return _region_of_each()[state(iso3).iso3]


@cache
def _region_of_each() -> Mapping[str, Region]:
    return {iso3: region for region, codes in _CODES.items() for iso3 in codes.split()}
