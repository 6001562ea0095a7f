"""The names that claims give to metrics."""

from __future__ import annotations

from projections.claims.figures import Figure, Said
from projections.claims.names import EDITORIAL, meant_by, names
from projections.metrics.registry import metric


def test_every_name_of_a_claim_means_a_metric_or_is_about_the_text() -> None:
    for name in names():
        assert name in EDITORIAL or metric(meant_by(name).metric).name == meant_by(name).metric


def test_states_parties_of_the_reports_are_contracting_states() -> None:
    assert meant_by("states_parties").metric == "contracting_states"
    assert meant_by("contracting_states").metric == "contracting_states"


def test_a_metric_that_says_over_makes_its_figure_a_strict_bound() -> None:
    meant = meant_by("share_destroyed_over")

    assert meant.bound(Figure(95)) == Figure(95, Said.MORE_THAN)
    assert meant.bound(Figure(95, Said.AT_LEAST)) == Figure(95, Said.AT_LEAST)
    assert meant.bound("95") == "95"
    assert meant_by("share_destroyed").bound(Figure(95)) == Figure(95)
