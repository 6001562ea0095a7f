"""How answers come about: derivations, metrics, event types."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from ledger.cli.arguments import StateOption, code_of_state
from ledger.cli.asking import Question, plain_query, query
from ledger.cli.failing import note
from ledger.cli.usage import UsageError

if TYPE_CHECKING:
    from domain.dates import DateRange
    from ledger.answers.model import Answer

__all__ = ["catalogue", "explain", "metric"]

_LEDGER_OPTIONS = ("ledger", "today", "as_of", "known_at", "position", "only_read")

DuringOption = Annotated[
    str | None,
    typer.Option("--during", metavar="WHEN", help="Period to count over; by default the year."),
]
MeetingOption = Annotated[
    str | None,
    typer.Option("--meeting", metavar="NAME", help="This meeting, such as 10MSP."),
]


@query
def explain(
    question: Question,
    what: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[WHAT]...",
            help="A State and an article, a meeting and a mandate, a metric.",
        ),
    ] = None,
    state: StateOption = None,
    meeting: MeetingOption = None,
    during: DuringOption = None,
) -> Answer:
    """How an answer was derived, step by step.

    Of a State's duty (`ccm explain bulgaria 3`, `ccm explain chad 4.1a`), of a body's mandate
    (`ccm explain 2RC baseline`) or of a metric (`ccm explain contracting_states`), down to events
    and documents. A State alone lists its duties, a meeting what it mandated; nothing at all lists
    the metrics.
    """
    from ledger.answers.explanations import metric_explained_answer, obligations_explained_answer

    if not what:
        return _explainable(question, None, state, meeting, during)
    *name, last = what
    if iso3 := _code_if_any(" ".join(what)):
        return _explainable(question, iso3, state, meeting, during)
    if mandated := _mandate(question, what):
        _refuse_beside_duty(state, meeting, during)
        return mandated
    if name:
        _refuse_beside_duty(state, meeting, during)
        return obligations_explained_answer(question.view, _code(" ".join(name)), last)
    _refuse_unasked(last, state, meeting, during)
    days = _days(question, during)
    return metric_explained_answer(question.view, last, _subject(question, state, meeting), days)


def _explainable(
    question: Question,
    iso3: str | None,
    state: str | None,
    meeting: str | None,
    during: str | None,
) -> Answer:
    """What could be asked, where an article or everything was left out."""
    from ledger.answers.explanations import explainable_answer

    _refuse_beside_duty(state, meeting, during)
    note("explain takes a State and an article, or a metric; it can explain these:")
    return explainable_answer(question.view, iso3)


def _mandate(question: Question, what: list[str]) -> Answer | None:
    """What is asked of a meeting's mandates; None where no meeting is named."""
    from ledger.answers.explanations import explainable_mandates_answer, mandate_explained_answer

    *name, key = what
    if whole := _meeting_if_any(question, " ".join(what)):
        note("explain takes a meeting and a mandate; it can explain these:")
        return explainable_mandates_answer(question.view, whole)
    if named := _meeting_if_any(question, " ".join(name)):
        return mandate_explained_answer(question.view, named, key)
    return None


def _meeting_if_any(question: Question, text: str) -> str | None:
    from domain.errors import UnknownMeetingError
    from ledger.answers.subjects import meeting_named

    try:
        return meeting_named(question.view, text)
    except UnknownMeetingError:
        return None


def _refuse_beside_duty(state: str | None, meeting: str | None, during: str | None) -> None:
    for option, text in (("--state", state), ("--meeting", meeting), ("--during", during)):
        if text is not None:
            why = f"{option} goes with a metric, not with a duty or mandate"
            raise UsageError(why)


@query
def metric(
    question: Question,
    name: Annotated[
        str | None,
        typer.Argument(metavar="[NAME]", help="Name of the metric."),
    ] = None,
    state: StateOption = None,
    meeting: MeetingOption = None,
    during: DuringOption = None,
    every: Annotated[bool, typer.Option("--list", help="List them all.")] = False,
) -> Answer:
    """The value of a metric; without a name, all there are."""
    from ledger.answers.figures import metric_answer, metrics_answer

    if name is None or every:
        _refuse_beside_list(question, name, state, meeting, during)
        return metrics_answer()
    _refuse_unasked(name, state, meeting, during)
    subject = _subject(question, state, meeting)
    return metric_answer(question.view, name, subject, _days(question, during))


def _refuse_beside_list(
    question: Question,
    name: str | None,
    state: str | None,
    meeting: str | None,
    during: str | None,
) -> None:
    if name is not None:
        why = f"--list takes no metric; leave one of the two out, --list or {name}"
        raise UsageError(why)
    for option, text in (("--state", state), ("--meeting", meeting), ("--during", during)):
        if text is not None:
            why = f"{option} goes with the name of a metric"
            raise UsageError(why)
    question.refuse("a list of metrics asks no ledger", *_LEDGER_OPTIONS)


def _refuse_unasked(
    name: str,
    state: str | None,
    meeting: str | None,
    during: str | None,
) -> None:
    """Raise UsageError where a metric lacks its subject, or is given what it does not ask for."""
    from projections.metrics.registry import metric as row_of

    row = row_of(name)
    if row.about_state and state is None:
        why = f"{name} is asked of a State: add --state NAME"
        raise UsageError(why)
    if row.about_meeting and meeting is None:
        why = f"{name} is asked of a meeting: add --meeting NAME"
        raise UsageError(why)
    if meeting is not None and not row.about_meeting:
        why = f"--meeting says nothing here: {name} is not asked of a meeting"
        raise UsageError(why)
    if state is not None and not row.about_state:
        why = f"--state says nothing here: {name} is not asked of a State"
        raise UsageError(why)
    if during is not None and not row.over_period:
        why = f"--during says nothing here: {name} holds at a day, which is --as-of"
        raise UsageError(why)


@plain_query
def catalogue(
    name: Annotated[
        str | None,
        typer.Argument(metavar="[TYPE]", help="An event type."),
    ] = None,
) -> Answer:
    """The event types; with TYPE its columns and what they take."""
    from ledger.answers.catalogue import catalogue_answer, type_answer

    return catalogue_answer() if name is None else type_answer(name)


def _subject(question: Question, state: str | None, meeting: str | None) -> str | None:
    """The code of the State or the name of the meeting that is asked about, if any."""
    from ledger.answers.subjects import meeting_named

    return code_of_state(state) if meeting is None else meeting_named(question.view, meeting)


def _code(text: str) -> str:
    from domain.states import find_state

    return find_state(text).iso3


def _code_if_any(text: str) -> str | None:
    from domain.errors import CcmError

    try:
        return _code(text)
    except CcmError:
        return None


def _days(question: Question, text: str | None) -> DateRange | None:
    from ledger.answers.when import days_of

    return None if text is None else days_of(question.view, text)
