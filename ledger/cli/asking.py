"""Commands that ask: they open the ledger, take a view of it and print the answer."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from inspect import Parameter, Signature, signature
from typing import TYPE_CHECKING, Any

import typer

from ledger.answers.model import Answer
from ledger.cli.failing import FOUND, failures_told
from ledger.cli.options import Options, QueryOptions
from ledger.cli.rendering import show

if TYPE_CHECKING:
    from datetime import date

    from ledger.ledger import Ledger
    from projections.view import View

__all__ = ["Question", "as_command", "day_of", "plain_question", "query"]


@dataclass(frozen=True, slots=True)
class Question:
    """An open ledger, and the view of it that the options ask for."""

    ledger: Ledger
    view: View

    def view_at(self, known_at: date) -> View:
        """The view as it was known at a day, or at the question's own, if that is earlier."""
        limit = self.view.known_at
        day = known_at if limit is None else min(known_at, limit)
        return self.ledger.view(self.view.as_of, day, self.view.position)


def query(function: Callable[..., Answer]) -> Callable[..., None]:
    """A command that takes a :class:`Question` first; it gets the options of every question."""

    def run(**given: Any) -> None:
        options = QueryOptions.of(given)
        asked = QueryOptions.rest(given)
        with failures_told(), _opened(options) as ledger:
            question = Question(ledger, _view(ledger, options))
            answer = function(question, **asked)
            show(answer, _envelope(function.__name__, asked, question.view), options)
            if answer.calls_for_attention:
                raise typer.Exit(FOUND)

    return as_command(run, function, QueryOptions, skip=1)


def plain_question(function: Callable[..., Answer]) -> Callable[..., None]:
    """A command that answers without any ledger."""

    def run(**given: Any) -> None:
        asked = Options.rest(given)
        with failures_told():
            question = {"question": _question(function.__name__, asked)}
            show(function(**asked), question, Options.of(given))

    return as_command(run, function, Options, skip=0)


def as_command(
    run: Callable[..., None],
    function: Callable[..., Any],
    options: type[Options],
    skip: int,
) -> Callable[..., None]:
    """``run`` under the name of ``function``, with its own parameters and then the options.

    ``skip`` is the number of parameters that the command does not take from the command line.
    """
    own = list(signature(function, eval_str=True).parameters.values())[skip:]
    taken = [item.replace(kind=Parameter.KEYWORD_ONLY) for item in own] + options.parameters()
    run.__name__, run.__doc__ = function.__name__, function.__doc__
    run.__module__ = function.__module__
    run.__annotations__ = {item.name: item.annotation for item in taken}
    run.__signature__ = Signature(taken)  # type: ignore[attr-defined]
    return run


def day_of(text: str) -> date:
    """A single day as people write it. Raises InvalidDateError for anything else."""
    from domain.dates import parse_range
    from domain.errors import InvalidDateError

    found = parse_range(text)
    if not found.is_day:
        raise InvalidDateError(text)
    return found.first


def _opened(options: QueryOptions) -> Ledger:
    from ledger.bootstrap import open_ledger

    return open_ledger(options.ledger, day_of(options.today) if options.today else None)


def _view(ledger: Ledger, options: QueryOptions) -> View:
    from ledger.answers.when import last_day

    at_head = ledger.view(position=options.position)
    if not (options.as_of or options.known_at):
        return at_head
    return ledger.view(
        last_day(at_head, options.as_of) if options.as_of else None,
        last_day(at_head, options.known_at) if options.known_at else None,
        options.position,
    )


def _question(name: str, arguments: dict[str, Any]) -> dict[str, Any]:
    given = {key: value for key, value in arguments.items() if value not in (None, [], False)}
    return {"command": name.strip("_").replace("_", "-"), "arguments": given}


def _envelope(name: str, arguments: dict[str, Any], view: View) -> dict[str, Any]:
    return {
        "question": _question(name, arguments),
        "as_of": view.as_of,
        "known_at": view.known_at,
        "position": view.position,
        "root": view.root,
        "today": view.today,
    }
