"""Where chunks are played: here, in processes of this machine, or on a Dask cluster.

All give the same numbers; what differs is the time.
"""

from __future__ import annotations

from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from importlib.util import find_spec
from multiprocessing import get_context
from signal import SIG_IGN, SIGINT, signal
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from domain.errors import CcmError, quoted
from simulations.runs.chunks import play

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from simulations.engines.results import Outcome
    from simulations.runs.chunks import Job

    Player = Callable[[Iterable[Job]], Iterator[Outcome]]

__all__ = [
    "ClusterMissingError",
    "ClusterUnreachableError",
    "InvalidWorkersError",
    "check_workers",
    "players",
]


MOST_PROCESSES = 256
"""More would only stand in each other's way: each is an interpreter of its own."""


class InvalidWorkersError(CcmError, ValueError):
    """A description of workers that cannot be."""

    code = "WORKERS"

    def __init__(self, text: str) -> None:
        super().__init__(
            f"{quoted(text)} are no workers. Write how many processes (2, at most "
            f"{MOST_PROCESSES}), or the address of a Dask scheduler (tcp://127.0.0.1:8786)."
        )


class ClusterMissingError(CcmError):
    """A cluster was asked for, and the library for it is not installed."""

    code = "CLUSTER_MISSING"

    def __init__(self) -> None:
        super().__init__(
            "a cluster needs the extra 'cluster', which is not installed. Install "
            "ccm-ledger[cluster], or give a number of processes instead of an address."
        )


class ClusterUnreachableError(CcmError):
    """No Dask scheduler answers at an address."""

    code = "CLUSTER_UNREACHABLE"

    def __init__(self, address: str) -> None:
        super().__init__(
            f"no Dask scheduler answers at {address}. Is it running, and is that its address?"
        )


def check_workers(workers: str) -> None:
    """Raises InvalidWorkersError where a text describes none, before any work is done."""
    if "://" in workers:
        known = _is_address(workers)
    else:
        known = workers.isdecimal() and 0 < int(workers) <= MOST_PROCESSES
    if not known:
        raise InvalidWorkersError(workers)


def _is_address(text: str) -> bool:
    """Whether a scheduler can stand there: tcp or tls, a host and a port."""
    found = urlsplit(text)
    try:
        return found.scheme in {"tcp", "tls"} and bool(found.hostname and found.port)
    except ValueError:  # a port that is no number, or none that can be
        return False


@contextmanager
def players(workers: str = "1") -> Iterator[Player]:
    """What plays jobs, in their order: ``1`` here, ``4`` in processes, ``tcp://…`` on a cluster.

    Raises InvalidWorkersError, ClusterMissingError or ClusterUnreachableError.
    """
    check_workers(workers)
    if "://" in workers:
        with _cluster(workers) as player:
            yield player
    elif workers == "1":
        yield lambda jobs: map(play, jobs)
    else:
        # Started afresh and not copied: a fork would copy locks of threads that are not there.
        with ProcessPoolExecutor(int(workers), get_context("spawn"), _undisturbed) as pool:
            try:
                yield lambda jobs: pool.map(play, jobs)
            except KeyboardInterrupt:
                pool.shutdown(cancel_futures=True)
                raise


def _undisturbed() -> None:
    """Leave an interruption from the keyboard, which reaches every process, to the first."""
    signal(SIGINT, SIG_IGN)


@contextmanager
def _cluster(address: str) -> Iterator[Player]:
    if find_spec("distributed") is None:
        raise ClusterMissingError
    from distributed import Client  # noqa: PLC0415 - an extra, and slow to import

    try:
        client = Client(address, timeout=10)  # type: ignore[no-untyped-call]
    except (OSError, ValueError) as error:
        raise ClusterUnreachableError(address) from error
    with client:

        def spread(jobs: Iterable[Job]) -> Iterator[Outcome]:
            futures = client.map(play, list(jobs), pure=False)
            return (future.result() for future in futures)

        yield spread
