"""Which States hold, destroyed, or never had stockpiles: lists of codes, asked of a view."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.dates import add_years
from projections.basis import DutyBasis
from projections.machinery.meetings import after_1rc
from projections.membership import (
    contracting_states,
    ever_contracting,
    pending_states,
    standing,
    states_in_force,
)
from projections.obligations import Obligation, Status
from projections.obligations.article_3 import destroy_stockpiles
from projections.stockpiles import stockpile
from projections.view import per_view

if TYPE_CHECKING:
    from projections.view import View

__all__ = [
    "completed",
    "declared_on_time_since_1rc",
    "declared_since_1rc",
    "ever_reported",
    "new_with_stock",
    "new_with_stock_when_bound",
    "pending_with_stock",
    "reported",
    "reported_or_unverified",
    "three_years_early",
    "unverified",
    "with_duty",
    "with_duty_or_expected",
    "with_duty_or_unverified",
    "without",
    "without_in_force",
]

_OPEN_PERHAPS = (Status.NOT_RECORDED, Status.CANNOT_TELL)
"""Open as far as recorded, where stock is declared and no completion stated."""


@per_view
def with_duty(view: View) -> list[str]:
    """States Parties with declared stock left to destroy."""
    return [
        iso3
        for iso3 in _with_statements(view)
        if (duty := destroy_stockpiles(view, iso3)) and _is_unmet(duty)
    ]


def _with_statements(view: View) -> list[str]:
    """States Parties that said anything of their stock; the duty of the others is not known."""
    return [
        iso3
        for iso3 in states_in_force(view)
        if stockpile(view, iso3).basis is not DutyBasis.NOT_RECORDED
    ]


def _is_unmet(duty: Obligation) -> bool:
    """Whether declared stock is left, as far as recorded: open, or past due without a record."""
    declared_stock = duty.basis is DutyBasis.DECLARED and duty.met_on is None
    return duty.is_open or (duty.status in _OPEN_PERHAPS and declared_stock)


@per_view
def unverified(view: View) -> list[str]:
    """States Parties that are still verifying whether they hold any."""
    return [
        iso3
        for iso3 in _with_statements(view)
        if (duty := destroy_stockpiles(view, iso3)) and duty.is_being_verified
    ]


@per_view
def with_duty_or_unverified(view: View) -> list[str]:
    """Both of these."""
    return [*with_duty(view), *unverified(view)]


@per_view
def pending_with_stock(view: View) -> list[str]:
    """Contracting States not bound yet that declared stock and have not finished."""
    return [
        iso3
        for iso3 in pending_states(view)
        if (state := stockpile(view, iso3)).basis is DutyBasis.DECLARED
        and not state.completions
        and not state.compliance
    ]


@per_view
def with_duty_or_expected(view: View) -> list[str]:
    """All of these: with stock left, verifying, or bound soon."""
    return [*with_duty_or_unverified(view), *pending_with_stock(view)]


@per_view
def completed(view: View) -> list[str]:
    """Contracting States that reported stock and have none left to destroy."""
    return [iso3 for iso3 in reported(view) if _is_done(view, iso3)]


def _is_done(view: View, iso3: str) -> bool:
    duty = destroy_stockpiles(view, iso3)
    if duty is None:
        return bool(stockpile(view, iso3).completions)
    return duty.met_on is not None or duty.status is Status.CLOSED


@per_view
def reported(view: View) -> list[str]:
    """Contracting States that ever reported stock."""
    return [iso3 for iso3 in contracting_states(view) if stockpile(view, iso3).has_reported_stock]


@per_view
def ever_reported(view: View) -> list[str]:
    """States that ever consented and ever reported stock, withdrawn ones among them."""
    return [iso3 for iso3 in ever_contracting(view) if stockpile(view, iso3).has_reported_stock]


@per_view
def reported_or_unverified(view: View) -> list[str]:
    """These, and the States Parties that are still verifying whether they hold any."""
    return sorted({*reported(view), *unverified(view)})


@per_view
def without(view: View) -> list[str]:
    """Contracting States not known to hold stock, those never recorded among them."""
    held = {*with_duty(view), *unverified(view), *pending_with_stock(view)}
    return [iso3 for iso3 in contracting_states(view) if iso3 not in held]


@per_view
def without_in_force(view: View) -> list[str]:
    """Of these, those for which the Convention is in force."""
    return [iso3 for iso3 in without(view) if iso3 in states_in_force(view)]


@per_view
def declared_since_1rc(view: View) -> list[str] | None:
    """States that declared compliance after the 1RC; None without it."""
    closed = after_1rc(view)
    if closed is None:
        return None
    return [
        iso3
        for iso3 in ever_contracting(view)
        if any(item.not_before > closed for item in stockpile(view, iso3).compliance)
    ]


@per_view
def declared_on_time_since_1rc(view: View) -> list[str] | None:
    """Of these, those whose destruction was finished in time."""
    found = declared_since_1rc(view)
    return found and [iso3 for iso3 in found if _is_on_time(view, iso3)]


def _is_on_time(view: View, iso3: str) -> bool:
    duty = destroy_stockpiles(view, iso3)
    return duty is not None and duty.status is Status.MET_ON_TIME


_YEARS_EARLY = 3


@per_view
def three_years_early(view: View) -> list[str] | None:
    """Of these, those that finished at least three years before their deadline."""
    found = declared_since_1rc(view)
    return found and [
        iso3
        for iso3 in found
        if (duty := destroy_stockpiles(view, iso3))
        and duty.met_on
        and duty.due_on
        and duty.met_on.last <= add_years(duty.due_on, -_YEARS_EARLY)
    ]


@per_view
def new_with_stock(view: View) -> list[str] | None:
    """States that joined after the 1RC and reported stock; None without it."""
    closed = after_1rc(view)
    if closed is None:
        return None
    return [
        iso3
        for iso3 in reported(view)
        if (consent := standing(view, iso3).consent) and consent.not_before > closed
    ]


@per_view
def new_with_stock_when_bound(view: View) -> list[str] | None:
    """Of these, the States that had not finished before the Convention bound them."""
    found = new_with_stock(view)
    return found and [
        iso3
        for iso3 in found
        if (in_force_on := standing(view, iso3).in_force_on)
        and not any(item.effective_on < in_force_on for item in stockpile(view, iso3).completions)
    ]
