"""Hypothesis strategies for every treaty value and every event type, for whoever tests a rule.

Everything drawn is valid by construction: the event types accept it, and no single event of it
is impossible (:func:`domain.timelines.possible.impossible_event`). Values::

    days()  date_ranges()  quantities(Unit.MUNITIONS)  sources()  state_codes()  states()
    meeting_names()  texts()

Events, each with any field fixed to a value or to another strategy, and ``when`` for both dates::

    events(InstrumentDeposited, subject="state:AFG", kind=ConsentKind.ACCESSION)
    events(StockpileDestroyed, when=date(2014, 5, 1), munitions=quantities(Unit.MUNITIONS))
    any_event()               any type; an amendment's target is then some fact drawn for it
    any_fact()                any type but the amendments
    amendments_of(event)      sources_added(event)   retractions(event)   corrections(event)

Sequences that could have happened, whole and in order::

    timelines_of_state("AFG")          signs, consents, declares, asks, is granted, finishes …
    timelines_of_meeting("9MSP")       scheduled, moved, opened, closed, part by part
    histories()                        States and meetings with founders() and documents()
    founders()  documents()            what brings the Convention into force; what is cited

``STRATEGIES`` holds the plain strategy of each event type by its name. This module is the only
one of the project that imports Hypothesis: install the extra ``testing`` to use it.

It is longer than other modules because the table of payloads has a line for each event type.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any, TypeVar

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from domain.dates import DateRange, add_months
from domain.events.clearance import (
    ClearanceCompleted,
    ClearanceComplianceDeclared,
    ClearanceParagraph,
    ContaminationDiscovered,
    ContaminationReported,
    HazardConfirmed,
    HostilitiesEnded,
)
from domain.events.corrections import (
    Amendment,
    Corrected,
    CorrectionKind,
    Retracted,
    SourceAdded,
)
from domain.events.extensions import (
    DecisionForm,
    ExtensionAnalysed,
    ExtensionGranted,
    ExtensionRefused,
    ExtensionRequested,
    ExtensionRequestRevised,
    ExtensionWithdrawn,
    RecommendationMade,
    RecommendationMet,
)
from domain.events.fields import Article, Completeness
from domain.events.header import Event
from domain.events.machinery import (
    DocumentIssued,
    MeetingClosed,
    MeetingKind,
    MeetingOpened,
    MeetingRescheduled,
    MeetingScheduled,
    Outcome,
    SilenceProcedureConcluded,
    SilenceProcedureOpened,
)
from domain.events.membership import (
    ConsentKind,
    ConventionSigned,
    DeclarationKind,
    DeclarationMade,
    InstrumentDeposited,
    ProvisionalApplicationDeclared,
    WithdrawalNotified,
)
from domain.events.statements import FigureReported, ListReported, unit_of_metric
from domain.events.stockpiles import (
    DeclarationScope,
    DestructionPlanSubmitted,
    Holdings,
    HoldingsClarified,
    MunitionsRetained,
    StockpileComplianceDeclared,
    StockpileDeclared,
    StockpileDestroyed,
    StockpileDestructionCompleted,
    StockpileDiscovered,
)
from domain.knowledge import KNOWN_ON_THEIR_DAY
from domain.quantities import Qualifier, Quantity, Unit
from domain.rules import article_3, article_4, article_15, article_17, article_20
from domain.rules.extensions import max_months
from domain.sources import Basis, Confidence, Source
from domain.states import all_states
from domain.subjects import (
    CONVENTION,
    SubjectKind,
    document_subject,
    meeting_subject,
    state_subject,
)
from domain.timelines.order import order_key

__all__ = [
    "DOCUMENTS",
    "MEETINGS",
    "STRATEGIES",
    "THIRTIETH_DEPOSIT_ON",
    "TREATY_DAYS",
    "amendments_of",
    "any_event",
    "any_fact",
    "corrections",
    "date_ranges",
    "days",
    "documents",
    "events",
    "founders",
    "histories",
    "meeting_names",
    "quantities",
    "retractions",
    "sources",
    "sources_added",
    "state_codes",
    "states",
    "subjects",
    "texts",
    "timelines_of_meeting",
    "timelines_of_state",
]

E = TypeVar("E", bound=Event)
T = TypeVar("T")

TREATY_DAYS = DateRange(article_15.ADOPTED_ON, date(2035, 12, 31))
"""From the Convention's adoption to some years after what can be known today."""

THIRTIETH_DEPOSIT_ON = date(2010, 2, 16)
"""The day on which the Convention had its thirty deposits (Article 17.1)."""

DOCUMENTS = ("depositary", "final-report-2RC", "monitor-2020", "report-2021")
"""Keys that :func:`sources` cites."""

MEETINGS = tuple(f"{number}MSP" for number in range(1, 13)) + ("1RC", "2RC", "3RC")
"""Names that :func:`meeting_names` draws from."""

_METRICS = (
    "states_parties",
    "munitions_destroyed_total",
    "submunitions_destroyed_total",
    "remaining_area",
    "reporting_share",
    "extension_months",
)


# Values


def days(first: date = TREATY_DAYS.first, last: date = TREATY_DAYS.last) -> SearchStrategy[date]:
    """Days within treaty times; both bounds included."""
    return st.dates(first, last)


@st.composite
def date_ranges(
    draw: DrawFn,
    first: date = TREATY_DAYS.first,
    last: date = TREATY_DAYS.last,
    longest: int = 400,
) -> DateRange:
    """Ranges of one to ``longest`` days within the bounds; they shrink to a single day."""
    begins = draw(st.dates(first, last))
    length = draw(st.integers(0, longest - 1))
    return DateRange(begins, min(begins + timedelta(length), last))


def quantities(unit: Unit, most: int = 2_000_000_000) -> SearchStrategy[Quantity]:
    """Whole quantities of one unit from none to ``most``, said in any way."""
    return st.builds(Quantity, st.integers(0, most), st.just(unit), st.sampled_from(Qualifier))


def texts() -> SearchStrategy[str]:
    """One line of text of any script that holds something, as a cell of a table can hold it."""
    letters = st.characters(exclude_categories=("C", "Zl", "Zp"))
    return st.text(letters, min_size=1, max_size=16).map(str.strip).filter(None)


@st.composite
def sources(draw: DrawFn, documents: tuple[str, ...] = DOCUMENTS) -> tuple[Source, ...]:
    """One to three sources, no document twice."""
    keys = draw(st.lists(st.sampled_from(documents), min_size=1, max_size=3, unique=True))
    places = st.integers(1, 200).map(lambda number: f"para {number}")
    return tuple(Source(document=key, locator=draw(places)) for key in keys)


def state_codes() -> SearchStrategy[str]:
    """ISO 3166-1 alpha-3 codes of States."""
    return st.sampled_from([item.iso3 for item in all_states()])


def states() -> SearchStrategy[tuple[str, ...]]:
    """Lists of up to twelve States, each once, in any order."""
    return st.lists(state_codes(), max_size=12, unique=True).map(tuple)


def meeting_names() -> SearchStrategy[str]:
    """Short names of meetings."""
    return st.sampled_from(MEETINGS)


def subjects(kind: SubjectKind) -> SearchStrategy[str]:
    """Subjects of one kind."""
    return {
        SubjectKind.STATE: state_codes().map(state_subject),
        SubjectKind.MEETING: meeting_names().map(meeting_subject),
        SubjectKind.DOCUMENT: st.sampled_from(DOCUMENTS).map(document_subject),
        SubjectKind.CONVENTION: st.just(CONVENTION),
    }[kind]


# Payloads: for each field of a type a strategy, or a function of the fields drawn before it

Fields = Mapping[str, Any]
Draws = SearchStrategy[Any] | Callable[[Fields], SearchStrategy[Any]]


def _maybe(strategy: SearchStrategy[T]) -> SearchStrategy[T | None]:
    return st.none() | strategy


def _not_before(name: str) -> Callable[[Fields], SearchStrategy[date]]:
    return lambda fields: days(first=fields[name])


def _closes_on(fields: Fields) -> SearchStrategy[date | None]:
    return _maybe(days(first=fields["opens_on"] or TREATY_DAYS.first))


_munitions = _maybe(quantities(Unit.MUNITIONS))
_submunitions = _maybe(quantities(Unit.SUBMUNITIONS))
_area = _maybe(quantities(Unit.SQUARE_METRES))
_figures: dict[str, Draws] = {"munitions": _munitions, "submunitions": _submunitions}
_meeting = _maybe(meeting_names())
_article = st.sampled_from(Article)
_months = _maybe(st.integers(0, 60))
_paragraph = st.sampled_from(ClearanceParagraph)
_part = st.integers(1, 3)
_planned: dict[str, Draws] = {
    "kind": st.sampled_from(MeetingKind),
    "part": _part,
    "opens_on": _maybe(days()),
    "closes_on": _closes_on,
    "place": _maybe(texts()),
}
_asked: dict[str, Draws] = {
    "article": _article,
    "months": _months,
    "until": _maybe(days()),
    "for_meeting": _meeting,
}

_PAYLOADS: Mapping[type[Event], Mapping[str, Draws]] = {
    ConventionSigned: {},
    InstrumentDeposited: {"kind": st.sampled_from(ConsentKind)},
    ProvisionalApplicationDeclared: {"scope": texts()},
    DeclarationMade: {"kind": st.sampled_from(DeclarationKind), "about": texts()},
    WithdrawalNotified: {"in_armed_conflict": st.booleans(), "conflict_ended_on": _maybe(days())},
    StockpileDeclared: {
        **_figures,
        "scope": st.sampled_from(DeclarationScope),
        "munition_type": st.just("all") | texts(),
    },
    DestructionPlanSubmitted: {
        "finish_on": _maybe(days()),
        "lots": _maybe(st.integers(1, 20)),
        "covers": texts(),
    },
    StockpileDestroyed: {
        "period_from": days(),
        "period_to": _not_before("period_from"),
        **_figures,
    },
    StockpileDiscovered: _figures,
    MunitionsRetained: {"year": st.integers(2010, 2030), **_figures},
    HoldingsClarified: {"holdings": st.sampled_from(Holdings)},
    StockpileDestructionCompleted: _figures,
    StockpileComplianceDeclared: {"meeting": _meeting},
    ContaminationReported: {
        "suspected": _area,
        "confirmed": _area,
        "total": _area,
        "covers": st.sampled_from(Completeness),
    },
    ContaminationDiscovered: {"area": _area},
    HazardConfirmed: {"area": quantities(Unit.SQUARE_METRES)},
    HostilitiesEnded: {"conflict": texts()},
    ClearanceCompleted: {"paragraph": _paragraph},
    ClearanceComplianceDeclared: {"paragraph": _paragraph, "meeting": _meeting},
    ExtensionRequested: {**_asked, "contents": st.lists(texts(), max_size=3).map(tuple)},
    ExtensionRequestRevised: _asked,
    ExtensionAnalysed: {"article": _article},
    ExtensionGranted: {
        "article": _article,
        "deadline": days(),
        "months": _months,
        "decided_by": meeting_names(),
        "form": st.sampled_from(DecisionForm),
    },
    ExtensionRefused: {"article": _article, "decided_by": meeting_names()},
    ExtensionWithdrawn: {"article": _article},
    RecommendationMade: {
        "article": _article,
        "decided_by": meeting_names(),
        "key": texts(),
        "ask": texts(),
        "due_meeting": _meeting,
    },
    RecommendationMet: {"article": _article, "decided_by": meeting_names(), "key": texts()},
    MeetingScheduled: _planned,
    MeetingRescheduled: _planned,
    MeetingOpened: {
        "kind": st.sampled_from(MeetingKind),
        "part": _part,
        "place": _maybe(texts()),
    },
    MeetingClosed: {"part": _part},
    SilenceProcedureOpened: {"about": texts()},
    SilenceProcedureConcluded: {"about": texts(), "outcome": st.sampled_from(Outcome)},
    DocumentIssued: {
        "title": texts(),
        "publisher": texts(),
        "symbol": _maybe(texts()),
        "url": _maybe(texts()),
    },
    FigureReported: {
        "metric": st.sampled_from(_METRICS),
        "scope": texts(),
        "period_from": days(),
        "period_to": _not_before("period_from"),
        "value": lambda fields: quantities(unit_of_metric(fields["metric"])),
    },
    ListReported: {
        "metric": st.sampled_from(_METRICS),
        "as_of": days(),
        "states": states(),
        "complete": st.booleans(),
    },
}


# Events


def events(kind: type[E], **fixed: Any) -> SearchStrategy[E]:
    """Events of one type, with fields fixed to values or drawn from other strategies.

    ``when`` (a day, a DateRange, or a strategy of these) gives both dates. Amendments need their
    target: see :func:`amendments_of`. Raises TypeError for a field that the type does not have.
    """
    strange = fixed.keys() - {"when", *kind.model_fields}
    if strange:
        message = f"{kind.__name__} has no field {sorted(strange)}; its dates are given by 'when'"
        raise TypeError(message)
    if issubclass(kind, Amendment) and "target" not in fixed:
        message = f"a {kind.__name__} needs its target: use amendments_of(event)"
        raise TypeError(message)
    return _events(kind, fixed)


@st.composite
def _events(draw: DrawFn, kind: type[E], fixed: Fields) -> E:
    fields = {
        name: draw(value) if isinstance(value, SearchStrategy) else value
        for name, value in fixed.items()
    }
    when = fields.pop("when", None) or draw(_when(kind))
    fields |= _dated(when)
    for name, chosen in {**_HEADER, **_PAYLOADS.get(kind, {})}.items():
        if name not in fields:
            strategy = chosen(fields) if callable(chosen) else chosen
            fields[name] = draw(strategy)
    if "subject" not in fields:
        fields["subject"] = draw(st.one_of(*map(subjects, sorted(kind.subject_kinds))))
    if "known_on" not in fields:
        fields["known_on"] = draw(_known_on(kind, fields["effective_on"]))
    return kind.model_validate(fields)


_HEADER: Mapping[str, Draws] = {
    "sources": sources(),
    "note": st.sampled_from(("", "as printed", "≈ inferred, see table 3")),
    "confidence": st.sampled_from(Confidence),
    "basis": st.sampled_from(Basis),
}


def _dated(when: date | DateRange) -> dict[str, date]:
    span = DateRange.of(when) if isinstance(when, date) else when
    return {"not_before": span.first, "effective_on": span.last}


def _when(kind: type[Event]) -> SearchStrategy[DateRange]:
    if kind is ConventionSigned:
        window = article_15.OPEN_FOR_SIGNATURE
        return date_ranges(window.first, window.last)
    return date_ranges()


def _known_on(kind: type[Event], effective_on: date) -> SearchStrategy[date]:
    """On its day for an act, up to three years later for what has to be published first."""
    if kind in KNOWN_ON_THEIR_DAY:
        return st.just(effective_on)
    return st.integers(0, 1100).map(lambda later: effective_on + timedelta(later))


def any_fact(**fixed: Any) -> SearchStrategy[Event]:
    """Events of any type but the amendments that has all the fixed fields.

    With a ``subject`` only of the types that can be about it.
    """
    return st.one_of(*(events(kind, **fixed) for kind in _PAYLOADS if _takes(kind, fixed)))


def _takes(kind: type[Event], fixed: Fields) -> bool:
    subject = fixed.get("subject")
    about = subject.partition(":")[0] if isinstance(subject, str) else None
    return fixed.keys() <= {"when", *kind.model_fields} and (
        about is None or about in kind.subject_kinds
    )


def any_event(**fixed: Any) -> SearchStrategy[Event]:
    """Events of any type. An amendment's target is a fact drawn for it, and not given back."""
    return any_fact(**fixed) | any_fact(**fixed).flatmap(amendments_of)


# Amendments


def amendments_of(target: Event, **fixed: Any) -> SearchStrategy[Event]:
    """Further sources, retractions and corrections of one event, as far as the fields allow."""
    makers = {SourceAdded: sources_added, Retracted: retractions, Corrected: corrections}
    return st.one_of(
        *(make(target, **fixed) for kind, make in makers.items() if _takes(kind, fixed))
    )


def sources_added(target: Event, **fixed: Any) -> SearchStrategy[SourceAdded]:
    """Further sources for one event."""
    return events(SourceAdded, **{**_about(target), **fixed})


def retractions(target: Event, **fixed: Any) -> SearchStrategy[Retracted]:
    """Retractions of one event, of both kinds."""
    reasons = {"reason": texts(), "kind": st.sampled_from(CorrectionKind)}
    return events(Retracted, **{**_about(target), **reasons, **fixed})


def corrections(target: Event, **fixed: Any) -> SearchStrategy[Corrected]:
    """Corrections of one event, of both kinds.

    ``replacement`` is by default another event of the same type about the same subject.
    """
    own = {
        "reason": texts(),
        "kind": st.sampled_from(CorrectionKind),
        "replacement": events(type(target), subject=target.subject),
    }
    return events(Corrected, **{**_about(target), **own, **fixed})


def _about(target: Event) -> dict[str, Any]:
    return {"subject": target.subject, "target": target.id}


STRATEGIES: Mapping[str, SearchStrategy[Event]] = {
    **{kind.__name__: events(kind) for kind in _PAYLOADS},
    SourceAdded.__name__: any_fact().flatmap(sources_added),
    Retracted.__name__: any_fact().flatmap(retractions),
    Corrected.__name__: any_fact().flatmap(corrections),
}
"""The strategy of each event type by its name."""


# Sequences that could have happened


@dataclass(slots=True)
class _Story:
    """What is told of one subject so far, and the day that the telling has reached."""

    draw: DrawFn
    subject: str
    vague: bool
    day: date
    told: list[Event] = field(default_factory=list)

    def chance(self) -> bool:
        """Whether something happens that need not."""
        return self.draw(st.booleans())

    def wait(self, least: int, most: int) -> date:
        """Let so many days pass."""
        self.day += timedelta(self.draw(st.integers(least, most)))
        return self.day

    def tell(self, kind: type[E], **fields: Any) -> E:
        """An event of today; of a vague story it may have been up to a month earlier."""
        earlier = self.draw(st.integers(0, 30)) if self.vague else 0
        when = DateRange(self.day - timedelta(earlier), self.day)
        event = self.draw(events(kind, subject=self.subject, when=when, **fields))
        self.told.append(event)
        return event

    def beside(self, day: date) -> _Story:
        """Another thread of the same story, from a day of its own."""
        return _Story(self.draw, self.subject, self.vague, day, self.told)


@st.composite
def timelines_of_state(  # noqa: PLR0913 - each choice can be fixed by itself
    draw: DrawFn,
    iso3: str | None = None,
    *,
    consents: bool | None = None,
    withdraws: bool | None = None,
    vague: bool = False,
    thirtieth_on: date = THIRTIETH_DEPOSIT_ON,
) -> list[Event]:
    """The history of one State, in the order of timelines; nothing in it is impossible or orphaned.

    It signs or not; consents (``consents``); declares and destroys stock, reports and clears
    areas, finds more; asks for extensions, each granted one later than the last; withdraws after
    all that (``withdraws``), and perhaps comes back. What is None is drawn. With ``vague`` the
    days are ranges of up to a month. Deadlines are counted as if the thirtieth deposit was on
    ``thirtieth_on``: see :func:`founders`.
    """
    subject = state_subject(iso3 or draw(state_codes()))
    story = _Story(draw, subject, vague, article_15.OPEN_FOR_SIGNATURE.first)
    deposit = _joins(story, consents=consents)
    if deposit:
        in_force_on = article_17.entry_into_force(deposit.effective_on, thirtieth_on)
        begins = in_force_on or deposit.effective_on
        _has_stock(story.beside(begins), begins)
        _has_contamination(story.beside(begins), begins)
        if story.chance() if withdraws is None else withdraws:
            _withdraws(story.beside(max(event.effective_on for event in story.told)))
    return sorted(story.told, key=order_key)


def _joins(story: _Story, *, consents: bool | None) -> InstrumentDeposited | None:
    signs = story.chance()
    if signs:
        story.wait(0, article_15.OPEN_FOR_SIGNATURE.days - 1)
        story.tell(ConventionSigned)
    if not (story.draw(st.sampled_from((True, True, False))) if consents is None else consents):
        return None
    story.wait(1, 4500)
    kinds = [kind for kind in ConsentKind if article_15.needs_signature(kind) is signs]
    deposit = story.tell(InstrumentDeposited, kind=st.sampled_from(kinds))
    if story.chance():
        story.tell(ProvisionalApplicationDeclared)
        story.tell(DeclarationMade)
    return deposit


def _withdraws(story: _Story) -> None:
    story.wait(1, 700)
    story.tell(WithdrawalNotified, in_armed_conflict=False, conflict_ended_on=None)
    if story.chance():
        story.day = add_months(story.day, article_20.MONTHS_OF_NOTICE)
        story.wait(0, 700)
        story.tell(InstrumentDeposited, kind=ConsentKind.ACCESSION)


def _has_stock(story: _Story, in_force_on: date) -> None:
    holdings = story.draw(st.sampled_from(Holdings))
    if holdings is not Holdings.HELD:
        story.wait(1, 180)
        story.tell(HoldingsClarified, holdings=holdings)
    if holdings is not Holdings.NONE:
        story.wait(1, 180)
        _declares(story, DeclarationScope.TOTAL)
        _asks(story, Article.STOCKPILES, article_3.original_deadline(in_force_on))
        if _destroys(story) and story.chance():
            story.wait(1, 1500)
            story.tell(StockpileDiscovered, munitions=None, submunitions=None)
            _declares(story, DeclarationScope.ADDITION)
            _destroys(story)


def _declares(story: _Story, scope: DeclarationScope) -> None:
    few = {unit: _maybe(quantities(unit, 100_000)) for unit in Unit}
    story.tell(
        StockpileDeclared,
        munitions=few[Unit.MUNITIONS].filter(lambda stock: stock is None or stock.amount > 0),
        submunitions=few[Unit.SUBMUNITIONS],
        scope=scope,
        munition_type="all",
    )


def _destroys(story: _Story) -> bool:
    for _ in range(story.draw(st.integers(0, 2))):
        begins = story.wait(1, 400)
        ends = story.wait(0, 700)
        story.tell(StockpileDestroyed, period_from=begins, period_to=ends)
    if not story.chance():
        return False
    story.wait(1, 900)
    story.tell(StockpileDestructionCompleted)
    if story.chance():
        story.wait(0, 400)
        story.tell(StockpileComplianceDeclared)
    return True


def _has_contamination(story: _Story, in_force_on: date) -> None:
    if not story.chance():
        return
    story.wait(1, 180)
    story.tell(ContaminationReported, covers=Completeness.WHOLE, total=None, confirmed=_some_area)
    _asks(story, Article.CLEARANCE, article_4.original_deadline(in_force_on))
    if story.chance():
        story.wait(1, 700)
        story.tell(HazardConfirmed)
    _clears(story, ClearanceParagraph.AT_ENTRY_INTO_FORCE)
    if story.chance():
        story.wait(1, 1500)
        story.tell(ContaminationDiscovered)
        _clears(story, ClearanceParagraph.AT_ENTRY_INTO_FORCE)
    if story.chance():
        story.wait(1, 700)
        story.tell(HostilitiesEnded)
        _clears(story, ClearanceParagraph.AFTER_ENTRY_INTO_FORCE)


_some_area = quantities(Unit.SQUARE_METRES).filter(lambda area: area.amount > 0)


def _clears(story: _Story, paragraph: ClearanceParagraph) -> None:
    if story.chance():
        story.wait(1, 4000)
        story.tell(ClearanceCompleted, paragraph=paragraph)
        if story.chance():
            story.wait(0, 500)
            story.tell(ClearanceComplianceDeclared, paragraph=paragraph)


def _asks(within: _Story, article: Article, deadline: date) -> None:
    """Up to three requests, each after the last was decided; every grant leads further."""
    story = within.beside(add_months(deadline, -24))
    for meeting in MEETINGS[8 : 8 + story.draw(st.integers(0, 3))]:
        asked: dict[str, Any] = {"article": article, "until": None, "for_meeting": meeting}
        story.wait(1, 400)
        story.tell(ExtensionRequested, **asked)
        if story.chance():
            story.wait(0, 60)
            story.tell(ExtensionRequestRevised, **asked)
            story.tell(ExtensionAnalysed, article=article)
        if story.chance():
            story.wait(0, 400)
            deadline = _is_granted(story, article, deadline, meeting)
        elif story.chance():
            story.tell(ExtensionWithdrawn, article=article)
        else:
            return


def _is_granted(story: _Story, article: Article, deadline: date, meeting: str) -> date:
    months = story.draw(st.integers(1, max_months(article)))
    extended = add_months(deadline, months)
    decided: dict[str, Any] = {"article": article, "decided_by": meeting}
    story.tell(ExtensionGranted, deadline=extended, months=months, **decided)
    if story.chance():
        story.tell(RecommendationMade, key="plan", **decided)
        if story.chance():
            story.wait(1, 400)
            story.tell(RecommendationMet, key="plan", **decided)
    return extended


@st.composite
def timelines_of_meeting(
    draw: DrawFn,
    name: str | None = None,
    *,
    vague: bool = False,
) -> list[Event]:
    """The history of one meeting of one or two parts, in the order of timelines.

    Each part is scheduled, perhaps moved or left without days, and perhaps held on them.
    """
    subject = meeting_subject(name or draw(meeting_names()))
    story = _Story(draw, subject, vague, draw(days(last=date(2025, 12, 31))))
    kind = draw(st.sampled_from(MeetingKind))
    for part in range(1, draw(st.integers(1, 2)) + 1):
        _is_held(story, {"kind": kind, "part": part})
        story.wait(1, 30)
    return sorted(story.told, key=order_key)


def _is_held(story: _Story, part: dict[str, Any]) -> None:
    plans = st.integers(10, 500).map(lambda ahead: story.day + timedelta(ahead))
    opens_on = story.draw(plans)
    stays = timedelta(story.draw(st.integers(0, 4)))
    story.tell(MeetingScheduled, opens_on=opens_on, closes_on=opens_on + stays, **part)
    if story.chance():
        story.wait(1, 5)
        moved = story.draw(_maybe(plans))
        story.tell(MeetingRescheduled, opens_on=moved, closes_on=moved and moved + stays, **part)
        opens_on = moved or opens_on
    if story.chance():
        story.day = opens_on
        story.tell(MeetingOpened, **part)
        story.day += stays
        story.tell(MeetingClosed, part=part["part"])


@st.composite
def histories(draw: DrawFn, *, vague: bool = False) -> list[Event]:
    """One to three States, one or two meetings, the founders and the documents, for a ledger."""
    codes = draw(st.lists(state_codes(), min_size=1, max_size=3, unique=True))
    names = draw(st.lists(meeting_names(), min_size=1, max_size=2, unique=True))
    told = [draw(timelines_of_state(code, vague=vague)) for code in codes]
    told += [draw(timelines_of_meeting(name, vague=vague)) for name in names]
    return [*documents(), *founders(without=codes), *(event for each in told for event in each)]


def founders(
    without: Collection[str] = (),
    thirtieth_on: date = THIRTIETH_DEPOSIT_ON,
) -> list[InstrumentDeposited]:
    """Thirty accessions on one day, which bring the Convention into force (Article 17.1).

    The same thirty each time, but for the States of ``without``.
    """
    codes = [item.iso3 for item in all_states() if item.iso3 not in without]
    return [
        InstrumentDeposited(
            subject=state_subject(code),
            not_before=thirtieth_on,
            effective_on=thirtieth_on,
            known_on=thirtieth_on,
            sources=(Source(document=DOCUMENTS[0], locator="status"),),
            note="",
            confidence=Confidence.HIGH,
            basis=Basis.READ,
            kind=ConsentKind.ACCESSION,
        )
        for code in codes[: article_17.DEPOSITS_NEEDED]
    ]


def documents() -> list[DocumentIssued]:
    """The documents that :func:`sources` cites; when they were published is left wide open."""
    return [
        DocumentIssued(
            subject=document_subject(key),
            not_before=TREATY_DAYS.first,
            effective_on=date(2099, 12, 31),
            known_on=TREATY_DAYS.first,
            sources=(Source(document=key, locator="title"),),
            note="",
            confidence=Confidence.HIGH,
            basis=Basis.READ,
            title=key,
            publisher="the depositary",
            symbol=None,
            url=None,
        )
        for key in DOCUMENTS
    ]
