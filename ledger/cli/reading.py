"""Reading what commands are given: files, and fields written as FIELD=VALUE."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from domain.errors import InvalidValueError
from ledger.cli.inputs import bytes_of
from ledger.cli.usage import UsageError

if TYPE_CHECKING:
    from domain.problems import Problem
    from projections.claims.model import Claim
    from projections.view import View

__all__ = [
    "ClaimsError",
    "InputError",
    "claims_of",
    "claims_shipped",
    "fields_of",
    "option_of",
    "text_of",
]


class InputError(InvalidValueError):
    """A file that cannot be read."""

    code = "INPUT"

    def __init__(self, path: str, why: str) -> None:
        super().__init__(f"{path} cannot be read: {why}.")


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
        return _bytes_of(path).decode("utf-8-sig")
    except UnicodeDecodeError as error:
        why = f"it is no UTF-8 text (byte {error.start}); save it as UTF-8"
        raise InputError(path, why) from None


def _bytes_of(path: str) -> bytes:
    try:
        return bytes_of(path)
    except OSError as error:
        raise InputError(path, (error.strerror or str(error)).lower()) from None


def claims_of(path: str, whole: View) -> list[Claim]:
    """The claims of a file; ``whole`` is of the whole log, whose names they can use.

    Raises InputError and ClaimsError.
    """
    return _claims_in(_bytes_of(path), path, whole)


def claims_shipped() -> list[Claim]:
    """The shipped claims. A ledger need not know the meetings and documents that they name."""
    from ledger.datasets.loading import shipped_claims

    return _claims_in(shipped_claims().read_bytes(), "claims.csv", None)


def _claims_in(data: bytes, file: str, whole: View | None) -> list[Claim]:
    from ledger.journal.claims import read_claims

    reading = read_claims(data, file, whole)
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
