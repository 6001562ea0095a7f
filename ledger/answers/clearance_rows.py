"""The rows of an answer on clearance."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from domain.quantities import Quantity
from ledger.answers.fields import NameField, StateField
from ledger.answers.model import Column, Row
from ledger.answers.reliability import BasisField, ConfidenceField

__all__ = ["BalanceRow", "ClearanceRow", "LeftOutRow", "ReleasedRow"]


@dataclass(frozen=True, slots=True)
class ClearanceRow(Row):
    """A year of a State, or a statement on several years, on a cumulative or on another count."""

    state: StateField
    name: NameField
    period: Annotated[str, Column("the year, or the period that one statement is about", "Period")]
    suspected_m2: Annotated[Quantity | None, Column("suspected hazardous area", "Suspected")]
    confirmed_m2: Annotated[Quantity | None, Column("confirmed hazardous area", "Confirmed")]
    total_m2: Annotated[Quantity | None, Column("area reported in all", "In all")]
    covers: Annotated[str | None, Column("whether these are of the whole country or a part")]
    reported_for: Annotated[str | None, Column("day of the last report of the year")]
    cancelled_m2: Annotated[Quantity | None, Column("by non-technical survey", "Cancelled")]
    reduced_m2: Annotated[Quantity | None, Column("released by technical survey", "Reduced")]
    cleared_m2: Annotated[Quantity | None, Column("released by clearance", "Cleared")]
    resurveyed_m2: Annotated[
        Quantity | None, Column("taken off the record by re-survey or correction", "Re-survey")
    ]
    unspecified_m2: Annotated[Quantity | None, Column("released, no method named", "Unspecified")]
    released_m2: Annotated[Quantity | None, Column("released by all methods")]
    submunitions: Annotated[Quantity | None, Column("submunitions destroyed", "Submunitions")]
    series: Annotated[tuple[str, ...], Column("who counted so", "By")]
    note: Annotated[str, Column("why a statement is in no sum over years", "Note")]
    confidence: ConfidenceField
    basis: BasisField
    evidence: Annotated[tuple[str, ...], Column("ids of the events")]


@dataclass(frozen=True, slots=True)
class ReleasedRow(Row):
    """What a State released in the whole period asked about, each day counted once."""

    state: Annotated[str | None, Column("code of the State; null: all of them together")]
    name: Annotated[str, Column("name of the State, or all", "State")]
    during: Annotated[str, Column("the period", "During")]
    cancelled_m2: Annotated[Quantity | None, Column("statements added up: cancelled", "Cancelled")]
    reduced_m2: Annotated[Quantity | None, Column("statements added up: reduced", "Reduced")]
    cleared_m2: Annotated[Quantity | None, Column("statements added up: cleared", "Cleared")]
    resurveyed_m2: Annotated[Quantity | None, Column("statements added up: re-survey", "Re-survey")]
    unspecified_m2: Annotated[
        Quantity | None, Column("statements added up: no method named", "Unspecified")
    ]
    added_up_m2: Annotated[Quantity | None, Column("statements added up, all methods", "Added up")]
    cumulative_m2: Annotated[
        Quantity | None, Column("what a cumulative series states, never added", "Cumulative")
    ]
    released_m2: Annotated[Quantity | None, Column("the greater of the two", "Released")]
    submunitions: Annotated[Quantity | None, Column("submunitions destroyed", "Submunitions")]
    confidence: ConfidenceField
    basis: BasisField
    evidence: Annotated[tuple[str, ...], Column("ids of the events")]


@dataclass(frozen=True, slots=True)
class LeftOutRow(Row):
    """A statement that touches the period and is in no sum of it."""

    state: StateField
    name: NameField
    period: Annotated[str, Column("the period it is about", "Period")]
    series: Annotated[str, Column("who counts so", "By")]
    released_m2: Annotated[Quantity | None, Column("released by all methods", "Released")]
    submunitions: Annotated[Quantity | None, Column("submunitions destroyed", "Submunitions")]
    reason: Annotated[str, Column("why it is left out", "Left out because")]
    confidence: ConfidenceField
    basis: BasisField
    evidence: Annotated[tuple[str, ...], Column("id of the event")]


@dataclass(frozen=True, slots=True)
class BalanceRow(Row):
    """A start, what was released and found, and an end, by one publisher; with the difference."""

    state: StateField
    name: NameField
    period: Annotated[str, Column("the period", "Period")]
    publisher: Annotated[str, Column("whose figures they are", "By")]
    start_m2: Annotated[Quantity | None, Column("area before the period", "Before")]
    released_m2: Annotated[Quantity | None, Column("released in it", "Released")]
    found_m2: Annotated[int, Column("found in it, as far as stated")]
    end_m2: Annotated[Quantity | None, Column("area left", "Left")]
    difference_m2: Annotated[
        int, Column("area left less what would be left by the figures; negative: less is left")
    ]
    says: Annotated[str, Column("the difference in words", "Difference")]
    confidence: ConfidenceField
    basis: BasisField
    evidence: Annotated[tuple[str, ...], Column("ids of the events")]
