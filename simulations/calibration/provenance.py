"""Where each number of a scenario made from the ledger comes from, down to the events."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.subjects import key_of
from simulations.calibration.history import clearance_years, programme_size
from simulations.calibration.jumps import jumps
from simulations.calibration.own_shares import cancelled_share, reduced_share
from simulations.calibration.rates import METHOD
from simulations.calibration.shares import (
    sleep,
    submunitions_per_km2,
)
from simulations.calibration.start_up import start_up
from simulations.scenarios.parts import Source
from simulations.worlds.timelines import YEAR_DAYS

if TYPE_CHECKING:
    from datetime import date

    from projections.view import View
    from simulations.calibration.deadlines import Deadline
    from simulations.calibration.rates import Pool, Rate
    from simulations.calibration.start_area import Area

__all__ = ["provenance", "rate_said", "source_from", "source_of"]


def provenance(
    view: View, area: Area, deadline: Deadline, rate: Rate, fitted: Pool
) -> dict[str, Source]:
    """The source of each number of a clearance scenario, by its path."""
    iso3 = key_of(area.report.subject)
    size = programme_size(view, iso3)
    in_size = f" of {size[0] / 1e6:g} km2, the largest area on record" if size else ""
    cancelled, reduced = cancelled_share(view).of(iso3), reduced_share(view).of(iso3)
    found = submunitions_per_km2(view)
    changed, sleeping = jumps(view, fitted), sleep(clearance_years(view))
    years = f"{changed.years:.1f} programme-years between reports on whole countries"
    return {
        "deadline": source_from(view, "the ledger's derivation of the duty", deadline.events),
        "land": source_of(area.report.effective_on, area.said, area.events),
        "land.cancelled_share": source_from(
            view,
            cancelled.said,
            cancelled.events,
        ),
        "land.reduced_share": source_from(
            view,
            reduced.said,
            reduced.events,
        ),
        "land.submunitions_per_km2": source_from(
            view,
            f"the median of {len(found.seen)} statements of any State" if found else "not known",
            found.events if found else (),
        ),
        "clearance": source_from(view, rate_said(rate, fitted) + in_size, rate.events),
        "non_technical_survey": source_from(view, "taken to keep pace with clearance", ()),
        "technical_survey": source_from(view, "taken to keep pace with clearance", ()),
        "productivity": source_from(
            view,
            f"how far programmes and years differ, by {METHOD} from "
            f"{fitted.years} active programme-years of {len(fitted.logs)} States",
            tuple(event for each in fitted.events.values() for event in each),
        ),
        "dormancy": source_from(
            view,
            f"of {sleeping.dormant_years} years without clearance {sleeping.woke} were followed by "
            f"one with it, of {sleeping.active_years} years with it {sleeping.fell} by one "
            "without; with Jeffreys's prior",
            sleeping.events,
        ),
        **_start_up(view, iso3),
        "discovery": source_from(
            view,
            f"{len(changed.found)} find(s) recorded with an area and {len(changed.raised)} rise(s) "
            f"of recorded area by a new estimate in {years}, each as a share of what was on "
            "record, here of what is on record at the start",
            changed.events,
        ),
        "resurvey": source_from(
            view,
            f"{len(changed.removed)} fall(s) of recorded area that no release explains in {years}",
            changed.events,
        ),
    }


def taken(view: View, *names: str) -> dict[str, Source]:
    """The sources of numbers that nothing on record speaks of, and that are taken as usual."""
    said = "taken as scenario files take it by default: nothing on record speaks of it"
    return {name: source_from(view, said, ()) for name in names}


def _start_up(view: View, iso3: str) -> dict[str, Source]:
    """Where the wait before the first work is from, of a programme that waits."""
    waits = start_up(view)
    if iso3 not in waits.waiting:
        return {}
    seen = f"{waits.starts} State(s) seen to release their first land, {len(waits.waiting)} waiting"
    if waits.mean_days is None:
        said = f"no land released yet; {seen}: too few to say how long that takes"
    else:
        years = f"{waits.days / YEAR_DAYS:.1f} years since entry into force"
        said = f"no land released yet; {seen}, {years} in all: exponential by maximum likelihood"
    return {"start_up_days": source_from(view, said, waits.events)}


def rate_said(rate: Rate, fitted: Pool) -> str:
    """How a rate was obtained, in words."""
    pooled = f"{fitted.years} active programme-years of {len(fitted.logs)} States"
    used = f"median {rate.median:.1%}, mean {rate.average:.1%} (used) a year"
    if not rate.own:
        return f"no year of its own is known: the pooled rate of {pooled}, {used}"
    return (
        f"{rate.own} active years of its own, weight {rate.weight:.2f}, drawn towards "
        f"{pooled}: {used}"
    )


def source_from(view: View, said: str, events: tuple[str, ...]) -> Source:
    """The source of a number: what is said of it as of the view's day, its events each once."""
    return source_of(view.as_of, said, events)


def source_of(day: date, said: str, events: tuple[str, ...]) -> Source:
    """The source of a number that is of a day."""
    return Source(source=said, as_of=day, events=tuple(dict.fromkeys(events)))
