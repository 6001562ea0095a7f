"""Names of what States pay for, and sums that may be unknown."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Annotated

from domain.errors import NotFoundError, UnknownMeetingError, did_you_mean
from domain.events.money import AssessmentInvoiced, account_of_year
from domain.money import Currency, Money
from ledger.answers.model import Column
from ledger.answers.subjects import meeting_named
from projections.metrics.building import holds_any
from projections.money.known_accounts import known_accounts
from projections.money.meeting_due import DueBy

if TYPE_CHECKING:
    from collections.abc import Iterable

    from projections.money.meeting_due import MeetingDue
    from projections.view import View

__all__ = [
    "AccountField",
    "InferredField",
    "UnknownAccountError",
    "account_named",
    "inferred_from",
    "money",
    "nothing_asked",
]

AccountField = Annotated[
    str, Column("what is paid for: a meeting, or the costs of a year under Article 14.2", "Account")
]
InferredField = Annotated[
    str,
    Column(
        "opening, where no schedule is on record and the due day is reckoned from the day on which "
        "the meeting opened; else empty",
        "Due inferred from",
        usual="",
    ),
]


class UnknownAccountError(NotFoundError):
    """A text that names nothing that States pay for."""

    code = "ACCOUNT"

    def __init__(self, text: str, known: Iterable[str]) -> None:
        super().__init__(
            f"{text!r} names no account.{did_you_mean(text, known)} Name a meeting "
            "(10MSP; `ccm meetings` lists them), or the costs of a year under Article 14.2 "
            "('14.2 2022').",
        )


_OF_A_YEAR = re.compile(r"14\.2[ -](\d{4})\Z")


def account_named(view: View, text: str) -> str:
    """The account that a text names. Raises UnknownAccountError."""
    year = _OF_A_YEAR.match(text.strip())
    if year:
        return account_of_year(int(year[1]))
    try:
        return meeting_named(view, text)
    except UnknownMeetingError:
        raise UnknownAccountError(text, known_accounts(view)) from None


def money(amount: int | None, currency: Currency | None) -> Money | None:
    """An amount in its currency; None where one of the two is unknown."""
    return None if amount is None or currency is None else Money(amount, currency)


def nothing_asked(view: View) -> str:
    """What to say where there is nothing to show: no invoice on record is not that all paid."""
    if holds_any(view, (AssessmentInvoiced,)):
        return "nothing found"
    return "no invoice is recorded: what States were asked for is not known"


def inferred_from(due: MeetingDue | None) -> str:
    """What a due day is inferred from, where no schedule sets it; else empty."""
    return due.by.value if due and due.by is DueBy.OPENING else ""
