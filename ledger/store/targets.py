"""The names by which ledgers are opened."""

from __future__ import annotations

from urllib.parse import urlsplit

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
    parts = urlsplit(url)
    user, at, hosts = parts.netloc.rpartition("@")
    options = (item for item in parts.query.split("&") if not item.startswith("password="))
    netloc = user.partition(":")[0] + at + hosts
    return parts._replace(netloc=netloc, query="&".join(options)).geturl()
