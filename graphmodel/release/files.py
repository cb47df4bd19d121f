"""The files of a release: their names, media types and what they are, in the order in which they are told."""

from __future__ import annotations

from typing import NamedTuple


class File(NamedTuple):
    """A file of a release.

    Attributes:
        format: the word by which it is asked for; empty where it is always there.
        name: its name.
        title: what it is, for people.
        media: its media type.
    """

    format: str
    name: str
    title: str
    media: str


#: The whole dataset, once in each format.
DUMPS = (
    File("nq", "graphmodel.nq", "N-Quads, canonical by RDFC-1.0", "application/n-quads"),
    File("trig", "graphmodel.trig", "TriG, a named graph for each file of the data", "application/trig"),
    File("jsonld", "graphmodel.jsonld", "JSON-LD, expanded", "application/ld+json"),
    File("csv", "graphmodel-csv.zip", "CSV, a table for each class, with CSV on the Web metadata", "application/zip"),
)
#: What the release is, in DCAT and VoID.
ABOUT = (
    File("", "dataset.ttl", "What the release is, in DCAT and VoID, as Turtle", "text/turtle"),
    File("", "dataset.jsonld", "The same as JSON-LD", "application/ld+json"),
)
LICENCE = File("", "LICENSE.md", "The licence, and the sources that ask to be named", "text/markdown")
SUMS = File("", "SHA256SUMS", "SHA-256 of every file, for `sha256sum --check`", "text/plain")
