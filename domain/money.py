"""Sums of money in the smallest coin of their currency; no float ever touches one."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from domain.errors import InvalidMoneyError
from domain.quantities import LARGEST_AMOUNT

__all__ = ["Currency", "Money", "parse_money"]


class Currency(StrEnum):
    """The currencies that sums can be of, by their codes (ISO 4217)."""

    USD = "USD"
    CHF = "CHF"
    EUR = "EUR"
    GBP = "GBP"
    AUD = "AUD"
    CAD = "CAD"
    NZD = "NZD"
    DKK = "DKK"
    NOK = "NOK"
    SEK = "SEK"
    JPY = "JPY"
    KWD = "KWD"

    @property
    def minor_digits(self) -> int:
        """How many decimals its smallest coin has: none for the yen, three for the dinar."""
        return _MINOR_DIGITS.get(self, 2)


_MINOR_DIGITS = {Currency.JPY: 0, Currency.KWD: 3}
_GROUP = 3
_WRITTEN = re.compile(
    r"(?P<minus>-?)(?P<whole>\d{1,3}(?:,\d{3})+|\d+)(?:\.(?P<decimals>\d+))?\s*(?P<code>[A-Za-z]{3})\Z"
)


@dataclass(frozen=True, slots=True)
class Money:
    """``amount`` smallest coins of a currency: cents, yen, fils. Negative where it is owed back."""

    amount: int
    currency: Currency

    def __add__(self, other: Money) -> Money:
        """The sum. Raises TypeError for another currency."""
        if self.currency is not other.currency:
            message = f"{self} and {other} cannot be added: nothing says at which rate"
            raise TypeError(message)
        return Money(self.amount + other.amount, self.currency)

    def __neg__(self) -> Money:
        return Money(-self.amount, self.currency)

    def __sub__(self, other: Money) -> Money:
        """The difference. Raises TypeError for another currency."""
        return self + -other

    @property
    def number(self) -> str:
        """The amount with its decimals and without its currency, as spreadsheets read it."""
        digits = self.currency.minor_digits
        whole, rest = divmod(abs(self.amount), 10**digits)
        sign = "-" if self.amount < 0 else ""
        return f"{sign}{whole}.{rest:0{digits}d}" if digits else f"{sign}{whole}"

    def __str__(self) -> str:
        """As people write it, thousands apart."""
        sign, number = ("-", self.number[1:]) if self.amount < 0 else ("", self.number)
        whole, point, decimals = number.partition(".")
        return f"{sign}{int(whole):,}{point}{decimals} {self.currency.value}"


def parse_money(text: str) -> Money:
    """Read a sum with its currency: ``1,234.56 USD``, ``120000 JPY``.

    Commas group thousands, the point parts the decimals. Raises
    :class:`~domain.errors.InvalidMoneyError` for anything else, for a fraction of the smallest
    coin, and for more than LARGEST_AMOUNT.
    """
    match = _WRITTEN.match(text.strip())
    if match is None:
        raise InvalidMoneyError(text, "it is not a number followed by a currency")
    named = match["code"].upper()
    if named not in Currency.__members__:
        raise InvalidMoneyError(text, f"{named} is none of {', '.join(Currency)}")
    currency = Currency(named)
    if currency.minor_digits == _GROUP and match["whole"].count(",") == 1 and not match["decimals"]:
        raise InvalidMoneyError(text, "its comma can group thousands or part decimals")
    return Money(_coins(match, currency, text) * (-1 if match["minus"] else 1), currency)


def _coins(match: re.Match[str], currency: Currency, text: str) -> int:
    decimals = (match["decimals"] or "").rstrip("0")
    if len(decimals) > currency.minor_digits:
        why = f"the smallest coin of {currency} has {currency.minor_digits} decimals"
        raise InvalidMoneyError(text, why)
    digits = match["whole"].replace(",", "").lstrip("0") + decimals.ljust(
        currency.minor_digits, "0"
    )
    if len(digits) > len(str(LARGEST_AMOUNT)) or int(digits or "0") > LARGEST_AMOUNT:
        raise InvalidMoneyError(text, f"it is more than {LARGEST_AMOUNT:,} of the smallest coins")
    return int(digits or "0")
