"""A release: its files as bytes, and the sum of the canonical dataset, by which two releases with the same statements are one."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from graphmodel.errors import BadQuestionError, Fault
from graphmodel.load.names import nearest
from graphmodel.release.counts import counted
from graphmodel.release.description import Description
from graphmodel.release.files import ABOUT, DUMPS, LICENCE, SUMS, File
from graphmodel.release.licence import licence
from graphmodel.release.quads import json_ld, n_quads, quads_of, trig
from graphmodel.release.tables import csv_zip

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graphmodel.model.model import Model

_MAKE = {"nq": n_quads, "trig": trig, "jsonld": json_ld, "csv": csv_zip}


@dataclass(frozen=True)
class Release:
    """A release of the dataset.

    Attributes:
        version: the version of the data.
        identity: SHA-256 of the dataset in its canonical form (RDFC-1.0), in hexadecimal digits.
        triples: how many different triples it has.
        graphs: how many named graphs.
        files: each file with its bytes, in the order in which they are told.
    """

    version: str
    identity: str
    triples: int
    graphs: int
    files: dict[File, bytes]

    @cached_property
    def told(self) -> dict[str, Any]:
        """The release as plain data: what it is, and its files with their sizes in bytes and their sums."""
        files = [
            {
                "name": f.name,
                "title": f.title,
                "media_type": f.media,
                "bytes": len(d),
                "sha256": hashlib.sha256(d).hexdigest(),
            }
            for f, d in self.files.items()
        ]
        identity = {"algorithm": "RDFC-1.0, SHA-256", "value": self.identity}
        return {
            "version": self.version,
            "identity": identity,
            "triples": self.triples,
            "graphs": self.graphs,
            "files": files,
        }


def release(model: Model, formats: Sequence[str] = ()) -> Release:
    """Make a release; the same dataset gives the same bytes.

    Args:
        model: the model of the dataset.
        formats: which formats of the whole dataset, of `nq`, `trig`, `jsonld` and `csv`; all if empty.

    Raises:
        BadQuestionError: there is no such format.
    """
    _known(formats)
    quads = quads_of(model.dataset)
    dumps = {f: _MAKE[f.format](quads) for f in DUMPS if not formats or f.format in formats}
    nq = next((data for f, data in dumps.items() if f.format == "nq"), None) or n_quads(quads)
    identity = hashlib.sha256(nq).hexdigest()
    whole, graphs = counted(quads)
    sizes = {f: (len(data), hashlib.sha256(data).hexdigest()) for f, data in dumps.items()}
    terms = licence()
    told = Description(model.release, identity, terms, sizes, whole, graphs)
    files = dumps | {ABOUT[0]: told.turtle(), ABOUT[1]: told.json_ld(), LICENCE: terms.text}
    sums = "".join(
        f"{hashlib.sha256(data).hexdigest()}  {f.name}\n"
        for f, data in sorted(files.items(), key=lambda row: row[0].name)
    )
    return Release(model.release.version, identity, whole.triples, len(graphs), files | {SUMS: sums.encode()})


def _known(formats: Sequence[str]) -> None:
    there = [f.format for f in DUMPS]
    faults = [
        Fault(
            "format", f"the whole dataset is not made as {word!r}: choose from {', '.join(there)}", nearest(word, there)
        )
        for word in formats
        if word not in there
    ]
    if faults:
        raise BadQuestionError(tuple(faults))
