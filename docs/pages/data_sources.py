"""The page on what the shipped dataset rests on."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from functools import cache

from domain.events.header import Event
from domain.events.machinery import DocumentIssued
from domain.sources import Basis, Confidence
from ledger.datasets.loading import read_dataset, shipped_folder
from pages.audit_result import DAY
from pages.parts import MADE, page, table
from pages.shipped import shipped_view
from projections.findings import RULES, findings, totals
from projections.findings.contradictions import FIGURE_RULES

_OF_SOURCES = ("sources_disagree", "destroyed_more_than_declared", *FIGURE_RULES, *totals.RULES)

_CLASSES = (
    ("Final report of the Second Review Conference", ("ccm-conf-2021-6",)),
    ("Other documents of the Convention, listed by symbol", ("ccm-conf-", "ccm-msp-")),
    ("United Nations Treaty Collection, the depositary", ("untc-",)),
    ("Resolutions and votes of the General Assembly", ("a-res-", "unga-", "unvotes")),
    ("Implementation Support Unit: pages and news", ("isu-",)),
    ("Landmine and Cluster Munition Monitor: country profiles", ("monitor-",)),
    ("Cluster Munition Monitor: yearly reports", ("cmm-",)),
    ("Cluster Munition Coalition and Human Rights Watch", ("cmc-", "hrw-")),
    ("United Nations bodies", ("unoda-", "unmas-", "mineaction-", "un-", "undp-")),
    ("Mine Action Review", ("mine-action-review",)),
    ("Geneva International Centre for Humanitarian Demining", ("gichd-",)),
)
_REST = "Governments, operators, researchers, press"
_ABOUT = """Every fact of the shipped dataset cites a document and a place in it; a fact that
several documents tell cites them all. A document is what was read: a page, a report, a table.
Where only a page about a document was read (most documents of the United Nations could not be
opened), that page is cited, and the document is listed without facts of its own."""
_WORDS = """*Confidence* is how far a reading can be relied on: **high**, read in the report, at
the depositary, in a Monitor, on a page of the Implementation Support Unit or of a government;
**medium**, rounded, undated, second-hand or partly inferred; **low**, derived, from the press, or
from a list marked *to be confirmed*. *Basis* is how it was come by: **read**, it stands in the
document; **inferred**, it follows from what stands there (a deadline from its grant, a day from
the order of events), and the note says how. `ccm` shows both beside each answer."""
_DISAGREE = """Where sources disagree the better one is folded, the other is kept as a figure or
in the note, and `ccm findings` shows the two: so many on the shipped dataset."""
_GAPS = """Not in the dataset, since no document that could be read has it: the budgets of the
Implementation Support Unit by year, the cost estimates of meetings, invoices and arrears by
State; the Article 7 reports themselves, where only the day of submission was read; lists of
overdue annual reports for every year; land released by State where a profile gives totals alone;
outcomes of requests put to the Twelfth and Thirteenth Meetings. [Coverage](coverage.md) counts
what is missing by State and article, [Notes](dataset-notes.md) say how doubtful rows were
decided."""


def data_sources_page() -> str:
    """Documents by class, with the facts they bear out, how sure they are, and what is missing."""
    return page(
        [
            "# Data sources",
            MADE,
            _ABOUT,
            "## Documents by class",
            _by_class(),
            "## How sure",
            _WORDS,
            _by_certainty(),
            "## Facts by type",
            _by_type(),
            "## Disagreements",
            _DISAGREE,
            _disagreements(),
            "## Gaps",
            _GAPS,
        ]
    )


@cache
def _events() -> Sequence[Event]:
    return read_dataset(shipped_folder()).events


def _class_of(document: str) -> str:
    for name, beginnings in _CLASSES:
        if document.startswith(beginnings):
            return name
    return _REST


def _cited(event: Event) -> set[str]:
    return {source.document for source in event.sources}


def _facts() -> list[Event]:
    return [event for event in _events() if not isinstance(event, DocumentIssued)]


def _by_class() -> str:
    documents: defaultdict[str, set[str]] = defaultdict(set)
    for event in _events():
        if isinstance(event, DocumentIssued):
            documents[_class_of(event.subject_key)].add(event.subject_key)
    facts, alone = Counter[str](), Counter[str]()
    for event in _facts():
        classes = {_class_of(key) for key in _cited(event)}
        facts.update(classes)
        if len(_cited(event)) == 1:
            alone.update(classes)
    names = [name for name, _beginnings in _CLASSES] + [_REST]
    return table(
        ("class", "documents", "facts they tell", "of these, told by one document alone"),
        [(name, *_numbers(len(documents[name]), facts[name], alone[name])) for name in names],
    )


def _numbers(*counts: int) -> tuple[str, ...]:
    return tuple(f"{count:,}" for count in counts)


def _by_certainty() -> str:
    found = Counter((event.confidence, event.basis) for event in _facts())
    lines = [
        (level.value, *_numbers(*(found[level, basis] for basis in Basis))) for level in Confidence
    ]
    return table(("confidence", *(f"{basis.value}" for basis in Basis)), lines)


def _by_type() -> str:
    by_type: defaultdict[str, list[Event]] = defaultdict(list)
    for event in _facts():
        by_type[event.type].append(event)
    lines = [(f"`{name}`", *_of_type(events)) for name, events in sorted(by_type.items())]
    head = ("type", "facts", "told by two documents or more", "inferred", "low")
    return table(head, lines)


def _of_type(events: Sequence[Event]) -> tuple[str, ...]:
    twice = sum(len(_cited(event)) > 1 for event in events)
    inferred = sum(event.basis is Basis.INFERRED for event in events)
    low = sum(event.confidence is Confidence.LOW for event in events)
    return _numbers(len(events), twice, inferred, low)


def _disagreements() -> str:
    found = Counter(item.rule for item in findings(shipped_view(DAY)))
    lines = [(f"`{name}`", RULES[name], str(found[name])) for name in _OF_SOURCES if found[name]]
    return table(("finding", "means", "cases"), lines)
