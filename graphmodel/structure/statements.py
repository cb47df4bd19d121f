"""Statements as an answer shows them: their fields by the contract's names, with labels, status and citations."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from graphmodel.ids import kind_of
from graphmodel.values import plain

if TYPE_CHECKING:
    from collections.abc import Iterable

    from graphmodel.model.documents import (
        Citation,
        Delegation,
        Line,
        Reading,
        Reference,
        Relation,
        Rule,
        SameAs,
        Seat,
        SeatList,
        Silence,
        Statement,
    )
    from graphmodel.model.model import Model


class Describe:
    """Describes statements of one model."""

    def __init__(self, model: Model) -> None:
        self.model = model

    def ref(self, ident: str | None) -> dict[str, str] | None:
        """Return id, label and kind, or None."""
        return {"id": ident, "label": self.model.label(ident), "kind": kind_of(ident)} if ident else None

    def refs(self, idents: Iterable[str]) -> list[dict[str, str]]:
        """Return several."""
        return [{"id": i, "label": self.model.label(i), "kind": kind_of(i)} for i in idents]

    def citations(self, cites: Iterable[Citation]) -> list[dict[str, Any]]:
        """Return citations of a document."""
        return [
            {"document": c.document, "part": c.part, "paragraph": c.paragraph, "anchor": c.anchor, "url": None}
            for c in cites
        ]

    def common(self, statement: Statement) -> dict[str, Any]:
        """Return what every statement has."""
        return {
            "id": statement.id,
            "statement": kind_of(statement.id),
            "document": statement.document,
            "status": statement.status,
            "polarity": statement.polarity,
            "certainty": statement.certainty,
            "reason": statement.reason,
            "holds": plain(statement.holds.period) if statement.holds else None,
            "note": list(statement.note),
            "citations": self.citations(statement.cite),
        }

    def statement(self, statement: Statement) -> dict[str, Any]:
        """Return any statement."""
        kind = kind_of(statement.id).replace("-", "_")
        own = getattr(self, f"_{kind}")(statement)
        return {**self.common(statement), **own}

    def _line(self, s: Line) -> dict[str, Any]:
        return {
            "from": self.ref(s.from_),
            "to": self.ref(s.to),
            "to_role": s.to_role,
            "via": self.refs(s.via),
            "kinds": list(s.kinds),
            "strength": s.strength,
            "for": s.for_,
            "alternative": {"set": s.alternative.set, "joined_by": s.alternative.joined_by} if s.alternative else None,
        }

    def _relation(self, s: Relation) -> dict[str, Any]:
        return {
            "from": self.ref(s.from_),
            "verb": s.verb,
            "to": self.ref(s.to),
            "to_role": s.to_role,
            "detail": s.detail,
        }

    def _delegation(self, s: Delegation) -> dict[str, Any]:
        return {
            "from": self.ref(s.from_),
            "to": self.ref(s.to),
            "what": s.what,
            "retained": s.retained,
            "ratified_by": self.ref(s.ratified_by),
            "consulting": self.refs(s.consulting),
        }

    def _list(self, s: SeatList) -> dict[str, Any]:
        return {"label": s.label, "board": self.ref(s.board), "declared_total": s.declared_total}

    def _seat(self, s: Seat) -> dict[str, Any]:
        number = s.number
        return {
            "list": s.list_,
            "holder": self.ref(s.holder)
            or ({"id": None, "label": s.holder_words, "kind": "words"} if s.holder_words else None),
            "represents": self.refs(s.represents)
            + ([{"id": None, "label": s.represents_words, "kind": "words"}] if s.represents_words else []),
            "alternatives": self.refs(s.alternatives),
            "seats": {"printed": number.printed, "least": number.least, "most": number.most}
            if number
            else {"printed": None, "least": 1, "most": 1},
            "role": s.role or "member",
            "voting": s.voting or "unknown",
            "basis": s.basis or "unstated",
            "appointed_by": self.ref(s.appointed_by),
        }

    def _rule(self, s: Rule) -> dict[str, Any]:
        return {
            "about": self.ref(s.about),
            "topic": s.topic,
            "state": s.state,
            "value": self.value(s),
            "text": s.text,
            "applies_to": s.applies_to,
            "exceptions": list(s.exceptions),
        }

    def value(self, rule: Rule) -> dict[str, Any] | None:
        """Return the value of a rule: its kind and the fields that it has."""
        value = rule.value
        if value is None:
            return None
        numbers = {
            "numerator": value.numerator,
            "denominator": value.denominator,
            "number": value.number,
            "most": value.most,
            "every": value.every,
        }
        words = {
            "unit": value.unit,
            "of": value.of,
            "text": value.text,
            "post": self.ref(value.post),
            "body": self.ref(value.body),
        }
        found = {k: v for k, v in {**numbers, **words}.items() if v is not None}
        return {"kind": value.kind, **found, **({"including": self.refs(value.including)} if value.including else {})}

    def _silence(self, s: Silence) -> dict[str, Any]:
        return {"about": self.ref(s.about), "topic": s.topic, "how": s.how}

    def _reading(self, s: Reading) -> dict[str, Any]:
        def parties(rows: Any) -> list[dict[str, Any]]:
            return [{"words": p.words, "type": self.ref(p.type)} for p in rows]

        return {
            "norm": self.ref(s.norm),
            "provision": s.provision,
            "instrument": s.instrument,
            "bearers": parties(s.bearers),
            "counterparts": parties(s.counterparts),
            "modality": s.modality,
            "purpose": s.purpose,
            "purposes": self.refs(s.purposes),
            "closed_list": s.closed_list,
            "text": s.text,
        }

    def _same_as(self, s: SameAs) -> dict[str, Any]:
        return {"left": self.ref(s.left), "right": self.ref(s.right)}

    def _reference(self, s: Reference) -> dict[str, Any]:
        return {"label": s.label, "points_to": s.points_to, "found_at": s.found_at, "outside": bool(s.outside)}

    def _plan(self, s: Any) -> dict[str, Any]:
        return {
            "label": s.label,
            "aliases": list(s.aliases),
            "owner": self.refs(s.owner),
            "period": plain(s.period.period) if s.period else None,
        }
