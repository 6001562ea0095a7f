"""Where a fact was read: a document of the documents table, and the place in it."""

from __future__ import annotations

import re
from enum import StrEnum

from pydantic import BaseModel, ConfigDict, Field, field_validator

from domain.lists import split_list
from domain.texts import READABLE

__all__ = ["Basis", "Confidence", "Source", "parse_sources"]


class Confidence(StrEnum):
    """How far a reading can be relied on."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


class Basis(StrEnum):
    """Whether the fact stands in its source, or was inferred from it."""

    READ = "read"
    INFERRED = "inferred"


class Source(BaseModel):
    """A document by its key, and the locator in it: a paragraph, a page, a table, a note."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    document: str = Field(min_length=1)
    locator: str = Field(min_length=1, pattern=READABLE)

    @field_validator("document")
    @classmethod
    def _is_on_one_line(cls, key: str) -> str:
        return _one_line(key)

    def __str__(self) -> str:
        """``document, locator``."""
        return f"{self.document}, {self.locator}"


def _one_line(key: str) -> str:
    if not key.isprintable():
        message = f"{key!r} is no key of a document: write it on one line"
        raise ValueError(message)
    return key


def parse_sources(documents: str, locators: str) -> tuple[Source, ...]:
    """Sources from two cells of a table, each a list (:mod:`domain.lists`) of the same length.

    Raises ValueError where the lists differ in length or a part is empty.
    """
    keys, places = split_list(documents), split_list(locators)
    if not any(keys + places):
        message = "no document is named: name the one it was read in, and the place in it"
        raise ValueError(message)
    if len(keys) != len(places) or not all(keys + places):
        message = (
            f"{len(keys)} document(s) but {len(places)} locator(s), or an empty one: "
            "write one locator for each document, parted by ';'"
        )
        raise ValueError(message)
    for place in places:
        if not re.search(READABLE, place):
            message = f"{place!r} is no place in a document: it holds control characters"
            raise ValueError(message)
    for key in keys:
        _one_line(key)
    return tuple(
        Source(document=key, locator=place) for key, place in zip(keys, places, strict=True)
    )
