"""A gap: one thing that the ledger does not know, as a value."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from datetime import date

__all__ = ["Gap", "GapKind"]


class GapKind(StrEnum):
    """What is not known; the words for people hang on it, never the other way round."""

    DEPOSITS_NOT_RECORDED = "deposits_not_recorded"
    NO_STATEMENT_ON_STOCKS = "no_statement_on_stocks"
    HOLDINGS_NOT_STATED = "holdings_not_stated"
    RETENTION_NOT_RECORDED = "retention_not_recorded"
    TRANSFERS_NOT_RECORDED = "transfers_not_recorded"
    NO_STATEMENT_ON_AREAS = "no_statement_on_areas"
    AREA_NOT_STATED = "area_not_stated"
    RELEASE_NOT_RECORDED = "release_not_recorded"
    DECLARATION_NOT_RECORDED = "declaration_not_recorded"
    NOTHING_SINCE_DEADLINE = "nothing_since_deadline"
    OUTCOME_NOT_RECORDED = "outcome_not_recorded"
    NO_STATEMENT_ON_VICTIMS = "no_statement_on_victims"
    NO_STATEMENT_ON_ASSISTANCE = "no_statement_on_assistance"
    INITIAL_REPORT_NOT_RECORDED = "initial_report_not_recorded"
    ANNUAL_REPORTS_NOT_RECORDED = "annual_reports_not_recorded"
    IN_TIME_NOT_RECORDED = "in_time_not_recorded"
    NO_STATEMENT_ON_LAW = "no_statement_on_law"


class _Words(NamedTuple):
    what: str
    needed: str


_WORDS = {
    GapKind.DEPOSITS_NOT_RECORDED: _Words(
        "fewer than thirty deposits recorded, so that no entry into force can be worked out",
        "InstrumentDeposited of the States that deposited first",
    ),
    GapKind.NO_STATEMENT_ON_STOCKS: _Words(
        "no statement on stocks", "StockpileDeclared or HoldingsClarified"
    ),
    GapKind.HOLDINGS_NOT_STATED: _Words("holdings not stated", "StockpileDeclared with figures"),
    GapKind.RETENTION_NOT_RECORDED: _Words("retained munitions not recorded", "MunitionsRetained"),
    GapKind.TRANSFERS_NOT_RECORDED: _Words(
        "munitions acquired, used and transferred not recorded",
        "the State's report on them, for which no type of event is kept yet",
    ),
    GapKind.NO_STATEMENT_ON_AREAS: _Words(
        "no statement on contaminated areas", "ContaminationReported"
    ),
    GapKind.AREA_NOT_STATED: _Words(
        "contaminated area not stated", "ContaminationReported with areas"
    ),
    GapKind.RELEASE_NOT_RECORDED: _Words("land released not recorded", "LandReleased"),
    GapKind.DECLARATION_NOT_RECORDED: _Words(
        "declaration of completed clearance not recorded", "ClearanceComplianceDeclared"
    ),
    GapKind.NOTHING_SINCE_DEADLINE: _Words(
        "nothing recorded since the deadline",
        "a completion, a grant, or a report that it is still open",
    ),
    GapKind.OUTCOME_NOT_RECORDED: _Words(
        "outcome of an extension request not recorded",
        "ExtensionGranted, ExtensionRefused or ExtensionWithdrawn",
    ),
    GapKind.NO_STATEMENT_ON_VICTIMS: _Words(
        "no statement on victims", "VictimAssistanceDutyReported or VictimAssistanceDutyLifted"
    ),
    GapKind.NO_STATEMENT_ON_ASSISTANCE: _Words(
        "no statement on cooperation and assistance",
        "AssistanceRequested, AssistanceProvided or AssistanceReceived",
    ),
    GapKind.INITIAL_REPORT_NOT_RECORDED: _Words(
        "initial report not recorded",
        "InitialReportSubmitted, or a complete list of States with or without one",
    ),
    GapKind.ANNUAL_REPORTS_NOT_RECORDED: _Words(
        "annual reports not recorded",
        "AnnualReportSubmitted, or a complete list of States with or without one",
    ),
    GapKind.IN_TIME_NOT_RECORDED: _Words(
        "submitted, whether in time not recorded", "the day of the report"
    ),
    GapKind.NO_STATEMENT_ON_LAW: _Words("no statement on national law", "NationalMeasureReported"),
}


@dataclass(frozen=True, slots=True)
class Gap:
    """One thing that is not known: of whom, under which article, of which years, and what.

    ``years`` are calendar years that the gap is about, in order, empty where it is about none;
    ``due_on`` the deadline that passed without a record; ``evidence`` ids of the events that
    leave it open.
    """

    subject: str
    article: str
    kind: GapKind
    years: tuple[int, ...] = ()
    due_on: date | None = None
    evidence: tuple[str, ...] = ()

    @property
    def what(self) -> str:
        """What is not known, in words."""
        what = _WORDS[self.kind].what
        return what if self.due_on is None else f"{what} {self.due_on}"

    @property
    def needed(self) -> str:
        """What would tell, in words that name the types of events."""
        return _WORDS[self.kind].needed
