"""What connects two nodes of a chart on a day: lines, and the relations, delegations, classes, seats and identities that matter beside them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from graphmodel.diagram.words import line_label
from graphmodel.ids import kind_of, slug_of
from graphmodel.model.documents import Statement
from graphmodel.structure.lines import NOBODY, ROLE
from graphmodel.structure.statements import Describe

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graphmodel.model.documents import Line, Relation
    from graphmodel.model.model import Model
    from graphmodel.structure.attested import Attested

#: Verbs by which one body belongs to another or comes from it.
_BELONGS = frozenset({"part-of", "set-up-by"})
#: Verbs by which one body bears on how another does its work; mere contact between two (co-operates, informs, consults) is left out.
_BEARS_ON = frozenset(
    {"supports", "advises", "recommends-to", "oversees", "monitors", "scrutinises", "challenges", "holds-to-account"}
    | {"reviews", "leads", "coordinates", "commissions", "appoints", "chairs"}
)
_ENDS = frozenset({"body", "post", "type"})


def end_of(node: str) -> str | None:
    """Return `role` or `nobody` for a node that stands for no record of the graph."""
    return next((word for mark, word in ((ROLE, "role"), (NOBODY, "nobody")) if node.startswith(mark)), None)


class Connections:
    """The connections of a day, as the rows `lines` of the call `structure`."""

    def __init__(self, model: Model, attested: Attested) -> None:
        self.model = model
        self.attested = attested
        self.describe = Describe(model)

    def rows(self) -> list[dict[str, Any]]:
        """Return every connection, the lines first, each group sorted by id."""
        found = [
            *self._lines(),
            *self._relations(),
            *self._delegations(),
            *self._classes(),
            *self._seats(),
            *self._identities(),
        ]
        for row in found:
            row["label"] = line_label(row, self.model)
        return sorted(found, key=lambda row: (row["secondary"], row["id"]))

    def _row(self, statement: Statement, from_: str, to: str, group: str, **own: Any) -> dict[str, Any]:
        """Return a row; `from_` and `to` are nodes, which may stand for a role or for nobody."""
        known = self.model.records
        common = self.describe.common(statement)
        return {
            "id": common["id"],
            "statement": common["statement"],
            "from": self.describe.ref(from_),
            "to": self.describe.ref(to) if to in known else None,
            "to_role": to.removeprefix(ROLE) if to.startswith(ROLE) else None,
            "from_node": from_,
            "to_node": to,
            "group": group,
            "secondary": group != "line",
            "via": [],
            "kinds": [],
            "strength": None,
            "verb": None,
            "for": None,
            "alternative": None,
            **{k: common[k] for k in ("polarity", "status", "certainty", "reason", "note", "citations")},
            **own,
        }

    def _lines(self) -> Iterator[dict[str, Any]]:
        for line in self.attested.among(self.model.lines.values()):
            if line.from_:
                together = line.alternative
                yield self._row(
                    line,
                    line.from_,
                    _target(line),
                    "line",
                    via=self.describe.refs(line.via),
                    kinds=list(line.kinds),
                    strength=line.strength,
                    **{"for": line.for_},
                    alternative={"set": together.set, "joined_by": together.joined_by} if together else None,
                )

    def _relations(self) -> Iterator[dict[str, Any]]:
        for relation in self.attested.among(self.model.relations.values()):
            to = relation.to or (ROLE + relation.to_role if relation.to_role else "")
            group = "belongs" if relation.verb in _BELONGS else "bears-on" if relation.verb in _BEARS_ON else ""
            if group and self._is_end(relation.from_) and (self._is_end(to) or end_of(to)):
                yield self._row(relation, relation.from_, to, group, **_verb(relation))

    def _delegations(self) -> Iterator[dict[str, Any]]:
        for delegation in self.attested.among(self.model.delegations.values()):
            if self._is_end(delegation.from_) and self._is_end(delegation.to):
                own = {"verb": "delegates", "kinds": ["delegates"], "strength": "delegation", "for": delegation.what}
                yield self._row(delegation, delegation.from_, delegation.to, "delegation", **own)

    def _classes(self) -> Iterator[dict[str, Any]]:
        """Yield which bodies a class is made of, and of which board a class of people are members."""
        for body in self.model.bodies.values():
            cites = tuple(c for c in body.cite if c.document in self.attested.documents)
            if not cites:
                continue
            pairs = [(m, body.id, "one-of") for m in body.members]
            pairs += [(body.id, body.members_of, "members-of")] if body.members_of else []
            for from_, to, verb in pairs:
                told = Statement(id=f"class/{slug_of(from_)}-{verb}-{slug_of(to)}", document=None, cite=cites)
                yield self._row(told, from_, to, "belongs", verb=verb, kinds=[verb], strength="relation")

    def _seats(self) -> Iterator[dict[str, Any]]:
        for seat in self.attested.among(self.model.seats.values()):
            board = self.model.lists[seat.list_].board
            if seat.holder and seat.holder != board and self._is_end(seat.holder):
                own = {"verb": "sits-on", "kinds": [seat.role or "member"], "strength": "seat"}
                yield self._row(seat, seat.holder, board, "seat", **own)

    def _identities(self) -> Iterator[dict[str, Any]]:
        for same in self.attested.among(self.model.same_as.values()):
            if self._is_end(same.left) and self._is_end(same.right):
                own = {"verb": "same-as", "kinds": ["same-as"], "strength": "identity"}
                yield self._row(same, same.left, same.right, "identity", **own)

    def _is_end(self, ident: str) -> bool:
        return kind_of(ident) in _ENDS and ident in self.model.records


def _target(line: Line) -> str:
    """Return the node that a line leads to; whatever a body answers for to nobody named, it does so at one node, what is denied at another."""
    if line.to:
        return line.to
    if line.to_role:
        return ROLE + line.to_role
    return f"{NOBODY}{'denied:' if line.polarity == 'denies' else ''}{line.from_}"


def _verb(relation: Relation) -> dict[str, Any]:
    return {"verb": relation.verb, "kinds": [relation.verb], "strength": "relation", "for": relation.detail}
