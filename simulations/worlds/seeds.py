"""Random streams, one to each source of each chunk of replications.

A stream's seed is ``SeedSequence(root, spawn_key=(state, article, chunk, source, number))``:
no source disturbs another, a chunk can be drawn alone, and neither the order of chunks nor the
number of workers can change a number. A chunk's size is part of a run's identity.
"""

from __future__ import annotations

from enum import IntEnum
from typing import NamedTuple

import numpy as np

__all__ = ["CHUNK", "Source", "Streams"]

CHUNK = 250
"""Replications drawn together."""


class Source(IntEnum):
    """What is drawn; a number once given stays, so that old runs can be repeated."""

    SUSPECTED = 0
    CONFIRMED = 1
    CANCELLED_SHARE = 2
    REDUCED_SHARE = 3
    DIFFICULT_SHARE = 4
    MIXED_SHARE = 5
    NON_TECHNICAL_RATE = 6
    TECHNICAL_RATE = 7
    CLEARANCE_RATE = 8
    PROGRAMME = 9
    START_UP = 10
    YEARS = 11
    DORMANCY = 12
    INSECURITY = 13
    TRANCHES = 14
    DISCOVERIES = 15
    RESURVEYS = 16
    OPENING_BALANCE = 17
    CONTRACT_DELAY = 18
    LINE_RATE = 19
    TRANSPORT = 20
    REWORK = 21
    VERIFICATION = 22
    FACILITY_SUSPENSION = 23
    FUNDING_GAP = 24
    INSECURITY_RATE = 25
    DISCOVERY_RATE = 26
    RESURVEY_RATE = 27
    FACILITY_SUSPENSION_RATE = 28
    FUNDING_GAP_RATE = 29
    TRANCHE_AMOUNTS = 30
    TRANCHES_THAT_COME = 31
    INSECURITY_DURATION = 32
    DISCOVERY_SIZES = 33
    RESURVEY_SHARES = 34
    FACILITY_SUSPENSION_DURATION = 35
    FUNDING_GAP_DURATION = 36


class Streams(NamedTuple):
    """The random streams of one chunk of one State's programme."""

    root: int
    state: str
    article: int
    chunk: int

    def of(self, source: Source, number: int = 0) -> np.random.Generator:
        """The stream of a source, of its n-th item where it has several, from its beginning."""
        state = int.from_bytes(self.state.encode())
        key = (state, self.article, self.chunk, int(source), number)
        return np.random.default_rng(np.random.SeedSequence(self.root, spawn_key=key))
