"""Metrics that claims name and no rule computes yet."""

from __future__ import annotations

import csv

from domain.errors import NotFoundError
from domain.events.registry import event_types
from ledger.datasets.loading import shipped_claims
from projections.claims.awaited import AWAITED, awaited_by
from projections.claims.names import EDITORIAL, meant_by
from projections.metrics.registry import metric, metrics

with shipped_claims().open(encoding="utf-8", newline="") as _file:
    CLAIMED = {row["metric"] for row in csv.DictReader(_file)}


def computed(name: str) -> bool:
    try:
        metric(meant_by(name).metric)
    except NotFoundError:
        return False
    return True


def test_every_shipped_claim_names_a_metric_that_is_computed_read_or_awaited() -> None:
    assert not {
        name
        for name in CLAIMED
        if not computed(name) and name not in EDITORIAL and not awaited_by(name)
    }


def test_what_is_computed_is_awaited_no_longer() -> None:
    """Take the name out of projections/claims/awaited.py."""
    assert not {name for name in {*metrics(), *EDITORIAL} if awaited_by(name)}
    assert not {name for name in AWAITED if computed(name)}


def test_every_awaited_metric_is_claimed_and_awaits_a_type_of_event() -> None:
    assert {name.removesuffix("_list") for name in CLAIMED} >= set(AWAITED)
    assert set(AWAITED.values()) <= set(event_types())


def test_a_list_awaits_what_its_count_awaits() -> None:
    assert awaited_by("sponsored_delegates_average_list") == "FigureReported"
    assert awaited_by("sponsored_delegates_average") == "FigureReported"
    assert awaited_by("states_parties") is None
