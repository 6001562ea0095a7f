"""Extension requests and what became of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from domain.events.extensions import (
    ExtensionAnalysed,
    ExtensionGranted,
    ExtensionRefused,
    ExtensionRequested,
    ExtensionRequestRevised,
    ExtensionWithdrawn,
    RecommendationMade,
    RecommendationMet,
)
from domain.events.fields import Article
from domain.events.header import Event
from domain.strategies import any_fact, days, example, timelines_of_state
from projections.extensions import cases, grants, pending
from projections.view import View

Ask = Callable[..., View]

SOME = settings(max_examples=30)
PROCEDURE = (ExtensionRequested, ExtensionRequestRevised, ExtensionAnalysed)
DECISIONS = (ExtensionGranted, ExtensionRefused, ExtensionWithdrawn)


def event(kind: type[Event], when: str, /, article: int = 4, **fields: object) -> Event:
    if "decided_by" in kind.model_fields:
        fields.setdefault("decided_by", "9MSP")
    if kind is ExtensionGranted:
        fields |= {"deadline": date(2030, 1, 1), "form": "at_meeting"}
    return example(kind, when, "state:AFG", article=article, **fields)


def test_a_case_holds_a_request_and_all_that_became_of_it(ask: Ask) -> None:
    request = event(ExtensionRequested, "2021-01-05", for_meeting="9MSP")
    revised = event(ExtensionRequestRevised, "2021-03-05", for_meeting="2RC")
    analysed = event(ExtensionAnalysed, "2021-06-05")
    granted = event(ExtensionGranted, "2021-09-21", decided_by="2RC")
    asked = event(RecommendationMade, "2021-09-21", decided_by="2RC", key="plan", ask="plan")
    met = event(RecommendationMet, "2022-01-05", decided_by="2RC", key="plan")
    (found,) = cases(ask([request, revised, analysed, granted, asked, met]), "AFG")
    assert (found.request, found.decision, found.grant) == (request, granted, granted)
    assert (found.revisions, found.analyses) == ((revised,), (analysed,))
    assert (found.recommendations, found.met) == ((asked,), (met,))
    assert (found.latest, found.for_meeting) == (revised, "2RC")
    assert found.evidence == (request.id, revised.id, analysed.id, granted.id)


def test_a_decision_without_a_request_is_a_case_of_its_own(ask: Ask) -> None:
    granted = event(ExtensionGranted, "2021-09-21")
    (found,) = cases(ask([granted]), "AFG")
    assert (found.request, found.grant, found.for_meeting) == (None, granted, None)


def test_a_decision_is_about_the_oldest_open_request_under_its_article(ask: Ask) -> None:
    first = event(ExtensionRequested, "2020-01-05")
    other = event(ExtensionRequested, "2020-02-05", article=3)
    second = event(ExtensionRequested, "2020-03-05")
    refused = event(ExtensionRefused, "2020-06-05")
    view = ask([first, other, second, refused])
    assert [item.decision for item in cases(view, "AFG", Article.CLEARANCE)] == [refused, None]
    assert [item.request for item in pending(view, "AFG", Article.CLEARANCE)] == [second]
    assert [item.request for item in pending(view, "AFG", Article.STOCKPILES)] == [other]
    assert grants(view, "AFG", Article.CLEARANCE) == ()


def test_a_recommendation_belongs_to_the_newest_grant_of_its_meeting(ask: Ask) -> None:
    one = event(ExtensionGranted, "2019-09-05")
    asked = event(RecommendationMade, "2019-09-05", key="a", ask="a")
    elsewhere = event(RecommendationMade, "2019-09-06", decided_by="2RC", key="b", ask="b")
    under_3 = event(RecommendationMade, "2019-09-06", article=3, key="c", ask="c")
    (found,) = cases(ask([one, asked, elsewhere, under_3]), "AFG")
    assert found.recommendations == (asked,)


@SOME
@given(st.lists(any_fact(article=st.sampled_from(Article), subject="state:AFG")), days())
def test_no_step_of_a_procedure_is_lost_or_counted_twice(
    ask: Ask,
    recorded: list[Event],
    as_of: date,
) -> None:
    """Whatever was recorded: each request opens a case, each decision ends one."""
    happened = [item for item in recorded if item.effective_on <= as_of]
    found = cases(ask(recorded, as_of), "AFG")
    requests = [item.request for item in found if item.request]
    decisions = [item.decision for item in found if item.decision]
    assert _ids(requests) == _ids(_only(happened, ExtensionRequested))
    assert _ids(decisions) == _ids(_only(happened, *DECISIONS))
    steps = [each for item in found for each in item.evidence]
    assert len(steps) == len(set(steps))
    assert set(steps) <= {item.id for item in happened}
    for case in found:
        assert all(item.article == case.article for item in (*case.revisions, *case.analyses))


@SOME
@given(timelines_of_state("AFG", consents=True))
def test_in_a_plausible_history_every_step_finds_its_case(
    ask: Ask,
    timeline: list[Event],
) -> None:
    view = ask(timeline, date(2099, 1, 1))
    found = cases(view, "AFG")
    assert all(item.request for item in found)
    in_cases = [each for item in found for each in item.evidence]
    assert sorted(in_cases) == _ids(_only(timeline, *PROCEDURE, *DECISIONS))
    recommended = [each for item in found for each in (*item.recommendations, *item.met)]
    assert _ids(recommended) == _ids(_only(timeline, RecommendationMade, RecommendationMet))
    for article in Article:
        under = cases(view, "AFG", article)
        assert {item.article for item in under} <= {article}
        assert grants(view, "AFG", article) == tuple(item.grant for item in under if item.grant)
        assert pending(view, "AFG", article) == tuple(item for item in under if not item.decision)


def _only(timeline: list[Event], *kinds: type[Event]) -> list[Event]:
    return [item for item in timeline if isinstance(item, kinds)]


def _ids(timeline: Iterable[Event]) -> list[str]:
    return sorted({item.id for item in timeline})


def test_a_decision_is_about_the_request_that_was_put_to_its_meeting(ask: Ask) -> None:
    first = event(ExtensionRequested, "2019-01-05", for_meeting="9MSP")
    second = event(ExtensionRequested, "2021-01-05", for_meeting="2RC")
    granted = event(ExtensionGranted, "2021-09-21", decided_by="2RC")
    view = ask([first, second, granted])
    assert [(item.request, item.decision) for item in cases(view, "AFG")] == [
        (first, None),
        (second, granted),
    ]


def test_a_request_of_some_day_of_the_year_can_precede_the_grant_of_that_year(ask: Ask) -> None:
    request = event(ExtensionRequested, "2020", for_meeting="9MSP")
    granted = event(ExtensionGranted, "2020-09-01", decided_by="9MSP")
    (found,) = cases(ask([request, granted]), "AFG")
    assert (found.request, found.grant) == (request, granted)
