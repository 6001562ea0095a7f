"""Commands that ask: they take a view of a ledger and print the answer."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any, Self

import typer

from ledger.cli.building import as_command, command_name, question_of
from ledger.cli.choices import AXES
from ledger.cli.failing import FOUND, failures_told
from ledger.cli.options import LedgerOptions, Options, QueryOptions, ReportOptions
from ledger.cli.usage import UsageError

if TYPE_CHECKING:
    from datetime import date
    from types import TracebackType

    from ledger.answers.model import Answer
    from ledger.ledger import Ledger
    from projections.cut import Recorded
    from projections.view import View

__all__ = ["Question", "opened", "plain_query", "query", "report_query"]


class Question:
    """What the options of a question ask for; the ledger is opened when it is first needed."""

    def __init__(self, options: QueryOptions) -> None:
        self._options = options
        self._refused: list[str] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if "ledger" in self.__dict__:
            self.ledger.close()

    @cached_property
    def ledger(self) -> Ledger:
        """The open ledger."""
        return opened(self._options)

    @cached_property
    def view(self) -> View:
        """The view at the options' three dates."""
        options = self._options
        return self.view_at(
            None if options.as_of is None else self.day(options.as_of),
            None if options.known_at is None else self.day(options.known_at),
            options.position,
        )

    def view_at(self, as_of: date | None, known_at: date | None, position: int | None) -> View:
        """A view at other dates, less what the question leaves out."""
        view = self.ledger.view(as_of, known_at, position)
        return view.less_inferred() if self._options.only_read else view

    @property
    def recorded(self) -> Sequence[Recorded]:
        """The log up to the view's position."""
        return self.ledger.recorded(self.view.position)

    @property
    def names_a_ledger(self) -> bool:
        """Whether an option names the ledger."""
        return self._options.ledger is not None

    def refuse(self, why: str, *names: str) -> None:
        """Raise UsageError where one of these options is given, which then would say nothing."""
        self._refused += names
        given = [name for name in names if getattr(self._options, name) not in {None, False}]
        if given:
            message = f"--{given[0].replace('_', '-')} says nothing here: {why}"
            raise UsageError(message)

    def day(self, text: str) -> date:
        """The last day that a text names: of a month, a year, a meeting."""
        from ledger.answers.when import last_day

        return last_day(self.ledger.view(position=self._options.position), text)

    def view_known_at(self, day: date) -> View:
        """The view as it was known at a day, or at the question's own, if that is earlier."""
        limit = self.view.known_at
        known_at = day if limit is None else min(day, limit)
        return self.view_at(self.view.as_of, known_at, self.view.position)

    def know_no_later(self) -> None:
        """Where no --known-at is given, ask only for what was known on the day asked about."""
        if self._options.known_at is None:
            self.__dict__["view"] = self.view_known_at(self.view.as_of)

    def ending(self, day: date) -> View:
        """The question's view, from now on at the end of that day."""
        self.__dict__["view"] = self.view_at(day, self.view.known_at, self.view.position)
        return self.view

    def views(self, as_of: date, known_at: date) -> View:
        """The view as of one day, known at another, or at the question's own if that is earlier."""
        limit = self.view.known_at
        known_at = known_at if limit is None else min(known_at, limit)
        return self.view_at(as_of, known_at, self.view.position)

    def triple(self) -> Mapping[str, Any]:
        """The three dates, the root and what is left out; empty if no ledger was asked.

        By them an answer can be repeated; ``without`` are those of them that the question does
        not take. Beside them the dataset that the ledger held.
        """
        if "view" not in self.__dict__:
            return {}
        names = (*AXES, "root", "today", "only_read")
        triple = {name: getattr(self.view, name) for name in names}
        aside = [name for name in AXES if name in self._refused]
        return {
            **triple,
            "without": aside,
            "dataset": self.ledger.dataset(self.view.position),
        }


def opened(options: LedgerOptions) -> Ledger:
    """The ledger that the options name, open. Raises UsageError where they name none."""
    from domain.dates import parse_range
    from domain.errors import InvalidDateError
    from ledger.bootstrap import open_ledger

    if options.ledger == "":
        why = "--ledger names no ledger"
        raise UsageError(why)
    if options.today is None:
        return open_ledger(options.ledger)
    today = parse_range(options.today)
    if not today.is_day:
        raise InvalidDateError(options.today)
    return open_ledger(options.ledger, today.first)


def query(function: Callable[..., Answer]) -> Callable[..., None]:
    """A command that takes a :class:`Question` first; it gets the options of every question."""

    def run(**given: Any) -> None:
        from ledger.cli.rendering import OF_SOME_ANSWERS, refuse_unfit_output, show

        options, asked = QueryOptions.of(given), QueryOptions.rest(given)
        with failures_told(command_name(function)), Question(options) as question:
            refuse_unfit_output(options, made=OF_SOME_ANSWERS, given=asked)
            answer = function(question, **asked)
            show(answer, {"question": question_of(function, asked), **question.triple()}, options)
            if answer.calls_for_attention:
                raise typer.Exit(FOUND)

    return as_command(run, function, QueryOptions, skip=1)


def report_query(function: Callable[..., Answer]) -> Callable[..., None]:
    """A command that takes a :class:`Question` first and whose answer is made into documents."""

    def run(**given: Any) -> None:
        from ledger.cli.rendering import refuse_unfit_report, show_report

        options, asked = ReportOptions.of(given), ReportOptions.rest(given)
        with failures_told(command_name(function)), Question(options.as_answer) as question:
            refuse_unfit_report(options, given=asked)
            answer = function(question, **asked)
            envelope = {"question": question_of(function, asked), **question.triple()}
            show_report(answer, envelope, options)

    return as_command(run, function, ReportOptions, skip=1)


def plain_query(function: Callable[..., Answer]) -> Callable[..., None]:
    """A command that answers without any ledger."""

    def run(**given: Any) -> None:
        from ledger.cli.rendering import refuse_unfit_output, show

        asked = Options.rest(given)
        with failures_told(command_name(function)):
            refuse_unfit_output(Options.of(given), given=asked)
            answer = function(**asked)
            show(answer, {"question": question_of(function, asked)}, Options.of(given))

    return as_command(run, function, Options, skip=0)
