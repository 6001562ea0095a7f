"""How the General Assembly voted on the Convention, year by year."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.events.norms import Vote
from ledger.answers.coverage import spans
from ledger.answers.votes import RollCallRow, votes_answer
from ledger.report.days import day
from ledger.report.model import Cell
from ledger.report.period import year
from projections.votes import roll_calls

if TYPE_CHECKING:
    from domain.events.statements import FigureReported
    from ledger.report.desk import Desk
    from ledger.report.writing import Writing
    from projections.votes import RollCall

__all__ = ["assembly_votes"]


def assembly_votes(writing: Writing) -> None:
    """The votes recorded in the period, and the years of it of which none is."""
    desk = writing.desk
    rows = [row for row in votes_answer(desk.end).main.rows if isinstance(row, RollCallRow)]
    heads = ("Resolution", "Day", "Yes", "No", "Abstained", "Yes, not party or signatory")
    writing.table(
        "Votes of the General Assembly on the Convention",
        heads,
        [_vote(writing, item) for item in rows if item.on in desk.period],
    )
    for call in roll_calls(desk.end):
        if call.on in desk.period:
            _stated_otherwise(writing, call)
    writing.paragraph()
    if left := _years_without(desk, {item.on.year for item in rows}):
        writing.unknown(
            "Whether and how the General Assembly voted on the Convention, as it does late in the "
            f"year: not recorded for {spans(left)}."
        )


_IN_WORDS = {Vote.YES: "for", Vote.NO: "against", Vote.ABSTAIN: "abstentions"}


def _stated_otherwise(writing: Writing, call: RollCall) -> None:
    """What documents state of a vote other than the table, a sentence for each document."""
    told: dict[str, list[tuple[str, FigureReported]]] = {}
    for vote, said in call.reported.items():
        for item in said:
            if call.count(vote) not in {None, item.value.amount}:
                words = f"{item.value.amount} {_IN_WORDS[vote]}"
                told.setdefault(item.sources[0].document, []).append((words, item))
    for document, found in told.items():
        stated = " and ".join(words for words, _ in found)
        writing.cited(
            f"Of {call.resolution} {writing.desk.notes.called(document)} states {stated}, other "
            "than the roll call.",
            f"Totals of {call.resolution}",
            [item.id for _, item in found],
            "votes",
            call.resolution,
        )


def _years_without(desk: Desk, voted: set[int]) -> list[int]:
    """Years that end in the period, from the first vote recorded on, of which no vote is."""
    if not voted:
        return []
    ended = [number for number in desk.period.years if year(number).last in desk.period]
    return [number for number in ended if number > min(voted) and number not in voted]


def _vote(writing: Writing, item: RollCallRow) -> tuple[Cell, ...]:
    counts = (item.yes, item.no, item.abstain, item.non_parties_yes if item.is_complete else None)
    note = writing.desk.note(f"Vote on {item.resolution}", item.evidence, "votes", item.resolution)
    told = ("not recorded" if count is None else str(count) for count in counts)
    return (
        Cell(item.resolution, note),
        Cell(day(item.on)),
        *(Cell(text, number=True) for text in told),
    )
