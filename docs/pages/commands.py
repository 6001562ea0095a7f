"""The page on commands and their answers."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import typer

from ledger.answers.model import Row, field_names
from ledger.cli.app import COMMANDS, app
from ledger.cli.building import command_name
from pages.answers import ANSWERS, BESIDE, OTHERWISE
from pages.docstrings import first_paragraph
from pages.parts import MADE, block, page, table

__all__ = ["commands_page"]


def commands_page() -> str:
    """The help of every command, and the fields of its answer."""
    group: Any = typer.main.get_command(app)
    group.params = [item for item in group.params if "completion" not in item.name]
    parts = ["# Commands", MADE, *_about_commands(), block(_help(group, "ccm"))]
    for function in COMMANDS:
        name = command_name(function)
        command = group
        for word in name.split():
            command = command.commands[word]
        parts += [f"## {name}", block(_help(command, f"ccm {name}"))]
        parts += _fields_of(name)
    return page(parts)


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
        "inferred from its sources is left out), `without` (which of the three dates the question "
        "does not take) and `dataset` (name and version of the dataset "
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
        yield table(("beside the rows", "says"), [(f"`{k}`", v) for k, v in beside.items()])
    for section, kind in ANSWERS.get(name, {}).items():
        yield _row_table(section, kind)
    if name in OTHERWISE:
        when, kind = OTHERWISE[name]
        yield _row_table(f"rows` {when}`", kind)


def _row_table(section: str, kind: type[Row]) -> str:
    says = first_paragraph(kind.__doc__).rstrip(".")
    return table(
        (f"`{section}`: {says[0].lower()}{says[1:]}".replace("``", ""), "says"),
        [(f"`{field}`", text) for field, text in field_names(kind).items()],
    )
