"""Obligations, and what falls due."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Annotated

from domain.dates import add_days
from domain.errors import InvalidValueError
from domain.provisions import is_within
from ledger.answers.coverage import gaps_about
from ledger.answers.mandates import mandate_table
from ledger.answers.model import Answer, Column, Row, Table
from ledger.answers.naming import code_of, name_of
from ledger.answers.reliability import BasisField, ConfidenceField, reliability
from projections.mandates import falling_due
from projections.obligations import Obligation, Status, due_within, obligations

if TYPE_CHECKING:
    from projections.view import View

__all__ = [
    "PROVISIONS",
    "TIME_BOUND",
    "ArticleError",
    "ObligationRow",
    "due_answer",
    "is_under",
    "obligation_row",
    "obligation_table",
    "obligations_answer",
]


TIME_BOUND = ("3.2", "4.1(a)", "4.1(b)")
"""The provisions with a time limit that a meeting can extend."""

PROVISIONS = (*TIME_BOUND, "3.8", "4.1(c)", "7.1", "7.2", "Action 13")
"""What duties can stand under, beside the decisions that name them."""


class ArticleError(InvalidValueError):
    """A text that is no article under which any duty stands."""

    code = "ARTICLE"

    def __init__(self, text: str, known: Iterable[str]) -> None:
        super().__init__(
            f"No duty stands under {text!r}. Duties stand under: {', '.join(known)}; "
            "4 takes in 4.1(a), which is 4.1a too.",
        )


@dataclass(frozen=True, slots=True)
class ObligationRow(Row):
    """A duty and where it stands."""

    bearer: Annotated[str, Column("subject that owes it, such as state:BGR")]
    state: Annotated[str | None, Column("code of the State that owes it")]
    name: Annotated[str, Column("name of the State that owes it", "State")]
    article: Annotated[str, Column("article and paragraph, action, or decision", "Article")]
    what: Annotated[str, Column("what is owed", "Duty")]
    force: Annotated[str, Column("how binding it is: treaty, decision, commitment, ...")]
    since: Annotated[date | None, Column("first day on which it binds")]
    original_due_on: Annotated[date | None, Column("first deadline, before any extension")]
    due_on: Annotated[date | None, Column("last day to meet it; null: none, or none yet", "Due")]
    status: Annotated[str, Column("where it stands", "Status")]
    met_on: Annotated[str | None, Column("day, or range of days, on which it was met", "Met")]
    gaps: Annotated[
        tuple[str, ...],
        Column("ranges of days on which a deadline had passed and its extension was not granted"),
    ]
    because: Annotated[str, Column("the last step of the derivation", "Because")]
    confidence: ConfidenceField
    basis: BasisField
    evidence: Annotated[tuple[str, ...], Column("ids of the events it rests on")]


def obligation_row(view: View, duty: Obligation) -> ObligationRow:
    """One duty as a row."""
    return ObligationRow(
        bearer=duty.bearer,
        state=code_of(duty.bearer),
        name=name_of(duty.bearer),
        article=duty.article,
        what=duty.what,
        force=duty.force.value,
        since=duty.since,
        original_due_on=duty.original_due_on,
        due_on=duty.due_on,
        status=duty.status.value,
        met_on=str(duty.met_on) if duty.met_on else None,
        gaps=tuple(str(gap) for gap in duty.gaps),
        because=duty.steps[-1].text,
        **reliability(view, duty.evidence)._asdict(),
        evidence=duty.evidence,
    )


def obligation_table(view: View, name: str, duties: Iterable[Obligation]) -> Table:
    """Duties as a table."""
    return Table(name, ObligationRow, [obligation_row(view, duty) for duty in duties])


def is_under(duty: Obligation, article: str) -> bool:
    """Whether a duty stands under an article; ``4`` takes in ``4.1(a)``, which is ``4.1a`` too."""
    return is_within(duty.article, article)


def obligations_answer(
    view: View,
    iso3: str | None = None,
    article: str | None = None,
    statuses: Collection[str] = (),
    *,
    unrecorded: bool = False,
) -> Answer:
    """Every duty at the view's day, of one State or all, under one article, of some statuses.

    Duties without any record are left out, and counted in ``left_out``, unless ``unrecorded`` or
    their status is asked for. Raises ArticleError for an article that no duty stands under.
    """
    if article is not None:
        _refuse_unknown(view, article)
    duties = [
        duty
        for duty in obligations(view, iso3)
        if _is_asked(duty, article) and (not statuses or duty.status.value in statuses)
    ]
    keep = unrecorded or Status.NOT_RECORDED.value in statuses
    shown = [duty for duty in duties if keep or _is_told(view, duty, of_one_state=iso3 is not None)]
    return Answer(
        obligation_table(view, "obligations", shown),
        about={
            "left_out": len(duties) - len(shown),
            "gaps": gaps_about(view, iso3, [article] if article else []),
        },
    )


def due_answer(
    view: View, days: int, article: str | None = None, *, unrecorded: bool = False
) -> Answer:
    """What falls due within some days, soonest first, so that whatever is overdue comes before.

    Beside the duties of States stand the mandates of bodies, unless an article is asked about.

    Open duties, and those of which nothing is recorded since their due date. Duties without any
    record are left out, and counted in ``left_out``, unless ``unrecorded``. Raises ArticleError
    for an article that no duty stands under.
    """
    if article is not None:
        _refuse_unknown(view, article)
    mandated = () if article else falling_due(view, days)
    limit = add_days(view.as_of, days)
    silent = [
        duty
        for duty in obligations(view)
        if duty.status is Status.NOT_RECORDED
        and duty.due_on is not None
        and duty.due_on <= limit
        and _is_asked(duty, article)
    ]
    told = [duty for duty in silent if unrecorded or _is_told(view, duty, of_one_state=False)]
    found = [*(duty for duty in due_within(view, days) if _is_asked(duty, article)), *told]
    return Answer(
        obligation_table(view, "due", sorted(found, key=_by_due_date)),
        sections=(mandate_table("mandates", mandated),),
        about={
            "left_out": len(silent) - len(told),
            "gaps": gaps_about(view, None, [article] if article else []),
        },
    )


def _is_asked(duty: Obligation, article: str | None) -> bool:
    return article is None or is_under(duty, article)


def _by_due_date(duty: Obligation) -> tuple[date, str, str]:
    return (duty.due_on or date.max, duty.bearer, duty.article)


def _is_told(view: View, duty: Obligation, *, of_one_state: bool) -> bool:
    """Whether a duty is shown to whoever did not ask for those without a record.

    One with a time limit that has passed is: always where one State is asked about; of all
    States together where anything but the State's consent is recorded of it.
    """
    if duty.status is not Status.NOT_RECORDED:
        return True
    passed = duty.due_on is not None and duty.due_on < view.as_of
    if duty.article not in TIME_BOUND or not passed:
        return False
    return of_one_state or any(step.events for step in duty.steps if step.rule != "R17")


def _refuse_unknown(view: View, article: str) -> None:
    """Raise ArticleError where neither the treaty's provisions nor any duty is under it."""
    there = (duty.article for duty in obligations(view))
    known = dict.fromkeys((*PROVISIONS, *there))
    if not any(is_within(item, article) for item in known):
        raise ArticleError(article, known)
