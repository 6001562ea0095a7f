"""Worked claims: what bore the report out when it appeared, and what only came later."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from projections.claims.model import Judgement, Verdict


@pytest.mark.parametrize(
    "claim_id",
    [
        # The silence procedure on Lebanon ended on 22 April 2021. Beside the report the Monitor's
        # country profile of 2021 tells it, which is not known to be out before the end of the year.
        "e_lbn_on",
        # Mauritania reported unknown contamination in June 2020; the Monitor tells it in 2023.
        "c_mrt20",
        # Chile and Mexico coordinate victim assistance; the unit's undated page was read in 2024.
        "m_co_va",
    ],
)
def test_what_others_published_only_later_is_confirmed_now_and_was_attested_then(
    claim_id: str, judged: Mapping[str, Judgement]
) -> None:
    found = judged[claim_id]

    assert found.now.verdict is Verdict.CONFIRMED
    assert found.then is not None
    assert found.then.verdict is Verdict.ATTESTED
    assert found.then.value == found.now.value


@pytest.mark.parametrize(
    "claim_id",
    [
        # The Ninth Meeting gave Germany until 1 August 2025: the unit told so in 2019.
        "e_deu",
        # Sri Lanka acceded on 1 March 2018: the Monitor's profile of that year tells it.
        "u_2018_lka",
        # More than 530 km2 cleared: the Cluster Munition Monitor 2020 says at least 559.
        "c_530",
    ],
)
def test_what_others_had_published_by_then_was_confirmed_then_too(
    claim_id: str, judged: Mapping[str, Judgement]
) -> None:
    found = judged[claim_id]

    assert found.then is not None
    assert found.then.verdict is found.now.verdict is Verdict.CONFIRMED
