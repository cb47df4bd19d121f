"""Queries over a dataset, from their text to their result: what a face asks."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from graphmodel.errors import Fault
from graphmodel.sparql.copies import writer
from graphmodel.sparql.errors import RefusedError
from graphmodel.sparql.guard import Query, read, unknown_graph
from graphmodel.sparql.limits import Limits
from graphmodel.sparql.pool import Pool, Result

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from concurrent.futures import Future
    from pathlib import Path

    from graphmodel.sparql.forms import ResultForm
    from graphmodel.store.store import Store


@dataclass(frozen=True)
class Asked:
    """A query and over which graphs it is asked.

    Attributes:
        query: the query.
        default_graphs: what the request names to be the default graph together.
        named_graphs: what the request names for GRAPH.
    """

    query: Query
    default_graphs: tuple[str, ...] = ()
    named_graphs: tuple[str, ...] = ()

    @property
    def over(self) -> dict[str, Any] | None:
        """The graphs as a worker reads them: those of the request, else those of the query, else all."""
        if self.default_graphs or self.named_graphs:
            return {"default_graph": self.default_graphs, "named_graphs": self.named_graphs}
        return None if self.query.names_graphs else {"union": True}


class Endpoint:
    """Answers queries over a dataset whose default graph is all of its named graphs together.

    Args:
        dataset: the dataset; its graphs are told by it.
        source: what the workers open, as `Pool` has it; where it is left out, the dataset's own database on disk, or else a copy of it.
        limits: what a query may take.

    >>> from graphmodel.load.dataset import load
    >>> from graphmodel.sparql.forms import CSV
    >>> endpoint = Endpoint(load())
    >>> asked = endpoint.read("ASK { ?norm a <https://w3id.org/graphmodel/ontology#Norm> }")
    >>> endpoint.submit(asked, CSV).result().body
    b'true'
    >>> endpoint.close()
    """

    def __init__(
        self, dataset: Store, source: Path | Callable[[Path], Path] | None = None, limits: Limits | None = None
    ) -> None:
        self.limits = limits or Limits()
        self.pool = Pool(source or dataset.path or writer(dataset), self.limits)
        self._dataset = dataset

    @cached_property
    def graphs(self) -> tuple[str, ...]:
        """The addresses of the named graphs, sorted."""
        return tuple(sorted(self.sizes))

    @cached_property
    def sizes(self) -> dict[str, int]:
        """How many triples each named graph has."""
        return Counter(str(quad.graph_name).strip("<>") for quad in self._dataset.quads())

    def read(self, text: str, default_graphs: Sequence[str] = (), named_graphs: Sequence[str] = ()) -> Asked:
        """Read a query, and see that nothing is asked of it that is never done.

        Args:
            text: the query.
            default_graphs: the graphs that are the default graph together; where there are any, the query's own FROM does not count.
            named_graphs: the graphs that GRAPH may reach.

        Raises:
            RefusedError: it reaches for another address, names a graph that is not here, or would change the data.
            MalformedError: it cannot be read.
        """
        faults = [
            Fault(name, *unknown_graph(graph, self.graphs))
            for name, graphs in (("default-graph-uri", default_graphs), ("named-graph-uri", named_graphs))
            for graph in graphs
            if graph not in self.graphs
        ]
        try:
            query = read(text, self.graphs)
        except RefusedError as error:
            raise RefusedError([*faults, *error.faults]) from None
        if faults:
            raise RefusedError(faults)
        return Asked(query, tuple(default_graphs), tuple(named_graphs))

    def submit(self, asked: Asked, form: ResultForm, seconds: float | None = None) -> Future[Result]:
        """Have a query run, and return what its result will be in.

        Args:
            asked: what `read` returned.
            form: the form of the result, one of `graphmodel.sparql.forms.forms_of`.
            seconds: for how long it may run; never longer than the limit.

        Raises:
            BusyError: as many as may wait are waiting.

        The future raises OverLimitError, MalformedError or NotRunError.
        """
        head = {
            "query": asked.query.text,
            "form": form.word,
            "prefixes": dict(asked.query.prefixes),
            "over": asked.over,
        }
        return self.pool.submit(head, min(seconds or self.limits.seconds, self.limits.seconds))

    def close(self) -> None:
        """End all that was started for queries."""
        self.pool.close()
