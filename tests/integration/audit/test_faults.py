"""The faults that the final report of the Second Review Conference is known to have.

Each is found by the audit itself, on the shipped claims and events.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

from projections.claims.model import Judgement, Verdict

Contradicts = Callable[..., Judgement]


@pytest.fixture
def contradicts(judged: Mapping[str, Judgement]) -> Contradicts:
    """That the history contradicts a claim, with a value where one is given."""

    def check(claim_id: str, value: object = None) -> Judgement:
        found = judged[claim_id]
        assert found.now.verdict is Verdict.CONTRADICTED
        assert value is None or found.now.value == value
        return found

    return check


def test_states_parties_are_counted_on_two_bases(
    contradicts: Contradicts, judged: Mapping[str, Judgement]
) -> None:
    assert judged["u_110b"].now.verdict is Verdict.CONFIRMED
    assert judged["u_96"].now.verdict is Verdict.CONFIRMED
    found = contradicts("u_108", 110)
    assert "States Parties proper" in found.now.reading
    assert "otherwise 91" in judged["u_96"].now.reading


def test_mauritius_and_somalia_are_reversed(contradicts: Contradicts) -> None:
    contradicts("u_2015_mus", "accession")
    contradicts("u_2015_som", "ratification")


def test_four_or_five_states_have_stock_to_destroy(
    contradicts: Contradicts, judged: Mapping[str, Judgement]
) -> None:
    assert judged["s_four"].now.verdict is Verdict.CONFIRMED
    for claim_id in ("s_obl20", "s_five30"):
        assert "with Guinea-Bissau" in contradicts(claim_id, 4).now.reading
    assert contradicts("s_five30_list").surplus_states == ("GNB",)


def test_no_find_after_a_deadline_stands_against_the_united_kingdom(
    judged: Mapping[str, Judgement],
) -> None:
    """Found in 2020, declared after 1 October: no find surely by that day, one perhaps."""
    found = judged["s_nodisc"].now
    assert (found.verdict, found.value) == (Verdict.ATTESTED, 0)
    assert found.reading.startswith("otherwise 1: ")
    assert "with United Kingdom" in found.reading
    assert judged["s_uk_disc"].now.verdict in {Verdict.CONFIRMED, Verdict.ATTESTED}


def test_twenty_four_laws_of_2015_have_twenty_five_names(
    contradicts: Contradicts, judged: Mapping[str, Judgement]
) -> None:
    assert judged["n_24"].now.verdict is Verdict.ATTESTED
    contradicts("n_24names", 24)
    assert "Belgium stands there more than once" in contradicts("n_24_list").now.reading


def test_twenty_three_and_twenty_two_laws_are_under_consideration(
    contradicts: Contradicts, judged: Mapping[str, Judgement]
) -> None:
    contradicts("n_23", 22)
    assert judged["n_22"].now.verdict is Verdict.ATTESTED


def test_assistance_given_by_about_22_a_year_is_not_what_the_yearly_figures_give(
    contradicts: Contradicts,
) -> None:
    contradicts("a_avg22", 17)


def test_overdue_reports_fell_by_more_than_about_60_per_cent(contradicts: Contradicts) -> None:
    contradicts("t_60", 68)


def test_a_hundred_states_without_stockpiles_are_105_or_95(contradicts: Contradicts) -> None:
    reading = contradicts("s_100", 105).now.reading
    assert "States that have submitted their initial report" in reading
    assert "otherwise 95" in reading


def test_nobody_gathered_in_lausanne(contradicts: Contradicts) -> None:
    contradicts("m_dec_place", "Geneva")


def test_the_plan_is_not_of_2020(contradicts: Contradicts) -> None:
    contradicts("m_lap_period_dec", "2021-2026")


def test_actions_date_the_tenth_and_the_eleventh_meeting_too_early(
    contradicts: Contradicts,
) -> None:
    contradicts("m_act19", 2022)
    contradicts("m_act18", 2023)
    contradicts("n_act47", 2023)


def test_action_25_cites_two_paragraphs_for_one_duty(
    contradicts: Contradicts, judged: Mapping[str, Judgement]
) -> None:
    assert judged["c_act25t"].now.verdict is Verdict.CONFIRMED
    contradicts("c_act25i", "4.1(c)")


def test_paragraph_47_names_article_5_for_article_4(contradicts: Contradicts) -> None:
    contradicts("c_coordart", "4")


@pytest.mark.parametrize(
    ("claim_id", "what"),
    [("m_para55", "paragraph 56 follows"), ("m_doc_twice", "the symbol stands there twice")],
)
def test_a_missing_paragraph_and_a_document_listed_twice_are_told_as_read(
    claim_id: str, what: str, judged: Mapping[str, Judgement]
) -> None:
    found = judged[claim_id].now
    assert found.verdict is Verdict.EDITORIAL
    assert what in found.reading


def test_no_case_of_non_compliance_is_told_beside_the_lapsed_deadline_of_guinea_bissau(
    judged: Mapping[str, Judgement],
) -> None:
    found = judged["u_nonc"].now
    assert "deadlines that lapsed" in found.reading
    assert "with Guinea-Bissau" in found.reading
