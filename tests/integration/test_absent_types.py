"""What nothing tells is not zero: every metric over the shipped ledger less one type of events."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from domain.events.header import Event
from domain.events.membership import WithdrawalNotified
from domain.quantities import Qualifier
from ledger.datasets.loading import read_dataset, shipped_folder
from projections.cut import Recorded, cut
from projections.metrics.model import MetricAnswer
from projections.metrics.registry import measure, metrics
from projections.view import Facts, View

DAY = date(2020, 10, 1)
EVENTS = read_dataset(shipped_folder()).events
KINDS = sorted({type(event) for event in EVENTS}, key=lambda kind: kind.__name__)
ASKED = sorted(
    name for name, row in metrics().items() if not row.about_state and not row.about_meeting
)


def less(kind: type[Event] | None) -> View:
    now = datetime.now(UTC)
    told = (event for event in EVENTS if kind is None or not isinstance(event, kind))
    recorded = [Recorded(at, now, event) for at, event in enumerate(told, 1)]
    return View(Facts.of(cut(recorded)), DAY, None, len(recorded), "", DAY)


@pytest.fixture(scope="module")
def whole() -> dict[str, MetricAnswer]:
    view = less(None)
    return {name: measure(view, name) for name in ASKED}


def is_bare_zero(answer: MetricAnswer) -> bool:
    """An exact nothing that neither an event nor the treaty bears out."""
    is_nothing = answer.value in {0, ()} and answer.qualifier is Qualifier.EXACT
    return is_nothing and not answer.evidence and not answer.by_rule


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind is not WithdrawalNotified])
def test_without_its_events_no_metric_is_an_exact_zero(
    whole: dict[str, MetricAnswer], kind: type[Event]
) -> None:
    # the depositary's acts are taken to be known all or none: no withdrawal recorded is none
    view = less(kind)
    made_up = [
        name
        for name in ASKED
        if is_bare_zero(found := measure(view, name)) and found.value != whole[name].value
    ]

    assert made_up == []


def test_a_ledger_of_documents_alone_knows_no_number() -> None:
    view = less(None)
    alone = Facts(
        {subject: it for subject, it in view.facts.streams.items() if subject.startswith("doc")}
    )
    documents = View(alone, DAY, None, len(EVENTS), "", DAY)
    zeros = [name for name in ASKED if is_bare_zero(measure(documents, name))]

    assert zeros == []
