"""Metrics of stockpile destruction (Article 3)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.dates import add_years
from domain.events.stockpiles import (
    HoldingsClarified,
    StockpileComplianceDeclared,
    StockpileDeclared,
    StockpileDestructionCompleted,
    StockpileDiscovered,
)
from domain.quantities import Qualifier, Quantity, combined
from domain.subjects import state_subject
from projections.meetings import FORMAL, meetings_as_known
from projections.membership import contracting_states, pending_states, standing, states_in_force
from projections.metrics.building import after_1rc, count, holds_any, ids, listed, of_state, reading
from projections.metrics.model import Answer, Asked, Metric, MetricUnit, Reading, unknown
from projections.obligations import Obligation, Status, obligations
from projections.obligations.article_3 import destroy_stockpiles
from projections.stockpiles import DutyBasis, declared, destroyed, stockpile
from projections.view import per_view

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from datetime import date

    from projections.stockpiles import Totals
    from projections.view import View

__all__ = ["METRICS"]

_DONE = (Status.MET_ON_TIME, Status.MET_LATE, Status.CANNOT_TELL, Status.CLOSED)


def _evidence(view: View, iso3: str) -> Iterable[str]:
    state = stockpile(view, iso3)
    return ids(*state.declarations, *state.clarifications, *state.completions, *state.compliance)


def _duty(view: View, iso3: str) -> Obligation | None:
    return destroy_stockpiles(view, iso3)


def _asked(states: Callable[[View], list[str]]) -> Callable[[Asked], list[str]]:
    return lambda asked: states(asked.view)


@per_view
def _with_duty(view: View) -> list[str]:
    return [
        iso3
        for iso3 in states_in_force(view)
        if (duty := _duty(view, iso3)) and _is_unmet(view, iso3, duty)
    ]


def _is_unmet(view: View, iso3: str, duty: Obligation) -> bool:
    """Whether declared stock is left, as far as recorded: open, or past due without a record."""
    declared_stock = stockpile(view, iso3).basis is DutyBasis.DECLARED
    return duty.is_open or (duty.status is Status.NOT_RECORDED and declared_stock)


@per_view
def _unverified(view: View) -> list[str]:
    return [
        iso3
        for iso3 in states_in_force(view)
        if (duty := _duty(view, iso3)) and duty.status is Status.UNVERIFIED
    ]


@per_view
def _with_duty_or_unverified(view: View) -> list[str]:
    return [*_with_duty(view), *_unverified(view)]


@per_view
def _pending_with_stock(view: View) -> list[str]:
    return [
        iso3
        for iso3 in pending_states(view)
        if (state := stockpile(view, iso3)).basis is DutyBasis.DECLARED
        and not state.completions
        and not state.compliance
    ]


@per_view
def _completed(view: View) -> list[str]:
    return [
        iso3
        for iso3 in contracting_states(view)
        if stockpile(view, iso3).has_reported_stock
        and (
            ((duty := _duty(view, iso3)) is None and bool(stockpile(view, iso3).completions))
            or (duty is not None and duty.status in _DONE)
        )
    ]


@per_view
def _reported(view: View) -> list[str]:
    return [iso3 for iso3 in contracting_states(view) if stockpile(view, iso3).has_reported_stock]


@per_view
def _without(view: View) -> list[str]:
    held = {*_with_duty(view), *_unverified(view), *_pending_with_stock(view)}
    return [iso3 for iso3 in contracting_states(view) if iso3 not in held]


@per_view
def _without_in_force(view: View) -> list[str]:
    return [iso3 for iso3 in _without(view) if iso3 in states_in_force(view)]


def _declared_since_1rc(asked: Asked) -> list[str] | None:
    closed = after_1rc(asked.view)
    if closed is None:
        return None
    return [
        iso3
        for iso3 in contracting_states(asked.view)
        if any(item.not_before > closed for item in stockpile(asked.view, iso3).compliance)
    ]


def _declared_on_time_since_1rc(asked: Asked) -> list[str] | None:
    found = _declared_since_1rc(asked)
    return found and [iso3 for iso3 in found if _is_on_time(asked.view, iso3)]


def _is_on_time(view: View, iso3: str) -> bool:
    duty = _duty(view, iso3)
    return duty is not None and duty.status is Status.MET_ON_TIME


_YEARS_EARLY = 3


def _three_years_early(asked: Asked) -> list[str] | None:
    found = _declared_since_1rc(asked)
    return found and [
        iso3
        for iso3 in found
        if (duty := _duty(asked.view, iso3))
        and duty.met_on
        and duty.due_on
        and duty.met_on.last <= add_years(duty.due_on, -_YEARS_EARLY)
    ]


def _new_with_stock(asked: Asked) -> list[str] | None:
    closed = after_1rc(asked.view)
    if closed is None:
        return None
    return [
        iso3
        for iso3 in _reported(asked.view)
        if (consent := standing(asked.view, iso3).consent) and consent.not_before > closed
    ]


def _new_with_stock_when_bound(asked: Asked) -> list[str] | None:
    """Of these, the States that had not finished before the Convention bound them."""
    found = _new_with_stock(asked)
    return found and [
        iso3
        for iso3 in found
        if (in_force_on := standing(asked.view, iso3).in_force_on)
        and not any(
            item.effective_on < in_force_on for item in stockpile(asked.view, iso3).completions
        )
    ]


def _total(pick: Callable[[Totals], Quantity | None]) -> Callable[[Asked], Answer]:
    """What contracting States destroyed by the view's day; at least that, where some is unknown."""

    def answer(asked: Asked) -> Answer:
        if not holds_any(asked.view, _STATEMENTS):
            return unknown("StockpileDestructionCompleted events")
        amount, qualifier, evidence = 0, Qualifier.EXACT, list[str]()
        for iso3 in _reported(asked.view):
            state = stockpile(asked.view, iso3)
            figure = pick(destroyed(state))
            evidence += ids(*state.completions, *state.destructions)
            if figure is None:
                qualifier = combined(qualifier, Qualifier.AT_LEAST)
                continue
            amount += figure.amount
            qualifier = combined(qualifier, figure.qualifier)
        return Answer(amount, qualifier, tuple(_reported(asked.view)), tuple(evidence))

    return answer


def _share(asked: Asked) -> Answer:
    """Destroyed in per cent of declared, in munitions, over the States that stated both."""
    had, gone, evidence = 0, 0, list[str]()
    for iso3 in _reported(asked.view):
        state = stockpile(asked.view, iso3)
        said, done = declared(state).munitions, destroyed(state).munitions
        if said is None:
            continue
        had += said.amount
        gone += min(done.amount, said.amount) if done else 0
        evidence += ids(*state.declarations, *state.completions, *state.destructions)
    if not had:
        return unknown("StockpileDeclared events with figures")
    return Answer(gone * 100 // had, Qualifier.AT_LEAST, evidence=tuple(evidence))


def _finds_after_deadline(
    asked: Asked,
    counts_from: Callable[[StockpileDiscovered], date],
) -> Answer:
    found = [
        (iso3, find)
        for iso3 in contracting_states(asked.view)
        for find in asked.view.known(state_subject(iso3), StockpileDiscovered)
        if counts_from(find) <= asked.view.as_of and _past_first_deadline(asked.view, iso3, find)
    ]
    return Answer(
        len(found),
        states=tuple(iso3 for iso3, _find in found),
        evidence=ids(*(find for _iso3, find in found)),
    )


def _past_first_deadline(view: View, iso3: str, find: StockpileDiscovered) -> bool:
    duty = _duty(view, iso3)
    return bool(duty and duty.original_due_on and find.not_before > duty.original_due_on)


def _lapsed(asked: Asked) -> Answer:
    """Treaty deadlines that passed by the view's day without being met, extended or asked about."""
    lapsed = [
        item
        for item in obligations(asked.view)
        if item.article in {"3.2", "4.1(a)", "4.1(b)"}
        and item.due_on
        and item.due_on < asked.view.as_of
        and item.status in {Status.OVERDUE, Status.UNVERIFIED, Status.MET_LATE}
    ]
    return Answer(
        len(lapsed),
        states=tuple(sorted({item.bearer.partition(":")[2] for item in lapsed})),
        evidence=tuple(event for item in lapsed for event in item.evidence),
    )


def _none_found(_asked: Asked) -> Answer:
    return Answer(0)


def _declared_at(view: View, iso3: str, _asked: Asked) -> Answer:
    said = stockpile(view, iso3).compliance
    if not said:
        return unknown("a StockpileComplianceDeclared event of the State")
    if said[0].meeting:
        return Answer(said[0].meeting, evidence=ids(said[0]))
    during = next(
        (
            item.name
            for item in meetings_as_known(view).values()
            if item.kind in FORMAL and item.days and said[0].effective_on in item.days
        ),
        None,
    )
    return Answer(during, evidence=ids(said[0])) if during else unknown("the meeting", ids(said[0]))


def _finds(view: View, iso3: str, asked: Asked) -> Answer:
    found = [item for item in stockpile(view, iso3).discoveries if item.when.overlaps(asked.during)]
    return Answer(len(found), evidence=ids(*found))


def _find_destroyed_on(view: View, iso3: str, _asked: Asked) -> Answer:
    state = stockpile(view, iso3)
    done = [
        item
        for item in (*state.destructions, *state.completions)
        if state.discoveries and item.effective_on > state.discoveries[-1].effective_on
    ]
    return (
        Answer(done[-1].effective_on, evidence=ids(done[-1]))
        if done
        else unknown("a destruction after the find")
    )


def _status(view: View, iso3: str, asked: Asked) -> Answer:
    if iso3 in _completed(asked.view):
        return Answer("completed", evidence=tuple(_evidence(view, iso3)))
    basis = stockpile(view, iso3).basis
    words = {
        DutyBasis.DECLARED: "held",
        DutyBasis.DECLARED_NONE: "none",
        DutyBasis.UNVERIFIED: "verifying",
    }
    if basis is DutyBasis.NOT_RECORDED:
        return unknown("a statement of the State on its stock")
    return Answer(words[basis], evidence=tuple(_evidence(view, iso3)))


def _completion_year(view: View, iso3: str, _asked: Asked) -> Answer:
    done = stockpile(view, iso3).completions
    if not done:
        return unknown("a StockpileDestructionCompleted event of the State")
    return Answer(done[-1].effective_on.year, evidence=ids(done[-1]))


def _nothing(_asked: Asked) -> Sequence[str] | None:
    return None


_AND_UNVERIFIED = "States still verifying whether they hold stock counted too"
_AND_CONTRACTING = "contracting States with stock and States still verifying counted too"

_STATEMENTS = (StockpileDeclared, HoldingsClarified, StockpileDestructionCompleted)
_DECLARATIONS = (StockpileComplianceDeclared,)

_COUNTS = (
    count(
        "states_with_art3_obligation",
        "States Parties with declared stock left to destroy",
        "R3.2",
        _asked(_with_duty),
        evidence=_evidence,
        rests_on=_STATEMENTS,
        readings=(
            reading(_AND_UNVERIFIED, _asked(_with_duty_or_unverified), _evidence),
            reading(
                _AND_CONTRACTING,
                lambda asked: [
                    *_with_duty_or_unverified(asked.view),
                    *_pending_with_stock(asked.view),
                ],
                _evidence,
            ),
        ),
    ),
    count(
        "states_that_reported_stockpiles",
        "Contracting States that ever reported stock",
        "R3.2",
        _asked(_reported),
        evidence=_evidence,
        rests_on=_STATEMENTS,
        readings=(
            reading(
                "States still verifying whether they hold stock counted too",
                lambda asked: sorted({*_reported(asked.view), *_unverified(asked.view)}),
                _evidence,
            ),
        ),
    ),
    count(
        "states_completed_art3",
        "Contracting States that reported stock and have none left to destroy",
        "R3.2",
        _asked(_completed),
        evidence=_evidence,
        rests_on=_STATEMENTS,
    ),
    count(
        "states_without_stockpiles",
        "Contracting States not known to hold stock, those never recorded among them",
        "R3.2",
        _asked(_without),
        evidence=_evidence,
        rests_on=_STATEMENTS,
        readings=(
            reading(
                "States Parties for which the Convention is in force",
                _asked(_without_in_force),
                _evidence,
            ),
        ),
    ),
    count(
        "states_declared_art3_compliance_since_1rc",
        "Contracting States that declared compliance with Article 3 after the 1RC",
        "A13",
        _declared_since_1rc,
        evidence=_evidence,
        rests_on=_DECLARATIONS,
        missing="the First Review Conference",
    ),
    count(
        "states_declared_art3_compliance_since_1rc_on_time",
        "Of these, States whose destruction was finished in time",
        "R3.2, A13",
        _declared_on_time_since_1rc,
        evidence=_evidence,
        rests_on=_DECLARATIONS,
        missing="the First Review Conference",
    ),
    count(
        "states_completed_art3_three_years_early_since_1rc",
        "Of these, States that finished at least three years before their deadline",
        "R3.2",
        _three_years_early,
        evidence=_evidence,
        rests_on=_DECLARATIONS,
        missing="the First Review Conference",
    ),
    count(
        "new_states_reporting_stockpile",
        "States that joined after the 1RC and reported stock",
        "R3.2",
        _new_with_stock,
        evidence=_evidence,
        rests_on=_STATEMENTS,
        missing="the First Review Conference",
        readings=(
            reading(
                "only States that still held stock when the Convention bound them",
                _new_with_stock_when_bound,
                _evidence,
            ),
        ),
    ),
    count(
        "states_retaining",
        "States Parties that retain munitions for development and training",
        "R3.6",
        _nothing,
        missing="MunitionsRetained events of all States Parties",
    ),
    count(
        "states_without_initial_report",
        "Contracting States that have not submitted their initial report",
        "R7.1",
        _nothing,
        missing="InitialReportSubmitted events of all States Parties",
    ),
    count(
        "new_states_without_initial_report",
        "States that joined after the 1RC and have not submitted their initial report",
        "R7.1",
        _nothing,
        missing="InitialReportSubmitted events of all States Parties",
    ),
)

METRICS: tuple[Metric, ...] = (
    *_COUNTS,
    *(listed(metric) for metric in _COUNTS),
    Metric(
        "munitions_destroyed_total",
        "Cluster munitions that contracting States destroyed",
        MetricUnit.MUNITIONS,
        "R3.2",
        _total(lambda totals: totals.munitions),
    ),
    Metric(
        "submunitions_destroyed_total",
        "Submunitions that contracting States destroyed",
        MetricUnit.SUBMUNITIONS,
        "R3.2",
        _total(lambda totals: totals.submunitions),
    ),
    Metric(
        "share_destroyed",
        "Share of declared munitions destroyed, in whole per cent",
        MetricUnit.PER_CENT,
        "R3.2",
        _share,
    ),
    Metric(
        "discoveries_after_deadline",
        "Stocks found after a first deadline, from the earliest day they can have been found",
        MetricUnit.CASES,
        "A15",
        lambda asked: _finds_after_deadline(asked, lambda find: find.not_before),
        readings=(
            Reading(
                "a find counts only from the latest day it can have happened",
                lambda asked: _finds_after_deadline(asked, lambda find: find.effective_on),
            ),
        ),
    ),
    Metric(
        "non_compliance_cases",
        "Treaty deadlines that lapsed: missed, met late, or passed while holdings are unverified",
        MetricUnit.CASES,
        "Art 8; TREATY section 0, judgement",
        _lapsed,
        readings=(
            Reading("only what a meeting found under Article 8 counts: none recorded", _none_found),
        ),
    ),
    of_state(
        "art3_compliance_declared_at",
        "Meeting at which the State declared compliance with Article 3",
        MetricUnit.MEETING,
        "A13",
        _declared_at,
    ),
    of_state(
        "previously_unknown_stockpile",
        "Stocks unknown before that were found in the period",
        MetricUnit.CASES,
        "A15",
        _finds,
    ),
    of_state(
        "unknown_stockpile_destroyed_on",
        "Day on which a stock found later was destroyed",
        MetricUnit.DATE,
        "A15",
        _find_destroyed_on,
    ),
    of_state(
        "stockpile_status",
        "Whether stock is held, none, being verified, or completed",
        MetricUnit.STATUS,
        "R3.2",
        _status,
    ),
    of_state(
        "art3_completion_year",
        "Year in which the State finished destroying its stock",
        MetricUnit.YEAR,
        "R3.2",
        _completion_year,
    ),
)
