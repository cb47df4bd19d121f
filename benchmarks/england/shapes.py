"""The shapes of the real areas: for each document its bodies, posts and statements, under made-up names."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from msgspec import Struct
from msgspec.structs import replace

from graphmodel.ids import kind_of, natural
from graphmodel.model.documents import Line, Relation, SameAs, Seat, SeatList
from graphmodel.values import keys

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graphmodel.model.bodies import Body
    from graphmodel.model.documents import Document, Statement
    from graphmodel.model.model import Model

#: Stands for the number of a place in what is made once and copied for each; as wide as any number of a place, so that copies stay as long.
PLACE = "p00000"
#: Stands for the place that leads it.
LEAD = "q00000"
#: What is taken of a document.
TAKEN = (Line, Relation, SameAs, Seat, SeatList)


@dataclass(frozen=True)
class Shape:
    """What one document tells, under made-up names.

    Attributes:
        document: the document; it speaks of any day, so that the dates of each statement settle when it holds.
        bodies: the bodies and posts that it names.
        statements: its lines, relations, seats and identities.
        tops: bodies to which others answer and that answer to nobody.
        principals: bodies to which others answer, each as often as others do.
    """

    document: Document
    bodies: tuple[Any, ...]
    statements: tuple[Statement, ...]
    tops: tuple[str, ...]
    principals: tuple[str, ...]


def shapes_of(model: Model) -> list[Shape]:
    """Return the shape of every document of a model."""
    return [_shape(model, document) for document in model.documents.values()]


def _shape(model: Model, document: Document) -> Shape:
    taken = [s for s in model.statements_about.get(document.id, ()) if isinstance(s, TAKEN)]
    named = sorted({i for s in taken for i in ids_in(s) if i in model.bodies or i in model.posts})
    members = {m for i in named if i in model.bodies for m in model.bodies[i].members}
    named = sorted({*named, *(m for m in members if m in model.bodies or m in model.posts)})
    names = {i: f"{kind_of(i)}/{PLACE}-{n}" for n, i in enumerate(named, 1)}
    names |= {s.id: f"{kind_of(s.id)}/{PLACE}-{n}" for n, s in enumerate(taken, 1)}
    names[document.id] = f"document/{PLACE}"
    if document.area:
        names[document.area] = f"area/{PLACE}"
    statements = tuple(_plain(renamed(s, names)) for s in taken)
    lines = [s for s in statements if isinstance(s, Line) and s.polarity != "denies" and s.from_ and s.to]
    over = Counter(s.to for s in lines)
    own = set(names.values())
    tops = {i for i in over if i in own} - {s.from_ for s in lines}
    bodies = tuple(_bare(renamed(model.bodies.get(i) or model.posts[i], names), names[i]) for i in named)
    stands = {b.id for b in bodies if getattr(b, "legal_personality", None) == "true"}
    principals = tuple(i for i in sorted(over.elements()) if i in own and kind_of(i) == "body")
    if not principals:
        principals = tuple(b.id for b in bodies if kind_of(b.id) == "body" and b.id not in stands)
    about = replace(
        document, id=f"document/{PLACE}", label=f"Arrangements of {PLACE}", area=f"area/{PLACE}", attested=None, note=()
    )
    return Shape(about, bodies, statements, tuple(sorted(tops - stands)) or principals[:1], principals)


def ids_in(value: Any) -> Iterator[str]:
    """Yield every text in a record; the ids of other things are among them."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for one in value:
            yield from ids_in(one)
    elif isinstance(value, Struct):
        for name in keys(type(value)):
            yield from ids_in(getattr(value, name))


def renamed(value: Any, names: dict[str, str]) -> Any:
    """Return a record with other ids, those of the rows inside it too."""
    if isinstance(value, str):
        kind, _, rest = value.partition("/")
        slug, _, row = rest.partition("/")
        owner = names.get(f"{kind}/{slug}")
        return value if owner is None else f"{owner}/{row}" if row else owner
    if isinstance(value, tuple):  # in the order in which a model has them
        return tuple(sorted((renamed(one, names) for one in value), key=lambda v: natural(str(getattr(v, "id", v)))))
    if isinstance(value, Struct):
        return type(value)(**{name: renamed(getattr(value, name), names) for name in keys(type(value))})
    return value


def _plain(statement: Any) -> Any:
    """Return a statement without notes; the rest of it is of the size that real ones have."""
    return replace(statement, note=(), key=None)


def _bare(record: Body | Any, ident: str) -> Any:
    """Return a body or post without its names, codes and history: what is left is what paths and answers go by."""
    none: dict[str, Any] = {"label": f"{kind_of(ident)} {ident.partition('/')[2]}", "aliases": (), "note": ()}
    if kind_of(ident) == "body":
        none |= {"redirects": (), "identifiers": (), "predecessor": (), "successor": (), "legal_holder": None}
        none |= {"named_in": (f"document/{PLACE}",)}
    elif not any(c.document == f"document/{PLACE}" for c in record.cite):
        none |= {"sources": ("made up",)}
    cites = tuple(c for c in record.cite if c.document == f"document/{PLACE}")
    return replace(record, cite=cites, **none)
