"""Characters that word processors and PDF writers put in the place of plain ones, put back: the same text reads the same in every format."""

from __future__ import annotations

_SPACES = "\t\v\f\x1c\x1d\x1e\x1f\x85\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
_NOTHING = "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"
_PLAIN = (
    dict.fromkeys(_SPACES, " ")
    | dict.fromkeys((chr(c) for c in range(32) if chr(c) not in "\t\n\r\v\f\x1c\x1d\x1e\x1f"), "")
    | dict.fromkeys(_NOTHING, "")
    | dict.fromkeys("\u2018\u2019\u201a\u201b\u2032\u0060\u00b4", "'")
    | dict.fromkeys("\u201c\u201d\u201e\u201f\u2033\u00ab\u00bb", '"')
    | dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212", "-")
    | {"\u2026": "...", "\ufb00": "ff", "\ufb01": "fi", "\ufb02": "fl", "\ufb03": "ffi", "\ufb04": "ffl"}
    | {"\ufb05": "st", "\ufb06": "st"}
    # A raised digit is the mark of a footnote, never part of a number.
    | dict.fromkeys("\u00b9\u00b2\u00b3\u2070\u2074\u2075\u2076\u2077\u2078\u2079", " ")
)
_TABLE = str.maketrans(_PLAIN)
SOFT_HYPHEN = "\u00ad"


def clean(line: str) -> str:
    """Return a line with plain spaces, quotes, hyphens and letters, and single spaces between words.

    A soft hyphen at the very end divides a word between two lines, so it stays as a hyphen.

    >>> clean("the \u201cCDA\u201d,\u00a0s.\u202f115 \ufb01les")
    'the "CDA", s. 115 files'
    """
    divided = line.rstrip().endswith(SOFT_HYPHEN)
    plain = " ".join(line.translate(_TABLE).split())
    return plain + "-" if divided else plain
