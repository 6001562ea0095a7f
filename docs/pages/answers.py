"""The rows and fields in the JSON answer of each command."""

from __future__ import annotations

from ledger.answers import (
    agenda,
    audit,
    audit_summary,
    catalogue,
    changes,
    citations,
    clearance_rows,
    cooperation,
    coverage,
    explanations,
    extensions,
    figures,
    findings,
    imports,
    indicators,
    law,
    log,
    mandates,
    meetings,
    obligations,
    offices,
    overview,
    receipts,
    reports,
    reviewed,
    states,
    stockpiles,
    totals,
    universalization,
    victims,
    votes,
)
from ledger.answers.model import Row
from ledger.answers.money import (
    arrears,
    assess,
    invoices,
    isu,
    isu_decided,
    isu_given,
    lacking,
    schedules,
    statement,
    status,
)
from ledger.answers.money import (
    credits as credited,
)
from ledger.answers.simulations import comparing, hindcast, requests, rows, scenarios, traces
from ledger.report.figures import ReportFigureRow

__all__ = ["ANSWERS", "BESIDE", "OTHERWISE"]

IMPORTED: dict[str, type[Row]] = {"rows": imports.ImportRow, "events": receipts.ReceiptRow}
RECEIPT: dict[str, type[Row]] = {"rows": receipts.ReceiptRow}
ANSWERS: dict[str, dict[str, type[Row]]] = {
    "import": IMPORTED,
    "record": RECEIPT,
    "correct": RECEIPT,
    "retract": RECEIPT,
    "source": RECEIPT,
    "status": {
        "rows": overview.OverviewRow,
        "pending": overview.PendingRow,
        "next_deadlines": obligations.ObligationRow,
    },
    "states": {"rows": states.StateRow},
    "state": {
        "rows": states.StateRow,
        "obligations": obligations.ObligationRow,
        "extensions": extensions.ExtensionRow,
        "stock": states.StockRow,
        "areas": states.AreaRow,
        "findings": findings.FindingRow,
        "gaps": coverage.GapRow,
    },
    "obligations": {"rows": obligations.ObligationRow},
    "due": {"rows": obligations.ObligationRow, "mandates": mandates.MandateRow},
    "clearance": {
        "rows": clearance_rows.ClearanceRow,
        "released": clearance_rows.ReleasedRow,
        "left_out": clearance_rows.LeftOutRow,
        "balances": clearance_rows.BalanceRow,
    },
    "stockpiles": {
        "rows": stockpiles.StockpileRow,
        "types": stockpiles.TypeRow,
        "retained": stockpiles.RetainedRow,
        "destroyed": stockpiles.DestroyedRow,
    },
    "extensions": {
        "rows": extensions.ExtensionRow,
        "recommendations": obligations.ObligationRow,
    },
    "victims": {"rows": victims.VictimsRow, "totals": totals.TotalRow},
    "casualties": {"rows": victims.CasualtyRow, "totals": totals.TotalRow},
    "cooperation": {
        "rows": cooperation.CooperationRow,
        "statements": cooperation.AssistanceRow,
        "coalitions": cooperation.CoalitionRow,
    },
    "law": {"rows": law.LawRow, "totals": totals.TotalRow},
    "norms": {
        "rows": universalization.OutsideRow,
        "targets": universalization.TargetRow,
        "restrictions": universalization.RestrictionRow,
    },
    "votes": {"rows": votes.RollCallRow},
    "simulate": {
        "rows": rows.SimulationRow,
        "extension": rows.ExtensionRow,
        "blocks": rows.BlockRow,
        "standstill": rows.IdleRow,
        "amounts": rows.AmountRow,
        "where_the_numbers_come_from": rows.ProvenanceRow,
        "sensitivity": rows.SensitivityRow,
        "warnings": rows.WarningRow,
        "not_simulated": rows.NotSimulatedRow,
    },
    "assess-request": {"rows": requests.AssessmentRow},
    "scenario check": {"rows": scenarios.WarningRow},
    "scenario compare": {"rows": comparing.ComparisonRow},
    "scenario fields": {
        "rows": scenarios.ScenarioFieldRow,
        "distributions": scenarios.DistributionRow,
    },
    "hindcast": {
        "rows": hindcast.ScoreRow,
        "coverage": hindcast.CoverageRow,
        "next_year": hindcast.ReleaseRow,
        "on_time": hindcast.CompletionRow,
    },
    "calendar": {"rows": agenda.AgendaRow},
    "meetings": {
        "rows": meetings.MeetingRow,
        "history": meetings.MoveRow,
        "silence_procedures": meetings.ProcedureRow,
        "decisions": meetings.DecisionRow,
        "mandates": mandates.MandateRow,
        "participants": meetings.ParticipantRow,
        "documents": log.DocumentRow,
    },
    "offices": {"rows": offices.OfficeRow, "bodies": offices.MemberRow},
    "mandates": {"rows": mandates.MandateRow},
    "money assess": {"rows": assess.AssessedRow, "billings": assess.BillingRow},
    "money invoices": {"rows": invoices.InvoiceRow, "not_computable": lacking.LackingRow},
    "money arrears": {
        "rows": arrears.ArrearsRow,
        "due_day_not_recorded": arrears.UndatedRow,
        "payment_schedules": schedules.ScheduleRow,
    },
    "money credits": {"rows": credited.CreditRow, "accounts": credited.PoolRow},
    "money statement": {
        "rows": statement.StatementRow,
        "closing_balance": statement.BalanceRow,
    },
    "money isu": {
        "rows": isu.BudgetRow,
        "shares": isu_decided.SharesRow,
        "reserve": isu_decided.ReserveRow,
        "contributions": isu_given.ContributionRow,
        "sponsorship": isu_given.ContributionRow,
        "totals": totals.TotalRow,
    },
    "money status": {
        "rows": status.AccountRow,
        "to_contact": status.ToContactRow,
        "arrears": arrears.ArrearsRow,
        "payment_schedules": schedules.ScheduleRow,
    },
    "cite": {"rows": citations.CitationRow},
    "reports": {
        "rows": reports.ReportRow,
        "rates": reports.RateRow,
        "silence": reports.SilenceRow,
    },
    "indicators": {
        "rows": indicators.IndicatorRow,
        "outcomes": indicators.OutcomeRow,
        "due": indicators.DueRow,
    },
    "findings": {"rows": findings.FindingRow},
    "coverage": {"rows": coverage.GapRow},
    "audit": {"rows": audit.AuditRow, "events": explanations.ExplainedEventRow},
    "explain": {"rows": explanations.StepRow, "events": explanations.ExplainedEventRow},
    "metric": {"rows": figures.FigureRow, "readings": figures.ReadingRow},
    "report": {"rows": ReportFigureRow},
    "history": {"rows": log.LogRow},
    "diff": {
        "rows": changes.ChangeRow,
        "recorded": log.LogRow,
        "new_findings": findings.FindingRow,
    },
    "events": {"rows": log.LogRow},
    "event": {"rows": log.EventRow, "sources": log.SourceRow, "amendments": log.LogRow},
    "documents": {"rows": log.DocumentRow},
    "catalogue": {"rows": catalogue.TypeRow},
}
"""The lists of rows in the JSON answer of each command."""

GAPS = {"gaps": coverage.GAPS_SAY}
BESIDE: dict[str, dict[str, str]] = {
    "scenario check": {
        "article": "3 or 4",
        "warnings": "how many there are",
    },
    "simulate": {"identity": "what each run can be repeated from, by State"},
    "hindcast": {
        "transforms": "where what was seen lay in each forecast of next year, from 0 to 1",
        "uniform_p": "p-value of transforms as uneven by chance; null without any",
    },
    "import": {
        "head": "position after the batch",
        "content_root": "root of content of the ledger after it (`ledger.journal.canonical`)",
    },
    "record": {"head": "position after the batch"},
    "correct": {"head": "position after the batch"},
    "retract": {"head": "position after the batch"},
    "source": {"head": "position after the batch"},
    "status": GAPS,
    "obligations": {"left_out": "how many duties without any record are left out", **GAPS},
    **dict.fromkeys(
        ("clearance", "stockpiles", "extensions", "victims", "cooperation", "law"), GAPS
    ),
    "mandates": {"not_recorded": "how many of them have no recorded outcome"},
    "offices": {"not_recorded": "how many of them have no recorded holder"},
    "money assess": {
        "account": "what is paid for",
        "cost_given": "the sum given by --cost; null: none",
        "lacking": "what keeps each billing from being computed",
    },
    "money invoices": {
        "to_send": "how many are to be sent",
        "lacking": "what keeps the billing of each account from being computed",
    },
    "money arrears": {"open": "what is open in all, by currency"},
    "money credits": {"settled_from": "day from which the five years of settlements count"},
    "money statement": {"state": "code of the State"},
    "money isu": {
        "not_stated": "how many years have an approved budget that is not stated",
        "nothing_recorded": "the year asked for, where neither budget nor contribution is recorded",
    },
    "money status": {"in_arrears": "how many States are in arrears"},
    "due": {"left_out": "how many duties without any record are left out", **GAPS},
    "reports": {"left_out": "how many reports without any record are left out", **GAPS},
    "findings": GAPS,
    "coverage": {"counts": "how many rows there are of each kind"},
    "audit": {"verdicts": "how many rows have each verdict"},
    "indicators": {
        "plan": "name of the plan",
        "baseline_on": "day that changes count from; null: no such meeting is recorded",
    },
    "event": {"event": "the event as it is recorded; `ccm import` takes it"},
    "calendar": {"recorded_at": "when the last event of the position was recorded"},
    "explain": {"version": "version of the shape of a derivation", **GAPS},
    "metric": GAPS,
}
"""What else stands in the JSON answer of a command."""

OTHERWISE: dict[str, tuple[str, type[Row]]] = {
    "simulate": ("with --trace", traces.LandTraceRow),
    "metric": ("without a name", figures.MetricRow),
    "indicators": ("with --plan dubrovnik", reviewed.ReviewedRow),
    "catalogue": ("with TYPE", catalogue.ColumnRow),
    "explain": ("without an article", explanations.ExplainableRow),
    "votes": ("with RESOLUTION", votes.VoteRow),
    "audit": ("with --summary", audit_summary.ContradictionRow),
}
"""The rows of a command that is asked for something else."""
