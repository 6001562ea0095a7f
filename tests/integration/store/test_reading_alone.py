"""A ledger that this user may not write is read as it lies there, and not changed."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import pytest

from domain.strategies import documents
from ledger.bootstrap import create_ledger, open_ledger
from ledger.store.errors import NotWritableError

NOBODY = 65534
DAY = date(2020, 10, 1)


@contextmanager
def without_rights() -> Iterator[None]:
    """Root may write everywhere: so somebody else, for as long as this goes on."""
    is_root = os.geteuid() == 0
    if is_root:
        os.seteuid(NOBODY)
    try:
        yield
    finally:
        if is_root:
            os.seteuid(0)


@pytest.fixture
def shared() -> Iterator[Path]:
    """A ledger of one document in a folder that anyone may read and nobody may write."""
    folder = Path(tempfile.mkdtemp())
    path = folder / "shared.sqlite"
    with create_ledger(str(path)) as ledger:
        ledger.record(documents()[:1])
    path.chmod(0o444)
    folder.chmod(0o555)
    yield path
    folder.chmod(0o755)
    shutil.rmtree(folder)


def test_it_is_read_whole_and_nothing_is_made_beside_it(shared: Path) -> None:
    before = shared.read_bytes()
    with open_ledger(str(shared)) as ledger:
        whole = (ledger.head, ledger.view(DAY).root)
    with without_rights(), open_ledger(str(shared)) as ledger:
        assert (ledger.head, ledger.view(DAY).root) == whole

    assert shared.read_bytes() == before
    assert [item.name for item in shared.parent.iterdir()] == [shared.name]


def test_nothing_can_be_recorded_in_it(shared: Path) -> None:
    with without_rights(), open_ledger(str(shared)) as ledger, pytest.raises(NotWritableError):
        ledger.record(documents()[1:2])


def test_changes_that_are_not_in_the_file_yet_are_not_passed_over(shared: Path) -> None:
    shared.parent.chmod(0o755)
    with create_ledger(str(shared.with_name("other.sqlite"))) as other:
        other.record(documents()[:1])
        for name in ("other.sqlite", "other.sqlite-wal"):
            made = shared.with_name(name.replace("other", "copy"))
            shutil.copy(shared.with_name(name), made)
            made.chmod(0o444)
    shared.parent.chmod(0o555)

    with without_rights(), pytest.raises(NotWritableError):
        open_ledger(str(shared.with_name("copy.sqlite")))
