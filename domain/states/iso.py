"""What ISO 3166-1 calls countries and territories; the only module that asks pycountry for them.

pycountry is imported when it is first needed: most texts are found in the ledger's own tables, and
importing `domain.states` has to stay cheap.
"""

from __future__ import annotations

import gettext
from collections.abc import Iterator
from typing import Final

_NAMES: Final = ("name", "official_name", "common_name")
_LANGUAGES: Final = ("fr", "es")


def iso_names() -> Iterator[tuple[str, str]]:
    """Yield (alpha-3, text) for the codes and English names of all entries of ISO 3166-1."""
    import pycountry  # noqa: PLC0415 - see above

    for country in pycountry.countries:
        yield country.alpha_3, country.alpha_3
        yield country.alpha_3, country.alpha_2
        for field in _NAMES:
            if name := getattr(country, field, None):
                yield country.alpha_3, name


def translated_names() -> Iterator[tuple[str, str]]:
    """Yield (alpha-3, name) for the French and Spanish names of all entries of ISO 3166-1."""
    import pycountry  # noqa: PLC0415 - see above

    english = [(iso3, name) for iso3, name in iso_names() if len(name) > len(iso3)]
    for language in _LANGUAGES:
        # Some distributions leave the translations out: then those names are just not known.
        catalogue = gettext.translation(
            "iso3166-1", pycountry.LOCALES_DIR, languages=[language], fallback=True
        )
        for iso3, name in english:
            yield iso3, catalogue.gettext(name)
