"""Arguments that several commands take."""

from __future__ import annotations

from typing import Annotated

import typer

from ledger.cli.completing import complete_state

__all__ = ["StateArgument", "StateOption", "code_of_state"]

StateOption = Annotated[
    str | None,
    typer.Option(
        "--state", help="Only this State: a name or a code.", autocompletion=complete_state
    ),
]
StateArgument = Annotated[
    str,
    typer.Argument(metavar="STATE", help="A name or a code.", autocompletion=complete_state),
]


def code_of_state(text: str | None) -> str | None:
    """The code of the State that a text names, if any. Raises UnknownStateError."""
    from domain.states import find_state

    return find_state(text).iso3 if text else None
