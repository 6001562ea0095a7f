"""From what went wrong to one message on stderr and an exit code; never a traceback.

0 fine, 1 findings or contradictions, 2 usage or rejected data, 3 not found, 4 store or
integrity, 5 an answer that could not be written though all else was done, 70 a fault of this
program, 130 interrupted from the keyboard.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TextIO

import typer

from domain.errors import CcmError, InvalidEventError, NotFoundError
from domain.texts import shown
from ledger.cli.usage import UsageError

__all__ = ["FOUND", "exit_code", "failures_told", "note", "write_no_more"]

FOUND = 1
_USAGE, _NOT_FOUND, _STORE, _UNWRITTEN, _OWN_FAULT = 2, 3, 4, 5, 70
_INTERRUPTED = 130


def note(text: str) -> None:
    """Say something beside the data; what nobody can hear changes nothing."""
    try:
        typer.echo(shown(text), err=True)
    except OSError:
        write_no_more(sys.stderr)


def exit_code(error: CcmError) -> int:
    """The exit code for a failure."""
    from ledger.cli.delivering import UnwrittenError
    from ledger.store.errors import StoreError

    if isinstance(error, UnwrittenError):
        return _UNWRITTEN
    if isinstance(error, StoreError):
        return _STORE
    return _NOT_FOUND if isinstance(error, NotFoundError) else _USAGE


@contextmanager
def failures_told(command: str) -> Iterator[None]:
    """End a command with a message and its exit code where something goes wrong inside.

    In Python's development mode (``python -X dev``) a fault of this program is raised as it is.
    """
    try:
        yield
    except (typer.Exit, typer.Abort):
        raise
    except KeyboardInterrupt:
        note("interrupted")
        raise typer.Exit(_INTERRUPTED) from None
    except BrokenPipeError:
        write_no_more(sys.stdout)
    except UsageError as error:
        note(f"error[{error.code}]: {error} See `ccm {command} --help`.")
        raise typer.Exit(_USAGE) from None
    except CcmError as error:
        _tell(error)
        raise typer.Exit(exit_code(error)) from None
    except OSError as error:
        note(f"error[SYSTEM]: {error.strerror or error}{_of(error)}. The system refused it.")
        raise typer.Exit(_STORE) from None
    except Exception as error:
        if sys.flags.dev_mode:
            raise
        note(
            f"error[INTERNAL]: ccm failed on {type(error).__name__}: {error}. This is a fault of "
            "the program; `python -X dev -m ledger.cli` shows where it is.",
        )
        raise typer.Exit(_OWN_FAULT) from None


def _of(error: OSError) -> str:
    return f": {error.filename}" if error.filename else ""


def _tell(error: CcmError) -> None:
    """The problems that an error holds and what came of it, else its own sentence."""
    problems = getattr(error, "problems", ())
    for problem in problems:
        note(str(problem))
    if not problems:
        note(f"error[{error.code}]: {error}")
    elif not isinstance(error, InvalidEventError):
        note(str(error).partition("\n")[0])


def write_no_more(stream: TextIO) -> None:
    """Let go of a stream that nobody reads: what is left must not be flushed at the end."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
