"""The picture of the hindcast on the shipped data, for docs/simulations.md."""

from __future__ import annotations

from datetime import date

from ledger.charts.drawing import drawn
from ledger.charts.hindcast import hindcast_chart
from pages.shipped import shipped_view
from projections.view import View
from simulations.hindcast import origins, releases, score

__all__ = ["hindcast_picture"]

_TODAY = date(2026, 1, 1)


def hindcast_picture() -> str:
    """As SVG, of the years that `ccm hindcast` takes by default."""

    def view(as_of: date, known_at: date) -> View:
        return shipped_view(as_of, known_at, _TODAY)

    foreseen = list(releases(view, origins(2014, 2023), _TODAY))
    chart = hindcast_chart(foreseen, score(foreseen, []))
    return drawn(chart, ".svg").decode()
