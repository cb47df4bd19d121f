"""The nearest right names, for messages that say what was meant."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_CAPITAL = re.compile("(?<!^)(?=[A-Z])")


def a(name: str) -> str:
    """Return the name of a class in words, with its article.

    >>> a("Area"), a("SeatList")
    ('an area', 'a seat list')
    """
    words = _CAPITAL.sub(" ", name).lower()
    return f"{'an' if words[0] in 'aeiou' else 'a'} {words}"


def nearest(word: str, choices: Iterable[str], *, limit: int = 3, cutoff: int = 60) -> tuple[str, ...]:
    """Return the choices that look most like the word, best first.

    >>> nearest("paragaph", ["part", "paragraph", "anchor"])
    ('paragraph',)
    """
    from rapidfuzz import fuzz, process  # noqa: PLC0415  only who errs waits for it

    found = process.extract(word, list(choices), scorer=fuzz.ratio, limit=limit, score_cutoff=cutoff)
    return tuple(str(name) for name, _, _ in found)


def did_you_mean(word: str, choices: Iterable[str]) -> str:
    """Return a sentence with the nearest names, or the whole list where it is short, or nothing."""
    choices = sorted(choices)
    near = nearest(word, choices)
    if near:
        return f"Did you mean {' or '.join(f'`{n}`' for n in near)}?"
    return f"Choose from: {', '.join(choices)}." if len(choices) <= 40 else ""  # noqa: PLR2004  a list a reader can take in
