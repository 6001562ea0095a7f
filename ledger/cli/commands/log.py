"""What was recorded, and what changed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from domain.errors import InvalidValueError, NotFoundError
from ledger.cli.arguments import TargetArgument
from ledger.cli.asking import Question, query
from ledger.cli.choices import AXES, chosen
from ledger.cli.usage import UsageError

if TYPE_CHECKING:
    from ledger.answers.model import Answer
    from projections.view import View

__all__ = [
    "LaterEventError",
    "NotAPositionError",
    "diff",
    "documents",
    "event",
    "events",
    "history",
]


class NotAPositionError(InvalidValueError):
    """A text that is no position."""

    code = "NOT_A_POSITION"

    def __init__(self, text: str) -> None:
        super().__init__(f"{text!r} is no position. Write a whole number, such as 120.")


class LaterEventError(NotFoundError):
    """An event that was recorded after the position asked for."""

    code = "EVENT_LATER"

    def __init__(self, event_id: str, position: int, limit: int) -> None:
        super().__init__(
            f"The event {event_id} stands at position {position}, after --position {limit}. "
            f"Ask for {position} or later, or leave --position out.",
        )


@query
def history(
    question: Question,
    subject: Annotated[
        str,
        typer.Argument(help="A State, a meeting (9MSP), a document's key, or convention."),
    ],
) -> Answer:
    """Everything recorded about a subject.

    In the order in which it happened, with what was corrected or retracted since. --as-of and
    --known-at leave out what happened or became known later.
    """
    from ledger.answers.log import history_answer
    from ledger.answers.subjects import subject_named

    view = question.view
    return history_answer(view, question.recorded, subject_named(view, subject))


@query
def diff(
    question: Question,
    start: Annotated[
        str | None,
        typer.Option("--from", metavar="X", help="A day, month, year or meeting; or a position."),
    ] = None,
    to: Annotated[str | None, typer.Option("--to", metavar="Y", help="The same.")] = None,
    on: Annotated[
        str | None,
        typer.Option(
            "--on", metavar="as-of|known-at|position", help="What differs; by default as-of."
        ),
    ] = None,
    since: Annotated[
        str | None,
        typer.Option(
            "--since", metavar="POSITION", help="What was recorded after it, and what that changed."
        ),
    ] = None,
) -> Answer:
    """What changed from X to Y, or since a position.

    In membership, duties, meetings, offices, mandates, assessed contributions and action plans,
    with the days that hang on a meeting; of what is gone, why it is. On any axis: in the world
    (as-of), in what was known (known-at), or in this ledger (position); the other two stay as the
    options say. With --since, the position that an earlier answer printed, also what was recorded
    since and the findings that it brought.
    """
    from ledger.answers.changes import changes_answer, changes_since_answer

    if since is not None:
        _refuse_beside_since(start, to, on)
        before = question.view_at(
            question.view.as_of, question.view.known_at, _position_in(question, since)
        )
        return changes_since_answer(before, question.view, question.recorded)
    if start is None or to is None:
        why = "diff takes --from and --to, or --since"
        raise UsageError(why)
    return changes_answer(*_views(question, start, to, on or "as-of"))


def _refuse_beside_since(*others: str | None) -> None:
    for option, text in zip(("--from", "--to", "--on"), others, strict=True):
        if text is not None:
            why = f"{option} says nothing here: --since compares a position with --position"
            raise UsageError(why)


def _position_in(question: Question, text: str) -> int:
    """A position up to that of the question. Raises UsageError for one after it."""
    found = _position(text)
    if found > question.view.position:
        why = f"--since {found} comes after position {question.view.position}; nothing is there yet"
        raise UsageError(why)
    return found


def _views(question: Question, start: str, to: str, on: str) -> tuple[View, View]:
    """The two views that differ along an axis alone."""
    (axis,) = chosen("--on", [on], AXES)
    question.refuse("--from and --to give it on both sides", axis)
    view, at = question.view, question.view_at
    match axis:
        case "as_of":
            return view.at(question.day(start)), view.at(question.day(to))
        case "known_at":
            return (
                at(view.as_of, question.day(start), view.position),
                at(view.as_of, question.day(to), view.position),
            )
        case _:
            return (
                at(view.as_of, view.known_at, _position(start)),
                at(view.as_of, view.known_at, _position(to)),
            )


def _position(text: str) -> int:
    try:
        return int(text)
    except ValueError:
        raise NotAPositionError(text) from None


@query
def events(
    question: Question,
    kind: Annotated[
        str | None,
        typer.Option("--type", help="Only this type; `ccm catalogue` lists them."),
    ] = None,
    subject: Annotated[
        str | None,
        typer.Option("--subject", help="Only about this State, meeting, document or convention."),
    ] = None,
    since: Annotated[
        str | None,
        typer.Option(
            "--since", metavar="WHEN", help="Only what happened on or after its first day."
        ),
    ] = None,
) -> Answer:
    """The log: every event in the order of recording.

    --as-of and --known-at leave out what happened or became known later.
    """
    from domain.events.registry import event_type
    from ledger.answers.log import events_answer
    from ledger.answers.subjects import subject_named
    from ledger.answers.when import days_of

    name = None if kind is None else event_type(kind).__name__
    view = question.view
    return events_answer(
        view,
        question.recorded,
        name,
        None if subject is None else subject_named(view, subject),
        None if since is None else days_of(view, since).first,
    )


@query
def event(question: Question, event_id: TargetArgument) -> Answer:
    """One event: what it says, its documents, its fate."""
    from ledger.answers.log import event_answer

    found = question.ledger.find(event_id)
    if found.position > question.view.position:
        raise LaterEventError(found.event.id, found.position, question.view.position)
    return event_answer(question.view, question.recorded, found)


@query
def documents(question: Question) -> Answer:
    """The documents that events cite."""
    from ledger.answers.log import documents_answer

    return documents_answer(question.view)
