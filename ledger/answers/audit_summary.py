"""An audit in sentences that can be quoted: how many claims hold, and which do not."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated

from domain.errors import NotFoundError
from domain.states import find_state
from ledger.answers.audit import AuditRow, audit_row
from ledger.answers.model import Answer, Column, Row, Table
from ledger.answers.naming import names_of
from projections.claims.judging import OF_ALL
from projections.claims.model import Verdict

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from projections.claims.model import Judgement

__all__ = ["ContradictionRow", "summary_answer"]

_MOST_TOLD = 10


@dataclass(frozen=True, slots=True)
class ContradictionRow(Row):
    """A contradiction in a sentence."""

    claim_id: Annotated[str, Column("id in the claims file", "Claim")]
    locator: Annotated[str, Column("place in the document", "Where")]
    sentence: Annotated[str, Column("what the document says, and what the history says", "What")]
    reading: Annotated[
        str,
        Column("first reading under which it is or can be true; empty: none", "True if read so"),
    ]


def summary_answer(judgements: Iterable[Judgement]) -> Answer:
    """How many claims have each verdict, and every contradiction in a sentence.

    Those that no other reading makes true come first, then the others, the farthest from the
    history first. A list goes without a sentence where the claim on its length has one.
    """
    rows = [audit_row(item) for item in judgements]
    counts = Counter(row.verdict for row in rows)
    told = [_contradiction(row) for row in sorted(_without_twins(rows), key=_gravity)]
    return Answer(
        Table("contradictions", ContradictionRow, told),
        about={"verdicts": {verdict.value: counts[verdict.value] for verdict in Verdict}},
        calls_for_attention=bool(told),
        lines=tuple(_lines(rows, counts, told)),
    )


def _without_twins(rows: Sequence[AuditRow]) -> Iterator[AuditRow]:
    """The contradicted claims, less the lists whose length is contradicted too."""
    found = [row for row in rows if row.verdict == Verdict.CONTRADICTED.value]
    counts = {(row.locator, row.metric) for row in found if row.unit != "states_list"}
    for row in found:
        twin = (row.locator, row.metric.removesuffix("_list"))
        if row.unit != "states_list" or twin not in counts:
            yield row


def _gravity(row: AuditRow) -> tuple[bool, int]:
    """How early a contradiction is told: without another reading, then by its distance."""
    far = row.difference if row.reading and isinstance(row.difference, int) else 0
    return (bool(row.reading), -abs(far))


def _contradiction(row: AuditRow) -> ContradictionRow:
    whom = "" if row.subject in OF_ALL else f"{_name(row.subject)}: "
    why = row.because.partition(": ")[2] if not row.reading else ""
    sentence = f"{whom}{row.description}. {_against(row)}{f': {why}' if why else ''}."
    return ContradictionRow(row.claim_id, row.locator, sentence, row.reading.partition(";")[0])


def _name(subject: str) -> str:
    """A State by its name, a meeting as it is written."""
    try:
        return find_state(subject).name
    except NotFoundError:
        return subject


def _against(row: AuditRow) -> str:
    """What the document says, and what the history says; of lists, where they differ."""
    if not isinstance(row.computed, tuple):
        return f"The document says {row.claimed}, the history {row.computed}"
    parts = [
        f"the document {verb} {', '.join(names_of(codes))}"
        for verb, codes in (("names", row.surplus_states), ("leaves out", row.missing_states))
        if codes
    ]
    told = " and ".join(parts) or "the document names a State more than once"
    return f"{told[0].upper()}{told[1:]}, other than the history"


def _lines(
    rows: Sequence[AuditRow], counts: Counter[str], told: Sequence[ContradictionRow]
) -> Iterator[str]:
    documents = ", ".join(dict.fromkeys(row.document or "no document" for row in rows))
    yield f"{len(rows)} {'claim' if len(rows) == 1 else 'claims'} of {documents}:"
    for verdict, words in _WORDS.items():
        if counts[verdict.value]:
            yield f"  {counts[verdict.value]:>4} {words}"
    plain = [row for row in told if not row.reading]
    other = [row for row in told if row.reading]
    if plain:
        yield from ("", "True under no reading that the audit knows:", *map(_line, plain))
    if other:
        yield from ("", "True only if read otherwise, the farthest from the history first:")
        yield from map(_line, other[:_MOST_TOLD])
    if len(other) > _MOST_TOLD:
        yield f"  … and {len(other) - _MOST_TOLD} more: ccm audit --verdict contradicted"


def _line(row: ContradictionRow) -> str:
    """As prose; the reading in brackets, from its own words on."""
    reading = row.reading.partition(": ")[2]
    return f"- {row.locator}. {row.sentence}{f' (So read: {reading}.)' if reading else ''}"


_WORDS = {
    Verdict.CONFIRMED: "confirmed: other documents bear them out",
    Verdict.ATTESTED: "attested: true, by the document's own account alone",
    Verdict.CONTRADICTED: "contradicted by the history",
    Verdict.NOT_COMPUTABLE: "not computable: something is missing",
    Verdict.EDITORIAL: "editorial: about the text itself, read by hand",
}
