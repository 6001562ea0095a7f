"""Short ways to write the common kinds of metrics."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from domain.quantities import Qualifier
from projections.membership import standing
from projections.metrics.lacking import Lacking, lacking, lacking_any
from projections.metrics.model import Asked, Metric, MetricAnswer, MetricUnit, Reading, unknown
from projections.view import per_view

if TYPE_CHECKING:
    from domain.events.header import Event
    from projections.view import View

__all__ = ["Lacks", "States", "count", "ids", "listed", "of_meeting", "of_state", "reading"]

States = Callable[[Asked], "Sequence[str] | None"]
Evidence = Callable[["View", str], Iterable[str]]
Lacks = Callable[["View"], str]
"""What is lacking at a view's day; empty where nothing is."""


def _nothing(_view: View) -> str:
    return ""


def ids(*events: Event | None) -> tuple[str, ...]:
    """Ids of the events that are there."""
    return tuple(event.id for event in events if event is not None)


@per_view
def holds_any(view: View, kinds: tuple[type[Event], ...]) -> bool:
    """Whether any event of these types, on States, is known by the view's day."""
    return any(view.of_state(iso3, *kinds) for iso3 in view.states())


def _membership_evidence(view: View, iso3: str) -> Iterable[str]:
    return standing(view, iso3).evidence


@dataclass(frozen=True, slots=True)
class _Counting:
    """How States are counted: which, by what events, and what the count rests on.

    The answer is unknown, never zero, where ``needs`` says that something is lacking, where no
    event it ``rests_on`` is known, and where there is none but ``open_to`` names what would close
    it; there it is else a lower bound.
    """

    states: States
    evidence: Evidence
    missing: str = ""
    rests_on: tuple[type[Event], ...] = ()
    needs: Lacks = _nothing
    open_to: Lacks = _nothing

    def answer(self, asked: Asked) -> MetricAnswer:
        """How many there are, and which."""
        if lacks := self._lacks(asked.view):
            return unknown(lacks)
        found, missing = self.states(asked), self.open_to(asked.view)
        if found is None:
            return unknown(self.missing)
        if missing and not found:
            few = missing.states if isinstance(missing, Lacking) else ()
            return replace(unknown(missing), left_open=few)
        shown = [item for iso3 in found for item in self.evidence(asked.view, iso3)]
        return MetricAnswer(
            len(found),
            Qualifier.AT_LEAST if missing else Qualifier.EXACT,
            states=tuple(sorted(found)),
            evidence=tuple(dict.fromkeys(shown)),
            missing=missing,
        )

    def _lacks(self, view: View) -> str:
        if self.rests_on and not holds_any(view, self.rests_on):
            return lacking_any(kind.__name__ for kind in self.rests_on)
        return self.needs(view)


def reading(
    words: str,
    states: States,
    evidence: Evidence = _membership_evidence,
    *,
    certain: States | None = None,
) -> Reading:
    """Another count of States for the same words; ``certain`` where dates leave the others open."""
    least = None if certain is None else _Counting(certain, evidence).answer
    return Reading(words, _Counting(states, evidence).answer, least)


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
    needs: Lacks = _nothing,
    open_to: Lacks = _nothing,
    over_period: bool = False,
    unit: MetricUnit = MetricUnit.STATES,
) -> Metric:
    """A metric that counts States, and can name them.

    ``missing`` says what is lacking where ``states`` gives None; ``rests_on`` are types of events
    without any of which by the day nothing is known, ``needs`` says what else there has to be.
    ``open_to`` is for what is not known of all States: the count is then at least so many.
    """
    return Metric(
        name,
        title,
        unit,
        rule,
        _Counting(states, evidence, missing, rests_on, needs, open_to).answer,
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
            if found.value and not found.states:
                return unknown(lacking("ListReported", "that names them"), found.evidence)
            return replace(found, value=found.states, by_rule=False)

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
