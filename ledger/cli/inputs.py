"""The bytes of the files that a command is given: files, folders of tables, standard input."""

from __future__ import annotations

import errno
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from domain.problems import Place, Problem

__all__ = ["bytes_of", "files_of"]

_STANDARD_INPUT = "-"
_OF_A_FOLDER = (".csv", ".tsv", ".xlsx", ".json", ".jsonl")


def files_of(paths: Iterable[str]) -> tuple[list[tuple[str, bytes]], list[Problem]]:
    """Each file's name and bytes, and which files cannot be read."""
    files, problems = [], []
    for path in _each(paths):
        try:
            data = bytes_of(path)
        except OSError as error:
            problems.append(_unreadable(path, error))
        else:
            files.append(("standard input" if path == _STANDARD_INPUT else path, data))
    return files, problems


def bytes_of(path: str) -> bytes:
    """What a file holds, or standard input for ``-``. Raises OSError, of endless devices too."""
    if path == _STANDARD_INPUT:
        return sys.stdin.buffer.read()
    with Path(path).open("rb") as file:
        if Path(path).is_char_device() and not file.isatty() and file.read(1):
            raise OSError(errno.EINVAL, "it is a device, and no file")
        return file.read()


def _each(paths: Iterable[str]) -> Iterator[str]:
    """The paths, and in the place of a folder the tables and lines that lie in it."""
    for path in paths:
        if path != _STANDARD_INPUT and Path(path).is_dir():
            inside = sorted(Path(path).iterdir())
            yield from (str(file) for file in inside if file.suffix.lower() in _OF_A_FOLDER)
        else:
            yield path


def _unreadable(path: str, error: OSError) -> Problem:
    return Problem(
        "INPUT",
        f"it cannot be read: {(error.strerror or str(error)).lower()}.",
        "Check the name; `ccm import` takes files, folders of files, and - for standard input.",
        Place(path),
    )
