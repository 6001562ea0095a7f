"""Names of States in common use that neither the United Nations nor ISO 3166-1 lists.

Everyday English names, former names that older documents print, and abbreviations. Names which
follow from the United Nations or ISO name by case, accents, punctuation, word order, a leading
"the" or a form of State ("Republic of ...") need no alias, nor do the French and Spanish ones that
the translations of ISO 3166-1 hold; those that they lack or have otherwise stand here.
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
        "BLR": ("Byelorussia", "Belorussia", "Biélorussie"),
        "BRN": ("Brunei",),
        "CAF": ("CAR",),
        "CHN": ("PRC",),
        "CIV": ("Ivory Coast",),
        "COD": ("DRC", "DR Congo", "RDC", "Congo (Kinshasa)", "Congo (DRC)", "Zaire"),
        "COG": ("Congo (Brazzaville)",),
        "COM": ("Comoras",),
        "CPV": ("Cape Verde",),
        "CZE": ("Czechia",),
        "DZA": ("Argelia",),
        "FSM": ("Micronesia",),
        "GBR": ("UK", "Great Britain", "Britain", "United Kingdom"),
        "KGZ": ("Kirghizstan",),
        "KNA": ("Saint Kitts", "Saint Christopher and Nevis"),
        "KOR": ("ROK", "South Korea"),
        "LAO": ("Lao PDR", "Laos"),
        "LBY": ("Libyan Arab Jamahiriya",),
        "MDA": ("Moldova",),
        "MDV": ("Maldivas",),
        "MKD": (
            "Macedonia",
            "FYROM",
            "TFYR Macedonia",
            "The former Yugoslav Republic of Macedonia",
            "ex-République yougoslave de Macédoine",
            "ex República Yugoslava de Macedonia",
        ),
        "MMR": ("Burma", "Birmanie", "Birmania"),
        "NLD": ("Holland",),
        "PRK": ("DPRK", "DPR Korea", "North Korea"),
        "PSE": ("Palestine",),
        "RUS": ("Russia", "Rusia", "Federación de Rusia"),
        "SAU": ("KSA", "Arabia Saudita"),
        "STP": ("Sao Tome",),
        "SWZ": ("Swaziland", "Swazilandia"),
        "SYR": ("Syria",),
        "TLS": ("East Timor",),
        "TTO": ("Trinidad", "Trinidad y Tabago"),
        "TUR": ("Turkey",),
        "TWN": ("Republic of China",),  # else it would be read as China with a form of State
        "TZA": ("Tanzania",),
        "VAT": (
            "Vatican",
            "Vatican City",
            "Vatican City State",
            "Ciudad del Vaticano",
            "État de la Cité du Vatican",
        ),
        "VCT": ("Saint Vincent",),
        "VNM": ("Vietnam",),
        "WSM": ("Western Samoa",),
    }
)
"""Alpha-3 code to further names. Codes of territories may occur: they are then told apart."""
