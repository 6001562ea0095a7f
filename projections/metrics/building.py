"""Short ways to write the common kinds of metrics."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING

from domain.quantities import Qualifier
from projections.membership import standing
from projections.metrics.lacking import lacking_any
from projections.metrics.model import Asked, Metric, MetricAnswer, MetricUnit, Reading, unknown
from projections.view import per_view

if TYPE_CHECKING:
    from domain.events.header import Event
    from projections.view import View

__all__ = ["States", "count", "ids", "listed", "of_meeting", "of_state", "reading"]

States = Callable[[Asked], "Sequence[str] | None"]
Evidence = Callable[["View", str], Iterable[str]]


def ids(*events: Event | None) -> tuple[str, ...]:
    """Ids of the events that are there."""
    return tuple(event.id for event in events if event is not None)


@per_view
def holds_any(view: View, kinds: tuple[type[Event], ...]) -> bool:
    """Whether any event of these types, on States, is known by the view's day."""
    return any(view.of_state(iso3, *kinds) for iso3 in view.states())


def _membership_evidence(view: View, iso3: str) -> Iterable[str]:
    return standing(view, iso3).evidence


def _counted(
    states: States,
    evidence: Evidence,
    missing: str,
    rests_on: tuple[type[Event], ...] = (),
    open_to: str = "",
) -> Callable[[Asked], MetricAnswer]:
    """A count of States; unknown, never zero, where no event it rests on is known at all.

    Where ``open_to`` names what would close it, it is a lower bound.
    """

    def answer(asked: Asked) -> MetricAnswer:
        if rests_on and not holds_any(asked.view, rests_on):
            return unknown(lacking_any(kind.__name__ for kind in rests_on))
        found = states(asked)
        if found is None:
            return unknown(missing)
        shown = [item for iso3 in found for item in evidence(asked.view, iso3)]
        return MetricAnswer(
            len(found),
            Qualifier.AT_LEAST if open_to else Qualifier.EXACT,
            states=tuple(sorted(found)),
            evidence=tuple(dict.fromkeys(shown)),
            missing=open_to,
        )

    return answer


def reading(
    words: str,
    states: States,
    evidence: Evidence = _membership_evidence,
    *,
    certain: States | None = None,
) -> Reading:
    """Another count of States for the same words; ``certain`` where dates leave the others open."""
    least = None if certain is None else _counted(certain, evidence, "")
    return Reading(words, _counted(states, evidence, ""), least)


def count(  # noqa: PLR0913 - a row of the registry
    name: str,
    title: str,
    rule: str,
    states: States,
    *,
    evidence: Evidence = _membership_evidence,
    readings: tuple[Reading, ...] = (),
    missing: str = "",
    rests_on: tuple[type[Event], ...] = (),
    open_to: str = "",
    over_period: bool = False,
    unit: MetricUnit = MetricUnit.STATES,
) -> Metric:
    """A metric that counts States, and can name them.

    ``open_to`` is for what is never known of all States: the count is then at least so many.
    """
    return Metric(
        name,
        title,
        unit,
        rule,
        _counted(states, evidence, missing, rests_on, open_to),
        over_period=over_period,
        readings=readings,
    )


def listed(metric: Metric) -> Metric:
    """The metric that gives the codes of the States which another one counts."""

    def as_list(answer: Callable[[Asked], MetricAnswer]) -> Callable[[Asked], MetricAnswer]:
        def listing(asked: Asked) -> MetricAnswer:
            found = answer(asked)
            if found.value is None:
                return found
            return MetricAnswer(
                found.states,
                states=found.states,
                evidence=found.evidence,
                because=found.because,
                holds_on=found.holds_on,
            )

        return listing

    return Metric(
        f"{metric.name}_list",
        f"{metric.title}: their codes",
        MetricUnit.STATES_LIST,
        metric.rule,
        as_list(metric.answer),
        about_meeting=metric.about_meeting,
        over_period=metric.over_period,
        readings=tuple(
            Reading(item.words, as_list(item.answer))
            for item in metric.readings
            if item.least is None
        ),
    )


OfState = Callable[["View", str, Asked], MetricAnswer]


def of_state(  # noqa: PLR0913 - a row of the registry
    name: str,
    title: str,
    unit: MetricUnit,
    rule: str,
    answer: OfState,
    *,
    readings: Iterable[tuple[str, OfState]] = (),
    words: tuple[str, ...] = (),
    over_period: bool = False,
) -> Metric:
    """A metric that is asked of one State; ``readings`` are its words read otherwise."""
    return Metric(
        name,
        title,
        unit,
        rule,
        _asking("a State", answer),
        about_state=True,
        over_period=over_period,
        readings=tuple(Reading(said, _asking("a State", other)) for said, other in readings),
        words=words,
    )


def of_meeting(  # noqa: PLR0913, PLR0917 - a row of the registry
    name: str,
    title: str,
    unit: MetricUnit,
    rule: str,
    answer: OfState,
    readings: Iterable[tuple[str, OfState]] = (),
    *,
    words: tuple[str, ...] = (),
) -> Metric:
    """A metric that is asked of one meeting, by its short name."""
    return Metric(
        name,
        title,
        unit,
        rule,
        _asking("a meeting", answer),
        about_meeting=True,
        readings=tuple(Reading(said, _asking("a meeting", other)) for said, other in readings),
        words=words,
    )


def _asking(whom: str, answer: OfState) -> Callable[[Asked], MetricAnswer]:
    """Ask it of the subject, once there is one."""

    def asking(asked: Asked) -> MetricAnswer:
        if asked.subject is None:
            return unknown(f"{whom} to ask it of")
        return answer(asked.view, asked.subject, asked)

    return asking
