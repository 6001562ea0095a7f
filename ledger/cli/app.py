"""The commands of ``ccm``, in the order in which ``--help`` lists them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from itertools import takewhile
from typing import Annotated, Any

import typer
from typer.core import TyperCommand

from ledger.cli.building import command_name
from ledger.cli.commands import (
    checking,
    citing,
    duties,
    implementing,
    isu,
    journal,
    log,
    machinery,
    money,
    overview,
    performing,
    plans,
    reasons,
    recording,
    report,
    reporting,
    scenarios,
    simulating,
    starting,
)

__all__ = ["COMMANDS", "app", "app_for"]

COMMANDS: tuple[Callable[..., None], ...] = (
    starting.init,
    journal.import_,
    journal.export,
    journal.template,
    recording.record,
    recording.correct,
    recording.retract,
    recording.source,
    overview.status,
    overview.states,
    overview.state,
    duties.obligations,
    duties.due,
    performing.clearance,
    performing.stockpiles,
    performing.extensions,
    reporting.reports,
    implementing.victims,
    implementing.casualties,
    implementing.cooperation,
    implementing.law,
    implementing.norms,
    implementing.votes,
    machinery.calendar,
    machinery.meetings,
    machinery.offices,
    machinery.mandates,
    plans.indicators,
    money.money__assess,
    money.money__invoices,
    money.money__arrears,
    money.money__credits,
    money.money__statement,
    money.money__status,
    isu.money__isu,
    simulating.simulate,
    simulating.assess_request,
    simulating.hindcast,
    scenarios.scenario__new,
    scenarios.scenario__check,
    scenarios.scenario__compare,
    scenarios.scenario__fields,
    checking.findings,
    checking.coverage,
    checking.audit,
    reasons.explain,
    reasons.metric,
    report.report,
    log.history,
    log.diff,
    log.events,
    log.event,
    log.documents,
    citing.cite,
    reasons.catalogue,
)

_GROUPS = {
    "money": "Who owes what for meetings, and the support unit.",
    "scenario": "Scenario files: made from the ledger, checked, explained.",
}
"""The names of more than one command, with what they say of themselves."""

_ABOUT = """The history of the Convention on Cluster Munitions, asked for any day.

Who is bound, what is owed by when, what was met or missed, as it was and as it was known,
with the events and documents behind each answer. Exit codes: 0 fine, 1 findings or
contradictions, 2 wrong usage or data, 3 not found, 4 the ledger's file or database, 5 done, but
the answer could not be written."""


_HELP = {"help_option_names": ["-h", "--help"]}
_NO_HELP: dict[str, list[str]] = {"help_option_names": []}


class _Command(TyperCommand):
    """A command that refuses an option given twice where only the last would count.

    What Typer has Pydantic say of a value is told in plain words.
    """

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """The arguments left over, as Typer reads them; raises BadParameter."""
        single = {name for item in self.params if not item.multiple for name in item.opts}
        given = Counter(word.partition("=")[0] for word in takewhile(lambda one: one != "--", args))
        for name, count in given.items():
            if count > 1 and name in single and name.startswith("-"):
                message = f"{name} is given {count} times; it takes one value."
                raise typer.BadParameter(message, ctx=ctx)
        try:
            return super().parse_args(ctx, args)
        except typer.BadParameter as error:
            error.message = _in_plain_words(error.message)
            raise


def _in_plain_words(message: str) -> str:
    if message.startswith("Input should be a valid integer"):
        return "it takes a whole number, such as 120."
    return message.removeprefix("Value error, ")


def app_of(commands: Iterable[Callable[..., None]], asked: str = "") -> typer.Typer:
    """The application of these commands, in their order.

    ``asked`` is the command or group that is known to be asked for: nothing stands before it, no
    help and no completion.
    """
    made = _typer(alone=not asked)
    made.callback(help=_ABOUT)(_before_any_command)
    groups = {"": made}
    for command in commands:
        group, _, name = command_name(command).rpartition(" ")
        if group not in groups:
            groups[group] = _typer(alone=" " not in asked)
            made.add_typer(groups[group], name=group, help=_GROUPS[group])
        settings = {**_HELP, **getattr(command, "settings", {})}
        groups[group].command(name, cls=_Command, context_settings=settings)(command)
    return made


def _typer(*, alone: bool) -> typer.Typer:
    """An application without commands; ``alone`` is whether anything can stand before them."""
    return typer.Typer(
        add_completion=alone,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        no_args_is_help=True,
        context_settings=_HELP if alone else _NO_HELP,
    )


def _tell_version(wanted: bool) -> None:
    if wanted:
        from importlib.metadata import version

        typer.echo(f"ccm {version('ccm-ledger')}")
        raise typer.Exit


def _before_any_command(
    *,
    version: Annotated[
        bool,
        typer.Option(
            "--version", callback=_tell_version, is_eager=True, help="Show the version and exit."
        ),
    ] = False,
) -> None:
    """What ``ccm`` itself takes."""


def app_for(arguments: Sequence[str]) -> typer.Typer:
    """The application as some arguments need it: the command they name, the others as mentions.

    Working out the options of all commands takes longer than most of the rest of ``--help``, and
    Typer imports Pydantic to read options before a command that nobody gave. Without arguments
    the shell may be completing, for which everything is needed.
    """
    if not arguments:
        return app
    named = {command_name(item): item for item in COMMANDS}
    choices = (" ".join(arguments[:2]), arguments[0])
    asked = next((name for name in choices if name in named or name in _GROUPS), "")
    return app_of(
        (item if name == asked else _mention(item) for name, item in named.items()), asked
    )


def _mention(command: Callable[..., None]) -> Callable[..., None]:
    """What ``--help`` lists and a mistyped name is compared with: name and first sentence."""

    def mention() -> None:
        """Never run."""

    mention.__name__, mention.__doc__ = command.__name__, command.__doc__
    return mention


app = app_of(COMMANDS)
