"""Meetings, offices, mandates, and the calendar of what lies ahead."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from ledger.cli.arguments import StateOption, code_of_state
from ledger.cli.asking import Question, query
from ledger.cli.choices import (
    AGENDA_KINDS,
    BEARERS,
    MANDATE_STATUSES,
    MEETING_KINDS,
    THEMES,
    chosen,
    named,
)
from ledger.cli.usage import UsageError

if TYPE_CHECKING:
    from domain.events.offices import Theme
    from ledger.answers.model import Answer

__all__ = ["calendar", "mandates", "meetings", "offices"]


@query
def meetings(
    question: Question,
    name: Annotated[
        str | None,
        typer.Argument(metavar="[MEETING]", help="Short name of one, such as 2RC or 10MSP."),
    ] = None,
    kind: Annotated[
        list[str] | None,
        typer.Option("--kind", help=f"Only of this kind: {', '.join(MEETING_KINDS)}."),
    ] = None,
) -> Answer:
    """Meetings: their days, decisions and documents.

    With MEETING its history, silence procedures, decisions, mandates, participants, documents.
    """
    from ledger.answers.meetings import meeting_answer, meetings_answer

    if name is None:
        return meetings_answer(question.view, named("--kind", kind, MEETING_KINDS))
    if kind:
        why = "--kind says nothing of a single meeting"
        raise UsageError(why)
    return meeting_answer(question.view, _meeting(question, name))


@query
def offices(
    question: Question,
    theme: Annotated[
        str | None,
        typer.Option("--theme", help=f"Coordinators on it alone: {', '.join(THEMES)}."),
    ] = None,
    every: Annotated[
        bool,
        typer.Option("--all", help="Every term up to the day, past ones too."),
    ] = False,
) -> Answer:
    """Who presides, coordinates, and sits in which body.

    An office without a recorded holder is shown as that. With a day before the last meeting,
    terms end as the meetings were scheduled then.
    """
    from ledger.answers.offices import offices_answer

    return offices_answer(question.view, _theme(theme), every=every)


@query
def mandates(
    question: Question,
    meeting: Annotated[
        str | None,
        typer.Option("--meeting", metavar="NAME", help="Only those that this meeting gave."),
    ] = None,
    bearer: Annotated[
        list[str] | None,
        typer.Option("--bearer", metavar="BODY", help=f"Only of it: {', '.join(BEARERS)}."),
    ] = None,
    status: Annotated[
        list[str] | None,
        typer.Option("--status", help=f"Only of this status: {', '.join(MANDATE_STATUSES)}."),
    ] = None,
    unfinished: Annotated[
        bool,
        typer.Option("--open", help="Only those of which no discharge is recorded."),
    ] = False,
) -> Answer:
    """What meetings gave bodies to do, and what was done."""
    from ledger.answers.mandates import mandates_answer

    return mandates_answer(
        question.view,
        None if meeting is None else _meeting(question, meeting),
        named("--bearer", bearer, BEARERS),
        chosen("--status", status, MANDATE_STATUSES),
        open_only=unfinished,
    )


@query
def calendar(
    question: Question,
    state: StateOption = None,
    kind: Annotated[
        list[str] | None,
        typer.Option("--kind", help=f"Only of this kind: {', '.join(AGENDA_KINDS)}."),
    ] = None,
) -> Answer:
    """Meetings, deadlines and mandates that lie ahead.

    With -o FILE.ics a file that calendars import: entries keep their identity when a day is
    moved, and remind before the last day to put a request to a meeting and before each deadline.
    """
    from dataclasses import replace

    from ledger.answers.agenda import agenda_answer, agenda_rows

    rows = agenda_rows(
        question.view,
        question.recorded,
        code_of_state(state),
        chosen("--kind", kind, AGENDA_KINDS),
    )
    answer = agenda_answer(rows, question.recorded)
    triple = question.triple()

    def file() -> bytes:
        from ledger.calendars import calendar_file

        return calendar_file(rows, answer.about["recorded_at"], triple)

    return replace(answer, files={".ics": file})


def _meeting(question: Question, text: str) -> str:
    """The name of a meeting that the view knows. Raises UnknownMeetingError."""
    from ledger.answers.subjects import meeting_named

    return meeting_named(question.view, text)


def _theme(text: str | None) -> Theme | None:
    from domain.events.offices import Theme

    return None if text is None else Theme(*chosen("--theme", [text], THEMES))
