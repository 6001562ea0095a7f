"""What can go wrong with the ledger's file or database, as one tree.

::

    StoreError
    ├── LedgerNotFoundError        no ledger where one was asked for
    ├── LedgerExistsError          a ledger where a new one was to be made
    ├── LedgerUrlError             a URL of what holds no ledgers
    ├── FolderNotFoundError        no folder to make the ledger in
    ├── NotALedgerError            a file or database that holds something else
    ├── NewerLedgerError           a ledger of a later version of this program
    │   └── NewerEventError        an event of a later version of this program
    ├── ConcurrentWriteError       someone else recorded first
    ├── StoreBusyError             another writer kept the ledger locked too long
    ├── AppendOnlyError            an attempt to change or delete what is recorded
    ├── DamagedRowError            a stored event that cannot be what was recorded
    └── DatabaseUnavailableError   the database refuses or cannot be reached
        ├── NotWritableError       a file or folder that this user may not write
        └── DriverMissingError     the PostgreSQL driver is not installed

Each class takes data and writes its own sentence.
"""

from __future__ import annotations

from domain.errors import CcmError

__all__ = [
    "AppendOnlyError",
    "ConcurrentWriteError",
    "DamagedRowError",
    "DatabaseUnavailableError",
    "DriverMissingError",
    "FolderNotFoundError",
    "LedgerExistsError",
    "LedgerNotFoundError",
    "LedgerUrlError",
    "NewerEventError",
    "NewerLedgerError",
    "NotALedgerError",
    "NotWritableError",
    "StoreBusyError",
    "StoreError",
]


class StoreError(CcmError):
    """The general case: the ledger's file or database did not do what was asked."""

    code = "STORE"


class LedgerNotFoundError(StoreError):
    """No ledger where one was asked for. Nothing was created."""

    code = "LEDGER_NOT_FOUND"

    def __init__(self, target: str) -> None:
        super().__init__(
            f"There is no ledger at {target}. Make one with `ccm init`, "
            "or name the ledger you mean.",
        )
        self.target = target


class LedgerUrlError(StoreError):
    """A URL of a kind that holds no ledgers. Nothing was opened or created."""

    code = "LEDGER_URL"

    def __init__(self, url: str, scheme: str) -> None:
        super().__init__(
            f"{url} names no ledger: {scheme}:// is neither a PostgreSQL database nor a file. "
            "Write postgresql://HOST/NAME, or the path of a file without a scheme.",
        )
        self.url = url


class LedgerExistsError(StoreError):
    """A ledger where a new one was to be made. It was left as it is."""

    code = "LEDGER_EXISTS"

    def __init__(self, target: str) -> None:
        super().__init__(
            f"There is a ledger at {target} already; it was left as it is. "
            "Use it, or give the new one another name.",
        )
        self.target = target


class FolderNotFoundError(StoreError):
    """The folder that was to hold a new ledger is not there."""

    code = "FOLDER"

    def __init__(self, target: str, folder: str) -> None:
        super().__init__(
            f"The ledger {target} cannot be made: there is no folder {folder}. "
            "Make the folder first, or correct the path.",
        )
        self.target = target


class NotALedgerError(StoreError):
    """A file or database that holds something else. It was left as it is."""

    code = "NOT_A_LEDGER"

    def __init__(self, target: str, why: str) -> None:
        super().__init__(
            f"{target} is not a ledger: {why}. It was left as it is; name a file that "
            "`ccm init` made.",
        )
        self.target = target


class NewerLedgerError(StoreError):
    """A ledger whose schema is of a later version of this program."""

    code = "NEWER_LEDGER"

    def __init__(self, what: str, found: int, known: int) -> None:
        super().__init__(
            f"{what} is of schema version {found}, and this program knows versions up to {known}. "
            "Upgrade ccm-ledger to read it.",
        )
        self.found, self.known = found, known


class NewerEventError(NewerLedgerError):
    """A stored event whose type has a later schema than this program knows."""

    code = "NEWER_EVENT"


class ConcurrentWriteError(StoreError):
    """Someone else recorded first what this batch was decided without knowing."""

    code = "CONFLICT"

    def __init__(self, why: str) -> None:
        super().__init__(
            f"Someone else recorded first: {why}. Nothing of this batch was stored. "
            "Run the command again; it will take the new events into account.",
        )


class StoreBusyError(StoreError):
    """Another writer kept the ledger locked for longer than this one waits."""

    code = "BUSY"

    def __init__(self, target: str, seconds: float) -> None:
        super().__init__(
            f"{target} was locked by another writer for more than {seconds:g} s. "
            "Nothing of this batch was stored. Run the command again when the other has finished.",
        )
        self.target = target


class AppendOnlyError(StoreError):
    """An attempt to change or delete what is recorded."""

    code = "APPEND_ONLY"

    def __init__(self, target: str) -> None:
        super().__init__(
            f"{target} only takes new events; what is recorded is never changed or deleted. "
            "Record a Retracted or a Corrected event instead.",
        )
        self.target = target


class DamagedRowError(StoreError):
    """A stored event that cannot be what was recorded: altered, cut, or missing."""

    code = "DAMAGED"

    def __init__(self, position: int, why: str) -> None:
        super().__init__(
            f"The event at position {position} is damaged: {why}. The ledger was altered by "
            "something other than this program: restore it from a copy.",
        )
        self.position = position


class DatabaseUnavailableError(StoreError):
    """The database refuses what was asked, or cannot be reached."""

    code = "DATABASE"

    def __init__(self, target: str, why: str) -> None:
        reason = " ".join(why.split()).rstrip(".")
        super().__init__(f"The database of {target} cannot be used: {reason}.")
        self.target = target


class NotWritableError(DatabaseUnavailableError):
    """A ledger's file, or the folder it is in, that this user may not write."""

    code = "NOT_WRITABLE"

    def __init__(self, target: str) -> None:
        super().__init__(
            target,
            "its file or its folder cannot be written. Recording needs both; so does reading "
            "where somebody else is writing, or one of the two can be written. Ask for the right "
            "to write, or copy the ledger, with the files beside it, to a folder of your own",
        )


class DriverMissingError(DatabaseUnavailableError):
    """The PostgreSQL driver is not installed."""

    code = "DRIVER"

    def __init__(self, target: str) -> None:
        super().__init__(
            target,
            "the PostgreSQL driver is not installed. Install it with "
            "`pip install 'ccm-ledger[postgres]'`",
        )
