"""Arguments that do not go together: refused, never passed over in silence."""

from __future__ import annotations

from domain.errors import InvalidValueError

__all__ = ["UsageError"]


class UsageError(InvalidValueError):
    """Arguments that do not go together, or an option that would change nothing."""

    code = "USAGE"

    def __init__(self, why: str) -> None:
        super().__init__(f"{why}.")
