from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from projections.grown import Grown


@given(st.lists(st.tuples(st.integers(0, 20), st.integers()), max_size=30))
def test_any_of_them_can_be_gone_on_from_and_stays_what_it_was(
    steps: list[tuple[int, int]],
) -> None:
    """As tuples do, whichever was made in between."""
    grown = [Grown[int]()]
    tuples: list[tuple[int, ...]] = [()]
    for at, item in steps:
        grown.append(grown[at % len(grown)].plus(item))
        tuples.append((*tuples[at % len(tuples)], item))
    assert grown == tuples
    for one, other in zip(grown, tuples, strict=True):
        assert (tuple(one), len(one), hash(one), repr(one)) == (
            other,
            len(other),
            hash(other),
            repr(other),
        )
        assert (one[-1:], one[::-1], bool(one)) == (other[-1:], other[::-1], bool(other))
        assert not other or (one[0], one[-1]) == (other[0], other[-1])


def test_what_is_no_sequence_of_the_kind_is_another_thing() -> None:
    assert Grown([1]) != [1]
    assert Grown([1]) != Grown([1, 2])
    assert Grown([1]) != Grown([2])


def test_growing_by_one_shares_what_was_there() -> None:
    """Ten times as many items cost about ten times as much, not a hundred times."""
    grown = Grown[int]()
    shared = set()
    for number in range(1000):
        grown = grown.plus(number)
        shared.add(id(grown._items))  # noqa: SLF001 - how it is kept is what is tested
    assert len(shared) == 1
