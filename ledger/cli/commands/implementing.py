"""Victims, cooperation, national law, and the norm beyond the States Parties."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from ledger.cli.arguments import StateOption, code_of_state
from ledger.cli.asking import Question, query
from ledger.cli.choices import CASUALTY_CAUSES, LAW, VOTES, chosen

if TYPE_CHECKING:
    from ledger.answers.model import Answer

__all__ = ["casualties", "cooperation", "law", "norms", "victims", "votes"]

YearOption = Annotated[int | None, typer.Option("--year", help="Of this calendar year only.")]


@query
def victims(
    question: Question,
    state: StateOption = None,
    every: Annotated[
        bool,
        typer.Option("--all", help="States that clarified to have no victims too."),
    ] = False,
) -> Answer:
    """Which States have victims, and what they reported.

    Article 5. What a State did not report is not reported, never no.
    """
    from ledger.answers.victims import victims_answer

    return victims_answer(question.view, code_of_state(state), lifted=every)


@query
def casualties(
    question: Question,
    state: StateOption = None,
    year: YearOption = None,
    cause: Annotated[
        list[str] | None,
        typer.Option("--cause", help=f"Only by this cause: {', '.join(CASUALTY_CAUSES)}."),
    ] = None,
) -> Answer:
    """How many were killed or injured, and by what.

    By State, year and cause. Causes overlap and are never added up; where sources differ, the
    other figures stand beside.
    """
    from ledger.answers.victims import casualties_answer

    causes = chosen("--cause", cause, CASUALTY_CAUSES)
    return casualties_answer(question.view, code_of_state(state), year, causes)


@query
def cooperation(question: Question, state: StateOption = None, year: YearOption = None) -> Answer:
    """Who asked for assistance, gave and received it.

    By year, with the counts that documents report; country coalitions beside (Article 6).
    """
    from ledger.answers.cooperation import cooperation_answer

    return cooperation_answer(question.view, code_of_state(state), year)


@query
def law(
    question: Question,
    state: StateOption = None,
    basis: Annotated[
        list[str] | None,
        typer.Option("--basis", help=f"Only with this law: {', '.join(LAW)}."),
    ] = None,
    every: Annotated[bool, typer.Option("--all", help="Those that reported nothing too.")] = False,
) -> Answer:
    """What law each State has for the Convention.

    Article 9. The newest statement stands, and silence changes nothing; totals that documents
    report stand beside what the statements come to.
    """
    from ledger.answers.law import law_answer

    bases = chosen("--basis", basis, LAW)
    return law_answer(question.view, code_of_state(state), bases, unreported=every)


@query
def votes(
    question: Question,
    resolution: Annotated[
        str | None,
        typer.Argument(metavar="[RESOLUTION]", help="A symbol or a year: how each State voted."),
    ] = None,
    vote: Annotated[
        list[str] | None,
        typer.Option("--vote", help=f"With RESOLUTION, only these: {', '.join(VOTES)}."),
    ] = None,
) -> Answer:
    """How the General Assembly voted on the Convention.

    Without RESOLUTION every vote with its totals, counted and reported.
    """
    from ledger.answers.votes import roll_call_answer, votes_answer

    if resolution is None:
        return votes_answer(question.view)
    return roll_call_answer(question.view, resolution, chosen("--vote", vote, VOTES))


@query
def norms(question: Question) -> Answer:
    """The norm beyond the States Parties.

    Signatories by region, States not party, use, production, restrictions of their own, and the
    numbers of States that action plans aim at.
    """
    from ledger.answers.universalization import universalization_answer

    return universalization_answer(question.view)
