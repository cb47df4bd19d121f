"""What a store says it holds: by this a reader knows that the data are whole, and that it can read them."""

from __future__ import annotations

import datetime
import hashlib
import importlib.metadata
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from graphmodel import __version__
from graphmodel.errors import StoreError
from graphmodel.resources import folder

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    import pyoxigraph as ox

    from graphmodel.model.model import Model

#: The form of manifests that this version writes and reads.
FORMAT = 1


@dataclass(frozen=True)
class Manifest:
    """What a store says it holds.

    Attributes:
        version: the version of the release.
        digest: its digest, as every answer names it.
        law_checked_to: the day up to which its law was seen.
        vocabulary: a hash of the ontology that the data are written in.
        engine: the engine whose files a database on disk has, as major and minor version.
        made_with: the version of graphmodel that wrote it.
        written: when, in UTC.
        checksum: a hash of all quads, see `checksum`.
        graphs: named graph → number of its triples.
    """

    version: str
    digest: str
    law_checked_to: str
    vocabulary: str
    engine: str
    made_with: str
    written: str
    checksum: str
    graphs: Mapping[str, int]
    format: int = FORMAT

    @classmethod
    def of(cls, model: Model) -> Manifest:
        """Return the manifest of the data of a model, as written now."""
        quads = list(model.dataset.quads())
        counted = Counter(map(graph_of, quads))
        return cls(
            version=model.release.version,
            digest=model.digest,
            law_checked_to=str(model.release.law_checked_to),
            vocabulary=vocabulary(),
            engine=engine(),
            made_with=__version__,
            written=datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds"),
            checksum=checksum(quads),
            graphs=dict(sorted(counted.items())),
        )

    @classmethod
    def read(cls, told: Mapping[str, Any], where: str) -> Manifest:
        """Return a manifest from its fields.

        Raises:
            StoreError: a field is missing or of another kind, or this version cannot read what the manifest tells of.
        """
        again = "Write it again with this version of graphmodel."
        if (form := told.get("format")) != FORMAT:
            raise StoreError(where, f"its manifest has the format {form!r}, and this version reads {FORMAT}", again)
        texts = [n for n, kind in cls.__annotations__.items() if kind == "str"]
        wrong = [n for n in texts if not isinstance(told.get(n), str)]
        graphs: Any = told.get("graphs")
        if not isinstance(graphs, dict) or not graphs or not all(type(n) is int and n > 0 for n in graphs.values()):
            wrong.append("graphs")
        if wrong:
            raise StoreError(where, f"its manifest is damaged: look at {', '.join(wrong)}", again)
        if told["vocabulary"] != vocabulary():
            what = f"it is written in another version of the vocabulary, by graphmodel {told['made_with']}; this is {__version__}"
            raise StoreError(where, what, again)
        return cls(**{n: told[n] for n in texts}, graphs=graphs)

    @property
    def quads(self) -> int:
        """The number of quads."""
        return sum(self.graphs.values())

    def whole(self, quads: Iterable[ox.Quad], where: str) -> None:
        """Look whether some quads are all of those that the manifest tells of, and no other.

        Raises:
            StoreError: any is missing, strange or changed; the graph is named.
        """
        found = list(quads)
        counted = Counter(map(graph_of, found))
        again = "Write the data again, and look whether anything else writes there."
        for graph, wanted in self.graphs.items():
            if counted[graph] != wanted:
                what = f"it is not whole: {graph} has {counted[graph]} triples and should have {wanted}"
                raise StoreError(where, what, again)
        if strange := sorted(counted.keys() - self.graphs.keys()):
            raise StoreError(where, f"it holds what the release has not: {strange[0]}", again)
        if checksum(found) != self.checksum:
            what = f"its data are not those of the release {self.digest}: the numbers are right, the values differ"
            raise StoreError(where, what, again)


def graph_of(quad: ox.Quad) -> str:
    """Return the name of a quad's graph; an empty text for the default graph, in which releases have nothing."""
    return str(getattr(quad.graph_name, "value", ""))


def checksum(quads: Iterable[ox.Quad]) -> str:
    """Return the SHA-256 of quads as sorted canonical N-Quads.

    The data have no blank nodes, so this is also the hash of their RDFC-1.0 form (W3C RDF Dataset Canonicalization).
    """
    lines = sorted(f"{q} .\n" for q in quads)
    return hashlib.sha256("".join(lines).encode()).hexdigest()


@lru_cache(maxsize=1)
def vocabulary() -> str:
    """Return a hash of the ontology's files: what reads the data is driven by them."""
    found = hashlib.sha256()
    for path in sorted(folder("ontology").iterdir()):
        if path.suffix in {".ttl", ".jsonld"}:
            found.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return found.hexdigest()[:16]


def engine() -> str:
    """Return the engine of this installation, as name and the versions whose files it reads."""
    return "oxigraph " + ".".join(importlib.metadata.version("pyoxigraph").split(".")[:2])
