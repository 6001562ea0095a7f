"""What a batch books to accounts that nothing else on record is about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ledger.cli.failing import note

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from domain.events.header import Event
    from ledger.ledger import Ledger, Receipt

__all__ = ["tell_unknown_accounts"]

_MOST_TOLD = 20


def tell_unknown_accounts(ledger: Ledger, receipt: Receipt) -> None:
    """Name the accounts that are no meeting and no year, with the nearest; they may come later."""
    names = dict.fromkeys(name for event in receipt.recorded for name in _accounts_of(event))
    if not names:
        return
    from domain.errors import did_you_mean
    from projections.money.known_accounts import known_accounts

    known = known_accounts(ledger.view()) | _meetings_of(receipt.recorded)
    unknown = [name for name in names if name not in known]
    for name in unknown[:_MOST_TOLD]:
        near = did_you_mean(name, known) or " Is its meeting still to be recorded?"
        note(f"no meeting and no year on record is called {name!r}, an account of these.{near}")
    if len(unknown) > _MOST_TOLD:
        note(f"and {len(unknown) - _MOST_TOLD} more; `ccm findings --rule account_unknown` has all")


def _accounts_of(event: Event) -> Iterator[str]:
    from projections.money.recorded_sums import OfState, accounts_of

    if isinstance(event, OfState):
        yield from accounts_of(event)


def _meetings_of(events: Sequence[Event]) -> frozenset[str]:
    """The meetings that the batch itself sets: on a dry run the ledger does not hold them."""
    from domain.events.machinery import MeetingOpened, MeetingScheduled

    return frozenset(
        event.subject_key for event in events if isinstance(event, MeetingScheduled | MeetingOpened)
    )
