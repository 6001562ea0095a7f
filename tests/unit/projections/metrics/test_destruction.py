"""How exactly the total of what States destroyed is known."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from domain.events.header import Event
from domain.events.membership import InstrumentDeposited
from domain.events.stockpiles import StockpileDestructionCompleted
from domain.quantities import Qualifier, Quantity, Unit
from domain.strategies import example, founders
from projections.metrics.model import MetricAnswer
from projections.metrics.registry import measure
from projections.view import View

Ask = Callable[..., View]

CODES = ("BGR", "CUB", "PER")


def finished(iso3: str, said: Qualifier | None) -> Event:
    """Ten submunitions, said so exactly; or no figure."""
    amount = None if said is None else Quantity(10, Unit.SUBMUNITIONS, said)
    return example(
        StockpileDestructionCompleted, "2013-06-30", f"state:{iso3}", submunitions=amount
    )


def total(ask: Ask, as_of: str, *said: Qualifier | None) -> MetricAnswer:
    codes = CODES[: len(said)]
    consents = [
        example(InstrumentDeposited, "2011-04-06", f"state:{iso3}", kind="accession")
        for iso3 in codes
    ]
    done = [finished(iso3, item) for iso3, item in zip(codes, said, strict=True)]
    view = ask([*founders(without=codes), *consents, *done], date.fromisoformat(as_of))
    return measure(view, "submunitions_destroyed_total")


@pytest.mark.parametrize(
    ("said", "qualifier"),
    [
        ((Qualifier.EXACT, Qualifier.EXACT), Qualifier.EXACT),
        ((Qualifier.EXACT, Qualifier.ROUNDED), Qualifier.ROUNDED),
        ((Qualifier.ROUNDED, Qualifier.ABOUT), Qualifier.ABOUT),
        ((Qualifier.EXACT, None), Qualifier.AT_LEAST),
        # rounding takes nothing from what is missing
        ((Qualifier.ROUNDED, None), Qualifier.AT_LEAST),
        ((Qualifier.ABOUT, Qualifier.AT_LEAST), Qualifier.AT_LEAST),
        ((Qualifier.ROUNDED, Qualifier.AT_MOST), Qualifier.AT_MOST),
        # the sum can be more or less
        ((Qualifier.AT_MOST, Qualifier.EXACT, None), Qualifier.ABOUT),
    ],
)
def test_a_total_is_known_as_exactly_as_its_weakest_part(
    ask: Ask, said: tuple[Qualifier | None, ...], qualifier: Qualifier
) -> None:
    assert total(ask, "2014-01-01", *said).qualifier is qualifier


def test_a_total_names_the_states_of_which_it_has_no_figure(ask: Ask) -> None:
    answer = total(ask, "2014-01-01", Qualifier.EXACT, None)

    assert answer.value == 10
    assert answer.missing.endswith("events with figures, of CUB")
    assert answer.because.startswith("a stock of which only the completion is dated")
