"""A dataset on an Oxigraph engine in this process."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import pyoxigraph as ox

from graphmodel.errors import StoreError
from graphmodel.store.store import Solutions

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    import rdflib

    from graphmodel.store.store import Result


@dataclass(frozen=True)
class InProcess:
    """A dataset that this process holds or has opened; the default implementation of `graphmodel.store.store.Store`.

    Attributes:
        store: the Oxigraph store, a named graph a file.
        digest: the digest of the release: SHA-256 over the names and bytes of its files, shortened to 16 hexadecimal digits.
        places: id → (file, line) of what the files describe.
    """

    store: ox.Store
    digest: str
    places: Mapping[str, tuple[str, int]] = field(default_factory=dict)

    @property
    def where(self) -> str:
        """Where it is kept, for messages."""
        return "memory"

    @property
    def path(self) -> Path | None:
        """The folder of the database; there is none in memory."""
        return None

    def as_rdflib(self) -> rdflib.Dataset:
        """Return the same dataset through rdflib's interface, without copying it."""
        import oxrdflib  # noqa: PLC0415  rdflib takes a tenth of a second to import
        import rdflib  # noqa: PLC0415

        return rdflib.Dataset(store=oxrdflib.OxigraphStore(store=self.store), default_union=True)

    def quads(self) -> Iterator[ox.Quad]:
        """Yield every quad."""
        return iter(self.store)

    def quads_about(self, thing: str) -> Iterator[ox.Quad]:
        """Yield the quads whose subject is the full address of a thing."""
        return self.store.quads_for_pattern(ox.NamedNode(thing), None, None, None)

    def query(self, text: str) -> Result:
        """Return the whole result of a SPARQL query; its default graph is the union of the named graphs.

        Raises:
            StoreError: the query cannot be read, or fails.
        """
        try:
            return whole(self.store.query(text, use_default_graph_as_union=True))
        except SyntaxError as error:
            raise StoreError(self.where, f"the query cannot be read: {error}", "Mend the query.") from error
        except (OSError, RuntimeError, ValueError) as error:
            raise StoreError(self.where, f"the query failed: {error}", "Look at the query and at the store.") from error

    def close(self) -> None:
        """Do nothing: there is nothing to close."""


def whole(found: ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples) -> Result:
    """Return all of a result of Oxigraph's, read to its end."""
    if isinstance(found, ox.QueryBoolean):
        return bool(found)
    if isinstance(found, ox.QueryTriples):
        return frozenset(found)
    names = tuple(v.value for v in found.variables)
    rows = ({n: row[n] for n in names if row[n] is not None} for row in found)
    return Solutions(names, tuple(rows))
