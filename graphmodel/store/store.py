"""The interface to a dataset, wherever it is kept."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol, TypeAlias

import pyoxigraph as ox

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    import rdflib

Term: TypeAlias = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple


@dataclass(frozen=True)
class Solutions:
    """The rows of a SELECT, in the order in which they came.

    Attributes:
        variables: the names of the columns, without question marks.
        rows: name → term for each row; a variable that a row leaves unbound is not in it.
    """

    variables: tuple[str, ...]
    rows: tuple[Mapping[str, Term], ...]


#: Rows of a SELECT, what an ASK says, or the triples of a CONSTRUCT or DESCRIBE.
Result: TypeAlias = Solutions | bool | frozenset[ox.Triple]


class Store(Protocol):
    """One release of the data as RDF: a named graph a file, and nothing in the default graph.

    All implementations give the same quads and the same results; what cannot be had whole is an error, never a part.
    """

    @property
    def digest(self) -> str:
        """The digest of the release, as every answer names it."""

    @property
    def where(self) -> str:
        """Where it is kept, for messages: `memory`, a folder, an address."""

    @property
    def store(self) -> ox.Store:
        """The same quads on an Oxigraph engine in this process, for what needs the engine itself; of an endpoint, what was read."""

    @property
    def path(self) -> Path | None:
        """A folder with an Oxigraph database that other processes may open to read; None where there is none."""

    @property
    def places(self) -> Mapping[str, tuple[str, int]]:
        """Id → (file, line) of what the files describe; empty where it was not loaded from files."""

    def as_rdflib(self) -> rdflib.Dataset:
        """Return the same dataset through rdflib's interface, without copying it; of an endpoint, what was read."""

    def quads(self) -> Iterator[ox.Quad]:
        """Yield every quad."""

    def quads_about(self, thing: str) -> Iterator[ox.Quad]:
        """Yield the quads whose subject is the full address of a thing."""

    def query(self, text: str) -> Result:
        """Return the whole result of a SPARQL 1.1 query; its default graph is the union of the named graphs.

        Raises:
            StoreError: the query cannot be read, or the result cannot be had whole.
        """

    def close(self) -> None:
        """Close the way to it, if any; what was read from it stands."""
