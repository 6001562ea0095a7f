"""What keeps a programme from being simulated from the ledger alone."""

from __future__ import annotations

from domain.errors import CcmError
from domain.states import state

__all__ = ["NotSimulableError"]


class NotSimulableError(CcmError):
    """The ledger does not say enough of a programme to start from."""

    code = "NOT_SIMULABLE"

    def __init__(self, iso3: str, article: int, why: str, remedy: str) -> None:
        self.iso3, self.article, self.why = iso3, article, why
        super().__init__(
            f"{state(iso3).name}, Article {article}: {why}. {remedy}, or give the numbers in a "
            "scenario file (ccm scenario new)."
        )
