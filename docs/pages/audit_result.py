"""The page on what the audit of the shipped claims comes to."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache
from pathlib import Path

from domain.errors import NotFoundError
from domain.states import find_state
from ledger.answers.audit import AuditRow, audit_row
from ledger.answers.naming import names_of
from ledger.datasets.loading import shipped_claims
from ledger.journal.claims import read_claims
from pages.parts import MADE, page, table
from pages.shipped import shipped_view
from projections.claims.judging import OF_ALL, audit
from projections.claims.model import Verdict
from projections.view import View

REVIEWED = Path(__file__).resolve().parents[2] / "tests/integration/audit/verdicts.csv"
"""The verdicts as reviewed by hand, with a reason for each claim that does not hold."""

DAY = date(2026, 1, 1)
"""The claims are judged on what was on record then."""
_ABOUT = """What the history says of the claims of the final report of the Second Review
Conference (CCM/CONF/2021/6), on the shipped dataset. [How claims are audited](audit.md) tells
what the verdicts mean; `ccm audit` shows them all, `ccm audit --summary` says the main points.
The reasons below were written by hand, after a look at the paragraph and at the events; a test
holds every verdict to what was reviewed. The ledger follows sources that anyone can read, and
they are not always right: what is said here of the report is that it and these sources cannot
both be right."""
_GROUPS = {
    "error": (
        "Errors",
        "Wrong by the report's other paragraphs, by the Convention or by the records of others.",
    ),
    "basis": (
        "Another base than the words say",
        "True once other States, or another day, are counted than the words name.",
    ),
    "words": ("A matter of words", "True by another division of the world than the ledger uses."),
    "sources": (
        "Sources that disagree",
        "Another source says otherwise, and the ledger follows it.",
    ),
}
_THEN = """A claim is judged a second time on what was known and published when the report
appeared, by October 2021. So many verdicts were different then, for the most part since the
records of others are dated later:"""


_TWO_WAYS = """Borne out by the words as the ledger reads them; read in another way they would come
to something else. What is only on record State by State, a lower bound, and lists whose number is
claimed too are left out; `ccm audit --claim ID` shows the events."""
_LOWER_BOUND = "a lower bound"


def audit_result_page() -> str:
    """Verdicts by kind, every contradicted claim with its reason, and what could not be judged."""
    rows, reviewed = _rows(), _reviewed()
    contradicted = [row for row in rows if row.verdict == Verdict.CONTRADICTED.value]
    parts = ["# What the audit finds", MADE, _ABOUT, "## Verdicts by kind", _by_kind(rows)]
    parts += [_THEN, _changed(rows), "## Contradicted claims"]
    for weight, (title, says) in _GROUPS.items():
        group = [row for row in contradicted if reviewed[row.claim_id]["weight"] == weight]
        parts += [f"### {title}", says, *_explained(group, reviewed)]
    parts += ["## True as read, and otherwise by another reading", _TWO_WAYS, *_two_ways(rows)]
    parts += ["## Not computable", *_explained(_of(rows, Verdict.NOT_COMPUTABLE), reviewed)]
    parts += ["## Editorial", "About the text itself; read by hand."]
    parts += [f"**{row.locator}.** {row.description}." for row in _of(rows, Verdict.EDITORIAL)]
    return page(parts)


@cache
def _rows() -> Sequence[AuditRow]:
    now = _known()
    data = shipped_claims().read_bytes()
    claims = read_claims(data, "claims.csv", now).claims
    return [audit_row(item) for item in audit(claims, now, _known)]


def _known(known_at: date | None = None) -> View:
    return shipped_view(DAY, known_at)


def _reviewed() -> dict[str, dict[str, str]]:
    with REVIEWED.open(encoding="utf-8", newline="") as file:
        return {row["claim_id"]: row for row in csv.DictReader(file)}


def _of(rows: Sequence[AuditRow], verdict: Verdict) -> list[AuditRow]:
    return [row for row in rows if row.verdict == verdict.value]


def _by_kind(rows: Sequence[AuditRow]) -> str:
    kinds = sorted({row.kind for row in rows})
    lines = [_line(kind.replace("_", " "), [r for r in rows if r.kind == kind]) for kind in kinds]
    head = ("kind", *(verdict.value.replace("_", " ") for verdict in Verdict), "claims")
    return table((*head, "not computable, of what can be"), [*lines, _line("all", rows)])


def _line(name: str, rows: Sequence[AuditRow]) -> tuple[str, ...]:
    counts = Counter(row.verdict for row in rows)
    judged = len(rows) - counts[Verdict.EDITORIAL.value]
    share = f"{100 * counts[Verdict.NOT_COMPUTABLE.value] / judged:.1f} %" if judged else ""
    return (name, *(str(counts[verdict.value] or "") for verdict in Verdict), str(len(rows)), share)


def _changed(rows: Sequence[AuditRow]) -> str:
    moves = Counter((row.verdict_then or "", row.verdict) for row in rows)
    lines = [
        (then.replace("_", " "), now.replace("_", " "), str(count))
        for (then, now), count in sorted(moves.items())
        if then != now
    ]
    return table(("then", "now", "claims"), lines)


def _explained(rows: Sequence[AuditRow], reviewed: dict[str, dict[str, str]]) -> Iterator[str]:
    """A paragraph a reason: where, what the report says, what the history says, and why."""
    by_reason: dict[str, list[AuditRow]] = {}
    for row in rows:
        by_reason.setdefault(reviewed[row.claim_id]["reason"], []).append(row)
    for reason, group in by_reason.items():
        places = "; ".join(dict.fromkeys(row.locator for row in group))
        said = " ".join(_said(row) for row in group if row.unit != "states_list" or len(group) == 1)
        ids = ", ".join(f"`{row.claim_id}`" for row in group)
        yield f"**{places}.** {said} *{reason}* ({ids})"


def _two_ways(rows: Sequence[AuditRow]) -> Iterator[str]:
    """A paragraph a claim that holds, where another reading of its words gives something else."""
    for row in (*_of(rows, Verdict.CONFIRMED), *_of(rows, Verdict.ATTESTED)):
        if row.reading and _LOWER_BOUND not in row.reading and row.unit != "states_list":
            otherwise = row.reading[:1].upper() + row.reading[1:]
            yield f"**{row.locator}.** {_said(row)} *{otherwise}.* (`{row.claim_id}`)"


def _said(row: AuditRow) -> str:
    whom = "" if row.subject in OF_ALL else f"{_name(row.subject)}: "
    return f"{whom}{row.description}: {_values(row)}."


def _name(subject: str) -> str:
    try:
        return find_state(subject).name
    except NotFoundError:
        return subject


def _values(row: AuditRow) -> str:
    if isinstance(row.computed, tuple):
        surplus, missing = names_of(row.surplus_states), names_of(row.missing_states)
        parts = [f"named too, {', '.join(surplus)}"] if surplus else []
        parts += [f"left out, {', '.join(missing)}"] if missing else []
        return "; ".join(parts) or "a State named twice"
    if row.computed is None:
        return f"{row.claimed} claimed"
    return f"{row.claimed} claimed, {row.computed} computed"
