"""Metrics of offices, bodies, plans and decisions (2RC paras 4, 18 to 28, 85 to 96)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.events.offices import CoordinatorAppointed, Theme
from domain.rules.terms import day_after
from projections.machinery.decisions import plans
from projections.machinery.meetings import FORMAL, meetings, meetings_as_known
from projections.machinery.offices import coordinators, holders, presidencies
from projections.metrics.building import count, ids, listed, of_state
from projections.metrics.decided import Stated, decided_on, stated
from projections.metrics.lacking import lacking
from projections.metrics.model import Asked, Metric, MetricAnswer, MetricUnit, unknown
from projections.votes import roll_calls

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from domain.events.decisions import ActionPlanAdopted
    from projections.machinery.offices import Term
    from projections.view import View

__all__ = ["METRICS"]


def _presided(view: View, iso3: str) -> Term | None:
    """The presidency of a State that runs on the view's day, else the next, else the last."""
    own = [term for term in presidencies(view) if term.state == iso3]
    now = [term for term in own if term.holds_on(view.as_of)]
    ahead = [term for term in own if term.first is None or term.first > view.as_of]
    return next(iter((*now, *ahead, *own[::-1])), None)


def _of_presidency(
    say: Callable[[View, Term], str | None],
) -> Callable[[View, str, Asked], MetricAnswer]:
    def answer(view: View, iso3: str, _asked: Asked) -> MetricAnswer:
        term = _presided(view, iso3)
        said = say(view, term) if term else None
        if term is None or said is None:
            return unknown(lacking("PresidencyDesignated", "for the State, and meetings with days"))
        return MetricAnswer(said, evidence=term.evidence)

    return answer


def _begins(view: View, term: Term) -> str | None:
    """The rule that its first day follows."""
    for item in meetings(view).values():
        if item.kind in FORMAL and item.closes_on and term.first:
            if term.first == day_after(item.closes_on):
                return f"day after {item.name}"
            if term.first == item.closes_on:
                return f"last day of {item.name}"
    return None


def _ends(_view: View, term: Term) -> str | None:
    return f"last day of {term.until}" if term.until and term.last else None


def _rule_of_terms(asked: Asked) -> MetricAnswer:
    """What the decision says from which presidencies are counted."""
    decided = decided_on(asked.view, "1RC", "president-term")
    if decided is None:
        return unknown(lacking("DecisionTaken", "of the 1RC on the term of Presidents"))
    after = "the day after the end of the meeting before" in decided.decision
    words = "day after the meeting before" if after else "last day of the meeting before"
    return MetricAnswer(words, evidence=ids(decided))


def _coordinating(*themes: Theme) -> Callable[[Asked], list[str]]:
    return lambda asked: sorted(
        {term.state for theme in themes for term in holders(asked.view, theme)}
    )


def _appointed(*themes: Theme) -> Callable[[View, str], Iterable[str]]:
    return lambda view, iso3: [
        term.event.id for theme in themes for term in holders(view, theme) if term.state == iso3
    ]


def _undated(view: View, themes: Iterable[Theme]) -> str:
    """What would tell when terms begin that follow meetings of no known day."""
    after = {
        term.event.from_meeting or ""
        for term in coordinators(view)
        if term.first is None
        and term.theme in set(themes)
        and isinstance(term.event, CoordinatorAppointed)
    }
    return lacking("MeetingClosed", f"of the {', '.join(sorted(after))}") if after else ""


def _coordinators(name: str, title: str, *themes: Theme) -> Sequence[Metric]:
    row = count(
        name,
        title,
        "T2",
        _coordinating(*themes),
        evidence=_appointed(*themes),
        rests_on=(CoordinatorAppointed,),
        open_to=lambda view: _undated(view, themes),
    )
    return (row, listed(row))


_DECIDED = (
    Stated(
        "isu_director_term",
        "Years that a Director of the Implementation Support Unit serves",
        MetricUnit.YEARS,
        "para 85 (i)(b)",
        "2RC",
        "isu-director-term",
        r"serve (\w+) years",
    ),
    Stated(
        "isu_director_mandate_until",
        "Last day of the extended mandate of the Director then in office",
        MetricUnit.DATE,
        "para 85 (i)(b)",
        "2RC",
        "isu-director-extension",
        r"until (\w+ \d{4})",
    ),
    Stated(
        "msp_max_duration",
        "Days that a Meeting of States Parties lasts at the most",
        MetricUnit.DAYS,
        "para 85 (ii)(a)",
        "2RC",
        "annual-msp",
        r"up to (\w+) days",
    ),
    Stated(
        "intersessional_max_duration",
        "Days that the intersessional meetings of 2022 last at the most",
        MetricUnit.DAYS,
        "para 85 (ii)(c)",
        "2RC",
        "intersessional-2022",
        r"up to (\w+) days",
    ),
    Stated(
        "review_document_cutoff",
        "Day up to which the review of the Dubrovnik Action Plan shows progress",
        MetricUnit.DATE,
        "para 26",
        "2RC",
        "review-document",
        r"as of (\d+ \w+ \d{4})",
        whenever=True,
    ),
    Stated(
        "completion_aim",
        "Meeting by which time-bound duties are to be completed, by the Lausanne Declaration",
        MetricUnit.MEETING,
        "AI para 12",
        "2RC",
        "completion-aim",
        r"by the (\w+ \w+ \w+)",
    ),
)


def _plan(view: View) -> ActionPlanAdopted | None:
    """The plan of the last meeting that had begun by the view's day, adopted by then or later."""
    begun = [
        plan
        for plan in plans(view)
        if (item := meetings_as_known(view).get(plan.subject_key))
        and item.opens_on
        and item.opens_on <= view.as_of
    ]
    return begun[-1] if begun else None


def _of_plan(say: Callable[[ActionPlanAdopted], int | str]) -> Callable[[Asked], MetricAnswer]:
    def answer(asked: Asked) -> MetricAnswer:
        plan = _plan(asked.view)
        if plan is None:
            return unknown(lacking("ActionPlanAdopted"))
        return MetricAnswer(say(plan), evidence=ids(plan))

    return answer


def _resolution(asked: Asked) -> MetricAnswer:
    """Symbol of the resolution that was last voted on, without the Assembly's own prefix."""
    calls = roll_calls(asked.view)
    if not calls:
        return unknown(lacking("ResolutionVoted"))
    return MetricAnswer(calls[-1].resolution.removeprefix("A/RES/"), evidence=calls[-1].evidence)


METRICS: tuple[Metric, ...] = (
    of_state(
        "presidency",
        "Meeting that the State presides over, or else is designated to preside over",
        MetricUnit.MEETING,
        "T1",
        _of_presidency(lambda _view, term: term.meeting),
    ),
    of_state(
        "presidency_start_rule",
        "Day on which the State's presidency begins, by the meeting before",
        MetricUnit.RULE,
        "T1",
        _of_presidency(_begins),
    ),
    of_state(
        "presidency_end_rule",
        "Day on which the State's presidency ends, by its meeting",
        MetricUnit.RULE,
        "T1",
        _of_presidency(_ends),
    ),
    Metric(
        "presidency_start_rule_of_all",
        "Day on which presidencies begin, by the decision on their term",
        MetricUnit.RULE,
        "T1",
        _rule_of_terms,
    ),
    *(
        row
        for theme in Theme
        for row in _coordinators(
            f"coordinators_{theme.value}",
            f"Coordinators on {theme.value.replace('_', ' ')}",
            theme,
        )
    ),
    *_coordinators(
        "thematic_coordinators_listed",
        "Coordinators on reporting and on national implementation measures",
        Theme.TRANSPARENCY,
        Theme.NATIONAL_IMPLEMENTATION,
    ),
    *map(stated, _DECIDED),
    Metric(
        "action_plan_period",
        "Years of the action plan that the last Review Conference adopts",
        MetricUnit.PERIOD,
        "para 28",
        _of_plan(lambda plan: f"{plan.period_from.year}-{plan.period_to.year}"),
    ),
    Metric(
        "actions_in_plan",
        "Actions of the action plan that the last Review Conference adopts",
        MetricUnit.ACTIONS,
        "para 28",
        _of_plan(lambda plan: plan.actions),
    ),
    Metric(
        "resolution",
        "Resolution of the General Assembly on the Convention that was last voted on",
        MetricUnit.SYMBOL,
        "para 5",
        _resolution,
    ),
)
