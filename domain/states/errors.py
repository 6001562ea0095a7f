"""What can go wrong when a State is looked up.

::

    NotFoundError, ValueError
    └── UnknownStateError       no State answers to the text
        ├── AmbiguousStateError several States answer to it
        └── NotAStateError      it names a territory, which no treaty binds by itself

Each class takes data and writes its own sentence when it is shown; the data stay readable as
attributes, and survive the way between processes.
"""

from __future__ import annotations

from domain.errors import NotFoundError

_HOW_TO_NAME_A_STATE = (
    "Give an ISO 3166-1 code ('BGR', 'BG') or a name in English, French or Spanish ('Bulgaria')."
)


class UnknownStateError(NotFoundError, ValueError):
    """No State that the ledger knows answers to the text.

    `name` is the text as it was given; `suggestions` are at most three names of States that it
    resembles, the likeliest first, or none. It is a ValueError too, so that a field of an event
    which holds a code can be validated with `state`.
    """

    code = "STATE"

    def __init__(self, name: str, suggestions: tuple[str, ...]) -> None:
        super().__init__(name, suggestions)
        self.name = name
        self.suggestions = suggestions

    def __str__(self) -> str:
        """Say which text is unknown, what it resembles and how States are named."""
        guess = f"Did you mean {_either(self.suggestions)}? " if self.suggestions else ""
        return f"No State is known as {self.name!r}. {guess}{_HOW_TO_NAME_A_STATE}"


class AmbiguousStateError(UnknownStateError):
    """Several States answer to the text, as two do to "Korea".

    `suggestions` are the names of all of them.
    """

    code = "STATE_AMBIGUOUS"

    def __str__(self) -> str:
        """Say which States the text could mean."""
        return (
            f"{self.name!r} can mean {len(self.suggestions)} States. "
            f"Give the full name or the code of one: {_either(self.suggestions)}."
        )


class NotAStateError(UnknownStateError):
    """The text names an entry of ISO 3166-1 that is not a State, as "Aruba" does.

    `iso3` is the alpha-3 code of that entry. There are no suggestions: which State answers for a
    territory is not for a list of names to say.
    """

    code = "NOT_A_STATE"

    def __init__(self, name: str, iso3: str) -> None:
        super().__init__(name, ())
        self.iso3 = iso3

    def __str__(self) -> str:
        """Say that the entry is a territory and which parties the ledger knows."""
        return (
            f"{self.name!r} ({self.iso3}) is a territory in ISO 3166-1, not a State that can be "
            "bound by the Convention: the ledger knows the Member States of the United Nations, "
            "the Holy See, the State of Palestine, the Cook Islands and Niue. "
            "Name the State whose act it is, for example 'Bulgaria' or 'BGR'."
        )


def _either(names: tuple[str, ...]) -> str:
    *first, last = names
    return f"{', '.join(first)} or {last}" if first else last
