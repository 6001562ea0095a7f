"""Where each key of a TOML text stands: line and column, which no TOML reader keeps.

Python's own reader judges the text; this walks over what it has accepted (TOML 1.0), so it only
has to know where keys and values begin and end. A key that is given twice is found as well.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, field

__all__ = ["Path", "Positions", "Spot", "positions"]

Path = tuple[str | int, ...]
"""Keys from the top of the text down; entries of arrays count from 0."""

Spot = tuple[int, int]
"""Line and column, both from 1."""

_BLANK = re.compile(r"(?:[ \t\r\n]|#[^\n]*)*")
_SPACE = re.compile(r"[ \t]*")
_KEY = re.compile(r'[A-Za-z0-9_-]+|"(?:[^"\\\n]|\\.)*"|' + r"'[^'\n]*'")
_TEXT = re.compile(
    r'"""(?:[^\\]|\\.)*?"{3,5}|' + r"'''.*?'{3,5}|" + r'"(?:[^"\\\n]|\\.)*"|' + r"'[^'\n]*'",
    re.DOTALL,
)
_PLAIN = re.compile(r"[^,\]}#\n]+")


@dataclass(slots=True)
class Positions:
    """The place of every key and of every entry of an array, and the keys that came again."""

    spots: dict[Path, Spot] = field(default_factory=dict)
    twice: dict[Path, Spot] = field(default_factory=dict)

    def of(self, path: Path) -> Spot:
        """The place of a key, or of the nearest table around it; line 1 for the whole text."""
        while path and path not in self.spots:
            path = path[:-1]
        return self.spots.get(path, (1, 1))


def positions(text: str) -> Positions:
    """Find the keys of a text.

    Raises ValueError where it is no TOML, other than by a key that is given twice.
    """
    walk = _Walk(text.replace("\r\n", "\n"))
    walk.document()
    return walk.found


class _Walk:
    """A position in a text that moves on, and what was passed on the way."""

    def __init__(self, text: str) -> None:
        self.text, self.at = text, 0
        self.found = Positions()
        self.counts: dict[Path, int] = {}

    def document(self) -> None:
        table: Path = ()
        self._skip(_BLANK)
        while self.at < len(self.text):
            if self.text[self.at] == "[":
                table = self._header()
            else:
                self._pair(table)
            self._skip(_BLANK)

    def _header(self) -> Path:
        array = self.text.startswith("[[", self.at)
        self.at += 2 if array else 1
        keys = self._keys()
        self._expect("]]" if array else "]")
        path = self._below((), keys[:-1])
        name, start = keys[-1]
        return self._entry((*path, name), start) if array else self._table((*path, name), start)

    def _below(self, path: Path, keys: list[tuple[str, int]]) -> Path:
        """The table that keys lead to; in an array of tables its last entry."""
        for name, start in keys:
            path = (*path, name)
            self.found.spots.setdefault(path, self._spot(start))
            if path in self.counts:
                path = (*path, self.counts[path] - 1)
        return path

    def _entry(self, path: Path, start: int) -> Path:
        count = self.counts.get(path, 0)
        self.counts[path] = count + 1
        self.found.spots.setdefault(path, self._spot(start))
        self.found.spots[*path, count] = self._spot(start)
        return (*path, count)

    def _table(self, path: Path, start: int) -> Path:
        self.found.spots.setdefault(path, self._spot(start))
        return path

    def _pair(self, table: Path) -> None:
        keys = self._keys()
        path = self._below(table, keys[:-1])
        name, start = keys[-1]
        path = (*path, name)
        if path in self.found.spots:
            self.found.twice.setdefault(path, self._spot(start))
        self.found.spots.setdefault(path, self._spot(start))
        self._expect("=")
        self._value(path)

    def _value(self, path: Path) -> None:
        self._skip(_SPACE)
        opening = self.text[self.at : self.at + 1]
        if opening == "[":
            self._list(path)
        elif opening == "{":
            self._inline(path)
        else:
            self._take(_TEXT if opening in {'"', "'"} else _PLAIN)

    def _list(self, path: Path) -> None:
        count = 0
        self._expect("[")
        while not self._ends("]"):
            self.found.spots.setdefault((*path, count), self._spot(self.at))
            self._value((*path, count))
            self._skip(_BLANK)
            count += 1
            if not self.text.startswith("]", self.at):
                self._expect(",")

    def _inline(self, path: Path) -> None:
        self._expect("{")
        while not self._ends("}"):
            self._pair(path)
            self._skip(_BLANK)
            if not self.text.startswith("}", self.at):
                self._expect(",")

    def _ends(self, mark: str) -> bool:
        self._skip(_BLANK)
        if self.text.startswith(mark, self.at):
            self.at += len(mark)
            return True
        return False

    def _keys(self) -> list[tuple[str, int]]:
        """The parts of a dotted key, each with where it begins."""
        parts = []
        while True:
            self._skip(_SPACE)
            start = self.at
            parts.append((_name(self._take(_KEY)), start))
            self._skip(_SPACE)
            if not self.text.startswith(".", self.at):
                return parts
            self.at += 1

    def _expect(self, mark: str) -> None:
        self._skip(_SPACE)
        if not self.text.startswith(mark, self.at):
            raise ValueError(mark)
        self.at += len(mark)

    def _skip(self, pattern: re.Pattern[str]) -> None:
        match = pattern.match(self.text, self.at)
        self.at = match.end() if match else self.at

    def _take(self, pattern: re.Pattern[str]) -> str:
        match = pattern.match(self.text, self.at)
        if match is None or not match.group():
            raise ValueError(pattern.pattern)
        self.at = match.end()
        return match.group()

    def _spot(self, at: int) -> Spot:
        line_begins = self.text.rfind("\n", 0, at) + 1
        return self.text.count("\n", 0, at) + 1, at - line_begins + 1


def _name(written: str) -> str:
    """A key without its quotation marks and escapes."""
    if written[0] not in {'"', "'"}:
        return written
    read: str = tomllib.loads(f"key = {written}")["key"]
    return read
