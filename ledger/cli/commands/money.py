"""Assessed contributions: who is to pay what, who has, what goes back (Article 14)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from ledger.cli.arguments import OptionalStateArgument, StateArgument, code_of_state
from ledger.cli.asking import Question, query

if TYPE_CHECKING:
    from datetime import date

    from ledger.answers.model import Answer

__all__ = [
    "money__arrears",
    "money__assess",
    "money__credits",
    "money__invoices",
    "money__statement",
    "money__status",
]

_ACCOUNT_HELP = "A meeting, such as 10MSP; '14.2 2022' for the costs of a year under Article 14.2."
SettledFromOption = Annotated[
    str | None,
    typer.Option(
        "--settled-from",
        metavar="DAY",
        help="From when the five years of settlements count; by default 2021-09-21.",
    ),
]


@query
def money__assess(
    question: Question,
    account: Annotated[str, typer.Argument(metavar="MEETING", help=_ACCOUNT_HELP)],
    cost: Annotated[
        str | None,
        typer.Option("--cost", metavar="SUM", help="Share this sum instead: '400000 USD'."),
    ] = None,
) -> Answer:
    """Share the cost of a meeting by the scale of assessments.

    First among the States Parties that attended the meeting before, then among all that took
    part. Where a rate, a cost or the attendance is lacking it says so, and shares nothing.
    """
    from domain.errors import InvalidMoneyError
    from domain.money import parse_money
    from ledger.answers.money.assess import assessment_answer
    from ledger.answers.money.naming import account_named

    given = None if cost is None else parse_money(cost)
    if given and given.amount <= 0:
        raise InvalidMoneyError(cost or "", "it is negative" if given.amount else "it is nothing")
    return assessment_answer(question.view, account_named(question.view, account), given)


@query
def money__invoices(
    question: Question,
    account: Annotated[str | None, typer.Argument(metavar="[MEETING]", help=_ACCOUNT_HELP)] = None,
    to_record: Annotated[
        str | None,
        typer.Option(
            "--to-record",
            metavar="DOCUMENT",
            help="Those to be sent alone, as sent on the day asked about in this document: with "
            "'-o AssessmentInvoiced.csv' a table for `ccm import`.",
        ),
    ] = None,
) -> Answer:
    """Invoices, sent and to be sent, less credits."""
    from ledger.answers.money.invoices import invoices_answer
    from ledger.answers.money.naming import account_named
    from ledger.answers.money.to_record import invoices_to_record_answer

    name = None if account is None else account_named(question.view, account)
    if to_record is not None:
        return invoices_to_record_answer(question.view, to_record, name)
    return invoices_answer(question.view, name)


@query
def money__arrears(question: Question, state: OptionalStateArgument = None) -> Answer:
    """What is open past its due day, with its invoice."""
    from ledger.answers.money.arrears import arrears_answer

    return arrears_answer(question.view, code_of_state(state))


@query
def money__credits(
    question: Question,
    state: OptionalStateArgument = None,
    settled_from: SettledFromOption = None,
) -> Answer:
    """What goes back to States, in cash and noted.

    Unspent money of closed accounts, for those that paid by the period's last day; and what was
    paid too much.
    """
    from ledger.answers.money.credits import credits_answer

    return credits_answer(question.view, code_of_state(state), _start(question, settled_from))


@query
def money__statement(
    question: Question, state: StateArgument, settled_from: SettledFromOption = None
) -> Answer:
    """Every charge, payment and credit of a State, with its events."""
    from ledger.answers.money.statement import statement_answer

    iso3 = code_of_state(state) or ""
    return statement_answer(question.view, iso3, _start(question, settled_from))


@query
def money__status(question: Question) -> Answer:
    """The monthly report on assessed contributions.

    Accounts; whom the President asks for payment from 30 April; arrears; payment schedules.
    """
    from ledger.answers.money.status import money_status_answer

    return money_status_answer(question.view)


def _start(question: Question, text: str | None) -> date:
    from domain.rules.article_14 import SETTLED_FROM

    return SETTLED_FROM if text is None else question.day(text)
