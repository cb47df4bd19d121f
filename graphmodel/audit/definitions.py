"""Abbreviations that a text defines for itself: `the Crime and Disorder Act 1998 ("CDA")`, `"the 2004 Act" means ...`, `CDA: Crime and Disorder Act 1998`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graphmodel.audit.laws import FORMS, key
from graphmodel.audit.provisions import is_year

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from graphmodel.audit.laws import Law
    from graphmodel.audit.names import Named
    from graphmodel.audit.tokens import Token

_QUOTES = {'"', "'"}
_LEADS = {
    "hereafter",
    "hereinafter",
    "the",
    "or",
    "also",
    "known",
    "referred",
    "to",
    "as",
    "called",
    "in",
    "this",
    "agreement",
}
_MEANS = {"means", "mean", "refers", "is", ":", "-", "=", "|", "("}
_MOST_TOKENS = 14
_MOST_OF_SHORT = 5


def definitions(found: Sequence[Token], names: Sequence[Named]) -> Iterator[tuple[str, Law]]:
    """Yield abbreviations, as keys, with the law that each stands for.

    Args:
        found: the tokens of a paragraph.
        names: the laws named in it.
    """
    for name in names:
        if len(name.laws) == 1 and name.how != "defined":
            short = _behind(found, name.end) or _before(found, name.start)
            if short:
                yield short, name.laws[0]


def _behind(found: Sequence[Token], end: int) -> str:
    """Return what stands in brackets behind a name, if it is an abbreviation."""
    if end >= len(found) or found[end].text != "(":
        return ""
    inside: list[Token] = []
    for token in found[end + 1 : end + 1 + _MOST_TOKENS]:
        if token.text == ")":
            return _abbreviation(inside)
        inside.append(token)
    return ""


def _before(found: Sequence[Token], start: int) -> str:
    """Return what stands before a name as a word that is explained: `"CDA" means the ...`, `CDA (Crime ...)`."""
    at = start - 1
    while at > 0 and found[at].low in {"the", "to"}:
        at -= 1
    if at <= 0 or found[at].low not in _MEANS:
        return ""
    begin = at
    while begin > max(0, at - _MOST_OF_SHORT - 2) and (
        found[begin - 1].text in _QUOTES or found[begin - 1].text.isupper() or is_year(found[begin - 1].text)
    ):
        begin -= 1
    inside = found[begin:at]
    # An explanation that no quotation marks set off stands alone: it begins its paragraph.
    quoted = any(t.text in _QUOTES for t in inside)
    return _abbreviation(inside) if inside and (quoted or begin == 0 or found[at].text == "(") else ""


def _abbreviation(inside: Sequence[Token]) -> str:
    """Return the key of an abbreviation; empty where the words are none, such as `as amended` or `c. 37`."""
    quotes = [n for n, t in enumerate(inside) if t.text in _QUOTES]
    quoted = len(quotes) > 1
    words = list(inside[quotes[0] + 1 : quotes[-1]] if quoted else inside)
    while words and words[0].low in _LEADS:
        words.pop(0)
    if not words or len(words) > _MOST_OF_SHORT or not any(t.is_word for t in words):
        return ""
    letters = all((t.text.isupper() and len(t.text) > 1) or is_year(t.text) for t in words)
    form = words[-1].low in FORMS and words[-1].text[0].isupper() and len(words) <= 3  # noqa: PLR2004  "the 1998 Act", "the CD Act"
    return key(words) if letters or form or (quoted and words[0].text[0].isupper()) else ""
