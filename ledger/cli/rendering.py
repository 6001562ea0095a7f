"""Writing an answer as a table for people, as JSON or as CSV."""

from __future__ import annotations

import csv
import io
import json
import shutil
import sys
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from domain.errors import InvalidValueError
from ledger.answers.model import Answer, Row, Table, columns, field_names, plain, plain_row
from ledger.cli.failing import note
from ledger.cli.options import Format

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table as RichTable

    from ledger.cli.options import Options

__all__ = ["OutputError", "show"]

_WIDE = 160
_SHOWN_OF_A_LIST = 24
_BY_ENDING = {".json": Format.JSON, ".csv": Format.CSV}


class OutputError(InvalidValueError):
    """A file that the answer cannot be written to."""

    code = "OUTPUT"

    def __init__(self, path: str, why: str) -> None:
        super().__init__(f"{path} cannot be written: {why}. Name another file with -o.")


def show(answer: Answer, envelope: Mapping[str, Any], options: Options) -> None:
    """Write the answer where and how the options say; what was asked goes with it."""
    path = None if options.output in (None, "-") else options.output
    match _format(options):
        case Format.JSON:
            _write(_json(answer, envelope), path)
        case Format.CSV:
            _write(_csv(answer.main), path)
            _leave_out(answer)
        case Format.TABLE:
            _write(_text(answer), path)
    if _format(options) is not Format.JSON:
        _footer(envelope)


def _format(options: Options) -> Format:
    if options.format:
        return options.format
    return _BY_ENDING.get(Path(options.output or "").suffix.lower(), Format.TABLE)


def _write(text: str, path: str | None) -> None:
    if path is None:
        sys.stdout.write(text)
        sys.stdout.flush()
        return
    try:
        Path(path).write_text(text, encoding="utf-8")
    except OSError as error:
        raise OutputError(path, (error.strerror or str(error)).lower()) from None
    note(f"written to {path}")


def _json(answer: Answer, envelope: Mapping[str, Any]) -> str:
    document = {
        **plain(envelope),
        **plain(answer.about),
        "rows": [plain_row(row) for row in answer.main.rows],
        **{table.name: [plain_row(row) for row in table.rows] for table in answer.sections},
    }
    return json.dumps(document, indent=2, ensure_ascii=False) + "\n"


def _csv(table: Table) -> str:
    stream = io.StringIO()
    writer = csv.DictWriter(stream, list(field_names(table.kind)), lineterminator="\n")
    writer.writeheader()
    writer.writerows({name: _cell(v) for name, v in plain_row(row).items()} for row in table.rows)
    return stream.getvalue()


def _cell(value: Any) -> str:
    if isinstance(value, list):
        return ";".join(_cell(item) for item in value)
    if isinstance(value, bool):
        return str(value).lower()
    return "" if value is None else str(value)


def _leave_out(answer: Answer) -> None:
    names = ", ".join(table.name for table in answer.sections if table.rows)
    if names:
        note(f"CSV holds the rows alone; --format json has these too: {names}")


def _text(answer: Answer) -> str:
    from rich.console import Console

    stream = io.StringIO()
    console = Console(
        file=stream,
        width=shutil.get_terminal_size((_WIDE, 0)).columns,
        force_terminal=sys.stdout.isatty(),
        markup=False,
        highlight=False,
        emoji=False,
    )
    for table in answer.tables:
        _print_table(console, table, titled=bool(answer.sections))
    return "".join(f"{line.rstrip()}\n" for line in stream.getvalue().splitlines())


def _print_table(console: Console, table: Table, *, titled: bool) -> None:
    if not table.rows:
        if not titled:
            note("nothing found")
        return
    if titled and table.name:
        console.print(f"\n{_title(table.name)}", style="bold")
    console.print(_rich_table(table))


def _title(name: str) -> str:
    return name.replace("_", " ").capitalize()


def _rich_table(table: Table) -> RichTable:
    from rich.box import SIMPLE_HEAD
    from rich.table import Table as RichTable
    from rich.text import Text

    shown = {name: item.title for name, item in columns(table.kind).items() if item.title}
    found = RichTable(box=SIMPLE_HEAD, pad_edge=False, show_edge=False)
    for name, title in shown.items():
        values = [getattr(row, name) for row in table.rows]
        found.add_column(
            Text(title),
            overflow="fold",
            no_wrap=_has_only(values, date),
            justify="right" if _has_only(values, int) else "left",
        )
    for row in table.rows:
        found.add_row(*(Text(_said(row, name)) for name in shown))
    return found


def _has_only(values: Iterable[Any], kind: type) -> bool:
    return all(value is None or isinstance(value, kind) for value in values)


def _said(row: Row, name: str) -> str:
    value = plain(getattr(row, name))
    if isinstance(value, list):
        shown = ", ".join(str(item) for item in value[:_SHOWN_OF_A_LIST])
        more = len(value) - _SHOWN_OF_A_LIST
        return f"{shown} and {more} more" if more > 0 else shown
    return "" if value is None else str(value)


def _footer(envelope: Mapping[str, Any]) -> None:
    """The three dates and the root, so that the answer can be asked for again exactly."""
    if "root" not in envelope:
        return
    limit = envelope["known_at"] or "no limit"
    note(
        f"as of {envelope['as_of']} · known at: {limit} · position {envelope['position']} · "
        f"root {envelope['root']}",
    )
