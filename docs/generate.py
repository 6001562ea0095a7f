"""Write the pages of the documentation that follow from the code: ``python docs/generate.py``.

A test holds the pages against what this would write.
"""  # noqa: INP001 - a script, not a package

from __future__ import annotations

import importlib
import inspect
import pkgutil
import sys
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

import domain.rules
from domain.errors import CcmError
from domain.events.registry import event_types
from ledger.answers import (
    agenda,
    audit,
    audit_summary,
    catalogue,
    changes,
    citations,
    clearance_rows,
    comparing,
    cooperation,
    coverage,
    explanations,
    extensions,
    figures,
    findings,
    hindcast,
    imports,
    indicators,
    isu,
    law,
    log,
    mandates,
    meetings,
    money,
    money_owed,
    money_status,
    obligations,
    offices,
    overview,
    receipts,
    reports,
    requests,
    reviewed,
    scenarios,
    simulation_rows,
    states,
    stockpiles,
    totals,
    traces,
    universalization,
    victims,
    votes,
)
from ledger.answers.model import Row, field_names
from ledger.answers.naming import name_of
from ledger.cli.app import COMMANDS, app
from ledger.cli.building import command_name
from ledger.datasets.loading import read_dataset, shipped_folder
from ledger.journal import lines
from ledger.report.figures import ReportFigureRow
from projections.coverage import coverage as found_gaps
from projections.cut import Recorded, cut
from projections.findings import RULES
from projections.gaps import Gap
from projections.metrics.registry import metrics
from projections.plans.dubrovnik import REVIEWED_ON
from projections.view import Facts, View

sys.path.insert(0, str(Path(__file__).resolve().parent))

from action_plans import action_plans_page
from audit_result import audit_result_page
from data_sources import data_sources_page
from hindcast_picture import hindcast_picture
from markdown_parts import MADE
from markdown_parts import block as _block
from markdown_parts import page as _page
from markdown_parts import table as _table

if TYPE_CHECKING:
    from types import ModuleType

    from projections.metrics.model import Metric

DOCS = Path(__file__).resolve().parent
EXAMPLES = DOCS.parent / "tests" / "errors"

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
        "rows": simulation_rows.SimulationRow,
        "extension": simulation_rows.ExtensionRow,
        "blocks": simulation_rows.BlockRow,
        "standstill": simulation_rows.IdleRow,
        "amounts": simulation_rows.AmountRow,
        "where_the_numbers_come_from": simulation_rows.ProvenanceRow,
        "sensitivity": simulation_rows.SensitivityRow,
        "warnings": simulation_rows.WarningRow,
        "not_simulated": simulation_rows.NotSimulatedRow,
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
    "money assess": {"rows": money.AssessedRow, "billings": money.BillingRow},
    "money invoices": {"rows": money.InvoiceRow},
    "money arrears": {
        "rows": money_owed.ArrearsRow,
        "payment_schedules": money_owed.ScheduleRow,
    },
    "money credits": {"rows": money_owed.CreditRow, "accounts": money_owed.PoolRow},
    "money statement": {"rows": money_owed.StatementRow},
    "money isu": {
        "rows": isu.BudgetRow,
        "shares": isu.SharesRow,
        "reserve": isu.ReserveRow,
        "contributions": isu.ContributionRow,
        "sponsorship": isu.ContributionRow,
        "totals": totals.TotalRow,
    },
    "money status": {
        "rows": money_status.AccountRow,
        "to_contact": money_status.ToContactRow,
        "arrears": money_owed.ArrearsRow,
        "payment_schedules": money_owed.ScheduleRow,
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
    "audit": {"rows": audit.AuditRow},
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
    **dict.fromkeys(("clearance", "stockpiles", "extensions", "victims", "law"), GAPS),
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
    "money statement": {
        "state": "code of the State",
        "balance": "what it owes in each currency; negative is its own money",
    },
    "money isu": {"not_stated": "how many years have an approved budget that is not stated"},
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


_WITH_ERRORS = (
    "domain.states.errors",
    "ledger.answers.explanations",
    "ledger.answers.money",
    "ledger.answers.obligations",
    "ledger.answers.votes",
    "ledger.answers.when",
    "ledger.cli.choices",
    "ledger.cli.commands.log",
    "ledger.cli.reading",
    "ledger.cli.delivering",
    "ledger.cli.rendering",
    "ledger.cli.usage",
    "ledger.journal.cells",
    "ledger.report.period",
    "ledger.sheets",
    "ledger.store.errors",
    "simulations.calibration.errors",
    "simulations.questions.comparing",
    "simulations.engines.results",
    "simulations.planning",
    "simulations.runs.chunks",
    "simulations.runs.workers",
    "simulations.scenarios.errors",
)
"""Modules with error classes of their own, beside domain.errors."""


def errors_page() -> str:
    """Every error code: the general case, and an example with its whole output."""
    for module in _WITH_ERRORS:
        importlib.import_module(module)
    kinds = {kind.code: kind for kind in _subclasses(CcmError)}
    parts = ["# Errors", MADE, *_exit_codes()]
    for folder in sorted(path.parent for path in EXAMPLES.glob("*/example.txt")):
        parts += [f"## {folder.name}"]
        kind = kinds.get(folder.name)
        if kind:
            parts.append(_first_paragraph(kind.__doc__))
        parts += [*_inputs(folder), _block((folder / "example.txt").read_text(encoding="utf-8"))]
    return _page(parts)


def _exit_codes() -> Iterator[str]:
    yield (
        "Data go to stdout, everything on this page to stderr. Each message says what is wrong, "
        "where, why, and what to do: `FILE:LINE:COLUMN: error[CODE]: ...`, then the input as it "
        "stands, then the remedy. All faults of an input are told in one run, and nothing of it "
        "is recorded."
    )
    yield _table(
        ("exit code", "means"),
        [
            ("0", "fine"),
            ("1", "findings, or claims that are contradicted"),
            ("2", "wrong usage, or data that cannot be recorded"),
            ("3", "something asked for is not there"),
            ("4", "the ledger's file or database, or what the system refuses (`error[SYSTEM]`)"),
            (
                "5",
                "done, but the answer could not be written; the message says what was recorded",
            ),
            ("70", "a fault of the program itself (`error[INTERNAL]`)"),
        ],
    )


def _subclasses(kind: type[CcmError]) -> set[type[CcmError]]:
    return {kind}.union(*(_subclasses(child) for child in kind.__subclasses__()))


def _inputs(folder: Path) -> Iterator[str]:
    for path in sorted(folder.iterdir()):
        if path.suffix in {".xls", ".xlsx"}:
            yield f"With the workbook `{path.name}`:"
        elif path.name != "example.txt":
            yield f"With `{path.name}`:"
            yield _block(
                path.read_bytes().decode("cp1252" if folder.name == "ENCODING" else "utf-8")
            )


def events_page() -> str:
    """Every event type with the columns of its table."""
    parts = ["# Events", MADE, *_about_events()]
    group = ""
    for name, kind in event_types().items():
        if group != kind.__module__:
            group = kind.__module__
            parts += [
                f"## {group.rpartition('.')[2].capitalize()}",
                _first_paragraph(_doc_of(group)),
            ]
        parts += [f"### {name}", *_event_type(name)]
    return _page(parts)


def _about_events() -> Iterator[str]:
    yield (
        "A table holds events of one type, one a row, and is named after it "
        "(`StockpileDeclared.csv`; in a workbook the sheet is): `ccm template TYPE` writes an "
        "empty one, `ccm import` reads it. Columns may stand in any order, "
        "and those that are not needed may be left out. `ccm catalogue TYPE` shows the same as "
        "this page."
    )
    yield (
        "A `;` inside a part of a list, and `\\`, are written with `\\` before them. Exported "
        "tables have two more columns, which yours need not have: `occurrence` counts how often a "
        "fact was recorded anew after a retraction, `position` is the place in the log, in whose "
        "order rows are recorded."
    )
    yield (
        "`known_on` may be left out: acts of the depositary, of meetings and silence procedures, "
        "and what is submitted to States Parties, count as known on their day; anything else from "
        "the earliest publication among its documents."
    )
    yield "## JSON Lines"
    yield (
        "One event is one JSON object; a file holds one, an array of them, or one after the other, "
        "as JSON Lines do, one a line. `type` names the event type, the other fields are its "
        "columns. `ccm event ID --format json` shows a recorded event as it can be recorded again."
    )
    yield _block(lines.EXAMPLE)
    yield _table(
        ("field", "takes"),
        [
            ("`type`", "name of the event type"),
            ("`subject`", "as in a table"),
            ("`date`", "as in a table; or `not_before` and `effective_on`, each a day"),
            ("`sources`", "a list of objects with `document` and `locator`, at least one"),
            ("fields of the type", "as in a table; whole numbers, true, false and lists as JSON"),
            ("what is not stated", "`null`: a field that a table needs is never left out"),
            ("`known_on`, `confidence`, `basis`, `note`", "may be left out, as in a table"),
        ],
    )


def _event_type(name: str) -> Iterator[str]:
    answer = catalogue.type_answer(name)
    yield str(answer.about["says"])
    yield _table(
        ("column", "takes", "needed", "may be empty"),
        [
            (
                f"`{row.column}`",
                row.takes,
                "yes" if row.needed else "",
                "yes" if row.may_be_empty else "",
            )
            for row in answer.main.rows
            if isinstance(row, catalogue.ColumnRow)
        ],
    )


_ABOUT_FINDINGS = """A finding is never a judgement of a State: Article 8 leaves that to a meeting.
It says which rule was not kept, since when, on which evidence."""


def rules_page() -> str:
    """The treaty's rules, module by module, and the rules of findings."""
    parts = ["# Rules", MADE]
    for found in pkgutil.iter_modules(domain.rules.__path__):
        module = importlib.import_module(f"domain.rules.{found.name}")
        title, *rest = (module.__doc__ or "").strip().split("\n\n")
        parts += [f"## {_one_line(title).rstrip('.')}", *map(_one_line, rest)]
        parts.append(_table((f"`domain.rules.{found.name}`", "gives"), list(_members(module))))
    parts += ["## Findings", _ABOUT_FINDINGS]
    parts.append(_table(("rule", "means"), [(f"`{name}`", text) for name, text in RULES.items()]))
    return _page(parts)


def _members(module: ModuleType) -> Iterator[tuple[str, str]]:
    for name in module.__all__:
        thing = getattr(module, name)
        if callable(thing):
            names = ", ".join(inspect.signature(thing).parameters)
            yield f"`{name}({names})`", _first_paragraph(thing.__doc__)
        else:
            yield f"`{name}`", str(thing)


_ABOUT_METRICS = """`ccm metric NAME` gives a value, `ccm explain NAME` the States and events behind
it. An answer that the ledger cannot give says what is missing; it is never zero. Metrics of a
single meeting are named after it: `art3_extensions_granted_9msp`. What counts States has a twin,
`NAME_list`, that gives their codes."""
_ABOUT_READINGS = """The words of a report can often be read in more than one way. The audit tries
these where a claim is not true as the metric reads it."""


def metrics_page() -> str:
    """The registry of metrics."""
    parts = [
        "# Metrics",
        MADE,
        _ABOUT_METRICS,
        _table(
            ("metric", "what it asks", "unit", "rule", ""),
            [_metric(row) for row in metrics().values() if not _is_twin(row)],
        ),
        "## Other readings",
        _ABOUT_READINGS,
        _table(
            ("metric", "read otherwise"),
            [
                (f"`{row.name}`", reading.words)
                for row in metrics().values()
                if not _is_twin(row)
                for reading in row.readings
            ],
        ),
    ]
    return _page(parts)


def _is_twin(row: Metric) -> bool:
    return row.name.removesuffix("_list") in metrics().keys() - {row.name}


def _kind_of(row: Metric) -> str:
    if row.about_meeting:
        return "of a meeting"
    return "of a State" if row.about_state else "over a period" if row.over_period else ""


def _metric(row: Metric) -> tuple[str, ...]:
    kind = _kind_of(row)
    return (f"`{row.name}`", row.title, row.unit.value, row.rule, kind)


def commands_page() -> str:
    """The help of every command, and the fields of its answer."""
    group: Any = typer.main.get_command(app)
    group.params = [item for item in group.params if "completion" not in item.name]
    parts = ["# Commands", MADE, *_about_commands(), _block(_help(group, "ccm"))]
    for function in COMMANDS:
        name = command_name(function)
        command = group
        for word in name.split():
            command = command.commands[word]
        parts += [f"## {name}", _block(_help(command, f"ccm {name}"))]
        parts += _fields_of(name)
    return _page(parts)


def _help(command: Any, name: str) -> str:
    context = typer.Context(
        command,
        info_name=name,
        terminal_width=88,
        max_content_width=88,
        help_option_names=["-h", "--help"],
    )
    return f"{command.get_help(context)}\n"


def _about_commands() -> Iterator[str]:
    yield (
        "`--format json` gives one object: `question` (the command and its arguments), then, where "
        "a ledger was asked, `as_of`, `known_at` (null: no limit), `position`, `root` (head of the "
        "Merkle tree over all events up to the position), `today`, `only_read` (whether what was "
        "inferred from its sources is left out) and `dataset` (name and version of the dataset "
        "that the ledger held then; null: none); then `rows`, and the further lists named below. "
        "Asked again with the same `as_of`, `known_at`, `position`, `today` and `only_read`, the "
        "answer is the same to the letter."
    )
    yield (
        "`--format csv` gives the rows alone, lists joined by `;`. Days are ISO 8601; where only a "
        "range of days is known it is written as a month (`2020-06`), a year (`2020`) or "
        "`FIRST/LAST`. Evidence is a list of ids of events: `ccm event ID`."
    )
    yield "`ccm --install-completion` has the shell complete commands, options and names of States."


def _fields_of(name: str) -> Iterator[str]:
    beside = BESIDE.get(name, {})
    if beside:
        yield _table(("beside the rows", "says"), [(f"`{k}`", v) for k, v in beside.items()])
    for section, kind in ANSWERS.get(name, {}).items():
        yield _row_table(section, kind)
    if name in OTHERWISE:
        when, kind = OTHERWISE[name]
        yield _row_table(f"rows` {when}`", kind)


def _row_table(section: str, kind: type[Row]) -> str:
    says = _first_paragraph(kind.__doc__).rstrip(".")
    return _table(
        (f"`{section}`: {says[0].lower()}{says[1:]}".replace("``", ""), "says"),
        [(f"`{field}`", text) for field, text in field_names(kind).items()],
    )


def _doc_of(module: str) -> str:
    return importlib.import_module(module).__doc__ or ""


def _first_paragraph(text: str | None) -> str:
    return _one_line((text or "").strip().split("\n\n")[0])


def _one_line(text: str) -> str:
    return " ".join(text.replace("``", "`").split())


_SHOWN_ON = date(2021, 9, 21)
_ABOUT_COVERAGE = """What the shipped dataset does not know, as of the last day of the Second Review
Conference, 21 September 2021. Unknown is neither none nor zero: no State is called overdue for
want of a paper, and no figure counts it as if it were known. `ccm coverage` tells the same for
any day, by State, article, year and kind; the field `gaps` of an answer says how many of these
bear on it."""
_ABOUT_YEARS = """Annual reports under Article 7 by the year they cover. A report is *overdue* only
where a list or a later report shows it to be missing."""


def coverage_page() -> str:
    """What the shipped dataset does not know, by kind, and annual reports by year."""
    view = _shipped_on(_SHOWN_ON)
    gaps = found_gaps(view)
    rates = [row for row in reports.reports_answer(view).tables[1].rows if row.year]
    return _page(
        [
            "# Coverage",
            MADE,
            _ABOUT_COVERAGE,
            _table(
                ("article", "not known", "States", "years in all", "what would tell"),
                list(_gaps_by_kind(gaps)),
            ),
            "## Annual reports",
            _ABOUT_YEARS,
            _table(
                ("on", "due", "in time", "late", "came, day not known", "overdue", "not known"),
                [_of_year(row) for row in rates],
            ),
        ]
    )


def _shipped_on(day: date) -> View:
    """The shipped dataset, asked as of a day."""
    events = read_dataset(shipped_folder()).events
    recorded = [Recorded(at, datetime.now(UTC), event) for at, event in enumerate(events, 1)]
    return View(Facts.of(cut(recorded)), day, None, len(events), "", day)


def _of_year(row: Any) -> tuple[str, ...]:
    undated = row.submitted - row.on_time - row.late
    cells = (row.year, row.due, row.on_time, row.late, undated, row.overdue, row.not_known)
    return tuple(map(str, cells))


def _gaps_by_kind(gaps: Iterable[Gap]) -> Iterator[tuple[str, ...]]:
    groups: dict[tuple[str, str], list[Gap]] = {}
    for gap in gaps:
        groups.setdefault((gap.article, gap.kind.value), []).append(gap)
    for (article, kind), found in sorted(groups.items()):
        years = sum(len(gap.years) for gap in found)
        what = kind.replace("_", " ")
        yield article, what, _states_named(found), str(years or ""), found[0].needed


_MOST_NAMED = 10


def _states_named(gaps: Iterable[Gap]) -> str:
    """How many States, and their names where they are few."""
    names = sorted({name_of(gap.subject) for gap in gaps})
    few = f": {', '.join(names)}" if len(names) <= _MOST_NAMED else ""
    return f"{len(names)}{few}"


_ABOUT_SCENARIOS = """A scenario file says in TOML what is simulated: what there is to do, with
which means, by when, and where each number comes from. `ccm scenario new STATE` writes one filled
in from the ledger, `ccm scenario check FILE` tells every error with its line and column, and what
deserves a second look; `ccm scenario fields` lists what stands below. Fields are named from the
top of the file down: `land.suspected_m2` is the field `suspected_m2` of the table `[land]`. Where
tables are taken, each is a `[[clearance]]` of its own. `provenance` names fields or whole tables:
`[provenance.\"land.cancelled_share\"]`, with `source`, `page`, `as_of` and `events`."""
_ABOUT_DISTRIBUTIONS = """A field that takes a number or a distribution is given either way: `10`,
or `{ distribution = \"pert\", low = 8, mode = 10, high = 14 }`. Every mean is arithmetic; `low`
and `high` are limits, not percentiles."""


def scenarios_page() -> str:
    """The reference of scenario files."""
    answer = scenarios.fields_answer()
    heads = {
        "3, 4": "## Both articles",
        "4": "## Article 4: clearance",
        "3": "## Article 3: stockpiles",
    }
    parts = ["# Scenario files", MADE, _ABOUT_SCENARIOS]
    for article, head in heads.items():
        rows = [row for row in answer.main.rows if row.article == article]
        parts += [head, _scenario_table(rows)]
    kinds = [
        (f"`{row.distribution}`", ", ".join(row.parameters), row.meaning)
        for row in answer.sections[0].rows
    ]
    distributions = _table(("distribution", "parameters", "meaning"), kinds)
    return _page([*parts, "## Distributions", _ABOUT_DISTRIBUTIONS, distributions])


def _scenario_table(rows: Iterable[Any]) -> str:
    return _table(
        ("field", "takes", "unit", "default", "meaning"),
        [(f"`{row.field}`", row.kind, row.unit, row.default, row.meaning) for row in rows],
    )


PAGES = {
    "errors.md": errors_page,
    "events.md": events_page,
    "rules.md": rules_page,
    "metrics.md": metrics_page,
    "commands.md": commands_page,
    "coverage.md": coverage_page,
    "audit-result.md": audit_result_page,
    "data-sources.md": data_sources_page,
    "scenarios.md": scenarios_page,
    "hindcast.svg": hindcast_picture,
    "action-plans.md": lambda: action_plans_page(
        _shipped_on(date(2026, 11, 1)), _shipped_on(REVIEWED_ON)
    ),
}


def main() -> int:
    """Write every page that has changed; 0."""
    for name, make in PAGES.items():
        path, text = DOCS / name, make()
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            path.write_text(text, encoding="utf-8")
            sys.stdout.write(f"{path.name} written\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
