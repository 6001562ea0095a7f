"""The rows of the registry that are about reports under Article 7."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from projections.membership import MembershipStatus as Status
from projections.metrics.building import listed, of_state
from projections.metrics.model import Metric, MetricUnit, Reading
from projections.metrics.transparency import others
from projections.metrics.transparency import reports as of
from projections.metrics.transparency.counting import by_last_list, counted, mean, rate
from projections.metrics.transparency.voluntary import signatories_recorded, voluntary_by
from projections.transparency.filings import ReportStatus

if TYPE_CHECKING:
    from collections.abc import Callable

    from projections.metrics.model import Asked, MetricAnswer

__all__ = ["METRICS"]

_OVERDUE = by_last_list(counted(of.initial_due, of.is_overdue, "initial_reports_overdue"))
_ANNUAL = rate(of.annual_due, of.is_in, figure="annual_reports_share")
_ANNUAL_ON_TIME = rate(of.annual_due, of.is_on_time)
_BY_COVERED = "reports on that year, due in the next"


def _states(
    name: str,
    title: str,
    answer: Callable[[Asked], MetricAnswer],
    *readings: Reading,
    over_period: bool = False,
    rule: str = "R7.1",
) -> Metric:
    return Metric(
        name, title, MetricUnit.STATES, rule, answer, over_period=over_period, readings=readings
    )


_ON_AVERAGE = "annual reports alone, on average since the 1RC"
_REGULARLY = "States that report regularly, initial and annual reports together"
"""Two readings of one sentence, which two parts of a report use without saying so."""


def _read_as(
    words: str, answer: Callable[[Asked], MetricAnswer]
) -> Callable[[Asked], MetricAnswer]:
    """The answer, which says how the words of the question are read."""

    def read(asked: Asked) -> MetricAnswer:
        found = answer(asked)
        because = f"read as {words}" + (f"; {found.because}" if found.because else "")
        return replace(found, because=because)

    return read


def _rate(
    name: str, title: str, rule: str, answer: Callable[[Asked], MetricAnswer], *readings: Reading
) -> Metric:
    return Metric(
        name, title, MetricUnit.PER_CENT, rule, answer, over_period=True, readings=readings
    )


_INITIAL = (
    _states(
        "initial_reports_submitted",
        "States whose initial report was due and has come",
        by_last_list(counted(of.initial_due, of.is_in, "initial_reports_submitted_reports")),
        over_period=True,
    ),
    _states(
        "initial_reports_overdue",
        "States whose initial report is overdue",
        _OVERDUE,
        over_period=True,
    ),
    _states(
        "initial_reports_not_recorded",
        "States whose initial report was due and of which nothing tells whether it has come",
        counted(of.initial_due, of.is_not_recorded, by_rule=True),
    ),
    _states(
        "initial_reports_not_yet_due",
        "Contracting States whose initial report is not due yet and has not come",
        counted(of.all_initial, of.is_not_yet_due, by_rule=True),
    ),
    _states(
        "states_without_initial_report",
        "Contracting States that have not submitted their initial report, due or not",
        counted(of.all_initial, of.is_missing),
    ),
    _states(
        "new_states_without_initial_report",
        "New contracting States, whose initial report is not due yet, that have not submitted it",
        counted(of.initial_ahead, of.is_missing),
        Reading("all that joined after the 1RC", counted(of.initial_since_1rc, of.is_missing)),
    ),
    _states(
        "initial_reports_on_time_of_those_due",
        "States whose initial report fell due in the period and came in time",
        counted(of.initial_due_in_period, of.is_on_time),
        Reading(
            "by the end of the period, in time or not", counted(of.initial_due_in_period, of.is_in)
        ),
        over_period=True,
    ),
    _states(
        "initial_reports_submitted_since_2015",
        "Initial reports that came from 1 January 2015 on",
        counted(
            of.initial_accrued,
            of.since_2015(of.is_in),
            "initial_reports_submitted_in_period_reports",
        ),
    ),
    _states(
        "initial_reports_late_since_2015",
        "Of these, those that came late",
        counted(of.initial_accrued, of.since_2015(of.is_late), "initial_reports_late_reports"),
    ),
    _states(
        "initial_reports_on_time_since_2015",
        "Of these, those that came in time",
        counted(
            of.initial_accrued, of.since_2015(of.is_on_time), "initial_reports_on_time_reports"
        ),
    ),
)

_ANNUAL_COUNTS = tuple(
    _states(f"annual_reports_{name}", title, answer, over_period=True, rule="R7.2")
    for name, title, answer in (
        (
            "due",
            "States whose annual report fell due in the period",
            counted(of.annual_due, lambda _item: True, by_rule=True),
        ),
        (
            "submitted",
            "Of these, States whose report has come by the view's day",
            counted(of.annual_due, of.is_in),
        ),
        (
            "on_time",
            "Of these, States whose report came in time",
            counted(of.annual_due, of.is_on_time),
        ),
        ("late", "Of these, States whose report came late", counted(of.annual_due, of.is_late)),
        (
            "overdue",
            "Of these, States whose report is overdue",
            counted(of.annual_due, of.is_overdue),
        ),
    )
)

_SILENT = (
    _states(
        "states_silent_by_reports",
        "States with duties under Articles 3 or 4, or retaining, without a report on two due dates",
        others.silent(lambda item: item.report),
        rule="para 85 (iv)(c)",
    ),
    _states(
        "states_silent_by_any_information",
        "Of these, States from which no information of any kind came for two years either",
        others.silent(lambda item: item.information),
        rule="A44",
    ),
)

_VOLUNTARY = _states(
    "voluntary_reports_signatories",
    "Signatories with a voluntary report in the period, by a complete list or as recorded",
    voluntary_by(Status.SIGNATORY, "signatories_with_voluntary_report"),
    Reading(
        "signatories of which a voluntary report since the 1RC is recorded by itself",
        signatories_recorded,
    ),
    over_period=True,
    rule="R7.2",
)
_OF_OTHERS = _states(
    "voluntary_reports_others",
    "States neither party nor signatory with a voluntary report in the period",
    voluntary_by(Status.NOT_SIGNED, "others_with_voluntary_report"),
    over_period=True,
    rule="R7.2",
)

_RATES = (
    _rate(
        "initial_report_rate",
        "Initial reports that came, in per cent of those due",
        "R7.1",
        by_last_list(rate(of.initial_due, of.is_in, figure="initial_reports_share")),
    ),
    _rate(
        "initial_report_on_time_rate_of_due",
        "Initial reports that came in time, in per cent of those due",
        "R7.1",
        rate(of.initial_due, of.is_on_time),
    ),
    _rate(
        "initial_report_on_time_rate_of_submitted",
        "Initial reports that came in time, in per cent of those that came",
        "R7.1",
        rate(of.initial_due, of.is_on_time, of.is_in),
    ),
    _rate(
        "initial_reports_overdue_reduction",
        "Fall of overdue initial reports since the 6MSP, in per cent",
        "R7.1",
        others.fall_since("6MSP", _OVERDUE),
        Reading("since the end of the 1RC", others.fall_since("1RC", _OVERDUE)),
    ),
    _rate(
        "annual_report_rate",
        "Annual reports that came, in per cent of those that fell due in the period",
        "R7.2",
        _ANNUAL,
        Reading(_BY_COVERED, rate(of.annual_covering, of.is_in)),
    ),
    _rate(
        "annual_report_on_time_rate_of_due",
        "Annual reports that came in time, in per cent of those that fell due in the period",
        "R7.2",
        _ANNUAL_ON_TIME,
        Reading(_BY_COVERED, rate(of.annual_covering, of.is_on_time)),
    ),
    _rate(
        "annual_report_on_time_rate_of_submitted",
        "Annual reports that came in time, in per cent of those that came",
        "R7.2",
        rate(of.annual_due, of.is_on_time, of.is_in),
        Reading(_BY_COVERED, rate(of.annual_covering, of.is_on_time, of.is_in)),
    ),
    _rate(
        "annual_report_rate_average",
        "Annual reports that came, in per cent of those due, on average of the due dates since 1RC",
        "R7.2",
        _read_as(_ON_AVERAGE, mean(_ANNUAL, of.years_under_review, "annual_reports_average_share")),
        Reading(
            _REGULARLY,
            others.only_stated("regular_reporting_share"),
        ),
    ),
    _rate(
        "annual_report_on_time_rate_average",
        "Annual reports that came in time, in per cent of those due, on average since the 1RC",
        "R7.2",
        mean(_ANNUAL_ON_TIME, of.years_under_review, "annual_reports_on_time_share"),
    ),
    _rate(
        "regular_reporting_share",
        "States Parties that report regularly, as documents state it",
        "R7.1, R7.2",
        _read_as(_REGULARLY, others.only_stated("regular_reporting_share")),
        Reading(
            _ON_AVERAGE,
            mean(_ANNUAL, of.years_under_review, "annual_reports_average_share"),
        ),
    ),
)

_COUNTS = (*_INITIAL, *_ANNUAL_COUNTS, *_SILENT, _VOLUNTARY, _OF_OTHERS)

METRICS: tuple[Metric, ...] = (
    *_COUNTS,
    *(listed(metric) for metric in _COUNTS),
    *_RATES,
    Metric(
        "nonreporting_trigger",
        "Years of silence after which the President is to engage",
        MetricUnit.YEARS,
        "para 85 (iv)(c), A44",
        others.trigger,
    ),
    Metric(
        "reporting_form_due",
        "Meeting that is to consider adapted reporting forms",
        MetricUnit.MEETING,
        "A45",
        others.form_due,
    ),
    of_state(
        "art7_submitted",
        "Day on which the State's latest report came; the last it can be",
        MetricUnit.DATE,
        "R7.1, R7.2",
        others.last_report_on,
    ),
    of_state(
        "initial_report_status",
        "Where the State's initial report stands",
        MetricUnit.STATUS,
        "R7.1",
        others.initial_status,
        words=tuple(item.value for item in ReportStatus),
    ),
    of_state(
        "voluntary_report",
        "Voluntary reports of the State since the First Review Conference",
        MetricUnit.REPORTS,
        "R7.2",
        others.voluntary_of,
    ),
)
