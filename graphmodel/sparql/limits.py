"""How much one query, and all of them together, may take."""

from __future__ import annotations

from dataclasses import dataclass

_MEBIBYTE = 1024 * 1024


@dataclass(frozen=True)
class Limits:
    """What a query may take, and how many there may be.

    Attributes:
        seconds: for how long a query runs before its process is killed; a request may ask for less.
        memory: how many bytes of memory a query may take, beside what the dataset takes itself.
        result_bytes: how many bytes the result may have.
        result_rows: how many rows, or triples, the result may have.
        workers: how many queries run at once, each in a process of its own.
        waiting: how many more may wait for a process; the next is turned away.
    """

    seconds: float = 10.0
    memory: int = 512 * _MEBIBYTE
    result_bytes: int = 16 * _MEBIBYTE
    result_rows: int = 100_000
    workers: int = 2
    waiting: int = 8
