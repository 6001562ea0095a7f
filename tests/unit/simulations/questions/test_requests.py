"""Extension requests against the model: what was asked for and what was granted are told apart."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from domain.events.extensions import ExtensionGranted, ExtensionRequested, ExtensionRequestRevised
from domain.events.header import Event
from domain.strategies import example
from projections.view import View
from simulations.calibration import NotSimulableError
from simulations.calibration.deadlines import Deadline
from simulations.questions.requests import Assessment, assessments
from simulations.scenarios.model import ClearanceScenario
from simulations.scenarios.parts import Run

Clearing = Callable[..., ClearanceScenario]
ASKED_ON = date(2021, 1, 1)
DEADLINE = date(2021, 1, 10)


def request(until: str | None = None, months: int | None = None, on: str = "2021-01-01") -> Event:
    day = None if until is None else date.fromisoformat(until)
    return example(ExtensionRequested, on, "state:LBN", article=4, months=months, until=day)


def grant(deadline: str) -> Event:
    day = date.fromisoformat(deadline)
    return example(
        ExtensionGranted,
        "2021-01-05",
        "state:LBN",
        article=4,
        deadline=day,
        decided_by="9MSP",
        form="at_meeting",
    )


@pytest.fixture
def assessed(
    ask: Callable[..., View], clearing: Clearing, monkeypatch: pytest.MonkeyPatch
) -> Callable[..., list[Assessment]]:
    """Requests of a programme that surely ends on 14 February, known on the day of the request."""

    def scenario(view: View, iso3: str, article: int, run: Run) -> ClearanceScenario:
        assert (view.as_of, view.known_at, iso3, article) == (ASKED_ON, ASKED_ON, "LBN", 4)
        return clearing(land={"confirmed_m2": 45 * 7000}, run=run)

    def deadline(view: View, iso3: str, article: int) -> Deadline:
        assert (view.as_of, view.known_at, iso3, article) == (ASKED_ON, ASKED_ON, "LBN", 4)
        return Deadline(DEADLINE, ())

    monkeypatch.setattr("simulations.questions.requests.open_deadline", deadline)
    monkeypatch.setattr("simulations.questions.requests.scenario_of", scenario)

    def answer(*events: Event, **which: Any) -> list[Assessment]:
        run = Run(replications=250, horizon_years=5)
        return list(
            assessments(
                lambda as_of, known_at: ask(events, as_of, known_at),
                ask(events, date(2026, 1, 1)),
                run=run,
                **which,
            )
        )

    return answer


@pytest.mark.parametrize(
    ("until", "granted", "chances"),
    [
        ("2021-03-01", "2021-02-01", (0.0, 1.0, None, 0.0)),
        ("2021-02-01", "2021-02-14", (0.0, 0.0, None, 1.0)),
    ],
)
def test_each_deadline_has_the_chance_of_its_own(
    assessed: Callable[..., list[Assessment]],
    until: str,
    granted: str,
    chances: tuple[float, ...],
) -> None:
    (found,) = assessed(request(until), grant(granted))

    assert (found.deadline, str(found.asked), str(found.granted)) == (DEADLINE, until, granted)
    assert tuple(each and each.on_time.estimate for each in found.chances) == chances
    assert found.missing == ""


def test_months_asked_for_count_from_the_deadline_of_the_day(
    assessed: Callable[..., list[Assessment]],
) -> None:
    (found,) = assessed(request(months=2))

    assert (found.asked, found.granted) == (date(2021, 3, 10), None)
    assert [each and each.on_time.estimate for each in found.chances] == [0.0, 1.0, None, None]


def test_what_was_asked_for_last_stands_beside_what_was_asked_for_first(
    assessed: Callable[..., list[Assessment]],
) -> None:
    revised = example(
        ExtensionRequestRevised,
        "2021-01-03",
        "state:LBN",
        article=4,
        months=None,
        until=date(2021, 3, 1),
        for_meeting=None,
    )
    (found,) = assessed(request("2021-02-01"), revised)

    assert (found.asked, found.revised) == (date(2021, 2, 1), date(2021, 3, 1))
    assert [each and each.on_time.estimate for each in found.chances] == [0.0, 0.0, 1.0, None]


def test_of_a_length_that_is_not_recorded_there_is_no_chance(
    assessed: Callable[..., list[Assessment]],
) -> None:
    (found,) = assessed(request(), grant("2021-02-14"))

    assert found.asked is None
    assert [each and each.on_time.estimate for each in found.chances] == [0.0, None, None, 1.0]


@pytest.mark.parametrize(
    ("which", "count"),
    [
        ({}, 1),
        ({"iso3": "LBN", "article": 4, "year": 2021}, 1),
        ({"iso3": "HRV"}, 0),
        ({"article": 3}, 0),
        ({"year": 2020}, 0),
    ],
)
def test_requests_are_chosen_by_state_article_and_year(
    assessed: Callable[..., list[Assessment]], which: dict[str, Any], count: int
) -> None:
    assert len(assessed(request("2021-03-01"), **which)) == count


def test_where_the_model_can_say_nothing_the_reason_is_given(
    assessed: Callable[..., list[Assessment]], monkeypatch: pytest.MonkeyPatch
) -> None:
    error = NotSimulableError("LBN", 4, "no area is known", "Record one")

    def unknown(*_: Any) -> None:
        raise error

    monkeypatch.setattr("simulations.questions.requests.scenario_of", unknown)
    (found,) = assessed(request(months=2), grant("2021-02-14"))

    assert found.chances == (None, None, None, None)
    assert found.missing == "no area is known"
    assert (found.deadline, str(found.asked), str(found.granted)) == (
        DEADLINE,
        "2021-03-10",
        "2021-02-14",
    )


def test_where_no_duty_was_open_on_the_day_there_is_no_deadline(
    assessed: Callable[..., list[Assessment]], monkeypatch: pytest.MonkeyPatch
) -> None:
    error = NotSimulableError("LBN", 4, "the duty stands as met", "Ask as of another day")

    def met(*_: Any) -> None:
        raise error

    monkeypatch.setattr("simulations.questions.requests.open_deadline", met)
    monkeypatch.setattr("simulations.questions.requests.scenario_of", met)
    (found,) = assessed(request(months=2))

    assert (found.deadline, found.asked, found.missing) == (None, None, "the duty stands as met")
