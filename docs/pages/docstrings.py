"""What docstrings say, as prose."""

from __future__ import annotations

import importlib

__all__ = ["doc_of", "first_paragraph", "one_line"]


def doc_of(module: str) -> str:
    """The docstring of the module of this name, empty without one."""
    return importlib.import_module(module).__doc__ or ""


def first_paragraph(text: str | None) -> str:
    """The first paragraph, on one line."""
    return one_line((text or "").strip().split("\n\n")[0])


def one_line(text: str) -> str:
    """Without line breaks, and with Markdown's backticks."""
    return " ".join(text.replace("``", "`").split())
