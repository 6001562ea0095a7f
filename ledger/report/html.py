"""The report as one HTML file that prints well: no script, nothing fetched, its own style."""

from __future__ import annotations

import hashlib
from base64 import b64encode
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from ledger.report.model import Box, Chart, Coverage, Paragraph, Table

if TYPE_CHECKING:
    from ledger.report.model import Block, Report

__all__ = ["html"]

_KINDS = {
    Paragraph: "paragraph",
    Table: "table",
    Chart: "chart",
    Box: "box",
    Coverage: "coverage",
}


def html(report: Report) -> str:
    """The report as HTML5.

    The policy in its head allows its own style, by hash, and the charts inside it; nothing else.
    """
    style = _style()
    digest = b64encode(hashlib.sha256(style.encode()).digest()).decode()
    template = _environment().get_template("report.html.j2")
    return template.render(report=report, style=Markup(style), digest=digest)  # noqa: S704 - ours


@cache
def _environment() -> Environment:
    made = Environment(
        loader=PackageLoader("ledger.report"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters["kind"] = _kind
    made.filters["data"] = _data
    return made


def _style() -> str:
    return (files("ledger.report") / "templates" / "report.css").read_text(encoding="utf-8")


def _kind(block: Block) -> str:
    return _KINDS[type(block)]


def _data(svg: bytes) -> str:
    """A picture inside the page; as an image it can run nothing."""
    return f"data:image/svg+xml;base64,{b64encode(svg).decode()}"
