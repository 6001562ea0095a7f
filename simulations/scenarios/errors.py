"""What keeps a text from being a scenario."""

from __future__ import annotations

from collections.abc import Sequence

from domain.errors import InvalidValueError
from domain.problems import Problem

__all__ = ["ScenarioError"]


class ScenarioError(InvalidValueError):
    """A scenario file that cannot be simulated; holds every problem."""

    code = "SCENARIO"

    def __init__(self, problems: Sequence[Problem], *, more_may_follow: bool) -> None:
        count = len(problems)
        first = f"The scenario cannot be simulated: {count} problem{'s' if count != 1 else ''}."
        rest = (
            " Fix these first: whether the fields fit together is looked at once each can be read."
            if more_may_follow
            else ""
        )
        super().__init__(first + rest)
        self.problems = tuple(problems)
