"""What only one kind of thing has beside its own fields: an Act its norms, a type its bodies, a purpose the norms that serve it ..."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from graphmodel.calls.readings import compare, norm_readings
from graphmodel.ids import kind_of, natural

if TYPE_CHECKING:
    from collections.abc import Iterable

    from graphmodel.model.model import Model
    from graphmodel.structure.statements import Describe

_CONCEPTS = {"purpose", "information", "subject"}


def related(model: Model, describe: Describe, ident: str) -> dict[str, Any]:
    """Return the lists of a thing that only its kind has, by name."""
    kind = kind_of(ident)
    if kind in _CONCEPTS:
        return _of_concept(model, describe, ident)
    made = _BY_KIND.get(kind)
    return made(model, describe, ident) if made else {}


def _of_norm(model: Model, describe: Describe, ident: str) -> dict[str, Any]:
    rows = norm_readings(model, model.norms[ident])
    return {"readings": [{**describe.statement(r), **compare(model, r)} for r in rows]}


def _of_instrument(model: Model, describe: Describe, ident: str) -> dict[str, Any]:
    norms = [n for n in model.norms.values() if n.instrument == ident]
    return {"norms": describe.refs(n.id for n in sorted(norms, key=lambda n: natural(n.provision)))}


def _of_type(model: Model, describe: Describe, ident: str) -> dict[str, Any]:
    return {
        "bodies": describe.refs(b.id for b in model.bodies.values() if any(r.type == ident for r in b.types)),
        "narrower": describe.refs(t.id for t in model.types.values() if ident in t.broader),
    }


def _of_document(model: Model, _describe: Describe, ident: str) -> dict[str, Any]:
    rows = sorted(
        (u for u in model.untaken.values() if u.document == ident),
        key=lambda u: (natural(u.part or ""), natural(u.paragraph)),
    )
    return {"untaken": [{"part": u.part, "paragraph": u.paragraph, "reason": u.reason} for u in rows]}


def _of_area(model: Model, describe: Describe, ident: str) -> dict[str, Any]:
    return {
        "documents": describe.refs(d.id for d in model.documents.values() if d.area == ident),
        "bodies": describe.refs(b.id for b in model.bodies.values() if any(c.area == ident for c in b.covers)),
        "contains": describe.refs(a.id for a in model.areas.values() if ident in a.within),
    }


def _of_list(model: Model, describe: Describe, ident: str) -> dict[str, Any]:
    return {"seats": [describe.statement(s) for s in model.seats.values() if s.list_ == ident]}


def _of_concept(model: Model, describe: Describe, ident: str) -> dict[str, Any]:
    concepts: list[Any] = [*model.purposes.values(), *model.information.values(), *model.subjects.values()]
    bars: list[Any] = [*model.bars.values()]
    return {
        "narrower": describe.refs(c.id for c in concepts if ident in c.broader),
        "norms": describe.refs(
            n.id for n in model.norms.values() if ident in {*n.purposes, *n.data_subjects, *n.information}
        ),
        "bars": describe.refs(b.id for b in bars if ident in {*b.information, *b.data_subjects}),
    }


def _of_fact(model: Model, describe: Describe, ident: str) -> dict[str, Any]:
    """Return the norms and bars that turn on a fact."""
    norms = [n for n in model.norms.values() if ident in {n.gateway.needs_fact, *(c.fact for c in n.conditions)}]
    bars = [b for b in model.bars.values() if ident in {b.fact, *(e.fact for e in b.exceptions)}]
    return {"norms": describe.refs(n.id for n in norms), "bars": describe.refs(b.id for b in bars)}


def _of_regime(model: Model, describe: Describe, ident: str) -> dict[str, Any]:
    def under(records: Iterable[Any]) -> list[dict[str, str]]:
        return describe.refs(r.id for r in records if ident in r.regime)

    return {
        "lawful_bases": under(model.lawful_bases.values()),
        "processing_conditions": under(model.processing_conditions.values()),
        "routes": under(model.routes.values()),
    }


def _of_ground(model: Model, describe: Describe, ident: str) -> dict[str, Any]:
    """Return the routes that use a ground of data protection law."""
    return {"routes": describe.refs(r.id for r in model.routes.values() if ident in r.uses)}


_BY_KIND = {
    "norm": _of_norm,
    "instrument": _of_instrument,
    "type": _of_type,
    "document": _of_document,
    "area": _of_area,
    "list": _of_list,
    "fact": _of_fact,
    "regime": _of_regime,
    "lawful-basis": _of_ground,
    "processing-condition": _of_ground,
}
