"""Every verdict, and what has to be so for it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest

from domain.dates import parse_range
from domain.errors import (
    AmbiguousDocumentError,
    InvalidDateError,
    NotFoundError,
    UnknownMetricError,
)
from domain.events.clearance import ClearanceCompleted, ContaminationReported
from domain.events.extensions import ExtensionGranted
from domain.events.header import Event
from domain.events.membership import ConventionSigned
from domain.events.stockpiles import (
    HoldingsClarified,
    StockpileDeclared,
    StockpileDestructionCompleted,
)
from domain.quantities import Quantity, Unit
from projections.claims.judging import audit
from projections.claims.known import document_of, when_of
from projections.claims.model import Claim, Holding, Judgement, Verdict
from projections.view import View

Ask = Callable[..., View]
NOW = date(2024, 1, 1)


@pytest.fixture
def judged(ask: Ask, make: SimpleNamespace) -> Callable[[Claim, Iterable[Event]], Judgement]:
    """Judges one claim against events, in a ledger that knows both documents."""

    def judge(claim: Claim, events: Iterable[Event]) -> Judgement:
        known = [*make.documents, *events]
        (found,) = audit([claim], ask(known, NOW), lambda day: ask(known, NOW, known_at=day))
        return found

    return judge


def test_a_true_claim_whose_events_other_documents_know_too_is_confirmed(
    judged: Any, make: SimpleNamespace
) -> None:
    found = judged(make.claim("signatories", "3"), make.signed)

    assert found.now.verdict is Verdict.CONFIRMED
    assert (found.now.value, found.now.states) == (3, ("AGO", "HTI", "IDN"))
    assert len(found.now.evidence) == 3


def test_a_true_claim_that_its_own_document_alone_bears_out_is_attested(
    judged: Any, make: SimpleNamespace
) -> None:
    own = make.of("JAM", ConventionSigned, "2009-06-12", "report")
    found = judged(make.claim("signatories", "4"), [*make.signed, own])

    assert found.now.verdict is Verdict.ATTESTED


def test_a_second_document_for_the_same_event_confirms_it(
    judged: Any, make: SimpleNamespace
) -> None:
    both = make.of("JAM", ConventionSigned, "2009-06-12", "report", "monitor")
    found = judged(make.claim("signatories", "4"), [*make.signed, both])

    assert found.now.verdict is Verdict.CONFIRMED


def test_a_value_that_an_earlier_event_happens_to_give_too_is_no_confirmation(
    judged: Any, make: SimpleNamespace
) -> None:
    events = [
        make.joined("CHL", "2010-12-16"),
        make.granted("2021-05-21", "2022-06-01", "monitor"),
        make.granted("2021-09-21", "2023-06-01", "report"),
    ]
    claim = make.claim("art4_extension_months", "12", subject="CHL", as_of="2021-09-21")
    found = judged(claim, events)

    assert found.now.value == 12
    assert found.now.verdict is Verdict.ATTESTED


def test_a_count_that_another_state_happens_to_make_up_is_no_confirmation(
    judged: Any, make: SimpleNamespace
) -> None:
    # without the report Peru's request is not known, and Bulgaria's is not known to be decided
    events = [
        make.joined("BGR", "2011-04-06"),
        make.joined("PER", "2012-09-26"),
        make.asked("BGR", "2019-01-15", "monitor"),
        make.of(
            "BGR",
            ExtensionGranted,
            "2019-09-04",
            "report",
            article=3,
            deadline=date(2020, 10, 1),
            months=12,
            decided_by="2RC",
            form="at_meeting",
        ),
        make.asked("PER", "2020-03-31", "report"),
    ]
    found = judged(make.claim("art3_requests_pending", "1"), events)

    assert (found.now.value, found.now.states) == (1, ("PER",))
    assert found.now.verdict is Verdict.ATTESTED


def test_a_state_that_counts_by_another_event_than_before_is_no_confirmation(
    judged: Any, make: SimpleNamespace
) -> None:
    # without the report the first request is not known to be decided, nor the second to be made
    events = [
        make.joined("CHL", "2010-12-16"),
        make.asked("CHL", "2020-01-15", "monitor", article=4),
        make.granted("2020-05-21", "2022-06-01", "report"),
        make.asked("CHL", "2020-06-30", "report", article=4),
    ]
    found = judged(make.claim("art4_requests_pending", "1"), events)

    assert (found.now.value, found.now.states) == (1, ("CHL",))
    assert found.now.verdict is Verdict.ATTESTED


def test_a_state_that_counts_by_two_events_is_confirmed_by_one_of_them(
    judged: Any, make: SimpleNamespace
) -> None:
    none = Quantity(10, Unit.MUNITIONS)
    events = [
        make.joined("BGR", "2011-04-06"),
        make.of("BGR", StockpileDeclared, "2012-03-27", scope="total", munitions=none),
        make.of("BGR", StockpileDeclared, "2013-03-27", "report", scope="total", munitions=none),
    ]
    found = judged(make.claim("states_that_reported_stockpiles", "1"), events)

    assert len(found.now.evidence) == 2
    assert found.now.verdict is Verdict.CONFIRMED


def test_what_the_treaty_itself_says_is_confirmed_without_any_event(
    judged: Any, make: SimpleNamespace
) -> None:
    found = judged(make.claim("art4_extension_max_months", "60"), [])

    assert found.now.verdict is Verdict.CONFIRMED


@pytest.mark.parametrize("source", ["", "a leaflet"])
def test_a_true_claim_of_no_known_document_is_neither_confirmed_nor_attested_by_one_document(
    source: str, judged: Any, make: SimpleNamespace
) -> None:
    found = judged(make.claim("signatories", "3", source=source), make.signed)

    assert (found.now.verdict, found.now.value) == (Verdict.NOT_COMPUTABLE, 3)
    assert (repr(source) if source else "the claim's source") in found.now.missing
    assert (found.then, found.known_then_at) == (None, None)


@pytest.mark.parametrize("source", ["", "a leaflet"])
def test_a_true_claim_of_no_known_document_is_confirmed_where_each_event_has_two_documents(
    source: str, judged: Any, make: SimpleNamespace
) -> None:
    both = [
        *make.first_thirty("report", "monitor"),
        *(
            make.of(iso3, ConventionSigned, "2008-12-03", "report", "monitor")
            for iso3 in ("AGO", "HTI")
        ),
    ]
    found = judged(make.claim("signatories", "2", source=source), both)

    assert found.now.verdict is Verdict.CONFIRMED


@pytest.mark.parametrize("source", ["", "a leaflet"])
def test_a_false_claim_is_contradicted_whoever_claims_it(
    source: str, judged: Any, make: SimpleNamespace
) -> None:
    found = judged(make.claim("signatories", "4", source=source), make.signed)

    assert found.now.verdict is Verdict.CONTRADICTED


def test_what_the_treaty_itself_says_is_confirmed_whoever_claims_it(
    judged: Any, make: SimpleNamespace
) -> None:
    found = judged(make.claim("art4_extension_max_months", "60", source=""), [])

    assert found.now.verdict is Verdict.CONFIRMED


def test_a_false_claim_is_contradicted(judged: Any, make: SimpleNamespace) -> None:
    found = judged(make.claim("signatories", "4"), make.signed)

    assert found.now.verdict is Verdict.CONTRADICTED
    assert (found.now.value, found.now.reading) == (3, "")


def test_a_contradicted_list_says_whom_it_leaves_out_and_whom_it_should_not_have(
    judged: Any, make: SimpleNamespace
) -> None:
    found = judged(make.claim("signatories_list", "AGO;IDN;Jamaica"), make.signed)

    assert found.now.verdict is Verdict.CONTRADICTED
    assert (found.missing_states, found.surplus_states) == (("HTI",), ("JAM",))


def test_a_list_that_names_a_state_twice_is_true_with_each_once(
    judged: Any, make: SimpleNamespace
) -> None:
    found = judged(make.claim("signatories_list", "AGO;IDN;HTI;IDN"), make.signed)

    assert found.now.verdict is Verdict.CONTRADICTED
    assert found.now.reading == (
        "true if read so: each State once (Indonesia stands there more than once)"
    )
    assert (found.missing_states, found.surplus_states) == ((), ())
    other = judged(make.claim("signatories_list", "AGO;AGO;IDN"), make.signed)
    assert not other.now.reading


def test_a_claim_without_events_is_not_computable_and_says_what_is_missing(
    judged: Any, make: SimpleNamespace
) -> None:
    found = judged(make.claim("area_released_total", "530 km2"), make.signed)

    assert found.now.verdict is Verdict.NOT_COMPUTABLE
    assert found.now.missing.startswith("LandReleased events")


def test_an_exact_claim_against_a_bound_is_not_computable(
    judged: Any, make: SimpleNamespace
) -> None:
    events = [
        make.joined("BGR", "2011-04-06"),
        make.joined("CUB", "2016-04-06"),
        make.of(
            "BGR",
            StockpileDestructionCompleted,
            "2019-01-01",
            munitions=Quantity(10, Unit.MUNITIONS),
        ),
        make.of("CUB", StockpileDestructionCompleted, "2019-01-01"),
    ]

    exact = judged(make.claim("munitions_destroyed_total", "12"), events)
    assert exact.now.verdict is Verdict.NOT_COMPUTABLE
    assert exact.now.missing == (
        "an exact figure: the ledger knows at least 10; StockpileDestructionCompleted events with "
        "figures, of CUB"
    )

    bound = judged(make.claim("munitions_destroyed_total", "at least 10"), events)
    assert bound.now.verdict is Verdict.CONFIRMED

    beyond = judged(make.claim("munitions_destroyed_total", "9"), events)
    assert beyond.now.verdict is Verdict.CONTRADICTED


def test_a_claim_about_the_text_itself_is_editorial(judged: Any, make: SimpleNamespace) -> None:
    found = judged(make.claim("paragraph_missing", "55"), [])

    assert found.now.verdict is Verdict.EDITORIAL
    assert "read in the text" in found.now.reading


def test_a_claim_is_judged_on_what_was_known_when_its_document_appeared_too(
    judged: Any, make: SimpleNamespace
) -> None:
    late = make.of("JAM", ConventionSigned, "2009-06-12", known_on=date(2023, 1, 1))
    found = judged(make.claim("signatories", "3"), [*make.signed, late])

    assert found.known_then_at == date(2021, 10, 31)
    assert (found.now.value, found.now.verdict) == (4, Verdict.CONTRADICTED)
    assert found.then is not None
    assert (found.then.value, found.then.verdict) == (3, Verdict.CONFIRMED)


def test_a_document_published_later_confirms_nothing_then(
    judged: Any, make: SimpleNamespace
) -> None:
    later = make.document("later", "2023-01-01")
    signed = make.of("JAM", ConventionSigned, "2009-06-12", "report", "later")
    found = judged(make.claim("signatories", "4"), [*make.signed, later, signed])

    assert found.now.verdict is Verdict.CONFIRMED
    assert found.then is not None
    assert (found.then.value, found.then.verdict) == (4, Verdict.ATTESTED)


def test_a_document_published_on_the_same_day_confirms_then(
    judged: Any, make: SimpleNamespace
) -> None:
    same = make.document("same", "2021-10-31")
    signed = make.of("JAM", ConventionSigned, "2009-06-12", "report", "same")
    found = judged(make.claim("signatories", "4"), [*make.signed, same, signed])

    assert found.then is not None
    assert found.then.verdict is Verdict.CONFIRMED


def test_a_claim_about_a_meeting_whose_days_are_not_known_is_not_computable(
    judged: Any, make: SimpleNamespace
) -> None:
    found = judged(make.claim("signatories", "3", as_of="14MSP"), make.signed)

    assert found.now.verdict is Verdict.NOT_COMPUTABLE
    assert found.now.missing == "MeetingScheduled events of the 14MSP"


def test_a_claim_about_a_meeting_is_judged_at_its_last_day(
    judged: Any, make: SimpleNamespace
) -> None:
    events = [*make.signed, *make.meeting("1RC", "RC", "2015-09-07", "2015-09-11")]
    found = judged(make.claim("signatories", "3", as_of="1rc"), events)

    assert found.judged_on == date(2015, 9, 11)


def test_a_claim_with_an_unknown_metric_is_refused(judged: Any, make: SimpleNamespace) -> None:
    with pytest.raises(UnknownMetricError):
        judged(make.claim("signatorys", "3"), make.signed)


def test_days_are_told_from_meetings_and_from_nothing(ask: Ask, make: SimpleNamespace) -> None:
    view = ask(make.meeting("9MSP", "MSP", "2019-09-02", "2019-09-04"))

    assert when_of(view, "9MSP") == parse_range("2019-09-02/2019-09-04")
    assert when_of(view, "2019-09") == parse_range("2019-09")
    with pytest.raises(NotFoundError):
        when_of(view, "8MSP")
    with pytest.raises(InvalidDateError):
        when_of(view, "last year")


def test_a_document_is_found_by_key_symbol_and_title(ask: Ask, make: SimpleNamespace) -> None:
    view = ask(make.documents)

    assert {document_of(view, name) for name in ("REPORT", "ccm/1", "Report ")} == {
        make.documents[0]
    }
    assert document_of(view, "") is None
    assert document_of(view, "leaflet") is None


def test_a_title_of_two_documents_is_refused_and_a_key_goes_before_it(
    ask: Ask, make: SimpleNamespace
) -> None:
    twin = make.document("other", "2022-01-01", title="Report")
    named = make.document("third", "2022-01-01", title="monitor")
    view = ask([*make.documents, twin, named, make.document("fourth", "2022-01-01", "Twice")])
    view = ask([*view.facts.events, make.document("fifth", "2022-01-01", "Twice")])

    assert document_of(view, "monitor") == make.documents[1]
    with pytest.raises(AmbiguousDocumentError, match="'twice' names 2 documents: fifth, fourth"):
        document_of(view, "twice")


@pytest.mark.parametrize(
    ("metric", "value", "reading"),
    [
        (
            "states_that_reported_stockpiles",
            "2",
            "States still verifying whether they hold stock counted too (with Guinea-Bissau)",
        ),
        (
            "signatories_asia",
            "0",
            "Cyprus counted to Europe, as a member of the European Union (without Cyprus)",
        ),
    ],
)
def test_a_contradicted_claim_says_the_reading_under_which_it_would_be_true(
    metric: str, value: str, reading: str, judged: Any, make: SimpleNamespace
) -> None:
    events = [
        *make.first_thirty(),
        make.of("CYP", ConventionSigned, "2009-09-23"),
        make.joined("GNB", "2010-11-29"),
        make.of("GNB", HoldingsClarified, "2012-01-01", holdings="verifying"),
        make.of("GBR", StockpileDestructionCompleted, "2012-01-01"),
        make.joined("GBR", "2010-05-04"),
        make.counted("states_that_reported_stockpiles", 1),
    ]
    found = judged(make.claim(metric, value), events)

    assert found.now.verdict is Verdict.CONTRADICTED
    assert found.now.reading == f"true if read so: {reading}"
    assert found.now.readings[0].holds is Holding.TRUE


def test_another_day_of_the_period_is_tried_ends_of_meetings_first(
    judged: Any, make: SimpleNamespace
) -> None:
    events = [
        *make.signed,
        *make.meeting("1RC", "RC", "2015-09-07", "2015-09-11"),
        make.joined("AGO", "2015-03-01"),
        make.joined("HTI", "2015-10-01"),
    ]

    at_end = judged(make.claim("signatories", "2", as_of="2015"), events)
    assert at_end.now.reading == "true if read so: as of the end of the 1RC, 2015-09-11"

    at_start = judged(make.claim("signatories", "3", as_of="2015"), events)
    assert at_start.now.reading == (
        "true if read so: as of 2015-01-01, the first day of the period"
    )


def test_a_count_that_dates_leave_open_can_be_true(judged: Any, make: SimpleNamespace) -> None:
    # in force on 1 Aug 2010: Zambia finished before it or after, Norway after, Malta before
    events = [
        *make.first_thirty(),
        *(
            make.of(iso3, ClearanceCompleted, when, paragraph="4.1(a)")
            for iso3, when in (("ZMB", "2009/2015"), ("NOR", "2013"), ("MLT", "2009"))
        ),
    ]
    for value, word in (("1", "can be"), ("2", "can be"), ("0", "")):
        found = judged(make.claim("states_completed_art4", value), events)

        assert found.now.value == 3
        assert found.now.reading.startswith(word and f"{word} true if read so: only States that")
        assert ("(1 to 2, by unknown dates)" in found.now.reading) is bool(word)
        assert [item.holds for item in found.now.readings] == [Holding.CAN_BE] * bool(word)


def test_a_true_claim_says_what_its_words_would_give_otherwise(
    judged: Any, make: SimpleNamespace
) -> None:
    events = [*make.first_thirty(), make.joined("NIU", "2020-08-06")]
    found = judged(make.claim("states_parties", "31"), events)

    assert found.now.verdict is Verdict.CONFIRMED
    assert found.now.reading == (
        "otherwise 30: States Parties proper: those for which the Convention is in force "
        "(without Niue)"
    )
    assert [item.holds for item in found.now.readings] == [None]


def test_many_states_of_a_difference_are_counted_and_not_named(
    judged: Any, make: SimpleNamespace
) -> None:
    later = ("NIU", "LCA", "MUS", "CUB", "GMB", "LKA", "MDV")
    events = [*make.first_thirty(), *(make.joined(iso3, "2020-08-06") for iso3 in later)]
    found = judged(make.claim("states_parties", "30"), events)

    assert found.now.reading.endswith("(without 7 States)")


def test_who_is_affected_is_open_where_it_is_not_known_who_is_bound(
    judged: Any, make: SimpleNamespace
) -> None:
    area = Quantity(1_000_000, Unit.SQUARE_METRES)
    events = [
        make.joined("SOM", "2015-09-30"),
        make.of("SOM", ContaminationReported, "2017", total=area, covers="whole"),
    ]
    found = judged(make.claim("states_with_art4_obligation", "2"), events)

    assert (found.now.verdict, found.now.value) == (Verdict.NOT_COMPUTABLE, None)
    assert found.now.missing == "InstrumentDeposited events of the States that deposited first"

    known = judged(make.claim("states_with_art4_obligation", "2"), [*make.first_thirty(), *events])
    assert (known.now.verdict, known.now.value) == (Verdict.NOT_COMPUTABLE, 1)


@pytest.mark.parametrize(
    ("as_of", "verdict"),
    [("2021-09-21", Verdict.NOT_COMPUTABLE), ("2020-10-01", Verdict.CONTRADICTED)],
)
def test_what_was_known_before_a_day_contradicts_no_claim_about_it(
    as_of: str, verdict: Verdict, ask: Ask, make: SimpleNamespace
) -> None:
    known_at = date(2020, 11, 28)
    view = ask([*make.documents, *make.signed], NOW, known_at=known_at)

    (found,) = audit([make.claim("signatories", "4", as_of=as_of)], view, lambda _day: view)

    assert found.now.verdict is verdict
    ahead = "its day, 2021-09-21, was still ahead on 2020-11-28"
    assert found.now.missing == (ahead if verdict is Verdict.NOT_COMPUTABLE else "")
