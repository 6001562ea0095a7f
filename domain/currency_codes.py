"""The codes of all currencies (ISO 4217), for amounts that no ledger has to add up.

pycountry is imported when it is first needed, as in `domain.states.iso`.
"""

from __future__ import annotations

__all__ = ["is_currency"]


def is_currency(code: str) -> bool:
    """Whether a text is the code of a currency, in capitals."""
    import pycountry  # noqa: PLC0415 - see above

    return code.isupper() and pycountry.currencies.get(alpha_3=code) is not None
