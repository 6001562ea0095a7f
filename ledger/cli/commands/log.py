"""What was recorded, and what changed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from domain.errors import InvalidValueError, NotFoundError
from ledger.cli.arguments import TargetArgument
from ledger.cli.asking import Question, query
from ledger.cli.choices import AXES, chosen

if TYPE_CHECKING:
    from ledger.answers.model import Answer

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
        str,
        typer.Option("--from", metavar="X", help="A day, month, year or meeting; or a position."),
    ],
    to: Annotated[str, typer.Option("--to", metavar="Y", help="The same.")],
    on: Annotated[
        str,
        typer.Option("--on", metavar="as-of|known-at|position", help="What differs."),
    ] = "as-of",
) -> Answer:
    """What changed in membership and duties from X to Y.

    On any axis: in the world (as-of), in what was known (known-at), or in this ledger (position);
    the other two stay as the options say.
    """
    from ledger.answers.changes import changes_answer

    (axis,) = chosen("--on", [on], AXES)
    question.refuse("--from and --to give it on both sides", axis)
    view, ledger = question.view, question.ledger
    match axis:
        case "as_of":
            before, after = view.at(question.day(start)), view.at(question.day(to))
        case "known_at":
            before, after = (
                ledger.view(view.as_of, question.day(text), view.position) for text in (start, to)
            )
        case _:
            before, after = (
                ledger.view(view.as_of, view.known_at, _position(text)) for text in (start, to)
            )
    return changes_answer(before, after)


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
