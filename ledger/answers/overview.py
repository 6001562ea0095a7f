"""The Convention at a glance."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Annotated

from domain.states import state
from ledger.answers.coverage import gaps_about
from ledger.answers.fields import NameField, StateField
from ledger.answers.model import Answer, Column, Row, Table
from ledger.answers.naming import names_of, words
from ledger.answers.obligations import obligation_table
from ledger.answers.reliability import BasisField, ConfidenceField, Reliability, reliability
from projections.membership import (
    contracting_states,
    former_states,
    pending_states,
    signatories,
    standing,
    states_in_force,
)
from projections.obligations import Force, Obligation, Status, obligations
from projections.obligations.article_7 import ANNUAL, INITIAL

if TYPE_CHECKING:
    from projections.view import View

__all__ = ["OverviewRow", "PendingRow", "overview_answer"]

_NEXT_DEADLINES = 10


@dataclass(frozen=True, slots=True)
class OverviewRow(Row):
    """How many States are in one situation, and which."""

    group: Annotated[str, Column("membership, article_3, article_4 or article_7")]
    what: Annotated[str, Column("stable name of the situation")]
    title: Annotated[str, Column("the situation in words", "What")]
    count: Annotated[int, Column("how many States", "States")]
    states: Annotated[tuple[str, ...], Column("their codes")]
    names: Annotated[tuple[str, ...], Column("their names", "Names")]
    confidence: ConfidenceField
    basis: BasisField


@dataclass(frozen=True, slots=True)
class PendingRow(Row):
    """A State that has consented and for which the Convention is not in force yet."""

    state: StateField
    name: NameField
    consented_on: Annotated[date, Column("day of its deposit", "Deposited")]
    in_force_on: Annotated[
        date | None, Column("first day on which the Convention will bind it", "In force from")
    ]


def overview_answer(view: View) -> Answer:
    """Who is bound, which duties stand where, and which deadlines come next."""
    rows = [
        *_membership(view),
        *_duties(view, "article_3", "3.2"),
        *_duties(view, "article_4", "4.1(a)"),
        *_duties(view, "article_7", INITIAL),
    ]
    return Answer(
        Table("overview", OverviewRow, rows),
        sections=(
            Table("pending", PendingRow, _pending(view)),
            obligation_table(view, "next_deadlines", _ahead(view)[:_NEXT_DEADLINES]),
        ),
        about={"gaps": gaps_about(view, None, ["3", "4", INITIAL])},
    )


def _row(
    group: str,
    what: str,
    title: str,
    codes: tuple[str, ...],
    relied: Reliability,
) -> OverviewRow:
    return OverviewRow(group, what, title, len(codes), codes, names_of(codes), *relied)


def _membership(view: View) -> Iterator[OverviewRow]:
    groups = (
        ("contracting_states", "contracting States", contracting_states(view)),
        ("states_in_force", "in force for", states_in_force(view)),
        ("pending_states", "consented, not in force yet", pending_states(view)),
        ("signatories", "signed, not consented", signatories(view)),
        ("former_states", "withdrawn", former_states(view)),
    )
    for what, title, codes in groups:
        acts = (act for code in codes for act in standing(view, code).evidence)
        yield _row("membership", what, title, codes, reliability(view, acts))


def _duties(view: View, group: str, article: str) -> Iterator[OverviewRow]:
    number = article if article == INITIAL else article.partition(".")[0]
    duties = [duty for duty in obligations(view) if duty.article == article]
    for status in Status:
        found = [duty for duty in duties if duty.status is status]
        codes = tuple(duty.bearer.partition(":")[2] for duty in found)
        relied = reliability(view, (event for duty in found for event in duty.evidence))
        if codes:
            title = f"Article {number}: {words(status.value)}"
            yield _row(group, status.value, title, codes, relied)


def _pending(view: View) -> list[PendingRow]:
    """The pending States, in the order in which the Convention will bind them."""
    found = [standing(view, iso3) for iso3 in pending_states(view)]
    rows = [
        PendingRow(item.iso3, state(item.iso3).name, item.consent.effective_on, item.in_force_on)
        for item in found
        if item.consent
    ]
    return sorted(rows, key=lambda row: (row.in_force_on or date.max, row.name))


def _ahead(view: View) -> list[Obligation]:
    """Open treaty duties whose deadline has not passed, soonest first.

    Annual reports, due of all States on one day, would hide all others.
    """
    ahead = [
        (duty.due_on, duty.bearer, duty)
        for duty in obligations(view)
        if duty.is_open and duty.force is Force.TREATY and duty.article != ANNUAL
        if duty.due_on and duty.due_on >= view.as_of
    ]
    return [duty for _day, _bearer, duty in sorted(ahead, key=lambda item: item[:2])]
