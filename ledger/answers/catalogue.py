"""The event types: what each says, and what its fields take."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from enum import Enum
from typing import Annotated, Any, get_args, get_origin

from domain.events.header import Event
from domain.events.registry import event_type, event_types
from domain.knowledge import KNOWN_ON_THEIR_DAY
from domain.money import Money
from domain.quantities import Quantity, Unit
from ledger.answers.model import Answer, Column, Row, Table
from ledger.journal.cells import shape, write_cell
from ledger.journal.columns import columns_of

__all__ = ["ColumnRow", "TypeRow", "catalogue_answer", "type_answer"]


@dataclass(frozen=True, slots=True)
class TypeRow(Row):
    """An event type."""

    type: Annotated[str, Column("name of the type", "Type")]
    group: Annotated[str, Column("what it is about", "Group")]
    about: Annotated[tuple[str, ...], Column("kinds of subjects it can be about", "About")]
    says: Annotated[str, Column("what such an event says", "Says")]
    fields: Annotated[tuple[str, ...], Column("its own fields, in order", "Fields")]


@dataclass(frozen=True, slots=True)
class ColumnRow(Row):
    """A column of the table of one event type."""

    column: Annotated[str, Column("name of the column", "Column")]
    takes: Annotated[str, Column("what a cell of it takes", "Takes")]
    needed: Annotated[bool, Column("whether a table needs the column", "Needed")]
    may_be_empty: Annotated[
        bool, Column("whether a cell of it may be empty: not stated, or by default", "May be empty")
    ]
    example: Annotated[str, Column("a cell as it may stand", "Example")]


def catalogue_answer() -> Answer:
    """Every event type."""
    rows = [
        TypeRow(
            type=name,
            group=kind.__module__.rpartition(".")[2],
            about=tuple(sorted(item.value for item in kind.subject_kinds)),
            says=_says(kind)[0],
            fields=kind.payload_fields(),
        )
        for name, kind in event_types().items()
    ]
    return Answer(Table("catalogue", TypeRow, rows))


def type_answer(name: str) -> Answer:
    """The columns of one event type, in the order in which they are written.

    ``example`` is a row that can be recorded once its documents are. Raises
    UnknownEventTypeError.
    """
    kind = event_type(name)
    own = _OF_THE_TYPE.get(name, {})
    rows = [
        replace(row, example=own.get(row.column, row.example))
        for row in (_column(kind, column) for column in columns_of(kind))
    ]
    return Answer(
        Table("columns", ColumnRow, rows),
        about={
            "type": name,
            "says": " ".join(_says(kind)),
            "about": sorted(item.value for item in kind.subject_kinds),
            "known_on_its_day": kind in KNOWN_ON_THEIR_DAY,
        },
    )


def _says(kind: type[Event]) -> list[str]:
    """The paragraphs of the type's docstring, each on one line."""
    return [" ".join(part.split()) for part in (kind.__doc__ or "").split("\n\n")]


_SUBJECTS = {
    "state": "a State by name or code",
    "meeting": "the short name of a meeting",
    "document": "a key of your choice",
    "convention": "convention",
}
_SUBJECT_EXAMPLES = {
    "state": "NRU",
    "meeting": "14MSP",
    "document": "ccm-msp-2026-1",
    "convention": "convention",
}
_HEADER = {
    "date": ("a day, a month, a year, or a range of days", True, "2025-11-03"),
    "known_on": ("a day; by default as the rule says", False, ""),
    "documents": ("keys of documents, parted by ;", True, "untc-xxvi-6-2026-02-03"),
    "locators": ("the place in each document, parted by ;", True, "participant table"),
    "confidence": ("high, medium or low; by default high", False, "high"),
    "basis": ("read or inferred; by default read", False, "read"),
    "note": ("any text", False, ""),
}


def _column(kind: type[Event], name: str) -> ColumnRow:
    if name == "subject":
        return _subject_column(kind)
    if name in _HEADER:
        takes, needed, shown = _HEADER[name]
        return ColumnRow(name, takes, needed, not needed, shown)
    annotation, unit, optional = shape(kind, name)
    needed = kind.model_fields[name].is_required()
    may_be_empty = optional or not needed
    takes = _takes(annotation, unit)
    if may_be_empty:
        default = kind.model_fields[name].get_default()
        shown = "" if needed else write_cell(default)
        takes += f"; by default {shown}" if shown else "; empty where it is not stated"
    return ColumnRow(name, takes, needed, may_be_empty, _example(annotation, unit, name))


def _subject_column(kind: type[Event]) -> ColumnRow:
    kinds = sorted(item.value for item in kind.subject_kinds)
    takes = " or ".join(_SUBJECTS[item] for item in kinds)
    if len(kinds) > 1:
        shown = f"{kinds[-1]}:{_SUBJECT_EXAMPLES[kinds[-1]]}"
        return _always("subject", f"{takes}; write the kind before it, as in {shown}", shown)
    return _always("subject", takes, _SUBJECT_EXAMPLES[kinds[0]])


def _always(name: str, takes: str, example: str) -> ColumnRow:
    return ColumnRow(name, takes, needed=True, may_be_empty=False, example=example)


_UNITS = {
    Unit.SQUARE_METRES: (
        "an area with its unit: 1.88 km2, 350 ha; about, at least ...",
        "1.88 km2",
    ),
    Unit.MUNITIONS: ("a number: 1,495, about 20, at least 300", "1,495"),
    Unit.SUBMUNITIONS: ("a number: 41,495, about 20, at least 300", "41,495"),
    Unit.CASUALTIES: ("a number of people: 419, at least 300", "419"),
}


def _takes(annotation: Any, unit: Unit | None) -> str:
    if annotation is Money:
        return "a sum with its currency: 1,234.56 USD"
    if annotation is Quantity:
        return _UNITS[unit][0] if unit else "a quantity of what the metric counts"
    if get_origin(annotation) is tuple:
        return f"a list parted by ; each {_takes(get_args(annotation)[0], None)}; or none"
    if annotation is date:
        return "a day"
    if annotation is bool:
        return "true or false"
    if annotation is int:
        return "a whole number"
    if annotation is Event:
        return "an event as JSON, as `ccm event ID --format json` shows it"
    if isinstance(annotation, type) and issubclass(annotation, Enum):
        return ", ".join(str(item.value) for item in annotation)
    return "any text"


def _example(annotation: Any, unit: Unit | None, name: str) -> str:
    if annotation is Money:
        return "1234.56 USD"
    if annotation is Quantity:
        return _UNITS[unit][1] if unit else "12"
    if get_origin(annotation) is tuple:
        return "NRU;NIU" if name == "states" else "first;second"
    if annotation is date:
        return "2026-03-01"
    if annotation is bool:
        return "false"
    if annotation is int:
        return "2024" if name in _YEARS else "1"
    if isinstance(annotation, type) and issubclass(annotation, Enum):
        return str(next(iter(annotation)).value)
    return _TEXT_EXAMPLES.get(name, "text")


_YEARS = frozenset({"year", "first_year", "last_year", "to_year"})
_TEXT_EXAMPLES = {
    **dict.fromkeys(
        ("account", "decided_by", "meeting", "for_meeting", "from_meeting", "due_meeting"), "14MSP"
    ),
    "until_meeting": "15MSP",
    "state": "NRU",
    "host": "NRU",
    "to_account": "15MSP",
    "partner": "NIU",
}

_ON_A_REQUEST = {"article": "4", "conflict": ""}
_OF_THE_TYPE: dict[str, dict[str, str]] = {
    "ConventionSigned": {"date": "2008-12-03"},
    "InstrumentDeposited": {"date": "2013-02-04"},
    "ProvisionalApplicationDeclared": {"date": "2013-02-04"},
    "ClearanceCompleted": {"conflict": ""},
    "ClearanceComplianceDeclared": {"conflict": ""},
    "CountryCoalitionFormed": {"body": ""},
    "ExtensionAnalysed": _ON_A_REQUEST,
    "ExtensionGranted": _ON_A_REQUEST,
    "ExtensionRefused": _ON_A_REQUEST,
    "ExtensionRequested": {**_ON_A_REQUEST, "until": ""},
    "ExtensionRequestRevised": {**_ON_A_REQUEST, "until": ""},
    "ExtensionWithdrawn": _ON_A_REQUEST,
    "FundsCarriedOver": {"to_year": "2025"},
    "IsuBudgetApproved": {"budget": "450000 CHF"},
    "IsuContributionReceived": {"contribution": "2500 CHF"},
    "IsuReserveDecided": {"level": "400000 CHF"},
    "IsuSharesDecided": {"category_7a": "50", "category_7b": "50"},
    "MandateGiven": {"due_on": "", "repeats": "", "last_year": ""},
    "RecommendationMade": {"force": "decision"},
    "SponsorshipContributed": {"contribution": "2500 CHF"},
}
"""Where what each column takes by itself does not go together, or not with what is recorded."""
