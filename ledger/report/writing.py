"""Writing a section: sentences with figures in them, tables, what is not known, differences."""

from __future__ import annotations

from string import Formatter
from typing import TYPE_CHECKING

from domain.quantities import Qualifier
from ledger.answers.coverage import spans
from ledger.report.attested import CAPTION, HEADS, stated_rows
from ledger.report.days import day
from ledger.report.differences import box_of
from ledger.report.figures import Figure
from ledger.report.gaps import gaps_in_words
from ledger.report.model import Cell, Chart, Coverage, Paragraph, Piece, Section, Table
from ledger.report.wording import NONE_KNOWN, NOT_RECORDED, counted, listed, named, plural

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ledger.report.desk import Desk
    from ledger.report.model import Block
    from projections.metrics.model import Metric

__all__ = ["Writing"]

_PARSED = Formatter()
_IN_WORDS = {
    "FigureReported": "a document that states the figure",
    "ListReported": "a complete list of the States",
}
_REPORTS = "reports that tell it"
"""What a figure lacks, in words; of other types of events, reports."""


class Writing:
    """A section as it is written.

    A sentence of which a figure is not recorded is left out, and the figure is named among what
    the section does not know: absence of a record is never told as a number.
    """

    def __init__(self, desk: Desk, key: str, title: str) -> None:
        self.desk = desk
        self.key = key
        self._title = title
        self._blocks: list[Block] = []
        self._open: list[Piece] = []
        self._lacking: dict[str, list[Figure]] = {}
        self._unknown: list[str] = []

    def say(self, template: str, **given: Figure | str | int) -> bool:
        """Add a sentence to the paragraph; False where a figure of it is not recorded.

        ``{name}`` is the value, ``{name:State}`` the number with that word, ``{name:State+}`` with
        the names of the States after it.
        """
        unknown = [
            item for item in given.values() if isinstance(item, Figure) and not item.is_known
        ]
        for figure in unknown:
            self.lack(figure)
        if unknown:
            return False
        pieces = []
        for text, name, spec, _ in _PARSED.parse(template):
            pieces += [Piece(text)] if text else []
            if name is not None:
                pieces.append(self._piece(given[name], spec or ""))
        first = pieces[0]
        pieces[0] = Piece(f"{first.text[:1].upper()}{first.text[1:]}", first.note)
        self._open += [*([Piece(" ")] if self._open else []), *pieces]
        return True

    def _piece(self, value: Figure | str | int, spec: str) -> Piece:
        if not isinstance(value, Figure):
            return Piece(counted(value, spec) if isinstance(value, int) and spec else str(value))
        word, names = spec.rstrip("+"), spec.endswith("+")
        text = f"{value.words} {plural(value.number, word)}" if word else value.words
        if word and value.number == 0 and value.answer.qualifier is Qualifier.EXACT:
            text = counted(0, word)
        if names:
            text += named(value.states)
        return Piece(text + value.remark, self.desk.cite(self.key, value))

    def cited(self, text: str, what: str, evidence: Iterable[str], *command: str) -> None:
        """Add a sentence that rests on events of its own; ``command`` tells of them."""
        if self._open:
            self._open.append(Piece(" "))
        self._open.append(Piece(text, self.desk.note(what, evidence, *command)))

    def paragraph(self) -> None:
        """End the paragraph, if anything was said in it."""
        if self._open:
            number = self.desk.next_number("paragraph")
            self._blocks.append(Paragraph(number, tuple(self._open)))
            self._open = []

    def table(
        self,
        caption: str,
        heads: Sequence[str],
        rows: Iterable[Sequence[Cell]],
        *,
        wide: bool = False,
    ) -> None:
        """Add a table, unless it would be empty."""
        self.paragraph()
        kept = tuple(tuple(row) for row in rows)
        if kept:
            number = self.desk.next_number("table")
            self._blocks.append(Table(number, caption, tuple(heads), kept, wide))

    def chart(self, caption: str, alt: str, svg: bytes | None) -> None:
        """Add a chart, where there was anything to draw."""
        self.paragraph()
        if svg:
            self._blocks.append(Chart(self.desk.next_number("chart"), caption, alt, svg))

    def cell(self, figure: Figure) -> Cell:
        """A figure as a cell, with its note."""
        if not figure.is_known:
            self.lack(figure)
        return Cell(figure.text, self.desk.cite(self.key, figure), number=True)

    def lack(self, figure: Figure) -> None:
        """Note that a figure is not recorded, and what would tell."""
        self._lacking.setdefault(figure.metric.title, []).append(figure)

    def unknown(self, sentence: str) -> None:
        """Add something else that the section does not know."""
        self._unknown.append(sentence)

    def done(self, *articles: str, metrics: Iterable[Metric] = ()) -> Section:
        """The section, with what documents state, the differences and what is not known at its end.

        ``articles`` are those whose gaps count, ``metrics`` those that it judges documents by.
        """
        names = {item.name for item in metrics}
        self.table(CAPTION, HEADS, stated_rows(self.desk, names))
        box = box_of(self.desk, names)
        lacking = tuple(self._lacked())
        gaps = tuple(gaps_in_words(self.desk, articles)) if articles else ()
        tail: list[Block] = [box] if box else []
        if said := (*gaps, *lacking, *self._unknown):
            tail.append(Coverage(said))
        return Section(self.key, self._title, (*self._blocks, *tail))

    def _lacked(self) -> Iterable[str]:
        """What would tell the same of the same days is said once."""
        alike: dict[tuple[str, tuple[str, str]], list[str]] = {}
        for whole, figures in self._lacking.items():
            title = whole.removeprefix("Of these, ")
            alike.setdefault((self._when(figures), _needed(figures)), []).append(title)
        for (when, needed), titles in alike.items():
            lacking = f"{needed[0]}{when}; it would take {needed[1]}"
            if len(titles) == 1:
                yield f"{titles[0]}: {lacking}."
            else:
                yield f"{lacking[:1].upper()}{lacking[1:]}: {'; '.join(titles)}."

    def _when(self, figures: Sequence[Figure]) -> str:
        """Of which years, or at which end, where not at both."""
        period = self.desk.period
        years = [
            item.during.first.year for item in figures if item.during != period.days and item.during
        ]
        days = {item.as_of for item in figures if not item.during}
        if years:
            return f" for {spans(sorted(set(years)))}"
        return f" at the end of {day(period.before)}" if days == {period.before} else ""


def _needed(figures: Sequence[Figure]) -> tuple[str, str]:
    """What is known, and what would tell; ``ccm explain`` names the types of events."""
    answer = figures[0].answer
    if answer.left_open:
        return NONE_KNOWN, f"a statement of {listed(answer.left_open)}"
    if not answer.lacks:
        return NOT_RECORDED, answer.missing
    told = dict.fromkeys(_IN_WORDS.get(kind, _REPORTS) for kind in answer.lacks)
    return NOT_RECORDED, " or ".join(told)
