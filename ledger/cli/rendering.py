"""Writing an answer as a table for people, as JSON or as CSV."""

from __future__ import annotations

import csv
import io
import json
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from domain.errors import InvalidValueError
from ledger.answers.model import Answer, Table, field_names, plain, plain_row
from ledger.cli.failing import note
from ledger.cli.options import Format
from ledger.cli.tables import text_of

if TYPE_CHECKING:
    from ledger.cli.options import Options

__all__ = ["OutputError", "show"]

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
            _tell_what_is_left_out(answer)
        case Format.TABLE:
            _write(text_of(answer, terminal=path is None and sys.stdout.isatty()), path)
    if _format(options) is not Format.JSON:
        _tell_the_dates(envelope)


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


def _tell_what_is_left_out(answer: Answer) -> None:
    names = ", ".join(table.name for table in answer.sections if table.rows)
    if names:
        note(f"CSV holds the rows alone; --format json has these too: {names}")


def _tell_the_dates(envelope: Mapping[str, Any]) -> None:
    """The three dates and the root, so that the answer can be asked for again exactly."""
    if "root" not in envelope:
        return
    limit = envelope["known_at"] or "no limit"
    note(
        f"as of {envelope['as_of']} · known at: {limit} · position {envelope['position']} · "
        f"root {envelope['root']}",
    )
