"""What is about a person and does not belong into the graph: addresses and numbers are refused, what may be a name is pointed out."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from graphmodel.imports.forms import forms

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graphmodel.imports.tables import Tables

#: Looked for from where a word begins, and never a second time in it: else a cell of 4,000 digits costs as many looks at each of them.
_MAIL = re.compile(r"(?<![\w.+'-])[\w.+'-]++@[\w-]++(?:\.[\w-]++)++")
_TELEPHONE = re.compile(r"(?<![\w.])(?:\+\s?44\s?(?:\(0\)\s?)?|\(?0)(?:[\s()-]*\d){9,10}(?!\d)")


def look(tables: Tables) -> None:
    """Report every e-mail address and telephone number, and warn of what seems to be the name of a person."""
    for table in tables.sheets.values():
        for row in table.rows:
            for cell in row.cells.values():
                value = cell.value
                for what, mend in _found(value) if isinstance(value, str) else ():
                    tables.report(cell.place, "personal-data", what, mend)
                if isinstance(value, str) and (name := _titled().search(value)):
                    told = f"{name.group()!r} seems to be the name of a person."
                    mend = "The graph holds posts and no persons: write the post, such as `Chair of the Board`."
                    tables.warn(cell.place, "person", told, mend)


def _found(value: str) -> Iterator[tuple[str, str]]:
    if _MAIL.search(value):
        yield "there is an e-mail address.", "Take it away: the graph holds no personal data."
    if _TELEPHONE.search(value):
        yield "there is what looks like a telephone number.", "Take it away: the graph holds no personal data."


@lru_cache(maxsize=1)
def _titled() -> re.Pattern[str]:
    titles = "|".join(re.escape(t) for t in sorted(forms().titles, key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:{titles})\s+(?:[A-Z]\.?\s*)*[A-Z][\w'-]+")
