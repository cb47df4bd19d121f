"""The dataset in RDF: canonical N-Quads, from whose sum the release has its identity, TriG and JSON-LD; the same bytes at every build."""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING

import pyoxigraph as ox

from graphmodel.formats.context import PREFIXES

if TYPE_CHECKING:
    from graphmodel.store.store import Store


def quads_of(dataset: Store) -> list[ox.Quad]:
    """Return the quads of a dataset in the order of their canonical form, blank nodes named by RDFC-1.0.

    The loader takes no blank node, so that the algorithm, whose time may grow without bound with them, has nothing to name.
    """
    found = ox.Dataset(dataset.quads())
    found.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
    return sorted(found, key=lambda q: str(q).encode())


def n_quads(quads: list[ox.Quad]) -> bytes:
    """Return quads as canonical N-Quads: a line each, in the order of their bytes."""
    made = ox.serialize(quads, format=ox.RdfFormat.N_QUADS) or b""
    return b"".join(sorted(made.splitlines(keepends=True)))


def trig(quads: list[ox.Quad]) -> bytes:
    """Return quads as TriG, graph by graph."""
    ordered = sorted(quads, key=lambda q: (str(q.graph_name), str(q.subject)))
    made = ox.serialize(ordered, format=ox.RdfFormat.TRIG, prefixes=PREFIXES) or b""
    lines = made.decode().split("\n")
    # The serializer writes the prefixes first, in an order that changes from run to run.
    first = sorted(takewhile(lambda line: line.startswith("@prefix "), lines))
    return "\n".join([*first, "", *lines[len(first) :]]).encode()


def json_ld(quads: list[ox.Quad]) -> bytes:
    """Return quads as JSON-LD in expanded form, which needs no context."""
    ordered = sorted(quads, key=lambda q: (str(q.graph_name), str(q.subject)))
    return ox.serialize(ordered, format=ox.RdfFormat.JSON_LD) or b""
