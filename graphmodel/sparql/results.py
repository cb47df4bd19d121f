"""A result in the form that is asked for, and never larger than it may be."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING, Any

import pyoxigraph as ox

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_BINDINGS = {
    "json": ox.QueryResultsFormat.JSON,
    "xml": ox.QueryResultsFormat.XML,
    "csv": ox.QueryResultsFormat.CSV,
    "tsv": ox.QueryResultsFormat.TSV,
}
_TRIPLES = {
    "ttl": ox.RdfFormat.TURTLE,
    "nt": ox.RdfFormat.N_TRIPLES,
    "rdf": ox.RdfFormat.RDF_XML,
    "jsonld": ox.RdfFormat.JSON_LD,
}
_JSON_STRING = re.compile(rb'"(?:[^"\\]|\\.)*+"')
_CSV_CELL = re.compile(rb'"[^"]*+"')


class TooLargeError(Exception):
    """The result is larger than it may be; its arguments are what there is too much of (`rows` or `bytes`)."""


class _Room(io.BytesIO):
    """A file that holds so many bytes and no more."""

    def __init__(self, most: int) -> None:
        super().__init__()
        self._most = most

    def write(self, data: Any) -> int:
        if self.tell() + memoryview(data).nbytes > self._most:
            raise TooLargeError("bytes")
        return super().write(data)


def written(result: Any, word: str, prefixes: Mapping[str, str], *, rows: int, most: int) -> tuple[bytes, int]:
    """Return a result of the engine as bytes, and how many rows or triples it has.

    Args:
        result: what the engine returned.
        word: the form, as `graphmodel.sparql.forms` names it.
        prefixes: prefix → address, by which Turtle is shortened.
        rows: how many rows or triples it may have.
        most: how many bytes it may have.

    Raises:
        TooLargeError: it has more.
    """
    room = _Room(most)
    if isinstance(result, ox.QueryTriples):
        counted = _Counted(result, rows)
        ox.serialize(counted, room, format=_TRIPLES[word], prefixes=dict(prefixes) if word == "ttl" else None)
        return room.getvalue(), counted.count
    result.serialize(room, format=_BINDINGS[word])
    made = room.getvalue()
    count = 1 if isinstance(result, ox.QueryBoolean) else rows_in(made, word)
    if count > rows:
        raise TooLargeError("rows")
    return made, count


class _Counted:
    """Triples, counted as they pass."""

    def __init__(self, triples: ox.QueryTriples, most: int) -> None:
        self.count = 0
        self._triples = triples
        self._most = most

    def __iter__(self) -> Iterator[ox.Triple]:
        for triple in self._triples:
            self.count += 1
            if self.count > self._most:
                raise TooLargeError("rows")
            yield triple


def rows_in(made: bytes, word: str) -> int:
    r"""Return how many rows a result of the engine has, by what stands between them and nowhere else.

    The engine writes a whole result at once and does not count.

    >>> rows_in(b'?x\n"a"\n"b"\n', "tsv")
    2
    """
    if word == "xml":
        return made.count(b"<result>")
    if word == "tsv":
        return made.count(b"\n") - 1
    if word == "csv":
        return _CSV_CELL.sub(b"", made).count(b"\n") - 1
    bare = _JSON_STRING.sub(b"", made).partition(b":[")[2].partition(b":{:[")[2]
    return bare.count(b"},{") + (b"{" in bare)
