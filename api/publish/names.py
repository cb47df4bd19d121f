"""The things that a publication has a page for: by letter to look through, and by name for a script to search."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Any

from graphmodel.ids import kind_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from api.publish.addresses import Addresses
    from graphmodel.graph import Graph

_THINGS = "/entities/"
_KINDS = {
    "body": "Body",
    "post": "Post",
    "type": "Kind of body",
    "norm": "Norm",
    "instrument": "Act or regulations",
    "document": "Document",
    "area": "Area",
    "plan": "Plan",
    "list": "List of seats",
    "purpose": "Purpose",
    "information": "Kind of information",
    "subject": "Kind of person",
}
#: The further pages of a thing, by their addresses.
_MORE = (
    ("/path/{}", "who it answers to"),
    ("/areas/{}", "chart"),
    ("/boards/{}/seats", "seats"),
    ("/bodies/{}/rules", "rules"),
    ("/bodies/{}/duties", "duties and powers"),
    ("/documents/{}/readings", "what it says the law is"),
)


@dataclass(frozen=True)
class Named:
    """A thing: its id, its label, what it is, its address, its further pages as addresses with labels, and its other names."""

    id: str
    label: str
    kind: str
    address: str
    more: tuple[tuple[str, str], ...]
    names: tuple[str, ...]


def named(graph: Graph, site: Addresses) -> list[Named]:
    """Return the things of a publication by their labels."""
    others: dict[str, set[str]] = {}
    for entry in graph.index.entries:
        others.setdefault(entry.id, set()).add(entry.words)
    found = []
    for address in site:
        if not address.startswith(_THINGS):
            continue
        ident = address.removeprefix(_THINGS)
        label = graph.model.label(ident)
        pages = ((page.format(ident), told) for page, told in _MORE)
        more = tuple((page, told) for page, told in pages if page in site)
        names = tuple(sorted(others.get(ident, set()) - {_plain(label)}))
        kind = _KINDS.get(kind_of(ident), kind_of(ident).replace("-", " ").capitalize())
        found.append(Named(ident, label, kind, address, more, names))
    return sorted(found, key=lambda n: (_plain(n.label), n.id))


def by_letter(things: Iterable[Named]) -> list[tuple[str, list[Named]]]:
    """Return the things under the letters that their labels begin with; digits and signs together first."""
    return [(letter, list(group)) for letter, group in groupby(things, key=lambda n: _letter(n.label))]


def index(things: Iterable[Named], site: Addresses) -> list[dict[str, Any]]:
    """Return what the search looks through: label, kind, file and other names of each thing."""
    return [
        {"label": n.label, "kind": n.kind, "file": site.file(n.address), "names": [_plain(n.label), *n.names]}
        for n in things
    ]


def _plain(label: str) -> str:
    """Return a label as it is compared: small letters without accents, and nothing else between the words than a space."""
    flat = (
        unicodedata.normalize("NFKD", label.replace("\u2019", "").replace("'", "")).encode("ascii", "ignore").decode()
    )
    return " ".join("".join(c if c.isalnum() else " " for c in flat.lower()).split())


def _letter(label: str) -> str:
    first = _plain(label)[:1].upper()
    return first if first.isalpha() else "0 to 9"
