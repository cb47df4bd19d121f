"""The parts of an Office file, which are XML, looked over before any reader of XML sees them."""

from __future__ import annotations

import re

_DTD = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_DECLARED = re.compile(rb"^\s*(?:\xef\xbb\xbf)?<\?xml[^>]*?\sencoding\s*=\s*[\"']([^\"']*)")
_PLAIN = {b"utf-8", b"utf8", b"us-ascii", b"ascii"}
_ENDINGS = (".xml", ".rels", ".vml")
#: Cells that are made, one by one, of a single word such as `A1:XFD1048576`.
_OVER = re.compile(rb"<(?:[\w.-]+:)?(?:mergeCell|hyperlink)\b[^>]*?\sref\s*=\s*[\"']([^\"']*)", re.IGNORECASE)
_RANGE = re.compile(rb"\$?([A-Za-z]{1,3})\$?([0-9]{1,7}):\$?([A-Za-z]{1,3})\$?([0-9]{1,7})")
_LETTERS = 26


def is_markup(name: str) -> bool:
    """Tell whether a part of an Office file is XML, by its name."""
    return name.lower().endswith(_ENDINGS)


def declares_entities(part: bytes) -> bool:
    """Tell whether a part declares entities or a document type; or is written so that this cannot be seen.

    Word processors and spreadsheet programs write UTF-8 and declare neither.

    >>> declares_entities(b'<!DOCTYPE x [<!ENTITY a "b">]><x/>'), declares_entities("<x/>".encode("utf-16"))
    (True, True)
    >>> declares_entities(b'<?xml version="1.0" encoding="UTF-8"?><x/>')
    False
    """
    declared = _DECLARED.match(part[:1024])
    hidden = b"\0" in part or (declared is not None and declared[1].lower() not in _PLAIN)
    return hidden or _DTD.search(part) is not None


def cells_over(part: bytes) -> int:
    """Return how many cells of a sheet are merged or linked by ranges; a range that cannot be read counts as very many.

    >>> cells_over(b'<mergeCell ref="A1:B2"/><hyperlink ref="C3"/>')
    4
    """
    return sum(_size(found) for found in _OVER.findall(part))


def _size(written: bytes) -> int:
    if b":" not in written and b"&" not in written:
        return 0
    found = _RANGE.fullmatch(written)
    if found is None:
        return 2**40
    left, right = (_column(found[n]) for n in (1, 3))
    return (abs(right - left) + 1) * (abs(int(found[4]) - int(found[2])) + 1)


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters.upper():
        number = number * _LETTERS + letter - ord("A") + 1
    return number
