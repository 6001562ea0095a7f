"""Getting an answer to where it goes: to a file, or to whatever reads what ``ccm`` prints."""

from __future__ import annotations

import codecs
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from domain.errors import CcmError, InvalidValueError, quoted
from domain.texts import shown
from ledger.cli.failing import note, write_no_more

__all__ = [
    "OutputError",
    "UnwrittenError",
    "answering",
    "encode_all",
    "is_terminal",
    "refuse_workbook_on_terminal",
    "why_not",
    "write_out",
]

_ESCAPED = "ccm_escaped"
_BEYOND_ONE_UNIT = 0xFFFF
_SQLITE = b"SQLite format 3\0"


class OutputError(InvalidValueError):
    """A file that the answer cannot be written to; seen before anything was done."""

    code = "OUTPUT"

    def __init__(self, path: str, why: str) -> None:
        named = path or quoted(path)
        super().__init__(f"{named} cannot be written: {why}. Name another file with -o.")


class UnwrittenError(CcmError):
    """An answer that could not be written once it was there.

    ``recorded_to`` is the position to which the command had recorded by then, if it had: that
    stays, whatever became of the answer.
    """

    code = "UNWRITTEN"

    def __init__(self, why: str, recorded_to: int | None = None) -> None:
        if recorded_to is None:
            super().__init__(f"the answer could not be written: {why}.")
        else:
            super().__init__(
                f"recorded to position {recorded_to}; the answer could not be written: {why}. "
                "Nothing has to be recorded again; `ccm events` shows what was.",
            )
        self.why = why


@contextmanager
def answering(recorded_to: int | None) -> Iterator[None]:
    """Tell of a failure to answer as that, where something was recorded before.

    A reader that has had enough is no failure. Raises UnwrittenError.
    """
    try:
        yield
    except BrokenPipeError:
        write_no_more(sys.stdout)
    except UnwrittenError as error:
        raise UnwrittenError(error.why, recorded_to) from error
    except Exception as error:
        if sys.flags.dev_mode:
            raise
        raise UnwrittenError(_in_words(error), recorded_to) from error


def _in_words(error: Exception) -> str:
    return (str(error) or type(error).__name__).rstrip(".")


def write_out(
    data: str | bytes, path: str | None, *, safe: bool = False, new: bool = False
) -> None:
    """Write to a file, in UTF-8, or to stdout where none is named.

    A file is there whole or as it was before, and a ledger is never written over. What is not
    ``safe`` is shown on a terminal without what the terminal would act on. ``new`` refuses a file
    that somebody may have filled in. Raises OutputError and UnwrittenError.
    """
    if path is None:
        to_show = isinstance(data, str) and not safe and is_terminal()
        _print(shown(str(data)) if to_show else data)
        return
    file = Path(path)
    if why := why_not(path) or (new and _is_filled(file) and "it exists and is not empty"):
        raise OutputError(path, why)
    try:
        _replace(file, data.encode(errors=_ESCAPED) if isinstance(data, str) else data)
    except OSError as error:
        raise UnwrittenError(_why(path, error)) from None
    note(f"written to {path}")


def _is_filled(file: Path) -> bool:
    return file.is_file() and file.stat().st_size > 0


def _replace(file: Path, data: bytes) -> None:
    """Put the whole in the place of what was there; what is no file, as a pipe, is written to."""
    if file.exists() and not file.is_file():
        file.write_bytes(data)
        return
    target = file.resolve()
    unfinished = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        unfinished.write_bytes(data)
        unfinished.replace(target)
    finally:
        unfinished.unlink(missing_ok=True)


def why_not(file: str) -> str:
    """Why a file cannot be written, as far as that shows before; empty where nothing speaks so."""
    if not file:
        return "it names no file"
    path = Path(file)
    if not path.name or path.is_dir():
        return "it is a folder"
    if not path.parent.is_dir():
        return f"there is no folder {path.parent}"
    if _is_database(path):
        return "it is a ledger or another database"
    if not os.access(path if path.exists() else path.parent, os.W_OK):
        return "permission denied"
    return ""


def _is_database(path: Path) -> bool:
    if not path.is_file() or not os.access(path, os.R_OK):
        return False
    with path.open("rb") as file:
        return file.read(len(_SQLITE)) == _SQLITE


def _print(data: str | bytes) -> None:
    if sys.stdout is None:
        why = "standard output is closed"
        raise UnwrittenError(why)
    refuse_workbook_on_terminal(is_text=isinstance(data, str))
    try:
        if isinstance(data, str):
            sys.stdout.write(data)
        else:
            sys.stdout.buffer.write(data)
        sys.stdout.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        write_no_more(sys.stdout)
        raise UnwrittenError(_why("standard output", error)) from None


def _why(where: str, error: OSError) -> str:
    return f"{where}: {(error.strerror or str(error)).lower()}"


def refuse_workbook_on_terminal(*, is_text: bool) -> None:
    """Raise OutputError where a terminal would get bytes."""
    if not is_text and is_terminal():
        path = "a workbook on the terminal"
        raise OutputError(path, "it is no text")


def is_terminal() -> bool:
    """Whether somebody reads what is printed on a terminal."""
    return sys.stdout is not None and sys.stdout.isatty()


def encode_all() -> None:
    r"""Let stdout write what its encoding does not have as ``\u00e9``, which JSON reads back."""
    if sys.stdout is not None and hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(errors=_ESCAPED)


def _escaped(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    units = map(_units, error.object[error.start : error.end])
    return "".join(units), error.end


def _units(character: str) -> str:
    """A character in the units of UTF-16, as JSON escapes it."""
    number = ord(character)
    if number <= _BEYOND_ONE_UNIT:
        return f"\\u{number:04x}"
    high, low = divmod(number - _BEYOND_ONE_UNIT - 1, 0x400)
    return f"\\u{0xD800 + high:04x}\\u{0xDC00 + low:04x}"


codecs.register_error(_ESCAPED, _escaped)
