"""Load the shipped dataset, and ask the library's main questions, cold and warm.

Run: ``python -m benchmarks.bench_queries``. *Load* reads the tables and records them in a new
file (target: under 5 s). *First* is the first asking in a process that has the ledger open and
nothing of that day computed; *other day* the same question as of days not asked about before, with
what does not depend on the day computed (target: under 50 ms); *again* the same question on a new
view of the same day.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from datetime import date, timedelta
from itertools import count
from pathlib import Path
from statistics import median
from time import perf_counter

from ledger.bootstrap import create_ledger
from ledger.datasets.loading import read_dataset, shipped_claims, shipped_folder
from ledger.journal.claims import read_claims
from ledger.ledger import Ledger
from projections.changes import differences
from projections.claims.judging import audit
from projections.coverage import coverage
from projections.findings import findings
from projections.history import history
from projections.membership import register
from projections.metrics.registry import measure
from projections.obligations import due_within, obligations
from projections.view import View

AS_OF = date(2020, 10, 1)
ROUNDS = 7
LOAD_TARGET_S = 5.0
QUERY_TARGET_MS = 50.0


def main() -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "ledger.sqlite"
        start = perf_counter()
        with create_ledger(str(path), AS_OF) as ledger:
            ledger.record(read_dataset(shipped_folder()).events)
            taken = perf_counter() - start
            print(f"load {ledger.head} events: {taken:.2f} s (target {LOAD_TARGET_S:.0f} s)")
            _ask_everything(ledger)


def _ask_everything(ledger: Ledger) -> None:
    data = shipped_claims().read_bytes()
    claims = read_claims(data, "claims.csv", ledger.view(AS_OF)).claims
    questions: dict[str, Callable[[View], object]] = {
        "register": register,
        "one State's obligations": lambda view: obligations(view, "BGR"),
        "all obligations": obligations,
        "due within a year": lambda view: due_within(view, 365),
        "findings": findings,
        "coverage": coverage,
        "metric": lambda view: measure(view, "states_with_art3_obligation"),
        "history": lambda _view: history(ledger.recorded(), "state:BGR"),
        "difference of two years": lambda view: differences(ledger.view(date(2018, 1, 1)), view),
        f"audit of {len(claims)} claims": lambda view: audit(
            claims, view, lambda day: ledger.view(view.as_of, day)
        ),
    }
    target = f"(target {QUERY_TARGET_MS:.0f} ms)"
    print(f"{'question':<28} {'first':>9} {'other day':>9} {'again':>9}   {target}")
    for name, ask in questions.items():
        first = _asked(ask, ledger, AS_OF)
        other = median(_asked(ask, ledger, _unasked()) for _ in range(ROUNDS))
        again = median(_asked(ask, ledger, AS_OF) for _ in range(ROUNDS))
        print(f"{name:<28} {first * 1e3:6.1f} ms {other * 1e3:6.1f} ms {again * 1e3:6.1f} ms")


_days = (AS_OF + timedelta(days=7 * number) for number in count(1))


def _unasked() -> date:
    """A day that nothing was asked about yet."""
    return next(_days)


def _asked(ask: Callable[[View], object], ledger: Ledger, as_of: date) -> float:
    """Seconds that the answer took, the view of the day included."""
    start = perf_counter()
    ask(ledger.view(as_of))
    return perf_counter() - start


if __name__ == "__main__":
    main()
