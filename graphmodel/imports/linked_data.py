"""Files of linked data as nodes with their properties, each with the line on which it is first written; nothing is ever fetched."""

from __future__ import annotations

import codecs
import re
from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import pyoxigraph as ox

from graphmodel.imports.archive import bytes_of
from graphmodel.imports.tables import Place
from graphmodel.load import json_ld
from graphmodel.load.content import FileContent
from graphmodel.load.syntaxes import FORMATS

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from graphmodel.imports.tables import Tables

_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
_BASE = "https://relative.invalid/"
_ENGLISH = ("en-gb", "en", "")


@dataclass
class Node:
    """A node: its address, where it stands, its classes, and its values by property."""

    iri: str
    place: Place
    types: list[str] = field(default_factory=list)
    values: dict[str, list[Any]] = field(default_factory=lambda: defaultdict(list))

    def texts(self, properties: Iterable[str]) -> list[tuple[str, str]]:
        """Return (property, text) of all literals of some properties: in English, or without a language, first."""
        found = [
            (p, v.value, (v.language or "").lower())
            for p in properties
            for v in self.values.get(p, ())
            if isinstance(v, ox.Literal)
        ]
        first = sorted(found, key=lambda x: _ENGLISH.index(x[2]) if x[2] in _ENGLISH else len(_ENGLISH))
        return [(p, text) for p, text, _ in first]

    def nodes(self, properties: Iterable[str]) -> list[tuple[str, str]]:
        """Return (property, address) of all nodes that some properties lead to."""
        found = [(p, v) for p in properties for v in self.values.get(p, ())]
        return [(p, address(v)) for p, v in found if not isinstance(v, ox.Literal)]

    def at(self, prop: str = "") -> Place:
        """Return the place of a property of the node, as it is shown."""
        at = self.place
        return Place(at.file, at.sheet, at.row, at.column, prop, self.iri)


def address(term: Any) -> str:
    """Return the address of a node; of one without a name, a name that holds within these files."""
    return str(term.value) if isinstance(term, ox.NamedNode) else f"_:{term.value}"


def read_nodes(paths: Iterable[Path], tables: Tables) -> dict[str, Node]:
    """Read files; what is wrong with them goes to the tables."""
    nodes: dict[str, Node] = {}
    for path in paths:
        data = bytes_of(path, tables)
        if data is None:
            continue
        try:
            text = data.removeprefix(codecs.BOM_UTF8).decode("utf-8")
        except UnicodeDecodeError as error:
            line = data.count(b"\n", 0, error.start) + 1
            tables.report(Place(path.name, "", line), "not-utf8", "this is not UTF-8 text.", "Save the file as UTF-8.")
            continue
        for triple in _triples(text, path, tables):
            subject = address(triple.subject)
            if subject not in nodes:
                nodes[subject] = Node(subject, Place(path.name, "", _line(text, subject)))
            if triple.predicate.value == _TYPE:
                nodes[subject].types.append(address(triple.object))
            else:
                nodes[subject].values[triple.predicate.value].append(triple.object)
    return nodes


def _triples(text: str, path: Path, tables: Tables) -> list[Any]:
    """Return the triples of a file; none where it cannot be parsed."""
    ending = path.suffix.lower()

    def refuse(line: int, what: str, mend: str) -> list[Any]:
        tables.report(Place(path.name, "", line), "rdf-syntax", what, mend)
        return []

    if ending == ".rdf" and "<!DOCTYPE" in text:
        return refuse(_line(text, "<!DOCTYPE"), "document types and entities are not read.", "Write them out.")
    document = None
    if ending == ".jsonld":
        content = FileContent(path.name, "")
        document = json_ld.read(text, content)
        for problem in content.problems:
            tables.report(Place(path.name, "", problem.line), problem.rule, problem.message, problem.mend)
        if not content.readable:
            return []
    try:
        given = json_ld.with_vocabulary(text) if document is not None else text
        found = list(ox.parse(given, format=FORMATS[ending], base_iri=_BASE, rename_blank_nodes=True))
    except SyntaxError as error:
        if "remote context" in str(error.msg):
            what = "its context is at an address, and nothing is ever fetched."
            return refuse(_line(text, "@context"), what, "Write the context into the file.")
        mend = "Correct the syntax at this place."
        return refuse(error.lineno or 0, f"this cannot be parsed: {str(error.msg).rstrip('.')}.", mend)
    lost_words = json_ld.dropped(document, found) if document is not None else ()
    for lost in (w for w in lost_words if not w.startswith("_:")):  # a node without a name gets another one
        what = f"{lost!r} says nothing here, or cannot be the name of anything."
        mend = "Look at the key it stands under, and for spaces in it."
        tables.report(Place(path.name, "", _line(text, lost)), "dropped-value", what, mend)
    return found


def _line(text: str, written: str) -> int:
    """Return the first line on which a name, whole or behind a prefix, or its last part, stands; 0 where it does not."""
    last = re.escape(written.rstrip("/#").replace("#", "/").rpartition("/")[2])
    shapes = (
        rf'"@id"\s*:\s*"(?:[^"]*[:/#])?{last}"',  # the node itself, and not what leads to it
        f'[<"]{re.escape(written)}[>"]',
        re.escape(written),
        rf"[:/#]{last}(?![\w-])",
        rf"(?<!\w){last}(?!\w)",
    )
    for shape in shapes if last else ():
        if found := re.search(shape, text):
            return text.count("\n", 0, found.start()) + 1
    return 0
