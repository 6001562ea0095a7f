"""The charts of the sections: what the figures of a period make, drawn where there are any."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.quantities import Qualifier
from ledger.report.days import day

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from ledger.report.figures import Figure

__all__ = ["bars", "bars_in_words", "known_years", "steps", "steps_in_words"]

_FEWEST = 2
_FEWEST_YEARS = 3


def known_years(yearly: Sequence[tuple[int, Figure]], size: float = 1) -> dict[int, float]:
    """The years of which a figure is recorded, in units of ``size``.

    That there were at least none says nothing, and is not drawn.
    """
    return {
        year: figure.number / size
        for year, figure in yearly
        if figure.number is not None
        and not (figure.number == 0 and figure.answer.qualifier is Qualifier.AT_LEAST)
    }


def bars(series: Mapping[str, Mapping[int, float]], unit: str) -> bytes | None:
    """Bars by year as SVG; None where fewer than three years are recorded."""
    drawn_series = {name: values for name, values in series.items() if values}
    if len({year for values in drawn_series.values() for year in values}) < _FEWEST_YEARS:
        return None
    from ledger.charts.drawing import drawn  # noqa: PLC0415 - Altair takes long to import
    from ledger.charts.progress import yearly_chart  # noqa: PLC0415

    return drawn(yearly_chart(drawn_series, unit), ".svg")


def bars_in_words(series: Mapping[str, Mapping[int, float]], unit: str) -> str:
    """What the bars show, for those who cannot see them."""
    told = (
        f"{name}: " + ", ".join(f"{year} {value:,.10g}" for year, value in values.items())
        for name, values in series.items()
        if values
    )
    return f"Bars by year, in {unit}. " + "; ".join(told) + "."


def steps(series: Mapping[str, Sequence[tuple[date, int]]], unit: str) -> bytes | None:
    """Lines that change on single days as SVG; None where nothing changed."""
    if all(len({count for _, count in points}) < _FEWEST for points in series.values()):
        return None
    from ledger.charts.drawing import drawn  # noqa: PLC0415 - Altair takes long to import
    from ledger.charts.progress import steps_chart  # noqa: PLC0415

    return drawn(steps_chart(series, unit), ".svg")


def steps_in_words(series: Mapping[str, Sequence[tuple[date, int]]], unit: str) -> str:
    """From what to what each line goes."""
    told = (
        f"{name}: {first:,} on {day(on)}, {last:,} on {day(end)}"
        for name, ((on, first), *_, (end, last)) in series.items()
    )
    return f"Lines over time, in {unit}. " + "; ".join(told) + "."
