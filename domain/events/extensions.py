"""Extension requests of Articles 3 and 4 and what became of them."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Self

from pydantic import model_validator

from domain.events.clearance import ClearanceParagraph, check_conflict
from domain.events.fields import Article, Day, Meeting, Months, Text, Year
from domain.events.header import Event
from domain.forces import Force

__all__ = [
    "DecisionForm",
    "ExtensionAnalysed",
    "ExtensionGranted",
    "ExtensionRefused",
    "ExtensionRequestRevised",
    "ExtensionRequested",
    "ExtensionWithdrawn",
    "RecommendationMade",
    "RecommendationMet",
    "Repeats",
    "check_clock",
]


class DecisionForm(StrEnum):
    """How States Parties decided."""

    AT_MEETING = "at_meeting"
    SILENCE_PROCEDURE = "silence_procedure"


class Repeats(StrEnum):
    """How often a granting decision asks for the same thing.

    In each year's report; also at each Meeting of States Parties (``msps``), or at each of these
    and of the Review Conferences (``meetings``).
    """

    YEARLY = "yearly"
    YEARLY_AND_AT_MSPS = "yearly_and_at_msps"
    YEARLY_AND_AT_MEETINGS = "yearly_and_at_meetings"


def check_clock(
    article: Article,
    paragraph: ClearanceParagraph | None,
    conflict: str | None,
) -> None:
    """Raises ValueError where a paragraph of Article 4.1, or its conflict, does not belong."""
    if paragraph is not None and article is not Article.CLEARANCE:
        message = f"Article {int(article)} has no paragraph {paragraph}: leave it out"
        raise ValueError(message)
    check_conflict(paragraph, conflict)


class _OfAClock(Event):
    """A step of the procedure, which can say which clock of Article 4.1 it is about.

    Without fields of its own: each step keeps the order of its fields, which its id comes from.
    """

    if TYPE_CHECKING:
        article: Article
        paragraph: ClearanceParagraph | None
        conflict: Text | None

    @model_validator(mode="after")
    def _clock_fits(self) -> Self:
        check_clock(self.article, self.paragraph, self.conflict)
        return self


class ExtensionRequested(_OfAClock):
    """A State asked for an extension: of so many months, or until a day, where stated.

    Under Article 4 ``paragraph``, and the ``conflict`` of 4.1(b), say which clock is meant.
    """

    article: Article
    months: Months | None
    until: Day | None
    for_meeting: Meeting | None
    contents: tuple[Text, ...] = ()
    paragraph: ClearanceParagraph | None = None
    conflict: Text | None = None


class ExtensionRequestRevised(_OfAClock):
    """A State replaced its pending request."""

    article: Article
    months: Months | None
    until: Day | None
    for_meeting: Meeting | None
    paragraph: ClearanceParagraph | None = None
    conflict: Text | None = None


class ExtensionAnalysed(_OfAClock):
    """The Analysis Group handed in its analysis of the pending request."""

    article: Article
    paragraph: ClearanceParagraph | None = None
    conflict: Text | None = None


class ExtensionGranted(_OfAClock):
    """States Parties granted an extension until ``deadline``, which governs over ``months``.

    Under Article 4 ``paragraph``, and the ``conflict`` of 4.1(b), say which clock is meant.
    """

    article: Article
    deadline: Day
    months: Months | None
    decided_by: Meeting
    form: DecisionForm
    paragraph: ClearanceParagraph | None = None
    conflict: Text | None = None


class ExtensionRefused(_OfAClock):
    """States Parties refused the pending request."""

    article: Article
    decided_by: Meeting
    paragraph: ClearanceParagraph | None = None
    conflict: Text | None = None


class ExtensionWithdrawn(_OfAClock):
    """The State withdrew its pending request."""

    article: Article
    paragraph: ClearanceParagraph | None = None
    conflict: Text | None = None


class RecommendationMade(Event):
    """One thing a granting decision asks of the State, not owed under the treaty.

    ``key`` is short and unlike the other keys of the same decision; ``due_meeting`` is the
    meeting by which it is asked, where one is named. ``force`` is a condition of the decision, a
    recommendation (meant where it is left out) or an encouragement; ``speaker`` who says so, where
    it is not the meeting that decided. ``repeats`` where it is asked for in the Article 7 report on
    every calendar year that the extension touches, and at the meetings in it as well.
    """

    article: Article
    decided_by: Meeting
    key: Text
    ask: Text
    due_meeting: Meeting | None
    force: Force | None = None
    speaker: Text | None = None
    repeats: Repeats | None = None

    @model_validator(mode="after")
    def _decision_can_ask_it(self) -> Self:
        if self.force in {Force.TREATY, Force.COMMITMENT}:
            message = f"a granting decision makes no {self.force}: write decision, recommendation "
            raise ValueError(message + "or encouragement")
        return self


class RecommendationMet(Event):
    """The State did what a decision had recommended under ``key``.

    Of what is asked for again and again: in its report on ``year``, or at ``meeting``.
    """

    article: Article
    decided_by: Meeting
    key: Text
    year: Year | None = None
    meeting: Meeting | None = None
