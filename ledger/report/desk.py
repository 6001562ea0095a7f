"""Where a report is written: the views at both ends of its period, its figures and its notes."""

from __future__ import annotations

import shlex
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from domain.dates import DateRange
from ledger.report.days import dated, day, span
from ledger.report.figures import Figure, ReportFigureRow, row_of
from ledger.report.notes import Notes
from ledger.report.period import year
from projections.metrics.registry import measure, metric

if TYPE_CHECKING:
    from datetime import date

    from ledger.report.period import ReportPeriod
    from projections.claims.model import Judgement
    from projections.metrics.model import Metric
    from projections.view import View

__all__ = ["Desk", "in_words"]


@dataclass
class Desk:
    """Asks what the sections need; every question is the same that ``ccm metric`` asks.

    ``end`` is the view at the end of the period; ``judged`` are the claims of official documents
    that are contradicted on days of it,
    or stand by their own document alone.
    """

    period: ReportPeriod
    end: View
    judged: tuple[Judgement, ...] = ()
    _rows: dict[object, ReportFigureRow] = field(default_factory=dict)
    _numbers: dict[str, int] = field(default_factory=dict)

    @cached_property
    def start(self) -> View:
        """The view at the end of the day before the period."""
        return self.end.at(self.period.before)

    @cached_property
    def notes(self) -> Notes:
        """The notes so far."""
        return Notes(self.end.facts, self.end.facts.by_id)

    def next_number(self, kind: str) -> int:
        """The next number of a paragraph, a table or a chart."""
        self._numbers[kind] = self._numbers.get(kind, 0) + 1
        return self._numbers[kind]

    def at_end(self, name: str, subject: str | None = None) -> Figure:
        """A metric as it stood at the end of the period."""
        return self._asked(self.end, name, subject, None)

    def at_start(self, name: str, subject: str | None = None) -> Figure:
        """A metric as it stood before the period."""
        return self._asked(self.start, name, subject, None)

    def on(self, name: str, day: date) -> Figure:
        """A metric as it stood at the end of a day, which is also all it counts over."""
        return self._asked(self.end.at(day), name, None, DateRange.of(day))

    def over(self, name: str, during: DateRange | None = None) -> Figure:
        """A metric that counts over days, by default those of the period."""
        return self._asked(self.end, name, None, during or self.period.days)

    def in_year(self, name: str, number: int) -> Figure:
        """A metric that counts over a calendar year."""
        return self.over(name, year(number))

    def yearly(self, name: str) -> tuple[tuple[int, Figure], ...]:
        """A metric for each calendar year of which any day is in the period."""
        return tuple((number, self.in_year(name, number)) for number in self.period.years)

    def cite(self, section: str, figure: Figure) -> int | None:
        """The number of the note on a figure, which the report gives from then on."""
        number = None
        if figure.is_known:
            ask = self.ask(figure.metric, figure.as_of, figure.during, figure.subject)
            what = _question(figure)
            number = self.notes.number(what, figure.answer.evidence, ask)
        self._rows.setdefault(figure.question, row_of(section, figure, number))
        return number

    def note(self, what: str, evidence: Iterable[str], *command: str) -> int | None:
        """The number of the note on some events; None where there are none.

        ``command`` is what follows ``ccm`` to be told of them, as of the end of the period.
        """
        ids = tuple(evidence)
        ask = self._command(*command, "--as-of", str(self.period.last))
        return self.notes.number(what, ids, ask) if ids else None

    @property
    def figures(self) -> list[ReportFigureRow]:
        """Every figure of a metric that the report gives."""
        return list(self._rows.values())

    def ask(self, row: Metric, as_of: date, during: DateRange | None, subject: str | None) -> str:
        """The command that explains a metric, with every event behind it."""
        days = ("--during", str(during)) if during and row.over_period else ()
        option = "--state" if row.about_state else "--meeting"
        whose = (option, subject) if subject else ()
        return self._command("explain", row.name, *whose, "--as-of", str(as_of), *days)

    def _command(self, *words: str) -> str:
        """A command with the limits that the report itself has, beside its days."""
        limit = ("--known-at", str(self.end.known_at)) if self.end.known_at else ()
        read = ("--only-read",) if self.end.only_read else ()
        return shlex.join(["ccm", *words, *limit, *read])

    def _asked(
        self, view: View, name: str, subject: str | None, during: DateRange | None
    ) -> Figure:
        row = metric(name)
        days = during if row.over_period else None
        answer = measure(view, name, subject, days)
        return Figure(row, answer, view.as_of, days, subject)


def _question(figure: Figure) -> str:
    """What a figure answers, and why it is what it is where that is not plain."""
    asked = in_words(figure.metric, figure.as_of, figure.during)
    return f"{asked} ({dated(because)})" if (because := figure.answer.because) else asked


def in_words(row: Metric, as_of: date, during: DateRange | None) -> str:
    """What a metric was asked."""
    if during and row.over_period:
        return f"{row.title}, {span(during)}, as of {day(as_of)}"
    return f"{row.title}, as of {day(as_of)}"
