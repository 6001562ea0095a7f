"""Charts to files: which files can hold one is told before anything is worked out."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from ledger.charts.drawing import FORMATS, drawn
from ledger.cli.delivering import write_out
from ledger.cli.usage import UsageError

__all__ = ["plotted", "refuse_other_files"]


def refuse_other_files(path: str | None) -> None:
    """Raise UsageError where a file is named that is no file of a chart."""
    if path is not None and _ending(path) not in FORMATS:
        why = f"{path} is no file of a chart: let it end in {', '.join(FORMATS)}"
        raise UsageError(why)


def plotted(chart: Any, path: str) -> None:
    """Write a chart to a file."""
    write_out(drawn(chart, _ending(path)), path)


def _ending(path: str) -> str:
    return Path(path).suffix.lower()
