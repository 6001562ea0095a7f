"""The accounts that States pay into: what was estimated, approved, spent, and when they end."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from domain.events.money import (
    AccountsClosed,
    ActualCostReported,
    AssessmentInvoiced,
    ContingencyDecided,
    CostEstimateApproved,
    CostEstimatePresented,
    CreditReturned,
    FundsCarriedOver,
    HostCostsAgreed,
    PaymentReceived,
)
from domain.rules import article_14
from domain.subjects import CONVENTION, SubjectKind, meeting_subject
from projections.meetings import meetings
from projections.view import per_view

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from domain.events.header import Event
    from domain.money import Currency, Money
    from projections.view import View

__all__ = ["Account", "account", "accounts"]

_OF_ACCOUNTS = (
    CostEstimatePresented,
    CostEstimateApproved,
    ActualCostReported,
    AccountsClosed,
    FundsCarriedOver,
)
OF_STATES = (AssessmentInvoiced, PaymentReceived, CreditReturned)
_AccountEvent = (
    CostEstimatePresented
    | CostEstimateApproved
    | ActualCostReported
    | AccountsClosed
    | FundsCarriedOver
)


@dataclass(frozen=True, slots=True)
class Account:
    """One account by the view's day; ``meeting`` is None for costs under Article 14.2.

    ``estimates`` are all that were presented or approved; ``approved`` governs, the last approved.
    """

    name: str
    meeting: str | None
    estimates: tuple[CostEstimatePresented | CostEstimateApproved, ...] = ()
    approved: CostEstimateApproved | None = None
    first_approved: CostEstimateApproved | None = None
    contingency: ContingencyDecided | None = None
    host: HostCostsAgreed | None = None
    actual: ActualCostReported | None = None
    closed: AccountsClosed | None = None
    carried: tuple[FundsCarriedOver, ...] = ()
    invoiced_in: Currency | None = None

    @property
    def year(self) -> int | None:
        """The financial year for which the cost was approved."""
        return self.approved.year if self.approved else None

    @property
    def currency(self) -> Currency | None:
        """That of the approved cost, else of the actual one, else of the first invoice."""
        for event in (self.approved, self.actual):
            if event and event.cost:
                return event.cost.currency
        return self.invoiced_in

    @property
    def ends_on(self) -> date | None:
        """Last day of its financial period; later where its funds were carried over (para 94)."""
        if self.year is None:
            return None
        return article_14.period_end(max([self.year, *(item.to_year for item in self.carried)]))

    @property
    def closing_due_on(self) -> date | None:
        """Last day to close it."""
        return article_14.closing_due_on(self.ends_on) if self.ends_on else None

    @property
    def estimated(self) -> int | None:
        """The cost that is assessed first: as approved, with its contingency, less the host's."""
        return self._shared(self._raised(self.approved))

    @property
    def first_estimated(self) -> int | None:
        """The same by the first estimate approved, to which actual costs are compared."""
        return self._shared(self._raised(self.first_approved))

    @property
    def spent(self) -> int | None:
        """What it cost States in the end, less what its host pays."""
        return self._shared(self.actual.cost.amount if self.actual else None)

    @property
    def is_dearer(self) -> bool:
        """Whether it cost more in the end than was estimated first."""
        if self.spent is None or self.first_estimated is None:
            return False
        return article_14.is_dearer(self.spent, self.first_estimated)

    @property
    def host_pays(self) -> int | None:
        """What the host pays above the cost of a Geneva meeting; of the actual cost if known."""
        actual = self.actual.cost.amount if self.actual else None
        whole = self._raised(self.approved) if actual is None else actual
        return None if whole is None or self.host is None else whole - (self._shared(whole) or 0)

    @property
    def keeps_first_invoice(self) -> bool:
        """Whether what is owed stays at the first invoice (para 91(ix))."""
        return self.ends_on is not None and article_14.keeps_first_invoice(self.ends_on)

    @property
    def evidence(self) -> tuple[str, ...]:
        """Ids of the events that make it."""
        events = (self.approved, self.contingency, self.host, *self.carried, self.actual)
        return tuple(event.id for event in (*events, self.closed) if event)

    def _raised(self, estimate: CostEstimateApproved | None) -> int | None:
        if estimate is None or estimate.cost is None:
            return None
        decided = self.contingency
        return article_14.raised(estimate.cost.amount, decided.basis_points if decided else 0)

    def _shared(self, cost: int | None) -> int | None:
        """What States share of a cost: no more than the same meeting costs in Geneva."""
        return cost if cost is None or self.host is None else min(cost, self._geneva(self.host))

    @staticmethod
    def _geneva(host: HostCostsAgreed) -> int:
        return host.geneva_cost.amount


@per_view
def accounts(view: View) -> Mapping[str, Account]:
    """Every account that is estimated, invoiced or paid by the view's day, in order of year."""
    costs = _cost_events(view)
    currencies = _currencies(view)
    found = [
        _account(view, name, costs.get(name, ()), currencies.get(name))
        for name in costs.keys() | currencies.keys()
    ]
    return {item.name: item for item in sorted(found, key=lambda one: _order(view, one))}


def account(view: View, name: str) -> Account:
    """One account; an empty one where nothing is recorded of it."""
    return accounts(view).get(name) or _account(view, name, (), None)


def _order(view: View, item: Account) -> tuple[int, str, str]:
    """By financial year, else by the year of the meeting."""
    held = meetings(view).get(item.meeting or "")
    opens_on = held.opens_on if held else None
    year = item.year or (opens_on.year if opens_on else 0)
    return year, opens_on.isoformat() if opens_on else "9999", item.name


def _cost_events(view: View) -> dict[str, list[_AccountEvent]]:
    found: dict[str, list[_AccountEvent]] = {}
    for subject in (CONVENTION, *sorted(view.subjects(SubjectKind.MEETING))):
        held: list[Event] = view.held(subject)
        for event in held:
            if isinstance(event, _OF_ACCOUNTS):
                found.setdefault(event.account, []).append(event)
    return found


def _currencies(view: View) -> dict[str, Currency]:
    """The currency of the first sum that a State was asked for or paid, account by account."""
    sums: list[tuple[date, str, str, Money]] = []
    for iso3 in view.states():
        held: list[Event] = view.of_state(iso3)
        for event in held:
            if not isinstance(event, OF_STATES):
                continue
            sums.append((event.effective_on, event.id, event.account, sum_of(event)))
            if isinstance(event, CreditReturned) and event.to_account:
                sums.append((event.effective_on, event.id, event.to_account, event.credit))
    found: dict[str, Currency] = {}
    for _, _, name, value in sorted(sums, key=lambda item: item[:2]):
        found.setdefault(name, value.currency)
    return found


def sum_of(event: AssessmentInvoiced | PaymentReceived | CreditReturned) -> Money:
    """What a State was asked for, paid, or was given back."""
    match event:
        case AssessmentInvoiced():
            return event.share
        case PaymentReceived():
            return event.paid
        case CreditReturned():
            return event.credit


def _account(
    view: View, name: str, events: Iterable[_AccountEvent], invoiced_in: Currency | None
) -> Account:
    is_of_year = name.startswith("14.2 ")
    approved = [event for event in events if isinstance(event, CostEstimateApproved)]
    priced = [event for event in approved if event.cost] or approved
    hosts = [] if is_of_year else view.held(meeting_subject(name), HostCostsAgreed)
    currencies = {item.cost.currency for item in priced if item.cost}
    return Account(
        name=name,
        meeting=None if is_of_year else name,
        estimates=tuple(
            event
            for event in events
            if isinstance(event, CostEstimatePresented | CostEstimateApproved)
        ),
        approved=priced[-1] if priced else None,
        first_approved=priced[0] if priced else None,
        contingency=_contingency(view, priced[-1]) if priced else None,
        host=next((item for item in reversed(hosts) if _fits(item, currencies)), None),
        actual=_last(events, ActualCostReported),
        closed=_first(events, AccountsClosed),
        carried=tuple(event for event in events if isinstance(event, FundsCarriedOver)),
        invoiced_in=invoiced_in,
    )


def _fits(host: HostCostsAgreed, currencies: set[Currency]) -> bool:
    return host.geneva_cost.currency in currencies


def _last(events: Iterable[Event], kind: type[ActualCostReported]) -> ActualCostReported | None:
    return next((item for item in reversed(list(events)) if isinstance(item, kind)), None)


def _first(events: Iterable[Event], kind: type[AccountsClosed]) -> AccountsClosed | None:
    return next((item for item in events if isinstance(item, kind)), None)


def _contingency(view: View, approved: CostEstimateApproved) -> ContingencyDecided | None:
    """The last contingency decided by the day on which the estimate was approved."""
    decided = [
        event
        for subject in view.subjects(SubjectKind.MEETING)
        for event in view.held(subject, ContingencyDecided)
        if event.effective_on <= approved.effective_on
    ]
    return max(decided, key=lambda event: (event.effective_on, event.id), default=None)
