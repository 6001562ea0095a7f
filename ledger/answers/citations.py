"""Citing an answer: a line for a footnote, by which anyone can ask for it again and compare."""

from __future__ import annotations

import hashlib
import json
import shlex
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated, Any

from ledger.answers.model import Answer, Column, Row, Table

__all__ = ["CitationRow", "citation_answer", "repeatable"]

_AXES = ("as_of", "known_at", "position")


@dataclass(frozen=True, slots=True)
class CitationRow(Row):
    """What identifies an answer."""

    citation: Annotated[str, Column("the line for a footnote")]
    result: Annotated[str, Column("the value, or how many rows", "Result")]
    command: Annotated[str, Column("what gives the same answer, its three dates spelt out")]
    as_of: Annotated[
        str | None, Column("day that it holds for; null: the question names its own", "As of")
    ]
    known_at: Annotated[str | None, Column("day by which it was known; null: no limit", "Known at")]
    position: Annotated[
        int | None,
        Column("how many recorded events it rests on; null: the question names them", "Position"),
    ]
    only_read: Annotated[bool, Column("whether what was inferred is left out")]
    root: Annotated[str, Column("root of the Merkle tree over them, in hex", "Root")]
    digest: Annotated[
        str, Column("SHA-256 of the answer's rows and lists as JSON with sorted names, in hex")
    ]
    program: Annotated[str, Column("program and version", "Program")]
    dataset: Annotated[
        str | None, Column("dataset that the ledger holds, and version; null: none", "Dataset")
    ]


def citation_answer(
    words: Sequence[str],
    document: Mapping[str, Any],
    program: str,
) -> Answer:
    """The citation of an answer that a command gave as JSON; ``words`` are the command line."""
    command = shlex.join(["ccm", *repeatable(words, document)])
    axes = _axes(document)
    result = _result(document)
    dataset = document["dataset"]
    holding = f"dataset {dataset}" if dataset else "events of its own"
    citation = (
        f"{result}. Ledger of the Convention on Cluster Munitions, {_dates(document)}, "
        f"root {document['root']}; {program}, {holding}; `{command}`."
    )
    row = CitationRow(
        citation=citation,
        result=result,
        command=command,
        as_of=axes.get("as_of"),
        known_at=axes.get("known_at"),
        position=axes.get("position"),
        only_read=document["only_read"],
        root=document["root"],
        digest=_digest(document),
        program=program,
        dataset=dataset,
    )
    return Answer(Table("citation", CitationRow, [row], upright=True), lines=(citation,))


def repeatable(words: Sequence[str], document: Mapping[str, Any]) -> list[str]:
    """The command line with the three dates of its answer spelt out, whatever it left to default.

    Where the ledger lies, what counts as today and how it is written say nothing of the answer.
    Dates that the question does not take stay out: a claim is judged at its own day, and a
    comparison has the axis along which it goes on both sides.
    """
    kept = list(_without(words, {*_SAYING_NOTHING, *map(_option, _AXES)}))
    for axis, value in _axes(document).items():
        if value is not None:
            kept += [_option(axis), str(value)]
    return kept


_SAYING_NOTHING = {"--ledger", "--today", "--format", "--output", "-o"}


def _axes(document: Mapping[str, Any]) -> dict[str, Any]:
    """The dates of the answer by their names, less those that its question does not take."""
    return {axis: document[axis] for axis in _AXES if axis not in document["without"]}


def _dates(document: Mapping[str, Any]) -> str:
    """The three dates in words, less those that the question does not take."""
    known_at = document["known_at"]
    said = {
        "as_of": f"as of {document['as_of']}",
        "known_at": f"known at {known_at}" if known_at else "known without limit",
        "position": f"position {document['position']}",
    }
    dates = [said[axis] for axis in _axes(document)]
    return ", ".join([*dates, "nothing inferred"] if document["only_read"] else dates)


def _option(axis: str) -> str:
    return f"--{axis.replace('_', '-')}"


def _without(words: Sequence[str], options: set[str]) -> list[str]:
    """The words less these options and their values."""
    kept: list[str] = []
    skip = False
    for word in words:
        name, equals, _value = word.partition("=")
        if skip:
            skip = False
        elif name in options:
            skip = not equals
        else:
            kept.append(word)
    return kept


def _result(document: Mapping[str, Any]) -> str:
    rows = document["rows"]
    if document["question"]["command"] == "metric":
        (row,) = rows
        subject = row["state"] or row["meeting"]
        whose = f" of {subject}" if subject else ""
        return f"{row['metric']}{whose}: {_value(row)}"
    command = document["question"]["command"]
    return f"{command}: {len(rows)} row{'' if len(rows) == 1 else 's'}"


def _value(row: Mapping[str, Any]) -> str:
    value = row["value"]
    if value is None:
        return f"not computable, lacking {row['missing']}"
    if isinstance(value, list):
        return "; ".join(value) or "none"
    exactly = "" if row["qualifier"] == "exact" else f"{row['qualifier'].replace('_', ' ')} "
    unit = f" {row['unit']}" if isinstance(value, int) else ""
    return f"{exactly}{value}{unit}"


def _digest(document: Mapping[str, Any]) -> str:
    """Over all lists of rows; the question and the dates stand in the citation themselves."""
    lists = {name: value for name, value in document.items() if isinstance(value, list)}
    canonical = json.dumps(lists, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(canonical.encode()).hexdigest()
