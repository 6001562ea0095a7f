"""Universalization: who joined, who is still outside, and how the General Assembly voted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.events.membership import InstrumentDeposited
from domain.states import state
from ledger.answers.naming import words
from ledger.answers.universalization import TargetRow, universalization_answer
from ledger.report.days import day, some_day
from ledger.report.model import Cell
from ledger.report.sections.assembly import assembly_votes
from ledger.report.sections.membership_chart import membership_chart
from ledger.report.sections.tables import both_ends
from ledger.report.wording import short_name
from ledger.report.writing import Writing
from projections.membership import joined, standing
from projections.metrics import compliance, membership, universalization, votes

if TYPE_CHECKING:
    from ledger.report.desk import Desk
    from ledger.report.model import Section

__all__ = ["section"]

_METRICS = (
    *membership.METRICS,
    *universalization.METRICS,
    *votes.METRICS,
    *compliance.METRICS,
)


def section(desk: Desk) -> Section:
    """States that joined, signed or left; the norm; the votes."""
    writing = Writing(desk, "universalization", "Universalization")
    _membership(writing)
    _outside(writing)
    _norm(writing)
    assembly_votes(writing)
    return writing.done("17", metrics=_METRICS)


def _membership(writing: Writing) -> None:
    desk = writing.desk
    writing.say(
        "By {day} {all:State} had consented to be bound. The Convention was in force for {bound} "
        "of them.",
        day=day(desk.period.last),
        all=desk.at_end("contracting_states"),
        bound=desk.at_end("states_in_force"),
    )
    writing.say("Consented in the period: {joined:State+}.", joined=desk.over("states_joined"))
    writing.say("Withdrawn by its end: {left:State+}.", left=desk.at_end("former_states"))
    names = ("contracting_states", "states_in_force", "pending_states", "signatories")
    both_ends(writing, "States and the Convention", (*names, "former_states"))
    _joiners(writing)
    membership_chart(writing)
    _targets(writing)


def _joiners(writing: Writing) -> None:
    desk = writing.desk
    first, last = desk.period.first, desk.period.last
    deposits = [
        event
        for iso3 in joined(desk.end, first, last)
        for event in desk.end.of_state(iso3, InstrumentDeposited)
        if event.effective_on in desk.period
    ]
    deposits.sort(key=lambda event: (event.effective_on, event.subject))
    writing.table(
        "States that consented in the period",
        ("State", "By", "Deposited", "In force on"),
        [_joiner(writing, event) for event in deposits],
    )


def _joiner(writing: Writing, deposit: InstrumentDeposited) -> tuple[Cell, ...]:
    iso3 = deposit.subject_key
    bound = standing(writing.desk.end, iso3).in_force_on
    note = writing.desk.note(f"Consent of {state(iso3).name}", [deposit.id], "state", iso3)
    return (
        Cell(short_name(iso3), note),
        Cell(words(deposit.kind.value)),
        Cell(some_day(deposit.when)),
        Cell(day(bound) if bound else ""),
    )


def _targets(writing: Writing) -> None:
    tables = universalization_answer(writing.desk.end).sections
    found = [row for table in tables for row in table.rows if isinstance(row, TargetRow)]
    for item in found:
        if item.due_on is None or item.due_on >= writing.desk.period.first:
            writing.cited(
                f"The {item.plan} aims at {item.at_least:,} States by the {item.due_meeting}; "
                f"{item.count:,} were reached by {day(item.judged_on)} ({words(item.status)}).",
                f"Target of the {item.plan}",
                item.evidence,
                "norms",
            )
    writing.paragraph()


def _outside(writing: Writing) -> None:
    desk = writing.desk
    writing.say(
        "Signed without consent at the end of the period: {all:State+}.",
        all=desk.at_end("signatories"),
    )
    regions = ("africa", "americas", "asia", "europe", "oceania")
    figures = [desk.at_end(f"signatories_{name}") for name in regions]
    writing.say(
        "By region: Africa {a}, the Americas {b}, Asia {c}, Europe {d}, Oceania {e}.",
        **dict(zip("abcde", figures, strict=True)),
    )
    writing.say("States not party in all: {all}.", all=desk.at_end("non_parties"))
    writing.say(
        "Listed as having attended a Meeting of States Parties, not party when they attended: "
        "{n:State+}.",
        n=desk.over("non_parties_attended_at_least_one_msp"),
    )
    writing.paragraph()


def _norm(writing: Writing) -> None:
    desk = writing.desk
    writing.say(
        "Contaminated States outside the Convention: {a:signatory+}, and {b:State+} that did not "
        "sign.",
        a=desk.at_end("contaminated_signatories"),
        b=desk.at_end("contaminated_non_signatories"),
    )
    told = writing.say(
        "Use was reported on the territory of {a:State+} not party.",
        a=desk.at_end("non_parties_use_reported"),
    )
    if told:
        writing.unknown(
            "Use on the territory of States not party is told as far as reports on it are "
            "recorded; a full count would take reports on all of them."
        )
    writing.say(
        "Use on the territory of States Parties: {a:case} reported.",
        a=desk.at_end("use_on_territory_of_states_parties"),
    )
    writing.say(
        "Reported to have produced, and not party: {a:State+}.",
        a=desk.at_end("past_producers_not_party"),
    )
    writing.say(
        "Findings of non-compliance by a meeting: {a:case}.",
        a=desk.at_end("non_compliance_cases"),
    )
    writing.paragraph()
