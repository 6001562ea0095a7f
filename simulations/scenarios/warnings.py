"""What a scenario that can be simulated leaves unsaid, or says in a way that surprises."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from domain.dates import add_months
from domain.errors import did_you_mean
from simulations.scenarios.distributions import Constant
from simulations.scenarios.fields import fields_of
from simulations.scenarios.land import ACTIVITIES
from simulations.scenarios.model import ClearanceScenario, latest_deadline
from simulations.scenarios.parts import Interruption
from simulations.scenarios.positions import Positions

if TYPE_CHECKING:
    from collections.abc import Iterator

    from simulations.scenarios.model import DestructionScenario
    from simulations.scenarios.positions import Path
    from simulations.scenarios.reading import Reading

__all__ = ["Warn", "never_done", "upper_bounds", "warnings_about", "warnings_of"]

NOTABLE_CHANGE = 0.3
"""A larger difference from what the ledger has, as a share of it, is told."""

OLD_MONTHS = 18
"""A figure older than this is told: a year's report mostly comes out within it."""


@dataclass(frozen=True, slots=True)
class Warn:
    """One warning: ``field`` is the field or table that it is about, empty for the whole."""

    code: str
    field: str
    sentence: str
    remedy: str
    line: int = 0
    column: int = 0


def warnings_of(
    reading: Reading,
    on_record: ClearanceScenario | DestructionScenario | None = None,
) -> list[Warn]:
    """Everything worth a second look, in the order of the file.

    ``on_record`` is the scenario that the ledger alone gives for the same day, if any.
    """
    scenario = reading.scenario
    if scenario is None:
        return []
    found = [
        *_surprises(scenario),
        *_defaults(reading),
        *_sources(reading),
        *_changed(scenario, on_record),
    ]
    placed = [_placed(item, reading.positions) for item in found]
    return sorted(placed, key=lambda item: (item.line, item.column, item.code, item.field))


def warnings_about(scenario: ClearanceScenario | DestructionScenario) -> list[Warn]:
    """What a scenario leaves unsaid, or says in a way that surprises, wherever it comes from."""
    return [*_surprises(scenario), *_left_out(scenario)]


def _surprises(scenario: ClearanceScenario | DestructionScenario) -> list[Warn]:
    kind = _of_clearance if isinstance(scenario, ClearanceScenario) else _of_destruction
    return [
        *_deadline(scenario),
        *_horizon(scenario),
        *_bounds(scenario),
        *_certain(scenario),
        *_old_report(scenario),
        *kind(scenario),  # type: ignore[arg-type]
    ]


def _left_out(scenario: ClearanceScenario | DestructionScenario) -> Iterator[Warn]:
    """What cannot be named as in the way because the scenario has none of it, in one line.

    Of a file each default is told by itself, with its line (`_defaults`).
    """
    if not isinstance(scenario, ClearanceScenario):
        return
    land = scenario.land
    absent = {
        "no season without work": not scenario.seasons,
        "no insecurity": not scenario.insecurity,
        "no difficult or mixed land": not (land.difficult_share.mean or land.mixed_share.mean),
        "no delay before work begins": not scenario.start_up_days.mean,
    }
    taken = [what for what, is_absent in absent.items() if is_absent]
    if taken:
        yield Warn(
            "LEFT_OUT",
            "",
            f"{', '.join(taken)}: so it is assumed, and none of it can be named in the way",
            "Give them in a scenario file",
        )


def _placed(item: Warn, found: Positions) -> Warn:
    path: Path = tuple(item.field.split("."))
    line, column = found.of(path)
    return Warn(item.code, item.field, item.sentence, item.remedy, line, column)


def _deadline(scenario: ClearanceScenario | DestructionScenario) -> Iterator[Warn]:
    if scenario.deadline < scenario.start:
        yield Warn(
            "DEADLINE_PASSED",
            "deadline",
            f"the deadline {scenario.deadline} lies before the start {scenario.start}: no path can "
            "be on time",
            "Give the deadline as extended, or an earlier start",
        )


def _horizon(scenario: ClearanceScenario | DestructionScenario) -> Iterator[Warn]:
    years = scenario.run.horizon_years
    ends, latest = scenario.horizon, latest_deadline(scenario)
    if ends < latest:
        yield Warn(
            "SHORT_HORIZON",
            "run.horizon_years",
            f"the horizon of {years} years ends on {ends}, before the longest extension of the "
            f"deadline does, on {latest}: it cannot be simulated",
            "Look further ahead",
        )


def upper_bounds(scenario: ClearanceScenario | DestructionScenario) -> list[str]:
    """Sentences on the numbers that are no more than upper bounds."""
    return [item.sentence for item in _bounds(scenario)]


def _bounds(scenario: ClearanceScenario | DestructionScenario) -> Iterator[Warn]:
    for name, source in scenario.provenance.items():
        if source.at_most:
            yield Warn(
                "UPPER_BOUND",
                name,
                f"{name} is an upper bound: {source.source}",
                "Give what is really left, if you know it",
            )


def _old_report(scenario: ClearanceScenario | DestructionScenario) -> Iterator[Warn]:
    """Whether what is left rests on a figure of long ago, by the day of its source."""
    for name, what in (("land", "area"), ("stock.types", "stock")):
        source = scenario.provenance.get(name)
        day = source.as_of if source else None
        if day is not None and add_months(day, OLD_MONTHS) < scenario.start:
            yield Warn(
                "OLD_REPORT",
                name,
                f"the {what} rests on a figure of {day}, more than {OLD_MONTHS} months before the "
                "start: what was done since is known in part, or not at all",
                "Record a newer report, or give the figure of today",
            )


def _certain(scenario: ClearanceScenario | DestructionScenario) -> Iterator[Warn]:
    """Distributions that do not vary, and a scenario in which nothing does."""
    numbers = list(_distributions(scenario, ""))
    for name, value in numbers:
        if not isinstance(value, Constant) and value.limits[0] == value.limits[1]:
            yield Warn(
                "ZERO_VARIANCE",
                name,
                f"{name} is a distribution that always gives {value.mean:g}",
                "Give the number alone, or let it vary",
            )
    spread = scenario.productivity.programme_log_sd or scenario.productivity.year_log_sd
    if not spread and all(value.limits[0] == value.limits[1] for _, value in numbers):
        yield Warn(
            "ZERO_VARIANCE",
            "productivity",
            "no number varies: probabilities say little more than 0 or 1",
            "Give distributions, or productivity.programme_log_sd above 0",
        )


def _distributions(part: Any, name: str) -> Iterator[tuple[str, Any]]:
    for key in type(part).model_fields:
        inner = f"{name}.{key}".removeprefix(".")
        value = getattr(part, key)
        for each in value if isinstance(value, tuple) else (value,):
            if hasattr(each, "limits"):
                yield inner, each
            elif hasattr(type(each), "model_fields"):
                yield from _distributions(each, inner)


def _of_clearance(scenario: ClearanceScenario) -> Iterator[Warn]:
    if scenario.funding is None:
        yield Warn(
            "NO_FUNDING_LIMIT", "funding", "money is no limit", "Give [funding] with its tranches"
        )
    if scenario.discovery is None:
        yield Warn(
            "NO_DISCOVERY",
            "discovery",
            "no contamination is found beyond what is given",
            "Give [discovery] with how often and how much",
        )
    for name in never_done(scenario):
        yield Warn(
            "NO_CAPACITY",
            name,
            f"{name} is never done by anybody: what waits for it is never finished",
            f"Give [[{name}]] with teams and m2_per_team_day above 0",
        )
    for season in scenario.seasons:
        if _opens_all_year(season.start, season.end):
            yield Warn(
                "SEASON_ALL_YEAR",
                "seasons",
                f"the season from {season.start} to {season.end} never closes",
                "Change the two round if they mean the time without work, or leave it out",
            )


def never_done(scenario: ClearanceScenario) -> tuple[str, ...]:
    """The activities that some land waits for and nobody ever does."""
    return tuple(name for name in _needed(scenario) if not _can(scenario, name))


def _needed(scenario: ClearanceScenario) -> tuple[str, ...]:
    return ACTIVITIES if scenario.land.suspected_m2.limits[1] > 0 else ("clearance",)


def _can(scenario: ClearanceScenario, name: str) -> bool:
    return any(
        item.teams > 0 and item.m2_per_team_day.limits[1] > 0 for item in getattr(scenario, name)
    )


def _opens_all_year(start: str, end: str) -> bool:
    after = date.fromisoformat(f"2001-{end}") + timedelta(days=1)
    return f"{after:%m-%d}" == start


def _of_destruction(scenario: DestructionScenario) -> Iterator[Warn]:
    if scenario.extension_cap_months:
        yield Warn(
            "EXCEPTIONAL",
            "extension_cap_months",
            f"an extension is of at most {scenario.extension_cap_months} months; after a first "
            "one, further ones come only in exceptional circumstances (Article 3.3)",
            "Plan to finish within one extension",
        )
    for name, what in (
        ("funding_gap", "money never fails"),
        ("facility_suspension", "the facility never stands still"),
    ):
        value: Interruption | None = getattr(scenario, name)
        if value is None:
            code = "NO_FUNDING_LIMIT" if name == "funding_gap" else "NO_SUSPENSION"
            yield Warn(code, name, what, f"Give [{name}] with how often and how long")


_ASSUMED = {
    4: {
        "productivity": "the spread of output is taken as in the fit to other programmes",
        "seasons": "work is taken to go on all year",
        "insecurity": "insecurity is taken never to stop work",
        "working_days_per_week": "work is taken to go on five days a week",
        "start_up_days": "work is taken to begin at once",
        "land.difficult_share": "no land is taken to be difficult",
        "land.mixed_share": "no land is taken to hold mines as well",
    },
    3: {
        "productivity": "the spread of output is taken as 0.2 of its logarithm",
        "stock.contract_delay_days": "no time is taken for contracts",
        "stock.transport_days": "no time is taken for transport",
        "stock.verification_days": "no time is taken for verification",
        "stock.rework_share": "no lot is taken to need a second pass",
    },
}


def _defaults(reading: Reading) -> Iterator[Warn]:
    """Defaults that stand for an assumption and are not written in the file."""
    for name, what in _ASSUMED[reading.given["article"]].items():
        if tuple(name.split(".")) not in reading.positions.spots:
            yield Warn("DEFAULT", name, what, f"Give {name}, if only to say that it is meant")


_NEED_NO_SOURCE = {
    "schema_version",
    "name",
    "state",
    "article",
    "start",
    "target_probability",
    "currency",
    "extension_cap_months",
    "run",
    "provenance",
}


def _sources(reading: Reading) -> Iterator[Warn]:
    """Numbers without a source, and sources of what is no field."""
    scenario = reading.scenario
    if scenario is None:
        return
    sourced = set(scenario.provenance)
    for name in _given_fields(reading):
        around = {name[:at] for at, sign in enumerate(f"{name}.") if sign == "."}
        inside = any(each.startswith(f"{name}.") for each in sourced)
        if not around & sourced and not inside:
            yield Warn(
                "NO_PROVENANCE",
                name,
                f"it is not said where {name} comes from",
                f'Give [provenance."{name}"] with source, page and as_of',
            )
    known = {item.name for item in fields_of(type(scenario))}
    for name in sorted(sourced - known):
        yield Warn(
            "PROVENANCE_OF_NOTHING",
            "provenance",
            f"provenance names {name}, which is no field.{did_you_mean(name, known)}",
            "Name a field or a table as `ccm scenario fields` does",
        )


def _given_fields(reading: Reading) -> Iterator[str]:
    """Fields in the file whose value needs a source: of tables each field, of lists the list."""
    for name, value in reading.given.items():
        if name in _NEED_NO_SOURCE:
            continue
        if isinstance(value, dict) and name in {"land", "stock"}:
            yield from (f"{name}.{key}" for key in value)
        elif not isinstance(value, list) or value:
            yield name


def _changed(
    scenario: ClearanceScenario | DestructionScenario,
    on_record: ClearanceScenario | DestructionScenario | None,
) -> Iterator[Warn]:
    """How far what there is to do differs from what the ledger has."""
    if on_record is None or scenario.article != on_record.article:
        return
    given, recorded = _amount(scenario), _amount(on_record)
    if recorded and abs(given - recorded) > NOTABLE_CHANGE * recorded:
        land = isinstance(scenario, ClearanceScenario)
        what, unit = ("area", "m2") if land else ("stock", "munitions")
        yield Warn(
            "AREA_CHANGED" if land else "STOCK_CHANGED",
            "land" if land else "stock",
            f"the {what} of {given:,.0f} {unit} differs by {given / recorded - 1:+.0%} from the "
            f"{recorded:,.0f} {unit} that the ledger has for {on_record.start}",
            "Say in provenance what has changed, or record the newer report",
        )


def _amount(scenario: ClearanceScenario | DestructionScenario) -> float:
    if isinstance(scenario, ClearanceScenario):
        return scenario.land.suspected_m2.mean + scenario.land.confirmed_m2.mean
    return float(sum(item.munitions for item in scenario.stock.types))
