"""Citing an answer in a footnote."""

from __future__ import annotations

import io
import json
from collections.abc import Sequence
from contextlib import redirect_stdout
from inspect import signature
from typing import TYPE_CHECKING, Annotated, Any

import typer

from ledger.cli.asking import plain_query
from ledger.cli.building import command_name
from ledger.cli.failing import FOUND
from ledger.cli.usage import UsageError

if TYPE_CHECKING:
    from ledger.answers.model import Answer

__all__ = ["cite"]

_PROGRAM = "ccm-ledger"


@plain_query
def cite(
    words: Annotated[
        list[str],
        typer.Argument(metavar="QUESTION...", help="A whole question, as after `ccm`."),
    ],
) -> Answer:
    """A line for a footnote that cites an answer.

    Takes the rest of the line as it would follow `ccm`, as in
    `ccm cite metric contracting_states --as-of 2020-10-01`. The line names the value, the three
    dates, the root, program and dataset, and the command that gives the same answer again.
    """
    from importlib.metadata import version

    from ledger.answers.citations import citation_answer

    _refuse_unfit(words)
    document = _answer_to(words)
    if "root" not in document:
        why = f"`{' '.join(words)}` asks no ledger; there is nothing to cite"
        raise UsageError(why)
    return citation_answer(words, document, f"{_PROGRAM} {version(_PROGRAM)}")


cite.settings = {"ignore_unknown_options": True}  # type: ignore[attr-defined]
"""What is no option of its own belongs to the question."""


def _refuse_unfit(words: Sequence[str]) -> None:
    known = _questions()
    if not {words[0], " ".join(words[:2])} & {*known}:
        why = f"{words[0]} is no question that can be cited; these are: {', '.join(known)}"
        raise UsageError(why)


def _questions() -> list[str]:
    """The commands that ask a ledger for three dates, and answer in rows."""
    from ledger.cli.app import COMMANDS

    asking = [command_name(item) for item in COMMANDS if "as_of" in signature(item).parameters]
    return [name for name in asking if name not in _WRITING]


_WRITING = {"scenario new"}
"""Questions whose answer is a file."""


def _answer_to(words: Sequence[str]) -> dict[str, Any]:
    """What the question gives as JSON; ends as it ends where it fails."""
    from ledger.cli.app import app_for

    out = io.StringIO()
    try:
        with redirect_stdout(out):
            app_for(words)([*words, "--format", "json"], prog_name="ccm")
    except SystemExit as ended:
        if ended.code not in {0, FOUND}:
            raise typer.Exit(int(ended.code or 0)) from None
    document: dict[str, Any] = json.loads(out.getvalue())
    return document
