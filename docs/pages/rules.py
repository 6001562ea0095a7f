"""The page on rules and findings."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
from collections.abc import Iterator
from types import ModuleType

import domain.rules
from pages.docstrings import first_paragraph, one_line
from pages.parts import MADE, page, table
from projections.findings import RULES

__all__ = ["rules_page"]

_ABOUT_FINDINGS = """A finding is never a judgement of a State: Article 8 leaves that to a meeting.
It says which rule was not kept, since when, on which evidence."""


def rules_page() -> str:
    """The treaty's rules, module by module, and the rules of findings."""
    parts = ["# Rules", MADE]
    for found in pkgutil.iter_modules(domain.rules.__path__):
        module = importlib.import_module(f"domain.rules.{found.name}")
        title, *rest = (module.__doc__ or "").strip().split("\n\n")
        parts += [f"## {one_line(title).rstrip('.')}", *map(one_line, rest)]
        parts.append(table((f"`domain.rules.{found.name}`", "gives"), _members(module)))
    parts += ["## Findings", _ABOUT_FINDINGS]
    parts.append(table(("rule", "means"), [(f"`{name}`", text) for name, text in RULES.items()]))
    return page(parts)


def _members(module: ModuleType) -> Iterator[tuple[str, str]]:
    for name in module.__all__:
        thing = getattr(module, name)
        if callable(thing):
            names = ", ".join(inspect.signature(thing).parameters)
            yield f"`{name}({names})`", first_paragraph(thing.__doc__)
        else:
            yield f"`{name}`", str(thing)
