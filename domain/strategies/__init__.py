"""Hypothesis strategies for every treaty value and every event type, for whoever tests a rule.

Everything drawn is valid by construction: the event types accept it, and no single event of it
is impossible (:func:`domain.timelines.possible.impossible_event`). Values::

    days()  date_ranges()  quantities(Unit.MUNITIONS)  sources()  state_codes()  states()
    meeting_names()  subjects(SubjectKind.STATE)  texts()  sums()  accounts()

Events, each with any field fixed to a value or to another strategy, and ``when`` for both dates::

    events(InstrumentDeposited, subject="state:AFG", kind=ConsentKind.ACCESSION)
    events(StockpileDestroyed, when=date(2014, 5, 1), munitions=quantities(Unit.MUNITIONS))
    any_fact()               any type but the amendments
    any_event()              any type; the target of an amendment is then some fact drawn for it
    amendments_of(event)     sources_added(event), retractions(event) or corrections(event)

One event written out, for tests by example::

    example(InstrumentDeposited, "2010-02-16", "state:AFG", kind=ConsentKind.ACCESSION)

Sequences that could have happened, whole and in order::

    timelines_of_state("AFG")       signs, consents, declares, asks, is granted, finishes …
    timelines_of_meeting("9MSP")    scheduled, moved, opened, closed, part by part
    histories()                     States and meetings, with founders() and documents()
    recordings()                    facts and amendments as a ledger could have recorded them
    histories_of_money()            meetings with costs, invoices, payments; told by MoneyStory
    founders()                      thirty deposits that bring the Convention into force
    documents()                     what sources() cites

``STRATEGIES`` holds the plain strategy of each event type by its name. Only this package and
:mod:`simulations.strategies` import Hypothesis: install the extra ``testing`` to use them.
"""

from __future__ import annotations

from domain.strategies.examples import example
from domain.strategies.ledger_stories import documents, founders, histories, timelines_of_meeting
from domain.strategies.money_stories import MoneyStory
from domain.strategies.money_years import histories_of_money, stories_of_one_meeting
from domain.strategies.payloads_of_money import accounts, sums
from domain.strategies.recordings import recordings
from domain.strategies.single import (
    STRATEGIES,
    amendments_of,
    any_event,
    any_fact,
    corrections,
    events,
    retractions,
    sources_added,
)
from domain.strategies.state_stories import THIRTIETH_DEPOSIT_ON, timelines_of_state
from domain.strategies.values import (
    DOCUMENTS,
    MEETINGS,
    TREATY_DAYS,
    date_ranges,
    days,
    meeting_names,
    quantities,
    sources,
    state_codes,
    states,
    subjects,
    texts,
)

__all__ = [
    "DOCUMENTS",
    "MEETINGS",
    "STRATEGIES",
    "THIRTIETH_DEPOSIT_ON",
    "TREATY_DAYS",
    "MoneyStory",
    "accounts",
    "amendments_of",
    "any_event",
    "any_fact",
    "corrections",
    "date_ranges",
    "days",
    "documents",
    "events",
    "example",
    "founders",
    "histories",
    "histories_of_money",
    "meeting_names",
    "quantities",
    "recordings",
    "retractions",
    "sources",
    "sources_added",
    "state_codes",
    "states",
    "stories_of_one_meeting",
    "subjects",
    "sums",
    "texts",
    "timelines_of_meeting",
    "timelines_of_state",
]
