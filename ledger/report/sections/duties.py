"""Tables of duties with a time limit, and of extension requests, for Articles 3 and 4."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.dates import DateRange, parse_range
from domain.events.fields import Article
from ledger.answers.extensions import ExtensionRow, extensions_answer
from ledger.answers.naming import words
from ledger.report.days import day, some_day
from ledger.report.model import Cell
from ledger.report.wording import NOT_RECORDED, counted, short_name

if TYPE_CHECKING:
    from ledger.report.writing import Writing

__all__ = ["requests", "still_and_finished"]


def still_and_finished(writing: Writing, article: Article, task: str, none_left: str) -> None:
    """Who still had to do the ``task``, who had ``none_left``, who finished and who had asked.

    What was finished in the period is told by its own day: a State whose last word alone changed,
    or that joined with its work done, finished nothing in it.
    """
    desk, prefix = writing.desk, f"art{int(article)}"
    writing.say(
        f"Still to {task} at the end of the period: {{open:State+}}.",
        open=desk.at_end(f"states_with_{prefix}_obligation"),
    )
    writing.say(
        f"{none_left}, by then: {{all:State}}.", all=desk.at_end(f"states_completed_{prefix}")
    )
    writing.say("Finished in the period: {n:State+}.", n=desk.over(f"states_finishing_{prefix}"))
    writing.say(
        "Declared compliance in the period: {n:State+}.",
        n=desk.over(f"states_declaring_{prefix}_compliance"),
    )
    writing.say(
        "Requests for more time that waited for a decision: {n:request}.",
        n=desk.at_end(f"{prefix}_requests_pending"),
    )


def requests(writing: Writing, article: Article) -> None:
    """The extension requests made or decided in the period, and those that waited at its end."""
    desk = writing.desk
    rows = [
        item
        for item in extensions_answer(desk.end, None, article).main.rows
        if isinstance(item, ExtensionRow) and _is_in(item, desk.period.days)
    ]
    writing.table(
        f"Requests to extend the deadline of Article {int(article)}",
        ("State", "Requested", "Asked for", "Decision", "Decided", "Granted", "Deadline"),
        [_row(writing, item) for item in rows],
        wide=True,
    )


def _is_in(item: ExtensionRow, days: DateRange) -> bool:
    acts = (item.requested_on, *item.revised_on, item.decided_on)
    return any(parse_range(text).last in days for text in acts if text) or _is_pending(item)


def _is_pending(item: ExtensionRow) -> bool:
    return item.decision == "pending"


def _row(writing: Writing, item: ExtensionRow) -> tuple[Cell, ...]:
    note = writing.desk.note(
        f"Request of {item.name}, Article {item.article}",
        item.evidence,
        "extensions",
        item.state,
    )
    return (
        Cell(short_name(item.state), note),
        Cell(_act(item.requested_on) or NOT_RECORDED),
        Cell(_asked(item)),
        Cell(words(item.decision)),
        Cell(f"{_act(item.decided_on)} {_by(item)}".strip()),
        Cell(counted(item.months, "month") if item.months else ""),
        Cell(day(item.deadline) if item.deadline else ""),
    )


def _act(when: str | None) -> str:
    return some_day(parse_range(when)) if when else ""


def _asked(item: ExtensionRow) -> str:
    if item.months_asked:
        return counted(item.months_asked, "month")
    return f"until {day(item.until_asked)}" if item.until_asked else NOT_RECORDED


def _by(item: ExtensionRow) -> str:
    if not item.decided_on:
        return f"put to the {item.for_meeting}" if item.for_meeting else ""
    by_silence = item.form == "silence_procedure"
    return "(silence procedure)" if by_silence else f"({item.decided_by})" * bool(item.decided_by)
