"""The report as an answer: its figures as rows, its text, and the files it can be made into."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ledger.answers.model import Answer, Table
from ledger.report.figures import ReportFigureRow
from ledger.report.html import html
from ledger.report.markdown import markdown

if TYPE_CHECKING:
    from ledger.report.building import Written

__all__ = ["report_answer"]


def report_answer(written: Written) -> Answer:
    """Figures for JSON, CSV and workbooks, Markdown for people, files by ending."""
    report = written.report
    return Answer(
        Table("figures", ReportFigureRow, written.figures),
        lines=tuple(markdown(report, pictures=False).rstrip("\n").split("\n")),
        files={
            ".html": lambda: html(report).encode(),
            ".md": lambda: markdown(report).encode(),
        },
    )
