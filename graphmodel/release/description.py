"""What a release is, in W3C's DCAT and VoID: its title, licence, files with their sums, and how much of what it holds."""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING

import pyoxigraph as ox

from graphmodel.ids import NAMESPACE, ONTOLOGY, iri, slug

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from graphmodel.model.schemes import Release as About
    from graphmodel.release.counts import Counts
    from graphmodel.release.files import File
    from graphmodel.release.licence import Licence

PREFIXES = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dcterms": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "gm": ONTOLOGY,
    "graph": NAMESPACE + "graph/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "sd": "http://www.w3.org/ns/sparql-service-description#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "spdx": "http://spdx.org/rdf/terms#",
    "void": "http://rdfs.org/ns/void#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
#: Stands for the place of the release while its description is made; what is left of an address is then seen from there.
_HERE = "https://here.invalid/"
_MEDIA = "https://www.iana.org/assignments/media-types/"
_TITLE = "The graph of graphmodel"
_TOLD = (
    "Who answers to whom in English public services, and which law lets which body share what with whom: one graph in which every "
    "statement has a source, a pinpoint and dates."
)


def _name(short: str) -> ox.NamedNode:
    prefix, _, rest = short.partition(":")
    return ox.NamedNode(PREFIXES[prefix] + rest)


def _literal(value: object, datatype: str = "") -> ox.Literal:
    return ox.Literal(str(value), datatype=_name(datatype)) if datatype else ox.Literal(str(value))


class Description:
    """The description of one release.

    Args:
        about: the version of the data and the stretch of time for which their law was looked at.
        identity: SHA-256 of the canonical N-Quads, in hexadecimal digits.
        licence: the licence of the data.
        files: the files with the whole dataset, each with its size in bytes and its SHA-256.
        whole: the counts of the whole dataset.
        graphs: the counts of each named graph.
    """

    def __init__(
        self,
        about: About,
        identity: str,
        licence: Licence,
        files: Mapping[File, tuple[int, str]],
        whole: Counts,
        graphs: Mapping[str, Counts],
    ) -> None:
        self.me = iri(about.id)
        self.about, self.identity, self.licence = about, identity, licence
        self.files, self.whole, self.graphs = files, whole, graphs

    def turtle(self) -> bytes:
        """Return the description as Turtle; the addresses of files are seen from where it lies."""
        made = (
            (ox.serialize(self._triples(), format=ox.RdfFormat.TURTLE, prefixes=PREFIXES) or b"").decode().split("\n")
        )
        first = sorted(takewhile(lambda line: line.startswith("@prefix "), made))
        return "\n".join([*first, "", *made[len(first) :]]).replace(f"<{_HERE}", "<").encode()

    def json_ld(self) -> bytes:
        """Return the same as JSON-LD."""
        made = ox.serialize(self._triples(), format=ox.RdfFormat.JSON_LD) or b""
        return made.replace(f'"{_HERE}'.encode(), b'"')

    def _triples(self) -> list[ox.Triple]:
        rows = [*self._dataset(), *self._counts(self.me, self.whole), *self._graphs()]
        for file, (size, checksum) in self.files.items():
            rows += self._distribution(file, size, checksum)
        made = dict.fromkeys(ox.Triple(ox.NamedNode(s), _name(p), o) for s, p, o in rows)
        return sorted(made, key=lambda t: (str(t.subject), t.predicate.value != PREFIXES["rdf"] + "type", str(t)))

    def _dataset(self) -> Iterator[tuple[str, str, ox.NamedNode | ox.Literal]]:
        me, about = self.me, self.about
        for cls in ("dcat:Dataset", "void:Dataset", "gm:Dataset"):
            yield me, "rdf:type", _name(cls)
        yield me, "dcterms:title", ox.Literal(_TITLE, language="en")
        yield me, "dcterms:description", ox.Literal(_TOLD, language="en")
        yield me, "dcat:version", _literal(about.version)
        yield me, "dcterms:identifier", _literal(f"rdfc-1.0;sha-256;{self.identity}")
        yield from self._checksum(me, self.identity)
        yield me, "dcterms:license", ox.NamedNode(self.licence.url)
        for row in self.licence.attributions:
            yield me, "dcterms:rights", ox.Literal(row, language="en")
        agent = NAMESPACE + "maintainers"
        yield me, "dcterms:publisher", ox.NamedNode(agent)
        yield agent, "rdf:type", _name("foaf:Agent")
        yield agent, "foaf:name", ox.Literal("The maintainers of graphmodel", language="en")
        period = f"{me}/window"
        yield me, "dcterms:temporal", ox.NamedNode(period)
        yield period, "rdf:type", _name("dcterms:PeriodOfTime")
        yield period, "dcat:startDate", _date(about.window_from)
        yield period, "dcat:endDate", _date(about.law_checked_to)
        yield me, "dcterms:language", ox.NamedNode("http://publications.europa.eu/resource/authority/language/ENG")
        yield me, "void:uriSpace", _literal(NAMESPACE)
        for prefix in ("gm", "skos", "dcterms"):
            yield me, "void:vocabulary", ox.NamedNode(PREFIXES[prefix].rstrip("#"))
        for file in self.files:
            yield me, "dcat:distribution", ox.NamedNode(f"{me}/file/{file.name}")
            if file.format != "csv":
                yield me, "void:dataDump", ox.NamedNode(_HERE + file.name)

    def _distribution(
        self, file: File, size: int, checksum: str
    ) -> Iterator[tuple[str, str, ox.NamedNode | ox.Literal]]:
        it = f"{self.me}/file/{file.name}"
        yield it, "rdf:type", _name("dcat:Distribution")
        yield it, "dcterms:title", ox.Literal(file.title, language="en")
        yield it, "dcat:downloadURL", ox.NamedNode(_HERE + file.name)
        yield it, "dcat:accessURL", ox.NamedNode(_HERE + file.name)
        packed = file.name.endswith(".zip")
        yield it, "dcat:mediaType", ox.NamedNode(_MEDIA + ("text/csv" if packed else file.media))
        if packed:
            yield it, "dcat:packageFormat", ox.NamedNode(_MEDIA + file.media)
        yield it, "dcat:byteSize", _literal(size, "xsd:nonNegativeInteger")
        yield it, "dcterms:license", ox.NamedNode(self.licence.url)
        yield from self._checksum(it, checksum)

    def _checksum(self, of: str, value: str) -> Iterator[tuple[str, str, ox.NamedNode | ox.Literal]]:
        it = f"{of}/checksum"
        yield of, "spdx:checksum", ox.NamedNode(it)
        yield it, "rdf:type", _name("spdx:Checksum")
        yield it, "spdx:algorithm", _name("spdx:checksumAlgorithm_sha256")
        yield it, "spdx:checksumValue", _literal(value, "xsd:hexBinary")

    def _graphs(self) -> Iterator[tuple[str, str, ox.NamedNode | ox.Literal]]:
        for graph, counts in self.graphs.items():
            yield self.me, "void:subset", ox.NamedNode(graph)
            yield graph, "rdf:type", _name("void:Dataset")
            yield graph, "rdf:type", _name("sd:NamedGraph")
            yield graph, "sd:name", ox.NamedNode(graph)
            yield from self._counts(graph, counts)

    def _counts(self, of: str, counts: Counts) -> Iterator[tuple[str, str, ox.NamedNode | ox.Literal]]:
        for name, number in (
            ("triples", counts.triples),
            ("entities", sum(counts.classes.values())),
            ("classes", len(counts.classes)),
            ("properties", len(counts.properties)),
            ("distinctSubjects", len(counts.subjects)),
            ("distinctObjects", len(counts.objects)),
        ):
            yield of, f"void:{name}", _literal(number, "xsd:integer")
        for kind, found, amount in (("class", counts.classes, "entities"), ("property", counts.properties, "triples")):
            for address, number in sorted(found.items()):
                part = f"{of}/{kind}/{_local(address)}"
                yield of, f"void:{kind}Partition", ox.NamedNode(part)
                yield part, f"void:{kind}", ox.NamedNode(address)
                yield part, f"void:{amount}", _literal(number, "xsd:integer")


def _local(address: str) -> str:
    """Return a name for a class or property that no other has: two vocabularies may both have a `type`."""
    prefix = next((p for p, space in PREFIXES.items() if address.startswith(space)), "")
    return f"{prefix}-{address.removeprefix(PREFIXES[prefix])}" if prefix else slug(address)


def _date(value: object) -> ox.Literal:
    text = str(value)
    return _literal(text, {4: "xsd:gYear", 7: "xsd:gYearMonth"}.get(len(text), "xsd:date"))
