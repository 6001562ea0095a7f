from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from domain.sources import Basis, Confidence
from ledger.answers.reliability import caveat, weakest

_MARKS = st.lists(st.tuples(st.sampled_from(Confidence), st.sampled_from(Basis)))
_RANK = list(Confidence)


def test_a_result_is_as_reliable_as_the_weakest_of_its_evidence() -> None:
    assert weakest([("high", "read"), ("low", "read"), ("medium", "inferred")]) == (
        "low",
        "inferred",
    )
    assert weakest([]) == ("high", "read")


@given(_MARKS)
def test_further_evidence_never_makes_a_result_weaker_than_its_weakest(
    marks: list[tuple[Confidence, Basis]],
) -> None:
    found = weakest(marks)

    assert all(_RANK.index(Confidence(found.confidence)) >= _RANK.index(one) for one, _ in marks)
    assert (found.basis == "inferred") is any(basis == "inferred" for _, basis in marks)


def test_a_caveat_says_only_what_does_not_go_without_saying() -> None:
    assert caveat("high", "read") == ""
    assert caveat("low", "read") == " (low confidence)"
    assert caveat("medium", "inferred") == " (medium confidence, inferred)"
