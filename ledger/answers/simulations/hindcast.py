"""How good the forecasts would have been: scores, and every forecast behind them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Annotated

import numpy as np

from domain.states import state
from ledger.answers.fields import NameField, StateField
from ledger.answers.model import Answer, Column, Row, Table
from simulations.hindcast import Completion, Release, Scores, pit

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["CompletionRow", "CoverageRow", "ReleaseRow", "ScoreRow", "hindcast_answer"]


@dataclass(frozen=True, slots=True)
class ScoreRow(Row):
    """One measure of the model and of two naive forecasters on the same cases; less is better."""

    measure: Annotated[str, Column("what is measured", "Measure")]
    cases: Annotated[int, Column("forecasts compared", "Cases")]
    model: Annotated[float, Column("score of the model", "Model")]
    persistence: Annotated[float, Column("score of: as last year", "As last year")]
    division: Annotated[
        float, Column("score of: the mean past rate, area divided by it", "Past rate")
    ]
    beats_both: Annotated[bool, Column("whether the model is better than either", "Beats both")]


@dataclass(frozen=True, slots=True)
class CoverageRow(Row):
    """How often what happened lay in the range that the model gave."""

    band: Annotated[str, Column("central range of the forecast", "Range")]
    wanted: Annotated[float, Column("how often it should")]
    covered: Annotated[float, Column("how often it did", "Seen in it")]
    cases: Annotated[int, Column("forecasts", "Cases")]


@dataclass(frozen=True, slots=True)
class ReleaseRow(Row):
    """One forecast of the area cleared in the year after the origin; km2."""

    state: StateField
    name: NameField
    origin: Annotated[date, Column("day of the forecast; nothing known later is used", "On")]
    p5: Annotated[float, Column("5th percentile", "P5 (km2)")]
    median: Annotated[float, Column("median", "Median")]
    p95: Annotated[float, Column("95th percentile", "P95")]
    last_year: Annotated[float | None, Column("in the last year known then", "Last year")]
    past_mean: Annotated[float | None, Column("mean of all years known then", "Past mean")]
    seen: Annotated[float, Column("what was cleared, as known now", "Seen")]
    transform: Annotated[float, Column("where that lay in the forecast, 0 to 1", "PIT")]


@dataclass(frozen=True, slots=True)
class CompletionRow(Row):
    """One forecast of completion by the deadline of the day."""

    state: StateField
    name: NameField
    origin: Annotated[date, Column("day of the forecast; nothing known later is used", "On")]
    deadline: Annotated[date, Column("the deadline of the day", "Deadline")]
    probability: Annotated[float, Column("P(on time) by the model", "P")]
    division: Annotated[bool | None, Column("area / mean past rate ends in time", "Past rate")]
    persistence: Annotated[bool | None, Column("area / last year's ends in time", "As last year")]
    seen: Annotated[bool, Column("whether it was completed by then", "Completed")]


def hindcast_answer(
    foreseen: Sequence[Release], completed: Sequence[Completion], scores: Scores
) -> Answer:
    """The scores, and the forecasts that they come from."""
    measures = [
        ScoreRow(
            item.measure,
            item.cases,
            round(item.model, 4),
            round(item.persistence, 4),
            round(item.division, 4),
            item.beats_both,
        )
        for item in scores.measures
    ]
    coverage = [
        CoverageRow(f"{band:.0%}", band, round(share, 4), len(foreseen))
        for band, share in scores.coverage
    ]
    return Answer(
        Table("hindcast", ScoreRow, measures),
        sections=(
            Table("coverage", CoverageRow, coverage),
            Table("next_year", ReleaseRow, [_release(item) for item in foreseen]),
            Table("on_time", CompletionRow, [_completion(item) for item in completed]),
        ),
        about={"uniform_p": scores.uniform_p, "transforms": list(scores.transforms)},
    )


def _release(item: Release) -> ReleaseRow:
    low, median, high = (
        round(float(x) / 1e6, 3) for x in np.quantile(item.draws, (0.05, 0.5, 0.95))
    )
    return ReleaseRow(
        item.state,
        state(item.state).name,
        item.origin,
        low,
        median,
        high,
        _km2(item.last_year),
        _km2(item.past_mean),
        round(item.seen / 1e6, 3),
        round(pit(item), 3),
    )


def _km2(area: float | None) -> float | None:
    return None if area is None else round(area / 1e6, 3)


def _completion(item: Completion) -> CompletionRow:
    return CompletionRow(
        item.state,
        state(item.state).name,
        item.origin,
        item.deadline,
        round(item.probability, 4),
        item.division,
        item.persistence,
        item.seen,
    )
