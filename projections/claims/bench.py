"""The views that one audit needs, each made once: many claims are about the same days."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from projections.view import View

__all__ = ["Bench"]


class Bench:
    """Views by day asked about, now and as known at a day, with and without a document."""

    def __init__(self, now: View, known_at: Callable[[date], View]) -> None:
        self.now = now
        self._known_at = known_at
        self._then: dict[date, View] = {}
        self._without: dict[tuple[date | None, str], View] = {}
        self._on: dict[tuple[date | None, str, date], View] = {}

    def view(self, day: date, known_at: date | None = None, without: str = "") -> View:
        """What had happened by a day, as known at another or now, less a document by its key."""
        key = (known_at, without, day)
        if key not in self._on:
            self._on[key] = self._less(known_at, without).at(day)
        return self._on[key]

    def _less(self, known_at: date | None, document: str) -> View:
        view = self._then_view(known_at) if known_at else self.now
        if not document:
            return view
        key = (known_at, document)
        if key not in self._without:
            self._without[key] = view.without_document(document)
        return self._without[key]

    def _then_view(self, known_at: date) -> View:
        if known_at not in self._then:
            self._then[known_at] = self._known_at(known_at)
        return self._then[known_at]
