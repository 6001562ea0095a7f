"""Reading the files that commands are given."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from domain.errors import InvalidValueError, RejectedBatchError

if TYPE_CHECKING:
    from projections.claims.model import Claim

__all__ = ["InputError", "claims_of", "text_of"]


class InputError(InvalidValueError):
    """A file that cannot be read."""

    code = "INPUT"

    def __init__(self, path: str, why: str) -> None:
        super().__init__(f"{path} cannot be read: {why}.")


def text_of(path: str) -> str:
    """The text of a file, or of standard input for ``-``. Raises InputError."""
    try:
        data = sys.stdin.buffer.read() if path == "-" else Path(path).read_bytes()
        return data.decode("utf-8-sig")
    except OSError as error:
        raise InputError(path, (error.strerror or str(error)).lower()) from None
    except UnicodeDecodeError as error:
        why = f"it is no UTF-8 text (byte {error.start}); save it as UTF-8"
        raise InputError(path, why) from None


def claims_of(path: str | None) -> list[Claim]:
    """The claims of a file, or the shipped ones. Raises InputError and RejectedBatchError."""
    from ledger.datasets.loading import shipped_claims
    from ledger.journal.claims import read_claims

    text = text_of(path) if path else shipped_claims().read_text(encoding="utf-8")
    reading = read_claims(text, path or "claims.csv")
    if reading.problems:
        raise RejectedBatchError(sorted(reading.problems, key=lambda item: item.sort_key))
    return reading.claims
