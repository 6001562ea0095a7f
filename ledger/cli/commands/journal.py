"""The journal: files in, files out, and empty tables to fill in."""

from __future__ import annotations

from enum import StrEnum
from pathlib import PurePath
from typing import TYPE_CHECKING, Annotated, Any, TypeVar

import typer

from ledger.cli.accounts import tell_unknown_accounts
from ledger.cli.asking import opened
from ledger.cli.building import as_command, question_of
from ledger.cli.failing import failures_told, note
from ledger.cli.options import LedgerOptions, WriteOptions
from ledger.cli.progress import counting, working
from ledger.cli.usage import UsageError
from ledger.cli.writing import Batch, Desk, tell_left_out

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ledger.ledger import Ledger

__all__ = ["export", "import_", "template"]

F = TypeVar("F", bound=StrEnum)


def _import(
    desk: Desk,
    files: Annotated[
        list[str],
        typer.Argument(metavar="FILE...", help="Files, or folders of them; - is standard input."),
    ],
    kind: Annotated[
        str | None,
        typer.Option(
            "--type", help="Event type of all tables; by default each is named after its own."
        ),
    ] = None,
) -> Batch:
    """Record the events of files, all or nothing.

    CSV tables and Excel workbooks, each table or sheet named after the type of its events
    (LandReleased.csv; `ccm template LandReleased` writes an empty one), and JSON or JSON Lines.
    Files may refer to each other in any order. What the ledger holds already is a no-op; every
    fault of every file is told in one run.
    """
    from domain.errors import RejectedBatchError
    from domain.events.registry import event_type
    from ledger.cli.inputs import files_of
    from ledger.journal.importing import Inputs

    _refuse_unfit(files, kind)
    chosen = event_type(kind) if kind else None
    read, unreadable = files_of(files)
    inputs = Inputs.of(read, chosen)
    with counting("reading", len(inputs)) as step:
        reading = inputs.read(desk.published(), step)
    problems = [*unreadable, *reading.problems]
    if problems:
        raise RejectedBatchError(sorted(problems, key=lambda item: item.sort_key))
    return Batch.read(reading)


def _refuse_unfit(files: Sequence[str], kind: str | None) -> None:
    named = [file for file in files if file.lower().endswith((".json", ".jsonl", ".ndjson"))]
    if kind is not None and named:
        why = f"--type goes with tables; each event of {named[0]} names its own type"
        raise UsageError(why)
    twice = next((file for file in files if files.count(file) > 1), None)
    if twice:
        why = f"{twice} is named twice"
        raise UsageError(why)


def _run_import(**given: Any) -> None:
    from ledger.cli.rendering import refuse_unfit_output

    options, asked = WriteOptions.of(given), WriteOptions.rest(given)
    with failures_told("import"), opened(options) as ledger:
        refuse_unfit_output(options, given=asked)
        batch = _import(Desk(ledger), **asked)
        _record(ledger, batch, options, {"question": question_of(import_, asked)})


def _record(
    ledger: Ledger,
    batch: Batch,
    options: WriteOptions,
    envelope: dict[str, Any],
) -> None:
    from ledger.answers.imports import import_answer
    from ledger.cli.delivering import answering
    from ledger.cli.rendering import show
    from ledger.journal.canonical import content_root

    take = ledger.rehearse if options.dry_run else ledger.record
    with working(f"checking and recording {len(batch.events)} events"):
        receipt = take(batch.events, batch.places)
    with answering(None if options.dry_run else receipt.head):
        held = [item.event for item in ledger.recorded(receipt.head)]
        root = content_root([*held, *receipt.recorded] if options.dry_run else held)
        answer = import_answer(receipt, batch.places, root, rehearsed=options.dry_run)
        show(answer, envelope, options)
    word = "would be recorded" if options.dry_run else "recorded"
    known = f", {len(receipt.known)} known already" if receipt.known else ""
    note(f"{len(receipt.recorded)} {word}{known}; position {receipt.head}, root of content {root}")
    tell_left_out(receipt)
    tell_unknown_accounts(ledger, receipt)


import_ = as_command(_run_import, _import, WriteOptions, skip=1)
import_.__name__ = "import_"


class JournalFormat(StrEnum):
    """How events are written to files."""

    JSONL = "jsonl"
    CSV = "csv"
    XLSX = "xlsx"


def export(
    types: Annotated[
        list[str] | None,
        typer.Option("--type", help="Only events of this type; may be given again."),
    ] = None,
    position: Annotated[
        int | None,
        typer.Option("--position", metavar="N", help="Only the first N events recorded."),
    ] = None,
    format: Annotated[  # noqa: A002 - the name of the option
        JournalFormat | None,
        typer.Option("--format", help="How to write it; by default as FILE ends, else jsonl."),
    ] = None,
    output: Annotated[
        str | None,
        typer.Option(
            "--output",
            "-o",
            metavar="FILE",
            help="Write to a file; tables of several types as CSV go to a folder.",
        ),
    ] = None,
    ledger: Annotated[
        str | None, typer.Option("--ledger", metavar="PATH-OR-URL", help="The ledger.")
    ] = None,
) -> None:
    """Write everything recorded, for `ccm import` to read back.

    JSON Lines hold the log as it was recorded, one event a line: imported into an empty ledger
    they give the same events, ids and root of content. CSV and Excel hold a table a type, with
    the same events. Texts that a spreadsheet would run as formulas have an apostrophe before them.
    """
    with failures_told("export"):
        from domain.events.registry import event_type
        from ledger.journal.canonical import content_root

        names = {event_type(name).__name__ for name in types or ()}
        how = _format(format, output, JournalFormat.JSONL)
        with opened(LedgerOptions(ledger=ledger)) as source:
            chosen = [
                item for item in source.recorded(position) if not names or item.event.type in names
            ]
            root = source.root(position)
        _write(chosen, how, output, root, sorted(names))
        content = content_root(item.event for item in chosen)
        note(f"{len(chosen)} events exported; root of content {content}")


def _format(asked: F | None, output: str | None, otherwise: F) -> F:
    """The format that is asked for, else the one the file's ending names.

    Raises UsageError where the ending says neither.
    """
    formats = type(otherwise)
    ending = PurePath(output or "").suffix.lower().removeprefix(".")
    word = "jsonl" if ending == "json" else ending
    if not word or (asked and word not in list(JournalFormat)):
        return asked or otherwise
    if word not in list(formats) or (asked and asked != word):
        names = ", ".join(formats)
        why = f"{output} ends in .{ending}; it is written as {names}, by its ending or --format"
        raise UsageError(why)
    return formats(word)


def _write(
    chosen: Sequence[Any],
    how: JournalFormat,
    output: str | None,
    root: str,
    names: Sequence[str],
) -> None:
    from ledger.cli.delivering import write_out
    from ledger.journal.canonical import canonical_line
    from ledger.journal.exported import csv_text, exported_tables, exported_workbook

    path = None if output in (None, "-") else output
    if how is JournalFormat.JSONL:
        write_out("".join(f"{canonical_line(item.event)}\n" for item in chosen), path)
    elif how is JournalFormat.XLSX:
        write_out(exported_workbook(chosen, root), path)
    elif len(names) == 1:
        write_out("".join(map(csv_text, exported_tables(chosen))), path)
    else:
        _write_folder({table.name: csv_text(table) for table in exported_tables(chosen)}, path)


def _write_folder(tables: dict[str, str], path: str | None) -> None:
    from pathlib import Path

    from ledger.cli.delivering import OutputError, write_out

    if path is None or path.lower().endswith(".csv"):
        why = "a CSV file holds one type; name one with --type, or a folder with -o"
        raise UsageError(why)
    Path(path).mkdir(parents=True, exist_ok=True)
    others = sorted(file.name for file in Path(path).glob("*.csv") if file.stem not in tables)
    if others:
        why = f"it holds other tables, which would be read with these: {', '.join(others)}"
        raise OutputError(path, why)
    for name, text in tables.items():
        write_out(text, str(Path(path) / f"{name}.csv"))


class TemplateFormat(StrEnum):
    """How an empty table is written."""

    CSV = "csv"
    XLSX = "xlsx"


def template(
    types: Annotated[
        list[str],
        typer.Argument(metavar="TYPE...", help="Event types; `ccm catalogue` lists them."),
    ],
    format: Annotated[  # noqa: A002 - the name of the option
        TemplateFormat | None,
        typer.Option("--format", help="How to write it; by default as FILE ends, else csv."),
    ] = None,
    output: Annotated[
        str | None, typer.Option("--output", "-o", metavar="FILE", help="Write to a file.")
    ] = None,
) -> None:
    """Write an empty table of an event type to fill in.

    An Excel workbook (-o own.xlsx) has a sheet a type with comments, words to choose from and a
    sheet of help; save it under any name. A CSV table has its header alone, and the help goes to
    stderr; it keeps the type's name.
    """
    with failures_told("template"):
        from ledger.answers.catalogue import type_answer
        from ledger.cli.delivering import write_out
        from ledger.cli.tables import text_of
        from ledger.journal.templates import template_csv, template_sheets
        from ledger.sheets import workbook

        path = None if output in (None, "-") else output
        if _format(format, output, TemplateFormat.CSV) is TemplateFormat.XLSX:
            write_out(workbook(template_sheets(types)), path, new=True)
            return
        if len(types) > 1:
            why = "a CSV table holds one type; a workbook (-o own.xlsx) takes several"
            raise UsageError(why)
        text = template_csv(types[0])
        note(text_of(type_answer(types[0]), terminal=False).rstrip("\n"))
        write_out(text, path, new=True)
