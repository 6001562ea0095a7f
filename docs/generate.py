"""Write the pages of the documentation that follow from the code: ``python docs/generate.py``.

A test holds the pages against what this would write.
"""  # noqa: INP001 - a script, not a package

from __future__ import annotations

import sys
from pathlib import Path

from pages.action_plans import action_plans_page
from pages.audit_result import audit_result_page
from pages.commands import commands_page
from pages.coverage import coverage_page
from pages.data_sources import data_sources_page
from pages.errors import errors_page
from pages.events import events_page
from pages.hindcast import hindcast_picture
from pages.metrics import metrics_page
from pages.rules import rules_page
from pages.scenarios import scenarios_page

DOCS = Path(__file__).resolve().parent
PAGES = {
    "errors.md": errors_page,
    "events.md": events_page,
    "rules.md": rules_page,
    "metrics.md": metrics_page,
    "commands.md": commands_page,
    "coverage.md": coverage_page,
    "audit-result.md": audit_result_page,
    "data-sources.md": data_sources_page,
    "scenarios.md": scenarios_page,
    "hindcast.svg": hindcast_picture,
    "action-plans.md": action_plans_page,
}


def main() -> int:
    """Write every page that has changed; 0."""
    for name, make in PAGES.items():
        path, text = DOCS / name, make()
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            path.write_text(text, encoding="utf-8")
            sys.stdout.write(f"{path.name} written\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
