from __future__ import annotations

from ledger.charts.progress import yearly_chart


def test_the_axis_is_higher_than_the_highest_bar_so_that_its_number_has_room() -> None:
    spec = yearly_chart({"asked": {2015: 9, 2016: 22}, "gave": {2015: 4}}, "States").to_dict()

    (scale,) = {tuple(sorted(layer["encoding"]["y"]["scale"].items())) for layer in spec["layer"]}
    assert dict(scale)["domainMin"] == 0
    assert dict(scale)["domainMax"] > 22
