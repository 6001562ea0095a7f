"""Bulgaria's extension of its destruction until October 2022, which two modules look at."""

from __future__ import annotations

from datetime import date

import pytest

from domain.events.extensions import ExtensionGranted
from domain.events.header import Event
from domain.events.membership import InstrumentDeposited
from domain.strategies import example, founders


@pytest.fixture(scope="session")
def granted() -> list[Event]:
    """Who is bound, Bulgaria among them, and its grant."""
    return [
        *founders(without=["BGR"]),
        example(InstrumentDeposited, "2011-04-06", "state:BGR", kind="ratification"),
        example(
            ExtensionGranted,
            "2021-02-26",
            "state:BGR",
            article=3,
            deadline=date(2022, 10, 1),
            decided_by="2RC",
            form="silence_procedure",
        ),
    ]
