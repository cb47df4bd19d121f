"""Queries to begin with, kept as files: the first line of each is a comment that says what it asks."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import NamedTuple

_FOLDER = Path(__file__).with_name("examples")


class Example(NamedTuple):
    """A query to begin with: the name of its file, what it asks, and its text."""

    name: str
    title: str
    text: str


@cache
def examples() -> tuple[Example, ...]:
    """Return the examples in the order of their files.

    >>> examples()[0].name
    '01-norms-for-youth-justice'
    """
    files = sorted(_FOLDER.glob("*.rq"))
    return tuple(Example(f.stem, *_parts(f.read_text(encoding="utf-8"))) for f in files)


def _parts(text: str) -> tuple[str, str]:
    title, _, query = text.partition("\n")
    return title.removeprefix("#").strip(), query.strip() + "\n"
