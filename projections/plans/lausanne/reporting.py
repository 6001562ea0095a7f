"""Actions 43 to 46: transparency measures (Annex II, para 19)."""

from __future__ import annotations

from domain.events.offices import Theme
from projections.plans.bases import OWING, PARTIES, WATCHED
from projections.plans.measures import reports
from projections.plans.model import Action, Due, How, Indicator, Number, Section, Span, one

__all__ = ["SECTION"]

_REPORTING = (
    Action(
        43,
        "Submit initial and annual reports in time",
        (
            one(
                Number(
                    "43a",
                    "States Parties whose initial or annual report due came by the last 30 April",
                    How.COMPUTED,
                    reports.on_time,
                    base=OWING,
                    span=Span.LAST_DUE_DATE,
                )
            ),
        ),
    ),
    Action(
        44,
        "Inform all others by other means where a report on stocks, areas or training is missing",
        (
            one(
                Number(
                    "44a",
                    "States Parties with such duties that reported in the last two years",
                    How.COMPUTED,
                    reports.heard,
                    base=WATCHED,
                    span=Span.AT_DAY,
                )
            ),
        ),
    ),
    Action(
        45,
        "Adapt the reporting forms to this plan, and use the old ones until then",
        (
            one(
                Number(
                    "45a",
                    "States Parties whose last annual report is on the adapted form",
                    How.COUNTED,
                    reports.adapted_form,
                    base=PARTIES,
                    span=Span.LAST_DUE_DATE,
                )
            ),
        ),
        Due("10MSP"),
    ),
    Action(
        46,
        "Seek help with reports where needed, and give it where possible",
        (
            Indicator(
                "46a",
                (
                    Number("46a1", "States Parties that sought help with reports", base=PARTIES),
                    Number("46a2", "States Parties that received such help", base=PARTIES),
                ),
            ),
        ),
    ),
)

SECTION = Section("Transparency", 19, Theme.TRANSPARENCY, _REPORTING)
