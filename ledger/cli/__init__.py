"""``ccm``, the command line; this module stays light, for ``ccm --help`` has to be quick."""

from __future__ import annotations

__all__ = ["main"]


def main() -> None:
    """Run ``ccm`` with the arguments of the process; ends it with an exit code."""
    import sys

    from ledger.cli.app import app_for
    from ledger.cli.delivering import encode_all

    encode_all()
    app_for(sys.argv[1:])(prog_name="ccm")
