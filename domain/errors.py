"""What can go wrong, as one tree.

::

    CcmError
    ├── InvalidValueError            a value that cannot be read or cannot be
    │   ├── InvalidDateError
    │   │   └── DateLimitError
    │   ├── EmptyRangeError
    │   └── InvalidQuantityError
    │       └── QuantityLimitError
    ├── NotFoundError                something asked for that is not there
    │   ├── UnknownStateError        (domain.states)
    │   ├── UnknownEventTypeError
    │   ├── UnknownEventError
    │   ├── UnknownDocumentError
    │   ├── AmbiguousDocumentError
    │   ├── UnknownMeetingError
    │   ├── UnknownActionError
    │   └── UnknownMetricError
    ├── InvalidEventError            an event that fails its own type
    ├── RejectedBatchError           a batch that cannot be recorded; holds every problem
    ├── StoreError                   (ledger.store) the ledger's file or database
    └── QueryError                   a question that cannot be asked
        └── PositionBeyondHeadError

Each class takes data and writes its own sentence. Faults in *data* are not raised one by one:
they are :class:`~domain.problems.Problem` values, collected and raised together.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.resemblance import resembling

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from domain.problems import Problem


class CcmError(Exception):
    """The general case: this package refused to do something, and says why."""

    code: str = "CCM"


_LONGEST_QUOTE = 60
_LONGEST_NAME = 200


def quoted(text: str) -> str:
    """A text from outside in quotation marks, cut where it is long."""
    cut = text if len(text) <= _LONGEST_QUOTE else f"{text[:_LONGEST_QUOTE]}..."
    return repr(cut)


class InvalidValueError(CcmError, ValueError):
    """A value that cannot be read or cannot be."""

    code = "VALUE"


class InvalidDateError(InvalidValueError):
    """A text that is no date the ledger understands."""

    code = "DATE"

    def __init__(self, text: str) -> None:
        super().__init__(
            f"{quoted(text)} is not a date. Write a day (2020-10-01), a month (2020-10), a year "
            "(2020), or a range of days (2020-01-01/2020-12-14).",
        )
        self.text = text


class DateLimitError(InvalidDateError):
    """A date outside the years that the ledger reckons with."""

    code = "DATE_LIMIT"

    def __init__(self, text: str, first: object, last: object) -> None:
        CcmError.__init__(
            self,
            f"{quoted(text)} lies outside {first} to {last}, the days that the ledger reckons "
            "with. Correct the year.",
        )
        self.text = text


class EmptyRangeError(InvalidValueError):
    """A range of dates whose last day is before its first."""

    code = "RANGE"

    def __init__(self, first: object, last: object) -> None:
        super().__init__(
            f"The range {first} to {last} holds no day: its last day is before its first. "
            "Swap the two, or correct one of them.",
        )


class InvalidQuantityError(InvalidValueError):
    """A text that is no quantity of the unit asked for."""

    code = "QUANTITY"

    def __init__(self, text: str, why: str, example: str) -> None:
        super().__init__(f"{quoted(text)} is not a quantity: {why}. Write for example {example!r}.")
        self.text = text


class QuantityLimitError(InvalidQuantityError):
    """A figure larger than any that the ledger keeps."""

    code = "QUANTITY_LIMIT"

    def __init__(self, text: str, most: int, unit: str) -> None:
        CcmError.__init__(
            self,
            f"{quoted(text)} is more than the ledger keeps of anything, {most:,} {unit}. Correct "
            "the figure or its unit.",
        )
        self.text = text


class NotFoundError(CcmError, LookupError):
    """Something asked for that is not there."""

    code = "NOT_FOUND"


def did_you_mean(name: str, known: Iterable[str]) -> str:
    """A sentence with the nearest known names, or nothing; starts with a space."""
    near = resembling(name[:_LONGEST_NAME], tuple(sorted(known)), 3, 0.6)
    return f" Did you mean {' or '.join(near)}?" if near else ""


class UnknownEventTypeError(NotFoundError):
    """A name that no event type has."""

    code = "EVENT_TYPE"

    def __init__(self, name: str, known: Iterable[str]) -> None:
        super().__init__(
            f"There is no event type {name!r}.{did_you_mean(name, known)} "
            "`ccm catalogue` lists them all.",
        )


class UnknownEventError(NotFoundError):
    """An event id that the ledger does not hold."""

    code = "EVENT"

    def __init__(self, event_id: str) -> None:
        super().__init__(
            f"The ledger holds no event {event_id!r}. `ccm events` lists the ids; "
            "the first eight characters are enough where they name one event alone.",
        )


class AmbiguousEventError(NotFoundError):
    """The beginning of an event id that several events share."""

    code = "EVENT_AMBIGUOUS"

    def __init__(self, prefix: str, ids: Sequence[str]) -> None:
        super().__init__(
            f"{prefix!r} begins the ids of {len(ids)} events ({', '.join(ids[:3])}, …). "
            "Give more characters.",
        )


class UnknownDocumentError(NotFoundError):
    """A document key, symbol or title that the documents table does not hold."""

    code = "DOCUMENT"

    def __init__(self, name: str, known: Iterable[str]) -> None:
        super().__init__(
            f"No document {name!r} is recorded.{did_you_mean(name, known)} "
            "Record a DocumentIssued event for it first, or cite one of `ccm documents`.",
        )


class AmbiguousDocumentError(NotFoundError):
    """A symbol or title that several documents bear."""

    code = "DOCUMENT_AMBIGUOUS"

    def __init__(self, name: str, keys: Sequence[str]) -> None:
        super().__init__(
            f"{name!r} names {len(keys)} documents: {', '.join(sorted(keys))}. "
            "Give the key of one of them.",
        )


class UnknownMeetingError(NotFoundError):
    """A meeting that the ledger does not hold."""

    code = "MEETING"

    def __init__(self, name: str, known: Iterable[str]) -> None:
        super().__init__(
            f"No meeting {name!r} is recorded.{did_you_mean(name, known)} "
            f"Known meetings: {', '.join(sorted(known)) or 'none'}.",
        )


class UnknownActionError(NotFoundError):
    """A key that no action of an action plan, and no indicator of it, has."""

    code = "ACTION"

    def __init__(self, plan: str, key: str, known: Iterable[str]) -> None:
        keys = list(known)
        super().__init__(
            f"The {plan} has no action {quoted(key)}.{did_you_mean(key, keys)} "
            f"Its actions are {keys[0]} to {keys[-1]}.",
        )


class UnknownMetricError(NotFoundError):
    """A name that no metric has."""

    code = "METRIC"

    def __init__(self, name: str, known: Iterable[str]) -> None:
        super().__init__(
            f"There is no metric {name!r}.{did_you_mean(name, known)} "
            "`ccm metric --list` shows them all.",
        )


class InvalidEventError(InvalidValueError):
    """Data that make no event of the type they name; holds every problem."""

    code = "EVENT_INVALID"

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__("\n".join(problem.sentence for problem in problems))
        self.problems = tuple(problems)


class RejectedBatchError(CcmError):
    """A batch that cannot be recorded. Nothing of it was stored; every problem is listed."""

    code = "BATCH"

    def __init__(self, problems: Sequence[Problem]) -> None:
        count = len(problems)
        super().__init__(
            f"Nothing was recorded: {count} problem{'s' if count != 1 else ''}.\n"
            + "\n".join(str(problem) for problem in problems),
        )
        self.problems = tuple(problems)


class QueryError(CcmError, ValueError):
    """A question that cannot be asked."""

    code = "QUERY"


class PositionBeyondHeadError(QueryError):
    """A position that the ledger has not reached, or none at all."""

    code = "POSITION"

    def __init__(self, position: int, head: int) -> None:
        super().__init__(
            f"Position {position} is not in this ledger, whose positions are 0 (empty) to {head} "
            "(its head). Ask for one of these, or leave --position out for the head.",
        )
