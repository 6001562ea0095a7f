"""The audit in sentences."""

from __future__ import annotations

from datetime import date

from ledger.answers.audit_summary import ContradictionRow, summary_answer
from projections.claims.model import Claim, Holding, Judgement, Measured, OtherReading, Verdict

BLANK = dict.fromkeys(Claim.__dataclass_fields__, "")


def judged(claim_id: str, measured: Measured, **fields: str) -> Judgement:
    told = {"claim_id": claim_id, "metric": "signatories", "value": "13", "unit": "states"}
    claim = Claim(**{**BLANK, "para": "4", "source": "CCM/1", **told, **fields})
    return Judgement(claim, date(2020, 10, 1), measured, None, None)


def wrong(
    value: int | str | tuple[str, ...], *readings: OtherReading, because: str = ""
) -> Measured:
    return Measured(Verdict.CONTRADICTED, value, readings=readings, because=because)


def true_so(words: str) -> OtherReading:
    return OtherReading(words, Holding.TRUE)


def rows(*judgements: Judgement) -> list[ContradictionRow]:
    told = summary_answer(judgements).main.rows
    return [row for row in told if isinstance(row, ContradictionRow)]


def test_what_no_reading_makes_true_comes_first_then_the_farthest() -> None:
    found = rows(
        judged("near", wrong(12, true_so("this"), OtherReading("otherwise 9: that"))),
        judged("far", wrong(3, true_so("that"))),
        judged("plain", wrong(12)),
    )

    assert [row.claim_id for row in found] == ["plain", "far", "near"]
    assert [row.reading for row in found] == ["", "true if read so: that", "true if read so: this"]


def test_a_sentence_names_the_state_and_says_both_values_and_why() -> None:
    why = "it never signed"
    claim = {"metric": "consent_kind", "unit": "kind", "subject": "MUS", "value": "ratification"}
    (row,) = rows(
        judged("c", wrong("accession", because=why), description="How it joined", **claim)
    )

    assert row.sentence == (
        "Mauritius: How it joined. The document says ratification, the history accession: "
        "it never signed."
    )
    assert row.locator == "para 4"


def test_a_list_is_told_by_what_it_differs_in_unless_its_length_is_told() -> None:
    listed = {"metric": "signatories_list", "unit": "states_list", "value": "AGO;JAM"}
    alone = judged("list", wrong(("AGO", "HTI")), description="Their names", **listed)
    alone = Judgement(alone.claim, alone.judged_on, alone.now, None, None, ("HTI",), ("JAM",))

    (row,) = rows(alone)
    assert row.sentence == (
        "Their names. The document names Jamaica and the document leaves out Haiti, "
        "other than the history."
    )
    assert [row.claim_id for row in rows(alone, judged("count", wrong(12)))] == ["count"]


def test_the_sentences_follow_the_counts_and_a_few_of_the_others_are_told() -> None:
    read = [judged(f"c{n}", wrong(n, true_so("that"))) for n in range(12)]
    true = judged("true", Measured(Verdict.CONFIRMED, 13))
    answer = summary_answer([*read, true, judged("plain", wrong(12), subject="9MSP")])

    assert answer.lines[0] == "14 claims of CCM/1:"
    assert "     1 confirmed: other documents bear them out" in answer.lines
    assert "- para 4. 9MSP: . The document says 13, the history 12." in answer.lines
    assert answer.lines[-1].endswith("and 2 more: ccm audit --verdict contradicted")
    assert answer.about["verdicts"]["contradicted"] == 13
    assert answer.calls_for_attention


def test_where_nothing_is_contradicted_the_counts_are_all() -> None:
    answer = summary_answer([judged("true", Measured(Verdict.ATTESTED, 13), source="")])

    assert answer.lines == (
        "1 claim of no document:",
        "     1 attested: true, by the document's own account alone",
    )
    assert not answer.calls_for_attention
