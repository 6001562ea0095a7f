"""Every answer that can be had of a view."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

import pytest

from domain.events.fields import Article
from domain.strategies import TREATY_DAYS
from domain.subjects import SubjectKind, key_of
from projections.agenda import agenda
from projections.clearance import contamination
from projections.cooperation import assistance, coalitions, years_of_assistance
from projections.coverage import coverage
from projections.extensions import cases
from projections.findings import findings
from projections.isu.budgets import years
from projections.isu.contributions import reserve, sponsorships
from projections.land_release import account, land_release
from projections.land_release.balance import balances
from projections.machinery.committees import analysis_group, conflicts, coordination_committee
from projections.machinery.decisions import (
    decisions,
    documents,
    participants,
    plans,
    procedures,
)
from projections.machinery.meetings import calendar, meetings, meetings_as_known
from projections.machinery.offices import (
    holders,
    outgoing_president,
    president,
    president_designate,
    terms,
    vacant_themes,
)
from projections.machinery.schedules import moves, status_of, was_set_for
from projections.mandates import mandates
from projections.membership import convention_in_force_on, register
from projections.metrics.registry import measure, metrics
from projections.money.accounts import accounts
from projections.money.arrears import arrears
from projections.money.assessments import final, preliminary
from projections.money.contacting import to_contact
from projections.money.credits import all_credits
from projections.money.invoices import bills
from projections.money.pools import pool
from projections.money.schedules import schedules
from projections.money.statement import statement
from projections.money.states_in_accounts import entries
from projections.national_law import national_law
from projections.obligations import due_within, obligations
from projections.plans.due import due_days
from projections.plans.lausanne import actions
from projections.plans.measuring import measured
from projections.plans.spans import baseline_day
from projections.retained import retained_by_year
from projections.stockpiles import declared, destroyed, remaining, stockpile
from projections.universalization import (
    producers,
    restricting,
    signatories_by_region,
    targets,
)
from projections.victims import assistance_to_victims, casualties
from projections.view import View
from projections.votes import roll_calls


@pytest.fixture(scope="session")
def answers() -> Callable[[View], dict[str, Any]]:
    """Asks a view everything."""
    return _answers


def _answers(view: View) -> dict[str, Any]:
    states = view.states()
    stocks = {iso3: stockpile(view, iso3) for iso3 in states}
    areas = {iso3: contamination(view, iso3) for iso3 in states}
    return {
        "register": register(view),
        "in force": convention_in_force_on(view),
        "meetings": meetings(view),
        "meetings as known": meetings_as_known(view),
        "days of meetings": [item.days for item in meetings_as_known(view).values()],
        "calendar": calendar(view),
        "cases": {iso3: cases(view, iso3) for iso3 in states},
        "stockpiles": stocks,
        "stock": {
            iso3: (declared(item), destroyed(item), remaining(item))
            for iso3, item in stocks.items()
        },
        "bases": {iso3: (stocks[iso3].basis, areas[iso3].basis) for iso3 in states},
        "areas": areas,
        "released": {iso3: land_release(view, iso3) for iso3 in states},
        "accounts": {iso3: account(view, iso3, TREATY_DAYS) for iso3 in states},
        "balances": {iso3: balances(view, iso3) for iso3 in states},
        "retained": {iso3: retained_by_year(view, iso3) for iso3 in states},
        "obligations": obligations(view),
        "due": due_within(view, 400),
        "assistance to victims": {iso3: assistance_to_victims(view, iso3) for iso3 in states},
        "casualties": casualties(view),
        "assistance": (assistance(view), years_of_assistance(view), coalitions(view)),
        "national law": {iso3: national_law(view, iso3).basis for iso3 in states},
        "roll calls": roll_calls(view),
        "outside": (signatories_by_region(view), producers(view), restricting(view)),
        "targets": targets(view),
        "findings": findings(view),
        "coverage": coverage(view),
        "metrics": _metrics(view, states),
        "offices": (president(view), outgoing_president(view), president_designate(view)),
        "terms": (terms(view), holders(view), vacant_themes(view)),
        "bodies": (coordination_committee(view), [analysis_group(view, item) for item in Article]),
        "conflicts": {iso3: conflicts(view, iso3) for iso3 in states},
        "mandates": mandates(view),
        "unit": (years(view), reserve(view), sponsorships(view)),
        "plans": plans(view),
        "agenda": agenda(view, ()),
        "indicators": [
            measured(view, number, baseline_day(view))
            for action in actions()
            for number in action.numbers
        ],
        "due days": list(due_days(view)),
        "money": _money(view, states),
        "decided": {name: _of_meeting(view, name) for name in meetings(view)},
    }


def _money(view: View, states: Iterable[str]) -> dict[str, Any]:
    names = [*accounts(view), "14.2 2022"]
    return {
        "assessed": {name: (preliminary(view, name), final(view, name)) for name in names},
        "entries": {name: entries(view, name) for name in names},
        "arrears": arrears(view),
        "pools": {name: pool(view, name) for name in names},
        "credits": all_credits(view),
        "statements": {iso3: statement(view, iso3) for iso3 in states},
        "schedules": {iso3: schedules(view, iso3) for iso3 in states},
        "bills": bills(view),
        "to contact": to_contact(view),
    }


def _of_meeting(view: View, name: str) -> tuple[Any, ...]:
    return (
        status_of(view, name),
        moves(view, name),
        was_set_for(view, name),
        procedures(view, name),
        decisions(view, name),
        participants(view, name),
        documents(view, name),
    )


def _metrics(view: View, states: Iterable[str]) -> dict[tuple[str, str | None], Any]:
    known = [key_of(subject) for subject in view.subjects(SubjectKind.MEETING)]
    return {
        (name, subject): measure(view, name, subject)
        for name, row in metrics().items()
        for subject in (states if row.about_state else known if row.about_meeting else (None,))
    }
