"""The Merkle tree head over the leaves of a ledger (RFC 9162, section 2.1).

The tree of *n* leaves splits at the largest power of two below *n*. Only the roots of its
complete subtrees, one for each bit set in *n*, are needed to add leaves and to find its head.
"""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import sha256

__all__ = ["EMPTY_ROOT", "Frontier", "node_hash", "root_of"]

_NODE = b"\x01"  # RFC 9162, section 2.1.1: tells inner nodes from leaves
EMPTY_ROOT = sha256(b"").digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """Hash of an inner node: SHA-256 of ``0x01`` and the hashes of its two children."""
    return sha256(_NODE + left + right).digest()


class Frontier:
    """The complete subtrees of a tree, largest first: enough to add leaves and find the head."""

    def __init__(self, leaves: Iterable[bytes] = ()) -> None:
        self.size = 0
        self._peaks: list[bytes] = []
        self.extend(leaves)

    def copy(self) -> Frontier:
        """Another frontier over the same leaves; each goes on by itself."""
        other = Frontier()
        other.size, other._peaks = self.size, self._peaks.copy()
        return other

    def extend(self, leaves: Iterable[bytes]) -> None:
        """Add the hashes of leaves, in order."""
        for leaf in leaves:
            self.add(leaf)

    def add(self, leaf: bytes) -> None:
        """Add the hash of one leaf; each set bit at the end of the size is a subtree to merge."""
        node, size = leaf, self.size
        while size & 1:
            node = node_hash(self._peaks.pop(), node)
            size >>= 1
        self._peaks.append(node)
        self.size += 1

    def root(self) -> bytes:
        """The Merkle tree head, 32 bytes; SHA-256 of nothing for the empty tree."""
        if not self._peaks:
            return EMPTY_ROOT
        node = self._peaks[-1]
        for peak in reversed(self._peaks[:-1]):
            node = node_hash(peak, node)
        return node


def root_of(leaves: Iterable[bytes]) -> bytes:
    """The Merkle tree head over the hashes of these leaves."""
    return Frontier(leaves).root()
