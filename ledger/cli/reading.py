"""Reading what commands are given: files, and fields written as FIELD=VALUE."""

from __future__ import annotations

import os
import sys
from collections.abc import Collection, Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from domain.errors import (
    InvalidValueError,
    RejectedBatchError,
    UnknownEventTypeError,
    did_you_mean,
)
from ledger.cli.usage import UsageError

if TYPE_CHECKING:
    from datetime import date

    from domain.events.header import Event
    from domain.problems import Place, Problem
    from ledger.journal.tables import TableReading
    from projections.claims.model import Claim
    from projections.view import View

__all__ = [
    "ClaimsError",
    "InputError",
    "TableTypeError",
    "batch_of",
    "claims_of",
    "fields_of",
    "option_of",
    "text_of",
]

_STANDARD_INPUT = "-"
_LONGEST_EXCERPT = 160


class InputError(InvalidValueError):
    """A file that cannot be read."""

    code = "INPUT"

    def __init__(self, path: str, why: str) -> None:
        super().__init__(f"{path} cannot be read: {why}.")


class TableTypeError(InvalidValueError):
    """A table whose name says no event type, and --type does not say it either."""

    code = "TABLE_TYPE"

    def __init__(self, path: str, name: str, known: Collection[str]) -> None:
        names = did_you_mean(name, known) or f" Event types are: {', '.join(known)}."
        super().__init__(
            f"{path}: {name!r} is no event type.{names} Name a table after its type, as in "
            "StockpileDeclared.csv, or say --type TYPE; `ccm catalogue` lists them all.",
        )


class ClaimsError(InvalidValueError):
    """A claims file that cannot be judged; holds every problem."""

    code = "CLAIMS"

    def __init__(self, problems: Sequence[Problem]) -> None:
        count = len(problems)
        super().__init__(f"Nothing was judged: {count} problem{'s' if count != 1 else ''}.")
        self.problems = tuple(problems)


def text_of(path: str) -> str:
    """The text of a file, or of standard input for ``-``. Raises InputError."""
    try:
        standard = path == _STANDARD_INPUT
        data = sys.stdin.buffer.read() if standard else Path(path).read_bytes()
        return data.decode("utf-8-sig")
    except OSError as error:
        raise InputError(path, (error.strerror or str(error)).lower()) from None
    except UnicodeDecodeError as error:
        why = f"it is no UTF-8 text (byte {error.start}); save it as UTF-8"
        raise InputError(path, why) from None


def claims_of(path: str | None, view: View) -> list[Claim]:
    """The claims of a file, or the shipped ones, that a view can judge.

    Raises InputError and ClaimsError.
    """
    from ledger.datasets.loading import shipped_claims
    from ledger.journal.claims import read_claims

    text = text_of(path) if path else shipped_claims().read_text(encoding="utf-8")
    reading = read_claims(text, path or "claims.csv", view)
    if reading.problems:
        raise ClaimsError(sorted(reading.problems, key=lambda item: item.sort_key))
    return reading.claims


def fields_of(written: Iterable[str] | None, given: Mapping[str, str]) -> dict[str, str]:
    """Fields by name from ``FIELD=VALUE``; ``given`` are those that options gave already.

    Raises UsageError where there is no sign between, and where a field is given twice.
    """
    found: dict[str, str] = {}
    for item in written or ():
        name, sign, value = item.partition("=")
        if not sign or not name.strip():
            why = f"--set takes FIELD=VALUE, such as kind=ratification, and not {item!r}"
            raise UsageError(why)
        column = name.strip()
        if column in found or column in given:
            other = option_of(column) if column in given else "another --set"
            why = (
                f"--set gives {column}, and {other} gives it too; the values of a list part with ;"
            )
            raise UsageError(why)
        found[column] = value
    return found


_OPTIONS = {
    "": "command line",
    "subject": "--subject",
    "date": "--date",
    "known_on": "--known-on",
    "documents": "--source",
    "locators": "--locator",
    "confidence": "--confidence",
    "basis": "--basis",
    "note": "--note",
}


def option_of(column: str) -> str:
    """The option by which a column of an event's table is given; the whole for no column."""
    return _OPTIONS.get(column, f"--set {column}")


def batch_of(
    paths: Sequence[str],
    kind: str | None,
    texts: Mapping[str, str],
    published: Mapping[str, date],
) -> tuple[list[Event], dict[str, tuple[Place, str]]]:
    """The events of files, and where each stands in them by its id.

    Raises InputError, UsageError, UnknownEventTypeError, and RejectedBatchError with every
    problem of all files.
    """
    _refuse_mistyped(paths)
    _refuse_beside_files(paths, kind, texts)
    texts_of = {path: text_of(path) for path in paths}
    readings = _readings(texts_of, kind, dict(published))
    events = [event for path in paths for event in readings[path].events]
    _refuse([item for path in paths for item in readings[path].problems])
    places: dict[str, tuple[Place, str]] = {}
    for path in paths:
        lines = texts_of[path].splitlines()
        for event, place in zip(readings[path].events, readings[path].places, strict=True):
            places[event.id] = (place, lines[place.line - 1][:_LONGEST_EXCERPT])
    return events, places


def _readings(
    texts: Mapping[str, str],
    kind: str | None,
    published: dict[str, date],
) -> dict[str, TableReading]:
    """What each file holds; tables of documents are read first, for the others to cite them."""
    from domain.events.machinery import DocumentIssued

    found: dict[str, TableReading] = {}
    for path in sorted(texts, key=lambda path: Path(path).stem != DocumentIssued.__name__):
        found[path] = _read(texts[path], path, kind, published)
        published |= {
            event.subject_key: event.effective_on
            for event in found[path].events
            if isinstance(event, DocumentIssued)
        }
    return found


def _refuse_beside_files(paths: Sequence[str], kind: str | None, texts: Mapping[str, str]) -> None:
    if texts:
        why = f"{option_of(next(iter(texts)))} goes with an event type, not with files"
        raise UsageError(why)
    named = [path for path in paths if path.lower().endswith((".json", ".jsonl", ".ndjson"))]
    if kind is not None and named:
        why = f"--type goes with tables; each event of {named[0]} names its own type"
        raise UsageError(why)
    twice = next((path for path in paths if paths.count(path) > 1), None)
    if twice:
        why = f"{twice} is named twice"
        raise UsageError(why)


def _refuse_mistyped(paths: Sequence[str]) -> None:
    """A word that is no file is taken for a mistyped event type."""
    from domain.events.registry import event_types

    for path in paths:
        if path.isidentifier() and not os.path.exists(path):  # noqa: PTH110 - never raises
            raise UnknownEventTypeError(path, event_types())


def _read(
    text: str,
    path: str,
    kind: str | None,
    published: Mapping[str, date],
) -> TableReading:
    from ledger.journal.citing import with_unknown_documents
    from ledger.journal.lines import read_lines
    from ledger.journal.tables import read_table

    name = "standard input" if path == _STANDARD_INPUT else path
    if kind is None and not path.lower().endswith(".csv"):
        return read_lines(text, name, published)
    reading = read_table(text, _type_of_table(path, kind), name, published)
    if reading.problems:
        cited = {*published, *(event.subject_key for event in reading.events)}
        reading.problems = with_unknown_documents(text, name, cited, reading.problems)
    return reading


def _type_of_table(path: str, kind: str | None) -> type[Event]:
    """The event type of a table. Raises TableTypeError, or UnknownEventTypeError for ``kind``."""
    from domain.events.registry import event_type, event_types

    if kind is None and Path(path).stem not in event_types():
        raise TableTypeError(path, Path(path).stem, event_types())
    return event_type(Path(path).stem if kind is None else kind)


def _refuse(problems: Sequence[Problem]) -> None:
    if problems:
        raise RejectedBatchError(sorted(problems, key=lambda item: item.sort_key))
