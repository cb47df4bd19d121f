"""All files as one RDF dataset on Oxigraph, a named graph a file; or every problem in them, and nothing loaded."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pyoxigraph as ox

from graphmodel.errors import DataError, Problem
from graphmodel.ids import NAMESPACE
from graphmodel.load.file_reader import FileContent, FileReader, graph_id
from graphmodel.load.integrity import across_files
from graphmodel.load.schema import schema
from graphmodel.resources import folder

if TYPE_CHECKING:
    from collections.abc import Iterable

    import rdflib

YAML_ENDINGS = (".yaml", ".yml")
RDF_ENDINGS = {".ttl": ox.RdfFormat.TURTLE, ".nt": ox.RdfFormat.N_TRIPLES, ".jsonld": ox.RdfFormat.JSON_LD, ".rdf": ox.RdfFormat.RDF_XML}
_MAX_BYTES = 16 * 1024 * 1024


@dataclass(frozen=True)
class Source:
    """A data file: the folder it was found under, and its path there."""

    base: Path
    path: str

    @property
    def full(self) -> Path:
        """The path on disk."""
        return self.base / self.path if self.path else self.base


@dataclass(frozen=True)
class LoadedDataset:
    """The dataset and where everything in it stands.

    Attributes:
        store: the Oxigraph store, a named graph a file.
        digest: SHA-256 over the names and bytes of the files, shortened to 16 hexadecimal digits.
        places: id → (file, line) of what the files describe.
    """

    store: ox.Store
    digest: str
    places: dict[str, tuple[str, int]]

    def as_rdflib(self) -> rdflib.Dataset:
        """Return the same dataset through rdflib's interface, without copying it."""
        import oxrdflib  # noqa: PLC0415  rdflib takes a tenth of a second to import
        import rdflib  # noqa: PLC0415

        return rdflib.Dataset(store=oxrdflib.OxigraphStore(store=self.store), default_union=True)


def find_files(*folders: Path) -> list[Source]:
    """Return the data files under folders (or the files themselves), sorted by path.

    Raises:
        DataError: a folder or file is not there.
    """
    found: list[Source] = []
    for base in folders:
        if base.is_file():
            found.append(Source(base.parent, base.name))
        elif base.is_dir():
            found += [
                Source(base, p.relative_to(base).as_posix())
                for p in sorted(base.rglob("*"))
                if p.is_file() and p.suffix in (*YAML_ENDINGS, *RDF_ENDINGS) and not any(part.startswith(".") for part in p.relative_to(base).parts)
            ]
        else:
            raise DataError([Problem(str(base), 0, "", "no-file", "there is no such file or folder.", "Look at the path.")])
    return found


def load(*more: Path, shipped: bool = True) -> LoadedDataset:
    """Load the shipped data and, beside it, further folders or files.

    Args:
        more: folders or files added to the shipped data.
        shipped: leave the shipped data out with False.

    Raises:
        DataError: anything is wrong in any file; nothing is loaded then.
    """
    sources = find_files(*([folder("data")] if shipped else []), *more)
    dataset, problems = load_all(sources)
    if dataset is None:
        raise DataError(problems)
    return dataset


def load_all(sources: Iterable[Source]) -> tuple[LoadedDataset | None, list[Problem]]:
    """Load files and return the dataset, or None and every problem found."""
    digest = hashlib.sha256()
    contents: list[FileContent] = []
    store = ox.Store()
    for source in sources:
        content, raw = _read(source)
        digest.update(source.path.encode() + b"\0" + raw + b"\0")
        contents.append(content)
        if content.document and not content.problems:
            store.load(json.dumps(content.document), format=ox.RdfFormat.JSON_LD, base_iri=NAMESPACE, to_graph=ox.NamedNode(content.graph))
        elif not content.problems and source.full.suffix in RDF_ENDINGS:
            _load_rdf(store, content, source, raw)
    problems = [p for c in contents for p in c.problems]
    problems += across_files(schema(), contents, store)
    if problems:
        return None, sorted(set(problems))
    places = {ident: (c.path, line) for c in reversed(contents) for ident, (_, line) in c.declared.items()}
    return LoadedDataset(store, digest.hexdigest()[:16], places), []


def _read(source: Source) -> tuple[FileContent, bytes]:
    shown = source.path or source.base.name
    content = FileContent(shown, graph_id(shown))
    raw = b""
    try:
        if source.full.stat().st_size > _MAX_BYTES:
            raise ValueError(f"the file is larger than {_MAX_BYTES // 2**20} MB")  # noqa: TRY301  one handler for all that makes a file unreadable
        raw = source.full.read_bytes()
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        content.problems.append(Problem(shown, line, "", "not-utf8", "this is not UTF-8 text.", "Save the file as UTF-8."))
    except (OSError, ValueError) as error:
        content.problems.append(Problem(shown, 0, "", "no-file", f"the file cannot be read: {error}.", "Look at the path, its size and its permissions."))
    else:
        if source.full.suffix in YAML_ENDINGS:
            return FileReader(schema(), shown, content.graph).read(text), raw
    return content, raw


def _load_rdf(store: ox.Store, content: FileContent, source: Source, raw: bytes) -> None:
    """Load a file of another RDF syntax; what it declares is found by the classes of its subjects."""
    try:
        quads = list(ox.parse(raw, format=RDF_ENDINGS[source.full.suffix], base_iri=NAMESPACE))
    except (SyntaxError, ValueError) as error:
        line = getattr(error, "lineno", None) or 0
        content.problems.append(Problem(content.path, line, "", "rdf-syntax", f"this cannot be parsed: {error}.", "Correct the syntax at this place."))
        return
    for quad in quads:
        if isinstance(quad.subject, ox.BlankNode) or isinstance(quad.object, ox.BlankNode):
            content.problems.append(Problem(content.path, 0, "", "blank-node", "a node has no name.", f"Give every node an address under {NAMESPACE}."))
            return
    graph = ox.NamedNode(content.graph)
    for quad in quads:
        store.add(ox.Quad(quad.subject, quad.predicate, quad.object, graph))
        if quad.predicate.value.endswith("#type") and quad.subject.value.startswith(NAMESPACE):
            content.declared.setdefault(quad.subject.value.removeprefix(NAMESPACE), (quad.object.value.rpartition("#")[2], 0))
        if quad.predicate.value.endswith("#prefLabel"):
            content.labelled.add(quad.subject.value.removeprefix(NAMESPACE))
