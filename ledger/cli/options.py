"""The options that commands share, each declared once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import Field, dataclass, fields
from enum import StrEnum
from functools import cache
from inspect import Parameter
from pathlib import PurePath
from typing import Annotated, Any, ClassVar, Self, get_type_hints

import typer

__all__ = ["DOCUMENTS", "Format", "Options", "QueryOptions", "ReportOptions", "WriteOptions"]

DOCUMENTS = frozenset({".html", ".md"})
"""Endings of the documents that reports are made into."""


class Format(StrEnum):
    """How an answer is written."""

    TABLE = "table"
    JSON = "json"
    CSV = "csv"
    XLSX = "xlsx"


class ReportFormat(StrEnum):
    """How a report is written: as a document, or its figures as an answer."""

    HTML = "html"
    MARKDOWN = "md"
    JSON = "json"
    CSV = "csv"
    XLSX = "xlsx"


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """The options of every command; each field is one of them, but for those left out."""

    left_out: ClassVar[frozenset[str]] = frozenset()

    format: Annotated[
        Format | None,
        typer.Option("--format", help="How to write it; by default as FILE ends, else a table."),
    ] = None
    output: Annotated[
        str | None,
        typer.Option("--output", "-o", metavar="FILE", help="Write to a file; - is the terminal."),
    ] = None

    @classmethod
    @cache
    def parameters(cls) -> tuple[Parameter, ...]:
        """The options as parameters of a command."""
        hints = get_type_hints(cls, include_extras=True)
        return tuple(
            Parameter(
                item.name,
                Parameter.KEYWORD_ONLY,
                default=item.default,
                annotation=hints[item.name],
            )
            for item in cls._taken()
        )

    @classmethod
    def of(cls, given: Mapping[str, Any]) -> Self:
        """The options among the arguments given to a command."""
        return cls(**{item.name: given[item.name] for item in cls._taken()})

    @classmethod
    def rest(cls, given: Mapping[str, Any]) -> dict[str, Any]:
        """The command's own arguments."""
        names = {item.name for item in cls._taken()}
        return {name: value for name, value in given.items() if name not in names}

    @classmethod
    def _taken(cls) -> tuple[Field[Any], ...]:
        return tuple(item for item in fields(cls) if item.name not in cls.left_out)


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerOptions(Options):
    """The options of every command that opens a ledger."""

    ledger: Annotated[
        str | None,
        typer.Option(
            "--ledger",
            metavar="PATH-OR-URL",
            help="The ledger; by default CCM_LEDGER, else ccm-ledger.sqlite in the working folder.",
        ),
    ] = None
    today: Annotated[
        str | None,
        typer.Option("--today", metavar="DAY", help="The day that counts as today."),
    ] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class QueryOptions(LedgerOptions):
    """The options of every question: which ledger, and its three dates."""

    as_of: Annotated[
        str | None,
        typer.Option(
            "--as-of",
            metavar="WHEN",
            help="What held at the end of that day; by default today. A day, a month or a year "
            "(its last day), or a meeting (1RC: its last day).",
        ),
    ] = None
    known_at: Annotated[
        str | None,
        typer.Option(
            "--known-at",
            metavar="WHEN",
            help="Only what was known by that day; by default without limit.",
        ),
    ] = None
    position: Annotated[
        int | None,
        typer.Option(
            "--position",
            metavar="N",
            help="Only the first N events recorded; by default all.",
        ),
    ] = None
    only_read: Annotated[
        bool,
        typer.Option("--only-read", help="Leave out what was inferred, not read in its sources."),
    ] = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportOptions(QueryOptions):
    """The options of a report, which is made into documents too and names its own last day."""

    left_out: ClassVar[frozenset[str]] = frozenset({"as_of", "format"})

    written_as: Annotated[
        ReportFormat | None,
        typer.Option(
            "--format", help="How to write it; by default as FILE ends, else Markdown, no charts."
        ),
    ] = None

    @property
    def as_answer(self) -> QueryOptions:
        """The same options for what writes answers; a document's format is left out."""
        kept = {item.name: getattr(self, item.name) for item in fields(QueryOptions)}
        named = self.written_as.name if self.written_as else ""
        return QueryOptions(**{**kept, "format": Format.__members__.get(named)})

    @property
    def document(self) -> str | None:
        """The ending of the document that is asked for; None for an answer."""
        ending = PurePath(self.output or "").suffix.lower()
        wanted = f".{self.written_as.value}" if self.written_as else ending
        return wanted if wanted in DOCUMENTS else None


@dataclass(frozen=True, slots=True, kw_only=True)
class WriteOptions(LedgerOptions):
    """The options of every command that records."""

    dry_run: Annotated[
        bool,
        typer.Option("--dry-run", help="Say what would be recorded, and record nothing."),
    ] = False
