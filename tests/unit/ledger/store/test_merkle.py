"""The Merkle tree head, against published roots and the recursive definition."""

from __future__ import annotations

from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ledger.store.leaf import leaf_hash
from ledger.store.merkle import EMPTY_ROOT, Frontier, node_hash, root_of

# The test vectors of the Certificate Transparency reference implementation.
ENTRIES = (
    "",
    "00",
    "10",
    "2021",
    "3031",
    "40414243",
    "5051525354555657",
    "606162636465666768696a6b6c6d6e6f",
)
ROOTS = (
    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
)

leaves = st.lists(st.binary(min_size=32, max_size=32), max_size=70)


@pytest.mark.parametrize("size", range(9))
def test_the_head_is_the_published_one(size: int) -> None:
    hashed = [leaf_hash(bytes.fromhex(entry)) for entry in ENTRIES[:size]]
    assert root_of(hashed).hex() == ROOTS[size]


def test_the_head_of_no_leaves_is_the_hash_of_nothing() -> None:
    assert root_of([]) == EMPTY_ROOT == sha256(b"").digest()


@given(leaves)
def test_the_head_is_that_of_the_recursive_definition(hashes: list[bytes]) -> None:
    assert root_of(hashes) == _defined(hashes)


@given(leaves)
def test_leaves_added_one_by_one_give_the_head_of_each_prefix(hashes: list[bytes]) -> None:
    frontier = Frontier()
    for size, leaf in enumerate(hashes, 1):
        frontier.add(leaf)
        assert frontier.size == size
        assert frontier.root() == root_of(hashes[:size])


@given(leaves, leaves)
def test_a_copied_frontier_goes_on_by_itself(first: list[bytes], more: list[bytes]) -> None:
    original = Frontier(first)
    other = original.copy()
    other.extend(more)
    assert (original.size, original.root()) == (len(first), root_of(first))
    assert (other.size, other.root()) == (len(first + more), root_of(first + more))


@given(leaves.filter(bool), st.data())
def test_another_leaf_anywhere_gives_another_head(hashes: list[bytes], data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(hashes) - 1))
    other = data.draw(st.binary(min_size=32, max_size=32).filter(lambda x: x != hashes[place]))
    assert root_of([*hashes[:place], other, *hashes[place + 1 :]]) != root_of(hashes)


@given(leaves.filter(bool))
def test_fewer_leaves_give_another_head(hashes: list[bytes]) -> None:
    assert root_of(hashes[:-1]) != root_of(hashes)


def _defined(hashes: list[bytes]) -> bytes:
    """MTH of RFC 9162, section 2.1.1, word for word; the leaves are hashed already."""
    if not hashes:
        return sha256(b"").digest()
    if len(hashes) == 1:
        return hashes[0]
    split = 1
    while split * 2 < len(hashes):
        split *= 2
    return node_hash(_defined(hashes[:split]), _defined(hashes[split:]))
