"""Arguments that several commands take, each declared once."""

from __future__ import annotations

from typing import Annotated

import typer

from ledger.cli.choices import CORRECTION_KINDS
from ledger.cli.completing import complete_state

__all__ = [
    "ConfidenceOption",
    "DateOption",
    "KindOption",
    "KnownOnOption",
    "LocatorOption",
    "NoteOption",
    "OptionalStateArgument",
    "ReasonOption",
    "SetOption",
    "SourceOption",
    "StateArgument",
    "StateOption",
    "TargetArgument",
    "TargetsArgument",
    "code_of_state",
]

StateOption = Annotated[
    str | None,
    typer.Option("--state", help="This State only: a name or code.", autocompletion=complete_state),
]
StateArgument = Annotated[
    str,
    typer.Argument(metavar="STATE", help="A name or a code.", autocompletion=complete_state),
]
OptionalStateArgument = Annotated[
    str | None,
    typer.Argument(
        metavar="[STATE]",
        help="A name or a code; without one, all.",
        autocompletion=complete_state,
    ),
]
TargetArgument = Annotated[
    str,
    typer.Argument(metavar="ID", help="Id of the event; its first characters are enough."),
]
TargetsArgument = Annotated[
    list[str],
    typer.Argument(metavar="ID...", help="Ids of events; their first characters are enough."),
]
DateOption = Annotated[
    str | None,
    typer.Option("--date", help="When it happened: a day, month, year, or FIRST/LAST."),
]
SetOption = Annotated[
    list[str] | None,
    typer.Option("--set", metavar="FIELD=VALUE", help="A field; `ccm catalogue TYPE` lists them."),
]
SourceOption = Annotated[
    list[str] | None,
    typer.Option("--source", metavar="KEY", help="Key of a document; `ccm documents` lists them."),
]
LocatorOption = Annotated[
    list[str] | None,
    typer.Option("--locator", metavar="PLACE", help="The place in it, one for each --source."),
]
KnownOnOption = Annotated[
    str | None,
    typer.Option("--known-on", metavar="DAY", help="When it could be known; by default by rule."),
]
NoteOption = Annotated[str, typer.Option("--note", help="A remark.")]
ConfidenceOption = Annotated[
    str | None,
    typer.Option("--confidence", help="high, medium or low; by default high."),
]
ReasonOption = Annotated[str, typer.Option("--reason", help="Why.")]
KindOption = Annotated[
    str,
    typer.Option(
        "--kind",
        metavar="|".join(CORRECTION_KINDS),
        help="source: the world learnt better; transcription: a slip of whoever recorded it.",
    ),
]


def code_of_state(text: str | None) -> str | None:
    """The code of the State that a text names, if any. Raises UnknownStateError."""
    from domain.states import find_state

    return None if text is None else find_state(text).iso3
