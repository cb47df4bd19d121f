"""Reading which part of a long list is wanted."""

from typing import Annotated

from fastapi import Depends, Query

from api.parameters import ReadDep
from graphmodel.calls.paging import MOST, Cursor, Part


def part(
    read: ReadDep,
    limit: Annotated[
        str | None,
        Query(description=f"The most rows to give, 1 to {MOST}; the answer links to the next ones.", examples=["50"]),
    ] = None,
    cursor: Annotated[
        str | None,
        Query(
            description="Where to go on, as the `next` link of an answer has it; empty for the beginning.",
            examples=[""],
        ),
    ] = None,
) -> Part:
    """Read which part is wanted; where no limit is given, each list has its own."""
    rows = read.number("limit", limit, 1, MOST, 0) or None
    found: list[Cursor] = []
    if cursor:
        read.attempt(lambda: found.append(Cursor.read(read.graph.model, cursor)))
    return Part(rows, found[0] if found else None)


PartDep = Annotated[Part, Depends(part)]
