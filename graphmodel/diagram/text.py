"""How much room a text takes: wrapping, and widths by the metrics of Arial and its free equivalents."""

from __future__ import annotations

import textwrap
import unicodedata
from functools import lru_cache

#: A label is broken at about this many characters.
WRAP = 24
#: Size of the font of a box, and the height of one of its lines.
FONT, LEADING = 14, 18
#: The same for the words on a line.
SMALL, SMALL_LEADING = 12, 15
#: A text may come out a little wider in another font.
_SAFETY = 1.06
_WIDE = 1000

#: Widths in thousandths of the font size.
_WIDTHS = {
    **dict.fromkeys("ijl'", 222),
    "|": 260,
    **dict.fromkeys(" !,./:;I[]\\ft", 278),
    **dict.fromkeys("()-`r", 333),
    **dict.fromkeys("{}", 334),
    '"': 355,
    "*": 389,
    "^": 469,
    **dict.fromkeys("Jcksvxyz", 500),
    **dict.fromkeys("#$0123456789?L_abdeghnopqu", 556),
    **dict.fromkeys("+<=>~", 584),
    **dict.fromkeys("FTZ", 611),
    **dict.fromkeys("&ABEKPSVXY", 667),
    **dict.fromkeys("CDHNRUw", 722),
    **dict.fromkeys("GOQ", 778),
    **dict.fromkeys("Mm", 833),
    "%": 889,
    "W": 944,
    "@": 1015,
    **dict.fromkeys("\u2018\u2019", 222),
    **dict.fromkeys("\u201c\u201d", 333),
    **dict.fromkeys("\u2013\u00e9\u00e8", 556),
}


@lru_cache(maxsize=8192)
def clean(text: str) -> str:
    """Return a text on one line, without the control characters that no document may carry."""
    return " ".join("".join(" " if unicodedata.category(c)[0] == "C" else c for c in text).split())


def wrap(text: str, width: int = WRAP) -> tuple[str, ...]:
    """Break a text into lines.

    >>> wrap("Medway Children's Trust Performance Management Group")
    ("Medway Children's Trust", 'Performance Management', 'Group')
    """
    return tuple(textwrap.wrap(clean(text), width, break_on_hyphens=False)) or ("\u2013",)


def measure(lines: tuple[str, ...], size: int) -> float:
    """Return the width of the widest of some lines of text."""
    widest = max((sum(_WIDTHS.get(c, _WIDE) for c in line) for line in lines), default=0)
    return widest * size / 1000 * _SAFETY
