"""A cell of a table: text that is safe to open in a spreadsheet, where nothing in it can be taken for a formula."""

from __future__ import annotations

#: Programs for spreadsheets take the wide forms of these signs for them too, and leave out line ends before them.
_ACTIVE = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")


def harmless(text: str) -> str:
    """Return a text that no spreadsheet takes for a formula: one that could be taken for it begins with an apostrophe.

    >>> harmless("=1+1"), harmless("Medway Council")
    ("'=1+1", 'Medway Council')
    """
    return "'" + text if text.startswith(_ACTIVE) else text
