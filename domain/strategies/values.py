"""Strategies for the values that events are made of."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import combinations

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from domain.dates import DateRange
from domain.quantities import Qualifier, Quantity, Unit
from domain.rules import article_15
from domain.sources import Source
from domain.states import all_states
from domain.subjects import (
    CONVENTION,
    SubjectKind,
    document_subject,
    meeting_subject,
    state_subject,
)

__all__ = [
    "DOCUMENTS",
    "MEETINGS",
    "TREATY_DAYS",
    "date_ranges",
    "days",
    "meeting_names",
    "quantities",
    "sources",
    "state_codes",
    "states",
    "subjects",
    "texts",
]

TREATY_DAYS = DateRange(article_15.ADOPTED_ON, date(2035, 12, 31))
"""From the Convention's adoption to some years after what can be known today."""

DOCUMENTS = ("depositary", "final-report-2RC", "monitor-2020", "report-2021")
"""Keys that :func:`sources` cites."""

MEETINGS = (*(f"{number}MSP" for number in range(1, 13)), "1RC", "2RC", "3RC")
"""Names that :func:`meeting_names` draws from."""


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


_LETTERS = st.characters(exclude_categories=("C", "Zl", "Zp"))
_TEXTS = st.text(_LETTERS, min_size=1, max_size=16).map(str.strip).filter(bool)


def texts() -> SearchStrategy[str]:
    """One line of text of any script that holds something, as a cell of a table can hold it."""
    return _TEXTS


def sources(documents: tuple[str, ...] = DOCUMENTS) -> SearchStrategy[tuple[Source, ...]]:
    """One or two sources, no document twice."""
    cited = [*combinations(documents, 1), *combinations(documents, 2)]
    return st.builds(_sources, st.sampled_from(cited), st.integers(1, 200))


def _sources(cited: tuple[str, ...], paragraph: int) -> tuple[Source, ...]:
    return tuple(Source(document=key, locator=f"para {paragraph}") for key in cited)


_CODES = tuple(item.iso3 for item in all_states())


def state_codes() -> SearchStrategy[str]:
    """ISO 3166-1 alpha-3 codes of States."""
    return st.sampled_from(_CODES)


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
