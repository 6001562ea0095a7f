"""No count of States is zero where it is not known who is bound.

What States Parties did, and who is outside, can be told only of a ledger that knows their consents.
Of the depositary's acts it is taken to know all or none: from the day of the thirtieth deposit on,
fewer than thirty are a gap in the record (R17.1).
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from domain.events.membership import ConventionSigned, InstrumentDeposited
from domain.rules.article_15 import OPEN_FOR_SIGNATURE
from domain.rules.article_17 import THIRTIETH_DEPOSITED_ON
from domain.subjects import state_subject
from projections.membership import thirtieth_deposit
from projections.metrics.lacking import lacking
from projections.metrics.model import unknown
from projections.view import per_view

if TYPE_CHECKING:
    from collections.abc import Callable

    from domain.events.header import Event
    from projections.metrics.model import Asked, Metric, MetricAnswer
    from projections.view import View

__all__ = ["lacks_consents", "lacks_signatures", "never_none_of_nobody"]


@per_view
def lacks_consents(view: View) -> str:
    """What would tell who is bound by the view's day; empty where that is known."""
    if view.as_of < OPEN_FOR_SIGNATURE.first:
        return ""
    if view.as_of >= THIRTIETH_DEPOSITED_ON:
        is_known = thirtieth_deposit(view) is not None
    else:
        is_known = _knows(view, InstrumentDeposited)
    return "" if is_known else lacking("InstrumentDeposited", "of the States that deposited first")


@per_view
def lacks_signatures(view: View) -> str:
    """What would tell who is a signatory at the view's day; empty where that is known."""
    if view.as_of < OPEN_FOR_SIGNATURE.first or _knows(view, ConventionSigned):
        return lacks_consents(view)
    return lacking("ConventionSigned")


def _knows(view: View, kind: type[Event]) -> bool:
    """Whether any act of the type is known, whenever it was."""
    return any(view.known(state_subject(iso3), kind) for iso3 in view.states())


def never_none_of_nobody(row: Metric) -> Metric:
    """The metric, whose zero without any evidence is unknown where it is not known who is bound."""
    readings = tuple(replace(item, answer=_guarded(item.answer)) for item in row.readings)
    return replace(row, answer=_guarded(row.answer), readings=readings)


def _guarded(answer: Callable[[Asked], MetricAnswer]) -> Callable[[Asked], MetricAnswer]:
    def guarded(asked: Asked) -> MetricAnswer:
        found = answer(asked)
        if found.value not in {0, ()} or found.evidence or found.by_rule:
            return found
        lacks = lacks_consents(asked.view)
        return unknown(lacks) if lacks else found

    return guarded
