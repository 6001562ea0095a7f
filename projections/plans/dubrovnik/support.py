"""The review of Actions 5.1 to 7.3: cooperation, transparency, national measures."""

from __future__ import annotations

from projections.plans.review import Reviewed, Verdict

__all__ = ["SUPPORT"]

_COOPERATION = (
    Reviewed(
        "5.1",
        "Strengthen partnerships at all levels",
        Verdict.PROGRESS,
        "82",
        "Country coalitions proved their worth; three were formed",
        ("country_coalitions",),
    ),
    Reviewed(
        "5.2",
        "Say what is hard, and ask for assistance",
        Verdict.PROGRESS,
        "83",
        "Slowly more States ask in their reports",
        ("states_requesting_assistance_average",),
    ),
    Reviewed(
        "5.3",
        "Rest requests on evidence of need",
        Verdict.PARTLY,
        "84",
        "Information that is lacking kept many requests from being answered",
    ),
    Reviewed(
        "5.4",
        "Take ownership",
        Verdict.PARTLY,
        "85, 90",
        "High in many States; there is clear room for more",
        ("affected_states_with_strategies",),
    ),
    Reviewed(
        "5.5",
        "Answer requests constructively",
        Verdict.PROGRESS,
        "86",
        "More States report to give assistance",
        ("states_providing_assistance_average",),
    ),
    Reviewed(
        "5.6",
        "Use existing tools, with effect and at low cost",
        Verdict.PROGRESS,
        "87",
        "Reports are used more; links with other treaties were explored",
        ("art3to5_states_receiving",),
    ),
    Reviewed(
        "5.7",
        "Its seventh action",
        Verdict.NOT_MENTIONED,
        "",
        "The review evaluates 5.1 to 5.6 only",
    ),
)

_TRANSPARENCY = (
    Reviewed(
        "6.1",
        "Report in time, at first and each year",
        Verdict.MIXED,
        "97, 99",
        "More initial reports, fewer annual ones",
        ("initial_report_rate", "annual_report_rate"),
    ),
    Reviewed(
        "6.2",
        "Make practical use of reports",
        Verdict.PROGRESS,
        "98",
        "More and better detail; coalitions share what reports hold",
    ),
    Reviewed(
        "6 result 1",
        "A higher rate of submission",
        Verdict.MIXED,
        "99, 104",
        "Higher for initial reports, lower for annual ones",
        ("initial_reports_overdue",),
    ),
    Reviewed(
        "6 result 2",
        "Better reports",
        Verdict.PROGRESS,
        "99, 104",
        "Better, and still very uneven",
    ),
    Reviewed(
        "6 result 3",
        "More exchange of good practice in reporting",
        Verdict.PROGRESS,
        "99, 104",
        "Possible, as steady work shows, and still needed",
    ),
    Reviewed(
        "6 result 4",
        "More use of the reporting guide",
        Verdict.NOT_ASSESSED,
        "99, 104",
        "Hard to assess",
    ),
)

_NATIONAL = (
    Reviewed(
        "7.1",
        "Enact national legislation",
        Verdict.PARTLY,
        "111",
        "31 with a specific law, 30 with law held sufficient, 22 on the way",
        ("states_specific_law", "states_existing_law", "states_law_under_consideration"),
    ),
    Reviewed(
        "7.2",
        "Say what is hard, and ask for assistance with laws",
        Verdict.DESCRIBED,
        "112",
        "Some named difficulties; model laws are there in six languages",
        ("model_law_languages",),
    ),
    Reviewed(
        "7.3",
        "Make national measures known",
        Verdict.DESCRIBED,
        "113",
        "States Parties were reminded of it",
    ),
    Reviewed(
        "7 result 1",
        "All in line with Article 9, and all having reported on it",
        Verdict.PARTLY,
        "107-108, 110-111",
        "61 with legal measures, where 41 were; many have not said much about theirs",
        ("states_legal_measures",),
    ),
    Reviewed(
        "7 result 2",
        "Armed forces and all others concerned told of their duties",
        Verdict.NOT_MENTIONED,
        "",
        "Named as a measure of success, and what came of it is not said",
    ),
)

SUPPORT = (*_COOPERATION, *_TRANSPARENCY, *_NATIONAL)
