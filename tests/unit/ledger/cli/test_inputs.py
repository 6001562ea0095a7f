"""Files that a command is given: what they hold, and why one cannot be read."""

from __future__ import annotations

import os
import threading
from pathlib import Path

import pytest

from ledger.cli.inputs import files_of

ENDLESS = [path for path in ("/dev/zero", "/dev/full") if Path(path).exists()]


@pytest.mark.parametrize("path", ENDLESS)
def test_a_device_that_never_ends_is_refused(path: str) -> None:
    files, (problem,) = files_of([path])

    assert files == []
    assert (problem.code, problem.place.file) == ("INPUT", path)
    assert "it is a device, and no file" in problem.sentence


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_a_pipe_is_read_to_its_end(tmp_path: Path) -> None:
    pipe = tmp_path / "StateListed.csv"
    os.mkfifo(pipe)
    writing = threading.Thread(target=pipe.write_bytes, args=(b"subject\n",))
    writing.start()
    files, problems = files_of([str(pipe)])
    writing.join()

    assert (files, problems) == ([(str(pipe), b"subject\n")], [])
