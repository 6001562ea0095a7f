"""The names by which ledgers are opened."""

from __future__ import annotations

import re

__all__ = ["IN_MEMORY", "is_database", "without_password"]

IN_MEMORY = ":memory:"


def is_database(target: str) -> bool:
    """Whether the target is the URL of a PostgreSQL database, and not the path of a file."""
    return target.startswith(("postgresql://", "postgres://"))


def without_password(url: str) -> str:
    """The URL as it may be shown.

    >>> without_password("postgresql://ccm:secret@db/ledgers?password=secret&sslmode=require")
    'postgresql://ccm@db/ledgers?sslmode=require'
    """
    bare = re.sub(r"^(\w+://[^:@/?]*):[^/?]*@", r"\1@", url)
    return re.sub(r"(?<=[?&])password=[^&]*&?", "", bare).rstrip("?&")
