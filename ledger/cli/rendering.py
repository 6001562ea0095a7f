"""Writing an answer as a table for people, as JSON, as CSV or as a workbook."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Collection, Iterable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from domain.errors import InvalidValueError
from ledger.answers.model import Answer, Table, field_names, plain, plain_row
from ledger.cli.delivering import (
    OutputError,
    is_terminal,
    refuse_workbook_on_terminal,
    why_not,
    write_out,
)
from ledger.cli.failing import note
from ledger.cli.options import DOCUMENTS, Format
from ledger.cli.tables import text_of
from ledger.cli.usage import UsageError
from ledger.cli.workbook import joined, workbook_of
from ledger.journal.neutral import neutralised

if TYPE_CHECKING:
    from ledger.cli.options import Options, ReportOptions

__all__ = [
    "OF_SOME_ANSWERS",
    "EndingError",
    "refuse_unfit_output",
    "refuse_unfit_report",
    "show",
    "show_report",
]

_BY_ENDING = {
    ".json": Format.JSON,
    ".csv": Format.CSV,
    ".xlsx": Format.XLSX,
    ".txt": Format.TABLE,
    "": Format.TABLE,
}
_OTHER_FILES = frozenset({".xls", ".ods", ".numbers", ".pdf", ".html", ".docx", ".png", ".svg"})
"""Endings of files that hold nothing that this program writes, whatever --format says."""

OF_SOME_ANSWERS = frozenset({".ics", ".parquet"})
"""Endings of files that some answers alone can be made into."""


class EndingError(InvalidValueError):
    """A file whose ending promises what is not written to it."""

    code = "ENDING"

    def __init__(self, path: str, ending: str, *, document: bool = False) -> None:
        also = ".html or .md (for people), " if document else ""
        super().__init__(
            f"{path} ends in {ending}, which is no format of answers. Let it end in {also}.xlsx or "
            ".csv (for spreadsheets), .json or .txt.",
        )


def refuse_unfit_output(
    options: Options,
    *,
    made: Collection[str] = (),
    given: Mapping[str, Any] = MappingProxyType({}),
) -> None:
    """Raise an error where an answer could not be written as asked, before anything is done.

    ``made`` are the endings of files that the answer may be made into, beside the usual ones;
    ``given`` the command's own arguments: a file among them is not written over. Raises
    EndingError, OutputError, or UsageError for a format that the ending contradicts.
    """
    if options.output in (None, "-"):
        refuse_workbook_on_terminal(is_text=options.format is not Format.XLSX)
        return
    path = options.output
    ending = Path(path).suffix.lower()
    known = ending in _BY_ENDING or ending in made
    if ending in _OTHER_FILES or (options.format is None and not known):
        raise EndingError(path, ending)
    if options.format and (ending == ".xlsx") != (options.format is Format.XLSX):
        message = f"{path} does not hold what --format {options.format} writes"
        raise UsageError(message)
    if why := why_not(path) or _read_from(Path(path), given):
        raise OutputError(path, why)


def refuse_unfit_report(options: ReportOptions, given: Mapping[str, Any]) -> None:
    """Raise an error where a report could not be written as asked, before anything is done.

    Raises as :func:`refuse_unfit_output`; UsageError where the ending contradicts the format.
    """
    ending = Path(options.output or "").suffix.lower()
    if options.output in (None, "-") or not (options.document or ending in DOCUMENTS):
        try:
            refuse_unfit_output(options.as_answer, given=given)
        except EndingError:
            raise EndingError(options.output or "", ending, document=True) from None
        return
    if options.document != ending:
        message = f"{options.output} does not hold what --format {options.written_as} writes"
        raise UsageError(message)
    if why := why_not(options.output) or _read_from(Path(options.output), given):
        raise OutputError(options.output, why)


def show_report(answer: Answer, envelope: Mapping[str, Any], options: ReportOptions) -> None:
    """Write a report where and how the options say: a document, or its figures."""
    if options.document is None:
        show(answer, envelope, options.as_answer)
        return
    path = None if options.output == "-" else options.output
    write_out(answer.files[options.document]().decode(), path)
    _tell_the_dates(envelope)


def _read_from(path: Path, given: Mapping[str, Any]) -> str:
    """Whether the command reads that file, in words; empty where it does not."""
    texts = [text for value in given.values() for text in _texts(value)]
    reads = path.is_file() and any(Path(text).is_file() and path.samefile(text) for text in texts)
    return "it is a file that the command reads" if reads else ""


def _texts(value: Any) -> Iterable[str]:
    if isinstance(value, str):
        return (value,)
    return value if isinstance(value, list | tuple) else ()


def show(answer: Answer, envelope: Mapping[str, Any], options: Options) -> None:
    """Write the answer where and how the options say; what was asked goes with it."""
    path = None if options.output == "-" else options.output
    if path and options.format is None and Path(path).suffix.lower() in OF_SOME_ANSWERS:
        write_out(_file_of(answer, path), path)
        _tell_the_dates(envelope)
        return
    match _format(options):
        case Format.JSON:
            write_out(_json(answer, envelope), path)
        case Format.CSV:
            write_out(_csv(answer.main), path)
            _tell_what_is_left_out(answer)
        case Format.XLSX:
            write_out(workbook_of(answer, envelope), path)
        case Format.TABLE:
            terminal = path is None and is_terminal()
            write_out(text_of(answer, terminal=terminal), path, safe=True)
            _tell_the_gaps(answer)
    if _format(options) is not Format.JSON:
        _tell_the_dates(envelope)


def _format(options: Options) -> Format:
    if options.format:
        return options.format
    ending = "" if options.output == "-" else Path(options.output or "").suffix.lower()
    return _BY_ENDING[ending]


def _file_of(answer: Answer, path: str) -> bytes:
    """The file that the answer can be made into. Raises EndingError where it cannot."""
    ending = Path(path).suffix.lower()
    if ending not in answer.files:
        raise EndingError(path, ending)
    return answer.files[ending]()


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
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int):
        return str(value)
    return neutralised(joined(value))


def _tell_what_is_left_out(answer: Answer) -> None:
    names = ", ".join(table.name for table in answer.sections if table.rows)
    if names:
        note(f"CSV holds the rows alone; --format json has these too: {names}")


def _tell_the_gaps(answer: Answer) -> None:
    """How much the answer does not know; the foot of a table for people."""
    if gaps := answer.about.get("gaps"):
        many = (
            "1 thing that bears on this is" if gaps == 1 else f"{gaps} things that bear on this are"
        )
        note(f"{many} not known; `ccm coverage` lists what")


def _tell_the_dates(envelope: Mapping[str, Any]) -> None:
    """The three dates and the root, so that the answer can be asked for again exactly."""
    if "root" not in envelope:
        return
    said = {
        "as_of": f"as of {envelope['as_of']}",
        "known_at": f"known at: {envelope['known_at'] or 'no limit'}",
        "position": f"position {envelope['position']}",
    }
    taken = [text for axis, text in said.items() if axis not in envelope["without"]]
    read = ["nothing inferred"] if envelope["only_read"] else []
    note(" · ".join([*taken, f"root {envelope['root']}", *read]))
