"""What strategies of fields are built from."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, TypeVar

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from domain.strategies.values import days

__all__ = ["Draws", "Fields", "maybe", "not_before", "past_year"]

T = TypeVar("T")

Fields = Mapping[str, Any]
Draws = SearchStrategy[Any] | Callable[[Fields], SearchStrategy[Any]]
"""A strategy, or what gives one from the fields drawn before it."""


def maybe(strategy: SearchStrategy[T]) -> SearchStrategy[T | None]:
    """None, or what the strategy draws."""
    return st.none() | strategy


def not_before(name: str) -> Callable[[Fields], SearchStrategy[date]]:
    """Days from the one that another field holds."""
    return lambda fields: days(first=fields[name])


def past_year(fields: Fields) -> SearchStrategy[int]:
    """Years up to that of the event's last possible day."""
    last: int = fields["effective_on"].year
    return st.integers(last - 10, last)
