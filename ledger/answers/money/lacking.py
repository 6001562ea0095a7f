"""What keeps the billings of accounts from being computed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated

from ledger.answers.model import Column, Row
from ledger.answers.money.naming import AccountField
from projections.money.accounts import account
from projections.money.assessments import final, preliminary

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from projections.view import View

__all__ = ["LackingRow", "lacking_by_account", "lacking_rows"]


@dataclass(frozen=True, slots=True)
class LackingRow(Row):
    """One thing that is lacking for the billing that an account has come to."""

    account: AccountField
    lacking: Annotated[
        str, Column("what keeps the billing from being computed", "Not computable without")
    ]
    evidence: Annotated[tuple[str, ...], Column("ids of the events of the account")]


def lacking_by_account(view: View, names: Iterable[str]) -> Mapping[str, list[str]]:
    """What is lacking for the final billing once an actual cost is reported, else for the first."""
    return {name: list(_lacking(view, name)) for name in names}


def _lacking(view: View, name: str) -> tuple[str, ...]:
    billing = final if account(view, name).actual else preliminary
    return billing(view, name).lacking


def lacking_rows(view: View, found: Mapping[str, list[str]]) -> list[LackingRow]:
    """The same line by line."""
    return [
        LackingRow(name, text, account(view, name).evidence)
        for name, texts in found.items()
        for text in texts
    ]
