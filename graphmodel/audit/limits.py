"""How large a file may be. An agreement is far smaller; what is larger is refused before it can take up the machine."""

from __future__ import annotations

from typing import NoReturn

from graphmodel.errors import BadQuestionError, Fault

#: The largest file, in bytes.
MOST_BYTES = 10 * 1024 * 1024
#: The largest text, in characters, whatever the file it stood in.
MOST_CHARACTERS = 2_000_000
#: The most citations of law that one text may hold.
MOST_CITATIONS = 20_000


def refuse(told: str) -> NoReturn:
    """Refuse a file, in words for the reader.

    Raises:
        BadQuestionError: always.
    """
    raise BadQuestionError((Fault("file", told),))


def in_words(size: int) -> str:
    """Return a size as a reader would say it.

    >>> in_words(MOST_BYTES)
    '10 MB'
    """
    return f"{size // (1024 * 1024)} MB"
