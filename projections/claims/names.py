"""The metric names of claims files that mean a row of the registry by another name."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from projections.claims.comparing import Claimed
from projections.claims.figures import Figure, Said
from projections.metrics.registry import metrics

__all__ = ["EDITORIAL", "Meant", "meant_by", "names"]

EDITORIAL = {
    "paragraph_missing": "read in the text; paragraph 56 follows paragraph 54",
    "document_listed_twice": "read in Annex IV; the symbol stands there twice",
}
"""Claims about the text itself: a computation cannot judge them; what was read is said."""


@dataclass(frozen=True, slots=True)
class Meant:
    """A metric of the registry, and how the claim's value bounds it."""

    metric: str
    on_or_before: bool = False
    over: bool = False

    def bound(self, claimed: Claimed) -> Claimed:
        """The claimed value, as a lower bound where the claim's metric says *over*."""
        if self.over and isinstance(claimed, Figure) and claimed.said is Said.EXACT:
            return replace(claimed, said=Said.MORE_THAN)
        return claimed


_MEANT = {
    # "States Parties" in the reports are contracting States, in force or not (TREATY section 1)
    "states_parties": Meant("contracting_states"),
    "share_destroyed_over": Meant("share_destroyed", over=True),
    "first_art3_extension_request": Meant("art3_requests_so_far"),
    "states_with_art4_obligation_expected": Meant("states_with_art4_obligation"),
    "art4_compliance_declared_before": Meant("art4_compliance_declared_on", on_or_before=True),
    "area_cleared_states_parties_over": Meant("area_cleared_states_parties", over=True),
    "submunitions_cleared_states_parties_over": Meant(
        "submunitions_cleared_states_parties", over=True
    ),
    "initial_reports_due_and_on_time_2019": Meant("initial_reports_on_time_of_those_due"),
    "initial_reports_due_and_on_time_2019_list": Meant("initial_reports_on_time_of_those_due_list"),
    "initial_reports_submitted_2015_2020": Meant("initial_reports_submitted_since_2015"),
    "initial_reports_late_2015_2020": Meant("initial_reports_late_since_2015"),
    "initial_reports_on_time_2015_2020": Meant("initial_reports_on_time_since_2015"),
    "regular_reporting_share_below": Meant("regular_reporting_share"),
}


def meant_by(name: str) -> Meant:
    """What a claim's metric name means: a synonym, or the row of the registry of that name."""
    return _MEANT.get(name, Meant(name))


def names() -> Iterable[str]:
    """Every name that a claim's metric can have."""
    return (*metrics(), *_MEANT, *EDITORIAL)
