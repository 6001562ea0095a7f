"""Faults in data, as values: collected, sorted and reported in one run."""

from __future__ import annotations

from dataclasses import dataclass, replace

__all__ = ["Place", "Problem"]


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where in the input a problem is; lines and columns count from 1, 0 is unknown.

    In a workbook ``sheet`` names the sheet, and the line is its row.
    """

    file: str = ""
    line: int = 0
    column: int = 0
    sheet: str = ""

    def __str__(self) -> str:
        """``FILE:LINE:COL``, as far as known; in a workbook ``FILE:SHEET!CELL``."""
        if self.sheet:
            return f"{self.file}:{self.sheet}{self._cell()}"
        numbers = [str(n) for n in (self.line, self.column) if n]
        return ":".join([self.file or "input", *numbers])

    def _cell(self) -> str:
        """The cell or the whole row, as spreadsheet programs name them: ``!C5``, ``!5:5``."""
        if not self.line:
            return ""
        column, letters = self.column, ""
        while column:
            column, letter = divmod(column - 1, 26)
            letters = chr(ord("A") + letter) + letters
        return f"!{letters}{self.line}" if letters else f"!{self.line}:{self.line}"


@dataclass(frozen=True, slots=True)
class Problem:
    """One fault: what, where, why and what to do about it.

    ``code`` is a stable short name (see docs/errors.md), ``sentence`` says what is wrong and why,
    ``remedy`` what to do, ``excerpt`` the offending input as it stands.
    """

    code: str
    sentence: str
    remedy: str = ""
    place: Place = Place()
    excerpt: str = ""

    def at(self, place: Place, excerpt: str = "") -> Problem:
        """The same problem with its place in the input."""
        return replace(self, place=place, excerpt=excerpt or self.excerpt)

    @property
    def sort_key(self) -> tuple[str, str, Place, str, str]:
        """Order of reporting: by file, sheet and place, then code, then sentence."""
        return (self.place.file, self.place.sheet, self.place, self.code, self.sentence)

    def __str__(self) -> str:
        """``FILE:LINE:COL: error[CODE]: sentence``, then the excerpt, then the remedy."""
        lines = [f"{self.place}: error[{self.code}]: {self.sentence}"]
        if self.excerpt:
            lines.append(f"  | {self.excerpt}")
        if self.remedy:
            lines.append(f"  = {self.remedy}")
        return "\n".join(lines)
