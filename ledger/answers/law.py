"""National measures: what law each State has for the Convention."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated

from domain.events.law import LegalBasis
from domain.states import state
from ledger.answers.coverage import gaps_about
from ledger.answers.fields import NameField, StateField
from ledger.answers.model import Answer, Column, Row, Table
from ledger.answers.totals import totals_table
from projections.membership import contracting_states
from projections.national_law import NationalLaw, national_law, with_basis, with_legal_measures

if TYPE_CHECKING:
    from projections.view import View

__all__ = ["LawRow", "law_answer"]

_NOT_REPORTED = "not_reported"


@dataclass(frozen=True, slots=True)
class LawRow(Row):
    """A State's law for the Convention: the newest statement stands, silence changes nothing."""

    state: StateField
    name: NameField
    basis: Annotated[
        str,
        Column("specific_law, existing_law_sufficient, under_consideration or not_reported", "Law"),
    ]
    stated: Annotated[str | None, Column("day, or range of days, of that statement", "Stated")]
    before: Annotated[str | None, Column("what stood before it, if it was another", "Before")]
    went_back: Annotated[
        bool, Column("whether it had law enough and now considers one", "Went back")
    ]
    investment_ban: Annotated[
        str, Column("law against investment: reported or not_reported", "Investment ban")
    ]
    administrative_measures: Annotated[
        str, Column("administrative measures: reported or not_reported", "Administrative")
    ]
    title: Annotated[str | None, Column("title of the law, where one is named", "Title")]
    evidence: Annotated[tuple[str, ...], Column("ids of its statements, in order")]


def law_answer(
    view: View,
    iso3: str | None = None,
    bases: Collection[str] = (),
    *,
    unreported: bool = False,
) -> Answer:
    """What law each contracting State has; ``unreported`` for those that reported nothing too.

    ``totals`` has what documents count, beside what the statements come to.
    """
    states = contracting_states(view) if iso3 is None else (iso3,)
    rows = [
        row
        for code in sorted(states, key=lambda code: state(code).name)
        for row in (_row(code, national_law(view, code)),)
        if (not bases or row.basis in bases) and (row.evidence or unreported or iso3)
    ]
    return Answer(
        Table("law", LawRow, rows),
        sections=(totals_table(view, _DERIVED),),
        about={"gaps": gaps_about(view, iso3, ["9"])},
    )


def _row(iso3: str, law: NationalLaw) -> LawRow:
    basis = law.basis
    return LawRow(
        state=iso3,
        name=state(iso3).name,
        basis=basis.category.value if basis else _NOT_REPORTED,
        stated=str(basis.when) if basis else None,
        before=law.before.value if law.before else None,
        went_back=law.went_back,
        investment_ban=_flag(law, LegalBasis.INVESTMENT_BAN),
        administrative_measures=_flag(law, LegalBasis.ADMINISTRATIVE_MEASURES),
        title=basis.title if basis else None,
        evidence=tuple(event.id for event in law.statements),
    )


def _flag(law: NationalLaw, category: LegalBasis) -> str:
    return "reported" if law.has(category) else _NOT_REPORTED


def _counted(category: LegalBasis) -> Callable[[View], int | None]:
    return lambda view: len(with_basis(view, category)) or None


_DERIVED: dict[str, Callable[[View], int | None]] = {
    "states_legal_measures": lambda view: len(with_legal_measures(view)) or None,
    "states_specific_law": _counted(LegalBasis.SPECIFIC_LAW),
    "states_existing_law": _counted(LegalBasis.EXISTING_LAW_SUFFICIENT),
    "states_law_under_consideration": _counted(LegalBasis.UNDER_CONSIDERATION),
    "states_investment_ban": _counted(LegalBasis.INVESTMENT_BAN),
    "states_administrative_measures": _counted(LegalBasis.ADMINISTRATIVE_MEASURES),
}
