"""From the bytes of a file to its text: UTF-8, with or without a mark, or UTF-16 with one."""

from __future__ import annotations

import codecs

from domain.problems import Place, Problem

__all__ = ["read_text"]

_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_AROUND = 24


def read_text(data: bytes, file: str) -> str | Problem:
    """The text of a file, or why it cannot be read; never guessed from another encoding."""
    marked = data.startswith(_MARKS)
    if not marked and b"\0" in data:
        return _problem("the file is neither UTF-8 nor marked UTF-16 text.", Place(file), "")
    try:
        return data.decode("utf-16" if marked else "utf-8-sig")
    except UnicodeDecodeError as error:
        if marked:
            sentence = "the file is marked as UTF-16, and is cut off or damaged."
            return _problem(sentence, Place(file), "")
        return _undecodable(data, error.start, file)


def _undecodable(data: bytes, at: int, file: str) -> Problem:
    line_start = data.rfind(b"\n", 0, at) + 1
    place = Place(file, data.count(b"\n", 0, at) + 1, at - line_start + 1)
    around = data[max(line_start, at - _AROUND) : at + _AROUND].partition(b"\n")[0]
    likely = data[at : at + 1].decode("cp1252", errors="replace")
    return _problem(
        f"the byte 0x{data[at]:02X} is no UTF-8; in Windows-1252, the likeliest encoding, it would "
        f"be {likely!r}.",
        place,
        around.decode("cp1252", errors="replace").strip(),
    )


def _problem(sentence: str, place: Place, excerpt: str) -> Problem:
    return Problem(
        "ENCODING",
        sentence,
        'Save it as UTF-8: in Excel "CSV UTF-8 (Comma delimited)", in LibreOffice the character '
        "set Unicode (UTF-8), or `iconv -f WINDOWS-1252 -t UTF-8 FILE > NEW`.",
        place,
        excerpt,
    )
