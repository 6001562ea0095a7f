"""``python -m ledger.cli`` is ``ccm``."""

from __future__ import annotations

from ledger.cli import main

main()
