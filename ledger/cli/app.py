"""The commands of ``ccm``, in the order in which ``--help`` lists them."""

from __future__ import annotations

import typer

from ledger.cli.building import command_name
from ledger.cli.commands import checking, duties, log, overview, reasons, recording, starting

__all__ = ["COMMANDS", "app"]

app = typer.Typer(
    help="""The history of the Convention on Cluster Munitions, asked for any day.

    Who is bound, what is owed by when, what was met or missed, as it was and as it was known,
    with the events and documents behind each answer. Exit codes: 0 fine, 1 findings or
    contradictions, 2 wrong usage or data, 3 not found, 4 the ledger's file or database.""",
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    no_args_is_help=True,
    context_settings={"help_option_names": ["-h", "--help"]},
)

COMMANDS = (
    starting.init,
    recording.record,
    recording.correct,
    recording.retract,
    recording.source,
    overview.status,
    overview.states,
    overview.state,
    duties.obligations,
    duties.due,
    checking.findings,
    checking.coverage,
    checking.audit,
    reasons.explain,
    reasons.metric,
    log.history,
    log.diff,
    log.events,
    log.event,
    log.documents,
    reasons.catalogue,
)

for command in COMMANDS:
    app.command(command_name(command))(command)
