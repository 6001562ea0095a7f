"""Where totals do not agree: with a list, with each other, with a roll call, with their years.

A difference is never a judgement of a State, and no total is ever folded into one: it says which
document counts what, and what the events come to.
"""

from __future__ import annotations

from collections import defaultdict
from itertools import combinations
from typing import TYPE_CHECKING

from domain.events.fields import Completeness
from domain.events.norms import Vote
from domain.events.statements import FigureReported, ListReported
from domain.events.victims import CasualtyCause
from domain.quantities import Qualifier, Unit
from domain.subjects import CONVENTION
from projections.cooperation import Direction, reported_count
from projections.figures.ranges import range_of
from projections.figures.statements import counts, figures
from projections.noticed import Noticed
from projections.victims import casualties
from projections.view import per_view
from projections.votes import roll_calls

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from domain.events.victims import CasualtiesReported
    from domain.quantities import Quantity
    from projections.victims import Toll
    from projections.view import View

__all__ = ["RULES", "differences"]

RULES = {
    "total_and_list_differ": "a document's total is not the number of States that it names",
    "totals_differ": "documents, or parts of one, state different totals for the same thing",
    "total_and_votes_differ": "a total of votes is not what the roll call comes to",
    "average_differs": "an average is not the mean of the yearly totals stated beside it",
    "parts_and_whole_differ": "casualties by cause do not come to the total of the year",
}


@per_view
def differences(view: View) -> tuple[Noticed, ...]:
    """Every difference at the view's day, by rule and text."""
    found = [
        *_lists(view),
        *_rivals(view),
        *_votes(view),
        *_averages(view),
        *_casualties(view),
    ]
    return tuple(sorted(found, key=lambda item: (item.rule, item.text)))


def _figures(view: View) -> list[FigureReported]:
    return [
        item
        for item in view.known(CONVENTION, FigureReported)
        if counts(view, item.period_to, item.effective_on)
    ]


def _words(metric: str) -> str:
    return metric.replace("_", " ")


def _lists(view: View) -> Iterator[Noticed]:
    """Complete lists beside the totals that the same document states for the same day."""
    totals: defaultdict[tuple[str, date], list[FigureReported]] = defaultdict(list)
    for figure in _figures(view):
        totals[figure.metric, figure.period_to].append(figure)
    for item in view.known(CONVENTION, ListReported):
        if not item.complete or not counts(view, item.as_of, item.effective_on):
            continue
        for total in totals[item.metric, item.as_of]:
            if _are_of_one(item, total) and total.value.amount != len(item.states):
                text = (
                    f"{_words(total.metric)} for {total.period_to}: {total.value} "
                    f"({total.sources[0]}), but {len(item.states)} named ({item.sources[-1]})"
                )
                yield Noticed("total_and_list_differ", text, (total.id, item.id))


def _are_of_one(item: ListReported, total: FigureReported) -> bool:
    """Whether one document counts and names the same States."""
    documents = {source.document for source in item.sources}
    return (
        total.value.unit is Unit.STATES
        and total.value.qualifier is Qualifier.EXACT
        and any(source.document in documents for source in total.sources)
    )


def _rivals(view: View) -> Iterator[Noticed]:
    groups: defaultdict[tuple[str, str, date, date], list[FigureReported]] = defaultdict(list)
    for item in _figures(view):
        groups[item.metric, item.scope, item.period_from, item.period_to].append(item)
    for (metric, _scope, first, last), said in sorted(groups.items(), key=lambda pair: pair[0]):
        if not all(_agree(one.value, other.value) for one, other in combinations(said, 2)):
            ordered = sorted(said, key=lambda item: (item.value.amount, item.id))
            words = ", ".join(f"{item.value} ({item.sources[0]})" for item in ordered)
            when = str(last) if first == last else f"{first} to {last}"
            text = f"{_words(metric)} for {when}: {words}"
            yield Noticed("totals_differ", text, tuple(item.id for item in ordered))


def _agree(one: Quantity, other: Quantity) -> bool:
    """Whether some number fits both, as exactly as each is said."""
    ranges = (range_of(item.amount, item.qualifier) for item in (one, other))
    return next(ranges).meets(next(ranges))


def _votes(view: View) -> Iterator[Noticed]:
    for call in roll_calls(view):
        if not call.is_complete:
            continue
        for vote in (Vote.YES, Vote.NO, Vote.ABSTAIN):
            states = call.states(vote)
            for total in call.reported[vote]:
                if total.value.amount != len(states):
                    text = (
                        f"{call.resolution}, {vote.value}: {total.value} ({total.sources[0]}), "
                        f"but {len(states)} in the roll call"
                    )
                    evidence = (total.id, *(call.votes[iso3].id for iso3 in states))
                    yield Noticed("total_and_votes_differ", text, evidence)


_AVERAGES = {
    "states_requesting_assistance_average": Direction.REQUESTED,
    "states_providing_assistance_average": Direction.PROVIDED,
}


def _averages(view: View) -> Iterator[Noticed]:
    """Averages a year, against the years that lie wholly or mostly within their period."""
    for metric, direction in _AVERAGES.items():
        for said in figures(view, metric):
            years = range(said.period_from.year, said.period_to.year)
            found = [reported_count(view, direction, year) for year in years]
            yearly = [item for item in found if item is not None]
            if len(yearly) < len(years) or not yearly:
                continue
            total = sum(item.value.amount for item in yearly)
            if total != said.value.amount * len(yearly):
                text = (
                    f"{_words(metric)}: {said.value} ({said.sources[0]}), but the totals of "
                    f"{years[0]} to {years[-1]} come to {total} in {len(yearly)} years"
                )
                yield Noticed("average_differs", text, (said.id, *(i.id for i in yearly)))


def _casualties(view: View) -> Iterator[Noticed]:
    """Attacks and remnants exclude each other, and together they are all."""
    years: defaultdict[tuple[str, int], dict[CasualtyCause, Toll]] = defaultdict(dict)
    for toll in casualties(view):
        years[toll.subject, toll.year][toll.cause] = toll
    for (subject, year), by_cause in sorted(years.items()):
        tolls = [by_cause[cause].stands for cause in _CAUSES if cause in by_cause]
        if len(tolls) < len(_CAUSES) or any(_is_part(toll) for toll in tolls):
            continue
        whole, attacks, remnants = (toll.casualties for toll in tolls)
        if not _agree(whole, attacks + remnants):
            text = (
                f"{subject}, {year}: {whole} in all, {attacks} by attacks, {remnants} by remnants"
            )
            yield Noticed("parts_and_whole_differ", text, tuple(toll.id for toll in tolls))


_CAUSES = (CasualtyCause.ALL, CasualtyCause.ATTACKS, CasualtyCause.REMNANTS)


def _is_part(toll: CasualtiesReported) -> bool:
    return toll.covers is Completeness.PART
