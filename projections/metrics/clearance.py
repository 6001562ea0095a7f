"""Metrics of clearance (Article 4)."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from domain.events.clearance import (
    ClearanceCompleted,
    ClearanceComplianceDeclared,
    ContaminationDiscovered,
    ContaminationReported,
)
from domain.events.fields import Article
from domain.rules import article_4
from domain.subjects import state_subject
from projections import unstated
from projections.basis import DutyBasis
from projections.clearance import contamination
from projections.machinery.meetings import after_1rc
from projections.membership import (
    contracting_states,
    ever_contracting,
    pending_states,
    standing,
    states_in_force,
)
from projections.metrics.building import count, holds_any, ids, listed, of_state, reading
from projections.metrics.lacking import lacking, lacking_of
from projections.metrics.model import Asked, Metric, MetricAnswer, MetricUnit, unknown
from projections.obligations.article_4 import clear_areas
from projections.obligations.model import Status
from projections.view import per_view

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from projections.view import View

__all__ = ["METRICS"]


def _reports_of(view: View, iso3: str) -> Iterable[str]:
    """Ids of what says that a State has areas to clear: its newest report and its finds."""
    state = contamination(view, iso3)
    return ids(*state.reports[-1:], *state.discoveries)


def _completions_of(view: View, iso3: str) -> Iterable[str]:
    return ids(*contamination(view, iso3).completions)


def _declarations_of(view: View, iso3: str) -> Iterable[str]:
    return ids(*contamination(view, iso3).compliance)


def _finds_of(view: View, iso3: str) -> Iterable[str]:
    return ids(*contamination(view, iso3).discoveries)


@per_view
def _with_duty(view: View) -> list[str]:
    """States with declared contamination left; of the others nothing is recorded."""
    return [
        iso3
        for iso3 in states_in_force(view)
        if contamination(view, iso3).basis is not DutyBasis.NOT_RECORDED and _is_unmet(view, iso3)
    ]


def _is_unmet(view: View, iso3: str) -> bool:
    """Whether declared contamination is left, as far as recorded."""
    duty = clear_areas(view, iso3)
    if duty is None:
        return False
    declared = duty.basis is DutyBasis.DECLARED and duty.met_on is None
    return duty.is_open or (duty.status in _OPEN_PERHAPS and declared)


_OPEN_PERHAPS = (Status.NOT_RECORDED, Status.CANNOT_TELL)
"""Open as far as recorded, where contamination is declared and no completion stated."""


def _pending_contaminated(view: View) -> list[str]:
    return [
        iso3
        for iso3 in pending_states(view)
        if (state := contamination(view, iso3)).basis is DutyBasis.DECLARED
        and not state.completions
    ]


def _completed(asked: Asked) -> list[str]:
    still = _with_duty(asked.view)
    return [
        iso3
        for iso3 in contracting_states(asked.view)
        if contamination(asked.view, iso3).completions and iso3 not in still
    ]


def _completed_once(asked: Asked) -> list[str]:
    return [
        iso3
        for iso3 in contracting_states(asked.view)
        if contamination(asked.view, iso3).completions
    ]


def _completed_when_bound(asked: Asked) -> list[str]:
    """States of which it is sure: no day of the completion is before entry into force."""
    return _finished_since_bound(asked, lambda done: done.not_before)


def _completed_when_perhaps_bound(asked: Asked) -> list[str]:
    """States of which it is possible: some day of the completion is not before it."""
    return _finished_since_bound(asked, lambda done: done.effective_on)


def _finished_since_bound(
    asked: Asked,
    counts_from: Callable[[ClearanceCompleted], date],
) -> list[str]:
    return [
        iso3
        for iso3 in _completed(asked)
        if (in_force_on := standing(asked.view, iso3).in_force_on)
        and any(
            counts_from(done) >= in_force_on for done in contamination(asked.view, iso3).completions
        )
    ]


def _declared_since_1rc(asked: Asked) -> list[str] | None:
    closed = after_1rc(asked.view)
    if closed is None:
        return None
    return [
        iso3
        for iso3 in ever_contracting(asked.view)
        if any(item.not_before > closed for item in contamination(asked.view, iso3).compliance)
    ]


def _found(asked: Asked) -> list[str]:
    return [
        iso3
        for iso3 in contracting_states(asked.view)
        if contamination(asked.view, iso3).discoveries
    ]


def _found_since_1rc(asked: Asked) -> list[str] | None:
    closed = after_1rc(asked.view)
    if closed is None:
        return None
    return [
        iso3
        for iso3 in _found(asked)
        if contamination(asked.view, iso3).discoveries[-1].effective_on > closed
    ]


def _affected(asked: Asked) -> list[str]:
    new_year = asked.view.at(date(asked.view.as_of.year, 1, 1))
    return sorted({*_with_duty(new_year), *_with_duty(asked.view)})


def _new_duty(view: View, iso3: str, _asked: Asked) -> MetricAnswer:
    closed, consent = after_1rc(view), standing(view, iso3).consent
    if closed is None or consent is None:
        return unknown(lacking("InstrumentDeposited", "of the State, and of the 1RC MeetingClosed"))
    is_new = consent.not_before > closed and iso3 in _with_duty(view)
    if iso3 in unstated.on_areas(view) or not holds_any(view, _REPORTS):
        return unknown(lacking("ContaminationReported", "of the State"))
    return MetricAnswer(int(is_new), evidence=(*ids(consent), *_reports_of(view, iso3)))


def _declared_on(view: View, iso3: str, _asked: Asked) -> MetricAnswer:
    """The first declaration known of, whenever it was made: the answer is its day."""
    said = view.known(state_subject(iso3), ClearanceComplianceDeclared)
    if not said:
        return unknown(lacking("ClearanceComplianceDeclared", "of the State"))
    return MetricAnswer(said[0].effective_on, evidence=ids(said[0]))


def _declared_year(view: View, iso3: str, asked: Asked) -> MetricAnswer:
    answer = _declared_on(view, iso3, asked)
    day = answer.value
    return MetricAnswer(day.year, evidence=answer.evidence) if isinstance(day, date) else answer


def _found_year(view: View, iso3: str, _asked: Asked) -> MetricAnswer:
    found = contamination(view, iso3).discoveries
    if not found:
        return unknown(lacking("ContaminationDiscovered", "of the State"))
    return MetricAnswer(found[-1].effective_on.year, evidence=ids(found[-1]))


def _completed_year(view: View, iso3: str, _asked: Asked) -> MetricAnswer:
    """As :func:`_declared_on`, whenever it was: the answer is the year."""
    done = view.known(state_subject(iso3), ClearanceCompleted)
    if not done:
        return unknown(lacking("ClearanceCompleted", "of the State"))
    return MetricAnswer(done[0].not_before.year, evidence=ids(done[0]))


def _open_to(view: View) -> str:
    return lacking_of("ContaminationReported", unstated.on_areas(view))


def _completions_open_to(view: View) -> str:
    silent = unstated.silent(
        view, "states_completed_art4", contracting_states, unstated.said_of_areas
    )
    return lacking_of("ContaminationReported", silent)


_FIRST_RC = lacking("MeetingClosed", "of the First Review Conference")
_REPORTS = (ContaminationReported,)
_COMPLETIONS = (ClearanceCompleted,)
_DECLARATIONS = (ClearanceComplianceDeclared,)
_FINDS = (ContaminationDiscovered,)
_COUNTS = (
    count(
        "states_with_art4_obligation",
        "States Parties with areas left to clear",
        "R4.1a",
        lambda asked: _with_duty(asked.view),
        evidence=_reports_of,
        rests_on=_REPORTS,
        open_to=_open_to,
        readings=(
            reading(
                "contracting States with contamination counted too",
                lambda asked: [*_with_duty(asked.view), *_pending_contaminated(asked.view)],
                _reports_of,
            ),
        ),
    ),
    count(
        "states_completed_art4",
        "Contracting States that reported clearance complete, and found nothing since",
        "R4.1a",
        _completed,
        evidence=_completions_of,
        rests_on=_COMPLETIONS,
        open_to=_completions_open_to,
        readings=(
            reading("States that reopened since counted too", _completed_once, _completions_of),
            reading(
                "only States that finished when already bound",
                _completed_when_perhaps_bound,
                _completions_of,
                certain=_completed_when_bound,
            ),
        ),
    ),
    count(
        "states_declared_art4_completion_since_1rc",
        "Contracting States that declared compliance with Article 4 after the 1RC",
        "R4.1c",
        _declared_since_1rc,
        evidence=_declarations_of,
        rests_on=_DECLARATIONS,
        missing=_FIRST_RC,
    ),
    count(
        "states_finding_unknown_contamination",
        "Contracting States that found contamination unknown before, after the 1RC",
        "R4.1a",
        _found_since_1rc,
        evidence=_finds_of,
        rests_on=_FINDS,
        missing=_FIRST_RC,
        readings=(reading("finds at any time counted", _found, _finds_of),),
    ),
    count(
        "states_parties_affected",
        "States Parties with areas left to clear on 1 January of the year, or on the day",
        "R4.1a",
        _affected,
        evidence=_reports_of,
        rests_on=_REPORTS,
        open_to=_open_to,
    ),
)
METRICS: tuple[Metric, ...] = (
    *_COUNTS,
    *(listed(metric) for metric in _COUNTS),
    Metric(
        "art4_initial_deadline_years",
        "Years from entry into force to the first clearance deadline",
        MetricUnit.YEARS,
        "R4.1a",
        lambda _asked: MetricAnswer(article_4.YEARS, by_rule=True),
    ),
    Metric(
        "art4_declaration_paragraph",
        "Paragraph of Article 4 that asks for a declaration of compliance",
        MetricUnit.RULE,
        "R4.1c",
        lambda _asked: MetricAnswer(article_4.DECLARATION, by_rule=True),
    ),
    Metric(
        "coordinators_clearance_article",
        "Article whose duties the Coordinators on clearance follow",
        MetricUnit.RULE,
        "R4.1a",
        lambda _asked: MetricAnswer(str(Article.CLEARANCE.value), by_rule=True),
    ),
    Metric(
        "art4_extension_max_months",
        "Longest extension that one grant may give under Article 4",
        MetricUnit.MONTHS,
        "R4.5",
        lambda _asked: MetricAnswer(article_4.MAX_EXTENSION_MONTHS, by_rule=True),
    ),
    of_state(
        "new_art4_obligation",
        "Whether a State that joined after the 1RC has areas to clear (1 or 0)",
        MetricUnit.STATES,
        "R4.1a",
        _new_duty,
    ),
    of_state(
        "art4_compliance_declared_on",
        "Day on which the State declared compliance with Article 4",
        MetricUnit.DATE,
        "R4.1c",
        _declared_on,
    ),
    of_state(
        "art4_completion_declared",
        "Year in which the State declared compliance with Article 4",
        MetricUnit.YEAR,
        "R4.1c",
        _declared_year,
        readings=(("the first year in which clearance can have been complete", _completed_year),),
    ),
    of_state(
        "previously_unknown_contamination",
        "Year in which contamination unknown before was last found",
        MetricUnit.YEAR,
        "R4.1a",
        _found_year,
    ),
)
