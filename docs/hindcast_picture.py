"""The picture of the hindcast on the shipped data, for docs/simulations.md."""  # noqa: INP001

from __future__ import annotations

from datetime import UTC, date, datetime

from ledger.charts.drawing import drawn
from ledger.charts.hindcast import hindcast_chart
from ledger.datasets.loading import read_dataset, shipped_folder
from projections.cut import Recorded, cut
from projections.view import Facts, View
from simulations.hindcast import origins, releases, score

__all__ = ["hindcast_picture"]

_TODAY = date(2026, 1, 1)


def hindcast_picture() -> str:
    """As SVG, of the years that `ccm hindcast` takes by default."""
    events = read_dataset(shipped_folder()).events
    recorded = [Recorded(at, datetime.now(UTC), event) for at, event in enumerate(events, 1)]

    def view(as_of: date, known_at: date) -> View:
        facts = Facts.of(cut(recorded, known_at=known_at))
        return View(facts, as_of, known_at, len(events), "", _TODAY)

    foreseen = list(releases(view, origins(2014, 2023), _TODAY))
    chart = hindcast_chart(foreseen, score(foreseen, []))
    return drawn(chart, ".svg").decode()
