"""Histories of one State that could have happened."""

from __future__ import annotations

from datetime import date
from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from domain.dates import add_months
from domain.events.clearance import (
    ClearanceCompleted,
    ClearanceComplianceDeclared,
    ClearanceParagraph,
    ContaminationDiscovered,
    ContaminationReported,
    HazardConfirmed,
    HostilitiesEnded,
)
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
from domain.events.fields import Article, Completeness
from domain.events.header import Event
from domain.events.membership import (
    ConsentKind,
    ConventionSigned,
    DeclarationMade,
    InstrumentDeposited,
    ProvisionalApplicationDeclared,
    WithdrawalNotified,
)
from domain.events.stockpiles import (
    DeclarationScope,
    Holdings,
    HoldingsClarified,
    StockpileComplianceDeclared,
    StockpileDeclared,
    StockpileDestroyed,
    StockpileDestructionCompleted,
    StockpileDiscovered,
)
from domain.quantities import Unit
from domain.rules import article_3, article_4, article_15, article_17, article_20
from domain.rules.extensions import max_months
from domain.strategies.drawing import maybe
from domain.strategies.story import Story
from domain.strategies.values import MEETINGS, quantities, state_codes
from domain.subjects import state_subject
from domain.timelines.order import order_key

__all__ = ["THIRTIETH_DEPOSIT_ON", "timelines_of_state"]

THIRTIETH_DEPOSIT_ON = date(2010, 2, 16)
"""The day on which the Convention had its thirty deposits (Article 17.1)."""


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
    story = Story(draw, subject, vague, article_15.OPEN_FOR_SIGNATURE.first)
    deposit = _joins(story, consents=consents)
    if deposit:
        in_force_on = article_17.entry_into_force(deposit.effective_on, thirtieth_on)
        begins = in_force_on or deposit.effective_on
        _has_stock(story.beside(begins), begins)
        _has_contamination(story.beside(begins), begins)
        if story.chance() if withdraws is None else withdraws:
            _withdraws(story.beside(max(event.effective_on for event in story.told)))
    return sorted(story.told, key=order_key)


def _joins(story: Story, *, consents: bool | None) -> InstrumentDeposited | None:
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


def _withdraws(story: Story) -> None:
    story.wait(1, 700)
    story.tell(WithdrawalNotified, in_armed_conflict=False, conflict_ended_on=None)
    if story.chance():
        story.day = add_months(story.day, article_20.MONTHS_OF_NOTICE)
        story.wait(0, 700)
        story.tell(InstrumentDeposited, kind=ConsentKind.ACCESSION)


def _has_stock(story: Story, in_force_on: date) -> None:
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


_SOME_AREA = quantities(Unit.SQUARE_METRES).filter(lambda area: area.amount > 0)
_STOCK: dict[str, Any] = {
    "munitions": maybe(
        quantities(Unit.MUNITIONS, 100_000).filter(lambda stock: stock.amount > 0),
    ),
    "submunitions": maybe(quantities(Unit.SUBMUNITIONS, 100_000)),
    "munition_type": "all",
}


def _declares(story: Story, scope: DeclarationScope) -> None:
    story.tell(StockpileDeclared, scope=scope, **_STOCK)


def _destroys(story: Story) -> bool:
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


def _has_contamination(story: Story, in_force_on: date) -> None:
    if not story.chance():
        return
    story.wait(1, 180)
    story.tell(ContaminationReported, covers=Completeness.WHOLE, total=None, confirmed=_SOME_AREA)
    _asks(story, Article.CLEARANCE, article_4.original_deadline(in_force_on))
    if story.chance():
        story.wait(1, 700)
        story.tell(HazardConfirmed)
    _clears(story, ClearanceParagraph.AT_ENTRY_INTO_FORCE)
    if story.chance():
        story.wait(1, 1500)
        story.tell(ContaminationDiscovered)
        _clears(story, ClearanceParagraph.AT_ENTRY_INTO_FORCE)
    for conflict in ("the first", "the second")[: story.draw(st.integers(0, 2))]:
        story.wait(1, 700)
        story.tell(HostilitiesEnded, conflict=conflict)
        named = conflict if story.chance() else None
        _clears(story, ClearanceParagraph.AFTER_ENTRY_INTO_FORCE, named)


def _clears(story: Story, paragraph: ClearanceParagraph, conflict: str | None = None) -> None:
    if story.chance():
        story.wait(1, 4000)
        story.tell(ClearanceCompleted, paragraph=paragraph, conflict=conflict)
        if story.chance():
            story.wait(0, 500)
            story.tell(ClearanceComplianceDeclared, paragraph=paragraph, conflict=conflict)


def _asks(within: Story, article: Article, deadline: date) -> None:
    """Up to three requests, each after the last was decided; every grant leads further."""
    story = within.beside(add_months(deadline, -24))
    for meeting in MEETINGS[8 : 8 + story.draw(st.integers(0, 3))]:
        asked = {**_told(story, article), "until": None, "for_meeting": meeting}
        story.wait(1, 400)
        story.tell(ExtensionRequested, **asked)
        if story.chance():
            story.wait(0, 60)
            story.tell(ExtensionRequestRevised, **asked)
            story.tell(ExtensionAnalysed, **_told(story, article))
        if story.chance():
            story.wait(0, 400)
            deadline = _is_granted(story, article, deadline, meeting)
        elif story.chance():
            story.tell(ExtensionWithdrawn, **_told(story, article))
        elif story.chance():
            story.tell(ExtensionRefused, decided_by=meeting, **_told(story, article))
        else:
            return


def _told(story: Story, article: Article) -> dict[str, Any]:
    """The article, and of Article 4 perhaps the paragraph of the first clock."""
    told = article is Article.CLEARANCE and story.chance()
    paragraph = ClearanceParagraph.AT_ENTRY_INTO_FORCE if told else None
    return {"article": article, "paragraph": paragraph, "conflict": None}


def _is_granted(story: Story, article: Article, deadline: date, meeting: str) -> date:
    months = story.draw(st.integers(1, max_months(article)))
    extended = add_months(deadline, months)
    decided: dict[str, Any] = {"article": article, "decided_by": meeting}
    told = _told(story, article)
    story.tell(ExtensionGranted, deadline=extended, months=months, decided_by=meeting, **told)
    if story.chance():
        story.tell(RecommendationMade, key="plan", due_meeting=None, **decided)
        if story.chance():
            story.wait(1, 400)
            story.tell(RecommendationMet, key="plan", **decided)
    return extended
