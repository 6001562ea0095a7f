"""``python -m ledger.datasets.check [FOLDER]``: every fault of a folder of tables in one run."""

from __future__ import annotations

import sys
from pathlib import Path

from domain.problems import Place, Problem
from ledger.datasets.loading import read_dataset, shipped_folder
from ledger.recording.deciding import decide
from ledger.recording.recorded import RecordedStreams


def main(arguments: list[str]) -> int:
    """Print the problems of a dataset, sorted; 0 when there are none, else 1."""
    folder = Path(arguments[0]) if arguments else shipped_folder()
    reading = read_dataset(folder)
    problems = list(reading.problems)
    seen: dict[str, Place] = {}
    for event, place in zip(reading.events, reading.places, strict=True):
        if event.id in seen:
            problems.append(
                Problem(
                    "ROW_TWICE",
                    f"this {event.type} stands in {seen[event.id]} too.",
                    "Delete one of the rows, and name both documents in the other.",
                    place,
                ),
            )
        seen[event.id] = place
    problems += [
        fault.at(seen[event.id])
        for event, fault in decide(RecordedStreams(), reading.events).faults
    ]
    for problem in sorted(problems, key=lambda item: item.sort_key):
        sys.stdout.write(f"{problem}\n")
    sys.stderr.write(f"{len(reading.events)} events, {len(problems)} problems\n")
    return 1 if problems else 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
