"""Findings on the shipped ledger, through the installed command."""

from __future__ import annotations

from support.command import AskedOnce


def test_a_request_is_measured_against_the_part_of_the_meeting_that_comes_next(
    ccm: AskedOnce,
) -> None:
    rows = ccm.json("findings", "--rule", "request_late", code=1).rows
    found = {row["text"] for row in rows if row["state"] in {"CHL", "BIH"}}
    assert any("asked on 2021-06, nine months before 2RC" in text for text in found)
    assert any(text.endswith("(set for 2021-09-20) was 2020-12-20") for text in found)
    assert any("it opened on 2020-11-25) was 2020-02-23" in text for text in found)
