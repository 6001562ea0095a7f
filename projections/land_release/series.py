"""Who counts released land, and whose count is kept where several count the same days.

The ranking is data with its reasons: a better source for a State is a row here, not a branch.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from domain.events.clearance import LandReleased

__all__ = ["APART", "RANKING", "Rank", "is_cumulative", "rank_of", "why_apart"]

MONITOR, REVIEW = "Monitor", "Mine Action Review"
_CUMULATIVE = "cumulative"


@dataclass(frozen=True, slots=True)
class Rank:
    """A series that is kept, for some States or (``states`` empty) all, with the reason.

    It counts for periods that begin on ``since`` or later.
    """

    series: str
    reason: str
    states: tuple[str, ...] = ()
    since: date = date.min

    def holds_for(self, iso3: str, item: LandReleased) -> bool:
        """Whether a State's statement is of this series, where and when it is kept."""
        return (
            item.series == self.series
            and (not self.states or iso3 in self.states)
            and item.period_from >= self.since
        )


RANKING = (
    Rank(
        "BImA cumulative",
        "the agency that clears the only site; it runs from the start of clearance",
        ("DEU",),
    ),
    Rank(
        "ISU country brief",
        "three years together, of which the Monitor has the first alone",
        ("DEU",),
    ),
    Rank(
        REVIEW,
        "the Monitor has no figures for it, or none that part remnants from other ordnance",
        ("SOM", "TCD", "UKR"),
    ),
    Rank(
        REVIEW,
        "the Monitor's profiles end with 2017; it counts cluster munition remnants alone, too",
        ("LAO",),
        date(2019, 1, 1),
    ),
    Rank(MONITOR, "one method for all States, cluster munition remnants alone, by method"),
    Rank(REVIEW, "one method for all States, where the Monitor says nothing"),
)
"""Series by State, best first. A series that is not listed comes after all that are."""

APART = {
    "NRA all UXO": "counts land cleared of all unexploded ordnance",
    "NRA all UXO cumulative": "counts land cleared of all unexploded ordnance",
}
"""Series about something else than cluster munition remnants: shown, never added up."""


def is_cumulative(series: str) -> bool:
    """Whether each figure of a series holds those before: its name then ends so."""
    return series.split()[-1:] == [_CUMULATIVE]


def why_apart(series: str) -> str:
    """Why a series is never added up, or nothing where it is."""
    return APART.get(series, "")


def rank_of(iso3: str, item: LandReleased) -> int:
    """How good a statement is, best 0: the place of its series in the ranking."""
    places = (at for at, rank in enumerate(RANKING) if rank.holds_for(iso3, item))
    return next(places, len(RANKING))
