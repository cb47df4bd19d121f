"""The call `coverage`: for each Act, what of it is in the graph, in what source it was read, up to when, and what is known to be missing."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from graphmodel.calls.envelope import asked_day, common, link
from graphmodel.ids import natural

if TYPE_CHECKING:
    from graphmodel.model.model import Model

#: Words of codelist/commencement for what is not, or not known to be, law at the end of the window.
_NOT_IN_FORCE = {"not-commenced", "repealed", "unknown"}


def coverage(model: Model, *, date: str | None = None) -> dict[str, Any]:
    """Return the instruments with their provisions, and the size of the rest of the graph."""
    on = asked_day(date)
    rows = []
    for instrument in sorted(model.instruments.values(), key=lambda i: natural(i.label)):
        norms = sorted(
            (n for n in model.norms.values() if n.instrument == instrument.id), key=lambda n: natural(n.provision)
        )
        rows.append(
            {
                "instrument": {"id": instrument.id, "label": instrument.label, "kind": "instrument"},
                "url": instrument.url,
                "provisions": [
                    {
                        "norm": n.id,
                        "provision": n.provision,
                        "read": n.confidence,
                        "sources": list(n.sources),
                        "gateway_kind": n.gateway.kind,
                        "commencement": n.commencement,
                        "in_force": n.in_force.period.in_words(),
                        "announced": str(n.in_force.announced) if n.in_force.announced else None,
                        "not_confirmed": n.unverified,
                    }
                    for n in norms
                ],
                "read": dict(sorted(Counter(n.confidence for n in norms).items())),
                "checked_to": str(model.release.law_checked_to),
                "not_in_force": [n.id for n in norms if n.commencement in _NOT_IN_FORCE],
                "known_gaps": _gaps(model, instrument.id),
                "not_confirmed": [n.unverified for n in norms if n.unverified],
            }
        )
    sizes = {
        "norms": len(model.norms),
        "gateways": sum(n.gateway.kind != "none" for n in model.norms.values()),
        "bars": len(model.bars),
        "routes": len(model.routes),
        "types": len(model.types),
        "bodies": len(model.bodies),
        "areas": len(model.areas),
        "documents": len(model.documents),
    }
    return {
        **common(model, {}, "answered", on.isoformat(), link("/coverage", [("date", on.isoformat())])),
        "instruments": rows,
        "counts": {
            **sizes,
            "statements": sum(
                len(v) for v in (model.lines, model.relations, model.seats, model.rules, model.silences, model.readings)
            ),
        },
        "gaps": _gaps(model, None),
        "law_from": str(model.release.window_from),
        "law_checked_to": str(model.release.law_checked_to),
        "told": "What is not in the graph is not thereby unlawful. Each entry says how it was read and what of it is not confirmed.",
    }


def _gaps(model: Model, instrument: str | None) -> list[dict[str, str]]:
    """Return what is known to be missing of an instrument; of the graph as a whole where none is given."""
    found = [g for g in model.gaps.values() if (instrument in g.instrument if instrument else not g.instrument)]
    return [{"id": g.id, "text": g.label, "kind": g.gap_kind} for g in sorted(found, key=lambda g: natural(g.id))]
