"""One account that States pay into: what it costs, what its host bears, when its period ends."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from domain.events.money import ActualCostReported, CostEstimateApproved, HostCostsAgreed
from domain.rules import article_14, debts
from domain.subjects import CONVENTION, meeting_subject

if TYPE_CHECKING:
    from datetime import date

    from domain.events.money import (
        AccountsClosed,
        ContingencyDecided,
        CostEstimatePresented,
        FundsCarriedOver,
    )
    from domain.money import Currency

__all__ = ["Account", "Cost"]

Cost = CostEstimateApproved | ActualCostReported | HostCostsAgreed
"""What is reckoned with of an account, each with a sum."""


@dataclass(frozen=True, slots=True)
class Account:
    """One account by the view's day; ``meeting`` is None for costs under Article 14.2.

    ``estimates`` are all that were presented or approved; ``approved`` governs, the last approved.
    Each estimate is raised by the contingency that had been decided when it was approved.
    ``is_charged`` once a cost or an invoice is recorded: before, nothing paid is too much.
    Every cost that it reckons with is in its ``currency``; what is recorded in another one stands
    in ``other_currency``, and is added to nothing.
    """

    name: str
    meeting: str | None
    currency: Currency | None
    estimates: tuple[CostEstimatePresented | CostEstimateApproved, ...]
    approved: CostEstimateApproved | None
    contingency: ContingencyDecided | None
    first_approved: CostEstimateApproved | None
    first_contingency: ContingencyDecided | None
    host: HostCostsAgreed | None
    actual: ActualCostReported | None
    closed: AccountsClosed | None
    carried: tuple[FundsCarriedOver, ...]
    is_charged: bool
    other_currency: tuple[Cost, ...]

    @property
    def year(self) -> int | None:
        """The financial year for which the cost was approved."""
        return self.approved.year if self.approved else None

    @property
    def subject(self) -> str:
        """The meeting that it pays for; the Convention, for a year of Article 14.2."""
        return meeting_subject(self.meeting) if self.meeting else CONVENTION

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
        return self._shared(_raised(self.approved, self.contingency))

    @property
    def first_estimated(self) -> int | None:
        """The same by the first estimate approved, to which actual costs are compared."""
        return self._shared(_raised(self.first_approved, self.first_contingency))

    @property
    def spent(self) -> int | None:
        """What it cost States in the end, less what its host pays."""
        return self._shared(self.actual.cost.amount if self.actual else None)

    @property
    def is_dearer(self) -> bool:
        """Whether it cost more in the end than was estimated first."""
        if self.spent is None or self.first_estimated is None:
            return False
        return debts.is_dearer(self.spent, self.first_estimated)

    @property
    def host_pays(self) -> int | None:
        """What the host pays above the cost of a Geneva meeting; of the actual cost if known."""
        actual = self.actual.cost.amount if self.actual else None
        whole = _raised(self.approved, self.contingency) if actual is None else actual
        return None if whole is None or self.host is None else whole - (self._shared(whole) or 0)

    @property
    def keeps_first_invoice(self) -> bool:
        """Whether what is owed stays at the first invoice (para 91(ix))."""
        return self.ends_on is not None and article_14.keeps_first_invoice(self.ends_on)

    @property
    def evidence(self) -> tuple[str, ...]:
        """Ids of the events that make it."""
        first = (self.first_approved, self.first_contingency)
        events = (self.approved, *first, self.contingency, self.host)
        later = (*self.carried, self.actual, self.closed)
        return tuple(dict.fromkeys(event.id for event in (*events, *later) if event))

    def _shared(self, cost: int | None) -> int | None:
        """What States share of a cost: no more than the same meeting costs in Geneva."""
        if cost is None or self.host is None:
            return cost
        return min(cost, self.host.geneva_cost.amount)


def _raised(
    estimate: CostEstimateApproved | None, decided: ContingencyDecided | None
) -> int | None:
    if estimate is None or estimate.cost is None:
        return None
    return article_14.raised(estimate.cost.amount, decided.basis_points if decided else 0)
