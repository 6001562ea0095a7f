"""Writing an answer as a table for people, as JSON or as CSV."""

from __future__ import annotations

import csv
import io
import json
import os
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

__all__ = ["EndingError", "OutputError", "refuse_unfit_output", "show"]

_BY_ENDING = {".json": Format.JSON, ".csv": Format.CSV, ".txt": Format.TABLE, "": Format.TABLE}
_OTHER_FILES = frozenset(
    {".xlsx", ".xls", ".ods", ".numbers", ".parquet", ".pdf", ".html", ".docx", ".png", ".svg"}
)
"""Endings of files that hold no text as this program writes it, whatever --format says."""

_OF_SOME_ANSWERS = frozenset({".ics"})
"""Endings of files that some answers alone can be made into."""


class OutputError(InvalidValueError):
    """A file that the answer cannot be written to."""

    code = "OUTPUT"

    def __init__(self, path: str, why: str) -> None:
        super().__init__(f"{path} cannot be written: {why}. Name another file with -o.")


class EndingError(InvalidValueError):
    """A file whose ending promises what is not written to it."""

    code = "ENDING"

    def __init__(self, path: str, ending: str) -> None:
        super().__init__(
            f"{path} ends in {ending}, which is no format of answers. Let it end in .csv (for "
            "spreadsheets), .json or .txt.",
        )


def refuse_unfit_output(options: Options) -> None:
    """Raise EndingError or OutputError where an answer could not be written, before it is made."""
    if options.output in (None, "-"):
        return
    path = options.output
    ending = Path(path).suffix.lower()
    known = ending in _BY_ENDING or ending in _OF_SOME_ANSWERS
    if ending in _OTHER_FILES or (options.format is None and not known):
        raise EndingError(path, ending)
    if why := _why_not(Path(path)):
        raise OutputError(path, why)


def _why_not(path: Path) -> str:
    """Why a file cannot be written, as far as that shows before; empty where nothing speaks so."""
    if not path.name or path.is_dir():
        return "it is a folder"
    if not path.parent.is_dir():
        return f"there is no folder {path.parent}"
    if not os.access(path if path.exists() else path.parent, os.W_OK):
        return "permission denied"
    return ""


def show(answer: Answer, envelope: Mapping[str, Any], options: Options) -> None:
    """Write the answer where and how the options say; what was asked goes with it."""
    path = None if options.output == "-" else options.output
    if path and options.format is None and Path(path).suffix.lower() in _OF_SOME_ANSWERS:
        _write_as(answer, path)
        _tell_the_dates(envelope)
        return
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
    ending = "" if options.output == "-" else Path(options.output or "").suffix.lower()
    return _BY_ENDING[ending]


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


def _write_as(answer: Answer, path: str) -> None:
    """Write the file that the answer can be made into. Raises EndingError where it cannot."""
    ending = Path(path).suffix.lower()
    if ending not in answer.files:
        raise EndingError(path, ending)
    try:
        Path(path).write_bytes(answer.files[ending]())
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
