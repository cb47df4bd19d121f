"""All files as one RDF dataset on Oxigraph, a named graph a file; or every problem in them, and nothing loaded."""

from __future__ import annotations

import codecs
import hashlib
import os
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import pyoxigraph as ox

from graphmodel.errors import DataError, Problem
from graphmodel.load.content import FileContent, graph_id
from graphmodel.load.file_reader import FileReader
from graphmodel.load.files import YAML_ENDINGS, Source, find_files
from graphmodel.load.integrity import Integrity
from graphmodel.load.n_triples import n_triples
from graphmodel.load.pause import no_collection
from graphmodel.load.rdf_reader import RdfReader
from graphmodel.load.schema import schema
from graphmodel.resources import folder
from graphmodel.store.in_process import InProcess

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path


@dataclass(frozen=True)
class LoadedDataset(InProcess):
    """The dataset in memory, and where everything in it stands in the files.

    Attributes:
        lines: (id, key) → (file, line) of what the files say of a thing.
    """

    lines: dict[tuple[str, str], tuple[str, int]] = field(default_factory=dict)


@dataclass(frozen=True)
class Loading:
    """What came of loading files: the dataset or the problems, and never both.

    Attributes:
        dataset: None where there is any problem.
        own: problems that a file shows by itself.
        across: problems that show when all files are seen together.
    """

    dataset: LoadedDataset | None
    own: tuple[Problem, ...]
    across: tuple[Problem, ...]


def load(*more: Path | Source, shipped: bool = True) -> LoadedDataset:
    """Load the shipped data and, beside it, further folders or files.

    Args:
        more: folders or files added to the shipped data, or sources; what lies inside it is not loaded twice.
        shipped: leave the shipped data out with False.

    Raises:
        DataError: anything is wrong in any file; nothing is loaded then.
    """
    return load_files(find_files(*([folder("data")] if shipped else []), *more))


def load_files(sources: Iterable[Source]) -> LoadedDataset:
    """Load files.

    Raises:
        DataError: anything is wrong in any file; nothing is loaded then.
    """
    dataset, problems = load_all(sources)
    if dataset is None:
        raise DataError(problems)
    return dataset


def load_all(sources: Iterable[Source]) -> tuple[LoadedDataset | None, list[Problem]]:
    """Load files and return the dataset, or None and every problem found."""
    loading = read_all(sources)
    return loading.dataset, sorted({*loading.own, *loading.across})


@dataclass
class FilesRead:
    """Files that were read and not judged yet: what each states, the triples of those with nothing wrong, and their digest."""

    contents: list[FileContent] = field(default_factory=list)
    store: ox.Store = field(default_factory=ox.Store)
    digest: hashlib._Hash = field(default_factory=hashlib.sha256)

    def with_(self, sources: Iterable[Source]) -> FilesRead:
        """Return a reading of further files beside these; this one stays as it is, and its files are not read again."""
        made = FilesRead(list(self.contents), ox.Store(), self.digest.copy())
        made.store.bulk_extend(self.store)
        shown, graphs = {c.path for c in self.contents}, {c.graph for c in self.contents}
        for source in sources:
            path = source.shown if source.shown not in shown else str(source.full)
            graph = graph_id(path)
            while graph in graphs:
                graph += "-2"
            shown.add(path)
            graphs.add(graph)
            content, raw = _read(source, path, graph, made.store)
            made.digest.update(os.fsencode(source.path) + b"\0" + raw + b"\0")
            made.contents.append(content)
        return made


def read_all(sources: Iterable[Source]) -> Loading:
    """Load files; problems of single files and problems across files are kept apart."""
    with no_collection():
        return judged(FilesRead().with_(sources))


def judged(reading: FilesRead, *, all_rules: bool = False) -> Loading:
    """Return what came of reading files: the dataset, or every problem.

    Args:
        reading: the files.
        all_rules: look for broken rules also where something else is wrong, over the files that have nothing wrong by themselves.
    """
    contents = reading.contents
    own = tuple(dict.fromkeys(p for c in contents for p in c.problems))
    integrity = Integrity(schema(), contents)
    across = integrity.problems()
    if all_rules or (not own and not across):
        across += integrity.broken_rules(InProcess(reading.store, reading.digest.hexdigest()[:16]))
    if own or across:
        return Loading(None, own, tuple(across))
    places = {ident: (place.content.path, place.line) for ident, place in integrity.first.items()}
    lines = {pair: (c.path, line) for c in reversed(contents) for pair, line in c.lines.items()}
    return Loading(LoadedDataset(reading.store, reading.digest.hexdigest()[:16], places, lines), (), ())


def _read(source: Source, path: str, graph: str, store: ox.Store) -> tuple[FileContent, bytes]:
    """Read a file and, where nothing in it is wrong, put it into the store."""
    content = FileContent(path, graph)
    try:
        raw = source.read()
    except OSError as error:
        what = f"this cannot be read: {error.strerror or error}."
        content.unreadable(0, "no-file", what, "Look at the path, what it is, its size and its permissions.")
        return content, b""
    try:
        text = raw.removeprefix(codecs.BOM_UTF8).decode("utf-8")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        content.unreadable(line, "not-utf8", "this is not UTF-8 text.", "Save the file as UTF-8.")
        return content, raw
    if source.ending in YAML_ENDINGS:
        content = FileReader(schema(), path, graph).read(text)
        if not content.problems:
            triples = n_triples(content.document, schema())
            store.load(triples, format=ox.RdfFormat.N_TRIPLES, to_graph=ox.NamedNode(graph))
    else:
        reader = RdfReader(schema(), path, graph)
        content = reader.read(text, source.ending)
        if not content.problems:
            store.extend(ox.Quad(q.subject, q.predicate, q.object, ox.NamedNode(graph)) for q in reader.quads)
    return content, raw
