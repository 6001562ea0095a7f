"""Names of States in common use that neither the United Nations nor ISO 3166-1 lists.

Everyday English names, former names that older documents print, and abbreviations. Names which
follow from the United Nations or ISO name by case, accents, punctuation, word order, a leading
"the" or a form of State ("Republic of ...") need no alias, nor do French and Spanish ones.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

ALIASES: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "ARE": ("UAE", "Emirates"),
        "ATG": ("Antigua",),
        "BIH": ("Bosnia", "BiH", "Bosnia-Herzegovina"),
        "BLR": ("Byelorussia", "Belorussia"),
        "BRN": ("Brunei",),
        "CAF": ("CAR",),
        "CHN": ("PRC",),
        "CIV": ("Ivory Coast",),
        "COD": ("DRC", "DR Congo", "RDC", "Congo (Kinshasa)", "Congo (DRC)", "Zaire"),
        "COG": ("Congo (Brazzaville)",),
        "CPV": ("Cape Verde",),
        "CZE": ("Czechia",),
        "FSM": ("Micronesia",),
        "GBR": ("UK", "Great Britain", "Britain", "United Kingdom"),
        "KNA": ("Saint Kitts", "Saint Christopher and Nevis"),
        "KOR": ("ROK", "South Korea"),
        "LAO": ("Lao PDR", "Laos"),
        "LBY": ("Libyan Arab Jamahiriya",),
        "MDA": ("Moldova",),
        "MKD": (
            "Macedonia",
            "FYROM",
            "TFYR Macedonia",
            "The former Yugoslav Republic of Macedonia",
        ),
        "MMR": ("Burma",),
        "NLD": ("Holland",),
        "PRK": ("DPRK", "DPR Korea", "North Korea"),
        "PSE": ("Palestine",),
        "RUS": ("Russia",),
        "SAU": ("KSA",),
        "STP": ("Sao Tome",),
        "SWZ": ("Swaziland",),
        "SYR": ("Syria",),
        "TLS": ("East Timor",),
        "TTO": ("Trinidad",),
        "TUR": ("Turkey",),
        "TWN": ("Republic of China",),  # else it would be read as China with a form of State
        "TZA": ("Tanzania",),
        "VAT": ("Vatican", "Vatican City", "Vatican City State"),
        "VCT": ("Saint Vincent",),
        "VNM": ("Vietnam",),
        "WSM": ("Western Samoa",),
    }
)
"""Alpha-3 code to further names. Codes of territories may occur: they are then told apart."""
